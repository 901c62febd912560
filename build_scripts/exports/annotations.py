"""`data/annotations.jsonld`: every quote as a W3C Web Annotation.

The target is the source text, named by its hash (RFC 6920), since the texts themselves are not published; a part of a quote is
a target of its own, in order, each found by its words and by its place in code points.
https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any, Final

from ..dossier import BoundQuote
from ..page_views.lookup import Lookup
from ..problems import count_of
from ..seed_texts import Span
from .bound_quotes import least_context
from .data_file import DATA, DataFile, address_below, address_of
from .quote_tables import quote_address
from .record_data import as_json
from .tables import records_in_order

#: The context of the recommendation, by its name; a program that knows Web Annotation holds it.
CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"


def annotations_file(lookup: Lookup) -> DataFile:
    """All annotations, as the one page of a collection, in the order of the records."""
    items = list(_annotations(lookup))
    path = f"{DATA}annotations.jsonld"
    address = address_below(lookup.settings, path)
    return DataFile(
        path,
        as_json(
            {
                "@context": CONTEXT,
                "id": address,
                "type": "AnnotationCollection",
                "label": f"{lookup.settings.name}: every quote at its place",
                "total": len(items),
                "first": {"id": f"{address}#page-1", "type": "AnnotationPage", "startIndex": 0, "items": items},
            }
        ),
        what="Every quote as a W3C Web Annotation: the words, and where they begin and end in the source (code points).",
        holds=count_of(len(items), "annotation"),
        opening=('collection = json.load(open("annotations.jsonld", encoding="utf-8")); collection["first"]["items"]',),
    )


def name_of_hash(sha256: str) -> str:
    """The name of a file by its SHA-256 (RFC 6920): `ni:///sha-256;…`."""
    return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode("ascii").rstrip("=")


def _annotations(lookup: Lookup) -> Iterator[dict[str, Any]]:
    for record in records_in_order(lookup):
        for number, bound in enumerate(lookup.dossier.quotes_of(record.id), 1):
            yield {
                "id": quote_address(lookup, record.id, number),
                "type": "Annotation",
                "motivation": "linking",
                "body": address_of(lookup.settings, record),
                "target": [_target(lookup, bound, span) for span in bound.spans],
            }


def _target(lookup: Lookup, bound: BoundQuote, span: Span) -> dict[str, Any]:
    text = lookup.dossier.texts[bound.quote.source]
    prefix, suffix = least_context(text.text, span)
    quoted = {"type": "TextQuoteSelector", "exact": text.text[span.start : span.end]}
    quoted |= {name: words for name, words in (("prefix", prefix), ("suffix", suffix)) if words}
    return {
        "type": "SpecificResource",
        "source": {
            "id": name_of_hash(text.seed.sha256),
            "type": "Text",
            "format": "text/plain",
            **({"language": text.record.language} if text.record.language else {}),
            "via": address_of(lookup.settings, text.record),
        },
        "selector": [quoted, {"type": "TextPositionSelector", "start": span.start, "end": span.end}],
    }
