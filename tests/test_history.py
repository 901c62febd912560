"""The history: found by comparing editions; frozen pages never change; feeds that other people's readers read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.dossier import Dossier
from build_scripts.editions import edition_of, edition_text
from build_scripts.exports import exported_files
from build_scripts.exports.feeds import feed_files
from build_scripts.exports.frozen_pages import frozen_files
from build_scripts.history import Difference, History, differences, in_words
from build_scripts.identifiers import frozen_path
from build_scripts.link_records import link_records
from build_scripts.load_content import load_content
from build_scripts.page_views.changes import changes_view, difference_in_words, record_history
from build_scripts.page_views.lookup import Lookup
from build_scripts.read_dossier import read_dossier
from build_scripts.settings import Settings, read_settings
from tests.golden import GOLDEN_FILES, toy_files
from tests.small_dossiers import dossier_of, proposition
from tests.toy_changes import TOY, add, copy_of_toy, edit

DOSSIER, SETTINGS = read_dossier(TOY), read_settings(TOY)
LOOKUP = Lookup(DOSSIER, SETTINGS)
FROZEN = frozen_files(LOOKUP)


def test_each_step_tells_what_was_added_changed_withdrawn_and_moved() -> None:
    told = [
        (step.name, step.since, sorted((change.what, change.id, change.now) for change in step.changes)) for step in History(DOSSIER).steps
    ]
    assert told == [
        (None, "2019-2", [("changed", "candles-are-free", "candles-are-free"), ("changed", "text-post", "text-post")]),
        (
            "2019-2",
            "2019-1",
            [
                ("added", "moths-who-collect", "moths-who-collect"),
                ("changed", "ottoline-marsh", "ottoline-marsh"),
                ("changed", "weight-of-the-lamp", "weight-of-the-lamp"),
                ("moved", "marsh-threatens-keeper", "marsh-warns-keeper"),
                ("withdrawn", "marsh-names-the-society", "marsh-names-the-society"),
            ],
        ),
        ("2019-1", None, []),
    ]


def test_a_note_stands_with_the_change_that_it_is_about() -> None:
    notes = {change.id: [note.type for note in change.notes] for step in History(DOSSIER).steps for change in step.changes if change.notes}
    assert notes == {"ottoline-marsh": ["correction"], "weight-of-the-lamp": ["update"], "candles-are-free": ["clarification"]}


def stated(text: str, *changes: dict[str, str]) -> Dossier:
    """A dossier of one proposition, with the reasons that are given for its changes."""
    return dossier_of(proposition("so", text=text, changes=list(changes)))


def reason(day: str, note: str) -> dict[str, str]:
    return {"on": day, "type": "correction", "note": note}


def reasons_told(
    days: Sequence[str], notes: Sequence[dict[str, str]], texts: Sequence[str]
) -> tuple[dict[str | None, list[str]], list[str]]:
    """What is told with each state (None: the present) of a record that had these texts, frozen on these days; and what with none."""
    editions = tuple(
        edition_of(f"e{number}", day, stated(text).frozen_records) for number, (day, text) in enumerate(zip(days, texts, strict=False), 1)
    )
    history = History(replace(stated(texts[-1], *notes), editions=editions))
    told = {step.name: [note.note for note in change.notes] for step in history.steps for change in step.changes}
    return told, [note.note for note in history.other_notes.get("so", ())]


DAY, LATER = "2019-05-06", "2019-05-20"


@pytest.mark.parametrize(
    ("days", "notes", "texts", "expected"),
    [
        ([DAY], [reason(DAY, "a")], ["One.", "Two."], ({None: ["a"]}, [])),
        # Editions of one day: the reasons and the changes are matched in their order.
        ([DAY, DAY, DAY], [reason(DAY, "a"), reason(DAY, "b")], ["One.", "Two.", "Two.", "Three."], ({"e2": ["a"], None: ["b"]}, [])),
        ([DAY, DAY, DAY], [reason(DAY, "a")], ["One.", "One.", "Two.", "Two."], ({"e3": ["a"]}, [])),
        (
            [DAY, DAY],
            [reason(DAY, "a"), reason(DAY, "b"), reason(DAY, "c")],
            ["One.", "Two.", "Three."],
            ({"e2": ["a"], None: ["b", "c"]}, []),
        ),
        (
            [DAY, LATER],
            [reason("2019-05-10", "a"), reason("2019-06-01", "b")],
            ["One.", "Two.", "Three."],
            ({"e2": ["a"], None: ["b"]}, []),
        ),
        ([DAY, LATER], [reason("2019-06-01", "b")], ["One.", "Two.", "Three."], ({"e2": [], None: ["b"]}, [])),
        # A reason that was written down after the edition that has the change.
        ([DAY, LATER], [reason("2019-06-01", "a")], ["One.", "Two.", "Two."], ({"e2": ["a"]}, [])),
        # No two editions show a change.
        ([DAY], [reason("2019-05-01", "a")], ["One.", "One."], ({}, ["a"])),
        ([], [reason(DAY, "a")], ["One."], ({}, ["a"])),
    ],
)
def test_no_reason_of_a_change_is_left_untold(
    days: list[str], notes: list[dict[str, str]], texts: list[str], expected: tuple[dict[str | None, list[str]], list[str]]
) -> None:
    assert reasons_told(days, notes, texts) == expected


def test_a_reason_stands_on_the_pages_and_in_the_feeds() -> None:
    """Where the change is told: on the page of changes, in the record's own history, and in the feeds."""
    edition = edition_of("e1", DAY, stated("One.").frozen_records)
    dossier = replace(stated("Two.", reason(DAY, "One was [[so|wrong]].")), editions=(edition,))
    lookup = Lookup(dossier, Settings("A dossier", address="https://example.org/"))
    told = "Correction, 6 May 2019: One was wrong."
    assert [[note.plain for note in change.notes] for step in changes_view(lookup).steps for change in step.changes] == [[told]]
    assert [[note.plain for note in change.notes] for change in record_history(lookup, dossier.records["so"]).changes] == [[told]]
    assert "Correction: One was wrong." in str(feed_files(lookup)["feed.json"])


