"""The numbers that a text gives, in digits or in words.

The only room that imports text_to_num.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from text_to_num import alpha2digit

_DIGITS: Final = re.compile(r"(?<![\w.])(\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d+)(\.\d+)?")
_INNER_HYPHEN: Final = re.compile(r"(?<=[A-Za-z])[-‐‑](?=[A-Za-z])")
_ONE: Final = re.compile(r"\b(?:one|first)\b", re.IGNORECASE)
#: Words that stand for a quantity without a number, each with the stem that all its forms share.
_QUANTITY_WORDS: Final = {
    "dozens": re.compile(r"\bdozens?\b", re.IGNORECASE),
    "scores": re.compile(r"\bscores of\b", re.IGNORECASE),
    "hundreds-of-thousands": re.compile(r"\bhundreds of thousands\b", re.IGNORECASE),
    "hundreds": re.compile(r"\bhundreds\b(?! of thousands)", re.IGNORECASE),
    "thousands": re.compile(r"(?<!hundreds of )\bthousands\b", re.IGNORECASE),
    "millions": re.compile(r"\bmillions\b", re.IGNORECASE),
    "several": re.compile(r"\b(?:several|a number of|multiple)\b", re.IGNORECASE),
    "some": re.compile(r"\b(?:some|a few|few|a couple)\b", re.IGNORECASE),
    "many": re.compile(r"\b(?:many|most|a lot of|lots of|large numbers?)\b", re.IGNORECASE),
}


@lru_cache(maxsize=8192)
def numbers_in(text: str) -> frozenset[Decimal]:
    """Every number of a text, cardinal or ordinal; the words “one” and “first”, which mostly count nothing, are left out.

    Thousands may be parted by a comma or a no-break space. `IS-7` and `A4` hold no number: it is part of a name.
    """
    plain = _INNER_HYPHEN.sub(" ", text)
    for pattern in _QUANTITY_WORDS.values():
        plain = pattern.sub(" ; ", plain)
    plain = alpha2digit(_ONE.sub(" ; ", plain), "en", 0)
    found = set()
    for match in _DIGITS.finditer(plain):
        whole = re.sub(r"[,\u00a0\u202f]", "", match.group(1))
        if len(whole) <= 30:
            found.add(Decimal(whole + (match.group(2) or "")))
    return frozenset(found)


@lru_cache(maxsize=8192)
def quantity_words_in(text: str) -> frozenset[str]:
    """The words of a text that stand for a quantity without a number, each by its plainest form."""
    return frozenset(word for word, pattern in _QUANTITY_WORDS.items() if pattern.search(text))


def plain_number(number: Decimal) -> str:
    """`133`, `6,000`, `1.5`: a number as a reader reads it."""
    whole = format(number, "f")
    return f"{int(whole):,}" if "." not in whole else whole
