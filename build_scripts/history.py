"""The history of the records: what each edition changed, and what has changed since the latest; found by comparing, never typed in.

Editors may give a reason for a change (`changes` of a record: the day, the kind of change, a note); it is told with the change that
it belongs to, which is the first state on or after its day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any, Final, Literal

from .dossier import Dossier
from .editions import Edition, FrozenRecord
from .records import ChangeNote

What = Literal["added", "changed", "withdrawn", "moved", "removed"]
#: Fields that may change without the record saying anything else; a withdrawal is told by itself.
_OF_THE_RECORD: Final = frozenset(
    {"status", "reviewed_on", "notes", "label", "formerly", "superseded_by", "withdrawn_on", "withdrawn_reason", "id"}
)


@dataclass(frozen=True)
class Difference:
    """A field in which two states differ; empty where one of them does not have it."""

    field: str
    before: str
    after: str

    @property
    def is_of_the_record(self) -> bool:
        """Whether it concerns the record's making and not what it says."""
        return self.field.split(", ")[0] in _OF_THE_RECORD


@dataclass(frozen=True)
class Change:
    """What became of a record between two states; `now` is its id in the later one, and the hashes are empty where it is not."""

    what: What
    kind: str
    id: str
    now: str
    differences: tuple[Difference, ...]
    sha256_before: str
    sha256_after: str
    notes: tuple[ChangeNote, ...] = ()


@dataclass(frozen=True)
class Step:
    """From one edition to the next, or to the present (`name` and `date` are None then); `since` is None for the first edition."""

    name: str | None
    date: str | None
    since: str | None
    records: int
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class History:
    """The history of a dossier."""

    dossier: Dossier

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every step, the latest first; the present is one where it differs from the latest edition."""
        found: list[Step] = []
        before: Edition | None = None
        for edition in self.dossier.editions:
            state = {entry.id: (entry.record, entry.sha256) for entry in edition.records}
            found.append(self._step(edition.name, edition.date, before, state))
            before = edition
        if before is None or self.dossier.edition_label.has_changed:
            hashes = self.dossier.record_hashes
            present = {identifier: (record, hashes[identifier]) for identifier, record in self.dossier.frozen_records.items()}
            found.append(self._step(None, None, before, present))
        return tuple(reversed(found))

    @cached_property
    def by_record(self) -> Mapping[str, tuple[tuple[Step, Change], ...]]:
        """The changes of each record by its present id, the latest first; a moved record's earlier ones stand with it."""
        found: dict[str, list[tuple[Step, Change]]] = {}
        now = {former: record.id for record in self.dossier.records.values() for former in record.formerly}
        for step in self.steps:
            for change in step.changes:
                found.setdefault(now.get(change.now, change.now), []).append((step, change))
        return {identifier: tuple(changes) for identifier, changes in found.items()}

    def _step(self, name: str | None, date: str | None, before: Edition | None, after: Mapping[str, tuple[FrozenRecord, str]]) -> Step:
        changes = tuple(self._changes(before, date, after)) if before else ()
        return Step(name, date, before.name if before else None, len(after), changes)

    def _changes(self, before: Edition, date: str | None, after: Mapping[str, tuple[FrozenRecord, str]]) -> Iterator[Change]:
        moved = {former: identifier for identifier, (record, _) in after.items() for former in record.get("formerly", ())}
        for identifier in sorted({*before.by_id, *after}):
            old = before.by_id.get(identifier)
            if old is None:
                record, sha256 = after[identifier]
                if not any(former in before.by_id for former in record.get("formerly", ())):
                    notes = self._notes(identifier, before.date, date)
                    yield Change("added", record["kind"], identifier, identifier, (), "", sha256, notes)
                continue
            now = identifier if identifier in after else moved.get(identifier, "")
            if not now or now not in after:
                yield Change("removed", old.kind, identifier, identifier, (), old.sha256, "")
                continue
            record, sha256 = after[now]
            if sha256 != old.sha256:
                notes = self._notes(now, before.date, date)
                what = _what(old.record, record, is_moved=now != identifier)
                yield Change(what, record["kind"], identifier, now, differences(old.record, record), old.sha256, sha256, notes)

    def _notes(self, identifier: str, after: str, until: str | None) -> tuple[ChangeNote, ...]:
        """The notes on changes of a record that were made after one day, and until another."""
        record = self.dossier.records.get(identifier)
        notes = record.changes if record else ()
        return tuple(note for note in notes if note.on > after and (until is None or note.on <= until))


def _what(before: FrozenRecord, after: FrozenRecord, *, is_moved: bool) -> What:
    if after.get("status") == "withdrawn" and before.get("status") != "withdrawn":
        return "withdrawn"
    return "moved" if is_moved else "changed"


def differences(before: FrozenRecord, after: FrozenRecord) -> tuple[Difference, ...]:
    """Every field in which two states of a record differ, in the order of the fields' names."""
    return tuple(_differences("", before, after))


def _differences(field: str, before: Any, after: Any) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in sorted({*before, *after}):
            yield from _differences(f"{field}, {name}" if field else name, before.get(name), after.get(name))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _list_differences(field, before, after)
    else:
        yield Difference(field, in_words(before), in_words(after))


def _list_differences(field: str, before: list[Any], after: list[Any]) -> Iterator[Difference]:
    """What was put into a list, taken out of it, or changed in it; items that stay where others come and go are not told."""
    matcher = SequenceMatcher(None, [in_words(item) for item in before], [in_words(item) for item in after], autojunk=False)
    for action, start, end, other_start, other_end in matcher.get_opcodes():
        if action == "equal":
            continue
        pairs = max(end - start, other_end - other_start)
        for number in range(pairs):
            old = before[start + number] if start + number < end else None
            new = after[other_start + number] if other_start + number < other_end else None
            yield from _differences(field, old, new)


def in_words(value: Any) -> str:
    """A value of a frozen record on one line."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {in_words(item)}" for name, item in sorted(value.items()) if name != "places")
    if isinstance(value, list):
        return " … ".join(in_words(item) for item in value)
    return " ".join(str(value).split())


def said_in(record: FrozenRecord) -> str:
    """What a frozen record says or is called, by its own fields alone."""
    for name in ("summary", "text", "question", "quantity", "name", "title"):
        if record.get(name):
            return in_words(record[name])
    return str(record["id"]).replace("-", " ").capitalize()
