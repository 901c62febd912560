"""Support by origin: what joins two statements, what does not, what an editor may do, and that it fails closed."""

from __future__ import annotations

from typing import Any

import pytest

from build_scripts.analysis.origins import OPPOSING, SUPPORTING, Origins, Support
from build_scripts.vocabularies import STANCES
from tests.small_dossiers import Piece, actor, claim, denial, dossier_of, proposition, record, source

#: Fields of a record, over those that it has by default.
Fields = dict[str, Any]

WITHDRAWN = {"status": "withdrawn", "withdrawn_on": "2020-01-01", "withdrawn_reason": "It was a mistake."}
SIX = "we borrowed the lamp last night"
FIVE = "we borrowed the lamp yesterday"


def support(*pieces: Piece) -> Support:
    """The support of `p` in an invented dossier."""
    return Origins(dossier_of(*pieces)).support_of("p")


def groups(found: Support) -> list[set[str]]:
    """The origins as sets of statements."""
    return [set(origin.statements) for origin in found.origins]


def grounds(found: Support) -> list[tuple[str, str]]:
    """What joins the carriages of the origins: each ground with its proof."""
    return [(joint.because, joint.proof) for origin in found.origins for joint in origin.joints]


def two(first: Fields, second: Fields, *more: Piece) -> Support:
    """The support of `p` by two statements, of two holders in two texts where the test does not say otherwise."""
    return support(
        claim("first", **{"holder": "ann", "by": "paper", **first}),
        claim("second", **{"holder": "ben", "by": "other", **second}),
        *more,
    )


AGENCY = actor("agency", "outlet")


def through(*who: str) -> Fields:
    """A chain of those who pass it on."""
    return {"attribution": [{"who": actor_id, "cue": "told"} for actor_id in who]}


def quoting(place: str, words: str, **more: Any) -> Fields:
    """A statement that quotes these words of a text of its own."""
    return {"quotes": [{"source": place, "exact": words, "role": "own_reporting"}], **more}


def alias(name: str, *places: str) -> list[dict[str, str]]:
    """A name, as written by some texts."""
    return [{"name": name, "source": place} for place in places]


def test_two_named_holders_in_two_articles_are_two_origins() -> None:
    """Nothing joins them, and each has a holder of its own who is named."""
    found = two({}, {})
    assert [{"first"}, {"second"}] == groups(found)
    assert [] == grounds(found)
    assert ("other", "paper") == found.articles


def test_one_statement_in_three_articles_is_one_origin() -> None:
    """Three articles that print one address are one origin."""
    found = support(claim("first", by="one two three"))
    assert [{"first"}] == groups(found)
    assert ("one", "three", "two") == found.articles == found.origins[0].sources
    assert {"occasion"} == {because for because, _ in grounds(found)}


