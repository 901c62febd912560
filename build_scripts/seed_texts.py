"""The source texts: bytes, hash, decoding, sentences.

A text is what the file's bytes say as UTF-8, with nothing translated; offsets count its code points.
The only room that imports sentencex.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import sentencex

#: Larger than any article; a guard against a wrong file.
LARGEST_SEED: Final = 2 * 1024 * 1024
_VISIBLE: Final = re.compile(r"[^\s\ufeff]")
#: What UTF-8's continuation bytes (0x80 to 0xBF) look like when read as Windows-1252 or Latin-1.
_CONTINUED: Final = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_DAMAGE: Final = re.compile(
    r"\ufffd|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|â€.|ðŸ|Â[\u00a0-\u00bf]"
    rf"|â[€‚„…†‡]{_CONTINUED}|Ã{_CONTINUED}|(?:[ÐÑØÙ×]{_CONTINUED}){{2,}}"
)


@dataclass(frozen=True)
class Span:
    """A stretch of a text: code points, start included, end excluded."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class SeedText:
    """A source text: its file name, its SHA-256 and its characters."""

    file: str
    sha256: str
    text: str


def not_the_recorded_text(file: str) -> str:
    """What is said of a file in `seeds/`, or of a reader's copy of it, that has another hash."""
    return f"seeds/{file} does not have this SHA-256: the text is not the one that was recorded."


class SeedError(ValueError):
    """The file cannot serve as a source text; the message says why."""


def read_seed(file: str, data: bytes) -> SeedText:
    """The bytes of a file in `seeds/` → its text; raises SeedError where they are not one."""
    if len(data) > LARGEST_SEED:
        raise SeedError(f"is larger than {LARGEST_SEED // 1024} KiB")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SeedError(f"is not UTF-8 (byte {error.start}, line {line})") from error
    if not _VISIBLE.search(text):
        raise SeedError("holds no text")
    return SeedText(file, hashlib.sha256(data).hexdigest(), text)


def signs_of_damage(text: str) -> Iterator[tuple[int, str]]:
    """Places (code points) where a text shows that its encoding was broken before it came here, and how.

    The replacement character, controls, and UTF-8 once read as Windows-1252 (such as `â€œ` for a quotation mark).
    """
    for match in _DAMAGE.finditer(text):
        yield match.start(), match.group()


def split_sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of a text, in order, each without the white space around it.

    A line break always ends a sentence: the texts hold one paragraph, heading or caption a line.
    """
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            for boundary in sentencex.get_sentence_boundaries(language, line):
                span = trimmed(text, Span(start + boundary["start_index"], start + boundary["end_index"]))
                if span.end > span.start:
                    spans.append(span)
        start += len(line) + 1
    return tuple(spans)


def sentences_from_starts(text: str, starts: Sequence[int]) -> tuple[Span, ...]:
    """The sentences that begin at the pinned places; each ends before the next, white space left out."""
    ends = [*starts[1:], len(text)]
    return tuple(trimmed(text, Span(start, end)) for start, end in zip(starts, ends, strict=True))


def holds_words(text: str) -> bool:
    """Whether a text holds anything but white space and byte-order marks."""
    return _VISIBLE.search(text) is not None


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at either end, and without a byte-order mark before its words."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip().lstrip("\ufeff").lstrip())
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))


def sentences_around(sentences: Sequence[Span], span: Span, before: int = 0, after: int = 0) -> tuple[Span, ...]:
    """The sentences (in order, none overlapping) that a span touches, with so many before and after them."""
    first = bisect_right(sentences, span.start, key=lambda sentence: sentence.end)
    last = bisect_left(sentences, span.end, key=lambda sentence: sentence.start)
    return tuple(sentences[max(0, first - before) : last + after]) if first < last else ()


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line and column (from 1, in code points) of a place in a text."""
    line_start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - line_start + 1


def paragraph_number(paragraphs: Sequence[Span], offset: int) -> int:
    """The number (from 1) of the paragraph that holds a place."""
    return max(1, bisect_right([paragraph.start for paragraph in paragraphs], offset))


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """The lines of a text that hold anything, in order."""
    return tuple(Span(match.start(), match.end()) for match in re.finditer(r"[^\n]*\S[^\n]*", text))
