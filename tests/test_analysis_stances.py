"""The stance matrix and the ledger of absences: who says what of what, in the order of time, and who turns."""

from __future__ import annotations

from typing import Any

import pytest

from build_scripts.analysis.absences import ledger_of_absences
from build_scripts.analysis.stances import DIRECTION, Cell, contraries_by_holder, order_in_time, stance_matrix, standing_statements
from build_scripts.vocabularies import STANCES
from tests.small_dossiers import Piece, actor, claim, denial, dossier_of, proposition, record, source

WITHDRAWN = {"status": "withdrawn", "withdrawn_on": "2020-01-01", "withdrawn_reason": "It was a mistake."}


def cell(*pieces: Piece) -> Cell:
    """What ann says of `p`."""
    (group,) = stance_matrix(dossier_of(*pieces)).groups
    (row,) = group.rows
    return row.cells["ann"]


TURNS = [
    pytest.param(("asserts", "2020-01-01"), ("denies", "2020-01-02"), True, id="states and, a day later, rejects"),
    pytest.param(("denies", "2020-01-01"), ("asserts", "2020-01-02"), True, id="rejects and later states"),
    pytest.param(("denies", "2020-01-01"), ("concedes", "2020-01-02"), True, id="rejects and later grants"),
    pytest.param(("asserts", "2020-01-01"), ("asserts", "2020-01-02"), False, id="says it again"),
    pytest.param(("asserts", "2020-01-01"), ("concedes", "2020-01-02"), False, id="states and grants: one direction"),
    pytest.param(("asserts", "2020-01-01"), ("denies", "2020-01-01"), False, id="both on one day: which came first is not known"),
    pytest.param(("asserts", None), ("denies", "2020-01-02"), False, id="the first day is not known"),
    pytest.param(("asserts", "2020-01-01"), ("denies", None), False, id="the second day is not known"),
    pytest.param(("asserts", "2020-01"), ("denies", "2020-01-31"), False, id="a day within the month of the first"),
    pytest.param(("asserts", "2020-01"), ("denies", "2020-02-01"), True, id="a day after the month of the first"),
    pytest.param(("asserts", "2020-01-01/2020-01-05"), ("denies", "2020-01-05"), False, id="intervals that touch"),
    pytest.param(("asserts", "2020-01-01/2020-01-05"), ("denies", "2020-01-06/2020-01-09"), True, id="intervals one after the other"),
    pytest.param(("asserts", "../2020-01-05"), ("denies", "2020-01-06"), True, id="an open beginning, and after its end"),
    pytest.param(("asserts", "2020-01-01?"), ("denies", "2020-01-02"), False, id="the first day is uncertain"),
    pytest.param(("asserts", "2020-01-01"), ("denies", "2020-01-02~"), False, id="the second day is approximate"),
    pytest.param(("asserts", "2020-01-01/.."), ("denies", "2020-01-06"), False, id="an open end"),
    pytest.param(("asserts", "2020-01-01"), ("doubts", "2020-01-02"), False, id="doubt points neither way"),
    pytest.param(("reports", "2020-01-01"), ("denies", "2020-01-02"), False, id="passing on points neither way"),
]


@pytest.mark.parametrize(("first", "second", "turns"), TURNS)
def test_a_reversal(first: tuple[str, str | None], second: tuple[str, str | None], turns: bool) -> None:
    """A holder points one way and on a later day the other; both days must be known, and one wholly before the other."""
    said = [claim(name, stance=stance, said=day) for name, (stance, day) in {"one": first, "two": second}.items()]
    assert turns == cell(*said).is_reversal == cell(*reversed(said)).is_reversal
    assert contraries_by_holder(dossier_of(*said)) == ({"one": (("p", "two"),)} if turns else {})


def test_a_reversal_over_other_statements() -> None:
    """What lies between, or has no day, does not hide it."""
    assert cell(
        claim("one", said="2020-01-01"),
        claim("two", stance="doubts", said="2020-01-02"),
        claim("three", said=None),
        denial("four", said="2020-01-03"),
    ).is_reversal


def test_the_contrary_is_told_of_every_earlier_statement_that_stands() -> None:
    made = dossier_of(
        claim("one", on="p q", said="2020-01-01"),
        claim("two", said="2020-01-02"),
        denial("three", said="2020-01-03"),
        denial("four", on="p q", said="2020-01-04"),
        denial("five", said="2020-01-05", **WITHDRAWN),
    )
    assert contraries_by_holder(made) == {
        "one": (("p", "three"), ("p", "four"), ("q", "four")),
        "two": (("p", "three"), ("p", "four")),
    }


def test_a_reversal_is_one_holder_s_on_one_proposition() -> None:
    """Two who contradict each other, or one who rejects another thing, do not turn."""
    made = dossier_of(
        claim("one", "ann", said="2020-01-01"), denial("two", "ben", said="2020-01-02"), denial("three", "ann", on="q", said="2020-01-03")
    )
    cells = [entry for group in stance_matrix(made).groups for row in group.rows for entry in row.cells.values()]
    assert [("ann", "p"), ("ben", "p"), ("ann", "q")] == [(entry.actor, entry.proposition) for entry in cells]
    assert not any(entry.is_reversal for entry in cells)