GROUNDS = [
    pytest.param({"utterance": "address"}, {"utterance": "address"}, (), [("occasion", "address")], id="one occasion"),
    pytest.param({"utterance": "address"}, {"utterance": "briefing"}, (), [], id="two occasions"),
    pytest.param({"holder": "ben"}, {}, (), [("holder", "ben")], id="one holder"),
    pytest.param({"by": "other"}, {}, (), [("article", "other")], id="one article"),
    pytest.param(through("agency", "ann"), through("agency", "ben"), (AGENCY,), [("carrier", "agency")], id="one carrier, in both chains"),
    pytest.param(
        through("agency", "ann"),
        {"utterance": "call"},
        (AGENCY, record("utterances", "call", speaker="ben", origin="agency")),
        [("carrier", "agency")],
        id="one carrier, in a chain and behind an occasion",
    ),
    pytest.param(
        {"utterance": "talk"},
        {"utterance": "call"},
        (
            AGENCY,
            record("utterances", "talk", speaker="ann", origin="agency"),
            record("utterances", "call", speaker="ben", origin="agency"),
        ),
        [("carrier", "agency")],
        id="one carrier, behind two occasions",
    ),
    pytest.param(
        through("agency", "ann"), through("wire", "ben"), (AGENCY, actor("wire", "outlet")), [], id="two carriers"
    ),
    pytest.param(through("clerk", "ann"), through("clerk", "ben"), (), [], id="a person in both chains is no carrier"),
    pytest.param(
        through("agency", "ann"),
        {"holder": "agency", "act": "opinion", **through("agency")},
        (AGENCY,),
        [],
        id="an agency that judges for itself carries nobody",
    ),
    pytest.param(
        quoting("paper", f"Ann: {SIX}."),
        quoting("other", f"Ben said {SIX} too."),
        (source("paper", f"Ann: {SIX}."), source("other", f"Ben said {SIX} too.")),
        [("run of words", SIX)],
        id="a run of six words in the quoted sentences",
    ),
    pytest.param(
        quoting("paper", f"Ann: {FIVE}."),
        quoting("other", f"Ben said {FIVE} too."),
        (source("paper", f"Ann: {FIVE}."), source("other", f"Ben said {FIVE} too.")),
        [],
        id="five words are none",
    ),
    pytest.param(
        quoting("paper", "Ann said so"),
        quoting("other", "Ben said no"),
        (source("paper", f"Ann said so: {SIX}."), source("other", f"Yes, {SIX}, and Ben said no.")),
        [("run of words", SIX)],
        id="the run need not be in the quote, but in its sentence",
    ),
    pytest.param(
        quoting("paper", "Ann said so."),
        quoting("other", "Ben said no."),
        (source("paper", f"Ann said so.\nYes, {SIX}."), source("other", f"Ben said no.\nNo, {SIX}.")),
        [],
        id="a run in other sentences shows nothing of these",
    ),
    pytest.param(
        quoting("paper", "Ann said so of Thistle Senior."),
        quoting("other", "Ben said no to Thistle Senior."),
        (
            source("paper", "Ann said so of Thistle Senior."),
            source("other", "Ben said no to Thistle Senior."),
            source("third", "Old Thistle."),
            actor("thistle", aliases=[*alias("Thistle Senior", "paper", "other"), *alias("Old Thistle", "third")]),
        ),
        [("spelling", "Thistle Senior")],
        id="a spelling that no other text has",
    ),
    pytest.param(
        quoting("paper", "Ann said so of Thistle Senior."),
        quoting("other", "Ben said no to Thistle Senior."),
        (
            source("paper", "Ann said so of Thistle Senior."),
            source("other", "Ben said no to Thistle Senior."),
            actor("thistle", aliases=alias("Thistle Senior", "paper", "other")),
        ),
        [],
        id="a spelling shows nothing where no third text names the actor",
    ),
    pytest.param(
        quoting("paper", "Ann said so of Thistle Senior."),
        quoting("other", "Ben said no to Thistle Senior."),
        (
            source("paper", "Ann said so of Thistle Senior."),
            source("other", "Ben said no to Thistle Senior."),
            source("third", "Old Thistle and Thistle Senior."),
            actor("thistle", aliases=[*alias("Thistle Senior", "paper", "other", "third"), *alias("Old Thistle", "third")]),
        ),
        [],
        id="nor where the third text writes it too",
    ),
    pytest.param(
        quoting("paper", "Ann said so of Thistle."),
        quoting("other", "Ben said no to Thistle."),
        (
            source("paper", "Ann said so of Thistle."),
            source("other", "Ben said no to Thistle."),
            source("third", "Old Thistle."),
            actor("thistle", aliases=[*alias("Thistle", "paper", "other"), *alias("Old Thistle", "third")]),
        ),
        [],
        id="nor a name of one word",
    ),
    pytest.param(
        quoting("paper", "Ann said so of Thistle Senior."),
        quoting("other", "Ben said no."),
        (
            source("paper", "Ann said so of Thistle Senior."),
            source("other", "Ben said no.\nThistle Senior was there."),
            source("third", "Old Thistle."),
            actor("thistle", aliases=[*alias("Thistle Senior", "paper", "other"), *alias("Old Thistle", "third")]),
        ),
        [],
        id="nor a name in another sentence",
    ),
    pytest.param({}, {}, (proposition("p", same_origin=[{"between": ["first", "second"]}]),), [("editor", "Joined by an editor.")], id="an editor"),
    pytest.param(
        {}, {}, (proposition("q", same_origin=[{"between": ["first", "second"]}]),), [], id="an editor's word on another proposition"
    ),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "more", "expected"), GROUNDS)
