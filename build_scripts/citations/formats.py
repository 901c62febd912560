"""The formats in which a citation is given as a file, each with what writes it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from .bibtex import as_bibtex
from .csl_json import as_csl_json
from .references import Reference
from .ris import as_ris

#: What writes each format, by the end of its file's name.
FORMATS: Final = {".bib": as_bibtex, ".ris": as_ris, ".csl.json": as_csl_json}


@lru_cache(maxsize=8192)
def written(reference: Reference) -> tuple[tuple[str, str], ...]:
    """A reference in every format, each by the end of its file's name: once for its page and for the files beside it."""
    return tuple((suffix, write(reference)) for suffix, write in FORMATS.items())
