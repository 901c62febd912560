"""The derived standing of a proposition: words with a definition each, computed from the records; never a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from ..dossier import Dossier
from ..link_records import contraries, implied_by
from ..records import Proposition, Statement
from .origins import OPPOSING, SUPPORTING, Origins, Support
from .replies import AnsweredAccusation, right_of_reply
from .stances import DIRECTION

#: Each word with its definition, as the method page prints it.
STANDINGS: Final = MappingProxyType(
    {
        "contested": "One holder states it, and another rejects it or what it implies, or states what cannot be true with it.",
        "single-origin": "No two statements that hold it are shown to be independent; what one article tells is one origin.",
        "unanswered": "It is held against somebody who, in these sources, says nothing on it.",
        "uncorroborated": "A source or a speaker in these sources says that it is unverified, unproven or uncorroborated.",
        "conceded": "A holder grants it against their own case or earlier words.",
        "not asserted": "Nobody in these sources states it or passes it on: it is asked, supposed, made a condition, doubted or rejected.",
    }
)


#: How a statement goes against a proposition.
Way = Literal["denies it", "states a contrary", "denies what it implies"]


@dataclass(frozen=True)
class Rejection:
    """A statement that goes against a proposition: it denies that, or what it implies, or states what cannot be true with it."""

    statement: str
    way: Way


@dataclass(frozen=True)
class Standing:
    """The words that apply to a proposition, in the order of their definitions, and what proves each; `rejections` by any way."""

    proposition: str
    words: tuple[str, ...]
    support: Support
    opposition: Support
    rejections: tuple[Rejection, ...]
    proofs: MappingProxyType[str, tuple[str, ...]]


def standings(dossier: Dossier, origins: Origins) -> dict[str, Standing]:
    """The standing of every proposition that is addressed at all."""
    unanswered: dict[str, list[str]] = {}
    for answer in right_of_reply(dossier):
        if not answer.replies:
            for proposition in _topics(dossier, answer):
                unanswered.setdefault(proposition, []).append(answer.accusation)
    return {
        proposition.id: _standing(dossier, origins, proposition, tuple(unanswered.get(proposition.id, ())))
        for proposition in dossier.of_kind(Proposition)
        if origins.statements_on(proposition.id)
    }


def _topics(dossier: Dossier, answer: AnsweredAccusation) -> tuple[str, ...]:
    return tuple(getattr(dossier.records[answer.accusation], "propositions", ()))


def _standing(dossier: Dossier, origins: Origins, proposition: Proposition, unanswered: tuple[str, ...]) -> Standing:
    statements = origins.statements_on(proposition.id)
    support = origins.support_of(proposition.id)
    opposition = origins.support_of(proposition.id, OPPOSING)
    held = tuple(statement.id for statement in statements if statement.stance in SUPPORTING)
    rejections = tuple(_rejections(dossier, origins, proposition))
    stated_by = {statement.holder for statement in statements if DIRECTION[statement.stance] == 1}
    proofs = {
        "contested": tuple(
            rejection.statement for rejection in rejections if stated_by - {dossier.get(rejection.statement, Statement).holder}
        ),
        "single-origin": held if len(support.origins) == 1 else (),
        "unanswered": unanswered,
        "uncorroborated": tuple(statement.id for statement in statements if statement.stance == "notes-no-evidence"),
        "conceded": tuple(statement.id for statement in statements if statement.stance == "concedes"),
        "not asserted": tuple(statement.id for statement in statements) if not held else (),
    }
    words = tuple(word for word in STANDINGS if proofs[word])
    return Standing(proposition.id, words, support, opposition, rejections, MappingProxyType({word: proofs[word] for word in words}))


def _rejections(dossier: Dossier, origins: Origins, proposition: Proposition) -> Iterator[Rejection]:
    """Each statement once, by the first way in which it goes against the proposition."""
    told: set[str] = set()
    ways: tuple[tuple[Way, tuple[str, ...], int], ...] = (
        ("denies it", (proposition.id,), -1),
        ("states a contrary", contraries(dossier, proposition.id), 1),
        ("denies what it implies", implied_by(dossier, proposition.id), -1),
    )
    for way, topics, direction in ways:
        for topic in topics:
            for statement in origins.statements_on(topic):
                if DIRECTION[statement.stance] == direction and statement.id not in told:
                    told.add(statement.id)
                    yield Rejection(statement.id, way)
