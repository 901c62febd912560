"""Known-at: from which day on a statement is sure to have been made, and what had been said by a day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from build_scripts.analysis.known_at import KnownFrom, known_at, known_from
from build_scripts.records import Statement
from tests.small_dossiers import Piece, claim, dossier_of, source

WITHDRAWN = {"status": "withdrawn", "withdrawn_on": "2020-01-01", "withdrawn_reason": "It was a mistake."}


def known(*pieces: Piece) -> KnownFrom:
    """From when the statement `said` is known."""
    made = dossier_of(*pieces)
    statement = made.records["said"]
    assert isinstance(statement, Statement)
    return known_from(made, statement)


def day(number: int) -> date:
    """A day of January 2020."""
    return date(2020, 1, number)


SAID = [
    pytest.param("2020-01-05", (day(5), day(5), "said"), id="a day"),
    pytest.param("2020-01-05?", (None, None, "not known"), id="an uncertain day bounds nothing"),
    pytest.param("2020-01-05~", (None, None, "not known"), id="nor does an approximate one"),
    pytest.param("2020-01%", (None, None, "not known"), id="nor an uncertain and approximate month"),
    pytest.param("2020-01-03?/2020-01-05", (day(5), None, "said"), id="an interval whose beginning alone is uncertain"),
    pytest.param("2020-01-03/2020-01-05~", (None, day(3), "not known"), id="an interval whose end alone is approximate"),
    pytest.param("2020-01-XX", (day(31), day(1), "said"), id="digits that are left open are no doubt"),
    pytest.param("2020-01", (day(31), day(1), "said"), id="a month counts from its last day"),
    pytest.param("2019", (date(2019, 12, 31), date(2019, 1, 1), "said"), id="a year counts from its last day"),
    pytest.param("2020-01-03/2020-01-05", (day(5), day(3), "said"), id="an interval counts from its last day"),
    pytest.param("../2020-01-05", (day(5), None, "said"), id="not after a day"),
    pytest.param("2020-01-05/..", (None, day(5), "not known"), id="not before a day"),
    pytest.param(None, (None, None, "not known"), id="not known"),
]


@pytest.mark.parametrize(("said", "expected"), SAID)
def test_by_the_day_on_which_it_was_said(said: str | None, expected: tuple[date | None, date | None, str]) -> None:
    """From the last day on which it may have been said; no day is made up."""
    found = known(claim("said", said=said))
    assert expected == (found.day, found.earliest, found.basis)


PUBLISHED = [
    pytest.param(None, "2020-01-07", (day(7), None, "published"), id="no day: the day of publication"),
    pytest.param("2020-01-05/..", "2020-01-07", (day(7), day(5), "published"), id="an open end: the day of publication"),
    pytest.param(None, "2020-01", (day(31), None, "published"), id="publication known to the month"),
    pytest.param("2020-01-05", "2020-01-07", (day(5), day(5), "said"), id="a known day comes first"),
    pytest.param("2020-01-05?", "2020-01-07", (day(7), None, "published"), id="an uncertain day: the day of publication"),
    pytest.param("2020-01-05?", "2020-01-07?", (None, None, "not known"), id="an uncertain day of publication bounds nothing"),
    pytest.param("../2020-01-05", "2020-01-07", (day(5), None, "said"), id="so does the end of an open interval"),
]


@pytest.mark.parametrize(("said", "published", "expected"), PUBLISHED)
def test_publication_as_a_fallback(said: str | None, published: str, expected: tuple[date | None, date | None, str]) -> None:
    """Where the day is not known: the day on which the first text that quotes it came out."""
    found = known(claim("said", said=said), source("paper", published=published))
    assert expected == (found.day, found.earliest, found.basis)


def test_the_first_publication_counts() -> None:
    """Of the texts that carry it, show a day, and are not withdrawn."""
    found = known(
        claim("said", by="late early none gone"),
        source("late", published="2020-01-09"),
        source("early", published="2020-01-07"),
        source("gone", published="2020-01-01", **WITHDRAWN),
    )
    assert day(7) == found.day


def test_what_is_printed_has_been_said() -> None:
    """Said some day of January, printed on the 7th: on the 7th it is sure to have been said."""
    assert day(7) == known(claim("said", said="2020-01"), source("paper", published="2020-01-07")).day


def test_a_publication_with_an_open_end_is_not_known() -> None:
    """“In 2020 or later” names no day on which it was out."""
    found = known(claim("said"), source("paper", published="2020-01-07/.."))
    assert (None, "not known") == (found.day, found.basis)


STATEMENTS = (
    claim("first", said="2020-01-03"),
    claim("span", said="2020-01-03/2020-01-05"),
    claim("month", said="2020-01"),
    claim("printed", by="dated"),
    claim("unknown"),
    claim("gone", said="2020-01-01", **WITHDRAWN),
    source("dated", published="2020-01-07"),
)

MOMENTS = [
    (day(2), set()),
    (day(3), {"first"}),
    (day(4), {"first"}),
    (day(5), {"first", "span"}),
    (day(7), {"first", "span", "printed"}),
    (day(30), {"first", "span", "printed"}),
    (day(31), {"first", "span", "printed", "month"}),
    (date(9999, 12, 31), {"first", "span", "printed", "month"}),
]


@pytest.mark.parametrize(("moment", "expected"), MOMENTS)
def test_what_was_known_by_the_end_of_a_day(moment: date, expected: set[str]) -> None:
    """What is not sure to have been said by then is not shown; what has no day is never shown."""
    assert expected == known_at(dossier_of(*STATEMENTS), moment)


def test_what_is_known_grows_with_time() -> None:
    """Nothing that was known is unknown later."""
    made = dossier_of(*STATEMENTS)
    for (earlier, _), (later, _) in pairwise(MOMENTS):
        assert known_at(made, earlier) <= known_at(made, later)
