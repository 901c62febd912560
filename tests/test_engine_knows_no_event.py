"""The engine and the look are for any dossier: no name, date, year or id of the real one stands in them.

What may not stand there is read from the real content, so that the list grows with it; what is an ordinary
word all the same is named below, each with its place and its reason.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from build_scripts.dates import names_of_day, parse_date
from build_scripts.dossier import Dossier
from build_scripts.link_records import link_records
from build_scripts.load_content import load_content
from build_scripts.prose import prose_segments
from build_scripts.record_fields import field_values
from build_scripts.records import Actor, Event, Place, Precedent, Record, Statement, Utterance
from tests.built_sites import PROJECT, ROOTS

FOLDERS: Final = ("build_scripts", "site_overrides")
#: Words shorter than this are too common, and too often part of something else, to prove anything.
SHORTEST: Final = 4
#: Words of names that are also ordinary ones: where the engine may say them, and why.
EXCEPTIONS: Final = {
    ("build_scripts/citations/styles.py", "american"): "the names of styles of citation, and of those who keep them",
    ("build_scripts/pictures/lettering.py", "asian"): "the name of a property of Unicode",
    ("build_scripts/page_views/wording.py", "french"): "the name of a language, in a list of languages",
    ("build_scripts/page_views/wording.py", "russian"): "the name of a language, in a list of languages",
    ("build_scripts/page_views/wording.py", "ukrainian"): "the name of a language, in a list of languages",
    ("build_scripts/quotation_marks.py", "french"): "the quotation marks of a language",
    ("build_scripts/records.py", "north"): "the direction in which a latitude is counted",
    ("build_scripts/seed_texts.py", "guard"): "a guard against large files",
}

#: Words of names that anybody may say, though these texts write them with a capital alone.
_ALSO_ORDINARY: Final = frozenset({"today", "center"})
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@cache
def dossier() -> Dossier:
    """The real dossier, linked."""
    return link_records(load_content(ROOTS["real"])[0])[0]


@cache
def names() -> frozenset[str]:
    """Every name, alias and description in the sources' words of an actor; every name of a place, an event or an occasion."""
    found: set[str] = set()
    for actor in dossier().of_kind(Actor):
        found |= {actor.name, *(alias.name for alias in actor.aliases)}
    for shape in (Place, Event, Precedent, Utterance):
        found |= {name for record in dossier().of_kind(shape) if (name := getattr(record, "name", None))}
    return frozenset(name for name in found if len(name) >= SHORTEST)


@cache
def ordinary_words() -> frozenset[str]:
    """The words that the sources, or our own prose, also write with a small letter; and the names of months and days."""
    texts = [text.text for text in dossier().texts.values()]
    texts += ["".join(segment.words for segment in prose_segments(text)) for text in written("prose")]
    small = {bare(word) for text in texts for word in _WORD.findall(text) if word[0].islower()}
    calendar = {word for day in range(1, 8) for name in days_of(f"2001-01-{day:02}") for word in name.split()}
    calendar |= {word for month in range(1, 13) for name in days_of(f"2001-{month:02}-01") for word in name.split()}
    return frozenset(small | {word.casefold() for word in calendar} | _ALSO_ORDINARY)


def written(what: str, *shapes: type[Record]) -> tuple[str, ...]:
    """The texts of all fields that are of a sort (`prose`, `date`), in records of the given kinds or of all."""
    return tuple(
        field.value
        for record in dossier().records.values()
        if not shapes or isinstance(record, shapes)
        for field in field_values(record)
        if field.marker is not None and field.marker.what == what and field.path[0] not in {"reviewed_on", "withdrawn_on"}
    )


def bare(word: str) -> str:
    """A word in small letters, without the ending of a possessive."""
    return re.sub(r"['’]s?$", "", word.casefold())


def days_of(edtf: str) -> tuple[str, ...]:
    """What an English text may call the day of a date."""
    return names_of_day(parse_date(edtf).first)


@cache
def proper_words() -> frozenset[str]:
    """The words of names that are nothing but names, in small letters."""
    words = {bare(word) for name in names() for word in _WORD.findall(name) if word[0].isupper()}
    return frozenset(word for word in words if len(word) >= SHORTEST) - ordinary_words()


@cache
def whole_names() -> frozenset[str]:
    """The names of several words, in small letters; a name of one word is among the proper words where it is one."""
    return frozenset(name.casefold() for name in names() if len(name.split()) > 1)


