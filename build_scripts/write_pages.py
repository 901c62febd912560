"""The pages into a folder: for reading, for comparing, for another generator."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .new_folder import new_folder


def write_pages(pages: Mapping[str, str], folder: Path) -> int:
    """Writes {path: Markdown} as files and returns their number; the folder's former pages give way to them as a whole.

    Raises FolderRefused where the folder holds something that is not pages.
    """
    with new_folder(folder, "index.md") as new:
        for path, text in pages.items():
            file = new / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    return len(pages)
