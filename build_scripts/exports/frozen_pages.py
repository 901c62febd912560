"""`e/<edition>/…`: each record as it stood in an edition, marked as frozen, from the edition's file alone.

Nothing of today goes into these pages, so that they never change: what has changed since is told on the record's page of today,
which each of them links to. They are plain HTML with one style sheet, and a tenth of a page of the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..dates import parse_date
from ..editions import SHOWN_DIGITS, Edition, FrozenEntry, edition_text
from ..history import in_words
from ..identifiers import frozen_path
from ..page_views.frozen_names import FrozenNames
from ..page_views.frozen_values import FrozenField, frozen_fields
from ..page_views.lookup import Lookup
from ..page_views.wording import KIND_WORDS
from ..render_pages import render_html
from ..settings import Settings

_NOT_FIELDS: Final = frozenset({"id", "kind", "quotes"})


@dataclass(frozen=True)
class FrozenQuote:
    """Words of a source as they stood, with their places (code points of the file)."""

    words: str
    source: str
    source_path: str
    places: str


@dataclass(frozen=True)
class FrozenPage:
    """A record as it stood."""

    title: str
    kind: str
    id: str
    sha256: str
    edition: str
    date: str
    dossier: str
    top: str
    fields: tuple[FrozenField, ...]
    quotes: tuple[FrozenQuote, ...]
    today: str


@dataclass(frozen=True)
class FrozenIndex:
    """All records of an edition, by kind."""

    edition: str
    date: str
    sha256: str
    dossier: str
    top: str
    kinds: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


def frozen_files(lookup: Lookup) -> dict[str, str | bytes]:
    """The pages of every edition, an index of each, and its file, by their paths below the site."""
    return dict(pair for edition in lookup.dossier.editions for pair in _files(edition, lookup.settings))


def _files(edition: Edition, settings: Settings) -> Iterator[tuple[str, str]]:
    names = FrozenNames(edition)
    yield f"e/{edition.name}/edition.json", edition_text(edition)
    yield f"e/{edition.name}/index.html", render_html("frozen-index.html.j2", _index(names, settings))
    for entry in edition.records:
        yield frozen_path(edition.name, entry.kind, entry.id), render_html("frozen.html.j2", _page(names, entry, settings))


def _index(names: FrozenNames, settings: Settings) -> FrozenIndex:
    edition = names.edition
    kinds: dict[str, list[tuple[str, str, str]]] = {}
    for entry in edition.records:
        kinds.setdefault(entry.kind, []).append((names.titles[entry.id], f"{entry.kind}/{entry.id}.html", entry.sha256[:SHOWN_DIGITS]))
    return FrozenIndex(
        edition=edition.name,
        date=parse_date(edition.date).in_words,
        sha256=edition.sha256,
        dossier=settings.name,
        top="../../",
        kinds=tuple((_kind(kind, many=True), tuple(lines)) for kind, lines in kinds.items()),
    )


def _page(names: FrozenNames, entry: FrozenEntry, settings: Settings) -> FrozenPage:
    return FrozenPage(
        title=names.titles[entry.id],
        kind=_kind(entry.kind, many=False),
        id=entry.id,
        sha256=entry.sha256,
        edition=names.edition.name,
        date=parse_date(names.edition.date).in_words,
        dossier=settings.name,
        top="../../../",
        fields=frozen_fields(entry.record, _NOT_FIELDS, names),
        quotes=tuple(_quote(quote, names) for quote in entry.record.get("quotes", ())),
        today=f"../../../{entry.kind}/{entry.id}.html",
    )


def _quote(quote: Mapping[str, Any], names: FrozenNames) -> FrozenQuote:
    source = str(quote.get("source", ""))
    places = ", ".join(f"{start} to {end}" for start, end in quote.get("places", ()))
    return FrozenQuote(in_words(quote.get("exact")), names.titles.get(source, source), names.path(source), places)


def _kind(kind: str, *, many: bool) -> str:
    """A kind's word; a kind of old that the dossier no longer has is called as it was."""
    words = KIND_WORDS.get(kind)
    return kind if words is None else words.heading if many else words.one.capitalize()