def test_a_reason_of_before_the_first_edition_stands_in_the_history_of_the_record() -> None:
    dossier = stated("One.", reason(DAY, "It was wrong."))
    (change,) = record_history(Lookup(dossier, Settings("A dossier")), dossier.records["so"]).changes
    assert (change.heading.plain, [note.plain for note in change.notes]) == (
        "Before the first edition",
        ["Correction, 6 May 2019: It was wrong."],
    )


def differences_told(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """How the pages tell in what two states of an answer differ."""
    dossier = dossier_of(proposition("so", text="It is so."), proposition("dark", text="It is dark."))
    gone = edition_of("e1", DAY, {"gone": {"kind": "propositions", "id": "gone", "text": "It was light"}})
    lookup = Lookup(replace(dossier, editions=(gone,)), Settings("A dossier"))
    return [difference_in_words(lookup, "explainers", found).plain for found in differences(before, after)]


FIRST, SECOND, INSERTED = (
    {"text": "It was dark in the house.", "rests_on": ["so"]},
    {"text": "Nobody was seen there after nine.", "rests_on": ["so"]},
    {"text": "Moths had come [[dark|by then]].", "rests_on": ["dark", "gone"]},
)


def answer(*sentences: dict[str, Any]) -> dict[str, Any]:
    return {"paragraphs": [{"sentences": list(sentences)}]}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            answer(FIRST, SECOND),
            answer(INSERTED, FIRST, SECOND),
            ["Paragraphs, Sentences: “Moths had come by then. (rests on: It is dark; It was light)” was added"],
        ),
        (
            # The sentence that stands in the place of another is not that one reworded.
            answer(FIRST, SECOND),
            answer(FIRST, INSERTED, {**SECOND, "text": "Nobody was seen there after ten."}),
            [
                "Paragraphs, Sentences: “Moths had come by then. (rests on: It is dark; It was light)” was added",
                "Paragraphs, Sentences, Text: “Nobody was seen there after nine.” became “Nobody was seen there after ten.”",
            ],
        ),
        (
            answer(FIRST, SECOND),
            answer(SECOND, FIRST),
            ["Paragraphs, Sentences: “Nobody was seen there after nine. (rests on: It is so)” stands in another place"],
        ),
        (
            answer(FIRST),
            answer({**FIRST, "rests_on": ["dark"]}),
            [
                "Paragraphs, Sentences, Rests on (of “It was dark in the house.”): It is so was taken out",
                "Paragraphs, Sentences, Rests on (of “It was dark in the house.”): It is dark was added",
            ],
        ),
        ({"summary": "See [[dark]]."}, {"summary": "See [[gone]]."}, ["Summary: “See It is dark.” became “See It was light.”"]),
        ({}, {"also_see": ["so", "dark"]}, ["Also see: It is so was added", "Also see: It is dark was added"]),
    ],
)
def test_differences_are_told_by_what_was_put_in_and_taken_out_and_by_names(
    before: dict[str, Any], after: dict[str, Any], told: list[str]
) -> None:
    assert differences_told(before, after) == told


