"""The outlines of the land: Natural Earth's, which are in the public domain, as the npm package world-atlas carries them.

Coasts only: where a border runs may be the very thing in dispute, and a picture would take a side.
TopoJSON: rings are made of arcs, which are steps on a grid (https://github.com/topojson/topojson-specification).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any, Final

from ..theme_assets import PROJECT, AssetMissing
from .projection import RADIUS, Degrees, Point, Projection, angle_between, middle_of

_FOLDER: Final = PROJECT / "node_modules" / "world-atlas"
#: Which file serves down to so many metres for one unit of the picture.
_COARSE_FROM: Final = 20_000.0
#: Corners nearer to the last one than this, in the picture's units, are left out.
_FINEST: Final = 0.9
#: Islands smaller than this, in square units, are left out.
_SMALLEST: Final = 2.0

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Ring:
    """An outline: its corners in degrees."""

    places: tuple[Degrees, ...]

    def may_reach(self, place: Degrees, degrees: float) -> bool:
        """Whether something of the ring may lie so near to a place; False only where nothing does."""
        least, most = self._latitudes
        if not least - degrees <= place[1] <= most + degrees:
            return False
        return angle_between(place, self._middle) - self._radius <= degrees

    @cached_property
    def area(self) -> float:
        """Its area in square degrees: its sign tells which way round the ring runs."""
        return _area(self.places)

    @cached_property
    def _latitudes(self) -> tuple[float, float]:
        found = [latitude for _, latitude in self.places]
        return min(found), max(found)

    @cached_property
    def _middle(self) -> Degrees:
        return middle_of(self.places)

    @cached_property
    def _radius(self) -> float:
        return max(angle_between(self._middle, place) for place in self.places)


@lru_cache(maxsize=2)
def land_rings(name: str) -> tuple[Ring, ...]:
    """The outer rings and holes of all land, in degrees; raises AssetMissing where the package is not installed."""
    file = _FOLDER / name
    try:
        topology = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise AssetMissing(f"{file} is missing; run `make setup`.") from error
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    rings = (_ring(ring, arcs) for geometry in topology["objects"]["land"]["geometries"] for ring in _rings(geometry))
    return tuple(Ring(part) for ring in rings for part in _cut_at_the_edge(ring))


def _cut_at_the_edge(ring: Sequence[Degrees]) -> Iterator[tuple[Degrees, ...]]:
    """A ring that crosses the date line → its parts on either side; one that goes around a pole is closed along it."""
    inside = all(-180 < longitude < 180 for longitude, _ in ring)
    if inside and all(abs(here[0] - there[0]) <= 180 for here, there in pairwise(ring)) and abs(ring[-1][0] - ring[0][0]) <= 180:
        yield tuple(ring)  # as most: nothing of it lies near the line
        return
    followed = [ring[0]]
    for longitude, latitude in ring[1:]:
        turns = round((followed[-1][0] - longitude) / 360)
        followed.append((longitude + 360 * turns, latitude))
    if abs(followed[-1][0] - followed[0][0]) > 180:
        pole = math.copysign(90.0, sum(place[1] for place in ring))
        followed += [(followed[-1][0], pole), (followed[0][0], pole)]
    for shift in (-360.0, 0.0, 360.0):
        part = _clipped([(longitude + shift, latitude) for longitude, latitude in followed], (-180.0, -90.0, 180.0, 90.0))
        if len(part) > 2:
            yield tuple(part)


def _arc(steps: Sequence[Sequence[int]], transform: Any) -> list[Degrees]:
    """Steps on a grid → degrees."""
    (scale_x, scale_y), (start_x, start_y) = transform["scale"], transform["translate"]
    found, x, y = [], 0, 0
    for step in steps:
        x, y = x + step[0], y + step[1]
        found.append((x * scale_x + start_x, y * scale_y + start_y))
    return found


def _rings(geometry: Any) -> Iterator[Sequence[int]]:
    if geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def _ring(numbers: Sequence[int], arcs: Sequence[Sequence[Degrees]]) -> list[Degrees]:
    """The arcs of a ring, end to end; a number `~n` is arc `n` backwards. The first point of each is the last of the one before."""
    found: list[Degrees] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        found.extend(arc[1:] if found else arc)
    return found


@lru_cache(maxsize=128)
def land_path(projection: Projection, middle: Degrees | None, scale: float, origin: Point, frame: Box) -> str:
    """The land that reaches into a frame, as the `d` of one path; empty where there is only water.

    `scale` is in metres for one unit of the picture, `origin` the point of the plane (metres) at the frame's upper left corner.
    `middle` is the middle of an azimuthal projection, which leaves out what cannot reach the frame; None for a map of the world.
    """
    written: list[str] = []
    half = math.hypot(frame[2] - frame[0], frame[3] - frame[1]) / 2 * scale / (2 * RADIUS)
    reach = math.degrees(2 * math.asin(min(1.0, half)))
    for ring in land_rings("land-110m.json" if scale > _COARSE_FROM else "land-50m.json"):
        if middle is not None and not ring.may_reach(middle, reach):
            continue
        placed = [
            (frame[0] + (point[0] - origin[0]) / scale, frame[1] + (origin[1] - point[1]) / scale)
            for point in projection.points(ring.places)
            if point is not None
        ]
        outlines = [_thinned(placed)]
        if middle is not None and _is_inside_out(ring, placed, scale):
            outlines.append(_limb(scale, origin, frame, against=_area(placed)))
        for outline in outlines:
            clipped = _clipped(outline, frame)
            if len(clipped) > 2 and abs(_area(clipped)) >= _SMALLEST:
                written.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in clipped) + "Z")
    return "".join(written)


def _is_inside_out(ring: Ring, placed: Sequence[Point], scale: float) -> bool:
    """Whether the place opposite the map's middle lies within a ring: its land then lies around the ring on the map, not within it.

    That place is the whole rim of the map. Such a ring runs the other way round on the map than on the globe (y goes down in a
    picture, so that the signs are the same then), and encloses most of the map; a small one cannot be so.
    """
    area = _area(placed)
    return area * ring.area > 0 and abs(area) > math.pi * (2 * RADIUS / scale) ** 2 / 4


def _limb(scale: float, origin: Point, frame: Box, *, against: float) -> list[Point]:
    """The rim of the globe on an azimuthal map, against the way of a ring: what lies between the two is land, what lies within is not."""
    x, y, radius = frame[0] - origin[0] / scale, frame[1] + origin[1] / scale, 2 * RADIUS / scale
    turns = [math.radians(degrees) * (-1 if against > 0 else 1) for degrees in range(360)]
    return [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]


def _thinned(points: Sequence[Point]) -> list[Point]:
    found: list[Point] = []
    for point in points:
        if not found or abs(point[0] - found[-1][0]) + abs(point[1] - found[-1][1]) >= _FINEST:
            found.append(point)
    return found


def _clipped(points: list[Point], frame: Box) -> list[Point]:
    """What of a ring lies in a rectangle (Sutherland and Hodgman)."""
    left, top, right, bottom = frame
    for axis, bound, keeps_less in ((0, left, False), (0, right, True), (1, top, False), (1, bottom, True)):
        found: list[Point] = []
        for number, point in enumerate(points):
            former = points[number - 1]
            is_in, was_in = _is_within(point, axis, bound, keeps_less), _is_within(former, axis, bound, keeps_less)
            if is_in != was_in:
                found.append(_crossing(former, point, axis, bound))
            if is_in:
                found.append(point)
        points = found
    return points


def _is_within(point: Point, axis: int, bound: float, keeps_less: bool) -> bool:
    return point[axis] <= bound if keeps_less else point[axis] >= bound


def _crossing(one: Point, other: Point, axis: int, bound: float) -> Point:
    share = (bound - one[axis]) / (other[axis] - one[axis])
    across = one[1 - axis] + share * (other[1 - axis] - one[1 - axis])
    return (bound, across) if axis == 0 else (across, bound)


def _area(points: Sequence[Point]) -> float:
    """The area that a ring encloses, with a sign for the way that it runs."""
    return sum(one[0] * other[1] - other[0] * one[1] for one, other in zip(points, [*points[1:], points[0]], strict=True)) / 2
