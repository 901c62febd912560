"""The derived standing of a proposition: each word, what proves it, and when it does not apply."""

from __future__ import annotations

import pytest

from build_scripts.analysis.origins import Origins
from build_scripts.analysis.standing import STANDINGS, Standing, standings
from tests.small_dossiers import Piece, actor, claim, denial, dossier_of, proposition, source

WITHDRAWN = {"status": "withdrawn", "withdrawn_on": "2020-01-01", "withdrawn_reason": "It was a mistake."}

#: Two holders in two texts: held by two origins, and nothing else.
HELD_TWICE = (claim("first", "ann"), claim("second", "ben", by="other"))


def standing(*pieces: Piece, of: str = "p") -> Standing | None:
    """The standing of one proposition of an invented dossier."""
    made = dossier_of(*pieces)
    return standings(made, Origins(made)).get(of)


def words(*pieces: Piece) -> dict[str, tuple[str, ...]]:
    """The words that apply to `p`, each with its proof."""
    found = standing(*pieces)
    assert found is not None
    assert tuple(word for word in STANDINGS if word in found.words) == found.words == tuple(found.proofs)
    return dict(found.proofs)


def charge(identifier: str = "charge", holder: str = "ann", **fields: object) -> Piece:
    """An accusation of ann against the council."""
    return claim(identifier, holder, **{"act": "accusation", "against": ["council"], **fields})


