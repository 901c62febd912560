"""The stance matrix: for each question a table of who says what on its propositions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from ..analysis.stances import Cell, MatrixGroup, MatrixRow
from ..problems import count_of
from ..vocabularies import STANCES
from .analysis_lines import question_heading, stance_with_day, statement_of
from .grids import Grid, GridCell, GridRow, Head, Lines, lines
from .lookup import Lookup
from .phrases import Link, Marked, Phrase, phrase
from .wording import term_anchor, term_in_words


@dataclass(frozen=True)
class MatrixSection:
    """One question with its table, and what its holders and propositions are in number."""

    heading: Phrase
    grid: Grid


@dataclass(frozen=True)
class MatrixView:
    """The page of the stance matrix."""

    legend: tuple[Phrase, ...]
    turns: tuple[Phrase, ...]
    sections: tuple[MatrixSection, ...]


def matrix_view(lookup: Lookup) -> MatrixView:
    """The whole matrix; questions in their order."""
    matrix = lookup.computed.matrix
    used = {stance for group in matrix.groups for row in group.rows for cell in row.cells.values() for stance in cell.stances}
    return MatrixView(
        legend=tuple(
            phrase(Link(term_in_words(stance), "method.md", term_anchor("stance", stance), "stance", stance), " ", sentence)
            for stance, sentence in STANCES.items()
            if stance in used
        ),
        turns=tuple(
            phrase(lookup.link(cell.actor), " on: ", lookup.link(cell.proposition), " ", *_turn(cell))
            for group in matrix.groups
            for row in group.rows
            for cell in row.cells.values()
            if cell.is_reversal or cell.is_concession
        ),
        sections=tuple(_section(lookup, group, number) for number, group in enumerate(matrix.groups, 1)),
    )


def turn_marks(cell: Cell | None) -> Lines:
    """That a holder's statements on a proposition turn, or concede."""
    return lines([Marked("reversal", "mark") if cell and cell.is_reversal else None, _conceded(cell)])


def _conceded(cell: Cell | None) -> Marked | None:
    return Marked("concession", "mark") if cell and cell.is_concession else None


def _turn(cell: Cell) -> Iterable[Phrase | str]:
    marks = turn_marks(cell)
    for number, mark in enumerate(marks):
        yield from ((", ", mark) if number else (mark,))


def _section(lookup: Lookup, group: MatrixGroup, number: int) -> MatrixSection:
    """Rows with most holders first; columns by party, parties and holders in the order of their names."""
    holders = {actor for row in group.rows for actor in row.cells}
    columns = sorted(
        holders, key=lambda actor: (lookup.titles[lookup.dossier.party(actor)], _is_below(lookup, actor), lookup.titles[actor])
    )
    rows = sorted(group.rows, key=lambda row: (-len(row.cells), lookup.titles[row.proposition]))
    heading = question_heading(lookup, group.question)
    caption = phrase(
        f"{heading.plain} – {count_of(len(rows), 'proposition')} in rows, {count_of(len(columns), 'holder')} in columns by party. "
        "Each stance leads to the statement and its quotes; several stand in the order of time. "
        "An empty cell means: no statement in these sources."
    )
    return MatrixSection(
        heading,
        Grid(f"grid-question-{number}", caption, _heads(lookup, columns), tuple(_row(lookup, row, columns) for row in rows), is_wide=True),
    )


def _is_below(lookup: Lookup, actor: str) -> bool:
    return lookup.dossier.party(actor) != actor


def _heads(lookup: Lookup, columns: list[str]) -> tuple[tuple[Head, ...], ...]:
    """Parties above, and their holders below; a party that alone speaks for itself has one head."""
    above, below = [Head(phrase("Proposition"), rows=2)], list[Head]()
    for party, members in groupby(columns, key=lookup.dossier.party):
        found = list(members)
        if found == [party]:
            above.append(Head(phrase(lookup.link(party)), rows=2))
        else:
            above.append(Head(phrase(lookup.link(party)), columns=len(found), is_group=True))
            below.extend(Head(phrase(lookup.link(actor))) for actor in found)
    if not below:
        return (tuple(Head(head.words) for head in above),)
    return tuple(above), tuple(below)


def _row(lookup: Lookup, row: MatrixRow, columns: list[str]) -> GridRow:
    return GridRow(
        phrase(lookup.link(row.proposition)),
        tuple(GridCell(_lines(lookup, row.cells.get(actor)), lookup.titles[actor]) for actor in columns),
    )


def _lines(lookup: Lookup, cell: Cell | None) -> Lines:
    if cell is None:
        return ()
    return (*(stance_with_day(lookup, statement_of(lookup, statement)) for statement in cell.statements), *turn_marks(cell))
