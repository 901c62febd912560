"""The history of the records: what each edition changed, and what has changed since the latest; found by comparing, never typed in.

Editors may give a reason for a change (`changes` of a record: the day, the kind of change, a note); it is told with the change that
it belongs to. No edition holds these notes, and several editions may be of one day: so a record's notes and its changes are matched
in their order, each note with a change between the editions before and after its day that has no note yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as field_of
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
#: Two items of a list are one item that was reworded where at least this share of their words is the same.
_ALIKE: Final = 0.5


@dataclass(frozen=True)
class Difference:
    """A field in which two states differ; empty where one of them does not have it, and the same in both where it was moved in a list.

    `values` are what the words stand for, before and after; `part` is the item of a list, as it is after, that holds the field.
    """

    field: str
    before: str
    after: str
    values: tuple[Any, Any] = field_of(default=(None, None), compare=False)
    part: Mapping[str, Any] | None = field_of(default=None, compare=False)

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that lead to it, the record's own first."""
        return tuple(self.field.split(", "))

    @property
    def is_moved(self) -> bool:
        """Whether it is an item of a list that stands in another place, and is otherwise as it was."""
        return bool(self.before) and self.before == self.after

    @property
    def is_of_the_record(self) -> bool:
        """Whether it concerns the record's making and not what it says."""
        return self.fields[0] in _OF_THE_RECORD


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
        told, _ = self._notes
        return tuple(
            replace(step, changes=tuple(replace(change, notes=told.get((number, self._now(change)), ())) for change in step.changes))
            for number, step in reversed([*enumerate(self._bare_steps)])
        )

    @cached_property
    def other_notes(self) -> Mapping[str, tuple[ChangeNote, ...]]:
        """The notes on changes by their records' ids of which no two states show the change: it came before the first edition."""
        return self._notes[1]

    @cached_property
    def _bare_steps(self) -> tuple[Step, ...]:
        """Every step, the oldest first, without its notes."""
        found: list[Step] = []
        before: Edition | None = None
        for edition in self.dossier.editions:
            state = {entry.id: (entry.record, entry.sha256) for entry in edition.records}
            found.append(_step(edition.name, edition.date, before, state))
            before = edition
        if before is None or self.dossier.edition_label.has_changed:
            hashes = self.dossier.record_hashes
            present = {identifier: (record, hashes[identifier]) for identifier, record in self.dossier.frozen_records.items()}
            found.append(_step(None, None, before, present))
        return tuple(found)

    @cached_property
    def by_record(self) -> Mapping[str, tuple[tuple[Step, Change], ...]]:
        """The changes of each record by its present id, the latest first; a moved record's earlier ones stand with it."""
        found: dict[str, list[tuple[Step, Change]]] = {}
        for step in self.steps:
            for change in step.changes:
                found.setdefault(self._now(change), []).append((step, change))
        return {identifier: tuple(changes) for identifier, changes in found.items()}

    @cached_property
    def _present_ids(self) -> Mapping[str, str]:
        return {former: record.id for record in self.dossier.records.values() for former in record.formerly}

    def _now(self, change: Change) -> str:
        return self._present_ids.get(change.now, change.now)

    @cached_property
    def _notes(self) -> tuple[Mapping[tuple[int, str], tuple[ChangeNote, ...]], Mapping[str, tuple[ChangeNote, ...]]]:
        """The notes by the number of their step and the id of their record; and by the id those that belong to no step."""
        days = {edition.name: edition.date for edition in self.dossier.editions}
        changed: dict[str, list[_Stretch]] = {}
        added: dict[str, list[_Stretch]] = {}
        for number, step in enumerate(self._bare_steps):
            for change in step.changes:
                kept = added if change.what == "added" else changed
                kept.setdefault(self._now(change), []).append(_Stretch(number, days.get(step.since or "", ""), step.date))
        told: dict[tuple[int, str], list[ChangeNote]] = {}
        others: dict[str, tuple[ChangeNote, ...]] = {}
        for record in self.dossier.records.values():
            # Of a record that was added and then changed, a note tells of the change.
            stretches = changed.get(record.id) or added.get(record.id)
            if not stretches:
                others[record.id] = record.changes
                continue
            for note, stretch in _matched(record.changes, stretches):
                told.setdefault((stretch.number, record.id), []).append(note)
        return {key: tuple(notes) for key, notes in told.items()}, others


@dataclass(frozen=True)
class _Stretch:
    """A step in which a record changed: its number, and the days of the editions around it; None after the latest."""

    number: int
    after: str
    until: str | None


