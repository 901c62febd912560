"""Axes of time: days with breaks where nothing lies between, and years.

A date is laid on an axis with all the precision that it has and no more: the reach of `2019-05-04/..` begins at its first
day and leaves an axis of days on the right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Final, Protocol

from ..dates import EARLIEST, LATEST, DossierDate, names_of_day
from .lettering import width_of
from .shapes import Shape, line, shape, words

#: A date that may mean more days than this is too wide to make columns of its own.
_WIDEST: Final = timedelta(days=31)
#: Columns are made of the days so near to the main event; what lies farther off leaves the axis.
_NEAR: Final = timedelta(days=120)
#: A break and the room beyond either end, in columns.
_BREAK: Final = 0.55
_BEYOND: Final = 0.6
#: How much is drawn of a date on the scale of years whose other end is not known: room for an arrow head.
_STUB: Final = 24.0


@dataclass(frozen=True)
class Reach:
    """From where to where a date reaches on an axis, and whether it goes on beyond either end."""

    left: float
    right: float
    is_open_left: bool = False
    is_open_right: bool = False

    @property
    def middle(self) -> float:
        """Halfway."""
        return (self.left + self.right) / 2


class TimeAxis(Protocol):
    """What lays dates out from left to right."""

    def reach(self, moment: DossierDate) -> Reach:
        """Where a date lies."""

    def head(self, top: float) -> list[Shape]:
        """The names of days or years, in the `HEAD` units below `top`."""

    def guides(self, top: float, bottom: float) -> list[Shape]:
        """Thin lines down the picture."""


HEAD: Final = 40.0


@dataclass(frozen=True)
class DayAxis:
    """A column for each day on which something begins or ends; breaks between days that do not follow each other."""

    days: tuple[date, ...]
    left: float
    right: float
    main: date | None = None

    @cached_property
    def _unit(self) -> float:
        breaks = sum(later - earlier > timedelta(days=1) for earlier, later in pairwise(self.days))
        return (self.right - self.left) / (max(len(self.days), 1) + breaks * _BREAK + 2 * _BEYOND)

    @cached_property
    def columns(self) -> dict[date, tuple[float, float]]:
        """Each day's column, from left to right."""
        unit, x = self._unit, self.left + _BEYOND * self._unit
        found: dict[date, tuple[float, float]] = {}
        former: date | None = None
        for day in self.days:
            if former is not None and day - former > timedelta(days=1):
                x += _BREAK * unit
            found[day] = (x, x + unit)
            x, former = x + unit, day
        return found

    def reach(self, moment: DossierDate) -> Reach:
        """Where a date lies; a day without a column lies in the break that it falls in."""
        if not self.days:
            return Reach(self.left, self.right, is_open_left=True, is_open_right=True)
        columns = self.columns
        is_open_left = moment.first == EARLIEST or moment.first < self.days[0]
        is_open_right = moment.last == LATEST or moment.last > self.days[-1]
        if moment.last < self.days[0]:
            return Reach(self.left, columns[self.days[0]][0], is_open_left=True)
        if moment.first > self.days[-1]:
            return Reach(columns[self.days[-1]][1], self.right, is_open_right=True)
        begins = (
            self.left if is_open_left else max(right if day < moment.first else left for day, (left, right) in self._up_to(moment.first))
        )
        ends = self.right if is_open_right else min(left if day > moment.last else right for day, (left, right) in self._from(moment.last))
        return Reach(begins, ends, is_open_left, is_open_right)

    def _up_to(self, day: date) -> list[tuple[date, tuple[float, float]]]:
        return [(other, column) for other, column in self.columns.items() if other <= day]

    def _from(self, day: date) -> list[tuple[date, tuple[float, float]]]:
        return [(other, column) for other, column in self.columns.items() if other >= day]

    def head(self, top: float) -> list[Shape]:
        """The number of each day, and its month below; so many as find room."""
        drawn: list[Shape] = []
        reached = self.left - 100.0
        former = ""
        for day, (left, right) in self.columns.items():
            number, month = names_of_day(day)[3].split()
            middle = (left + right) / 2
            if middle - width_of(month, 11.5) / 2 < reached + 3:
                continue
            drawn.append(words(number, middle, top + 16, "head", "middle"))
            below = (
                month if f"{month} {day.year}" == former or right - left < width_of(f"{month} {day.year}", 11.5) else f"{month} {day.year}"
            )
            drawn.append(words(below, middle, top + 31, "small", "middle"))
            former = f"{month} {day.year}"
            reached = middle + width_of(below, 11.5) / 2
        return drawn

    def guides(self, top: float, bottom: float) -> list[Shape]:
        """A line between columns, and two strokes where days are left out."""
        drawn: list[Shape] = []
        columns = list(self.columns.items())
        for number, (day, (left, right)) in enumerate(columns):
            drawn.append(line(left, top, left, bottom, "guide"))
            following = columns[number + 1] if number + 1 < len(columns) else None
            if following is None or following[1][0] > right + 0.1:
                drawn.append(line(right, top, right, bottom, "guide"))
            if following is not None and following[0] - day > timedelta(days=1):
                middle = (right + following[1][0]) / 2
                drawn.append(shape("path", "break", d=f"M{middle - 4:.1f} {top - 4:.1f}l3 -10m3 10l3 -10"))
        return drawn


