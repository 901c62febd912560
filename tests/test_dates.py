"""Dates keep their precision: EDTF of level 0 and 1, in order, in words."""

from __future__ import annotations

import calendar
from contextlib import suppress
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import example, given, settings
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.dates import EARLIEST, LATEST, NotADate, parse_date


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2019-05-03", "2019-05-03", "2019-05-03", "3 May 2019"),
        ("2019-05", "2019-05-01", "2019-05-31", "May 2019"),
        ("2019", "2019-01-01", "2019-12-31", "2019"),
        ("2020-02", "2020-02-01", "2020-02-29", "February 2020"),
        ("2020-02-29", "2020-02-29", "2020-02-29", "29 February 2020"),
        ("0001-01-01", "0001-01-01", "0001-01-01", "1 January 0001"),
        ("9999-12-31", "9999-12-31", "9999-12-31", "31 December 9999"),
        ("2019-05-03?", "2019-05-03", "2019-05-03", "3 May 2019 (uncertain)"),
        ("2019-05~", "2019-05-01", "2019-05-31", "May 2019 (approximate)"),
        ("2019%", "2019-01-01", "2019-12-31", "2019 (uncertain, approximate)"),
        ("195X", "1950-01-01", "1959-12-31", "195x"),
        ("19XX", "1900-01-01", "1999-12-31", "19xx"),
        ("2019-XX", "2019-01-01", "2019-12-31", "2019-xx"),
        ("2019-02-XX", "2019-02-01", "2019-02-28", "2019-02-xx"),
        ("2019-XX-XX", "2019-01-01", "2019-12-31", "2019-xx-xx"),
        ("2019-21", "2019-03-01", "2019-05-31", "spring 2019"),
        ("2019-22", "2019-06-01", "2019-08-31", "summer 2019"),
        ("2019-23", "2019-09-01", "2019-11-30", "autumn 2019"),
        ("2000/2010", "2000-01-01", "2010-12-31", "2000 to 2010"),
        ("2019-05-03/2019-05-06", "2019-05-03", "2019-05-06", "3 May 2019 to 6 May 2019"),
        ("2019-05-03/2019-06", "2019-05-03", "2019-06-30", "3 May 2019 to June 2019"),
        ("2019-05-03?/2019-06~", "2019-05-03", "2019-06-30", "3 May 2019 (uncertain) to June 2019 (approximate)"),
        ("../2019-05-03", "0001-01-01", "2019-05-03", "3 May 2019 or before"),
        ("/2019-05-03", "0001-01-01", "2019-05-03", "3 May 2019 or before"),
        ("2019-05-03/..", "2019-05-03", "9999-12-31", "3 May 2019 or later"),
        ("2019-05-03/", "2019-05-03", "9999-12-31", "3 May 2019 or later"),
        ("2019/2019", "2019-01-01", "2019-12-31", "2019 to 2019"),
        ("2019-05-03T21:30:00", "2019-05-03", "2019-05-03", "3 May 2019, 21:30:00"),
        ("2019-05-03T21:30:00Z", "2019-05-03", "2019-05-03", "3 May 2019, 21:30:00Z"),
    ],
)
def test_a_date_keeps_its_precision(text: str, first: str, last: str, words: str) -> None:
    """A date knows the first and the last day that it may mean, and is said as precisely as it was written."""
    moment = parse_date(text)
    assert (text, first, last, words) == (moment.text, moment.first.isoformat(), moment.last.isoformat(), moment.in_words)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "today",
            "unknown",
            "open",
            "May 2019",
            "3 May 2019",
            "3.5.2019",
            "03/05/2019",
            "5/3/2019",
            "20190503",
            "2019-5-3",
            "2019-05-3",
        ),
        *(
            "19-05-03",
            "2019-13",
            "2019-00",
            "2019-25",
            "2019-99",
            "2019-02-29",
            "2019-02-30",
            "2019-04-31",
            "2019-05-32",
            "2019-05-00",
            "1900-02-29",
        ),
        *("2019-02-30?", "2019-13~", "2019-02-30/2019-03-01", "2019-01-01/2019-02-30", "../2019-02-30", "2019-02-29/.."),
        *("0000", "0000-01-01", "-0044", "-44", "Y17000000002", "Y-17E7", "10000-01-01", "99999"),
        *(
            "2019/2018",
            "2019-05-03/2019-05-02",
            "2019-06/2019-05-31",
            "..",
            "/",
            "../..",
            "../",
            "/..",
            "//",
            "2019//2020",
            "2019/2020/2021",
        ),
        *("2019-05-03 ", " 2019-05-03", "2019-05-03\n", "2019-05-03\u00a0", "2019-05-03x", "2019‑05‑03", "２０１９", "٢٠١٩", "2019-05-0٣"),
        *("20XX-02-30", "19XX-02-31", "XXXX", "2019-1X", "2019-05-1X", "156X-12-25", "1XXX", "2X19", "2019-XX-31"),
        *("[1667,1668]", "{1960,1961}", "[..1984]", "2004-06-~01", "?2004-06", "2004?-06", "1984S2", "2019-41", "2001-21^south"),
        *(
            "2019?~",
            "2019??",
            "2019~?",
            "2019-05-03!",
            "2019#",
            "2019-05-03T",
            "2019-05-03T25:00:00",
            "2019-05-03T21",
            "2019-W18",
            "2019-123",
        ),
        *(
            "null",
            "None",
            "nan",
            "1e3",
            "+2019",
            "2019.5",
            "2019,2020",
            "P1Y",
            "2019-05-03--2019-05-04",
            "2019 - 2020",
            "9" * 5000,
            "2019-" * 20,
        ),
        *("(2019)", "[[2019]]", "{" * 60, "[" * 60, "(" * 30 + ")" * 30),
    ],
    ids=lambda text: ascii(text[:24]),
)
def test_what_is_no_date_of_level_0_or_1_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(NotADate, match=r"^(is|names|ends|lies) "):
        parse_date(text)


