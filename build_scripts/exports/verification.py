"""What a reader's browser needs to check our quotes against the reader's own copy of a source text.

A script and not JSON, since a page that is opened from a folder may not fetch a file. It holds the quoted words and their
places, the rules by which words are compared, and the sentences in which `dossier check` says what is wrong.
"""

from __future__ import annotations

import json

from ..identifiers import page_address, quote_anchor
from ..page_views.lookup import Lookup
from ..quotations import ABSENT, CUT, OUT_OF_ORDER, folding
from ..seed_texts import not_the_recorded_text
from .data_file import DataFile

#: Where the script lies, below the site's root; the page names it in its front matter.
PATH = "assets/javascripts/source-quotes.js"


def verification_file(lookup: Lookup) -> DataFile:
    """The script: every source with its hash, and each quote from it with its record, its address and its parts."""
    numbers = lookup.quote_numbers
    content = {
        **folding(),
        "sentences": {"absent": ABSENT, "cut": CUT, "order": OUT_OF_ORDER},
        "sources": [
            {
                "title": lookup.titles[source],
                "address": page_address(lookup.path(source)),
                "file": text.seed.file,
                "sha256": text.seed.sha256,
                "differs": not_the_recorded_text(text.seed.file),
                "quotes": [
                    {
                        "record": lookup.titles[bound.owner],
                        "address": f"{page_address(lookup.path(bound.owner))}#{quote_anchor(numbers[bound.owner, bound.path])}",
                        "parts": [[span.start, span.end, text.text[span.start : span.end]] for span in bound.spans],
                    }
                    for bound in lookup.dossier.quotes_by_source.get(source, ())
                ],
            }
            for source, text in ((source, lookup.text_of(source)) for source in lookup.dossier.in_label_order(lookup.dossier.texts))
        ],
    }
    return DataFile(PATH, f"window.sourceQuotes = {json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(',', ':'))};\n")
