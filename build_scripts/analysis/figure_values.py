"""Figures: each pair of values of one quantity is an update, a scope mismatch, one range, a rounding, a contradiction, or can both be so.

A value is a range: “at least 133” is 133 and upwards, “about 20” is 20 give or take a tenth. Two ranges that overlap can both
be so, and nothing need be rounded; a rounding is one number given to fewer digits, or with “about”. Superlatives are worked out
anew from the dossier's own figures, with the readings under which each is true.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, islice, product
from math import prod
from typing import Final, Literal

from ..dates import DossierDate, parse_date
from ..dossier import Dossier
from ..numbers_in_text import plain_number
from ..records import Figure, FigureValue, Proposition

PairClass = Literal["same", "update", "scope mismatch", "one range", "rounding", "both can be so", "contradiction"]

#: “About” and “nearly” leave a tenth.
_TOLERANCE: Final = Decimal("0.1")
#: What the words without a number say at the least.
_LEAST_OF_WORDS: Final = {
    "dozens": 24,
    "hundreds": 200,
    "hundreds-of-thousands": 200_000,
    "thousands": 2000,
    "several": 3,
    "some": 2,
    "many": 3,
}
#: So many readings of a rank are looked at; the page says where there are more.
_MOST_READINGS: Final = 400
#: The operators of the two ends of a range.
_LOWER_ENDS: Final = frozenset({"at-least", "more-than", "well-over"})
_UPPER_ENDS: Final = frozenset({"at-most", "less-than"})
#: The operators of a number that need not be the exact one, and is no bound either.
_NEAR: Final = frozenset({"about", "nearly"})
#: A number that keeps fewer digits than these is not taken for another one rounded: 40 is no way to say 41.
_LEAST_DIGITS_KEPT: Final = 2
#: Lengths that sources give side by side, in kilometres (the international mile).
_KILOMETRES: Final = {
    "km": Decimal(1),
    "kilometres": Decimal(1),
    "kilometers": Decimal(1),
    "miles": Decimal("1.609344"),
    "mile": Decimal("1.609344"),
}


@dataclass(frozen=True)
class Range:
    """What a value leaves possible; `most` None and `least` −∞: no bound. `above` excludes `least` itself, `below` excludes `most`."""

    least: Decimal
    most: Decimal | None
    above: bool = False
    below: bool = False

    def overlaps(self, other: Range) -> bool:
        """Whether one number could satisfy both."""
        return not (self.lies_below(other) or other.lies_below(self))

    def holds(self, other: Range) -> bool:
        """Whether every number of the other range is one of this."""
        is_from = (self.least, self.above) <= (other.least, other.above)
        if self.most is None or other.most is None:
            return is_from and self.most is None
        return is_from and (self.most, not self.below) >= (other.most, not other.below)

    def lies_below(self, other: Range) -> bool:
        """Whether every number of this range is below every number of the other."""
        if self.most is None:
            return False
        return self.most < other.least or (self.most == other.least and (self.below or other.above))


@dataclass(frozen=True)
class ValuePair:
    """Two values, by figure and number (from 0), their class, and the reason in a sentence."""

    first: tuple[str, int]
    second: tuple[str, int]
    is_: PairClass
    reason: str


@dataclass(frozen=True)
class RankReading:
    """One way to read a superlative: the value taken for each figure, and the rank that comes out."""

    values: tuple[tuple[str, int], ...]
    rank_least: int
    rank_most: int


@dataclass(frozen=True)
class Superlative:
    """A proposition that ranks a figure among others, worked out anew; of very many `readings` not all are looked at."""

    proposition: str
    claimed_rank: int
    readings: int
    true_under: tuple[RankReading, ...]
    open_under: tuple[RankReading, ...]
    false_under: tuple[RankReading, ...]


def range_of(value: FigureValue) -> Range:
    """What a value leaves possible, by its operator."""
    if value.value is None:
        return Range(Decimal(_LEAST_OF_WORDS.get(value.operator, 1)), None)
    number = value.value
    tenth = abs(number) * _TOLERANCE
    # What is counted or measured from nought cannot be less; a number below nought has no such end.
    lowest = Decimal(0) if number >= 0 else Decimal("-Infinity")
    ranges = {
        "exactly": Range(number, number),
        "at-least": Range(number, None),
        "more-than": Range(number, None, above=True),
        "well-over": Range(number, None, above=True),
        "about": Range(number - tenth, number + tenth),
        "nearly": Range(number - tenth, number, below=True),
        "less-than": Range(lowest, number, below=True),
        "at-most": Range(lowest, number),
    }
    return ranges[value.operator]


def value_pairs(dossier: Dossier) -> tuple[ValuePair, ...]:
    """Every pair of values of one figure, and every pair of figures that count another scope of one quantity."""
    return (*_pairs_within(dossier), *_pairs_across(dossier))


def _pairs_within(dossier: Dossier) -> Iterator[ValuePair]:
    for figure in dossier.of_kind(Figure):
        if figure.status == "withdrawn":
            continue
        for (number, first), (other, second) in combinations(standing_values(dossier, figure), 2):
            kind, reason = classed(first, second)
            yield ValuePair((figure.id, number), (figure.id, other), kind, reason)


def standing_values(dossier: Dossier, figure: Figure) -> tuple[tuple[int, FigureValue], ...]:
    """The values of a figure, with their numbers, that a source gives which is not withdrawn."""
    return tuple(
        (number, value)
        for number, value in enumerate(figure.values)
        if any(quote.source in dossier.texts and not dossier.texts[quote.source].is_withdrawn for quote in value.quotes)
    )


def _pairs_across(dossier: Dossier) -> Iterator[ValuePair]:
    """Figures of the same event and unit whose scopes differ: their values are never set against each other."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in dossier.of_kind(Figure):
        if figure.of is not None and figure.status != "withdrawn":
            groups.setdefault((figure.of, figure.quantity.casefold()), []).append(figure)
    for figures in groups.values():
        for first, second in combinations(figures, 2):
            if first.scope != second.scope:
                reason = (
                    f"Not compared: they stand for different things. One: {first.scope.rstrip('.')}. The other: {second.scope.rstrip('.')}."
                )
                yield ValuePair((first.id, 0), (second.id, 0), "scope mismatch", reason)


