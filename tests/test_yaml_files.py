"""The one strict door to YAML: everything is text, everything odd is told with its place, nothing is ever raised."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.load_content import load_record
from build_scripts.problems import Problem
from build_scripts.records import KINDS
from build_scripts.yaml_files import LARGEST_FILE, YamlFile, configured_texts, read_yaml, write_scalar
from tests.hostile.yaml_files import LITERAL, NOT_NUMBERS, RECORDS, REFUSED

TOY = Path(__file__).parent / "toy"
#: More than any of these takes on a slow machine, and less than anybody waits.
SECONDS = 2.0

#: Characters that the door lets in: no controls, nothing invisible, nothing that reorders.
visible = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]).filter(
    lambda character: read_yaml(f"a: '{character * 2}'".encode(), "p")[0] is not None
)
#: Pieces from which hostile files are made.
pieces = st.sampled_from(
    [
        "a",
        "b: ",
        "- ",
        "\n",
        "  ",
        "    ",
        "\t",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "#",
        "&a",
        "*a",
        "!t",
        "|",
        ">",
        "%",
        "? ",
        "<<: ",
        "---\n",
        "...\n",
        "\r\n",
        "\\",
        "é",
        "😀",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "null",
        "~",
        "@",
        "`",
        "2024-01-01",
        "\x00",
        "\u2028",
        "\ud7ff",
        "12:30",
    ]
)


def heads(problems: list[Problem]) -> str:
    """The problems as `line:col CODE`, in the order of their places."""
    return "; ".join(f"{problem.line}:{problem.column} {problem.code}" for problem in sorted(problems))


#: Cases of the catalogue that the engine does not meet yet, each with the reason.
WEAKNESSES: dict[str, str] = {}


def named(cases: tuple[tuple[Any, ...], ...]) -> list[Any]:
    """The rows of a catalogue, each called by its sentence."""
    return [
        pytest.param(
            *case[1:],
            id=case[0],
            marks=[pytest.mark.xfail(reason=WEAKNESSES[case[0]], strict=True)] if case[0] in WEAKNESSES else [],
        )
        for case in cases
    ]


@pytest.mark.parametrize(("data", "expected"), named(REFUSED))
def test_hostile_files_are_refused_at_their_place(data: bytes, expected: str) -> None:
    """Each hostile file has its problems told, each at its line and column, and yields nothing."""
    started = time.process_time()

    content, problems = read_yaml(data, "content/x.yaml")

    assert expected == heads(problems)
    assert content is None
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize(("data", "expected"), named(LITERAL))
def test_values_are_the_text_that_stands_in_the_file(data: bytes, expected: dict[str, Any]) -> None:
    content, problems = read_yaml(data, "p")

    assert problems == []
    assert content is not None
    assert expected == content.fields


@pytest.mark.parametrize(("kind", "data", "expected"), named(RECORDS))
def test_faults_of_form_are_told_at_their_field(kind: str, data: bytes, expected: str) -> None:
    record, problems = load_record(data, "content/x.yaml", kind, "x")

    assert expected == heads(problems)
    assert (record is None) == bool(problems)


@pytest.mark.parametrize("text", NOT_NUMBERS, ids=lambda text: text[:20])
def test_a_number_is_digits(text: str) -> None:
    """What another program would take for a number is not one of ours: plain digits, a sign, a point."""
    data = f"name: n\nlatitude: '{text}'\nlongitude: 0\nprecision: town\nbasis: b\n".encode()

    record, problems = load_record(data, "p", "places", "x")

    assert heads(problems) == "2:11 FIELD09"
    assert "is not a number" in problems[0].sentence
    assert record is None


def test_the_catalogue_holds_at_least_a_hundred_cases() -> None:
    assert len(REFUSED) + len(LITERAL) + len(RECORDS) + len(NOT_NUMBERS) >= 100


def test_the_catalogue_names_each_case_once() -> None:
    names = [case[0] for case in (*REFUSED, *LITERAL, *RECORDS)]
    assert sorted(set(names)) == sorted(names)


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"a: \xf0\x9f")
@settings(max_examples=300)
def test_any_bytes_are_read_or_told_of(data: bytes) -> None:
    """Whatever a file holds, there is its content or there is a problem, and never both."""
    content, problems = read_yaml(data, "p")
    assert (content is None) == bool(problems)


@given(st.lists(pieces, max_size=40).map("".join))
@settings(max_examples=600)
def test_anything_like_yaml_is_read_or_told_of(text: str) -> None:
    """What is almost YAML is read or told of as well; every place lies in the file, or right behind it."""
    data = text.encode("utf-8")
    content, problems = read_yaml(data, "p")

    assert (content is None) == bool(problems)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines) + 1
        assert problem.column >= 1


@given(st.lists(pieces, max_size=40).map("".join), st.sampled_from(sorted(KINDS)))
@settings(max_examples=300)
def test_any_file_is_a_record_or_told_of(text: str, kind: str) -> None:
    record, problems = load_record(text.encode("utf-8"), "p", kind, "x")
    assert (record is None) == bool(problems)


@given(st.lists(pieces, max_size=40).map("".join))
def test_any_configuration_is_read_or_told_of(text: str) -> None:
    found, problems = configured_texts(text.encode("utf-8"), "mkdocs.yml")
    assert not (found and problems)


@given(st.text(visible, max_size=200), st.sampled_from(["plain", "quoted"]))
@example("null", "plain")
@example("", "plain")
@example("- a", "plain")
@example("---", "plain")
@example("a: b # c", "quoted")
@example("a\n\nb\n", "quoted")
@example('tab\tand \\ and "', "quoted")
@example("48\u00a0hours – “so”", "quoted")
def test_any_text_that_is_written_reads_back(text: str, style: Any) -> None:
    """`write_scalar` writes any text so that it reads back as itself, wherever it stands."""
    written = write_scalar(text, style)
    data = f"a: {written}\nb:\n  - {written}\n  - c: {written}\n    d: e\nf: [{written}, {written}]\n"

    content, problems = read_yaml(data.encode("utf-8"), "p")

    assert problems == []
    assert content is not None
    assert {"a": text, "b": [text, {"c": text, "d": "e"}], "f": [text, text]} == content.fields
    assert "\n" not in written


def test_nothing_is_written_as_null() -> None:
    assert write_scalar(None) == "null"


def test_the_word_null_is_written_in_quotation_marks() -> None:
    assert write_scalar("null", "plain") == '"null"'


nested = st.recursive(
    st.text(st.characters(min_codepoint=0x21, max_codepoint=0x17E, exclude_categories=["Cc", "Cf"]), min_size=1, max_size=8) | st.none(),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(st.text("abcdé-_", min_size=1, max_size=6), inner, min_size=1, max_size=3)
    ),
    max_leaves=12,
)


def written(value: Any, indent: int, path: tuple[Any, ...], places: dict[tuple[Any, ...], str]) -> Iterator[str]:
    """A value as block YAML; each scalar's path is noted with its text."""
    pad = " " * indent
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _entry(f"{pad}{key}:", inner, indent, (*path, key), places)
    else:
        for number, inner in enumerate(value):
            yield from _entry(f"{pad}-", inner, indent, (*path, number), places)


