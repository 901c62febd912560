"""Rules on numbers: what we count is what the quotes count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ..dates import EARLIEST, LATEST, DossierDate, days_named_in, parse_date, without_days
from ..dossier import BoundQuote, Dossier
from ..load_content import LoadedRecord
from ..numbers_in_text import (
    WORDS_ARE_READ,
    first_number_in,
    last_number_in,
    main_language,
    numbers_in,
    numbers_in_digits,
    plain_number,
    quantity_words_in,
    ranges_in,
    times_in,
    words_beside,
)
from ..problems import Problem
from ..prose import prose_segments
from ..record_fields import sentences_of
from ..records import Explainer, Figure, FigureValue, Proposition, Record
from ..vocabularies import BOUNDS_ELSEWHERE, OPERATOR_WORDS, OPERATORS_WITHOUT_NUMBER, TURN_ROUND

#: The fields that hold words of ours in which a number may stand.
_OUR_WORDS: Final = ("summary", "text", "name", "scope", "window")
#: Words of a quantity that a source has to say too; “several” or “many” may be our own.
_ROUND_WORDS: Final = frozenset({"dozens", "hundreds", "hundreds-of-thousands", "thousands", "millions", "scores"})
_DIGIT: Final = re.compile(r"\d")
_NUMERALS_IN_NAMES: Final = re.compile(r"\w*[A-Za-z][\w-]*\d\w*")


@dataclass(frozen=True)
class _Part:
    """Quoted words, one part of a quote as the source prints it, and the language that they are in."""

    words: str
    language: str

    @property
    def numbers(self) -> frozenset[Decimal]:
        return numbers_in(self.words, self.language)


def quoted_words(dossier: Dossier, identifiers: Iterable[str]) -> Iterator[str]:
    """The quoted words of some records, part by part, as the sources print them."""
    yield from (part.words for identifier in identifiers for part in _parts_of(dossier, dossier.quotes_of(identifier)))


def _parts_of(dossier: Dossier, quotes: Iterable[BoundQuote]) -> Iterator[_Part]:
    for bound in quotes:
        text = dossier.texts[bound.quote.source]
        language = main_language(text.record.language)
        yield from (_Part(text.text[span.start : span.end], language) for span in bound.spans)


def dates_of(loaded: LoadedRecord) -> Iterator[DossierDate]:
    """A record's own dates."""
    for field in loaded.values:
        if field.marker is not None and field.marker.what == "date":
            yield parse_date(field.value)


def numbers_of_our_words_are_quoted(dossier: Dossier) -> Iterator[Problem]:
    """Every number in a summary, a name, a scope or a window occurs in one of the record's quotes, or in a date of the record.

    A record about other records (a disagreement, a proposition, an explainer) may give the numbers of those.
    Quotes are read in the language of their source. Where one of them is in a language whose number words the engine does not
    know, only numbers that our words write in digits are compared; words such as “dozens” only with quotes in English.
    """
    for loaded in dossier.loaded.values():
        record = loaded.record
        carriers = _carriers_of(dossier, record)
        if any(dossier.quotes_of(identifier) for identifier in carriers):
            fields = type(record).model_fields
            for name in _OUR_WORDS:
                text = getattr(record, name) if name in fields else None
                if isinstance(text, str) and not (name == "name" and record.kind not in {"events", "precedents"}):
                    yield from _unquoted(dossier, loaded, (name,), text, carriers)


def sentence_numbers_are_quoted(dossier: Dossier) -> Iterator[Problem]:
    """Every number in a sentence of an explainer occurs in a quote, or in a date, of a record that it rests on."""
    for explainer in dossier.of_kind(Explainer):
        for path, sentence in sentences_of(explainer):
            yield from _unquoted(dossier, dossier.loaded[explainer.id], (*path, "text"), sentence.text, sentence.rests_on)


def _carriers_of(dossier: Dossier, record: Record) -> tuple[str, ...]:
    """The record itself and those that it is about: whose quotes stand behind its words."""
    about: Iterable[str] = getattr(record, "between", ())
    if isinstance(record, Explainer):
        about = [identifier for _, sentence in sentences_of(record) for identifier in sentence.rests_on]
    elif isinstance(record, Proposition):
        about = [link.from_id for link in dossier.backlinks_to(record.id)]
    return (record.id, *dict.fromkeys(identifier for identifier in about if identifier in dossier.records))


