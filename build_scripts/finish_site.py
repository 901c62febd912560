"""What is done to a built site before it is swapped in: each step reads the whole folder and adds to it, in this order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from .book import books_of, social_cards
from .content_security import add_policies
from .dossier import Dossier
from .offline_bundle import write_checksums
from .settings import Settings

#: A step gets the folder of the built site, the dossier and its settings.
Step = Callable[[Path, Dossier, Settings], None]


def _put_book(folder: Path, dossier: Dossier, settings: Settings) -> None:
    """The book, as a PDF and as an e-book, beside the pages."""
    for path, book in books_of(dossier, settings).items():
        (folder / path).write_bytes(book)


def _put_cards(folder: Path, dossier: Dossier, settings: Settings) -> None:
    """What is shown where a link to a page is."""
    for path, picture in social_cards(dossier, settings).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(picture)


_STEPS: Final[tuple[Step, ...]] = (add_policies, _put_book, _put_cards, write_checksums)


def finish_site(folder: Path, dossier: Dossier, settings: Settings) -> None:
    """Runs every step on the folder of a site that MkDocs has built."""
    for step in _STEPS:
        step(folder, dossier, settings)
