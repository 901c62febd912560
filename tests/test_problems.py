"""A problem is told on one line with its place, all of them sorted, for people and for programs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.problems import ContentError, Problem, count_of, problems_as_github, problems_as_json, problems_as_text
from tests.toy_changes import TOY

SCRIPTS = Path(__file__).parent.parent / "build_scripts"

#: Anything that a file or its name can smuggle in, halves of surrogates (bytes of a name that are not UTF-8) included.
anything = st.text(st.characters() | st.sampled_from("\n\r\x1b\u202e\u2028\ud800\udcff%:,"), max_size=30)
problems = st.builds(Problem, anything, st.integers(1, 999), st.integers(1, 999), st.sampled_from(["YAML01", "LINK01"]), anything, anything)


def test_a_problem_has_its_place_its_code_its_sentence_and_its_hint() -> None:
    problem = Problem("content/claims/a.yaml", 3, 7, "LINK01", "There is no such record.", "Is “b” meant?")
    assert problem.as_text() == "content/claims/a.yaml:3:7: LINK01 There is no such record.\n    hint: Is “b” meant?"


def test_a_problem_without_a_hint_is_one_line() -> None:
    assert Problem("a", 1, 2, "YAML01", "It is so.").as_text() == "a:1:2: YAML01 It is so."


def test_a_workflow_command_names_file_line_and_column() -> None:
    problem = Problem("content/a,b:c.yaml", 3, 7, "LINK01", "100 % of it.", "Mend\nit.")
    assert problem.as_github() == "::error file=content/a%2Cb%3Ac.yaml,line=3,col=7,title=LINK01::100 %25 of it. (Mend\\nit.)"


@given(problems)
@example(Problem("a\nb", 1, 1, "YAML01", "c\nd", "e\nf"))
@example(Problem("\udcff.yaml", 1, 1, "YAML01", "“\udcff” is not an id.", "\ud800"))
@example(Problem("a", 1, 1, "YAML01", "\x1b[31m", "\u202e"))
def test_whatever_a_problem_says_it_stays_on_its_line(problem: Problem) -> None:
    """A text is one line and a hint; nothing that reaches a terminal colours it, turns it round, or cannot be encoded."""
    lines = problem.as_text().split("\n")

    assert len(lines) == (2 if problem.hint else 1)
    assert all(line.isprintable() for line in lines)
    assert re.search(r":\d+:\d+: (YAML|LINK)01 ", lines[0])
    assert problem.as_text().encode("utf-8")


@given(problems)
@example(Problem("\udcff.yaml", 1, 1, "YAML01", "“\udcff” is not an id.", "\ud800"))
def test_whatever_a_problem_says_its_workflow_command_is_one_line(problem: Problem) -> None:
    command = problem.as_github()
    assert command.encode("utf-8")
    assert command.isprintable()
    assert re.match(r"::error file=[^,:]*,line=\d+,col=\d+,title=(YAML|LINK)01::", command)


@given(st.lists(problems, max_size=6))
@example([Problem("\udcff.yaml", 1, 1, "YAML01", "“\udcff” is not an id.", "\ud800")])
def test_problems_as_json_are_read_by_any_program(found: list[Problem]) -> None:
    read = json.loads(problems_as_json(found).encode("utf-8"))
    assert [(item["line"], item["column"], item["code"]) for item in read] == [
        (problem.line, problem.column, problem.code) for problem in sorted(found)
    ]
    assert all(set(item) == {"path", "line", "column", "code", "sentence", "hint"} for item in read)


def test_problems_are_told_by_file_then_line_then_column() -> None:
    found = [
        Problem("b", 1, 1, "X01", "4."),
        Problem("a", 10, 1, "X01", "3."),
        Problem("a", 2, 9, "X01", "2."),
        Problem("a", 2, 1, "X02", "1."),
    ]
    expected = ["a:2:1: X02 1.", "a:2:9: X01 2.", "a:10:1: X01 3.", "b:1:1: X01 4.", "4 problems in 2 files"]
    assert expected == problems_as_text(found).split("\n")


def test_no_problem_is_no_text() -> None:
    assert (problems_as_text([]), problems_as_json([]), problems_as_github([])) == ("", "[]", "")


def test_one_problem_is_counted_as_one() -> None:
    assert problems_as_text([Problem("a", 1, 1, "X01", "So.")]).split("\n")[-1] == "1 problem in 1 file"


def test_content_that_cannot_be_published_carries_each_problem_once_and_sorted() -> None:
    first, second = Problem("a", 1, 1, "X01", "So."), Problem("b", 1, 1, "X01", "So.")
    error = ContentError([second, first, second])
    assert error.problems == (first, second)
    assert str(error) == "a:1:1: X01 So.\nb:1:1: X01 So."


@pytest.mark.parametrize(
    ("number", "noun", "plural", "expected"),
    [
        (0, "record", None, "0 records"),
        (1, "record", None, "1 record"),
        (2, "record", None, "2 records"),
        (2, "day", "days", "2 days"),
        (1, "entry", "entries", "1 entry"),
    ],
)
def test_things_are_counted_in_words(number: int, noun: str, plural: str | None, expected: str) -> None:
    assert expected == count_of(number, noun, plural)


def codes_in_the_source() -> set[str]:
    return {
        code
        for file in SCRIPTS.rglob("*.py")
        for code in re.findall(r"\"((?:YAML|FILE|FIELD|LINK|SEED|QUOTE|RULE)\d\d)\"", file.read_text(encoding="utf-8"))
    }


def codes_in_the_tests() -> set[str]:
    return {code for file in TOY.parent.rglob("*.py") for code in re.findall(r"\b[A-Z]+\d\d\b", file.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("code", sorted(codes_in_the_source()))
def test_each_code_has_a_test_that_triggers_it(code: str) -> None:
    """A code that no test names is a rule that nobody has seen work."""
    assert code in codes_in_the_tests()
