"""The timeline: what the sources say happened, and every statement, by its day; earlier events on a scale of years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ..dates import EARLIEST, LATEST, DossierDate, parse_date
from ..pictures.shapes import Picture
from ..pictures.timeline import Sort, TimelineEntry, days_picture, years_picture
from ..problems import count_of
from ..records import Event, Precedent, Record, Statement
from .drawings import Drawing, address_from, drawing
from .grids import Grid, grid
from .known_at_slider import SliderView, slider_view
from .lookup import Lookup
from .phrases import Phrase, phrase
from .statements_by_day import statements_by_day
from .wording import KIND_WORDS, term_in_words

_PATH: Final = "timeline.md"
#: So many rows at the most stand on the home page's timeline.
_MOST_ON_HOME: Final = 12


@dataclass(frozen=True)
class TimelineView:
    """The page of the timeline."""

    days_title: str
    days: Drawing | None
    undated: tuple[Phrase, ...]
    years: Drawing | None
    precedents_undated: tuple[Phrase, ...]
    statements: Drawing | None
    slider: SliderView | None


def timeline_view(lookup: Lookup) -> TimelineView:
    """Events and warnings on an axis of days, precedents on one of years, statements in rows by their dates."""
    return TimelineView(
        days_title=_days_title(lookup),
        days=_days(lookup, _entries(lookup, _PATH), "timeline-days"),
        undated=_undated(lookup, lookup.dossier.of_kind(Event)),
        years=_years(lookup, _PATH),
        precedents_undated=_undated(lookup, lookup.dossier.of_kind(Precedent)),
        statements=statements_by_day(lookup, _PATH),
        slider=slider_view(lookup, _PATH, "tr"),
    )


def home_timeline(lookup: Lookup, here: str = "index.md") -> Drawing | None:
    """A short timeline for another page: the events whose dates are known best, then warnings; None where there is none."""
    entries = [entry for _, entry in _entries(lookup, here) if entry.moment.first != EARLIEST and entry.moment.last != LATEST]
    best = sorted(entries, key=lambda entry: (entry.sort != "main", entry.sort == "warning", entry.moment.last - entry.moment.first))
    kept = best[:_MOST_ON_HOME]
    return _days(lookup, [("", entry) for entry in entries if entry in kept], "home-timeline", with_table=False)


def _entries(lookup: Lookup, here: str) -> list[tuple[str, TimelineEntry]]:
    """Dated events, and the warnings among the statements, by their dates; each with its record's id."""
    main = lookup.computed.event
    found: list[tuple[DossierDate, str, Sort]] = [
        (parse_date(event.date), event.id, "main" if main is not None and event.id == main.id else "event")
        for event in lookup.dossier.of_kind(Event)
        if event.date is not None and lookup.stands(event)
    ]
    found += [
        (parse_date(statement.said), statement.id, "warning")
        for statement in lookup.computed.standing.values()
        if statement.act == "warning" and statement.said is not None
    ]
    return [
        (identifier, TimelineEntry(lookup.titles[identifier], address_from(lookup, here, identifier), moment, sort))
        for moment, identifier, sort in sorted(found, key=lambda entry: (*entry[0].sort_key, entry[1]))
    ]


def _days_title(lookup: Lookup) -> str:
    """Before and after are said of the main event, where the dossier names one."""
    return "Days before, and days after" if lookup.computed.event is not None else "Day by day"


def _days(
    lookup: Lookup,
    entries: Sequence[tuple[str, TimelineEntry]],
    name: str,
    *,
    with_table: bool = True,
) -> Drawing | None:
    if not entries:
        return None
    rows = [entry for _, entry in entries]
    table = _table(lookup, "timeline-days", "Events and warnings in the order of time", entries) if with_table else None
    return drawing(
        name,
        lambda name, width: days_picture(name, _days_title(lookup), rows, width),
        "Each row leads to its record. Days on which nothing begins or ends are left out of the scale: two strokes (//) stand there.",
        table,
    )


def _years(lookup: Lookup, here: str) -> Drawing | None:
    main = lookup.computed.event
    until = parse_date(main.date).first.year if main is not None and main.date is not None else None
    dated = [record for record in lookup.dossier.of_kind(Precedent) if record.date is not None and lookup.stands(record)]
    entries = [
        (record.id, TimelineEntry(lookup.titles[record.id], address_from(lookup, here, record.id), parse_date(record.date or "")))
        for record in sorted(dated, key=lambda record: (*parse_date(record.date or "").sort_key, record.id))
    ]
    if not entries:
        return None
    rows = [entry for _, entry in entries]

    def draw(name: str, width: float) -> Picture:
        return years_picture(name, "Earlier events that the sources set beside this one", rows, width, until)

    table = _table(lookup, "timeline-years", "Precedents in the order of time", entries)
    caption = (
        "A second scale, of years. How precise a date is, is for the sources to say: a bar is no length of time. An arrow head stands "
        "where the sources show only by when something happened, or from when on."
    )
    return drawing("timeline-years", draw, caption, table)


def _table(lookup: Lookup, name: str, caption: str, entries: Sequence[tuple[str, TimelineEntry]]) -> Grid:
    return grid(
        name,
        f"{caption}: {count_of(len(entries), 'row')}.",
        ("When", "What", "Kind"),
        ((entry.moment.in_words, (lookup.link(identifier), _kind(lookup.dossier.records[identifier]))) for identifier, entry in entries),
    )


def _kind(record: Record) -> str:
    match record:
        case Event():
            return term_in_words(record.type)
        case Statement():
            return term_in_words(record.act)
        case _:
            return KIND_WORDS[record.kind].one


def _undated(lookup: Lookup, records: Iterable[Event | Precedent]) -> tuple[Phrase, ...]:
    """What the sources give no date for: told apart, never left out."""
    return tuple(phrase(lookup.link(record.id)) for record in records if record.date is None and lookup.stands(record))
