"""Rules on numbers: what we count is what the quotes count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from ..dates import EARLIEST, LATEST, DossierDate, days_named_in, parse_date, without_days
from ..dossier import Dossier
from ..load_content import LoadedRecord
from ..numbers_in_text import numbers_in, plain_number, quantity_words_in
from ..problems import Problem
from ..prose import prose_segments
from ..records import Explainer, Figure, FigureValue, Record
from ..vocabularies import OPERATOR_WORDS, OPERATORS_WITHOUT_NUMBER

_NUMERALS_IN_NAMES: Final = re.compile(r"\w*[A-Za-z][\w-]*\d\w*")


def quoted_words(dossier: Dossier, identifiers: Iterable[str]) -> Iterator[str]:
    """The quoted words of some records, part by part, as the sources print them."""
    for identifier in identifiers:
        for bound in dossier.quotes_of(identifier):
            text = dossier.texts[bound.quote.source].text
            yield from (text[span.start : span.end] for span in bound.spans)


def dates_of(loaded: LoadedRecord) -> Iterator[DossierDate]:
    """A record's own dates."""
    for field in loaded.values:
        if field.marker is not None and field.marker.what == "date":
            yield parse_date(field.value)


def summary_numbers_are_quoted(dossier: Dossier) -> Iterator[Problem]:
    """Every number in a summary occurs in one of the record's quotes, or in a date of the record."""
    for loaded in dossier.loaded.values():
        record = loaded.record
        if record.summary and not isinstance(record, Explainer) and dossier.quotes_of(record.id):
            allowed = _linked_ids_of(dossier, record)
            yield from _unquoted(dossier, loaded, ("summary",), record.summary, allowed)


def sentence_numbers_are_quoted(dossier: Dossier) -> Iterator[Problem]:
    """Every number in a sentence of an explainer occurs in a quote, or in a date, of a record that it rests on."""
    for explainer in dossier.of_kind(Explainer):
        for p, paragraph in enumerate(explainer.paragraphs):
            for s, sentence in enumerate(paragraph.sentences):
                path = ("paragraphs", p, "sentences", s, "text")
                yield from _unquoted(dossier, dossier.loaded[explainer.id], path, sentence.text, sentence.rests_on)


def _linked_ids_of(dossier: Dossier, record: Record) -> tuple[str, ...]:
    """The record itself and, for a record about other records (a disagreement), those."""
    return (record.id, *(identifier for identifier in getattr(record, "between", ()) if identifier in dossier.records))


def _unquoted(
    dossier: Dossier, loaded: LoadedRecord, path: tuple[str | int, ...], text: str, identifiers: Iterable[str]
) -> Iterator[Problem]:
    carriers = tuple(dict.fromkeys(identifiers))
    # Each part by itself: a part stands behind many texts, and what it holds is then worked out once.
    parts = tuple(quoted_words(dossier, carriers))
    allowed: set[Decimal] = {number for part in parts for number in numbers_in(part)}
    days = {day for part in parts for day in days_named_in(part)}
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
    plain = _NUMERALS_IN_NAMES.sub(" ", "".join(segment.words for segment in prose_segments(text)))
    for day, month in sorted(set(days_named_in(plain)) - days):
        sentence = f"The day {day}/{month} (day/month) is named in none of the quotes behind this text, and is no date of the records."
        yield loaded.problem(path, "RULE01", sentence, "Check the date.")
    plain = without_days(plain)
    for number in sorted(numbers_in(plain) - allowed - numbers_in(" ; ".join(names))):
        yield loaded.problem(
            path,
            "RULE01",
            f"The number {plain_number(number)} occurs in none of the quotes behind this text.",
            "Quote the words that give it, or leave it out.",
        )
    for word in sorted(quantity_words_in(plain) & {"dozens", "hundreds", "hundreds-of-thousands", "thousands", "millions", "scores"}):
        if not any(word in quantity_words_in(part) for part in parts):
            yield loaded.problem(
                path,
                "RULE01",
                f"The word “{word.replace('-', ' ')}” occurs in none of the quotes behind this text.",
                "Quote the words that give it, or leave it out.",
            )


def figure_values_are_quoted(dossier: Dossier) -> Iterator[Problem]:
    """A figure's number, and the words that say how it is meant, stand in the quotes of that value."""
    for figure in dossier.of_kind(Figure):
        loaded = dossier.loaded[figure.id]
        for number, value in enumerate(figure.values):
            words = " \n ".join(
                dossier.texts[bound.quote.source].text[span.start : span.end]
                for bound in dossier.quotes_of(figure.id)
                if bound.path[:2] == ("values", number)
                for span in bound.spans
            )
            if words:
                yield from _value_problems(loaded, ("values", number), value, words)


def _value_problems(loaded: LoadedRecord, path: tuple[str | int, ...], value: FigureValue, words: str) -> Iterator[Problem]:
    if value.operator in OPERATORS_WITHOUT_NUMBER:
        if value.value is not None:
            yield loaded.problem(
                (*path, "value"),
                "RULE02",
                f"The operator “{value.operator}” stands for a word; the value has a number beside it.",
                "Leave the number out, or choose another operator.",
            )
        elif value.operator not in quantity_words_in(words):
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
    if value.value not in numbers_in(words) and not (value.value == 1 and _says_one(words)):
        yield loaded.problem(
            (*path, "value"),
            "RULE01",
            f"The number {plain_number(value.value)} occurs in none of the quotes of this value.",
            "Quote the words that give it.",
        )
        return
    yield from _operator_problems(loaded, path, value, words)


def _says_one(words: str) -> bool:
    """Whether the words count one: “one”, “first”, “single”; “a” only where they hold no other number."""
    return re.search(r"\b(?:one|first|single)\b", words, re.IGNORECASE) is not None or (
        not numbers_in(words) and re.search(r"\ban?\b", words, re.IGNORECASE) is not None
    )


def _operator_problems(loaded: LoadedRecord, path: tuple[str | int, ...], value: FigureValue, words: str) -> Iterator[Problem]:
    said = {operator for operator, pattern in OPERATOR_WORDS.items() if re.search(pattern, words, re.IGNORECASE)}
    if value.operator in OPERATOR_WORDS and value.operator not in said:
        yield loaded.problem(
            (*path, "operator"),
            "RULE03",
            f"No quote of this value carries the operator “{value.operator}”.",
            "Quote the words that say how the number is meant, or write `exactly`.",
        )
    if value.operator == "exactly":
        for operator, pattern in OPERATOR_WORDS.items():
            if value.value is not None and _qualifies(words, pattern, value.value):
                yield loaded.problem(
                    (*path, "operator"),
                    "RULE03",
                    f"The source says “{operator.replace('-', ' ')}” of this number, and the value says “exactly”.",
                    f"Write “operator: {operator}”.",
                )
                return


def _qualifies(words: str, pattern: str, number: Decimal) -> bool:
    """Whether the qualifying words stand right before the number, everywhere that the number stands."""
    for match in re.finditer(pattern, words, re.IGNORECASE):
        following = " ".join(words[match.end() :].split()[:3])
        if number in numbers_in(following) and words[match.end() : match.end() + 1].isspace():
            first = " ".join(words[match.end() :].split()[:1])
            if number in numbers_in(first) or not numbers_in(first):
                return True
    return False


RULES = (summary_numbers_are_quoted, sentence_numbers_are_quoted, figure_values_are_quoted)
