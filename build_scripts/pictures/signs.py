"""The signs of stances: a frame and a mark for each way in which a holder stands to a proposition.

The same signs as the badges of the site's pages: filled with a plus, framed with a cross, dashed with a wave, dotted with
a question mark, framed with an arrow head. No two differ by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from .lettering import in_lines, width_of
from .shapes import Shape, shape, words

SIZE: Final = 14.0
_FAMILY: Final = {
    "asserts": "for",
    "concedes": "for",
    "reports": "report",
    "conditional": "hedge",
    "insinuates": "hedge",
    "speculates": "hedge",
    "doubts": "doubt",
    "notes-no-evidence": "doubt",
    "declines": "doubt",
    "denies": "against",
}
_MARKS: Final = {
    "for": "M3.5 7H10.5M7 3.5V10.5",
    "against": "M4 4L10 10M10 4L4 10",
    "hedge": "M3 8C4.2 5 5.8 5 7 7S9.8 9 11 6",
    "doubt": "M4.8 5.2C4.8 2.6 9.2 2.6 9.2 5.2C9.2 7 7 6.8 7 8.6M7 10.6V11.2",
    "report": "M5.5 3.8L9 7L5.5 10.2",
}
#: How a legend calls each family, in the order in which it lists them.
FAMILIES: Final = {
    "for": "states it, or grants it",
    "report": "passes it on",
    "hedge": "supposes or hints at it",
    "doubt": "doubts it, or calls it unproven",
    "against": "rejects it",
}


def family_of(stance: str) -> str:
    """The family of signs that a stance belongs to."""
    return _FAMILY[stance]


def sign_name(picture: str, stance: str) -> str:
    """The id of a stance's sign in a picture."""
    return f"{picture}-sign-{_FAMILY[stance]}"


def sign_definitions(picture: str) -> Shape:
    """The signs, to be drawn by their names; the corner of each is its place."""
    return shape("defs", "", *(_sign(picture, family) for family in FAMILIES))


def _sign(picture: str, family: str) -> Shape:
    frame = shape("rect", f"sign-{family}", x=1, y=1, width=12, height=12, rx=2.5)
    mark = shape("path", f"sign-{family}-stroke", d=_MARKS[family], stroke_linecap="round", stroke_linejoin="round")
    return shape("g", "", frame, mark, id=f"{picture}-sign-{family}")


def sign_legend(picture: str, used: Iterable[str], x: float, y: float, width: float) -> tuple[list[Shape], float]:
    """The families of the stances that are used, with what each means, in lines no wider; and the height that they take."""
    found = {_FAMILY[stance] for stance in used}
    drawn: list[Shape] = []
    meanings = [(family, meaning) for family, meaning in FAMILIES.items() if family in found]
    places = in_lines((SIZE + 5 + width_of(meaning, 12.5) + 16 for _, meaning in meanings), x, y, x + width, 21)
    for (family, meaning), (left, top) in zip(meanings, places, strict=True):
        drawn.append(shape("use", "", href=f"#{picture}-sign-{family}", x=left, y=top))
        drawn.append(words(meaning, left + SIZE + 5, top + 11.5, "soft"))
    return drawn, (places[-1][1] if places else y) + 21 - y
