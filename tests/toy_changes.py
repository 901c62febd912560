"""A copy of the toy dossier with something changed in it, and where the engine must tell of the change.

The mark `▸` in a text of a change stands right before the place that must be told; it is taken out before
the file is written. So a case says *where* without counting lines:

    edit("figures/weight-of-the-lamp.yaml", "value: 3", "value: ▸4")
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any, Final
from unittest import mock

import pytest

from build_scripts import load_content
from build_scripts.checks import ALL_RULES, Rule
from build_scripts.dossier import Dossier
from build_scripts.link_records import link_records
from build_scripts.problems import Problem, problems_as_text
from build_scripts.seed_texts import split_sentences

TOY: Final = Path(__file__).resolve().parent / "toy"
MARK: Final = "▸"
#: A new text in a dossier that was read a second time has open sentences; a table that is about something else looks away.
OF_EVERY_NEW_TEXT: Final = frozenset({"RULE33"})

#: A change to a copy of the toy dossier: takes its root, returns the marked places as `path:line:col`.
Change = Callable[[Path], list[str]]


@dataclass(frozen=True)
class Case:
    """A sentence, the changes that it speaks of, and the codes that must be told at the marks (in their order)."""

    sentence: str
    changes: tuple[Change, ...]
    codes: tuple[str, ...] = ()


def copy_of_toy(folder: Path) -> Path:
    """A fresh copy of the toy dossier, as a root of its own."""
    root = folder / "toy"
    shutil.copytree(TOY, root)
    return root


def edit(file: str, old: str, new: str) -> Change:
    """Puts `new` in the place of `old`, which stands in the file (below `content/`) exactly once."""

    def change(root: Path) -> list[str]:
        path = root / "content" / file
        before = path.read_text(encoding="utf-8")
        assert before.count(old) == 1, f"“{old}” stands {before.count(old)} times in {file}"
        return _write(root, path, before.replace(old, new))

    return change


def add(file: str, text: str) -> Change:
    """Adds lines to the end of a file (below `content/`); a file that is not there begins with them."""

    def change(root: Path) -> list[str]:
        path = root / "content" / file
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        return _write(root, path, before.rstrip("\n") + ("\n" if before else "") + text + "\n")

    return change


def mark(file: str, words: str) -> Change:
    """Changes nothing, and marks a place in a file (below `content/`): `words` hold the mark."""
    return edit(file, words.replace(MARK, ""), words)


def remove(file: str, *, is_told: bool = True) -> Change:
    """Removes a file (below `content/`); the place to be told, if it is, is its beginning."""

    def change(root: Path) -> list[str]:
        (root / "content" / file).unlink()
        return [f"content/{file}:1:1"] if is_told else []

    return change


def source(identifier: str, text: str, outlet: str = "radio-quill", more: str = "", language: str = "en") -> Change:
    """Adds a source text of one passage, all of it in scope, and its record."""

    def change(root: Path) -> list[str]:
        data = text.encode("utf-8")
        (root / "seeds" / f"{identifier}.txt").write_bytes(data)
        sentences = split_sentences(text, language)
        first, last = (text[span.start : span.end].replace("'", "''") for span in (sentences[0], sentences[-1]))
        lines = [
            f"file: {identifier}.txt",
            f"sha256: {hashlib.sha256(data).hexdigest()}",
            "title: null",
            "publisher: null",
            f"outlet: {outlet}",
            "published: null",
            f"language: {language}",
            "basis: {language: the text itself}",
            *([] if "scope:" in more else ["scope:", "  passages:", f"    - first: '{first}'", f"      last: '{last}'"]),
            *([more] if more else []),
        ]
        return add(f"sources/{identifier}.yaml", "\n".join(lines))(root)

    return change


def _write(root: Path, path: Path, marked: str) -> list[str]:
    places = []
    plain = ""
    for number, piece in enumerate(marked.split(MARK)):
        if number:
            places.append(f"{path.relative_to(root).as_posix()}:{plain.count(chr(10)) + 1}:{len(plain) - plain.rfind(chr(10))}")
        plain += piece
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(plain, encoding="utf-8")
    return places


#: Reading a record depends on nothing but its bytes and its place: what no change touches is read once.
_load_record = lru_cache(maxsize=2048)(load_content.load_record)


def reading_each_record_once() -> AbstractContextManager[object]:
    """Within it a record whose bytes have been read before, in any copy of the toy dossier, is not read again."""
    return mock.patch.object(load_content, "load_record", _load_record)


def linked_after(folder: Path, changes: Sequence[Change]) -> tuple[list[str], Dossier]:
    """Changes a copy of the toy dossier; the marked places, and the dossier, in which all must still be read and linked."""
    root = copy_of_toy(folder)
    places = [place for change in changes for place in change(root)]
    with reading_each_record_once():
        content, problems = load_content.load_content(root)
    dossier, found = link_records(content)
    if problems or found:
        # No AssertionError: a row that is expected to fail must not fail for this.
        raise ValueError("the changed dossier cannot be read or linked:\n" + problems_as_text([*problems, *found]))
    return places, dossier


@lru_cache(maxsize=4096)
def told_of_the_toy(rule: Rule) -> frozenset[Problem]:
    """What a rule tells of the toy dossier as it is: nothing, once it is whole."""
    return frozenset(rule(link_records(load_content.load_content(TOY)[0])[0]))


def told_by(rules: Sequence[Rule], dossier: Dossier) -> list[Problem]:
    """What the rules tell of a changed toy dossier, and not of the toy dossier as it is."""
    found = [problem for rule in rules for problem in rule(dossier)]
    return [problem for problem in found if not any(_is_alike(problem, known) for rule in rules for known in told_of_the_toy(rule))]


def _is_alike(one: Problem, other: Problem) -> bool:
    return (one.path, one.code, one.sentence) == (other.path, other.code, other.sentence)


def told(problem: Problem) -> str:
    """`path:line:col: CODE`."""
    return f"{problem.path}:{problem.line}:{problem.column}: {problem.code}"


def assert_told(case: Case, folder: Path, room: ModuleType) -> None:
    """Of the rules of one room, at each mark its code is told, and nothing else anywhere; every problem has a sentence and a hint."""
    places, dossier = linked_after(folder, case.changes)
    expected = [f"{place}: {code}" for place, code in zip(places, case.codes, strict=True)]
    problems = [problem for problem in told_by(room.RULES, dossier) if problem.code in case.codes or problem.code not in OF_EVERY_NEW_TEXT]
    shown = "\n".join(problem.as_text() for problem in problems)
    assert sorted(expected) == sorted(map(told, problems)), shown
    assert all(problem.sentence and problem.hint for problem in problems), shown


def assert_something_told(changes: Sequence[Change], folder: Path) -> None:
    """Some rule tells something of what the changes brought, whatever its code."""
    _, dossier = linked_after(folder, changes)
    assert [problem for problem in told_by(ALL_RULES, dossier) if problem.code not in OF_EVERY_NEW_TEXT], "nothing is told"


def case(sentence: str, *changes: Change, told: str = "") -> Any:
    """A row of a table of cases; `told` has the codes, one for each mark."""
    return pytest.param(Case(sentence, changes, tuple(told.split())), id=sentence)


def slip(sentence: str, *changes: Change, why: str | None = None) -> Any:
    """A row of a table of faults that something has to tell of; `why` says why nothing does yet."""
    return pytest.param(changes, id=sentence, marks=_not_yet(why))


def _not_yet(why: str | None) -> Any:
    """The mark of a row that fails for a known reason; none where there is no reason to."""
    return () if why is None else pytest.mark.xfail(reason=why, strict=True, raises=AssertionError)


def false_alarm(sentence: str, *changes: Change, why: str | None = None) -> Any:
    """A row of a table of sound records; `why` says why one is told all the same."""
    return pytest.param(Case(sentence, changes), id=sentence, marks=_not_yet(why))


def statement(file: str = "claims/probe.yaml", **fields: str) -> Change:
    """Adds a statement: by default a sound one of Barnaby Thistle; each field is given as YAML, `""` leaves it out."""
    written = {
        "holder": "barnaby-thistle",
        "stance": "asserts",
        "propositions": "[nights-are-dark]",
        "act": "condolence",
        "said": "null",
        "attribution": "[{who: barnaby-thistle, cue: Mr Thistle said}]",
        "summary": "Barnaby Thistle said that he is sorry for the dark nights.",
    }
    quote = {
        "source": "text-gazette",
        "exact": "“We are sorry for the dark nights of our neighbours,” Mr Thistle said.",
        "role": "quoted_speech",
    }
    for name, value in fields.items():
        (quote if name in {"source", "exact", "prefix", "suffix", "role"} else written)[name] = value
    lines = [f"{name}: {value}" for name, value in written.items() if value and name != "quotes"]
    if "quotes" in written:
        lines.append(f"quotes: {written['quotes']}")
    else:
        lines += ["quotes:", *(f"  {'-' if number == 0 else ' '} {name}: {value}" for number, (name, value) in enumerate(quote.items()))]
    return add(file, "\n".join(lines))
