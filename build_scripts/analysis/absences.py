"""The ledger of absences: what the sources say is unverified, unproven, uncorroborated or left unsaid."""

from __future__ import annotations

from ..dossier import Dossier
from ..records import Statement
from .stances import order_in_time, standing_statements

#: The stances by which a holder says that something is not shown, or leaves it open.
ABSENT = frozenset({"notes-no-evidence", "declines"})


def ledger_of_absences(dossier: Dossier) -> tuple[Statement, ...]:
    """Every such statement, in the order of time."""
    return tuple(sorted((statement for statement in standing_statements(dossier) if statement.stance in ABSENT), key=order_in_time))
