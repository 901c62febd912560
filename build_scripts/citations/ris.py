"""References as RIS, for Zotero, EndNote, Mendeley and the like.

A line of RIS is a tag and a value, and a line break in a value would begin another line: `ER  - ` inside a title would end
the record. So every value is put on one line.

The only room that imports rispy.
"""

from __future__ import annotations

import re
from typing import Any, Final

import rispy

from ..escaping import collapsed
from .references import Reference

#: What `str.splitlines`, with which RIS is read, takes for the end of a line.
_BREAKS: Final = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_TYPES: Final = {"webpage": "ELEC", "article-newspaper": "NEWS", "report": "RPRT"}


class NotRis(ValueError):
    """The text is not RIS; the message says why."""


class _Writer(rispy.RisWriter):  # type: ignore[misc]
    """Without the running number that the library puts before each record, and that some programs trip over."""

    def set_header(self, count: int) -> str:  # noqa: ARG002 - the name is the library's
        return ""


def as_ris(*references: Reference) -> str:
    """References as a RIS file, with a final line break."""
    return str(rispy.dumps([_entry(reference) for reference in references], implementation=_Writer))


def _entry(reference: Reference) -> dict[str, Any]:
    days = reference.csl.get("issued", {}).get("date-parts") or [[]]
    fields: dict[str, Any] = {
        "type_of_reference": _TYPES[reference.type],
        "id": reference.key,
        "authors": [reference.author] if reference.author else [],
        "title": reference.title,
        "secondary_title": reference.container,
        "publisher": reference.publisher,
        "year": f"{days[0][0]:04}" if days[0] else "",
        "date": "/".join(f"{number:02}" for number in days[0]) if days[0] else "",
        "edition": reference.edition,
        "urls": [reference.address] if reference.address else [],
        "language": reference.language,
        "notes": [reference.note] if reference.note else [],
        "abstract": reference.abstract,
    }
    return {name: _one_line(value) for name, value in fields.items() if value}


def _one_line(value: Any) -> Any:
    return [_one_line(item) for item in value] if isinstance(value, list) else _BREAKS.sub(" ", collapsed(value)).strip()


def entries_of(text: str) -> list[dict[str, Any]]:
    """A RIS file → the fields of each record by rispy's names; raises NotRis where records are begun and not read whole."""
    begun = sum(line.startswith("TY  - ") for line in text.splitlines())
    try:
        found: list[dict[str, Any]] = rispy.loads(text)
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise NotRis(str(error) or type(error).__name__) from error
    if len(found) != begun or not begun:
        raise NotRis(f"{begun} records begin, and {len(found)} can be read.")
    return found
