"""The warning ledger: who warned whom, through what, of what, for what time, how many days before, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..dates import DossierDate, parse_date
from ..dossier import Dossier
from ..link_records import contraries
from ..records import Event, Proposition, Statement, Utterance
from .stances import order_in_time, standing_statements

Doubt = Literal["", "uncertain", "approximate", "uncertain and approximate"]


@dataclass(frozen=True)
class Days:
    """A number of days, with its bounds where a date is not known to the day; None where it is open on that side.

    `doubt` says that a date which they are counted from or to is uncertain, approximate, or both; the days are then no bounds.
    """

    least: int | None
    most: int | None
    doubt: Doubt = ""


@dataclass(frozen=True)
class Warning:  # noqa: A001 - the ledger's own word
    """One warning, with what is known of its way, and the statements that acknowledge or dispute it."""

    statement: str
    issuer: str
    recipients: tuple[str, ...]
    channel: str | None
    window: str | None
    lead: Days | None
    acknowledged_by: tuple[str, ...]
    disputed_by: tuple[str, ...]


def warning_ledger(dossier: Dossier, event: Event | None) -> tuple[Warning, ...]:
    """Every warning in the order of time; lead times are counted to the first day of `event`."""
    standing = standing_statements(dossier)
    by_proposition: dict[str, list[Statement]] = {}
    for statement in standing:
        for proposition in dict.fromkeys(statement.propositions):
            by_proposition.setdefault(proposition, []).append(statement)
    moment = parse_date(event.date) if event is not None and event.date is not None else None
    return tuple(
        _warning(dossier, statement, by_proposition, moment)
        for statement in sorted(standing, key=order_in_time)
        if statement.act == "warning"
    )


def said_by_the_warned(dossier: Dossier, warnings: Sequence[Warning]) -> tuple[str, ...]:
    """What the parties of those warned say on the questions of the warnings, besides on their receipt; in the order of time.

    A party that warns says nothing back.
    """
    parties = {dossier.party(recipient) for warning in warnings for recipient in warning.recipients}
    issuers = {dossier.party(warning.issuer) for warning in warnings}
    shown = {one for warning in warnings for one in (warning.statement, *warning.acknowledged_by, *warning.disputed_by)}
    questions = {question for warning in warnings for question in _questions(dossier, warning.statement)}
    return tuple(
        statement.id
        for statement in sorted(standing_statements(dossier), key=order_in_time)
        if statement.id not in shown
        and dossier.party(statement.holder) in parties - issuers
        and questions & _questions(dossier, statement.id)
    )


def _questions(dossier: Dossier, statement: str) -> set[str]:
    """The questions of the propositions that a statement is on."""
    found = (dossier.get(proposition, Proposition).question for proposition in dossier.get(statement, Statement).propositions)
    return {question for question in found if question is not None}


def _warning(dossier: Dossier, statement: Statement, by_proposition: dict[str, list[Statement]], moment: DossierDate | None) -> Warning:
    utterance = dossier.find(statement.utterance, Utterance)
    said_back = list(_said_back(dossier, statement, by_proposition))
    return Warning(
        statement.id,
        statement.holder,
        statement.addressees,
        utterance.channel if utterance else None,
        statement.window,
        _lead(statement, moment),
        tuple(dict.fromkeys(other.id for agrees, other in said_back if agrees)),
        tuple(dict.fromkeys(other.id for agrees, other in said_back if not agrees)),
    )


def _said_back(dossier: Dossier, warning: Statement, by_proposition: dict[str, list[Statement]]) -> Iterator[tuple[bool, Statement]]:
    """What the warned, or their party, say on whether the warning was given: whether they agree, and the statement.

    Read from the proposition that `receipt` names; who states that the thing warned of happened acknowledges no warning.
    The issuer's own side says nothing back.
    """
    if warning.receipt is None:
        return
    parties = {dossier.party(recipient) for recipient in warning.addressees}
    issuers = {warning.holder, *dossier.ancestors(warning.holder)}
    contrary = contraries(dossier, warning.receipt)
    for topic in (warning.receipt, *contrary):
        for other in by_proposition.get(topic, ()):
            if other.id == warning.id or other.holder in issuers or warning.holder in dossier.ancestors(other.holder):
                continue
            if other.holder not in warning.addressees and dossier.party(other.holder) not in parties:
                continue
            holds = other.stance in {"asserts", "concedes"}
            if topic in contrary:
                if holds:
                    yield False, other
            elif holds or other.stance in {"denies", "doubts", "conditional"}:
                yield holds, other


def _lead(statement: Statement, moment: DossierDate | None) -> Days | None:
    """Days from the warning to the event: exact where both are days, else the bounds; by doubtful dates as if these were right."""
    if moment is None or statement.said is None:
        return None
    said = parse_date(statement.said)
    least = None if said.last == date.max or moment.first == date.min else (moment.first - said.last).days
    most = None if said.first == date.min or moment.last == date.max else (moment.last - said.first).days
    return Days(least, most, _doubt(said, moment)) if least is not None or most is not None else None


def _doubt(*dates: DossierDate) -> Doubt:
    """What the texts of the dates call them."""
    is_uncertain, is_approximate = (any(set(marks) & set(found.text) for found in dates) for marks in ("?%", "~%"))
    if is_uncertain:
        return "uncertain and approximate" if is_approximate else "uncertain"
    return "approximate" if is_approximate else ""
