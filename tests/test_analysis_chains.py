"""Attribution chains: who says that who says, how deep, and with which hedges."""

from __future__ import annotations

from typing import Any

import pytest

from build_scripts.analysis.chains import Chain, attribution_chains, hedges_in
from build_scripts.read_dossier import read_dossier
from build_scripts.records import Statement
from build_scripts.vocabularies import HEDGES
from tests.small_dossiers import Piece, actor, claim, dossier_of, source
from tests.toy_changes import TOY


def chains(*pieces: Piece) -> tuple[Chain, ...]:
    """The chains of the statement `said`."""
    made = dossier_of(*pieces)
    statement = made.records["said"]
    assert isinstance(statement, Statement)
    return attribution_chains(made, statement)


def through(*links: tuple[str, str]) -> list[dict[str, str]]:
    """The links of a chain: each actor with the cue."""
    return [{"who": who, "cue": cue} for who, cue in links]


LINKS = [
    pytest.param("ann", [], [("paper-outlet", None), ("ann", None)], 1, id="no link is written: the outlet, then the holder"),
    pytest.param("ann", [("ann", "said")], [("paper-outlet", None), ("ann", "said")], 1, id="the holder alone"),
    pytest.param(
        "ann",
        [("agency", "told"), ("ann", "said")],
        [("paper-outlet", None), ("agency", "told"), ("ann", "said")],
        2,
        id="through an agency",
    ),
    pytest.param(
        "ann",
        [("agency", "cited"), ("ben", "wrote")],
        [("paper-outlet", None), ("agency", "cited"), ("ben", "wrote"), ("ann", None)],
        3,
        id="the holder is the innermost, though no link names them",
    ),
    pytest.param(
        "ann",
        [("paper-outlet", "told the paper"), ("ann", "said")],
        [("paper-outlet", None), ("ann", "said")],
        1,
        id="the outlet is not counted twice",
    ),
    pytest.param(
        "ann",
        [("agency", "told"), ("ann", "Ann said"), ("ann", "she said")],
        [("paper-outlet", None), ("agency", "told"), ("ann", "Ann said")],
        2,
        id="two cues for one who speaks are one link",
    ),
    pytest.param("paper-outlet", [], [("paper-outlet", None)], 1, id="the outlet's own words"),
    pytest.param(
        "paper-outlet", [("paper-outlet", "the paper has heard")], [("paper-outlet", None)], 1, id="the outlet's own words, with a cue"
    ),
]


@pytest.mark.parametrize(("holder", "links", "expected", "depth"), LINKS)
def test_links_and_depth(holder: str, links: list[tuple[str, str]], expected: list[tuple[str, Any]], depth: int) -> None:
    """The outlet first, the holder last; the depth counts who stands between the reader and the holder."""
    (found,) = chains(claim("said", holder, attribution=through(*links)))
    assert expected == [(link.actor, link.cue) for link in found.links]
    assert depth == found.depth


def test_one_chain_for_each_source() -> None:
    """Each begins with its own outlet; two quotes of one source are one chain."""
    made = chains(
        source("paper", "It is gone, Ann said. Gone for ever."),
        source("other", "All gone."),
        claim("said", "ann", ("paper", "It is gone"), ("other", "All gone."), ("paper", "Gone for ever.")),
    )
    assert [("paper", "paper-outlet"), ("other", "other-outlet")] == [(chain.source, chain.links[0].actor) for chain in made]


def test_a_link_of_one_source_is_in_its_chain_alone() -> None:
    """Where two texts carry a statement in chains of their own; a link without a source is in every chain."""
    links = [
        {"who": "agency", "cue": "told", "source": "paper"},
        {"who": "broadcaster", "cue": "on air", "source": "other"},
        {"who": "ann", "cue": "said"},
    ]
    made = chains(claim("said", "ann", by="paper other third", attribution=links))
    assert [
        ["paper-outlet", "agency", "ann"],
        ["other-outlet", "broadcaster", "ann"],
        ["third-outlet", "ann"],
    ] == [[link.actor for link in chain.links] for chain in made]
    assert [2, 2, 1] == [chain.depth for chain in made]


@pytest.mark.parametrize(("type_", "is_named"), [("person", True), ("state", True), ("outlet", True), ("unnamed", False)])
def test_whether_the_innermost_is_named(type_: str, is_named: bool) -> None:
    """By the type of the holder, not of those who pass it on."""
    (found,) = chains(
        actor("holder", type_), actor("officials", "unnamed"), claim("said", "holder", attribution=through(("officials", "told")))
    )
    assert is_named == found.is_named


def test_hedges_are_read_in_each_source_apart() -> None:
    """What the one text holds back, the other may state."""
    made = chains(
        source("paper", "It was allegedly taken."), source("other", "It was taken."), claim("said", "ann", ("paper", "It was allegedly taken."), ("other", "It was taken."))
    )  # fmt: skip
    assert [("allegedly",), ()] == [chain.hedges for chain in made]


