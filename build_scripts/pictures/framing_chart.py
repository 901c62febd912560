"""The framing chart: propositions in rows, sources in columns; how each source brings it, in whose voice, and how far into its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..problems import count_of
from .lettering import width_of, wrapped
from .row_titles import LEAST_FOR_TITLES, LINE, linked_title, title_above
from .shapes import Picture, Shape, box, line, link, place_of_sign, shape, words
from .signs import SIZE, sign_definitions, sign_legend, sign_name
from .timeline import NARROW

#: How far a frame stands off its sign, and how far apart signs stand so that no frame touches the next.
_OFF: Final = 3.0
_STEP: Final = SIZE + 2 * _OFF + 2.0
#: How long the line is that stands for a source's text.
_TEXT: Final = 64.0
#: From one line of a source's title to the next where the sources stand below each row; two stand beside the signs.
_LINE_OF_SOURCE: Final = 15.0


@dataclass(frozen=True)
class VoicedSign:
    """A stance, and whether the source takes it in its own voice."""

    stance: str
    is_own: bool


@dataclass(frozen=True)
class CarriedSigns:
    """How one source brings a proposition: its signs, the share of its text before the first, and the page."""

    signs: tuple[VoicedSign, ...]
    place: float
    address: str
    label: str


@dataclass(frozen=True)
class FramingChartRow:
    """A proposition with what each source (by its column) makes of it."""

    title: str
    address: str
    by_source: Mapping[int, CarriedSigns]


def framing_picture(name: str, title: str, sources: Sequence[str], rows: Sequence[FramingChartRow], width: float) -> Picture:
    """The chart; narrow, or with more sources than fit beside the propositions, the sources stand below each proposition."""
    cell = _cell(sources, rows, width)
    is_listed = width < NARROW or width - cell * len(sources) - 8 < LEAST_FOR_TITLES
    drawn, y = _listed(name, sources, rows, width) if is_listed else _crossed(name, sources, rows, width, cell)
    used = [sign.stance for row in rows for carried in row.by_source.values() for sign in carried.signs]
    legend, height = sign_legend(name, used, 8, y + 12, width - 16)
    more, bottom = _legend(y + 12 + height + 4, width)
    description = (
        f"{count_of(len(rows), 'proposition')} in rows, {count_of(len(sources), 'source')} in columns. "
        "Signs stand for stances, each in a frame where the source takes it in its own voice; a line below them is the source's "
        "text from beginning to end, with a tick where it first brings the proposition. No sign: the source leaves it out."
    )
    return Picture(name, title, description, width, bottom, (sign_definitions(name), *drawn, *legend, *more))


def _cell(sources: Sequence[str], rows: Sequence[FramingChartRow], width: float) -> float:
    """How wide a column is: its signs and a source's text have room in it."""
    most = max((len(carried.signs) for row in rows for carried in row.by_source.values()), default=0)
    return max(most * _STEP, min(112.0, max(_TEXT + 12, width * 0.58 / max(len(sources), 1))))


def _crossed(name: str, sources: Sequence[str], rows: Sequence[FramingChartRow], width: float, cell: float) -> tuple[list[Shape], float]:
    left = width - cell * len(sources) - 8
    heads = [wrapped(source, cell - 10, 12.5, 8) for source in sources]
    top = 10 + LINE * max((len(head) for head in heads), default=1)
    shapes: list[Shape] = []
    for number, head in enumerate(heads):
        x = left + cell * number + cell / 2
        shapes.extend(words(text, x, top - 6 - LINE * (len(head) - 1 - place), "head", "middle") for place, text in enumerate(head))
    y = top
    for row in rows:
        lines = wrapped(row.title, left - 24, 14, 6)
        height = max(LINE * len(lines), SIZE + 16) + 12
        first = y + height / 2 - LINE * len(lines) / 2 + 12.5
        shapes.append(line(8, y, width - 8, y, "rule"))
        shapes.append(linked_title(row.address, row.title, lines, first))
        for column, carried in sorted(row.by_source.items()):
            shapes.append(_carried(name, carried, left + cell * column + cell / 2, y + height / 2 - (SIZE + 12) / 2))
        y += height
    return [*shapes, line(8, y, width - 8, y, "axis")], y


def _listed(name: str, sources: Sequence[str], rows: Sequence[FramingChartRow], width: float) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    y = 4.0
    for row in rows:
        title, y = title_above(row.address, row.title, y, width)
        shapes.extend(title)
        y += 12
        for column, carried in sorted(row.by_source.items()):
            room = max(_TEXT + 16, len(carried.signs) * _STEP)
            source = wrapped(sources[column], width - room - 24, 13, 4)
            shapes.extend(words(text, 8, y + 14 + _LINE_OF_SOURCE * place, "soft") for place, text in enumerate(source))
            shapes.append(_carried(name, carried, width - 8 - room / 2, y))
            y += SIZE + 18 + _LINE_OF_SOURCE * max(0, len(source) - 2)
        y += 4
    return [*shapes, line(8, y, width - 8, y, "axis")], y


def _carried(name: str, carried: CarriedSigns, x: float, y: float) -> Shape:
    """Signs around a middle, each framed where the source speaks in its own voice, and its text as a line with a tick."""
    left = x - len(carried.signs) * _STEP / 2 + (_STEP - SIZE) / 2
    drawn: list[Shape] = []
    for number, sign in enumerate(carried.signs):
        at = left + _STEP * number
        if sign.is_own:
            drawn.append(box(at - _OFF, y - _OFF, SIZE + 2 * _OFF, SIZE + 2 * _OFF, "frame", corner=4))
        drawn.append(place_of_sign(sign_name(name, sign.stance), at, y))
    return link(carried.address, carried.label, *drawn, *_text_line(x, y + SIZE + 9, carried.place))


def _text_line(x: float, y: float, place: float) -> list[Shape]:
    start = x - _TEXT / 2
    tick = start + min(max(place, 0.0), 1.0) * _TEXT
    return [line(start, y, start + _TEXT, y, "track"), line(tick, y - 4, tick, y + 4, "tick")]


def _legend(top: float, width: float) -> tuple[list[Shape], float]:
    own, place = "a frame around a sign: in the source’s own voice", "a tick: how far into its text it first stands"
    shapes = [box(8, top, 20, 16, "frame", corner=4), words(own, 34, top + 12.5, "soft")]
    x, y = 34 + width_of(own, 12.5) + 20, top
    if x + _TEXT + width_of(place, 12.5) + 20 > width:
        x, y = 8.0, top + 24
    shapes += [*_text_line(x + _TEXT / 2, y + 9, 0.3), words(place, x + _TEXT + 8, y + 12.5, "soft")]
    return [shape("g", "", *shapes)], y + 26
