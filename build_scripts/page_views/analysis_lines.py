"""Lines that the pages of the analysis share: a stance that leads to its statement, a day, a proposition with its holders."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TypeVar

from ..records import Proposition, Statement
from .lookup import Lookup, date_in_words
from .phrases import Link, Marked, Phrase, phrase
from .wording import term_in_words

Item = TypeVar("Item")

#: What heads the propositions of no question.
NO_QUESTION = "On no question of the dossier"


def stance_link(lookup: Lookup, statement: Statement, anchor: str = "") -> Link:
    """The stance of a statement as a badge that leads to it."""
    return Link(term_in_words(statement.stance), lookup.path(statement.id), anchor, "stance", statement.stance)


def day_mark(statement: Statement) -> Marked:
    """When it was said, or that the text gives no day."""
    return Marked(date_in_words(statement.said) or "day not known", "quiet")


def stance_with_day(lookup: Lookup, statement: Statement) -> Phrase:
    """`asserts, 5 May 2019`."""
    return phrase(stance_link(lookup, statement), " ", day_mark(statement))


def statement_of(lookup: Lookup, identifier: str) -> Statement:
    """The claim or denial of that id; raises TypeError where it is another kind of record."""
    record = lookup.dossier.records[identifier]
    if not isinstance(record, Statement):
        raise TypeError(f"{identifier} is of the kind {record.kind}, and no statement")
    return record


def question_heading(lookup: Lookup, question: str | None) -> Phrase:
    """A question as the heading of what belongs to it."""
    return phrase(lookup.link(question)) if question else phrase(NO_QUESTION)


def by_question(lookup: Lookup, propositions: Iterable[str]) -> list[tuple[str | None, list[str]]]:
    """Propositions under their questions, in the questions' order; within one they keep their own."""

    def question_of(proposition: str) -> str | None:
        record = lookup.dossier.find(proposition, Proposition)
        return record.question if record else None

    ordered = sorted(propositions, key=lambda proposition: lookup.question_order(question_of(proposition)))
    return [(question, list(found)) for question, found in groupby(ordered, key=question_of)]
