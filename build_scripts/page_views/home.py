"""What the home page shows: what this is, the questions, the dispute and its days at a glance, the toll, what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..analysis.figure_values import in_words as value_in_words
from ..analysis.figure_values import standing_values
from ..dates import parse_date
from ..identifiers import index_path, value_anchor
from ..problems import count_of
from ..records import KINDS, Figure, FigureValue
from .cite_boxes import CiteBox, whole_cite_box
from .drawings import Drawing
from .indices import kinds_with_records
from .lookup import Lookup, date_in_words
from .matrix import home_matrix
from .page_metadata import home_metadata
from .phrases import Link, Marked, Phrase, joined, phrase
from .site_pages import base_sentence
from .statement_lines import statement_line
from .timeline import home_timeline
from .wording import ANALYSIS_PAGES, BOOKS, KIND_WORDS, SECTIONS

#: So many of what is called unverified or left open stand on the home page.
_MOST_ABSENCES: Final = 5


@dataclass(frozen=True)
class HomeQuestion:
    """A question on the home page, with what is said on its propositions."""

    question: Phrase
    counts: str


@dataclass(frozen=True)
class Toll:
    """A figure in the words of its latest day, and the other values that these sources give for it."""

    heading: str
    latest: Link
    as_of: str
    by: Phrase
    others: tuple[Phrase, ...]
    figure: Phrase


@dataclass(frozen=True)
class Book:
    """The whole as one file to read."""

    address: str
    label: str
    words: str


@dataclass(frozen=True)
class HomeView:
    """The home page."""

    title: str
    description: str
    questions: tuple[HomeQuestion, ...]
    matrix: Drawing | None
    timeline: Drawing | None
    toll: Toll | None
    absences: tuple[Phrase, ...]
    absences_count: str
    sections: tuple[tuple[str, tuple[Phrase, ...]], ...]
    analysis: tuple[Phrase, ...]
    sources: tuple[Phrase, ...]
    base: str
    cite: CiteBox
    metadata: dict[str, str]
    books: tuple[Book, ...]


def home_view(lookup: Lookup) -> HomeView:
    """The home page."""
    settings, dossier = lookup.settings, lookup.dossier
    kinds = set(kinds_with_records(lookup))
    absences = lookup.computed.absences
    return HomeView(
        title=settings.name,
        description=settings.description,
        questions=tuple(
            _question(lookup, question.id, lookup.in_question.get((question.id, True), ()))
            for question in lookup.questions
            if lookup.stands(question)
        ),
        matrix=home_matrix(lookup),
        timeline=home_timeline(lookup),
        toll=_toll(lookup),
        absences=tuple(statement_line(lookup, statement) for statement in absences[:_MOST_ABSENCES]),
        absences_count=count_of(len(absences), "statement"),
        sections=tuple(
            (heading, tuple(_kind_line(lookup, kind) for kind in found if kind in kinds))
            for heading, found in SECTIONS.items()
            if kinds & set(found)
        ),
        analysis=tuple(phrase(Link(heading, path), f": {sentence}") for path, (heading, sentence) in ANALYSIS_PAGES.items()),
        sources=tuple(lookup.marked_link(source.id) for source in dossier.sources),
        base=base_sentence(lookup),
        cite=whole_cite_box(lookup),
        metadata=home_metadata(lookup),
        books=tuple(Book(address, label, words) for address, (label, words) in BOOKS.items()),
    )


def _question(lookup: Lookup, question: str, propositions: Sequence[str]) -> HomeQuestion:
    statements = {
        statement.id: statement
        for proposition in propositions
        for statement in lookup.statements_on.get(proposition, ())
        if lookup.stands(statement)
    }
    denials = sum(statement.stance == "denies" for statement in statements.values())
    holders = len({statement.holder for statement in statements.values()})
    counts = f"{count_of(len(statements), 'statement')} by {count_of(holders, 'holder')}" + (
        f", {count_of(denials, 'denial')}" if denials else ""
    )
    return HomeQuestion(phrase(lookup.link(question)), counts if statements else "")


def _kind_line(lookup: Lookup, kind: str) -> Phrase:
    words = KIND_WORDS[kind]
    count = sum(lookup.stands(record) for record in lookup.dossier.of_kind(KINDS[kind]))
    return phrase(Link(words.heading, index_path(kind)), f" ({count}): {words.sentence}")


def _toll(lookup: Lookup) -> Toll | None:
    """The figure that the settings name; of its values the one for the latest day stands first, and no value is preferred beside that."""
    figure = lookup.dossier.find(lookup.settings.toll, Figure) if lookup.settings.toll else None
    if figure is None or not lookup.stands(figure):
        return None
    numbered = [(number + 1, value) for number, value in standing_values(lookup.dossier, figure)]
    number, latest = max(numbered, key=lambda pair: _moment(pair[1]))
    others = dict.fromkeys(_value_words(value) for at, value in numbered if at != number)
    words = value_in_words(latest)
    return Toll(
        heading=figure.quantity[:1].upper() + figure.quantity[1:],
        latest=Link(words[:1].upper() + words[1:], lookup.path(figure.id), value_anchor(number)),
        as_of=f"As of {date_in_words(latest.as_of)}" if latest.as_of else "For no day",
        by=phrase(
            lookup.link(latest.holder),
            ", in ",
            joined(
                lookup.short_link(source)
                for source in lookup.dossier.in_label_order(quote.source for quote in latest.quotes)
                if not lookup.text_of(source).is_withdrawn
            ),
        ),
        others=tuple(phrase(other) for other in others),
        figure=phrase(
            "Why they differ: " if others else "What it counts: ",
            lookup.link(figure.id, f"all {len(numbered)} values, each with its words" if others else "the value, with its words"),
        ),
    )


def _value_words(value: FigureValue) -> Phrase:
    return phrase(value_in_words(value), Marked(f", {date_in_words(value.as_of) or 'no day given'}", "quiet"))


def _moment(value: FigureValue) -> tuple[bool, object]:
    """By how late a day a value is surely given for; one without a day stands first, then one of some day before another."""
    if value.as_of is None:
        return (False, ())
    moment = parse_date(value.as_of)
    return (True, (moment.first, moment.last, moment.text))
