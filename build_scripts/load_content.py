"""Files → records, and problems.

Reads every file below `content/` and `seeds/` of one dossier. A file that cannot be a record is told with its place;
the others are loaded all the same, so that every problem is told at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, Final

from .identifiers import LONGEST_ID, is_identifier
from .nearest_names import nearest_name
from .problems import Problem
from .records import KINDS, Record, ShapeFault, record_from_fields
from .seed_texts import SeedError, SeedText, read_seed
from .yaml_files import YamlFile, read_yaml

#: Files of `content/` that are not records.
LEDGER: Final = "published-ids.txt"
WORDING: Final = "wording.yaml"
_OTHER_FILES: Final = frozenset({LEDGER, WORDING})


@dataclass(frozen=True)
class LoadedRecord:
    """A record, with the file that it came from and the place of each of its fields."""

    record: Record
    path: str
    yaml: YamlFile

    def problem(self, at: tuple[str | int, ...], code: str, sentence: str, hint: str = "", *, of_key: bool = False) -> Problem:
        """A problem at a field of this record."""
        line, column = self.yaml.position(at, of_key=of_key)
        return Problem(self.path, line, column, code, sentence, hint)


@dataclass(frozen=True)
class LoadedContent:
    """What was found: records, source texts by file name, ids of files that could not be read, the ledger."""

    records: tuple[LoadedRecord, ...]
    seeds: Mapping[str, SeedText]
    unread_ids: frozenset[str]
    published_ids: tuple[tuple[str, str], ...]
    wording: YamlFile | None


def load_content(root: FilePath) -> tuple[LoadedContent, list[Problem]]:
    """Everything below the dossier's root that is content, and every problem of form; never raises for bad content."""
    problems: list[Problem] = []
    records: list[LoadedRecord] = []
    unread: set[str] = set()
    homes: dict[str, str] = {}
    for file, relative in _content_files(root, problems):
        kind, identifier = file.parent.name, file.stem
        if identifier in homes:
            problems.append(
                Problem(
                    relative,
                    1,
                    1,
                    "FILE05",
                    f"The id “{identifier}” is already taken by {homes[identifier]}.",
                    "Ids are unique across all kinds; rename the newer file.",
                )
            )
            continue
        homes[identifier] = relative
        loaded, found = load_record(_bytes_of(file), relative, kind, identifier)
        problems.extend(found)
        if loaded is None:
            unread.add(identifier)
        else:
            records.append(loaded)
    seeds = dict(_seed_files(root, problems))
    ledger = _read_ledger(root, problems)
    content = LoadedContent(tuple(records), seeds, frozenset(unread), ledger, _read_wording(root, problems))
    if not records and not unread and not problems:
        problems.append(Problem("content", 1, 1, "FILE01", "The folder holds no records.", "`dossier new KIND ID` writes one to fill in."))
    return content, problems


def load_record(data: bytes, path: str, kind: str, identifier: str) -> tuple[LoadedRecord | None, list[Problem]]:
    """One file's bytes → its record, or every problem of its form."""
    yaml, problems = read_yaml(data, path)
    if yaml is None:
        return None, problems
    if "id" in yaml.fields:
        line, column = yaml.position(("id",), of_key=True)
        problems.append(
            Problem(path, line, column, "FIELD02", "A record has no field “id”.", "The file's name is the id; delete the line.")
        )
        return None, problems
    record, faults = record_from_fields(kind, identifier, yaml.fields)
    problems.extend(_fault_problem(fault, path, yaml) for fault in faults)
    return (LoadedRecord(record, path, yaml) if record is not None else None), problems


def _content_files(root: FilePath, problems: list[Problem]) -> Iterator[tuple[FilePath, str]]:
    """Every file that should be a record, sorted; what else lies in the folder is a problem."""
    content = root / "content"
    if not content.is_dir():
        problems.append(
            Problem(
                "content",
                1,
                1,
                "FILE01",
                "The folder does not exist.",
                "A dossier's root holds content/, seeds/ and mkdocs.yml; name it with --root.",
            )
        )
        return
    for folder, folders, names in os.walk(content):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = FilePath(folder) / name
            relative = file.relative_to(root).as_posix()
            if name.startswith(".") or relative.removeprefix("content/") in _OTHER_FILES:
                continue
            problem = _misplaced(file, relative)
            if problem:
                problems.append(problem)
            else:
                yield file, relative


