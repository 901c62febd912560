"""The map: where the places of the records lie, as precisely as each is known.

One sheet for the places that lie together; details for those that would lie on one spot; a map of the world for those that
lie far off. Coasts are drawn, and no borders.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from .lettering import in_lines, width_of
from .map_labels import placed_labels
from .outlines import Box, land_path
from .projection import WHOLE_WORLD, WORLD, Degrees, Point, Projection, angle_between, around, middle_of
from .shapes import Picture, Shape, box, group, line, link, shape, words
from .timeline import NARROW

#: What a point stands for: a spot, a town, or a wider area in which it is only a label.
SPOTS: Final = frozenset({"exact", "site"})
TOWNS: Final = frozenset({"town", "city"})
#: Farther from the rest than so many times the usual distance, and than so many degrees: far off.
_FAR: Final = 3.0
_FAR_DEGREES: Final = 12.0
#: Places nearer to each other than this, in the picture's units, get a map of their own.
_CROWDED: Final = 17.0
_NARROWEST: Final = 16_000.0
_ROUND: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True)
class MappedPlace:
    """A place: its name, its page, where it lies (longitude, latitude), and what its point stands for."""

    name: str
    address: str
    degrees: Degrees
    precision: str

    @property
    def is_area(self) -> bool:
        """Whether the point is only a label inside a wider area."""
        return self.precision not in SPOTS | TOWNS


@dataclass(frozen=True)
class _Sheet:
    """A map in a frame: its projection, and how its plane lies in the picture."""

    frame: Box
    projection: Projection
    middle: Degrees | None
    scale: float
    origin: Point

    def place(self, degrees: Degrees) -> Point | None:
        point = self.projection.points([degrees])[0]
        if point is None:
            return None
        return self.frame[0] + (point[0] - self.origin[0]) / self.scale, self.frame[1] + (self.origin[1] - point[1]) / self.scale


def map_picture(name: str, title: str, places: Sequence[MappedPlace], width: float) -> Picture:
    """The sheet, its details, and the world where it is needed; one below the other, details side by side where there is room."""
    near, far = _near_and_far(places)
    height = round(width * (1.05 if width < NARROW else 0.62))
    sheet = _sheet(near, (0.0, 0.0, width, height), _padding(width))
    crowds = _crowds(sheet, near)
    crowded = {place for crowd in crowds for place in crowd}
    marks = [place for place in near if place not in crowded]
    lettered = [(chr(ord("A") + number), crowd) for number, crowd in enumerate(crowds)]
    shapes = [_drawn(name, "sheet", sheet, marks, [_stand_in(letter, crowd) for letter, crowd in lettered])]
    y, x = height + 34.0, 0.0
    each = width if width < NARROW else (width - 20) / 2
    for letter, crowd in lettered:
        if x + each > width + 1:
            x, y = 0.0, y + each * 0.56 + 44
        frame = (x, y, x + each, y + each * 0.56)
        shapes.append(words(f"{letter} – in detail", x, y - 8, "head"))
        shapes.append(_drawn(name, f"detail-{letter.lower()}", _sheet(crowd, frame, 70.0), crowd, []))
        x += each + 20
    if far:
        if x + each > width + 1:
            x, y = 0.0, y + each * 0.56 + 44
        shapes.append(words("Far off: the frame is the map above", x, y - 8, "head"))
        shapes.append(_world(name, (x, y, x + each, y + each * 0.5), sheet, far))
        x += each + 20
    bottom = y + each * 0.56 + 24 if x else height + 24.0
    legend, bottom = _legend(places, bottom, width)
    detailed = f", {len(crowds)} of its corners in detail" if crowds else ""
    farther = f", {len(far)} on a map of the world" if far else ""
    description = (
        f"{len(places)} places with their names: {len(near)} on one map{detailed}{farther}. "
        "The table beside the picture gives their coordinates and what each point stands for."
    )
    return Picture(name, title, description, width, bottom, (*shapes, *legend))


def _padding(width: float) -> float:
    return 60.0 if width >= NARROW else 34.0


def _near_and_far(places: Sequence[MappedPlace]) -> tuple[list[MappedPlace], list[MappedPlace]]:
    """The places around the one that lies most in their midst, and those far off."""

    def distances(place: MappedPlace) -> list[float]:
        return [angle_between(place.degrees, other.degrees) for other in places]

    middle = min(places, key=lambda place: (sum(distances(place)), place.name))
    usual = median(distances(middle))
    farthest = max(_FAR * usual, _FAR_DEGREES)
    near = [place for place in places if angle_between(middle.degrees, place.degrees) <= farthest]
    return near, [place for place in places if place not in near]


def _sheet(places: Sequence[MappedPlace], frame: Box, padding: float) -> _Sheet:
    """A map that shows all the places, with room around them for their names."""
    middle = middle_of([place.degrees for place in places])
    projection = around(middle)
    points = [point for point in projection.points([place.degrees for place in places]) if point is not None]
    left, right = min(point[0] for point in points), max(point[0] for point in points)
    low, high = min(point[1] for point in points), max(point[1] for point in points)
    width, height = frame[2] - frame[0], frame[3] - frame[1]
    scale = max((right - left) / (width - 2 * padding), (high - low) / (height - 2 * padding), _NARROWEST / width)
    origin = ((left + right) / 2 - width / 2 * scale, (low + high) / 2 + height / 2 * scale)
    return _Sheet(frame, projection, middle, scale, origin)


def _crowds(sheet: _Sheet, places: Sequence[MappedPlace]) -> list[list[MappedPlace]]:
    """Places that would lie on one spot, those of an area left out; the largest crowd first."""
    crowds: list[list[MappedPlace]] = []
    for place in places:
        touching = [crowd for crowd in crowds if any(_are_close(sheet, place, other) for other in crowd)]
        crowds = [crowd for crowd in crowds if crowd not in touching]
        crowds.append([place, *(other for crowd in touching for other in crowd)])
    found = [sorted(crowd, key=lambda place: place.name) for crowd in crowds if len(crowd) > 1]
    return sorted(found, key=lambda crowd: (-len(crowd), crowd[0].name))


def _are_close(sheet: _Sheet, one: MappedPlace, other: MappedPlace) -> bool:
    first, second = sheet.place(one.degrees), sheet.place(other.degrees)
    return first is not None and second is not None and math.dist(first, second) < _CROWDED


def _stand_in(letter: str, crowd: Sequence[MappedPlace]) -> MappedPlace:
    """What stands on the sheet for places that have a detail of their own."""
    middle = middle_of([place.degrees for place in crowd])
    exact = min(crowd, key=lambda place: angle_between(middle, place.degrees))
    named = min(crowd, key=lambda place: (place.precision != "city", place.precision not in TOWNS, place.name))
    return MappedPlace(f"{letter}: {named.name} and {len(crowd) - 1} more", "", exact.degrees, "crowd")


def _drawn(name: str, part: str, sheet: _Sheet, places: Sequence[MappedPlace], crowds: Sequence[MappedPlace]) -> Shape:
    frame = sheet.frame
    land = land_path(sheet.projection, sheet.middle, sheet.scale, sheet.origin, frame)
    shapes = [box(frame[0], frame[1], frame[2] - frame[0], frame[3] - frame[1], "water")]
    if land:
        shapes.append(shape("path", "land", d=land))
    shapes.append(box(frame[0], frame[1], frame[2] - frame[0], frame[3] - frame[1], "frame"))
    ordered = [*crowds, *sorted(places, key=lambda place: (place.is_area, place.name))]
    shapes.extend(_labelled(sheet, ordered))
    return group([*shapes, *_scale_bar(sheet)], id=f"{name}-{part}")


def _labelled(sheet: _Sheet, places: Sequence[MappedPlace]) -> list[Shape]:
    placed = [(place, point) for place in places if (point := sheet.place(place.degrees)) is not None]
    labels = placed_labels([place.name for place, _ in placed], [point for _, point in placed], sheet.frame)
    shapes: list[Shape] = []
    for (place, (x, y)), label in zip(placed, labels, strict=True):
        left, base = label.base_line
        text = [words(place.name, left, base, "halo"), words(place.name, left, base, "soft" if place.is_area else "head")]
        if label.needs_line:
            end = (min(max(x, label.box[0]), label.box[2]), min(max(y, label.box[1]), label.box[3]))
            text.insert(0, line(x, y, end[0], end[1], "leader"))
        drawn = [*_point(place.precision, x, y), *text]
        shapes.append(link(place.address, place.name, *drawn) if place.address else group(drawn))
    return shapes


def _point(precision: str, x: float, y: float) -> list[Shape]:
    if precision == "crowd":
        return [box(x - 5.5, y - 5.5, 11, 11, "place-ring"), shape("circle", "place", cx=x, cy=y, r=3)]
    if precision in SPOTS:
        return [shape("circle", "place", cx=x, cy=y, r=5)]
    if precision in TOWNS:
        return [shape("circle", "place-ring", cx=x, cy=y, r=5.5), shape("circle", "place", cx=x, cy=y, r=2.4)]
    return [shape("circle", "place-area", cx=x, cy=y, r=6)]


def _scale_bar(sheet: _Sheet) -> list[Shape]:
    """A bar of a round number of kilometres; it holds in the middle of the map."""
    room = (sheet.frame[2] - sheet.frame[0]) * 0.2
    length = max((number for number in _ROUND if number * 1000 / sheet.scale <= room), default=1)
    x, y = sheet.frame[0] + 12, sheet.frame[3] - 12
    return [
        line(x, y, x + length * 1000 / sheet.scale, y, "axis"),
        words(f"{length:,} km", x, y - 5, "halo"),
        words(f"{length:,} km", x, y - 5, "soft"),
    ]


def _world(name: str, frame: Box, sheet: _Sheet, far: Sequence[MappedPlace]) -> Shape:
    """The whole world, with the frame of the sheet and the places far off."""
    width, height = frame[2] - frame[0], frame[3] - frame[1]
    scale = max(2 * WORLD[0] / width, 2 * WORLD[1] / height)
    whole = _Sheet(frame, WHOLE_WORLD, None, scale, (-width / 2 * scale, height / 2 * scale))
    land = land_path(whole.projection, None, scale, whole.origin, frame)
    shapes = [box(frame[0], frame[1], width, height, "water")]
    if land:
        shapes.append(shape("path", "land", d=land))
    reach = (sheet.frame[2] - sheet.frame[0]) * sheet.scale / scale
    depth = (sheet.frame[3] - sheet.frame[1]) * sheet.scale / scale
    centre = whole.place(sheet.middle) if sheet.middle else None
    if centre is not None:
        shapes.append(box(centre[0] - max(reach, 6) / 2, centre[1] - max(depth, 6) / 2, max(reach, 6), max(depth, 6), "place-ring"))
    return group([*shapes, *_labelled(whole, far)], id=f"{name}-world")


def _legend(places: Sequence[MappedPlace], top: float, width: float) -> tuple[list[Shape], float]:
    kinds = {place.precision for place in places}
    meanings = [
        ("site", "the spot, a building or its grounds", bool(kinds & SPOTS)),
        ("city", "a town or a city", bool(kinds & TOWNS)),
        ("area", "a name inside a wider area, whose bounds are not drawn", any(place.is_area for place in places)),
    ]
    samples = [(precision, text) for precision, text, is_used in meanings if is_used]
    shapes: list[Shape] = []
    lines = in_lines((16 + width_of(text, 12.5) + 18 for _, text in samples), 8.0, top, width)
    for (precision, text), (x, y) in zip(samples, lines, strict=True):
        shapes.extend(_point(precision, x + 6, y))
        shapes.append(words(text, x + 18, y + 4.5, "soft"))
    return shapes, (lines[-1][1] if lines else top) + 14
