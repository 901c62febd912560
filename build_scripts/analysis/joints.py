"""What joins two articles' word for one thing: each ground, with its proof.

Two statements are joined where they share the occasion, the holder, the article, a declared carrier (an agency), a run
of words, or a spelling that no other source has; and, since this fails closed, also where nothing shows that they are
independent: two holders of one party, and an outlet's plain report against any other source of the same word.

Those that share a ground are each joined to the first of them, not each to each: the proof is the same, and the work
grows with the statements and not with their pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from typing import Final, Literal

from ..dossier import Dossier
from ..records import Actor, Proposition, Statement, Utterance
from ..seed_texts import Span, sentences_around
from .shared_runs import SharedRun, shared_runs_of

Because = Literal["occasion", "holder", "article", "carrier", "run of words", "spelling", "not shown to be independent", "editor"]

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


class Components:
    """Carriages that are joined, over any number of steps."""

    def __init__(self, carriages: Iterable[Carriage]) -> None:
        self._parent = {carriage: carriage for carriage in carriages}

    def __contains__(self, carriage: Carriage) -> bool:
        return carriage in self._parent

    def root(self, carriage: Carriage) -> Carriage:
        """The carriage that stands for all that are joined to this one."""
        while self._parent[carriage] != carriage:
            self._parent[carriage] = self._parent[self._parent[carriage]]
            carriage = self._parent[carriage]
        return carriage

    def join(self, first: Carriage, second: Carriage) -> bool:
        """Joins two; whether they were apart before."""
        one, other = self.root(first), self.root(second)
        self._parent[other] = one
        return one != other

    def groups(self) -> dict[Carriage, list[Carriage]]:
        """Those that are joined, by the one that stands for them; in the order in which they were given."""
        found: dict[Carriage, list[Carriage]] = {}
        for carriage in self._parent:
            found.setdefault(self.root(carriage), []).append(carriage)
        return found


class Joints:
    """Finds what joins carriages, for one dossier; the index of shared runs is made once, withdrawn sources included."""

    def __init__(self, dossier: Dossier, runs: Sequence[SharedRun] | None = None) -> None:
        self.dossier = dossier
        self.runs = tuple(runs) if runs is not None else shared_runs_of(dossier, with_withdrawn=True)
        self._sentences_found: dict[Carriage, tuple[Span, ...]] = {}
        self._parties: dict[str, str] = {}

    def between(self, carriages: Sequence[Carriage], proposition: Proposition | None) -> list[Joint]:
        """Every ground on which carriages are one origin; the fallback only for what no better ground joins.

        What an editor has parted is joined by no ground but the article: one article is never two origins.
        """
        parted = _parted(proposition)
        apart = frozenset(statement for pair in parted for statement in pair)
        joints: list[Joint] = []
        for because, proof, sides in self._grounds(carriages, proposition):
            for first, second in _pairs(sides, parted if because != "article" else frozenset(), apart):
                joints.append(Joint(first, second, because, proof or f"One statement, carried by {first.source} and {second.source}."))
        components = Components(carriages)
        for joint in joints:
            components.join(joint.first, joint.second)
        for first, second in self._candidates(list(_one_each(carriages).values()), parted):
            reason = self._undecided(first, second)
            if reason and frozenset({first.statement, second.statement}) not in parted and components.join(first, second):
                joints.append(Joint(first, second, "not shown to be independent", reason))
        return joints

    def _grounds(
        self, carriages: Sequence[Carriage], proposition: Proposition | None
    ) -> Iterator[tuple[Because, str, tuple[list[Carriage], ...]]]:
        """Each ground, its proof (empty: each pair has its own), and who shares it: one group, or two of which each joins the other."""
        one_each = _one_each(carriages)
        representatives = list(one_each.values())
        for _, same in _grouped(carriages, lambda carriage: [carriage.statement]):
            yield "occasion", "", (same,)
        for utterance, same in _grouped(representatives, lambda carriage: _known(self._statement(carriage).utterance)):
            yield "occasion", utterance, (same,)
        for holder, same in _grouped(representatives, lambda carriage: [self._statement(carriage).holder]):
            yield "holder", holder, (same,)
        for source, same in _grouped(carriages, lambda carriage: [carriage.source]):
            yield "article", source, (same,)
        for carrier, same in sorted(_grouped(carriages, self._carriers), key=lambda group: group[0]):
            yield "carrier", carrier, (same,)
        yield from self._words_in_common(carriages)
        for judgement in proposition.same_origin if proposition else ():
            joined = [one_each[statement] for statement in dict.fromkeys(judgement.between) if statement in one_each]
            yield "editor", judgement.reason or "Joined by an editor.", (joined,)

    def _words_in_common(self, carriages: Sequence[Carriage]) -> Iterator[tuple[Because, str, tuple[list[Carriage], ...]]]:
        """Shared runs that lie in the sentences which both sides quote, in the first source's words; then rare spellings."""
        touching: dict[tuple[int, str], list[Carriage]] = {}
        spelling: dict[tuple[str, str], list[Carriage]] = {}
        for carriage in carriages:
            for number, span in self._runs_by_source.get(carriage.source, ()):
                if any(sentence.overlaps(span) for sentence in self._sentences(carriage)):
                    touching.setdefault((number, carriage.source), []).append(carriage)
            for name in self._rare_names_by_source.get(carriage.source, ()):
                if self._spells(carriage, name):
                    spelling.setdefault((name, carriage.source), []).append(carriage)
        for number in sorted({number for number, _ in touching}):
            run = self.runs[number]
            sides = touching.get((number, run.first_source), []), touching.get((number, run.second_source), [])
            yield "run of words", self.dossier.texts[run.first_source].text[run.first.start : run.first.end], sides
        for name in dict.fromkeys(name for name, _ in spelling):
            one, other = self._rare_spellings[name]
            yield "spelling", name, (spelling.get((name, one), []), spelling.get((name, other), []))

    def _statement(self, carriage: Carriage) -> Statement:
        return self.dossier.get(carriage.statement, Statement)

    def _carriers(self, carriage: Carriage) -> list[str]:
        """Who carried a statement to a source: agencies and the like in its chain there, and who first carried its occasion."""
        statement = self._statement(carriage)
        utterance = self.dossier.find(statement.utterance, Utterance)
        carriers = {
            link.who
            for link in statement.attribution
            if link.who != statement.holder and link.source in {None, carriage.source} and self._is_outlet(link.who)
        }
        return sorted({*carriers, utterance.origin} if utterance is not None and utterance.origin is not None else carriers)

    def _is_outlet(self, actor: str) -> bool:
        record = self.dossier.find(actor, Actor)
        return record is not None and record.type == "outlet"

    @cached_property
    def _runs_by_source(self) -> Mapping[str, tuple[tuple[int, Span], ...]]:
        found: dict[str, list[tuple[int, Span]]] = {}
        for number, run in enumerate(self.runs):
            found.setdefault(run.first_source, []).append((number, run.first))
            found.setdefault(run.second_source, []).append((number, run.second))
        return {source: tuple(runs) for source, runs in found.items()}

    def _sentences(self, carriage: Carriage) -> tuple[Span, ...]:
        """The sentences of a source which a statement quotes."""
        if carriage not in self._sentences_found:
            sentences = self.dossier.texts[carriage.source].sentences_in_scope
            self._sentences_found[carriage] = tuple(
                dict.fromkeys(
                    sentence
                    for bound in self.dossier.quotes_of(carriage.statement)
                    if bound.quote.source == carriage.source
                    for span in bound.spans
                    for sentence in sentences_around(sentences, span)
                )
            )
        return self._sentences_found[carriage]

    @cached_property
    def _rare_spellings(self) -> Mapping[str, tuple[str, str]]:
        """Names that just two sources write, of an actor for whom another source writes another name: the name → its sources."""
        found: dict[str, tuple[str, str]] = {}
        for actor in self.dossier.of_kind(Actor):
            writers: dict[str, set[str]] = {}
            for alias in actor.aliases:
                writers.setdefault(alias.name, set()).add(alias.source)
            everywhere = {alias.source for alias in actor.aliases}
            for name, sources in writers.items():
                if len(sources) == 2 and everywhere - sources and len(name.split()) > 1:
                    one, other = sorted(sources)
                    found[name] = one, other
        return found

    @cached_property
    def _rare_names_by_source(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for name, sources in self._rare_spellings.items():
            for source in sources:
                found.setdefault(source, []).append(name)
        return {source: tuple(names) for source, names in found.items()}

    def _spells(self, carriage: Carriage, name: str) -> bool:
        text = self.dossier.texts[carriage.source].text
        return any(name in text[sentence.start : sentence.end] for sentence in self._sentences(carriage))

    def _candidates(self, representatives: Sequence[Carriage], parted: frozenset[frozenset[str]]) -> Iterator[tuple[Carriage, Carriage]]:
        """The pairs that may be undecided: who gives no source of their own with everybody, then the holders of each party."""
        doubtful = [carriage for carriage in representatives if self._doubt(carriage)]
        for one in doubtful if parted else doubtful[:1]:
            for other in representatives:
                if other is not one:
                    yield one, other
        for _, members in _grouped(representatives, lambda carriage: [self._party(self._statement(carriage).holder)]):
            yield from combinations(members, 2) if parted else ((members[0], other) for other in members[1:])

    def _party(self, actor: str) -> str:
        if actor not in self._parties:
            self._parties[actor] = self.dossier.party(actor)
        return self._parties[actor]

    def _doubt(self, carriage: Carriage) -> str:
        """Why a statement's word may be anybody's; empty where its holder is named and speaks for itself."""
        statement = self._statement(carriage)
        holder = self.dossier.find(statement.holder, Actor)
        if holder is None:
            return "The holder is not known."
        if holder.type == "outlet" and statement.act not in _OWN_JUDGEMENT:
            return "An outlet reports it and does not say from whom."
        if holder.type == "unnamed":
            return "A holder whom the source does not name may be the other, or speak from the same word."
        return ""

    def _undecided(self, one: Carriage, other: Carriage) -> str:
        """Why two statements are not shown to be independent; empty where each has a holder of its own who is named."""
        if found := self._doubt(one):
            return found
        if self._party(self._statement(one).holder) == self._party(self._statement(other).holder):
            return "Both holders belong to one party, and nothing shows that they speak from knowledge of their own."
        return self._doubt(other)


def _known(value: str | None) -> list[str]:
    return [] if value is None else [value]


def _one_each(carriages: Iterable[Carriage]) -> dict[str, Carriage]:
    """The first carriage of each statement."""
    found: dict[str, Carriage] = {}
    for carriage in carriages:
        found.setdefault(carriage.statement, carriage)
    return found


def _grouped(carriages: Iterable[Carriage], keys: Callable[[Carriage], Iterable[str]]) -> list[tuple[str, list[Carriage]]]:
    """The carriages by what they have in common; only groups of two or more."""
    found: dict[str, list[Carriage]] = {}
    for carriage in carriages:
        for key in keys(carriage):
            found.setdefault(key, []).append(carriage)
    return [(key, members) for key, members in found.items() if len(members) > 1]


def _pairs(
    sides: tuple[list[Carriage], ...], parted: frozenset[frozenset[str]], apart: frozenset[str]
) -> Iterator[tuple[Carriage, Carriage]]:
    """The pairs that join a group (or each of one side with the other side): each with the first; every pair where some are parted."""
    if not all(sides):
        return
    is_whole = not parted or len({carriage.statement for side in sides for carriage in side} & apart) < 2
    if len(sides) == 1:
        (group,) = sides
        found: Iterable[tuple[Carriage, Carriage]] = ((group[0], other) for other in group[1:]) if is_whole else combinations(group, 2)
    else:
        here, there = sides
        star = (*((here[0], other) for other in there), *((one, there[0]) for one in here[1:]))
        found = star if is_whole else product(here, there)
    for first, second in found:
        if first.statement == second.statement or frozenset({first.statement, second.statement}) not in parted:
            yield first, second


def _parted(proposition: Proposition | None) -> frozenset[frozenset[str]]:
    if proposition is None:
        return frozenset()
    return frozenset(frozenset(pair) for judgement in proposition.independent for pair in combinations(judgement.between, 2))
