"""The rules on records among themselves: what each must tell, what it must not, and what still slips through."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.checks import records_agree
from tests.toy_changes import Case, Change, add, assert_something_told, assert_told, case, edit, remove, slip, statement

SOCIETY = "denials/society-denies.yaml"
THISTLE = "actors/barnaby-thistle.yaml"
TAKEN = "propositions/lamp-was-taken.yaml"
MISLAID = "propositions/lamp-was-mislaid.yaml"
ALONE = "propositions/moths-acted-alone.yaml"
MARSH = "actors/ottoline-marsh.yaml"
#: A statement that no other record names.
FREE = "claims/thistle-speaks-of-a-boat.yaml"
LEDGER = "published-ids.txt"
WITHDRAWN = "status: withdrawn\nwithdrawn_on: 2019-06-02\nwithdrawn_reason: It was a mistake."

CASES = [
    # RULE12: a denial denies, and a claim does not.
    case("a denial that asserts", edit(SOCIETY, "stance: denies", "stance: ▸asserts"), told="RULE12"),
    case("a denial that only doubts", edit(SOCIETY, "stance: denies", "stance: ▸doubts"), told="RULE12"),
    case("a denial whose act cannot deny", edit(SOCIETY, "act: denial", "act: ▸condolence"), told="RULE12"),
    case("a denial that is an announcement", edit(SOCIETY, "act: denial", "act: announcement")),
    case("a claim that denies", statement(stance="▸denies"), told="RULE12"),
    case("a claim whose act is a denial", statement(act="▸denial"), told="RULE12"),
    *(
        case(f"a claim whose stance is {stance}", statement(stance=stance))
        for stance in (
            "asserts",
            "concedes",
            "conditional",
            "insinuates",
            "speculates",
            "reports",
            "doubts",
            "notes-no-evidence",
            "declines",
        )
    ),
    # RULE13: nobody holds contraries in one breath.
    case(
        "a statement that holds a proposition and its contrary",
        statement(propositions="[lamp-was-taken, ▸lamp-was-mislaid]"),
        told="RULE13",
    ),
    case("the same, the other way round", statement(propositions="[lamp-was-mislaid, ▸lamp-was-taken]"), told="RULE13"),
    case(
        "a statement that holds a proposition and one that is contrary to it from the other end",
        statement(propositions="[inkwell-has-the-lamp, nights-are-dark, ▸moths-acted-alone]"),
        told="RULE13",
    ),
    case(
        "a statement that concedes a proposition and its contrary",
        statement(stance="concedes", propositions="[lamp-was-taken, ▸lamp-was-mislaid]"),
        told="RULE13",
    ),
    case("a statement that names a proposition twice", statement(propositions="[nights-are-dark, ▸nights-are-dark]"), told="RULE13"),
    case(
        "a statement that doubts a proposition and its contrary",
        statement(stance="doubts", propositions="[lamp-was-taken, lamp-was-mislaid]"),
    ),
    case("a statement that holds two propositions that go together", statement(propositions="[lamp-was-taken, nights-are-dark]")),
    case("a proposition that implies its own contrary", add(TAKEN, "implies: [▸lamp-was-mislaid]"), told="RULE13"),
    # RULE14: contraries are written at one end.
    case(
        "contraries written at both ends",
        add(TAKEN, "contrary_to: [lamp-was-mislaid]"),
        edit(MISLAID, "contrary_to: [", "contrary_to: [▸"),
        told="RULE14",
    ),
    case(
        "contraries written at both ends, among others",
        add(TAKEN, "contrary_to: [keeper-will-pay, moths-acted-alone]"),
        edit(ALONE, "contrary_to: [inkwell-has-the-lamp, lamp-was-mislaid]", "contrary_to: [inkwell-has-the-lamp, lamp-was-mislaid]"),
    ),
    # RULE15: nothing goes in circles.
    case(
        "two actors that are part of each other",
        add("actors/inkwell.yaml", "part_of: barnaby-thistle"),
        edit(THISTLE, "part_of: inkwell", "part_of: ▸inkwell"),
        told="RULE15",
    ),
    case(
        "three actors that are part of each other in a circle",
        add("actors/inkwell.yaml", "part_of: pell-grieve"),
        add("actors/pell-grieve.yaml", "part_of: barnaby-thistle"),
        edit(THISTLE, "part_of: inkwell", "part_of: ▸inkwell"),
        told="RULE15",
    ),
    case(
        "two records that supersede each other",
        edit("claims/marsh-names-the-society.yaml", "superseded_by: marsh-lays-it-to-inkwell", "superseded_by: thistle-speaks-of-a-boat"),
        add(FREE, f"{WITHDRAWN}\nsuperseded_by: marsh-names-the-society"),
        edit("claims/marsh-names-the-society.yaml", "superseded_by: ", "superseded_by: ▸"),
        told="RULE15",
    ),
    case(
        "two propositions that imply each other",
        add(TAKEN, "implies: [▸nights-are-dark]"),
        add("propositions/nights-are-dark.yaml", "implies: [▸lamp-was-taken]"),
        told="RULE15 RULE15",
    ),
    case(
        "a sentence that rests on another explainer",
        edit("explainers/was-there-a-warning.yaml", "rests_on: [marsh-grants", "rests_on: [▸who-took-the-lamp, marsh-grants"),
        told="RULE15",
    ),
    case("a long chain of parts that ends", add("actors/quill.yaml", "part_of: inkwell")),
    case("a proposition that implies another", add(TAKEN, "implies: [nights-are-dark]")),
    # RULE16: the status and its fields fit.
    case("a withdrawn record without a day", add(FREE, "status: ▸withdrawn\nwithdrawn_reason: A mistake."), told="RULE16"),
    case("a withdrawn record without a reason", add(FREE, "status: ▸withdrawn\nwithdrawn_on: 2019-06-02"), told="RULE16"),
    case("a withdrawn record with both", add(FREE, WITHDRAWN)),
    case("a day of withdrawal on a record that stands", add(FREE, "withdrawn_on: ▸2019-06-02"), told="RULE16"),
    case("a reason of withdrawal on a record that stands", add(FREE, "withdrawn_reason: ▸A mistake."), told="RULE16"),
    case("a successor of a record that stands", add(FREE, "superseded_by: ▸thistle-is-sorry"), told="RULE16"),
    case("a reviewed record without a day", add(FREE, "status: ▸reviewed"), told="RULE16"),
    case("a draft with a day of review", add(FREE, "reviewed_on: ▸2019-06-01"), told="RULE16"),
    case("a withdrawn record that was reviewed", add(FREE, f"{WITHDRAWN}\nreviewed_on: 2019-06-01")),
    case("a withdrawn record with a successor", add(FREE, f"{WITHDRAWN}\nsuperseded_by: thistle-is-sorry")),
    # RULE17: nothing that stands rests on what is withdrawn.
    case(
        "an event at a withdrawn place", edit("events/boats-stay-in.yaml", "place: quill-harbour", "place: ▸inkwell-harbour"), told="RULE17"
    ),
    case(
        "a sentence of an explainer that rests on a withdrawn statement",
        edit("explainers/was-there-a-warning.yaml", "rests_on: [marsh-grants", "rests_on: [▸marsh-names-the-society, marsh-grants"),
        told="RULE17",
    ),
    case(
        "a sentence of an explainer whose records stand in a withdrawn source alone",
        edit("sources/text-post.yaml", "status: draft", WITHDRAWN),
        edit("explainers/was-there-a-warning.yaml", "rests_on: [marsh-grants", "rests_on: ▸[marsh-grants"),
        told="RULE17",
    ),
    case(
        "a sentence of an explainer that rests on a withdrawn source",
        edit("sources/text-post.yaml", "status: draft", WITHDRAWN),
        edit("explainers/was-there-a-warning.yaml", "rests_on: [marsh-grants-the-warning]", "rests_on: ▸[text-post]"),
        told="RULE17",
    ),
    case(
        "a sentence of an explainer one of whose records stands in another source too",
        edit("sources/text-post.yaml", "status: draft", WITHDRAWN),
        edit("explainers/was-there-a-warning.yaml", "rests_on: [marsh-grants", "rests_on: [coastguard-warns-the-council, marsh-grants"),
    ),
    case(
        "a withdrawn record that rests on a withdrawn one",
        edit("events/boats-stay-in.yaml", "place: quill-harbour", f"place: inkwell-harbour\n{WITHDRAWN}"),
    ),
    # RULE18: published ids stay.
    case("a published record that is gone", remove(FREE), told="RULE18"),
    case(
        "a record that is gone and that an edition holds, and the ledger does not",
        edit(LEDGER, "claims/thistle-speaks-of-a-boat\n", ""),
        remove(FREE),
        told="RULE18",
    ),
    case(
        "a record that an edition holds and that became another, and the ledger holds neither",
        edit(LEDGER, "claims/thistle-speaks-of-a-boat\n", ""),
        remove(FREE, is_told=False),
        add("claims/thistle-is-sorry.yaml", "formerly: [thistle-speaks-of-a-boat]"),
    ),
    case("a record that an edition holds, and the ledger does not", edit(LEDGER, "claims/thistle-speaks-of-a-boat\n", "")),
    case(
        "an id that was published as another kind",
        edit(LEDGER, "claims/thistle-speaks-of-a-boat", "denials/thistle-speaks-of-a-boat"),
        edit(FREE, "holder: barn", "▸holder: barn"),
        told="RULE18",
    ),
    case("a former id that is a record", edit(MARSH, "formerly: [chair-marsh", "formerly: [▸pell-grieve, chair-marsh"), told="RULE18"),
    case(
        "a former id that is the record's own",
        edit(MARSH, "formerly: [chair-marsh", "formerly: [▸ottoline-marsh, chair-marsh"),
        told="RULE18",
    ),
    case(
        "a former id that was never published", edit(MARSH, "formerly: [chair-marsh", "formerly: [▸chairwoman, chair-marsh"), told="RULE18"
    ),
    case(
        "a published id that is a former id",
        edit(LEDGER, "actors/barnaby-thistle\n", "actors/barnaby-thistle\nactors/old-thistle\n"),
        add(THISTLE, "formerly: [old-thistle]"),
    ),
    case("a new record that is not published yet", statement()),
    case("a ledger with a remark", edit(LEDGER, "actors/barnaby-thistle\n", "# a remark\nactors/barnaby-thistle\n")),
    # RULE19: dates fit, and say how they are known.
    case("a date that does not say how it is known", statement(said="▸2019-05-05"), told="RULE19"),
    case("a statement after the paper that quotes it", statement(said="▸2019-05-07", said_basis="no day is given"), told="RULE19"),
    case(
        "a statement that begins after the paper that quotes it",
        statement(said="▸2019-05-07/..", said_basis="no day is given"),
        told="RULE19",
    ),
    case("a statement in a later year", statement(said="▸2020", said_basis="no day is given"), told="RULE19"),
    case("a statement on the day of the paper", statement(said="2019-05-06", said_basis="no day is given")),
    case("a statement in the month of the paper", statement(said="2019-05", said_basis="no day is given")),
    case("a statement with a basis and no date", statement(said="null", said_basis="no day is given")),
    case("a statement at an open end that may be before the paper", statement(said="2019-05-01/..", said_basis="no day is given")),
    case(
        "a late statement, quoted by a text without a date",
        statement(
            holder="ida-lumen",
            attribution="[{who: ida-lumen, cue: said Professor Ida Lumen}]",
            source="text-ledger",
            role="own_reporting",
            exact="It is possible that the Night Moths took it alone, said Professor Ida Lumen",
            said="2031",
            said_basis="no day is given",
            summary="Ida Lumen said that it is possible.",
        ),
    ),
]


@pytest.mark.parametrize("case", CASES)
def test_is_told_at_its_place_and_nothing_else_is(case: Case, tmp_path: Path) -> None:
    assert_told(case, tmp_path, records_agree)


#: Faults that nothing tells of yet.
SLIPS = [
    slip(
        "a contradiction between two records that have nothing in common",
        add(
            "disagreements/probe.yaml",
            "type: contradiction\nbetween: [marsh-announces-candles, thistle-is-sorry]\nsummary: Ottoline Marsh spoke, and Barnaby Thistle spoke.",
        ),
        why="that two statements contradict each other is not compared with their propositions and stances",
    ),
    slip(
        "a statement on a proposition that has no word in common with its quotes",
        statement(propositions="[moths-collect-moths]"),
        why="what a statement is about is compared with nothing: the words of the proposition need not occur in or around the quotes",
    ),
    slip(
        "a contrary named twice at one end",
        edit(MISLAID, "contrary_to: [lamp-was-taken]", "contrary_to: [lamp-was-taken, lamp-was-taken]"),
    ),
    slip(
        "a statement that holds a proposition and what is contrary to what it implies",
        add("propositions/nights-are-dark.yaml", "implies: [lamp-was-mislaid]"),
        statement(propositions="[lamp-was-taken, nights-are-dark]"),
    ),
    slip(
        "two records with one former id",
        add(THISTLE, "formerly: [chair-marsh]"),
    ),
    slip(
        "a statement that quotes a withdrawn source",
        edit("sources/text-ledger.yaml", "language: en-GB\nbasis", f"language: en-GB\n{WITHDRAWN}\nbasis"),
        why="withdrawn sources are excepted by the code, and by no sentence of the rule",
    ),
    slip(
        "prose that leads to a withdrawn record",
        edit("actors/quill.yaml", "An island", "An island ([[marsh-names-the-society]])"),
        why="links in prose are not looked at",
    ),
    slip(
        "a review after the withdrawal",
        add(FREE, f"{WITHDRAWN}\nreviewed_on: 2031"),
    ),
    slip(
        "a ledger that is gone",
        remove(LEDGER),
        why="a dossier whose ledger is gone has published nothing: the file's absence is not told",
    ),
]


@pytest.mark.parametrize("changes", SLIPS)
def test_a_fault_is_told(changes: tuple[Change, ...], tmp_path: Path) -> None:
    assert_something_told(changes, tmp_path)
