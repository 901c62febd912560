"""The order of the book: what is asked and answered, who says what, what is computed, the records of each kind, what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ..dates import parse_date
from ..identifiers import index_path
from ..page_views.corpus import corpus_view, panel
from ..page_views.indices import kinds_with_records
from ..page_views.ledgers import LedgerView, absences_view, replies_view, warnings_view
from ..page_views.lookup import Lookup
from ..page_views.matrix import matrix_view
from ..page_views.phrases import phrase
from ..page_views.site_pages import base_sentence
from ..page_views.variorum import VariorumSection, variorum_view
from ..page_views.wording import ANALYSIS_PAGES, KIND_WORDS, term_in_words
from ..records import KINDS, Actor, Disagreement, Proposition, Record, Source, Statement
from ..render_pages import prose_page
from ..vocabularies import ACTOR_TYPES, DISAGREEMENT_TYPES
from .blocks import Block, Facts, Heading, Items, Paragraph, Picture, lowered
from .entries import entry
from .grid_blocks import grid_block, grid_blocks
from .matrix_blocks import matrix_blocks
from .prose_pages import prose_blocks

#: The pages of the site that the book holds as they are, at its end.
_PROSE_PAGES = ("method", "editorial-policy")
#: The heading of the chapter that the propositions, claims and denials share.
WHO_SAYS_WHAT = "Who says what"


def chapters(lookup: Lookup, pictures: Sequence[Picture]) -> Iterator[Block]:
    """Every chapter between the contents and the indices."""
    yield from _how_to_read(lookup)
    yield from _answers(lookup)
    yield from _who_says_what(lookup)
    yield from _pictures(pictures)
    yield from _kind(lookup, "disagreements", _by(lookup, Disagreement, "type", DISAGREEMENT_TYPES))
    yield from _kind(lookup, "events")
    yield from _kind(lookup, "utterances")
    yield from _kind(lookup, "places")
    yield from _kind(lookup, "actors", _by(lookup, Actor, "type", ACTOR_TYPES))
    yield from _kind(lookup, "figures")
    yield from _kind(lookup, "precedents")
    yield from _variorum(lookup)
    yield from _ledger(lookup, "right-of-reply.md", replies_view(lookup), (3, 2, 1.3, 3, 4))
    yield from _ledger(lookup, "warnings.md", warnings_view(lookup), ())
    yield from _ledger(lookup, "absences.md", absences_view(lookup), (2.6, 1.7, 1.3, 2.4, 4))
    yield from _kind(lookup, "sources")
    yield from _corpus(lookup)
    for name in _PROSE_PAGES:
        yield from prose_blocks(prose_page(lookup, name), f"{name}.md")


def _how_to_read(lookup: Lookup) -> Iterator[Block]:
    yield Heading(phrase("How to read this book"), 1)
    yield Paragraph(phrase(base_sentence(lookup)), "lede")
    yield Paragraph(
        phrase(
            "No verdicts are given. Each record stands under its own heading, with what it says, who says it, and the source’s own words. "
            "Beside a quotation’s rule stand the words as the source prints them; lighter words stand before and after them there and are "
            "given for context; “[…]” marks what is left out. The line below names the source, the paragraph and sentence, and the "
            "characters of the source’s file, counted from 0."
        )
    )
    yield Paragraph(
        phrase(
            "“p. 41” after a name is the page of this book where its record stands. The last line of a record is its permanent address and "
            "its state. In an answer, the note at the foot of the page names what the sentence rests on."
        )
    )
    yield Paragraph(panel(lookup))


def _answers(lookup: Lookup) -> Iterator[Block]:
    if lookup.questions:
        yield Heading(phrase(KIND_WORDS["explainers"].heading), 1, index_path("explainers"))
        yield Paragraph(phrase(KIND_WORDS["explainers"].sentence), "lede")
        for question in lookup.questions:
            yield from lowered(entry(lookup, question), 1)


def _who_says_what(lookup: Lookup) -> Iterator[Block]:
    """By question: the matrix, the propositions (those with most statements first), the statements in the order of time."""
    propositions = sorted(
        lookup.dossier.of_kind(Proposition), key=lambda item: (-len(lookup.statements_on.get(item.id, ())), lookup.titles[item.id])
    )
    by_question: dict[str | None, tuple[list[Proposition], list[Statement]]] = {}
    for proposition in propositions:
        by_question.setdefault(proposition.question, ([], []))[0].append(proposition)
    for statement in lookup.statements:
        by_question.setdefault(lookup.question_of(statement), ([], []))[1].append(statement)
    if not by_question:
        return
    yield Heading(phrase(WHO_SAYS_WHAT), 1, "matrix.md")
    matrix = matrix_view(lookup)
    if matrix.turns:
        yield Paragraph(phrase("Who turns, or concedes:"), "label")
        yield Items(matrix.turns)
    sections = {section.heading.plain: section for section in matrix.sections}
    for question in sorted(by_question, key=lookup.question_order):
        found, statements = by_question[question]
        title = lookup.titles[question] if question else "On no question of the dossier"
        yield Heading(phrase(title), 2)
        if title in sections:
            yield from matrix_blocks(sections[title])
        for heading, records in ((KIND_WORDS["propositions"].heading, found), ("Claims and denials", statements)):
            if records:
                yield Heading(phrase(heading), 3)
                yield from _entries(lookup, records, 3)


def _entries(lookup: Lookup, records: Iterable[Record], by: int) -> Iterator[Block]:
    for record in records:
        yield from lowered(entry(lookup, record), by)


def _pictures(pictures: Sequence[Picture]) -> Iterator[Block]:
    if pictures:
        yield Heading(phrase("Timeline, map and charts"), 1)
        yield from pictures


def _by(lookup: Lookup, shape: type[Actor | Disagreement], field: str, order: Iterable[str]) -> list[tuple[str, list[Record]]]:
    """The records of a kind under the values of a field, in the vocabulary's order; within one by their titles."""
    values = list(order)
    records: list[Record] = sorted(
        lookup.dossier.of_kind(shape), key=lambda item: (values.index(getattr(item, field)), lookup.titles[item.id].casefold())
    )
    return [
        (term_in_words(value).capitalize(), list(found)) for value, found in groupby(records, key=lambda item: str(getattr(item, field)))
    ]


