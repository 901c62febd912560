"""The stance matrix: for each question a picture and a table of who says what on its propositions.

A proposition on which several holders speak has a row across its holders; one on which a single holder speaks has a line in
a list, since most of a table across all holders would be empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from ..analysis.stances import Cell, MatrixGroup, MatrixRow
from ..pictures.signs import family_of
from ..pictures.stance_matrix import StanceRow, matrix_picture, matrix_pictures
from ..problems import count_of
from ..vocabularies import STANCES
from .analysis_lines import question_heading, stance_with_day, statement_of
from .drawings import Drawing, address_from, drawing, signed_statement
from .grids import Grid, GridCell, GridRow, Head, Lines, grid, lines
from .known_at_slider import SliderView, slider_view
from .lookup import Lookup
from .phrases import Link, Marked, Phrase, phrase
from .statement_lines import holder_with_party
from .wording import term_anchor, term_in_words

_PATH: Final = "matrix.md"
#: So many propositions stand in the excerpt for the home page.
_MOST_ON_HOME: Final = 5
#: How quiet a proposition is that nobody rejects; see `_quiet`.
_UNDISPUTED: Final = 4


@dataclass(frozen=True)
class MatrixSection:
    """One question: the picture and the table of what several holders speak on (None: of nothing), and the list of the rest."""

    heading: Phrase
    drawing: Drawing | None
    grid: Grid | None
    single: Grid | None
    single_heading: str


@dataclass(frozen=True)
class MatrixView:
    """The page of the stance matrix."""

    legend: tuple[Phrase, ...]
    turns: tuple[Phrase, ...]
    sections: tuple[MatrixSection, ...]
    slider: SliderView | None


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
        slider=slider_view(lookup, _PATH, "td"),
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
    rows = sorted(group.rows, key=lambda row: (-len(row.cells), lookup.titles[row.proposition]))
    shared, alone = [row for row in rows if len(row.cells) > 1], [row for row in rows if len(row.cells) == 1]
    heading = question_heading(lookup, group.question)
    return MatrixSection(
        heading,
        _drawing(lookup, shared, f"matrix-{number}", heading.plain, _PATH) if shared else None,
        _grid(lookup, shared, number, heading) if shared else None,
        _single(lookup, alone, number, heading),
        f"{count_of(len(alone), 'proposition')} on which one holder alone speaks",
    )


def home_matrix(lookup: Lookup, here: str = "index.md") -> Drawing | None:
    """An excerpt for another page: what is disputed, the most openly first; in a dossier without any, what most holders speak on."""
    rows = [row for group in lookup.computed.matrix.groups for row in group.rows if len(row.cells) > 1]
    quiet = {row.proposition: _quiet(lookup, row) for row in rows}
    disputed = [row for row in rows if quiet[row.proposition] < _UNDISPUTED]
    ordered = sorted(disputed or rows, key=lambda row: (quiet[row.proposition], -len(row.cells), lookup.titles[row.proposition]))
    return _drawing(lookup, ordered[:_MOST_ON_HOME], "home-matrix", "The dispute at a glance", here) if ordered else None


def _quiet(lookup: Lookup, row: MatrixRow) -> int:
    """How openly a proposition is disputed, the most openly first.

    0 where some state it and others reject it, 1 where some only suppose or hint at it, 2 where it is rejected, 3 where it is
    contested by what is said on another proposition alone, of which no sign stands in the row, and 4 where nobody rejects it.
    """
    stating, hinting, rejecting = (_holders(row, family) for family in ("for", "hedge", "against"))
    if not rejecting:
        return 3 if "contested" in lookup.computed.standings[row.proposition].words else _UNDISPUTED
    # One holder who turns disputes nothing with anybody.
    if stating and len(stating | rejecting) > 1:
        return 0
    return 1 if hinting and len(hinting | rejecting) > 1 else 2


def _holders(row: MatrixRow, family: str) -> set[str]:
    return {actor for actor, cell in row.cells.items() if any(family_of(stance) == family for stance in cell.stances)}


def _columns(lookup: Lookup, rows: Iterable[MatrixRow]) -> list[str]:
    return lookup.by_party({actor for row in rows for actor in row.cells})


def _drawing(lookup: Lookup, rows: Sequence[MatrixRow], name: str, title: str, here: str) -> Drawing:
    columns = _columns(lookup, rows)
    heads = [_head(lookup, actor) for actor in columns]
    drawn = [
        StanceRow(
            lookup.titles[row.proposition],
            address_from(lookup, here, row.proposition),
            {
                columns.index(actor): tuple(signed_statement(lookup, here, statement_of(lookup, found)) for found in cell.statements)
                for actor, cell in row.cells.items()
            },
        )
        for row in rows
    ]
    told = f"{title} – who says what"
    return drawing(
        name,
        lambda name, width: matrix_picture(name, told, heads, drawn, width),
        "Each sign is a statement and leads to it; several stand in the order of time. No sign: no statement in these sources.",
        draw_parts=lambda name, width: matrix_pictures(name, told, heads, drawn, width),
    )


def _head(lookup: Lookup, actor: str) -> tuple[str, str]:
    """A holder's name; below it what the name has in brackets, and the party where that is another."""
    name, _, within = lookup.titles[actor].partition(" (")
    party = lookup.dossier.party(actor)
    below = [within.rstrip(")"), lookup.titles[party] if party != actor else ""]
    return name, ", ".join(part for part in below if part)


def _grid(lookup: Lookup, rows: Sequence[MatrixRow], number: int, heading: Phrase) -> Grid:
    columns = _columns(lookup, rows)
    caption = phrase(
        f"{heading.plain} – {count_of(len(rows), 'proposition')} in rows, {count_of(len(columns), 'holder')} in columns by party. "
        "Each stance leads to the statement and its quotes; several stand in the order of time. "
        "An empty cell means: no statement in these sources."
    )
    return Grid(
        f"grid-question-{number}", caption, _heads(lookup, columns), tuple(_row(lookup, row, columns) for row in rows), is_wide=True
    )


def _single(lookup: Lookup, rows: Sequence[MatrixRow], number: int, heading: Phrase) -> Grid | None:
    """The propositions on which one holder alone speaks; None where there is none."""
    if not rows:
        return None
    return grid(
        f"single-{number}",
        f"{heading.plain} – {count_of(len(rows), 'proposition')} on which, in these sources, one holder alone speaks.",
        ("Proposition", "Holder", "Stance"),
        (
            (lookup.link(row.proposition), (holder_with_party(lookup, actor), _lines(lookup, cell)))
            for row in rows
            for actor, cell in row.cells.items()
        ),
    )


def _heads(lookup: Lookup, columns: list[str]) -> tuple[tuple[Head, ...], ...]:
    """Parties above, and their holders below; a party that alone speaks for itself has one head."""
    above, below = [Head(phrase("Proposition"), rows=2)], list[Head]()
    for party, members in groupby(columns, key=lookup.dossier.party):
        found = list(members)
        if found == [party]:
            above.append(Head(lookup.party_mark(party), rows=2))
        else:
            above.append(Head(lookup.party_mark(party), columns=len(found), is_group=True))
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
