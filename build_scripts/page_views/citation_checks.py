"""The page where a citation is pasted and checked, in the browser and with no network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from ..citations.cited_words import APPARATUS, folded
from ..citations.states import HOLDING, VERDICTS, WHOLE_VERDICTS, Judgement
from ..editions import SHOWN_DIGITS
from .changes import difference_in_words
from .lookup import Lookup

#: Where the states lie as a script, since a page that is opened as a file may load scripts and may not read data.
STATES_PATH: Final = "data/citation-states.js"


@dataclass(frozen=True)
class VerificationView:
    """The page: where its data lies, and what each verdict means."""

    states: str
    verdicts: tuple[tuple[str, str], ...]


def verification_view() -> VerificationView:
    """The page, which is the same for every dossier: its data is not."""
    return VerificationView(STATES_PATH, tuple(VERDICTS.items()))


def states_as_data(lookup: Lookup) -> dict[str, Any]:
    """Every state that could be cited, with its verdict, as the script reads it; what is not there is left out."""
    known = lookup.known_states
    return {
        "verdicts": dict(VERDICTS),
        "wholeVerdicts": dict(WHOLE_VERDICTS),
        "holding": sorted(HOLDING),
        "fewestDigits": SHOWN_DIGITS,
        "editions": list(known.editions.items()),
        "apparatus": sorted(APPARATUS | {word for name in known.own_names for word in folded(name)}),
        "whole": {sha256: _judgement(lookup, "", judgement) for sha256, judgement in known.whole.items()},
        "records": {
            identifier: {
                "kind": record.kind,
                "now": f"{lookup.dossier.records[record.now].kind}/{record.now}" if record.now else "",
                "title": record.title,
                "states": {sha256: _judgement(lookup, record.kind, state) for sha256, state in record.states.items()},
                "order": list(record.states),
                "words": record.words,
                "quotes": record.quotes,
                "undated": _judgement(lookup, record.kind, record.undated),
                "pages": list(record.pages.items()),
            }
            for identifier, record in known.records.items()
        },
    }


def _judgement(lookup: Lookup, kind: str, judgement: Judgement) -> dict[str, Any]:
    fields = {
        "verdict": judgement.verdict,
        "editions": list(judgement.editions),
        "why": judgement.why,
        "differences": [difference_in_words(lookup, kind, difference).plain for difference in judgement.differences],
    }
    return {name: value for name, value in fields.items() if value}
