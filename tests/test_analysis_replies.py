"""Right of reply: who answers an accusation, on what, and when."""

from __future__ import annotations

import pytest

from build_scripts.analysis.replies import AnsweredAccusation, accusations, denials_besides, right_of_reply
from tests.small_dossiers import Piece, actor, claim, denial, dossier_of, proposition, source

WITHDRAWN = {"status": "withdrawn", "withdrawn_on": "2020-01-01", "withdrawn_reason": "It was a mistake."}
DAY = "2020-01-05"

#: Quill is a state; its council belongs to it, and the chair and the clerk to the council. Inkwell is another.
BODIES = (
    actor("quill", "state"),
    actor("council", "state-body", part_of="quill"),
    actor("coastguard", "state-body", part_of="quill"),
    actor("chair", part_of="council"),
    actor("clerk", part_of="council"),
    actor("inkwell", "state"),
)


def accusation(*against: str, on: str = "p", said: str | None = DAY, identifier: str = "charge", **fields: object) -> Piece:
    """An accusation by Inkwell."""
    return claim(identifier, "inkwell", on=on, act="accusation", against=list(against), said=said, **fields)


def answers(*pieces: Piece) -> tuple[AnsweredAccusation, ...]:
    """Every accusation of an invented dossier with its replies."""
    return right_of_reply(dossier_of(*BODIES, *pieces))


def replies(*pieces: Piece) -> list[str]:
    """The replies to the one accusation of an invented dossier."""
    (answer,) = answers(*pieces)
    return [reply.statement for reply in answer.replies]


WHEN = [
    pytest.param("2020-01-04", DAY, "before", id="the day before"),
    pytest.param(DAY, DAY, "same day", id="the same day"),
    pytest.param("2020-01-06", DAY, "after", id="the day after"),
    pytest.param(None, DAY, "not known", id="the answer has no day"),
    pytest.param("2020-01-06", None, "not known", id="the accusation has no day"),
    pytest.param("2020-01", DAY, "not known", id="the answer is known to the month"),
    pytest.param("2020-02", DAY, "after", id="a later month"),
    pytest.param("2019", DAY, "before", id="an earlier year"),
    pytest.param(DAY, "2020-01", "not known", id="the accusation is known to the month"),
    pytest.param("2020-01-05?", DAY, "not known", id="the same day, perhaps"),
    pytest.param("2020-01-06?", DAY, "not known", id="the day after, perhaps"),
    pytest.param("2020-01-06", "2020-01-05~", "not known", id="the accusation about the day before"),
    pytest.param("../2020-01-04", DAY, "before", id="some day before"),
    pytest.param("2020-01-05/..", DAY, "not known", id="that day or later"),
    pytest.param("2020-01-06/..", DAY, "after", id="some day after"),
    pytest.param("2020-01-05/2020-01-06", "2020-01-05/2020-01-06", "not known", id="the same two days"),
]


@pytest.mark.parametrize(("answered", "charged", "when"), WHEN)
def test_when_an_answer_came(answered: str | None, charged: str | None, when: str) -> None:
    """Before or after only where both days are known and do not overlap; an answer may be earlier than its accusation."""
    (answer,) = answers(accusation("council", said=charged), denial("answer", "council", said=answered))
    assert [when] == [reply.when for reply in answer.replies]


PRINTED = [
    pytest.param("2020-01-09", "2020-01-05?", "after", id="after the accusation was printed"),
    pytest.param("2020-01-07", "2020-01-05?", "not known", id="on the day on which it was printed"),
    pytest.param("2020-01-05?", "2020-01-09", "before", id="printed before the accusation"),
    pytest.param("2020-01-09?", "2020-01-05?", "not known", id="both uncertain"),
]


@pytest.mark.parametrize(("answered", "charged", "when"), PRINTED)
def test_what_was_printed_by_a_day_came_before_what_was_said_later(answered: str, charged: str, when: str) -> None:
    """The uncertain one of the two is in a text of the 7th."""
    uncertain = "old" if charged.endswith("?") else "new"
    made = [accusation("council", said=charged, by="old"), denial("answer", "council", said=answered, by="new")]
    (answer,) = answers(*made, source(uncertain, published="2020-01-07"))
    assert [when] == [reply.when for reply in answer.replies]


@pytest.mark.parametrize(("said", "counts"), [("2020-01-04", False), (DAY, True), ("2020-01-06", True), (None, True)])
def test_what_was_said_before_an_accusation_is_shown_and_is_no_answer(said: str | None, counts: bool) -> None:
    """Only where it is sure to have been said before."""
    (answer,) = answers(accusation("council"), denial("answer", "council", said=said))
    assert ["answer"] == [reply.statement for reply in answer.replies]
    assert (["answer"] if counts else []) == [reply.statement for reply in answer.answers]


SPEAKERS = [
    pytest.param("council", True, id="the accused"),
    pytest.param("quill", True, id="the state that the accused belongs to"),
    pytest.param("chair", True, id="somebody who belongs to the accused"),
    pytest.param("coastguard", False, id="another body of the same state"),
    pytest.param("inkwell", False, id="the accuser"),
    pytest.param("somebody", False, id="somebody else"),
]


@pytest.mark.parametrize(("holder", "speaks"), SPEAKERS)
def test_who_speaks_for_the_accused(holder: str, speaks: bool) -> None:
    """The accused, the bodies that they belong to, and who belongs to them; whether it is their own is told."""
    (answer,) = answers(accusation("council"), denial("answer", holder))
    assert ([(holder, holder == "council")] if speaks else []) == [(reply.holder, reply.is_own) for reply in answer.replies]


