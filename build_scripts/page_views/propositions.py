"""What the page of a proposition shows: every statement on it, by stance and by party, and its contraries."""

from __future__ import annotations

from dataclasses import dataclass

from ..link_records import contraries
from ..records import Proposition
from .lookup import Lookup
from .phrases import Fact, Phrase, phrase
from .record_pages import RecordView, record_view
from .statement_lines import PartyGroup, StanceGroup, by_party, by_stance, stance_counts, withdrawn_lines


@dataclass(frozen=True)
class Contrary:
    """A proposition that cannot be true together with this one, and the statements on it."""

    proposition: Phrase
    statements: tuple[StanceGroup, ...]


@dataclass(frozen=True)
class PropositionView:
    """A proposition's page."""

    record: RecordView
    counts: Phrase
    by_stance: tuple[StanceGroup, ...]
    by_party: tuple[PartyGroup, ...]
    withdrawn: tuple[Phrase, ...]
    contraries: tuple[Contrary, ...]


def proposition_view(lookup: Lookup, proposition: Proposition) -> PropositionView:
    """A proposition → its page."""
    statements = lookup.statements_on.get(proposition.id, ())
    facts = [Fact("Question", phrase(lookup.link(proposition.question)) if proposition.question else Phrase())]
    if any("[[" in text for text in (proposition.text,)):
        facts.append(Fact("With its links", lookup.prose(proposition.text)))
    return PropositionView(
        record=record_view(lookup, proposition, facts, shown_elsewhere={"is addressed by", "contrary to"}),
        counts=stance_counts(statements),
        by_stance=by_stance(lookup, statements),
        by_party=by_party(lookup, statements),
        withdrawn=withdrawn_lines(lookup, statements),
        contraries=tuple(
            Contrary(lookup.marked_link(other), by_stance(lookup, lookup.statements_on.get(other, ())))
            for other in contraries(lookup.dossier, proposition.id)
            if other in lookup.dossier.records
        ),
    )
