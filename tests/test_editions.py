"""An edition freezes every record for good: it proves itself, it is never overwritten, and a changed byte has a line."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
import rfc8785
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.command_line import main
from build_scripts.content_files import editions
from build_scripts.editions import edition_of, edition_text, read_edition
from build_scripts.problems import Problem
from build_scripts.read_dossier import check_dossier, read_dossier
from tests.small_dossiers import claim, dossier_of, source
from tests.toy_changes import TOY, copy_of_toy, edit

NAME = "2019-1"
FILE = f"content/editions/{NAME}.json"


def frozen(root: Path, *arguments: str) -> tuple[int, str]:
    """`dossier edition …` on a root: exit code, and all that it printed."""
    run = CliRunner().invoke(main, ["--root", str(root), "edition", *arguments])
    return run.exit_code, run.output


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the toy dossier with one edition, of the present set."""
    copy = copy_of_toy(tmp_path)
    for file in (copy / "content" / "editions").glob("*"):
        file.unlink()
    assert frozen(copy, NAME, "--date", "2019-05-06")[0] == 0
    return copy


def test_an_edition_holds_every_record_with_the_hash_of_its_canonical_form(root: Path) -> None:
    held = json.loads((root / FILE).read_text("utf-8"))
    dossier = read_dossier(root)
    assert [(item["record"]["kind"], item["record"]["id"]) for item in held["records"]] == sorted(
        (record.kind, record.id) for record in dossier.records.values()
    )
    for item in held["records"]:
        assert item["sha256"] == hashlib.sha256(rfc8785.dumps(item["record"])).hexdigest()
        assert item["sha256"] == dossier.record_hashes[item["record"]["id"]]
    hashes = {f"{item['record']['kind']}/{item['record']['id']}": item["sha256"] for item in held["records"]}
    of_the_set = hashlib.sha256(rfc8785.dumps(hashes)).hexdigest()
    seal = hashlib.sha256(rfc8785.dumps({"name": NAME, "date": "2019-05-06", "sha256": of_the_set})).hexdigest()
    assert held["edition"] == {"date": "2019-05-06", "format": 1, "name": NAME, "sha256": of_the_set, "seal": seal}


def test_a_frozen_quote_has_the_sources_own_words_at_their_places(root: Path) -> None:
    """Whatever quotation marks the record's file uses."""
    dossier = read_dossier(root)
    for bound in (bound for quotes in dossier.quotes.values() for bound in quotes):
        holder = dossier.frozen_records[bound.owner]
        for step in bound.path:
            holder = holder[step]  # type: ignore[index]
        text = dossier.texts[bound.quote.source].text
        assert holder["exact"] == [text[start:end] for start, end in holder["places"]]
        assert "prefix" not in holder


def test_an_edition_is_the_present_until_a_record_changes(root: Path) -> None:
    label = read_dossier(root).edition_label
    assert (label.name, label.date, label.has_changed) == (NAME, "2019-05-06", False)
    assert label.in_words == f"Edition 2019-1 (2019-05-06), records {label.sha256[:12]}"
    edit("propositions/nights-are-dark.yaml", "text: ", "text: At times ")(root)
    later = read_dossier(root).edition_label
    assert (later.name, later.has_changed, later.sha256 != label.sha256) == (NAME, True, True)
    assert later.in_words == f"After edition 2019-1 (2019-05-06), records {later.sha256[:12]}"


def test_without_an_edition_the_label_says_so() -> None:
    label = dossier_of(source("one", "Ann says so."), claim("c", "ann", ("one", "says so"))).edition_label
    assert (label.name, label.date, label.has_changed) == (None, None, False)
    assert label.in_words.startswith("Not yet an edition, records ")


def test_how_a_file_is_written_changes_no_hash(root: Path) -> None:
    """Order of fields, a comment and a status that is the default anyway say nothing."""
    file = root / "content" / "propositions" / "nights-are-dark.yaml"
    before = read_dossier(root).record_hashes["nights-are-dark"]
    lines = file.read_text("utf-8").rstrip("\n").split("\n")
    file.write_text("# A comment.\n" + "\n".join(reversed(lines)) + "\n", encoding="utf-8")
    assert read_dossier(root).record_hashes["nights-are-dark"] == before


def test_an_edition_is_never_overwritten(root: Path) -> None:
    before = (root / FILE).read_bytes()
    code, told = frozen(root, NAME)
    assert (code, (root / FILE).read_bytes()) == (1, before)
    assert "never overwritten" in told


