"""The data: `dossier.json` is whole, the same every time, and its quotes can be verified from the source files alone."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.dossier import Dossier
from build_scripts.exports import exported_files
from build_scripts.exports.dossier_json import FORMAT_VERSION, dossier_json
from build_scripts.page_views.computed import computed_of
from build_scripts.quotations import fold_words
from build_scripts.read_dossier import read_dossier
from build_scripts.record_fields import quotes_of
from build_scripts.records import KINDS
from build_scripts.settings import Settings, read_settings
from build_scripts.vocabularies import PUBLISHED
from build_scripts.yaml_files import read_yaml
from tests.built_sites import PROJECT
from tests.small_dossiers import Piece, actor, claim, denial, dossier_of, figure, has_no_brackets, record, source, value
from tests.toy_changes import TOY

GOLDEN = Path(__file__).resolve().parent / "golden" / "small-dossier.json"
PLAIN = Settings("A small dossier", address="https://example.org/small/")


def strict(text: str) -> Any:
    """JSON as the standard has it: no NaN, no key twice."""

    def refuse(what: str) -> NoReturn:
        raise ValueError(what)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(pairs) == len(dict(pairs))
        return dict(pairs)

    return json.loads(text, parse_constant=refuse, object_pairs_hook=once)


@pytest.fixture(scope="module")
def toy() -> Dossier:
    """The toy dossier."""
    return read_dossier(TOY)


@pytest.fixture(scope="module")
def text(toy: Dossier) -> str:
    """Its `dossier.json`."""
    return dossier_json(toy, read_settings(TOY))


@pytest.fixture(scope="module")
def data(text: str) -> dict[str, Any]:
    """The same, read back."""
    return strict(text)


def records_in(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Every record of the file by its id, with its kind."""
    return {entry["id"]: {**entry, "kind": kind} for kind, entries in data["records"].items() for entry in entries}


