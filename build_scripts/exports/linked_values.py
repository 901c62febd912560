"""What nodes of the graph are made of: references, dates with their doubt, words in their language."""

from __future__ import annotations

import re
from typing import Any, Final

from ..page_views.lookup import Lookup
from .data_file import address_of

Node = dict[str, Any]
PLAIN_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def to_node(lookup: Lookup, identifier: str) -> Node:
    """The node of a record, by its address."""
    return reference(address_of(lookup.settings, lookup.dossier.records[identifier]))


def reference(address: str) -> Node:
    """A node that is told elsewhere, by its address."""
    return {"@id": address}


def dated(text: str | None) -> str | Node | None:
    """A plain date as it is; one with doubt, an interval or an open end as a literal that says that it is EDTF."""
    if text is None or not text:
        return None
    if PLAIN_DATE.fullmatch(text):
        return {"@value": text, "@type": "xsd:" + {4: "gYear", 7: "gYearMonth", 10: "date"}[len(text)]}
    return {"@value": text, "@type": "edtf:EDTF"}


def in_language(words: str, language: str | None) -> Node:
    """Words with their language, where it is known."""
    return {"@value": words, "@language": language} if language else {"@value": words}


def filled(node: Node) -> Node:
    """A node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
