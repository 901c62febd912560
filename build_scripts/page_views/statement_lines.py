"""A claim or a denial in one line, and such lines grouped: by stance, by party."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..records import Statement
from ..vocabularies import STANCES
from .grids import Lines, lines
from .lookup import STANCE_ORDER, Lookup, date_in_words
from .phrases import Marked, Phrase, joined, phrase
from .wording import term_in_words


@dataclass(frozen=True)
class StanceGroup:
    """The statements of one stance on one proposition."""

    stance: Marked
    sentence: str
    lines: tuple[Phrase, ...]


def stance_mark(stance: str) -> Marked:
    """A stance as a badge: its word, and a style that goes with it."""
    return Marked(term_in_words(stance), "stance", stance)


def statement_line(lookup: Lookup, statement: Statement, *, with_stance: bool = True) -> Phrase:
    """Stance, what was said and by whom, the holder's party where it is another, when, and in how many sources."""
    return phrase(
        *((stance_mark(statement.stance), " ") if with_stance else ()),
        lookup.link(statement.id),
        *lookup.withdrawal_mark(statement.id),
        Marked(f" ({_party(lookup, statement)}{said_and_where(lookup, statement)})", "quiet"),
    )


def holder_with_party(lookup: Lookup, holder: str) -> Phrase:
    """A holder, and the party that they belong to, where it is another."""
    party = lookup.dossier.party(holder)
    if party == holder:
        return lookup.party_mark(holder)
    return phrase(lookup.link(holder), " (party: ", lookup.party_mark(party), ")")


def said_and_where(lookup: Lookup, statement: Statement) -> str:
    """`5 May 2019; 2 sources`; undated statements say so."""
    sources = len(lookup.sources_of(statement.id))
    return f"{date_in_words(statement.said) or 'undated'}; {sources} {'source' if sources == 1 else 'sources'}"


def _party(lookup: Lookup, statement: Statement) -> str:
    party = lookup.dossier.party(statement.holder)
    return "" if party == statement.holder else f"party: {lookup.titles[party]}; "


def by_stance(lookup: Lookup, statements: Iterable[Statement]) -> tuple[StanceGroup, ...]:
    """Upheld statements grouped by stance, in the vocabulary's order."""
    groups: dict[str, list[Phrase]] = {}
    for statement in statements:
        if lookup.stands(statement):
            groups.setdefault(statement.stance, []).append(statement_line(lookup, statement, with_stance=False))
    return tuple(
        StanceGroup(stance_mark(stance), STANCES[stance], tuple(groups[stance])) for stance in sorted(groups, key=STANCE_ORDER.__getitem__)
    )


def stance_counts(lookup: Lookup, statements: Sequence[Statement]) -> Phrase:
    """`asserts 3, denies 1`, in the vocabulary's order; empty where there is none."""
    return joined(stance_count_lines(lookup, statements), " ")


def stance_count_lines(lookup: Lookup, statements: Sequence[Statement]) -> Lines:
    """The same, each stance on a line of its own."""
    counts = Counter(statement.stance for statement in statements if lookup.stands(statement))
    return lines(phrase(stance_mark(stance), f" {counts[stance]}") for stance in sorted(counts, key=STANCE_ORDER.__getitem__))


def in_stance_order(lookup: Lookup, statements: Iterable[Statement]) -> tuple[Phrase, ...]:
    """Upheld statements in one list, by stance in the vocabulary's order."""
    upheld = [statement for statement in statements if lookup.stands(statement)]
    return tuple(statement_line(lookup, statement) for statement in sorted(upheld, key=lambda statement: STANCE_ORDER[statement.stance]))


def withdrawn_lines(lookup: Lookup, statements: Iterable[Statement]) -> tuple[Phrase, ...]:
    """The withdrawn ones among the statements."""
    return tuple(statement_line(lookup, statement) for statement in statements if not lookup.stands(statement))
