"""The cards for where a link is shown: any name and any question fit on one."""

from __future__ import annotations

import pytest

from build_scripts.book.cards import _shortened, social_cards
from build_scripts.settings import Settings
from tests.small_dossiers import claim, dossier_of, proposition, record


@pytest.mark.parametrize(
    ("name", "description", "question"),
    [
        ("Small", "", "Why?"),
        ("A long name " * 40, "A long description, " * 80, "Why " + "is it so " * 30 + "?"),
        ("W" * 400, "W" * 1200, "W" * 300),
        ("wide " * 300, "WWWWW " * 300, "WWWWWWWW " * 33),
    ],
    ids=["short", "long", "one word", "wide letters"],
)
def test_any_words_fit_on_one_card(name: str, description: str, question: str) -> None:
    """A card that did not fit would stop a build that the check has passed."""
    asked = record("explainers", "why", question=question)
    made = social_cards(dossier_of(asked, proposition("p", question="why"), claim("c")), Settings(name, description))
    assert len(made) == 2
    assert all(content.startswith(b"\x89PNG") for content in made.values())


def test_what_is_cut_is_cut_between_words_and_says_so() -> None:
    assert _shortened("Who said it, and when?", 14) == "Who said it …"
    assert _shortened("Who said it?", 14) == "Who said it?"
    assert _shortened("x" * 30, 40) == "x" * 23 + "…"
