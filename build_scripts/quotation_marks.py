"""Where a text prints words within quotation marks.

Double marks, straight or typographic, and typographic single ones. A mark that is opened and not closed reaches to the
end of its line: a speech may go on in the next paragraph, which opens it anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .seed_texts import Span

_MARK = re.compile(r"[“”„\"«»]|(?:(?<=\s)|(?<=^)|(?<=[(\[“]))‘|’(?=$|[\s.,;:!?)\]”])", re.MULTILINE)

#: From this share on, or from so many words on, words that are partly within marks are a speaker's; one marked word is not.
_LEAST_SHARE = 1 / 3
_LEAST_WORDS = 2
#: What closes what a mark opens: English, German and French ways.
_CLOSERS = {"“": '”"', '"': '"”“', "„": '“”"', "«": "»", "»": "«", "‘": "’"}


@dataclass(frozen=True)
class Marked:
    """Words within marks (the marks left out), and whether the marks are closed."""

    span: Span
    is_closed: bool


def marked_spans(line: str, offset: int = 0) -> tuple[Marked, ...]:
    """The stretches of one line that stand within quotation marks; `offset` is added to their places."""
    found: list[Marked] = []
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(line):
        mark = match.group()
        if opened is None:
            if mark in _CLOSERS and (mark != "»" or line[match.end() : match.end() + 1].strip()):
                opened = match.end(), _CLOSERS[mark]
        elif mark in opened[1]:
            found.append(Marked(Span(offset + opened[0], offset + match.start()), is_closed=True))
            opened = None
    if opened is not None and "’" not in opened[1] and line[opened[0] :].strip():
        found.append(Marked(Span(offset + opened[0], offset + len(line)), is_closed=False))
    return tuple(found)


def marked_around(text: str, span: Span) -> tuple[Marked, ...]:
    """The marked stretches of the lines that a span touches."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    found: list[Marked] = []
    for match in re.finditer(r"[^\n]+", text[start:end]):
        found.extend(marked_spans(match.group(), start + match.start()))
    return tuple(found)


def is_speech(text: str, span: Span) -> bool:
    """Whether a span is, in a good part, words within quotation marks."""
    inside = [Span(max(span.start, marked.span.start), min(span.end, marked.span.end)) for marked in marked_around(text, span)]
    longest = max((len(text[part.start : max(part.start, part.end)].split()) for part in inside), default=0)
    whole = _visible(text, span)
    return longest >= _LEAST_WORDS or (whole > 0 and sum(_visible(text, part) for part in inside) / whole >= _LEAST_SHARE)


def _visible(text: str, span: Span) -> int:
    return sum(1 for character in text[span.start : max(span.start, span.end)] if character.isalnum())


def outside_marks(text: str, span: Span) -> str:
    """The words of a span that stand outside quotation marks; what stands within is replaced by a space of its length."""
    characters = list(text[span.start : span.end])
    for marked in marked_around(text, span):
        for at in range(max(span.start, marked.span.start), min(span.end, marked.span.end)):
            characters[at - span.start] = " "
    return "".join(characters)


def is_within_one_pair(text: str, spans: Sequence[Span]) -> bool:
    """Whether all spans lie wholly within closed pairs of marks."""
    return all(any(marked.is_closed and marked.span.contains(span) for marked in marked_around(text, span)) for span in spans)
