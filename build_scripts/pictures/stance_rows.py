"""Pictures made of the signs of stances: the matrix of holders and propositions, and statements by the day they were said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..problems import count_of
from .lettering import width_of, wrapped
from .row_titles import LINE, linked_title, title_above
from .shapes import Picture, Shape, line, link, place_of_sign, shape, words
from .signs import SIZE, sign_definitions, sign_legend, sign_name
from .timeline import NARROW

_STEP: Final = SIZE + 2.0
#: Narrower columns have room for the name alone.
_ROOM_FOR_TWO: Final = 34.0


@dataclass(frozen=True)
class SignedStatement:
    """A statement as a sign: its stance, its page, and what a reader is told who asks."""

    stance: str
    address: str
    label: str


@dataclass(frozen=True)
class StanceRow:
    """A proposition with its statements by column."""

    title: str
    address: str
    cells: Mapping[int, tuple[SignedStatement, ...]]


def matrix_picture(name: str, title: str, columns: Sequence[tuple[str, str]], rows: Sequence[StanceRow], width: float) -> Picture:
    """Propositions in rows and holders in columns, each a name and what stands below it; narrow, holders stand below each row."""
    drawn = _listed(name, rows, columns, width) if width < NARROW else _crossed(name, rows, columns, width)
    used = [sign.stance for row in rows for cell in row.cells.values() for sign in cell]
    legend, height = sign_legend(name, used, 8, drawn[1] + 12, width - 16)
    description = (
        f"{count_of(len(rows), 'proposition')} in rows, {count_of(len(columns), 'holder')} in columns. A sign is a statement; "
        "where there is none, these sources hold no statement of that holder. The table beside the picture says the same in words."
    )
    bottom = drawn[1] + 12 + height
    return Picture(name, title, description, width, bottom, (sign_definitions(name), *drawn[0], *legend))


def _crossed(name: str, rows: Sequence[StanceRow], columns: Sequence[tuple[str, str]], width: float) -> tuple[list[Shape], float]:
    heads = [(wrapped(head, 190, 13, 1)[0], wrapped(below, 190, 11.5, 1)[0] if below else "") for head, below in columns]
    longest = max((max(width_of(head, 13), width_of(below, 11.5)) for head, below in heads), default=0.0)
    top = 26 + longest * 0.79
    overhang = longest * 0.62
    room = width - overhang - max(230.0, width * 0.4)
    cell = min(56.0, max(_STEP + 6, room / max(len(columns), 1)))
    if cell < _ROOM_FOR_TWO:
        heads = [(head, "") for head, _ in heads]
    left = width - overhang - cell * len(columns)
    shapes = _heads(heads, left, cell, top)
    y = top
    for row in rows:
        lines = wrapped(row.title, left - 24, 14, 3)
        per_line = max(1, int((cell - 4) // _STEP))
        deepest = max((-(-len(signs) // per_line) for signs in row.cells.values()), default=1)
        height = max(LINE * len(lines), deepest * _STEP) + 12
        shapes.append(line(8, y, left + cell * len(columns), y, "rule"))
        first = y + height / 2 - LINE * len(lines) / 2 + 12.5
        shapes.append(linked_title(row.address, row.title, lines, first))
        for column, signs in sorted(row.cells.items()):
            shapes.extend(_signs(name, signs, left + cell * column + cell / 2, y + height / 2, per_line))
        y += height
    ends = [line(left + cell * number, top, left + cell * number, y, "guide") for number in range(len(columns) + 1)]
    return [*ends, *shapes, line(8, y, left + cell * len(columns), y, "axis")], y


def _heads(heads: Sequence[tuple[str, str]], left: float, cell: float, top: float) -> list[Shape]:
    """Names at a slant, with what stands below each."""
    drawn: list[Shape] = []
    for number, (head, below) in enumerate(heads):
        x = left + cell * number + cell / 2
        turn = f"translate({x + 1:.1f} {top - 9:.1f}) rotate(-52)"
        drawn.append(shape("text", "head", head, transform=turn))
        if below:
            drawn.append(shape("text", "small", below, transform=turn, dy=13))
    return drawn


def _signs(name: str, signs: Sequence[SignedStatement], x: float, y: float, per_line: int) -> list[Shape]:
    """Signs around a middle, so many in a line."""
    lines = [signs[start : start + per_line] for start in range(0, len(signs), per_line)]
    drawn: list[Shape] = []
    for number, found in enumerate(lines):
        top = y - len(lines) * _STEP / 2 + number * _STEP + (_STEP - SIZE) / 2
        left = x - len(found) * _STEP / 2 + (_STEP - SIZE) / 2
        drawn.extend(signed(name, sign, left + _STEP * place, top) for place, sign in enumerate(found))
    return drawn


def signed(name: str, sign: SignedStatement, x: float, y: float) -> Shape:
    """One statement's sign, which leads to it."""
    return link(sign.address, sign.label, place_of_sign(sign_name(name, sign.stance), x, y))


def _listed(name: str, rows: Sequence[StanceRow], columns: Sequence[tuple[str, str]], width: float) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    y = 4.0
    for row in rows:
        title, y = title_above(row.address, row.title, y, width)
        shapes.extend(title)
        y += 10
        for column, signs in sorted(row.cells.items()):
            shapes.extend(signed(name, sign, 8 + _STEP * place, y) for place, sign in enumerate(signs))
            after = 8 + _STEP * len(signs) + 5
            called, below = columns[column]
            holder = wrapped(f"{called} ({below})" if below else called, width - after - 8, 13, 1)[0]
            shapes.append(words(holder, after, y + 12, "soft"))
            y += 21
        y += 8
    return [*shapes, line(8, y, width - 8, y, "axis")], y


def statements_picture(name: str, title: str, days: Sequence[tuple[str, Sequence[SignedStatement]]], width: float) -> Picture:
    """Every statement as a sign, in a row for each date that the records give."""
    shapes: list[Shape] = []
    is_narrow = width < NARROW
    left = 8.0 if is_narrow else 264.0
    per_line = max(1, int((width - left - 8) // _STEP))
    y = 4.0
    for label, signs in days:
        lines = -(-len(signs) // per_line)
        shapes.append(line(8, y, width - 8, y, "rule"))
        shapes.append(words(wrapped(f"{label} – {len(signs)}", width - 16 if is_narrow else left - 20, 14, 1)[0], 8, y + 18))
        top = y + 26 if is_narrow else y + 7
        for number, sign in enumerate(signs):
            shapes.append(signed(name, sign, left + _STEP * (number % per_line), top + _STEP * (number // per_line)))
        y = top + _STEP * lines + 5
    shapes.append(line(8, y, width - 8, y, "axis"))
    legend, height = sign_legend(name, _stances(days), 8, y + 12, width - 16)
    count = sum(len(signs) for _, signs in days)
    description = f"{count_of(count, 'statement')}, each a sign, in a row for each date that the records give, in the order of time."
    return Picture(name, title, description, width, y + 12 + height, (sign_definitions(name), *shapes, *legend))


def _stances(days: Iterable[tuple[str, Sequence[SignedStatement]]]) -> list[str]:
    return [sign.stance for _, signs in days for sign in signs]