def test_a_chain_names_each_hedge_once() -> None:
    """However often and in however many quotes it stands."""
    (found,) = chains(
        source("paper", "It seems that perhaps it went. Perhaps it seems so."),
        claim("said", "ann", ("paper", "It seems that perhaps it went."), ("paper", "Perhaps it seems so.")),
    )
    assert ("seems", "perhaps") == found.hedges


OWN_VOICE = [
    ("asserts", "She claimed that it seems gone", ("seems",)),
    ("notes-no-evidence", "She claimed that it went and suggested why; this is not proven", ()),
    ("speculates", "She claimed that it went, which suggested moths", ("suggested",)),
]


@pytest.mark.parametrize(("stance", "words", "expected"), OWN_VOICE)
def test_a_verb_by_which_an_outlet_tells_what_others_say_is_not_its_own_hedge(stance: str, words: str, expected: tuple[str, ...]) -> None:
    """By the same words somebody else is held back from."""
    text = source("paper", f"{words}.")
    (own,) = chains(text, claim("said", "paper-outlet", ("paper", words), stance=stance))
    (other,) = chains(text, claim("said", "ann", ("paper", words), stance=stance))
    assert expected == own.hedges
    assert "claimed" in other.hedges


def test_hedges_outside_the_quote_do_not_count() -> None:
    """They may belong to another statement."""
    (found,) = chains(source("paper", "It was taken, perhaps by moths."), claim("said", "ann", ("paper", "It was taken")))
    assert () == found.hedges


HEDGED = [
    pytest.param("It was taken.", [], id="none"),
    pytest.param("It was Allegedly taken.", ["allegedly"], id="case does not count"),
    pytest.param("The alleged thief", ["alleged"], id="a hedge that begins another one"),
    pytest.param("impossible", [], id="not inside a word"),
    pytest.param("un-likely, it seems", ["likely", "seems"], id="a hyphen ends a word; in the order of the text"),
    pytest.param("Perhaps, perhaps", ["perhaps", "perhaps"], id="as often as it stands there"),
    pytest.param("It may have been so", ["may have"], id="two words"),
    pytest.param("According to preliminary data, it was taken", ["according to preliminary data"], id="the longest"),
    pytest.param("It is entirely possible", ["entirely possible"], id="the longest, at its end"),
    pytest.param(
        "It is entirely possible, and it is possible that not", ["entirely possible", "possible"], id="the shorter where it stands alone"
    ),
    pytest.param("It may\nhave been so", ["may have"], id="over a line's end"),
    pytest.param("It may\u00a0have been so", ["may have"], id="over a no-break space"),
    pytest.param("She claimed that it was so", ["claimed"], id="a verb that leads to what is said"),
    pytest.param("The society claims the lamp is its own", ["claims"], id="the same, with no “that”"),
    pytest.param("It was so, she claims.", ["claims"], id="the same, behind it"),
    pytest.param("The moths CLAIM RESPONSIBILITY, the moths claimed responsibility", [], id="to claim responsibility is a deed"),
    pytest.param("MOTHS CLAIMS RESPONSIBILITY", [], id="in capitals too"),
    pytest.param("She claims full responsibility", [], id="with an adjective"),
    pytest.param("A theft claimed by the moths", [], id="so is what is claimed by somebody"),
    pytest.param("She gave no proof for his claims.", [], id="a noun after a possessive"),
    pytest.param("the society's claims, the claims, these earlier claims", [], id="a noun after an article"),
    pytest.param("claims that have not been shown, claims of responsibility", [], id="a noun alone"),
    pytest.param("In her claims she claims that", ["claims"], id="a noun, and then a verb"),
]


@pytest.mark.parametrize(("words", "expected"), HEDGED)
def test_hedges(words: str, expected: list[str]) -> None:
    """Whole words of the list, in the order of the text; none counted inside a longer one."""
    assert expected == list(hedges_in(words))


def test_no_hedge_is_made_of_two_parts() -> None:
    """“It may … have been so” has no “may have” where the text has other words between."""
    (found,) = chains(source("paper", "It may rain, and they have gone."), claim("said", "ann", ("paper", ["It may", "have gone."])))
    assert () == found.hedges


def test_every_hedge_of_the_list_is_found() -> None:
    """In a sentence of its own, whole and alone."""
    for hedge in HEDGES:
        assert [hedge] == list(hedges_in(f"It was {hedge} so."))


def test_the_toy_is_read_as_it_stands(toy_chains: dict[str, Chain]) -> None:
    """A denial told to an agency is two deep; the unnamed official is unnamed; the professor holds back."""
    assert 2 == toy_chains["thistle-denies-for-inkwell"].depth
    assert not toy_chains["official-doubts-the-moths"].is_named
    assert ("may have",) == toy_chains["lumen-thinks-of-melting"].hedges


@pytest.fixture(scope="module")
def toy_chains() -> dict[str, Chain]:
    """The first chain of every statement of the toy."""
    made = read_dossier(TOY)
    records = [record for record in made.records.values() if isinstance(record, Statement)]
    return {record.id: attribution_chains(made, record)[0] for record in records}
