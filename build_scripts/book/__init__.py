"""The book: the dossier on paper, from the views that the pages show.

views → blocks (`whole_book`, `chapters`, `entries`) → a PDF (`printed`, `book.typ`, `typesetting`).
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, Final

from ..dossier import Dossier
from ..packing import moment_asked_for
from ..page_views.book_pictures import book_pictures
from ..page_views.lookup import Lookup
from ..problems import ContentError, Problem
from ..settings import Settings
from .blocks import Book, Picture
from .cards import social_cards
from .electronic_book import electronic_book
from .glyphs import glyph_problems, settings_glyph_problems
from .printed import plain_runs, printed
from .typefaces import typefaces
from .typesetting import CARRIED, typeset
from .whole_book import single_print, whole_book

__all__ = ["EPUB_PATH", "PDF_PATH", "book_pdf", "books_of", "epub_of", "social_cards", "unprintable"]

#: Where the book lies on the site.
PDF_PATH: Final = "dossier.pdf"
EPUB_PATH: Final = "dossier.epub"
#: What a book is dated where neither an edition nor SOURCE_DATE_EPOCH says a day: the earliest that a packed file can have.
_NO_DAY: Final = datetime(1980, 1, 1, tzinfo=UTC)


def book_pdf(dossier: Dossier, settings: Settings, only: str | None = None) -> bytes:
    """The whole book as a PDF, or the print of one record; the same bytes for the same records.

    Raises ContentError where no typeface can set a text, KeyError where there is no such record.
    """
    _refuse_unset(dossier, settings)
    book = single_print(Lookup(dossier, settings, is_for_screens=False), only) if only else _whole(dossier, settings)
    return typeset(files_of(book, is_whole=only is None), moment_of(dossier))


def books_of(dossier: Dossier, settings: Settings) -> dict[str, bytes]:
    """The whole book as a PDF and as an EPUB 3, each by its path on the site; made from the same blocks.

    Raises ContentError where no typeface can set a text.
    """
    _refuse_unset(dossier, settings)
    book, moment = _whole(dossier, settings), moment_of(dossier)
    return {PDF_PATH: typeset(files_of(book, is_whole=True), moment), EPUB_PATH: electronic_book(book, moment)}


def epub_of(dossier: Dossier, settings: Settings) -> bytes:
    """The whole book as an EPUB 3; the same bytes for the same records."""
    return electronic_book(_whole(dossier, settings), moment_of(dossier))


def _whole(dossier: Dossier, settings: Settings) -> Book:
    return whole_book(Lookup(dossier, settings, is_for_screens=False), pictures_of(dossier, settings))


def _refuse_unset(dossier: Dossier, settings: Settings) -> None:
    problems = unprintable(dossier, settings)
    if problems:
        raise ContentError(problems)


def unprintable(dossier: Dossier, settings: Settings) -> list[Problem]:
    """Every letter of the records and of the settings for which no typeface of the book has a sign, at its place.

    Raises AssetMissing where there are unusual letters and no typefaces to look in.
    """
    return [*settings_glyph_problems(settings), *glyph_problems(dossier)]


def pictures_of(dossier: Dossier, settings: Settings) -> tuple[Picture, ...]:
    """The timeline, the map and the charts, their words set in the families of the book."""
    families = [*typefaces().sans, *CARRIED]
    return tuple(Picture(title, svg, alternative) for title, svg, alternative in book_pictures(dossier, settings, families))


def moment_of(dossier: Dossier) -> datetime:
    """When a book is said to be made: SOURCE_DATE_EPOCH, else the day of the edition; never the clock."""
    asked = moment_asked_for()
    if asked is not None:
        return asked
    date = dossier.edition_label.date
    return datetime.fromisoformat(date).replace(tzinfo=UTC) if date else _NO_DAY


def files_of(book: Book, *, is_whole: bool) -> dict[str, bytes]:
    """A book as the files that the template reads: its blocks, its pictures, the data that it carries."""
    blocks, pictures = printed(book)
    faces = typefaces()
    attached = [
        {"path": name, "type": "application/json", "description": "The records, their quotes with their places, and what is computed"}
        for name, _ in book.data
    ]
    told: dict[str, Any] = {
        "title": book.title,
        "short": plain_runs(book.short_title),
        "description": book.description,
        "author": [book.author] if book.author else [],
        "edition": plain_runs(book.edition),
        "whole": is_whole,
        "serif": [*faces.serif, *CARRIED],
        "sans": [*faces.sans, *faces.serif, *CARRIED],
        "words": {"contents": "Contents"},
        "attached": attached,
        "blocks": blocks,
    }
    return {
        "book.json": json.dumps(told, ensure_ascii=False).encode("utf-8"),
        **pictures,
        **{name: text.encode("utf-8") for name, text in book.data},
    }
