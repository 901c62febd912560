"""`data/citation-states.js`: every state of a record that could be cited and what became of it, for the page that checks citations."""

from __future__ import annotations

import json

from ..page_views.citation_checks import STATES_PATH, states_as_data
from ..page_views.lookup import Lookup


def citation_states(lookup: Lookup) -> dict[str, str | bytes]:
    """The script by its path below the site; it sets one variable, and runs nothing."""
    data = json.dumps(states_as_data(lookup), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return {STATES_PATH: f"window.citationStates = {data};\n"}
