"""Dates with their precision: EDTF, read by the library that follows the Library of Congress.

https://www.loc.gov/standards/datetime/ (level 1). The only room that imports edtf, and Babel for the names of days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from edtf.parser import grammar
from pyparsing import ParseException

_MONTHS: Final = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_MONTH_NAMES: Final = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in _MONTHS)
_NAMED_DAY: Final = re.compile(
    rf"\b(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH_NAMES})"
    rf"|(?P<m2>{_MONTH_NAMES})\.?\s+(?P<after>\d{{1,2}})(?:st|nd|rd|th)?)\b(?!\d)"
)
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS: Final = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
#: The forms of level 0 and 1 that a dossier can mean: unspecified digits from the right, one qualifier at the end,
#: an interval open or not on either side.
_MOMENT: Final = (
    r"(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d(?::\d\d)?)?"
    r"|(?:\d{4}(?:-\d\d(?:-\d\d)?)?|\d{3}X|\d\dXX|\d{4}-XX(?:-XX)?|\d{4}-\d\d-XX)[?~%]?)"
)
_LEVEL_1: Final = re.compile(rf"{_MOMENT}|(?:{_MOMENT}|\.\.)?/(?:{_MOMENT}|\.\.)?")
_OPEN: Final = frozenset({"", ".."})
#: What EDTF puts behind a date that is uncertain, approximate, or both.
_DOUBTS: Final = frozenset("?~%")
EARLIEST: Final = date.min
LATEST: Final = date.max


class NotADate(ValueError):
    """The text is not an EDTF date of level 0 or 1."""


@dataclass(frozen=True)
class DossierDate:
    """An EDTF date: the text as written, the first and the last day that it may mean, and how to say it."""

    text: str
    first: date
    last: date
    is_uncertain: bool
    is_interval: bool

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Earlier first; of two that begin on the same day, the preciser first. Where the beginning is open, its end stands for it.

        An order to show things in, and no proof that the one came before the other.
        """
        return (self.last if self.first == EARLIEST else self.first, self.last, self.text)

    @property
    def in_words(self) -> str:
        """The date as a reader reads it, its precision and doubt kept: `May 2019`, `6 May 2019 (uncertain)`."""
        return _interval_in_words(self.text)

    @property
    def is_doubtful(self) -> bool:
        """Whether its text calls the date uncertain or approximate: then its days are no bounds, and the truth may lie outside them."""
        return any(mark in self.text for mark in _DOUBTS)

    @property
    def surely_from(self) -> date:
        """The first day that it may mean, where that is sure; EARLIEST where the date is open or doubtful on that side."""
        return EARLIEST if self.text.split("/")[0][-1:] in _DOUBTS else self.first

    @property
    def surely_until(self) -> date:
        """The last day that it may mean, where that is sure; LATEST where the date is open or doubtful on that side."""
        return LATEST if self.text.split("/")[-1][-1:] in _DOUBTS else self.last

    @property
    def is_day(self) -> bool:
        """Whether the date is one certain day."""
        return self.first == self.last and not self.is_uncertain


def names_of_day(day: date) -> tuple[str, ...]:
    """What an English text may call a day: its date in several orders, and its weekday."""
    month = _MONTHS[day.month - 1]
    short = month[:3]
    return (
        day.isoformat(),
        f"{day.day} {month}",
        f"{month} {day.day}",
        f"{day.day} {short}",
        f"{short} {day.day}",
        _WEEKDAYS[day.weekday()],
    )


@lru_cache(maxsize=4096)
def names_of_day_in(language: str, day: date) -> tuple[str, ...]:
    """What a text of a language (BCP 47) may call a day; none if CLDR has none.

    Its day and month in several orders, the whole date in digits with the day first, and its weekday.
    """
    # Read only where a text is not English: it takes as long as a check of many records.
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415
    from babel.dates import get_day_names, get_month_names  # noqa: PLC0415

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return ()
    months = {get_month_names("wide", context=context, locale=locale)[day.month] for context in ("format", "stand-alone")}
    dates = (pattern.format(day.day, month) for month in sorted(months) for pattern in ("{} {}", "{}. {}", "{} de {}", "{}º {}", "{1} {0}"))
    digits = (form.format(day.day, day.month, day.year, mark) for form in ("{0}{3}{1}{3}{2}", "{0:02}{3}{1:02}{3}{2}") for mark in "./-")
    return (*dates, *digits, get_day_names("wide", locale=locale)[day.weekday()])