@cache
def dates() -> frozenset[str]:
    """Each full date of a record, as it is written there and as a text may write it."""
    days = {day for date in written("date") for day in re.findall(r"\d{4}-\d{2}-\d{2}", date)}
    return frozenset(name.casefold() for day in days for name in days_of(day) if any(character.isdigit() for character in name))


@cache
def years() -> frozenset[str]:
    """Each year in which something was said, or happened."""
    return frozenset(year for date in written("date", Event, Statement, Utterance) for year in re.findall(r"\b\d{4}\b", date))


@cache
def identifiers() -> frozenset[str]:
    """The ids of records; those of one ordinary word would prove nothing."""
    return frozenset(identifier for identifier in dossier().records if "-" in identifier or identifier not in ordinary_words())


def plain(text: str) -> str:
    """A text whose case and whose kind of apostrophe do not count."""
    return text.replace("’", "'").casefold()


@cache
def any_of(words: frozenset[str]) -> re.Pattern[str]:
    """One of the words as a whole word, the longest first; `_` and digits part words here, so that names in code are seen."""
    wanted = sorted(map(plain, words), key=lambda word: (-len(word), word))
    return re.compile(r"(?<![^\W_])(?:" + "|".join(map(re.escape, wanted)) + r")(?![^\W_])")


def told_by(words: Iterable[str], text: str) -> list[tuple[int, str]]:
    """Where one of the words stands in a text: the line, and the word."""
    read = plain(text)
    return [(read.count("\n", 0, match.start()) + 1, match.group()) for match in any_of(frozenset(words)).finditer(read)]


@cache
def committed_texts() -> tuple[tuple[str, str], ...]:
    """Every committed text file of the engine and the look, with its path."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *FOLDERS],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    files = [PROJECT / name for name in sorted(set(listed.stdout.split("\0")) - {""})]
    return tuple(
        (name, f"{name}\n{file.read_text(encoding='utf-8')}")
        for file in files
        if file.is_file() and (name := file.relative_to(PROJECT).as_posix())
    )


KINDS_OF_WORDS: Final = {
    "the words of names": proper_words,
    "whole names": whole_names,
    "dates": dates,
    "years": years,
    "ids": identifiers,
}


@pytest.mark.parametrize("what", KINDS_OF_WORDS)
def test_the_engine_and_the_look_say_nothing_of_the_event(what: str) -> None:
    words = KINDS_OF_WORDS[what]()
    assert words, "nothing to look for"
    found = [
        f"{path}:{line - 1}: {word}"
        for path, text in committed_texts()
        for line, word in told_by(words, text)
        if (path, word) not in EXCEPTIONS
    ]
    assert found == []


def test_files_are_looked_at() -> None:
    looked_at = [path for path, _ in committed_texts()]
    assert {path.split("/")[0] for path in looked_at} == set(FOLDERS)
    assert {"build_scripts/vocabularies.py", "build_scripts/checks/attribution.py"} <= set(looked_at)
    assert {Path(path).suffix for path in looked_at} >= {".py", ".j2", ".css", ".html"}


# That the test above can fail.


@pytest.mark.parametrize("template", ["{}", "# {} said so", "x = '{}'", "name_{}_name", "[[{}]]", "{}’s words", "“{}”"])
@pytest.mark.parametrize("what", KINDS_OF_WORDS)
def test_every_planted_word_is_found_on_its_line(what: str, template: str) -> None:
    words = sorted(KINDS_OF_WORDS[what]())
    for shown in (str, str.upper):
        text = "\n".join(template.format(shown(word)) for word in words)
        assert {line for line, _ in told_by(words, text)} == set(range(1, len(words) + 1))


def test_a_word_that_is_part_of_another_is_not_found() -> None:
    words = sorted(proper_words())
    assert told_by(words, "\n".join(f"a{word}b" for word in words)) == []


def test_the_line_of_a_planted_word_is_told() -> None:
    word = min(proper_words())
    assert told_by(proper_words(), f"one\ntwo {word.upper()}\n") == [(2, word)]


def test_the_words_of_the_event_are_those_one_would_name() -> None:
    """The title of the site, which is not read from the records, is made of them."""
    title = re.search(r"^site_name: (.*)$", (PROJECT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert title is not None
    assert told_by(proper_words(), title[1])
    assert len(proper_words()) > 50


def test_every_exception_is_needed() -> None:
    """What the file no longer says, or the content no longer names, is no exception."""
    needed = {(path, word) for path, text in committed_texts() for _, word in told_by(proper_words(), text)}
    assert [exception for exception in EXCEPTIONS if exception not in needed] == []
