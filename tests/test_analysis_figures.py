"""Figures: what a value leaves possible, how two of them stand to each other, series, and superlatives worked out anew."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.analysis.figure_values import Range, ValuePair, classed, in_words, range_of, series, superlatives, value_pairs
from build_scripts.page_views.lookup import Lookup
from build_scripts.page_views.propositions import proposition_view
from build_scripts.read_dossier import read_dossier
from build_scripts.records import Figure, FigureValue, Proposition
from build_scripts.settings import Settings
from build_scripts.vocabularies import OPERATORS, OPERATORS_WITHOUT_NUMBER
from tests.small_dossiers import Piece, claim, dossier_of, figure, proposition, record, source, value
from tests.toy_changes import TOY

WITHDRAWN = {"status": "withdrawn", "withdrawn_on": "2020-01-01", "withdrawn_reason": "It was a mistake."}


def given_value(text: str) -> FigureValue:
    """`at-least 133 km @2020-01-05` → a value: operator, number, unit and day, each but the operator left out where it is not there."""
    body, _, day = text.partition(" @")
    operator, *rest = body.split()
    number = rest.pop(0) if rest and rest[0].lstrip("-").replace(".", "").isdigit() else None
    return FigureValue.model_validate(value(number, operator, unit=" ".join(rest) or None, as_of=day or None))


RANGES = [
    ("exactly 5", "5", "5", False, False),
    ("exactly 0", "0", "0", False, False),
    ("at-least 5", "5", None, False, False),
    ("more-than 5", "5", None, True, False),
    ("well-over 5", "5", None, True, False),
    ("about 20", "18", "22", False, False),
    ("about -20", "-22", "-18", False, False),
    ("nearly 20", "18", "20", False, True),
    ("less-than 20", "0", "20", False, True),
    ("at-most 20", "0", "20", False, False),
    ("at-most -7", "-Infinity", "-7", False, False),
    ("less-than -7", "-Infinity", "-7", False, True),
    ("dozens", "24", None, False, False),
    ("hundreds", "200", None, False, False),
    ("thousands", "2000", None, False, False),
    ("hundreds-of-thousands", "200000", None, False, False),
    ("several", "3", None, False, False),
    ("some", "2", None, False, False),
    ("many", "3", None, False, False),
]


@pytest.mark.parametrize(("text", "least", "most", "above", "below"), RANGES, ids=[row[0] for row in RANGES])
def test_ranges(text: str, least: str, most: str | None, above: bool, below: bool) -> None:
    """A number is a range, by its operator; a word without a number has a least."""
    assert Range(Decimal(least), Decimal(most) if most else None, above, below) == range_of(given_value(text))


def test_every_operator_has_a_range() -> None:
    """None of the vocabulary is forgotten, and words have a least of their own."""
    assert set(OPERATORS) == {row[0].split()[0] for row in RANGES}
    for operator in OPERATORS_WITHOUT_NUMBER:
        assert range_of(given_value(operator)).least > 1


TOGETHER = [
    ("at-most -7", "exactly -9", True),
    ("less-than -7", "exactly -7", False),
    ("exactly 40", "exactly 40", True),
    ("exactly 40", "exactly 41", False),
    ("at-least 40", "exactly 40", True),
    ("more-than 40", "exactly 40", False),
    ("more-than 40", "exactly 41", True),
    ("at-least 40", "at-most 40", True),
    ("more-than 40", "at-most 40", False),
    ("at-least 40", "less-than 40", False),
    ("at-least 40", "less-than 41", True),
    ("at-least 40", "at-least 90", True),
    ("less-than 40", "at-most 3", True),
    ("about 40", "exactly 44", True),
    ("about 40", "exactly 36", True),
    ("about 40", "exactly 45", False),
    ("nearly 40", "exactly 40", False),
    ("nearly 40", "exactly 39", True),
    ("nearly 40", "exactly 36", True),
    ("nearly 40", "exactly 35", False),
    ("nearly 40", "at-least 40", False),
    ("dozens", "exactly 24", True),
    ("dozens", "exactly 23", False),
    ("dozens", "hundreds", True),
    ("hundreds", "less-than 200", False),
    ("hundreds", "at-most 200", True),
    ("some", "exactly 1", False),
    ("about 40", "about 48", True),
    ("about 40", "about 50", False),
]


@pytest.mark.parametrize(("first", "second", "together"), TOGETHER, ids=[f"{first} and {second}" for first, second, _ in TOGETHER])
def test_overlaps(first: str, second: str, together: bool) -> None:
    """Whether one number could satisfy both: bounds that are open leave the bound itself out; whichever is asked first."""
    one, other = range_of(given_value(first)), range_of(given_value(second))
    assert together == one.overlaps(other) == other.overlaps(one)


PAIRS = [
    ("exactly 40 @2020-01-05", "exactly 40 @2020-01-09", "same", "the same way"),
    ("dozens", "dozens", "same", "the same way"),
    ("exactly 40 @2020-01-05", "exactly 41 @2020-01-06", "update", "41 is given for a later day than 40"),
    ("exactly 41 @2020-01-06", "exactly 40 @2020-01-05", "update", "41 is given for a later day than 40"),
    ("at-least 133 @2020-01-05", "exactly 143 @2020-01-06", "update", "143 is given for a later day than at least 133"),
    ("exactly 41 @2020-01", "exactly 40 @2020-02-01", "update", "40 is given for a later day than 41"),
    ("exactly 40 @2020-01-05?", "exactly 41 @2020-01-06", "update", "later day than 40, if the days are right: not all are certain."),
    ("exactly 40 @2020-01-05?", "exactly 41 @2020-01-05", "contradiction", "same time, if the days are right: not all are certain."),
    ("exactly 40 @2020-01-05", "exactly 41 @2020-01-05", "contradiction", "for the same time"),
    ("exactly 40 @2020-01-05", "exactly 41 @2020-01", "contradiction", "for the same time"),
    ("exactly 40 @2020-01-05", "exactly 41", "contradiction", "the days are not both known"),
    ("exactly 40", "exactly 41", "contradiction", "No number is both 40 and 41"),
    (
        "at-least 40 @2020-01-05",
        "exactly 41 @2020-01-05",
        "both can be so",
        "at least 40 is a lower bound, and 41 agrees with it.",
    ),
    ("at-least 3", "at-most 5", "one range", "One holder gives both in one text: at least 3 and at most 5."),
    ("at-most 5000000 tonnes", "at-least 3000000 tonnes", "one range", "3,000,000 tonnes and at most 5,000,000 tonnes."),
    ("more-than 3 @2020-01-05", "less-than 5 @2020-01-05", "one range", "more than 3 and less than 5"),
    ("at-least 3 @2020-01-05", "at-most 5 @2020-01-06", "update", "at most 5 is given for a later day than at least 3"),
    ("at-least 5", "at-most 3", "contradiction", "No number is both at least 5 and at most 3"),
    ("at-least 3", "at-least 5", "both can be so", "at least 3 and at least 5 are both lower bounds."),
    ("less-than 3", "at-most 5", "both can be so", "less than 3 and at most 5 are both upper bounds."),
    ("dozens", "at-least 37", "both can be so", "“dozens” names no number, and at least 37 is a lower bound."),
    ("exactly 4", "several", "both can be so", "“several” names no number, and 4 agrees with it."),
    ("about 40", "at-most 41", "both can be so", "at most 41 is an upper bound, and about 40 agrees with it."),
    ("about 40", "about 41", "both can be so", "One number can be both about 40 and about 41."),
    ("exactly 41 @2020-01-05", "at-least 40 @2020-01-06", "both can be so", "at least 40 is a lower bound, and 41 agrees with it."),
    ("exactly 4 @2020-01-05", "several @2020-01-06", "both can be so", "“several” names no number"),
    ("at-least 40 @2020-01-05", "at-least 41 @2020-01-06", "update", "at least 41 is given for a later day than at least 40"),
    ("at-least 40 @2020-01-05", "at-least 41", "both can be so", "both lower bounds"),
    ("exactly 130", "exactly 133", "rounding", "130 and 133 can be one number, rounded."),
    ("exactly 4.28 km", "exactly 4.3 km", "rounding", "4.28 km and 4.3 km can be one number, rounded."),
    ("exactly 130", "exactly 136", "contradiction", "No number is both 130 and 136"),
    ("about 130", "about 133", "rounding", "about 130 and about 133 can be one number, rounded."),
    ("exactly 44 @2020-01-05", "about 40 @2020-01-06", "rounding", "44 and about 40"),
    ("more-than 40", "exactly 40", "contradiction", "No number is both more than 40 and 40"),
    ("about 40", "exactly 44", "rounding", "about 40 and 44"),
    ("exactly 5 km", "exactly 5 hours", "scope mismatch", "Not compared: one is in km, the other in hours"),
    ("exactly 5", "exactly 5 hours", "scope mismatch", "Not compared: one is in no unit, the other in hours"),
    ("exactly 5 Boats", "exactly 5 boats", "same", "the same way"),
    ("exactly 340 km", "exactly 210 miles", "rounding", "one length in two units"),
    ("exactly 210 miles", "exactly 340 km", "rounding", "one length in two units"),
    ("exactly 340 km", "exactly 110 miles", "contradiction", "not one length"),
    ("about 340 kilometres", "exactly 1 mile", "contradiction", "not one length"),
    ("exactly 340 km", "dozens miles", "scope mismatch", "Not compared: one is in km, the other in miles"),
]


@pytest.mark.parametrize(("first", "second", "kind", "reason"), PAIRS, ids=[f"{first} and {second}" for first, second, _, _ in PAIRS])
def test_classes(first: str, second: str, kind: str, reason: str) -> None:
    """Each pair of values has one class, with the reason in a sentence."""
    found, told = classed(given_value(first), given_value(second))
    assert kind == found
    assert reason in told
    assert told.endswith(".")


@pytest.mark.parametrize("other", [{"holder": "ben"}, {"quotes": [{"source": "paper", "exact": "At most 5.", "role": "own_reporting"}]}])
def test_two_ends_are_one_range_only_where_one_holder_gives_both_in_one_text(other: dict[str, Any]) -> None:
    upper = FigureValue.model_validate(value("5", "at-most", **other))
    assert classed(given_value("at-least 3"), upper)[0] == "both can be so"


numbers = st.one_of(st.integers(0, 60), st.sampled_from([100, 161, 300, 483])).map(str)
numbered = st.sampled_from(sorted(set(OPERATORS) - OPERATORS_WITHOUT_NUMBER))
days = st.sampled_from(["", " @2020-01-05", " @2020-01-06", " @2020-01", " @2020-01-05/.."])


def values(*units: str) -> st.SearchStrategy[str]:
    """Any value in one of these units."""
    plain = st.builds("{} {}{}{}".format, numbered, numbers, st.sampled_from(units), days)
    worded = st.builds("{}{}{}".format, st.sampled_from(sorted(OPERATORS_WITHOUT_NUMBER)), st.sampled_from(units), days)
    return st.one_of(plain, worded)


@given(values("", " boats"), values("", " boats"))
def test_the_class_does_not_hang_on_the_order(first: str, second: str) -> None:
    """Whichever value the file gives first."""
    assert classed(given_value(first), given_value(second))[0] == classed(given_value(second), given_value(first))[0]


@given(values(" km", " miles"), values(" km", " miles"))
@example("exactly 100 km", "exactly 69 miles")
@example("exactly 200 miles", "at-least 100 km")
def test_the_class_of_distances_does_not_hang_on_the_order(first: str, second: str) -> None:
    """Nor where one has to be converted."""
    assert classed(given_value(first), given_value(second))[0] == classed(given_value(second), given_value(first))[0]


@pytest.mark.parametrize(("first", "second"), [("exactly 200 miles", "at-least 100 km"), ("exactly 10 km", "less-than 100 miles")])
def test_a_bound_in_another_unit_is_still_a_bound(first: str, second: str) -> None:
    """“At least 100 km” and “200 miles” can both be true."""
    assert "both can be so" == classed(given_value(first), given_value(second))[0]


def test_two_spellings_of_a_unit_are_one_unit() -> None:
    """100 km and 105 kilometres are not rounded into each other."""
    assert "contradiction" == classed(given_value("exactly 100 km"), given_value("exactly 105 kilometres"))[0]
    assert "same" == classed(given_value("exactly 100 km"), given_value("exactly 100 kilometres"))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at-least 133", "at least 133"),
        ("exactly 340 km", "340 km"),
        ("dozens boats", "dozens boats"),
        ("hundreds-of-thousands", "hundreds of thousands"),
        ("about 2.5 tonnes", "about 2.5 tonnes"),
        ("exactly 1000", "1,000"),
    ],
)
def test_in_words(text: str, expected: str) -> None:
    """As a reader reads it."""
    assert expected.replace(",", "") == in_words(given_value(text)).replace(",", "").replace("\u00a0", "")


# --- pairs over the records


def pairs(*pieces: Piece) -> list[tuple[tuple[str, int], tuple[str, int], str]]:
    """The pairs of an invented dossier, without their reasons."""
    return [(pair.first, pair.second, pair.is_) for pair in value_pairs(dossier_of(*pieces))]


THEFT = record(
    "events", "theft", date=None, type="attack", quotes=[{"source": "counts", "exact": "They were counted.", "role": "own_reporting"}]
)


def test_every_pair_of_one_figure() -> None:
    """Three values are three pairs, each told by figure and number."""
    found = pairs(figure("lamps", value("3"), value("4", "at-least"), value("3")))
    assert [
        (("lamps", 0), ("lamps", 1), "contradiction"),
        (("lamps", 0), ("lamps", 2), "same"),
        (("lamps", 1), ("lamps", 2), "contradiction"),
    ] == found


def test_figures_of_another_scope_are_not_set_against_each_other() -> None:
    """The dead of the whole and the dead among the guards: one pair, a scope mismatch, told by both scopes."""
    made = dossier_of(
        THEFT,
        figure("all-of-them", value("40"), value("41"), of="theft", scope="Everybody."),
        figure("guards", value("4"), of="theft", scope="The guards among them.", quantity="Lamps"),
    )
    (_, across) = value_pairs(made)
    reason = "Not compared: they stand for different things. One: Everybody. The other: The guards among them."
    assert ValuePair(("all-of-them", 0), ("guards", 0), "scope mismatch", reason) == across


NOT_ACROSS = [
    pytest.param({"of": "theft"}, {"of": "theft", "quantity": "moths", "scope": "Guards."}, id="another quantity"),
    pytest.param({"of": "theft"}, {"scope": "Guards."}, id="one belongs to no event"),
    pytest.param({}, {"scope": "Guards."}, id="neither belongs to an event"),
    pytest.param({"of": "theft"}, {"of": "theft", "scope": "Guards.", **WITHDRAWN}, id="one is withdrawn"),
]


@pytest.mark.parametrize(("first", "second"), NOT_ACROSS)
def test_figures_that_have_nothing_to_do_with_each_other(first: dict[str, Any], second: dict[str, Any]) -> None:
    """Only figures of one quantity of one event are told as a mismatch."""
    assert [] == pairs(THEFT, figure("one", value("40"), **first), figure("other", value("41"), **second))


def test_a_withdrawn_figure_has_no_pairs() -> None:
    """It is no longer upheld."""
    assert [] == pairs(figure("lamps", value("3"), value("4"), **WITHDRAWN))


FALLEN = source("old", "They were three.", **WITHDRAWN)
OLD_VALUE = value("3", quotes=[{"source": "old", "exact": "They were three.", "role": "own_reporting"}])


def test_a_value_of_a_withdrawn_source_has_no_pairs() -> None:
    """Nobody gives it any more."""
    assert [] == pairs(figure("lamps", value("4"), OLD_VALUE), FALLEN)


# --- series


def points(*given_values: str) -> list[tuple[int, bool, bool]]:
    """The points of a series: which value, and whether it is a lower or an upper bound."""
    made = Figure.model_validate(
        {
            "id": "f",
            "quantity": "lamps",
            "scope": "All.",
            "values": [given_value(text).model_dump(mode="json") | {"quotes": value()["quotes"]} for text in given_values],
        }
    )
    return [(point.number, point.is_lower_bound, point.is_upper_bound) for point in series(made)]


def test_a_series_is_in_the_order_of_its_days() -> None:
    """Values without a day or without a number are not drawn."""
    assert [(3, False, False), (0, False, False), (4, False, False)] == points(
        "exactly 3 @2020-01-05", "exactly 4", "dozens @2020-01-01", "exactly 5 @2020-01-04", "exactly 6 @2020-01-06"
    )


def test_two_values_of_one_day_keep_their_order() -> None:
    """The preciser day first, then as the file has them."""
    assert [1, 2, 0] == [number for number, _, _ in points("exactly 3 @2020-01", "exactly 4 @2020-01-01", "exactly 3 @2020-01-01")]


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("exactly 5", False, False),
        ("exactly 0", False, False),
        ("at-least 5", True, False),
        ("more-than 5", True, False),
        ("well-over 5", True, False),
        ("less-than 5", False, True),
        ("at-most 5", False, True),
        ("about 5", False, False),
        ("nearly 5", False, False),
    ],
)
def test_bounds_are_drawn_as_such(text: str, lower: bool, upper: bool) -> None:
    """“At least” is no point but a floor."""
    assert [(0, lower, upper)] == points(f"{text} @2020-01-05")


# --- superlatives


def ranked(own: list[str], *others: list[str], rank: int = 1) -> tuple[int, int, int]:
    """Under how many readings a rank is true, open and false; the figures are given by their values."""
    names = [f"other-{number}" for number in range(len(others))]
    made = dossier_of(
        figure("own", *(_plain(text) for text in own)),
        *(figure(name, *(_plain(text) for text in row)) for name, row in zip(names, others, strict=True)),
        proposition("p", superlative={"figure": "own", "rank": str(rank), "among": names}),
    )
    (found,) = superlatives(made)
    assert ("p", rank) == (found.proposition, found.claimed_rank)
    return len(found.true_under), len(found.open_under), len(found.false_under)


def _plain(text: str) -> dict[str, Any]:
    made = given_value(text)
    return value(str(made.value) if made.value is not None else None, made.operator, unit=made.unit)


TRUE, OPEN, FALSE = (1, 0, 0), (0, 1, 0), (0, 0, 1)

RANKS = [
    pytest.param(["exactly 40"], [["exactly 12"]], 1, TRUE, id="the greatest"),
    pytest.param(["exactly 40"], [["exactly 12"]], 2, FALSE, id="the greatest is not the second"),
    pytest.param(["exactly 12"], [["exactly 40"]], 1, FALSE, id="not the greatest"),
    pytest.param(["exactly 12"], [["exactly 40"]], 2, TRUE, id="the second"),
    pytest.param(["exactly 12"], [["exactly 40"], ["exactly 5"]], 2, TRUE, id="the second of three"),
    pytest.param(["exactly 40"], [["exactly 40"]], 1, TRUE, id="a tie: none is greater"),
    pytest.param(["exactly 40"], [["at-most 40"]], 1, TRUE, id="a tie at the most"),
    pytest.param(["exactly 44"], [["about 40"]], 1, TRUE, id="as much as about can be"),
    pytest.param(["at-least 40"], [["at-most 40"]], 1, TRUE, id="a floor at the other's ceiling"),
    pytest.param(["at-least 40"], [["exactly 12"]], 1, TRUE, id="a floor above the other"),
    pytest.param(["exactly 40"], [["at-least 12"]], 1, OPEN, id="the other has no ceiling"),
    pytest.param(["exactly 40"], [["dozens"]], 1, OPEN, id="dozens may be more"),
    pytest.param(["exactly 20"], [["dozens"]], 1, FALSE, id="dozens are more than twenty"),
    pytest.param(["at-least 40"], [["exactly 50"]], 1, OPEN, id="a floor below the other"),
    pytest.param(["at-least 40"], [["exactly 50"]], 2, OPEN, id="nor is it surely the second"),
    pytest.param(["exactly 40"], [["less-than 40"]], 1, TRUE, id="the other is below"),
    pytest.param(["more-than 40"], [["exactly 40"]], 1, TRUE, id="above the other"),
    pytest.param(["exactly 40"], [["about 40"]], 1, OPEN, id="about may be more"),
    pytest.param(["exactly 45"], [["about 40"]], 1, TRUE, id="more than about"),
    pytest.param(["exactly 12", "exactly 50"], [["exactly 40"]], 1, (1, 0, 1), id="true under the one value, false under the other"),
    pytest.param(["exactly 12", "at-least 12"], [["exactly 40", "exactly 1"]], 1, (2, 1, 1), id="every way to read both"),
]


@pytest.mark.parametrize(("own", "others", "rank", "expected"), RANKS)
def test_superlatives(own: list[str], others: list[list[str]], rank: int, expected: tuple[int, int, int]) -> None:
    """Worked out under every choice of values: surely so, surely not, or open."""
    assert expected == ranked(own, *others, rank=rank)


def test_a_reading_tells_its_values_and_its_ranks() -> None:
    """Which value of which figure, and between which ranks it lies."""
    made = dossier_of(
        figure("own", value("5"), value("40")),
        figure("other", value("12")),
        figure("third", value("30", "at-least")),
        proposition("p", superlative={"figure": "own", "rank": "1", "among": ["other", "third"]}),
    )
    (found,) = superlatives(made)
    assert [((("own", 1), ("other", 0), ("third", 0)), 1, 2)] == [
        (entry.values, entry.rank_least, entry.rank_most) for entry in found.open_under
    ]
    assert [((("own", 0), ("other", 0), ("third", 0)), 3, 3)] == [
        (entry.values, entry.rank_least, entry.rank_most) for entry in found.false_under
    ]


def test_many_readings_are_bounded() -> None:
    """Six figures of six values each have 46,656 readings: four hundred are looked at."""
    row = [f"exactly {number}" for number in range(6)]
    assert 400 == sum(ranked(row, *[row] * 5))


@pytest.mark.parametrize(("own", "other"), [("exactly 40", "more-than 40"), ("less-than 40", "exactly 40"), ("nearly 40", "at-least 40")])
def test_what_is_more_than_it_is_above_it(own: str, other: str) -> None:
    """“More than 40” is above 40, so that 40 is surely not the greatest."""
    assert FALSE == ranked([own], [other])


def test_units_are_not_mixed() -> None:
    """100 km is less than 90 miles, and cannot be ranked beside hours."""
    assert FALSE == ranked(["exactly 100 km"], ["exactly 90 miles"])
    assert TRUE != ranked(["exactly 100 km"], ["exactly 90 hours"])


def test_of_very_many_readings_the_page_says_how_many_were_looked_at() -> None:
    """“All” is said of those alone."""
    made = dossier_of(
        figure("own", *(_plain(f"exactly {number}") for number in range(100, 121))),
        figure("other", *(_plain(f"exactly {number}") for number in range(30))),
        proposition("p", superlative={"figure": "own", "rank": "1", "among": ["other"]}),
        claim("c"),
    )
    (found,) = superlatives(made)
    assert (found.readings, len(found.true_under)) == (630, 400)
    rank = proposition_view(Lookup(made, Settings("x")), made.get("p", Proposition)).rank
    assert rank is not None
    assert "true under all of the first 400 of 630 readings, which alone were looked at." in rank.sentence


def test_a_withdrawn_superlative_is_not_worked_out() -> None:
    """Nor is one ranked by a value that nobody gives any more."""
    claim_of = {"superlative": {"figure": "own", "rank": "1", "among": ["other"]}}
    assert () == superlatives(dossier_of(figure("own", value("4")), figure("other", value("3")), proposition("p", **claim_of, **WITHDRAWN)))


def test_the_toy_is_read_as_it_stands() -> None:
    """37 boats and more, then more than 40: an update; the dozens can be either; more boats than then, however one counts."""
    made = read_dossier(TOY)
    found = {(pair.first, pair.second): pair.is_ for pair in value_pairs(made)}
    assert {
        (("boats-in-harbour", 0), ("boats-in-harbour", 1)): "both can be so",
        (("boats-in-harbour", 0), ("boats-in-harbour", 2)): "update",
        (("boats-in-harbour", 1), ("boats-in-harbour", 2)): "both can be so",
        (("weight-of-the-lamp", 0), ("weight-of-the-lamp", 1)): "contradiction",
    } == found
    (most,) = superlatives(made)
    assert (3, 0, 0) == (len(most.true_under), len(most.open_under), len(most.false_under))
