"""The pages of the toy dossier as they should be, in `pages/`; `python -m tests.golden` writes them anew, for a look at the difference."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from build_scripts.exports.citation_files import citation_files
from build_scripts.exports.feeds import feed_files
from build_scripts.exports.frozen_pages import frozen_files
from build_scripts.page_views.lookup import Lookup
from build_scripts.read_dossier import read_dossier
from build_scripts.render_pages import render_pages
from build_scripts.settings import read_settings
from tests.built_sites import ROOTS

GOLDEN_PAGES: Final = Path(__file__).resolve().parent / "pages"


#: Files that are kept whole, of those that other programs read.
_KEPT: Final = (
    "cite.bib",
    "cite.ris",
    "cite.csl.json",
    *(
        f"{stem}{suffix}"
        for stem in ("claims/marsh-lays-it-to-inkwell", "sources/text-post.original")
        for suffix in (".bib", ".ris", ".csl.json")
    ),
    "feed.xml",
    "feed.json",
    "e/2019-1/index.html",
    "e/2019-1/claims/marsh-names-the-society.html",
)
GOLDEN_FILES: Final = Path(__file__).resolve().parent / "files"


def toy_files() -> dict[str, str]:
    """The kept ones of the files that the engine makes of the toy dossier now."""
    lookup = Lookup(read_dossier(ROOTS["toy"]), read_settings(ROOTS["toy"]))
    files = {**citation_files(lookup.dossier, lookup.settings), **frozen_files(lookup), **feed_files(lookup)}
    return {path: str(files[path]) for path in _KEPT}


def toy_pages() -> dict[str, str]:
    """The pages that the engine makes of the toy dossier now."""
    return render_pages(read_dossier(ROOTS["toy"]), read_settings(ROOTS["toy"]))


def golden_pages() -> dict[str, str]:
    """The pages as they were last looked at and kept."""
    return {file.relative_to(GOLDEN_PAGES).as_posix(): file.read_text("utf-8") for file in sorted(GOLDEN_PAGES.rglob("*.md"))}
