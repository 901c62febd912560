"""Search: what the browser is given, and what it makes of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from build_scripts.exports.search_files import CARDS, WORDS, search_files
from build_scripts.page_views.lookup import Lookup
from build_scripts.page_views.titles import plain_words
from build_scripts.read_dossier import read_dossier
from build_scripts.settings import Settings, read_settings
from tests.browser.visits import visit
from tests.built_sites import BuiltSite
from tests.small_dossiers import Piece, actor, claim, dossier_of, proposition, source
from tests.toy_changes import TOY


def cards_of(*pieces: Piece) -> dict[str, dict[str, Any]]:
    """The cards by the ids of their records, with the ids of the actors in the place of their numbers."""
    script = search_files(Lookup(dossier_of(*pieces), Settings(name="Toy")))[CARDS]
    cards = json.loads(script.split("=", 1)[1].strip().rstrip(";"))
    ids = [card["address"].rpartition("/")[2].removesuffix(".html") for card in cards]
    return {made: card | {"actors": {ids[at] for at in card.get("actors", ())}} for made, card in zip(ids, cards, strict=True)}


def test_only_the_spellings_of_the_sources_are_names_and_no_id() -> None:
    cards = cards_of(
        actor("the-keeper", name="Keeper Pell", aliases=[{"name": "Mr Pell", "source": "paper"}], formerly=["old-pell"]),
        claim("pell-says", "the-keeper"),
    )
    assert cards["the-keeper"]["names"] == ["Mr Pell"]
    assert cards["the-keeper"]["formerly"] == ["old-pell"]
    assert "names" not in cards["pell-says"]


def test_a_record_names_the_actors_that_it_speaks_of_however_they_are_written() -> None:
    """By a reference, by a name in its words, and by the part of a name that is written in several ways."""
    cards = cards_of(
        source("paper", "Aalva Wendt spoke on the quay.", "Alva Wendt spoke again."),
        actor("alva", name="Alva Wendt", aliases=[{"name": "Aalva Wendt", "source": "paper"}]),
        actor("bo", name="Bo Wendt"),
        actor("islanders", name="Islanders of Quill"),
        claim("quoted", "bo", ("paper", "Aalva Wendt spoke on the quay.")),
        claim("told", "bo", ("paper", "Alva Wendt spoke again."), notes="What Aalva meant is not known; other islanders spoke too."),
        proposition("referred", text="Wendt spoke."),
        claim("alone", "bo", by="gazette", summary="Bo Wendt said what Alva said.", on="referred"),
    )
    assert cards["quoted"]["actors"] == {"alva", "bo"}
    assert cards["told"]["actors"] == {"alva", "bo"}
    assert cards["alone"]["actors"] == {"alva", "bo"}
    assert cards["referred"]["actors"] == set()
    assert cards["bo"]["actors"] == set()


def test_a_link_without_words_is_a_sentence_and_never_an_id() -> None:
    """Also where two records name each other."""
    records = dossier_of(
        proposition("lamp-is-out", text="The lamp is out."),
        claim("one-says", summary="It goes further than [[lamp-is-out]]."),
        claim("another-says", summary="See [[one-says]], and more."),
    ).records
    assert plain_words("Other than [[lamp-is-out]], by day.", records) == "Other than The lamp is out, by day."
    assert plain_words("See [[another-says]].", records) == "See See one-says, and more."
    lookup = Lookup(read_dossier(TOY), read_settings(TOY))
    for script in (search_files(lookup)[name] for name in (CARDS, WORDS)):
        assert "[[" not in script


LAMP: Final = "Ula Brand wrote that the lamp was repaired."
CARDS_SHOWN: Final = [
    {"address": "actors/ula-brand.html", "kind": "actor", "title": "Ula Brand", "names": ["Oula Brand"]},
    {"address": "claims/brand-writes.html", "kind": "claim", "title": "Brand wrote that the lamp was broken.", "actors": [0]},
    {"address": "figures/hours-by-the-window.html", "kind": "figure", "title": "hours of darkness", "formerly": ["dark-hours"]},
    {"address": "claims/lamp-is-repaired.html", "kind": "claim", "title": LAMP, "actors": [0]},
    {"address": "places/window-bay.html", "kind": "place", "title": "Bay of the Window"},
    {"address": "sources/window-text.html", "kind": "source", "title": "Window of the week", "names": ["window.txt"]},
]
WORDS_SHOWN: Final = ["", "a responsibility of the keeper", "dark for nine hours", "", "", "responsibility"]


@pytest.fixture(scope="module")
def page(chromium: Browser, toy_site: BuiltSite) -> Iterator[Page]:
    """A page of the toy's site whose search knows other records."""
    with visit(chromium) as reader:
        reader.page.add_init_script(f"window.dossierCards = {json.dumps(CARDS_SHOWN)}; window.dossierWords = {json.dumps(WORDS_SHOWN)};")
        reader.page.goto((toy_site.folder / "index.html").as_uri(), wait_until="load")
        reader.page.locator("[data-search-open]").click()
        yield reader.page
        assert reader.complaints == []


