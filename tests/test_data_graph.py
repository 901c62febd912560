"""The graph, the annotations and the network, read by other people's parsers with nothing fetched."""

from __future__ import annotations

import base64
import hashlib
import io
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from typing import Any, NoReturn

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SDO, XSD

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.exports.annotations import CONTEXT, annotations_file, name_of_hash
from build_scripts.exports.data_file import DATA
from build_scripts.exports.linked_data import graph_file
from build_scripts.exports.network import network_file
from build_scripts.page_views.lookup import Lookup
from build_scripts.records import KINDS
from tests.exported import HOSTILE, PLAIN, dossier, files, hostile_files, json_of
from tests.small_dossiers import claim, dossier_of, has_no_brackets, source

SCHEMA = "https://schema.org/"
_OA = "http://www.w3.org/ns/oa#"
#: The words of the W3C's Web Annotation Vocabulary that the annotations use, as its recommendation maps them.
ANNOTATION_WORDS: dict[str, Any] = {
    "@context": {
        "oa": _OA,
        "as": "http://www.w3.org/ns/activitystreams#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dctypes": "http://purl.org/dc/dcmitype/",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": str(XSD),
        "id": {"@type": "@id", "@id": "@id"},
        "type": {"@type": "@id", "@id": "@type"},
        "Annotation": "oa:Annotation",
        "SpecificResource": "oa:SpecificResource",
        "TextQuoteSelector": "oa:TextQuoteSelector",
        "TextPositionSelector": "oa:TextPositionSelector",
        "Text": "dctypes:Text",
        "AnnotationCollection": "as:OrderedCollection",
        "AnnotationPage": "as:OrderedCollectionPage",
        "linking": "oa:linking",
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
        "body": {"@type": "@id", "@id": "oa:hasBody"},
        "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"},
        "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "exact": "oa:exact",
        "prefix": "oa:prefix",
        "suffix": "oa:suffix",
        "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
        "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
        "via": {"@type": "@id", "@id": "oa:via"},
        "format": "dc:format",
        "language": "dc:language",
        "label": "rdfs:label",
        "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
        "first": {"@type": "@id", "@id": "as:first"},
        "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
        "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
    }
}


def no_network(address: str, options: object = None) -> dict[str, Any]:
    """A loader that knows the one context, and fetches nothing."""
    assert CONTEXT == address
    return {"contextUrl": None, "documentUrl": address, "document": ANNOTATION_WORDS}


def refusing(address: str, options: object = None) -> NoReturn:
    raise AssertionError(f"{address} would be fetched")


def graph_of(text: str | bytes) -> Graph:
    return Graph().parse(data=text, format="json-ld")


# --- the graph


@pytest.mark.parametrize("name", ["toy", "real"])
def test_every_word_of_the_graph_is_one_of_schema_org(name: str) -> None:
    """Types and properties, each looked up in the vocabulary; and no rating, whatever it may be called."""
    expanded = jsonld.expand(json_of(files(name)[f"{DATA}dossier.jsonld"].content), {"documentLoader": refusing})
    words = Counter(words_in(expanded))
    assert len(words) > 40
    assert {word for word in words if not word.startswith(SCHEMA) or word.removeprefix(SCHEMA) not in SDO} == set()
    assert {word for word in words if "rating" in word.lower() or "review" in word.lower()} == set()


def words_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value.get("@type", ()) if "@value" not in value else ()
        for key, item in value.items():
            if not key.startswith("@"):
                yield key
            yield from words_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from words_in(item)


@pytest.mark.parametrize("name", ["toy"])
def test_the_graph_loses_nothing_on_the_way_through_a_processor(name: str) -> None:
    """Expanded and compacted again it is what it was: no key is dropped in silence."""
    told = json_of(files(name)[f"{DATA}dossier.jsonld"].content)
    options = {"documentLoader": refusing, "compactArrays": True, "graph": True}
    back = jsonld.compact(jsonld.expand(told, options), told["@context"], options)
    assert leaves(told["@graph"]) == leaves(back["@graph"])


