"""What is true of every dossier: of many small ones, made up at random, with sources and statements that fall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.analysis.corpus import corpus_of
from build_scripts.analysis.coverage import coverage_of
from build_scripts.analysis.framing import framing
from build_scripts.analysis.known_at import known_at
from build_scripts.analysis.origins import OPPOSING, SUPPORTING, Origins, Support
from build_scripts.analysis.replies import right_of_reply
from build_scripts.analysis.stances import stance_matrix, standing_statements
from build_scripts.analysis.standing import STANDINGS, standings
from build_scripts.analysis.withdrawals import blast_radius
from build_scripts.dossier import Dossier
from build_scripts.exports.dossier_json import dossier_json
from build_scripts.settings import Settings
from build_scripts.vocabularies import STANCES
from tests.small_dossiers import Piece, actor, claim, content_of, figure, linked, proposition, record, source, value

WITHDRAWN = {"status": "withdrawn", "withdrawn_on": "2020-01-01", "withdrawn_reason": "It was a mistake."}
SOURCES = ("s0", "s1", "s2", "s3")
PROPOSITIONS = ("p", "q", "r")
DAYS = (None, "2020-01-01", "2020-01-02", "2020-01-03?", "2020-01", "2020-01-01/2020-01-03", "../2020-01-02", "2020-01-02/..")
MOMENTS = [date(2019, 12, 31), *(date(2020, 1, day) for day in (1, 2, 3, 4, 31)), date.max]
#: Words that sentences of several sources may share: a run of six.
PHRASES = ("so the story goes on our island", "as the old keeper told us all", "")

ACTORS = (
    actor("quill", "state"),
    actor("council", "state-body", part_of="quill"),
    actor("ann", part_of="council"),
    actor("ben"),
    actor("source", "unnamed"),
    actor("agency", "outlet"),
    *(actor(f"{name}-outlet", "outlet") for name in SOURCES),
    record("utterances", "talk", speaker="ann", origin="agency"),
    record("utterances", "letter", speaker="ben"),
    record("events", "theft", date="2020-01-03", type="attack", quotes=[{"source": "counts", "exact": "They were counted.", "role": "own_reporting"}]),
    figure("lamps", value("3"), value("4", "at-least", as_of="2020-01-02"), of="theft"),
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """A statement of a made-up dossier, before it is put into words."""

    name: str
    holder: str
    sources: tuple[str, ...]
    phrase: str
    fields: dict[str, Any]

    def sentence(self, place: str) -> str:
        """Its sentence in a source: a word of its own, and perhaps words that others share."""
        return f"{self.name.capitalize()}{place} {self.phrase}".strip() + "."


@dataclass(frozen=True)
class Drawn:
    """A made-up dossier: what is said, and the fields of sources and propositions."""

    said: tuple[Said, ...]
    sources: dict[str, dict[str, Any]]
    propositions: dict[str, dict[str, Any]]

    def pieces(self) -> list[Piece]:
        """All its records."""
        texts = {
            name: ["Here it begins.", *(said.sentence(name) for said in self.said if name in said.sources), "Nobody asked."]
            for name in SOURCES
        }
        return [
            *ACTORS,
            *(source(name, "\n".join(lines), **self.sources[name]) for name, lines in texts.items()),
            *(proposition(name, **fields) for name, fields in self.propositions.items()),
            *(
                claim(said.name, said.holder, *((place, said.sentence(place)) for place in said.sources), **said.fields)
                for said in self.said
            ),
        ]

    def dossier(self) -> Dossier:
        """Linked."""
        return linked(content_of(*self.pieces()))

    def without_source(self, name: str) -> Drawn:
        """The same, with one source withdrawn."""
        return replace(self, sources={**self.sources, name: {**self.sources[name], **WITHDRAWN}})

    def has_withdrawals(self) -> bool:
        """Whether anything is withdrawn: then a joint may lead over what is gone."""
        return any("status" in fields for fields in (*self.sources.values(), *(said.fields for said in self.said)))

    def with_judgement(self, kind: str, judgement: dict[str, Any]) -> Drawn:
        """The same, with one more word of an editor on `p`."""
        fields = self.propositions["p"]
        return replace(self, propositions={**self.propositions, "p": {**fields, kind: [*fields.get(kind, []), judgement]}})


@st.composite
def statements(draw: st.DrawFn, name: str) -> Said:
    """One statement of anybody on anything."""
    holder = draw(st.sampled_from(["ann", "ben", "council", "quill", "source", "agency", "s0-outlet", "s1-outlet"]))
    fields: dict[str, Any] = {
        "stance": draw(st.sampled_from([*sorted(STANCES), "asserts", "asserts", "denies"])),
        "propositions": draw(st.lists(st.sampled_from(PROPOSITIONS), min_size=1, max_size=2, unique=True)),
        "act": draw(st.sampled_from(["claim", "report", "opinion", "accusation", "warning"])),
        "said": draw(st.sampled_from(DAYS)),
    }
    if fields["act"] == "accusation":
        fields["against"] = draw(st.lists(st.sampled_from(["ann", "council", "ben"]), max_size=2, unique=True))
    if fields["act"] == "warning":
        fields["addressees"] = draw(st.lists(st.sampled_from(["ann", "quill"]), max_size=1))
    if draw(st.booleans()):
        fields["utterance"] = draw(st.sampled_from(["talk", "letter"]))
    if draw(st.booleans()) and holder != "agency":
        fields["attribution"] = [{"who": "agency", "cue": "told"}, {"who": holder, "cue": "said"}]
    if draw(st.integers(0, 7)) == 0:
        fields |= WITHDRAWN
    where = draw(st.lists(st.sampled_from(SOURCES), min_size=1, max_size=3, unique=True))
    return Said(name, holder, tuple(where), draw(st.sampled_from(PHRASES)), fields)


@st.composite
def drawn_dossiers(draw: st.DrawFn, *, may_part: bool = False) -> Drawn:
    """A small dossier: up to seven statements in four sources on three propositions."""
    said = tuple(draw(statements(f"say{number}")) for number in range(draw(st.integers(1, 7))))
    names = [entry.name for entry in said]
    sources = {}
    for name in SOURCES:
        sources[name] = {"published": draw(st.sampled_from([None, "2020-01-02", "2020-01"]))}
        if draw(st.integers(0, 5)) == 0:
            sources[name] |= WITHDRAWN
    relations: dict[str, dict[str, Any]] = {name: {} for name in PROPOSITIONS}
    if draw(st.booleans()):
        relations["p"]["contrary_to"] = ["q"]
    if draw(st.booleans()):
        relations["p"]["implies"] = ["r"]
    made = Drawn(said, sources, relations)
    if may_part and len(names) > 1 and draw(st.booleans()):
        made = made.with_judgement("independent", {"between": draw(pairs(names)), "reason": "Two eyes saw it."})
    return made


def pairs(names: Sequence[str]) -> st.SearchStrategy[list[str]]:
    """Two of them."""
    return st.lists(st.sampled_from(list(names)), min_size=2, max_size=2, unique=True)


def supports(made: Dossier, stances: frozenset[str] = SUPPORTING, *, without: frozenset[str] = frozenset()) -> dict[str, Support]:
    """The support of every proposition."""
    origins = Origins(made)
    return {name: origins.support_of(name, stances, without=without) for name in PROPOSITIONS}


some = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@some
@given(drawn_dossiers())
def test_collapsing_never_raises_a_count(made: Drawn) -> None:
    """Never more origins than articles, nor than statements; each carriage is in one origin, each joint inside it."""
    dossier = made.dossier()
    for stances in (SUPPORTING, OPPOSING):
        for name, found in supports(dossier, stances).items():
            carriages = [carriage for origin in found.origins for carriage in origin.carriages]
            assert len(found.origins) <= len(found.articles)
            assert len(found.origins) <= len({carriage.statement for carriage in carriages})
            assert len(carriages) == len(set(carriages))
            assert {
                (statement.id, bound.quote.source)
                for statement in standing_statements(dossier)
                if name in statement.propositions and statement.stance in stances
                for bound in dossier.quotes_of(statement.id)
                if dossier.texts[bound.quote.source].record.status != "withdrawn"
            } == {(carriage.statement, carriage.source) for carriage in carriages}
            for origin in found.origins:
                inside = all({joint.first, joint.second} <= set(origin.carriages) for joint in origin.joints)
                assert inside or made.has_withdrawals()
                assert all(joint.proof for joint in origin.joints)
                assert len(origin.carriages) == 1 or origin.joints


@some
@given(drawn_dossiers(may_part=True), st.data())
def test_joining_more_never_raises_the_count(made: Drawn, data: st.DataObject) -> None:
    """Whatever an editor joins, on whatever else there is."""
    names = [said.name for said in made.said]
    if len(names) > 1:
        joined = made.with_judgement("same_origin", {"between": data.draw(pairs(names))})
        before, after = supports(made.dossier())["p"], supports(joined.dossier())["p"]
        assert len(after.origins) <= len(before.origins)
        assert after.articles == before.articles


@some
@given(drawn_dossiers(may_part=True), st.data())
def test_parting_never_lowers_the_count(made: Drawn, data: st.DataObject) -> None:
    """And no other proposition feels it."""
    names = [said.name for said in made.said]
    if len(names) > 1:
        parted = made.with_judgement("independent", {"between": data.draw(pairs(names)), "reason": "They say so."})
        before, after = supports(made.dossier()), supports(parted.dossier())
        assert len(after["p"].origins) >= len(before["p"].origins)
        assert (after["q"], after["r"]) == (before["q"], before["r"])


@some
@given(drawn_dossiers())
def test_known_at_grows_with_time(made: Drawn) -> None:
    """What was known stays known; nothing is known that does not stand."""
    dossier = made.dossier()
    known = [known_at(dossier, moment) for moment in MOMENTS]
    assert all(earlier <= later for earlier, later in pairwise(known))
    assert known[-1] <= {statement.id for statement in standing_statements(dossier)}


def carriages_of(found: Support) -> list[object]:
    """The origins of a support, each by what it carries; which of several proofs is told may differ."""
    return [origin.carriages for origin in found.origins]


@some
@given(drawn_dossiers(may_part=True), st.sampled_from(SOURCES))
def test_removing_a_source_adds_no_article_and_no_statement(made: Drawn, name: str) -> None:
    """Nor anything known at any moment; and to think it away is to withdraw it."""
    before, after = made.dossier(), made.without_source(name).dossier()
    thought_away = supports(before, without=frozenset({name}))
    for proposition_id, found in supports(after).items():
        old = supports(before)[proposition_id]
        assert set(found.articles) == set(old.articles) - {name}
        assert carriages_of(thought_away[proposition_id]) == carriages_of(found)
    assert {statement.id for statement in standing_statements(after)} <= {statement.id for statement in standing_statements(before)}
    for moment in MOMENTS:
        assert known_at(after, moment) <= known_at(before, moment)


@settings(some, max_examples=60)
@given(drawn_dossiers(), st.sampled_from(SOURCES))
def test_removing_a_source_never_adds_support(made: Drawn, name: str) -> None:
    """No proposition has more origins without a source than with it."""
    before, after = supports(made.dossier()), supports(made.without_source(name).dossier())
    assert all(len(after[proposition_id].origins) <= len(before[proposition_id].origins) for proposition_id in PROPOSITIONS)


@some
@given(drawn_dossiers(may_part=True))
def test_the_blast_radius_is_what_is_different_after(made: Drawn) -> None:
    """Of every source and statement: what is told unsupported or single is so without it, and nothing else has become so."""
    dossier = made.dossier()
    origins = Origins(dossier)
    for withdrawn in (*SOURCES, *(statement.id for statement in standing_statements(dossier))):
        found = blast_radius(dossier, origins, withdrawn)
        before, after = supports(dossier), supports(dossier, without=frozenset({withdrawn}))
        unsupported = {name for name in PROPOSITIONS if before[name].origins and not after[name].origins}
        single = {name for name in PROPOSITIONS if len(before[name].origins) > 1 and len(after[name].origins) == 1}
        assert (unsupported, single) == (set(found.unsupported), set(found.single_origin))


@settings(some, max_examples=15)
@given(drawn_dossiers(may_part=True), st.randoms(use_true_random=False))
def test_the_order_of_the_files_changes_nothing(made: Drawn, shuffled: Any) -> None:
    """All that is computed, as it is published, is the same to the byte."""
    content = content_of(*made.pieces())
    others, seeds = list(content.records), list(content.seeds.items())
    shuffled.shuffle(others)
    shuffled.shuffle(seeds)
    turned = replace(content, records=tuple(others), seeds=dict(seeds))
    assert dossier_json(linked(content), Settings("Toy")) == dossier_json(linked(turned), Settings("Toy"))


@some
@given(drawn_dossiers())
def test_the_matrix_holds_every_statement(made: Drawn) -> None:
    """Each statement that stands is in the cell of its holder, on each of its propositions, once; and nothing else is."""
    dossier = made.dossier()
    matrix = stance_matrix(dossier)
    rows = [row for group in matrix.groups for row in group.rows]
    cells = [cell for row in rows for cell in row.cells.values()]
    assert sorted((cell.proposition, cell.actor, name) for cell in cells for name in cell.statements) == sorted(
        (name, statement.holder, statement.id) for statement in standing_statements(dossier) for name in statement.propositions
    )
    assert {cell.actor for cell in cells} == {member for _, members in matrix.parties for member in members}
    assert not any(cell.is_reversal and len(cell.statements) < 2 for cell in cells)


@some
@given(drawn_dossiers())
def test_a_standing_has_a_proof_for_each_word(made: Drawn) -> None:
    """No word without a statement that proves it, and none that is not defined."""
    dossier = made.dossier()
    for found in standings(dossier, Origins(dossier)).values():
        assert tuple(word for word in STANDINGS if word in found.words) == found.words == tuple(found.proofs)
        assert all(proofs and all(proof in dossier.records for proof in proofs) for proofs in found.proofs.values())
        assert not {"not asserted", "single-origin"} <= set(found.words)


@some
@given(drawn_dossiers())
def test_replies_are_by_the_accused_and_on_the_matter(made: Drawn) -> None:
    """Each accusation once for each accused; no reply is the accusation itself."""
    dossier = made.dossier()
    found = right_of_reply(dossier)
    assert len(found) == len({(answer.accusation, answer.accused) for answer in found})
    for answer in found:
        for reply in answer.replies:
            assert reply.statement != answer.accusation
            assert reply.is_own == (reply.holder == answer.accused)
            assert dossier.party(reply.holder) == dossier.party(answer.accused)


@some
@given(drawn_dossiers())
def test_framing_and_coverage_account_for_every_source(made: Drawn) -> None:
    """The ranks of a source are 1, 2, 3 …; each sentence in scope has one state; the panel counts what stands."""
    dossier = made.dossier()
    rows = framing(dossier)
    for name in SOURCES:
        ranks = sorted(row.by_source[name].rank for row in rows if name in row.by_source)
        assert ranks == list(range(1, len(ranks) + 1))
        covered = coverage_of(dossier, name)
        assert tuple(sentence.span for sentence in covered.sentences) == dossier.texts[name].sentences_in_scope
        assert len(covered.sentences) == sum(covered.count(state) for state in ("used", "ignored", "withdrawn", "open"))
        assert ("open", "open") == (covered.sentences[0].state, covered.sentences[-1].state)
    assert all(0 <= carried.place <= 1 for row in rows for carried in row.by_source.values())
    panel = corpus_of(dossier)
    assert panel.statements == len(standing_statements(dossier)) == sum(count for _, count in panel.sides)
    assert panel.sources + panel.withdrawn == len(dossier.texts)
