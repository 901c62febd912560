"""The rule on our own voice: what it must tell, what it must not, and what still slips through.

The toy's list has burglar*, admitted, admits, thief, falsely.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.checks import wording
from build_scripts.read_dossier import check_dossier
from tests.toy_changes import Case, Change, add, assert_something_told, assert_told, case, copy_of_toy, edit, false_alarm, slip

QUILL = "actors/quill.yaml"
WHO = "explainers/who-took-the-lamp.yaml"


def summary(words: str) -> Change:
    """Another summary for the island of Quill."""
    return edit(QUILL, "summary: An island with a lighthouse; it does not exist.", f"summary: {words}")


CASES = [
    case("a word of the list", summary("▸An island of a thief."), told="RULE25"),
    case("a word of the list in another case", summary("▸Thief of an island."), told="RULE25"),
    case("a word of the list before a possessive", summary("▸The thief’s island."), told="RULE25"),
    case("every form of a word with a star", summary("▸An island of burglaries."), told="RULE25"),
    case(
        "a word of the list in a proposition",
        edit("propositions/nights-are-dark.yaml", "text: Nights", "text: ▸Thief nights"),
        told="RULE25",
    ),
    case(
        "a word of the list in a sentence of an explainer",
        edit(WHO, "      - text: Barnaby Thistle said", "      - text: ▸Barnaby Thistle falsely said"),
        told="RULE25",
    ),
    case("a word of the list in a question", edit(WHO, "question: Who took", "question: ▸Which thief took"), told="RULE25"),
    case(
        "a word of the list in the name of an event",
        edit("events/boats-stay-in.yaml", "name: The boats", "name: ▸The thief's boats"),
        told="RULE25",
    ),
    case(
        "a word of the list in the scope of a figure",
        edit("figures/weight-of-the-lamp.yaml", "scope: The lamp", "scope: ▸The thief's lamp"),
        told="RULE25",
    ),
    case(
        "a word of the list in a precedent's purpose",
        edit("precedents/bell-of-dunmorrow.yaml", 'purpose: "who had it', 'purpose: ▸"the thief: who had it'),
        told="RULE25",
    ),
    case(
        "a word of the list in the relation of two actors",
        edit("actors/inkwell.yaml", "how: The next island", "how: ▸The thief's island"),
        told="RULE25",
    ),
    case("a word of the list twice in one field", summary("▸An island of a thief and another thief."), told="RULE25"),
    case("a word of the list without advice", add("wording.yaml", "shiny: ▸null"), told="RULE25"),
    case("the words of a source, whatever they are", add("wording.yaml", "bright: say how bright")),
    case("a word of the list within typographic marks", summary("An island that somebody called “the thief”.")),
    case("a word of the list within straight marks", summary("'An island that somebody called \"the thief\".'")),
    case("a word of the list within single marks", summary("An island that somebody called ‘the thief’.")),
    case("a longer word than that of the list", summary("An island of thieves and of chieftains.")),
    case("a word of the list as part of an actor's name", edit("actors/quill.yaml", "name: Quill", "name: Quill Thief")),
    case("a word of the list in our notes", edit("actors/quill.yaml", 'notes: "Nothing', 'notes: "No thief. Nothing')),
]


@pytest.mark.parametrize("case", CASES)
def test_is_told_at_its_place_and_nothing_else_is(case: Case, tmp_path: Path) -> None:
    assert_told(case, tmp_path, wording)


#: Faults that nothing tells of yet.
SLIPS = [
    slip(
        "a word of the list in our notes",
        edit("actors/quill.yaml", 'notes: "Nothing', 'notes: "No thief. Nothing'),
        why="notes, reasons, bases, titles and channels are shown too, and are not looked at",
    ),
    slip(
        "a word of the list after an apostrophe that opens no quotation",
        summary("An island ‘of yore, whose thief’ is gone."),
        why="any two single marks count as a quotation",
    ),
    slip(
        "a word that is parted by two spaces",
        add("wording.yaml", "of course: Leave it out."),
        summary("An island, of  course."),
    ),
    slip(
        "a word of the list with another apostrophe",
        add("wording.yaml", '"bandit\'s": Leave it out.'),
        summary("A bandit’s island."),
    ),
]

#: Sound records that are told all the same.
FALSE_ALARMS = [
    false_alarm(
        "a word of the list in the id of a link",
        add("propositions/thief-is-gone.yaml", "text: Somebody is gone."),
        summary("'An island of which [[thief-is-gone|somebody]] is gone.'"),
    ),
]


@pytest.mark.parametrize("changes", SLIPS)
def test_a_fault_is_told(changes: tuple[Change, ...], tmp_path: Path) -> None:
    assert_something_told(changes, tmp_path)


@pytest.mark.parametrize("case", FALSE_ALARMS)
def test_a_sound_record_is_not_told(case: Case, tmp_path: Path) -> None:
    assert_told(case, tmp_path, wording)


@pytest.mark.parametrize("word", ["", "*", " ", "**"])
def test_an_entry_that_names_no_word_is_told_and_matches_nothing(word: str, tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    file = root / "content" / "wording.yaml"
    written = file.read_text("utf-8")
    file.write_text(f'{written.rstrip()}\n"{word}": another word\n', encoding="utf-8")
    (problem,) = check_dossier(root)[1]
    assert (problem.path, problem.code, problem.line) == ("content/wording.yaml", "RULE25", len(file.read_text("utf-8").splitlines()))