@given(st.text(max_size=80) | st.text("0123456789-/?~%XTZ:.YES[]{},^", max_size=30))
@example("20XX-02-30")
@example("2024-1X")
@settings(max_examples=500)
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    """Whatever stands there, nothing but NotADate is raised; a date that is taken begins before it ends."""
    try:
        moment = parse_date(text)
    except NotADate:
        return
    assert EARLIEST <= moment.first <= moment.last <= LATEST
    assert moment.in_words


@pytest.mark.parametrize("text", ["2024-1X", "20XX-02-30", "2019-05-03", "[1667"])
def test_nothing_is_printed(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The library behind it prints what it tries; that must not stand in the middle of a report."""
    parse_date.cache_clear()
    with suppress(NotADate):
        parse_date(text)
    assert capsys.readouterr() == ("", "")


@given(st.dates())
def test_each_day_of_the_calendar_is_a_date(day: date) -> None:
    moment = parse_date(day.isoformat())
    assert (day, day, True) == (moment.first, moment.last, moment.is_day)
    assert moment.in_words == f"{day.day} {calendar.month_name[day.month]} {day.year:04}"


@given(st.dates(), st.dates())
def test_an_interval_is_a_date_unless_it_ends_before_it_begins(begin: date, end: date) -> None:
    text = f"{begin}/{end}"
    if begin > end:
        with pytest.raises(NotADate, match="ends before it begins"):
            parse_date(text)
    else:
        assert (begin, end, True) == ((moment := parse_date(text)).first, moment.last, moment.is_interval)


_MOMENTS = st.builds(
    "{}{}".format,
    st.one_of(st.dates().map(str), st.dates().map(lambda day: str(day)[:7]), st.integers(1000, 9999)),
    st.sampled_from(["", "?", "~"]),
)


@given(_MOMENTS, _MOMENTS)
def test_an_interval_is_as_long_as_the_library_says(begin: str, end: str) -> None:
    """Its moments are read one by one; the library's grammar for intervals gives the same days."""
    text = f"{begin}/{end}"
    interval = parse_edtf(text)
    first, last = (date(*moment[:3]) for moment in (interval.lower_strict(), interval.upper_strict()))
    if first > last:
        with pytest.raises(NotADate, match="ends before it begins"):
            parse_date(text)
    else:
        assert (first, last) == ((moment := parse_date(text)).first, moment.last)


def test_dates_are_in_the_order_of_time_and_the_preciser_first() -> None:
    """Earlier first; of two that begin on the same day, the one that says more; of two that say as much, by their text.

    What happened on a day or before is not taken for the first of all: it stands with its day.
    """
    in_order = [
        "1911",
        "195X",
        "2018-12-31",
        "2019-01-01",
        "2019-01",
        "2019-01-01/2019-05-03",
        "2019",
        "2019-01-01/..",
        "2019-05",
        "../2019-05-03",
        "2019-05-03",
        "2019-05-03?",
        "2019-05-03/2019-05-04",
        "2019-05-04",
    ]
    assert in_order == sorted({*in_order}, key=lambda text: parse_date(text).sort_key)


@given(st.lists(st.dates(), min_size=2, max_size=5))
def test_days_sort_as_days(days: list[date]) -> None:
    assert sorted(days) == [parse_date(text).first for text in sorted(map(str, days), key=lambda text: parse_date(text).sort_key)]


@pytest.mark.parametrize(
    ("text", "is_day", "is_uncertain", "is_interval"),
    [
        ("2019-05-03", True, False, False),
        ("2019-05-03?", False, True, False),
        ("2019-05-03~", False, True, False),
        ("2019-05", False, False, False),
        ("195X", False, True, False),
        ("2019-05-03/2019-05-04", False, False, True),
        ("2019-05-03/..", False, False, True),
        ("2019-05?/2019-06", False, True, True),
        ("2019-05-03/2019-05-03", True, False, True),
    ],
)
def test_what_is_certain_is_known(text: str, *, is_day: bool, is_uncertain: bool, is_interval: bool) -> None:
    moment = parse_date(text)
    assert (is_day, is_uncertain, is_interval) == (moment.is_day, moment.is_uncertain, moment.is_interval)
