"""The rules of the house: which room imports what, what the locks hold, what may be committed."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.built_sites import PROGRAMS, PROJECT

ENGINE = PROJECT / "build_scripts"
LOCKS = ("runtime", "development")

#: The rooms of `build_scripts/` that may import a library, where it is not one room alone; each with its reason.
ROOMS_OF: dict[str, set[str]] = {
    "networkx": {"exports", "pictures"},  # one writes a graph down, the other lays one out
    "rapidfuzz": {"quotations", "nearest_names"},  # likeness of passages is one matter, of names another
}


def imported_names(file: Path) -> Iterator[str]:
    """The top-level names that a Python file imports absolutely, inside functions and type-checking blocks too."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"__import__", "import_module", "importlib.import_module"}:
            yield ast.unparse(node.args[0]).strip("'\"").split(".")[0]


def room_of(file: Path) -> str:
    """The room that a file of the engine belongs to: its own name, or that of its folder below `build_scripts/`."""
    return file.relative_to(ENGINE).parts[0].removesuffix(".py")


def rooms_by_library() -> dict[str, set[str]]:
    """For each library that is not Python's own: the rooms of the engine that import it."""
    rooms = defaultdict(set)
    for file in ENGINE.rglob("*.py"):
        for name in imported_names(file):
            if name not in sys.stdlib_module_names and name != ENGINE.name:
                rooms[name].add(room_of(file))
    return rooms


def committed_files() -> list[Path]:
    """The files that git keeps, or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return [PROJECT / name for name in sorted(set(listed.stdout.split("\0"))) if name and (PROJECT / name).is_file()]


def requirement_name(line: str) -> str:
    """The name in a line of requirements, as package indexes compare names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s=<>!~;\[]", line.strip())[0]).lower()


def wanted_packages(name: str) -> set[str]:
    """The packages that an `.in` file asks for."""
    lines = (PROJECT / "requirements" / f"{name}.in").read_text("utf-8").splitlines()
    return {requirement_name(line) for line in lines if line.strip() and line.strip()[0] not in "#-"}


def locked_packages(name: str) -> dict[str, str]:
    """The packages of a lock, each with its whole entry: version, hashes, comments."""
    text = (PROJECT / "requirements" / f"{name}.txt").read_text("utf-8")
    return {requirement_name(entry): entry for entry in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]}


