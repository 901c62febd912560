"""The warning ledger: issuer, recipient, channel, window, lead time, and what became of the warning."""

from __future__ import annotations

from typing import Any

import pytest

from build_scripts.analysis.warnings import Days, Warning, said_by_the_warned, warning_ledger  # noqa: A004 - the ledger's own word
from build_scripts.dossier import Dossier
from build_scripts.records import Event
from tests.small_dossiers import Piece, actor, claim, dossier_of, proposition, record, source

WITHDRAWN = {"status": "withdrawn", "withdrawn_on": "2020-01-01", "withdrawn_reason": "It was a mistake."}
DAY = "2020-01-10"

BODIES = (
    actor("quill", "state"),
    actor("council", "state-body", part_of="quill"),
    actor("coastguard", "state-body", part_of="quill"),
    actor("chair", part_of="council"),
    actor("inkwell", "state"),
)


def event(date: str | None) -> Piece:
    """The event that is warned of."""
    return record(
        "events", "taking", date=date, type="attack", quotes=[{"source": "news", "exact": "It is gone.", "role": "own_reporting"}]
    )


def warning(identifier: str = "warning", holder: str = "inkwell", said: str | None = "2020-01-08", **fields: Any) -> Piece:
    """A warning of Inkwell to the council; that it was given is the proposition `warned`."""
    return claim(
        identifier,
        holder,
        **{
            "stance": "speculates",
            "act": "warning",
            "said": said,
            "addressees": ["council"],
            "on": "warned",
            "receipt": "warned",
            **fields,
        },
    )


def ledger(*pieces: Piece, date: str | None = DAY) -> tuple[Warning, ...]:
    """The ledger of an invented dossier."""
    made: Dossier = dossier_of(*BODIES, event(date), source("news", "It is gone."), *pieces)
    return warning_ledger(made, made.get("taking", Event))


LEADS = [
    pytest.param("2020-01-08", DAY, Days(2, 2), id="two days"),
    pytest.param(DAY, DAY, Days(0, 0), id="the same day"),
    pytest.param("2020-01-12", DAY, Days(-2, -2), id="after the event"),
    pytest.param("2020-01-08?", DAY, Days(2, 2, "uncertain"), id="an uncertain day"),
    pytest.param("2020-01-08", "2020-01-10~", Days(2, 2, "approximate"), id="an approximate day of the event"),
    pytest.param("2020-01-08?", "2020-01-10~", Days(2, 2, "uncertain and approximate"), id="the one uncertain, the other approximate"),
    pytest.param("2020-01-08%", DAY, Days(2, 2, "uncertain and approximate"), id="an uncertain and approximate day"),
    pytest.param("2020-01-XX", DAY, Days(-21, 9), id="a day left open"),
    pytest.param("2020-01", DAY, Days(-21, 9), id="known to the month"),
    pytest.param("2020-01-01/2020-01-05", DAY, Days(5, 9), id="an interval"),
    pytest.param("../2020-01-08", DAY, Days(2, None), id="that day or before"),
    pytest.param("2020-01-08/..", DAY, Days(None, 2), id="that day or later"),
    pytest.param(None, DAY, None, id="no day"),
    pytest.param("2020-01-08", None, None, id="an event without a day"),
    pytest.param("2020-01-08", "2020-01", Days(-7, 23), id="an event known to the month"),
    pytest.param("2020-01-08", "2020-01-10/..", Days(2, None), id="an event from a day on"),
    pytest.param("2020-01-08", "../2020-01-10", Days(None, 2), id="an event by a day"),
    pytest.param("../2020-01-08", "../2020-01-10", None, id="open on both sides"),
]


@pytest.mark.parametrize(("said", "happened", "lead"), LEADS)
def test_lead_time(said: str | None, happened: str | None, lead: Days | None) -> None:
    """Exact where both are days, else the bounds; None on a side that is open, and nothing where both are."""
    (found,) = ledger(warning(said=said), date=happened)
    assert lead == found.lead


def test_without_an_event_there_is_no_lead() -> None:
    """The other columns stay."""
    (found,) = warning_ledger(dossier_of(warning()), None)
    assert (None, "inkwell", ("council",)) == (found.lead, found.issuer, found.recipients)


def test_what_is_known_of_its_way() -> None:
    """Channel and window as the records give them; nothing is made up."""
    post = record("utterances", "post", speaker="inkwell", channel="a post")
    found = ledger(warning("first", utterance="post", window="48 hours"), warning("second", addressees=[]), post)
    assert [("a post", "48 hours", ("council",)), (None, None, ())] == [(entry.channel, entry.window, entry.recipients) for entry in found]


def test_what_is_a_warning_and_in_what_order() -> None:
    """By the act, in the order of time; the withdrawn are not there."""
    found = ledger(
        warning("unknown", said=None),
        warning("z-early", said="2020-01-01"),
        warning("late"),
        warning("threat", act="threat"),
        warning("gone", **WITHDRAWN),
        warning("lost", by="old"),
        source("old", **WITHDRAWN),
    )
    assert ["z-early", "late", "unknown"] == [entry.statement for entry in found]


