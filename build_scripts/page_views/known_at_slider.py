"""What the known-at slider needs to know: the moments, and for every statement and event the days between which it lies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..dates import EARLIEST, LATEST, parse_date
from ..records import Event
from .drawings import address_from
from .lookup import Lookup, date_in_words
from .phrases import Phrase, phrase
from .statement_lines import stance_mark

#: From which day on something may have been, and by which day it is sure to have been; None where that is not known.
_Span = tuple[date | None, date | None]


@dataclass(frozen=True)
class SliderView:
    """The moments (ISO days, and in words), the days of statements and events by page, and the statements of no known day.

    `unit` is what a table hides with a statement: its row, or its cell.
    """

    days: str
    names: str
    statements: str
    events: str
    unit: Literal["tr", "td"]
    undated: tuple[Phrase, ...]


def slider_view(lookup: Lookup, here: str, unit: Literal["tr", "td"]) -> SliderView | None:
    """The slider of a page; None where no statement has a day."""
    known = lookup.computed.known_from
    statements: list[tuple[_Span, str]] = [((entry.earliest, entry.day), identifier) for identifier, entry in known.items()]
    moments = sorted({day for span, _ in statements for day in span if day is not None})
    if not moments:
        return None
    return SliderView(
        days=" ".join(day.isoformat() for day in moments),
        names="|".join(date_in_words(day.isoformat()) for day in moments),
        statements=_spans(lookup, here, statements),
        events=_spans(lookup, here, _events(lookup)),
        unit=unit,
        undated=tuple(
            phrase(stance_mark(lookup.computed.standing[identifier].stance), " ", lookup.link(identifier))
            for (earliest, day), identifier in sorted(statements, key=lambda entry: entry[1])
            if earliest is None and day is None
        ),
    )


def _events(lookup: Lookup) -> list[tuple[_Span, str]]:
    moments = ((parse_date(event.date), event.id) for event in lookup.dossier.of_kind(Event) if event.date is not None)
    return [
        ((None if begins == EARLIEST else begins, None if ends == LATEST else ends), identifier)
        for moment, identifier in moments
        for begins, ends in [(moment.surely_from, moment.surely_until)]
    ]


def _spans(lookup: Lookup, here: str, entries: Iterable[tuple[_Span, str]]) -> str:
    """`from,by path path;from,by path`: the script's own short form, pages with the same days together."""
    groups: dict[str, list[str]] = {}
    for (earliest, day), identifier in entries:
        span = f"{earliest.isoformat() if earliest else ''},{day.isoformat() if day else ''}"
        groups.setdefault(span, []).append(address_from(lookup, here, identifier))
    return ";".join(" ".join((span, *sorted(paths))) for span, paths in sorted(groups.items()))