def test_rooms_import_in_one_direction_as_import_linter_sees_it() -> None:
    """The contracts in `pyproject.toml`: the order of the rooms, and the room of each library."""
    run = subprocess.run([PROGRAMS / "lint-imports", "--no-cache"], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_a_library_is_imported_in_one_room() -> None:
    """Whatever the library: a second room that needs it asks the first, or has its reason in ROOMS_OF."""
    strays = {
        library: sorted(rooms)
        for library, rooms in rooms_by_library().items()
        if len(rooms) > 1 and not rooms <= ROOMS_OF.get(library, set())
    }
    assert strays == {}


def test_the_engine_imports_only_what_the_runtime_lock_holds() -> None:
    """A library that only happens to be there, because a test wants it, is missing on the machine that makes the site."""
    distributions = packages_distributions()
    locked = set(locked_packages("runtime"))
    missing = {
        library for library in rooms_by_library() if not {requirement_name(name) for name in distributions.get(library, [library])} & locked
    }
    assert missing == set()


def test_the_engine_uses_every_library_that_it_asks_for() -> None:
    """What is asked for and never imported is dropped; MkDocs imports its theme and Markdown, collatex its Levenshtein, fontTools its Brotli."""
    distributions = packages_distributions()
    used = {requirement_name(name) for library in rooms_by_library() for name in distributions.get(library, [library])}
    assert wanted_packages("runtime") - used - {"brotli", "mkdocs-material", "markdown", "python-levenshtein"} == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_all_that_is_asked_for_with_hashes_and_without_addresses(lock: str) -> None:
    """`pip install --require-hashes` gets the same bytes anywhere; from where is the machine's own business."""
    entries = locked_packages(lock)
    assert wanted_packages(lock) - set(entries) == set()
    assert [name for name, entry in entries.items() if "==" not in entry or "--hash=sha256:" not in entry] == []
    text = (PROJECT / "requirements" / f"{lock}.txt").read_text("utf-8")
    assert re.findall(r"https?://\S+|--(?:extra-)?index-url|--find-links|--trusted-host", text) == []


def test_the_two_locks_agree() -> None:
    """A package in both has one version, whichever is installed last."""
    runtime, development = (locked_packages(lock) for lock in LOCKS)
    differing = {name for name in runtime.keys() & development.keys() if runtime[name].split()[0] != development[name].split()[0]}
    assert differing == set()


def test_the_npm_lock_has_hashes_and_no_addresses_and_agrees_with_what_is_asked_for() -> None:
    """The same for what comes from npm."""
    asked = json.loads((PROJECT / "package.json").read_text("utf-8"))
    locked = json.loads((PROJECT / "package-lock.json").read_text("utf-8"))["packages"]
    packages = {name.removeprefix("node_modules/"): package for name, package in locked.items() if name}
    assert [name for name, package in packages.items() if "integrity" not in package or "resolved" in package] == []
    wanted = asked.get("dependencies", {}) | asked.get("devDependencies", {})
    assert {name: packages.get(name, {}).get("version") for name in wanted} == wanted


def words_of_the_real_dossier() -> set[str]:
    """What only the real dossier may say: each id, each name and alias, each full date in its records."""
    words = set()
    for file in (PROJECT / "content").glob("*/*.yaml"):
        text = file.read_text("utf-8")
        words |= {file.stem, *re.findall(r"\b\d{4}-\d{2}-\d{2}\b", text)}
        words |= set(re.findall(r"^\s*(?:- )?name: [\"']?(.+?)[\"']?$", text, re.MULTILINE))
    return {word for word in words if len(word) > 2}


@pytest.mark.parametrize("folder", ["build_scripts", "site_overrides", "tests/toy"])
def test_the_engine_the_look_and_the_toy_name_nothing_of_the_event(folder: str) -> None:
    """They serve any dossier: no name, date or id of this one stands in them."""
    words = words_of_the_real_dossier()
    assert words
    any_word = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")(?!\w)")
    kept = [file for file in committed_files() if file.is_relative_to(PROJECT / folder)]
    named = {
        file.relative_to(PROJECT).as_posix(): found
        for file in kept
        if (found := sorted(set(any_word.findall(file.read_text("utf-8", errors="ignore")))))
    }
    assert named == {}


def test_no_third_partys_code_is_committed() -> None:
    """Fonts, scripts and styles of others come out of installed packages when the site is built."""
    foreign = {".woff", ".woff2", ".ttf", ".otf", ".eot", ".jar", ".whl", ".zip", ".gz"}
    assert [file.name for file in committed_files() if file.suffix in foreign or ".min." in file.name] == []


def test_no_committed_file_is_a_link_or_large() -> None:
    """A link would publish what it points to; a file of more than 300 KB was made by a program, as editions are meant to be."""
    files = [file for file in committed_files() if file.parent != PROJECT / "content" / "editions"]
    assert [file for file in committed_files() if file.is_symlink()] == []
    assert [file for file in files if file.stat().st_size > 300_000] == []


def test_make_alone_lists_every_target() -> None:
    """Each target that a person may ask for says in a sentence what it does."""
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    phony = set(re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[0].split())
    run = subprocess.run(["make", "--no-print-directory"], cwd=PROJECT, capture_output=True, text=True, check=True, env=plain_environment())
    assert {line.split()[1] for line in run.stdout.splitlines()} == phony


def plain_environment() -> dict[str, str]:
    """The environment without what an outer `make` leaves for an inner one."""
    return {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}


def test_continuous_integration_runs_the_readmes_test_command() -> None:
    """What lands is what anyone can prove at home."""
    run = PROJECT / ".ci" / "run"
    assert os.access(run, os.X_OK)
    assert run.read_text("utf-8").splitlines()[-1] == "make test"
    assert "make test" in (PROJECT / "README.md").read_text("utf-8")


def test_the_project_says_once_which_mkdocs_and_which_theme() -> None:
    """The templates are written against these versions, and nothing else pins them."""
    pinned = {line for line in (PROJECT / "requirements" / "runtime.in").read_text("utf-8").splitlines() if "==" in line}
    assert {line.split("==")[0] for line in pinned} == {"mkdocs", "mkdocs-material"}
    assert "dependencies" in tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["dynamic"]
