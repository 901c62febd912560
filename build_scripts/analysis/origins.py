"""Support by origin: articles that carry a proposition, collapsed to where their word for it comes from.

Three articles that print one address are one origin. Two statements are joined where they share the occasion, the
holder, the article, a declared carrier (an agency), a run of words, or a spelling that no other source has; and, since
this fails closed, also where nothing shows that they are independent: two holders of one party, and an outlet's plain
report against any other source of the same word. So there are never more origins than articles. What joins them is kept
and shown. An editor may join more (`same_origin`) and may part only with a reason (`independent`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Final, Literal

from ..dossier import BoundQuote, Dossier
from ..records import Actor, Claim, Denial, Proposition, Statement, Utterance
from ..seed_texts import Span, sentences_around
from .shared_runs import SharedRun, shared_runs_of
from .stances import standing_statements

Because = Literal["occasion", "holder", "article", "carrier", "run of words", "spelling", "not shown to be independent", "editor"]

#: The stances that support a proposition, and those that go against it.
SUPPORTING: Final = frozenset({"asserts", "concedes", "reports"})
OPPOSING: Final = frozenset({"denies"})
#: The acts by which an outlet speaks for itself and passes on nobody's word.
_OWN_JUDGEMENT: Final = frozenset({"opinion", "assessment"})


@dataclass(frozen=True)
class Carriage:
    """One statement as one source carries it."""

    statement: str
    source: str


@dataclass(frozen=True)
class Joint:
    """Why two carriages count as one origin: the ground, and the words or the record that prove it."""

    first: Carriage
    second: Carriage
    because: Because
    proof: str


@dataclass(frozen=True)
class Origin:
    """Carriages that come from one origin, and what joins them."""

    carriages: tuple[Carriage, ...]
    joints: tuple[Joint, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The articles, each once."""
        return tuple(sorted({carriage.source for carriage in self.carriages}))

    @property
    def statements(self) -> tuple[str, ...]:
        """The statements, each once."""
        return tuple(sorted({carriage.statement for carriage in self.carriages}))


