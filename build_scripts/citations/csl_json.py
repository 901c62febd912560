"""References as CSL-JSON, which Zotero, Pandoc and every CSL processor read."""

from __future__ import annotations

import json
from typing import Any

from .references import Reference


def as_csl_json(*references: Reference) -> str:
    """References as a CSL-JSON list, keys in their order, with a final line break."""
    return json.dumps([reference.csl for reference in references], ensure_ascii=False, indent=1) + "\n"


class NotCslJson(ValueError):
    """The text is not CSL-JSON; the message says why."""


def items_of(text: str) -> list[dict[str, Any]]:
    """A CSL-JSON file (a list, or one item) → its items; raises NotCslJson."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotCslJson(str(error)) from error
    items = found if isinstance(found, list) else [found]
    if not items or not all(isinstance(item, dict) for item in items):
        raise NotCslJson("It holds no list of items.")
    return items
