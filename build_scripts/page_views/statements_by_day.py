"""Every statement as a sign, by the date that its record gives."""

from __future__ import annotations

from collections.abc import Sequence

from ..dates import parse_date
from ..pictures.stance_rows import statements_picture
from ..problems import count_of
from ..records import Statement
from .drawings import Drawing, drawing, signed_statement
from .grids import Grid, grid
from .lookup import STANCE_ORDER, Lookup
from .statement_lines import holder_with_party, stance_mark


def statements_by_day(lookup: Lookup, here: str) -> Drawing | None:
    """The picture of the dated statements; None where there is none."""
    by_date: dict[str, list[Statement]] = {}
    for statement in lookup.computed.standing.values():
        if statement.said is not None:
            by_date.setdefault(statement.said, []).append(statement)
    ordered = [(parse_date(said), _by_stance(found)) for said, found in by_date.items()]
    ordered.sort(key=lambda entry: entry[0].sort_key)
    if not ordered:
        return None
    days = [(moment.in_words, [signed_statement(lookup, here, statement) for statement in found]) for moment, found in ordered]
    return drawing(
        "timeline-statements",
        lambda name, width: statements_picture(name, "Who said something when: every statement by its date", days, width),
        "Each sign is one statement and leads to it; within a row they stand by stance. “Or later” means that the sources show only "
        "that it was not said before that day, “or before” only that it was not said after it.",
        _table(lookup, [statement for _, found in ordered for statement in found]),
    )


def _by_stance(statements: Sequence[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda statement: (STANCE_ORDER[statement.stance], statement.holder, statement.id))


def _table(lookup: Lookup, statements: Sequence[Statement]) -> Grid:
    return grid(
        "timeline-statements",
        f"The dated statements in the order of time: {count_of(len(statements), 'statement')}.",
        ("Said", "Holder", "Stance", "Statement"),
        (
            (
                parse_date(statement.said or "").in_words,
                (holder_with_party(lookup, statement.holder), stance_mark(statement.stance), lookup.link(statement.id)),
            )
            for statement in statements
        ),
    )
