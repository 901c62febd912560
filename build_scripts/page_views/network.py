"""The network of who accuses, contradicts and warns whom, with every statement that its lines stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..analysis.stances import DIRECTION, accuses_outright
from ..pictures.network import TIES, NetworkActor, NetworkTie, Tie, network_picture
from ..problems import count_of
from ..records import Actor, Statement
from .analysis_lines import stance_with_day
from .drawings import Drawing, address_from, drawing
from .grids import Grid, grid
from .lookup import Lookup
from .phrases import phrase

_PATH: Final = "network.md"
_Key = tuple[str, str, Tie]


@dataclass(frozen=True)
class NetworkView:
    """The page of the network; without a tie it has no picture. `sentence` says who is not drawn."""

    drawing: Drawing | None
    sentence: str
    ties: str


def network_view(lookup: Lookup) -> NetworkView:
    """Every tie between two actors, the statements of one sort by one on another together."""
    statements: dict[_Key, list[Statement]] = {}
    for key, statement in _ties(lookup):
        found = statements.setdefault(key, [])
        if statement not in found:
            found.append(statement)
    if not statements:
        return NetworkView(None, "In these sources nobody accuses, contradicts or warns anybody.", "")
    names = lookup.by_party({actor for one, other, _ in statements for actor in (one, other)})
    parties = [lookup.titles[lookup.dossier.party(actor)] for actor in names]
    actors = [
        NetworkActor(lookup.titles[actor], address_from(lookup, _PATH, actor), party) for actor, party in zip(names, parties, strict=True)
    ]
    ties = [
        NetworkTie(names.index(one), names.index(other), sort, len(found), _label(lookup, (one, other, sort), len(found)))
        for (one, other, sort), found in sorted(statements.items())
    ]
    others = sum(lookup.stands(actor) for actor in lookup.dossier.of_kind(Actor)) - len(names)
    return NetworkView(
        drawing(
            "network",
            lambda name, width: network_picture(name, "Who accuses, contradicts and warns whom", actors, ties, width),
            "A line stands for all statements of one sort by one actor on another: the more, the thicker. Each card is a party.",
            _table(lookup, statements),
        ),
        f"{count_of(len(names), 'actor')} and {count_of(len(ties), 'line')} between them. {count_of(others, 'other actor')} "
        f"of the dossier {'has' if others == 1 else 'have'} no line here.",
        "|".join(f"{sort} {text}" for sort, text in TIES.items() if any(key[2] == sort for key in statements)),
    )


def _ties(lookup: Lookup) -> Iterator[tuple[_Key, Statement]]:
    """An accusation ties its holder to the accused, a warning to the warned, a rejection to all who state what it goes against.

    That is what it denies, what implies that, and what cannot be true with what it states. A denial rejects as well what it
    answers, be that a suggestion; but not what somebody asks or supposes elsewhere.
    """
    standing = lookup.computed.standing
    for statement in standing.values():
        for accused in statement.against:
            yield (statement.holder, accused, "accuses" if accuses_outright(statement) else "hints"), statement
        if statement.act == "warning":
            for warned in statement.addressees:
                yield (statement.holder, warned, "warns"), statement
    for proposition, stands in sorted(lookup.computed.standings.items()):
        stated_by = {one.holder for one in lookup.statements_on[proposition] if one.id in standing and DIRECTION[one.stance] == 1}
        for rejection in stands.rejections:
            said = standing[rejection.statement]
            for holder in sorted(stated_by - {said.holder}):
                yield (said.holder, holder, "rejects"), said
    for answer in lookup.computed.replies:
        accuser = standing[answer.accusation].holder
        for reply in answer.replies:
            said = standing[reply.statement]
            if said.stance == "denies" and said.holder != accuser:
                yield (said.holder, accuser, "rejects"), said


def _label(lookup: Lookup, key: _Key, count: int) -> str:
    one, other, sort = key
    verb = {"accuses": "accuses", "hints": "speaks against", "rejects": "contradicts what is said by", "warns": "warns"}[sort]
    limit = ", without an outright accusation" if sort == "hints" else ""
    return f"{lookup.titles[one]} {verb} {lookup.titles[other]}{limit}: {count_of(count, 'statement')}"


def _table(lookup: Lookup, statements: dict[_Key, list[Statement]]) -> Grid:
    def order(entry: tuple[_Key, list[Statement]]) -> tuple[int, str, str]:
        (one, other, sort), _ = entry
        return list(TIES).index(sort), lookup.titles[one], lookup.titles[other]

    return grid(
        "network",
        f"The lines, and the statements that they stand for: {count_of(len(statements), 'line')}.",
        ("Who", "Does what", "To whom", "Statements"),
        (
            (
                lookup.link(one),
                (TIES[sort], lookup.link(other), tuple(phrase(stance_with_day(lookup, statement)) for statement in found)),
            )
            for (one, other, sort), found in sorted(statements.items(), key=order)
        ),
    )
