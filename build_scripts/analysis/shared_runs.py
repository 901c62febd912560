"""Runs of six or more words that two sources share, found through an index of word sequences.

Six words is the least that journalism scholars take for copying rather than chance; the index makes the work linear in
the words of all texts, where few texts share a sequence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from ..dossier import Dossier
from ..quotations import fold_marks
from ..seed_texts import Span

#: The least number of words in a run that shows dependence.
LEAST_WORDS: Final = 6
#: A sequence that stands in more places than this is a formula, and shows nothing.
MOST_PLACES: Final = 40
_WORD: Final = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True)
class SharedRun:
    """The same words in two sources: where they stand in each (code points), and how many they are."""

    first_source: str
    first: Span
    second_source: str
    second: Span
    words: int


@dataclass(frozen=True)
class _Token:
    word: str
    span: Span


def shared_runs(texts: Mapping[str, tuple[str, Iterable[Span]]], least: int = LEAST_WORDS) -> tuple[SharedRun, ...]:
    """Every longest run of at least so many words that two texts share; case, punctuation and typography do not count.

    `texts` maps a source to its text and to the passages of it that count; no run goes over a passage's end.
    """
    tokens = {source: [_tokens(text, passage) for passage in passages] for source, (text, passages) in texts.items()}
    index: dict[tuple[str, ...], list[tuple[str, int, int]]] = {}
    for source, passages in tokens.items():
        for number, passage in enumerate(passages):
            for at in range(len(passage) - least + 1):
                key = tuple(token.word for token in passage[at : at + least])
                index.setdefault(key, []).append((source, number, at))
    runs: set[SharedRun] = set()
    for places in index.values():
        if not 1 < len(places) <= MOST_PLACES:
            continue
        for (source, place, at), (other, other_place, other_at) in combinations(places, 2):
            if source == other:
                continue
            first, second = tokens[source][place], tokens[other][other_place]
            if at and other_at and first[at - 1].word == second[other_at - 1].word:
                earlier = tuple(token.word for token in first[at - 1 : at - 1 + least])
                if len(index[earlier]) <= MOST_PLACES:
                    continue  # the run began earlier, and not as a formula
            length = _common_length(first, at, second, other_at)
            runs.add(
                SharedRun(
                    source,
                    Span(first[at].span.start, first[at + length - 1].span.end),
                    other,
                    Span(second[other_at].span.start, second[other_at + length - 1].span.end),
                    length,
                )
            )
    return tuple(sorted(runs, key=lambda run: (run.first_source, run.second_source, run.first.start, run.second.start)))


def shared_runs_of(dossier: Dossier, *, with_withdrawn: bool = False) -> tuple[SharedRun, ...]:
    """The shared runs of a dossier's sources, passages in scope only; those of withdrawn sources only where they are asked for."""
    return shared_runs(
        {source: (text.text, text.passages) for source, text in dossier.texts.items() if with_withdrawn or not text.is_withdrawn}
    )


def _tokens(text: str, passage: Span) -> list[_Token]:
    part = fold_marks(text[passage.start : passage.end])
    return [
        _Token(match.group().casefold(), Span(passage.start + match.start(), passage.start + match.end())) for match in _WORD.finditer(part)
    ]


def _common_length(first: list[_Token], at: int, second: list[_Token], other_at: int) -> int:
    length = 0
    while at + length < len(first) and other_at + length < len(second) and first[at + length].word == second[other_at + length].word:
        length += 1
    return length
