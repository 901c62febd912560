"""Known-at: the dossier as far as it had been said by a moment.

A statement counts from the last day on which it may have been said, so that nothing is shown before it is sure to have
been said, or from the day of publication of the first source that quotes it, if that is earlier or the only day known:
what is printed has been said. A day that is uncertain or approximate bounds nothing. Where neither is known, it counts at no
moment and is listed as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..dates import EARLIEST, LATEST, parse_date
from ..dossier import Dossier
from ..records import Statement
from .stances import standing_statements

Basis = Literal["said", "published", "not known"]


@dataclass(frozen=True)
class KnownFrom:
    """From which day on a statement is sure to have been said, and how that is known."""

    statement: str
    day: date | None
    earliest: date | None
    basis: Basis


def known_from(dossier: Dossier, statement: Statement) -> KnownFrom:
    """The first day on which a statement is sure to have been made; `earliest` is the first on which it may have been."""
    said = parse_date(statement.said) if statement.said is not None else None
    earliest = said.surely_from if said is not None and said.surely_from != EARLIEST else None
    published = [
        parse_date(source.published).surely_until
        for source in (dossier.texts[bound.quote.source].record for bound in dossier.quotes_of(statement.id))
        if source.published is not None and source.status != "withdrawn"
    ]
    days: list[tuple[date, Basis]] = [(said.surely_until, "said")] if said is not None else []
    days += [(day, "published") for day in published]
    known = [entry for entry in days if entry[0] != LATEST]
    if not known:
        return KnownFrom(statement.id, None, earliest, "not known")
    day, basis = min(known, key=lambda entry: entry[0])
    return KnownFrom(statement.id, day, earliest, basis)


def known_at(dossier: Dossier, moment: date) -> frozenset[str]:
    """The statements that are sure to have been made by the end of a day."""
    found = (known_from(dossier, statement) for statement in standing_statements(dossier))
    return frozenset(known.statement for known in found if known.day is not None and known.day <= moment)
