"""A bound quote as data: its parts, its place in code points, and no more words around it than are needed.

W3C Web Annotation, TextQuoteSelector: `prefix` and `suffix` tell places apart where `exact` stands in the text more than
once. They are given there and only there, and no longer than that takes: words around every quote would, put together,
give away what no record quotes.
"""

from __future__ import annotations

from typing import Any, Final

from ..dossier import BoundQuote, Dossier
from ..quotations import words_after, words_before
from ..seed_texts import Span

#: Words on either side, at most; two places that are alike for longer are told apart by their offsets alone.
MOST_WORDS_AROUND: Final = 8


def quote_data(dossier: Dossier, bound: BoundQuote) -> dict[str, Any]:
    """A quote at its place: file, hash, parts with offsets, and the words around that tell its first and last part apart."""
    text = dossier.texts[bound.quote.source]
    around = [least_context(text.text, span) for span in bound.spans]
    return {
        "source": bound.quote.source,
        "file": text.seed.file,
        "sha256": text.seed.sha256,
        "role": bound.quote.role,
        "field": field_of(bound),
        "parts": [{"start": span.start, "end": span.end, "exact": text.text[span.start : span.end]} for span in bound.spans],
        "prefix": around[0][0],
        "suffix": around[-1][1],
    }


def field_of(bound: BoundQuote) -> str:
    """Where a quote stands in its record, its steps joined by full stops."""
    return ".".join(str(step) for step in bound.path)


def least_context(text: str, span: Span) -> tuple[str, str]:
    """The fewest words before and after a place that tell it apart from the others where the same words stand; else none."""
    exact = text[span.start : span.end]
    for count in range(MOST_WORDS_AROUND + 1):
        before = words_before(text, span.start, count) if count else ""
        after = words_after(text, span.end, count) if count else ""
        if _stands_once(text, before + exact + after):
            return before, after
    return words_before(text, span.start, MOST_WORDS_AROUND), words_after(text, span.end, MOST_WORDS_AROUND)


def _stands_once(text: str, words: str) -> bool:
    first = text.find(words)
    return text.find(words, first + 1) < 0