def leaves(value: Any, key: str = "") -> Counter[tuple[str, str]]:
    """Every value by its key, however it is wrapped."""
    found: Counter[tuple[str, str]] = Counter()
    if isinstance(value, dict):
        if "@value" in value:
            return Counter({(key, f"{value['@value']}"): 1})
        for name, item in value.items():
            found += leaves(item, name)
    elif isinstance(value, list):
        for item in value:
            found += leaves(item, key)
    elif value not in (None, "en"):
        found[key, f"{value}"] += 1
    return found


@pytest.mark.parametrize("name", ["toy", "real"])
def test_the_graph_holds_every_record_and_every_quote(name: str) -> None:
    """At their addresses, as claims, quotations, articles and events."""
    graph = graph_of(files(name)[f"{DATA}dossier.jsonld"].content)
    linked = dossier(name)
    identifiers = {str(literal) for literal in graph.objects(None, SDO.identifier)}
    assert set(linked.records) == identifiers
    of_type = {kind: len(set(graph.subjects(RDF.type, SDO[kind]))) for kind in ("Claim", "Quotation", "Statement", "Place", "Dataset")}
    assert {
        "Claim": len(linked.of_kind(KINDS["claims"])) + len(linked.of_kind(KINDS["denials"])),
        "Quotation": sum(map(len, linked.quotes.values())),
        "Statement": len(linked.of_kind(KINDS["propositions"])),
        "Place": len(linked.of_kind(KINDS["places"])),
        "Dataset": 1,
    } == of_type
    nodes = set(graph.subjects(RDF.type, None))
    inside = {target for _, target in graph.subject_objects() if isinstance(target, URIRef) and linked_to_a_record(target)}
    assert inside <= nodes | set(graph.objects(None, SDO.contentUrl)) | set(graph.objects(None, SDO.inDefinedTermSet))


def linked_to_a_record(target: URIRef) -> bool:
    return str(target).startswith("https://example.org/") and target not in SDO


def test_a_date_keeps_its_doubt() -> None:
    """A plain date has a plain type; one that is uncertain is told as EDTF and not as a day."""
    lookup = Lookup(
        dossier_of(claim("a", said="2019-05-06"), claim("b", said="2019-05-06?"), claim("c", said="2019-05"), claim("d")), PLAIN
    )
    graph = graph_of(graph_file(lookup, ()).content)
    dates = {str(subject).rpartition("/")[2]: value for subject, value in graph.subject_objects(SDO.dateCreated)}
    edtf = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
    assert {
        "a.html": Literal("2019-05-06", datatype=XSD.date),
        "b.html": Literal("2019-05-06?", datatype=edtf),
        "c.html": Literal("2019-05", datatype=XSD.gYearMonth),
    } == dates


# --- the annotations


@pytest.mark.parametrize("name", ["toy", "real"])
def test_the_annotations_lose_no_key_on_the_way_through_a_processor(name: str) -> None:
    """A misspelt key would be dropped in silence: expanded and compacted, the file is what it was."""
    told = json_of(files(name)[f"{DATA}annotations.jsonld"].content)
    options = {"documentLoader": no_network}
    back = jsonld.compact(jsonld.expand(told, options), ANNOTATION_WORDS, options)
    back["@context"] = CONTEXT
    assert as_lists(told) == as_lists(back)


