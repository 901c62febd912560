"""The linked dossier: records by id, each quote at its place, each relation from both ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from .editions import Edition, EditionLabel, FrozenRecord, record_hash, set_hash
from .load_content import LoadedRecord
from .quotations import QuotableText, words_after, words_before
from .records import Claim, Denial, Quote, Record, SecondReading, Source, Statement
from .seed_texts import SeedText, Span, split_paragraphs
from .yaml_files import Path, YamlFile

RecordT = TypeVar("RecordT", bound=Record)


@dataclass(frozen=True)
class ExcludedSpan:
    """A passage out of scope, with its reason."""

    span: Span
    reason: str


@dataclass(frozen=True)
class IgnoredSpan:
    """Words of sentences that no record quotes, with the reason."""

    span: Span
    reason: str


@dataclass(frozen=True)
class SourceText:
    """A source with its text: what is in scope, what is not, and where each sentence stands."""

    record: Source
    seed: SeedText
    quotable: QuotableText
    passages: tuple[Span, ...]
    excluded: tuple[ExcludedSpan, ...]
    ignored: tuple[IgnoredSpan, ...]
    sentences: tuple[Span, ...]

    def words_around(self, span: Span, count: int) -> tuple[str, str]:
        """Up to so many words before a place and after it: of the same line, and of the same passage in scope."""
        passage = next((passage for passage in self.passages if passage.contains(span)), span)
        before, after = words_before(self.text, span.start, count), words_after(self.text, span.end, count)
        return before[-(span.start - passage.start) :] if span.start > passage.start else "", after[: passage.end - span.end]

    @property
    def text(self) -> str:
        """The whole text, as the file has it. Never to be published whole."""
        return self.seed.text

    @property
    def is_withdrawn(self) -> bool:
        """Whether its source is withdrawn: what rests on it alone counts for nothing."""
        return self.record.status == "withdrawn"

    @cached_property
    def sentences_in_scope(self) -> tuple[Span, ...]:
        """The sentences that lie in a passage, in order."""
        return tuple(sentence for sentence in self.sentences if any(passage.contains(sentence) for passage in self.passages))

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs (lines) of the whole text."""
        return split_paragraphs(self.text)


