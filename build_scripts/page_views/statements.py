"""What the page of a claim or a denial shows beside the rest: what others say on the same, and the answer of the accused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from ..analysis.chains import ChainLink, attribution_chains
from ..analysis.stances import accuses_outright, order_in_time
from ..citations.sentences import why_uncounted
from ..records import Statement
from ..vocabularies import ACTS, STANCES
from .analysis_lines import statement_of
from .chain_pictures import chain_drawing
from .drawings import Drawing
from .grids import Grid, grid
from .ledgers import reply_lines
from .lookup import Lookup, date_in_words
from .matrix import turn_marks
from .origins import SupportView, support_view
from .phrases import Fact, Link, Marked, Phrase, joined, phrase
from .record_pages import RecordView, record_view
from .statement_lines import holder_with_party, stance_mark, statement_line
from .variorum import VariorumSection, variorum_section
from .withdrawals import Effect, effect_of
from .wording import term_anchor, term_in_words


@dataclass(frozen=True)
class OnProposition:
    """A proposition, what the same holder says on it besides, whether that is a reversal or a concession, and what others say on it."""

    proposition: Phrase
    own: tuple[Phrase, ...]
    turns: Phrase
    others: tuple[Phrase, ...]


@dataclass(frozen=True)
class Answer:
    """Somebody whom a statement is against, and their own statements on it."""

    accused: Phrase
    statements: tuple[Phrase, ...]


@dataclass(frozen=True)
class StatementView:
    """A claim's or a denial's page."""

    record: RecordView
    propositions: tuple[OnProposition, ...]
    has_own: bool
    answers: tuple[Answer, ...]
    answers_heading: str
    chains: Grid
    chain_drawing: Drawing | None
    support: SupportView
    uncounted: str
    variorum: VariorumSection | None
    effect: Effect | None


def statement_view(lookup: Lookup, statement: Statement) -> StatementView:
    """A claim or a denial → its page."""
    entry = lookup.computed.variorum_of.get(statement.id)
    propositions = tuple(_on_proposition(lookup, statement, proposition) for proposition in statement.propositions)
    return StatementView(
        record=record_view(lookup, statement, _facts(lookup, statement)),
        propositions=propositions,
        has_own=any(on.own for on in propositions),
        answers=tuple(_answers(lookup, statement)),
        answers_heading="What the accused say" if statement.act == "accusation" else "What those say whom it is against",
        chains=_chains(lookup, statement),
        chain_drawing=chain_drawing(lookup, statement, lookup.path(statement.id)),
        support=support_view(lookup, lookup.computed.origins.support_of_statement(statement)),
        uncounted=why_uncounted(lookup.dossier, statement),
        variorum=variorum_section(lookup, entry) if entry else None,
        effect=effect_of(lookup, statement.id),
    )


def _answers(lookup: Lookup, statement: Statement) -> Iterator[Answer]:
    """For an accusation, the computed replies; for another statement against somebody, what they say on the same."""
    computed = {answer.accused: answer for answer in lookup.computed.replies_to.get(statement.id, ())}
    for accused in statement.against:
        found = computed.get(accused)
        lines = reply_lines(lookup, found.replies) if found else answers_on(lookup, accused, statement.propositions, {statement.id})
        yield Answer(phrase(lookup.link(accused)), lines)


def _chains(lookup: Lookup, statement: Statement) -> Grid:
    """For each source: who passes the statement on, how deep it lies, and how the text holds back."""
    return grid(
        "chains",
        "How the statement reaches the reader in each source; passed on by how many, the outlet among them, and hedged by which words",
        ("Source", "Way", "Passed on by", "Words that hold back", "Innermost holder"),
        (
            (
                phrase(lookup.quote_link(statement.id, chain.source, lookup.names[chain.source]), *lookup.withdrawal_mark(chain.source)),
                (
                    joined((_chain_link(lookup, statement, link) for link in chain.links), " → "),
                    str(chain.depth),
                    joined((phrase("“", Marked(hedge, "exact"), "”") for hedge in chain.hedges), ", ") or Marked("none", "quiet"),
                    "named" if chain.is_named else "not named",
                ),
            )
            for chain in sorted(attribution_chains(lookup.dossier, statement), key=lambda chain: lookup.dossier.label_order(chain.source))
        ),
    )


def _chain_link(lookup: Lookup, statement: Statement, link: ChainLink) -> Phrase:
    """The actor, the source's words that lay the statement to them, and the words that name the one meant."""
    antecedents = (given.antecedent for given in statement.attribution if (given.who, given.cue) == (link.actor, link.cue))
    antecedent = next((words for words in antecedents if words), None)
    return phrase(
        lookup.link(link.actor),
        *((" (“", Marked(link.cue, "exact"), "”") if link.cue else ()),
        *(("; the one meant: “", Marked(antecedent, "exact"), "”") if antecedent else ()),
        ")" if link.cue else None,
    )


def answers_on(lookup: Lookup, accused: str, propositions: Iterable[str], against: Collection[str]) -> tuple[Phrase, ...]:
    """What the accused say on propositions on which statements are against them, whose ids are given; in the order of time.

    That is what they, or those who belong to them, state on the same, and what the right of reply shows beside the accusations.
    """
    on_the_same = {
        statement.id
        for proposition in propositions
        for statement in lookup.statements_on.get(proposition, ())
        if lookup.stands(statement) and lookup.is_spoken_for_by(accused, statement.holder)
    }
    replies = {
        reply.statement
        for identifier in against
        for answer in lookup.computed.replies_to.get(identifier, ())
        if answer.accused == accused
        for reply in answer.replies
    }
    found = sorted((statement_of(lookup, identifier) for identifier in (on_the_same | replies) - set(against)), key=order_in_time)
    return tuple(statement_line(lookup, statement) for statement in found)


def _on_proposition(lookup: Lookup, statement: Statement, proposition: str) -> OnProposition:
    """The other statements on a proposition, in time; those of the same holder apart, since they are no others'."""
    found = [other for other in lookup.statements_on.get(proposition, ()) if other.id != statement.id and lookup.stands(other)]
    own, others = (
        tuple(statement_line(lookup, other) for other in found if (other.holder == statement.holder) is is_own) for is_own in (True, False)
    )
    cell = lookup.computed.cells.get(proposition, {}).get(statement.holder)
    return OnProposition(lookup.marked_link(proposition), own, joined(turn_marks(cell), " ") if own else Phrase(), others)


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
        Fact("How the stance is known", lookup.optional_prose(statement.stance_basis)),
        Fact("How the holder is known", lookup.optional_prose(statement.holder_basis)),
        Fact("Said", said),
        Fact("How the date is known", lookup.optional_prose(statement.said_basis)),
        Fact("Occasion", phrase(lookup.marked_link(statement.utterance)) if statement.utterance else Phrase()),
        Fact("Accuses" if accuses_outright(statement) else "Speaks against", joined(lookup.link(accused) for accused in statement.against)),
        Fact("Addressed to", joined(lookup.link(addressee) for addressee in statement.addressees)),
        Fact("Whether it was received", phrase(lookup.link(statement.receipt)) if statement.receipt else Phrase()),
        Fact("Warned for", phrase(statement.window) if statement.window else Phrase()),
    ]


def _vocabulary_link(vocabulary: str, value: str) -> Phrase:
    return phrase(
        "(", Link(f"every {vocabulary}" if vocabulary == "stance" else "every kind", "method.md", term_anchor(vocabulary, value)), ")"
    )
