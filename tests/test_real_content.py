"""The real dossier: each of its files, the whole of them, and the texts on which they stand."""

from __future__ import annotations

import hashlib
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from build_scripts.analysis.coverage import coverage_of
from build_scripts.dossier import Dossier
from build_scripts.load_content import load_record
from build_scripts.problems import Problem, problems_as_text
from build_scripts.quotations import bind
from build_scripts.read_dossier import check_dossier
from build_scripts.records import KINDS, Source
from build_scripts.seed_texts import split_sentences
from tests.built_sites import ROOTS

ROOT = ROOTS["real"]
RECORDS = sorted(file.relative_to(ROOT).as_posix() for file in ROOT.glob("content/*/*.yaml"))
SOURCES = [file for file in RECORDS if file.startswith("content/sources/")]
SEEDS = sorted(file.name for file in (ROOT / "seeds").glob("[!.]*"))


@cache
def dossier_and_problems() -> tuple[Dossier, list[Problem]]:
    """The real dossier, checked once for all tests of this file."""
    return check_dossier(ROOT)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """The real dossier, linked."""
    return dossier_and_problems()[0]


def source_of(dossier: Dossier, file: str) -> Source:
    """The source record of a file below `content/sources/`."""
    return dossier.get(Path(file).stem, Source)


@pytest.mark.parametrize("file", RECORDS)
def test_a_record_loads_with_no_problem(file: str) -> None:
    path = ROOT / file
    loaded, problems = load_record(path.read_bytes(), file, path.parent.name, path.stem)
    assert problems == [], problems_as_text(problems)
    assert loaded is not None
    assert loaded.record.id == path.stem


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_records_of_each_kind(kind: str) -> None:
    assert [file for file in RECORDS if file.startswith(f"content/{kind}/")]


def test_the_whole_has_no_problem() -> None:
    problems = dossier_and_problems()[1]
    assert problems == [], problems_as_text(problems)


@pytest.mark.parametrize("file", SOURCES)
def test_a_source_has_no_open_sentence(file: str, dossier: Dossier) -> None:
    text = dossier.texts[Path(file).stem]
    found = coverage_of(dossier, text.record.id)
    assert found.sentences
    assert [text.text[left.span.start : left.span.end] for left in found.sentences if left.state == "open"] == []


@pytest.mark.parametrize("file", SOURCES)
def test_a_source_is_the_file_that_was_recorded_byte_for_byte(file: str, dossier: Dossier) -> None:
    record = source_of(dossier, file)
    assert hashlib.sha256((ROOT / "seeds" / record.file).read_bytes()).hexdigest() == record.sha256


def test_each_text_has_one_source_and_each_source_one_text(dossier: Dossier) -> None:
    assert len(SEEDS) == 5
    assert sorted(source.file for source in dossier.of_kind(Source)) == SEEDS


@pytest.mark.parametrize("file", SOURCES)
def test_the_pinned_sentences_are_those_of_todays_library(file: str, dossier: Dossier) -> None:
    text = dossier.texts[Path(file).stem]
    assert text.record.sentences, "no sentence is pinned"
    today = split_sentences(text.text, (text.record.language or "en").split("-")[0])
    assert text.sentences == today


@pytest.mark.parametrize("file", SOURCES)
def test_the_sentences_of_a_source_hold_all_that_is_visible_in_it_once(file: str, dossier: Dossier) -> None:
    text = dossier.texts[Path(file).stem]
    assert all(first.end <= second.start for first, second in pairwise(text.sentences))
    shown = "".join(text.text[sentence.start : sentence.end] for sentence in text.sentences)
    assert "".join(shown.split()) == "".join(text.text.split())


@pytest.mark.parametrize("file", SOURCES)
def test_every_quote_binds_again_at_its_place_and_shows_the_words_of_the_text(file: str, dossier: Dossier) -> None:
    """Reckoned anew from the bytes of the file: what the engine holds is what stands there."""
    text = dossier.texts[Path(file).stem]
    raw = (ROOT / "seeds" / text.record.file).read_bytes().decode("utf-8")
    assert raw == text.text
    quotes = dossier.quotes_by_source[text.record.id]
    assert quotes
    for bound in quotes:
        assert bind(text.quotable, bound.quote.exact, bound.quote.prefix, bound.quote.suffix) == bound.spans
        for part, span in zip(bound.quote.exact, bound.spans, strict=True):
            assert letters(raw[span.start : span.end]) == letters(part)


def letters(words: str) -> str:
    """The letters and digits of some words: what no folding may touch."""
    return "".join(character for character in words if character.isalnum())


def test_every_record_stands_in_the_ledger_of_published_ids(dossier: Dossier) -> None:
    published = set(dossier.published_ids)
    assert sorted(f"{record.kind}/{record.id}" for record in dossier.records.values() if (record.kind, record.id) not in published) == []


def test_every_published_id_has_its_record_or_leads_to_one(dossier: Dossier) -> None:
    former = {identifier for record in dossier.records.values() for identifier in record.formerly}
    assert dossier.published_ids
    assert [identifier for _, identifier in dossier.published_ids if identifier not in dossier.records and identifier not in former] == []
