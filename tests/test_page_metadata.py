"""What a page tells programs: the words are those of the vocabularies, and Zotero's rules are kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

import pytest
from rdflib import namespace
from selectolax.lexbor import LexborHTMLParser

from build_scripts.page_views.lookup import Lookup
from build_scripts.page_views.page_metadata import context_objects, home_metadata, record_metadata
from build_scripts.read_dossier import read_dossier
from build_scripts.records import Claim
from build_scripts.settings import Settings, read_settings
from tests.built_sites import BuiltSite
from tests.toy_changes import TOY

DOSSIER = read_dossier(TOY)
LOOKUP = Lookup(DOSSIER, read_settings(TOY))
#: Every term of schema.org, as rdflib has them.
TERMS = frozenset(namespace.SDO.__annotations__)


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from nodes(item)
    elif isinstance(value, list):
        for item in value:
            yield from nodes(item)


@pytest.mark.parametrize("lookup", [LOOKUP, Lookup(DOSSIER, Settings("A dossier"))], ids=["with an address", "without"])
def test_every_word_of_the_structured_data_is_schema_orgs(lookup: Lookup) -> None:
    told = [record_metadata(lookup, record)["structured"] for record in DOSSIER.records.values()]
    used: set[str] = set()
    for text in [*told, home_metadata(lookup)["structured"]]:
        graph = json.loads(text)
        assert set(graph) == {"@context", "@graph"}
        for node in nodes(graph["@graph"]):
            used |= {name for name in node if not name.startswith("@")} | ({node["@type"]} if "@type" in node else set())
            assert None not in node.values()
    assert used - TERMS == set()
    assert {"Claim", "Quotation", "Person", "Organization", "Event", "NewsArticle", "Dataset", "BreadcrumbList"} <= used
    assert not {name for name in used if "ating" in name}


def test_structured_data_cannot_end_its_element() -> None:
    lookup = Lookup(DOSSIER, Settings('A </script><script>alert(1)</script> & "dossier"', address="https://example.org/"))
    text = home_metadata(lookup)["structured"]
    assert "<" not in text
    assert json.loads(text)["@graph"][0]["name"] == 'A </script><script>alert(1)</script> & "dossier"'


def test_a_context_object_says_what_the_record_is() -> None:
    claims = DOSSIER.of_kind(Claim)
    for claim, text in zip(claims, context_objects(LOOKUP, claims), strict=True):
        fields = {name: values[0] for name, values in parse_qs(text).items()}
        assert fields["rft_val_fmt"] == "info:ofi/fmt:kev:mtx:dc"
        assert (fields["rft.type"], fields["rft.title"]) == ("webpage", LOOKUP.reference(claim).title)
        assert fields["rft.title"].endswith(" [withdrawn]") == (claim.status == "withdrawn")
        assert (fields["rft.aucorp"], fields["rft.source"]) == (LOOKUP.settings.author, LOOKUP.settings.name)
        assert fields["rft.identifier"] == f"{LOOKUP.settings.address}claims/{claim.id}.html"


def meta(page: LexborHTMLParser) -> dict[str, str]:
    return {
        str(node.attributes.get("name") or node.attributes.get("property")): str(node.attributes.get("content"))
        for node in page.css("head meta[name], head meta[property]")
    }


@pytest.mark.site
def test_zotero_saves_a_record_as_a_page_of_a_website_and_the_home_as_a_report(toy_site: BuiltSite) -> None:
    """`og:type` alone makes a web page; a title in Highwire's words beside it would make an article of it."""
    page = toy_site.parsed("claims/marsh-lays-it-to-inkwell.html")
    told = meta(page)
    assert (told["og:type"], told["og:site_name"]) == ("website", LOOKUP.settings.name)
    assert told["og:title"] == LOOKUP.titles["marsh-lays-it-to-inkwell"]
    assert told["og:url"] == told["citation_public_url"] == f"{LOOKUP.settings.address}claims/marsh-lays-it-to-inkwell.html"
    assert told["citation_author"] == f"{LOOKUP.settings.author},"
    assert (told["citation_date"], told["bibo:edition"]) == ("2019-06-03", "2019-2")
    assert told["z:extra"].startswith("Edition: 2019-2\nRecord claims/marsh-lays-it-to-inkwell, sha256:")
    assert "citation_title" not in told
    assert page.css("span.Z3988") == []
    canonical = page.css_first("link[rel=canonical]")
    assert canonical is not None
    assert canonical.attributes["href"] == told["og:url"]

    home = meta(toy_site.parsed("index.html"))
    assert home["citation_technical_report_institution"] == LOOKUP.settings.author
    assert home["citation_title"] == LOOKUP.settings.name
    assert "og:type" not in home


@pytest.mark.site
def test_only_indices_have_context_objects_one_for_each_record_that_stands(toy_site: BuiltSite) -> None:
    counts = {page: len(toy_site.parsed(page).css("span.Z3988")) for page in toy_site.pages}
    standing = {
        f"{kind}/index.html": sum(LOOKUP.stands(DOSSIER.records[page.split("/")[1].removesuffix(".html")]) for page in pages)
        for kind, pages in toy_site.record_pages.items()
    }
    assert {page: count for page, count in counts.items() if count} == standing


@pytest.mark.site
def test_every_page_leads_to_the_feeds(toy_site: BuiltSite) -> None:
    for page in ("index.html", "claims/index.html", "claims/marsh-lays-it-to-inkwell.html"):
        links = {node.attributes["type"]: node.attributes["href"] for node in toy_site.parsed(page).css("link[rel=alternate]")}
        ups = "../" * page.count("/")
        assert links == {"application/atom+xml": f"{ups}feed.xml", "application/feed+json": f"{ups}feed.json"}
