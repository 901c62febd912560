"""What has changed: in one record, and in the dossier from edition to edition."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..history import Change, Difference, Step
from ..identifiers import frozen_path, page_path
from ..problems import count_of
from ..records import Record
from .lookup import Lookup, date_in_words
from .phrases import Link, Marked, Phrase, phrase
from .wording import CHANGE_WORDS, field_label, term_in_words


@dataclass(frozen=True)
class ChangeView:
    """One change: in which state it came, the record, what became of it, and every field that differs."""

    heading: Phrase
    notes: tuple[Phrase, ...]
    differences: tuple[Phrase, ...]


@dataclass(frozen=True)
class RecordHistory:
    """A record's hash, the editions that hold it, and its changes, the latest first."""

    sha256: str
    editions: tuple[Phrase, ...]
    changes: tuple[ChangeView, ...]
    sentence: str


@dataclass(frozen=True)
class StepView:
    """From one state of the dossier to the next: when, a sentence that counts, and the changes."""

    heading: str
    sentence: str
    frozen: Link | None
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True)
class ChangesView:
    """The page of all changes; feeds need an address of the site."""

    state: str
    has_feeds: bool
    steps: tuple[StepView, ...]


def record_history(lookup: Lookup, record: Record) -> RecordHistory:
    """A record → its history."""
    names = (record.id, *record.formerly)
    editions = []
    for edition in lookup.dossier.editions:
        entry = next((edition.by_id[name] for name in names if name in edition.by_id), None)
        if entry is not None:
            same = "as it is now" if entry.sha256 == lookup.dossier.record_hashes[record.id] else "as it was then"
            editions.append(
                phrase(
                    Link(f"Edition {edition.name}", frozen_path(edition.name, entry.kind, entry.id)),
                    f", {date_in_words(edition.date)}: {same}",
                )
            )
    changes = tuple(_change(lookup, change, _state(step), with_link=False) for step, change in lookup.history.by_record.get(record.id, ()))
    sentence = "" if changes or not editions else "It has not changed since it was first published in an edition."
    if not editions:
        sentence = "It stands in no edition yet."
    return RecordHistory(lookup.dossier.record_hashes[record.id], tuple(editions), changes, sentence)


def changes_view(lookup: Lookup) -> ChangesView:
    """Every step from the first edition to the present, the latest first."""
    state = f"{lookup.dossier.edition_label.in_words}."
    return ChangesView(state, bool(lookup.settings.address), tuple(_step(lookup, step) for step in lookup.history.steps))


def step_sentence(step: Step) -> str:
    """How many records a state has, and how many changed since the edition before it."""
    counts = Counter[str](change.what for change in step.changes)
    told = ", ".join(f"{counts[what]} {words}" for what, words in CHANGE_WORDS.items() if counts[what])
    since = f"Since edition {step.since}: {told or 'nothing has changed'}." if step.since else "The first edition." if step.name else ""
    return f"{count_of(step.records, 'record')}. {since}".strip()


def _step(lookup: Lookup, step: Step) -> StepView:
    return StepView(
        heading=f"Edition {step.name}, {date_in_words(step.date)}" if step.name else "The present",
        sentence=step_sentence(step),
        frozen=Link("All records as they stood", f"e/{step.name}/index.html") if step.name else None,
        changes=tuple(_change(lookup, change, "", with_link=True) for change in step.changes),
    )


def _state(step: Step) -> str:
    return f"in edition {step.name}, {date_in_words(step.date)}" if step.name else f"after edition {step.since}"


def _change(lookup: Lookup, change: Change, state: str, *, with_link: bool) -> ChangeView:
    words = CHANGE_WORDS[change.what]
    # A record that is gone from the records is named by its id; nothing else is left of it here.
    name = phrase(lookup.link(change.now)) if change.now in lookup.dossier.records else phrase(page_path(change.kind, change.id)[:-3])
    reason = (
        lookup.dossier.records[change.now].withdrawn_reason if change.what == "withdrawn" and change.now in lookup.dossier.records else None
    )
    notes = [
        phrase(Marked(term_in_words(note.type).capitalize(), "strong"), f", {date_in_words(note.on)}: ", lookup.prose(note.note))
        for note in change.notes
    ]
    if reason:
        notes.append(phrase(Marked("Reason", "strong"), ": ", lookup.prose(reason)))
    # That a record is withdrawn or moved, and why, is told already; the fields that say so need not be.
    shown = [difference for difference in change.differences if change.what == "changed" or not difference.is_of_the_record]
    heading = phrase(name, f": {words}") if with_link else phrase(f"{words.capitalize()} {state}")
    return ChangeView(heading, tuple(notes), tuple(_difference(difference) for difference in shown))


def _difference(difference: Difference) -> Phrase:
    """`Summary: “…” became “…”`; a field that was not there, or is there no more, says so."""
    label = ", ".join(field_label(part) for part in difference.field.split(", "))
    before = phrase("“", Marked(difference.before, "variant"), "”") if difference.before else None
    after = phrase("“", Marked(difference.after, "variant"), "”") if difference.after else None
    if before and after:
        return phrase(Marked(label, "strong"), ": ", before, " became ", after)
    return phrase(Marked(label, "strong"), ": ", *((after, " was added") if after else (before, " was taken out")))
