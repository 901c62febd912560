"""Coverage: every sentence in scope of every source is used, ignored with a reason, quoted by withdrawn records alone, or open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ..dossier import BoundQuote, Dossier
from ..seed_texts import Span, line_and_column

State = Literal["used", "ignored", "withdrawn", "open"]
_WORD: Final = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True)
class SentenceCoverage:
    """One sentence: its number in the file (from 1), where it stands, and what has become of it.

    `records` are those that use it; of a sentence that is “withdrawn”, the withdrawn ones that quote it.
    """

    number: int
    span: Span
    line: int
    state: State
    records: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True)
class SourceCoverage:
    """The sentences of one source, in order; those out of scope are not among them."""

    source: str
    sentences: tuple[SentenceCoverage, ...]

    def count(self, state: State) -> int:
        """How many sentences are in a state."""
        return sum(1 for sentence in self.sentences if sentence.state == state)


def coverage_of(dossier: Dossier, source: str) -> SourceCoverage:
    """What has become of each sentence in scope of a source.

    It is used where the quote of an upheld record touches it; else ignored where a reason is given; else withdrawn where a
    withdrawn record quotes it, since somebody has handled it and said what became of that; and open where nobody has.
    """
    text = dossier.texts[source]
    upheld = _upheld_quotes(dossier, source)
    withdrawn = [bound for bound in dossier.quotes_by_source.get(source, ()) if not _is_upheld(dossier, bound)]
    in_scope = set(text.sentences_in_scope)
    sentences: list[SentenceCoverage] = []
    touching, left = (_Sweep([(span, bound.owner) for bound in quotes for span in bound.spans]) for quotes in (upheld, withdrawn))
    ignoring = _Sweep([(ignored.span, ignored.reason) for ignored in text.ignored])
    for number, sentence in enumerate(text.sentences, 1):
        if sentence not in in_scope:
            continue
        records = tuple(sorted(set(touching.at(sentence))))
        fallen = tuple(sorted(set(left.at(sentence))))
        reasons = ignoring.at(sentence)
        state: State = "used" if records else "ignored" if reasons else "withdrawn" if fallen else "open"
        line = line_and_column(text.text, sentence.start)[0]
        named = fallen if state == "withdrawn" else records
        sentences.append(SentenceCoverage(number, sentence, line, state, named, "" if records else " ".join(reasons)))
    return SourceCoverage(source, tuple(sentences))


def _upheld_quotes(dossier: Dossier, source: str) -> list[BoundQuote]:
    return [bound for bound in dossier.quotes_by_source.get(source, ()) if _is_upheld(dossier, bound)]


def _is_upheld(dossier: Dossier, bound: BoundQuote) -> bool:
    return dossier.records[bound.owner].status != "withdrawn"


def words_quoted(dossier: Dossier, source: str) -> tuple[int, int]:
    """How many words of a source stand in the quotes of upheld records, all of them together, and how many are in scope."""
    text = dossier.texts[source]
    quoted = {place for bound in _upheld_quotes(dossier, source) for span in bound.spans for place in range(span.start, span.end)}
    starts = [word.start() for passage in text.passages for word in _WORD.finditer(text.text, passage.start, passage.end)]
    return sum(start in quoted for start in starts), len(starts)


class _Sweep:
    """Spans asked for in rising order of sentences: each is looked at only while it can still overlap."""

    def __init__(self, spans: Sequence[tuple[Span, str]]) -> None:
        self.waiting = sorted(spans, key=lambda entry: (entry[0].start, entry[0].end, entry[1]))
        self.active: list[tuple[Span, str]] = []
        self.next = 0

    def at(self, sentence: Span) -> list[str]:
        while self.next < len(self.waiting) and self.waiting[self.next][0].start < sentence.end:
            self.active.append(self.waiting[self.next])
            self.next += 1
        self.active = [entry for entry in self.active if entry[0].end > sentence.start]
        return [label for span, label in self.active if span.overlaps(sentence)]
