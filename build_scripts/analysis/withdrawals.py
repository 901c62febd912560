"""Blast radius: what loses its only origin, or all support, if a source or a statement is withdrawn."""

from __future__ import annotations

from dataclasses import dataclass

from ..dossier import Dossier
from ..records import Proposition, Statement
from .origins import Origins


@dataclass(frozen=True)
class BlastRadius:
    """What becomes of the dossier without one source or statement.

    `lost_statements` rest on it alone; `unsupported` propositions lose all who hold them; `single_origin` propositions
    keep just one of several origins; `lost_records` are other records all of whose quotes stood there.
    """

    withdrawn: str
    lost_statements: tuple[str, ...]
    unsupported: tuple[str, ...]
    single_origin: tuple[str, ...]
    lost_records: tuple[str, ...]


def blast_radius(dossier: Dossier, origins: Origins, withdrawn: str) -> BlastRadius:
    """The effect of thinking away one source or one statement; nothing is changed."""
    lost_statements: list[str] = []
    lost_records: list[str] = []
    for identifier in _resting_on(dossier, withdrawn):
        target = lost_statements if isinstance(dossier.records[identifier], Statement) else lost_records
        target.append(identifier)
    touched = _touched_propositions(dossier, withdrawn)
    without = frozenset({withdrawn, *lost_statements})
    unsupported, single = [], []
    for proposition in touched:
        before, after = origins.support_of(proposition), origins.support_of(proposition, without=without)
        if before.origins and not after.origins:
            unsupported.append(proposition)
        elif len(before.origins) > 1 and len(after.origins) == 1:
            single.append(proposition)
    return BlastRadius(withdrawn, tuple(lost_statements), tuple(unsupported), tuple(single), tuple(lost_records))


def _resting_on(dossier: Dossier, withdrawn: str) -> list[str]:
    """The standing records all of whose quotes stand in the source; or the statement itself."""
    if withdrawn not in dossier.texts:
        return [withdrawn]
    owners = dict.fromkeys(bound.owner for bound in dossier.quotes_by_source.get(withdrawn, ()))
    return sorted(
        owner
        for owner in owners
        if dossier.records[owner].status != "withdrawn"
        and all(
            bound.quote.source == withdrawn or dossier.texts[bound.quote.source].record.status == "withdrawn"
            for bound in dossier.quotes_of(owner)
        )
    )


def _touched_propositions(dossier: Dossier, withdrawn: str) -> list[str]:
    owners = [withdrawn] if withdrawn not in dossier.texts else [bound.owner for bound in dossier.quotes_by_source.get(withdrawn, ())]
    touched = {
        proposition
        for owner in owners
        if isinstance(record := dossier.records[owner], Statement)
        for proposition in record.propositions
        if dossier.find(proposition, Proposition)
    }
    return sorted(touched)
