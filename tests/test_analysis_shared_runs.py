"""Runs of six or more words that two texts share: what is a run, what is none, and where it stands."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.analysis.shared_runs import LEAST_WORDS, MOST_PLACES, SharedRun, shared_runs, shared_runs_of
from build_scripts.seed_texts import Span
from tests.small_dossiers import dossier_of, source

#: More than any of these takes on a slow machine.
SECONDS = 5.0


def runs_of(*texts: str) -> tuple[SharedRun, ...]:
    """The runs of some texts called a, b, c …, all of each in scope."""
    return shared_runs({name: (text, [Span(0, len(text))]) for name, text in zip("abcdefgh", texts, strict=False)})


def words_of(runs: Sequence[SharedRun], *texts: str) -> list[tuple[str, str, int]]:
    """Each run as the two texts print it, and its number of words."""
    by_name = dict(zip("abcdefgh", texts, strict=False))
    return [
        (
            by_name[run.first_source][run.first.start : run.first.end],
            by_name[run.second_source][run.second.start : run.second.end],
            run.words,
        )
        for run in runs
    ]


SIX = "we borrowed the lamp last night"
FIVE = "we borrowed the lamp yesterday"

CASES = [
    pytest.param(f"Yes: {SIX}, he said.", f"No, {SIX}; she wrote.", [(SIX, SIX, 6)], id="exactly six words are a run"),
    pytest.param(f"Yes: {FIVE}, he said.", f"No, {FIVE}; she wrote.", [], id="five words are none"),
    pytest.param(f"{SIX} in the fog", f"{SIX} in the rain", [(f"{SIX} in the",) * 2 + (8,)], id="the longest run is given, once"),
    pytest.param(SIX, SIX, [(SIX, SIX, 6)], id="two whole texts"),
    pytest.param("", SIX, [], id="an empty text"),
    pytest.param(SIX, SIX.upper(), [(SIX, SIX.upper(), 6)], id="case does not count"),
    pytest.param(
        "We borrowed — the lamp. Last “night”!",
        SIX,
        [("We borrowed — the lamp. Last “night", SIX, 6)],
        id="punctuation and the ends of sentences do not count",
    ),
    pytest.param(
        "It’s the islanders’ lamp, isn’t it now",
        "It's the islanders' lamp, isn't it now",
        [("It’s the islanders’ lamp, isn’t it now", "It's the islanders' lamp, isn't it now", 7)],
        id="typographic apostrophes do not count",
    ),
    pytest.param(
        "a lamp-post is not a lamp", "a lamp post is not a lamp", [("a lamp-post is not a lamp", "a lamp post is not a lamp", 7)], id="a hyphen parts words"
    ),
    pytest.param(
        "we  borrowed\nthe\u00a0lamp last\tnight", SIX, [("we  borrowed\nthe\u00a0lamp last\tnight", SIX, 6)], id="white space does not count"
    ),
    pytest.param("STRASSE one two three four five", "straße one two three four five", [("STRASSE one two three four five", "straße one two three four five", 6)], id="case beyond ASCII"),
    pytest.param("Перо моё лежит там на столе", "перо моё лежит там на столе", [("Перо моё лежит там на столе", "перо моё лежит там на столе", 6)], id="other letters than Latin"),
    pytest.param("we borrowed the lamp last nights", SIX, [], id="a letter more is another word"),
    pytest.param(
        f"{SIX}. Then: {SIX}.",
        SIX,
        [(SIX, SIX, 6), (SIX, SIX, 6)],
        id="a run that stands twice is given for each place",
    ),
    pytest.param(
        f"{SIX} and {FIVE} it was dark all over the island",
        f"{SIX} but it was dark all over the island",
        [(SIX, SIX, 6), (*["it was dark all over the island"] * 2, 7)],
        id="two runs, in the order of the text",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "expected"), CASES)
def test_runs(first: str, second: str, expected: list[tuple[str, str, int]]) -> None:
    """Six words in a row, whatever stands between them; each run as each text prints it."""
    assert expected == words_of(runs_of(first, second), first, second)


def test_the_least_number_of_words_is_six() -> None:
    """The number that the method page speaks of."""
    assert LEAST_WORDS == 6


def test_three_texts_give_a_run_for_each_pair() -> None:
    """And no text is paired with itself, though it says a thing twice."""
    runs = runs_of(f"{SIX} {SIX}", SIX, SIX)
    assert [("a", "b"), ("a", "b"), ("a", "c"), ("a", "c"), ("b", "c")] == [(run.first_source, run.second_source) for run in runs]


def test_no_run_goes_over_the_end_of_a_passage() -> None:
    """What stands between two passages is out of scope; words on its two sides are not in a row."""
    first = dossier_of(
        source("a", "There we borrowed the", "lamp last night in fog", leaving_out=["A recipe."]), source("b", f"Yes, {SIX} in fog.")
    )
    assert shared_runs_of(first) == ()


def test_only_what_is_in_scope_counts() -> None:
    """A run in an excluded passage shows nothing."""
    assert shared_runs_of(dossier_of(source("a", "It is dark.", leaving_out=[SIX]), source("b", SIX))) == ()


def test_a_withdrawn_source_shares_nothing() -> None:
    """A run is between sources that stand."""
    texts = [source("a", f"{SIX} again"), source("b", f"{SIX} once more")]
    assert len(shared_runs_of(dossier_of(*texts))) == 1
    gone = source("b", f"{SIX} once more", status="withdrawn", withdrawn_on="2020-01-01", withdrawn_reason="It was no paper.")
    assert shared_runs_of(dossier_of(texts[0], gone)) == ()


def repeated(times: int, begin: str = "", end: str = "") -> Iterator[str]:
    """So many texts with one sentence in each; two of them have more around it."""
    for number in range(times):
        yield f"{begin} {SIX} {end}" if number < 2 else f"w{number} {SIX} v{number}"


def pairs_of_many(texts: Sequence[str]) -> set[tuple[str, str]]:
    """Which of many texts (called t000, t001 …) share a run."""
    named: Mapping[str, tuple[str, list[Span]]] = {f"t{number:03}": (text, [Span(0, len(text))]) for number, text in enumerate(texts)}
    return {(run.first_source, run.second_source) for run in shared_runs(named)}


def test_words_in_forty_places_are_a_run() -> None:
    """As many places as are still looked at: every pair is found."""
    assert MOST_PLACES * (MOST_PLACES - 1) // 2 == len(pairs_of_many(list(repeated(MOST_PLACES))))


def test_words_in_more_than_forty_places_are_a_formula() -> None:
    """A sequence that stands everywhere shows nothing, and must not be paired with itself in every way."""
    assert pairs_of_many(list(repeated(MOST_PLACES + 1))) == set()


def test_a_run_that_begins_with_a_formula_is_found() -> None:
    """Two texts that share twenty words share a run, even if the first six of them stand in forty other texts."""
    more = "when the sky was dark enough to see the stars above the harbour"
    assert ("t000", "t001") in pairs_of_many(list(repeated(MOST_PLACES + 1, end=more)))


def test_a_run_that_ends_with_a_formula_is_found() -> None:
    """The formula is then part of the run."""
    more = "when the sky was dark enough to see the stars above the harbour"
    assert ("t000", "t001") in pairs_of_many(list(repeated(MOST_PLACES + 1, begin=more)))


words = st.lists(st.sampled_from(["lamp", "moth", "fog", "it's"]), max_size=30)
gaps = st.sampled_from([" ", ", ", "\n", " – ", ". "])


def plain_pairs(first: Sequence[str], second: Sequence[str]) -> set[tuple[int, int, int]]:
    """Every longest run by the plain definition: begin in each and length, all pairs of places tried."""
    found = set()
    for one in range(len(first)):
        for other in range(len(second)):
            if one and other and first[one - 1] == second[other - 1]:
                continue
            length = 0
            while one + length < len(first) and other + length < len(second) and first[one + length] == second[other + length]:
                length += 1
            if length >= LEAST_WORDS:
                found.add((one, other, length))
    return found


@given(words, words, st.lists(gaps, min_size=30, max_size=30))
@example(["lamp"] * 7, ["lamp"] * 8, [" "] * 30)
def test_the_index_finds_what_all_pairs_of_words_would_find(first: list[str], second: list[str], between: list[str]) -> None:
    """No run is missed and none is invented, and each stands where it says (while no sequence is a formula)."""
    texts = ["".join(word + gap for word, gap in zip(row, between, strict=False)) for row in (first, second)]
    starts = []
    for row in (first, second):
        at, places = 0, []
        for word, gap in zip(row, between, strict=False):
            places.append((at, at + len(word)))
            at += len(word) + len(gap)
        starts.append(places)
    expected = {
        (starts[0][one][0], starts[0][one + length - 1][1], starts[1][other][0], starts[1][other + length - 1][1], length)
        for one, other, length in plain_pairs(first, second)
    }
    places_of = [tuple(row[at : at + LEAST_WORDS]) for row in (first, second) for at in range(len(row) - LEAST_WORDS + 1)]
    if all(places_of.count(sequence) <= MOST_PLACES for sequence in set(places_of)):
        found = runs_of(*texts)
        assert expected == {(run.first.start, run.first.end, run.second.start, run.second.end, run.words) for run in found}


@given(st.lists(words, min_size=2, max_size=4))
def test_the_order_of_the_texts_changes_no_pair(rows: list[list[str]]) -> None:
    """Whichever text is told first: the same places are found to be the same words."""
    texts = {f"t{number}": " ".join(row) for number, row in enumerate(rows)}

    def pairs(names: Sequence[str]) -> set[frozenset[tuple[str, Span]]]:
        found = shared_runs({name: (texts[name], [Span(0, len(texts[name]))]) for name in names})
        return {frozenset({(run.first_source, run.first), (run.second_source, run.second)}) for run in found}

    assert pairs(list(texts)) == pairs(list(reversed(texts)))


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["la " * 20_000, "la " * 20_000], id="one word for ever"),
        pytest.param([" ".join(f"w{n}" for n in range(20_000))] * 2, id="two long texts that are one"),
        pytest.param(["a b c d e f g h " * 2_500] * 4, id="eight words in turn"),
    ],
)
def test_texts_made_to_be_slow_are_not(texts: list[str]) -> None:
    """A text that repeats itself, or another, costs no more than its length."""
    started = time.process_time()
    shared_runs({f"t{number}": (text, [Span(0, len(text))]) for number, text in enumerate(texts)})
    assert time.process_time() - started < SECONDS
