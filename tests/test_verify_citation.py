"""Years later: whether a citation still holds, told alike by the command and by the page in the browser."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect

from build_scripts.citations import bibtex, csl_json, ris
from build_scripts.citations.cited_words import held
from build_scripts.citations.references import dossier_reference
from build_scripts.citations.states import VERDICTS, WHOLE_VERDICTS, KnownStates
from build_scripts.citations.styles import SHOWN_STYLES, formatted
from build_scripts.citations.verifying import checked, cited_states
from build_scripts.command_line import main
from build_scripts.editions import Edition, edition_of
from build_scripts.page_views.frozen_names import FrozenNames
from build_scripts.page_views.lookup import Lookup
from build_scripts.page_views.titles import titles_of
from build_scripts.read_dossier import read_dossier
from build_scripts.settings import Settings, read_settings
from tests.browser.visits import visit
from tests.built_sites import BuiltSite
from tests.small_dossiers import claim, dossier_of, source
from tests.toy_changes import TOY

LOOKUP = Lookup(read_dossier(TOY), read_settings(TOY))
SITE = LOOKUP.settings.address
FIRST = LOOKUP.dossier.editions[0]
REFERENCES = [LOOKUP.reference(record) for record in LOOKUP.dossier.records.values() if record.status != "withdrawn"]
WITHDRAWN = {record.id for record in LOOKUP.dossier.records.values() if record.status == "withdrawn"}


def sha256(identifier: str) -> str:
    """The hash of a record as the first edition has it."""
    return FIRST.by_id[identifier].sha256


def verdicts(text: str) -> list[str]:
    return [checked(LOOKUP.known_states, cited).judgement.verdict for cited in cited_states(text)]


WRITERS = {
    "BibTeX": bibtex.as_bibtex,
    "RIS": ris.as_ris,
    "CSL-JSON": csl_json.as_csl_json,
    **{style: lambda *references, style=style: "\n".join(formatted(style, one) for one in references) for style in SHOWN_STYLES.values()},
}


@pytest.mark.parametrize("writer", WRITERS)
def test_every_citation_of_today_holds_in_every_form(writer: str) -> None:
    assert verdicts(WRITERS[writer](*REFERENCES)) == ["unchanged"] * len(REFERENCES)


@pytest.mark.parametrize("writer", WRITERS)
def test_a_falsified_title_is_told_in_every_form(writer: str) -> None:
    """The address, the edition and the hash are those of the record, and the words are not."""
    falsified = [replace(reference, title=f"It is not so that {reference.title}") for reference in REFERENCES]
    assert verdicts(WRITERS[writer](*falsified)) == ["other words"] * len(REFERENCES)


@pytest.mark.parametrize("edition", LOOKUP.dossier.editions, ids=lambda edition: edition.name)
@pytest.mark.parametrize("writer", WRITERS)
def test_every_citation_of_an_edition_has_the_words_of_that_edition(writer: str, edition: Edition) -> None:
    """A citation that was made when a record was called otherwise is no citation with other words."""
    names = FrozenNames(edition)
    references = [
        replace(
            LOOKUP.reference(LOOKUP.dossier.records[LOOKUP.known_states.records[entry.id].now]),
            title=names.cited_words[entry.id][0],
            edition=edition.name,
            state=f"Edition {edition.name}, record {entry.sha256[:12]}",
            note=f"Record {entry.kind}/{entry.id}, sha256:{entry.sha256}; edition {edition.name}",
        )
        for entry in edition.records
    ]
    for cited in cited_states(WRITERS[writer](*references)):
        found = checked(LOOKUP.known_states, cited)
        assert found.judgement.verdict in {"unchanged", "reworded", "figure superseded", "withdrawn"}, cited
        assert "not its words" not in found.sentence, cited


@pytest.mark.parametrize("length", ["short", "middle", "full"])
def test_the_sentences_that_are_safe_to_cite_have_the_words_of_their_records(length: str) -> None:
    """The short ones have neither an address nor a hash; where a sentence has a name alone, it names no record."""
    for record in LOOKUP.dossier.records.values():
        (cited,) = cited_states(getattr(LOOKUP.sentence_on(record), length))
        found = checked(LOOKUP.known_states, cited)
        if found.judgement.verdict == "not named" and length != "full":
            continue
        assert (found.judgement.verdict, found.record) in {(verdict, record.id) for verdict in ("unchanged", "stands", "withdrawn")}, cited


def test_a_sentence_with_no_address_and_no_hash_is_known_by_its_words() -> None:
    (cited,) = cited_states(LOOKUP.sentence_on(LOOKUP.dossier.records["council-says-taken"]).short)
    found = checked(LOOKUP.known_states, cited)
    assert (cited.id, cited.sha256) == ("", "")
    assert found.judgement.verdict == "unchanged"
    assert found.sentence.endswith("It is known by its words alone as claims/council-says-taken.")


def test_words_that_are_not_the_records_are_told_with_its_title() -> None:
    (cited,) = cited_states(f"Ottoline Marsh sold the lamp. Record {sha256('marsh-lays-it-to-inkwell')[:12]}")
    found = checked(LOOKUP.known_states, cited)
    assert found.sentence == f"{VERDICTS['other words']} It is unchanged since it was cited, and is called “{LAID}.”."
    (cited,) = cited_states(f"Ottoline Marsh sold the lamp. Record {sha256('ottoline-marsh')[:12]}")
    found = checked(LOOKUP.known_states, cited)
    assert found.sentence == f"{VERDICTS['reworded']} The words that are cited are not its words: it was called “Ottoline Marsh”."


@pytest.mark.parametrize("title", ["Ann (of Quill)", "Those “of the night”", "Ann"])
@pytest.mark.parametrize(
    ("line", "is_held"), [("{} [Record", True), ("Ann. “{}.” Record", True), ("{} did so [Record", False), ("{}'s", False)]
)
def test_a_title_ends_where_it_ends_and_not_within_more_words(title: str, line: str, is_held: bool) -> None:
    assert bool(held(line.format(title), title, is_line=True)) == is_held


@pytest.mark.parametrize(
    ("given", "is_line", "is_held"),
    [
        ("Ann said that the lamp … [Record", True, True),
        ("Ann said that the lamp …", False, True),
        ("Ann said that the boat … [Record", True, False),
        ("Ann said that … by Ben [Record", True, False),
        ("Ann said that … by Ben", False, False),
        ("Ann said …", False, False),  # too few words to tell
    ],
)
def test_a_title_may_be_cut_at_its_end(given: str, is_line: bool, is_held: bool) -> None:
    assert bool(held(given, "Ann said that the lamp was gone.", is_line=is_line)) == is_held


def test_an_edition_and_a_hash_of_another_are_told_with_the_edition_of_the_hash() -> None:
    (cited,) = cited_states(f"Edition 2019-2, record {sha256('ottoline-marsh')[:12]}")
    found = checked(LOOKUP.known_states, cited)
    assert found.sentence == f"{VERDICTS['at odds']} The hash is of edition 2019-1, and not of edition 2019-2."


@pytest.mark.parametrize("identifier", sorted(WITHDRAWN))
def test_a_citation_of_what_is_withdrawn_does_not_hold(identifier: str) -> None:
    assert verdicts(bibtex.as_bibtex(LOOKUP.reference(LOOKUP.dossier.records[identifier]))) == ["withdrawn"]


#: The title of a record that has not changed.
LAID = LOOKUP.cited_titles["marsh-lays-it-to-inkwell"].removesuffix(".")
#: A line as somebody may have kept it, and what has become of what it cites.
CASES = [
    (f"{SITE}claims/marsh-lays-it-to-inkwell.html", "unchanged"),
    (f"{SITE}claims/marsh-lays-it-to-inkwell.html#quote-2", "unchanged"),
    (f"{SITE}claims/marsh-lays-it-to-inkwell.html#quote-3", "unknown"),  # it has two
    (f"{SITE}claims/marsh-lays-it-to-inkwell.html#quote-0", "unknown"),
    (f"{SITE}e/2019-1/claims/marsh-lays-it-to-inkwell.html#quote-2", "unchanged"),
    (f"{SITE}e/2019-1/claims/marsh-lays-it-to-inkwell.html#quote-9", "unknown"),
    (f"{SITE}actors/ottoline-marsh.html", "stands"),  # it was reworded between editions, and the address says of none
    ("actors/ottoline-marsh", "stands"),
    ("marsh-lays-it-to-inkwell", "unchanged"),
    ("claims/marsh-lays-it-to-inkwell.html", "unchanged"),
    ("marsh-lays-it-to-inkwell#quote-9", "unknown"),
    ("e/2019-1/actors/ottoline-marsh.html", "reworded"),
    (f"A toy. (2019). A title [Edition 2019-1, record {sha256('ottoline-marsh')[:12]}]. A toy.", "reworded"),
    (f"A toy. (2019). A title [Edition 2019-1, record {sha256('marsh-lays-it-to-inkwell')[:12]}]. A toy.", "other words"),
    (f"A toy. (2019). {LAID}. [Edition 2019-1, record {sha256('marsh-lays-it-to-inkwell')[:12]}]. A toy.", "unchanged"),
    (
        f"The editors of a toy. 2019. “{LAID.upper()}.” Edition 2019-1, record {sha256('marsh-lays-it-to-inkwell')[:12]}. 3 June",
        "unchanged",
    ),
    (f"{LAID} in 1912 [Edition 2019-1, record {sha256('marsh-lays-it-to-inkwell')[:12]}]", "other words"),
    (f"{LAID.rsplit(' ', 2)[0]} … [Edition 2019-1, record {sha256('marsh-lays-it-to-inkwell')[:12]}]", "unchanged"),
    (f"{LAID.rsplit(' ', 2)[0]} [Edition 2019-1, record {sha256('marsh-lays-it-to-inkwell')[:12]}]", "other words"),
    (f"{LAID}. {SITE}claims/marsh-lays-it-to-inkwell.html", "unchanged"),
    (f"{LAID.replace(' ', ' never ')}. {SITE}claims/marsh-lays-it-to-inkwell.html", "other words"),
    (f"See also: {SITE}claims/marsh-lays-it-to-inkwell.html, p. 3", "unchanged"),
    # An edition and a hash that do not belong together, whatever else the record says.
    (f"Edition 2019-2, record {sha256('ottoline-marsh')[:12]}. {SITE}actors/ottoline-marsh.html", "at odds"),
    (f"{SITE}e/2019-2/actors/ottoline-marsh.html, record {sha256('ottoline-marsh')[:12]}", "at odds"),
    (f"Edition 2019-9, record {sha256('ottoline-marsh')[:12]}", "at odds"),
    (f"Edition 2019-1, record {sha256('ottoline-marsh')[:12]}", "reworded"),
    (f"Edition 2019-2, records {FIRST.sha256[:12]}", "at odds"),
    # With no address, id or hash the words of a title or a summary name the record; a few words do not.
    (f"{LAID} (stated; as of 3 June 2019).", "unchanged"),
    ("Candles on Quill are free.", "stands"),
    ("Candles are free", "reworded"),  # the whole line is a title of old
    ("Candles are free (as of 20 May 2019).", "not named"),
    ("Ottoline Marsh (an actor in these sources, as of 3 June 2019).", "not named"),
    (f"A toy. (2019). A title [Record {'0' * 12}]. A toy.", "unknown"),
    ("pigs-can-fly", "unknown"),
    (f"{SITE}claims/marsh-names-the-society.html", "withdrawn"),
    (f"{SITE}claims/marsh-threatens-keeper.html", "unchanged"),  # moved, and says the same
    (f"{SITE}e/2019-1/claims/marsh-threatens-keeper.html", "unchanged"),
    (f"{SITE}e/2019-1/actors/ottoline-marsh.html", "reworded"),
    (f"{SITE}e/2019-2/actors/ottoline-marsh.html", "unchanged"),
    (f"{SITE}e/2019-1/figures/moths-who-collect.html", "unknown"),  # it was added later
    (f"{SITE}e/2018-1/actors/ottoline-marsh.html", "unknown"),
    (f"Record actors/ottoline-marsh, sha256:{sha256('ottoline-marsh')}", "reworded"),
    (f"Edition 2019-1, record {sha256('weight-of-the-lamp')[:12]}. {SITE}figures/weight-of-the-lamp.html", "figure superseded"),
    (f"Record {sha256('candles-are-free')[:12]}. {SITE}propositions/candles-are-free.html", "reworded"),
    (f"Record {'0' * 12}. {SITE}propositions/candles-are-free.html", "unknown"),
    (f"Record actors/ottoline-marsh, sha256:{'0' * 64}; changed or added after edition 2019-1", "not frozen"),
    (f"Record actors/ottoline-marsh, sha256:{'0' * 64}; changed or added after edition 2018-1", "unknown"),
    (f"Record actors/ottoline-marsh, sha256:{'0' * 64}; edition 2019-1", "unknown"),
    (f"Record actors/ottoline-marsh, sha256:{sha256('ottoline-marsh')}; changed or added after edition 2019-1", "reworded"),
    (f"Record claims/marsh-names-the-society, sha256:{'0' * 64}; changed or added after edition 2019-1", "withdrawn"),
    (f"Record claims/pigs-can-fly, sha256:{'0' * 64}; changed or added after edition 2019-1", "unknown"),
    (f"After edition 2019-1 (2019-05-20), records {'0' * 12}", "not frozen"),
    (f"{SITE}actors/ottoline-marsh.html, as of the state {'0' * 12} of the dossier, after edition 2019-1", "stands"),
    (f"{SITE}propositions/pigs-can-fly.html", "unknown"),
    (f"{SITE}claims/ottoline-marsh.html", "unknown"),  # there is such an id, and of another kind
    (f"{SITE}claims/constructor.html", "unknown"),
    ("Somebody, n.d., something else.", "not named"),
    (f"All records, sha256:{FIRST.sha256}", "reworded"),
    (f"All records, sha256:{LOOKUP.dossier.edition_label.sha256}", "unchanged"),
    (f"All records, sha256:{'0' * 64}", "unknown"),
    (dossier_reference(LOOKUP.dossier, LOOKUP.settings).note, "unchanged"),
    *(
        # The whole dossier lies in a folder of one word, as a record's kind is; the home page of a folder is no record.
        (f"The editors. (2019). A dossier [{state}]. https://example.org/lamp/index.html", verdict)
        for state, verdict in (
            (f"Edition 2019-1, records {FIRST.sha256[:12]}", "reworded"),
            (f"Records {LOOKUP.dossier.edition_label.sha256[:12]}", "unchanged"),
            (f"Records {'0' * 12}", "unknown"),
            ("Edition 2019-1", "reworded"),
            ("Edition 2018-1", "unknown"),
            ("2nd printing", "stands"),
        )
    ),
    (f"{SITE}e/2019-1/index.html", "reworded"),
    (f"{SITE}e/2018-1/index.html", "unknown"),
    (f"{SITE}index.html", "stands"),
]


@pytest.mark.parametrize(("line", "verdict"), CASES)
def test_what_became_of_what_was_cited(line: str, verdict: str) -> None:
    assert verdicts(line) == [verdict]


def test_a_citation_without_an_edition_is_unchanged_only_where_no_edition_had_it_otherwise() -> None:
    """Nothing says when it was cited: a record that was reworded between editions may have been cited before or after."""
    old, new = dossier_of(claim("told", summary="Ann said this.")), dossier_of(claim("told", summary="Ann said that."))
    told = {}
    for name, editions in (("none", ()), ("one", (new,)), ("other", (old, new))):
        frozen = tuple(edition_of(f"2019-{number}", "2019-05-06", each.frozen_records) for number, each in enumerate(editions, 1))
        states = KnownStates(replace(new, editions=frozen), titles_of(new.records))
        (cited,) = cited_states("https://example.org/claims/told.html")
        judgement = checked(states, cited).judgement
        told[name] = (judgement.verdict, judgement.why)
    assert told == {
        "none": ("stands", "No edition has had it yet."),
        "one": ("unchanged", "No edition has had it otherwise."),
        "other": ("stands", "It was otherwise in edition 2019-1."),
    }


def test_a_citation_of_what_stands_in_a_withdrawn_source_alone_says_so() -> None:
    """The record says what it said, and counts for nothing since."""
    words = claim("told", "ann", ("old", "It is gone."))
    before = dossier_of(source("old", "It is gone."), words)
    after = dossier_of(source("old", "It is gone.", status="withdrawn", withdrawn_on="2020-01-01", withdrawn_reason="A mistake."), words)
    edition = edition_of("2019-1", "2019-05-06", before.frozen_records)
    told = "It is counted nowhere: its source is withdrawn since 1 January 2020."
    for dossier, expected in ((before, False), (after, True)):
        states = KnownStates(replace(dossier, editions=(edition,)), titles_of(dossier.records))
        for line in (f"Record claims/told, sha256:{edition.by_id['told'].sha256}", "claims/told"):
            (cited,) = cited_states(line)
            found = checked(states, cited)
            assert found.judgement.verdict == "unchanged"
            assert (told in found.sentence) == expected


def test_a_citation_of_the_whole_names_its_edition_and_tells_whether_records_have_changed_since() -> None:
    old, new = dossier_of(claim("told", summary="Ann said this.")), dossier_of(claim("told", summary="Ann said that."))
    frozen = [edition_of(f"2019-{number}", "2019-05-06", each.frozen_records) for number, each in enumerate((old, new, new), 1)]
    states = KnownStates(replace(new, editions=tuple(frozen)), titles_of(new.records))
    assert [
        checked(states, cited).sentence for cited in cited_states("".join(f"All records, sha256:{one.sha256}\n" for one in frozen))
    ] == [
        f"{WHOLE_VERDICTS['reworded']} It is edition 2019-1; records have changed since, and the page of changes lists them.",
        *[f"{WHOLE_VERDICTS['unchanged']} It is edition 2019-2 and 2019-3."] * 2,
    ]
    unfrozen = KnownStates(new, titles_of(new.records))
    (cited,) = cited_states(f"All records, sha256:{new.edition_label.sha256}")
    assert checked(unfrozen, cited).sentence == f"{WHOLE_VERDICTS['unchanged']} It is the present state, which no edition has frozen."


@pytest.mark.parametrize(
    ("kind", "identifier", "held"),
    [
        ("actors", "ottoline-marsh", "Editions 2019-1 and 2019-2 hold the record as it stood then:"),
        ("figures", "moths-who-collect", "Edition 2019-2 holds the record as it stood then:"),
    ],
)
def test_a_state_between_two_editions_is_told_with_the_editions_that_hold_the_record(
    tmp_path: Path, kind: str, identifier: str, held: str
) -> None:
    note = f"Record {kind}/{identifier}, sha256:{'0' * 64}; changed or added after edition 2019-1"
    (cited,) = cited_states(note)
    found = checked(LOOKUP.known_states, cited)
    assert found.sentence == f"{VERDICTS['not frozen']} It was cited after edition 2019-1. {held}"
    file = tmp_path / "cited.txt"
    file.write_text(note, encoding="utf-8")
    code, told = run("verify-citation", str(file))
    assert code == 1
    assert told.endswith(
        f"{held}\n" + "".join(f"  {edition}: {SITE}e/{edition}/{kind}/{identifier}.html\n" for edition, _ in found.judgement.pages)
    )


def test_a_record_that_no_edition_holds_is_told_so() -> None:
    """It was added after an edition, cited, and reworded before the next one."""
    old, new = dossier_of(claim("told")), dossier_of(claim("told"), claim("later", summary="Ann said that."))
    states = KnownStates(replace(new, editions=(edition_of("2019-1", "2019-05-06", old.frozen_records),)), titles_of(new.records))
    (cited,) = cited_states(f"Record claims/later, sha256:{'0' * 64}; changed or added after edition 2019-1")
    judgement = checked(states, cited).judgement
    assert (judgement.verdict, judgement.why) == ("not frozen", "It was cited after edition 2019-1. No edition holds the record.")
    assert judgement.pages == ()


@pytest.mark.parametrize("address", ["https://example.org/", "https://example.org/lamp/", "https://claims.example/claims/", ""])
@pytest.mark.parametrize("writer", WRITERS)
def test_the_whole_is_known_in_every_form_and_at_every_address(writer: str, address: str) -> None:
    reference = dossier_reference(LOOKUP.dossier, replace(LOOKUP.settings, address=address))
    assert verdicts(WRITERS[writer](reference)) == ["unchanged"]


def test_without_an_address_every_citation_of_the_dossier_is_known_by_its_hash() -> None:
    """`site_url` need not be set: APA then prints no address, and the hash names the record."""
    lookup = Lookup(LOOKUP.dossier, Settings("A toy"))
    cited = "\n".join(
        formatted("apa", lookup.reference(record)) for record in lookup.dossier.records.values() if record.status != "withdrawn"
    )
    assert verdicts(cited) == ["unchanged"] * len(REFERENCES)


@pytest.mark.parametrize(("identifier", "verdict"), [("first", "reworded"), ("second", "unchanged")])
def test_of_two_records_that_became_one_the_cited_one_is_judged(identifier: str, verdict: str) -> None:
    """An edition holds both; the hash of Python's run must not decide which is looked at."""
    before = dossier_of(claim("first", summary="Ann said this."), claim("second", summary="Ann said that."))
    after = dossier_of(claim("second", summary="Ann said that.", formerly=["first"]))
    merged = replace(after, editions=(edition_of("2019-1", "2019-05-06", before.frozen_records),))
    states = KnownStates(merged, titles_of(merged.records))
    (cited,) = cited_states(f"https://example.org/e/2019-1/claims/{identifier}.html")
    assert verdict == checked(states, cited).judgement.verdict


