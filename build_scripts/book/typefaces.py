"""The typefaces of the book: those of the site, out of its npm packages, as files that a typesetter reads.

Web fonts come packed and in parts (Latin, Cyrillic …). Each part is unpacked and named as a family of its own, and the
book asks for them one after the other. Weights are the variable fonts' own, so nothing is instantiated but what an e-book
carries. Whether a text can be set is known from the fonts' character maps, before anything is typeset. The only room that
imports fontTools.
"""

from __future__ import annotations

import io
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

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


#: The weights that an e-book has: those of words and of headings.
_WEIGHTS: Final = (400, 600)


@dataclass(frozen=True)
class WebFont:
    """One weight of a family as a packed font (WOFF2) that holds some letters alone."""

    family: str
    weight: int
    packed: bytes

    @property
    def name(self) -> str:
        """Its name as a file."""
        return f"{self.family.lower().replace(' ', '-')}-{self.weight}.woff2"


def web_fonts(letters: frozenset[str]) -> Iterator[WebFont]:
    """The fonts that set the letters, each with those of them that no part before it has; the same bytes for the same letters.

    They are instances, since not every e-reader reads variable fonts.
    """
    faces = typefaces()
    for families in (faces.serif, faces.sans):
        left = {ord(letter) for letter in letters}
        for family in families:
            points = left & faces.covered[family]
            left -= points
            if points:
                yield from (WebFont(family, weight, _packed(faces.folder / f"{family}.ttf", points, weight)) for weight in _WEIGHTS)


def _packed(file: Path, points: set[int], weight: int) -> bytes:
    options = Options()
    options.name_IDs = ["*"]
    options.recalc_timestamp = False
    packed = io.BytesIO()
    with TTFont(file, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=points)
        subsetter.subset(font)
        instantiateVariableFont(font, {"wght": weight}, inplace=True)
        font.flavor = "woff2"
        font.save(packed, reorderTables=None)
    return packed.getvalue()


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
        font.save(folder / f"{family}.ttf", reorderTables=None)
        return frozenset(font.getBestCmap())


def _take_marks_out(font: TTFont) -> None:
    for table in font["cmap"].tables:
        table.cmap = {point: name for point, name in table.cmap.items() if unicodedata.category(chr(point))[0] != "M"}