def test_an_edition_of_bad_content_is_refused(root: Path) -> None:
    edit("propositions/nights-are-dark.yaml", "text: ", "tekst: ")(root)
    code, told = frozen(root, "2019-2")
    assert code == 1
    assert "FIELD01" in told
    assert not (root / "content" / "editions" / "2019-2.json").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2019/2"], "does not name an edition"),
        (["../x"], "does not name an edition"),
        (["A"], "does not name an edition"),
        (["a" * 41], "does not name an edition"),
        (["2019-2", "--date", "2019-05-05"], "cannot be of an earlier day"),
        (["2019-2", "--date", "yesterday"], "does not match"),
    ],
)
def test_what_is_not_an_edition_is_refused(root: Path, arguments: list[str], said: str) -> None:
    code, told = frozen(root, *arguments)
    assert code != 0
    assert said in told
    assert [file.name for file in (root / "content" / "editions").iterdir()] == [f"{NAME}.json"]


def changed(root: Path, old: str, new: str, count: int = 1) -> list[str]:
    """The problems of a root in whose edition `old` is replaced, as `path:line:col: CODE`."""
    file = root / FILE
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, count), encoding="utf-8")
    return [problem.as_text().split(" ")[0] + " " + problem.code for problem in check_dossier(root)[1]]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"name":"Barnaby Thistle"', '"name":"Barnaby Whistle"', f"{FILE}:2:1: FILE09"),
        ('"date":"2019-05-06"', '"date":"2019-05-07"', f"{FILE}:1:1: FILE09"),
        ('"date":"2019-05-06"', '"date":"long ago"', f"{FILE}:1:1: FILE09"),
        (f'"name":"{NAME}"', '"name":"2019-2"', f"{FILE}:1:1: FILE09"),
        ('{"record":', '{ "record":', f"{FILE}:2:1: FILE09"),
        ('"records":[', '"records":[[],', f"{FILE}:1:1: FILE09"),
        ('"records":[', '"records":(', f"{FILE}:1:221: FILE09"),
        ('"format":1', '"format":2', f"{FILE}:1:1: FILE09"),
        ('"name":"Barnaby Thistle"', '"name":"\\ud800"', f"{FILE}:2:1: FILE09"),
        ('"name":"Barnaby Thistle"', '"name":' + "[" * 50_000, f"{FILE}:1:1: FILE09"),
    ],
)
def test_a_change_made_to_an_edition_by_hand_is_told_at_its_line(root: Path, old: str, new: str, expected: str) -> None:
    assert changed(root, old, new) == [expected]


def test_a_record_taken_out_of_an_edition_is_told(root: Path) -> None:
    lines = (root / FILE).read_text("utf-8").split("\n")
    (root / FILE).write_text("\n".join(lines[:1] + lines[2:]), encoding="utf-8")
    assert [problem.code for problem in check_dossier(root)[1]] == ["FILE09"]


@pytest.mark.parametrize(("name", "code"), [("notes.txt", "FILE03"), ("Big.json", "FILE03"), ("2019-2.json", "FILE09")])
def test_what_else_lies_between_editions_is_told(root: Path, name: str, code: str) -> None:
    (root / "content" / "editions" / name).write_text("{}", encoding="utf-8")
    problems: list[Problem] = []
    assert [edition.name for edition in editions(root, problems)] == [NAME]
    assert [(problem.path, problem.code) for problem in problems] == [(f"content/editions/{name}", code)]


def test_a_link_in_an_editions_place_is_told(root: Path) -> None:
    (root / "content" / "editions" / "2019-2.json").symlink_to(root / FILE)
    assert [problem.code for problem in check_dossier(root)[1]] == ["FILE02"]


def test_editions_are_in_the_order_of_their_days(root: Path) -> None:
    assert frozen(root, "2019-10", "--date", "2019-06-01")[0] == 0
    assert frozen(root, "2019-2", "--date", "2019-06-02")[0] == 0
    assert [edition.name for edition in read_dossier(root).editions] == [NAME, "2019-10", "2019-2"]


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
fields = st.dictionaries(texts, texts | st.lists(texts, max_size=3), max_size=4)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), fields, max_size=5), st.data())
def test_any_edition_is_read_back_and_any_changed_character_is_told(found: dict[str, dict[str, object]], data: st.DataObject) -> None:
    records = {identifier: {**values, "kind": "claims", "id": identifier} for identifier, values in found.items()}
    edition = edition_of(NAME, "2019-05-06", records)
    text = edition_text(edition)
    assert read_edition(text.encode("utf-8"), FILE, NAME) == (edition, [])
    place = data.draw(st.integers(0, len(text) - 1))
    replaced = data.draw(st.characters(exclude_categories=["Cs"]).filter(lambda character: character != text[place]))
    other, problems = read_edition((text[:place] + replaced + text[place + 1 :]).encode("utf-8"), FILE, NAME)
    assert other is None
    assert [problem.code for problem in problems] == ["FILE09"]


def test_the_toy_has_no_problem_with_its_editions() -> None:
    assert [problem for problem in check_dossier(TOY)[1] if problem.path.startswith("content/editions")] == []
