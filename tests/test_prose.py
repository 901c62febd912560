"""Prose is plain text; `[[id]]` and `[[id|words]]` are the only marks in it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.prose import Segment, linked_ids, prose_segments, unclosed_link

#: Text rich in brackets and bars.
bracketed = st.text(st.sampled_from("[[]]||ab- \n*_<&é"), max_size=60)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("plain", (Segment("plain"),)),
        ("[[lamp]]", (Segment("", "lamp"),)),
        ("[[lamp|the lamp]]", (Segment("the lamp", "lamp"),)),
        ("see [[lamp]].", (Segment("see "), Segment("", "lamp"), Segment("."))),
        ("[[a]][[b]]", (Segment("", "a"), Segment("", "b"))),
        ("[[ lamp | the lamp ]]", (Segment("the lamp", "lamp"),)),
        ("[[lamp|]]", (Segment("", "lamp"),)),
        ("[[a|b|c]]", (Segment("b|c", "a"),)),
        ("[[[a]]]", (Segment("["), Segment("", "a"), Segment("]"))),
        ("[lamp]", (Segment("[lamp]"),)),
        ("[[lamp]", (Segment("[[lamp]"),)),
        ("[[a[b]]", (Segment("[[a[b]]"),)),
        ("lamp]]", (Segment("lamp]]"),)),
        ("[[]]", (Segment("", ""),)),
        ("a[^1] ![b](c) [d]: e", (Segment("a[^1] ![b](c) [d]: e"),)),
        ("[[a]]\n[[b|c\nd]]", (Segment("", "a"), Segment("\n"), Segment("c\nd", "b"))),
        ("2*3*4 __init__ <b> & | # `x`", (Segment("2*3*4 __init__ <b> & | # `x`"),)),
    ],
)
def test_prose_is_cut_at_its_links(text: str, expected: tuple[Segment, ...]) -> None:
    assert expected == prose_segments(text)


@given(bracketed)
def test_text_without_links_is_one_segment(text: str) -> None:
    segments = prose_segments(text)
    if not linked_ids(text):
        assert segments == ((Segment(text),) if text else ())


@given(
    st.lists(st.tuples(st.text("ab [*<", max_size=5), st.text("abc-", min_size=1, max_size=5), st.text("xy é*<", max_size=5)), max_size=5)
)
def test_what_is_written_as_links_comes_back(pieces: list[tuple[str, str, str]]) -> None:
    """The words between links are kept character by character, and each link has its id and its words."""
    text = "".join(f"{before}[[{identifier}|{words}]]" for before, identifier, words in pieces)
    expected = [
        segment
        for before, identifier, words in pieces
        for segment in ([Segment(before)] if before else []) + [Segment(words.strip(), identifier)]
    ]
    assert expected == list(prose_segments(text))


@given(bracketed)
def test_linked_ids_are_those_of_the_segments(text: str) -> None:
    assert tuple(segment.link for segment in prose_segments(text) if segment.link is not None) == linked_ids(text)


@given(bracketed)
def test_no_word_of_prose_is_lost(text: str) -> None:
    """Every letter of the text stands in a segment, as words or as an id."""
    kept = "".join(segment.words + (segment.link or "") for segment in prose_segments(text))
    assert sorted(character for character in text if character.isalpha()) == sorted(character for character in kept if character.isalpha())


@pytest.mark.parametrize("text", ["[" * 100_000, "[[" * 50_000 + "a", "[[a|" * 25_000, "[[a" * 30_000, "]" * 100_000, "[[a]]" * 20_000])
def test_no_prose_takes_long(text: str) -> None:
    started = time.process_time()
    prose_segments(text)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("text", "faulty"),
    [
        ("plain", None),
        ("[[lamp]] and [[lamp|the lamp]]", None),
        ("[[[a]]]", None),
        ("[so [sic]]", None),
        ("see [[lamp|the lamp", "[[lamp|the lamp"),
        ("[[lamp]", "[[lamp]"),
        ("[[a]] and [[b", "[[b"),
        ("the lamp]] burns", "the lamp]]"),
        ("[lamp|the lamp]] burns", "[lamp|the lamp]]"),
        ("[[a[b]]", "[[a[b]]"),
    ],
)
def test_half_a_link_is_found(text: str, faulty: str | None) -> None:
    assert unclosed_link(text) == faulty


@given(bracketed)
def test_a_text_without_double_brackets_holds_no_half_link(text: str) -> None:
    assert unclosed_link(text.replace("[", "(").replace("]]", ")")) is None
