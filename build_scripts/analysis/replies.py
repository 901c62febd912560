"""Right of reply: every accusation with the accused's own statements on it, or the word that these sources hold none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from ..dates import parse_date
from ..dossier import Dossier
from ..link_records import contraries, implied_by
from ..records import Statement
from .known_at import known_from
from .stances import order_in_time, standing_statements

#: The stances that reject or call in question what an accusation implies.
REJECTING = frozenset({"denies", "doubts"})
When = Literal["before", "same day", "after", "not known"]


@dataclass(frozen=True)
class Reply:
    """A statement of the accused, or of a body that they belong to or that belongs to them, and when it came."""

    statement: str
    holder: str
    is_own: bool
    when: When


@dataclass(frozen=True)
class AnsweredAccusation:
    """An accusation against one accused, with the replies in these sources; none where the tuple is empty."""

    accusation: str
    accused: str
    replies: tuple[Reply, ...]

    @property
    def answers(self) -> tuple[Reply, ...]:
        """The replies without those that are sure to have been made before the accusation: what came first answers nothing."""
        return tuple(reply for reply in self.replies if reply.when != "before")


def accusations(dossier: Dossier) -> tuple[Statement, ...]:
    """The statements that are against somebody, in the order of time."""
    return tuple(sorted((s for s in standing_statements(dossier) if s.act == "accusation" and s.against), key=order_in_time))


def right_of_reply(dossier: Dossier) -> tuple[AnsweredAccusation, ...]:
    """Each accusation once for each accused, in the order of time."""
    by_proposition = _statements_by_proposition(dossier)
    return tuple(
        AnsweredAccusation(accusation.id, accused, _replies(dossier, accusation, accused, by_proposition))
        for accusation in accusations(dossier)
        for accused in accusation.against
    )


def denials_besides(dossier: Dossier, accused: str, answers: Iterable[AnsweredAccusation]) -> tuple[str, ...]:
    """What the accused or those placed with them deny besides what is shown beside an accusation; in the order of time."""
    shown = {reply.statement for answer in answers if answer.accused == accused for reply in answer.replies}
    return tuple(
        statement.id
        for statement in sorted(standing_statements(dossier), key=order_in_time)
        if statement.stance == "denies" and statement.id not in shown and _speaks_for(dossier, statement.holder, accused)
    )


def _speaks_for(dossier: Dossier, holder: str, accused: str) -> bool:
    """Whether a holder is the accused, a body that they belong to, or one that belongs to them."""
    return holder in {accused, *dossier.ancestors(accused)} or accused in dossier.ancestors(holder)


def _statements_by_proposition(dossier: Dossier) -> Mapping[str, tuple[Statement, ...]]:
    found: dict[str, list[Statement]] = {}
    for statement in standing_statements(dossier):
        for proposition in dict.fromkeys(statement.propositions):
            found.setdefault(proposition, []).append(statement)
    return {proposition: tuple(statements) for proposition, statements in found.items()}


def _replies(
    dossier: Dossier, accusation: Statement, accused: str, by_proposition: Mapping[str, tuple[Statement, ...]]
) -> tuple[Reply, ...]:
    """Statements on the same propositions, on their contraries, or that reject what they imply, by the accused or who speaks for them."""
    topics = [*accusation.propositions, *(other for proposition in accusation.propositions for other in contraries(dossier, proposition))]
    wider = {other for proposition in accusation.propositions for other in implied_by(dossier, proposition)}
    found: dict[str, Statement] = {}
    for topic in topics:
        for statement in by_proposition.get(topic, ()):
            if _speaks_for(dossier, statement.holder, accused) and statement.id != accusation.id:
                found[statement.id] = statement
    for topic in sorted(wider):
        for statement in by_proposition.get(topic, ()):
            speaks_for = _speaks_for(dossier, statement.holder, accused)
            if speaks_for and statement.stance in REJECTING and statement.id != accusation.id:
                found[statement.id] = statement
    return tuple(
        Reply(statement.id, statement.holder, statement.holder == accused, _when(dossier, statement, accusation))
        for statement in sorted(found.values(), key=order_in_time)
    )


def _when(dossier: Dossier, reply: Statement, accusation: Statement) -> When:
    """Before or after only where the one is sure to have been said by a day on which the other cannot have been said yet.

    Neither an uncertain day nor an approximate one shows that; the publication of what was said by then does.
    """
    answer, charge = known_from(dossier, reply), known_from(dossier, accusation)
    if answer.day is not None and charge.earliest is not None and answer.day < charge.earliest:
        return "before"
    if charge.day is not None and answer.earliest is not None and charge.day < answer.earliest:
        return "after"
    days = [parse_date(statement.said) for statement in (reply, accusation) if statement.said is not None]
    return "same day" if len(days) == 2 and all(day.is_day for day in days) and days[0].first == days[1].first else "not known"
