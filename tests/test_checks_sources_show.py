"""The rules on what a source is said to show: what each must tell, what it must not, and what still slips through."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.checks import sources_show
from tests.toy_changes import Case, Change, add, assert_something_told, assert_told, case, edit, mark, slip, source, statement

GAZETTE = "sources/text-gazette.yaml"
POST = "sources/text-post.yaml"
LEDGER = "sources/text-ledger.yaml"
GRIEVE = "actors/pell-grieve.yaml"
RADIO_TALK = "utterances/radio-talk.yaml"
BOATS = "figures/boats-in-harbour.yaml"

#: Sentences of eight words and more, for texts that repeat each other.
LONG = [
    "The first of these sentences has more than eight words in it.",
    "The second of these sentences has more than eight words in it.",
    "The third of these sentences has more than eight words in it.",
    "The fourth of these sentences has more than eight words in it.",
    "The fifth of these sentences has more than eight words in it.",
]


def sources(first: str, second: str) -> tuple[Change, Change]:
    """Two new sources."""
    return source("text-probe", first), source("text-probe-two", second)


COPY = mark("sources/text-probe-two.yaml", "file: ▸text-probe-two.txt")


CASES = [
    # RULE20: an alias and the words of a role stand in their source.
    case(
        "an alias that its source does not have",
        edit(GRIEVE, "roles:", "  - {name: ▸Captain Grieve, source: text-post}\nroles:"),
        told="RULE20",
    ),
    case(
        "an alias of one source laid to another",
        edit(GRIEVE, "{name: Mr Grieve, source: text-post}", "{name: ▸Mr Grieve, source: text-gazette}"),
        told="RULE20",
    ),
    case("an alias in another case", edit(GRIEVE, "{name: Mr Grieve, ", "{name: ▸mr grieve, "), told="RULE20"),
    case(
        "an alias twice of one source",
        edit(GRIEVE, "{name: Mr Grieve, ", "{name: Mr Grieve, source: text-post}\n  - ▸{name: Mr Grieve, "),
        told="RULE20",
    ),
    case("an alias that is only part of a word", edit(GRIEVE, "roles:", "  - {name: ▸Griev, source: text-post}\nroles:"), told="RULE20"),
    case(
        "an alias that stands out of scope only", edit(GRIEVE, "roles:", "  - {name: ▸Seaweed, source: text-post}\nroles:"), told="RULE20"
    ),
    case(
        "words of a role that their source does not have",
        edit(GRIEVE, "{words: harbour master, source: text-post}", "{words: ▸master of the harbour, source: text-post}"),
        told="RULE20",
    ),
    case("an alias that stands there several times", mark("actors/inkwell.yaml", "{name: Inkwell, source: text-gazette}")),
    case("an alias over a run of spaces", edit(GRIEVE, "{name: Mr Grieve, ", "{name: Mr   Grieve, ")),
    case(
        "an alias before a possessive",
        source("text-probe", "It was Ida Lumen’s day, and no other."),
        edit("actors/ida-lumen.yaml", "roles:", "  - {name: Ida Lumen, source: text-probe}\nroles:"),
    ),
    # RULE21: facts about a source have a basis, and its words stand in the file.
    case("a title without a basis", edit(LEDGER, "title: null", "title: ▸And so"), told="RULE21"),
    case("a genre without a basis", edit(LEDGER, "outlet: mainland-ledger", "outlet: mainland-ledger\ngenre: ▸opinion"), told="RULE21"),
    case("a day without a basis", edit(LEDGER, "published: null", "published: ▸2019"), told="RULE21"),
    case("an address without a basis", edit(POST, "url: null", "url: ▸https://post.example/"), told="RULE21"),
    case(
        "a basis whose quoted words the text does not have",
        edit(
            GAZETTE,
            'published: "the line below the title: “Monday, 6 May 2019”"',
            'published: ▸"the line below the title: “Tuesday, 7 May 2019”"',
        ),
        told="RULE21",
    ),
    case("a fact that is null and has no basis", edit(LEDGER, "title: null", "url: null\ntitle: null")),
    case(
        "a basis that quotes words out of scope",
        edit(POST, "publisher: the harbour master “told the Harbour Post”", "publisher: its notice says “This page keeps biscuits”"),
    ),
    case(
        "a basis that quotes nothing",
        edit(GAZETTE, 'published: "the line below the title: “Monday, 6 May 2019”"', "published: the line below the title"),
    ),
    case(
        "a source whose outlet is no outlet",
        edit("actors/mainland-ledger.yaml", "type: outlet", "type: organisation"),
        mark(LEDGER, "outlet: ▸mainland-ledger"),
        told="RULE21",
    ),
    # RULE22: the quoted words of a basis of a date stand in a source.
    case("a basis of a day whose words no source has", statement(said="2019-05-05", said_basis="▸“on Whit Sunday”"), told="RULE22"),
    case(
        "a basis of an occasion whose words no source has",
        edit(RADIO_TALK, "date_basis: “on Sunday”", "date_basis: ▸“on Whit Sunday”"),
        told="RULE22",
    ),
    case(
        "a basis of a figure's day whose words no source has",
        edit(BOATS, "as_of_basis: “By Monday”", "as_of_basis: ▸“By Monday noon”"),
        told="RULE22",
    ),
    case(
        "a basis of two quotations, one of them invented",
        statement(said="2019-05-05", said_basis="▸“on Sunday”, and “at noon sharp”"),
        told="RULE22",
    ),
    case("a basis without words in quotation marks", statement(said="2019-05-05", said_basis="a Sunday")),
    case("a basis whose quotation ends in a comma", statement(said="2019-05-05", said_basis="“on Sunday,” and no more")),
    case("a basis in straight quotation marks", statement(said="2019-05-05", said_basis="'it says \"on Sunday\"'")),
    # RULE23: no source is a copy of another.
    case("a source that repeats another whole", *sources(" ".join(LONG), " ".join(LONG)), COPY, told="RULE23"),
    case(
        "a source of which half stands in another",
        *sources(
            " ".join(LONG[:4]),
            " ".join([*LONG[2:4], "This sentence is of its own and long enough.", "And this one is of its own and long enough."]),
        ),
        COPY,
        told="RULE23",
    ),
    case(
        "a source that repeats another with other quotation marks and spaces",
        *sources(
            "It is “dark” tonight, as it has been for weeks. " + LONG[0], 'It is "dark"  tonight, as it has been for weeks. ' + LONG[0]
        ),
        COPY,
        told="RULE23",
    ),
    case("two sources that share one sentence", *sources(" ".join(LONG[:3]), " ".join(LONG[2:]))),
    case(
        "two sources that share short sentences only",
        *sources("It is dark. Nobody knows. " + LONG[0], "It is dark. Nobody knows. " + LONG[1]),
    ),
    # RULE24: what is ignored is not quoted, and is ignored once.
    case(
        "an ignored sentence that a statement quotes",
        edit(GAZETTE, "ignored:\n", "ignored:\n  - words: ▸She showed no evidence.\n    reason: An aside.\n"),
        told="RULE24",
    ),
    case(
        "a sentence that is ignored twice",
        edit(GAZETTE, "ignored:\n", "ignored:\n  - {words: The lantern room, reason: A caption.}\n"),
        mark(GAZETTE, "words: ▸The lantern room, empty."),
        told="RULE24",
    ),
    case("an ignored sentence next to a quoted one", mark(GAZETTE, "words: The lantern room, empty.")),
    # RULE32: who invokes a precedent is seen to do so, and whoever is seen to is named.
    case(
        "a source that is said to recall a precedent and is not quoted for it",
        edit("precedents/weathercock-of-saint-gull.yaml", "invoked_by:\n", "invoked_by:\n  - {who: ▸text-gazette, purpose: scale}\n"),
        told="RULE32",
    ),
    case(
        "an actor who is said to recall a precedent and is not named beside it",
        edit("precedents/weathercock-of-saint-gull.yaml", "invoked_by:\n", "invoked_by:\n  - {who: ▸barnaby-thistle, purpose: scale}\n"),
        told="RULE32",
    ),
    case(
        "a quote of a source that is not said to recall the precedent",
        edit("precedents/bell-of-dunmorrow.yaml", '  - who: text-ledger\n    purpose: "who had it: an islander"\n', ""),
        edit("precedents/bell-of-dunmorrow.yaml", "source: text-ledger\n    exact: In 1911", "source: ▸text-ledger\n    exact: In 1911"),
        edit("precedents/bell-of-dunmorrow.yaml", "source: text-ledger\n    exact: Each", "source: ▸text-ledger\n    exact: Each"),
        told="RULE32 RULE32",
    ),
    case(
        "an actor who is named beside the words that recall a precedent",
        edit("precedents/bell-of-dunmorrow.yaml", "invoked_by:\n", "invoked_by:\n  - {who: pell-grieve, purpose: scale}\n"),
    ),
    # RULE33: where texts were read a second time, none has an open sentence.
    case(
        "an open sentence of a new text",
        source("text-probe", "Nobody quotes this."),
        mark("sources/text-probe.yaml", "▸file: text-probe"),
        told="RULE33",
    ),
    # RULE34: a proposition and an occasion past their draft are said and spoken.
    case(
        "a proposition of which nobody says anything",
        add("propositions/probe.yaml", "▸text: The sea is flat.\nstatus: reviewed\nreviewed_on: 2019-06-01"),
        told="RULE34",
    ),
    case(
        "an occasion at which nothing is said",
        add("utterances/probe.yaml", "▸speaker: quill\nstatus: reviewed\nreviewed_on: 2019-06-01"),
        told="RULE34",
    ),
    case(
        "a place that no record names",
        add(
            "places/probe.yaml",
            "▸name: Atlantis\nlatitude: 0\nlongitude: 0\nprecision: region\nbasis: An atlas.\nstatus: reviewed\nreviewed_on: 2019-06-01",
        ),
        told="RULE34",
    ),
    case("a draft of a proposition of which nobody says anything", add("propositions/probe.yaml", "text: The sea is flat.")),
]


@pytest.mark.parametrize("case", CASES)
def test_is_told_at_its_place_and_nothing_else_is(case: Case, tmp_path: Path) -> None:
    assert_told(case, tmp_path, sources_show)


#: Faults that nothing tells of yet.
SLIPS = [
    slip(
        "a title that the text does not have",
        edit(GAZETTE, "title: Lamp of Fogmark Lighthouse taken in the night", "title: Inkwell takes the lamp"),
        why="title, publisher and address are compared with nothing; the basis need not quote",
    ),
    slip(
        "an address that the text does not have",
        edit(GAZETTE, "url: https://gazette.example/lamp", "url: https://gazette.example/other"),
        why="title, publisher and address are compared with nothing; the basis need not quote",
    ),
    slip(
        "a day of publication that its basis does not say",
        edit(GAZETTE, "published: 2019-05-06", "published: 2019-05-16"),
    ),
    slip(
        "words of a basis that only another source has",
        edit("claims/lumen-thinks-of-the-moths.yaml", "said: null", "said: 2019-05-06\nsaid_basis: “By Monday”"),
        why="by its rule: any source will do; nothing says which",
    ),
    slip(
        "words of a basis with an ellipsis, which nobody wrote",
        statement(said="2019-05-05", said_basis="“on Whit … Sunday”"),
    ),
    slip(
        "words in the basis of a holder that no source has",
        statement(holder_basis="the paper says “it was his hand”"),
    ),
    slip(
        "an event that quotes an ignored sentence",
        edit("events/boats-stay-in.yaml", "quotes:", "quotes:\n  - {source: text-gazette, exact: The lantern room, role: background}"),
    ),
    slip(
        "a copy with one word changed in each sentence",
        *sources(" ".join(LONG), " ".join(LONG).replace("words", "wordings")),
        why="by its rule: word by word",
    ),
    slip(
        "a copy of one long sentence and little else",
        *sources(LONG[0] + " So it goes.", LONG[0] + " That is all."),
        why="two sentences are asked for",
    ),
]


@pytest.mark.parametrize("changes", SLIPS)
def test_a_fault_is_told(changes: tuple[Change, ...], tmp_path: Path) -> None:
    assert_something_told(changes, tmp_path)
