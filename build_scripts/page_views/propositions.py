"""What the page of a proposition shows: who says what on it and when, from how many origins, how it stands, what goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..analysis.figure_values import RankReading, Superlative
from ..analysis.figure_values import in_words as value_in_words
from ..analysis.origins import OPPOSING
from ..link_records import contraries, implied_by
from ..problems import count_of
from ..records import Figure, Proposition, Statement
from .analysis_lines import day_mark
from .grids import Grid, Lines, grid, lines
from .lookup import Lookup
from .matrix import turn_marks
from .origins import StandingWord, SupportView, joined_lines, parted_lines, rejected_in_words, reversal_lines, standing_words, support_view
from .phrases import Fact, Link, Phrase, joined, phrase
from .record_pages import RecordView, record_view
from .statement_lines import StanceGroup, by_stance, holder_with_party, stance_counts, stance_mark, withdrawn_lines


@dataclass(frozen=True)
class RelatedProposition:
    """A proposition that cannot be true together with this one, or follows from it, and the statements on it."""

    proposition: Phrase
    statements: tuple[StanceGroup, ...]


@dataclass(frozen=True)
class Relatives:
    """Propositions that stand in one relation to this one."""

    heading: str
    sentence: str
    propositions: tuple[RelatedProposition, ...]


@dataclass(frozen=True)
class RankView:
    """A rank, worked out anew: what comes out in a sentence, every reading, and whether all come to the same."""

    sentence: str
    readings: Grid
    is_one_result: bool


@dataclass(frozen=True)
class PropositionView:
    """A proposition's page."""

    record: RecordView
    counts: Phrase
    support: SupportView
    opposition: SupportView
    rejected_in: str
    joined: tuple[Phrase, ...]
    parted: tuple[Phrase, ...]
    standing: tuple[StandingWord, ...]
    reversals: Phrase
    by_stance: tuple[StanceGroup, ...]
    over_time: Grid
    withdrawn: tuple[Phrase, ...]
    relatives: tuple[Relatives, ...]
    rank: RankView | None


_SHOWN_HERE = {"is addressed by", "contrary to", "is implied by"}


def proposition_view(lookup: Lookup, proposition: Proposition) -> PropositionView:
    """A proposition → its page."""
    statements = lookup.statements_on.get(proposition.id, ())
    origins = lookup.computed.origins
    facts = [
        Fact("Question", phrase(lookup.link(proposition.question)) if proposition.question else Phrase()),
        Fact("Claims or implies a rank", _rank_in_words(lookup, proposition)),
    ]
    if any("[[" in text for text in (proposition.text,)):
        facts.append(Fact("With its links", lookup.prose(proposition.text)))
    superlative = lookup.computed.superlatives.get(proposition.id)
    standing = lookup.computed.standings.get(proposition.id)
    return PropositionView(
        record=record_view(lookup, proposition, facts, shown_elsewhere=_SHOWN_HERE),
        counts=stance_counts(lookup, statements),
        support=support_view(lookup, origins.support_of(proposition.id), proposition),
        opposition=support_view(lookup, origins.support_of(proposition.id, OPPOSING), proposition),
        rejected_in=rejected_in_words(standing) if standing else "",
        joined=joined_lines(lookup, proposition),
        parted=parted_lines(lookup, proposition),
        standing=standing_words(lookup, proposition.id),
        reversals=joined(reversal_lines(lookup, proposition.id), ", "),
        by_stance=by_stance(lookup, statements),
        over_time=_over_time(lookup, proposition.id, [statement for statement in statements if lookup.stands(statement)]),
        withdrawn=withdrawn_lines(lookup, statements),
        relatives=tuple(_relatives(lookup, proposition)),
        rank=_readings(lookup, superlative) if superlative else None,
    )


