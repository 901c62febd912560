"""What the records of an edition were called then, from that edition's own records, whatever their fields were.

The rules are those of the pages of today (`page_views.titles`), read from plain fields: an old edition need not fit the shapes of today.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol

from ..dossier import Dossier
from ..editions import Edition, FrozenEntry, FrozenRecord
from ..history import in_words
from ..identifiers import page_path
from ..prose import prose_segments
from .titles import shortened, words_of_id, words_of_record

#: The fields by which a record is called, the first that it has; a statement and what has no name is called by its summary.
_NAMING: Final = ("text", "name", "quantity", "question", "title")
_STATEMENTS: Final = frozenset({"claims", "denials"})


class Names(Protocol):
    """What records are called, and where their pages lie."""

    @property
    def titles(self) -> Mapping[str, str]:
        """Every record's title by its id."""

    @property
    def names(self) -> Mapping[str, str]:
        """What each record is called within a line."""

    def path(self, identifier: str) -> str:
        """Where a record's page lies; empty where there is none."""


@dataclass(frozen=True)
class FrozenNames:
    """The titles of an edition's records, and where their pages lie."""

    edition: Edition

    @cached_property
    def titles(self) -> dict[str, str]:
        """Every record's title by its id; two of a kind that would be called the same are told apart by what they belong to, or by id."""
        return self._told_apart({entry.id: self._title(entry) for entry in self.edition.records})

    def _told_apart(self, titles: dict[str, str]) -> dict[str, str]:
        for told_apart in (self._owner, lambda entry: entry.id):
            often = Counter((entry.kind, titles[entry.id]) for entry in self.edition.records)
            shared = [entry for entry in self.edition.records if often[entry.kind, titles[entry.id]] > 1 and told_apart(entry)]
            titles |= {entry.id: f"{titles[entry.id]} ({told_apart(entry)})" for entry in shared}
        return titles

    @cached_property
    def cited_words(self) -> dict[str, tuple[str, ...]]:
        """The words by which each record is cited, by its id: its title as a citation has it first, then what its sentences hold."""
        cited = self._told_apart({entry.id: shortened(self._cited_title(entry)) for entry in self.edition.records})
        return {
            entry.id: words_of_record(
                cited[entry.id], self.titles[entry.id], self._plain(in_words(entry.record.get("summary"))), entry.record.get("quantity")
            )
            for entry in self.edition.records
        }

    @cached_property
    def names(self) -> dict[str, str]:
        """What each record is called within a line: its title, and a source's label where it has one."""
        return {entry.id: in_words(entry.record.get("label")) or self.titles[entry.id] for entry in self.edition.records}

    def path(self, identifier: str) -> str:
        """Where a record's page lies, seen from another record's of the edition; empty where the edition does not hold it."""
        entry = self.edition.by_id.get(identifier)
        return f"../{entry.kind}/{entry.id}.html" if entry else ""

    def _title(self, entry: FrozenEntry) -> str:
        record = entry.record
        if entry.kind == "sources":
            title, label = in_words(record.get("title")), in_words(record.get("label"))
            return " – ".join(filter(None, (label, title))) or words_of_id(entry.id)
        if entry.kind in _STATEMENTS and record.get("summary"):
            summary, holder = self._plain(in_words(record["summary"])), self._own_name(in_words(record.get("holder")))
            return summary if holder.split(" (")[0].casefold() in summary.casefold() else f"{holder}: {summary}"
        named = self._plain(_named(record)) or self._plain(in_words(record.get("summary")))
        return named or entry.id.replace("-", " ").capitalize()

    def _cited_title(self, entry: FrozenEntry) -> str:
        """The title without a source's label, which is the dossier's own name for it."""
        return in_words(entry.record.get("title")) or words_of_id(entry.id) if entry.kind == "sources" else self._title(entry)

    def _owner(self, entry: FrozenEntry) -> str:
        """The name of what a record belongs to; empty where it belongs to nothing."""
        return self._own_name(in_words(entry.record.get("of")))

    def _own_name(self, identifier: str) -> str:
        entry = self.edition.by_id.get(identifier)
        return (in_words(entry.record.get("label")) or _named(entry.record) if entry else "") or identifier

    def _plain(self, text: str) -> str:
        """Prose without its links; a link without words reads as the name of the record that it leads to."""
        return "".join(part.words or self._own_name(part.link) if part.link else part.words for part in prose_segments(text))


@dataclass(frozen=True)
class NamesOfAllStates:
    """What each record of the present and of every edition is called today, or was called last; pages are those of today."""

    dossier: Dossier
    present_titles: Mapping[str, str]
    present_names: Mapping[str, str]

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Every record's title by the ids that it has or had."""
        return self._of_all(self.present_titles, [frozen.titles for frozen in self._with_others])

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What each record is called within a line."""
        return self._of_all(self.present_names, [frozen.names for frozen in self._with_others])

    def path(self, identifier: str) -> str:
        """The Markdown path of a record's page of today; empty where there is none."""
        record = self.dossier.records.get(self._moved.get(identifier, identifier))
        return page_path(record.kind, record.id) if record else ""

    @cached_property
    def _moved(self) -> Mapping[str, str]:
        return {former: record.id for record in self.dossier.records.values() for former in record.formerly}

    @cached_property
    def _with_others(self) -> list[FrozenNames]:
        """What the editions call their records that hold one which has no page of today."""
        editions = self.dossier.editions
        return [FrozenNames(edition) for edition in editions if any(not self.path(identifier) for identifier in edition.by_id)]

    def _of_all(self, present: Mapping[str, str], frozen: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for names in frozen:
            found |= names
        return found | {former: present[now] for former, now in self._moved.items()} | dict(present)


def _named(record: FrozenRecord) -> str:
    return next((in_words(record[name]) for name in _NAMING if record.get(name)), "")
