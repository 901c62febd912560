"""Attribution chains: who says that who says, how deep, how hedged, and who stands innermost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..dossier import BoundQuote, Dossier
from ..records import Actor, Statement
from ..vocabularies import HEDGES


@dataclass(frozen=True)
class ChainLink:
    """One link: the actor, and the source's words that lay the statement to them (none for the outlet itself)."""

    actor: str
    cue: str | None


@dataclass(frozen=True)
class Chain:
    """The chain of one statement in one source, outermost (the source's outlet) first.

    `depth` counts who stands between the reader and the holder, the outlet among them.
    """

    statement: str
    source: str
    links: tuple[ChainLink, ...]
    hedges: tuple[str, ...]
    is_named: bool

    @property
    def depth(self) -> int:
        """How many pass the words on before they reach the reader; 1 where the holder speaks through the outlet alone."""
        return max(1, len(self.links) - 1)


def attribution_chains(dossier: Dossier, statement: Statement) -> tuple[Chain, ...]:
    """One chain for each source that carries the statement."""
    by_source: dict[str, list[BoundQuote]] = {}
    for bound in dossier.quotes_of(statement.id):
        by_source.setdefault(bound.quote.source, []).append(bound)
    return tuple(_chain(dossier, statement, source, quotes) for source, quotes in by_source.items())


def _chain(dossier: Dossier, statement: Statement, source: str, quotes: list[BoundQuote]) -> Chain:
    text = dossier.texts[source]
    links = [ChainLink(text.record.outlet, None)]
    chain = [link for link in statement.attribution if link.source in {None, source} and link.who != text.record.outlet]
    for link in chain:
        if link.who != links[-1].actor:  # who has a cue for each of two quotes passes the words on once: the first cue names them
            links.append(ChainLink(link.who, link.cue))
    if links[-1].actor != statement.holder:
        links.append(ChainLink(statement.holder, None))
    holder = dossier.find(statement.holder, Actor)
    hedges = dict.fromkeys(hedge for bound in quotes for span in bound.spans for hedge in hedges_in(text.text[span.start : span.end]))
    return Chain(statement.id, source, tuple(links), tuple(hedges), holder is not None and holder.type != "unnamed")


def hedges_in(words: str) -> Iterator[str]:
    """The words by which a text holds back, in the order of the text; of two that overlap, the longer."""
    for match in _HEDGES.finditer(" ".join(words.split())):
        yield match.group().casefold()


_HEDGES: Final = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(hedge) for hedge in sorted(HEDGES, key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
)