def _entry(head: str, inner: Any, indent: int, path: tuple[Any, ...], places: dict[tuple[Any, ...], str]) -> Iterator[str]:
    if isinstance(inner, (dict, list)):
        yield head
        yield from written(inner, indent + 2, path, places)
    else:
        places[path] = write_scalar(inner)
        yield f"{head} {places[path]}"


@given(st.dictionaries(st.text("abcdé-_", min_size=1, max_size=6), nested, min_size=1, max_size=4))
def test_the_position_of_a_field_is_where_it_stands(fields: dict[str, Any]) -> None:
    """At the line and column of each field the file has that field's value, as it was written."""
    texts: dict[tuple[Any, ...], str] = {}
    lines = list(written(fields, 0, (), texts))

    content, problems = read_yaml("\n".join(lines).encode("utf-8"), "p")

    assert problems == []
    assert content is not None
    assert fields == content.fields
    for path, text in texts.items():
        line, column = content.position(path)
        assert lines[line - 1][column - 1 :] == text


@given(st.dictionaries(st.text("abcdé-_", min_size=1, max_size=6), nested, min_size=1, max_size=4))
def test_the_position_of_a_key_is_where_its_name_stands(fields: dict[str, Any]) -> None:
    lines = list(written(fields, 0, (), {}))
    content, _ = read_yaml("\n".join(lines).encode("utf-8"), "p")

    assert content is not None
    for path, (line, column) in content.keys.items():
        assert lines[line - 1][column - 1 :].startswith(f"{path[-1]}:")