def classed(first: FigureValue, second: FigureValue) -> tuple[PairClass, str]:
    """The class of a pair of values of one quantity and scope, with the reason in a sentence."""
    if _converts(first, second):
        if _in_kilometres(first).overlaps(_in_kilometres(second)):
            if {first.operator, second.operator} <= {"exactly", *_NEAR}:
                return "rounding", f"{in_words(first)} and {in_words(second)} can be one length in two units, rounded."
            return "both can be so", _why_both(first, second)
        return "contradiction", f"{in_words(first)} and {in_words(second)} are not one length, even rounded."
    if not _same_unit(first, second):
        return "scope mismatch", f"Not compared: one is in {first.unit or 'no unit'}, the other in {second.unit or 'no unit'}."
    if first.value == second.value and first.operator == second.operator:
        return "same", "Both give the same number in the same way."
    together = range_of(first).overlaps(range_of(second))
    one, other = _moment(first), _moment(second)
    if one is not None and other is not None and (one.last < other.first or other.last < one.first):
        earlier, later = (first, second) if one.last < other.first else (second, first)
        if not range_of(later).holds(range_of(earlier)):
            return "update", f"{in_words(later)} is given for a later day than {in_words(earlier)}{_if_right(one, other)}."
    if together and _are_ends_of_one_range(first, second):
        lower, upper = (first, second) if first.operator in _LOWER_ENDS else (second, first)
        return "one range", f"One holder gives both in one text: {in_words(lower)} and {in_words(upper)}."
    if _is_rounding(first, second):
        return "rounding", f"{in_words(first)} and {in_words(second)} can be one number, rounded."
    if together:
        return "both can be so", _why_both(first, second)
    if one is None or other is None:
        return "contradiction", f"No number is both {in_words(first)} and {in_words(second)}, and the days are not both known."
    same = f"both are given for the same time{_if_right(one, other)}"
    return "contradiction", f"No number is both {in_words(first)} and {in_words(second)}, and {same}."