def _unquoted(
    dossier: Dossier, loaded: LoadedRecord, path: tuple[str | int, ...], text: str, identifiers: Iterable[str]
) -> Iterator[Problem]:
    plain = "".join(segment.words for segment in prose_segments(text))
    named: set[tuple[int, int]] = set()
    if _DIGIT.search(plain):  # no name with a numeral, no day, and mostly no number is without
        plain = _NUMERALS_IN_NAMES.sub(" ", plain)
        named = set(days_named_in(plain))
        plain = without_days(plain) if named else plain
    numbers, words, times = numbers_in(plain), quantity_words_in(plain) & _ROUND_WORDS, times_in(plain)
    if not (named or numbers or words or times):
        return
    carriers = tuple(dict.fromkeys(identifiers))
    # Each part by itself: a part stands behind many texts, and what it holds is then worked out once.
    parts = tuple(part for identifier in carriers for part in _parts_of(dossier, dossier.quotes_of(identifier)))
    foreign = tuple(part for part in parts if part.language != "en")
    hint = "Quote the words that give it, or leave it out."
    if unread := sorted({part.language for part in foreign} - WORDS_ARE_READ):
        numbers = numbers_in_digits(plain)
        hint = f"{hint} Number words in {', '.join(unread)} are not read: what a quote has in words, write in words too."
    words = words if not foreign else frozenset()
    allowed: set[Decimal] = {number for part in parts for number in part.numbers}
    days = {day for part in parts for day in days_named_in(part.words)}
    # The names of months are known in English alone: elsewhere the number of the day must do.
    days |= {(day, month) for day, month in named if any(Decimal(day) in part.numbers for part in foreign)}
    names: list[str] = []
    for identifier in carriers:
        record = dossier.records.get(identifier)
        if record is not None:
            for moment in dates_of(dossier.loaded[identifier]):
                # The ends of a stretch of days are the editors' reckoning, and no day that a source names.
                days |= {(moment.first.day, moment.first.month)} if moment.is_day else set()
                allowed |= {Decimal(day.year) for day in (moment.first, moment.last) if day not in {EARLIEST, LATEST}}
            if isinstance(record, Figure):
                allowed |= {value.value for value in record.values if value.value is not None}
            names.append(str(getattr(record, "name", "") or ""))
    # Of what a record is about it may say how many: “the two are one statement”.
    allowed.add(Decimal(len(carriers) - 1))
    for day, month in sorted(named - days):
        sentence = f"The day {day}/{month} (day/month) is named in none of the quotes behind this text, and is no date of the records."
        yield loaded.problem(path, "RULE01", sentence, "Check the date.")
    for time in sorted(times - {time for part in parts for time in times_in(part.words)}):
        sentence = f"The time {time} is given in none of the quotes behind this text."
        yield loaded.problem(path, "RULE01", sentence, "Quote the words that give it, or leave it out.")
    for number in sorted(numbers - allowed - numbers_in(" ; ".join(names))):
        yield loaded.problem(
            path,
            "RULE01",
            f"The number {plain_number(number)} occurs in none of the quotes behind this text.",
            hint,
        )
    for word in sorted(words):
        if not any(word in quantity_words_in(part.words) for part in parts):
            yield loaded.problem(
                path,
                "RULE01",
                f"The word “{word.replace('-', ' ')}” occurs in none of the quotes behind this text.",
                "Quote the words that give it, or leave it out.",
            )


def figure_values_are_quoted(dossier: Dossier) -> Iterator[Problem]:
    """A figure's number, and the words that say how it is meant, stand in the quotes of that value.

    Quotes are read in the language of their source. What no quote can bear out, since it says it in a language of which the
    engine knows no number words, or no words such as “at least” and “hours”, is not compared.
    """
    for figure in dossier.of_kind(Figure):
        loaded = dossier.loaded[figure.id]
        for number, value in enumerate(figure.values):
            quotes = (bound for bound in dossier.quotes_of(figure.id) if bound.path[:2] == ("values", number))
            parts = tuple(_parts_of(dossier, quotes))
            if parts:
                yield from _value_problems(loaded, ("values", number), value, parts)


