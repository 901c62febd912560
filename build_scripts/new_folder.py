"""A folder that is made anew, and takes the old one's place only when it is whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .problems import BuildFault


class FolderRefused(BuildFault):
    """The folder must not be replaced; the message says why."""


@contextmanager
def new_folder(target: Path, known_by: str) -> Iterator[Path]:
    """Yields a new folder beside the target; when the block ends well it becomes the target, else the target stays as it was.

    A target that holds anything must hold the file `known_by`, or it was made by somebody else: FolderRefused.
    """
    target = target.absolute()
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise FolderRefused(f"{target} is not a folder.")
    if target.is_dir() and any(target.iterdir()) and not (target / known_by).is_file():
        raise FolderRefused(
            f"{target} holds files, and {known_by} is not among them: it was not made by this command. Name another folder, or empty it."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    new.chmod(0o755)
    try:
        yield new
        _swap(new, target)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _swap(new: Path, target: Path) -> None:
    if not target.exists():
        new.rename(target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent)) / target.name
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise
    finally:
        shutil.rmtree(old.parent, ignore_errors=True)
