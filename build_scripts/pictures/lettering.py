"""How wide words are: the advances of the site's sans face, so that labels can be laid out without a browser.

Thousandths of the size, for the characters from space to `~`; another letter counts as a wide one. The regular weight was
read from Source Sans 3; the bold one is some 4 % wider, and so is, at the most, the face that stands in for it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

_ADVANCES: Final = (
    200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497, 497, 497, 497,
    497, 497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727, 647, 664,
    566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555, 496, 292, 504,
    544, 246, 247, 495, 255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
)  # fmt: skip
_OTHER: Final = 620
_WIDE: Final = 1000
#: What a face that stands in for ours may need more.
_RESERVE: Final = 1.05
ELLIPSIS: Final = "…"


def width_of(text: str, size: float) -> float:
    """How wide a text is at a size, both in the picture's units; never less than it will be."""
    return sum(_advance(character) for character in text) * size * _RESERVE / 1000


def wrapped(text: str, width: float, size: float, most_lines: int) -> tuple[str, ...]:
    """The text in lines that are no wider; what does not fit into so many lines is cut, and ends in an ellipsis.

    A word that is longer than a line goes on in the next one.
    """
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < most_lines:
        if len(lines) < most_lines - 1:
            rest[:1] = _broken(rest[0], width, size)
        taken = [rest.pop(0)]
        while rest and width_of(" ".join((*taken, rest[0])), size) <= width:
            taken.append(rest.pop(0))
        lines.append(" ".join(taken))
    if rest:
        lines[-1] = f"{lines[-1]} {rest[0]}"
    return tuple(_cut(found, width, size, is_cut=bool(rest) and number == len(lines)) for number, found in enumerate(lines, 1))


def in_lines(needs: Iterable[float], left: float, top: float, right: float, step: float = 22.0) -> list[tuple[float, float]]:
    """Where each thing of a width stands, one after the other and in a new line where there is no room left."""
    places: list[tuple[float, float]] = []
    x, y = left, top
    for needed in needs:
        if x > left and x + needed > right:
            x, y = left, y + step
        places.append((x, y))
        x += needed
    return places


def _broken(word: str, width: float, size: float) -> tuple[str, ...]:
    """A word, in two where it is too long for a line: marks stay with their letters."""
    if len(word) == 1 or width_of(word, size) <= width:
        return (word,)
    end = max((end for end in range(1, len(word)) if width_of(word[:end], size) <= width), default=1)
    while end > 1 and unicodedata.combining(word[end]):
        end -= 1
    return word[:end], word[end:]


def _cut(text: str, width: float, size: float, *, is_cut: bool) -> str:
    if not is_cut and width_of(text, size) <= width:
        return text
    kept = text
    while kept and width_of(kept + ELLIPSIS, size) > width:
        kept = kept[:-1]
    return kept.rstrip(" ,;:–—-") + ELLIPSIS


def _advance(character: str) -> int:
    place = ord(character) - 32
    if 0 <= place < len(_ADVANCES):
        return _ADVANCES[place]
    if unicodedata.combining(character):
        return 0
    return _WIDE if unicodedata.east_asian_width(character) in {"W", "F"} else _OTHER