def test_a_citation_without_a_hash_is_known_by_its_title() -> None:
    entry = "@misc{{one, title = {{{}}}, url = {{" + SITE + "propositions/candles-are-free.html}}}}"
    assert verdicts(entry.format("Candles on Quill are free.")) == ["stands"]
    assert verdicts(entry.format("{Candles are free.}")) == ["reworded"]


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--root", str(TOY), *arguments])
    return done.exit_code, done.output


def test_the_command_tells_the_difference_and_fails(tmp_path: Path) -> None:
    file = tmp_path / "cited.txt"
    file.write_text(
        f"Record actors/ottoline-marsh, sha256:{sha256('ottoline-marsh')}\n{SITE}claims/thistle-is-sorry.html\n", encoding="utf-8"
    )
    code, told = run("verify-citation", str(file))
    assert code == 1
    assert f": reworded. {VERDICTS['reworded']}" in told
    assert (
        "  Summary: “The chair of the council of Quill, and keeper of the lighthouse.” became “The chair of the council of Quill.”" in told
    )
    assert f"{SITE}claims/thistle-is-sorry.html: unchanged. {VERDICTS['unchanged']}" in told


@pytest.mark.parametrize(
    "text",
    ["", "@misc{broken, title = {", "TY  - ELEC\nTI  - No end", "[", "[1, 2]", "{}" * 3],
    ids=["empty", "BibTeX", "RIS", "JSON", "list", "two"],
)
def test_what_cannot_be_read_is_told_and_never_passes(tmp_path: Path, text: str) -> None:
    file = tmp_path / "cited"
    file.write_text(text, encoding="utf-8")
    code, told = run("verify-citation", str(file))
    assert code == 1
    assert told.startswith("Error: ")


