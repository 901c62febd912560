"""What every page asks of the dossier, indexed once, so that no page has to walk through all records."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ..citations.references import Reference, record_reference, site_address
from ..citations.sentences import CiteSafe, Sentences
from ..citations.states import KnownStates
from ..dates import parse_date
from ..dossier import BoundQuote, Dossier, SourceText
from ..history import History
from ..identifiers import page_address, page_path, quote_anchor
from ..prose import prose_segments
from ..records import Actor, Disagreement, Explainer, Figure, FigureValue, Proposition, Record, Statement
from ..settings import Settings
from ..vocabularies import STANCES
from .computed import Computed, computed_of
from .frozen_names import FrozenNames, NamesOfAllStates
from .phrases import Link, Marked, Phrase, Piece, phrase
from .titles import abstract_of, cited_titles_of, names_of, titles_of, words_of_record

#: So many parties have a shape and a colour of their own; the others share one.
PARTIES_TOLD_APART = 8


@dataclass(frozen=True)
class Lookup:
    """A dossier with what its pages look up; a book has no cite boxes, reports and front matter, and does not make any."""

    dossier: Dossier
    settings: Settings
    is_for_screens: bool = True

    @cached_property
    def computed(self) -> Computed:
        """What is computed from the records."""
        return computed_of(self.dossier, self.settings)

    @cached_property
    def titles(self) -> dict[str, str]:
        """Every record's title by its id."""
        return titles_of(self.dossier.records)

    @cached_property
    def names(self) -> dict[str, str]:
        """What each record is called in columns, charts, chains and sentences: its title, and a source's label where it has one."""
        return names_of(self.dossier.records, self.titles)

    @cached_property
    def names_within(self) -> dict[str, str]:
        """The same in the middle of a sentence: where a name is a sentence itself, its full stop stays out."""
        records = self.dossier.records
        return {
            identifier: name.removesuffix(".") if isinstance(records[identifier], Statement | Proposition) else name
            for identifier, name in self.names.items()
        }

    @cached_property
    def cited_titles(self) -> dict[str, str]:
        """Every record's title as its citation has it."""
        return cited_titles_of(self.dossier.records)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every claim and denial, by the day on which it was said, then by id; undated ones last."""
        return tuple(sorted(self.dossier.statements, key=self.moment))

    @cached_property
    def statements_on(self) -> dict[str, tuple[Statement, ...]]:
        """The statements on each proposition, in the order of `statements`."""
        return self._by("propositions")

    @cached_property
    def statements_against(self) -> dict[str, tuple[Statement, ...]]:
        """The statements that accuse each actor, in the order of `statements`."""
        return self._by("against")

    @cached_property
    def statements_of(self) -> dict[str, tuple[Statement, ...]]:
        """The statements of each holder, in the order of `statements`."""
        found: dict[str, list[Statement]] = {}
        for statement in self.statements:
            found.setdefault(statement.holder, []).append(statement)
        return {holder: tuple(items) for holder, items in found.items()}

    @cached_property
    def speakers_for(self) -> dict[str, tuple[str, ...]]:
        """The holders of statements that belong to each actor, near or far; by their titles."""
        found: dict[str, list[str]] = {}
        for holder in sorted(self.statements_of, key=lambda holder: self.titles[holder].casefold()):
            for ancestor in self.dossier.ancestors(holder):
                found.setdefault(ancestor, []).append(holder)
        return {actor: tuple(holders) for actor, holders in found.items()}

    def _by(self, field: str) -> dict[str, tuple[Statement, ...]]:
        found: dict[str, list[Statement]] = {}
        for statement in self.statements:
            for identifier in dict.fromkeys(getattr(statement, field)):
                found.setdefault(identifier, []).append(statement)
        return {identifier: tuple(items) for identifier, items in found.items()}

    @cached_property
    def sentence_starts(self) -> dict[str, list[int]]:
        """Where each sentence of each source begins."""
        return {identifier: [span.start for span in text.sentences] for identifier, text in self.dossier.texts.items()}

    @cached_property
    def paragraph_starts(self) -> dict[str, list[int]]:
        """Where each paragraph of each source begins."""
        return {identifier: [span.start for span in text.paragraphs] for identifier, text in self.dossier.texts.items()}

    @cached_property
    def quote_numbers(self) -> dict[tuple[str, tuple[str | int, ...]], int]:
        """The number (from 1) of each quote on its record's page, by the record's id and the quote's path in it."""
        return {(owner, bound.path): number for owner, quotes in self.dossier.quotes.items() for number, bound in enumerate(quotes, 1)}

    @cached_property
    def questions(self) -> tuple[Explainer, ...]:
        """The questions in their order: by position, those without one last, then by id."""
        return tuple(sorted(self.dossier.of_kind(Explainer), key=lambda item: (item.position is None, item.position or 0, item.id)))

    @cached_property
    def _question_numbers(self) -> dict[str, int]:
        return {question.id: number for number, question in enumerate(self.questions)}

    def question_of(self, statement: Statement) -> str | None:
        """The question to which a statement's first proposition belongs."""
        proposition = self.dossier.find(statement.propositions[0], Proposition)
        return proposition.question if proposition else None

    @cached_property
    def in_question(self) -> dict[tuple[str, bool], tuple[str, ...]]:
        """The upheld statements of each question in time, and (True) its propositions, those with most statements first."""
        found: dict[tuple[str, bool], list[str]] = {}
        for statement in self.statements:
            question = self.question_of(statement)
            if question and self.stands(statement):
                found.setdefault((question, False), []).append(statement.id)
        propositions = [item for item in self.dossier.of_kind(Proposition) if item.question and self.stands(item)]
        for item in sorted(propositions, key=lambda item: (-len(self.statements_on.get(item.id, ())), self.titles[item.id])):
            found.setdefault((item.question or "", True), []).append(item.id)
        return {key: tuple(items) for key, items in found.items()}

    def by_party(self, actors: Iterable[str]) -> list[str]:
        """Actors by the names of their parties, each party before its members, and these by their names."""
        party = self.dossier.party
        return sorted(actors, key=lambda actor: (self.titles[party(actor)], party(actor) != actor, self.titles[actor]))

    def question_order(self, question: str | None) -> int:
        """Where a question stands among the questions; none stands last."""
        return self._question_numbers[question] if question else len(self._question_numbers)

    @cached_property
    def history(self) -> History:
        """What each edition changed, and what has changed since."""
        return History(self.dossier)

    @cached_property
    def names_of_all_states(self) -> NamesOfAllStates:
        """What every record of the present or of an edition is called today, or was called last."""
        return NamesOfAllStates(self.dossier, self.titles, self.names)

    @cached_property
    def known_states(self) -> KnownStates:
        """Every state of a record that was ever published, and what became of it."""
        return KnownStates(
            self.dossier, self.cited_titles, self._cited_words, tuple(filter(None, (self.settings.name, self.settings.author)))
        )

    @cached_property
    def _cited_words(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """By which words the records are cited, by their ids: of each edition by its name, of the present by the empty name."""
        present = {
            record.id: (
                *words_of_record(
                    self.cited_titles[record.id],
                    self.titles[record.id],
                    abstract_of(record, self.dossier.records),
                    record.quantity if isinstance(record, Figure) else None,
                ),
                *filter(None, [self.optional_prose(record.summary).plain]),
            )
            for record in self.dossier.records.values()
        }
        return {edition.name: FrozenNames(edition).cited_words for edition in self.dossier.editions} | {"": present}

    @cached_property
    def sentences(self) -> Sentences:
        """What makes the cite-safe sentences."""
        return Sentences(self.dossier, self.computed.origins, self.computed.standings, self.titles, self.names_within)

    def sentence_on(self, record: Record) -> CiteSafe:
        """The sentence on a record that is safe to cite, in its lengths."""
        return self.sentences.of(record, self.settings.name, site_address(self.settings, page_address(self.path(record.id))))

    def reference(self, record: Record) -> Reference:
        """A record as something to be cited: by the title of its page, with its summary as the abstract."""
        return record_reference(
            self.dossier, self.settings, record, self.cited_titles[record.id], abstract_of(record, self.dossier.records)
        )

    def text_of(self, source: str) -> SourceText:
        """The text of a source."""
        return self.dossier.texts[source]

    def place_of(self, bound: BoundQuote) -> tuple[int, int]:
        """The paragraph and the sentence of the whole text in which a quote begins, both counted from 1."""
        source, start = bound.quote.source, bound.span.start
        return max(1, bisect_right(self.paragraph_starts[source], start)), max(1, bisect_right(self.sentence_starts[source], start))

    def path(self, identifier: str) -> str:
        """Where a record's page lies."""
        return page_path(self.dossier.records[identifier].kind, identifier)

    def quote_link(self, statement: str, source: str, words: str | None = None) -> Link:
        """A link to the first quote of a statement that stands in a source; to the statement where none does."""
        quotes = (bound for bound in self.dossier.quotes_of(statement) if bound.quote.source == source)
        first = next(quotes, None)
        return self.link(statement, words, quote_anchor(self.quote_numbers[statement, first.path]) if first else "")

    def link(self, identifier: str, words: str | None = None, anchor: str = "") -> Link:
        """A link to a record; its words are the record's title, where none are given."""
        return Link(words or self.titles[identifier], self.path(identifier), anchor)

    def short_link(self, identifier: str) -> Link:
        """A link to a record by its name where there is little room."""
        return self.link(identifier, self.names[identifier])

    @cached_property
    def _party_numbers(self) -> dict[str, int]:
        often: Counter[str] = Counter(self.dossier.party(statement.holder) for statement in self.statements if self.stands(statement))
        ranked = sorted(often, key=lambda party: (-often[party], party))
        return {party: number for number, party in enumerate(ranked[:PARTIES_TOLD_APART], 1)}

    def party_number(self, actor: str) -> int:
        """The number by which an actor's party is drawn everywhere: 1 for the one with most statements, up to 8; 0 for all others."""
        return self._party_numbers.get(self.dossier.party(actor), 0)

    def party_mark(self, actor: str) -> Phrase:
        """A link to an actor's party, with the shape and colour that it has everywhere."""
        party = self.dossier.party(actor)
        return phrase(Link(self.titles[party], self.path(party), "", "party", str(self.party_number(party))))

    def marked_link(self, identifier: str, words: str | None = None, anchor: str = "") -> Phrase:
        """A link to a record, and after it that the record is withdrawn, where it is."""
        return phrase(self.link(identifier, words, anchor), *self.withdrawal_mark(identifier))

    def withdrawal_mark(self, identifier: str) -> tuple[Piece, ...]:
        """The mark that follows a withdrawn record wherever it is named."""
        record = self.dossier.records[identifier]
        if self.stands(record):
            return ()
        return (" ", Marked("source withdrawn" if is_upheld(record) else "withdrawn", "withdrawn"))

    def value_mark(self, value: FigureValue) -> tuple[Piece, ...]:
        """The mark that follows a value of a figure where every source that gives it is withdrawn: it is shown, and counted nowhere."""
        if not value.quotes or any(not self.text_of(quote.source).is_withdrawn for quote in value.quotes):
            return ()
        return (" ", Marked("source withdrawn", "withdrawn"))

    def stands(self, record: Record) -> bool:
        """Whether a record counts: it is not withdrawn, and neither is every source that it quotes."""
        return is_upheld(record) and not self.dossier.fallen_sources(record.id)

    def is_from_standing_source(self, bound: BoundQuote) -> bool:
        """Whether a quote's source is not withdrawn."""
        return not self.text_of(bound.quote.source).is_withdrawn

    def prose(self, text: str) -> Phrase:
        """Prose of a record: its words, with its links."""
        pieces: list[Piece] = []
        for segment in prose_segments(text):
            if segment.link is None:
                pieces.append(segment.words)
            elif segment.link in self.dossier.records:
                pieces.append(self.link(segment.link, segment.words or self.names_within[segment.link]))
            else:
                pieces.append(segment.words or segment.link)
        return phrase(*pieces)

    def optional_prose(self, text: str | None) -> Phrase:
        """The same for prose that may be absent; empty then."""
        return self.prose(text) if text else Phrase()

    def moment(self, statement: Statement) -> tuple[bool, object, str]:
        """Where a statement stands in time: undated ones last, then by day, then by id."""
        return (statement.said is None, parse_date(statement.said).sort_key if statement.said else (), statement.id)

    def sources_of(self, identifier: str) -> tuple[str, ...]:
        """The sources that a record quotes and that are not withdrawn, in the order of their labels, then of its quotes."""
        quotes = (bound for bound in self.dossier.quotes_of(identifier) if self.is_from_standing_source(bound))
        return self.dossier.in_label_order(bound.quote.source for bound in quotes)

    def sources_between(self, disagreement: Disagreement) -> tuple[str, ...]:
        """The sources that a disagreement is about, in the order of their labels: what it quotes, and what the records between quote.

        A source among them is itself meant; a proposition stands for the statements on it. Actors quote nothing: where nothing else
        names a source, those that name the actors are meant.
        """
        found = [*self.sources_of(disagreement.id)]
        for identifier in disagreement.between:
            found += [identifier] if identifier in self.dossier.texts else self.sources_of(identifier)
            found += [
                source
                for statement in self.statements_on.get(identifier, ())
                for source in self.sources_of(statement.id)
                if self.stands(statement)
            ]
        if not found:
            actors = [actor for identifier in disagreement.between if (actor := self.dossier.find(identifier, Actor))]
            found = [alias.source for actor in actors for alias in actor.aliases]
        return self.dossier.in_label_order(source for source in found if not self.text_of(source).is_withdrawn)

    def is_spoken_for_by(self, actor: str, holder: str) -> bool:
        """Whether a holder is the actor, or belongs to the actor."""
        return holder == actor or actor in self.dossier.ancestors(holder)


def is_upheld(record: Record) -> bool:
    """Whether a record is not withdrawn."""
    return record.status != "withdrawn"


#: The stances in the order of the vocabulary, for sorting.
STANCE_ORDER = {stance: number for number, stance in enumerate(STANCES)}


def date_in_words(text: str | None) -> str:
    """An EDTF date in words; empty where there is none."""
    return parse_date(text).in_words if text else ""
