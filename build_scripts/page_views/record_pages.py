"""What the page of any record shows: its title, its state, its facts, its quotes, its relations, where it lies."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from ..citations.references import site_address
from ..identifiers import document_path, index_path, page_address, page_path, record_path
from ..records import Attribution, Figure, Record, Source, Statement
from ..vocabularies import STATUSES
from .changes import RecordHistory, record_history
from .cite_boxes import CiteBox, cite_box
from .lookup import Lookup, date_in_words
from .neighbours import Neighbours, neighbours
from .page_metadata import record_metadata
from .phrases import Fact, Link, LinkGroup, Marked, OutsideLink, Phrase, phrase
from .quotes import QuoteView, quotes_of_record
from .reports import report_link
from .titles import plain_words
from .wording import KIND_WORDS, relation_heading, term_in_words

#: A page's description for search engines is cut to so many code points.
LONGEST_DESCRIPTION = 300
#: The relation of an actor to what they are a link of the chain of.
_PASSES_ON: Final = "passes on"
#: What is said on the page of a withdrawn record; a source text holds nothing up, the dossier rests on it.
_OF_A_RECORD: Final = (STATUSES["withdrawn"], "What follows is what the record said. The dossier no longer upholds it.")
_OF_A_SOURCE: Final = (
    "No longer relied on; kept at its address with the reason.",
    "What follows is what the record says of the text. The dossier no longer rests on the text: what it alone carries is counted nowhere.",
)


@dataclass(frozen=True)
class Withdrawal:
    """That a record is no longer upheld: when, why, what takes its place, and how what follows on its page is to be read."""

    date: str
    sentence: str
    reason: Phrase
    successor: Phrase


@dataclass(frozen=True)
class RecordView:
    """What every record's page shows; the views of the kinds add to it."""

    path: str
    title: str
    description: str
    kind: str
    kind_word: str
    index: Link
    summary: Phrase
    status: Marked
    status_sentence: str
    reviewed_on: str
    withdrawal: Withdrawal | None
    facts: tuple[Fact, ...]
    chain: tuple[Phrase, ...]
    quotes: tuple[QuoteView, ...]
    relations: tuple[LinkGroup, ...]
    notes: Phrase
    identifier: str
    file: str
    edit: OutsideLink | None
    permalink: OutsideLink | None
    document: Link
    report: OutsideLink | None
    neighbours: Neighbours | None
    formerly: tuple[Link, ...]
    cite: CiteBox | None
    history: RecordHistory
    metadata: dict[str, str]


def record_view(
    lookup: Lookup,
    record: Record,
    facts: Sequence[Fact],
    *,
    chain: Sequence[Attribution] = (),
    shown_elsewhere: Collection[str] = (),
) -> RecordView:
    """A record with its facts → what its page shows; `shown_elsewhere` names the relations that the page shows in its own way."""
    settings, kind = lookup.settings, KIND_WORDS[record.kind]
    path, file, title = lookup.path(record.id), record_path(record.kind, record.id), lookup.titles[record.id]
    summary = lookup.optional_prose(record.summary)
    address = site_address(settings, page_address(path))
    return RecordView(
        path=path,
        title=title,
        description=_description(plain_words(record.summary or "", lookup.dossier.records) or title),
        kind=record.kind,
        kind_word=kind.one,
        index=Link(kind.heading, index_path(record.kind)),
        summary=Phrase() if " ".join(summary.plain.split()) == title and not _has_links(summary) else summary,
        status=status_mark(record.status),
        status_sentence=_if_withdrawn(record)[0] if record.status == "withdrawn" else STATUSES[record.status],
        reviewed_on=date_in_words(record.reviewed_on),
        withdrawal=_withdrawal(lookup, record),
        facts=tuple(fact for fact in facts if fact.value),
        chain=attribution_chain(lookup, chain),
        quotes=quotes_of_record(lookup, record.id),
        relations=relations_to(lookup, record.id, shown_elsewhere),
        notes=lookup.optional_prose(record.notes),
        identifier=record.id,
        file=file,
        edit=OutsideLink(file, settings.edit_address.rstrip("/") + "/" + file) if settings.edit_address else None,
        permalink=OutsideLink(address, address) if address else None,
        document=Link("JSON", document_path(record.kind, record.id)),
        report=report_link(lookup, record.id, address) if lookup.is_for_screens else None,
        neighbours=neighbours(lookup, record),
        formerly=tuple(Link(former, page_path(record.kind, former)) for former in record.formerly),
        cite=cite_box(lookup, record) if lookup.is_for_screens else None,
        history=record_history(lookup, record),
        metadata=record_metadata(lookup, record) if lookup.is_for_screens else {},
    )


