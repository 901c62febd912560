"""Whether a citation still holds: what became of the very state of a record that was cited.

A citation is known by its record's id and by the hash of what the record said (or by the hash alone, or by an edition, or by its
title, or by nothing but its address or id). Every state that an edition froze is judged against the present once, and so is a
citation that does not say which state it means; the command and the page in the browser look the citation up in the same table,
and say the same words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final, Literal

from ..dossier import Dossier
from ..editions import FrozenRecord
from ..history import Difference, differences, said_in
from ..identifiers import frozen_path
from .sentences import why_uncounted

Verdict = Literal[
    "unchanged", "stands", "other words", "reworded", "withdrawn", "figure superseded", "not frozen", "at odds", "not named", "unknown"
]
#: What each verdict means to a reader.
VERDICTS: Final[dict[Verdict, str]] = {
    "unchanged": "The record says what it said when it was cited.",
    "stands": "The record stands; whether it has changed since cannot be told, for the citation names no edition and no hash.",
    "other words": "The record is there; the words that are cited are not its words.",
    "reworded": "The record stands, and no longer says it in the same way.",
    "withdrawn": "The dossier no longer upholds the record.",
    "figure superseded": "The figure has other values now, or more of them.",
    "not frozen": "The record is there; the state that was cited stood between editions, none of which froze it, and cannot be compared.",
    "at odds": "The edition and the hash that are cited do not belong together.",
    "not named": "The text names no record of the dossier by its address, id or hash; it needs the address of what it cites.",
    "unknown": "Neither an edition of the dossier nor its present state has this.",
}
#: The same of a citation of the dossier as a whole.
WHOLE_VERDICTS: Final[dict[Verdict, str]] = {
    "unchanged": "All records say what they said when the dossier was cited.",
    "stands": "The dossier is there; whether it has changed since cannot be told, for the citation names no edition and no hash.",
    "reworded": "The dossier is there, and not all of its records are as they were.",
    "not frozen": "The dossier is there; the state that was cited stood between editions, none of which froze it, and cannot be compared.",
    "at odds": "The edition and the hash that are cited do not belong together.",
    "unknown": "Neither an edition of the dossier nor its present state is what was cited.",
}
#: Verdicts by which a citation may stand as it is.
HOLDING: Final = frozenset({"unchanged"})


@dataclass(frozen=True)
class Judgement:
    """What became of a cited state: the verdict, where it was frozen, and in what the present differs.

    `pages` are the frozen pages that a reader of a state that was not frozen can turn to, by their editions.
    """

    verdict: Verdict
    editions: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    why: str = ""
    pages: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class KnownRecord:
    """A record with every state of it that was ever published, by its hash; `now` is its id today, empty where it is gone.

    `words` are those by which each state may be cited, its title first; `undated` is what can be said of a citation that names
    neither an edition nor a hash; `quotes` counts the quotes of each state;
    `pages` are its frozen pages by their editions, the oldest first.
    """

    kind: str
    id: str
    now: str
    title: str
    states: Mapping[str, Judgement] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    quotes: Mapping[str, int] = field(default_factory=dict)
    undated: Judgement = Judgement("unknown")
    pages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class KnownStates:
    """Every record that was ever published, and every state of it.

    `titles` are those of the present; `words` are what the pages call the records and tell of them, by their ids: of each edition
    by its name, of the present by the empty name. `own_names` are the names of the dossier and of its editors.
    """

    dossier: Dossier
    titles: Mapping[str, str]
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    own_names: tuple[str, ...] = ()

    @cached_property
    def records(self) -> Mapping[str, KnownRecord]:
        """The records by the ids that they have or had."""
        now = {former: record.id for record in self.dossier.records.values() for former in record.formerly}
        frozen = {entry.id: entry.kind for edition in self.dossier.editions for entry in edition.records}
        published = {identifier: kind for kind, identifier in self.dossier.published_ids}
        kinds = published | frozen | {former: self.dossier.records[new].kind for former, new in now.items()}
        kinds |= {record.id: record.kind for record in self.dossier.records.values()}
        return {identifier: self._known(kinds[identifier], identifier, now.get(identifier, identifier)) for identifier in sorted(kinds)}

    def _known(self, kind: str, identifier: str, now: str) -> KnownRecord:
        present = self.dossier.frozen_records.get(now)
        # Of two ids of one record that an edition holds both (they were joined later), the cited one is meant.
        names = dict.fromkeys((identifier, now, *(present.get("formerly", ()) if present else ())))
        seen: dict[str, tuple[FrozenRecord, list[str]]] = {}
        pages: dict[str, str] = {}
        words: dict[str, list[str]] = {}
        for edition in self.dossier.editions:
            entry = next((edition.by_id[name] for name in names if name in edition.by_id), None)
            if entry is not None:
                seen.setdefault(entry.sha256, (entry.record, []))[1].append(edition.name)
                pages[edition.name] = frozen_path(edition.name, entry.kind, entry.id)
                told = words.setdefault(entry.sha256, [])
                told.extend(self.words.get(edition.name, {}).get(entry.id, (said_in(entry.record),)))
        if present is not None:
            sha256 = self.dossier.record_hashes[now]
            seen.setdefault(sha256, (present, []))
            told = words.setdefault(sha256, [])
            told[:0] = [self.titles.get(now, ""), *self.words.get("", {}).get(now, (said_in(present),))]
        fallen = self._fallen(now) if present is not None else ""
        states = {sha256: _also(_judged(record, present, tuple(editions)), fallen) for sha256, (record, editions) in seen.items()}
        return KnownRecord(
            kind,
            identifier,
            now if present is not None else "",
            self.titles.get(now, ""),
            states,
            {sha256: tuple(filter(None, dict.fromkeys(told))) for sha256, told in words.items()},
            {sha256: quotes_in(record) for sha256, (record, _) in seen.items()},
            _also(_undated(tuple(states.values())), fallen),
            pages,
        )

    @cached_property
    def editions(self) -> Mapping[str, str]:
        """The page of each edition by its name, the oldest first."""
        return {edition.name: f"e/{edition.name}/index.html" for edition in self.dossier.editions}

    def _fallen(self, identifier: str) -> str:
        """That a record which is not withdrawn itself stands in withdrawn sources alone: it says what it said, and counts for nothing."""
        record = self.dossier.records[identifier]
        why = "" if record.status == "withdrawn" else why_uncounted(self.dossier, record)
        return f"It is counted nowhere: {why}." if why else ""

    @cached_property
    def whole(self) -> Mapping[str, Judgement]:
        """The states of the dossier as a whole, by the hash of the set; two editions may be one state."""
        present = self.dossier.edition_label.sha256
        editions: dict[str, list[str]] = {present: []}
        for edition in self.dossier.editions:
            editions.setdefault(edition.sha256, []).append(edition.name)
        return {sha256: _judged_whole(tuple(names), is_present=sha256 == present) for sha256, names in editions.items()}


def _judged(cited: FrozenRecord, present: FrozenRecord | None, editions: tuple[str, ...]) -> Judgement:
    if present is None:
        return Judgement("withdrawn", editions, why="The record is no longer at its address.")
    found = differences(cited, present)
    if present.get("status") == "withdrawn":
        reason = str(present.get("withdrawn_reason", ""))
        successor = str(present.get("superseded_by", ""))
        return Judgement("withdrawn", editions, found, reason + (f" In its place: {successor}." if successor else ""))
    told = tuple(difference for difference in found if not difference.is_of_the_record)
    if not told:
        return Judgement("unchanged", editions)
    is_figure = present.get("kind") == "figures" and any(difference.field.split(", ")[0] == "values" for difference in told)
    return Judgement("figure superseded" if is_figure else "reworded", editions, told)


def _also(judgement: Judgement, sentence: str) -> Judgement:
    """A judgement with a sentence more on why it is so."""
    return replace(judgement, why=f"{judgement.why} {sentence}".strip()) if sentence else judgement


def _judged_whole(editions: tuple[str, ...], *, is_present: bool) -> Judgement:
    named = f"It is edition {' and '.join(editions)}" if editions else "It is the present state, which no edition has frozen"
    if is_present:
        return Judgement("unchanged", editions, why=f"{named}.")
    return Judgement("reworded", editions, why=f"{named}; records have changed since, and the page of changes lists them.")


def _undated(states: tuple[Judgement, ...]) -> Judgement:
    """What is true of a citation whichever state it means: that nothing has changed only where no edition had the record otherwise."""
    if not states:
        return Judgement("unknown", why="The record was published before the first edition, and is no longer there.")
    withdrawn = [state for state in states if state.verdict == "withdrawn"]
    if withdrawn:
        # Where the record is withdrawn, every state is judged so; the last is the latest.
        return Judgement("withdrawn", withdrawn[-1].editions, why=withdrawn[-1].why)
    editions = tuple(edition for state in states for edition in state.editions)
    if not editions:
        return Judgement("stands", why="No edition has had it yet.")
    otherwise = [edition for state in states if state.verdict != "unchanged" for edition in state.editions]
    if otherwise:
        named = f"edition {otherwise[0]}" if len(otherwise) == 1 else f"editions {', '.join(otherwise)}"
        return Judgement("stands", why=f"It was otherwise in {named}.")
    return Judgement("unchanged", editions, why="No edition has had it otherwise.")


def quotes_in(value: Any) -> int:
    """How many quotes a frozen record has, at any depth: each holds the source's own words."""
    if isinstance(value, Mapping):
        return int("exact" in value) + sum(quotes_in(item) for item in value.values())
    return sum(quotes_in(item) for item in value) if isinstance(value, list | tuple) else 0
