"""Editions: the whole set of records as it stood on a day, frozen in one file that proves itself.

A frozen record is the record's fields as its file gives them, with the source's own words and their places in each quote
(`Dossier.frozen_records` makes it). Its canonical form is RFC 8785 (JSON Canonicalization Scheme), and its hash the SHA-256
of that. The hash of a set is the SHA-256 of the canonical form of {“kind/id”: hash of the record}: it changes with any
record, and with nothing else. An edition's file has one record on each line, so that a change made to it by hand has a line;
its seal binds the edition's name and day to the hash of the set.

The only room that imports rfc8785.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import rfc8785

from .problems import Problem

#: Where editions lie, below the dossier's root.
FOLDER: Final = "content/editions"
#: The shape of the file.
FORMAT: Final = 1
#: How many digits of a hash are shown, and are enough to know a state by.
SHOWN_DIGITS: Final = 12
_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_LONGEST_NAME: Final = 40
_RESTORE: Final = "An edition is never edited: restore the file from the history; `dossier edition NAME` freezes a new one."

#: A record as JSON can hold it: `kind`, `id` and its fields.
FrozenRecord = Mapping[str, Any]


@dataclass(frozen=True)
class FrozenEntry:
    """A record of an edition, with its hash."""

    record: FrozenRecord
    sha256: str

    @property
    def kind(self) -> str:
        """Its kind, as the dossier called it then."""
        return str(self.record["kind"])

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.record["id"])


@dataclass(frozen=True)
class Edition:
    """All records as they stood on a day (`YYYY-MM-DD`), by kind and id; `sha256` is the hash of the set."""

    name: str
    date: str
    sha256: str
    records: tuple[FrozenEntry, ...]

    @cached_property
    def by_id(self) -> dict[str, FrozenEntry]:
        """The frozen records by their ids."""
        return {entry.id: entry for entry in self.records}


@dataclass(frozen=True)
class EditionLabel:
    """What a page, a book or a citation says of the state that it shows.

    `name` and `date` are those of the latest edition, None where there is none; `sha256` is the hash of the present set of
    records, and `has_changed` whether that differs from the latest edition.
    """

    name: str | None
    date: str | None
    sha256: str
    has_changed: bool

    @property
    def in_words(self) -> str:
        """`Edition 2019-1 (2019-05-06)`, `after edition 2019-1 (2019-05-06)`, `not yet an edition`; then the hash's first digits."""
        state = "not yet an edition" if self.name is None else f"edition {self.name} ({self.date})"
        state = f"after {state}" if self.name is not None and self.has_changed else state
        return f"{state[0].upper()}{state[1:]}, records {self.sha256[:SHOWN_DIGITS]}"


def is_edition_name(text: str) -> bool:
    """Whether a text can name an edition: lower-case words or numbers joined by hyphens, at most 40 characters."""
    return len(text) <= _LONGEST_NAME and _NAME.fullmatch(text) is not None


def edition_path(name: str) -> str:
    """Where an edition's file lies, below the dossier's root."""
    return f"{FOLDER}/{name}.json"


def canonical_json(value: Any) -> bytes:
    """A value as RFC 8785 writes it: one form for one value, UTF-8."""
    return rfc8785.dumps(value)


def record_hash(record: FrozenRecord) -> str:
    """The SHA-256 of a frozen record's canonical form, in hexadecimal."""
    return hashlib.sha256(canonical_json(record)).hexdigest()


def set_hash(hashes: Mapping[str, str]) -> str:
    """{“kind/id”: hash of a record} → the hash of the set, in hexadecimal."""
    return hashlib.sha256(canonical_json(dict(hashes))).hexdigest()


def edition_of(name: str, date: str, records: Mapping[str, FrozenRecord]) -> Edition:
    """Frozen records by their ids → the edition of that name and day."""
    entries = tuple(
        FrozenEntry(record, record_hash(record)) for record in sorted(records.values(), key=lambda record: (record["kind"], record["id"]))
    )
    return Edition(name, date, _hash_of(entries), entries)


def edition_text(edition: Edition) -> str:
    """An edition as its file has it: what it is, then one record on each line, each canonical."""
    lines = (before + canonical_json(entry.record).decode("utf-8") + after for entry, before, after in _around_records(edition))
    return "\n".join([_first_line(edition), *lines, "]}", ""])