def fate(*pieces: Piece, on: str = "warned") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """By what the warning is acknowledged, and by what it is disputed."""
    (found,) = ledger(warning(on=on), *pieces)
    return found.acknowledged_by, found.disputed_by


STANCES = [
    ("concedes", "acknowledged"),
    ("asserts", "acknowledged"),
    ("denies", "disputed"),
    ("doubts", "disputed"),
    ("conditional", "disputed"),
    ("reports", ""),
    ("declines", ""),
    ("notes-no-evidence", ""),
    ("insinuates", ""),
    ("speculates", ""),
]


@pytest.mark.parametrize(("stance", "expected"), STANCES)
def test_what_the_recipient_says_of_it(stance: str, expected: str) -> None:
    """To state or grant it acknowledges, to reject it or call it in question disputes."""
    given = ("answer",)
    expected_fate = (given if expected == "acknowledged" else (), given if expected == "disputed" else ())
    assert expected_fate == fate(claim("answer", "council", on="warned", stance=stance))


@pytest.mark.parametrize(
    "told", [proposition("warned", contrary_to=["never"]), proposition("never", contrary_to=["warned"])], ids=["one end", "the other"]
)
def test_who_states_the_contrary_disputes_it(told: Piece) -> None:
    """Wherever the contrariety is written."""
    assert ((), ("answer",)) == fate(claim("answer", "council", on="never"), told)


@pytest.mark.parametrize("stance", ["denies", "doubts", "conditional"])
def test_who_rejects_the_contrary_does_not_dispute_it(stance: str) -> None:
    """“It is not so that none came” says nothing that the ledger counts, least of all that none came."""
    told = proposition("warned", contrary_to=["never"])
    assert ((), ()) == fate(claim("answer", "council", on="never", stance=stance), told)


@pytest.mark.parametrize(
    ("holder", "counts"),
    [("council", True), ("chair", True), ("quill", True), ("coastguard", True), ("inkwell", False), ("somebody", False)],
)
def test_whose_word_counts(holder: str, counts: bool) -> None:
    """The recipient's, and that of whoever is of the same party."""
    assert ((("answer",) if counts else ()), ()) == fate(claim("answer", holder, on="warned", stance="concedes"))


def test_a_word_on_another_matter_is_none() -> None:
    """Nor is a withdrawn one."""
    assert ((), ()) == fate(
        claim("other", "council", on="q", stance="concedes"), claim("gone", "council", on="warned", stance="concedes", **WITHDRAWN)
    )


def test_without_a_receipt_nothing_is_counted() -> None:
    """Where the record does not say which proposition it is, nobody is said to have acknowledged it."""
    (found,) = ledger(warning(receipt=None), claim("answer", "council", on="warned", stance="concedes"))
    assert ((), ()) == (found.acknowledged_by, found.disputed_by)


def test_a_warning_to_nobody_is_answered_by_nobody() -> None:
    """Without a recipient there is nobody whose word would show that it came."""
    (found,) = ledger(warning(addressees=[]), claim("answer", "council", on="warned", stance="concedes"))
    assert ((), ()) == (found.acknowledged_by, found.disputed_by)


def test_the_issuer_does_not_acknowledge_its_own_warning() -> None:
    """The coastguard of Quill warns the council of Quill, and says again that it did: that shows no receipt."""
    (found,) = ledger(warning(holder="coastguard"), claim("again", "coastguard", on="warned"))
    assert ((), ()) == (found.acknowledged_by, found.disputed_by)


def test_to_state_what_was_warned_of_is_not_to_acknowledge_the_warning() -> None:
    """“It was taken”, said after the event, does not show that “it may be taken” had come."""
    after = claim("it-is-gone", "council", on="taken", said="2020-01-11")
    assert ((), ()) == fate(after, on="warned taken")


@pytest.mark.parametrize(
    ("holder", "on", "is_told"),
    [
        ("quill", "other", True),
        ("quill", "elsewhere", False),
        ("quill", "unasked", False),
        ("inkwell", "other", False),
        ("third", "other", False),
    ],
)
def test_what_those_warned_say_on_the_question_of_the_warning(holder: str, on: str, is_told: bool) -> None:
    """A word on the warnings that neither acknowledges nor disputes one is shown; one on another question is not, nor another party's."""
    dossier = dossier_of(
        actor("quill", "state"),
        actor("inkwell", "state"),
        actor("third", "state"),
        record("explainers", "why", question="What was warned of?"),
        record("explainers", "else", question="What else?"),
        proposition("danger", question="why"),
        proposition("other", question="why"),
        proposition("elsewhere", question="else"),
        proposition("unasked"),
        warning(on="danger", addressees=["quill"]),
        claim("word", holder, on=on),
    )
    assert said_by_the_warned(dossier, warning_ledger(dossier, None)) == (("word",) if is_told else ())
