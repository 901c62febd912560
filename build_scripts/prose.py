"""Prose of a record: plain text, with `[[id]]` and `[[id|words]]` as the only marks in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_LINK: Final = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")

#: How many characters of a faulty mark are shown.
_SHOWN: Final = 40


@dataclass(frozen=True)
class Segment:
    """A stretch of prose: words, and the id of the record that they lead to, if any."""

    words: str
    link: str | None = None


def prose_segments(text: str) -> tuple[Segment, ...]:
    """The text, cut at its links; a link without words has the empty text for the caller to fill in."""
    segments: list[Segment] = []
    end = 0
    for match in _LINK.finditer(text):
        if match.start() > end:
            segments.append(Segment(text[end : match.start()]))
        segments.append(Segment((match.group(2) or "").strip(), match.group(1).strip()))
        end = match.end()
    if end < len(text):
        segments.append(Segment(text[end:]))
    return tuple(segments)


def linked_ids(text: str) -> tuple[str, ...]:
    """The ids that the text links to, in order."""
    return tuple(match.group(1).strip() for match in _LINK.finditer(text))


def unclosed_link(text: str) -> str | None:
    """The words at the first mark of a link that is no link: `[[` that nothing closes, or `]]` that nothing opens; None in sound prose.

    `]]` may close two plain brackets, `[so [sic]]`.
    """
    rest = _LINK.sub(" ", text)
    at = rest.find("[[")
    if at >= 0:
        return rest[at : at + _SHOWN]
    at = rest.find("]]")
    if at >= 0 and rest.count("]") > rest.count("["):
        return rest[max(0, at + 2 - _SHOWN) : at + 2]
    return None
