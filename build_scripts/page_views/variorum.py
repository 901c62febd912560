"""The variorum: one statement as several sources print it, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from ..analysis.readings import Column, Variorum, is_of_grammar
from ..problems import count_of
from .analysis_lines import day_mark, statement_of
from .grids import Grid, GridCell, GridRow, Head, grid
from .lookup import Lookup
from .phrases import Link, Marked, Phrase, Piece, joined, phrase
from .statement_lines import holder_with_party

#: What stands where words are left out, and what it means.
_LEFT_OUT: Final = "[…]"
_SIGNS: Final = (
    "“[…]” marks what is left out: between two parts, what the record does not quote; at the beginning or the end, that the source’s "
    "sentence goes on there."
)
#: So many shared words, all of grammar, between two variants are a chance of the alignment, and no shared passage.
_MOST_BY_CHANCE: Final = 2
#: What stands in the apparatus where a witness has nothing.
NOTHING: Final = "(nothing)"


@dataclass(frozen=True)
class Passage:
    """Places of the alignment that follow each other and are alike: what each witness prints there."""

    readings: tuple[str, ...]
    is_shared: bool
    is_punctuation: bool


@dataclass(frozen=True)
class VariorumSection:
    """One statement, or a disagreement on whose the words are: its witnesses in whole, and the places where they differ."""

    anchor: str
    kind: str
    statement: Phrase
    said: Phrase
    facts: str
    signs: str
    witnesses: Grid
    apparatus: Grid


@dataclass(frozen=True)
class VariorumView:
    """The page of all statements that several sources print."""

    overview: Grid
    sections: tuple[VariorumSection, ...]


def variorum_view(lookup: Lookup) -> VariorumView:
    """Every statement that two or more sources quote, in the order of time."""
    entries = lookup.computed.variorum
    several = sum(1 for entry in entries if entry.disagreement)
    besides = "; at the end, words that sources lay to different speakers" if several else ""
    return VariorumView(
        overview=grid(
            "statements",
            f"{count_of(len(entries) - several, 'statement')} that two or more of these sources quote, in the order of time{besides}",
            ("Statement", "Said", "Sources", "Words that differ", "Fullest in"),
            (
                (
                    Link(lookup.titles[_subject(entry)], "variorum.md", _subject(entry)),
                    (
                        _said_by_several(lookup, entry) if entry.disagreement else day_mark(statement_of(lookup, entry.statement)),
                        str(len(entry.witnesses)),
                        str(entry.variants),
                        lookup.short_link(entry.fullest),
                    ),
                )
                for entry in entries
            ),
        ),
        sections=tuple(variorum_section(lookup, entry) for entry in entries),
    )


def variorum_section(lookup: Lookup, entry: Variorum) -> VariorumSection:
    """One statement, aligned."""
    statement = statement_of(lookup, entry.statement)
    found = tuple(passages([witness.words for witness in entry.witnesses], entry.columns))
    return VariorumSection(
        anchor=_subject(entry),
        kind="Disagreement" if entry.disagreement else "Statement",
        statement=phrase(lookup.link(_subject(entry))),
        said=_said_by_several(lookup, entry)
        if entry.disagreement
        else phrase(
            holder_with_party(lookup, statement.holder),
            ", ",
            day_mark(statement),
            *((", ", lookup.marked_link(entry.utterance).pieces[0]) if entry.utterance else ()),
        ),
        facts=_facts(lookup, entry),
        signs=_SIGNS,
        witnesses=_witnesses(lookup, entry, found),
        apparatus=_apparatus(lookup, entry, found),
    )


def _subject(entry: Variorum) -> str:
    """The record that the witnesses stand under: a statement, or the disagreement on whose it is."""
    return entry.disagreement or entry.statement


def _said_by_several(lookup: Lookup, entry: Variorum) -> Phrase:
    """`Laid to different speakers: to Ann in text A, and to Ben in text B`."""
    witnesses = [entry.witnesses[number] for number in _columns(lookup, entry)]
    laid = (
        phrase("to ", lookup.link(statement_of(lookup, witness.statement).holder), " in ", lookup.short_link(witness.source))
        for witness in witnesses
    )
    return phrase("Laid to different speakers: ", joined(laid, ", and "))


def passages(texts: Sequence[str], columns: Sequence[Column]) -> Iterator[Passage]:
    """The columns of an alignment → passages in the witnesses' own spelling and spacing; their readings, put together, are the texts."""
    at = [0] * len(texts)
    groups = _without_chance([(is_shared, list(found)) for is_shared, found in groupby(columns, key=lambda column: column.is_shared)])
    for number, (is_shared, found) in enumerate(groups):
        readings = []
        for witness, text in enumerate(texts):
            end = at[witness]
            for column in found:
                end = _after(text, end, column.readings[witness])
            if number == len(groups) - 1:
                end = len(text)
            readings.append(text[at[witness] : end])
            at[witness] = end
        yield Passage(tuple(readings), is_shared, all(column.is_punctuation for column in found))