def test_grounds(first: Fields, second: Fields, more: tuple[Piece, ...], expected: list[tuple[str, str]]) -> None:
    """Each ground, with its proof; where there is none, two named holders are two origins."""
    found = two(first, second, *more)
    assert expected == grounds(found)
    assert ([{"first", "second"}] if expected else [{"first"}, {"second"}]) == groups(found)


def test_a_carrier_is_that_of_its_source() -> None:
    """Where the chains of two sources differ, only the one that names the agency is joined by it."""
    found = support(
        claim(
            "first",
            "ann",
            by="paper other",
            attribution=[{"who": "agency", "cue": "told", "source": "paper"}, {"who": "ann", "cue": "said"}],
        ),
        claim("second", "ben", by="third", **through("agency", "ben")),
        AGENCY,
    )
    joined = [{joint.first.source, joint.second.source} for joint in found.origins[0].joints if joint.because == "carrier"]
    assert [{"paper", "third"}] == joined


def test_every_ground_is_told_and_not_only_the_first() -> None:
    """A reader who doubts one ground sees the others."""
    found = support(
        claim("first", "ann", utterance="talk", by="paper", **through("agency", "ann")),
        claim("second", "ann", utterance="talk", by="paper", **through("agency", "ann")),
        AGENCY,
        proposition("p", same_origin=[{"between": ["first", "second"], "reason": "They say so."}]),
    )
    assert ["occasion", "holder", "article", "carrier", "editor"] == [because for because, _ in grounds(found)]


UNDECIDED = [
    pytest.param({"holder": "paper-outlet"}, {}, True, id="an outlet's plain report and a holder"),
    pytest.param({"holder": "paper-outlet"}, {"holder": "other-outlet"}, True, id="two outlets' plain reports"),
    pytest.param({"holder": "paper-outlet", "stance": "reports", "act": "report"}, {}, True, id="an outlet that reports"),
    pytest.param({"holder": "paper-outlet", "act": "opinion"}, {}, False, id="an outlet's opinion is its own"),
    pytest.param({"holder": "paper-outlet", "act": "assessment"}, {"holder": "other-outlet", "act": "opinion"}, False, id="two judgements"),
    pytest.param({"holder": "paper-outlet", "act": "assessment"}, {"holder": "other-outlet"}, True, id="a judgement and a plain report"),
    pytest.param({"holder": "clerk"}, {"holder": "minister"}, True, id="two holders of one party"),
    pytest.param({"holder": "clerk"}, {"holder": "quill"}, True, id="a member and the party itself"),
    pytest.param({"holder": "clerk"}, {"holder": "envoy"}, False, id="two holders of two parties"),
    pytest.param({"holder": "somebody-unnamed"}, {}, True, id="a holder who is not named"),
    pytest.param(
        {"holder": "somebody-unnamed"},
        {"holder": "another-unnamed"},
        True,
        id="two holders who are not named",
    ),
]


@pytest.mark.parametrize(("first", "second", "is_one"), UNDECIDED)
def test_undecided_counts_as_dependent(first: Fields, second: Fields, is_one: bool) -> None:
    """Two statements are two origins only where each has a holder of its own who is named, or judges for itself."""
    found = two(
        first,
        second,
        actor("quill", "state"),
        actor("office", "state-body", part_of="quill"),
        actor("clerk", part_of="office"),
        actor("minister", part_of="quill"),
        actor("inkwell", "state"),
        actor("envoy", part_of="inkwell"),
        actor("somebody-unnamed", "unnamed"),
        actor("another-unnamed", "unnamed"),
    )
    assert (1 if is_one else 2) == len(found.origins)
    assert (["not shown to be independent"] if is_one else []) == [because for because, _ in grounds(found)]


def test_the_fallback_is_told_only_where_there_is_no_better_ground() -> None:
    """What is shown to be dependent need not be called undecided as well."""
    found = two({"holder": "paper-outlet"}, {"holder": "paper-outlet"})
    assert [("holder", "paper-outlet")] == grounds(found)


