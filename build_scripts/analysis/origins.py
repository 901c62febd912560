"""Support by origin: articles that carry a proposition, collapsed to where their word for it comes from.

Three articles that print one address are one origin. What joins two articles stands in `joints`, with its proof; what
joins them is kept and shown. So there are never more origins than articles. An editor may join more (`same_origin`) and
may part only with a reason (`independent`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ..dossier import Dossier
from ..records import Proposition, Statement
from .joints import Carriage, Components, Joint, Joints
from .shared_runs import SharedRun
from .stances import standing_statements

#: The stances that support a proposition, and those that go against it.
SUPPORTING: Final = frozenset({"asserts", "concedes", "reports"})
OPPOSING: Final = frozenset({"denies"})


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
    """Support by origin, for one dossier; what joins its statements is looked for once."""

    def __init__(self, dossier: Dossier, runs: Sequence[SharedRun] | None = None) -> None:
        self.dossier = dossier
        self._joints = Joints(dossier, runs)
        self._found: dict[tuple[str, frozenset[str]], tuple[Origin, ...]] = {}
        self._counted: dict[str, tuple[dict[Carriage, int], Counter[int]]] = {}

    @cached_property
    def _all_by_proposition(self) -> Mapping[str, tuple[Statement, ...]]:
        """Every statement by proposition, withdrawn ones too: a dependence that was shown once stays shown."""
        found: dict[str, list[Statement]] = {}
        for statement in self.dossier.statements:
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
        key = (proposition, stances)
        if key not in self._found:
            statements = [statement for statement in self._all_by_proposition.get(proposition, ()) if statement.stance in stances]
            self._found[key] = self._joined(statements, self.dossier.find(proposition, Proposition))
        return self._without(self._found[key], without)

    def count_of(self, proposition: str, *, without: Collection[Carriage] = ()) -> int:
        """How many origins hold a proposition; `without` some carriages, in a time that hangs on those alone."""
        if proposition not in self._counted:
            origins = self.support_of(proposition).origins
            places = {carriage: number for number, origin in enumerate(origins) for carriage in origin.carriages}
            self._counted[proposition] = places, Counter(places.values())
        places, sizes = self._counted[proposition]
        gone = Counter(places[carriage] for carriage in set(without) if carriage in places)
        return len(sizes) - sum(1 for number, count in gone.items() if count == sizes[number])

    def support_of_statement(self, statement: Statement) -> Support:
        """The origins of one statement: the articles that carry it."""
        return self._without(self._joined([statement], None), frozenset())

    def _joined(self, statements: Sequence[Statement], proposition: Proposition | None) -> tuple[Origin, ...]:
        """All carriages, those that are withdrawn too, joined into origins; in the order of their first carriage."""
        carriages = [
            Carriage(statement.id, source)
            for statement in statements
            for source in dict.fromkeys(bound.quote.source for bound in self.dossier.quotes_of(statement.id))
        ]
        # What is upheld comes first, so that it is joined to its like and not over something that is gone.
        joints = self._joints.between(sorted(carriages, key=lambda carriage: not self._is_present(carriage)), proposition)
        components = Components(carriages)
        for joint in joints:
            components.join(joint.first, joint.second)
        joints_of: dict[Carriage, list[Joint]] = {}
        for joint in joints:
            joints_of.setdefault(components.root(joint.first), []).append(joint)
        return tuple(Origin(tuple(members), tuple(joints_of.get(root, ()))) for root, members in components.groups().items())

    def _without(self, origins: Sequence[Origin], without: frozenset[str]) -> Support:
        """What is withdrawn or thought away is left out of each origin, and parts nothing that it joined: it never adds an origin."""
        return Support(tuple(present for origin in origins if (present := self._present(origin, without)).carriages))

    def _present(self, origin: Origin, without: frozenset[str]) -> Origin:
        kept = tuple(
            carriage
            for carriage in origin.carriages
            if self._is_present(carriage) and carriage.source not in without and carriage.statement not in without
        )
        if len(kept) == len(origin.carriages):
            return origin
        components = Components(kept)
        joints = [joint for joint in origin.joints if joint.first in components and joint.second in components]
        for joint in joints:
            components.join(joint.first, joint.second)
        # Where only something that is gone joins what is left, that stays the proof.
        return Origin(kept, tuple(joints) if len(components.groups()) < 2 else origin.joints)

    def _is_present(self, carriage: Carriage) -> bool:
        return self.dossier.records[carriage.statement].status != "withdrawn" and not self.dossier.texts[carriage.source].is_withdrawn
