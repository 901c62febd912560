"""`feed.xml` (Atom, RFC 4287) and `feed.json` (JSON Feed 1.1): the editions and what each changed, for those who follow the dossier.

Every entry has the day of its edition or of its note; what has no day yet, a change after the latest edition that nobody has
told the reason of, waits for the next one. The only room that imports feedgen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from feedgen.feed import FeedGenerator

from ..citations.references import site_address
from ..history import Change, Step
from ..identifiers import page_address, page_path
from ..page_views.changes import step_sentence
from ..page_views.lookup import Lookup
from ..page_views.wording import CHANGE_WORDS

ATOM: Final = "feed.xml"
JSON_FEED: Final = "feed.json"
_JSON_FEED_VERSION: Final = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True)
class FeedEntry:
    """An entry of a feed: its permanent name, its page, its words, and its day."""

    id: str
    address: str
    title: str
    text: str
    day: str


def feed_files(lookup: Lookup) -> dict[str, str | bytes]:
    """Both feeds by their paths below the site; none where the site has no address, which an entry's name needs."""
    if not lookup.settings.address:
        return {}
    entries = sorted(_entries(lookup), key=lambda entry: (entry.day, entry.id), reverse=True)
    return {ATOM: _atom(lookup, entries), JSON_FEED: _json_feed(lookup, entries)}


def _entries(lookup: Lookup) -> Iterator[FeedEntry]:
    for step in lookup.history.steps:
        if step.name and step.date:
            yield _edition(lookup, step, step.name, step.date)
        for change in step.changes:
            yield from _change(lookup, step, change)


def _edition(lookup: Lookup, step: Step, name: str, day: str) -> FeedEntry:
    address = site_address(lookup.settings, f"e/{name}/index.html")
    return FeedEntry(address, address, f"Edition {name}", step_sentence(step), day)


def _change(lookup: Lookup, step: Step, change: Change) -> Iterator[FeedEntry]:
    day = step.date or max((note.on for note in change.notes), default="")
    if not day:
        return
    title = lookup.titles.get(change.now, change.id).rstrip(".")
    address = site_address(lookup.settings, page_address(page_path(change.kind, change.now)))
    notes = " ".join(f"{note.type.capitalize()}: {lookup.prose(note.note).plain}" for note in change.notes)
    fields = ", ".join(dict.fromkeys(difference.field.split(", ")[0].replace("_", " ") for difference in change.differences))
    text = " ".join(part for part in (f"{CHANGE_WORDS[change.what].capitalize()}.", f"Fields: {fields}." if fields else "", notes) if part)
    state = change.sha256_after or f"{change.sha256_before}-removed"
    yield FeedEntry(f"{address}#{state[:24]}", f"{address}#history", f"{title}: {CHANGE_WORDS[change.what]}", text, day)


def _atom(lookup: Lookup, entries: list[FeedEntry]) -> str:
    settings, feed = lookup.settings, FeedGenerator()
    feed.id(site_address(settings, ATOM))
    feed.title(f"{settings.name}: changes")
    feed.author(name=settings.author or settings.name)
    feed.link(href=site_address(settings, "changes.html"), rel="alternate")
    feed.link(href=site_address(settings, ATOM), rel="self")
    feed.language("en")
    feed.updated(_moment(entries[0].day if entries else "1970-01-01"))
    for entry in reversed(entries):
        item = feed.add_entry()
        item.id(entry.id)
        item.title(entry.title)
        item.link(href=entry.address)
        item.summary(entry.text)
        item.updated(_moment(entry.day))
    return str(feed.atom_str(pretty=True).decode("utf-8"))


def _json_feed(lookup: Lookup, entries: list[FeedEntry]) -> str:
    settings = lookup.settings
    feed = {
        "version": _JSON_FEED_VERSION,
        "title": f"{settings.name}: changes",
        "home_page_url": site_address(settings, "changes.html"),
        "feed_url": site_address(settings, JSON_FEED),
        "language": "en",
        "authors": [{"name": settings.author or settings.name}],
        "items": [
            {
                "id": entry.id,
                "url": entry.address,
                "title": entry.title,
                "content_text": entry.text,
                "date_published": f"{entry.day}T00:00:00Z",
            }
            for entry in entries
        ],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _moment(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC)