@dataclass(frozen=True)
class Support:
    """How many articles and origins carry one side of a proposition (or one statement)."""

    origins: tuple[Origin, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles, each once."""
        return tuple(sorted({source for origin in self.origins for source in origin.sources}))


class Origins:
    """Support by origin, for one dossier; the index of shared runs is made once.

    `leaving_out` names sources and statements that are to be thought away (see `withdrawals`).
    """

    def __init__(self, dossier: Dossier, runs: Sequence[SharedRun] | None = None) -> None:
        self.dossier = dossier
        self.runs = tuple(runs) if runs is not None else shared_runs_of(dossier)

    @cached_property
    def _runs_by_pair(self) -> Mapping[tuple[str, str], tuple[SharedRun, ...]]:
        found: dict[tuple[str, str], list[SharedRun]] = {}
        for run in self.runs:
            found.setdefault((run.first_source, run.second_source), []).append(run)
        return {pair: tuple(runs) for pair, runs in found.items()}

    @cached_property
    def _all_by_proposition(self) -> Mapping[str, tuple[Statement, ...]]:
        """Every statement by proposition, withdrawn ones too: a dependence that was shown once stays shown."""
        found: dict[str, list[Statement]] = {}
        for statement in (*self.dossier.of_kind(Claim), *self.dossier.of_kind(Denial)):
            for proposition in dict.fromkeys(statement.propositions):
                found.setdefault(proposition, []).append(statement)
        return {proposition: tuple(statements) for proposition, statements in found.items()}

    @cached_property
    def _standing(self) -> frozenset[str]:
        return frozenset(statement.id for statement in standing_statements(self.dossier))

    def statements_on(self, proposition: str) -> tuple[Statement, ...]:
        """The statements on a proposition that are upheld, and whose words stand in a source that is."""
        return tuple(statement for statement in self._all_by_proposition.get(proposition, ()) if statement.id in self._standing)

    def support_of(self, proposition: str, stances: frozenset[str] = SUPPORTING, *, without: frozenset[str] = frozenset()) -> Support:
        """The origins whose statements hold a proposition; `without` names sources or statements to be thought away."""
        statements = [statement for statement in self._all_by_proposition.get(proposition, ()) if statement.stance in stances]
        return self._support(statements, self.dossier.find(proposition, Proposition), without)

    def support_of_statement(self, statement: Statement) -> Support:
        """The origins of one statement: the articles that carry it."""
        return self._support([statement], None, frozenset())

    def _support(self, statements: Sequence[Statement], proposition: Proposition | None, without: frozenset[str]) -> Support:
        """All carriages are joined, those that are withdrawn or thought away too; then these are left out of each origin.

        So taking something away never parts what it joined, and never adds an origin.
        """
        carriages = [
            Carriage(statement.id, source)
            for statement in statements
            for source in dict.fromkeys(bound.quote.source for bound in self.dossier.quotes_of(statement.id))
        ]
        parted = _parted(proposition)
        joints = [
            joint
            for first, second in combinations(carriages, 2)
            for joint in self._joints(first, second, proposition)
            if joint.because == "article"
            or first.statement == second.statement
            or frozenset({first.statement, second.statement}) not in parted
        ]
        present = [origin for origin in (self._present(origin, without) for origin in _collapse(carriages, joints)) if origin.carriages]
        return Support(tuple(present))

    def _present(self, origin: Origin, without: frozenset[str]) -> Origin:
        kept = tuple(carriage for carriage in origin.carriages if self._is_present(carriage, without))
        inside = set(kept)
        return Origin(kept, tuple(joint for joint in origin.joints if joint.first in inside and joint.second in inside))

    def _is_present(self, carriage: Carriage, without: frozenset[str]) -> bool:
        return (
            carriage.source not in without
            and carriage.statement not in without
            and self.dossier.records[carriage.statement].status != "withdrawn"
            and self.dossier.texts[carriage.source].record.status != "withdrawn"
        )

    def _joints(self, first: Carriage, second: Carriage, proposition: Proposition | None) -> Iterator[Joint]:
        """Every ground on which two carriages are one origin; the fallback only where there is no better one."""
        one, other = self.dossier.records[first.statement], self.dossier.records[second.statement]
        if not isinstance(one, Statement) or not isinstance(other, Statement):
            return
        found = False
        for because, proof in self._grounds(first, one, second, other, proposition):
            found = True
            yield Joint(first, second, because, proof)
        if not found:
            undecided = self._undecided(one, other)
            if undecided:
                yield Joint(first, second, "not shown to be independent", undecided)

    def _grounds(
        self, first: Carriage, one: Statement, second: Carriage, other: Statement, proposition: Proposition | None
    ) -> Iterator[tuple[Because, str]]:
        if one.id == other.id:
            yield "occasion", f"One statement, carried by {first.source} and {second.source}."
        elif one.utterance is not None and one.utterance == other.utterance:
            yield "occasion", one.utterance
        if one.id != other.id and one.holder == other.holder:
            yield "holder", one.holder
        if one.id != other.id and first.source == second.source:
            yield "article", first.source
        for carrier in sorted(self._carriers(one) & self._carriers(other)):
            yield "carrier", carrier
        if first.source != second.source:
            for run in self._runs_between(first, second):
                yield "run of words", run
            for spelling in self._shared_spellings(first, second):
                yield "spelling", spelling
        if proposition is not None and frozenset({one.id, other.id}) in _joined(proposition):
            yield "editor", "Joined by an editor."

    def _carriers(self, statement: Statement) -> frozenset[str]:
        """Who carried a statement: agencies and the like in its chain, and who first carried its occasion."""
        utterance = self.dossier.find(statement.utterance, Utterance)
        carriers = {link.who for link in statement.attribution if link.who != statement.holder and self._is_outlet(link.who)}
        if utterance is not None and utterance.origin is not None:
            carriers.add(utterance.origin)
        return frozenset(carriers)

    def _is_outlet(self, actor: str) -> bool:
        record = self.dossier.find(actor, Actor)
        return record is not None and record.type == "outlet"

    def _runs_between(self, first: Carriage, second: Carriage) -> Iterator[str]:
        """The shared runs that lie in the sentences which both carriages quote, in the first source's words."""
        turned = (second.source, first.source) in self._runs_by_pair
        here, there = (second, first) if turned else (first, second)
        for run in self._runs_by_pair.get((here.source, there.source), ()):
            if self._touches(here, run.first) and self._touches(there, run.second):
                yield self.dossier.texts[here.source].text[run.first.start : run.first.end]

    def _touches(self, carriage: Carriage, span: Span) -> bool:
        return any(sentence.overlaps(span) for sentence in self._sentences(carriage))

    def _sentences(self, carriage: Carriage) -> tuple[Span, ...]:
        text = self.dossier.texts[carriage.source]
        return tuple(
            sentence
            for bound in self._quotes(carriage)
            for span in bound.spans
            for sentence in sentences_around(text.sentences_in_scope, span)
        )

    def _quotes(self, carriage: Carriage) -> tuple[BoundQuote, ...]:
        return tuple(bound for bound in self.dossier.quotes_of(carriage.statement) if bound.quote.source == carriage.source)

    @cached_property
    def _rare_spellings(self) -> Mapping[str, frozenset[str]]:
        """Names that just two sources write, of an actor for whom another source writes another name: the name → its sources."""
        found: dict[str, frozenset[str]] = {}
        for actor in self.dossier.of_kind(Actor):
            writers: dict[str, set[str]] = {}
            for alias in actor.aliases:
                writers.setdefault(alias.name, set()).add(alias.source)
            everywhere = {alias.source for alias in actor.aliases}
            for name, sources in writers.items():
                if len(sources) == 2 and everywhere - sources and len(name.split()) > 1:
                    found[name] = frozenset(sources)
        return found

    def _shared_spellings(self, first: Carriage, second: Carriage) -> Iterator[str]:
        pair = frozenset({first.source, second.source})
        for name, sources in self._rare_spellings.items():
            if sources == pair and all(self._spells(carriage, name) for carriage in (first, second)):
                yield name

    def _spells(self, carriage: Carriage, name: str) -> bool:
        text = self.dossier.texts[carriage.source].text
        return any(name in text[sentence.start : sentence.end] for sentence in self._sentences(carriage))

    def _undecided(self, one: Statement, other: Statement) -> str:
        """Why two statements are not shown to be independent; empty where each has a holder of its own who is named."""
        for statement, against in ((one, other), (other, one)):
            holder = self.dossier.find(statement.holder, Actor)
            if holder is None:
                return "The holder is not known."
            if holder.type == "outlet" and statement.act not in _OWN_JUDGEMENT:
                return "An outlet reports it and does not say from whom."
            if holder.type == "unnamed":
                return "A holder whom the source does not name may be the other, or speak from the same word."
            if self.dossier.party(statement.holder) == self.dossier.party(against.holder):
                return "Both holders belong to one party, and nothing shows that they speak from knowledge of their own."
        return ""


def _joined(proposition: Proposition) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for judgement in proposition.same_origin for pair in combinations(judgement.between, 2))


def _parted(proposition: Proposition | None) -> frozenset[frozenset[str]]:
    if proposition is None:
        return frozenset()
    return frozenset(frozenset(pair) for judgement in proposition.independent for pair in combinations(judgement.between, 2))


def _collapse(carriages: Sequence[Carriage], joints: Sequence[Joint]) -> Iterator[Origin]:
    """Carriages joined, over any number of steps, into origins; in the order of their first carriage."""
    parent = {carriage: carriage for carriage in carriages}

    def root(carriage: Carriage) -> Carriage:
        while parent[carriage] != carriage:
            parent[carriage] = parent[parent[carriage]]
            carriage = parent[carriage]
        return carriage

    for joint in joints:
        first, second = root(joint.first), root(joint.second)
        if first != second:
            parent[second] = first
    groups: dict[Carriage, list[Carriage]] = {}
    for carriage in carriages:
        groups.setdefault(root(carriage), []).append(carriage)
    for members in groups.values():
        inside = set(members)
        yield Origin(tuple(members), tuple(joint for joint in joints if joint.first in inside))
