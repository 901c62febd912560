"""What actors are called, and where a text calls them so; on the names of the toy dossier."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401  (before the first property)
from build_scripts.actor_names import actors_named_in, folded, name_index, names_of, stands_in
from build_scripts.dossier import Dossier
from build_scripts.link_records import link_records
from build_scripts.load_content import load_content
from build_scripts.records import Actor
from tests.toy_changes import TOY, add, edit, linked_after


@cache
def toy() -> Dossier:
    """The toy dossier, linked."""
    return link_records(load_content(TOY)[0])[0]


def named(text: str, source: str | None = None) -> dict[str, set[str]]:
    """The words of a text that name somebody, with whom."""
    return {text[naming.span.start : naming.span.end]: set(naming.actors) for naming in name_index(toy()).namings(text, source)}


# names_of


def test_the_names_of_an_actor_are_its_name_its_aliases_and_its_roles_the_longest_first() -> None:
    names = names_of(toy().get("pell-grieve", Actor))
    assert names == ("harbour master", "Pell Grieve", "Mr Grieve")


def test_a_name_with_something_in_brackets_counts_without_it_too() -> None:
    names = names_of(toy().get("coastguard-official", Actor))
    assert {"Official of the coastguard (unnamed)", "Official of the coastguard", "An official of the coastguard"} <= set(names)


def test_a_role_is_that_of_the_source_and_a_name_of_any() -> None:
    marsh = toy().get("ottoline-marsh", Actor)
    assert "who chairs the council" not in names_of(marsh, "text-post")
    assert "who chairs the council" in names_of(marsh, "text-ledger")
    assert "Ms Marsh" in names_of(marsh, "text-post")


# the index


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Then Pell Grieve spoke.", "Pell Grieve", "pell-grieve"),
        ("It was Marsh’s letter.", "Marsh", "ottoline-marsh"),
        ("It was Marsh's letter.", "Marsh", "ottoline-marsh"),
        ("“Marsh,” he said.", "Marsh", "ottoline-marsh"),
        ("PELL GRIEVE SPOKE", "PELL GRIEVE", "pell-grieve"),
        ("Then PELL GRIEVE spoke.", "PELL GRIEVE", "pell-grieve"),
        ("Pell\u00a0Grieve spoke.", "Pell\u00a0Grieve", "pell-grieve"),
        ("Pell\nGrieve spoke.", "Pell\nGrieve", "pell-grieve"),
        ("Harbour Master Grieve", "Harbour Master", "pell-grieve"),
        ("the coastguard wrote", "coastguard", "quill-coastguard"),
        ("A coastguard wrote", "coastguard", "quill-coastguard"),
        ("told the Harbour Post", "Harbour Post", "harbour-post"),
        ("Inkwell–Quill ferry", "", ""),
    ],
)
def test_a_text_names_an_actor(text: str, words: str, actor: str) -> None:
    assert named(text) == ({words: {actor}} if words else {})


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Radio Quill said", "Radio Quill", "radio-quill"),
        ("the island council of Quill said", "island council of Quill", "quill-council"),
        ("The Quill Gazette said", "Quill Gazette", "quill-gazette"),
        ("An official of the coastguard said", "official of the coastguard", "coastguard-official"),
        ("A group that calls itself the Night Moths said", "group that calls itself the Night Moths", "night-moths"),
    ],
)
def test_the_longest_name_wins(text: str, words: str, actor: str) -> None:
    """In “Radio Quill” the island is not named."""
    assert named(text) == {words: {actor}}


@pytest.mark.parametrize(
    "text",
    [
        "The marsh was wet.",
        "Marshland, marshes, Marshall.",
        "A thistle grew.",
        "An inkwell stood there.",
        "The Grieve-Lumen house",
        "grieve not",
        "pell grieve spoke",
        "Nobody said anything.",
        "",
        "“”",
        "…",
    ],
)
def test_a_common_word_or_a_part_of_another_name_is_no_name(text: str) -> None:
    assert named(text) == {}


def test_names_do_not_overlap_and_come_in_the_order_of_the_text() -> None:
    text = "Ottoline Marsh told Radio Quill that Inkwell, said Mr Thistle, has it."
    namings = name_index(toy()).namings(text)
    assert [text[naming.span.start : naming.span.end] for naming in namings] == ["Ottoline Marsh", "Radio Quill", "Inkwell", "Mr Thistle"]
    assert all(first.span.end <= second.span.start for first, second in pairwise(namings))


def test_a_description_counts_in_its_own_source_only() -> None:
    assert actors_named_in(toy(), "who chairs the council", "text-ledger") == {"ottoline-marsh"}
    assert "ottoline-marsh" not in actors_named_in(toy(), "who chairs the council", "text-post")


def test_an_unnamed_actor_is_known_in_its_own_source_only() -> None:
    words = "an official of the coastguard said"
    assert actors_named_in(toy(), words, "text-post") == {"coastguard-official"}
    assert "coastguard-official" not in actors_named_in(toy(), words, "text-gazette")


def test_a_role_that_two_share_in_one_source_names_both(tmp_path: Path) -> None:
    change = edit("actors/pell-grieve.yaml", "roles:", "roles:\n  - {words: council chair, source: text-post}")
    _, dossier = linked_after(tmp_path, [change])
    assert actors_named_in(dossier, "The council chair spoke.", "text-post") == {"ottoline-marsh", "pell-grieve"}


def test_a_name_in_another_alphabet_is_found(tmp_path: Path) -> None:
    _, dossier = linked_after(tmp_path, [add("actors/pero.yaml", "name: Перо\ntype: person")])
    assert actors_named_in(dossier, "Here Перо spoke, and not перо or Перол.") == {"pero"}


@pytest.mark.xfail(reason="what stands between the words of a name is not looked at", strict=True)
@pytest.mark.parametrize("text", ["He met Pell. Grieve is what he felt.", "He sang to Barnaby; Thistle grew there.", "Night, Moths!"])
def test_a_name_does_not_go_on_over_a_full_stop(text: str) -> None:
    assert "Pell. Grieve" not in named(text)
    assert "Barnaby; Thistle" not in named(text)
    assert "Night, Moths" not in named(text)


@pytest.mark.parametrize("actor", [actor.id for actor in toy().of_kind(Actor)])
def test_every_alias_names_its_actor_in_its_source(actor: str) -> None:
    for alias in toy().get(actor, Actor).aliases:
        assert actor in actors_named_in(toy(), f"Then {alias.name} spoke.", alias.source)


# stands_in


@pytest.mark.parametrize(
    ("text", "words", "stands"),
    [
        ("It was dark on Sunday.", ["on sunday"], True),
        ("It was dark on  Sunday.", ["ON SUNDAY"], True),
        ("It was “dark”", ['"dark"'], True),
        ("It was dark on Sundays.", ["on Sunday"], False),
        ("It was dark.", ["light", "dark"], True),
        ("It was dark.", [], False),
        ("a.b", ["a.b"], True),
        ("axb", ["a.b"], False),
    ],
)
def test_words_stand_in_a_text(text: str, words: list[str], stands: bool) -> None:
    assert stands_in(text, words) is stands


@given(st.text("aab _-é7.", max_size=12), st.text("ab _é7", min_size=1, max_size=3))
def test_words_stand_in_a_text_as_whole_words_only(text: str, words: str) -> None:
    """The same as a search with no word character on either side."""
    expected = re.search(rf"(?<!\w){re.escape(folded(words))}(?!\w)", folded(text)) is not None
    assert stands_in(text, [words]) == expected