def _kind(lookup: Lookup, kind: str, groups: Sequence[tuple[str, list[Record]]] = ()) -> Iterator[Block]:
    """A chapter of one kind, in groups where there are any."""
    if kind not in kinds_with_records(lookup):
        return
    words = KIND_WORDS[kind]
    yield Heading(phrase(words.heading), 1, index_path(kind))
    yield Paragraph(phrase(words.sentence), "lede")
    for heading, records in groups:
        yield Heading(phrase(heading), 2)
        yield from _entries(lookup, records, 2)
    if not groups:
        records = sorted(lookup.dossier.of_kind(KINDS[kind]), key=lambda item: _moment(lookup, item))
        yield from _entries(lookup, records, 1)


def _moment(lookup: Lookup, record: Record) -> tuple[bool, object, object, str]:
    """What has a day goes by it; a source by its label; the rest by its title."""
    date = getattr(record, "date", None)
    label = lookup.dossier.label_order(record.id) if isinstance(record, Source) else None
    return (date is None, parse_date(date).sort_key if date else (), label, lookup.titles[record.id].casefold())


def _variorum(lookup: Lookup) -> Iterator[Block]:
    view = variorum_view(lookup)
    if not view.sections:
        return
    heading, sentence = ANALYSIS_PAGES["variorum.md"]
    yield Heading(phrase(heading), 1, "variorum.md")
    yield Paragraph(phrase(sentence), "lede")
    yield Paragraph(phrase(view.sections[0].signs), "note")
    for section in view.sections:
        yield from _variorum_section(section)


def _variorum_section(section: VariorumSection) -> Iterator[Block]:
    yield Heading(phrase(section.statement.plain), 2)
    yield Paragraph(phrase(f"{section.kind}: ", section.statement, " – ", section.said, ". ", section.facts))
    yield grid_block(section.witnesses, (1, 4))
    if len(section.apparatus.rows) > 1:
        yield grid_block(section.apparatus)


def _ledger(lookup: Lookup, path: str, view: LedgerView, widths: Sequence[float]) -> Iterator[Block]:
    if not view.sections:
        return
    heading, sentence = ANALYSIS_PAGES[path]
    yield Heading(phrase(heading), 1, path)
    yield Paragraph(phrase(sentence), "lede")
    yield Paragraph(view.sentence)
    yield Paragraph(panel(lookup), "note")
    for section in view.sections:
        yield Heading(section.heading, 2)
        if section.sentence:
            yield Paragraph(phrase(section.sentence))
        if section.grid is not None:
            yield from grid_blocks(section.grid, widths)
        if section.further:
            yield Paragraph(phrase(section.label), "label")
            yield Items(section.further)


def _corpus(lookup: Lookup) -> Iterator[Block]:
    view = corpus_view(lookup)
    heading, sentence = ANALYSIS_PAGES["corpus.md"]
    yield Heading(phrase(heading), 1, "corpus.md")
    yield Paragraph(phrase(sentence), "lede")
    yield Facts(view.facts)
    yield from grid_blocks(view.sources)
    yield from grid_blocks(view.sides, (3, 1, 1))
