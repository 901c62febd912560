"""Known-at: the dossier as far as it had been said by a moment.

A statement counts from the last day on which it may have been said, so that nothing is shown before it is sure to have
been said; where that is not known, from the day of publication of the first source that quotes it; where neither is
known, it counts at no moment and is listed as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..dates import LATEST, parse_date
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
    earliest = said.first if said is not None and said.first != date.min else None
    if said is not None and said.last != LATEST:
        return KnownFrom(statement.id, said.last, earliest, "said")
    published = [
        parse_date(source.published).last
        for source in (dossier.texts[bound.quote.source].record for bound in dossier.quotes_of(statement.id))
        if source.published is not None and source.status != "withdrawn"
    ]
    if published:
        return KnownFrom(statement.id, min(published), earliest, "published")
    return KnownFrom(statement.id, None, earliest, "not known")


def known_at(dossier: Dossier, moment: date) -> frozenset[str]:
    """The statements that are sure to have been made by the end of a day."""
    found = (known_from(dossier, statement) for statement in standing_statements(dossier))
    return frozenset(known.statement for known in found if known.day is not None and known.day <= moment)
