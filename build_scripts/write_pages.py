"""The pages into a folder: for reading, for comparing, for another generator."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from .new_folder import MadeFolder, new_folder
from .packing import checksums

#: The hashes of the pages, by which the folder is known as made here; hidden, so that no other generator takes it for a page.
PAGES_LIST: Final = ".dossier-pages"
_PAGES: Final = MadeFolder(PAGES_LIST, ("index.md",))


def write_pages(pages: Mapping[str, str], folder: Path, root: Path | None = None) -> int:
    """Writes {path: Markdown} as files and returns their number; the folder's former pages give way to them as a whole.

    Raises FolderRefused where the folder holds anything that was not written by this, or the dossier of the root.
    """
    with new_folder(folder, _PAGES, root) as new:
        for path, text in pages.items():
            file = new / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        sums = checksums({path: text.encode("utf-8") for path, text in pages.items()})
        (new / PAGES_LIST).write_text(sums, encoding="utf-8", newline="\n")
    return len(pages)