def _value_problems(loaded: LoadedRecord, path: tuple[str | int, ...], value: FigureValue, parts: Sequence[_Part]) -> Iterator[Problem]:
    # Parts of one language are read as one text: a number may go on from one to the next.
    together = [
        _Part(" \n ".join(part.words for part in parts if part.language == language), language)
        for language in dict.fromkeys(part.language for part in parts)
    ]
    words = next((part.words for part in together if part.language == "en"), "")
    is_all_english = all(part.language == "en" for part in parts)
    if value.operator in OPERATORS_WITHOUT_NUMBER:
        if value.value is not None:
            yield loaded.problem(
                (*path, "value"),
                "RULE02",
                f"The operator “{value.operator}” stands for a word; the value has a number beside it.",
                "Leave the number out, or choose another operator.",
            )
        elif is_all_english and value.operator not in quantity_words_in(words):
            yield loaded.problem(
                (*path, "operator"),
                "RULE03",
                f"No quote of this value says “{value.operator}”.",
                "Quote the word, or choose the operator that the source's words carry.",
            )
        return
    if value.value is None:
        yield loaded.problem((*path, "operator"), "RULE02", f"The operator “{value.operator}” needs a number.", "Add “value: …”.")
        return
    given = sorted({number for part in together for number in part.numbers})
    is_said = (value.value == 1 and _says_one(words)) or (value.value == 0 and _says_none(words, {value.unit or "people"}))
    if value.value not in given and not is_said:
        if not any(part.language not in WORDS_ARE_READ and not part.numbers for part in together):
            yield loaded.problem(
                (*path, "value"),
                "RULE01",
                f"The number {plain_number(value.value)} occurs in none of the quotes of this value.",
                f"The quotes give: {'; '.join(map(plain_number, given))}." if given else "Quote the words that give it.",
            )
        return
    if (moment := _moment(words, value.value)) is not None:
        yield loaded.problem(
            (*path, "value"),
            "RULE01",
            f"The number {plain_number(value.value)} stands in the quotes of this value as {moment}, and counts nothing.",
            "Give the number that the words count; a day or a year belongs in `as_of`.",
        )
    yield from _operator_problems(loaded, path, value, words, is_whole=is_all_english)
    for part in together:
        yield from _bound_problems(loaded, path, value, part)


def _bound_problems(loaded: LoadedRecord, path: tuple[str | int, ...], value: FigureValue, part: _Part) -> Iterator[Problem]:
    """“mindestens” of a number that the value calls exact or turns round, in the few languages of which the bounds are known."""
    if value.value is None or value.operator not in {"exactly", *TURN_ROUND}:
        return
    bounds = BOUNDS_ELSEWHERE.get(part.language, {})
    said = [operator for operator, pattern in bounds.items() if _is_bound(part, pattern, value.value)]
    if said and value.operator not in said:
        yield loaded.problem(
            (*path, "operator"),
            "RULE03",
            f"The source says “{said[0].replace('-', ' ')}” of this number, and the value says “{value.operator}”.",
            f"Write “operator: {said[0]}”.",
        )


def _is_bound(part: _Part, pattern: str, number: Decimal) -> bool:
    """Whether words for a bound stand right before a number, or right after it (“40 como máximo”)."""
    return any(
        _is_near(first_number_in(" ".join(part.words[match.end() :].split()[:_WORDS_NEAR]), part.language), number, 1)
        or _is_near(last_number_in(" ".join(part.words[: match.start()].split()[-_WORDS_NEAR:]), part.language), number, 0)
        for match in re.finditer(pattern, part.words, re.IGNORECASE)
    )


def _says_one(words: str) -> bool:
    """Whether the words count one: “one”, “first”, “single”; “a” only where they hold no other number."""
    return re.search(r"\b(?:one|first|single)\b", words, re.IGNORECASE) is not None or (
        not numbers_in(words) and re.search(r"\ban?\b", words, re.IGNORECASE) is not None
    )


def _says_none(words: str, counted: Iterable[str]) -> bool:
    """Whether the words say that something befell nobody, or that there was none of what is counted: “nobody was hurt”, “no boats sank”."""
    things = "|".join(re.escape(thing.removesuffix("s")) for thing in counted)
    return _NOBODY.search(words) is not None or re.search(rf"\bno\s+(?:{things})s?\b", words, re.IGNORECASE) is not None


