"""`data/events.ics`: what happened, as a calendar (RFC 5545). The only room that imports icalendar.

A calendar knows days and no doubt. An event goes in if its date is one certain day, or an interval between two certain days;
what is uncertain, approximate, open, or known to the month or the year only is left out, and the calendar says how much that is.
In its texts a run of white space is one space.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

import icalendar

from ..dates import NotADate, parse_date
from ..escaping import collapsed
from ..page_views.lookup import Lookup, is_upheld
from ..page_views.titles import plain_words
from ..problems import count_of
from ..records import Event, Place, Precedent, Utterance
from .data_file import DATA, DataFile, address_of

#: Places whose point is the place itself, and not a label inside a wide area.
_EXACT_PLACES: Final = frozenset({"exact", "site", "town"})
_CATEGORIES: Final = {"events": "Event", "precedents": "Earlier event", "utterances": "Occasion of speech"}
#: The day that stands for “not known when it was last read”: RFC 5545 wants a moment for every entry.
_NO_DAY: Final = date(1970, 1, 1)


class _Text(icalendar.vText):
    r"""A text, escaped as RFC 5545, 3.3.11 asks; the library takes the letters `\N` of a text for a line break."""

    def to_ical(self) -> bytes:
        """Backslash, semicolon, comma and line break with a backslash before them."""
        return str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n").encode("utf-8")


def calendar_file(lookup: Lookup) -> DataFile:
    """The events, earlier events and occasions of speech whose days are certain."""
    dated: list[Event | Precedent | Utterance] = [
        *lookup.dossier.of_kind(Event),
        *lookup.dossier.of_kind(Precedent),
        *lookup.dossier.of_kind(Utterance),
    ]
    records = [record for record in dated if is_upheld(record)]
    entries = {record.id: days for record in records if (days := certain_days(record.date)) is not None}
    left_out = sum(record.date is not None for record in records) - len(entries)
    undated = sum(record.date is None for record in records)
    said = (
        f"{count_of(len(entries), 'entry', 'entries')}. Left out, since a calendar knows no doubt: {left_out} whose date is uncertain, "
        f"open, or not known to the day, and {undated} without a date."
    )
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{_host(lookup)}//citable-dossier//EN")
    calendar.add("version", "2.0")
    for field, text in (("name", lookup.settings.name), ("description", said)):
        calendar.add(field, _text(text))
        calendar.add({"name": "x-wr-calname", "description": "x-wr-caldesc"}[field], _text(text))
    for record in records:
        if record.id in entries:
            calendar.add_component(_entry(lookup, record, *entries[record.id]))
    return DataFile(
        f"{DATA}events.ics",
        calendar.to_ical(),
        what=f"What happened, as a calendar: {said[0].lower()}{said[1:]}",
        holds=count_of(len(entries), "entry", "entries"),
        opening=('calendar = icalendar.Calendar.from_ical(open("events.ics", "rb").read())',),
    )


def certain_days(text: str | None) -> tuple[date, date] | None:
    """The first and the last day of an EDTF date that names certain days; None for every other."""
    if text is None:
        return None
    ends = text.split("/")
    try:
        days = [parse_date(end) for end in ends]
    except NotADate:
        return None
    # An entry ends on the day after its last: the last day that there is has none.
    if any(not day.is_day or day.last == date.max for day in days):
        return None
    return days[0].first, days[-1].last


def _entry(lookup: Lookup, record: Event | Precedent | Utterance, first: date, last: date) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", f"{record.id}@{_host(lookup)}")
    entry.add("dtstamp", datetime.combine(_last_read(lookup, record.reviewed_on), datetime.min.time(), UTC))
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))
    entry.add("summary", _text(lookup.titles[record.id]))
    said = [plain_words(text, lookup.dossier.records) for text in (record.summary, record.date_basis) if text]
    if said:
        entry.add("description", _Text("\n".join(map(collapsed, said))))
    entry.add("categories", [_CATEGORIES[record.kind]])
    entry.add("url", address_of(lookup.settings, record))
    entry.add("transp", "TRANSPARENT")
    place = lookup.dossier.find(getattr(record, "place", None), Place)
    if place is not None:
        entry.add("location", _text(place.name))
        if place.precision in _EXACT_PLACES:
            entry.add("geo", (float(place.latitude), float(place.longitude)))
    return entry


def _text(words: str) -> _Text:
    return _Text(collapsed(words).strip(" "))


def _last_read(lookup: Lookup, reviewed_on: str | None) -> date:
    """The day on which the record was last read against its source; else that of the dossier's second reading; else none."""
    reading = lookup.dossier.second_reading
    for text in (reviewed_on, reading.read_on if reading else None):
        if text is not None and parse_date(text).is_day:
            return parse_date(text).first
    return _NO_DAY


def _host(lookup: Lookup) -> str:
    return urlsplit(lookup.settings.address).hostname or "dossier.invalid"
