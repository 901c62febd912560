"""The files of a dossier: which are records, which are source texts, and what else lies between them.

Only regular files are read; a link, a pipe or a folder in a record's place is a problem, and so is a folder that cannot
be listed.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from .editions import FOLDER as EDITIONS
from .editions import Edition, edition_path, is_edition_name, read_edition
from .identifiers import LONGEST_ID, is_identifier
from .nearest_names import nearest_name
from .problems import Problem
from .records import KINDS
from .seed_texts import SeedError, SeedText, read_seed

#: Files of `content/` that are not records.
LEDGER: Final = "published-ids.txt"
WORDING: Final = "wording.yaml"
SECOND_READING: Final = "second-reading.yaml"
_OTHER_FILES: Final = frozenset({LEDGER, WORDING, SECOND_READING})
_MOST_BYTES: Final = 4 * 1024 * 1024
_MOST_BYTES_OF_AN_EDITION: Final = 64 * 1024 * 1024


def record_files(root: Path, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """Every file that should be a record, sorted, with its path below the root; what else lies in `content/` is a problem."""
    content = root / "content"
    if not content.is_dir():
        hint = "A dossier's root holds content/, seeds/ and mkdocs.yml; name it with --root."
        problems.append(Problem("content", 1, 1, "FILE01", "The folder does not exist.", hint))
        return
    if content.is_symlink():
        problems.append(_linked_folder("content"))
    for folder, folders, names in os.walk(content, onerror=lambda error: problems.append(_unlisted(root, error))):
        folders[:] = sorted(name for name in folders if _is_folder_to_enter(root, Path(folder) / name, problems))
        for name in sorted(names):
            file = Path(folder) / name
            relative = file.relative_to(root).as_posix()
            if name.startswith("."):
                continue
            problem = _irregular(file, relative)
            if problem is None and relative.removeprefix("content/") in _OTHER_FILES:
                continue
            problem = problem or _misplaced(relative)
            if problem:
                problems.append(problem)
            else:
                yield file, relative


def _unlisted(root: Path, error: OSError) -> Problem:
    path = Path(error.filename or root).relative_to(root).as_posix()
    return Problem(path, 1, 1, "FILE01", "The folder cannot be listed.", "Check who may read it.")


def _linked_folder(relative: str) -> Problem:
    hint = "Put the folder itself here; a link would publish what it points to."
    return Problem(relative, 1, 1, "FILE02", "The folder is a symbolic link.", hint)


def _is_folder_to_enter(root: Path, folder: Path, problems: list[Problem]) -> bool:
    if folder.name.startswith("."):
        return False
    relative = folder.relative_to(root).as_posix()
    try:
        is_link = folder.is_symlink()
    except OSError as error:
        problems.append(_unlisted(root, error))
        return False
    if is_link:
        problems.append(_linked_folder(relative))
        return False
    if relative == EDITIONS:
        return False
    if folder.suffix == ".yaml":
        problems.append(
            Problem(
                relative,
                1,
                1,
                "FILE02",
                "A folder stands where a record's file is meant.",
                "A record is a file; rename or delete the folder.",
            )
        )
        return False
    return True


def _irregular(file: Path, relative: str) -> Problem | None:
    """A link, a pipe, a device: nothing that could be read without harm, or that stays what it is."""
    try:
        mode = file.lstat().st_mode
    except OSError as error:
        return _unread(relative, error)
    if stat.S_ISLNK(mode):
        hint = "Put the file itself here; a link would publish what it points to."
        return Problem(relative, 1, 1, "FILE02", "The file is a symbolic link.", hint)
    if not stat.S_ISREG(mode):
        return Problem(relative, 1, 1, "FILE02", "This is not a regular file.", "A record is a text file; delete what stands in its place.")
    return None


def _misplaced(relative: str) -> Problem | None:
    pieces = relative.split("/")
    name = pieces[-1]
    if len(pieces) != 3 or pieces[1] not in KINDS:
        near = nearest_name(pieces[1], KINDS)
        hint = f"Is the kind “{near}” meant?" if near else "The kinds are: " + ", ".join(KINDS) + "."
        return Problem(relative, 1, 1, "FILE03", "Only content/<kind>/<id>.yaml belongs in this folder.", hint)
    stem, dot, suffix = name.rpartition(".")
    if f"{dot}{suffix}" != ".yaml":
        return Problem(relative, 1, 1, "FILE03", "A record's file ends in “.yaml”.", "Rename it.")
    if not is_identifier(stem):
        hint = f"Lower-case words joined by hyphens, at most {LONGEST_ID} characters: a-z, 0-9, “-”."
        return Problem(relative, 1, 1, "FILE04", f"“{stem}” is not an id.", hint)
    return None


def read_bytes(file: Path, relative: str, problems: list[Problem], most: int = _MOST_BYTES) -> bytes | None:
    """A file's bytes (at most the first 4 MiB, which is more than a record may have); None with a problem where they cannot be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(most)
    except OSError as error:
        problems.append(_unread(relative, error))
        return None


