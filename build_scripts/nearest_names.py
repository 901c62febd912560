"""The nearest name that is known, as a suggestion in a hint. With `quotations`, the only room that imports rapidfuzz."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process

#: Below this likeness (0 to 100) a suggestion would mislead.
_LEAST_LIKENESS = 65
_LONGEST_NAME = 100


def nearest_name(word: str, known: Iterable[str]) -> str | None:
    """The known name that a mistyped word most likely means; None where none is near."""
    plain = word.lower().replace("_", "-").strip()[:_LONGEST_NAME]
    match = process.extractOne(plain, list(known), processor=lambda name: name.lower().replace("_", "-"), score_cutoff=_LEAST_LIKENESS)
    return match[0] if match else None
