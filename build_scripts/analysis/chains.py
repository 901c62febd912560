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
    if statement.holder == text.record.outlet:
        # Who speaks in their own voice tells by such a verb what others say, and holds nothing back themselves.
        of_others = _VERBS_OF_OTHERS if statement.stance in _HOLDING_BACK else _VERBS_OF_OTHERS | _VERBS_OF_EITHER
        hedges = dict.fromkeys(hedge for hedge in hedges if hedge not in of_others)
    return Chain(statement.id, source, tuple(links), tuple(hedges), holder is not None and holder.type != "unnamed")


def hedges_in(words: str) -> Iterator[str]:
    """The words by which a text holds back, in the order of the text; of two that overlap, the longer.

    “Claimed” and “claims” are such words where they lead to what is said; to claim responsibility is a deed, and claims are things.
    """
    whole = " ".join(words.split())
    for match in _HEDGES.finditer(whole):
        hedge = match.group().casefold()
        if hedge in _VERBS_OF_OTHERS and _is_deed_or_thing(whole[: match.start()], whole[match.end() :]):
            continue
        yield hedge


def _is_deed_or_thing(before: str, after: str) -> bool:
    """Whether “claimed” or “claims” between these words leads to no statement."""
    return bool(_AFTER_DEED_OR_THING.match(after) or _BEFORE_THING.search(before))


#: Verbs by which a text lays what follows to somebody, and holds back from it.
_VERBS_OF_OTHERS: Final = frozenset({"claimed", "claims"})
#: Verbs that do so, too, and by which a text may also hint at something itself.
_VERBS_OF_EITHER: Final = frozenset({"suggested", "suggests"})
#: The stances of who holds back in their own voice.
_HOLDING_BACK: Final = frozenset({"speculates", "insinuates", "conditional"})
#: What follows where something is claimed as one's deed or due, or where “claims” are things that are spoken of.
_AFTER_DEED_OR_THING: Final = re.compile(
    r"\s(?:(?:full|sole|joint|the|any|no)\s)?(?:responsibility|credit)\b|\s(?:\w+\s)?lives\b|\sby\b"
    r"|\s(?:of|about|against|from|made|were|are|have|had)\b|\s(?:that|which)\s(?:have|has|had|were|are)\b",
    re.IGNORECASE,
)
#: What stands before a thing: an article, a possessive, a preposition, with or without one of the usual adjectives.
_BEFORE_THING: Final = re.compile(
    r"(?:\b(?:the|a|an|any|no|these|those|such|both|all|some|many|several|two|three|his|her|its|their|my|our|your|whose"
    r"|of|about|for|on|to|with|by|over|amid|against|despite|between|from)|['’]s?)\s"
    r"(?:(?:own|earlier|previous|latest|new|first|other|false|unverified|unproven|unconfirmed|unsubstantiated|baseless|competing|rival"
    r"|contrary|repeated|similar|such|official|public)\s)*$",
    re.IGNORECASE,
)
_HEDGES: Final = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(hedge) for hedge in sorted(HEDGES, key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
)
