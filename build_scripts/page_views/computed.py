"""What the rooms of `analysis` compute, each asked once for all pages, and indexed by what the pages ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..analysis.absences import ledger_of_absences
from ..analysis.corpus import Corpus, corpus_of
from ..analysis.figure_values import Superlative, ValuePair, superlatives, value_pairs
from ..analysis.framing import FramingRow, framing
from ..analysis.known_at import KnownFrom, known_from
from ..analysis.origins import Origins
from ..analysis.readings import Variorum, variorum
from ..analysis.replies import AnsweredAccusation, right_of_reply
from ..analysis.stances import Cell, StanceMatrix, stance_matrix, standing_statements
from ..analysis.standing import Standing, standings
from ..analysis.warnings import Warning as WarningEntry
from ..analysis.warnings import warning_ledger
from ..dates import parse_date
from ..dossier import Dossier
from ..records import Event, Statement
from ..settings import Settings


@dataclass(frozen=True)
class Computed:
    """A dossier with what is computed from it."""

    dossier: Dossier
    settings: Settings

    @cached_property
    def standing(self) -> Mapping[str, Statement]:
        """The statements that count, by their ids: not withdrawn, nor are all the sources that carry them."""
        return {statement.id: statement for statement in standing_statements(self.dossier)}

    @cached_property
    def origins(self) -> Origins:
        """Support by origin."""
        return Origins(self.dossier)

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """The standing of each proposition that is addressed."""
        return standings(self.dossier, self.origins)

    @cached_property
    def matrix(self) -> StanceMatrix:
        """The stance matrix."""
        return stance_matrix(self.dossier)

    @cached_property
    def cells(self) -> Mapping[str, Mapping[str, Cell]]:
        """The cells of the matrix by proposition, and there by holder."""
        return {row.proposition: row.cells for group in self.matrix.groups for row in group.rows}

    @cached_property
    def variorum(self) -> tuple[Variorum, ...]:
        """The statements that several sources quote, aligned."""
        return variorum(self.dossier)

    @cached_property
    def variorum_of(self) -> Mapping[str, Variorum]:
        """The same by statement, without the words that are laid to several speakers."""
        return {entry.statement: entry for entry in self.variorum if entry.disagreement is None}

    @cached_property
    def replies(self) -> tuple[AnsweredAccusation, ...]:
        """Every accusation for each accused, with the replies."""
        return right_of_reply(self.dossier)

    @cached_property
    def replies_to(self) -> Mapping[str, tuple[AnsweredAccusation, ...]]:
        """The same by accusation."""
        found: dict[str, list[AnsweredAccusation]] = {}
        for answer in self.replies:
            found.setdefault(answer.accusation, []).append(answer)
        return {accusation: tuple(answers) for accusation, answers in found.items()}

    @cached_property
    def pairs_of(self) -> Mapping[str, tuple[ValuePair, ...]]:
        """The pairs of values by figure; a pair of two figures stands with both."""
        found: dict[str, list[ValuePair]] = {}
        for pair in value_pairs(self.dossier):
            for figure in dict.fromkeys((pair.first[0], pair.second[0])):
                found.setdefault(figure, []).append(pair)
        return {figure: tuple(pairs) for figure, pairs in found.items()}

    @cached_property
    def superlatives(self) -> Mapping[str, Superlative]:
        """The superlatives by proposition."""
        return {found.proposition: found for found in superlatives(self.dossier)}

    @cached_property
    def framing(self) -> Mapping[str, FramingRow]:
        """Which source brings which proposition, by proposition."""
        return {row.proposition: row for row in framing(self.dossier)}

    @cached_property
    def event(self) -> Event | None:
        """The event to which warnings are counted: as configured; else the earliest dated attack."""
        if self.settings.event:
            return self.dossier.find(self.settings.event, Event)
        attacks = [event for event in self.dossier.of_kind(Event) if event.type == "attack" and event.status != "withdrawn" and event.date]
        return min(attacks, key=lambda event: (parse_date(event.date or "").sort_key, event.id), default=None)

    @cached_property
    def warnings(self) -> tuple[WarningEntry, ...]:
        """The warning ledger."""
        return warning_ledger(self.dossier, self.event)

    @cached_property
    def absences(self) -> tuple[Statement, ...]:
        """The ledger of absences."""
        return ledger_of_absences(self.dossier)

    @cached_property
    def known_from(self) -> Mapping[str, KnownFrom]:
        """From which day each statement that counts is known."""
        return {identifier: known_from(self.dossier, statement) for identifier, statement in self.standing.items()}

    @cached_property
    def corpus(self) -> Corpus:
        """What the dossier rests on."""
        return corpus_of(self.dossier)


@lru_cache(maxsize=2)
def computed_of(dossier: Dossier, settings: Settings) -> Computed:
    """What is computed from a dossier: once for its pages, its data and its book."""
    return Computed(dossier, settings)