CASES = [
    pytest.param(HELD_TWICE, {}, id="held by two origins: no word"),
    pytest.param((claim("first"),), {"single-origin": ("first",)}, id="held by one"),
    pytest.param((claim("first", by="a b c"),), {"single-origin": ("first",)}, id="three articles, one origin"),
    pytest.param(
        (claim("first", "ann"), claim("second", "ann", by="other")), {"single-origin": ("first", "second")}, id="two statements, one origin"
    ),
    pytest.param((*HELD_TWICE, denial("no", "cat")), {"contested": ("no",)}, id="another rejects it"),
    pytest.param(
        (*HELD_TWICE, claim("else", "cat", on="q"), proposition("p", contrary_to=["q"])),
        {"contested": ("else",)},
        id="another states what cannot be true with it",
    ),
    pytest.param(
        (*HELD_TWICE, claim("else", "cat", on="q"), proposition("q", contrary_to=["p"])),
        {"contested": ("else",)},
        id="the same, written at the other end",
    ),
    pytest.param(
        (*HELD_TWICE, claim("else", "cat", on="q", stance="speculates"), proposition("p", contrary_to=["q"])),
        {},
        id="another only supposes what cannot be true with it",
    ),
    pytest.param(
        (*HELD_TWICE, claim("else", "cat", on="q", stance="reports"), proposition("p", contrary_to=["q"])),
        {},
        id="another passes on what cannot be true with it",
    ),
    pytest.param(
        (claim("first", stance="reports"), claim("second", "ben", by="other", stance="reports"), denial("no", "cat")),
        {},
        id="rejected, but nobody states it: it is passed on",
    ),
    pytest.param(
        (*HELD_TWICE, denial("no", "cat", on="q"), proposition("p", implies=["q"])),
        {"contested": ("no",)},
        id="another rejects what it implies",
    ),
    pytest.param(
        (*HELD_TWICE, denial("no", "cat", on="r"), proposition("p", implies=["q"]), proposition("q", implies=["r"])),
        {"contested": ("no",)},
        id="the same over two steps",
    ),
    pytest.param(
        (*HELD_TWICE, denial("no", "cat", on="q"), proposition("q", implies=["p"])), {}, id="another rejects what it is implied by"
    ),
    pytest.param(
        (*HELD_TWICE, claim("else", "cat", on="q"), proposition("p", implies=["q"])), {}, id="another states what it implies"
    ),
    pytest.param(
        (*HELD_TWICE, denial("no", "cat", on="p q r"), proposition("p", implies=["q", "r"])),
        {"contested": ("no",)},
        id="one who rejects it and all that it implies is told once",
    ),
    pytest.param((*HELD_TWICE, claim("hm", "cat", stance="doubts")), {}, id="doubt does not contest"),
    pytest.param((denial("no", "cat"),), {"not asserted": ("no",)}, id="only rejected: not contested, for nobody holds it"),
    pytest.param(
        (claim("if", "ann", stance="conditional"), claim("hm", "ben", stance="insinuates")),
        {"not asserted": ("hm", "if")},
        id="only asked and supposed",
    ),
    pytest.param(
        (*HELD_TWICE, claim("unseen", "cat", stance="notes-no-evidence")), {"uncorroborated": ("unseen",)}, id="somebody notes no evidence"
    ),
    pytest.param((*HELD_TWICE, claim("silent", "cat", stance="declines")), {}, id="to leave it open is no such word"),
    pytest.param(
        (*HELD_TWICE, claim("yes", "cat", by="third", stance="concedes")), {"conceded": ("yes",)}, id="somebody grants it"
    ),
    pytest.param(
        (charge(), claim("second", "ben", by="other")), {"unanswered": ("charge",)}, id="held against somebody who says nothing"
    ),
    pytest.param(
        (charge(), claim("second", "ben", by="other"), denial("no", "council")), {"contested": ("no",)}, id="answered by the accused"
    ),
    pytest.param(
        (charge(), claim("second", "ben", by="other"), claim("hm", "council", stance="declines")),
        {},
        id="a refusal to say is an answer",
    ),
    pytest.param(
        (charge(), claim("second", "ben", by="other"), denial("no", "quill"), actor("council", "state-body", part_of="quill")),
        {"contested": ("no",)},
        id="answered by the body",
    ),
    pytest.param(
        (charge(against=["council", "moths"]), claim("second", "ben", by="other"), denial("no", "council")),
        {"contested": ("no",), "unanswered": ("charge",)},
        id="two accused, one of whom answers",
    ),
    pytest.param(
        (charge(), charge("again", "ben", by="other")), {"unanswered": ("again", "charge")}, id="two accusations"
    ),
    pytest.param(
        (charge(stance="insinuates"), denial("no", "cat"), claim("unseen", "dan", stance="notes-no-evidence")),
        {"unanswered": ("charge",), "uncorroborated": ("unseen",), "not asserted": ("charge", "no", "unseen")},
        id="several words, in the order of their definitions",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("pieces", "expected"), CASES)
def test_words(pieces: tuple[Piece, ...], expected: dict[str, tuple[str, ...]]) -> None:
    """Each word with the statements that prove it."""
    found = words(*pieces)
    assert {word: set(proofs) for word, proofs in expected.items()} == {word: set(proofs) for word, proofs in found.items()}
    assert {word: len(proofs) for word, proofs in expected.items()} == {word: len(proofs) for word, proofs in found.items()}


def test_what_nobody_addresses_has_no_standing() -> None:
    """Nor what only a withdrawn statement addresses."""
    assert standing(claim("first"), proposition("q"), of="q") is None
    assert standing(claim("first", on="q", **WITHDRAWN), of="q") is None


def test_support_and_opposition_are_given() -> None:
    """Both sides by origin."""
    found = standing(*HELD_TWICE, denial("no", "cat"))
    assert found is not None
    assert (2, 1) == (len(found.support.origins), len(found.opposition.origins))


def test_every_statement_against_it_is_told_once_with_its_way() -> None:
    """What denies it first, then what states a contrary, then what denies what it implies."""
    found = standing(
        *HELD_TWICE,
        denial("implied", "ben", on="wider"),
        claim("contrary", "cat", on="q"),
        denial("outright", "dan", on="p wider"),
        claim("no-word", "eve", on="wider"),
        proposition("p", contrary_to=["q"], implies=["wider"]),
    )
    assert found is not None
    told = [(rejection.statement, rejection.way) for rejection in found.rejections]
    assert told == [("outright", "denies it"), ("contrary", "states a contrary"), ("implied", "denies what it implies")]


def test_every_word_has_a_definition() -> None:
    """A sentence each, as the method page prints it."""
    assert all(text.endswith(".") for text in STANDINGS.values())


FALLEN = source("old", **WITHDRAWN)


@pytest.mark.parametrize(
    "fallen",
    [
        denial("no", "cat", by="old"),
        claim("unseen", "cat", by="old", stance="notes-no-evidence"),
        claim("yes", "cat", by="old", stance="concedes"),
    ],
    ids=["contested", "uncorroborated", "conceded"],
)
def test_what_a_withdrawn_source_said_does_not_count(fallen: Piece) -> None:
    """Withdrawing a source changes the standing of what it spoke of."""
    assert {} == words(*HELD_TWICE, fallen, FALLEN)


def test_what_only_a_withdrawn_source_addresses_has_no_standing() -> None:
    """There is no statement on it that stands."""
    assert standing(claim("first", by="old"), FALLEN) is None


def test_a_holder_who_turns_is_no_contest() -> None:
    """“One holder states it, and another rejects it”: here one and the same."""
    assert "contested" not in words(claim("first", "ann", said="2020-01-01"), denial("later", "ann", said="2020-01-02"))


def test_what_is_only_passed_on_is_held() -> None:
    """Who passes it on takes no side, but it cannot be said that nobody passes it on."""
    assert {"single-origin": ("first",)} == words(claim("first", "paper-outlet", stance="reports"))
