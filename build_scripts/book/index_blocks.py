"""The indices: actors and propositions, each with the pages of the records that speak of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from ..page_views.lookup import Lookup
from ..page_views.phrases import phrase
from ..records import Actor, Proposition, Record
from .blocks import Block, Heading, Index, IndexEntry, Paragraph

#: The stop at a sentence's end; neither the last of several, nor that of single letters ("a.m.").
_FULL_STOP: Final = re.compile(r"(?<!\.)(?<!\b[^\W\d_]\.[^\W\d_])\.$")


def index_blocks(lookup: Lookup) -> Iterator[Block]:
    """Both indices, by first letter."""
    actors, propositions = lookup.dossier.of_kind(Actor), lookup.dossier.of_kind(Proposition)
    for heading, records in (("Index of actors", actors), ("Index of propositions", propositions)):
        if records:
            yield Heading(phrase(heading), 1)
            yield Paragraph(
                phrase("The first page is that of the record itself; the others are those of the records that name it."), "note"
            )
            yield Index(_groups(records, lookup))


def _groups(records: Iterable[Record], lookup: Lookup) -> tuple[tuple[str, tuple[IndexEntry, ...]], ...]:
    ordered = sorted(records, key=lambda record: (_first_letter(lookup.titles[record.id]), lookup.titles[record.id].casefold()))
    return tuple(
        (letter, tuple(_entry(lookup, record) for record in found))
        for letter, found in groupby(ordered, key=lambda record: _first_letter(lookup.titles[record.id]))
    )


def _entry(lookup: Lookup, record: Record) -> IndexEntry:
    named = dict.fromkeys(link.from_id for link in lookup.dossier.backlinks_to(record.id))
    words = lookup.titles[record.id]
    return IndexEntry(
        _without_stop(words) if isinstance(record, Proposition) else words,
        (lookup.path(record.id), *(lookup.path(other) for other in named)),
    )


def _without_stop(sentence: str) -> str:
    """A sentence without its full stop, since a page number follows; the stop of an abbreviation or an ellipsis stays."""
    return _FULL_STOP.sub("", sentence)


def _first_letter(title: str) -> str:
    return next((character.upper() for character in title if character.isalpha()), "#")
