"""Whether a citation still holds: what became of the very state of a record that was cited.

A citation is known by its record's id and by the hash of what the record said (or by an edition, or by its title, or by nothing
but its address). Every state that an edition froze is judged against the present once; the command and the page in the browser
look the citation up in the same table, and say the same words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from ..dossier import Dossier
from ..editions import FrozenRecord
from ..history import Difference, differences, said_in

Verdict = Literal["unchanged", "reworded", "withdrawn", "figure superseded", "unknown"]
#: What each verdict means to a reader.
VERDICTS: Final[dict[Verdict, str]] = {
    "unchanged": "The record says what it said when it was cited.",
    "reworded": "The record stands, and no longer says it in the same way.",
    "withdrawn": "The dossier no longer upholds the record.",
    "figure superseded": "The figure has other values now, or more of them.",
    "unknown": "The dossier has never published this.",
}
#: Verdicts by which a citation may stand as it is.
HOLDING: Final = frozenset({"unchanged"})


@dataclass(frozen=True)
class Judgement:
    """What became of a cited state: the verdict, where it was frozen, and in what the present differs."""

    verdict: Verdict
    editions: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class KnownRecord:
    """A record with every state of it that was ever published, by its hash; `now` is its id today, empty where it is gone."""

    kind: str
    id: str
    now: str
    title: str
    states: Mapping[str, Judgement] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class KnownStates:
    """Every record that was ever published, and every state of it."""

    dossier: Dossier
    titles: Mapping[str, str]

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
        for edition in self.dossier.editions:
            entry = next((edition.by_id[name] for name in names if name in edition.by_id), None)
            if entry is not None:
                seen.setdefault(entry.sha256, (entry.record, []))[1].append(edition.name)
        if present is not None:
            seen.setdefault(self.dossier.record_hashes[now], (present, []))
        return KnownRecord(
            kind,
            identifier,
            now if present is not None else "",
            self.titles.get(now, ""),
            {sha256: _judged(record, present, tuple(editions)) for sha256, (record, editions) in seen.items()},
            {sha256: said_in(record) for sha256, (record, _) in seen.items()},
        )

    @cached_property
    def whole(self) -> Mapping[str, Judgement]:
        """The states of the dossier as a whole, by the hash of the set."""
        label = self.dossier.edition_label
        found = {
            edition.sha256: Judgement(
                "unchanged" if edition.sha256 == label.sha256 else "reworded",
                (edition.name,),
                why="" if edition.sha256 == label.sha256 else "Records have changed since; the page of changes lists them.",
            )
            for edition in self.dossier.editions
        }
        return {label.sha256: Judgement("unchanged"), **found}


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