def _moment(words: str, number: Decimal) -> str | None:
    """“the day of a date”, “a year” or “a time”, where the words give the number as nothing else; None where it may count something."""
    found = [
        next((name for name, (ahead, behind) in _MOMENTS.items() if ahead.search(before) and behind.match(after)), None)
        for before, after in words_beside(words, number)
        if number > 0
    ]
    is_year = number == number.to_integral_value() and _FIRST_YEAR <= number <= _LAST_YEAR
    return found[0] if found and all(name is not None and (name != "a year" or is_year) for name in found) else None


def _operator_problems(
    loaded: LoadedRecord, path: tuple[str | int, ...], value: FigureValue, words: str, *, is_whole: bool
) -> Iterator[Problem]:
    """How the English words of a value mean its number; `is_whole` says that it has no words of another language."""
    number = value.value
    if number is None:
        return
    said = [operator for operator in OPERATOR_WORDS if _qualifies(words, operator, number)]
    if is_whole and value.operator in OPERATOR_WORDS and value.operator not in said:
        yield loaded.problem(
            (*path, "operator"),
            "RULE03",
            f"No quote of this value says “{value.operator}” of {plain_number(number)}.",
            f"Write “operator: {said[0]}”." if said else "Quote the words that say how the number is meant, or write `exactly`.",
        )
    elif value.operator == "exactly" and said:
        yield loaded.problem(
            (*path, "operator"),
            "RULE03",
            f"The source says “{said[0].replace('-', ' ')}” of this number, and the value says “exactly”.",
            f"Write “operator: {said[0]}”.",
        )
    elif value.operator == "exactly" and _stands_after(words, _DENIED, number):
        yield loaded.problem(
            (*path, "operator"), "RULE03", "The source says that it was not this number.", "Quote the words that give the number."
        )
    if value.notes is None and (held_back := _not_stated(words, number)):
        yield loaded.problem(
            (*path, "value"),
            "RULE03",
            f"The source {held_back} this number, and the value has it as plain.",
            "Quote the words that state it; `notes` of the value say why it stands all the same.",
        )
    if (other := _other_unit(words, number, value.unit)) is not None:
        own = f"in {value.unit}" if value.unit else "without a unit, as people have none"
        yield loaded.problem(
            (*path, "value" if value.unit is None else "unit"),
            "RULE03",
            f"The source gives this number in {other}, and the value gives it {own}.",
            "Write the unit that the source's words have.",
        )
        return
    unit = _MEASURES.get((value.unit or "").casefold())
    if is_whole and unit is not None and not re.search(unit, words, re.IGNORECASE):
        yield loaded.problem(
            (*path, "unit"), "RULE03", f"No quote of this value gives it in {value.unit}.", "Write the unit that the source's words have."
        )


def _not_stated(words: str, number: Decimal) -> str | None:
    """“denies”, “conditions” or “calls wrong”, where the words do so with the number wherever they give it; None where they state it."""
    found = [_held_back(before, after) for before, after in words_beside(words, number)]
    return found[0] if found and all(found) else None


def _held_back(before: str, after: str) -> str | None:
    """The same for one place, by what stands before and after the number in its sentence."""
    before, after = _SENTENCE_ENDS.split(before)[-1], _SENTENCE_ENDS.split(after)[0]
    if _DENIES_IT.search(before):
        return "denies"
    if _COUNT_OF.search(before) and _IS_WRONG.match(after):
        return "calls wrong"
    if _IF.search(before) or (_WOULD.search(before + after) and _IF_AFTER.search(after)):
        return "conditions"
    return None


def _other_unit(words: str, number: Decimal, unit: str | None) -> str | None:
    """The unit that the words have beside a number wherever they give it, where the value has another; None where they agree.

    A value without a unit counts people, and is no share; money and degrees without a unit are let pass.
    """
    places = words_beside(words, number)
    for family in _UNITS_BESIDE:
        found = [
            next((name for name, (_, ahead, behind) in family.items() if ahead.search(before) or behind.match(after)), None)
            for before, after in places
        ]
        own = next((name for name, (own, _, _) in family.items() if own.search(unit)), None) if unit else None
        if found and all(found) and own not in found and (unit is not None or family is _SHARES):
            return found[0]
    return None


