"""Where a text prints words within quotation marks.

Double marks and single ones, straight or typographic. A double mark that is opened and not closed reaches to the end of its
line: a speech may go on in the next paragraph, which opens it anew. An apostrophe is no mark. Many languages print speech
without marks, after a dash that opens the line: it reaches to the dash or the comma before the verb of saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .seed_texts import Span
from .vocabularies import VERBS_AFTER_SPEECH

_MARK = re.compile(
    r"[“”„\"«»]|(?:(?<=\s)|(?<=^)|(?<=[(\[“]))‘|’(?=$|[\s.,;:!?)\]”])"
    # A straight single mark opens before a word, but not before a year (“the '90s”) or a word that is cut short.
    r"|(?:(?<=\s)|(?<=^)|(?<=[(\[]))'(?=[^\s\d'])(?!(?:em|til|tis|twas|cause|n)\b)",
    re.MULTILINE | re.IGNORECASE,
)
_SINGLE = "'"
_SINGLE_CLOSER = re.compile(r"(?<=[^\s'])'(?=$|[\s.,;:!?)\]—–])")
#: “The boats' crew”: an apostrophe after which the phrase goes on.
_POSSESSIVE = re.compile(r"(?<=s)' [a-z]")
_OPENING_DASH = re.compile(r"\s*[–—]\s*(?=[^\s–—])")
#: What leads from speech after a dash to its verb of saying, with a few words of grammar between.
_TO_THE_VERB = re.compile(rf"\s*(?:,\s*[–—]?|[.!?…]?\s*[–—])\s*(?:\w+\s){{0,2}}?(?:{'|'.join(VERBS_AFTER_SPEECH)})(?!\w)", re.IGNORECASE)
_REOPENING_DASH = re.compile(r"\s*[–—]\s*[.,;:]?\s*(?=\w|[¿¡])")
_SENTENCE_END = re.compile(r"[.!?…]\s*$")

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
    closed_at = 0
    for match in _MARK.finditer(line):
        mark = match.group()
        if match.start() < closed_at:
            continue
        if mark == _SINGLE:
            closer = _closer_of_single(line, match.end()) if opened is None else None
            if closer is not None:
                found.append(Marked(Span(offset + match.end(), offset + closer), is_closed=True))
                closed_at = closer + 1
        elif opened is None:
            if mark in _CLOSERS and (mark != "»" or line[match.end() : match.end() + 1].strip()):
                opened = match.end(), _CLOSERS[mark]
        elif mark in opened[1]:
            found.append(Marked(Span(offset + opened[0], offset + match.start()), is_closed=True))
            opened = None
    if opened is not None and "’" not in opened[1] and line[opened[0] :].strip():
        found.append(Marked(Span(offset + opened[0], offset + len(line)), is_closed=False))
    return tuple(found) or tuple(_after_a_dash(line, offset))


def _closer_of_single(line: str, start: int) -> int | None:
    """Where a straight single mark is closed, before the next one opens: not by the apostrophe of “the boats' crew”, if by any other."""
    following = next((match.start() for match in _MARK.finditer(line, start) if match.group() == _SINGLE), len(line))
    closers = [match.start() for match in _SINGLE_CLOSER.finditer(line, start, min(len(line), following + 1)) if match.start() < following]
    return next((at for at in closers if not _POSSESSIVE.match(line, at)), closers[0] if closers else None)


def _after_a_dash(line: str, offset: int) -> Iterator[Marked]:
    """The speech of a line that a dash opens.

    “– The lamp is gone, says X.” “—The lamp is gone —said X—. It was the wind.” Without a verb of saying it is the whole line,
    if that is a sentence; where it ends is not sure then.
    """
    opening = _OPENING_DASH.match(line)
    start = opening.end() if opening else len(line)
    has_verb = False
    while start < len(line):
        verb = _TO_THE_VERB.search(line, start)
        if verb is None:
            if has_verb or _SENTENCE_END.search(line):
                yield Marked(Span(offset + start, offset + len(line)), is_closed=has_verb)
            return
        has_verb = True
        yield Marked(Span(offset + start, offset + verb.start()), is_closed=True)
        reopening = _REOPENING_DASH.search(line, verb.end())
        start = reopening.end() if reopening else len(line)


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
