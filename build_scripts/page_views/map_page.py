"""The map of the places that the sources name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..pictures.map_picture import MappedPlace, map_picture
from ..problems import count_of
from ..records import Place
from .drawings import Drawing, address_from, drawing
from .grids import Grid, grid, lines
from .lookup import Lookup
from .wording import term_in_words

_PATH: Final = "map.md"


@dataclass(frozen=True)
class MapView:
    """The page of the map; without a place it has no picture."""

    drawing: Drawing | None


def map_view(lookup: Lookup) -> MapView:
    """Every place that is upheld, with what happened there."""
    places = [place for place in lookup.dossier.of_kind(Place) if lookup.stands(place)]
    if not places:
        return MapView(None)
    mapped = [
        MappedPlace(place.name, address_from(lookup, _PATH, place.id), (float(place.longitude), float(place.latitude)), place.precision)
        for place in places
    ]
    return MapView(
        drawing(
            "map",
            lambda name, width: map_picture(name, "Where the places lie that the sources name", mapped, width),
            "Coasts: Natural Earth, in the public domain. No borders are drawn: where one runs may be what is in dispute.",
            _table(lookup, places),
        )
    )


def _table(lookup: Lookup, places: list[Place]) -> Grid:
    return grid(
        "map",
        f"The places by name: {count_of(len(places), 'place')}.",
        ("Place", "The point stands for", "Latitude", "Longitude", "What happened there, as the sources say"),
        (
            (
                lookup.link(place.id),
                (
                    term_in_words(place.precision),
                    f"{place.latitude}",
                    f"{place.longitude}",
                    lines(lookup.link(link.from_id) for link in lookup.dossier.backlinks_to(place.id, "is the place of")),
                ),
            )
            for place in sorted(places, key=lambda place: lookup.titles[place.id].casefold())
        ),
    )
