"""The box from which a page is cited: sentences that are safe to cite, ready citations, files, and the originals beside ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..citations.formats import FORMATS, written
from ..citations.references import Reference, dossier_reference, source_reference
from ..citations.sentences import CiteSafe
from ..citations.styles import SHOWN_STYLES, formatted
from ..editions import SHOWN_DIGITS
from ..records import Actor, Place, Record, Source
from .lookup import Lookup, date_in_words
from .phrases import Link
from .wording import CITATION_FORMATS, CITE_LENGTHS

#: What writes each format of a file.
WRITERS: Final = {"bibtex": FORMATS[".bib"], "ris": FORMATS[".ris"], "csl-json": FORMATS[".csl.json"]}


@dataclass(frozen=True)
class CiteText:
    """Something to be copied: what it is, and its text."""

    label: str
    text: str


@dataclass(frozen=True)
class CiteFile:
    """The same as a file beside the page, by its name there."""

    label: str
    name: str
    text: str


@dataclass(frozen=True)
class CiteOriginal:
    """The citation of a source text itself, in every style; its files lie beside the source's page."""

    source: Link
    styles: tuple[CiteText, ...]


@dataclass(frozen=True)
class CiteBox:
    """What the box holds; `state` says which edition the citations name, or that the record stands in none as it is now."""

    heading: str
    state: str
    sentences: tuple[CiteText, ...]
    styles: tuple[CiteText, ...]
    files: tuple[CiteFile, ...]
    originals: tuple[CiteOriginal, ...]
    original_files: tuple[CiteFile, ...]


def cite_box(lookup: Lookup, record: Record) -> CiteBox:
    """The box of a record's page."""
    reference = lookup.reference(record)
    safe = lookup.sentence_on(record)
    own = source_reference(record) if isinstance(record, Source) else None
    return CiteBox(
        heading="Cite this page",
        state=_state(lookup, record, reference),
        # Who somebody is and where a place lies, no sentence of the dossier says.
        sentences=() if isinstance(record, Actor | Place) else _lengths(safe),
        styles=_styles(reference),
        files=_files(reference, record.id),
        originals=tuple(
            CiteOriginal(lookup.link(source), _styles(source_reference(lookup.text_of(source).record)))
            for source in _sources_of(lookup, record)
        ),
        original_files=_files(own, f"{record.id}.original") if own else (),
    )


def _lengths(safe: CiteSafe) -> tuple[CiteText, ...]:
    """A sentence in its lengths, each under its own name; where two lengths say the same, it stands once, under the shorter."""
    labels: dict[str, str] = {}
    for label, text in zip(CITE_LENGTHS, (safe.short, safe.middle, safe.full), strict=True):
        labels.setdefault(text, label)
    return tuple(CiteText(label, text) for text, label in labels.items())


def references_to(lookup: Lookup, identifier: str | None) -> list[Reference]:
    """The record, or the whole dossier, as something to be cited."""
    if identifier is None:
        return [dossier_reference(lookup.dossier, lookup.settings)]
    return [lookup.reference(lookup.dossier.records[identifier])]


def originals_of(lookup: Lookup, identifier: str | None) -> list[Reference]:
    """The source texts that a record rests on, or that the whole dossier does."""
    record = lookup.dossier.records[identifier] if identifier else None
    sources = _sources_of(lookup, record) if record else lookup.dossier.in_label_order(lookup.dossier.texts)
    return [source_reference(lookup.text_of(source).record) for source in sources]


def _sources_of(lookup: Lookup, record: Record) -> tuple[str, ...]:
    quoted = sorted(bound.quote.source for bound in lookup.dossier.quotes_of(record.id))
    return (record.id,) if isinstance(record, Source) else lookup.dossier.in_label_order(quoted)


def whole_cite_box(lookup: Lookup) -> CiteBox:
    """The box of the home page: the dossier as a whole."""
    reference, label = dossier_reference(lookup.dossier, lookup.settings), lookup.dossier.edition_label
    return CiteBox(
        heading="Cite the whole dossier",
        state=f"{label.in_words}. To cite what the dossier says of one thing, cite that record: its page has a box like this.",
        sentences=(),
        styles=_styles(reference),
        files=_files(reference, "cite"),
        originals=(),
        original_files=(),
    )


def _state(lookup: Lookup, record: Record, reference: Reference) -> str:
    if reference.edition:
        day = date_in_words(reference.issued)
        return f"The record is as in edition {reference.edition} of {day}; the record’s SHA-256 is in the note of each file."
    latest = lookup.dossier.edition_label.name
    hash_ = lookup.dossier.record_hashes[record.id][:SHOWN_DIGITS]
    since = f"This record has changed, or was added, after edition {latest}" if latest else "No edition has been frozen yet"
    return f"{since}: the citations name its present state by the first digits of its SHA-256, {hash_}, and no day."


def _styles(reference: Reference) -> tuple[CiteText, ...]:
    return tuple(CiteText(name, formatted(style, reference)) for name, style in SHOWN_STYLES.items())


def _files(reference: Reference, stem: str) -> tuple[CiteFile, ...]:
    return tuple(CiteFile(CITATION_FORMATS[suffix], f"{stem}{suffix}", text) for suffix, text in written(reference))
