"""What the index of a kind shows: its records in tables, grouped so that a reader finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from ..analysis.figure_values import in_words as value_in_words
from ..analysis.figure_values import standing_values
from ..dates import parse_date
from ..identifiers import index_path
from ..problems import count_of
from ..records import (
    KINDS,
    Actor,
    Claim,
    Denial,
    Disagreement,
    Event,
    Explainer,
    Figure,
    Place,
    Precedent,
    Proposition,
    Record,
    Source,
    Statement,
    Utterance,
)
from ..vocabularies import ACTOR_TYPES, DISAGREEMENT_TYPES
from .analysis_lines import question_heading
from .drawings import Drawing
from .figure_charts import figure_chart, has_differing_values
from .grids import Grid, Lines, grid, lines
from .lookup import Lookup, date_in_words
from .origins import standing_cells
from .page_metadata import context_objects
from .phrases import Marked, Phrase, Piece, joined, phrase
from .statement_lines import stance_count_lines, stance_mark
from .wording import KIND_WORDS, NOT_SHOWN, KindWords, term_in_words

RecordT = TypeVar("RecordT", bound=Record)
Cell = Piece | Phrase | Lines | None


@dataclass(frozen=True)
class IndexGroup:
    """Records of a kind that belong together; without a heading where all do. The first column is the head of the rows."""

    heading: Phrase
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    facets: tuple[str, ...] = ()


@dataclass(frozen=True)
class IndexSection:
    """A group as the page shows it."""

    heading: Phrase
    grid: Grid


@dataclass(frozen=True)
class IndexView:
    """The index page of a kind."""

    path: str
    title: str
    sentence: str
    count: str
    groups: tuple[IndexSection, ...]
    withdrawn: tuple[Phrase, ...]
    context_objects: tuple[str, ...]
    drawings: tuple[tuple[Phrase, Drawing], ...] = ()


def kinds_with_records(lookup: Lookup) -> tuple[str, ...]:
    """The kinds that have a record, in the order of the site's words for them."""
    return tuple(kind for kind in KIND_WORDS if lookup.dossier.of_kind(KINDS[kind]))


def index_views(lookup: Lookup) -> tuple[IndexView, ...]:
    """The index of each kind that has a record."""
    return tuple(_index(lookup, kind) for kind in kinds_with_records(lookup))


def _index(lookup: Lookup, kind: str) -> IndexView:
    words = KIND_WORDS[kind]
    records = lookup.dossier.of_kind(KINDS[kind])
    upheld = [record for record in records if lookup.stands(record)]
    groups = [group for group in _GROUPS[kind](lookup, upheld) if group.rows]
    return IndexView(
        path=index_path(kind),
        title=words.heading,
        sentence=words.sentence,
        count=f"{len(upheld)} {words.one if len(upheld) == 1 else words.many}",
        groups=tuple(_section(group, number, words) for number, group in enumerate(groups, 1)),
        withdrawn=tuple(lookup.marked_link(record.id) for record in records if not lookup.stands(record)),
        context_objects=context_objects(lookup, upheld),
        drawings=tuple(figure_charts(lookup, index_path(kind))) if kind == Figure.kind else (),
    )


def figure_charts(lookup: Lookup, here: str) -> Iterator[tuple[Phrase, Drawing]]:
    """The charts of the figures that are given in several ways, those with the most values first, each under its figure."""
    differing = [figure for figure in lookup.dossier.of_kind(Figure) if lookup.stands(figure) and has_differing_values(lookup, figure)]
    for number, figure in enumerate(sorted(differing, key=lambda figure: (-len(figure.values), lookup.titles[figure.id])), 1):
        chart = figure_chart(lookup, figure, here, f"chart-{number}")
        if chart is not None:
            yield phrase(lookup.link(figure.id)), chart


def _section(group: IndexGroup, number: int, words: KindWords) -> IndexSection:
    count = count_of(len(group.rows), words.one, words.many)
    caption = f"{count} – {group.heading.plain}" if group.heading else count
    rows = [(phrase(*head) if isinstance(head, tuple) else phrase(head), cells) for head, *cells in group.rows]
    return IndexSection(group.heading, grid(f"records-{number}", caption, group.columns, rows, facets=group.facets))


def _of(shape: type[RecordT], records: Sequence[Record]) -> list[RecordT]:
    return [record for record in records if isinstance(record, shape)]


