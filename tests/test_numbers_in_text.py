"""The numbers that a text gives, in digits or in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401  (before the first property)
from build_scripts.analysis.figure_values import in_words
from build_scripts.analysis.figure_values import in_words as value_in_words
from build_scripts.numbers_in_text import (
    _QUANTITY_WORDS,
    WORDS_ARE_READ,
    first_number_in,
    last_number_in,
    main_language,
    numbers_in,
    numbers_in_digits,
    plain_number,
    quantity_words_in,
    ranges_in,
)
from build_scripts.records import Figure
from tests.small_dossiers import dossier_of, figure, value

#: A text, and the numbers that it gives.
NUMBERS = {
    "no number stands here": [],
    "at 22:30 sharp": [],
    "from 09:05:30 to 24:00": [],
    "mixed 3:2, as 99:99 is": [2, 3, 99],
    # digits
    "4 boats": [4],
    "37 boats and 12 oars": [12, 37],
    "1,133 boats": [1133],
    "12,345,678 moths": [12345678],
    "6\u00a0000 moths": [6000],
    "6\u202f000 moths": [6000],
    "2.5 tonnes": ["2.5"],
    "about 0.75 of it": ["0.75"],
    "boats: 37.": [37],
    "(37)": [37],
    "37, 38 and 39": [37, 38, 39],
    "10-15 boats": [10, 15],
    "10–15 boats": [10, 15],
    "37-strong": [37],
    "a 500g loaf": [500],
    "40% of the boats": [40],
    "$5": [5],
    "in 1911": [1911],
    "in the 1950s": [1950],
    "on 6 May 2019": [6, 2019],
    "May 6, 2019": [6, 2019],
    "0 boats": [0],
    # digits that are part of another number give no number of their own
    "1,133 and 2.50": [1133, "2.50"],
    # ordinals
    "the 37th boat": [37],
    "the 22nd day": [22],
    "the third boat": [3],
    "the twentieth boat": [20],
    # words
    "four boats": [4],
    "Four boats": [4],
    "FOUR boats": [4],
    "four or five boats": [4, 5],
    "eleven people, four of them moths": [4, 11],
    "a five-year-old boat": [5],
    "thirty-seven boats": [37],
    "thirty seven boats": [37],
    "a hundred boats": [100],
    "one hundred boats": [100],
    "two hundred boats": [200],
    "one hundred and thirty-three boats": [133],
    "four hundred and five boats": [405],
    "five hundred thousand moths": [500000],
    "six million moths": [6000000],
    # “one” and “first” mostly count nothing
    "one of the boats": [],
    "no one knows": [],
    "the first boat": [],
    "First, the lamp went": [],
    # part of a name
    "the A4 road": [],
    "MH17 flew": [],
    "boatyard4 closed": [],
    # words that only begin like a number
    "often a tent, and none weightless": [],
    "the tension attends": [],
    "before the foursome": [],
    "a canine": [],
    # words that stand for a quantity give none
    "dozens of boats": [],
    "hundreds and thousands": [],
    "several boats, a few moths, many stars": [],
    "twenty-one boats": [21],
    "the thirty-first boat": [31],
    "one thousand and one nights": [1001],
    "6 million moths": [6000000],
    "1.5 million moths": [1500000],
    "2 dozen boats": [24],
    "two dozen boats": [24],
    "a dozen boats": [12],
    "several hundred boats": [],
    "a few thousand boats": [],
    # thousands parted by plain spaces
    "6 000 boats": [6000],
    "1 200 000 crowns": [1200000],
    "1 200 000.5 crowns": ["1200000.5"],
    "3\u2009000 moths": [3000],
    "1 200 million moths": [1200000000],
    "1,200 million moths": [1200000000],
    "1 20 boats": [1, 20],
    "1 2000 boats": [1, 2000],
    "1234 000 boats": [0, 1234],
    "1 200 3 boats": [1, 3, 200],
    "5 1 200 boats": [1, 5, 200],
    "1  200 boats": [1, 200],
    "1\n200 boats": [1, 200],
    "A4 200 boats": [200],
    "5 (200 boats)": [5, 200],
    "two 300 boats": [2, 300],
    # a comma before decimals
    "1,5 tonnes": ["1.5"],
    "1,5km": ["1.5"],
    "12,75 tonnes": ["12.75"],
    "1,500 tonnes": [1500],
    "1,5 million moths": [1500000],
    "1,2,3": [1, 2, 3],
    "37, 38": [37, 38],
    # below zero
    "-12.5 degrees": ["-12.5"],
    "−12.5 degrees": ["-12.5"],
    "it was -3, then 4": [-3, 4],
    "(-3)": [-3],
    "minus 3 degrees": [-3],
    "Minus three degrees": [-3],
    "minus twenty-one degrees": [-21],
    "-1 200 crowns": [-1200],
    "-1.5 million crowns": [-1500000],
    "3-5 boats": [3, 5],
    "3 -5 boats": [3, 5],
    "10 minus 3": [3, 10],
    "2019-05-03": [3, 5, 2019],
    "page 7)-5": [5, 7],
    "a terminus 3 km away": [3],
    "-0 boats": [0],
    "- 3 boats": [3],
    "– 3 boats": [3],
    "a Су-34 flew": [],
    "the IS-7 group": [],
    # letters that multiply: of money, or “bn” and “tn”, which are nothing else
    "£3m": [3000000],
    "a £3m wall": [3000000],
    "$4bn": [4000000000],
    "US$4.5bn": [4500000000],
    "€5k": [5000],
    "£2tn": [2000000000000],
    "£1,200m": [1200000000],
    "£3 m": [3000000],
    "-£3m": [3000000],
    "3bn litres": [3000000000],
    "3 bn litres": [3000000000],
    "£3mn": [3000000],
    "a 5k race": [5],
    "3m high": [3],
    "3 m high": [3],
    "3mm thick": [3],
    "£3 more": [3],
    "£3 to £4m": [3000000, 4000000],
    "£3m-£4m": [3000000, 4000000],
    "three trillion crowns": [3000000000000],
    # one multiple for both ends of a range
    "Between 3 and 5 million litres": [3000000, 5000000],
    "between three and five million litres": [3000000, 5000000],
    "3 to 5 million litres": [3000000, 5000000],
    "three to five million litres": [3000000, 5000000],
    "3-5 million litres": [3000000, 5000000],
    "3 – 5 million litres": [3000000, 5000000],
    "$3-$5 million": [3000000, 5000000],
    "two or three million moths": [2000000, 3000000],
    "twenty-five to thirty thousand moths": [25000, 30000],
    "two to three hundred thousand moths": [200000, 300000],
    "1.5 to 2 million": [1500000, 2000000],
    "2.5-3bn litres": [2500000000, 3000000000],
    "Between £7 million and £8 million": [7000000, 8000000],
    "900,000 to 1.2 million": [900000, 1200000],
    "between 900 and 2 thousand": [900, 2000],
    "3 boats and 5 million litres": [3, 5000000],
    "3 and 5 million": [3, 5000000],
    "on 3 May, 5 million": [3, 5000000],
    # halves
    "half a million crowns": [500000],
    "half-a-million crowns": [500000],
    "a half million crowns": [500000],
    "a quarter of a million crowns": [250000],
    "three-quarters of a million crowns": [750000],
    "two and a half million crowns": [2500000],
    "two and a half tonnes": ["2.5"],
    "2 and a half tonnes": ["2.5"],
    "one and a half tonnes": ["1.5"],
    "half a hundred boats": [50],
    "half a dozen boats": [6],
    "half of the million": [1000000],
    # degrees below zero
    "20 degrees below zero": [-20],
    "twenty degrees below zero": [-20],
    "20 degrees Celsius below zero": [-20],
    "20 °C below zero": [-20],
    "20C below zero": [-20],
    "20 below zero": [-20],
    "20 degrees, below zero": [0, 20],
    "20 metres below the bridge": [20],
    "a Su-34 flew": [],
    "COVID-19": [],
}

#: Texts of other languages, and the numbers that they give.
IN_OTHER_LANGUAGES = {
    ("fr", "vingt ans"): [20],
    ("fr", "quatre-vingt-dix-sept bateaux"): [97],
    ("fr", "trois virgule cinq tonnes"): ["3.5"],
    ("fr", "1,5 km"): ["1.5"],
    ("fr", "1,500 km"): ["1.5"],
    ("fr", "4,5 millions"): [4500000],
    ("fr", "1 200,5 km"): ["1200.5"],
    ("fr", "1\u202f200\u202f000 km"): [1200000],
    ("de", "fünfundzwanzig Boote"): [25],
    ("de", "1.500 Boote"): [1500],
    ("de", "1.500.000,75 Kronen"): ["1500000.75"],
    ("de", "4,5 Millionen"): [4500000],
    ("de", "2.5 Tonnen"): ["2.5"],
    ("de", "am 6.5.2019"): [5, 6, 2019],
    ("es", "veinte barcos"): [20],
    ("es", "3 mil millones"): [3000000000],
    ("it", "venti barche"): [20],
    ("pt", "vinte barcos"): [20],
    ("nl", "twintig boten"): [20],
    ("uk", "двадцять років"): [],
    ("uk", "20 років"): [20],
    ("uk", "-12,5 градусів"): ["-12.5"],
    ("uk", "3 000 000 000 гривень"): [3000000000],
    ("uk", "4,5 млн гривень"): [4500000],
    ("uk", "1,500,000 гривень"): [1500000],
    ("ru", "5 тыс. лодок"): [5000],
    ("ja", "1,500"): [1500],
}

#: Texts that are read wrongly yet: the numbers that they give, and why they are not found.
MISREAD = {
    "a second later": ([], "a second of time is found as 2"),
    "two-thirds of the boats": ([], "a fraction is found as 2 and 3"),
}


@pytest.mark.parametrize(("text", "numbers"), NUMBERS.items(), ids=NUMBERS)
def test_the_numbers_of_a_text(text: str, numbers: list[int | str]) -> None:
    assert numbers_in(text) == {Decimal(number) for number in numbers}


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [(language, text, numbers) for (language, text), numbers in IN_OTHER_LANGUAGES.items()],
    ids=[f"{language}: {text}" for language, text in IN_OTHER_LANGUAGES],
)
def test_the_numbers_of_a_text_in_another_language(language: str, text: str, numbers: list[int | str]) -> None:
    assert numbers_in(text, language) == {Decimal(number) for number in numbers}


@pytest.mark.parametrize("language", sorted(WORDS_ARE_READ))
def test_the_number_words_of_a_language_are_read(language: str) -> None:
    assert numbers_in("7", language) == {7}


@pytest.mark.parametrize(("tag", "language"), [("en", "en"), ("en-GB", "en"), ("uk", "uk"), (None, "en")])
def test_the_language_of_a_tag(tag: str | None, language: str) -> None:
    assert main_language(tag) == language


@pytest.mark.parametrize(
    ("text", "numbers"), [("twenty boats", []), ("20 boats", [20]), ("6 million boats", [6000000]), ("four of 12 boats", [12])]
)
def test_the_numbers_that_a_text_writes_in_digits(text: str, numbers: list[int]) -> None:
    assert numbers_in_digits(text) == {Decimal(number) for number in numbers}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [pytest.param(text, numbers, id=text, marks=pytest.mark.xfail(reason=why, strict=True)) for text, (numbers, why) in MISREAD.items()],
)
def test_the_numbers_of_a_text_that_is_misread(text: str, numbers: list[int | str]) -> None:
    assert numbers_in(text) == {Decimal(number) for number in numbers}


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("30–40 hours", [(30, 40)]),
        ("30-40 hours", [(30, 40)]),
        ("30 - 40 hours", [(30, 40)]),
        ("30% to 40% of it", [(30, 40)]),
        ("30km-40km", [(30, 40)]),
        ("Five to seven carts", [(5, 7)]),
        ("four or five carts", [(4, 5)]),
        ("between 4 and 9 boats", [(4, 9)]),
        ("between 4 tonnes and 9 tonnes", [(4, 9)]),
        ("from 4 cold days to 9 days", [(4, 9)]),
        ("Between £7 million and £8 million", [(7000000, 8000000)]),
        ("between 900,000 and 1.2 million", [(900000, 1200000)]),
        ("between twenty-one and one hundred and thirty-three boats", [(21, 133)]),
        ("from -5 to 3 degrees", [(-5, 3)]),
        ("from minus\u00a05 to 3 degrees", [(-5, 3)]),
        ("4 and 9 boats", []),
        ("4 tonnes to 9 tonnes", []),
        ("9 to 4 votes", []),
        ("a vote of 4 to 9", []),
        ("rose from 4 to 9", []),
        ("rose by 4 to 9", [(4, 9)]),
        ("on 2019-05-03", []),
        ("1-2-3", []),
        ("call 0800-900", []),
        ("a Su-34 to 40 boats", []),
        ("from 22:30 to 40 boats", []),
        ("from the 4th. Up to 9 boats", []),
    ],
)
def test_the_ranges_of_a_text(text: str, ranges: list[tuple[int, int]]) -> None:
    assert [tuple(map(int, ends)) for ends in ranges_in(text)] == ranges


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("no number stands here", None, None),
        ("4 boats", (4, 0), (4, 1)),
        ("of the 4 boats and nine oars there", (4, 2), (9, 2)),
        ("one hundred and thirty-three boats", (133, 0), (133, 1)),
        ("half a million", (500000, 0), (500000, 0)),
        ("20 degrees below zero", (-20, 0), (-20, 1)),
    ],
)
def test_the_first_and_the_last_number_of_a_text(text: str, first: tuple[int, int] | None, last: tuple[int, int] | None) -> None:
    assert (first_number_in(text), last_number_in(text)) == (first, last)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dozens of boats", {"dozens"}),
        ("a dozen boats", set()),
        ("several dozen boats", {"dozens", "several"}),
        ("a few thousand boats", {"thousands", "some"}),
        ("scores of boats", {"scores"}),
        ("he scores well", set()),
        ("hundreds of moths, thousands of stars", {"hundreds", "thousands"}),
        ("three hundred moths", set()),
        ("a number of boats", {"several"}),
        ("some boats and a couple of moths", {"some"}),
        ("something wholesome", set()),
        ("most of them, and a lot of others", {"many"}),
        ("Germany", set()),
    ],
)
def test_the_words_for_a_quantity(text: str, words: set[str]) -> None:
    assert quantity_words_in(text) == words


@given(st.integers(min_value=0, max_value=10**12))
def test_every_whole_number_is_found_as_it_is_written(number: int) -> None:
    assert numbers_in(f"The boats were {number} that day.") == {Decimal(number)}
    assert numbers_in(f"The boats were {number:,} that day.") == {Decimal(number)}


@given(st.decimals(min_value=0, max_value=10**6, places=2))
def test_every_decimal_number_is_found_as_it_is_written(number: Decimal) -> None:
    assert numbers_in(f"The lamp weighs {number} tonnes.") == {number}


@given(st.text(max_size=200), st.sampled_from(["en", "fr", "de", "uk", "ja"]))
def test_no_text_of_any_language_is_too_strange_to_be_read(text: str, language: str) -> None:
    assert all(number.is_finite() for number in numbers_in(text, language))


@given(st.text(max_size=200))
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    assert all(number.is_finite() for number in numbers_in(text))
    assert quantity_words_in(text) is not None
    assert all(low < high for low, high in ranges_in(text))


@pytest.mark.parametrize("word", sorted(_QUANTITY_WORDS))
@given(st.data())
def test_a_word_for_a_quantity_is_looked_for_in_every_text_that_holds_it(word: str, data: st.DataObject) -> None:
    """Only a text with the stem of a word is searched for it; every wording that its pattern fits has the stem."""
    text = data.draw(st.from_regex(_QUANTITY_WORDS[word], alphabet=st.characters(codec="ascii")))
    assert word in quantity_words_in(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "one",
                "two",
                "twelve",
                "twenty",
                "hundred",
                "thousand",
                "million",
                "and",
                "point",
                "a",
                "-",
                ",",
                ".",
                "third",
                "7",
                "1,000",
                "dozen",
            ]
        ),
        max_size=12,
    )
)
def test_no_heap_of_number_words_is_too_strange_to_be_read(words: list[str]) -> None:
    assert all(number >= 0 for number in numbers_in(" ".join(words)))


@pytest.mark.parametrize(
    ("number", "shown"), [("133", "133"), ("6000", "6,000"), ("1.5", "1.5"), ("1E+3", "1,000"), ("0", "0"), ("2.50", "2.50")]
)
def test_a_number_as_a_reader_reads_it(number: str, shown: str) -> None:
    assert plain_number(Decimal(number)) == shown


@pytest.mark.parametrize(
    ("number", "expected"),
    [("133", "133"), ("6000", "6,000"), ("1E+3", "1,000"), ("1234567.50", "1,234,567.50"), ("-0.0000001", "-0.0000001"), ("-0", "0")],
)
def test_a_number_is_printed_in_digits_alone(number: str, expected: str) -> None:
    """On pages and in sentences alike, and never as a power of ten."""
    assert plain_number(Decimal(number)) == expected
    if "E" not in number and number != "-0":
        entry = dossier_of(figure("lamps", value(number))).get("lamps", Figure).values[0]
        assert value_in_words(entry) == in_words(entry) == expected
