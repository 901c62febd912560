"""The index of a kind: what its columns hold, so that rows can be chosen by them."""

from __future__ import annotations

import pytest

from build_scripts.page_views.grids import Grid
from build_scripts.page_views.indices import IndexView, index_views
from build_scripts.page_views.lookup import Lookup
from build_scripts.read_dossier import read_dossier
from build_scripts.settings import Settings, read_settings
from tests.small_dossiers import Piece, actor, claim, dossier_of, proposition, record, source
from tests.toy_changes import TOY


def disagreement(identifier: str, *between: str) -> Piece:
    return record("disagreements", identifier, type="wording", between=list(between), summary=f"They disagree on {identifier}.")


def cells(grid: Grid, column: str) -> dict[str, str]:
    """What stands in a column, by the head of its row; lines are parted by a bar."""
    (heads,) = grid.heads
    at = [head.words.plain for head in heads].index(column) - 1
    return {row.head.plain: "|".join(line.plain for line in row.cells[at].lines) for row in grid.rows}


def test_the_sources_of_a_disagreement_are_those_of_the_records_that_it_is_between() -> None:
    dossier = dossier_of(
        source("paper", label="Text 2"),
        source("gazette", label="Text 1"),
        source("fallen", label="Text 3", status="withdrawn"),
        actor("ann", aliases=[{"name": "Ann", "source": "gazette"}]),
        proposition("stated"),
        claim("one-says", by="paper", on="stated"),
        claim("another-says", by="gazette"),
        claim("a-third-says", by="fallen"),
        disagreement("statements", "one-says", "another-says", "a-third-says"),
        disagreement("a-proposition", "stated"),
        disagreement("a-text", "gazette", "one-says"),
        disagreement("names", "ann"),
    )
    index = next(view for view in index_views(Lookup(dossier, Settings(name="Toy"))) if view.path == "disagreements/index.md")
    assert cells(index.groups[0].grid, "Sources") == {
        "They disagree on statements.": "Text 1|Text 2",
        "They disagree on a-proposition.": "Text 2",
        "They disagree on a-text.": "Text 1|Text 2",
        "They disagree on names.": "Text 1",
    }


@pytest.mark.parametrize("view", index_views(Lookup(read_dossier(TOY), read_settings(TOY))), ids=lambda view: view.path)
def test_rows_can_be_chosen_by_a_column_only_where_each_row_has_a_value_in_it(view: IndexView) -> None:
    """A choice by a column that is empty in most rows would hide what belongs to it."""
    for group in view.groups:
        for head in (head for heads in group.grid.heads for head in heads if head.is_facet):
            assert all(cells(group.grid, head.words.plain).values()), head.words.plain