def _matched(notes: tuple[ChangeNote, ...], stretches: list[_Stretch]) -> Iterator[tuple[ChangeNote, _Stretch]]:
    """A record's notes and the steps in which it changed, both in their order → each note with its step.

    Of several steps that a note's day allows (editions of one day), it is the first after that of the note before; a note more than
    there are steps goes with the last. A note on a day around which nothing changed goes with the next change, or with the last one.
    """
    last = -1
    for note in sorted(notes, key=lambda note: note.on):
        fitting = [item for item in stretches if item.after <= note.on and (item.until is None or note.on <= item.until)]
        fitting = fitting or [item for item in stretches if item.until is None or note.on <= item.until][:1] or stretches[-1:]
        chosen = next((item for item in fitting if item.number > last), fitting[-1])
        last = chosen.number
        yield note, chosen


def _step(name: str | None, date: str | None, before: Edition | None, after: Mapping[str, tuple[FrozenRecord, str]]) -> Step:
    changes = tuple(_changes(before, after)) if before else ()
    return Step(name, date, before.name if before else None, len(after), changes)


def _changes(before: Edition, after: Mapping[str, tuple[FrozenRecord, str]]) -> Iterator[Change]:
    moved = {former: identifier for identifier, (record, _) in after.items() for former in record.get("formerly", ())}
    for identifier in sorted({*before.by_id, *after}):
        old = before.by_id.get(identifier)
        if old is None:
            record, sha256 = after[identifier]
            if not any(former in before.by_id for former in record.get("formerly", ())):
                yield Change("added", record["kind"], identifier, identifier, (), "", sha256)
            continue
        now = identifier if identifier in after else moved.get(identifier, "")
        if not now or now not in after:
            yield Change("removed", old.kind, identifier, identifier, (), old.sha256, "")
            continue
        record, sha256 = after[now]
        if sha256 != old.sha256:
            what = _what(old.record, record, is_moved=now != identifier)
            yield Change(what, record["kind"], identifier, now, differences(old.record, record), old.sha256, sha256)


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
    elif _is_plain_list(before) and _is_plain_list(after):
        yield from _list_differences(field, before or [], after or [])
    else:
        yield _difference(field, before, after)


def _is_plain_list(value: Any) -> bool:
    """Whether a value is a list of texts or parts, or a list that is not there; a row of numbers is one value."""
    return value is None or (isinstance(value, list) and not any(isinstance(item, list) for item in value))


def _difference(field: str, before: Any, after: Any) -> Difference:
    return Difference(field, in_words(before), in_words(after), (before, after))


def _list_differences(field: str, before: list[Any], after: list[Any]) -> Iterator[Difference]:
    """What was put into a list, taken out of it, moved or changed in it; items that stay where others come and go are not told."""
    matcher = SequenceMatcher(None, [in_words(item) for item in before], [in_words(item) for item in after], autojunk=False)
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    old = [number for _, start, end, _, _ in steps for number in range(start, end)]
    new = [number for _, _, _, start, end in steps for number in range(start, end)]
    pairs = _pairs({number: before[number] for number in old}, {number: after[number] for number in new})
    for _, start, end, other_start, other_end in steps:
        for number in range(start, end):
            if number not in pairs.values():
                yield _difference(field, before[number], None)
        for number in range(other_start, other_end):
            item = after[number]
            if number not in pairs:
                yield _difference(field, None, item)
            elif in_words(before[pairs[number]]) == in_words(item):
                yield _difference(field, before[pairs[number]], item)
            else:
                for found in _differences(field, before[pairs[number]], item):
                    yield found if found.part or not isinstance(item, Mapping) else replace(found, part=item)


def _pairs(before: Mapping[int, Any], after: Mapping[int, Any]) -> dict[int, int]:
    """Items that left their places in a list and items that came, by their places → for those that are one item, its place before.

    The most alike come first, whatever their places; of those that are equally alike, the ones that stood first.
    """
    likeness = [
        (share, -number, -other)
        for number, item in after.items()
        for other, earlier in before.items()
        if (share := _likeness(earlier, item)) >= _ALIKE
    ]
    pairs: dict[int, int] = {}
    for _, number, other in sorted(likeness, reverse=True):
        if -number not in pairs and -other not in pairs.values():
            pairs[-number] = -other
    return pairs


def _likeness(before: Any, after: Any) -> float:
    """How many of the words of two items of a list are the same, in their order: 0 to 1; an id or a term is itself or another."""
    if in_words(before) == in_words(after):
        return 1.0
    are_parts = isinstance(before, Mapping) and isinstance(after, Mapping)
    are_texts = isinstance(before, str) and isinstance(after, str) and " " in before and " " in after
    if not (are_parts or are_texts):
        return 0.0
    return SequenceMatcher(None, _words(before), _words(after), autojunk=False).ratio()


def _words(item: Any) -> list[str]:
    """The words of an item by which it is known again: of a part, those of its texts, or its ids and terms where it has no text."""
    values = [*_values(item)]
    return " ".join([value for value in values if " " in value] or values).split()


def _values(item: Any) -> Iterator[str]:
    if isinstance(item, Mapping):
        for name, value in sorted(item.items()):
            if name != "places":
                yield from _values(value)
    elif isinstance(item, list):
        for value in item:
            yield from _values(value)
    elif item is not None:
        yield in_words(item)


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