def status_mark(status: str) -> Marked:
    """A record's status as a badge."""
    return Marked(term_in_words(status), "withdrawn" if status == "withdrawn" else "draft", status)


def attribution_chain(lookup: Lookup, chain: Sequence[Attribution]) -> tuple[Phrase, ...]:
    """Who says that who says, outermost first, each with the source's own words for it."""
    return tuple(
        phrase(
            lookup.link(link.who),
            " – in the source’s words: “",
            Marked(link.cue, "exact"),
            "”",
            *((" (the one meant: “", Marked(link.antecedent, "exact"), "”)") if link.antecedent else ()),
            *((" (in ", lookup.short_link(link.source), ")") if link.source else ()),
        )
        for link in chain
    )


def relations_to(lookup: Lookup, identifier: str, shown_elsewhere: Collection[str] = ()) -> tuple[LinkGroup, ...]:
    """The records that refer to this one, grouped by how they do, groups in the order of their headings."""
    groups: dict[str, list[str]] = {}
    for backlink in lookup.dossier.backlinks_to(identifier):
        if backlink.label not in shown_elsewhere and not _is_own_word(lookup, identifier, backlink.from_id, backlink.label):
            groups.setdefault(backlink.label, []).append(backlink.from_id)
    return tuple(
        LinkGroup(relation_heading(label), tuple(named_with_kind(lookup, other) for other in dict.fromkeys(groups[label])))
        for label in sorted(groups, key=relation_heading)
    )


def _is_own_word(lookup: Lookup, actor: str, identifier: str, label: str) -> bool:
    """Whether an actor is said to pass on what is their own: the innermost link of a chain is the holder."""
    record = lookup.dossier.records[identifier]
    if label != _PASSES_ON:
        return False
    if isinstance(record, Statement):
        return record.holder == actor
    if isinstance(record, Figure):
        return all(value.holder == actor for value in record.values if any(link.who == actor for link in value.attribution))
    return False


def named_with_kind(lookup: Lookup, identifier: str) -> Phrase:
    """A link to a record, with the word for its kind, and that it is withdrawn where it is."""
    kind = KIND_WORDS[lookup.dossier.records[identifier].kind].one
    return phrase(lookup.marked_link(identifier), Marked(f" ({kind})", "quiet"))


def _has_links(words: Phrase) -> bool:
    return any(isinstance(piece, Link) for piece in words.pieces)


def _withdrawal(lookup: Lookup, record: Record) -> Withdrawal | None:
    if record.status != "withdrawn":
        return None
    return Withdrawal(
        date_in_words(record.withdrawn_on),
        _if_withdrawn(record)[1],
        lookup.optional_prose(record.withdrawn_reason),
        lookup.marked_link(record.superseded_by) if record.superseded_by else Phrase(),
    )


def _if_withdrawn(record: Record) -> tuple[str, str]:
    """What its withdrawal means, and how what follows on its page is to be read."""
    return _OF_A_SOURCE if isinstance(record, Source) else _OF_A_RECORD


def _description(text: str) -> str:
    return text if len(text) <= LONGEST_DESCRIPTION else text[:LONGEST_DESCRIPTION].rsplit(" ", 1)[0] + " …"
