"""The survey of a new text: what an editor should look at first in it."""

from __future__ import annotations

from build_scripts.source_survey import survey
from tests.small_dossiers import claim, dossier_of, source

SAID = "the lamp was seen far out at sea in the night"


def told(*pieces: object) -> list[tuple[int, str]]:
    return [(finding.line, finding.sentence) for finding in survey(dossier_of(*pieces), "new")]  # type: ignore[arg-type]


def test_of_a_text_that_no_record_quotes_it_is_said_once_and_first() -> None:
    found = told(source("new", "The sea was flat. The moths were gone.\nIt was dark."))
    assert found == [(1, "No record quotes this text yet: 3 sentences in scope, from here on, to be quoted or ignored with a reason.")]


def test_once_a_record_quotes_it_each_sentence_that_is_left_is_told() -> None:
    found = told(source("new", "The sea was flat. The moths were gone.\nIt was dark."), claim("dark", "ann", ("new", "It was dark.")))
    assert found == [(1, "Not handled yet: “The sea was flat.”"), (1, "Not handled yet: “The moths were gone.”")]


def test_words_that_another_source_prints_are_told_at_the_line_that_holds_most_of_them() -> None:
    """Though the run begins with the end of what stands before them."""
    found = told(
        source("old", f"“No,” the keeper said.\n“I know that {SAID},” the mayor added."),
        source("new", f"Rain fell.\n“Never,” the keeper said.\n“I know that {SAID},” the mayor told us."),
    )
    (overlap,) = (entry for entry in found if "stand in old too" in entry[1])
    assert overlap[0] == 3
    assert overlap[1].startswith("19 words stand in old too: ““I know that the lamp was seen")
