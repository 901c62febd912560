"""A quote bound to its place in a source text.

W3C Web Annotation: a TextQuoteSelector (exact, prefix, suffix) is resolved to TextPositionSelectors in code points,
start included, end excluded. Matching folds runs of white space (no-break spaces included) and straight against
typographic quotation marks and dashes, and nothing else; nothing is ever re-anchored by likeness. The nearest
passage is told as a suggestion only.

With `nearest_names`, the only room that imports rapidfuzz.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final, Literal

from rapidfuzz import fuzz

from .seed_texts import Span

Reason = Literal["absent", "ambiguous", "out of scope", "cut", "order", "empty"]

#: So many ways to place a quote are counted before it is called ambiguous without counting on.
_MOST_PLACES: Final = 20
#: How far apart (code points) two parts of one elided quote may stand.
FARTHEST_PARTS: Final = 1_500
_LEAST_LIKENESS: Final = 60.0
_PARAGRAPHS_TRIED: Final = 4
_LONGEST_PARAGRAPH: Final = 20_000
_APOSTROPHES: Final = frozenset("'’ʼ")
_HYPHENS: Final = frozenset("-‐‑")
_INSIDE_NUMBERS: Final = frozenset(".,:/'’\u00a0\u202f")
_ANY_WORD: Final = re.compile(r"\w+")

_FOLDED: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
#: What is said of a quote that cannot be bound; the page on which readers check quotes says the same.
ABSENT: Final = "These words do not stand in the file."
CUT: Final = "The quote is cut inside a word or a number."
OUT_OF_ORDER: Final = "This part does not stand after the one before it, in the same passage and near it."
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


def folding() -> dict[str, Any]:
    """What folding does, for programs that must do the same: the characters of white space, and each mark with its straight form."""
    return {
        "spaces": "".join(chr(code) for code in range(0x3001) if chr(code).isspace()),
        "folded": {chr(code): straight for code, straight in sorted(_FOLDED.items())},
    }


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


def bind(
    source: QuotableText, parts: Sequence[str], prefix: str | None = None, suffix: str | None = None, *, suggests: bool = True
) -> tuple[Span, ...] | Refusal:
    """The one place where the parts stand, in order, in scope and on word boundaries; else why there is none.

    `prefix` stands right before the first part, `suffix` right after the last (white space between does not count).
    Without `suggests` no nearest passage is looked for, which is what costs time.
    """
    wanted = [fold_words(part) for part in parts]
    for number, words in enumerate(wanted):
        if not _WORD.search(words):
            return Refusal("empty", number, "The quote holds no words.")
    found: list[list[_Place]] = []
    for number, words in enumerate(wanted):
        places = list(_places(source, words))
        whole = [place for place in places if place.is_whole]
        before = fold_words(prefix) if prefix and number == 0 else ""
        after = fold_words(suffix) if suffix and number == len(wanted) - 1 else ""
        fitting = [place for place in whole if _stands_between(source.folded.text, place, before, after)]
        in_scope = [place for place in fitting if place.passage is not None]
        if not in_scope:
            return _why_nowhere(source, number, words, places, whole, fitting, suggests=suggests)
        found.append(in_scope)
    return _only_sequence(found)


@dataclass(frozen=True)
class _Place:
    """Where words stand in the folded text and in the original, whether as whole words, and in which passage (if any)."""

    start: int
    end: int
    span: Span
    is_whole: bool
    passage: int | None


def _places(source: QuotableText, words: str) -> Iterator[_Place]:
    """Every place where the folded words stand, in order."""
    text = source.folded.text
    start = text.find(words)
    while start >= 0:
        span = source.folded.original(start, start + len(words))
        is_whole = not (is_inside_word(source.text, span.start) or is_inside_word(source.text, span.end))
        passage = next((number for number, passage in enumerate(source.passages) if passage.contains(span)), None)
        yield _Place(start, start + len(words), span, is_whole, passage)
        start = text.find(words, start + 1)


def is_inside_word(text: str, at: int) -> bool:
    """Whether a cut at this place (code points) goes through a word or a number (after UAX #29, word boundaries).

    A combining mark belongs to the letter before it; an apostrophe or a hyphen between letters or digits is inside the
    word (`don't`, `non-combatant`), but for a possessive `'s` at its end; a point, a comma, a colon, a stroke or a
    no-break space between digits is inside the number (`2.5`, `1,000`, `12:30`), and so is a sign before it.
    """
    if at <= 0 or at >= len(text):
        return False
    if _is_mark(text[at]):
        return True
    last = _base_before(text, at)
    if last is None:
        return False
    before, after = text[last], text[at]
    if before in "-−" and after.isdigit() and (last == 0 or text[last - 1].isspace()):
        return True
    if _is_wordish(before):
        return _is_wordish(after) or _joins(text, last, at, may_be_possessive=True)
    outer = _base_before(text, last)
    return _is_wordish(after) and outer is not None and _joins(text, outer, last, may_be_possessive=False)


def _joins(text: str, before: int, joint: int, *, may_be_possessive: bool) -> bool:
    """Whether the character at `joint` joins the wordish characters on its two sides into one word or number."""
    if joint + 1 >= len(text) or not _is_wordish(text[before]) or not _is_wordish(text[joint + 1]):
        return False
    character, following = text[joint], text[joint + 1]
    if text[before].isdigit() and following.isdigit() and character in _INSIDE_NUMBERS:
        return True
    if character in _HYPHENS:
        return True
    if character not in _APOSTROPHES:
        return False
    is_possessive = following in "sS" and (joint + 2 >= len(text) or not (_is_wordish(text[joint + 2]) or _is_mark(text[joint + 2])))
    return not (may_be_possessive and is_possessive)


def _base_before(text: str, at: int) -> int | None:
    """The place of the last character before `at` that is not a mark."""
    at -= 1
    while at >= 0 and _is_mark(text[at]):
        at -= 1
    return at if at >= 0 else None


def _is_mark(character: str) -> bool:
    return not character.isascii() and (unicodedata.category(character)[0] == "M" or character == "\u200d")


def _is_wordish(character: str) -> bool:
    return character.isalnum() or character == "_"


def _stands_between(text: str, place: _Place, prefix: str, suffix: str) -> bool:
    """Whether prefix and suffix stand right beside a place of the folded text, a single space left out."""
    before = place.start - 1 if place.start and text[place.start - 1] == " " else place.start
    after = place.end + 1 if text[place.end : place.end + 1] == " " else place.end
    return text.endswith(prefix, 0, before) and text.startswith(suffix, after)


def _why_nowhere(
    source: QuotableText,
    number: int,
    words: str,
    places: Sequence[_Place],
    whole: Sequence[_Place],
    fitting: Sequence[_Place],
    *,
    suggests: bool,
) -> Refusal:
    if fitting:
        return Refusal("out of scope", number, "These words stand in the file, but outside the passages in scope.")
    if whole:
        return Refusal("absent", number, "These words stand in the file, but not between the given prefix and suffix.")
    if places:
        span = _whole_words(source.text, places[0].span)
        return Refusal("cut", number, CUT, source.text[span.start : span.end])
    return Refusal("absent", number, ABSENT, nearest_passage(source, words) if suggests else "")


def _only_sequence(found: Sequence[Sequence[_Place]]) -> tuple[Span, ...] | Refusal:
    """The one way to take a place for each part, each after the one before, near it and in the same passage.

    The ways are counted per place, so that many places of a common word cost no more than their number.
    """
    ways: list[list[int]] = [[1] * len(found[0])]
    windows: list[list[tuple[int, int]]] = [[]]
    for number in range(1, len(found)):
        earlier, counts = found[number - 1], ways[-1]
        sums = [0, *accumulate(counts)]
        reach = [_window(earlier, place) for place in found[number]]
        ways.append([sums[high] - sums[low] for low, high in reach])
        windows.append(reach)
        if not any(ways[-1]):
            return Refusal("order", number, OUT_OF_ORDER)
    total = sum(ways[-1])
    if total > 1:
        ambiguous = next(number for number, counts in enumerate(ways) if sum(1 for count in counts if count) > 1)
        how_often = total if total <= _MOST_PLACES else f"more than {_MOST_PLACES}"
        return Refusal("ambiguous", ambiguous, f"These words can be placed in {how_often} ways.")
    place = next(place for place, count in enumerate(ways[-1]) if count)
    chosen = [found[-1][place].span]
    for number in range(len(found) - 1, 0, -1):
        place = next(earlier for earlier in range(*windows[number][place]) if ways[number - 1][earlier])
        chosen.append(found[number - 1][place].span)
    return tuple(reversed(chosen))


def _window(earlier: Sequence[_Place], place: _Place) -> tuple[int, int]:
    """Which of the earlier places (from, up to) this one can follow: they end before it, near it and in its passage."""
    low = bisect_left(
        earlier, (place.passage or 0, place.span.start - FARTHEST_PARTS), key=lambda other: (other.passage or 0, other.span.end)
    )
    high = bisect_right(earlier, (place.passage or 0, place.span.start), key=lambda other: (other.passage or 0, other.span.end))
    return low, max(low, high)


def _whole_words(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while is_inside_word(text, start):
        start -= 1
    while is_inside_word(text, end):
        end += 1
    if start > 0 and text[start] in _APOSTROPHES and _is_wordish(text[start - 1]):
        return _whole_words(text, Span(start - 1, end))  # a possessive is shown with its word
    return Span(start, end)


def nearest_passage(source: QuotableText, words: str) -> str:
    """The words of the source that come nearest, as a suggestion for the editor; empty where nothing is near.

    Looked for in the few paragraphs that share the most words with it.
    """
    wanted = _lowered(words[:600])
    vocabulary = set(_ANY_WORD.findall(wanted))
    lines = [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", source.text)]
    likely = sorted(lines, key=lambda line: -len(vocabulary & set(_ANY_WORD.findall(_lowered(source.text[line[0] : line[1]])))))
    best, found = _LEAST_LIKENESS, ""
    for start, end in likely[:_PARAGRAPHS_TRIED]:
        line = _lowered(fold_marks(source.text[start:end][:_LONGEST_PARAGRAPH]))
        alignment = fuzz.partial_ratio_alignment(wanted, line, score_cutoff=best)
        if alignment is not None and alignment.dest_end > alignment.dest_start and alignment.score > best:
            best = alignment.score
            whole = _whole_words(source.text, Span(start + alignment.dest_start, start + alignment.dest_end))
            found = " ".join(source.text[whole.start : whole.end].split())
    return found


def _lowered(text: str) -> str:
    """Lower case, one character for one: `İ` stays as it is."""
    return "".join(lower if len(lower := character.lower()) == 1 else character for character in text)


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


def fold_marks(text: str) -> str:
    """Typographic quotation marks and dashes as straight ones, one for one (offsets stay)."""
    return text.translate(_FOLDED)
