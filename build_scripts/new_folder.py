"""A folder that is made anew, and takes the old one's place only when it is whole, and only where the old one is ours.

All of it happens in a workshop beside the target: a hidden folder that holds the new one while it is made and the old one while
it gives way, and a mark that a living run keeps locked. A workshop whose mark nobody locks is what a killed run has left; the
next run puts the old folder back where it is missing, and removes the rest.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from .problems import BuildFault

_MARK: Final = "made-by-dossier"
#: What the desktops of other systems put into any folder that is looked at.
_NOBODYS: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


class FolderRefused(BuildFault):
    """The folder must not be replaced; the message says why."""


@dataclass(frozen=True)
class MadeFolder:
    """A sort of folder that is made here: the file that names all others in it (as `sha256sum` does), and files that it always has."""

    sums: str
    always: tuple[str, ...]


@contextmanager
def new_folder(target: Path, made: MadeFolder, root: Path | None = None) -> Iterator[Path]:
    """Yields a new folder beside the target; when the block ends well it becomes the target, else the target stays as it was.

    Raises FolderRefused where the target holds anything that was not made here (it is no folder of the sort `made`, or holds a file
    that its own list does not name), and where it holds the dossier of a root, or lies in that dossier's content/ or seeds/.
    """
    target = target.absolute()
    _refuse(target, made, root)
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear_leftovers(target)
    with _workshop(target) as workshop:
        new = workshop / "new"
        new.mkdir()
        new.chmod(0o755)
        yield new
        _swap(new, target, workshop)


def _refuse(target: Path, made: MadeFolder, root: Path | None) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise FolderRefused(f"{target} is not a folder. Name another one.")
    place = target.resolve()
    if root is not None:
        home = root.resolve()
        if home.is_relative_to(place):
            raise FolderRefused(f"{target} holds the dossier itself, and would be replaced as a whole. Name another folder.")
        for own in ("content", "seeds"):
            if place.is_relative_to((home / own).resolve()) or (home / own).resolve().is_relative_to(place):
                raise FolderRefused(f"{target} lies in {own}/ of the dossier, or holds it. Name another folder.")
    if not target.is_dir() or not any(target.iterdir()):
        return
    if not all((target / name).is_file() for name in (made.sums, *made.always)):
        missing = next(name for name in (*made.always, made.sums) if not (target / name).is_file())
        raise FolderRefused(
            f"{target} holds files, and {missing} is not among them: it was not made by this command. Name another folder, or empty it."
        )
    foreign = next(_foreign_files(target, made), None)
    if foreign is not None:
        raise FolderRefused(
            f"{target} holds {foreign}, which was not made by this command, and would be lost. Move it elsewhere, or name another folder."
        )


def _foreign_files(target: Path, made: MadeFolder) -> Iterator[str]:
    """Everything in a folder that its own list does not name."""
    listed = (target / made.sums).read_text("utf-8", errors="replace").splitlines()
    ours = {made.sums, *(line.partition("  ")[2] for line in listed)}
    yield from (name for name in made.always if name not in ours)
    for folder, folders, names in os.walk(target):
        linked = [name for name in folders if (Path(folder) / name).is_symlink()]
        # What a version control keeps is nobody's to replace, whatever a list says.
        for name in sorted({*names, *linked} | ({".git"} & set(folders))):
            path = (Path(folder) / name).relative_to(target).as_posix()
            if name == ".git" or (path not in ours and name not in _NOBODYS):
                yield path


@contextmanager
def _workshop(target: Path) -> Iterator[Path]:
    """A folder of our own beside the target, marked and locked while it is worked in, and removed in the end."""
    workshop = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    with ExitStack() as kept:
        kept.callback(_remove, workshop, target)
        stream = kept.enter_context((workshop / "mark").open("wb"))
        stream.write(os.fsencode(target.name))
        stream.flush()
        _is_locked(stream)
        # Only what is locked already is called a mark: no other run can take it for a leftover.
        (workshop / "mark").rename(workshop / _MARK)
        yield workshop


def _swap(new: Path, target: Path, workshop: Path) -> None:
    old = workshop / "old"
    try:
        if target.exists():
            target.rename(old)
        new.rename(target)
    except BaseException:
        _put_back(old, target)
        raise


def _put_back(old: Path, target: Path) -> None:
    if old.exists() and not target.exists():
        old.rename(target)


def _remove(workshop: Path, target: Path) -> None:
    """Removes a workshop, but never the only folder there is."""
    _put_back(workshop / "old", target)
    shutil.rmtree(workshop, ignore_errors=True)


def _clear_leftovers(target: Path) -> None:
    """Puts back and removes what runs that were killed have left beside the target."""
    for workshop in sorted(target.parent.iterdir()):
        mark = workshop / _MARK
        if not workshop.name.startswith(f".{target.name}-") or workshop.is_symlink() or not mark.is_file():
            continue
        with suppress(OSError), mark.open("rb") as stream:
            if stream.read() == os.fsencode(target.name) and _is_locked(stream):
                _remove(workshop, target)


def _is_locked(stream: IO[bytes]) -> bool:
    """Locks an open file until it is closed; False where another run has it, or the file system knows no locks."""
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
