"""The rules on whom our own words name: what each must tell, and what it must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.checks import our_words
from tests.toy_changes import Case, Change, assert_told, case, edit, statement

WHO = "explainers/who-took-the-lamp.yaml"
DENIED = "text: Barnaby Thistle said that Inkwell has nothing to do with it."
DISPUTE = "disagreements/who-has-it.yaml"
BOATS = "events/boats-stay-in.yaml"


def sentence(words: str) -> Change:
    """Other words for a sentence that rests on the denial of Barnaby Thistle, an envoy, told to an agency."""
    return edit(WHO, DENIED, f"text: {words}")


def said(summary: str, day: str = "null", **fields: str) -> Change:
    """A statement with another summary, on another day."""
    return statement(summary=summary, said=day, **fields)


CASES = [
    # RULE35: who speaks in a sentence of ours is behind it.
    case(
        "a sentence that lays a statement to somebody else",
        sentence("▸Pell Grieve said that Inkwell has nothing to do with it."),
        told="RULE35",
    ),
    case(
        "a second clause that does", sentence("▸Barnaby Thistle said that it is not so, and Pell Grieve wrote that it is."), told="RULE35"
    ),
    case("“according to” somebody else", sentence("▸Inkwell has nothing to do with it, according to Pell Grieve."), told="RULE35"),
    case(
        "a link without words that leads to somebody else",
        sentence("▸'[[pell-grieve]] said that Inkwell has nothing to do with it.'"),
        told="RULE35",
    ),
    case("a summary of a disagreement that does", edit(DISPUTE, "summary: Ottoline Marsh", "summary: ▸Pell Grieve"), told="RULE35"),
    case("the agency to which it was told", sentence("Feather News Agency wrote that Inkwell has nothing to do with it.")),
    case("the outlet of the text", sentence("The Quill Gazette wrote that Inkwell has nothing to do with it.")),
    case("what the speaker is part of", sentence("Inkwell said that it has nothing to do with it.")),
    case("somebody else who does not speak", sentence("Barnaby Thistle said nothing of Pell Grieve.")),
    case("somebody else who is told", sentence("Barnaby Thistle said that Pell Grieve was told of it.")),
    case(
        "somebody else who speaks within quotation marks, which no source has",
        sentence("▸Barnaby Thistle said “Pell Grieve said so”."),
        told="RULE38",
    ),
    # RULE37: a weekday or a month in our words is one of the records'.
    case(
        "a weekday that nothing behind the summary names",
        said("▸Barnaby Thistle said on Saturday that he is sorry.", said_basis="“on Sunday”"),
        told="RULE37",
    ),
    case("the weekday of the basis", said("Barnaby Thistle said on Sunday that he is sorry.", said_basis="“on Sunday”")),
    case("the weekday of the day", said("Barnaby Thistle said on Sunday that he is sorry.", day="2019-05-05", said_basis="“5 May”")),
    case(
        "another month than the day's",
        said("▸Barnaby Thistle said in June that he is sorry.", day="2019-05-05", said_basis="“5 May”"),
        told="RULE37",
    ),
    case("a month that is a verb as well", said("▸Barnaby Thistle said in March that he is sorry."), told="RULE37"),
    case("a verb that is a month as well", said("Barnaby Thistle said that he may be sorry, and that he will march.")),
    case("a month in an answer", sentence("▸Barnaby Thistle said in October that Inkwell has nothing to do with it."), told="RULE37"),
    # RULE38: what we quote, a source has.
    case("a made-up quotation in a summary", said("▸Barnaby Thistle said that “the whole vote was stolen”."), told="RULE38"),
    case("a made-up quotation in an answer", sentence("▸Barnaby Thistle said that “the whole vote was stolen”."), told="RULE38"),
    case("a made-up quotation in straight marks", said("▸'Barnaby Thistle said that \"the vote was stolen\".'"), told="RULE38"),
    case(
        "a made-up quotation in a disagreement",
        edit(DISPUTE, "summary: Ottoline Marsh", "summary: ▸“It was all a dream of ours”, said Ottoline Marsh; Ottoline Marsh"),
        told="RULE38",
    ),
    case(
        "a made-up quotation in notes",
        said("Barnaby Thistle said that he is sorry.", notes="▸He said “the whole vote was stolen” too."),
        told="RULE38",
    ),
    case("a quotation half of which is made up", said("▸Barnaby Thistle is “sorry for the … stolen vote”, he said."), told="RULE38"),
    case("a quotation", said("Barnaby Thistle said “we are sorry for the dark nights”.")),
    case("a quotation in parts", said("Barnaby Thistle said that they are “sorry for … [our] dark nights”.")),
    case("a single word in marks", said("Barnaby Thistle said that he is “inconsolable”.")),
    # RULE36: who takes part, and who is addressed, is named.
    case("an actor whom the quoted sources do not name", edit(BOATS, "type: other", "type: other\nactors: [▸ida-lumen]"), told="RULE36"),
    case("an addressee whom the words around do not name", statement(addressees="[▸ida-lumen]"), told="RULE36"),
    case("an actor whom a quoted source names elsewhere", edit(BOATS, "type: other", "type: other\nactors: [ottoline-marsh]")),
    case("an addressee who is named beside the words", statement(addressees="[inkwell]")),
    case("what an addressee who is named is part of", statement(addressees="[barnaby-thistle]")),
]


@pytest.mark.parametrize("case", CASES)
def test_is_told_at_its_place_and_nothing_else_is(case: Case, tmp_path: Path) -> None:
    assert_told(case, tmp_path, our_words)