def test_every_stance_has_a_direction() -> None:
    """The list of stances and the table of directions say the same names."""
    assert set(STANCES) == set(DIRECTION)


@pytest.mark.parametrize("stance", sorted(STANCES))
def test_a_concession(stance: str) -> None:
    """Only where a holder grants it."""
    assert (stance == "concedes") == cell(claim("one", stance=stance)).is_concession


def test_the_order_of_time() -> None:
    """By the first day, or the last where the first is not known; of two that begin on one day the preciser first; unknown days last; then by id."""
    days = {
        "open-before": "../2020-01-05",
        "year": "2020",
        "z-day": "2020-01-01",
        "a-month": "2020-01",
        "day-doubtful": "2020-01-01?",
        "later": "2020-01-02",
        "b-unknown": None,
        "a-unknown": None,
    }
    made = dossier_of(*(claim(name, said=day) for name, day in days.items()))
    expected = ("day-doubtful", "z-day", "a-month", "year", "later", "open-before", "a-unknown", "b-unknown")
    ordered = sorted(standing_statements(made), key=order_in_time)
    assert expected == tuple(statement.id for statement in ordered)
    (row,) = stance_matrix(made).groups[0].rows
    assert expected == row.cells["ann"].statements
    assert ("asserts",) * 8 == row.cells["ann"].stances


def test_what_does_not_stand() -> None:
    """A withdrawn statement, and one whose only words are in a withdrawn source, have no cell; the other source's words keep one."""
    made = dossier_of(
        claim("gone", "ann", **WITHDRAWN),
        claim("lost", "ben", by="old"),
        claim("kept", "cat", by="old paper"),
        source("old", **WITHDRAWN),
    )
    assert ["kept"] == [statement.id for statement in standing_statements(made)]
    assert ["cat"] == list(stance_matrix(made).groups[0].rows[0].cells)


def test_nobody_is_given_a_cell_without_a_statement() -> None:
    """An empty cell means that there is no statement; a proposition without any, or withdrawn, has no row."""
    made = dossier_of(
        claim("one", "ann", on="p withdrawn"), claim("two", "ben", on="q"), proposition("r"), proposition("withdrawn", **WITHDRAWN)
    )
    rows = [row for group in stance_matrix(made).groups for row in group.rows]
    assert {"p": ["ann"], "q": ["ben"]} == {row.proposition: list(row.cells) for row in rows}


def test_a_statement_on_two_propositions_has_a_cell_in_each() -> None:
    """And one that names a proposition twice stands there once."""
    made = dossier_of(claim("one", on="p q p"))
    assert [("p", ("one",)), ("q", ("one",))] == [
        (row.proposition, row.cells["ann"].statements) for row in stance_matrix(made).groups[0].rows
    ]


def test_columns_by_party() -> None:
    """A party is the outermost body; its members stand beside each other, and whoever belongs to none is alone."""
    made = dossier_of(
        claim("one", "zoe"),
        claim("two", "quill"),
        claim("three", "ann"),
        claim("four", "clerk"),
        actor("quill", "state"),
        actor("office", "state-body", part_of="quill"),
        actor("clerk", part_of="office"),
        actor("zoe", part_of="quill"),
    )
    assert (("ann", ("ann",)), ("quill", ("clerk", "quill", "zoe"))) == stance_matrix(made).parties


def test_rows_by_question() -> None:
    """Questions in the order of their explainers' positions, those without a position after them, and no question last."""
    made = dossier_of(
        *(claim(f"on-{name}", on=name) for name in ("p-none", "p-late", "p-first", "p-unplaced", "p-first-too")),
        proposition("p-late", question="a-late"),
        proposition("p-first", question="z-first"),
        proposition("p-first-too", question="z-first"),
        proposition("p-unplaced", question="b-unplaced"),
        record("explainers", "a-late", question="Late?", position="2"),
        record("explainers", "z-first", question="First?", position="1"),
        record("explainers", "b-unplaced", question="Where?"),
    )
    found = [(group.question, [row.proposition for row in group.rows]) for group in stance_matrix(made).groups]
    expected: list[tuple[Any, list[str]]] = [
        ("z-first", ["p-first", "p-first-too"]),
        ("a-late", ["p-late"]),
        ("b-unplaced", ["p-unplaced"]),
        (None, ["p-none"]),
    ]
    assert expected == found


@pytest.mark.parametrize("stance", sorted(STANCES))
def test_absences(stance: str) -> None:
    """What is said not to be shown, or is left open; doubt and denial are statements of their own."""
    found = ledger_of_absences(dossier_of(claim("one", stance=stance)))
    assert (stance in {"notes-no-evidence", "declines"}) == bool(found)


def test_the_ledger_of_absences_is_in_the_order_of_time() -> None:
    """Of those that stand."""
    made = dossier_of(
        claim("unknown", stance="declines"),
        claim("later", stance="declines", said="2020-01-02"),
        claim("z-early", stance="notes-no-evidence", said="2020-01-01"),
        claim("gone", stance="declines", **WITHDRAWN),
        claim("lost", stance="declines", by="old"),
        source("old", **WITHDRAWN),
    )
    assert ["z-early", "later", "unknown"] == [statement.id for statement in ledger_of_absences(made)]