def test_a_colleague_of_the_accused_does_not_speak_for_them() -> None:
    """The clerk does not answer for the chair; the council does."""
    assert ["by-council"] == replies(accusation("chair"), denial("by-clerk", "clerk"), denial("by-council", "council"))


def test_any_statement_on_the_matter_is_a_reply() -> None:
    """A denial, a concession, a condition or a refusal to say: each is the accused's own word on it."""
    stances = ("concedes", "conditional", "declines", "asserts")
    assert sorted(stances) == sorted(replies(accusation("council"), *(claim(stance, "council", stance=stance) for stance in stances)))


def test_a_reply_is_on_the_same_proposition() -> None:
    """A word on another matter is none."""
    assert [] == replies(accusation("council"), denial("answer", "council", on="q"))


@pytest.mark.parametrize(
    "told", [proposition("p", contrary_to=["q"]), proposition("q", contrary_to=["p"])], ids=["at its end", "at the other end"]
)
def test_a_word_on_the_contrary_is_a_reply(told: Piece) -> None:
    """Wherever the contrariety is written."""
    assert ["answer"] == replies(accusation("council"), claim("answer", "council", on="q"), told)


@pytest.mark.parametrize(
    ("stance", "answers_it"), [("denies", True), ("doubts", True), ("asserts", False), ("declines", False), ("concedes", False)]
)
def test_who_rejects_what_an_accusation_implies_answers_it(stance: str, answers_it: bool) -> None:
    """“We were not there” answers “you took it”; “we were there” does not."""
    made = [accusation("council"), claim("answer", "council", on="wider", stance=stance), proposition("p", implies=["wider"])]
    assert (["answer"] if answers_it else []) == replies(*made)


def test_what_is_implied_over_two_steps_counts() -> None:
    """Who rejects the last of a chain rejects its first."""
    assert ["answer"] == replies(
        accusation("council"), denial("answer", "council", on="r"), proposition("p", implies=["q"]), proposition("q", implies=["r"])
    )


def test_what_implies_the_accusation_is_not_implied_by_it() -> None:
    """Who rejects the stronger sentence has not rejected the weaker one."""
    assert [] == replies(accusation("council"), denial("answer", "council", on="q"), proposition("q", implies=["p"]))


def test_an_accusation_is_no_reply_to_itself() -> None:
    """Even of who accuses their own body."""
    assert [] == replies(claim("charge", "chair", act="accusation", against=["council"]))


def test_each_accused_is_asked_for_a_reply() -> None:
    """One accusation against two is two rows, and the answer of one is not the other's."""
    found = answers(accusation("council", "moths"), denial("answer", "council"))
    assert [("council", 1), ("moths", 0)] == [(answer.accused, len(answer.replies)) for answer in found]


def test_replies_and_accusations_are_in_the_order_of_time() -> None:
    """Unknown days last; a reply once, though it is on two matters of the accusation."""
    found = answers(
        accusation("council", identifier="z-early", said="2020-01-01", on="p q"),
        accusation("council", identifier="unknown", said=None),
        accusation("council", identifier="a-late", said="2020-02-01"),
        denial("c-unknown", "council"),
        denial("b-first", "council", said="2020-01-02", on="p q"),
        denial("a-second", "quill", said="2020-01-03"),
    )
    assert ["z-early", "a-late", "unknown"] == [answer.accusation for answer in found]
    assert {("b-first", "a-second", "c-unknown")} == {tuple(reply.statement for reply in answer.replies) for answer in found}


def test_what_is_an_accusation() -> None:
    """An accusation that names nobody, and a claim against somebody, are none."""
    made = dossier_of(
        accusation("council"),
        claim("nobody", "inkwell", act="accusation"),
        claim("gone", "inkwell", act="accusation", against=["council"], **WITHDRAWN),
        claim("lost", "inkwell", act="accusation", against=["council"], by="old"),
        claim("other-act", "inkwell", act="threat", against=["council"]),
        source("old", **WITHDRAWN),
        *BODIES,
    )
    assert ["charge"] == [statement.id for statement in accusations(made)]


def test_a_withdrawn_reply_is_none() -> None:
    """Nor is one whose only words stood in a withdrawn source."""
    assert [] == replies(
        accusation("council"), denial("gone", "council", **WITHDRAWN), denial("lost", "council", by="old"), source("old", **WITHDRAWN)
    )


@pytest.mark.parametrize(
    ("holder", "on", "fields", "is_told"),
    [
        ("quill", "q", {}, True),
        ("council", "q", {}, True),
        ("chair", "q", {}, True),
        ("coastguard", "q", {}, True),
        ("inkwell", "q", {}, False),
        ("quill", "p", {}, False),
        ("quill", "q", {"stance": "doubts"}, False),
        ("quill", "q", WITHDRAWN, False),
    ],
)
def test_what_the_accused_deny_besides(holder: str, on: str, fields: dict[str, object], is_told: bool) -> None:
    """A denial on another proposition is no answer, and is shown beside the answers all the same; what is an answer is not shown twice."""
    dossier = dossier_of(*BODIES, accusation("quill"), denial("other", holder, on=on, **fields))
    assert denials_besides(dossier, "quill", right_of_reply(dossier)) == (("other",) if is_told else ())