@dataclass(frozen=True)
class YearAxis:
    """Years on one even scale."""

    first: int
    last: int
    left: float
    right: float

    def _place(self, day: date) -> float:
        begin, end = date(self.first, 1, 1).toordinal(), date(self.last, 12, 31).toordinal()
        return self.left + (day.toordinal() - begin) / max(end - begin, 1) * (self.right - self.left)

    def reach(self, moment: DossierDate) -> Reach:
        """Where a date lies; of one whose other end is open, a little of it beside the end that is known, so that it is no long time."""
        is_open_left = moment.first == EARLIEST or moment.first.year < self.first
        is_open_right = moment.last == LATEST or moment.last.year > self.last
        if is_open_left and not is_open_right:
            right = self._place(moment.last)
            return Reach(max(self.left, right) - _STUB, right, is_open_left=True)
        if is_open_right and not is_open_left:
            left = self._place(moment.first)
            return Reach(left, min(left, self.right) + _STUB, is_open_right=True)
        left = self.left if is_open_left else self._place(moment.first)
        right = self.right if is_open_right else self._place(moment.last)
        return Reach(left, max(left, right), is_open_left, is_open_right)

    def _ticks(self) -> list[int]:
        span = self.last - self.first
        most = max(2, int((self.right - self.left) / 60))
        step = next((step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500) if span / step <= most), 1000)
        first = -(-self.first // step) * step
        return list(range(first, self.last + 1, step))

    def head(self, top: float) -> list[Shape]:
        """The round years."""
        return [words(str(year), self._place(date(year, 1, 1)), top + 24, "head", "middle") for year in self._ticks()]

    def guides(self, top: float, bottom: float) -> list[Shape]:
        """A line at each round year."""
        return [line(self._place(date(year, 1, 1)), top, self._place(date(year, 1, 1)), bottom, "guide") for year in self._ticks()]


def days_of(moments: Iterable[DossierDate], main: DossierDate | None) -> tuple[date, ...]:
    """The days that get a column: where a date near to the main event begins or ends."""
    found: set[date] = set()
    for moment in moments:
        if moment.last == LATEST and moment.first != EARLIEST:
            ends = [moment.first]
        elif moment.first == EARLIEST and moment.last != LATEST:
            ends = [moment.last]
        elif moment.last - moment.first <= _WIDEST:
            ends = [moment.first, moment.last]
        else:
            ends = []
        found.update(day for day in ends if main is None or abs(day - main.first) <= _NEAR)
    return tuple(sorted(found))


def years_of(moments: Sequence[DossierDate]) -> tuple[int, int]:
    """The first and the last year that the closed ends of dates name; every date has one."""
    years = [day.year for moment in moments for day in (moment.first, moment.last) if day not in {EARLIEST, LATEST}]
    return min(years), max(years)