def quotes_in(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every bound quote of the file."""
    for entry in records_in(data).values():
        yield from entry["bound_quotes"]


# --- the file


def test_it_is_one_of_the_exported_files(toy: Dossier, text: str) -> None:
    """Each by its path below the site’s root."""
    files = exported_files(toy, read_settings(TOY))
    assert text == files["data/dossier.json"]
    assert all(isinstance(content, (str, bytes)) and not path.startswith("/") for path, content in files.items())


def test_it_says_what_it_is(data: dict[str, Any]) -> None:
    """Its version, whose it is, what its offsets count, and every term with its sentence."""
    assert FORMAT_VERSION == data["format"]["version"]
    assert "code points" in data["format"]["offsets"]
    given = read_settings(TOY)
    assert (given.name, given.description, given.address, given.author) == tuple(
        data[name] for name in ("name", "description", "address", "author")
    )
    assert given.copyright == data["licence"]
    assert {name: dict(values) for name, values in PUBLISHED.items()} == data["vocabularies"]
    assert set(KINDS) == set(data["kinds"]) == set(data["records"])


def test_it_is_utf_8_with_sorted_keys_and_a_last_line_break(text: str, data: dict[str, Any]) -> None:
    """Letters as they are, not as escapes; a change of one record is a change of a few lines."""
    assert text.endswith("}\n")
    assert "Перо" in text
    assert text == json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def test_the_same_dossier_gives_the_same_bytes(toy: Dossier, text: str) -> None:
    """Read again, and written again."""
    assert text == dossier_json(toy, read_settings(TOY))
    assert text == dossier_json(read_dossier(TOY), read_settings(TOY))


def test_the_bytes_are_the_same_in_every_process(text: str) -> None:
    """Whatever order Python's sets have there."""
    script = (
        "import sys; from pathlib import Path; from build_scripts.read_dossier import read_dossier\n"
        "from build_scripts.exports.dossier_json import dossier_json; from build_scripts.settings import read_settings\n"
        f"root = Path({str(TOY)!r}); sys.stdout.buffer.write(dossier_json(read_dossier(root), read_settings(root)).encode())"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=PROJECT, env={**os.environ, "PYTHONHASHSEED": "7"}, capture_output=True, check=True
    )
    assert text.encode() == run.stdout


# --- the records


def test_every_record_is_in_it(data: dict[str, Any]) -> None:
    """Each file of `content/`, under its kind, and nothing else."""
    files = {(file.parent.name, file.stem) for file in (TOY / "content").glob("*/*.yaml")}
    assert files == {(entry["kind"], name) for name, entry in records_in(data).items()}


def test_every_field_is_in_it(data: dict[str, Any]) -> None:
    """As the editors wrote it: every value of every file, but the pins."""
    for name, entry in records_in(data).items():
        yaml, problems = read_yaml((TOY / "content" / entry["kind"] / f"{name}.yaml").read_bytes(), name)
        assert yaml is not None
        assert problems == []
        for field, written in yaml.fields.items():
            if field != "sentences" and written is not None:
                assert _agrees(written, entry[field]), f"{name}.{field}"


def _agrees(written: Any, told: Any) -> bool:
    """Whether a value of the file is told: numbers as numbers, a single text also as a list of one; nothing is left out."""
    if isinstance(written, dict):
        return all(value is None or _agrees(value, told[name]) for name, value in written.items())
    if isinstance(written, list):
        return len(written) == len(told) and all(_agrees(one, other) for one, other in zip(written, told, strict=True))
    if isinstance(told, list):
        return [written] == told
    return float(written) == told if isinstance(told, (int, float)) else written == told


def test_every_record_has_an_address_of_its_own(data: dict[str, Any]) -> None:
    """Below the site's address."""
    addresses = [entry["address"] for entry in records_in(data).values()]
    assert len(addresses) == len(set(addresses))
    assert all(address.startswith("https://example.org/lamp-of-quill/") for address in addresses)


def test_every_relation_is_told_at_both_ends(toy: Dossier, data: dict[str, Any]) -> None:
    """Who refers to a record, and how."""
    told = {(name, link["id"], link["relation"]) for name, entry in records_in(data).items() for link in entry["referred_to_by"]}
    assert {(name, link.from_id, link.label) for name, links in toy.backlinks.items() for link in links if name in toy.records} == told
    assert all(from_id in toy.records for _, from_id, _ in told)


# --- the quotes


def test_every_quote_is_in_it(toy: Dossier, data: dict[str, Any]) -> None:
    """In the order of the record, with its field, its source and its role."""
    for name, entry in records_in(data).items():
        expected = [(".".join(map(str, path)), quote.source, quote.role, len(quote.exact)) for path, quote in quotes_of(toy.records[name])]
        assert expected == [(quote["field"], quote["source"], quote["role"], len(quote["parts"])) for quote in entry["bound_quotes"]]


def test_every_quote_is_verified_from_the_bytes_of_its_file(data: dict[str, Any]) -> None:
    """With the file, the hash and the offsets alone: the exact words, and the words around them."""
    seen = 0
    for quote in quotes_in(data):
        content = (TOY / "seeds" / quote["file"]).read_bytes()
        assert quote["sha256"] == hashlib.sha256(content).hexdigest()
        whole = content.decode("utf-8")
        for part in quote["parts"]:
            assert part["exact"] == whole[part["start"] : part["end"]]
            assert part["exact"].strip()
            seen += 1
        assert whole[: quote["parts"][0]["start"]].endswith(quote["prefix"])
        assert whole[quote["parts"][-1]["end"] :].startswith(quote["suffix"])
        assert all(earlier["end"] <= later["start"] for earlier, later in zip(quote["parts"], quote["parts"][1:], strict=False))
    assert seen > 50


def test_every_quote_is_what_the_editors_wrote(toy: Dossier, data: dict[str, Any]) -> None:
    """But for white space and typography, which are the source's own."""
    for name, entry in records_in(data).items():
        written = [fold_words(part) for _, quote in quotes_of(toy.records[name]) for part in quote.exact]
        assert written == [fold_words(part["exact"]) for quote in entry["bound_quotes"] for part in quote["parts"]]


def test_no_source_text_is_given_away_whole(text: str) -> None:
    """Quotes, and the few words around them; what is out of scope is not told."""
    for file in (TOY / "seeds").iterdir():
        assert not any(
            len(line) > 200 and json.dumps(line, ensure_ascii=False)[1:-1] in text for line in file.read_text("utf-8").split("\n")
        )
    assert "handful of dulse" in (TOY / "seeds" / "001_harbour-post.txt").read_text("utf-8")
    assert "handful of dulse" not in text


# --- what is computed


#: Keys of the computed part whose values are ids of records.
_IDS = {
    "proposition", "statement", "source", "accusation", "accused", "actor", "holder", "issuer", "recipients", "acknowledged_by",
    "disputed_by", "statements", "sources", "articles", "records", "holders", "fullest", "utterance", "withdrawn", "lost_statements",
    "unsupported", "single_origin", "lost_records", "party", "actors", "absences",
}  # fmt: skip


def ids_in(value: Any, key: str = "") -> Iterator[str]:
    """Every id that the computed part names."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from ids_in(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from ids_in(item, key)
    elif key in _IDS and isinstance(value, str):
        yield value


def test_whatever_is_computed_leads_to_records(data: dict[str, Any]) -> None:
    """No id that is not among them."""
    found = set(ids_in({name: part for name, part in data["derived"].items() if name != "corpus"}))
    assert len(found) > 50
    assert found <= set(records_in(data))


def test_what_is_computed_is_of_the_same_dossier(data: dict[str, Any]) -> None:
    """Some counts that can be made from the records alone."""
    derived, records = data["derived"], records_in(data)
    statements = {
        name: entry for name, entry in records.items() if entry["kind"] in {"claims", "denials"} and entry["status"] != "withdrawn"
    }
    assert set(statements) == {entry["statement"] for entry in derived["known_from"]}
    assert {"notes-no-evidence", "declines"} == {statements[name]["stance"] for name in derived["absences"]}
    assert {name for entry in statements.values() for name in entry["propositions"]} == {
        entry["proposition"] for entry in derived["standing"]
    }
    assert {name for name, entry in statements.items() if entry["act"] == "warning"} == {
        entry["statement"] for entry in derived["warnings"]
    }
    for entry in derived["standing"]:
        assert len(entry["support"]["origins"]) <= len(entry["support"]["articles"])
        assert set(entry["words"]) == set(entry["proofs"]) <= set(derived["standing_words"])
    for covered in derived["coverage"]:
        assert all(bool(sentence["records"]) == (sentence["state"] == "used") for sentence in covered["sentences"])
    assert len(data["records"]["sources"]) == derived["corpus"]["sources"] + derived["corpus"]["withdrawn"]


def event(name: str) -> Piece:
    """An event."""
    return record("events", name, date=None, type="other", quotes=[{"source": "news", "exact": "It is gone.", "role": "own_reporting"}])


def attack(name: str, date: str | None) -> Piece:
    """A dated attack."""
    quotes = [{"source": "news", "exact": "It is gone.", "role": "own_reporting"}]
    return record("events", name, date=date, type="attack", quotes=quotes)


MAIN = [
    pytest.param("c-event", "c-event", id="the configured one"),
    pytest.param("", "b-event", id="else the earliest dated attack"),
    pytest.param("no-event", None, id="a configured one that is not there"),
]


@pytest.mark.parametrize(("configured", "expected"), MAIN)
def test_the_event_that_it_is_about(configured: str, expected: str | None) -> None:
    """The same for the data as for the pages: lead times are counted to one event."""
    made = dossier_of(
        event("c-event"),
        attack("a-event", "2020-01-09"),
        attack("b-event", "2020-01-07"),
        attack("d-event", None),
        source("news", "It is gone."),
    )
    found = computed_of(made, Settings("x", event=configured)).event
    assert expected == (found.id if found else None)
    assert computed_of(dossier_of(claim("a")), Settings("x")).event is None


# --- hostile and odd values


HOSTILE = [
    '"quotes" and \\back\\slashes\\" {}[],:',
    "</script><script>alert(1)</script> <!-- <![CDATA[ ]]> -->",
    "line\u2028separator\u2029and\u0085next",
    "tab\tand\nnew line\r\nand a form feed\u2029",
    "=HYPERLINK(1) @SUM +1 -1",
    "😀 Перо منارة \u202e\u2066 e\u0301",
    "[[p|a link]] {{ template }} {% raw %} $x$ `code`",
    "\\u0041 \\n %s %(name)s {0}",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_comes_back_as_it_was(words: str) -> None:
    """In prose, in a name, in a quote and around it."""
    line = f"Before {words} here it is {words} after."
    made = dossier_of(
        source("paper", line, "The end."),
        actor("ann", name=words),
        claim("said", "ann", ("paper", f"here it is {words} after."), summary=words, notes=words, window=words),
    )
    data = strict(dossier_json(made, PLAIN))
    entry = records_in(data)["said"]
    assert (words, words, words) == (entry["summary"], entry["notes"], entry["window"])
    assert words == records_in(data)["ann"]["name"]
    (quote,) = entry["bound_quotes"]
    whole = made.texts["paper"].text
    assert [whole[part["start"] : part["end"]] for part in quote["parts"]] == [part["exact"] for part in quote["parts"]]
    assert fold_words(f"here it is {words} after.") == fold_words(quote["parts"][0]["exact"])
    assert whole[: quote["parts"][0]["start"]].endswith(quote["prefix"])


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(str.strip).filter(has_no_brackets))
@settings(max_examples=30)
def test_any_text_comes_back_as_it_was(words: str) -> None:
    """Whatever a record may hold."""
    entry = records_in(strict(dossier_json(dossier_of(claim("said", summary=words)), PLAIN)))["said"]
    assert words == entry["summary"]


@pytest.mark.parametrize(
    "number",
    [
        "3",
        "-2",
        "2.5",
        "0",
        "4.0",
        "2.50",
        "0.12345678901234567890",
        "1234567890123456789.5",
    ],
)
def test_numbers_are_written_as_they_were_given(number: str) -> None:
    """No digit is lost, and none is made up: `2.50` is known to the hundredth."""
    text = dossier_json(dossier_of(figure("lamps", value(number))), PLAIN)
    assert re.search(rf'"value": "?{re.escape(number)}"?[,\s]', text)


# --- golden


def small() -> str:
    """The data of a small invented dossier, without what is the same in every dossier."""
    made = dossier_of(
        actor("quill", "state"),
        actor("council", "state-body", part_of="quill"),
        source("gazette", "“The lamp is gone,” the council said. Inkwell has it, said Ann.", published="2020-01-02"),
        source(
            "post", 'The council: "The lamp is gone." Ben denied it.', "At least 40 boats stayed in. Dozens did.", leaving_out=["Bread."]
        ),
        claim("it-is-gone", "council", ("gazette", "“The lamp is gone,”"), ("post", '"The lamp is gone."'), on="gone", said="2020-01-01"),
        claim("inkwell-has-it", "ann", ("gazette", "Inkwell has it, said Ann."), on="taken", act="accusation", against=["ben"]),
        denial("ben-denies", "ben", ("post", "Ben denied it."), on="taken", said="2020-01"),
        figure(
            "boats",
            value("40", "at-least", quotes=[{"source": "post", "exact": "At least 40 boats stayed in.", "role": "own_reporting"}]),
            value(None, "dozens", quotes=[{"source": "post", "exact": "Dozens did.", "role": "own_reporting"}]),
        ),
    )
    data = strict(dossier_json(made, PLAIN))
    for name in ("format", "vocabularies", "kinds"):
        del data[name]
    del data["derived"]["standing_words"]
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def test_the_small_dossier_is_the_golden_one() -> None:
    """Every key and every value. Where a change is meant: `python -m tests.test_exports` writes it anew; read the difference."""
    assert GOLDEN.read_text("utf-8") == small()


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(small(), encoding="utf-8")