def _misplaced(file: FilePath, relative: str) -> Problem | None:
    pieces = relative.split("/")
    if file.is_symlink() or any(parent.is_symlink() for parent in file.parents if parent.name in KINDS):
        return Problem(
            relative, 1, 1, "FILE02", "The file is a symbolic link.", "Put the record itself here; a link would publish what it points to."
        )
    if len(pieces) != 3 or pieces[1] not in KINDS:
        near = nearest_name(pieces[1], KINDS)
        return Problem(
            relative,
            1,
            1,
            "FILE03",
            "Only content/<kind>/<id>.yaml belongs in this folder.",
            f"Is the kind “{near}” meant?" if near else "The kinds are: " + ", ".join(KINDS) + ".",
        )
    if file.suffix != ".yaml":
        return Problem(relative, 1, 1, "FILE03", "A record's file ends in “.yaml”.", "Rename it.")
    if not is_identifier(file.stem):
        return Problem(
            relative,
            1,
            1,
            "FILE04",
            f"“{file.stem}” is not an id.",
            f"Lower-case words joined by hyphens, at most {LONGEST_ID} characters: a-z, 0-9, “-”.",
        )
    return None


def _bytes_of(file: FilePath) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(4 * 1024 * 1024)
    except OSError:
        return b"\xff"


def _seed_files(root: FilePath, problems: list[Problem]) -> Iterator[tuple[str, SeedText]]:
    seeds = root / "seeds"
    for file in sorted(seeds.iterdir()) if seeds.is_dir() else ():
        if file.name.startswith(".") or not file.is_file() or file.is_symlink():
            continue
        try:
            yield file.name, read_seed(file.name, file.read_bytes())
        except (SeedError, OSError) as error:
            problems.append(
                Problem(
                    f"seeds/{file.name}",
                    1,
                    1,
                    "SEED01",
                    f"The file {error}.",
                    "Seeds are UTF-8 text files, kept as they arrived; ask for a sound copy.",
                )
            )


def _read_ledger(root: FilePath, problems: list[Problem]) -> tuple[tuple[str, str], ...]:
    """The ids that have been published: one `kind/id` a line."""
    file = root / "content" / LEDGER
    if not file.is_file():
        return ()
    entries: list[tuple[str, str]] = []
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (UnicodeDecodeError, OSError):
        problems.append(
            Problem(f"content/{LEDGER}", 1, 1, "FILE06", "The ledger cannot be read.", "Restore it from the repository's history.")
        )
        return ()
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        kind, _, identifier = line.strip().partition("/")
        if kind not in KINDS or not is_identifier(identifier):
            problems.append(
                Problem(
                    f"content/{LEDGER}",
                    number,
                    1,
                    "FILE06",
                    f"“{line.strip()[:100]}” is not a published id.",
                    "A line reads “kind/id”; `dossier ledger` writes the file.",
                )
            )
            continue
        entries.append((kind, identifier))
    return tuple(entries)


def _read_wording(root: FilePath, problems: list[Problem]) -> YamlFile | None:
    file = root / "content" / WORDING
    if not file.is_file():
        return None
    yaml, found = read_yaml(_bytes_of(file), f"content/{WORDING}")
    problems.extend(found)
    return yaml


def _fault_problem(fault: ShapeFault, path: str, yaml: YamlFile) -> Problem:
    line, column = yaml.position(fault.path, of_key=fault.is_unknown)
    name = str(fault.path[-1]) if fault.path else ""
    if fault.is_unknown:
        near = nearest_name(name, fault.known)
        hint = f"Is “{near}” meant?" if near else "The fields here are: " + ", ".join(fault.known) + "."
        return Problem(path, line, column, "FIELD01", f"There is no field “{name}” here.", hint)
    if fault.known:
        value = _value_at(yaml.fields, fault.path)
        near = nearest_name(value, fault.known)
        hint = (f"Is “{near}” meant? " if near else "") + f"The values are: {', '.join(fault.known)}."
        return Problem(path, line, column, fault.code, fault.sentence, hint)
    return Problem(path, line, column, fault.code, fault.sentence, fault.hint)


def _value_at(fields: Any, path: tuple[str | int, ...]) -> str:
    for step in path:
        fields = fields[step]
    return str(fields)