def _over_time(lookup: Lookup, proposition: str, statements: Sequence[Statement]) -> Grid:
    """Who says what in the order of time; where a holder turns or concedes, it says so."""
    cells = lookup.computed.cells.get(proposition, {})
    return grid(
        "over-time",
        "Every statement on it, by the first day on which it may have been said, or by the last where that alone is known; "
        "those of unknown day stand last",
        ("Said", "Holder", "Stance", "Statement"),
        (
            (
                day_mark(statement),
                (
                    holder_with_party(lookup, statement.holder),
                    (phrase(stance_mark(statement.stance)), *turn_marks(cells.get(statement.holder))),
                    lookup.link(statement.id),
                ),
            )
            for statement in statements
        ),
    )


def _relatives(lookup: Lookup, proposition: Proposition) -> list[Relatives]:
    upwards = sorted(dict.fromkeys(link.from_id for link in lookup.dossier.backlinks_to(proposition.id, "is implied by")))
    found = (
        (
            "Cannot be true together with it",
            "Who states one of these rejects this one.",
            contraries(lookup.dossier, proposition.id),
        ),
        (
            "What it implies",
            "If it is true, these are true as well: who rejects one of these rejects it.",
            implied_by(lookup.dossier, proposition.id),
        ),
        (
            "What implies it",
            "If one of these is true, it is true as well.",
            tuple(upwards),
        ),
    )
    return [
        Relatives(heading, sentence, tuple(_related(lookup, other) for other in others if other in lookup.dossier.records))
        for heading, sentence, others in found
        if others
    ]


def _related(lookup: Lookup, other: str) -> RelatedProposition:
    return RelatedProposition(lookup.marked_link(other), by_stance(lookup, lookup.statements_on.get(other, ())))


def _rank_in_words(lookup: Lookup, proposition: Proposition) -> Phrase:
    """`rank 1 of “boats in harbour” among: …`."""
    claim = proposition.superlative
    if claim is None:
        return Phrase()
    return phrase(
        f"number {claim.rank} by ", lookup.link(claim.figure), ", compared with ", joined(lookup.link(other) for other in claim.among)
    )


def _readings(lookup: Lookup, superlative: Superlative) -> RankView:
    """Every reading with its values and the rank that comes out: those under which it is true first, then those that leave it open."""
    classes = (
        ("true under", "true under this reading", superlative.true_under),
        ("left open by", "open under this reading", superlative.open_under),
        ("not true under", "not true under this reading", superlative.false_under),
    )
    classed = [(result, reading) for _, result, readings in classes for reading in readings]
    found = [(words, len(readings)) for words, _, readings in classes if readings]
    whole = count_of(len(classed), "reading")
    is_part = superlative.readings > len(classed)
    if is_part:
        whole = f"the first {len(classed)} of {superlative.readings} readings, which alone were looked at"
    if len(found) == 1:
        counts = f"{found[0][0]} {'all ' * (len(classed) > 1)}{'of ' * is_part}{whole}"
    else:
        counts = f"{', '.join(f'{words} {number}' for words, number in found)} of {whole}"
    readings = grid(
        "readings",
        "Every reading of the rank: the values taken, and the rank that comes out",
        ("Reading", "Result", "Values taken", "Rank that comes out"),
        (
            (
                str(number),
                (result, _values(lookup, reading), _rank(reading)),
            )
            for number, (result, reading) in enumerate(classed, 1)
        ),
    )
    sentence = (
        f"Rank {superlative.claimed_rank}, worked out anew from the values in these sources: {counts}. A reading takes one value for each "
        "figure; it is left open where a value is a lower bound or a word, so that more than one rank fits."
    )
    return RankView(sentence, readings, is_one_result=len(found) == 1)


def _values(lookup: Lookup, reading: RankReading) -> Lines:
    return lines(
        phrase(
            lookup.titles[identifier],
            ": ",
            Link(value_in_words(lookup.dossier.get(identifier, Figure).values[index]), lookup.path(identifier), f"value-{index + 1}"),
        )
        for identifier, index in reading.values
    )


def _rank(reading: RankReading) -> str:
    return str(reading.rank_least) if reading.rank_least == reading.rank_most else f"{reading.rank_least} to {reading.rank_most}"
