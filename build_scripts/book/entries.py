"""The entry of a record in the book: what its page shows, without what stands elsewhere in the book or repeats it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from ..page_views.actors import ActorView, actor_view
from ..page_views.explainers import ExplainerView, explainer_view
from ..page_views.figures import FigureView, figure_view
from ..page_views.grids import GridRow
from ..page_views.lookup import Lookup
from ..page_views.occasions import (
    OccasionView,
    disagreement_view,
    event_view,
    place_view,
    precedent_view,
    utterance_view,
)
from ..page_views.phrases import Fact, Link, LinkGroup, Marked, Phrase, joined, phrase
from ..page_views.propositions import PropositionView, proposition_view
from ..page_views.quotes import QuoteView
from ..page_views.record_pages import RecordView
from ..page_views.sources import SourceView, source_view
from ..page_views.statements import StatementView, statement_view
from ..records import Actor, Claim, Denial, Disagreement, Event, Explainer, Figure, Place, Precedent, Proposition, Record, Source, Utterance
from .blocks import Address, Answer, Block, Facts, Heading, Items, NotedSentence, Paragraph, Quotation, place_of
from .grid_blocks import grid_block, table_block

#: Facts whose value goes on to say what a word means: the book's vocabularies say it once.
_EXPLAINED: Final = frozenset(
    {"Stance", "Kind of statement", "Kind of event", "Kind of actor", "Kind of disagreement", "The point stands for"}
)
#: Relations that the book shows from their other end, or in the index.
_SHOWN_ELSEWHERE: Final = frozenset(
    {
        "Asks about",
        "Mentioned in",
        "Names given to actors",
        "Occasions first carried",
        "Part of the answer to",
        "Passes on",
        "Precedents recalled",
        "Roles given to actors",
        "Texts in its voice",
    }
)
#: Facts that the place of an entry in the book says.
_SAID_BY_ITS_PLACE: Final = frozenset({"Question"})


def entry(lookup: Lookup, record: Record) -> Iterator[Block]:
    """A record's entry, under a heading of level 1; raises KeyError for a kind that the book does not know."""
    view_of, blocks_of = _ENTRIES[type(record)]
    view = view_of(lookup, record)
    yield from _head(view.record)
    yield from blocks_of(view)
    yield from _foot(view.record)


def _head(record: RecordView) -> Iterator[Block]:
    yield Heading(phrase(record.title), 1, record.path, is_record=True)
    if record.withdrawal is not None:
        day = f" on {record.withdrawal.date}" if record.withdrawal.date else ""
        yield Paragraph(phrase(f"Withdrawn{day}. {record.status_sentence} Reason: ", record.withdrawal.reason), "warning")
        if record.withdrawal.successor:
            yield Paragraph(phrase("In its place: ", record.withdrawal.successor), "warning")
    if record.summary:
        yield Paragraph(record.summary)
    facts = tuple(_shortened(fact) for fact in record.facts if fact.label not in _SAID_BY_ITS_PLACE)
    if facts:
        yield Facts(facts)


def _foot(record: RecordView) -> Iterator[Block]:
    relations = tuple(_relation(group) for group in record.relations if group.heading not in _SHOWN_ELSEWHERE)
    if record.notes:
        yield Paragraph(phrase("Note: ", record.notes))
    if relations:
        yield Facts(relations)
    reviewed = f" on {record.reviewed_on}" if record.reviewed_on else ""
    yield Address(phrase(record.permalink or record.identifier, f" – {record.status.words}{reviewed}"))


def _shortened(fact: Fact) -> Fact:
    return Fact(fact.label, phrase(fact.value.pieces[0])) if fact.label in _EXPLAINED else fact


def in_words(words: Phrase) -> Phrase:
    """A phrase whose links are words: for what is named a second time beside the place that leads there."""
    return phrase(*(_unlinked(piece) if isinstance(piece, Link) else piece for piece in words.pieces))


