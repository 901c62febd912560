"""Framing: source × proposition: carried, laid to whom, denied, left out; and the order in which each source brings it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..dossier import Dossier
from ..records import Proposition, Statement
from .stances import standing_statements


@dataclass(frozen=True)
class Voice:
    """Who speaks on a proposition in a source, and how: `is_own` where it is the source's own outlet."""

    holder: str
    stance: str
    is_own: bool


@dataclass(frozen=True)
class Carried:
    """How one source brings one proposition: the statements and voices in the order of the text, and where the first stands.

    A stance belongs to its holder: what the source passes on of others is never its own. `place` is the share (0 to 1) of the
    source's characters in scope that stand before it; `rank` counts from 1 among the propositions that the source brings.
    """

    statements: tuple[str, ...]
    voices: tuple[Voice, ...]
    place: float
    rank: int


@dataclass(frozen=True)
class FramingRow:
    """One proposition with the sources that bring it; a source that is not there leaves it out."""

    proposition: str
    by_source: Mapping[str, Carried]


def framing(dossier: Dossier) -> tuple[FramingRow, ...]:
    """Every proposition that a source brings, in the order of ids."""
    first: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for statement in standing_statements(dossier):
        for bound in dossier.quotes_of(statement.id):
            source = bound.quote.source
            if dossier.texts[source].is_withdrawn:
                continue
            for proposition in dict.fromkeys(statement.propositions):
                first.setdefault((proposition, source), []).append((bound.span.start, statement.id))
    ranks = _ranks(first)
    rows: dict[str, dict[str, Carried]] = {}
    for (proposition, source), places in first.items():
        ordered = tuple(dict.fromkeys(statement for _, statement in sorted(places)))
        rows.setdefault(proposition, {})[source] = _carried(dossier, source, ordered, min(places)[0], ranks[proposition, source])
    return tuple(FramingRow(proposition.id, rows[proposition.id]) for proposition in dossier.of_kind(Proposition) if proposition.id in rows)


def _ranks(first: Mapping[tuple[str, str], list[tuple[int, str]]]) -> dict[tuple[str, str], int]:
    by_source: dict[str, list[tuple[int, str]]] = {}
    for (proposition, source), places in first.items():
        by_source.setdefault(source, []).append((min(places)[0], proposition))
    return {(proposition, source): rank for source, places in by_source.items() for rank, (_, proposition) in enumerate(sorted(places), 1)}


def _carried(dossier: Dossier, source: str, statements: tuple[str, ...], start: int, rank: int) -> Carried:
    text = dossier.texts[source]
    records = (dossier.get(statement, Statement) for statement in statements)
    voices = (Voice(record.holder, record.stance, record.holder == text.record.outlet) for record in records)
    before = sum(max(0, min(passage.end, start) - passage.start) for passage in text.passages)
    whole = sum(passage.end - passage.start for passage in text.passages)
    return Carried(
        statements,
        tuple(dict.fromkeys(voices)),
        place=before / whole if whole else 0.0,
        rank=rank,
    )
