"""How hard sentences are to read: the Flesch reading ease and the Flesch–Kincaid grade (Kincaid et al. 1975).

Syllables are counted at the places where a word may be hyphenated, one more than those: an estimate, as the measure itself is.
The only room that imports pyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pyphen

#: The language of our own sentences, as pyphen names it.
_LANGUAGE: Final = "en_GB"
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class ReadingLevel:
    """The number of sentences and words measured; `ease` from 0 (hard) to 100, `grade` in years of school."""

    sentences: int
    words: int
    ease: float
    grade: float


def reading_level(sentences: Iterable[str]) -> ReadingLevel | None:
    """Sentences, each a text → how hard they are together; None where there is no word."""
    counted = [found for sentence in sentences if (found := _WORD.findall(sentence))]
    words = [word.lower() for found in counted for word in found]
    if not words:
        return None
    by_sentence, by_word = len(words) / len(counted), sum(_syllables(word) for word in words) / len(words)
    return ReadingLevel(
        len(counted), len(words), 206.835 - 1.015 * by_sentence - 84.6 * by_word, 0.39 * by_sentence + 11.8 * by_word - 15.59
    )


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    return len(_hyphens().positions(word)) + 1


@lru_cache(maxsize=1)
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=_LANGUAGE, left=1, right=1)
