"""Where the names on a map stand: beside their points, and not on each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .lettering import width_of
from .outlines import Box

SIZE: Final = 12.5
_HEIGHT: Final = 15.0
#: From a point to its name: beside it first, then farther off, with a line between.
#: Half the room that a point's own mark takes.
_MARK: Final = 6.0
_NEAR: Final = 9.0
_FARTHER: Final = (20.0, 34.0, 50.0, 68.0)
_DIRECTIONS: Final = ((1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (0.8, -0.8), (0.8, 0.8), (-0.8, -0.8), (-0.8, 0.8))


@dataclass(frozen=True)
class PlacedLabel:
    """A name: its box, and whether a line leads to its point."""

    box: Box
    needs_line: bool

    @property
    def base_line(self) -> tuple[float, float]:
        """Where its text begins."""
        return self.box[0] + 1, self.box[3] - 4


def placed_labels(names: Sequence[str], points: Sequence[tuple[float, float]], frame: Box) -> list[PlacedLabel]:
    """A place for each name, in the order given; a name for which there is no free place stands to the right of its point."""
    taken: list[Box] = [(x - _MARK, y - _MARK, x + _MARK, y + _MARK) for x, y in points]
    found: list[PlacedLabel] = []
    for number, name in enumerate(names):
        others = [box for place, box in enumerate(taken) if place != number]
        label = _free(name, points[number], others, frame)
        found.append(label)
        taken.append(label.box)
    return found


def _free(name: str, point: tuple[float, float], taken: Sequence[Box], frame: Box) -> PlacedLabel:
    width = width_of(name, SIZE) + 2
    for distance in (_NEAR, *_FARTHER):
        for across, down in _DIRECTIONS:
            box = _box(point, across * distance, down * distance, width)
            if _is_inside(box, frame) and not any(_overlap(box, other) for other in taken):
                return PlacedLabel(box, needs_line=distance > _NEAR)
    box = _box(point, _NEAR, 0.0, width)
    shift = max(0.0, box[2] - frame[2])
    return PlacedLabel((box[0] - shift, box[1], box[2] - shift, box[3]), needs_line=False)


def _box(point: tuple[float, float], across: float, down: float, width: float) -> Box:
    """The box of a name beside a point: to its side, or centred above or below it."""
    x, y = point[0] + across, point[1] + down
    left = x if across > 0 else x - width if across < 0 else x - width / 2
    top = y - _HEIGHT / 2 if down == 0 else y if down > 0 else y - _HEIGHT
    return (left, top, left + width, top + _HEIGHT)


def _is_inside(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] + 2 and box[1] >= frame[1] + 2 and box[2] <= frame[2] - 2 and box[3] <= frame[3] - 2


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
