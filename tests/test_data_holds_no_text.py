"""No data file gives a source's text away: quotes are quotes, and what is out of scope is in none."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pytest

from build_scripts.exports.bound_quotes import MOST_WORDS_AROUND
from build_scripts.exports.data_file import DATA
from tests.exported import database, dossier, files, rows_of


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@cache
def told_in(name: str) -> dict[str, list[str]]:
    """The words of each file, in their order, as a reader of that format would see them.

    The interface for programs is left out, whose documents are the records of `dossier.json` one by one; so is the archive.
    """
    found = {}
    for path, file in files(name).items():
        if path.startswith(DATA) and not path.endswith((".zip", ".schema.json")):
            is_database = path.endswith(".sqlite")
            text = "\n".join(database(file.content).iterdump()) if is_database else file.data.decode("utf-8").replace("\r\n ", "")
            found[path] = words_of(text.replace("\\n", " "))
    return found


def runs_of(words: list[str], length: int) -> set[tuple[str, ...]]:
    """Every run of so many words."""
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def given_away(name: str, runs: set[tuple[str, ...]], length: int) -> dict[str, tuple[str, ...]]:
    """The files in which one of these runs stands, each with one."""
    firsts = {run[:2] for run in runs}
    found = {}
    for path, told in told_in(name).items():
        for start, pair in enumerate(pairwise(told)):
            if pair in firsts and (run := tuple(told[start : start + length])) in runs:
                found[path] = run
                break
    return found


@pytest.mark.parametrize("name", ["toy", "real"])
def test_no_file_holds_a_longer_run_of_a_source_than_its_longest_quote(name: str) -> None:
    """With the few words around it that tell places apart: quotes are quotes, and no file puts them together again."""
    for source, text in dossier(name).texts.items():
        quotes = dossier(name).quotes_by_source.get(source, ())
        longest = max(len(words_of(text.text[span.start : span.end])) for bound in quotes for span in bound.spans)
        length = longest + 2 * MOST_WORDS_AROUND + 1
        assert len(words_of(text.text)) > length, "a text that is one quote proves nothing"
        assert given_away(name, runs_of(words_of(text.text), length), length) == {}


@pytest.mark.parametrize("name", ["toy", "real"])
def test_words_around_quotes_give_away_next_to_nothing(name: str) -> None:
    """All prefixes and suffixes together add less than one part in a hundred to what the quotes themselves hold of a text."""
    rows = rows_of(files(name)[f"{DATA}csv/quotes.csv"].content)
    for source, text in dossier(name).texts.items():
        quoted: set[int] = set()
        around: set[int] = set()
        for bound in dossier(name).quotes_by_source.get(source, ()):
            for span in bound.spans:
                quoted.update(range(span.start, span.end))
        for row in rows:
            if row["source"] == source:
                start, end = int(row["start"]), int(row["end"])
                around.update(range(start - len(row["prefix"]), start), range(end, end + len(row["suffix"])))
        assert len(around - quoted) < len(text.text) / 100


@pytest.mark.parametrize("name", ["toy", "real"])
def test_what_is_out_of_scope_is_in_no_file(name: str) -> None:
    """No run of eight words of a passage that does not belong to the dossier, but for the ends by which it is named."""
    runs: set[tuple[str, ...]] = set()
    allowed: set[tuple[str, ...]] = set()
    for text in dossier(name).texts.values():
        for passage in text.record.scope.excluded:
            allowed |= runs_of(words_of(passage.first), 8) | runs_of(words_of(passage.last), 8)
        for span in text.passages:
            allowed |= runs_of(words_of(text.text[span.start : span.end]), 8)
        for excluded in text.excluded:
            runs |= runs_of(words_of(text.text[excluded.span.start : excluded.span.end]), 8)
    assert len(runs - allowed) > 5
    assert given_away(name, runs - allowed, 8) == {}
