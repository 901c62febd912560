"""The looks of a picture's shapes: each is a rule of `pictures.css` on the site, and in print the attributes below.

Print is dark on white, and told apart without colour too: by dashes, hatching, weight and signs.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

INK: Final = "#1f2326"
SOFT: Final = "#565b5f"
RULE: Final = "#cfcabd"
PAPER: Final = "#ffffff"
FOR: Final = "#1d5a4c"
AGAINST: Final = "#8c2f2b"
HEDGE: Final = "#5b4a8a"
DOUBT: Final = "#7a5200"
ACCENT: Final = "#1c4f82"
WATER: Final = "#eef2f5"
LAND: Final = "#f6f3ea"

Look = Mapping[str, str]


def _words(size: float, colour: str = INK, weight: str = "400", style: str = "") -> Look:
    # The faces of the book are variable ones, and where a picture asks for no setting, their normal weight is their thinnest.
    face = {"font-weight": weight, "font-variation-settings": f"'wght' {weight}"} | ({"font-style": style} if style else {})
    return {"font-size": f"{size:g}", "fill": colour, **face}


def _line(colour: str, width: float = 1, dashes: str = "") -> Look:
    return {"stroke": colour, "stroke-width": f"{width:g}", "fill": "none"} | ({"stroke-dasharray": dashes} if dashes else {})


def _area(colour: str, edge: str = "none", width: float = 1, dashes: str = "") -> Look:
    more = {"stroke-width": f"{width:g}"} | ({"stroke-dasharray": dashes} if dashes else {}) if edge != "none" else {}
    return {"fill": colour, "stroke": edge, **more}


#: The size of each look of words: what is measured and what is drawn must agree, here and in `pictures.css`.
SIZES: Final[Mapping[str, float]] = MappingProxyType({"words": 14, "soft": 12.5, "strong": 14, "head": 12.5, "small": 11.5, "italic": 13})

#: A look → its presentation attributes in print.
PRINT: Final[Mapping[str, Look]] = MappingProxyType(
    {
        "words": _words(SIZES["words"]),
        "soft": _words(SIZES["soft"], SOFT),
        "strong": _words(SIZES["strong"], weight="600"),
        "head": _words(SIZES["head"], weight="600"),
        "small": _words(SIZES["small"], SOFT),
        "italic": _words(SIZES["italic"], SOFT, style="italic"),
        "halo": {**_words(12.5, PAPER), "stroke": PAPER, "stroke-width": "3", "stroke-linejoin": "round"},
        "link": {},
        "axis": _line(INK),
        "rule": _line(RULE),
        "guide": _line(RULE, dashes="2 3"),
        "break": _line(SOFT, 1.2),
        "event-band": _area("#efe6d2"),
        "day": _area(ACCENT),
        "day-unsure": _area(PAPER, ACCENT, 1.6, "3 2"),
        "span": _area("none", ACCENT),
        "hatched": {},
        "hatch": _line(ACCENT, 0.9),
        "main": _area(INK),
        "warning": _area(DOUBT),
        "warning-unsure": _area(PAPER, DOUBT, 1.6, "3 2"),
        "sign-for": _area(FOR, FOR),
        "sign-for-stroke": _line(PAPER, 2),
        "sign-against": _area(PAPER, AGAINST, 2.2),
        "sign-against-stroke": _line(AGAINST, 2.2),
        "sign-hedge": _area(PAPER, HEDGE, 1.4, "3 2"),
        "sign-hedge-stroke": _line(HEDGE, 1.8),
        "sign-doubt": _area(PAPER, DOUBT, 1.4, "1.5 1.5"),
        "sign-doubt-stroke": _line(DOUBT, 1.8),
        "sign-report": _area(PAPER, SOFT),
        "sign-report-stroke": _line(SOFT, 1.8),
        "card": _area("#f4f2ec", RULE),
        "card-own": _area("#f4f2ec", INK, 1.6),
        "node": _area(ACCENT),
        "place": _area(ACCENT, PAPER, 1.2),
        "place-ring": _area("none", ACCENT, 1.2),
        "place-area": _area("none", SOFT, 1, "2 3"),
        "water": _area(WATER),
        "land": _area(LAND, "#a9a496", 0.7),
        "frame": _line(SOFT, 1),
        "leader": _line(SOFT, 0.7),
        "track": _line(RULE, 2),
        "tick": _line(INK, 2.4),
        "edge-accuses": _line(AGAINST, 1.6),
        "edge-hints": _line(AGAINST, 1.6, "4 2"),
        "edge-rejects": _line(HEDGE, 1.6, "7 4"),
        "edge-warns": _line(DOUBT, 1.6, "1.5 4"),
        "head-accuses": _area(AGAINST),
        "head-hints": _area(AGAINST),
        "head-rejects": _area(HEDGE),
        "head-warns": _area(DOUBT),
        "series": _line(SOFT, 1),
        "range": _line(ACCENT, 2.4),
    }
)
