"""What has changed: in one record, and in the dossier from edition to edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from ..history import Change, Difference, Step, in_words
from ..identifiers import frozen_path, page_path
from ..problems import count_of
from ..prose import prose_segments
from ..records import ChangeNote, Record
from .frozen_values import value_in_line
from .lookup import Lookup, date_in_words
from .phrases import Link, Marked, Phrase, Piece, phrase
from .wording import CHANGE_WORDS, field_label, term_in_words

#: The fields by which an item of a list is known, the first that it has.
_KNOWN_BY: Final = ("text", "exact", "name", "words", "value", "cue")
#: An item of a list is named by so many code points at most.
_LONGEST_NAME: Final = 60


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
    notes = _notes(lookup, lookup.history.other_notes.get(record.id, ()))
    if notes:
        before = f"Before edition {lookup.dossier.editions[0].name}" if editions else "Before the first edition"
        changes = (*changes, ChangeView(phrase(before), notes, ()))
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
    name = (
        phrase(lookup.link(change.now, _within_line(lookup.titles[change.now])))
        if change.now in lookup.dossier.records
        else phrase(page_path(change.kind, change.id)[:-3])
    )
    reason = (
        lookup.dossier.records[change.now].withdrawn_reason if change.what == "withdrawn" and change.now in lookup.dossier.records else None
    )
    notes = _notes(lookup, change.notes)
    if reason:
        notes = (*notes, phrase(Marked("Reason", "strong"), ": ", lookup.prose(reason)))
    # That a record is withdrawn or moved, and why, is told already; the fields that say so need not be.
    shown = [difference for difference in change.differences if change.what == "changed" or not difference.is_of_the_record]
    heading = phrase(name, f": {words}") if with_link else phrase(f"{words.capitalize()} {state}")
    return ChangeView(heading, notes, tuple(difference_in_words(lookup, change.kind, difference) for difference in shown))


def _notes(lookup: Lookup, notes: Iterable[ChangeNote]) -> tuple[Phrase, ...]:
    """Each reason that the editors give: the kind of change, its day, and the note."""
    return tuple(
        phrase(Marked(term_in_words(note.type).capitalize(), "strong"), f", {date_in_words(note.on)}: ", lookup.prose(note.note))
        for note in notes
    )


def difference_in_words(lookup: Lookup, kind: str, difference: Difference) -> Phrase:
    """`Summary: “…” became “…”`; what was not there, is there no more, or stands elsewhere in its list, says so.

    References are told by the names of their records, and lead to them.
    """
    label = phrase(Marked(", ".join(field_label(part) for part in difference.fields), "strong"), *_of_part(difference), ": ")
    before, after = (
        phrase(*_value(lookup, kind, difference, value)) if words else None
        for words, value in zip((difference.before, difference.after), difference.values, strict=True)
    )
    if before and after:
        return phrase(label, before, " stands in another place" if difference.is_moved else phrase(" became ", after))
    if before or after:
        return phrase(label, *((after, " was added") if after else (before, " was taken out")))
    return phrase(label, "changed")


def _within_line(title: str) -> str:
    """A title without its full stop, since the line goes on after it."""
    return title.removesuffix(".")


def _of_part(difference: Difference) -> tuple[str, ...]:
    """Which item of a list it is that holds the field, by its first words; nothing where the field is what it is known by."""
    name = next((name for name in _KNOWN_BY if difference.part and difference.part.get(name)), "")
    if not difference.part or name in {"", difference.fields[-1]}:
        return ()
    words = "".join(segment.words for segment in prose_segments(in_words(difference.part[name])))
    return (f" (of “{words}”)" if len(words) <= _LONGEST_NAME else f" (of “{words[:_LONGEST_NAME].rsplit(' ', 1)[0]} …”)",)


def _value(lookup: Lookup, kind: str, difference: Difference, value: Any) -> Iterator[Piece]:
    """A value as a reader reads it: a record by its name alone, all else in quotation marks."""
    line = value_in_line(kind, difference.fields, value, lookup.names_of_all_states)
    pieces: list[Piece] = []
    for path, together in groupby(line, key=lambda piece: piece.path):
        words = [piece.words for piece in together]
        pieces.extend([Link(_within_line(name), path) for name in words] if path else [Marked("".join(words), "variant")])
    if len(pieces) == 1 and isinstance(pieces[0], Link):
        yield pieces[0]
        return
    yield from ("“", *pieces, "”")
