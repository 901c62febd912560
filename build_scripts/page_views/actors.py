"""What the page of an actor shows: names and roles as the sources give them, statements, accusations and answers, figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..analysis.figure_values import in_words as value_in_words
from ..records import Actor, Figure, Statement
from ..vocabularies import ACTOR_TYPES
from .lookup import Lookup, date_in_words
from .phrases import Fact, Link, LinkGroup, Marked, Phrase, Table, joined, phrase, table
from .record_pages import RecordView, record_view
from .statement_lines import stance_counts, statement_line
from .statements import answers_on
from .wording import term_anchor, term_in_words


@dataclass(frozen=True)
class Accusation:
    """What the actor is accused of: the proposition, the statements that accuse, and what the actor's side says on it."""

    proposition: Phrase
    accusations: tuple[Phrase, ...]
    answers: tuple[Phrase, ...]


@dataclass(frozen=True)
class ActorView:
    """An actor's page."""

    record: RecordView
    names: Table
    roles: Table
    related: tuple[Phrase, ...]
    questions: tuple[LinkGroup, ...]
    speakers: tuple[Phrase, ...]
    accusations: tuple[Accusation, ...]
    figures: tuple[Phrase, ...]


_SHOWN_HERE = {"states", "is accused in", "gives figure"}


def actor_view(lookup: Lookup, actor: Actor) -> ActorView:
    """An actor → its page."""
    ancestors = lookup.dossier.ancestors(actor.id)
    type_link = Link(term_in_words(actor.type), "method.md", term_anchor("type of actor", actor.type))
    facts = [
        Fact("Kind of actor", phrase(type_link, f": {ACTOR_TYPES[actor.type]}")),
        Fact("Part of", joined((lookup.link(ancestor) for ancestor in ancestors), ", which is part of ")),
    ]
    return ActorView(
        record=record_view(lookup, actor, facts, shown_elsewhere=_SHOWN_HERE),
        names=_words_by_source(lookup, "Name", ((alias.name, alias.source) for alias in actor.aliases)),
        roles=_words_by_source(lookup, "Role, in the source's words", ((role.words, role.source) for role in actor.roles)),
        related=tuple(phrase(lookup.link(relation.to), ": ", lookup.prose(relation.how)) for relation in actor.related),
        questions=_by_question(lookup, actor.id),
        speakers=tuple(
            phrase(lookup.link(holder), " ", stance_counts(lookup, lookup.statements_of[holder]))
            for holder in lookup.speakers_for.get(actor.id, ())
        ),
        accusations=_accusations(lookup, actor.id),
        figures=_figures_given(lookup, actor.id),
    )


def _accusations(lookup: Lookup, actor: str) -> tuple[Accusation, ...]:
    """By proposition, those with the most accusations first."""
    by_proposition: dict[str, list[Statement]] = {}
    for accusation in lookup.statements_against.get(actor, ()):
        if lookup.stands(accusation):
            for proposition in accusation.propositions:
                by_proposition.setdefault(proposition, []).append(accusation)
    order = sorted(by_proposition, key=lambda proposition: (-len(by_proposition[proposition]), lookup.titles[proposition]))
    return tuple(
        Accusation(
            lookup.marked_link(proposition),
            tuple(statement_line(lookup, accusation) for accusation in by_proposition[proposition]),
            answers_on(lookup, actor, (proposition,), {accusation.id for accusation in by_proposition[proposition]}),
        )
        for proposition in order
    )


def _words_by_source(lookup: Lookup, column: str, pairs: Iterable[tuple[str, str]]) -> Table:
    """Words, each with the sources that use them."""
    sources: dict[str, list[str]] = {}
    for words, source in pairs:
        sources.setdefault(words, []).append(source)
    return table(
        (column, "Used by"),
        ((words, joined(lookup.short_link(source) for source in lookup.dossier.in_label_order(found))) for words, found in sources.items()),
    )


def _by_question(lookup: Lookup, actor: str) -> tuple[LinkGroup, ...]:
    """What the actor states, under the question of the statement's first proposition, in the questions' order."""
    groups: dict[str | None, list[Phrase]] = {}
    for statement in lookup.statements_of.get(actor, ()):
        groups.setdefault(lookup.question_of(statement), []).append(statement_line(lookup, statement))
    order = sorted(groups, key=lookup.question_order)
    return tuple(
        LinkGroup(lookup.titles[question] if question else "On no question of the dossier", tuple(groups[question])) for question in order
    )


def _figures_given(lookup: Lookup, actor: str) -> tuple[Phrase, ...]:
    """The values that the actor gives, each with its figure and its day."""
    lines: list[Phrase] = []
    for identifier in dict.fromkeys(link.from_id for link in lookup.dossier.backlinks_to(actor, "gives figure")):
        figure = lookup.dossier.find(identifier, Figure)
        for number, value in enumerate(figure.values if figure else (), 1):
            if value.holder == actor:
                day = f" (as of {date_in_words(value.as_of)})" if value.as_of else ""
                lines.append(
                    phrase(
                        lookup.link(identifier, anchor=f"value-{number}"),
                        ": ",
                        value_in_words(value),
                        Marked(day, "quiet") if day else None,
                        *lookup.value_mark(value),
                    )
                )
    return tuple(lines)
