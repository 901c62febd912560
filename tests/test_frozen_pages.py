"""The pages of an edition read as the present pages do: names and links in the place of ids, sentences in the place of fields."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest

from build_scripts.editions import edition_of
from build_scripts.exports.frozen_pages import frozen_files
from build_scripts.identifiers import frozen_path
from build_scripts.page_views.lookup import Lookup
from build_scripts.read_dossier import read_dossier
from build_scripts.settings import Settings
from tests.small_dossiers import dossier_of, proposition
from tests.toy_changes import TOY

ANN = {"kind": "actors", "id": "ann", "name": "Ann Other", "type": "person"}
GUILD = {"kind": "actors", "id": "guild", "name": "The Guild", "type": "organisation"}
PAPER = {"kind": "sources", "id": "text-a", "title": None, "file": "a.txt"}
TITLED = {"kind": "sources", "id": "text-b", "label": "Text B", "title": "Lamp gone", "summary": "A report."}
DARK = {"kind": "propositions", "id": "it-is-dark", "text": "It is dark.", "summary": "Of the night."}


def page(record: dict[str, Any], *others: dict[str, Any]) -> str:
    """The main part of a record's frozen page, without its line ends."""
    records = {str(item["id"]): item for item in (ANN, GUILD, PAPER, TITLED, DARK, *others, record)}
    dossier = replace(dossier_of(proposition("p")), editions=(edition_of("2019-1", "2019-05-06", records),))
    files = frozen_files(Lookup(dossier, Settings("A dossier")))
    return " ".join(str(files[f"e/2019-1/{record['kind']}/{record['id']}.html"]).split())


def field(text: str, label: str) -> list[str]:
    """The values under a label, as HTML."""
    found = re.search(rf"<dt>{re.escape(label)}</dt>((?: <dd[^>]*>.*?</dd>)+)", text)
    assert found, f"there is no field “{label}”"
    return [unescape(value).strip() for value in re.findall(r"<dd[^>]*>(.*?)</dd>", found[1])]


def claim(**fields: Any) -> dict[str, Any]:
    """A frozen claim of Ann's."""
    return {"kind": "claims", "id": "ann-says", "summary": "It was said to be dark.", "holder": "ann", **fields}


def test_a_record_is_named_and_linked_in_its_edition() -> None:
    text = page(claim(propositions=["it-is-dark"], said="2019-05-06", stance="notes-no-evidence", against=["guild", "nobody-there"]))
    assert field(text, "Holder") == ['<a href="../actors/ann.html">Ann Other</a>']
    assert field(text, "Propositions") == ['<a href="../propositions/it-is-dark.html">It is dark.</a>']
    assert field(text, "Against") == ['<a href="../actors/guild.html">The Guild</a>', "nobody-there"]
    assert field(text, "Said") == ["6 May 2019"]
    assert field(text, "Stance") == ["notes no evidence"]
    assert field(text, "Id") == ["ann-says"]


@pytest.mark.parametrize(
    ("record", "title"),
    [
        (claim(), "Ann Other: It was said to be dark."),
        (claim(summary="Ann Other said [[it-is-dark|so]] to [[guild]]."), "Ann Other said so to The Guild."),
        (DARK, "It is dark."),
        (PAPER, "Text A"),
        (TITLED, "Text B – Lamp gone"),
        ({"kind": "figures", "id": "weight", "quantity": "lamps"}, "lamps"),
        ({"kind": "events", "id": "the-night"}, "The night"),
        ({"kind": "explainers", "id": "q", "question": "Who was it?", "summary": "Nobody knows."}, "Who was it?"),
    ],
)
def test_a_page_has_the_title_that_the_page_of_today_would_have(record: dict[str, Any], title: str) -> None:
    assert f"<h1>{title}</h1>" in page(record)


def test_two_of_one_name_are_told_apart() -> None:
    night = {"kind": "events", "id": "night", "name": "The night"}
    one, other = ({"kind": "figures", "id": name, "quantity": "lamps", "of": of} for name, of in (("one", "night"), ("other", None)))
    assert "<h1>lamps (The night)</h1>" in page(one, other, night)
    assert "<h1>lamps</h1>" in page(other, one, night)
    assert "<h1>lamps (one)</h1>" in page({**one, "of": None}, other)


