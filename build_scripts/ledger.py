"""The ledger of published ids: what was once published keeps its address."""

from __future__ import annotations

from .dossier import Dossier

_HEAD = "# Ids that have been published, one kind/id a line. Written by `dossier ledger`; nothing is ever taken out."


def ledger_text(dossier: Dossier) -> str:
    """The ledger with every id published so far and every record's, sorted, each once."""
    entries = {f"{kind}/{identifier}" for kind, identifier in dossier.published_ids}
    entries |= {f"{record.kind}/{record.id}" for record in dossier.records.values()}
    return "\n".join([_HEAD, *sorted(entries), ""])