def as_lists(value: Any) -> Any:
    """Single values as lists of one: a processor unwraps those."""
    if isinstance(value, dict):
        return {key: as_lists(item if isinstance(item, list) else [item]) for key, item in value.items()}
    return [as_lists(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", ["toy", "real"])
def test_every_annotation_finds_its_words_in_the_file_of_that_hash(name: str) -> None:
    """By the position, and by the words alone with what stands around them."""
    collection = json_of(files(name)[f"{DATA}annotations.jsonld"].content)
    texts = {name_of_hash(text.seed.sha256): text.text for text in dossier(name).texts.values()}
    annotations = collection["first"]["items"]
    assert sum(map(len, dossier(name).quotes.values())) == collection["total"] == len(annotations)
    assert len({annotation["id"] for annotation in annotations}) == len(annotations)
    for annotation in annotations:
        for target in annotation["target"]:
            text = texts[target["source"]["id"]]
            quoted, position = target["selector"]
            assert quoted["exact"] == text[position["start"] : position["end"]]
            before, after = quoted.get("prefix", ""), quoted.get("suffix", "")
            assert 1 == text.count(before + quoted["exact"] + after)
            assert position["start"] == text.index(before + quoted["exact"] + after) + len(before)


def test_a_file_is_named_by_its_hash() -> None:
    """RFC 6920: the hash in base64url without padding; its own example."""
    assert "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk" == name_of_hash(hashlib.sha256(b"Hello World!").hexdigest())
    assert hashlib.sha256(b"x").digest() == base64.urlsafe_b64decode(name_of_hash(hashlib.sha256(b"x").hexdigest())[14:] + "=")


def test_words_around_are_given_only_where_they_are_needed() -> None:
    """Words that stand once need none; words that stand twice get the fewest that tell the two apart."""
    lookup = Lookup(
        dossier_of(
            source("paper", "The lamp is gone today. The bell is gone today. Nothing else."),
            claim("said", "ann", ("paper", "The lamp is"), ("paper", "Nothing else.")),
            claim("again", "ben", quotes=[{"source": "paper", "exact": "is gone", "prefix": "bell", "role": "own_reporting"}]),
        ),
        PLAIN,
    )
    annotations = json_of(annotations_file(lookup).content)["first"]["items"]
    around = {
        target["selector"][0]["exact"]: (target["selector"][0].get("prefix"), target["selector"][0].get("suffix"))
        for annotation in annotations
        for target in annotation["target"]
    }
    assert {"The lamp is": (None, None), "Nothing else.": (None, None), "is gone": ("bell ", " today.")} == around


# --- the network


def read(content: str | bytes) -> nx.MultiDiGraph:
    """GraphML, read by the library."""
    assert isinstance(content, bytes)
    return nx.read_graphml(io.BytesIO(content), force_multigraph=True)


@pytest.mark.parametrize("name", ["toy", "real"])
def test_the_network_has_a_node_per_record_and_its_edges_lead_to_them(name: str) -> None:
    """Read back by the library and by an XML parser: ids are ids, keys are declared once."""
    content = files(name)[f"{DATA}network.graphml"].data
    graph = read(content)
    linked = dossier(name)
    kinds = ("actors", "propositions", "claims", "denials", "sources")
    assert {record.id for kind in kinds for record in linked.of_kind(KINDS[kind])} == set(graph.nodes)
    assert all(graph.nodes[node]["title"] and graph.nodes[node]["address"] for node in graph.nodes)
    states = {(start, end) for start, end, edge in graph.edges(data=True) if edge["relation"] == "states"}
    assert {(record.holder, record.id) for kind in ("claims", "denials") for record in linked.of_kind(KINDS[kind])} == states
    root = ET.fromstring(content)
    keys = [key.attrib["id"] for key in root if key.tag.endswith("key")]
    assert len(keys) == len(set(keys))
    edges = [edge.attrib["id"] for edge in root.iter() if edge.tag.endswith("}edge")]
    assert len(edges) == len(set(edges)) == graph.number_of_edges()


# --- hostile text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_comes_back_as_it_was(words: str) -> None:
    """In the graph and in the annotations as it is, in the network with its white space collapsed."""
    found = hostile_files(words)
    line = f"Before it {words} and after it."
    graph = graph_of(found[f"{DATA}dossier.jsonld"])
    assert line in {str(text) for text in graph.objects(None, SDO.text)}
    assert words in {str(text) for text in graph.objects(None, SDO.name)}
    (annotation,) = [
        item for item in json_of(found[f"{DATA}annotations.jsonld"])["first"]["items"] if item["body"].endswith("claims/said.html")
    ]
    assert line == annotation["target"][0]["selector"][0]["exact"]
    network = read(found[f"{DATA}network.graphml"])
    assert " ".join(words.split()) == network.nodes["ann"]["title"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=60).filter(str.strip).filter(has_no_brackets))
@settings(max_examples=20)
def test_any_text_makes_a_network_that_can_be_read(words: str) -> None:
    """Whatever XML cannot hold is replaced, and the rest of the text stays."""
    lookup = Lookup(dossier_of(claim("said", summary=words)), PLAIN)
    network = read(network_file(lookup).content)
    assert "said" in network.nodes
    if words.isalnum():
        assert words in network.nodes["said"]["title"]