def _around_records(edition: Edition) -> Iterator[tuple[FrozenEntry, str, str]]:
    """Each record with what stands before and after it on its line: together they are the canonical form of record and hash."""
    for number, entry in enumerate(edition.records, 1):
        yield entry, '{"record":', f',"sha256":"{entry.sha256}"}}' + ("," if number < len(edition.records) else "")


def _first_line(edition: Edition) -> str:
    head = {"date": edition.date, "format": FORMAT, "name": edition.name, "seal": _seal(edition), "sha256": edition.sha256}
    return '{"edition":' + canonical_json(head).decode("utf-8") + ',"records":['


def read_edition(data: bytes, path: str, name: str) -> tuple[Edition | None, list[Problem]]:
    """The bytes of an edition's file → the edition, or what shows that it is not what was once frozen."""
    try:
        text = data.decode("utf-8")
        found = json.loads(text)
    except json.JSONDecodeError as error:
        return None, [Problem(path, error.lineno, error.colno, "FILE09", f"The edition is not JSON: {error.msg}.", _RESTORE)]
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        return None, [Problem(path, 1, 1, "FILE09", f"The edition is not JSON: {type(error).__name__}.", _RESTORE)]
    edition = _edition_from(found)
    if edition is None:
        return None, [Problem(path, 1, 1, "FILE09", "The file does not have the form of an edition.", _RESTORE)]
    if edition.name != name:
        sentence = f"The edition calls itself “{edition.name}”, and its file “{name}”."
        return None, [Problem(path, 1, 1, "FILE09", sentence, "Give the file its name back.")]
    problem = _departure(edition, text, path)
    return (edition, []) if problem is None else (None, [problem])


def _edition_from(found: Any) -> Edition | None:
    """What a file holds → the edition that it says it is; None where it has another form."""
    match found:
        case {"edition": {"date": str(date), "format": 1, "name": str(name), "seal": str(), "sha256": str(sha256)}, "records": [*items]}:
            entries = [
                FrozenEntry(item["record"], item["sha256"])
                for item in items
                if isinstance(item, dict)
                and isinstance(item.get("record"), dict)
                and isinstance(item["record"].get("kind"), str)
                and isinstance(item["record"].get("id"), str)
                and _HASH.fullmatch(str(item.get("sha256")))
            ]
            is_whole = len(entries) == len(items) and is_edition_name(name) and _DAY.fullmatch(date)
            return Edition(name, date, sha256, tuple(entries)) if is_whole else None
    return None


def _departure(edition: Edition, text: str, path: str) -> Problem | None:
    """Where a file departs from what its own hashes say; the first place only."""
    if _is_as_written(edition, text):
        return None
    for number, entry in enumerate(edition.records, 2):
        try:
            is_sound = record_hash(entry.record) == entry.sha256
        except (rfc8785.CanonicalizationError, RecursionError, UnicodeError):
            is_sound = False
        if not is_sound:
            sentence = f"The record {entry.kind}/{entry.id} is not the one whose hash the edition gives."
            return Problem(path, number, 1, "FILE09", sentence, _RESTORE)
    if _hash_of(edition.records) != edition.sha256:
        return Problem(path, 1, 1, "FILE09", "The records are not the set whose hash the edition gives.", _RESTORE)
    written = edition_text(edition)
    if written != text:
        lines = zip(written.split("\n"), text.split("\n"), strict=False)
        line = next((number for number, (one, other) in enumerate(lines, 1) if one != other), written.count("\n") + 1)
        return Problem(path, line, 1, "FILE09", "The line is not as `dossier edition` writes it.", _RESTORE)
    return None


def _is_as_written(edition: Edition, text: str) -> bool:
    """Whether every line is, byte for byte, what was hashed when the edition was frozen: nothing need be made canonical again."""
    lines = text.split("\n")
    if len(lines) != len(edition.records) + 3 or lines[0] != _first_line(edition) or lines[-2:] != ["]}", ""]:
        return False
    for line, (entry, before, after) in zip(lines[1:-2], _around_records(edition), strict=True):
        record = line.removeprefix(before).removesuffix(after)
        if before + record + after != line or hashlib.sha256(record.encode("utf-8")).hexdigest() != entry.sha256:
            return False
    return _hash_of(edition.records) == edition.sha256


def _seal(edition: Edition) -> str:
    """Binds the name and the day to the records."""
    return hashlib.sha256(canonical_json({"date": edition.date, "name": edition.name, "sha256": edition.sha256})).hexdigest()


def _hash_of(entries: tuple[FrozenEntry, ...]) -> str:
    return set_hash({f"{entry.kind}/{entry.id}": entry.sha256 for entry in entries})
