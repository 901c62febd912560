"""A quote bound to its place in a source text.

W3C Web Annotation: a TextQuoteSelector (exact, prefix, suffix) is resolved to TextPositionSelectors in code points,
start included, end excluded. Matching folds runs of white space (no-break spaces included) and straight against
typographic quotation marks and dashes, and nothing else; nothing is ever re-anchored by likeness. The nearest
passage is told as a suggestion only.

With `nearest_names`, the only room that imports rapidfuzz.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz import fuzz

from .seed_texts import Span

Reason = Literal["absent", "ambiguous", "out of scope", "cut", "order", "empty"]

#: So many ways to place a quote are counted before it is called ambiguous without counting on.
_MOST_PLACES: Final = 20
#: How far apart (code points) two parts of one elided quote may stand.
FARTHEST_PARTS: Final = 1_500
_LEAST_LIKENESS: Final = 60.0

_FOLDED: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_RUNS: Final = re.compile(r"(?P<space>\s+)|\S+")
_WORD: Final = re.compile(r"\w")
_WORDS_AND_SPACES: Final = re.compile(r"\S+")


@dataclass(frozen=True)
class Folded:
    """A text with its differences that do not matter taken out, and the way back.

    `starts[i]` and `ends[i]` are where the folded text's i-th character begins and ends in the original.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """A stretch of the folded text → where it stands in the original."""
        return Span(self.starts[start], self.ends[end - 1])


