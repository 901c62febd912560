"""The label of a source: the short name by which the dossier's own sentences call the text."""

from __future__ import annotations

import json
from typing import Any

import pytest

from build_scripts.dossier import Dossier
from build_scripts.exports import exported_files
from build_scripts.page_views.lookup import Lookup
from build_scripts.read_dossier import read_dossier
from build_scripts.render_pages import render_pages
from build_scripts.settings import Settings, read_settings
from tests.small_dossiers import claim, dossier_of, source
from tests.toy_changes import TOY, copy_of_toy, edit

GAZETTE, LEDGER, POST = (f"sources/text-{name}.yaml" for name in ("gazette", "ledger", "post"))
LABELS = (
    edit(GAZETTE, "title: Lamp", "label: Text 10\ntitle: Lamp"),
    edit(LEDGER, "title: null", "label: Text 9\ntitle: null"),
    edit(POST, "label: Text of the Post", "label: Text 2"),
)
TITLED = "Text 10 – Lamp of Fogmark Lighthouse taken in the night"


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    root = copy_of_toy(tmp_path_factory.mktemp("labelled"))
    for change in LABELS:
        change(root)
    return read_dossier(root)


@pytest.fixture(scope="module")
def lookup(labelled: Dossier) -> Lookup:
    return Lookup(labelled, read_settings(TOY))


@pytest.fixture(scope="module")
def pages(labelled: Dossier) -> dict[str, str]:
    return render_pages(labelled, read_settings(TOY))


@pytest.fixture(scope="module")
def files(labelled: Dossier) -> dict[str, str | bytes]:
    return exported_files(labelled, read_settings(TOY))


def json_in(script: str | bytes) -> Any:
    assert isinstance(script, str)
    return json.loads(script.split("=", 1)[1].strip().rstrip(";"))


def test_a_source_is_called_by_its_label_and_its_title_and_where_there_is_little_room_by_its_label(lookup: Lookup) -> None:
    sources = ("text-post", "text-ledger", "text-gazette")
    assert [lookup.titles[source] for source in sources] == ["Text 2", "Text 9", TITLED]
    assert [lookup.names[source] for source in sources] == ["Text 2", "Text 9", "Text 10"]


def test_without_a_label_a_source_is_called_as_ever() -> None:
    plain = Lookup(dossier_of(source("paper", "A line.", title="A title"), claim("said", by="paper")), Settings("-"))
    assert plain.names == plain.titles == plain.cited_titles


def test_sources_stand_in_the_order_of_their_labels_and_those_without_one_last() -> None:
    given = {"a": "Text 10", "b": None, "c": "text 9", "d": "Text 2"}
    pieces = [source(identifier, "A line.", label=label) for identifier, label in given.items()]
    dossier = dossier_of(*pieces, claim("said", by="b a c"))
    assert [item.id for item in dossier.sources] == ["d", "c", "a", "b"]
    assert dossier.in_label_order(["b", "a", "b", "c"]) == ("c", "a", "b")
    assert Lookup(dossier, Settings("-")).sources_of("said") == ("c", "a", "b")


def test_pages_show_both_where_there_is_room_and_the_label_where_there_is_little(pages: dict[str, str]) -> None:
    assert f"\n# {TITLED}\n" in pages["sources/text-gazette.md"]
    for page in ("index.md", "sources/index.md", "corpus.md", "check-the-quotes.md", "withdrawals.md"):
        places = [pages[page].find(words) for words in (">Text 2<", ">Text 9<", f">{TITLED}<")]
        places = [max(at, pages[page].find(f"[{words}]")) for at, words in zip(places, ("Text 2", "Text 9", TITLED), strict=True)]
        assert -1 < places[0] < places[1] < places[2], page
    heads = pages["framing.md"].split("<table", 1)[1].split("</thead>", 1)[0]
    assert ">Text 10<" in heads
    assert heads.index(">Text 2<") < heads.index(">Text 9<") < heads.index(">Text 10<")
    assert TITLED not in pages["variorum.md"]


def test_a_citation_has_the_title_alone(labelled: Dossier, files: dict[str, str | bytes], lookup: Lookup) -> None:
    assert lookup.reference(labelled.records["text-gazette"]).title == "Lamp of Fogmark Lighthouse taken in the night"
    assert lookup.reference(labelled.records["text-ledger"]).title == "Text Ledger"
    cited = [text for path, text in files.items() if path.startswith("sources/") and path.endswith((".bib", ".ris", ".csl.json"))]
    assert len(cited) == 18
    assert not any("Text 10" in text for text in cited if isinstance(text, str))
    assert lookup.known_states.records["text-gazette"].title == "Lamp of Fogmark Lighthouse taken in the night"


def test_search_knows_a_source_by_its_label(files: dict[str, str | bytes]) -> None:
    cards = {card["address"]: card for card in json_in(files["assets/records/cards.js"])}
    assert cards["sources/text-gazette.html"]["title"] == TITLED
    assert "Text 10" in cards["sources/text-gazette.html"]["names"]
    assert cards["sources/text-ledger.html"]["title"] == "Text 9"


def test_the_data_hold_the_label(files: dict[str, str | bytes]) -> None:
    sources = json.loads(files["data/dossier.json"])["records"]["sources"]
    assert [item["label"] for item in sources] == ["Text 10", "Text 9", "Text 2"]
    assert "label" in json.loads(files["data/schemas/sources.schema.json"])["properties"]
