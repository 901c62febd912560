"""Blast radius: what would fall, or stand on one origin alone, if a source or a statement were withdrawn."""

from __future__ import annotations

from dataclasses import dataclass

from ..analysis.withdrawals import BlastRadius, blast_radius
from ..identifiers import value_anchor
from ..problems import count_of
from ..records import Record
from .grids import Grid, grid
from .ledgers import lines_of
from .lookup import Lookup, date_in_words, is_upheld
from .phrases import LinkGroup, Marked, Phrase, phrase
from .record_pages import named_with_kind
from .wording import KIND_WORDS

#: The anchor of the heading under which a record's page tells it.
ANCHOR = "if-it-were-withdrawn"


@dataclass(frozen=True)
class Effect:
    """What a withdrawal would do: a sentence, and what would fall."""

    sentence: str
    groups: tuple[LinkGroup, ...]


@dataclass(frozen=True)
class WithdrawalsView:
    """The page on what each source carries alone, and what has in fact been withdrawn."""

    withdrawn: tuple[Phrase, ...]
    overview: Grid


def withdrawals_view(lookup: Lookup) -> WithdrawalsView:
    """Each source that stands, with the numbers; the records stand on the source's page."""
    found = [
        (source.id, blast_radius(lookup.dossier, lookup.computed.origins, source.id))
        for source in lookup.dossier.sources
        if lookup.stands(source)
    ]
    return WithdrawalsView(
        tuple(_withdrawn(lookup, record) for record in lookup.dossier.records.values() if not is_upheld(record)),
        grid(
            "withdrawals",
            "What would happen if one source were withdrawn; each source leads to the records in question",
            (
                "Source",
                "Statements that rest on it alone",
                "Propositions that nobody would hold any more",
                "Propositions left with one origin",
                "Other records that rest on it alone",
                "Values of figures that rest on it alone",
            ),
            (
                (
                    lookup.link(source, anchor=ANCHOR),
                    (
                        str(len(effect.lost_statements)),
                        str(len(effect.unsupported)),
                        str(len(effect.single_origin)),
                        str(len(effect.lost_records)),
                        str(len(effect.lost_values)),
                    ),
                )
                for source, effect in found
            ),
        ),
    )


def _withdrawn(lookup: Lookup, record: Record) -> Phrase:
    day = f", {date_in_words(record.withdrawn_on)}" if record.withdrawn_on else ""
    return phrase(lookup.link(record.id), Marked(f" ({KIND_WORDS[record.kind].one}{day})", "quiet"))


def effect_of(lookup: Lookup, identifier: str) -> Effect | None:
    """What would happen if a source or a statement were withdrawn; None where it is."""
    if identifier not in lookup.computed.standing and identifier not in lookup.dossier.texts:
        return None
    if not lookup.stands(lookup.dossier.records[identifier]):
        return None
    effect = blast_radius(lookup.dossier, lookup.computed.origins, identifier)
    is_source = identifier in lookup.dossier.texts
    groups = (
        LinkGroup("Statements that rest on it alone", lines_of(lookup, effect.lost_statements) if is_source else ()),
        LinkGroup("Propositions that nobody in these sources would hold any more", _links(lookup, effect.unsupported)),
        LinkGroup("Propositions that would be left with one origin", _links(lookup, effect.single_origin)),
        LinkGroup("Other records that rest on it alone", tuple(named_with_kind(lookup, record) for record in effect.lost_records)),
        LinkGroup(
            "Values of figures that rest on it alone",
            tuple(
                phrase(lookup.link(figure, anchor=value_anchor(number + 1)), Marked(f" (value {number + 1})", "quiet"))
                for figure, number in effect.lost_values
            ),
        ),
    )
    found = tuple(group for group in groups if group.items)
    return Effect(_sentence(effect, is_source=is_source), found)


def _sentence(effect: BlastRadius, *, is_source: bool) -> str:
    counts = (
        (len(effect.lost_statements) if is_source else 0, "statement", "would rest on no source"),
        (len(effect.unsupported), "proposition", "would be held by nobody in these sources any more"),
        (len(effect.single_origin), "proposition", "would be left with one origin"),
        (len(effect.lost_records) if is_source else 0, "other record", "would rest on no source"),
        (len(effect.lost_values), "figure value", "would rest on no source"),
    )
    told = [f"{count_of(number, noun)} {what}" for number, noun, what in counts if number]
    return "; ".join(told) + "." if told else "No proposition would lose its support or be left with one origin."


def _links(lookup: Lookup, identifiers: tuple[str, ...]) -> tuple[Phrase, ...]:
    return tuple(phrase(lookup.link(identifier)) for identifier in identifiers)
