"""Attribution chains: who says that who says, from the text that a reader holds down to the one who holds the statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .lettering import wrapped
from .row_titles import LINE
from .shapes import Picture, Shape, box, line, link, shape, words

_LANE: Final = 250.0
#: From one card to the next; two lines of words stand beside the arrow.
_GAP: Final = 46.0
_LINE_OF_CUE: Final = 15.0


@dataclass(frozen=True)
class LaneLink:
    """One who passes the words on: the name, the page, and the source's words that lay the statement to them."""

    name: str
    address: str
    cue: str


@dataclass(frozen=True)
class ChainLane:
    """The chain of one source, outermost first; `address` leads to the source's page."""

    source: str
    address: str
    links: tuple[LaneLink, ...]


def chain_picture(name: str, title: str, lanes: Sequence[ChainLane], width: float) -> Picture:
    """A lane for each source, side by side as far as there is room."""
    per_row = max(1, min(len(lanes), int(width // _LANE)))
    lane_width = min(width / per_row, 300.0)
    shapes: list[Shape] = []
    y = 0.0
    for start in range(0, len(lanes), per_row):
        bottoms = [y]
        for number, lane in enumerate(lanes[start : start + per_row]):
            drawn, bottom = _lane(lane, number * lane_width + 2, y, lane_width - 22)
            shapes.extend(drawn)
            bottoms.append(bottom)
        y = max(bottoms) + 24
    deepest = max(len(lane.links) for lane in lanes)
    description = (
        f"Chains in {len(lanes)} sources, each from the text downwards to the holder of the statement, {deepest} names long at the most. "
        "Between two steps stand the source's words that lay the statement to the next."
    )
    return Picture(name, title, description, width, y - 8, tuple(shapes))


def _lane(lane: ChainLane, x: float, top: float, width: float) -> tuple[list[Shape], float]:
    head = wrapped(lane.source, width, 12.5, 4)
    shapes = [link(lane.address, lane.source, *(words(text, x, top + 14 + 15 * place, "head") for place, text in enumerate(head)))]
    y = top + 24 + 15 * (len(head) - 1)
    for number, step in enumerate(lane.links):
        if number:
            drawn, y = _between(step.cue, x, y, width)
            shapes.extend(drawn)
        lines = wrapped(step.name, width - 24, 14, 5)
        height = LINE * len(lines) + 14
        is_last = number == len(lane.links) - 1
        label = [words(text, x + 12, y + 20 + LINE * place, "strong" if is_last else "words") for place, text in enumerate(lines)]
        card = box(x, y, width, height, "card-own" if is_last else "card", corner=3)
        shapes.append(link(step.address, step.name, card, *label))
        y += height
    return shapes, y


def _between(cue: str, x: float, y: float, width: float) -> tuple[list[Shape], float]:
    """An arrow down, and beside it the words that lay the statement to the next; and where the arrow ends."""
    said = wrapped(f"“{cue}”", width - 40, 13, 6) if cue else ()
    end = y + _GAP + _LINE_OF_CUE * max(0, len(said) - 2)
    drawn = [line(x + 18, y, x + 18, end - 8, "frame"), shape("path", "main", d=f"M{x + 13:.1f} {end - 9:.1f}h10l-5 8Z")]
    first = (y + end) / 2 - 3 - (len(said) - 1) * _LINE_OF_CUE / 2
    drawn.extend(words(text, x + 32, first + 5 + _LINE_OF_CUE * number, "italic") for number, text in enumerate(said))
    return drawn, end
