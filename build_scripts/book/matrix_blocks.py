"""The stance matrix on paper: a letter for each stance, under the holders; where they are too many, in several tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..page_views.grids import Grid, GridCell, GridRow, Head
from ..page_views.matrix import MatrixSection
from ..page_views.phrases import Link, Marked, Phrase, joined, phrase
from ..page_views.wording import term_in_words
from ..vocabularies import STANCES
from .blocks import Block, BookTable, Paragraph

#: So many holders fit beside the propositions.
MOST_HOLDERS: Final = 14
#: The letter of each stance in a cell; every table says what its letters mean.
STANCE_LETTERS: Final = {
    "asserts": "A",
    "concedes": "C",
    "conditional": "If",
    "insinuates": "Su",
    "speculates": "S",
    "reports": "R",
    "doubts": "?",
    "notes-no-evidence": "NE",
    "declines": "O",
    "denies": "D",
}


def matrix_blocks(section: MatrixSection) -> Iterator[Block]:
    """One question's matrix of what several holders speak on: its tables, and what the letters in them mean."""
    if section.grid is None:
        return
    heads = _holders(section.grid)
    rows = section.grid.rows
    used = {stance for row in rows for cell in row.cells for stance in _stances(cell)}
    for start in range(0, len(heads), MOST_HOLDERS):
        shown = heads[start : start + MOST_HOLDERS]
        found = tuple(_row(row, start, len(shown)) for row in rows if any(cell.lines for cell in row.cells[start : start + MOST_HOLDERS]))
        part = f" – {start + 1} to {start + len(shown)} of {len(heads)} holders" if len(heads) > MOST_HOLDERS else ""
        yield BookTable(
            phrase(f"Who says what{part}: propositions in rows, holders in columns; an empty cell means no statement in these sources"),
            ((Head(phrase("Proposition")), *(Head(head) for head in shown)),),
            found,
            (max(4.0, 14.0 - len(shown)), *(1.0 for _ in shown)),
            has_upright_heads=False,
        )
    yield Paragraph(
        joined(
            (phrase(Marked(STANCE_LETTERS[stance], "stance", stance), f" {term_in_words(stance)}") for stance in STANCES if stance in used),
            "; ",
        ),
        "note",
    )


def _holders(grid: Grid) -> list[Phrase]:
    """The names of the columns, from one or two lines of heads: under a party's name stand those who belong to it."""
    below = iter(grid.heads[1] if len(grid.heads) > 1 else ())
    found: list[Phrase] = []
    for head in grid.heads[0][1:]:
        found += [next(below).words for _ in range(head.columns)] if head.is_group else [head.words]
    return found


def _stances(cell: GridCell) -> Iterator[str]:
    for line in cell.lines:
        for piece in line.pieces:
            if isinstance(piece, Link) and piece.style == "stance":
                yield piece.variant


def _row(row: GridRow, start: int, count: int) -> GridRow:
    return GridRow(row.head, tuple(GridCell(tuple(_letters(cell)), cell.label) for cell in row.cells[start : start + count]))


def _letters(cell: GridCell) -> Iterator[Phrase]:
    """Each stance as its letter, which leads to the statement and says its page."""
    for line in cell.lines:
        for piece in line.pieces:
            if isinstance(piece, Link) and piece.style == "stance":
                yield phrase(Link(STANCE_LETTERS[piece.variant], piece.path, piece.anchor, "stance", piece.variant))