def _is_rounding(first: FigureValue, second: FigureValue) -> bool:
    """Whether the one is the other to fewer digits, or is given as near a number that the other can be; a bound or a word is neither."""
    if first.value is None or second.value is None or not {first.operator, second.operator} <= {"exactly", *_NEAR}:
        return False
    if _is_shortened(first.value, second.value) or _is_shortened(second.value, first.value):
        return True
    is_near_the_other = (first.operator in _NEAR) != (second.operator in _NEAR)
    return is_near_the_other and range_of(first).overlaps(range_of(second))


def _is_shortened(number: Decimal, other: Decimal) -> bool:
    """Whether a number is another one, rounded to fewer digits of which two or more are kept: 130 for 133, 4.3 for 4.28."""
    kept, whole = number.normalize().as_tuple(), other.normalize().as_tuple()
    if not _LEAST_DIGITS_KEPT <= len(kept.digits) < len(whole.digits):
        return False
    return other.quantize(Decimal((0, (1,), int(kept.exponent))), rounding=ROUND_HALF_UP) == number


def _why_both(first: FigureValue, second: FigureValue) -> str:
    """Why two values can both be so, in a sentence that names each and says what it is."""
    if first.operator in _LOWER_ENDS and second.operator in _LOWER_ENDS:
        return f"{in_words(first)} and {in_words(second)} are both lower bounds."
    if first.operator in _UPPER_ENDS and second.operator in _UPPER_ENDS:
        return f"{in_words(first)} and {in_words(second)} are both upper bounds."
    told = [(value, sentence) for value in (first, second) if (sentence := _openness(value))]
    if not told:
        return f"One number can be both {in_words(first)} and {in_words(second)}."
    if len(told) == 2:
        return f"{told[0][1]}, and {told[1][1]}."
    return f"{told[0][1]}, and {in_words(second if told[0][0] is first else first)} agrees with it."


def _openness(value: FigureValue) -> str:
    """What leaves a value open, in words; empty for a number."""
    if value.value is None:
        return f"“{value.operator.replace('-', ' ')}” names no number"
    if value.operator in _LOWER_ENDS:
        return f"{in_words(value)} is a lower bound"
    return f"{in_words(value)} is an upper bound" if value.operator in _UPPER_ENDS else ""


def _are_ends_of_one_range(first: FigureValue, second: FigureValue) -> bool:
    """Whether one holder gives two values in one text, of which one bounds the number from below and the other from above."""
    ends = [(one.operator in _LOWER_ENDS, other.operator in _UPPER_ENDS) for one, other in ((first, second), (second, first))]
    shared = {quote.source for quote in first.quotes} & {quote.source for quote in second.quotes}
    return (True, True) in ends and first.holder == second.holder and bool(shared)


def _if_right(*moments: DossierDate) -> str:
    """The condition under which an order of days holds that are not all certain."""
    return ", if the days are right: not all are certain" if any(moment.is_doubtful for moment in moments) else ""


def _same_unit(first: FigureValue, second: FigureValue) -> bool:
    units = [(value.unit or "").casefold() for value in (first, second)]
    return units[0] == units[1] or (set(units) <= set(_KILOMETRES) and _KILOMETRES[units[0]] == _KILOMETRES[units[1]])


def _converts(first: FigureValue, second: FigureValue) -> bool:
    """Whether two values are lengths in different units."""
    units = {(value.unit or "").casefold() for value in (first, second)}
    return not _same_unit(first, second) and units <= set(_KILOMETRES) and first.value is not None and second.value is not None


