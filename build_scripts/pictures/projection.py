"""Degrees → the plane, by PROJ. The only room that imports pyproj."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pyproj import Proj

#: The sphere's mean radius in metres (IUGG).
RADIUS: Final = 6_371_008.8
#: Longitude and latitude in degrees (WGS 84, taken as a sphere: at the size of these pictures nobody sees the difference).
Degrees = tuple[float, float]
Point = tuple[float, float]


@dataclass(frozen=True)
class Projection:
    """A projection in PROJ's words; places in metres, y upwards."""

    words: str

    @cached_property
    def _project(self) -> Proj:
        return Proj(f"{self.words} +R={RADIUS}")

    def points(self, places: Sequence[Degrees]) -> list[Point | None]:
        """Each place in the plane; None where it cannot be shown."""
        if not places:
            return []
        longitudes, latitudes = self._project([place[0] for place in places], [place[1] for place in places])
        pairs = zip(longitudes, latitudes, strict=True)
        return [(x, y) if math.isfinite(x) and math.isfinite(y) else None for x, y in pairs]


def around(middle: Degrees) -> Projection:
    """Equal areas, least distorted around a place (Lambert's azimuthal equal-area projection)."""
    return Projection(f"+proj=laea +lon_0={middle[0]:.4f} +lat_0={middle[1]:.4f}")


#: The whole world on one sheet (Equal Earth), cut where the outlines are; and how far it reaches from its middle, in metres.
WHOLE_WORLD: Final = Projection("+proj=eqearth +lon_0=0")
WORLD: Final = (17_250_000.0, 8_400_000.0)


def angle_between(one: Degrees, other: Degrees) -> float:
    """The degrees of the great circle between two places (haversine)."""
    lon1, lat1, lon2, lat2 = (math.radians(degrees) for degrees in (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return math.degrees(2 * math.asin(min(1.0, math.sqrt(half))))


def middle_of(places: Sequence[Degrees]) -> Degrees:
    """The middle of places on the sphere, to a tenth of a degree; safe across the date line."""
    x = y = z = 0.0
    for longitude, latitude in places:
        lon, lat = math.radians(longitude), math.radians(latitude)
        x, y, z = x + math.cos(lat) * math.cos(lon), y + math.cos(lat) * math.sin(lon), z + math.sin(lat)
    return round(math.degrees(math.atan2(y, x)), 1), round(math.degrees(math.atan2(z, math.hypot(x, y))), 1)
