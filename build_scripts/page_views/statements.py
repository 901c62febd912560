"""What the page of a claim or a denial shows beside the rest: what others say on the same, and the answer of the accused."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ..records import Statement
from ..vocabularies import ACTS, STANCES
from .lookup import Lookup, date_in_words, is_upheld
from .phrases import Fact, Link, Marked, Phrase, joined, phrase
from .record_pages import RecordView, record_view
from .statement_lines import holder_with_party, stance_mark, statement_line
from .wording import term_anchor, term_in_words


@dataclass(frozen=True)
class OnProposition:
    """A proposition, and what others say on it."""

    proposition: Phrase
    others: tuple[Phrase, ...]


@dataclass(frozen=True)
class Answer:
    """Somebody accused, and their own statements on what they are accused of."""

    accused: Phrase
    statements: tuple[Phrase, ...]


@dataclass(frozen=True)
class StatementView:
    """A claim's or a denial's page."""

    record: RecordView
    propositions: tuple[OnProposition, ...]
    answers: tuple[Answer, ...]


def statement_view(lookup: Lookup, statement: Statement) -> StatementView:
    """A claim or a denial → its page."""
    return StatementView(
        record=record_view(lookup, statement, _facts(lookup, statement), chain=statement.attribution),
        propositions=tuple(
            OnProposition(lookup.marked_link(proposition), _others(lookup, statement, proposition))
            for proposition in statement.propositions
        ),
        answers=tuple(
            Answer(phrase(lookup.link(accused)), answers_on(lookup, accused, statement.propositions, {statement.id}))
            for accused in statement.against
        ),
    )


def answers_on(lookup: Lookup, accused: str, propositions: Iterable[str], left_out: Collection[str]) -> tuple[Phrase, ...]:
    """The statements of the accused, or of those who belong to them, on propositions; without the ids left out."""
    found = {
        statement.id: statement
        for proposition in propositions
        for statement in lookup.statements_on.get(proposition, ())
        if statement.id not in left_out and is_upheld(statement) and lookup.is_spoken_for_by(accused, statement.holder)
    }
    return tuple(statement_line(lookup, statement) for statement in found.values())


def _others(lookup: Lookup, statement: Statement, proposition: str) -> tuple[Phrase, ...]:
    return tuple(
        statement_line(lookup, other)
        for other in lookup.statements_on.get(proposition, ())
        if other.id != statement.id and is_upheld(other)
    )


def _facts(lookup: Lookup, statement: Statement) -> list[Fact]:
    said = phrase(date_in_words(statement.said) or "not known from the text")
    return [
        Fact("Holder", holder_with_party(lookup, statement.holder)),
        Fact(
            "Stance",
            phrase(stance_mark(statement.stance), " ", STANCES[statement.stance], " ", _vocabulary_link("stance", statement.stance)),
        ),
        Fact(
            "Kind of statement",
            phrase(Marked(term_in_words(statement.act), "act"), " ", ACTS[statement.act], " ", _vocabulary_link("act", statement.act)),
        ),
        Fact("How the holder is known", lookup.optional_prose(statement.holder_basis)),
        Fact("Said", said),
        Fact("How the date is known", lookup.optional_prose(statement.said_basis)),
        Fact("Occasion", phrase(lookup.marked_link(statement.utterance)) if statement.utterance else Phrase()),
        Fact("Accuses", joined(lookup.link(accused) for accused in statement.against)),
        Fact("Addressed to", joined(lookup.link(addressee) for addressee in statement.addressees)),
        Fact("Warned for", phrase(statement.window) if statement.window else Phrase()),
    ]


def _vocabulary_link(vocabulary: str, value: str) -> Phrase:
    return phrase(
        "(", Link(f"every {vocabulary}" if vocabulary == "stance" else "every kind", "method.md", term_anchor(vocabulary, value)), ")"
    )