def _qualifies(words: str, operator: str, number: Decimal) -> bool:
    """Whether words that carry the operator belong to the number: right before it, right after it, or as the end of a range."""
    return (
        _stands_after(_without_turned_bounds(words, operator), OPERATOR_WORDS[operator], number)
        or any(
            _is_near(last_number_in(" ".join(words[: match.start()].split()[-_WORDS_NEAR:])), number, 1)
            for match in re.finditer(_AFTER.get(operator, "(?!)"), words, re.IGNORECASE)
        )
        or (
            operator in {"at-least", "at-most"}
            and any(number == (low if operator == "at-least" else high) for low, high in ranges_in(words))
        )
    )


def _without_turned_bounds(words: str, operator: str) -> str:
    """The words with the wordings blotted out that turn round what they hold: “no more than 30” says no “more than” of 30."""
    if operator in TURN_ROUND:
        return words
    for other in sorted(TURN_ROUND):
        words = re.sub(OPERATOR_WORDS[other], lambda match: "_" * len(match.group()), words, flags=re.IGNORECASE)
    return words


def _stands_after(words: str, pattern: str, number: Decimal) -> bool:
    """Whether a number follows the words of a pattern: as the first number, with at most two words of no number between.

    Another measure of the same, in brackets right after it, counts too: “about 210 miles (340km)”.
    """
    for match in re.finditer(pattern, words, re.IGNORECASE):
        if words[match.end() : match.end() + 1].isspace():
            after = " ".join(words[match.end() :].split()[:_WORDS_NEAR])
            first = first_number_in(after)
            in_brackets = _BRACKETS.match(after)
            is_alone = first is not None and in_brackets is not None and numbers_in(in_brackets[1]) == {first[0]}
            measures = (first, first_number_in(in_brackets[2]) if in_brackets is not None and is_alone else None)
            if first is not None and first[1] <= 2 and any(_is_near(found, number, 2) for found in measures):
                return True
    return False


def _is_near(found: tuple[Decimal, int] | None, number: Decimal, words: int) -> bool:
    """Whether a number was found that is this one, with at most so many words between."""
    return found is not None and found[0] == number and found[1] <= words


