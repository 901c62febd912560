"""The typefaces of the book: those of the site, out of its npm packages, as files that a typesetter reads.

Web fonts come packed and in parts (Latin, Cyrillic …). Each part is unpacked and named as a family of its own, and the
book asks for them one after the other. Weights are the variable fonts' own, so nothing is instantiated. Whether a text can
be set is known from the fonts' character maps, before anything is typeset. The only room that imports fontTools.
"""

from __future__ import annotations

import tempfile
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont

from ..theme_assets import PROJECT, AssetMissing

_PARTS: Final = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese")
#: The book has no italics; what an italic could set and the upright could not would be promised in vain.
_FACES: Final = ("Source Serif 4", "Source Sans 3")
#: The parts that hold letters with marks which no single sign writes. In the others a mark would let a shaper write a letter
#: as two signs although a later part has it as one; a reader of the PDF would then find it twice.
_PARTS_WITH_MARKS: Final = frozenset({"cyrillic", "cyrillic-ext"})
#: Records of a font's name table that name its family (1, 16) and the single font (4, 6).
_NAMES: Final = frozenset({1, 4, 6, 16})


@dataclass(frozen=True)
class Typefaces:
    """A folder of fonts, the families in the order in which they are asked for, and what each can set (code points)."""

    folder: Path
    serif: tuple[str, ...]
    sans: tuple[str, ...]
    covered: dict[str, frozenset[int]]


@lru_cache(maxsize=1)
def typefaces() -> Typefaces:
    """The typefaces, unpacked once for the life of the program; raises AssetMissing where the npm packages are not there."""
    # The folder lives as long as the program: fonts are read when they are first needed.
    folder = Path(_folder().name)
    serif, sans = ({f"{face} {part.title()}": part for part in _PARTS} for face in _FACES)
    covered = {
        family: _unpacked(face, part, family, folder)
        for face, families in zip(_FACES, (serif, sans), strict=True)
        for family, part in families.items()
    }
    return Typefaces(folder, tuple(serif), tuple(sans), covered)


@lru_cache(maxsize=1)
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="dossier-fonts-")


def _unpacked(face: str, part: str, family: str, folder: Path) -> frozenset[int]:
    """Writes one part of a web font as a font of the family; returns what it can set."""
    package = face.lower().replace(" ", "-")
    name = f"{package}-{part}-wght-normal"
    packed = PROJECT / "node_modules" / "@fontsource-variable" / package / "files" / f"{name}.woff2"
    if not packed.is_file():
        raise AssetMissing(f"{packed} is missing; run `make setup`.")
    with TTFont(packed, lazy=True, recalcTimestamp=False) as font:
        for record in font["name"].names:
            if record.nameID in _NAMES:
                record.string = family
        if part not in _PARTS_WITH_MARKS:
            _take_marks_out(font)
        font.flavor = None
        font.save(folder / f"{name}.ttf", reorderTables=None)
        return frozenset(font.getBestCmap())


def _take_marks_out(font: TTFont) -> None:
    for table in font["cmap"].tables:
        table.cmap = {point: name for point, name in table.cmap.items() if unicodedata.category(chr(point))[0] != "M"}
