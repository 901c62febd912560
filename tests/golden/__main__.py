"""Writes the golden pages anew. Read the difference before you commit it."""

from __future__ import annotations

from build_scripts.write_pages import write_pages
from tests.golden import GOLDEN_PAGES, toy_pages

print(f"{write_pages(toy_pages(), GOLDEN_PAGES)} pages in {GOLDEN_PAGES}; `git diff` shows what is new")