def test_a_record_that_is_gone_from_the_folder_is_told_as_gone(tmp_path: Path) -> None:
    """The checks forbid it; the history is of any dossier that links."""
    root = copy_of_toy(tmp_path)
    (root / "content" / "figures" / "moths-who-collect.yaml").unlink()
    dossier, _ = link_records(load_content(root)[0])
    assert ("removed", "moths-who-collect") in {(change.what, change.id) for change in History(dossier).steps[0].changes}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"a": "1"}, {"a": "1"}, []),
        ({"a": "1"}, {"a": "2"}, [Difference("a", "1", "2")]),
        ({}, {"a": "2"}, [Difference("a", "", "2")]),
        ({"a": ["x", "y", "z"]}, {"a": ["x", "z"]}, [Difference("a", "y", "")]),
        ({"a": ["x", "z"]}, {"a": ["x", "y", "z"]}, [Difference("a", "", "y")]),
        ({"a": [{"b": "1", "c": "2"}]}, {"a": [{"b": "1", "c": "3"}]}, [Difference("a, c", "2", "3")]),
        ({"a": {"b": {"c": "1"}}}, {"a": {"b": {"c": "2"}}}, [Difference("a, b, c", "1", "2")]),
        (
            {"q": {"exact": ["x"], "places": [[1, 2]]}},
            {"q": {"exact": ["x"], "places": [[3, 4]]}},
            [Difference("q, places", "1 … 2", "3 … 4")],
        ),
    ],
)
def test_a_difference_names_the_field_and_both_values(before: dict[str, Any], after: dict[str, Any], expected: list[Difference]) -> None:
    shown = [difference for difference in differences(before, after) if not difference.field.endswith("places")]
    assert shown == [difference for difference in expected if not difference.field.endswith("places")]


values = st.recursive(
    st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1, max_size=2), inner, max_size=3),
)
states = st.dictionaries(st.text("abc", min_size=1, max_size=2), values, max_size=4)


@given(states, states)
def test_what_differs_is_told_and_what_does_not_is_not(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert differences(before, before) == ()
    if any(in_words(before.get(name)) != in_words(after.get(name)) for name in {*before, *after}):
        assert differences(before, after)


def test_an_edition_serves_every_record_as_it_stood_its_index_and_its_file() -> None:
    for edition in DOSSIER.editions:
        pages = {frozen_path(edition.name, entry.kind, entry.id) for entry in edition.records}
        assert {path for path in FROZEN if path.startswith(f"e/{edition.name}/")} == pages | {
            f"e/{edition.name}/index.html",
            f"e/{edition.name}/edition.json",
        }
        assert FROZEN[f"e/{edition.name}/edition.json"] == edition_text(edition)
    page = str(FROZEN["e/2019-1/actors/ottoline-marsh.html"])
    assert "keeper of the lighthouse" in page
    assert 'href="../../../actors/ottoline-marsh.html#history"' in page
    assert FROZEN[frozen_path("2019-1", "actors", "ottoline-marsh")] != FROZEN[frozen_path("2019-2", "actors", "ottoline-marsh")]


def test_old_editions_never_change_whatever_becomes_of_the_records(tmp_path: Path) -> None:
    """Built again after changes, a withdrawal and another edition: the same bytes."""
    root = copy_of_toy(tmp_path)
    edit("actors/ottoline-marsh.yaml", "name: Ottoline Marsh\ntype", "name: Otto Marsh\ntype")(root)
    edit("propositions/nights-are-dark.yaml", "text: ", "text: At times ")(root)
    add("figures/moths-who-collect.yaml", "status: withdrawn\nwithdrawn_on: 2019-07-01\nwithdrawn_reason: Hearsay.")(root)
    later = exported_files(read_dossier(root), read_settings(root))
    assert {path: content for path, content in later.items() if path in FROZEN} == FROZEN


def test_a_frozen_page_shows_any_text_as_it_is() -> None:
    hostile = '<script>alert(1)</script> & "x" {{ 7*7 }}'
    pages = frozen_files(Lookup(DOSSIER, Settings(hostile)))
    for path, page in pages.items():
        if path.endswith(".html"):
            assert "<script" not in str(page)
            assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; " in str(page)


def test_the_atom_feed_is_read_by_feedparser() -> None:
    read = feedparser.parse(str(feed_files(LOOKUP)["feed.xml"]))
    assert (read.bozo, read.version) == (False, "atom10")
    assert read.feed.id == f"{SETTINGS.address}feed.xml"
    days = [entry.updated for entry in read.entries]
    assert days == sorted(days, reverse=True)
    assert len({entry.id for entry in read.entries}) == len(read.entries) == 8
    assert [entry.title for entry in read.entries if "/e/" in entry.link] == ["Edition 2019-2", "Edition 2019-1"]
    assert read.feed.updated == days[0] == "2019-06-10T00:00:00+00:00"


def test_the_json_feed_says_the_same() -> None:
    files = feed_files(LOOKUP)
    feed, atom = json.loads(str(files["feed.json"])), feedparser.parse(str(files["feed.xml"]))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [(item["id"], item["title"], item["content_text"]) for item in feed["items"]] == [
        (entry.id, entry.title, entry.summary) for entry in atom.entries
    ]
    assert {"title", "home_page_url", "feed_url", "authors", "items"} <= set(feed)


def test_without_an_address_there_is_no_feed() -> None:
    assert feed_files(Lookup(DOSSIER, Settings("A dossier"))) == {}


def test_the_files_of_the_toy_are_the_golden_ones() -> None:
    """`python -m tests.golden` writes them anew; what changes is looked at before it is kept."""
    golden = {
        file.relative_to(GOLDEN_FILES).as_posix(): file.read_text("utf-8") for file in sorted(GOLDEN_FILES.rglob("*")) if file.is_file()
    }
    assert toy_files() == golden