def test_joining_goes_over_any_number_of_steps() -> None:
    """One shares an occasion with two, two a holder with three: one origin; four stands alone."""
    found = support(
        claim("one", "ann", by="a", utterance="talk"),
        claim("two", "ben", by="b", utterance="talk"),
        claim("three", "ben", by="c"),
        claim("four", "dan", by="d"),
    )
    assert [{"four"}, {"one", "two", "three"}] == sorted(groups(found), key=len)
    assert {("occasion", "talk"), ("holder", "ben")} == set(grounds(found))


def parting(*between: str) -> Fields:
    """An editor's word that these are independent, with the reason."""
    return {"between": list(between), "reason": "Two eyes saw it."}


def test_an_editor_may_part_a_pair_with_a_reason() -> None:
    """Two papers that report and do not say from whom are two origins if an editor says why."""
    papers = [claim("first", "paper-outlet"), claim("second", "other-outlet", by="other")]
    assert 1 == len(support(*papers).origins)
    assert 2 == len(support(*papers, proposition("p", independent=[parting("first", "second")])).origins)


def test_a_parting_holds_for_its_proposition_alone() -> None:
    """The same two statements on another proposition stay one."""
    made = dossier_of(
        claim("first", "paper-outlet", on="p q"),
        claim("second", "other-outlet", by="other", on="p q"),
        proposition("p", independent=[parting("first", "second")]),
    )
    assert [2, 1] == [len(Origins(made).support_of(name).origins) for name in ("p", "q")]


def test_a_parting_holds_for_its_pair_alone() -> None:
    """A third paper, of which nothing is said, joins with both; and so they are one again."""
    papers = [claim("first", "paper-outlet"), claim("second", "other-outlet", by="other"), claim("third", "last-outlet", by="last")]
    assert 1 == len(support(*papers, proposition("p", independent=[parting("first", "second")])).origins)


def test_a_parting_of_three_parts_each_pair() -> None:
    """Three that are named together are three origins."""
    papers = [claim("first", "paper-outlet"), claim("second", "other-outlet", by="other"), claim("third", "last-outlet", by="last")]
    assert 3 == len(support(*papers, proposition("p", independent=[parting("first", "second", "third")])).origins)


def test_a_parting_does_not_part_a_statement_from_itself() -> None:
    """One statement in two articles is one origin, whatever else it is parted from."""
    found = support(
        claim("first", "paper-outlet", by="paper again"),
        claim("second", "other-outlet", by="other"),
        proposition("p", independent=[parting("first", "second")]),
    )
    assert [{"first"}, {"second"}] == groups(found)
    assert ("again", "paper") == found.origins[0].sources


def test_a_parting_needs_a_reason() -> None:
    """An editor may raise the count only with one: without it the record has no shape."""
    with pytest.raises(AssertionError, match="reason"):
        dossier_of(claim("first"), claim("second"), proposition("p", independent=[{"between": ["first", "second"]}]))


def test_never_more_origins_than_articles() -> None:
    """What one article says comes from one article, even if an editor parts its speakers."""
    found = support(claim("first", "ann"), claim("second", "ben"), proposition("p", independent=[parting("first", "second")]))
    assert len(found.origins) <= len(found.articles)


@pytest.mark.parametrize("stance", sorted(STANCES))
def test_which_stances_support_and_which_oppose(stance: str) -> None:
    """Stating, granting and passing on support; rejecting opposes; the others do neither."""
    made = Origins(dossier_of(claim("first", stance=stance)))
    assert (stance in {"asserts", "concedes", "reports"}) == bool(made.support_of("p").origins) == (stance in SUPPORTING)
    assert (stance == "denies") == bool(made.support_of("p", OPPOSING).origins)


def test_the_two_sides_are_counted_apart() -> None:
    """A denial in the same article is no support and joins nothing."""
    made = Origins(dossier_of(claim("first", "ann"), denial("second", "ben"), claim("third", "cat", by="other")))
    assert [{"first"}, {"third"}] == groups(made.support_of("p"))
    assert [{"second"}] == groups(made.support_of("p", OPPOSING))


