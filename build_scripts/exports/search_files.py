"""What a reader's browser searches, and what it shows of a record before one goes there: two scripts that only hold data.

They are scripts and not JSON, since a page that is opened from a folder may read no other file. A page asks for them when
its reader searches, or rests on a link, and not before. The cards say what a record is; the words are its quotes and notes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..identifiers import page_address
from ..page_views.lookup import Lookup
from ..page_views.quotes import first_words, quoted_words
from ..page_views.titles import plain_words
from ..page_views.wording import ABOUT_PAGES, ANALYSIS_PAGES, KIND_WORDS, term_in_words
from ..records import Actor, Claim, Denial, Figure, Record, Source

CARDS: Final = "assets/records/cards.js"
WORDS: Final = "assets/records/words.js"


def search_files(lookup: Lookup) -> dict[str, str]:
    """The two files: cards and words of every record in one order, and after them a card of each page of no record."""
    records = list(lookup.dossier.records.values())
    cards = [_card(lookup, record) for record in records]
    pages = [
        {"address": page_address(path), "kind": "page", "title": heading, "summary": sentence}
        for path, (heading, sentence) in (ANALYSIS_PAGES | ABOUT_PAGES).items()
    ]
    return {
        CARDS: _script("dossierCards", [*cards, *pages]),
        WORDS: _script("dossierWords", [_words(lookup, record) for record in records]),
    }


def _script(name: str, value: Any) -> str:
    return f"window.{name}={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"


def _card(lookup: Lookup, record: Record) -> Mapping[str, Any]:
    """What stands on a card; what a record has not is left out."""
    title = lookup.titles[record.id]
    summary = plain_words(record.summary or "", lookup.dossier.records)
    quotes = lookup.dossier.quotes_of(record.id)
    card = {
        "address": page_address(lookup.path(record.id)),
        "kind": KIND_WORDS[record.kind].one,
        "title": title,
        "names": sorted(set(_names(record)) - {title}),
        "summary": "" if summary == title or title in summary else summary,
        "stance": record.stance if isinstance(record, (Claim, Denial)) else "",
        "quote": first_words(lookup, quotes[0]) if quotes and not isinstance(record, (Actor, Source)) else "",
        "source": lookup.titles[quotes[0].quote.source] if quotes and not isinstance(record, (Actor, Source)) else "",
        "withdrawn": not lookup.stands(record),
    }
    return {name: value for name, value in card.items() if value}


def _names(record: Record) -> Iterator[str]:
    """Every name under which a reader may look for it: each spelling of the sources, its id in words, its former ids."""
    yield " ".join(word.capitalize() for word in record.id.split("-"))
    yield from record.formerly
    match record:
        case Actor():
            yield from (alias.name for alias in record.aliases)
        case Source():
            yield from filter(None, (record.label, record.title, record.publisher, record.file.rpartition("/")[2]))


def _words(lookup: Lookup, record: Record) -> str:
    """What else a record says: its quotes, its scope, its notes, the stance in words."""
    records = lookup.dossier.records
    parts = [quoted_words(lookup, bound) for bound in lookup.dossier.quotes_of(record.id)]
    parts += [plain_words(text, records) for text in (record.summary, record.notes) if text]
    if isinstance(record, (Claim, Denial)):
        parts += [lookup.titles[record.holder], term_in_words(record.stance), term_in_words(record.act)]
    if isinstance(record, Figure):
        parts.append(record.scope)
    return " · ".join(dict.fromkeys(parts))