@dataclass(frozen=True)
class BoundQuote:
    """A quote of a record, at its place: one span (code points of the file) for each part."""

    owner: str
    path: Path
    quote: Quote
    spans: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first part's start to the last part's end."""
        return Span(self.spans[0].start, self.spans[-1].end)


@dataclass(frozen=True)
class Backlink:
    """A relation, seen from the record that it leads to."""

    from_id: str
    label: str
    path: Path


@dataclass(frozen=True, eq=False)
class Dossier:
    """Everything linked. Records are in the order of their ids; nothing here is ever changed."""

    loaded: Mapping[str, LoadedRecord]
    texts: Mapping[str, SourceText]
    quotes: Mapping[str, tuple[BoundQuote, ...]]
    backlinks: Mapping[str, tuple[Backlink, ...]]
    published_ids: tuple[tuple[str, str], ...]
    wording: YamlFile | None
    unread_ids: frozenset[str] = field(default=frozenset())
    second_reading: SecondReading | None = None
    #: Every edition that has been frozen, the oldest first.
    editions: tuple[Edition, ...] = ()

    @cached_property
    def records(self) -> dict[str, Record]:
        """Every record by its id."""
        return {identifier: loaded.record for identifier, loaded in self.loaded.items()}

    def of_kind(self, shape: type[RecordT]) -> tuple[RecordT, ...]:
        """The records of one kind, in the order of their ids."""
        return tuple(record for record in self._by_kind.get(shape.kind, ()) if isinstance(record, shape))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every claim, then every denial, each in the order of their ids; withdrawn ones too."""
        return (*self.of_kind(Claim), *self.of_kind(Denial))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources in the order of their labels, “Text 9” before “Text 10”; those without one last, in the order of their ids."""
        return tuple(sorted(self.of_kind(Source), key=lambda source: _label_order(source.label)))

    def in_label_order(self, sources: Iterable[str]) -> tuple[str, ...]:
        """Ids of sources, each once, in the order of their labels; those without one last, in the order that they came in."""
        return tuple(sorted(dict.fromkeys(sources), key=self.label_order))

    def label_order(self, source: str) -> tuple[bool, list[tuple[int, str]]]:
        """Where a source stands by its label; all that have none stand together, last."""
        return _label_order(self.get(source, Source).label)

    def find(self, identifier: str | None, shape: type[RecordT]) -> RecordT | None:
        """The record with that id, if it is there and of that kind."""
        record = self.records.get(identifier) if identifier else None
        return record if isinstance(record, shape) else None

    def get(self, identifier: str, shape: type[RecordT]) -> RecordT:
        """The record with that id; raises KeyError with the id where there is none of that kind."""
        record = self.records[identifier]
        if not isinstance(record, shape):
            raise KeyError(f"{identifier} is of the kind {record.kind}, not {shape.kind}")
        return record

    def quotes_of(self, identifier: str) -> tuple[BoundQuote, ...]:
        """The bound quotes of a record, in the record's order."""
        return self.quotes.get(identifier, ())

    def fallen_sources(self, identifier: str) -> tuple[Source, ...]:
        """The sources that a record quotes, where every one of them is withdrawn; empty where one stands, or where it quotes none."""
        sources = [self.texts[source] for source in dict.fromkeys(bound.quote.source for bound in self.quotes_of(identifier))]
        return tuple(text.record for text in sources) if all(text.is_withdrawn for text in sources) else ()

    def backlinks_to(self, identifier: str, label: str | None = None) -> tuple[Backlink, ...]:
        """The relations that lead to a record, in the order of the records they come from."""
        found = self.backlinks.get(identifier, ())
        return found if label is None else tuple(link for link in found if link.label == label)

    def ancestors(self, actor: str) -> tuple[str, ...]:
        """What an actor is part of, nearest first; its last is the actor's party."""
        chain: list[str] = []
        seen = {actor}
        record = self.records.get(actor)
        parent = getattr(record, "part_of", None)
        while parent and parent not in seen and parent in self.records:
            chain.append(parent)
            seen.add(parent)
            parent = getattr(self.records[parent], "part_of", None)
        return tuple(chain)

    def party(self, actor: str) -> str:
        """The outermost body that an actor belongs to; the actor itself where it belongs to none."""
        return (*((actor,)), *self.ancestors(actor))[-1]

    @cached_property
    def frozen_records(self) -> dict[str, FrozenRecord]:
        """Every record by its id as an edition freezes it: its fields, and in each quote the source's own words with their places.

        Numbers are texts as they were written. What is not there is left out, so that a new field of a kind changes no old hash;
        so are the pins of sentences, which say nothing, and the notes on changes, which are not what the record says.
        """
        return {identifier: self._frozen(identifier) for identifier in self.records}

    @cached_property
    def record_hashes(self) -> dict[str, str]:
        """The hash of every record by its id (SHA-256 of its canonical form)."""
        return {identifier: record_hash(record) for identifier, record in self.frozen_records.items()}

    @cached_property
    def edition_label(self) -> EditionLabel:
        """What the present set of records is: the latest edition, or what stands after it."""
        sha256 = set_hash({f"{record.kind}/{record.id}": self.record_hashes[record.id] for record in self.records.values()})
        if not self.editions:
            return EditionLabel(None, None, sha256, has_changed=False)
        latest = self.editions[-1]
        return EditionLabel(latest.name, latest.date, sha256, has_changed=latest.sha256 != sha256)

    def frozen_in(self, identifier: str) -> Edition | None:
        """The latest edition, where the record stands in it as it is now."""
        latest = self.editions[-1] if self.editions else None
        entry = latest.by_id.get(identifier) if latest else None
        return latest if entry is not None and entry.sha256 == self.record_hashes[identifier] else None

    def _frozen(self, identifier: str) -> FrozenRecord:
        record = self.records[identifier]
        fields: dict[str, Any] = record.model_dump(mode="json", exclude_none=True, exclude={"sentences", "changes"})
        for bound in self.quotes_of(identifier):
            holder: Any = fields
            for step in bound.path:
                holder = holder[step]
            text = self.texts[bound.quote.source].text
            holder["exact"] = [text[span.start : span.end] for span in bound.spans]
            holder["places"] = [[span.start, span.end] for span in bound.spans]
            holder.pop("prefix", None)
            holder.pop("suffix", None)
        return {"kind": record.kind, "id": record.id, **_without_empty(fields)}

    @cached_property
    def _by_kind(self) -> dict[str, list[Record]]:
        kinds: dict[str, list[Record]] = {}
        for record in self.records.values():
            kinds.setdefault(record.kind, []).append(record)
        return kinds

    @cached_property
    def quotes_by_source(self) -> dict[str, tuple[BoundQuote, ...]]:
        """Every quote by its source, in the order of the text."""
        found: dict[str, list[BoundQuote]] = {}
        for quotes in self.quotes.values():
            for bound in quotes:
                found.setdefault(bound.quote.source, []).append(bound)
        return {
            source: tuple(sorted(quotes, key=lambda bound: (bound.span.start, bound.span.end, bound.owner, bound.path)))
            for source, quotes in found.items()
        }


def _without_empty(value: Any) -> Any:
    """The same without empty lists and mappings, at any depth."""
    if isinstance(value, dict):
        return {name: kept for name, item in value.items() if (kept := _without_empty(item)) not in ([], {})}
    return [_without_empty(item) for item in value] if isinstance(value, list) else value


def _label_order(label: str | None) -> tuple[bool, list[tuple[int, str]]]:
    """A label as a key to sort by: its numbers as numbers."""
    parts = re.findall(r"([0-9]+)|([^0-9]+)", (label or "").casefold())
    return label is None, [(int(number or 0), words) for number, words in parts]