def _unread(relative: str, error: OSError) -> Problem:
    return Problem(relative, 1, 1, "FILE08", f"The file cannot be read ({error.strerror}).", "Check who may read it.")


def is_plain_file(file: Path) -> bool:
    """Whether a regular file stands there; what cannot be looked at is told where its folder is read."""
    return stat.S_ISREG(_mode(file))


def _mode(file: Path) -> int:
    """What stands there, without following a link; 0 where it cannot be looked at."""
    try:
        return file.lstat().st_mode
    except OSError:
        return 0


def seed_files(root: Path, problems: list[Problem]) -> Iterator[tuple[str, SeedText]]:
    """Every source text by its file name, sorted."""
    seeds = root / "seeds"
    if seeds.is_symlink():
        problems.append(_linked_folder("seeds"))
    try:
        files = sorted(seeds.iterdir()) if seeds.is_dir() else []
    except OSError as error:
        problems.append(_unlisted(root, error))
        return
    for file in files:
        relative = f"seeds/{file.name}"
        if file.name.startswith("."):
            continue
        irregular = _irregular(file, relative)
        if irregular is not None:
            problems.append(irregular)
            continue
        data = read_bytes(file, relative, problems)
        if data is None:
            continue
        try:
            yield file.name, read_seed(file.name, data)
        except SeedError as error:
            problems.append(
                Problem(
                    relative,
                    1,
                    1,
                    "SEED01",
                    f"The file {error}.",
                    "Seeds are UTF-8 text files, kept as they arrived; ask for a sound copy.",
                )
            )


def editions(root: Path, problems: list[Problem]) -> tuple[Edition, ...]:
    """Every edition that has been frozen, the oldest first; a file that is none, or is not what was frozen, is a problem."""
    folder = root / EDITIONS
    found: list[Edition] = []
    try:
        files = sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else []
    except OSError as error:
        problems.append(_unlisted(root, error))
        return ()
    for file in files:
        relative = f"{EDITIONS}/{file.name}"
        if file.name.startswith("."):
            continue
        problem = _irregular(file, relative)
        if problem is None and (file.suffix != ".json" or not is_edition_name(file.stem)):
            hint = f"`dossier edition NAME` writes {edition_path('NAME')}; move the file elsewhere."
            problem = Problem(relative, 1, 1, "FILE03", "Only editions belong in this folder.", hint)
        if problem is not None:
            problems.append(problem)
            continue
        data = read_bytes(file, relative, problems, _MOST_BYTES_OF_AN_EDITION)
        edition, faults = read_edition(data, relative, file.stem) if data is not None else (None, [])
        problems.extend(faults)
        if edition is not None:
            found.append(edition)
    return tuple(sorted(found, key=lambda edition: (edition.date, edition.name)))


def published_ids(root: Path, problems: list[Problem]) -> tuple[tuple[str, str], ...]:
    """The ledger: the kind and the id of every record that has been published, one `kind/id` a line."""
    file, relative = root / "content" / LEDGER, f"content/{LEDGER}"
    if stat.S_ISDIR(_mode(file)):
        problems.append(Problem(relative, 1, 1, "FILE06", "A folder stands where the ledger is meant.", "Restore it from the history."))
    if not is_plain_file(file):
        return ()
    data = read_bytes(file, relative, problems)
    if data is None:
        return ()
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        problems.append(Problem(relative, 1, 1, "FILE06", "The ledger is not UTF-8.", "Restore it from the repository's history."))
        return ()
    entries: list[tuple[str, str]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        kind, _, identifier = line.strip().partition("/")
        if kind in KINDS and is_identifier(identifier):
            entries.append((kind, identifier))
        else:
            sentence = f"“{line.strip()[:100]}” is not a published id."
            problems.append(Problem(relative, number, 1, "FILE06", sentence, "A line reads “kind/id”; `dossier ledger` writes the file."))
    return tuple(entries)
