"""Tables whose rows and columns both have heads: a caption, grouped columns, several lines in a cell.

They are printed as HTML, since Markdown's tables know neither captions nor heads of rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from .phrases import Phrase, Piece, phrase

#: What a cell holds: lines, each a phrase.
Lines = tuple[Phrase, ...]


@dataclass(frozen=True)
class Head:
    """The head of a column, or of a group of columns; `rows` and `columns` are how many it spans.

    By a column that is a facet a reader can choose rows: each of its lines is a value.
    """

    words: Phrase
    columns: int = 1
    rows: int = 1
    is_group: bool = False
    is_facet: bool = False


@dataclass(frozen=True)
class GridCell:
    """A cell: its lines, and the words that name its column where the table is shown as a list."""

    lines: Lines
    label: str
    columns: int = 1


@dataclass(frozen=True)
class GridRow:
    """A row: its head and its cells."""

    head: Phrase
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class Grid:
    """A table; `anchor` is the id of its caption, unique on its page."""

    anchor: str
    caption: Phrase
    heads: tuple[tuple[Head, ...], ...]
    rows: tuple[GridRow, ...]
    is_wide: bool = False


def lines(items: Iterable[Piece | Phrase | None]) -> Lines:
    """Pieces and phrases → the lines of a cell; None and empty phrases are left out."""
    found = (phrase(item) for item in items if item is not None)
    return tuple(item for item in found if item)


def grid(
    anchor: str,
    caption: Piece | Phrase,
    columns: Sequence[str],
    rows: Iterable[tuple[Piece | Phrase, Sequence[Piece | Phrase | Lines | None]]],
    *,
    facets: Collection[str] = (),
) -> Grid:
    """A table with one line of heads: the first of `columns` is that of the rows' heads; raises ValueError where a row does not fit."""
    made = tuple(_row(head, cells, columns) for head, cells in rows)
    heads = tuple(Head(phrase(column), is_facet=column in facets) for column in columns)
    return Grid(f"grid-{anchor}", phrase(caption), (heads,), made)


def _row(head: Piece | Phrase, cells: Sequence[Piece | Phrase | Lines | None], columns: Sequence[str]) -> GridRow:
    if len(cells) != len(columns) - 1:
        raise ValueError("a row does not have as many cells as the table has columns")
    return GridRow(
        phrase(head),
        tuple(
            GridCell(cell if isinstance(cell, tuple) else lines([cell]), column) for cell, column in zip(cells, columns[1:], strict=True)
        ),
    )
