"""What stands before and after a record within its question: statements in time, propositions by how many speak on them."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import Proposition, Record, Statement
from .lookup import Lookup
from .phrases import Link


@dataclass(frozen=True)
class Neighbours:
    """The question, and the records of the same sort before and after; the first has none before, the last none after."""

    question: Link
    previous: Link | None
    next: Link | None


def neighbours(lookup: Lookup, record: Record) -> Neighbours | None:
    """A statement's or a proposition's neighbours; None for other records, and for those of no question."""
    question = _question(lookup, record)
    if question is None:
        return None
    order = lookup.in_question.get((question, isinstance(record, Proposition)), ())  # none of a question need be upheld
    if record.id not in order:
        return None
    here = order.index(record.id)
    return Neighbours(
        lookup.link(question),
        lookup.link(order[here - 1]) if here > 0 else None,
        lookup.link(order[here + 1]) if here + 1 < len(order) else None,
    )


def _question(lookup: Lookup, record: Record) -> str | None:
    match record:
        case Statement():
            return lookup.question_of(record)
        case Proposition():
            return record.question
        case _:
            return None
