"""The history: found by comparing editions; frozen pages never change; feeds that other people's readers read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.editions import edition_text
from build_scripts.exports import exported_files
from build_scripts.exports.feeds import feed_files
from build_scripts.exports.frozen_pages import frozen_files
from build_scripts.history import Difference, History, differences, in_words
from build_scripts.identifiers import frozen_path
from build_scripts.link_records import link_records
from build_scripts.load_content import load_content
from build_scripts.page_views.lookup import Lookup
from build_scripts.read_dossier import read_dossier
from build_scripts.settings import Settings, read_settings
from tests.golden import GOLDEN_FILES, toy_files
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
