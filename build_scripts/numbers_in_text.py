"""The numbers that a text gives, in digits or in words.

The only room that imports text_to_num.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from math import prod
from typing import Final

from text_to_num import alpha2digit

_DIGITS: Final = re.compile(r"(?<![\w.])(?<![^\W\d_][-‐‑])\d+(?:\.\d+)?")
#: What stands right before a number below zero. A hyphen after a letter or a digit is no sign: `Su-34`, `3-5`, `2019-05-03`.
_MINUS: Final = re.compile(r"(?<![\w.,:;)\]%])(?<!\d )(?:[-−]|minus )$", re.IGNORECASE)
#: How many characters before a number hold its sign.
_SIGN_LENGTH: Final = len("minus ")
#: A run of more digits than this is a code and no number.
_LONGEST: Final = 30
_SPACES: Final = " \u00a0\u202f\u2009"
#: Thousands parted by spaces, one between two groups, beside no further digit: `1 200 000`.
_SPACED: Final = re.compile(rf"(?<![\w.,])(?<!\d[{_SPACES}])\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d|[{_SPACES}]\d)")
_COMMAS_OF_THOUSANDS: Final = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?!\d|,\d)")
#: `1,5` parts no thousands in any language; `1,500` does in English.
_DECIMAL_COMMA: Final = re.compile(r"(?<![\w.,])(\d+),(\d{1,2})(?!\d|[,.]\d)")
#: The day and the month of a date in digits: `6.5.2019`.
_DATE: Final = re.compile(r"(?<![\w.,])(\d{1,2})\.(\d{1,2})\.(?=\d{4}\b)")
#: As most languages other than English write them: `1.500` is a thousand and a half, `1,500` one and a half.
_POINTS_OF_THOUSANDS: Final = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?!\d|\.\d)")
_ANY_DECIMAL_COMMA: Final = re.compile(r"(?<![\w.,])(\d+),(\d+)(?!\d|[,.]\d)")
#: The time of a clock, such as 22:30; “ratio 3:2” is none.
_CLOCK: Final = re.compile(r"(?<![\d:.])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])")
_INNER_HYPHEN: Final = re.compile(r"(?<=[A-Za-z])[-‐‑](?=[A-Za-z])")
#: “One” and “first” that are not the end of a larger number, such as `twenty one`.
_ONE: Final = re.compile(
    "".join(
        rf"(?<!{tens} )" for tens in ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand")
    )
    + r"(?<!hundred and )(?<!thousand and )\b(?:one(?! (?:hundred|thousand|million|billion|trillion)\b)|first)\b",
    re.IGNORECASE,
)
_DOZEN: Final = re.compile(r"(?:\b(half a|an?|\d+)\s+)?\bdozen\b", re.IGNORECASE)
#: The languages whose number words are read, by what text_to_num knows.
WORDS_ARE_READ: Final = frozenset({"en", "fr", "es", "pt", "de", "it", "nl"})
#: The languages that write a point before decimals, and not a comma.
_WITH_A_POINT: Final = frozenset({"en", "ga", "cy", "mt", "he", "hi", "bn", "ta", "ur", "th", "zh", "ja", "ko", "sw"})
#: For each language, words that multiply the digits before them; the longer wording first.
_MULTIPLES: Final = {
    "en": {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    "fr": {"mille": 1000, "millions?": 10**6, "milliards?": 10**9},
    "es": {"mil millones": 10**9, "mil": 1000, "mill[oó]n(?:es)?": 10**6},
    "pt": {"mil milh[õo]es": 10**9, "mil": 1000, "milh(?:ão|ões)": 10**6, "bilh(?:ão|ões)": 10**9},
    "de": {"tausend": 1000, "million(?:en)?|mio": 10**6, "milliarden?|mrd": 10**9},
    "it": {"mila": 1000, "milion[ei]": 10**6, "miliard[oi]": 10**9},
    "nl": {"duizend": 1000, "miljoen": 10**6, "miljard": 10**9},
    **{key: {"tusen": 1000, "million(?:er|ar)?|mill": 10**6, "milliard(?:er|ar)?|mrd": 10**9} for key in ("nb", "nn", "no")},
    "da": {"tusinde?": 1000, "million(?:er)?|mio": 10**6, "milliard(?:er)?|mia|mrd": 10**9},
    "sv": {"tusen": 1000, "miljon(?:er)?|mn|milj": 10**6, "miljard(?:er)?|mdr?": 10**9},
    "pl": {r"tys|tysi\w*": 1000, r"mln|milion\w*": 10**6, r"mld|miliard\w*": 10**9},
    "uk": {r"тис|тисяч\w*": 1000, r"млн|мільйон\w*": 10**6, r"млрд|мільярд\w*": 10**9},
    "ru": {r"тыс|тысяч\w*": 1000, r"млн|миллион\w*": 10**6, r"млрд|миллиард\w*": 10**9},
}
#: For each language, letters of which one run stands in every text that holds one of those words.
_STEMS_OF_MULTIPLES: Final = {
    "en": tuple(_MULTIPLES["en"]),
    "fr": ("mil",),
    "es": ("mil",),
    "pt": ("mil", "bilh"),
    "de": ("tausend", "mil", "mio", "mrd"),
    "it": ("mil",),
    "nl": ("duizend", "milj"),
    **dict.fromkeys(("nb", "nn", "no"), ("tusen", "mil", "mrd")),
    "da": ("tusind", "mil", "mio", "mia", "mrd"),
    "sv": ("tusen", "mil", "mn", "md"),
    "pl": ("tys", "mln", "mil", "mld"),
    "uk": ("тис", "млн", "мільйон", "млрд", "мільярд"),
    "ru": ("тыс", "млн", "миллион", "млрд", "миллиард"),
}
_MULTIPLIED: Final = {
    language: re.compile(rf"(?<![\w.])(\d+(?:\.\d+)?)[\s\u00a0]+(?:{'|'.join(f'({word})' for word in words)})\b", re.IGNORECASE)
    for language, words in _MULTIPLES.items()
}
_MONEY: Final = "£$€¥₴"
#: Letters that multiply, in English: `£3m`, `£3-4m` and `3bn` and `3m people`, but not `3m` alone, which may be metres.
_LETTERS: Final = {"k": "thousand", "m": "million", "b": "billion", "t": "trillion"}
_LETTERED: Final = (
    re.compile(
        rf"(?<=[{_MONEY}])(\s?\d+(?:\.\d+)?(?:(?:\s?[-–]\s?|\s(?:to|or|and)\s)[{_MONEY}]?\d+(?:\.\d+)?)?)\s?(k|mn?|bn?|tr?n)\b",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)\s?(bn|tr?n)\b", re.IGNORECASE),
    # `1.5m people`: what is counted, and not measured.
    re.compile(
        r"(?<![\w.])(\d+(?:\.\d+)?)(m)(?=\s(?:\w+\s)?(?:people|men|women|children|pupils|students|adults|citizens|residents|inhabitants|"
        r"workers|voters|votes|viewers|listeners|readers|users|followers|subscribers|customers|passengers|patients|members|visitors|"
        r"tourists|refugees|households|homes|jobs|copies|tickets|doses|vehicles|tonnes|barrels|litres|dollars|pounds|euros|crowns)\b)"
    ),
)
_UNITS: Final = "one|two|three|four|five|six|seven|eight|nine"
#: A number below a hundred in words, or any in digits.
_SMALL: Final = (
    rf"(?:\d+(?:\.\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:\s(?:{_UNITS}))?|{_UNITS}|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)
_FACTORS: Final = {**_MULTIPLES["en"], "dozen": 12}
_FACTOR: Final = "|".join(_MULTIPLES["en"])
#: One multiple for both ends of a range, and a half with or without one.
_SHARED: Final = re.compile(
    rf"(?<![\w.,])(?P<low>{_SMALL})(?P<between>\s?[-–]\s?|\s(?:to|or|and)\s)[{_MONEY}]?(?P<high>{_SMALL})"
    rf"\s(?P<factor>(?:{_FACTOR}|dozen)(?:\s(?:{_FACTOR}))*)\b",
    re.IGNORECASE,
)
_HALF: Final = re.compile(
    rf"(?<![\w.,])(?:(?P<whole>{_SMALL})\sand\sa\shalf(?:\s(?P<factor>{_FACTOR}))?"
    rf"|(?:a\s)?(?P<part>half|quarter\sof|three\squarters\sof)(?:\san?)?\s(?P<of>{_FACTOR}))\b",
    re.IGNORECASE,
)
_BETWEEN_BEFORE: Final = re.compile(rf"\bbetween\s(?:\w+\s){{0,2}}[{_MONEY}]?$", re.IGNORECASE)
_PARTS: Final = {"h": Decimal("0.5"), "q": Decimal("0.25"), "t": Decimal("0.75")}
_BELOW_ZERO: Final = re.compile(
    r"(\d+(?:\.\d+)?)(?:\s?(?:°\s?)?[CF]?|\sdegrees?(?:\s(?:Celsius|centigrade|Fahrenheit|C|F))?)\sbelow\s(?:zero|0)\b", re.IGNORECASE
)
_WORD: Final = re.compile(r"\w[\w'’-]*")
_SIGNED: Final = r"(?:[-−]|minus\s)?\d+(?:\.\d+)?"
#: A range in digits. Beside “between” and “from” its lower end may have words of its own: `between 4 cold days and 9`.
_RANGE: Final = re.compile(
    rf"(?:\b(?P<opened>between|from)\s(?:\w+\s)??)?(?<![\w.,:/−–-])[{_MONEY}]?(?!0\d)(?P<low>{_SIGNED})"
    r"(?:%|\s?°\s?[CF]?|[a-z]{1,3}(?![a-z]))?"
    r"(?:\s?[-–]\s?|\s(?:to|or)\s|(?(opened)(?:\s[^\s.;:?!]+){0,3}?\s(?:to|and)\s|(?!)))"
    rf"[{_MONEY}]?(?P<high>{_SIGNED})(?!\d|[-–.,:/]\d)",
    re.IGNORECASE,
)
#: So many words before a range tell what it is; they are looked for within so many characters.
_WORDS_BEFORE: Final = 4
_NEAR: Final = 80
_CHANGES: Final = re.compile(
    r"\b(?:r[io]s(?:e|es|en|ing)|gr[eo]w(?:s|n|ing)?|f[ae]ll(?:s|en|ing)?|(?:increas|rais|declin|revis|chang|mov|updat|reduc)(?:e[sd]?|ing)|"
    r"(?:climb|jump|correct|lower|dropp?)(?:s|ed|ing)?|cut(?:s|ting)?|went|gone|go(?:es)?|up|down)\b",
    re.IGNORECASE,
)
_VOTES: Final = re.compile(r"\b(?:vot(?:e[sd]?|ing)|scor(?:e[sd]?|ing)|ratio|odds)\b", re.IGNORECASE)
#: Words that stand for a quantity without a number, each with the wordings that stand for it.
_QUANTITY_WORDS: Final = {
    "dozens": re.compile(r"\bdozens\b|\b(?:several|few|some) dozen\b", re.IGNORECASE),
    "scores": re.compile(r"\bscores of\b", re.IGNORECASE),
    "hundreds-of-thousands": re.compile(r"\bhundreds of thousands\b", re.IGNORECASE),
    "hundreds": re.compile(r"\bhundreds\b(?! of thousands)|\b(?:several|few) hundred\b", re.IGNORECASE),
    "thousands": re.compile(r"(?<!hundreds of )\bthousands\b|\b(?:several|few) thousand\b", re.IGNORECASE),
    "millions": re.compile(r"\bmillions\b|\b(?:several|few) million\b", re.IGNORECASE),
    "several": re.compile(r"\b(?:several|a number of|multiple)\b", re.IGNORECASE),
    "some": re.compile(r"\b(?:some|a few|few|a couple)\b", re.IGNORECASE),
    "many": re.compile(r"\b(?:many|most|a lot of|lots of|large numbers?)\b", re.IGNORECASE),
}
#: For each of them, letters of which one run stands in every text that the wordings fit: most texts hold none, which is soon seen.
_STEMS: Final = {
    "dozens": ("dozen",),
    "scores": ("scores of",),
    "hundreds-of-thousands": ("hundreds of",),
    "hundreds": ("hundred",),
    "thousands": ("thousand",),
    "millions": ("million",),
    "several": ("several", "a number of", "multiple"),
    "some": ("some", "few", "a couple"),
    "many": ("many", "most", "lot of", "lots of", "large number"),
}


def main_language(tag: str | None) -> str:
    """The language of a tag, without its region: `en-GB` → en; English where the tag is not known."""
    return (tag or "en").split("-")[0]


@lru_cache(maxsize=8192)
def numbers_in(text: str, language: str = "en") -> frozenset[Decimal]:
    """Every number of a text, cardinal or ordinal; the words “one” and “first”, which mostly count nothing, are left out.

    Thousands may be parted by a comma or a space; in most languages other than English by a point or a space, and a comma
    stands before decimals. Of a language that is not in `WORDS_ARE_READ` digits alone are read.
    `IS-7` and `A4` hold no number: it is part of a name; `22:30` is a time.
    """
    return frozenset(_numbers_in(text, language, reads_words=language in WORDS_ARE_READ))


@lru_cache(maxsize=8192)
def numbers_in_digits(text: str, language: str = "en") -> frozenset[Decimal]:
    """Those numbers of a text that it writes in digits: `20` and `6 million`, and not `twenty`."""
    return frozenset(_numbers_in(text, language, reads_words=False))


def _numbers_in(text: str, language: str, *, reads_words: bool) -> Iterator[Decimal]:
    yield from (number for number, _ in _numbers_of_digits(_in_digits(text, language, reads_words=reads_words)))


def _in_digits(text: str, language: str, *, reads_words: bool) -> str:
    """The text with each of its numbers in digits, as a program writes it; a time of a clock and words such as “dozens” are left out."""
    plain = _INNER_HYPHEN.sub(" ", _CLOCK.sub(" ; ", text) if ":" in text else text)
    if any(map(str.isdecimal, plain)):
        plain = _with_plain_digits(plain, language)
    if language == "en":
        for word in _words_by_stem(plain):
            plain = _QUANTITY_WORDS[word].sub(" ; ", plain)
    folded = plain.casefold()
    if language == "en" and ("half" in folded or any(stem in folded for stem in _FACTORS)):
        plain = _with_whole_amounts(plain, reads_words=reads_words)
    if any(stem in folded for stem in _STEMS_OF_MULTIPLES.get(language, ())):
        plain = _multiplied(plain, language)
    if language == "en" and ("one" in folded or "first" in folded):
        plain = _ONE.sub(" ; ", plain)
    if reads_words:
        plain = alpha2digit(plain, language, 0)
        if language == "en" and "trillion" in folded:
            plain = _multiplied(plain, language)  # “three trillion”, of which the last word is not read
        if language == "en" and "dozen" in folded:
            plain = _DOZEN.sub(_dozens, plain)
        elif language != "en" and "," in plain:
            plain = _ANY_DECIMAL_COMMA.sub(r"\1.\2", plain)  # “trois virgule cinq”
    if language == "en" and "below" in folded:
        plain = _BELOW_ZERO.sub(r"-\1 degrees", plain)
    return plain


def _multiplied(text: str, language: str) -> str:
    """`6 million` → `6000000`."""
    factors = tuple(_MULTIPLES[language].values())
    return _MULTIPLIED[language].sub(lambda match: _plain(Decimal(match[1]) * factors[(match.lastindex or 2) - 2]), text)


def _with_whole_amounts(text: str, *, reads_words: bool) -> str:
    """`3 to 5 million` → `3000000 to 5000000`, `half a million` → `500000`: what a multiple counts, in English, as one number each.

    Where words are not read, what they give stays as it is.
    """

    def halved(match: re.Match[str]) -> str:
        whole, factor = match["whole"], match["factor"] or match["of"]
        if not (reads_words or (whole or "").isdecimal()):
            return match.group()
        share = _value(whole) + Decimal("0.5") if whole else _PARTS[match["part"][0].casefold()]
        return _plain(share * (_FACTORS[factor.casefold()] if factor else 1))

    def shared(match: re.Match[str]) -> str:
        low, high = _value(match["low"]), _value(match["high"])
        is_list = match["between"].strip().casefold() == "and" and not _BETWEEN_BEFORE.search(
            text, max(0, match.start() - _NEAR), match.start()
        )
        if low >= high or is_list or not (reads_words or (match["low"] + match["high"]).replace(".", "").isdecimal()):
            return match.group()
        factor = prod(_FACTORS[word] for word in match["factor"].casefold().split())
        return f"{_plain(low * factor)}{match['between']}{_plain(high * factor)}"

    text = _HALF.sub(halved, text)
    return _SHARED.sub(shared, text)


def _value(number: str) -> Decimal:
    """The value of a number below a hundred, or of one in digits."""
    return Decimal(number if number[0].isdecimal() else alpha2digit(number, "en", 0))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _with_plain_digits(text: str, language: str) -> str:
    """The text with each number in digits as a program writes it: no mark between thousands, a point before decimals."""
    text = _joined_thousands(text)
    if "." in text:
        text = _DATE.sub(r"\1 ; \2 ; ", text)
    if language in _WITH_A_POINT:
        if "," in text:
            text = _COMMAS_OF_THOUSANDS.sub(lambda match: match.group().replace(",", ""), text)
            text = _DECIMAL_COMMA.sub(r"\1.\2", text)
        for lettered in _LETTERED if language == "en" else ():
            text = lettered.sub(_in_letters, text)
        return text
    if "." in text:
        text = _POINTS_OF_THOUSANDS.sub(lambda match: match.group().replace(".", ""), text)
    if "," in text:  # `1,500,000`, which no decimal comma can be
        text = _COMMAS_OF_THOUSANDS.sub(lambda match: match.group().replace(",", "", -1 if match.group().count(",") > 1 else 0), text)
    return _ANY_DECIMAL_COMMA.sub(r"\1.\2", text) if "," in text else text


def _joined_thousands(text: str) -> str:
    """`1 200 000` → `1200000`: numbers whose thousands spaces part, in one piece."""
    return _SPACED.sub(lambda match: "".join(character for character in match.group() if character not in _SPACES), text)


def _in_letters(match: re.Match[str]) -> str:
    return f"{match[1]} {_LETTERS[match[2][0].casefold()]}"


def _numbers_of_digits(plain: str) -> Iterator[tuple[Decimal, tuple[int, int]]]:
    """The numbers of a text that has them in digits, each with the place of its digits."""
    may_be_below_zero = "-" in plain or "−" in plain or "minus" in plain.casefold()
    for match in _DIGITS.finditer(plain):
        if len(match.group().partition(".")[0]) <= _LONGEST:
            number = Decimal(match.group())
            before = max(0, match.start() - _SIGN_LENGTH)
            is_below_zero = may_be_below_zero and number and _MINUS.search(plain, before, match.start())
            yield -number if is_below_zero else number, match.span()


def first_number_in(text: str, language: str = "en") -> tuple[Decimal, int] | None:
    """The first number of a text, and how many words stand before it; None where there is none."""
    plain = _in_digits(text, language, reads_words=language in WORDS_ARE_READ)
    return next(((number, len(_WORD.findall(plain, 0, start))) for number, (start, _) in _numbers_of_digits(plain)), None)


def last_number_in(text: str, language: str = "en") -> tuple[Decimal, int] | None:
    """The last number of a text, and how many words stand after it (`km` in `40km` is none); None where there is none."""
    plain = _in_digits(text, language, reads_words=language in WORDS_ARE_READ)
    found = tuple(_numbers_of_digits(plain))
    if not found:
        return None
    number, (_, end) = found[-1]
    return number, len(_WORD.findall(re.sub(r"^\w+", "", plain[end:])))


def words_beside(text: str, number: Decimal) -> tuple[tuple[str, str], ...]:
    """For each place at which a text in English gives a number: all before it and all after it, with the numbers in digits."""
    plain = _in_digits(text, "en", reads_words=True)
    return tuple((plain[:start], plain[end:]) for found, (start, end) in _numbers_of_digits(plain) if found == number)


def ranges_in(text: str) -> tuple[tuple[Decimal, Decimal], ...]:
    """The two ends of every range of a text in English: `30–40`, `five to seven`, `between £7 million and £8 million`.

    What grows “from 4 to 9” has no range, and neither has a vote.
    """
    plain = _in_digits(text, "en", reads_words=True)
    found = []
    for match in _RANGE.finditer(plain):
        before = " ".join(plain[max(0, match.start() - _NEAR) : match.start()].split()[-_WORDS_BEFORE:])
        is_none = _CHANGES.search(before) if match["opened"] and match["opened"].casefold() == "from" else _VOTES.search(before)
        low, high = (Decimal(re.sub(r"[-−]|minus\s", "-", match[name].casefold())) for name in ("low", "high"))
        if low < high and not is_none:
            found.append((low, high))
    return tuple(found)


def _dozens(match: re.Match[str]) -> str:
    """`two dozen` → 24, `half a dozen` → 6."""
    many = (match[1] or "a").casefold()
    return " 6 " if many == "half a" else f" {12 * int(many) if many.isdigit() else 12} "


def times_in(text: str) -> frozenset[str]:
    """The times of a clock that a text gives, as it writes them: `22:30`."""
    return frozenset(match.group().removeprefix("0") for match in _CLOCK.finditer(text)) if ":" in text else frozenset()


@lru_cache(maxsize=8192)
def quantity_words_in(text: str) -> frozenset[str]:
    """The words of a text that stand for a quantity without a number, each by its plainest form."""
    return frozenset(word for word in _words_by_stem(text) if _QUANTITY_WORDS[word].search(text))


def _words_by_stem(text: str) -> list[str]:
    """Those of the words that stand for a quantity of which the text may hold a wording, in the order of the table."""
    folded = text.casefold()
    return [word for word in _QUANTITY_WORDS if any(stem in folded for stem in _STEMS[word])]


def plain_number(number: Decimal) -> str:
    """`133`, `6,000`, `1,234.50`, `-0.0000001`: a number as a reader reads it, with every digit that was given."""
    return format(number.copy_abs() if number.is_zero() else number, ",f")
