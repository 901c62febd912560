"""The stance matrix: actor × proposition, over time; every cell leads to statements whose quotes are bound.

An empty cell means “no statement in these sources”, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..dates import parse_date
from ..dossier import Dossier
from ..records import Explainer, Proposition, Statement

#: Which way each stance points: for the proposition, against it, or neither.
DIRECTION: Final[Mapping[str, int]] = {
    "asserts": 1,
    "concedes": 1,
    "reports": 0,
    "insinuates": 0,
    "speculates": 0,
    "conditional": 0,
    "doubts": 0,
    "notes-no-evidence": 0,
    "declines": 0,
    "denies": -1,
}


@dataclass(frozen=True)
class Cell:
    """What one actor says of one proposition: the statements, the earliest first, and whether they turn."""

    actor: str
    proposition: str
    statements: tuple[str, ...]
    stances: tuple[str, ...]
    is_reversal: bool
    is_concession: bool


@dataclass(frozen=True)
class MatrixRow:
    """One proposition, with its cells by actor; actors without a statement have none."""

    proposition: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class MatrixGroup:
    """The propositions of one question (None: of no question)."""

    question: str | None
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True)
class StanceMatrix:
    """Groups of rows, and the actors of all columns by party: each party with its actors, both sorted."""

    groups: tuple[MatrixGroup, ...]
    parties: tuple[tuple[str, tuple[str, ...]], ...]


def standing_statements(dossier: Dossier) -> tuple[Statement, ...]:
    """Claims and denials that are not withdrawn and whose words stand in a source that is not."""
    return tuple(
        statement
        for statement in dossier.statements
        if statement.status != "withdrawn"
        and any(not dossier.texts[bound.quote.source].is_withdrawn for bound in dossier.quotes_of(statement.id))
    )


def accuses_outright(statement: Statement) -> bool:
    """Whether a statement accuses, and states it: not by a suggestion, under a condition, in a threat or as an opinion."""
    return bool(statement.against) and DIRECTION.get(statement.stance, 0) != 0 and statement.act == "accusation"


def order_in_time(statement: Statement) -> tuple[date, date, str]:
    """By the day it was said, or the last on which it may have been, where that alone is known; unknown days last; then by id.

    Of two that begin on one day the preciser stands first. It is an order to show things in: what is sure to have come
    before is for `DossierDate.surely_until` and `surely_from` to say.
    """
    if statement.said is None:
        return (date.max, date.max, statement.id)
    first, last, _ = parse_date(statement.said).sort_key
    return (first, last, statement.id)


def stance_matrix(dossier: Dossier) -> StanceMatrix:
    """The whole matrix; questions in the order of their explainers."""
    cells = _by_cell(dossier)
    actors = {statement.holder for statement in standing_statements(dossier)}
    groups: dict[str | None, list[MatrixRow]] = {}
    for record in dossier.of_kind(Proposition):
        if record.status == "withdrawn" or record.id not in cells:
            continue
        row = {actor: _cell(actor, record.id, found) for actor, found in sorted(cells[record.id].items())}
        groups.setdefault(record.question, []).append(MatrixRow(record.id, row))
    order = {explainer.id: (explainer.position is None, explainer.position or 0, explainer.id) for explainer in dossier.of_kind(Explainer)}
    questions = sorted(groups, key=lambda question: (question is None, order.get(question or "", (True, 0, ""))))
    parties: dict[str, list[str]] = {}
    for actor in sorted(actors):
        parties.setdefault(dossier.party(actor), []).append(actor)
    return StanceMatrix(
        tuple(MatrixGroup(question, tuple(groups[question])) for question in questions),
        tuple((party, tuple(members)) for party, members in sorted(parties.items())),
    )


def _cell(actor: str, proposition: str, found: list[Statement]) -> Cell:
    ordered = sorted(found, key=order_in_time)
    return Cell(
        actor,
        proposition,
        tuple(statement.id for statement in ordered),
        tuple(statement.stance for statement in ordered),
        is_reversal=any(True for _ in _turns(ordered)),
        is_concession=any(statement.stance == "concedes" for statement in ordered),
    )


def contraries_by_holder(dossier: Dossier) -> dict[str, tuple[tuple[str, str], ...]]:
    """What the same holder surely said later to the contrary: (proposition, statement) by the earlier statement, earliest first.

    The pairs are those by which a cell of the matrix is a reversal; who has none is not there.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for proposition, by_holder in _by_cell(dossier).items():
        for statements in by_holder.values():
            for earlier, later in _turns(sorted(statements, key=order_in_time)):
                found.setdefault(earlier.id, []).append((proposition, later.id))
    return {statement: tuple(pairs) for statement, pairs in found.items()}


def _by_cell(dossier: Dossier) -> dict[str, dict[str, list[Statement]]]:
    """The statements that stand, by proposition and holder."""
    cells: dict[str, dict[str, list[Statement]]] = {}
    for statement in standing_statements(dossier):
        for proposition in dict.fromkeys(statement.propositions):
            cells.setdefault(proposition, {}).setdefault(statement.holder, []).append(statement)
    return cells


def _turns(ordered: list[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Each two by which a holder, after pointing one way, points the other; both days must be known for sure, and one before the other."""
    directed = [statement for statement in ordered if DIRECTION.get(statement.stance, 0)]
    for number, later in enumerate(directed):
        for earlier in directed[:number]:
            if DIRECTION[earlier.stance] != DIRECTION[later.stance] and _is_before(earlier, later):
                yield earlier, later


def _is_before(earlier: Statement, later: Statement) -> bool:
    if earlier.said is None or later.said is None:
        return False
    return parse_date(earlier.said).surely_until < parse_date(later.said).surely_from