def _grouped(records: Iterable[RecordT], key: Callable[[RecordT], str], order: Callable[[str], Any]) -> list[tuple[str, list[RecordT]]]:
    """Records under their keys, keys in their order; the records keep theirs."""
    groups: dict[str, list[RecordT]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return [(name, groups[name]) for name in sorted(groups, key=order)]


def _group(heading: Phrase, columns: Sequence[str], rows: Iterable[Sequence[Cell]], *facets: str) -> IndexGroup:
    return IndexGroup(heading, tuple(columns), tuple(tuple(row) for row in rows), facets)


def _one_group(columns: Sequence[str], rows: Iterable[Sequence[Cell]], *facets: str) -> list[IndexGroup]:
    return [_group(Phrase(), columns, rows, *facets)]


def _by_time(record: Event | Precedent | Utterance) -> tuple[bool, Any, str]:
    return (record.date is None, parse_date(record.date).sort_key if record.date else (), record.id)


def _statements(lookup: Lookup, records: Sequence[Record]) -> list[IndexGroup]:
    """By question in the questions' order; within it by party, then in time."""
    statements = sorted(_of(Statement, records), key=lambda item: (lookup.titles[lookup.dossier.party(item.holder)], lookup.moment(item)))
    groups = _grouped(statements, lambda item: lookup.question_of(item) or "", lambda question: lookup.question_order(question or None))
    return [
        _group(
            question_heading(lookup, question or None),
            ("Statement", "Stance", "Holder", "Party", "Said", "Sources"),
            (
                (
                    lookup.link(item.id),
                    stance_mark(item.stance),
                    lookup.link(item.holder),
                    lookup.party_mark(item.holder),
                    date_in_words(item.said) or Marked("undated", "quiet"),
                    _linked(lookup, lookup.sources_of(item.id)),
                )
                for item in found
            ),
            "Stance",
            "Holder",
            "Party",
            "Sources",
        )
        for question, found in groups
    ]


def _linked(lookup: Lookup, identifiers: Iterable[str]) -> Lines:
    """One record on each line."""
    return lines(lookup.short_link(identifier) for identifier in identifiers)


def _propositions(lookup: Lookup, records: Sequence[Record]) -> list[IndexGroup]:
    """By question in the questions' order; those with the most statements first."""
    propositions = sorted(_of(Proposition, records), key=lambda item: (-len(lookup.statements_on.get(item.id, ())), lookup.titles[item.id]))
    groups = _grouped(propositions, lambda item: item.question or "", lambda question: lookup.question_order(question or None))
    return [
        _group(
            question_heading(lookup, question or None),
            ("Proposition", "Statements on it", "Parties", "Held in", "Rejected in", "Standing"),
            (
                (
                    lookup.link(item.id),
                    stance_count_lines(lookup, lookup.statements_on.get(item.id, ())) or Marked("none", "quiet"),
                    _parties(lookup, item),
                    *standing_cells(lookup, item.id),
                )
                for item in found
            ),
            "Statements on it",
            "Parties",
            "Standing",
        )
        for question, found in groups
    ]


def _parties(lookup: Lookup, proposition: Proposition) -> Lines:
    """The parties that speak on a proposition."""
    holders = (statement.holder for statement in lookup.statements_on.get(proposition.id, ()) if lookup.stands(statement))
    parties = dict.fromkeys(lookup.dossier.party(holder) for holder in holders)
    return lines(lookup.party_mark(party) for party in sorted(parties, key=lambda party: lookup.titles[party].casefold()))


def _actors(lookup: Lookup, records: Sequence[Record]) -> list[IndexGroup]:
    """By type in the vocabulary's order; within it by name."""
    actors = sorted(_of(Actor, records), key=lambda item: lookup.titles[item.id].casefold())
    types = list(ACTOR_TYPES)
    return [
        _group(
            phrase(term_in_words(name).capitalize()),
            ("Name", "Party", "Part of", "Also written", "Statements", "Said against them"),
            (
                (
                    lookup.link(item.id),
                    lookup.party_mark(item.id),
                    lookup.link(item.part_of) if item.part_of else None,
                    ", ".join(sorted({alias.name for alias in item.aliases} - {item.name}, key=lambda name: (name.casefold(), name))),
                    _count(lookup, lookup.statements_of.get(item.id, ())),
                    _count(lookup, lookup.statements_against.get(item.id, ())),
                )
                for item in found
            ),
            "Party",
        )
        for name, found in _grouped(actors, lambda item: item.type, types.index)
    ]


def _count(lookup: Lookup, statements: Sequence[Statement]) -> str:
    return str(sum(lookup.stands(statement) for statement in statements))


def _figures(lookup: Lookup, records: Sequence[Record]) -> list[IndexGroup]:
    return _one_group(
        ("Quantity", "Belongs to", "Values given"),
        (
            (
                lookup.link(item.id),
                lookup.link(item.of) if item.of else None,
                joined(dict.fromkeys(value_in_words(value) for _, value in standing_values(lookup.dossier, item)), " · "),
            )
            for item in sorted(_of(Figure, records), key=lambda item: lookup.titles[item.id].casefold())
        ),
    )


def _events(lookup: Lookup, records: Sequence[Record]) -> list[IndexGroup]:
    return _one_group(
        ("Event", "When", "Kind", "Where", "Sources"),
        (
            (
                lookup.link(item.id),
                date_in_words(item.date) or Marked("undated", "quiet"),
                term_in_words(item.type),
                lookup.link(item.place) if item.place else None,
                _linked(lookup, lookup.sources_of(item.id)),
            )
            for item in sorted(_of(Event, records), key=_by_time)
        ),
        "Kind",
        "Sources",
    )


def _precedents(lookup: Lookup, records: Sequence[Record]) -> list[IndexGroup]:
    return _one_group(
        ("Precedent", "When", "Recalled by"),
        (
            (
                lookup.link(item.id),
                date_in_words(item.date) or Marked("undated", "quiet"),
                _linked(lookup, dict.fromkeys(invocation.who for invocation in item.invoked_by)),
            )
            for item in sorted(_of(Precedent, records), key=_by_time)
        ),
        "Recalled by",
    )


def _utterances(lookup: Lookup, records: Sequence[Record]) -> list[IndexGroup]:
    return _one_group(
        ("Occasion", "When", "Speaker", "Party", "Statements"),
        (
            (
                lookup.link(item.id),
                date_in_words(item.date) or Marked("undated", "quiet"),
                lookup.link(item.speaker),
                lookup.party_mark(item.speaker),
                str(len(lookup.dossier.backlinks_to(item.id, "carries"))),
            )
            for item in sorted(_of(Utterance, records), key=_by_time)
        ),
        "Speaker",
        "Party",
    )


def _places(lookup: Lookup, records: Sequence[Record]) -> list[IndexGroup]:
    return _one_group(
        ("Place", "The point stands for", "Latitude", "Longitude"),
        (
            (lookup.link(item.id), term_in_words(item.precision), str(item.latitude), str(item.longitude))
            for item in sorted(_of(Place, records), key=lambda item: lookup.titles[item.id].casefold())
        ),
    )


def _disagreements(lookup: Lookup, records: Sequence[Record]) -> list[IndexGroup]:
    types = list(DISAGREEMENT_TYPES)
    return [
        _group(
            phrase(term_in_words(name).capitalize()),
            ("Disagreement", "What they disagree on", "Sources"),
            ((lookup.link(item.id), lookup.prose(item.summary), _linked(lookup, lookup.sources_between(item))) for item in found),
            "Sources",
        )
        for name, found in _grouped(_of(Disagreement, records), lambda item: item.type, types.index)
    ]


def _sources(lookup: Lookup, records: Sequence[Record]) -> list[IndexGroup]:
    return _one_group(
        ("Source", "In the voice of", "Genre", "Published", "Quotes taken"),
        (
            (
                lookup.link(item.id),
                lookup.link(item.outlet),
                term_in_words(item.genre) if item.genre else Marked(NOT_SHOWN, "quiet"),
                date_in_words(item.published) or Marked(NOT_SHOWN, "quiet"),
                str(len(lookup.dossier.quotes_by_source.get(item.id, ()))),
            )
            for item in sorted(_of(Source, records), key=lambda item: lookup.dossier.label_order(item.id))
        ),
    )


def _explainers(lookup: Lookup, records: Sequence[Record]) -> list[IndexGroup]:
    upheld = {record.id for record in _of(Explainer, records)}
    return _one_group(
        ("Question", "Propositions", "Sentences of the answer"),
        (
            (
                lookup.link(item.id),
                str(len(lookup.dossier.backlinks_to(item.id, "asks about"))),
                str(sum(len(paragraph.sentences) for paragraph in item.paragraphs)),
            )
            for item in lookup.questions
            if item.id in upheld
        ),
    )


_GROUPS: Final[dict[str, Callable[[Lookup, Sequence[Record]], list[IndexGroup]]]] = {
    Explainer.kind: _explainers,
    Proposition.kind: _propositions,
    Claim.kind: _statements,
    Denial.kind: _statements,
    Disagreement.kind: _disagreements,
    Figure.kind: _figures,
    Event.kind: _events,
    Utterance.kind: _utterances,
    Precedent.kind: _precedents,
    Actor.kind: _actors,
    Place.kind: _places,
    Source.kind: _sources,
}