@pytest.mark.parametrize("format_", ["text", "bibtex", "ris", "csl-json"])
@pytest.mark.parametrize("of", [["council-says-taken"], []], ids=["a record", "the whole"])
def test_what_cite_prints_holds(tmp_path: Path, format_: str, of: list[str]) -> None:
    code, cited = run("cite", *of, "--format", format_)
    assert code == 0
    file = tmp_path / "cited"
    file.write_text(cited, encoding="utf-8")
    code, told = run("verify-citation", str(file))
    assert (code, told.count(": unchanged.")) == (0, 1), told


@pytest.mark.parametrize(
    ("arguments", "beginning"),
    [
        (["council-says-taken", "--style", "mla"], "The editors of a toy. “"),
        (["council-says-taken", "--style", "chicago-notes"], "The editors of a toy. “"),
        (["council-says-taken", "--style", "nature"], "1."),
        (["council-says-taken", "--original"], "The Quill Gazette. (2019, May 6). Lamp of Fogmark Lighthouse taken in the night "),
        (["society-denies", "--format", "sentence"], "The Society of Moth Collectors said that it had never moved a lamp (denied, "),
        (["council-says-take"], "Error: There is no record “council-says-take”. Is “council-says-taken” meant?"),
        (["council-says-taken", "--style", "nonsense"], "Error: There is no style “nonsense”."),
        (["--format", "sentence"], "Error: A sentence is about one record; name it."),
    ],
)
def test_cite_prints_any_style_the_originals_and_sentences(arguments: list[str], beginning: str) -> None:
    code, told = run("cite", *arguments)
    assert told.startswith(beginning), told
    assert (code == 0) == (not beginning.startswith("Error"))


