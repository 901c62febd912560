"""A template with its data → a PDF. The only room that knows Typst.

The data are JSON in a file that exists in memory only: the template prints its strings as strings, so that nothing in a
text of a record is ever read as Typst.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import typst

from ..problems import BuildFault
from .typefaces import typefaces

#: PDF/A-3a (ISO 19005-3: archival, tagged, with files attached) and PDF/UA-1 (ISO 14289-1: accessible).
STANDARDS: Final[list[typst.PDFStandard]] = ["a-3a", "ua-1"]
#: Typefaces that Typst carries, for signs and scripts which those of the site lack.
CARRIED: Final = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
_TEMPLATE: Final = Path(__file__).with_name("book.typ")
_CARD: Final = Path(__file__).with_name("card.typ")


class TypesettingError(BuildFault):
    """Typst refuses; the message is its own. That is a fault of the template, since texts cannot reach it as markup."""


def typeset(files: Mapping[str, bytes], moment: datetime) -> bytes:
    """The template with its files (among them `book.json`) → a PDF, the same bytes for the same files and moment."""
    compiler = _compiler({"main.typ": _TEMPLATE.read_bytes(), **files})
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            made = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=moment)
    except (typst.TypstError, typst.TypstWarning) as error:
        raise TypesettingError(f"{error}\n{'; '.join(getattr(error, 'hints', ()))}".strip()) from error
    if not isinstance(made, bytes):
        raise TypesettingError("Typst made no single file.")
    return made


def typeset_card(words: Mapping[str, Any]) -> bytes:
    """The words of a card → a PNG of 1200 by 630 pixels, the same bytes for the same words."""
    files = {"main.typ": _CARD.read_bytes(), "card.json": json.dumps(words).encode()}
    try:
        made = _compiler(files).compile(format="png", ppi=72)
    except typst.TypstError as error:
        raise TypesettingError(str(error)) from error
    if not isinstance(made, bytes):
        raise TypesettingError("Typst made no single picture: a card's words do not fit on it.")
    return made


@lru_cache(maxsize=4096)
def carried_family(characters: str) -> str | None:
    """The first of the typefaces that Typst carries which sets these characters in every weight of the book; None where none does."""
    for family in CARRIED:
        source = (
            f'#set document(title: "-")\n#set text(lang: "en", fallback: false, font: "{family}")\n'
            '#for weight in (400, 600, 650, 700) { text(weight: weight, json("text.json")) }'
        )
        files = {"main.typ": source.encode(), "text.json": json.dumps(characters).encode()}
        try:
            _compiler(files).compile(format="pdf", pdf_standards=STANDARDS)
        except typst.TypstError:
            continue
        return family
    return None


def _compiler(files: Mapping[str, bytes]) -> typst.Compiler:
    """A compiler that sees these files and no others."""
    # Typst's stubs know paths and bytes; a mapping of files is taken as well.
    given: Any = dict(files)
    return typst.Compiler(given, font_paths=_fonts(), ignore_system_fonts=True)


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[typefaces().folder])
