"""The texts that the book prints, and which of them its typefaces have letters for without a look into a font."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from .dossier import Dossier
from .load_content import LoadedRecord
from .settings import Settings
from .yaml_files import Path

#: Letters and signs that the typefaces of the site have for certain: Latin, Cyrillic, and the signs of a plain text.
_SURE: Final = re.compile(r"[\n -~\u00a0-\u00ac\u00ae-\u017f\u0401-\u040c\u040e-\u044f\u0451-\u045c\u045e\u045f–—‘’“”„•…€]*")


def is_surely_set(text: str) -> bool:
    """Whether every letter of a text is one of those that the typefaces have for certain."""
    return _SURE.fullmatch(text) is not None


def texts_of_records(dossier: Dossier) -> Iterator[tuple[LoadedRecord, Path, str]]:
    """Every text of a record with its field, and the words that its quotes print; words around a quote are no editor's to change."""
    for loaded in dossier.loaded.values():
        for value in loaded.values:
            # The words at the ends of a passage only find it.
            if isinstance(value.value, str) and not (value.path[0] == "scope" and value.path[-1] in {"first", "last"}):
                yield loaded, value.path, value.value
        for bound in dossier.quotes_of(loaded.record.id):
            text = dossier.texts[bound.quote.source].text
            yield from ((loaded, bound.path, text[span.start : span.end]) for span in bound.spans)


def texts_of_settings(settings: Settings) -> Iterator[tuple[str, str]]:
    """What the configuration says of the dossier as a whole, each text with its field."""
    yield "site_name", settings.name
    yield "site_description", settings.description
    yield "site_author", settings.author


def are_all_surely_set(dossier: Dossier, settings: Settings) -> bool:
    """Whether no text of the book needs a look into a font."""
    return all(is_surely_set(text) for _, text in texts_of_settings(settings)) and all(
        is_surely_set(text) for _, _, text in texts_of_records(dossier)
    )
