"""A value of a figure as a reader reads it."""

from __future__ import annotations

from ..records import FigureValue
from .wording import term_in_words


def value_in_words(value: FigureValue) -> str:
    """`at least 133`, `about 4.5 km`, `dozens`; an exact number stands alone."""
    number = "" if value.value is None else f"{value.value:,}"
    operator = "" if value.operator == "exactly" else term_in_words(value.operator)
    return " ".join(word for word in (operator, number, value.unit or "") if word)
