"""The timeline: a row for each event, its date as precise as the records have it, and no preciser.

A filled point is one certain day, an outlined one a day that the record calls uncertain, a hatched bar “some time from
here to here”, with an arrow head where that end is not known; among years such a bar is short, and lies at the end that
is known. Warnings are triangles, the main event is a diamond.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ..dates import EARLIEST, LATEST, DossierDate, parse_date
from ..problems import count_of
from .lettering import in_lines, width_of, wrapped
from .row_titles import LINE
from .shapes import Picture, Shape, box, line, link, shape, words
from .time_axes import HEAD, DayAxis, Reach, TimeAxis, YearAxis, days_of, years_of

Sort = Literal["event", "warning", "main"]

#: Below this width labels stand above their marks, and not beside them.
NARROW: Final = 520.0
_ROW: Final = 27.0
_LEGEND_ROW: Final = 22.0


@dataclass(frozen=True)
class TimelineEntry:
    """A row: what it is called, where its page lies (seen from the page that shows the picture), when, and what it is."""

    title: str
    address: str
    moment: DossierDate
    sort: Sort = "event"


@dataclass(frozen=True)
class _Laid:
    """What is drawn, and how far down it reaches."""

    shapes: tuple[Shape, ...]
    bottom: float


def days_picture(name: str, title: str, entries: Sequence[TimelineEntry], width: float) -> Picture:
    """Days before and after: the entries in the order of time, on an axis of days."""
    main = next((entry.moment for entry in entries if entry.sort == "main"), None)
    days = days_of((entry.moment for entry in entries), main)
    left = 8.0 if width < NARROW else round(width * 0.46)
    axis = DayAxis(days, left, width - 8, main.first if main is not None else None)
    description = (
        f"{count_of(len(entries), 'row')} in the order of time, on an axis of days that leaves out days on which nothing begins or ends. "
        "The table beside the picture gives each date in words."
    )
    band = _band(axis, main)
    return _picture(name, title, description, axis, entries, width, band)


def years_picture(name: str, title: str, entries: Sequence[TimelineEntry], width: float, until: int | None) -> Picture:
    """The same on an axis of years, which ends with the year `until`, or with the last that an entry names."""
    years = years_of([entry.moment for entry in entries])
    last = max(years[1], until or years[1])
    left = 24.0 if width < NARROW else round(width * 0.46)
    axis = YearAxis(min(years[0], last - 2), last, left, width - 24)
    description = f"{count_of(len(entries), 'row')} in the order of time, on an axis of years from {axis.first} to {axis.last}."
    return _picture(name, title, description, axis, entries, width, None)


def _band(axis: DayAxis, main: DossierDate | None) -> Reach | None:
    return axis.reach(main) if main is not None and main.first in axis.columns else None


def _picture(
    name: str, title: str, description: str, axis: TimeAxis, entries: Sequence[TimelineEntry], width: float, band: Reach | None
) -> Picture:
    rows = _rows(name, axis, entries, width)
    legend = _legend(name, entries, width, rows.bottom + 16)
    behind: list[Shape] = [box(band.left, HEAD, band.right - band.left, rows.bottom - HEAD, "event-band")] if band else []
    shapes = (_definitions(name), *behind, *axis.guides(HEAD, rows.bottom), *axis.head(0), *rows.shapes, *legend.shapes)
    return Picture(name, title, description, width, legend.bottom, shapes)


def _rows(name: str, axis: TimeAxis, entries: Sequence[TimelineEntry], width: float) -> _Laid:
    shapes: list[Shape] = []
    top = HEAD + 4
    is_narrow = width < NARROW
    room = width - 16 if is_narrow else width * 0.46 - 20
    for number, entry in enumerate(entries):
        look = "strong" if entry.sort == "main" else "words"
        lines = wrapped(entry.title, room, 14.5 if entry.sort == "main" else 14, 4 if is_narrow else 2)
        text_height = LINE * len(lines)
        height = text_height + 24 if is_narrow else max(_ROW, text_height + 10)
        middle = top + text_height + 11 if is_narrow else top + height / 2
        first = top + 14 if is_narrow else middle - text_height / 2 + 12.5
        if number:
            shapes.append(line(8, top, width - 8, top, "rule"))
        label = [words(text, 8, first + LINE * index, look) for index, text in enumerate(lines)]
        said = f"{entry.title}: {entry.moment.in_words}"
        shapes.append(link(entry.address, said, *label, *mark(name, axis.reach(entry.moment), entry, middle)))
        top += height
    return _Laid((*shapes, line(8, top, width - 8, top, "axis")), top)


def mark(name: str, reach: Reach, entry: TimelineEntry, y: float) -> list[Shape]:
    """What stands for an entry's date."""
    moment = entry.moment
    if moment.first == moment.last and not (reach.is_open_left or reach.is_open_right):
        return [_point(entry.sort, reach.middle, y, is_unsure=moment.is_uncertain)]
    return _bar(name, reach, y)


