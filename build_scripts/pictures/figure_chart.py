"""The values of one figure, each as what it leaves possible: a point, a span, or an open bound; in the order of their days.

One figure has one scope, so one chart; values in different units never share a scale. Dated counts of one unit are joined
by a thin line in the order of time; a bound is no count, and is joined to nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from .lettering import in_lines, width_of, wrapped
from .shapes import Picture, Shape, line, link, shape, words
from .timeline import NARROW

_LINE: Final = 17.0
_STEPS: Final = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class ChartValue:
    """One value: how it reads, for which day and from whom, what it leaves possible, and its page.

    `number` is None where the source gives a word; `most` is None where there is no upper bound, `least` where no lower one.
    """

    label: str
    below: str
    address: str
    number: float | None
    least: float | None
    most: float | None
    excludes_number: bool
    is_dated: bool
    is_day_unsure: bool


@dataclass(frozen=True)
class ChartPanel:
    """The values of one unit, in the order of their days; undated ones after them."""

    unit: str
    values: tuple[ChartValue, ...]


@dataclass(frozen=True)
class _Scale:
    """A number → its place, from left to right."""

    low: float
    high: float
    step: float
    left: float
    right: float

    def place(self, number: float) -> float:
        """Where a number lies; one beyond an end lies there."""
        share = (number - self.low) / (self.high - self.low)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def ticks(self) -> list[float]:
        """The numbers that are named."""
        return [self.low + self.step * number for number in range(round((self.high - self.low) / self.step) + 1)]

    def labels(self) -> list[str]:
        """The same as they are written: with as many decimals as the step has, so that no two look alike."""
        decimals = max(0, -int(Decimal(f"{self.step:.12g}").normalize().as_tuple().exponent))
        return [f"{tick:,.{decimals}f}" for tick in self.ticks()]


def figure_picture(name: str, title: str, panels: Sequence[ChartPanel], width: float) -> Picture:
    """A chart with a part for each unit."""
    shapes: list[Shape] = []
    y = 0.0
    for panel in panels:
        drawn, y = _panel(panel, len(panels) > 1, y, width)
        shapes.extend(drawn)
        y += 12
    legend, y = _legend([value for panel in panels for value in panel.values], width, y + 4)
    count = sum(len(panel.values) for panel in panels)
    description = (
        f"{count} values, one to a row, in the order of the days for which they are given, undated ones last. "
        "An open bound is a line with an arrow head, which goes on beyond what is drawn; it is no count."
    )
    return Picture(name, title, description, width, y, (*shapes, *legend))


def _scale(values: Sequence[ChartValue], left: float, right: float) -> _Scale:
    """Round numbers around all that is drawn; from nought, unless all lie far above it."""
    ends = [end for value in values for end in (value.number, value.least, value.most) if end is not None]
    low, high = min(ends), max(ends)
    if (low >= 0 and low < 0.6 * high) or high == low:
        low = min(0.0, low)
    span = (high - low) or 1.0
    raw = span / 4
    magnitude = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * magnitude for factor in _STEPS if factor * magnitude >= raw * 0.999)
    if step < 1 and all(end == round(end) for end in ends):
        step = 1.0
    first = math.floor(low / step) * step
    last = math.ceil(high / step) * step
    return _Scale(first, last if last > high or last == first + step else last + step, step, left, right)


def _panel(panel: ChartPanel, is_named: bool, top: float, width: float) -> tuple[list[Shape], float]:
    is_narrow = width < NARROW
    left = 16.0 if is_narrow else round(width * 0.42)
    scale = _scale(panel.values, left, width - 30)
    y = top + 20
    shapes: list[Shape] = [words(panel.unit or "no unit", 8, y, "head")] if is_named else []
    if is_named and is_narrow:
        y += 20
    ticks = scale.ticks()
    shapes.extend(words(label, scale.place(tick), y, "small", "middle") for label, tick in zip(scale.labels(), ticks, strict=True))
    y += 8
    begin, points = y, list[tuple[float, float]]()
    rows: list[Shape] = []
    for value in panel.values:
        below = wrapped(value.below, width - 16 if is_narrow else left - 30, 12.5, 2)
        text_height = _LINE * (1 + len(below))
        height = text_height + (26 if is_narrow else 12)
        middle = y + (text_height + 13 if is_narrow else height / 2)
        first = y + 17 if is_narrow else middle - text_height / 2 + 13
        label = [
            words(value.label, 8, first, "strong"),
            *(words(text, 8, first + _LINE * number, "soft") for number, text in enumerate(below, 1)),
        ]
        rows.append(line(8, y, width - 8, y, "rule"))
        rows.append(link(value.address, f"{value.label}; {value.below}", *label, *_mark(value, scale, middle)))
        if value.is_dated and value.number is not None and value.most is not None and not is_narrow:
            points.append((scale.place(value.number), middle))
        y += height
    shapes.extend(line(scale.place(tick), begin, scale.place(tick), y, "guide") for tick in ticks)
    if len(points) > 1:
        shapes.append(shape("path", "series", d="M" + "L".join(f"{x:.1f} {at:.1f}" for x, at in points)))
    return [*shapes, *rows, line(8, y, width - 8, y, "axis")], y


def _mark(value: ChartValue, scale: _Scale, y: float) -> list[Shape]:
    """A line for what is possible, with an arrow head where it is open, and a point for the number that is given."""
    drawn: list[Shape] = []
    begin = scale.left - 10 if value.least is None else scale.place(value.least)
    end = scale.right + 10 if value.most is None else scale.place(value.most)
    if value.least is None:
        drawn.append(shape("path", "day", d=f"M{begin:.1f} {y - 5.5:.1f}l-9 5.5l9 5.5Z"))
    if value.most is None:
        drawn.append(shape("path", "day", d=f"M{end:.1f} {y - 5.5:.1f}l9 5.5l-9 5.5Z"))
    if end > begin:
        drawn.append(line(begin, y, end, y, "range"))
    if value.number is None:
        return [*drawn, line(begin, y - 6, begin, y + 6, "range")]
    return [*drawn, shape("circle", "day-unsure" if value.excludes_number else "day", cx=scale.place(value.number), cy=y, r=5.5)]


def _legend(values: Sequence[ChartValue], width: float, top: float) -> tuple[list[Shape], float]:
    """What the marks mean; only those that are drawn."""
    shapes: list[Shape] = []
    samples = _samples(values)
    places = in_lines((52 + width_of(text, 12.5) + 16 for text, _ in samples), 8.0, top + 8, width)
    for (text, sample), (x, y) in zip(samples, places, strict=True):
        shapes.extend(_mark(sample, _Scale(0, 1, 1, x + 6, x + 22), y))
        shapes.append(words(text, x + 50, y + 4.5, "soft"))
    return shapes, (places[-1][1] if places else top + 8) + 14


def _samples(values: Sequence[ChartValue]) -> list[tuple[str, ChartValue]]:
    def sample(number: float | None, least: float | None, most: float | None, *, excludes_number: bool = False) -> ChartValue:
        return ChartValue("", "", "", number, least, most, excludes_number, is_dated=False, is_day_unsure=False)

    found: list[tuple[str, ChartValue]] = []
    if any(value.number is not None and not value.excludes_number for value in values):
        found.append(("the number given", sample(0.5, 0.5, 0.5)))
    if any(value.number is not None and value.excludes_number for value in values):
        found.append(("above or below this number", sample(0, 0, None, excludes_number=True)))
    if any(value.number is not None and value.most is None and not value.excludes_number for value in values):
        found.append(("at least this number", sample(0, 0, None)))
    if any(value.number is None for value in values):
        found.append(("a word, read as this many or more", sample(None, 0, None)))
    if any(value.least is None for value in values):
        found.append(("at most this number", sample(0.5, None, 0.5)))
    if any(value.most is not None and value.least is not None and value.least < value.most for value in values):
        found.append(("a span that it leaves open", sample(0.5, 0, 1)))
    return found