def test_a_statement_counts_once_for_a_proposition() -> None:
    """Even if it quotes one article twice."""
    made = dossier_of(source("paper", "It is gone, Ann said. Gone."), claim("first", "ann", ("paper", "It is gone"), ("paper", "Gone.")))
    assert 1 == len(Origins(made).support_of("p").origins[0].carriages)


def test_a_withdrawn_statement_does_not_count() -> None:
    """Nor does it stand on the proposition at all."""
    made = Origins(dossier_of(claim("first"), claim("second", "ben", by="other", **WITHDRAWN)))
    assert [{"first"}] == groups(made.support_of("p"))
    assert ["first"] == [statement.id for statement in made.statements_on("p")]


def test_a_withdrawn_source_does_not_count() -> None:
    """A statement in two articles keeps the one that stands; one in the withdrawn article alone has no support."""
    made = Origins(dossier_of(claim("first", by="paper other"), claim("second", "ben", by="other"), source("other", **WITHDRAWN)))
    assert [{"first"}] == groups(made.support_of("p"))
    assert ("paper",) == made.support_of("p").articles


def test_nobody_holds_what_nobody_addresses() -> None:
    """No origin and no article."""
    assert Support(()) == Origins(dossier_of(claim("first"), proposition("q"))).support_of("q")


def test_the_support_of_a_statement_is_one_origin_in_its_articles() -> None:
    """However many carry it."""
    made = dossier_of(claim("first", by="paper other"))
    found = Origins(made).support_of_statement(made.records["first"])
    assert (1, ("other", "paper")) == (len(found.origins), found.articles)


def test_thinking_away() -> None:
    """A source or a statement that is thought away takes its carriages with it."""
    made = Origins(dossier_of(claim("first", by="paper other"), claim("second", "ben", by="third")))
    assert [{"first"}] == groups(made.support_of("p", without=frozenset({"second"})))
    assert [{"first"}] == groups(made.support_of("p", without=frozenset({"third"})))
    assert ("other", "third") == made.support_of("p", without=frozenset({"paper"})).articles


BRIDGE = [
    claim("first", "ann", by="a", utterance="talk"),
    claim("between", "ben", by="b", utterance="talk"),
    claim("last", "ben", by="c"),
]
SEVEN = "and so the light went out again"

BY_RUNS = [
    source("a", f"Ann: {SIX}."),
    source("c", f"Cat: {SEVEN}."),
    claim("first", "ann", ("a", f"Ann: {SIX}.")),
    claim("between", "ben", ("b", f"Ben: {SIX}."), ("b", f"Ben again: {SEVEN}.")),
    claim("last", "cat", ("c", f"Cat: {SEVEN}.")),
]
BETWEEN = f"Ben: {SIX}.\nBen again: {SEVEN}."


def test_what_a_run_of_a_withdrawn_source_shows_to_be_one_stays_one() -> None:
    """Ben's article shares words with Ann's and with Cat's; withdrawn, it still shows that all three are one."""
    assert 1 == len(support(*BY_RUNS, source("b", BETWEEN)).origins)
    assert 1 == len(support(*BY_RUNS, source("b", BETWEEN, **WITHDRAWN)).origins)


def test_what_joins_an_origin_is_always_shown() -> None:
    """Of two articles that are one origin, the proof is kept, also where it lies in a withdrawn source."""
    (found,) = support(*BRIDGE, source("b", **WITHDRAWN)).origins
    assert {"first", "last"} == set(found.statements)
    assert found.joints


@pytest.mark.parametrize("away", ["b", "between"])
def test_what_was_shown_to_be_one_stays_one(away: str) -> None:
    """Removing the source that shows two others to be one origin must not make two of them."""
    made = Origins(dossier_of(*BRIDGE))
    assert 1 == len(made.support_of("p").origins)
    assert 1 == len(made.support_of("p", without=frozenset({away})).origins)


def test_what_a_withdrawn_source_shows_to_be_one_stays_one() -> None:
    """Withdrawing a source adds no support."""
    assert 1 == len(support(*BRIDGE, source("b", **WITHDRAWN)).origins)
