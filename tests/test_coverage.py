"""Coverage: every sentence in scope is used, ignored with a reason, or open; and the door that tells it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.analysis.coverage import SentenceCoverage, coverage_of
from build_scripts.command_line import main
from build_scripts.dossier import Dossier
from build_scripts.link_records import link_records
from build_scripts.load_content import load_content
from build_scripts.seed_texts import line_and_column
from tests.built_sites import ROOTS
from tests.toy_changes import TOY, Change, add, copy_of_toy, edit, source, statement

THREE = "The sea was flat. “It was dark,” Barnaby Thistle said. The moths were gone."


def linked(root: Path) -> Dossier:
    """A dossier, linked as far as it goes."""
    return link_records(load_content(root)[0])[0]


def changed(folder: Path, *changes: Change) -> Dossier:
    """The toy dossier with changes."""
    root = copy_of_toy(folder)
    for change in changes:
        change(root)
    return linked(root)


def states(dossier: Dossier, identifier: str) -> list[tuple[str, str]]:
    """Each sentence of a source by its first word, with what has become of it."""
    text = dossier.texts[identifier].text
    return [(text[found.span.start : found.span.end].split()[0], found.state) for found in coverage_of(dossier, identifier).sentences]


def quoting(words: str, record: str = "events/probe.yaml", role: str = "own_reporting", more: str = "") -> Change:
    """An event that quotes words of `text-probe`."""
    return add(record, f"date: null\ntype: other\nquotes:\n  - {{source: text-probe, exact: '{words}', role: {role}}}{more}")


def test_a_sentence_that_nobody_quotes_is_open(tmp_path: Path) -> None:
    assert states(changed(tmp_path, source("text-probe", THREE)), "text-probe") == [("The", "open"), ("“It", "open"), ("The", "open")]


@pytest.mark.parametrize("words", ["“It was dark,” Barnaby Thistle said.", "dark", "Barnaby Thistle"])
def test_a_sentence_that_a_quote_touches_is_used(words: str, tmp_path: Path) -> None:
    dossier = changed(tmp_path, source("text-probe", THREE), quoting(words))
    assert states(dossier, "text-probe") == [("The", "open"), ("“It", "used"), ("The", "open")]
    assert coverage_of(dossier, "text-probe").sentences[1].records == ("probe",)


def test_a_quote_over_two_sentences_uses_both(tmp_path: Path) -> None:
    dossier = changed(tmp_path, source("text-probe", THREE), quoting("was flat. “It was dark"))
    assert [state for _, state in states(dossier, "text-probe")] == ["used", "used", "open"]


def test_a_sentence_between_the_parts_of_a_quote_stays_open(tmp_path: Path) -> None:
    parts = add(
        "events/probe.yaml", "date: null\ntype: other\nquotes:\n  - {source: text-probe, exact: [flat, moths], role: own_reporting}"
    )
    dossier = changed(tmp_path, source("text-probe", THREE), parts)
    assert [state for _, state in states(dossier, "text-probe")] == ["used", "open", "used"]


def test_every_kind_of_record_uses_what_it_quotes_each_named_once(tmp_path: Path) -> None:
    claim = statement(
        source="text-probe", exact="“It was dark,” Barnaby Thistle said.", attribution="[{who: barnaby-thistle, cue: Barnaby Thistle said}]"
    )
    twice = "\n  - {source: text-probe, exact: was dark, role: quoted_speech}"
    dossier = changed(tmp_path, source("text-probe", THREE), claim, quoting("It was", "events/probe-two.yaml", "quoted_speech", twice))
    assert coverage_of(dossier, "text-probe").sentences[1].records == ("probe", "probe-two")


def test_an_ignored_sentence_has_its_reason(tmp_path: Path) -> None:
    dossier = changed(tmp_path, source("text-probe", THREE, more="ignored:\n  - {words: The sea was, reason: An opening.}"))
    first = coverage_of(dossier, "text-probe").sentences[0]
    assert (first.state, first.reason, first.records) == ("ignored", "An opening.", ())


def test_a_sentence_that_is_quoted_and_ignored_is_used(tmp_path: Path) -> None:
    dossier = changed(tmp_path, source("text-probe", THREE, more="ignored:\n  - {words: The sea was, reason: An opening.}"), quoting("sea"))
    first = coverage_of(dossier, "text-probe").sentences[0]
    assert (first.state, first.reason, first.records) == ("used", "", ("probe",))


def test_what_a_withdrawn_record_quotes_is_neither_used_nor_open(tmp_path: Path) -> None:
    withdrawn = "\nstatus: withdrawn\nwithdrawn_on: 2019-06-02\nwithdrawn_reason: A mistake."
    dossier = changed(tmp_path, source("text-probe", THREE), quoting("sea", more=withdrawn))
    assert states(dossier, "text-probe") == [("The", "withdrawn"), ("“It", "open"), ("The", "open")]
    told = coverage(tmp_path / "toy", "text-probe")
    assert "3 sentences in scope: 0 used, 0 ignored, 1 quoted by withdrawn records alone, 2 open; 0 of 14 words quoted" in told.stdout
    assert "  s001 line 1 withdrawn “The sea was flat. …”  probe" in told.stdout
    assert "1 of 3 sentences handled (33 %)" in told.stdout


def test_what_is_out_of_scope_is_not_counted() -> None:
    shown = [word for word, _ in states(linked(TOY), "text-post")]
    assert "Seaweed" not in shown
    assert "This" not in shown


def test_the_number_of_a_sentence_is_that_in_the_file_and_its_line_too(tmp_path: Path) -> None:
    passages = "scope:\n  passages:\n    - {first: The third, last: last one.}\n  excluded:\n    - {first: The first, last: the second one., reason: Old.}"
    text = "The first one. And the second one.\n\nThe third one. The last one."
    found = coverage_of(changed(tmp_path, source("text-probe", text, more=passages)), "text-probe").sentences
    assert [(sentence.number, sentence.line) for sentence in found] == [(3, 3), (4, 3)]


def by_hand(dossier: Dossier, identifier: str) -> list[SentenceCoverage]:
    """The same, reckoned the slow and plain way: every sentence against every quote."""
    text = dossier.texts[identifier]
    found = []
    for number, sentence in enumerate(text.sentences, 1):
        if not any(passage.start <= sentence.start and sentence.end <= passage.end for passage in text.passages):
            continue
        records = {
            bound.owner
            for quotes in dossier.quotes.values()
            for bound in quotes
            if bound.quote.source == identifier and dossier.records[bound.owner].status != "withdrawn"
            for span in bound.spans
            if span.start < sentence.end and sentence.start < span.end
        }
        reasons = [entry.reason for entry in text.ignored if entry.span.start < sentence.end and sentence.start < entry.span.end]
        fallen = {
            bound.owner
            for bound in dossier.quotes_by_source.get(identifier, ())
            if dossier.records[bound.owner].status == "withdrawn" and any(span.overlaps(sentence) for span in bound.spans)
        }
        state = "used" if records else "ignored" if reasons else "withdrawn" if fallen else "open"
        named = fallen if state == "withdrawn" else records
        line = line_and_column(text.text, sentence.start)[0]
        found.append(SentenceCoverage(number, sentence, line, state, tuple(sorted(named)), "" if records else " ".join(reasons)))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("root", ROOTS.values(), ids=ROOTS)
def test_coverage_is_what_one_reckons_by_hand(root: Path) -> None:
    dossier = linked(root)
    assert dossier.texts
    for identifier in dossier.texts:
        assert list(coverage_of(dossier, identifier).sentences) == by_hand(dossier, identifier)


# the door


def coverage(root: Path, *arguments: str) -> Result:
    """Runs `dossier coverage`."""
    result = CliRunner().invoke(main, ["--root", str(root), "coverage", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_the_door_is_closed_behind_a_dossier_without_an_open_sentence() -> None:
    result = coverage(TOY)
    assert result.exit_code == 0, result.output
    assert re.search(r"^(\d+) of \1 sentences handled \(100 %\)$", result.stdout, re.MULTILINE)
    assert " open " not in result.stdout.replace(" 0 open", "")


@pytest.fixture
def open_toy(tmp_path: Path) -> Path:
    """The toy dossier with a new text of three sentences, one of which is quoted and one ignored."""
    root = copy_of_toy(tmp_path)
    source("text-probe", THREE, more="ignored:\n  - {words: The moths, reason: An end.}")(root)
    quoting("dark")(root)
    return root


def test_an_open_sentence_is_shown_with_its_line_and_ends_with_1(open_toy: Path) -> None:
    result = coverage(open_toy)
    assert result.exit_code == 1
    assert "text-probe: 3 sentences in scope: 1 used, 1 ignored, 1 open; 1 of 14 words quoted" in result.stdout
    assert "  s001 line 1 open      “The sea was flat. …”" in result.stdout
    assert "The moths" not in result.stdout


def test_all_shows_the_used_and_ignored_ones_with_their_records_and_reasons(open_toy: Path) -> None:
    result = coverage(open_toy, "--all")
    assert "used      ““It was dark,” Barnaby Thistle said. …”  probe" in result.stdout
    assert "ignored   “The moths were gone. …”  An end." in result.stdout


def test_one_source_is_shown_alone(open_toy: Path) -> None:
    result = coverage(open_toy, "text-probe")
    assert result.exit_code == 1
    assert "text-gazette" not in result.stdout
    assert "2 of 3 sentences handled (67 %)" in result.stdout
    assert coverage(open_toy, "text-gazette").exit_code == 0


def test_a_source_that_there_is_not_is_told_with_those_that_there_are() -> None:
    result = coverage(TOY, "text-nowhere")
    assert result.exit_code == 1
    assert "text-gazette, text-ledger, text-post" in result.stderr


def test_a_share_that_is_not_whole_is_never_shown_as_100(tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    sentences = [f"This is sentence number {number} of many." for number in range(400)]
    source("text-probe", " ".join(sentences))(root)
    edit(
        "sources/text-probe.yaml",
        "basis:",
        "ignored:\n" + "\n".join(f"  - {{words: 'number {number} of many.', reason: Idle.}}" for number in range(399)) + "\nbasis:",
    )(root)
    result = coverage(root, "text-probe")
    assert result.exit_code == 1
    assert "399 of 400" in result.stdout
    assert "(100 %)" not in result.stdout
