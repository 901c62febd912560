"""Where a text prints words within quotation marks: what is a speaker's, and what stands outside."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.quotation_marks import is_speech, is_within_one_pair, marked_spans, outside_marks
from build_scripts.seed_texts import Span

#: Text rich in marks.
marked = st.text(st.sampled_from("ab s\"“”„«»‘’'.,–—\n"), min_size=1, max_size=60)


@st.composite
def texts_with_a_stretch(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(marked)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


def place_of(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("She said: “the lamp is gone.”", ["the lamp is gone."]),
        ('She said: "the lamp is gone."', ["the lamp is gone."]),
        ("“One,” she said. “Two.”", ["One,", "Two."]),
        ("« Le phare » dit-il", [" Le phare "]),
        ("She said: ‘the lamp’.", ["the lamp"]),
        ("“She asked ‘who?’ twice”", ["She asked ‘who?’ twice"]),
        ("The islanders’ lamp and Marsh’s lamp", []),
        ("‘The islander’s lamp’ is gone", ["The islander’s lamp"]),
        ("An opening “mark that never closes", ["mark that never closes"]),
        ("a mark at the end “", []),
        ("”closed before opened”", []),
        ("", []),
        ("„Die Lampe“, sagte sie", ["Die Lampe"]),
        ("»Die Lampe«, sagte sie", ["Die Lampe"]),
        ("'The lamp is gone,' Marsh told the Echo.", ["The lamp is gone,"]),
        ("'The islander's lamp isn't here,' she said. 'It's gone.'", ["The islander's lamp isn't here,", "It's gone."]),
        ("'The islanders' lamp is gone,' she said.", ["The islanders' lamp is gone,"]),
        ("'It is gone,' she said of the islanders' lamp.", ["It is gone,"]),
        ("She called it 'a farce' and 'odd'.", ["a farce", "odd"]),
        ("\"She asked 'who?' twice\"", ["She asked 'who?' twice"]),
        ("The '90s were the islanders' best", []),
        ("'Tis the islanders' lamp and Marsh's boats' crew", []),
        ("The islanders' and the boats' lamp", []),
        ("'Get 'em out,' she said.", ["Get 'em out,"]),
        ("– Radaren virket, og vi så alt, sier Marsh til Echo.", ["Radaren virket, og vi så alt"]),
        ("– Radaren virket. Vi så alt.", ["Radaren virket. Vi så alt."]),
        ("—Nosotros no rompimos nada —dijo Marsh—. Fue el viento.", ["Nosotros no rompimos nada", "Fue el viento."]),
        ("– Firma wiedziała o tym – powiedział Marsh. – To skandal.", ["Firma wiedziała o tym", "To skandal."]),
        ("— Это не так, — сказал Марш.", ["Это не так"]),
        ("– «Radaren virket», sier Marsh.", ["Radaren virket"]),
        ("— Ottoline Marsh", []),
        ("– two lamps", []),
        ("The lamp – said to be old – is gone.", []),
    ],
)
def test_words_within_marks_are_found(line: str, expected: list[str]) -> None:
    assert expected == [line[found.span.start : found.span.end] for found in marked_spans(line)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("She said: “the lamp is gone.”", "the lamp is gone", True),
        ('She said: "the lamp is gone."', "the lamp", True),
        ("She said: “the lamp” is gone.", "is gone", False),
        ("She said: “the lamp” is gone.", "She said: “the lamp” is", True),
        ("She spoke of a “lamp” that had been gone for quite a while.", "spoke of a “lamp” that had been gone for quite a while", False),
        ("The lamp is gone.", "lamp", False),
        ("“One,” she said. “Two.”", "she said", False),
        ("“One,” she said. “Two.”", "Two", True),
        ("An opening “mark that never closes\nThe next line", "next line", False),
        ("'The lamp is gone,' she said.", "The lamp is gone", True),
        ("'The lamp is gone,' she said.", "she said", False),
        ("– Radaren virket, sier Marsh.", "Radaren virket", True),
        ("– Radaren virket, sier Marsh.", "sier Marsh", False),
    ],
)
def test_whether_words_are_a_speakers(text: str, words: str, *, expected: bool) -> None:
    assert is_speech(text, place_of(text, words)) is expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("“One,” she said. “Two.”", ["One", "Two"], True),
        ("“One,” she said. “Two.”", ["One", "she said"], False),
        ("“One,” she said. “Two", ["Two"], False),
        ("“One,” she said.", ["One,” she"], False),
        ("– Radaren virket, sier Marsh.", ["Radaren virket"], True),
        ("– Radaren virket.", ["Radaren virket"], False),
    ],
)
def test_whether_all_words_stand_within_closed_marks(text: str, words: list[str], *, expected: bool) -> None:
    assert is_within_one_pair(text, [place_of(text, part) for part in words]) is expected


def test_what_stands_outside_of_marks_keeps_its_place() -> None:
    text = "She said: “the lamp” is gone."
    assert outside_marks(text, Span(0, len(text))) == "She said: “        ” is gone."


@given(texts_with_a_stretch())
def test_words_are_within_marks_or_outside(text_and_stretch: tuple[str, Span]) -> None:
    """What stands outside is the stretch itself, with spaces in the place of what stands within."""
    text, stretch = text_and_stretch
    outside = outside_marks(text, stretch)
    assert len(outside) == stretch.end - stretch.start
    assert all(character in {" ", text[stretch.start + at]} for at, character in enumerate(outside))
    assert is_speech(text, stretch) in {True, False}


@given(marked)
def test_marked_words_follow_each_other(text: str) -> None:
    line = text.split("\n", maxsplit=1)[0]
    at = 0
    for found in marked_spans(line):
        assert at <= found.span.start <= found.span.end <= len(line)
        at = found.span.end


@pytest.mark.parametrize(
    "text",
    [
        "“" * 50_000,
        "“a” " * 20_000,
        '"' * 50_000,
        "‘" * 50_000,
        "’" * 50_000,
        "a\n" * 50_000,
        "'" * 50_000,
        " 'a" * 20_000,
        "'a" + "s' a" * 20_000,
        "– " + "a, sa " * 10_000,
        "– a" * 20_000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    started = time.process_time()
    is_speech(text, Span(0, len(text)))
    outside_marks(text, Span(0, len(text)))
    assert time.process_time() - started < 2
