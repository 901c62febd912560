"""Writes the golden pages anew. Read the difference before you commit it."""

from __future__ import annotations

import shutil

from build_scripts.write_pages import PAGES_LIST, write_pages
from tests.golden import GOLDEN_FILES, GOLDEN_PAGES, toy_files, toy_pages

shutil.rmtree(GOLDEN_PAGES, ignore_errors=True)
print(f"{write_pages(toy_pages(), GOLDEN_PAGES)} pages in {GOLDEN_PAGES}; `git diff` shows what is new")
(GOLDEN_PAGES / PAGES_LIST).unlink()
for path, text in toy_files().items():
    file = GOLDEN_FILES / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