_BRACKETS: Final = re.compile(r"([^()]*)\(([^()]*)")
#: In so many words before or after a qualifier its number is looked for; it may have several words: `one hundred and thirty-three`.
_WORDS_NEAR: Final = 12
#: Words after a number that say how it is meant.
_AFTER: Final = {
    "at-least": r"(?<=\s)or more\b|(?<=\s)at the least\b|(?<=\d)\+(?!\w)|(?<=\w)-plus\b",
    "at-most": r"(?<=\s)at (?:the )?most\b|(?<=\s)or (?:fewer|less)\b",
    "about": r"(?<=\s)or so\b",
}
#: A subject that is nobody, with what befell it. “Nobody knows” and “nobody was told” count nothing, and “no one else” not all.
_NOBODY: Final = re.compile(
    r"(?<!almost )(?<!nearly )(?<!virtually )\b(?:nobody|no[ -]one|none)\s+(?:(?:of|in|on|at|from|aboard)\s+(?:\w+\s+){1,4}?)?"
    r"(?:(?:was|were|is|are|ha[sd]|have)\s+(?:(?:been|being|yet)\s+)*(?!"
    r"(?:known|believed|claimed|confirmed|denied|answered|expected|asked|said|told|reported|explained|interviewed|informed|warned|"
    r"sure|certain|able|been|being|yet)\b)\w+|died|perished|drowned|survived|suffered)",
    re.IGNORECASE,
)
_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 2100
#: How a number stands that is part of a date or of a time: what is right before it, and right after it. “In May 20 boats” counts.
_MOMENTS: Final = {
    "the day of a date": (
        re.compile(r""),
        re.compile(
            r"(?:st|nd|rd|th)?\s(?:of\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
        ),
    ),
    "a year": (
        re.compile(r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]efore|[Aa]fter)\s$"),
        re.compile(r"[,.;)]|$|\s(?:the|a|an|and|but|when|he|she|it|they)\b"),
    ),
    "a time": (re.compile(r""), re.compile(r"\s?(?:a|p)\.?m\b")),
}
_SENTENCE_ENDS: Final = re.compile(r"[.;:!?](?=[\s”\"]|$)|\n")
#: What stands before a denied number; “denied the attack that killed 65” denies no number.
_DENIES_IT: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disput(?:es?|ed|ing))\s(?:(?:\w+\s){0,2}(?:reports?|claims?|figures?|counts?|tolls?|"
    r"estimates?|numbers?)\s(?:that|of)|that)\s(?:(?!that\b|which\b|who\b)[\w’'$£€]+\s){0,4}[£$€]?$",
    re.IGNORECASE,
)
_COUNT_OF: Final = re.compile(
    r"\b(?:figures?|counts?|tolls?|estimates?|numbers?|reports?|claims?)\sof\s(?:\w+\s){0,2}[£$€]?$", re.IGNORECASE
)
_IS_WRONG: Final = re.compile(
    r"[^,]{0,60}?\b(?:was|were|is|are|had been)\s(?:\w+\s)?(?:wrong|false|incorrect|mistaken|exaggerated|untrue|inaccurate|"
    r"too (?:high|low))\b",
    re.IGNORECASE,
)
_IF: Final = re.compile(r"^\W*(?:if|unless)\b|\b(?:said|says|warned|warns) (?:that )?(?:if|unless)\b", re.IGNORECASE)
_IF_AFTER: Final = re.compile(r"(?<!as)\s(?:if|unless)\b", re.IGNORECASE)
_WOULD: Final = re.compile(r"\b(?:will|would|could|may|might|shall)\b", re.IGNORECASE)
_DENIED: Final = r"\b(?:not|no longer|never)\b"
#: Units of measure, each with what the source's words must hold; what is counted in people or things has no such word.
_MEASURES: Final = {
    "seconds": r"\bseconds?\b",
    "minutes": r"\bminutes?\b",
    "hours": r"\bhours?\b|\bhourly\b",
    "days": r"\bdays?\b|\bdaily\b",
    "weeks": r"\bweeks?\b",
    "months": r"\bmonths?\b",
    "years": r"\byears?\b|\byear-old\b|\baged?\b",
    "km": r"km\b|\bkilomet(?:re|er)s?\b",
    "kilometres": r"km\b|\bkilomet(?:re|er)s?\b",
    "miles": r"\bmiles?\b",
    "per cent": r"%|\bper ?cent\b",
}


def _beside(own: str, before: str, after: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What a unit is called in a value, and what it is called right before a number and right after it."""
    return (
        re.compile(own, re.IGNORECASE),
        re.compile(rf"(?:{before})\s?$", re.IGNORECASE),
        re.compile(rf"[\s-]?(?:{after})", re.IGNORECASE),
    )


_NEVER: Final = "(?!)"
_SHARES: Final = {
    "percentage points": _beside(r"\bpoints?\b", _NEVER, r"percentage\spoints?\b"),
    "per cent": _beside(r"%|\bper\s?cent\b|\bpercentage\b|\bshare\b", _NEVER, r"%|per\s?cent\b"),
}
#: Units of which one cannot stand for another, by how they stand beside a number.
_UNITS_BESIDE: Final = (
    _SHARES,
    {
        "pounds": _beside(r"£|\bpounds?\b|\bsterling\b|\bGBP\b", r"£|\bGBP", r"pounds?\b|GBP\b"),
        "dollars": _beside(r"\$|\bdollars?\b|\b(?:US|CA|AU)D\b", r"\$|\b(?:US|CA|AU)D", r"dollars?\b|(?:US|CA|AU)D\b"),
        "euros": _beside(r"€|\beuros?\b|\bEUR\b", r"€|\bEUR", r"euros?\b|EUR\b"),
    },
    {
        "degrees Celsius": _beside(r"\bC\b|Celsius|centigrade", _NEVER, r"(?:°\s?|degrees?\s)?(?:C\b|Celsius|centigrade)"),
        "degrees Fahrenheit": _beside(r"\bF\b|Fahrenheit", _NEVER, r"(?:°\s?|degrees?\s)?(?:F\b|Fahrenheit)"),
    },
)


RULES = (numbers_of_our_words_are_quoted, sentence_numbers_are_quoted, figure_values_are_quoted)
