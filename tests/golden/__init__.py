"""The pages of the toy dossier as they should be, in `pages/`; `python -m tests.golden` writes them anew, for a look at the difference."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from build_scripts.read_dossier import read_dossier
from build_scripts.render_pages import render_pages
from build_scripts.settings import read_settings
from tests.built_sites import ROOTS

GOLDEN_PAGES: Final = Path(__file__).resolve().parent / "pages"


def toy_pages() -> dict[str, str]:
    """The pages that the engine makes of the toy dossier now."""
    return render_pages(read_dossier(ROOTS["toy"]), read_settings(ROOTS["toy"]))


def golden_pages() -> dict[str, str]:
    """The pages as they were last looked at and kept."""
    return {file.relative_to(GOLDEN_PAGES).as_posix(): file.read_text("utf-8") for file in sorted(GOLDEN_PAGES.rglob("*.md"))}