def _point(sort: Sort, x: float, y: float, *, is_unsure: bool) -> Shape:
    if sort == "main":
        return shape("path", "main", d=f"M{x:.1f} {y - 8:.1f}l8 8l-8 8l-8 -8Z")
    if sort == "warning":
        look = "warning-unsure" if is_unsure else "warning"
        return shape("path", look, d=f"M{x:.1f} {y - 7:.1f}l7.5 13h-15Z")
    return shape("circle", "day-unsure" if is_unsure else "day", cx=x, cy=y, r=5.5)


def _bar(name: str, reach: Reach, y: float) -> list[Shape]:
    """A hatched bar; an arrow head stands where its end is not known."""
    left, right = reach.left + 3, max(reach.right - 3, reach.left + 9)
    begins, ends = left + 9 * reach.is_open_left, right - 9 * reach.is_open_right
    drawn = [
        box(begins, y - 4.5, ends - begins, 9, "hatched", fill=f"url(#{name}-hatch)"),
        box(begins, y - 4.5, ends - begins, 9, "span"),
    ]
    if reach.is_open_right:
        drawn.append(shape("path", "day", d=f"M{ends:.1f} {y - 6.5:.1f}l9 6.5l-9 6.5Z"))
    if reach.is_open_left:
        drawn.append(shape("path", "day", d=f"M{begins:.1f} {y - 6.5:.1f}l-9 6.5l9 6.5Z"))
    return drawn


def _definitions(name: str) -> Shape:
    hatch = shape("path", "hatch", d="M-1 6L6 -1M2 9L9 2")
    return shape("defs", "", shape("pattern", "", hatch, id=f"{name}-hatch", width=5, height=5, patternUnits="userSpaceOnUse"))


def _legend(name: str, entries: Sequence[TimelineEntry], width: float, top: float) -> _Laid:
    """What the marks mean; only those that the picture draws."""
    samples: list[tuple[str, TimelineEntry, Reach]] = []
    day, closed = Reach(0, 16), Reach(0, 30)

    def sample(text: str, date: str, reach: Reach, sort: Sort = "event") -> None:
        samples.append((text, TimelineEntry("", "", parse_date(date), sort), reach))

    kinds = {(entry.sort, entry.moment.first == entry.moment.last, entry.moment.is_uncertain) for entry in entries}
    sorts = {entry.sort for entry in entries}
    if "main" in sorts:
        sample("the main event", "2001-01-01", day, "main")
    if ("event", True, False) in kinds:
        sample("a day", "2001-01-01", day)
    if any(is_day and is_unsure for _, is_day, is_unsure in kinds):
        sample("a day that is not certain", "2001-01-01?", day)
    spans = [entry.moment for entry in entries if entry.moment.first != entry.moment.last]
    are_open = [moment.first == EARLIEST or moment.last == LATEST for moment in spans]
    if not all(are_open):
        sample("some time in this span", "2001-01-01/2001-01-02", closed)
    if any(are_open):
        sample("one end is not known", "2001-01-01/..", Reach(0, 30, is_open_right=True))
    if "warning" in sorts:
        sample("a warning", "2001-01-01", day, "warning")
    shapes: list[Shape] = []
    needs = (reach.right + 8 + width_of(text, 12.5) + 18 for text, _, reach in samples)
    places = in_lines(needs, 8.0, top, width, _LEGEND_ROW)
    for (text, entry, reach), (x, y) in zip(samples, places, strict=True):
        moved = Reach(reach.left + x, reach.right + x, reach.is_open_left, reach.is_open_right)
        shapes.extend(mark(name, moved, entry, y))
        shapes.append(words(text, x + reach.right + 7, y + 4.5, "soft"))
    return _Laid(tuple(shapes), places[-1][1] + 14 if places else top)
