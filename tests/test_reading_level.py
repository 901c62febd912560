"""How hard sentences are: the published formulas, on counts that can be made by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.reading_level import reading_level


def test_short_words_in_short_sentences_are_easy() -> None:
    """Six words of one syllable: 206.835 − 1.015 × 6 − 84.6, and 0.39 × 6 + 11.8 − 15.59."""
    level = reading_level(["The cat sat on the mat."])
    assert level is not None
    assert (level.sentences, level.words) == (1, 6)
    assert level.ease == pytest.approx(116.145)
    assert level.grade == pytest.approx(-1.45)


def test_long_words_are_harder() -> None:
    easy, hard = reading_level(["We saw it."]), reading_level(["International organisations disagree."])
    assert easy is not None
    assert hard is not None
    assert easy.ease > hard.ease
    assert easy.grade < hard.grade


def test_without_a_word_there_is_no_level() -> None:
    assert reading_level(["", "1990 – 7?"]) is None


@given(st.lists(st.text(max_size=40), max_size=8))
def test_any_text_can_be_measured(sentences: list[str]) -> None:
    level = reading_level(sentences)
    assert level is None or (level.words >= level.sentences >= 1)