def fold(text: str) -> Folded:
    """Runs of white space become one space, quotation marks and dashes straight ones; offsets are kept."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _RUNS.finditer(text):
        start, end = match.span()
        if match.lastgroup == "space":
            pieces.append(" ")
            starts.append(start)
            ends.append(end)
        else:
            pieces.append(match.group().translate(_FOLDED))
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
    return Folded("".join(pieces), tuple(starts), tuple(ends))


def fold_words(words: str) -> str:
    """Words folded in the same way, without white space at either end."""
    return " ".join(words.split()).translate(_FOLDED)


@dataclass(frozen=True)
class Refusal:
    """Why a quote cannot be bound: the reason, the part (from 0) that is at fault, and what to tell the editor."""

    reason: Reason
    part: int
    detail: str
    nearest: str = ""


@dataclass(frozen=True)
class QuotableText:
    """A source text made ready for binding: folded once, with the passages that are in scope."""

    text: str
    folded: Folded
    passages: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, passages: Sequence[Span] | None = None) -> QuotableText:
        """A text and the spans in scope; all of it where none are given."""
        return cls(text, fold(text), tuple(passages) if passages is not None else (Span(0, len(text)),))


def bind(source: QuotableText, parts: Sequence[str], prefix: str | None = None, suffix: str | None = None) -> tuple[Span, ...] | Refusal:
    """The one place where the parts stand, in order, in scope and on word boundaries; else why there is none.

    `prefix` stands right before the first part, `suffix` right after the last (white space between does not count).
    """
    wanted = [fold_words(part) for part in parts]
    for number, words in enumerate(wanted):
        if not _WORD.search(words):
            return Refusal("empty", number, "The quote holds no words.")
    found: list[list[Span]] = []
    for number, words in enumerate(wanted):
        places = list(_places(source, words))
        whole = [place for place in places if place.is_whole]
        before = fold_words(prefix) if prefix and number == 0 else ""
        after = fold_words(suffix) if suffix and number == len(wanted) - 1 else ""
        fitting = [place for place in whole if _stands_between(source.folded.text, place, before, after)]
        in_scope = [place.span for place in fitting if any(passage.contains(place.span) for passage in source.passages)]
        if not in_scope:
            return _why_nowhere(source, number, words, places, whole, fitting)
        found.append(in_scope)
    return _only_sequence(source, wanted, found)


@dataclass(frozen=True)
class _Place:
    start: int
    end: int
    span: Span
    is_whole: bool


def _places(source: QuotableText, words: str) -> Iterator[_Place]:
    """Every place where the folded words stand, with whether they are cut inside a word there."""
    text = source.folded.text
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        is_whole = not (
            (start > 0 and _WORD.match(text[start - 1]) and _WORD.match(text[start]))
            or (end < len(text) and _WORD.match(text[end]) and _WORD.match(text[end - 1]))
        )
        yield _Place(start, end, source.folded.original(start, end), is_whole)
        start = text.find(words, start + 1)


def _stands_between(text: str, place: _Place, prefix: str, suffix: str) -> bool:
    return text[: place.start].rstrip().endswith(prefix) and text[place.end :].lstrip().startswith(suffix) if prefix or suffix else True


def _why_nowhere(
    source: QuotableText, number: int, words: str, places: Sequence[_Place], whole: Sequence[_Place], fitting: Sequence[_Place]
) -> Refusal:
    if fitting:
        return Refusal("out of scope", number, "These words stand in the file, but outside the passages in scope.")
    if whole:
        return Refusal("absent", number, "These words stand in the file, but not between the given prefix and suffix.")
    if places:
        span = _whole_words(source.text, places[0].span)
        return Refusal("cut", number, "The quote is cut inside a word.", source.text[span.start : span.end])
    return Refusal("absent", number, "These words do not stand in the file.", nearest_passage(source, words))


def _only_sequence(source: QuotableText, wanted: Sequence[str], found: Sequence[Sequence[Span]]) -> tuple[Span, ...] | Refusal:
    """The one way to take a place for each part, each after the one before and in the same passage."""
    sequences: list[tuple[Span, ...]] = [(place,) for place in found[0][: _MOST_PLACES + 1]]
    for number, places in enumerate(found[1:], 1):
        longer = [
            (*sequence, place)
            for sequence in sequences
            for place in places
            if place.start >= sequence[-1].end
            and place.start - sequence[-1].end <= FARTHEST_PARTS
            and any(passage.contains(sequence[0]) and passage.contains(place) for passage in source.passages)
        ]
        if not longer:
            return Refusal("order", number, "This part does not stand after the one before it, in the same passage and near it.")
        sequences = longer[: _MOST_PLACES + 1]
    if len(sequences) > 1:
        first_with_choice = next((number for number in range(len(wanted)) if len({sequence[number] for sequence in sequences}) > 1), 0)
        how_often = len(sequences) if len(sequences) <= _MOST_PLACES else f"more than {_MOST_PLACES}"
        return Refusal("ambiguous", first_with_choice, f"These words can be placed in {how_often} ways.")
    return sequences[0]


def _whole_words(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start > 0 and _WORD.match(text[start - 1]):
        start -= 1
    while end < len(text) and _WORD.match(text[end]):
        end += 1
    return Span(start, end)


def nearest_passage(source: QuotableText, words: str) -> str:
    """The words of the source that come nearest, as a suggestion for the editor; empty where nothing is near."""
    if len(words) > 600:
        words = words[:600]
    alignment = fuzz.partial_ratio_alignment(words.lower(), source.folded.text.lower(), score_cutoff=_LEAST_LIKENESS)
    if alignment is None or alignment.dest_end <= alignment.dest_start:
        return ""
    span = source.folded.original(alignment.dest_start, min(alignment.dest_end, len(source.folded.starts)))
    whole = _whole_words(source.text, span)
    return " ".join(source.text[whole.start : whole.end].split())


def words_before(text: str, offset: int, count: int) -> str:
    """Up to so many words of the same line that stand before a place."""
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    words = list(_WORDS_AND_SPACES.finditer(line))
    return line[words[-count].start() :] if len(words) >= count else line


def words_after(text: str, offset: int, count: int) -> str:
    """Up to so many words of the same line that stand after a place."""
    end = text.find("\n", offset)
    line = text[offset : end if end >= 0 else len(text)]
    words = list(_WORDS_AND_SPACES.finditer(line))
    return line[: words[count - 1].end()] if len(words) >= count else line


def is_within_quotation_marks(text: str, span: Span) -> bool:
    """Whether a span holds words within quotation marks, or stands within a pair of them on its own line."""
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    line = fold_marks(text[line_start : line_end if line_end >= 0 else len(text)])
    start, end = span.start - line_start, span.end - line_start
    if '"' in line[start:end].strip('"') or line[start:end].count('"') > 0:
        return True
    return line[:start].count('"') % 2 == 1 or _opened_and_not_closed(line[:start])


def _opened_and_not_closed(before: str) -> bool:
    """An opening mark may stay open over a line's end, and a next paragraph opens again: count from the last."""
    last = before.rfind('"')
    return last >= 0 and (last == 0 or before[last - 1].isspace()) and last + 1 < len(before) and not before[last + 1].isspace()


def fold_marks(text: str) -> str:
    """Typographic quotation marks and dashes as straight ones, one for one (offsets stay)."""
    return text.translate(_FOLDED)
