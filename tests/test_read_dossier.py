"""The front door: whatever an editor does to one line, every problem is told and nothing falls."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.problems import problems_as_github, problems_as_json, problems_as_text
from build_scripts.read_dossier import check_dossier
from tests.toy_changes import TOY, copy_of_toy

FILES = sorted(path.relative_to(TOY) for path in (TOY / "content").glob("*/*.yaml"))

#: What an editor may put in the place of a value: of another kind, too much, too little, or with a meaning elsewhere.
VALUES = [
    *(
        "null",
        "''",
        "[]",
        "{}",
        "[[]]",
        "' '",
        "x",
        "0",
        "-1",
        "'½'",
        "'٣'",
        "1.5.2",
        "1e9999999",
        "99999999999999999999",
        "2019-05-03/..",
        "../2019",
    ),
    *(
        "'[[inkwell]]'",
        "'[[]]'",
        "'[[a|b]]'",
        "'“'",
        "'\"'",
        "'“lamp”'",
        "'12 boats and 1,000'",
        "'12 million dozen'",
        "'minus four'",
        "the",
        "lamp",
    ),
    *(
        "'%s {0} {x}'",
        "'\\1 (?P<x'",
        "'*('",
        "'İ'",
        "'e\u0301'",
        "'Перо'",
        "'منارة'",
        "[lamp, lamp]",
        "draft",
        "withdrawn",
        "reviewed",
        "denies",
    ),
    *(
        "accusation",
        "dozens",
        "inkwell",
        "text-post",
        "lamp-is-taken",
        "who-took-the-lamp",
        "ottoline-marsh",
        "bell-of-dunmorrow",
        "boats-in-harbour",
    ),
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy for all examples; each puts back what it changed."""
    return copy_of_toy(tmp_path_factory.mktemp("changed"))


@given(st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_one_line_becomes_every_problem_is_told(root: Path, data: st.DataObject) -> None:
    """A line changed, taken out, or written twice: there is a report that can be printed, with a place, a sentence and a hint for each."""
    file = data.draw(st.sampled_from(FILES))
    lines = (TOY / file).read_text("utf-8").split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    what = data.draw(st.sampled_from(["value", "value", "value", "less", "twice"]))
    if what == "value" and ": " in lines[at]:
        lines[at] = lines[at].split(": ", 1)[0] + ": " + data.draw(st.sampled_from(VALUES))
    elif what == "less":
        del lines[at]
    else:
        lines.insert(at, lines[at])
    (root / file).write_text("\n".join(lines), encoding="utf-8")
    try:
        _, problems = check_dossier(root)
    finally:
        shutil.copy(TOY / file, root / file)

    assert problems == sorted(set(problems))
    assert all(problem.line >= 1 and problem.column >= 1 and problem.sentence and problem.hint for problem in problems)
    assert (problems_as_text(problems) + problems_as_json(problems) + problems_as_github(problems)).encode("utf-8")