def days_named_in(text: str) -> tuple[tuple[int, int], ...]:
    """The days (day, month) that an English text names with their month: `6 May`, `May 6`, `the 6th of May`."""
    found = []
    for match in _NAMED_DAY.finditer(text):
        day = match.group("before") or match.group("after")
        month = next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(match.group("m1") or match.group("m2")))
        found.append((int(day), month))
    return tuple(found)


def without_days(text: str) -> str:
    """The text without the days that it names."""
    return _NAMED_DAY.sub(" ; ", text)


@lru_cache(maxsize=4096)
def parse_date(text: str) -> DossierDate:
    """An EDTF date of level 0 or 1; raises NotADate with a sentence that says what is wrong."""
    if not text.isascii() or any(character.isspace() for character in text) or len(text) > 60:
        raise NotADate("is not an EDTF date")
    if text in {"..", "../..", "/", "../", "/.."}:
        raise NotADate("names no day at all")
    if not _LEVEL_1.fullmatch(text):
        raise NotADate("is not an EDTF date of level 0 or 1")
    moments = text.split("/")
    for moment in moments:
        _refuse_impossible_days(moment)
    # An interval is as long as its two moments say; the library reads each by itself, once.
    begins = EARLIEST if moments[0] in _OPEN else _days_of(moments[0])[0]
    ends = LATEST if moments[-1] in _OPEN else _days_of(moments[-1])[1]
    if begins > ends:
        raise NotADate("ends before it begins")
    return DossierDate(text, begins, ends, any(mark in text for mark in "?~%X"), "/" in text)


@lru_cache(maxsize=4096)
def _days_of(moment: str) -> tuple[date, date]:
    """The first and the last day that a moment may mean, as the library reckons them."""
    try:
        parsed = _parsed(moment)
        return _as_day(parsed.lower_strict(), EARLIEST), _as_day(parsed.upper_strict(), LATEST)
    except NotADate:
        raise
    except Exception as error:  # the library raises many kinds, its grammar's own among them
        raise NotADate("is not an EDTF date of level 0 or 1") from error


def _parsed(text: str) -> Any:
    """The library's object for a moment of level 0 or, failing that, of level 1; level 2 is not for records."""
    try:
        return grammar.level0Expression.parse_string(text, parse_all=True)[0]
    except ParseException:
        return grammar.level1Expression.parse_string(text, parse_all=True)[0]


def _refuse_impossible_days(part: str) -> None:
    """`2019-02-30` and `2019-13` are well-formed to some parsers; the calendar decides."""
    plain = part.rstrip("?~%")
    pieces = plain.split("-")
    if not all(piece.isdigit() for piece in pieces) or len(pieces[0]) != 4:
        return
    if len(pieces) == 3:
        try:
            date(*(int(piece) for piece in pieces))
        except ValueError as error:
            raise NotADate(f"names a day that is not in the calendar ({error})") from error
    elif len(pieces) == 2 and not (1 <= int(pieces[1]) <= 12 or pieces[1] in _SEASONS):
        raise NotADate("names a month that is not in the calendar")


def _as_day(moment: object, otherwise: date) -> date:
    year, month, day = (getattr(moment, name, None) for name in ("tm_year", "tm_mon", "tm_mday"))
    if not isinstance(year, int) or not isinstance(month, int) or not isinstance(day, int):
        return otherwise
    if not 1 <= year <= 9999:
        raise NotADate("lies outside the years 1 to 9999")
    return date(year, month, day)


def _interval_in_words(text: str) -> str:
    if "/" not in text:
        return _moment_in_words(text)
    begin, end = text.split("/", 1)
    if begin in {"", ".."}:
        return f"{_moment_in_words(end)} or before"
    if end in {"", ".."}:
        return f"{_moment_in_words(begin)} or later"
    return f"{_moment_in_words(begin)} to {_moment_in_words(end)}"


def _moment_in_words(text: str) -> str:
    doubt = {"?": " (uncertain)", "~": " (approximate)", "%": " (uncertain, approximate)"}.get(text[-1:], "")
    plain = text.rstrip("?~%")
    if "T" in plain:
        day, _, time = plain.partition("T")
        return f"{_moment_in_words(day)}, {time}{doubt}"
    pieces = plain.split("-")
    if any("X" in piece for piece in pieces) or not all(piece.isdigit() for piece in pieces):
        return plain.replace("X", "x") + doubt
    if len(pieces) == 1:
        return pieces[0] + doubt
    if pieces[1] in _SEASONS:
        return f"{_SEASONS[pieces[1]]} {pieces[0]}{doubt}"
    month = _MONTHS[int(pieces[1]) - 1]
    return f"{month} {pieces[0]}{doubt}" if len(pieces) == 2 else f"{int(pieces[2])} {month} {pieces[0]}{doubt}"
