"""What the pages of events, precedents, occasions of speech, places and disagreements show."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import Disagreement, Event, Place, Precedent, Record, Source, Utterance
from ..vocabularies import DISAGREEMENT_TYPES, EVENT_TYPES, PRECISIONS
from .lookup import Lookup, date_in_words
from .phrases import Fact, Link, LinkGroup, Phrase, joined, phrase
from .record_pages import RecordView, record_view
from .wording import term_anchor, term_in_words


@dataclass(frozen=True)
class OccasionView:
    """The page of something that happened, or stands somewhere: its facts, and lists of its own."""

    record: RecordView
    lists: tuple[LinkGroup, ...] = ()


def event_view(lookup: Lookup, event: Event) -> OccasionView:
    """An event → its page."""
    facts = [Fact("Kind of event", _term("type of event", event.type, EVENT_TYPES[event.type])), *_when_and_where(lookup, event)]
    return OccasionView(record_view(lookup, event, facts))


def precedent_view(lookup: Lookup, precedent: Precedent) -> OccasionView:
    """A precedent → its page, with who recalls it and for what."""
    invocations = tuple(
        phrase(lookup.marked_link(invocation.who), ": ", lookup.prose(invocation.purpose)) for invocation in precedent.invoked_by
    )
    return OccasionView(
        record_view(lookup, precedent, _when_and_where(lookup, precedent)), (LinkGroup("Who recalls it, and for what", invocations),)
    )


def utterance_view(lookup: Lookup, utterance: Utterance) -> OccasionView:
    """An occasion of speech → its page."""
    facts = [
        Fact("Speaker", phrase(lookup.link(utterance.speaker))),
        Fact("When", phrase(date_in_words(utterance.date) or "not known from the text")),
        Fact("How the date is known", lookup.optional_prose(utterance.date_basis)),
        Fact("Channel", lookup.optional_prose(utterance.channel)),
        Fact("Audience", lookup.optional_prose(utterance.audience)),
        Fact("First carried by", phrase(lookup.link(utterance.origin)) if utterance.origin else Phrase()),
    ]
    return OccasionView(record_view(lookup, utterance, facts))


def place_view(lookup: Lookup, place: Place) -> OccasionView:
    """A place → its page."""
    facts = [
        Fact("Coordinates", phrase(f"{place.latitude}, {place.longitude} (latitude, longitude; WGS 84)")),
        Fact("The point stands for", _term("precision of a place", place.precision, PRECISIONS[place.precision])),
        Fact("How the coordinates are known", lookup.prose(place.basis)),
    ]
    return OccasionView(record_view(lookup, place, facts))


def disagreement_view(lookup: Lookup, disagreement: Disagreement) -> OccasionView:
    """A disagreement → its page, with those who disagree."""
    facts = [Fact("Kind of disagreement", _term("type of disagreement", disagreement.type, DISAGREEMENT_TYPES[disagreement.type]))]
    sides = tuple(_side(lookup, lookup.dossier.records[identifier]) for identifier in disagreement.between)
    return OccasionView(record_view(lookup, disagreement, facts), (LinkGroup("Between", sides),))


def _side(lookup: Lookup, record: Record) -> Phrase:
    sources = () if isinstance(record, Source) else lookup.sources_of(record.id)
    where = phrase(" – in ", joined(lookup.short_link(source) for source in sources)) if sources else Phrase()
    return phrase(lookup.marked_link(record.id), where)


def _term(vocabulary: str, value: str, sentence: str) -> Phrase:
    return phrase(Link(term_in_words(value), "method.md", term_anchor(vocabulary, value)), f": {sentence}")


def _when_and_where(lookup: Lookup, record: Event | Precedent) -> list[Fact]:
    return [
        Fact("When", phrase(date_in_words(record.date) or "not known from the text")),
        Fact("How the date is known", lookup.optional_prose(record.date_basis)),
        Fact("Where", phrase(lookup.link(record.place)) if record.place else Phrase()),
        Fact("Who took part, as the sources say", joined(lookup.link(actor) for actor in record.actors)),
    ]