def positions_of(text: str) -> YamlFile:
    content, problems = read_yaml(text.encode("utf-8"), "p")
    assert problems == []
    assert content is not None
    return content


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("a: x\n", ("a",), (1, 4)),
        ("a:   x\n", ("a",), (1, 6)),
        ("a:\n  x\n", ("a",), (2, 3)),
        ("a: 'x'\n", ("a",), (1, 4)),
        ("a: |\n  x\n", ("a",), (1, 4)),
        ("a: [x, y]\n", ("a", 1), (1, 8)),
        ("a:\n- x\n- y\n", ("a", 1), (3, 3)),
        ("a:\n  - b: x\n    c: [1, {d: y}]\n", ("a", 0, "c", 1, "d"), (3, 16)),
        ("ключ: значение\n", ("ключ",), (1, 7)),
        ("a: 😀\nb: [😀, x]\n", ("b", 1), (2, 8)),
        ("# c\n\n---\na: x\n", ("a",), (4, 4)),
        ("a: 1\r\nb: 2\r\n", ("b",), (2, 4)),
        ("a:\nb: x\n", ("a",), (1, 3)),
        ("{a: b, c: d}", ("c",), (1, 11)),
    ],
)
def test_positions_count_characters_from_one(text: str, path: tuple[str | int, ...], expected: tuple[int, int]) -> None:
    assert expected == positions_of(text).position(path)


@pytest.mark.parametrize(
    ("path", "expected"),
    [(("b", "no"), (2, 4)), (("no",), (1, 1)), (("b", 5, "c"), (2, 4)), ((), (1, 1))],
)
def test_a_field_that_is_not_there_has_the_position_of_what_is_around_it(path: tuple[str | int, ...], expected: tuple[int, int]) -> None:
    assert expected == positions_of("a: x\nb: [y]\n").position(path)


def test_a_file_as_large_as_may_be_is_read_at_once() -> None:
    """A file of the largest size, all of it fields, is read within the time that an editor waits."""
    line = "key%06d: value\n"
    data = "".join(line % number for number in range(LARGEST_FILE // len(line % 0))).encode()
    started = time.process_time()

    content, problems = read_yaml(data, "p")

    assert problems == []
    assert content is not None
    assert time.process_time() - started < 5 * SECONDS


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("quotation marks", b"a: " + b"'" * 200_000),
        ("question marks", b"? " * 100_000),
        ("colons", b": " * 100_000),
        ("commas in a list", b"a: [" + b"," * 200_000 + b"]"),
        ("empty texts in a list", b"a: [" + b"''," * 60_000 + b"]"),
        ("anchors", b"".join(b"a%d: &x y\n" % number for number in range(20_000))),
        ("aliases", b"".join(b"a%d: *x\n" % number for number in range(20_000))),
        ("equal keys", b"a: b\n" * 20_000),
        ("misleading characters", "\u200b\n".encode() * 20_000),
        ("blank lines", b"\n" * 250_000),
        ("hashes", b"#" * 250_000),
        ("one long word", b"a: " + b"x" * 250_000),
        ("one long key", b"x" * 250_000 + b": a"),
        ("spaces", b"a:" + b" " * 250_000),
        ("backslashes", b'a: "' + b"\\\\" * 120_000 + b'"'),
        ("bad bytes behind many lines", b"\n" * 250_000 + b"\xff"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_no_file_takes_long(name: str, data: bytes) -> None:
    started = time.process_time()
    read_yaml(data, "p")
    load_record(data, "p", "propositions", "x")
    assert time.process_time() - started < 5 * SECONDS, name


@pytest.mark.parametrize("data", [b"a: " + b"[" * 20_000, b"{a: " * 20_000, b"- " * 20_000], ids=["lists", "mappings", "dashes"])
def test_no_configuration_takes_long(data: bytes) -> None:
    """The site's configuration is read with the same care as a record."""
    started = time.process_time()
    found, problems = configured_texts(data, "mkdocs.yml")
    assert time.process_time() - started < SECONDS
    assert found == {}
    assert all(problem.path == "mkdocs.yml" for problem in problems)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("site_name: Quill\n", {"site_name": "Quill"}),
        ("site_name: 'Quill: a toy'\nnav:\n  - a: b\n  - c\nx: y\n", {"site_name": "Quill: a toy", "x": "y"}),
        ("a: !ENV HOME\nb: c\n", {"b": "c"}),
        ("a: !!python/name:os.system\nb: c\n", {"b": "c"}),
        ("a: &x {b: c}\nd: *x\ne: f\n", {"a.b": "c", "e": "f"}),
        ("a: null\nb: ~\nc:\nd: 'null'\n", {"a": "", "b": "", "c": "", "d": "null"}),
        ("", {}),
    ],
)
def test_a_configuration_yields_its_single_texts(text: str, expected: dict[str, str]) -> None:
    """Lists, mappings, tags and aliases in `mkdocs.yml` are left to the program that they are for."""
    assert (expected, []) == configured_texts(text.encode("utf-8"), "mkdocs.yml")


@pytest.mark.parametrize("file", sorted((TOY / "content").glob("*/*.yaml")), ids=lambda file: file.stem)
def test_each_file_of_the_toy_is_read(file: Path) -> None:
    content, problems = read_yaml(file.read_bytes(), file.name)
    assert problems == []
    assert content is not None
