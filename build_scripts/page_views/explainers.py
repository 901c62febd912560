"""What the page of a question shows: the answer, sentence by sentence with what it rests on, and the propositions it asks about."""

from __future__ import annotations

from dataclasses import dataclass

from ..identifiers import sentence_anchor
from ..records import Explainer, Proposition
from .lookup import Lookup
from .origins import support_line
from .phrases import Link, Phrase, phrase
from .record_pages import RecordView, record_view
from .statement_lines import in_stance_order
from .wording import KIND_WORDS


@dataclass(frozen=True)
class AnsweredSentence:
    """A sentence of the answer, and small links to the records that it rests on."""

    anchor: str
    text: Phrase
    marks: tuple[Link, ...]


@dataclass(frozen=True)
class AskedProposition:
    """A proposition that belongs to the question, with who says what about it."""

    proposition: Phrase
    counts: Phrase
    statements: tuple[Phrase, ...]


@dataclass(frozen=True)
class ExplainerView:
    """A question's page."""

    record: RecordView
    paragraphs: tuple[tuple[AnsweredSentence, ...], ...]
    rests_on: tuple[Phrase, ...]
    propositions: tuple[AskedProposition, ...]
    previous: Link | None
    next: Link | None


def explainer_view(lookup: Lookup, explainer: Explainer) -> ExplainerView:
    """A question → its page; the records that it rests on are numbered in the order of their first mention."""
    numbers: dict[str, int] = {}
    paragraphs = tuple(
        tuple(
            AnsweredSentence(
                sentence_anchor(paragraph_number, sentence_number),
                lookup.prose(sentence.text),
                tuple(lookup.link(identifier, str(numbers.setdefault(identifier, len(numbers) + 1))) for identifier in sentence.rests_on),
            )
            for sentence_number, sentence in enumerate(paragraph.sentences, 1)
        )
        for paragraph_number, paragraph in enumerate(explainer.paragraphs, 1)
    )
    order = [question.id for question in lookup.questions]
    here = order.index(explainer.id)
    return ExplainerView(
        record=record_view(lookup, explainer, (), shown_elsewhere={"asks about"}),
        paragraphs=paragraphs,
        rests_on=tuple(
            phrase(lookup.marked_link(identifier), f" ({KIND_WORDS[lookup.dossier.records[identifier].kind].one})")
            for identifier in numbers
        ),
        propositions=_propositions(lookup, explainer.id),
        previous=lookup.link(order[here - 1]) if here > 0 else None,
        next=lookup.link(order[here + 1]) if here + 1 < len(order) else None,
    )


def _propositions(lookup: Lookup, explainer: str) -> tuple[AskedProposition, ...]:
    """Those with the most statements first; of equals, in the order of their words."""
    found = [
        proposition
        for link in lookup.dossier.backlinks_to(explainer, "asks about")
        if (proposition := lookup.dossier.find(link.from_id, Proposition)) and lookup.stands(proposition)
    ]
    found.sort(key=lambda proposition: (-len(lookup.statements_on.get(proposition.id, ())), lookup.titles[proposition.id]))
    return tuple(
        AskedProposition(
            phrase(lookup.link(proposition.id)),
            support_line(lookup, proposition.id),
            in_stance_order(lookup, lookup.statements_on.get(proposition.id, ())),
        )
        for proposition in found
    )
