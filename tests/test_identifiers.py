"""Ids and where they lead."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.identifiers import (
    index_path,
    is_identifier,
    page_address,
    page_path,
    quote_anchor,
    record_path,
    relative_link,
    sentence_anchor,
    value_anchor,
)
from build_scripts.load_content import load_record
from build_scripts.records import KINDS

paths = st.lists(st.sampled_from(["claims", "a", "b-c", "index.md", "x.html"]), min_size=1, max_size=4).map("/".join)


@pytest.mark.parametrize("text", ["a", "0", "lamp", "lamp-2", "a-b-c", "2024-03-23", "x" * 80, "-".join("a" * 40)])
def test_lower_case_words_joined_by_hyphens_are_ids(text: str) -> None:
    assert is_identifier(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "-a",
        "a-",
        "a--b",
        "A",
        "Lamp",
        "a_b",
        "a b",
        "a.b",
        "a/b",
        "../a",
        "a\n",
        "\na",
        "é",
        "а",
        "ａ",
        "²",
        "٣",
        "a\u200b",
        "x" * 81,
        "a\x00",
        "ß",
        "ı",
    ],
    ids=ascii,
)
def test_nothing_else_is_an_id(text: str) -> None:
    assert not is_identifier(text)


@given(st.text("abz019-A_ \n", max_size=6))
def test_the_loader_and_the_record_agree_on_ids(text: str) -> None:
    """What may be a file's stem is what may be a reference, and the other way round."""
    data = f"text: x\nquestion: {text!r}\n".encode() if text.isprintable() else b'text: x\nquestion: "a\\n"\n'
    record, _ = load_record(data, "p", "propositions", "x")
    assert (record is not None) == (is_identifier(text) if text.isprintable() else False)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_folder_its_pages_and_its_index(kind: str) -> None:
    assert record_path(kind, "lamp") == f"content/{kind}/lamp.yaml"
    assert page_path(kind, "lamp") == f"{kind}/lamp.md"
    assert index_path(kind) == f"{kind}/index.md"
    assert page_address(page_path(kind, "lamp")) == f"{kind}/lamp.html"


def test_no_record_has_the_page_of_an_index_by_accident() -> None:
    """`index` is an id by its form, but its page would replace the kind's own index."""
    assert not is_identifier("index")


def test_anchors_are_named_from_one() -> None:
    assert (quote_anchor(1), value_anchor(2), sentence_anchor(1, 3)) == ("quote-1", "value-2", "p1-s3")


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("index.md", "claims/a.md", "claims/a.md"),
        ("claims/a.md", "index.md", "../index.md"),
        ("claims/a.md", "claims/b.md", "b.md"),
        ("claims/a.md", "actors/b.md", "../actors/b.md"),
        ("claims/a.md", "claims/a.md", "a.md"),
        ("a/b/c.md", "a/d.md", "../d.md"),
        ("a/b/c.md", "a/b/d/e.md", "d/e.md"),
        ("claims/a.md", "claims", "../claims"),
    ],
)
def test_a_link_leads_from_one_page_to_another(here: str, there: str, expected: str) -> None:
    assert expected == relative_link(here, there)


@given(paths, paths)
def test_a_link_followed_leads_there(here: str, there: str) -> None:
    assert posixpath.normpath(posixpath.join(posixpath.dirname(here), relative_link(here, there))) == posixpath.normpath(there)