def sought(page: Page, words: str) -> tuple[list[str], str]:
    """The ids of what is found, in order, and what the window says of it."""
    page.locator("#search-field").fill(words)
    found = [link.get_attribute("href") or "" for link in page.locator(".search__found a").all()]
    said = " ".join(text for text in page.locator(".search__told").all_text_contents() if text)
    return [address.rpartition("/")[2].removesuffix(".html") for address in found], said


def hit(page: Page, identifier: str) -> Locator:
    return page.locator(f".search__found a[href$='{identifier}.html']")


@pytest.mark.browser
@pytest.mark.parametrize("spelling", ["Ula", "Oula", "ula brand", "Oula Brand"])
def test_each_spelling_of_a_name_finds_the_same_records_and_its_bearer_first(page: Page, spelling: str) -> None:
    found, _ = sought(page, spelling)
    assert found[0] == "ula-brand"
    assert set(found) == {"ula-brand", "brand-writes", "lamp-is-repaired"}


@pytest.mark.browser
def test_who_bears_a_name_comes_before_sentences_that_begin_with_it(page: Page) -> None:
    assert sought(page, "Brand")[0][:2] == ["ula-brand", "brand-writes"]
    assert sought(page, "window")[0] == ["window-bay", "window-text"]


@pytest.mark.browser
def test_an_id_is_found_whole_and_is_never_shown_as_a_spelling(page: Page) -> None:
    assert sought(page, "hours-by-the-window")[0][0] == "hours-by-the-window"
    assert sought(page, "dark-hours")[0][0] == "hours-by-the-window"
    sought(page, "Oula")
    expect(hit(page, "ula-brand")).to_contain_text("Also written: Oula Brand.")
    expect(hit(page, "brand-writes")).to_contain_text("Speaks of Ula Brand (also written: Oula Brand).")
    sought(page, "window")
    expect(hit(page, "window-text")).not_to_contain_text("Also written")


@pytest.mark.browser
def test_where_no_page_has_all_words_those_that_have_most_are_shown_and_it_is_said(page: Page) -> None:
    found, said = sought(page, "lamp darkness repaired")
    assert found == ["lamp-is-repaired"]
    assert said.startswith("No page has all of these words. These have some of them: 1 record found.")
    assert "No page" not in sought(page, "lamp repaired")[1]


@pytest.mark.browser
def test_a_word_with_a_wrong_letter_gets_the_nearest_one(page: Page) -> None:
    for wrong in ("responsability", "responsibilty", "responsibiltiy", "rresponsibility"):
        assert sought(page, wrong) == ([], f"0 records found. Nothing for “{wrong}”. Did you mean responsibility?")
    page.get_by_role("button", name="responsibility").click()
    expect(page.locator("#search-field")).to_have_value("responsibility")
    assert set(sought(page, "responsibility")[0]) == {"brand-writes", "window-text"}
    assert "Did you mean" not in sought(page, "zzzzzz")[1]
