"""The rules as a whole: each is a sentence, each has a code that a case of the tables triggers, and none breaks on a broken dossier."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path

import pytest

from build_scripts import checks
from build_scripts.checks import ALL_RULES
from build_scripts.read_dossier import check_dossier
from tests.toy_changes import TOY, Case, copy_of_toy, reading_each_record_once

ROOMS = sorted(file.stem for file in Path(inspect.getfile(checks)).parent.glob("[a-z]*.py"))
CODES = {
    room: sorted(set(re.findall(r"\bRULE\d+\b", inspect.getsource(importlib.import_module(f"build_scripts.checks.{room}")))))
    for room in ROOMS
}
#: Every file of the toy dossier that is a record.
RECORDS = sorted(file.relative_to(TOY).as_posix() for file in TOY.glob("content/*/*.yaml"))


def triggered_by(room: str) -> set[str]:
    """The codes that the cases of a room's table must bring about."""
    table = importlib.import_module(f"tests.test_checks_{room}").CASES
    cases = [row.values[0] for row in table]
    return {code for case in cases if isinstance(case, Case) for code in case.codes}


@pytest.mark.parametrize("room", ROOMS)
def test_every_code_of_a_room_is_brought_about_by_a_case_of_its_table(room: str) -> None:
    assert CODES[room], f"{room} tells nothing"
    assert set(CODES[room]) <= triggered_by(room)


def test_every_code_belongs_to_one_room() -> None:
    codes = [code for room in ROOMS for code in CODES[room]]
    twice = {code for code in codes if codes.count(code) > 1}
    assert twice <= {"RULE01"}, f"in two rooms: {twice}"


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.__name__)
def test_the_docstring_of_a_rule_is_the_rule(rule: checks.Rule) -> None:
    sentence = (rule.__doc__ or "").strip()
    assert sentence, "no docstring"
    assert sentence[0].isupper() or sentence[0] in "`“", sentence
    assert sentence.endswith("."), sentence


@pytest.mark.parametrize("room", ROOMS)
def test_every_rule_of_a_room_is_run(room: str) -> None:
    module = importlib.import_module(f"build_scripts.checks.{room}")
    written = {
        name
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_")
        and function.__module__ == module.__name__
        and str(inspect.signature(function)).startswith("(dossier: 'Dossier') -> 'Iterator[Problem]'")
    }
    assert written == {rule.__name__ for rule in module.RULES}
    assert set(module.RULES) <= set(ALL_RULES)


@pytest.mark.parametrize("file", RECORDS)
def test_no_rule_breaks_where_a_record_is_gone(file: str, tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    (root / file).unlink()
    with reading_each_record_once():
        check_dossier(root)


@pytest.mark.parametrize("file", sorted(file.name for file in (TOY / "seeds").glob("[!.]*")))
def test_no_rule_breaks_where_a_text_is_gone(file: str, tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    (root / "seeds" / file).unlink()
    assert {problem.code for problem in check_dossier(root)[1]} >= {"SEED02"}


def test_no_rule_breaks_where_all_texts_are_gone(tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    for file in (root / "seeds").glob("[!.]*"):
        file.unlink()
    assert {problem.code for problem in check_dossier(root)[1]} >= {"SEED02"}
