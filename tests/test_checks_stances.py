"""The rules on how a holder stands to what they say, and when they said it: what each must tell, what it must not, and what slips through."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.checks import stances
from build_scripts.vocabularies import ACTS, STANCES, STANCES_OF_ACT
from tests.small_dossiers import claim, dossier_of
from tests.small_dossiers import source as text
from tests.toy_changes import Case, Change, assert_something_told, assert_told, case, edit, slip, source, statement


def said(words: str, **fields: str) -> tuple[Change, Change]:
    """A text in which Barnaby Thistle says these words, and a claim of his that quotes them."""
    usual = {
        "act": "claim",
        "source": "text-probe",
        "exact": f"'“{words}” Barnaby Thistle said.'",
        "attribution": "[{who: barnaby-thistle, cue: Barnaby Thistle said}]",
    }
    return source("text-probe", f"“{words}” Barnaby Thistle said."), statement(**{**usual, **fields})


CASES = [
    # RULE29: a stance goes with its act.
    case("a condolence that doubts", statement(stance="▸doubts", stance_basis="so it reads"), told="RULE29"),
    case(
        "a claim of responsibility that speculates",
        edit("claims/moths-say-they-borrowed-it.yaml", "stance: asserts", "stance: ▸speculates\nstance_basis: so it reads"),
        told="RULE29",
    ),
    case(
        "an acknowledgement that denies nothing and declines",
        statement(act="acknowledgement", stance="▸declines", stance_basis="so it reads"),
        told="RULE29",
    ),
    case(
        "a claim of responsibility of an outlet",
        edit("claims/moths-say-they-borrowed-it.yaml", "holder: night-moths", "holder: ▸feather-news-agency"),
        told="RULE29",
    ),
    *(
        case(
            f"a {act} that {stance}",
            statement(act=act, stance=stance, stance_basis="so it reads", against="[inkwell]" if act == "accusation" else ""),
        )
        for act in ACTS
        for stance in sorted(STANCES_OF_ACT[act])[:1]
        if act != "denial" and stance != "denies"
    ),
    # RULE30: a stance shows in the words.
    case(
        "“if” called asserted",
        *said("If it was dark, it was night,", stance="▸asserts", exact="If it was dark, it was night"),
        told="RULE30",
    ),
    case("a question called asserted", *said("Who has the lamp?", stance="▸asserts", exact="Who has the lamp?"), told="RULE30"),
    case("“no evidence” called asserted", *said("There is no evidence of that,", stance="▸asserts"), told="RULE30"),
    case("plain words called conditional", *said("It was dark,", stance="▸conditional"), told="RULE30"),
    case("plain words called insinuated", *said("It was dark,", stance="▸insinuates"), told="RULE30"),
    case("plain words called speculated", *said("It was dark,", stance="▸speculates"), told="RULE30"),
    case("plain words called conceded", *said("It was dark,", stance="▸concedes"), told="RULE30"),
    case("plain words called doubted", *said("It was dark,", stance="▸doubts"), told="RULE30"),
    case("plain words called unproven", *said("It was dark,", stance="▸notes-no-evidence"), told="RULE30"),
    case("plain words called declined", *said("It was dark,", stance="▸declines"), told="RULE30"),
    case("a speaker's own words called reported", *said("It was dark,", stance="▸reports"), told="RULE30"),
    case("“if” called conditional", *said("If it was dark, it was night,", stance="conditional")),
    case("a question called insinuated", *said("Who has the lamp?", stance="insinuates")),
    case("“may have” called speculated", *said("It may have been dark,", stance="speculates")),
    case("“yes” called conceded", *said("Yes, it was dark,", stance="concedes")),
    case("“unlikely” called doubted", *said("That is unlikely,", stance="doubts")),
    case("“no evidence” called unproven", *said("There is no evidence of that,", stance="notes-no-evidence")),
    case("“no comment” called declined", *said("No comment,", stance="declines")),
    *(
        case(f"“{words}” called {stance}", *said(f"{words},", stance=stance, **fields))
        for stance, words, fields in (
            ("declines", "The council did not respond to a request for comment", {}),
            ("declines", "The council did not immediately respond to a request", {}),
            ("declines", "The council could not be reached", {}),
            ("declines", "The council has not commented", {}),
            ("notes-no-evidence", "We have not yet been able to establish that", {}),
            ("notes-no-evidence", "It is unclear whether it was dark", {}),
            ("notes-no-evidence", "There is little evidence of that", {}),
        )
    ),
    *(
        case(f"“{words}” called a denial", *said(f"{words},", file="denials/probe.yaml", stance="denies", act="denial"))
        for words in ("That is false", "It is pure invention", "It is nonsense", "I disputed that", "That is a lie", "It is unfounded")
    ),
    case("plain words called a denial", *said("It was dark,", file="denials/probe.yaml", stance="▸denies", act="denial"), told="RULE30"),
    case("what somebody will not establish, asserted", *said("We will not establish a camp,", stance="asserts")),
    # RULE30: the marks are known in English alone.
    *(
        case(
            f"a denial in {language}",
            source("text-probe", f"“{words}” Barnaby Thistle.", language=language),
            statement(
                "denials/probe.yaml",
                stance="denies",
                act="denial",
                source="text-probe",
                exact=f"'“{words}” Barnaby Thistle'",
                attribution="",
            ),
        )
        for language, words in (("de", "Wir wiesen das zurück."), ("pl", "To nieprawda."))
    ),
    case(
        "a question in Polish, asserted",
        source("text-probe", "“Kto ma latarnię?” Barnaby Thistle.", language="pl"),
        statement(act="claim", stance="▸asserts", source="text-probe", exact="Kto ma latarnię?", attribution=""),
        told="RULE30",
    ),
    case(
        "plain words with a basis for their stance",
        *said("It was dark,", stance="insinuates", stance_basis="He looked at the council as he said it."),
    ),
    case("an “if” in the middle of what is asserted", *said("It was dark, as if the lamp was gone,", stance="asserts")),
    case("a name that begins like a mark", *said("Mayor Canton was there,", stance="asserts")),
    # RULE30: a hedge is not dropped.
    case("“may have” called asserted", *said("It may have been dark,", stance="▸asserts"), told="RULE30"),
    case("“probably” called asserted", *said("The nights are probably dark,", stance="▸asserts"), told="RULE30"),
    case("“might” called asserted", *said("Tonight might be dark,", stance="▸asserts"), told="RULE30"),
    case("“appears to” called asserted", *said("The night appears to be dark,", stance="▸asserts"), told="RULE30"),
    case("a hedge after what it holds back from", *said("Those nights were dark, perhaps,", stance="▸asserts"), told="RULE30"),
    case("“may have” asserted with a basis", *said("It may have been dark,", stance="asserts", stance_basis="He nodded as he said it.")),
    case(
        "a hedge that the summary keeps",
        *said("It may have been dark,", stance="asserts", summary="Barnaby Thistle said that the nights were possibly dark."),
    ),
    case(
        "a hedge that the summary makes certain",
        *said("It may be dark,", stance="▸asserts", summary="Barnaby Thistle said that it will be dark."),
        told="RULE30",
    ),
    case("a hedge of what our words leave out", *said("It was dark, and perhaps the boats had gone home,", stance="asserts")),
    case("the month of May", *said("It was dark in May at night,", stance="asserts")),
    case("“could be seen”", *said("The dark could be seen,", stance="asserts")),
    # RULE31: the day is named in its basis.
    case("a day of which the basis names nothing", statement(said="▸2019-05-05", said_basis="no day is given"), told="RULE31"),
    case("another year than the date's", statement(said="▸2019-05-05", said_basis="“Sunday, 5 May 2018”"), told="RULE31"),
    case("a number that is no year", statement(said="2019-05-05", said_basis="“Sunday”, with 2,018 others and 1800.5 metres")),
    case(
        "one year of two",
        statement(said="2019-05-05", said_basis="“Sunday, 5 May”, after what was said in 2018; 2019 is the year of the text"),
    ),
    case("a weekday that is not the day's", statement(said="▸2019-05-04", said_basis="“on Sunday”"), told="RULE31"),
    case("another day of the month", statement(said="▸2019-05-04", said_basis="“Monday, 6 May 2019”"), told="RULE31"),
    case(
        "a day whose number is only part of another's", statement(said="▸2019-05-06", said_basis="no day, but 16 May 2019"), told="RULE31"
    ),
    case("a weekday", statement(said="2019-05-05", said_basis="“on Sunday”")),
    case("a date", statement(said="2019-05-06", said_basis="“Monday, 6 May 2019”")),
    case("a weekday among others", statement(said="2019-05-05", said_basis="“on Sunday”, after “on Saturday”")),
    case("a span of which one end is named", statement(said="2019-05-04/2019-05-06", said_basis="“on Saturday” or later")),
    case("a month", statement(said="2019-05", said_basis="the text speaks of May 2019")),
    case("a day with “of”", statement(said="2019-05-06", said_basis="“the 6th of May”")),
    case("another day with “of”", statement(said="▸2019-05-06", said_basis="“the 16th of May”"), told="RULE31"),
    case("two years", statement(said="2000/2010", said_basis="“between 2000 and 2010”")),
    case("a year and what follows", statement(said="1998/..", said_basis="“since 1998”")),
    case("two months", statement(said="2004-03/2004-05", said_basis="“from March to May 2004”")),
    case("two years of which the basis names neither", statement(said="▸2000/2010", said_basis="“for years”"), told="RULE31"),
    case("two months of another year", statement(said="▸2004-03/2004-05", said_basis="“from March to May 2005”"), told="RULE31"),
    case("no day at all", statement(said="null", said_basis="no day is given")),
]


@pytest.mark.parametrize("case", CASES)
def test_is_told_at_its_place_and_nothing_else_is(case: Case, tmp_path: Path) -> None:
    assert_told(case, tmp_path, stances)


#: Faults that nothing tells of yet.
SLIPS = [
    slip(
        "a day a week before the weekday that its basis names",
        statement(said="2019-04-28", said_basis="“on Sunday”"),
    ),
    slip(
        "a weekday beside a day that no calendar has",
        statement(said="2019-04-28", said_basis="“on Sunday”, in a list of 2019-02-30 and of 31 June"),
    ),
    slip(
        "an event on another day than its basis names",
        edit("events/lamp-is-taken.yaml", "date: 2019-05-03", "date: 2019-04-30"),
    ),
    slip(
        "a figure of another day than its basis names",
        edit("figures/boats-in-harbour.yaml", "as_of: 2019-05-04", "as_of: 2019-05-01"),
    ),
    slip(
        "“may have” called asserted",
        *said("It may have been dark,", stance="asserts"),
    ),
    slip(
        "an “if” at the end called asserted",
        *said("It was dark if the lamp was gone,", stance="asserts"),
        why="only an “if” at the beginning speaks against asserting",
    ),
    slip(
        "words of denial called asserted",
        *said("We did not take the lamp,", stance="asserts"),
        why="a denial filed as a claim that asserts: the words are not looked at for “not”",
    ),
    slip(
        "a stance whose mark stands in another's words of the same sentence",
        *(
            source("text-probe", "“It was dark,” Barnaby Thistle said, though the moths may think otherwise."),
            statement(
                act="claim",
                source="text-probe",
                exact="It was dark",
                stance="speculates",
                attribution="[{who: barnaby-thistle, cue: Barnaby Thistle said}]",
            ),
        ),
        why="the mark may stand anywhere in the quote's sentences, outside the quote too",
    ),
]


@pytest.mark.parametrize("changes", SLIPS)
def test_a_wrong_stance_is_told(changes: tuple[Change, ...], tmp_path: Path) -> None:
    assert_something_told(changes, tmp_path)


def test_every_act_says_which_stances_it_takes_and_every_stance_has_an_act() -> None:
    assert set(STANCES_OF_ACT) == set(ACTS)
    assert set().union(*STANCES_OF_ACT.values()) == set(STANCES)


@pytest.mark.parametrize(
    ("language", "basis", "is_named"),
    [
        ("de", "„Am Montag, dem 14. März 2033“ steht da", True),
        ("de", "„am Montag“", True),
        ("de-AT", "„14. März“", True),
        ("de", "„14.03.2033“", True),
        ("de", "„14.3.2033“", True),
        ("de", "„14.03.2032“", False),
        ("de", "„15.03.2033“", False),
        ("en", "“14.03.2033”", False),
        ("de", "„15. März 2033“", False),
        ("de", "„14. April 2033“", False),
        ("fr", "« le 14 mars 2033 »", True),
        ("es", "«el 14 de marzo»", True),
        ("uk", "«14 березня»", True),
        ("el", "«14 Μαρτίου 2033»", True),
        ("en", "“14. März 2033”", False),
        ("xx", "“14. März 2033”", False),
    ],
)
def test_a_day_is_named_in_the_words_of_the_text(language: str, basis: str, is_named: bool) -> None:
    """RULE31: a basis may give the day as a text that is not in English does."""
    dossier = dossier_of(
        text("paper", "Es brannte.", language=language), claim("c", "ann", ("paper", "Es brannte."), said="2033-03-14", said_basis=basis)
    )
    told = [problem for problem in stances.dates_are_named_in_their_basis(dossier) if problem.path == "content/claims/c.yaml"]
    assert (not told) is is_named


@pytest.mark.parametrize(
    ("published", "basis", "is_told"),
    [
        ("2018-05-06", "the line “6 May 2019”", True),
        ("2019-05-06", "the line “6 May 2019”", False),
        ("2019-05-06", "the line at the top", False),
    ],
)
def test_the_year_of_a_publication_is_that_of_its_basis(published: str, basis: str, is_told: bool) -> None:
    """RULE31: and the line itself need not be repeated."""
    dossier = dossier_of(text("paper", "6 May 2019. It burnt.", published=published, basis={"published": basis}))
    assert bool(list(stances.dates_are_named_in_their_basis(dossier))) is is_told
