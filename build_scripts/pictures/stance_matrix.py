"""The matrix of holders and propositions, made of the signs of stances; holders that do not fit beside each other stand in parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ..problems import count_of
from .lettering import width_of, wrapped
from .row_titles import LEAST_FOR_TITLES, LINE, linked_title, title_above
from .shapes import Picture, Shape, line, shape, words
from .signs import SIZE, sign_definitions, sign_legend
from .stance_rows import STEP, SignedStatement, signed
from .timeline import NARROW

#: How wide columns must be for slanted names of so many lines, and how much wider for what stands below a name.
_ROOM_FOR_NAMES: Final = {1: STEP + 6, 2: 40.0, 3: 56.0}
_ROOM_BELOW: Final = 12.0
_LONGEST_LINE: Final = 260.0
_BETWEEN_PARTS: Final = 18.0
#: From one line of a holder's name to the next where holders stand below each row.
_LINE_OF_HOLDER: Final = 15.0


@dataclass(frozen=True)
class StanceRow:
    """A proposition with its statements by column."""

    title: str
    address: str
    cells: Mapping[int, tuple[SignedStatement, ...]]


def matrix_picture(name: str, title: str, columns: Sequence[tuple[str, str]], rows: Sequence[StanceRow], width: float) -> Picture:
    """Propositions in rows and holders in columns, each a name and what stands below it; narrow, holders stand below each row.

    Holders that do not fit beside each other stand in parts, one below the other, each with the rows that have a sign in it.
    """
    parts = _parts(columns, rows, width)
    shapes: list[Shape] = []
    y = 0.0
    if width < NARROW:
        shapes, y = _listed(name, rows, columns, width)
    else:
        measures = _measures(columns, max(len(part.columns) for part in parts), width)
        for part in parts:
            drawn, y = _crossed(name, part, measures, y + (_BETWEEN_PARTS if shapes else 0.0))
            shapes.extend(drawn)
    used = [sign.stance for row in rows for cell in row.cells.values() for sign in cell]
    legend, height = sign_legend(name, used, 8, y + 12, width - 16)
    description = (
        f"{count_of(len(rows), 'proposition')} in rows, {count_of(len(columns), 'holder')} in columns. A sign is a statement; "
        "where there is none, these sources hold no statement of that holder. The table beside the picture says the same in words."
    )
    return Picture(name, title, description, width, y + 12 + height, (sign_definitions(name), *shapes, *legend))


def matrix_pictures(
    name: str, title: str, columns: Sequence[tuple[str, str]], rows: Sequence[StanceRow], width: float
) -> tuple[Picture, ...]:
    """The same with a picture for each part, so that no picture is higher than a page of paper because of its many holders."""
    parts = _parts(columns, rows, width)
    if len(parts) == 1:
        return (matrix_picture(name, title, columns, rows, width),)
    return tuple(
        matrix_picture(f"{name}-{number}", f"{title} – {part.told.lower()}", part.columns, part.rows, width)
        for number, part in enumerate(parts, 1)
    )


@dataclass(frozen=True)
class _Part:
    """Holders that stand beside each other, the rows that have a sign of theirs, and which they are; nothing where they are all."""

    columns: Sequence[tuple[str, str]]
    rows: Sequence[StanceRow]
    told: str


def _parts(columns: Sequence[tuple[str, str]], rows: Sequence[StanceRow], width: float) -> list[_Part]:
    """As few parts as leave the titles of the rows their room, of as many holders each."""
    heads = _heads_of(columns)
    most = max(1, int((width - _overhang(heads) - LEAST_FOR_TITLES) // _least_cell(heads)))
    if len(columns) <= most:
        return [_Part(columns, rows, "")]
    count = -(-len(columns) // most)
    ends = [len(columns) * number // count for number in range(count + 1)]
    return [_part(columns, rows, range(start, end)) for start, end in pairwise(ends)]


def _part(columns: Sequence[tuple[str, str]], rows: Sequence[StanceRow], shown: range) -> _Part:
    cells = [(row, {place - shown.start: signs for place, signs in row.cells.items() if place in shown}) for row in rows]
    return _Part(
        columns[shown.start : shown.stop],
        [StanceRow(row.title, row.address, found) for row, found in cells if found],
        f"Holders {shown.start + 1} to {shown.stop} of {len(columns)}",
    )


@dataclass(frozen=True)
class _Head:
    """The head of a column: a name in lines, and what stands below it."""

    lines: tuple[str, ...]
    below: str

    @property
    def length(self) -> float:
        """How long its longest line is."""
        return max(*(width_of(text, 13) for text in self.lines), width_of(self.below, 11.5))


def _heads_of(columns: Sequence[tuple[str, str]]) -> list[_Head]:
    return [
        _Head(wrapped(name, _LONGEST_LINE, 13, len(_ROOM_FOR_NAMES)) or ("",), wrapped(below, _LONGEST_LINE, 11.5, 1)[0] if below else "")
        for name, below in columns
    ]


def _overhang(heads: Sequence[_Head]) -> float:
    """How far the last of the slanted names reaches beyond its column."""
    return max((head.length for head in heads), default=0.0) * 0.62


def _least_cell(heads: Sequence[_Head]) -> float:
    """How narrow a column may be, so that no name lies on its neighbour."""
    return _ROOM_FOR_NAMES[max((len(head.lines) for head in heads), default=1)]


@dataclass(frozen=True)
class _Measures:
    """What the parts of a picture have in common: where the first column begins, how wide one is, how high the heads stand."""

    left: float
    cell: float
    height: float


def _measures(columns: Sequence[tuple[str, str]], count: int, width: float) -> _Measures:
    """For so many columns in a part."""
    heads = _heads_of(columns)
    overhang = _overhang(heads)
    room = width - overhang - max(230.0, width * 0.4)
    cell = min(56.0, max(_least_cell(heads), room / max(count, 1)))
    return _Measures(width - overhang - cell * count, cell, 26 + max((head.length for head in heads), default=0.0) * 0.79)


def _crossed(name: str, part: _Part, measures: _Measures, above: float) -> tuple[list[Shape], float]:
    left, cell, top = measures.left, measures.cell, above + measures.height
    right = left + cell * len(part.columns)
    shapes = _heads(_heads_of(part.columns), left, cell, top)
    if part.told:
        shapes.append(words(part.told, 8, top - 9, "soft"))
    y = top
    for row in part.rows:
        lines = wrapped(row.title, left - 24, 14, 6)
        per_line = max(1, int((cell - 4) // STEP))
        deepest = max((-(-len(signs) // per_line) for signs in row.cells.values()), default=1)
        height = max(LINE * len(lines), deepest * STEP) + 12
        shapes.append(line(8, y, right, y, "rule"))
        first = y + height / 2 - LINE * len(lines) / 2 + 12.5
        shapes.append(linked_title(row.address, row.title, lines, first))
        for column, signs in sorted(row.cells.items()):
            shapes.extend(_signs(name, signs, left + cell * column + cell / 2, y + height / 2, per_line))
        y += height
    ends = [line(left + cell * number, top, left + cell * number, y, "guide") for number in range(len(part.columns) + 1)]
    return [*ends, *shapes, line(8, y, right, y, "axis")], y


def _heads(heads: Sequence[_Head], left: float, cell: float, top: float) -> list[Shape]:
    """Names at a slant, with what stands below each where every column has room for it."""
    most = max((len(head.lines) for head in heads), default=1)
    has_room = cell >= _ROOM_FOR_NAMES[most] + _ROOM_BELOW
    drawn: list[Shape] = []
    for number, head in enumerate(heads):
        x = left + cell * number + cell / 2
        turn = f"translate({x + 1:.1f} {top - 9:.1f}) rotate(-52)"
        looks = [*((text, "head") for text in head.lines), *([(head.below, "small")] if head.below and has_room else [])]
        # The second line ends at the row; a third has its place before the first.
        for place, (text, look) in enumerate(looks, min(0, 2 - len(looks))):
            drawn.append(shape("text", look, text, transform=turn, dy=13 * place or None))
    return drawn


def _signs(name: str, signs: Sequence[SignedStatement], x: float, y: float, per_line: int) -> list[Shape]:
    """Signs around a middle, so many in a line."""
    lines = [signs[start : start + per_line] for start in range(0, len(signs), per_line)]
    drawn: list[Shape] = []
    for number, found in enumerate(lines):
        top = y - len(lines) * STEP / 2 + number * STEP + (STEP - SIZE) / 2
        left = x - len(found) * STEP / 2 + (STEP - SIZE) / 2
        drawn.extend(signed(name, sign, left + STEP * place, top) for place, sign in enumerate(found))
    return drawn


def _listed(name: str, rows: Sequence[StanceRow], columns: Sequence[tuple[str, str]], width: float) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    y = 4.0
    for row in rows:
        title, y = title_above(row.address, row.title, y, width)
        shapes.extend(title)
        y += 10
        for column, signs in sorted(row.cells.items()):
            shapes.extend(signed(name, sign, 8 + STEP * place, y) for place, sign in enumerate(signs))
            after = 8 + STEP * len(signs) + 5
            called, below = columns[column]
            holder = wrapped(f"{called} ({below})" if below else called, width - after - 8, 13, 4)
            shapes.extend(words(text, after, y + 12 + _LINE_OF_HOLDER * place, "soft") for place, text in enumerate(holder))
            y += 21 + _LINE_OF_HOLDER * (len(holder) - 1)
        y += 8
    return [*shapes, line(8, y, width - 8, y, "axis")], y