def _in_kilometres(value: FigureValue) -> Range:
    """A length in kilometres, its ends widened by what rounding in the other unit takes; an open end stays open."""
    factor, bounds = _KILOMETRES[(value.unit or "").casefold()], range_of(value)
    least = bounds.least * factor
    most = bounds.most * factor if bounds.most is not None else None
    return Range(least - least * _TOLERANCE / 2, most + most * _TOLERANCE / 2 if most is not None else None)


def _moment(value: FigureValue) -> DossierDate | None:
    return parse_date(value.as_of) if value.as_of is not None else None


def in_words(value: FigureValue) -> str:
    """`at least 133`, `dozens`, `340 km`."""
    number = "" if value.value is None else plain_number(value.value)
    operator = "" if value.operator == "exactly" else value.operator.replace("-", " ")
    return " ".join(piece for piece in (operator, number, value.unit or "") if piece)


@dataclass(frozen=True)
class SeriesPoint:
    """One value on the time axis of its figure; a lower bound is drawn as such."""

    number: int
    moment: DossierDate
    value: Decimal
    is_lower_bound: bool
    is_upper_bound: bool


def series(figure: Figure) -> tuple[SeriesPoint, ...]:
    """The dated, numbered values of one figure in the order of their days. One figure has one scope, so one line."""
    points = []
    for number, value in enumerate(figure.values):
        moment = _moment(value)
        if moment is None or value.value is None:
            continue
        bounds = range_of(value)
        points.append(SeriesPoint(number, moment, value.value, bounds.most is None, value.operator in _UPPER_ENDS))
    return tuple(sorted(points, key=lambda point: (point.moment.sort_key, point.number)))


def superlatives(dossier: Dossier) -> tuple[Superlative, ...]:
    """Every upheld proposition that ranks a figure, worked out anew from the values of the figures that it names."""
    return tuple(
        _superlative(dossier, proposition)
        for proposition in dossier.of_kind(Proposition)
        if proposition.superlative is not None and proposition.status != "withdrawn"
    )


def _superlative(dossier: Dossier, proposition: Proposition) -> Superlative:
    claim = proposition.superlative
    assert claim is not None  # noqa: S101 - the caller picks propositions that have one
    rank = int(claim.rank)
    figures = [dossier.get(claim.figure, Figure), *(dossier.get(other, Figure) for other in claim.among)]
    true, left_open, false = [], [], []
    given = [standing_values(dossier, figure) for figure in figures]
    for choice in islice(product(*given), _MOST_READINGS):
        own, others = choice[0][1], [value for _, value in choice[1:]]
        surely_above = sum(1 for other in others if _is_surely_above(other, own))
        maybe_above = sum(1 for other in others if _may_be_above(other, own))
        values = tuple((figure.id, number) for figure, (number, _) in zip(figures, choice, strict=True))
        reading = RankReading(values, surely_above + 1, max(surely_above, maybe_above) + 1)
        if reading.rank_least == reading.rank_most == rank:
            true.append(reading)
        elif reading.rank_least <= rank <= reading.rank_most:
            left_open.append(reading)
        else:
            false.append(reading)
    return Superlative(proposition.id, rank, prod(len(values) for values in given), tuple(true), tuple(left_open), tuple(false))


def _is_surely_above(value: FigureValue, other: FigureValue) -> bool:
    """Whether every number that the one leaves possible is above every number of the other; never where units cannot be compared."""
    if _same_unit(value, other):
        return range_of(other).lies_below(range_of(value))
    return _converts(value, other) and _in_kilometres(other).lies_below(_in_kilometres(value))


def _may_be_above(value: FigureValue, other: FigureValue) -> bool:
    """Whether some number that the one leaves possible is above some number of the other; a tie is not above."""
    if _same_unit(value, other):
        one, two = range_of(value), range_of(other)
    elif _converts(value, other):
        one, two = _in_kilometres(value), _in_kilometres(other)
    else:
        return True
    return one.most is None or one.most > two.least
