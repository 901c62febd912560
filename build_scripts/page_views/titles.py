"""What a record is called: on its page, in links to it, in search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from ..prose import prose_segments
from ..records import Actor, Disagreement, Event, Explainer, Figure, Place, Precedent, Proposition, Record, Source, Statement, Utterance

#: A title longer than this (code points) is cut at a word's end. A statement's is its summary, where a hedge may stand last.
LONGEST_TITLE: Final = 240


def titles_of(records: Mapping[str, Record]) -> dict[str, str]:
    """Every record's title; a source's has its label before it, where it has one.

    Where two records of a kind would be called the same, both are told apart: a figure by what it belongs to, where that does;
    else, as every other record, by its id.
    """
    return cited_titles_of(records) | {
        record.id: f"{record.label} – {shortened(record.title)}" if record.title else record.label
        for record in records.values()
        if isinstance(record, Source) and record.label
    }


def names_of(records: Mapping[str, Record], titles: Mapping[str, str]) -> dict[str, str]:
    """What a record is called where there is little room, and within sentences: a source by its label, where it has one."""
    return {
        identifier: (record.label if isinstance(record, Source) else None) or titles[identifier] for identifier, record in records.items()
    }


def cited_titles_of(records: Mapping[str, Record]) -> dict[str, str]:
    """Every record's title as a citation has it: the label of a source is the dossier's own name for it, and stays out."""
    titles = {identifier: shortened(_title(record, records)) for identifier, record in records.items()}
    often = Counter((records[identifier].kind, title) for identifier, title in titles.items())
    told_apart = {identifier: _with_context(identifier, title, records, often) for identifier, title in titles.items()}
    often = Counter((records[identifier].kind, title) for identifier, title in told_apart.items())
    return {
        identifier: title if often[records[identifier].kind, title] == 1 else f"{titles[identifier]} ({identifier})"
        for identifier, title in told_apart.items()
    }


def _with_context(identifier: str, title: str, records: Mapping[str, Record], often: Mapping[tuple[str, str], int]) -> str:
    record = records[identifier]
    if often[record.kind, title] == 1 or not isinstance(record, Figure) or record.of is None:
        return title
    return shortened(f"{title} ({_name_or_sentence(records.get(record.of), record.of, records)})")


def _title(record: Record, records: Mapping[str, Record]) -> str:
    match record:
        case Statement():
            summary = plain_words(record.summary, records)
            holder = _name(records.get(record.holder), record.holder)
            # “Example (unnamed)” is named where the summary says “the example”.
            return summary if holder.split(" (")[0].casefold() in summary.casefold() else f"{holder}: {summary}"
        case Proposition():
            return plain_words(record.text, records)
        case Source():
            return record.title or words_of_id(record.id)
        case _:
            name = _own_name(record) or (plain_words(record.summary, records) if record.summary else "")
            return name or record.id.replace("-", " ").capitalize()


def words_of_id(identifier: str) -> str:
    """A text that shows no title is called by its id: `text-one` is Text One; its file and its outlet stand on its page."""
    return " ".join(word.capitalize() for word in identifier.split("-"))


def _own_name(record: Record | None) -> str | None:
    """The name that a record's own field gives it, if there is one."""
    match record:
        case Actor() | Place() | Utterance() | Event() | Precedent() | Disagreement():
            return record.name
        case Figure():
            return record.quantity
        case Explainer():
            return record.question
        case Source():
            return record.label or record.title
        case _:
            return None


def _name(record: Record | None, identifier: str) -> str:
    return _own_name(record) or identifier


def plain_words(text: str, records: Mapping[str, Record]) -> str:
    """Prose without its links; a link without words reads as the name of the record that it leads to, or as its sentence."""
    return _without_links(text, lambda linked: _name_or_sentence(records.get(linked), linked, records))


def _name_or_sentence(record: Record | None, identifier: str, records: Mapping[str, Record]) -> str:
    """What a record is called within a sentence: by its own field, else by its sentence, without the full stop.

    A link in that sentence reads as a name only: two may name each other.
    """
    sentence = (record.text if isinstance(record, Proposition) else record.summary) if record else None
    words = _without_links(sentence or "", lambda linked: _name(records.get(linked), linked))
    return _own_name(record) or words.removesuffix(".") or identifier


def _without_links(text: str, named: Callable[[str], str]) -> str:
    words = "".join(segment.words or named(segment.link) if segment.link else segment.words for segment in prose_segments(text))
    return " ".join(words.split())


def words_of_record(title: str, page_title: str, summary: str, quantity: str | None) -> tuple[str, ...]:
    """By which words a citation or a sentence can name a record: its titles, its summary, and how a figure's sentence begins."""
    # The quotation mark after the quantity is left to the sentence: it shows that the words end there.
    return tuple(filter(None, dict.fromkeys((title, page_title, summary, f"For “{quantity}" if quantity else ""))))


def abstract_of(record: Record, records: Mapping[str, Record]) -> str:
    """What a record says, in a sentence of ours: its summary; else the sentence that it is."""
    own = record.summary or (record.text if isinstance(record, Proposition) else "")
    return plain_words(own, records)


def shortened(title: str) -> str:
    """A title, cut at a word's end where it is too long."""
    words = " ".join(title.split())
    if len(words) <= LONGEST_TITLE:
        return words
    return words[: words.rfind(" ", 0, LONGEST_TITLE) if " " in words[:LONGEST_TITLE] else LONGEST_TITLE].rstrip(" ,;:–—") + " …"