def _without_chance(groups: Sequence[tuple[bool, list[Column]]]) -> list[tuple[bool, list[Column]]]:
    """The groups, each shared word of grammar that stands alone between two variants joined to them."""
    joined: list[tuple[bool, list[Column]]] = []
    for number, (is_shared, found) in enumerate(groups):
        is_between = 0 < number < len(groups) - 1 and all(
            any(not column.is_punctuation for column in groups[beside][1]) for beside in (number - 1, number + 1)
        )
        is_joined = is_shared and is_between and _is_chance(found)
        if is_joined or (joined and joined[-1][0] == is_shared):
            joined[-1][1].extend(found)
        else:
            joined.append((is_shared, list(found)))
    return joined


def _is_chance(shared: Sequence[Column]) -> bool:
    said = [column.readings[0] or "" for column in shared if not column.is_punctuation]
    return len(said) <= _MOST_BY_CHANCE and all(map(is_of_grammar, said))


def _after(text: str, start: int, reading: str | None) -> int:
    """Where a reading ends that begins at or after a place; its tokens stand there in order, with or without space."""
    end = start
    for token in (reading or "").split():
        place = text.find(token, end)
        end = place + len(token) if place >= 0 else end
    return end


def _facts(lookup: Lookup, entry: Variorum) -> str:
    if not entry.variants:
        return "The words are the same."
    words = f"{count_of(entry.variants, 'word')} {'differs' if entry.variants == 1 else 'differ'}"
    return f"{words}. The fullest reading is that of {lookup.names[entry.fullest]}."


def _columns(lookup: Lookup, entry: Variorum) -> list[int]:
    """The numbers of the witnesses in the order of their sources' labels."""
    return sorted(range(len(entry.witnesses)), key=lambda number: lookup.dossier.label_order(entry.witnesses[number].source))


def _witnesses(lookup: Lookup, entry: Variorum, found: Sequence[Passage]) -> Grid:
    """Each witness in whole: shared words plain, its variants marked, the outlet's words around in a lighter voice."""
    rows = []
    for number in _columns(lookup, entry):
        witness = entry.witnesses[number]
        pieces: list[Piece] = [Marked(f"{_LEFT_OUT} ", "context")] if witness.is_cut_before else []
        pieces += [Marked(witness.before, "context")] if witness.before else []
        for passage in found:
            pieces.extend(_printed(passage.readings[number], passage))
        if witness.after:
            pieces.append(Marked(witness.after, "context"))
        if witness.is_cut_after:
            pieces.append(Marked(f" {_LEFT_OUT}", "context"))
        head = phrase(lookup.quote_link(witness.statement, witness.source, lookup.names[witness.source]))
        rows.append(GridRow(head, (GridCell((phrase(*pieces),), ""),)))
    caption = phrase(
        f"{lookup.titles[_subject(entry)]} – each source’s words; underlined where they differ from another’s, lighter where they stand "
        "around the quoted words"
    )
    return Grid(f"grid-witnesses-{_subject(entry)}", caption, ((Head(phrase("Source")), Head(phrase("Words"))),), tuple(rows))


def _printed(words: str, passage: Passage) -> Iterator[Piece]:
    if passage.is_shared or not words.strip():
        yield words
        return
    inner = words.strip()
    start = words.index(inner)
    yield words[:start]
    yield Marked(inner, "variant", "punctuation" if passage.is_punctuation else "words")
    yield words[start + len(inner) :]


def _apparatus(lookup: Lookup, entry: Variorum, found: Sequence[Passage]) -> Grid:
    """Passage by passage: shared words once, variants by source; differences of punctuation alone are named as such."""
    sources = [lookup.names[witness.source] for witness in entry.witnesses]
    columns = _columns(lookup, entry)
    rows = []
    for number, passage in enumerate(found, 1):
        if passage.is_shared:
            cells: tuple[GridCell, ...] = (GridCell((phrase(_plain(passage.readings[columns[0]])),), "All", len(sources)),)
            head = f"{number} shared"
        else:
            cells = tuple(
                GridCell((phrase(Marked(_plain(words), "variant") if words.strip() else Marked(NOTHING, "quiet")),), source)
                for words, source in ((passage.readings[column], sources[column]) for column in columns)
            )
            head = f"{number} {'punctuation' if passage.is_punctuation else 'variant'}"
        rows.append(GridRow(phrase(head), cells))
    heads = (Head(phrase("Passage")), *(Head(phrase(sources[column])) for column in columns))
    caption = phrase(
        f"{lookup.titles[_subject(entry)]} – the same, passage by passage, in the order of the text; "
        f"what is shared, as {sources[columns[0]]} prints it"
    )
    return Grid(f"grid-apparatus-{_subject(entry)}", caption, (heads,), tuple(rows))


def _plain(words: str) -> str:
    return " ".join(words.split())