@pytest.mark.browser
@pytest.mark.site
def test_the_page_tells_the_same_as_the_command_from_a_folder_and_without_a_network(chromium: Browser, toy_site: BuiltSite) -> None:
    pasted = {
        "\n".join(line for line, _ in CASES): [verdict for _, verdict in CASES],
        **{WRITERS[name](*REFERENCES[:20]): ["unchanged"] * 20 for name in WRITERS},
        **{
            WRITERS[name](*[replace(one, title=f"It is not so that {one.title}") for one in REFERENCES[:20]]): ["other words"] * 20
            for name in WRITERS
        },
        **{
            "\n".join(told): [checked(LOOKUP.known_states, cited).judgement.verdict for cited in cited_states("\n".join(told))]
            for told in (
                [getattr(LOOKUP.sentence_on(record), length) for record in LOOKUP.dossier.records.values()]
                for length in ("short", "middle", "full")
            )
        },
        "@misc{one, title = {{Candles are free.}}, url = {" + SITE + "propositions/candles-are-free.html}}": ["reworded"],
        bibtex.as_bibtex(LOOKUP.reference(LOOKUP.dossier.records["marsh-names-the-society"])): ["withdrawn"],
        **{
            WRITERS[name](dossier_reference(LOOKUP.dossier, replace(LOOKUP.settings, address="https://example.org/lamp/"))): ["unchanged"]
            for name in WRITERS
        },
    }
    with visit(chromium) as reader:
        reader.page.goto((toy_site.folder / "verify-citation.html").as_uri())
        for text, expected in pasted.items():
            reader.page.get_by_label("Citations").fill(text)
            reader.page.get_by_role("button", name="Check", exact=True).click()
            told = reader.page.locator("#verify-told [data-verdict]")
            assert [node.get_attribute("data-verdict") for node in told.all()] == expected
            for node, cited in zip(told.all(), cited_states(text), strict=True):
                found = checked(LOOKUP.known_states, cited)
                words = " ".join(f"{found.judgement.verdict}. {found.sentence}".split())
                assert words in re.sub(r"\s+", " ", node.inner_text()), cited
        reader.page.get_by_label("Citations").fill("<img src=x onerror=alert(1)>")
        reader.page.get_by_role("button", name="Check", exact=True).click()
        expect(reader.page.locator("#verify-told img")).to_have_count(0)
        assert reader.complaints == []
        assert reader.network_requests() == []


@pytest.mark.browser
@pytest.mark.site
def test_a_citation_is_copied_with_one_press(chromium: Browser, toy_site: BuiltSite) -> None:
    with visit(chromium) as reader:
        reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        reader.page.goto((toy_site.folder / "claims" / "council-says-taken.html").as_uri() + "#cite")
        reader.page.get_by_role("button", name="Copy: APA").first.click()
        expect(reader.page.get_by_role("status").filter(has_text="Copied: APA.")).to_be_visible()
        copied = reader.page.evaluate("navigator.clipboard.readText()")
        assert copied == formatted("apa", LOOKUP.reference(LOOKUP.dossier.records["council-says-taken"]))
        assert reader.complaints == []
