"""The grids of the pages as blocks of a book: as a table where they fit the line, else as entries, each cell named by its column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..page_views.grids import Grid, GridCell, GridRow, Head
from ..page_views.phrases import Fact, Table, joined, phrase
from .blocks import Block, BookTable, Facts, Items, Paragraph

#: More columns than this do not fit the line as a table.
MOST_COLUMNS = 5


def grid_block(grid: Grid, widths: Sequence[float] = ()) -> BookTable:
    """A grid as a table; the columns are as wide as each other unless widths are given."""
    columns = sum(head.columns for head in grid.heads[0])
    return BookTable(grid.caption, grid.heads, grid.rows, tuple(widths) or (1.0,) * columns)


def table_block(table: Table, caption: str, widths: Sequence[float] = ()) -> BookTable:
    """A table of a page as a table of the book: its first cells are heads of rows."""
    rows = tuple(
        GridRow(row[0], tuple(GridCell((cell,) if cell else (), column) for cell, column in zip(row[1:], table.columns[1:], strict=True)))
        for row in table.rows
    )
    heads = (tuple(Head(phrase(column)) for column in table.columns),)
    return BookTable(phrase(caption), heads, rows, tuple(widths) or (1.0,) * len(table.columns))


def grid_entries(grid: Grid) -> Iterator[Block]:
    """A grid row by row: its head, then what each column says; a cell of many lines is a list."""
    for row in grid.rows:
        yield Paragraph(row.head, "label")
        short = [cell for cell in row.cells if 0 < len(cell.lines) < 3]
        if short:
            yield Facts(tuple(Fact(cell.label, joined(cell.lines, "; ")) for cell in short))
        for cell in row.cells:
            if len(cell.lines) >= 3:
                yield Items(tuple(phrase(f"{cell.label}: ", line) if number == 0 else line for number, line in enumerate(cell.lines)))


def grid_blocks(grid: Grid, widths: Sequence[float] = ()) -> Iterator[Block]:
    """A grid as it fits."""
    if sum(head.columns for head in grid.heads[0]) <= MOST_COLUMNS:
        yield grid_block(grid, widths)
    else:
        yield from grid_entries(grid)
