"""The pictures for the book: drawn for a page of paper, with presentation attributes alone, each with words that stand for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..dossier import Dossier
from ..identifiers import index_path
from ..pictures.shapes import print_svg
from ..settings import Settings
from .drawings import Drawing
from .framing import framing_view
from .indices import figure_charts
from .lookup import Lookup
from .map_page import map_view
from .matrix import matrix_view
from .network import network_view
from .timeline import timeline_view

#: How wide a picture is drawn for the book; at 16 cm on paper its words are then some 9 points high.
PAPER: Final = 700.0


def book_pictures(
    dossier: Dossier, settings: Settings, families: Sequence[str] = ("Source Sans 3", "Libertinus Serif")
) -> list[tuple[str, str, str]]:
    """Title, SVG and alternative text of each picture: timeline, statements, precedents, map, network, matrices, framing, figures.

    The SVG needs no stylesheet and has no links; its words are set in `families`, one after the other.
    """
    found = []
    for drawing in _drawings(Lookup(dossier, settings)):
        pictures = drawing.on_paper(f"{drawing.name}-print", PAPER)
        found += [(picture.title, print_svg(picture, families), f"{picture.title}. {picture.description}") for picture in pictures]
    return found


def _drawings(lookup: Lookup) -> Iterator[Drawing]:
    timeline = timeline_view(lookup)
    yield from (drawing for drawing in (timeline.days, timeline.statements, timeline.years) if drawing is not None)
    yield from (drawing for drawing in (map_view(lookup).drawing, network_view(lookup).drawing) if drawing is not None)
    yield from (section.drawing for section in matrix_view(lookup).sections if section.drawing is not None)
    yield from (section.drawing for section in framing_view(lookup).sections if section.drawing is not None)
    yield from (drawing for _, drawing in figure_charts(lookup, index_path("figures")))
