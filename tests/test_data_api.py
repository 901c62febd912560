"""The interface for programs: a contract, held by its schemas and by golden documents of the toy dossier."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from build_scripts.exports.data_file import API, DATA
from build_scripts.exports.dossier_json import dossier_json
from build_scripts.exports.schemas import record_schema, schema_path
from build_scripts.exports.static_api import api_files
from build_scripts.identifiers import document_path
from build_scripts.page_views.lookup import Lookup
from build_scripts.records import KINDS
from build_scripts.settings import Settings, read_settings
from tests.built_sites import ROOTS
from tests.exported import HOSTILE, PLAIN, dossier, files, hostile_files, json_of
from tests.small_dossiers import claim, dossier_of

GOLDEN = Path(__file__).resolve().parent / "golden" / "api"
#: One document of each sort, of the toy dossier.
KEPT = (
    "index.json",
    "propositions/index.json",
    "propositions/society-took-the-lamp.json",
    "claims/marsh-names-the-society.json",
    "denials/society-denies.json",
    "figures/boats-in-harbour.json",
    "sources/text-post.json",
    "places/quill-harbour.json",
)


@cache
def checker(document: str) -> jsonschema.Draft7Validator:
    """The schema of a document, itself checked."""
    schema = json_of(files("toy")[schema_path(document)].content)
    jsonschema.Draft7Validator.check_schema(schema)
    assert "http://json-schema.org/draft-07/schema#" == schema["$schema"]
    return jsonschema.Draft7Validator(schema)


def faults(document: str, content: Any) -> list[str]:
    """What a schema finds in a document, each with its place."""
    return [f"{'/'.join(map(str, fault.path))}: {fault.message[:200]}" for fault in checker(document).iter_errors(content)]


@pytest.mark.parametrize("path", KEPT)
def test_the_documents_of_the_toy_are_the_golden_ones(path: str) -> None:
    """Within `v1` no key goes and none changes. `python -m tests.test_data_api` writes them anew; read the difference."""
    assert (GOLDEN / path).read_text("utf-8") == files("toy")[API + path].content


@pytest.mark.parametrize("name", ["toy", "real"])
def test_every_record_has_a_document_and_every_kind_a_list(name: str) -> None:
    """From the index to the lists and to the records, by the addresses that they name, every document can be reached."""
    base = read_settings(ROOTS[name]).address
    found = {path: json_of(file.content) for path, file in files(name).items() if path.startswith(API)}
    reached = {f"{API}index.json"}
    for entry in found[f"{API}index.json"]["kinds"]:
        path = entry["api"].removeprefix(base)
        reached.add(path)
        assert entry["count"] == found[path]["count"] == len(found[path]["records"])
        assert [record.id for record in dossier(name).of_kind(KINDS[entry["kind"]])] == [one["id"] for one in found[path]["records"]]
        for one in found[path]["records"]:
            own = one["api"].removeprefix(base)
            reached.add(own)
            assert own == document_path(entry["kind"], one["id"])
            assert one.items() <= found[own].items()
    moved = {path for path, told in found.items() if "moved_to" in told}
    assert set(found) == reached | moved
    assert {told["api"].removeprefix(base) for told in found.values() if "moved_to" in told} <= reached


@pytest.mark.parametrize("name", ["toy", "real"])
def test_a_document_is_the_record_of_the_whole_file(name: str) -> None:
    """The same keys and values, and a few more that say what it is."""
    whole = json_of(files(name)[f"{DATA}dossier.json"].content)
    for kind, records in whole["records"].items():
        for record in records:
            told = json_of(files(name)[document_path(kind, record["id"])].content)
            assert record.items() <= told.items()
            assert {"kind", "page_title", "api", "schema"} == set(told) - set(record)


@pytest.mark.parametrize("name", ["toy", "real"])
def test_every_document_fits_its_schema(name: str) -> None:
    """Each names it, and it is there; the real dossier by one record in ten, the toy whole."""
    base = read_settings(ROOTS[name]).address
    for number, (path, file) in enumerate(sorted(files(name).items())):
        if path.startswith(API) and (name == "toy" or number % 10 == 0 or path.endswith("index.json")):
            told = json_of(file.content)
            document = told["schema"].removeprefix(base).removeprefix(f"{DATA}schemas/").removesuffix(".schema.json")
            assert faults(document, told) == [], path


def test_the_whole_file_fits_its_schema() -> None:
    """Closed throughout: a key that the schema does not know is a fault."""
    assert faults("dossier", json_of(files("toy")[f"{DATA}dossier.json"].content)) == []


#: What is done to a document, and where the schema must find it.
BROKEN = [
    pytest.param("claims", {"stance": "affirms"}, "stance", id="a term that is in no list"),
    pytest.param("claims", {"holder": "Nobody At All"}, "holder", id="no id"),
    pytest.param("claims", {"verdict": "true"}, "", id="a key that nobody knows"),
    pytest.param("claims", {"kind": "denials"}, "kind", id="another kind"),
    pytest.param("claims", {"bound_quotes": [{"source": "x"}]}, "bound_quotes/0", id="a quote without a place"),
    pytest.param("claims", {"said": None}, "said", id="null where a value is left out"),
    pytest.param("claims", {"quotes": []}, "quotes", id="no quote"),
    pytest.param("places", {"latitude": 48.25}, "latitude", id="a number where digits are told"),
    pytest.param("places", {"latitude_number": "48.25"}, "latitude_number", id="digits where a number is told"),
]


@pytest.mark.parametrize(("kind", "change", "where"), BROKEN)
def test_a_schema_finds_what_is_wrong(kind: str, change: dict[str, Any], where: str) -> None:
    """A schema that passes everything proves nothing."""
    path = next(path for path in sorted(files("toy")) if path.startswith(f"{API}{kind}/") and not path.endswith("index.json"))
    told = json_of(files("toy")[path].content)
    assert faults(kind, told) == []
    found = faults(kind, told | change)
    assert [fault.partition(":")[0] for fault in found if fault.startswith(f"{where}")][:1] == [where], found


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_has_words_for_each_field_of_the_shape(kind: str) -> None:
    """Every field that an editor can write, but for the pins; each required one is required unless it may be null."""
    schema = record_schema(KINDS[kind])
    fields = set(KINDS[kind].model_fields) - ({"sentences"} if kind == "sources" else set())
    assert fields <= set(schema["properties"])
    assert set(schema["required"]) <= set(schema["properties"])
    assert not any("title" in field for field in schema["properties"].values() if isinstance(field, dict) and "properties" not in field)


def test_a_former_address_says_where_the_record_is_now() -> None:
    """Ids are never used again: what asks for the old one finds the new."""
    lookup = Lookup(dossier_of(claim("said", formerly=["told-before"])), PLAIN)
    found = {file.path: json_of(file.content) for file in api_files(lookup)}
    moved = found[document_path("claims", "told-before")]
    assert ("said", "https://example.org/small/api/v1/claims/said.json") == (moved["moved_to"], moved["api"])
    assert faults("moved", moved) == []


def test_without_an_address_the_documents_name_paths() -> None:
    """A dossier that is published nowhere yet can be read all the same."""
    found = {file.path: json_of(file.content) for file in api_files(Lookup(dossier_of(claim("said")), Settings("x")))}
    assert f"{API}claims/said.json" == found[f"{API}claims/index.json"]["records"][0]["api"]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_comes_back_as_it_was(words: str) -> None:
    """And fits the schema; a number is told digit for digit."""
    found = hostile_files(words)
    told = json_of(found[document_path("claims", "said")])
    assert (words, words) == (told["summary"], told["notes"])
    assert faults("claims", told) == []
    (value,) = json_of(found[document_path("figures", "lamps")])["values"]
    assert ("2.50", 2.5) == (value["value"], value["value_number"])
    assert faults("dossier", json_of(found[f"{DATA}dossier.json"])) == []


def test_the_whole_file_is_the_same_alone() -> None:
    """`dossier.json` does not depend on what else is made."""
    assert dossier_json(dossier("toy"), read_settings(ROOTS["toy"])) == files("toy")[f"{DATA}dossier.json"].content


if __name__ == "__main__":
    for kept in KEPT:
        (GOLDEN / kept).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / kept).write_text(str(files("toy")[API + kept].content), encoding="utf-8")
    assert json.loads((GOLDEN / KEPT[0]).read_text("utf-8"))
