"""Files → records, and problems.

Reads every file below `content/` and `seeds/` of one dossier. A file that cannot be a record is told with its place;
the others are loaded all the same, so that every problem is told at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from .content_files import SECOND_READING, WORDING, editions, is_plain_file, published_ids, read_bytes, record_files, seed_files
from .editions import Edition
from .nearest_names import nearest_name
from .problems import Problem
from .record_fields import FieldValue, field_values
from .records import Record, SecondReading, ShapeFault, record_from_fields, second_reading_from_fields
from .seed_texts import SeedText
from .yaml_files import YamlFile, read_yaml


@dataclass(frozen=True)
class LoadedRecord:
    """A record, with the file that it came from and the place of each of its fields."""

    record: Record
    path: str
    yaml: YamlFile

    @cached_property
    def values(self) -> tuple[FieldValue, ...]:
        """Every single value of the record, with its path and its markers."""
        return tuple(field_values(self.record))

    def problem(self, at: tuple[str | int, ...], code: str, sentence: str, hint: str = "", *, of_key: bool = False) -> Problem:
        """A problem at a field of this record."""
        line, column = self.yaml.position(at, of_key=of_key)
        return Problem(self.path, line, column, code, sentence, hint)


@dataclass(frozen=True)
class LoadedContent:
    """What was found: records, source texts by file name, ids of files that could not be read, the ledger, the editions."""

    records: tuple[LoadedRecord, ...]
    seeds: Mapping[str, SeedText]
    unread_ids: frozenset[str]
    published_ids: tuple[tuple[str, str], ...]
    wording: YamlFile | None
    second_reading: SecondReading | None = None
    has_unread_source: bool = False
    editions: tuple[Edition, ...] = ()
    unread_seeds: frozenset[str] = frozenset()


def load_content(root: FilePath) -> tuple[LoadedContent, list[Problem]]:
    """Everything below the dossier's root that is content, and every problem of form; never raises for bad content."""
    problems: list[Problem] = []
    records: list[LoadedRecord] = []
    unread: set[str] = set()
    homes: dict[str, str] = {}
    has_unread_source = False
    for file, relative in record_files(root, problems):
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
        data = read_bytes(file, relative, problems)
        loaded, found = load_record(data, relative, kind, identifier) if data is not None else (None, [])
        problems.extend(found)
        if loaded is None:
            unread.add(identifier)
            has_unread_source = has_unread_source or kind == "sources"
        else:
            records.append(loaded)
    before = len(problems)
    seeds = dict(seed_files(root, problems))
    unread_seeds = frozenset(problem.path.removeprefix("seeds/") for problem in problems[before:])
    ledger = published_ids(root, problems)
    wording, reading = _read_other(root, WORDING, problems), _read_second_reading(root, problems)
    frozen = editions(root, problems)
    content = LoadedContent(tuple(records), seeds, frozenset(unread), ledger, wording, reading, has_unread_source, frozen, unread_seeds)
    if not records and not unread and not problems:
        problems.append(Problem("content", 1, 1, "FILE01", "The folder holds no records.", "`dossier new KIND ID` writes one to fill in."))
    return content, problems


def load_record(data: bytes, path: str, kind: str, identifier: str) -> tuple[LoadedRecord | None, list[Problem]]:
    """One file's bytes → its record, or every problem of its form."""
    yaml, problems = read_yaml(data, path)
    if yaml is None:
        return None, problems
    fields = {name: value for name, value in yaml.fields.items() if name != "id"}
    if len(fields) < len(yaml.fields):
        line, column = yaml.position(("id",), of_key=True)
        hint = "The file's name is the id; delete the line."
        problems.append(Problem(path, line, column, "FIELD02", "A record has no field “id”.", hint))
    record, faults = record_from_fields(kind, identifier, fields)
    problems.extend(_fault_problem(fault, path, yaml) for fault in faults)
    return (LoadedRecord(record, path, yaml) if record is not None and not problems else None), problems


def _read_other(root: FilePath, name: str, problems: list[Problem]) -> YamlFile | None:
    """A file of `content/` that is no record; None where it is not there or cannot be read."""
    file, relative = root / "content" / name, f"content/{name}"
    data = read_bytes(file, relative, problems) if is_plain_file(file) else None
    if data is None:
        return None
    yaml, found = read_yaml(data, relative)
    problems.extend(found)
    return yaml


def _read_second_reading(root: FilePath, problems: list[Problem]) -> SecondReading | None:
    yaml = _read_other(root, SECOND_READING, problems)
    if yaml is None:
        return None
    reading, faults = second_reading_from_fields(yaml.fields)
    problems.extend(_fault_problem(fault, f"content/{SECOND_READING}", yaml) for fault in faults)
    return reading


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