def test_an_attribution_is_a_sentence() -> None:
    links = [
        {"who": "guild", "cue": "the guild said", "source": "text-a"},
        {"who": "ann", "cue": "she told", "antecedent": "Ann Other"},
    ]
    assert field(page(claim(attribution=links)), "Attribution") == [
        '<a href="../actors/guild.html">The Guild</a> – in the source’s words: “the guild said” (in <a href="../sources/text-a.html">Text A</a>)',
        '<a href="../actors/ann.html">Ann Other</a> – in the source’s words: “she told” (the one meant: “Ann Other”)',
    ]


def test_prose_has_its_links() -> None:
    text = page(claim(notes="See [[it-is-dark|the dark]], [[ann]] and [[gone-record]]."))
    assert field(text, "Notes") == [
        'See <a href="../propositions/it-is-dark.html">the dark</a>, <a href="../actors/ann.html">Ann Other</a> and gone-record.'
    ]


def test_a_word_that_is_no_reference_stays_a_word() -> None:
    assert field(page({**ANN, "name": "guild"}), "Name") == ["guild"]


def test_parts_read_as_sentences() -> None:
    actor = {
        **ANN,
        "aliases": [{"name": "Annie", "source": "text-b"}],
        "roles": [{"words": "the keeper", "source": "text-a"}],
        "related": [{"to": "guild", "how": "She wrote to it."}],
        "changes": [{"on": "2019-05-06", "type": "correction", "note": "A name was wrong."}],
    }
    text = page(actor)
    assert field(text, "Aliases") == ['Annie (<a href="../sources/text-b.html">Text B</a>)']
    assert field(text, "Roles") == ['“the keeper” (<a href="../sources/text-a.html">Text A</a>)']
    assert field(text, "Related") == ['<a href="../actors/guild.html">The Guild</a>: She wrote to it.']
    assert field(text, "Changes") == ["6 May 2019, correction: A name was wrong."]


def test_a_value_of_a_figure_has_a_line_for_each_of_its_fields() -> None:
    quote = {"source": "text-a", "exact": ["two", "lamps"], "places": [[3, 6], [9, 14]], "role": "own_reporting"}
    given = {"value": "2", "operator": "at-least", "as_of": "2019-05", "holder": "ann", "quotes": [quote]}
    text = page({"kind": "figures", "id": "lamps", "quantity": "lamps", "scope": "All.", "values": [given]})
    (value,) = field(text, "Values")
    for line in (
        "Value: 2",
        "Operator: at least",
        "As of: May 2019",
        'Holder: <a href="../actors/ann.html">Ann Other</a>',
        'In the source’s words: “two … lamps” (<a href="../sources/text-a.html">Text A</a>, characters 3 to 6, 9 to 14; own reporting)',
    ):
        assert line in value


def test_an_answer_is_its_sentences_each_with_what_it_rests_on() -> None:
    sentences = [{"text": "It was [[it-is-dark|dark]].", "rests_on": ["it-is-dark", "text-b"]}]
    text = page({"kind": "explainers", "id": "q", "question": "Who?", "paragraphs": [{"sentences": sentences}]})
    dark = "../propositions/it-is-dark.html"
    (told,) = field(text, "Paragraphs")
    assert told == (
        f'It was <a href="{dark}">dark</a>. (rests on: <a href="{dark}">It is dark.</a>; '
        '<a href="../sources/text-b.html">Text B – Lamp gone</a>)'
    )


def test_what_the_engine_no_longer_knows_is_shown_all_the_same() -> None:
    text = page(
        {"kind": "omens", "id": "owl", "seen_by": "ann", "weight": [{"of": "guild", "how_much": "3"}], "attribution": [{"odd": "x"}]}
    )
    assert "<h1>Owl</h1>" in text
    assert field(text, "Seen by") == ['<a href="../actors/ann.html">Ann Other</a>']
    assert field(text, "Weight") == ['Belongs to: <a href="../actors/guild.html">The Guild</a><br> How much: 3']
    assert field(text, "Attribution") == ["Odd: x"]


def test_no_id_stands_alone_in_the_editions_of_the_toy() -> None:
    dossier = read_dossier(TOY)
    files = frozen_files(Lookup(dossier, Settings("-")))
    for edition in dossier.editions:
        for entry in edition.records:
            shown = re.sub(r"<[^>]+>", "\n", str(files[frozen_path(edition.name, entry.kind, entry.id)]).split("<h1>")[1])
            own = {entry.id, *entry.record.get("formerly", ())}
            words = set(re.findall(r"(?<!\w)[a-z0-9]+(?:-[a-z0-9]+)+", shown))
            assert not words & set(edition.by_id) - own, f"{edition.name}, {entry.id}"