def _unlinked(link: Link) -> Marked | str:
    return Marked(link.words, link.style, link.variant) if link.style else link.words


def _relation(group: LinkGroup) -> Fact:
    return Fact(group.heading, joined((phrase(*item.pieces[:1]) for item in group.items), "; "))


def quotations(record: RecordView, quotes: tuple[QuoteView, ...]) -> Iterator[Block]:
    """Every quote with its place; the place in the file is what lets a reader find it again."""
    for quote in quotes:
        foot = phrase(f"{quote.source.plain}, {quote.place}; {quote.characters}; ", quote.role.words)
        yield Quotation(quote.words, foot, place_of(record.path, quote.anchor))


def _statement(view: StatementView) -> Iterator[Block]:
    yield from quotations(view.record, view.record.quotes)
    ways = tuple(Fact(row.head.plain, _way(row.cells)) for row in view.chains.rows)
    if ways:
        counted = (
            Fact("Counted nowhere", phrase(view.uncounted)) if view.uncounted else Fact("In these sources", phrase(view.support.count))
        )
        yield Facts((*ways, counted))
    yield Facts((Fact("On", joined((on.proposition for on in view.propositions), "; ")),))
    for on in view.propositions:
        if on.own and on.turns:
            yield Paragraph(phrase("The same holder on this (", on.turns, "):"), "label")
            yield Items(on.own)
    for answer in view.answers:
        if answer.statements:
            yield Paragraph(phrase(f"{view.answers_heading}, ", answer.accused, ":"), "label")
            yield Items(answer.statements)
        else:
            yield Facts((Fact(view.answers_heading, phrase(answer.accused, ": none in these sources")),))


def _way(cells: Any) -> Phrase:
    """Through whom a source has a statement, and the words by which it holds back."""
    way, _, hedges, _ = (joined(cell.lines, " ") for cell in cells)
    return phrase(way, *((" – held back by: ", hedges) if hedges.plain != "none" else ()))


def _proposition(view: PropositionView) -> Iterator[Block]:
    if not view.counts:
        yield Paragraph(phrase("No statement on it in these sources."))
    else:
        standing = joined((word.word for word in view.standing), ", ")
        yield Facts(
            (
                Fact("Held in", phrase(view.support.count)),
                Fact("Rejected in", phrase(view.rejected_in)),
                *((Fact("Standing", standing),) if standing else ()),
                *((Fact("Turned later", view.reversals),) if view.reversals else ()),
            )
        )
    if view.over_time.rows:
        yield Items(tuple(_in_time(row) for row in view.over_time.rows))
    origins = [*view.support.origins, *view.opposition.origins]
    joints = tuple(joint for origin in origins for joint in origin.joints)
    if joints:
        yield Paragraph(phrase("What makes several articles one origin:"), "label")
        yield Items(tuple(dict.fromkeys(in_words(joint) for joint in joints)))
    for heading, lines in (("Counted as one by an editor", view.joined), ("Counted apart by an editor", view.parted)):
        if lines:
            yield Facts((Fact(heading, joined(lines, "; ")),))
    yield from (
        Facts((Fact(relatives.heading, joined((found.proposition for found in relatives.propositions), "; ")),))
        for relatives in view.relatives
    )
    if view.rank is not None:
        yield Paragraph(phrase(view.rank.sentence))
        # Readings that all come to the same are told in the sentence; the site lists them.
        if not view.rank.is_one_result:
            yield grid_block(view.rank.readings, (0.7, 1.6, 5, 1.4))
    if view.withdrawn:
        yield Paragraph(phrase("Withdrawn statements:"), "label")
        yield Items(view.withdrawn)


def _in_time(row: GridRow) -> Phrase:
    """A statement on a proposition in one line: its day, its holder, the stance; the words stand in its own entry."""
    holder, stance, statement = row.cells
    link = next(piece for line in statement.lines for piece in line.pieces if isinstance(piece, Link))
    return phrase(
        row.head, ": ", in_words(joined(holder.lines)), " ", joined(stance.lines, " "), " – ", Link("the statement", link.path, link.anchor)
    )


