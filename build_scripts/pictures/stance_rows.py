"""Statements as signs, in rows: those of one date after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ..problems import count_of
from .lettering import wrapped
from .shapes import Picture, Shape, line, link, place_of_sign, words
from .signs import SIZE, sign_definitions, sign_legend, sign_name
from .timeline import NARROW

#: From one sign to the next.
STEP: Final = SIZE + 2.0


@dataclass(frozen=True)
class SignedStatement:
    """A statement as a sign: its stance, its page, and what a reader is told who asks."""

    stance: str
    address: str
    label: str


def signed(name: str, sign: SignedStatement, x: float, y: float) -> Shape:
    """One statement's sign, which leads to it."""
    return link(sign.address, sign.label, place_of_sign(sign_name(name, sign.stance), x, y))


def statements_picture(name: str, title: str, days: Sequence[tuple[str, Sequence[SignedStatement]]], width: float) -> Picture:
    """Every statement as a sign, in a row for each date that the records give."""
    shapes: list[Shape] = []
    is_narrow = width < NARROW
    left = 8.0 if is_narrow else 264.0
    per_line = max(1, int((width - left - 8) // STEP))
    y = 4.0
    for label, signs in days:
        lines = -(-len(signs) // per_line)
        shapes.append(line(8, y, width - 8, y, "rule"))
        shapes.append(words(wrapped(f"{label} – {len(signs)}", width - 16 if is_narrow else left - 20, 14, 1)[0], 8, y + 18))
        top = y + 26 if is_narrow else y + 7
        for number, sign in enumerate(signs):
            shapes.append(signed(name, sign, left + STEP * (number % per_line), top + STEP * (number // per_line)))
        y = top + STEP * lines + 5
    shapes.append(line(8, y, width - 8, y, "axis"))
    legend, height = sign_legend(name, _stances(days), 8, y + 12, width - 16)
    count = sum(len(signs) for _, signs in days)
    description = f"{count_of(count, 'statement')}, each a sign, in a row for each date that the records give, in the order of time."
    return Picture(name, title, description, width, y + 12 + height, (sign_definitions(name), *shapes, *legend))


def _stances(days: Iterable[tuple[str, Sequence[SignedStatement]]]) -> list[str]:
    return [sign.stance for _, signs in days for sign in signs]
