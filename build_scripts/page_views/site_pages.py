"""What the pages of no record show, but for the home page: method, policy, for editors, and the pages at former addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..citations.references import site_address
from ..identifiers import index_path, page_address, page_path
from ..numbers_in_text import WORDS_ARE_READ, main_language, plain_number
from ..problems import count_of
from ..reading_level import reading_level
from ..records import KINDS, Explainer, Place
from ..seed_texts import split_sentences
from ..settings import Settings
from ..vocabularies import PUBLISHED
from .cite_boxes import CiteBox, whole_cite_box
from .indices import kinds_with_records
from .lookup import Lookup, date_in_words
from .phrases import Link, OutsideLink, Phrase, Table, phrase, table
from .record_shapes import KindShape, kind_shapes
from .titles import plain_words
from .wording import COMPUTED_TERMS, KIND_WORDS, language_in_words, term_anchor, term_of_data


@dataclass(frozen=True)
class VocabularyView:
    """A closed list, each value with its sentence and the anchor of it."""

    name: str
    terms: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class ReadingView:
    """The second reading: when, of how much, how, and what it found."""

    day: str
    records: str
    how: Phrase
    found: Table


@dataclass(frozen=True)
class MethodView:
    """The page on how the records are made."""

    name: str
    base: str
    kinds: tuple[tuple[Phrase, str], ...]
    vocabularies: tuple[VocabularyView, ...]
    computed: tuple[VocabularyView, ...]
    reading: ReadingView | None
    level: str


@dataclass(frozen=True)
class PolicyView:
    """The editorial policy: the same for any dossier, but for what a dossier has to check it by."""

    name: str
    author: str
    contact: OutsideLink | None
    has_wording: bool
    has_places: bool


@dataclass(frozen=True)
class CitingView:
    """The page on how to cite: the box of the whole, and which edition this is."""

    cite: CiteBox
    edition: str


@dataclass(frozen=True)
class LicencesView:
    """Whose the words are."""

    copyright: str
    is_cc_by: bool


@dataclass(frozen=True)
class EditorsView:
    """The page for those who edit the records."""

    name: str
    shapes: tuple[KindShape, ...]
    where: OutsideLink | None
    languages: str


@dataclass(frozen=True)
class MovedView:
    """A page at a former address of a record: where it is now."""

    path: str
    identifier: str
    title: str
    kind_word: str
    now: Phrase
    address: str


def base_sentence(lookup: Lookup) -> str:
    """What everything rests on: how many texts, statements and quotes; shown wherever “all sources” are spoken of."""
    dossier = lookup.dossier
    statements = [record for kind in ("claims", "denials") for record in dossier.of_kind(KINDS[kind]) if lookup.stands(record)]
    quotes = sum(lookup.is_from_standing_source(bound) for quotes in dossier.quotes.values() for bound in quotes)
    texts = sum(lookup.stands(source) for source in dossier.of_kind(KINDS["sources"]))
    exception = ", but for where a place lies on the map" if dossier.of_kind(Place) else ""
    return (
        f"Everything here rests on {count_of(texts, 'source text')}: {count_of(len(statements), 'statement')} and "
        f"{count_of(quotes, 'quote')}, each bound to its place in a text. What the texts do not say, the dossier does not know{exception}."
    )


def method_view(lookup: Lookup) -> MethodView:
    """The method: how records are made, and every closed list with its sentences."""
    kinds = set(kinds_with_records(lookup))
    return MethodView(
        name=lookup.settings.name,
        base=base_sentence(lookup),
        kinds=tuple(
            (phrase(Link(words.heading, index_path(kind)) if kind in kinds else words.heading), words.sentence)
            for kind, words in KIND_WORDS.items()
        ),
        vocabularies=tuple(
            VocabularyView(
                name.capitalize(), tuple((term_of_data(value), term_anchor(name, value), sentence) for value, sentence in terms.items())
            )
            for name, terms in PUBLISHED.items()
        ),
        computed=tuple(
            VocabularyView(name.capitalize(), tuple((words, term_anchor(name, words), sentence) for words, sentence in terms.items()))
            for name, terms in COMPUTED_TERMS.items()
        ),
        reading=_reading(lookup),
        level=_level(lookup),
    )


def _level(lookup: Lookup) -> str:
    """How hard our own sentences are to read: summaries and answers, with the names and the quoted words that stand in them."""
    own: list[str] = []
    for record in lookup.dossier.records.values():
        texts = [record.summary] if record.summary else []
        if isinstance(record, Explainer):
            texts += [sentence.text for paragraph in record.paragraphs for sentence in paragraph.sentences]
        for text in texts:
            plain = plain_words(text, lookup.dossier.records)
            own += [plain[span.start : span.end] for span in split_sentences(plain)]
    level = reading_level(own)
    if level is None:
        return ""
    return (
        f"Our own {level.sentences:,} sentences, summaries and answers, have {level.words / level.sentences:.0f} words on average; their "
        f"Flesch reading ease is {level.ease:.0f}, their Flesch–Kincaid grade {level.grade:.0f}. Names, and the quoted words that stand in "
        "them, weigh on both numbers. The sources’ own words are not measured."
    )


def _reading(lookup: Lookup) -> ReadingView | None:
    """The second reading as the dossier counts it; None where it has not been read again."""
    reading = lookup.dossier.second_reading
    if reading is None:
        return None
    columns = ("Weight", "Found", "Records changed for it", "Records added for it", "Left, for a reason")
    rows = [
        (found.weight, plain_number(found.found), plain_number(found.changed), plain_number(found.added), plain_number(found.left))
        for found in reading.differences
    ]
    return ReadingView(date_in_words(reading.read_on) or "", plain_number(reading.records), lookup.prose(reading.how), table(columns, rows))


def policy_view(lookup: Lookup) -> PolicyView:
    """The editorial policy."""
    settings = lookup.settings
    address = settings.report or settings.repository
    return PolicyView(
        settings.name,
        settings.author,
        OutsideLink(address.removeprefix("mailto:"), address) if address else None,
        has_wording=lookup.dossier.wording is not None,
        has_places=bool(lookup.dossier.of_kind(Place)),
    )


def citing_view(lookup: Lookup) -> CitingView:
    """How to cite."""
    return CitingView(whole_cite_box(lookup), f"What you read is: {lookup.dossier.edition_label.in_words}.")


def licences_view(settings: Settings) -> LicencesView:
    """Whose the words are, and what may be done with them."""
    return LicencesView(settings.copyright, is_cc_by=re.search(r"\bCC[ -]BY[ -]4\.0", settings.copyright) is not None)


def editors_view(lookup: Lookup) -> EditorsView:
    """How to edit, what the rules cannot see in the texts at hand, and every field of every kind."""
    address = lookup.settings.edit_address
    return EditorsView(
        name=lookup.settings.name,
        shapes=kind_shapes(),
        where=OutsideLink(address, address) if address else None,
        languages=_languages_sentence(lookup),
    )


def _languages_sentence(lookup: Lookup) -> str:
    """What the rules do not see in texts of languages other than English, whose verbs they know; empty where all are in English."""
    tags = {main_language(text.record.language) for text in lookup.dossier.texts.values()} - {"en"}
    if not tags:
        return ""
    sentence = (
        f"In texts in {_listed(tags)} the rules on verbs of saying do not see who speaks, nor do those on figures see words such as "
        "“at least” or “hours”, and no rule looks for the marks of a stance; read these records twice."
    )
    unread = tags - WORDS_ARE_READ
    return f"{sentence} Number words in {_listed(unread)} are not read either." if unread else sentence


def _listed(tags: Iterable[str]) -> str:
    """`German`, `German and Spanish`, `Dutch, German and Spanish`."""
    *names, last = sorted(map(language_in_words, tags))
    return f"{', '.join(names)} and {last}" if names else last


def moved_views(lookup: Lookup) -> tuple[MovedView, ...]:
    """A page for each id under which a record was published before."""
    return tuple(
        MovedView(
            path=page_path(record.kind, former),
            identifier=former,
            title=f"Moved: {former}",
            kind_word=KIND_WORDS[record.kind].one,
            now=lookup.marked_link(record.id),
            address=site_address(lookup.settings, page_address(lookup.path(record.id))),
        )
        for record in lookup.dossier.records.values()
        for former in record.formerly
    )