def _actor(view: ActorView) -> Iterator[Block]:
    for table, label in ((view.names, "Names in the sources"), (view.roles, "What the sources call them")):
        if table.rows:
            yield Facts((Fact(label, joined((f"“{row[0].plain}” ({row[1].plain})" for row in table.rows), "; ")),))
    if view.related:
        yield Facts((Fact("Related to", joined(view.related, "; ")),))
    lines = [line for group in view.questions for line in group.items]
    if lines:
        yield Paragraph(phrase("What they state:"), "label")
        yield Items(tuple(lines))
    if view.speakers:
        yield Facts((Fact("Those who belong to them state", joined(view.speakers, "; ")),))
    for accused in view.accusations:
        answers = joined(accused.answers, "; ") if accused.answers else phrase("none in these sources")
        yield Facts(
            (
                Fact("Said against them", accused.proposition),
                Fact("By", joined(accused.accusations, "; ")),
                Fact("What they, and those placed with them, say on it", answers),
            )
        )
    if view.figures:
        yield Facts((Fact("Figures they give", joined(view.figures, "; ")),))


def _figure(view: FigureView) -> Iterator[Block]:
    yield table_block(view.overview, "Values given, by the day for which they are given", (2, 1.6, 2, 2))
    if view.pairs is not None:
        yield grid_block(view.pairs, (2.4, 2.4, 1, 3))
    for value in view.values:
        yield Paragraph(phrase(f"{value.number} – {value.words}, given by ", value.holder), "label")
        notes = tuple(fact for fact in value.facts if fact.label != "As of")
        if notes:
            yield Facts(notes)
        yield from quotations(view.record, value.quotes)


def _occasion(view: OccasionView) -> Iterator[Block]:
    yield from quotations(view.record, view.record.quotes)
    for group in view.lists:
        yield Paragraph(phrase(f"{group.heading}:"), "label")
        yield Items(group.items)


def _source(view: SourceView) -> Iterator[Block]:
    yield table_block(view.shown, "What the text shows of itself", (1, 3, 3))
    yield Facts(view.scope)
    if view.excluded.rows:
        yield table_block(view.excluded, "Left out of scope, by place and length; the words are not shown", (1, 1, 4))
    if view.ignored is not None:
        yield grid_block(view.ignored, (1, 1))
    if view.effect is not None:
        yield Facts((Fact("If it were withdrawn", phrase(view.effect.sentence.rstrip("."))),))


def _explainer(view: ExplainerView) -> Iterator[Block]:
    if not view.paragraphs:
        yield Paragraph(phrase("The answer in sentences is not written yet. What the sources hold on it stands further on."))
    for paragraph in view.paragraphs:
        yield Answer(tuple(NotedSentence(sentence.text, _rests_on(view, sentence.marks)) for sentence in paragraph))


def _rests_on(view: ExplainerView, marks: Any) -> Phrase:
    """The records that a sentence rests on, named in the note at the foot of the page."""
    return joined((view.rests_on[int(mark.words) - 1].pieces[0] for mark in marks), "; ")


_ENTRIES: Final[dict[type[Record], tuple[Callable[..., Any], Callable[..., Iterator[Block]]]]] = {
    Source: (source_view, _source),
    Actor: (actor_view, _actor),
    Proposition: (proposition_view, _proposition),
    Claim: (statement_view, _statement),
    Denial: (statement_view, _statement),
    Utterance: (utterance_view, _occasion),
    Event: (event_view, _occasion),
    Precedent: (precedent_view, _occasion),
    Figure: (figure_view, _figure),
    Place: (place_view, _occasion),
    Disagreement: (disagreement_view, _occasion),
    Explainer: (explainer_view, _explainer),
}
