"""The variorum: one statement, each source a witness (TEI), its readings aligned word by word.

The only room that imports collatex.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from collatex import Collation, collate

from ..dossier import BoundQuote, Dossier, SourceText
from ..numbers_in_text import main_language
from ..quotations import fold_marks
from ..records import Disagreement, Statement
from ..seed_texts import Span
from .shared_runs import LEAST_WORDS
from .stances import order_in_time, standing_statements

#: Words of each outlet shown before and after the shared words.
WORDS_AROUND: Final = 12
#: A longer passage is aligned in pieces of no use to a reader; it is left out.
_MOST_TOKENS: Final = 400
#: An alignment says something where so many words are shared by all, or this share of the shortest reading.
_LEAST_SHARED: Final = 3
_LEAST_SHARE: Final = 0.5
#: Small words of fewer letters are mostly of grammar.
_LEAST_LETTERS: Final = 4
_TOKEN: Final = re.compile(r"\w+(?:['’‑-]\w+)*|[^\w\s]+")


@dataclass(frozen=True)
class Witness:
    """One source's reading, with the words that the outlet puts around it.

    The three put together are the source's own line, runs of white space as one space: `before` ends and `after` begins with
    a space only where the source has white space there. `is_cut_before` and `is_cut_after` say that the source's sentence
    goes on there, beyond what is shown. `statement` is the record of its words.
    """

    statement: str
    source: str
    words: str
    before: str
    after: str
    is_cut_before: bool
    is_cut_after: bool


@dataclass(frozen=True)
class Column:
    """One place of the alignment: what each witness reads there; None where it has nothing.

    `is_shared` if all read the same but for case and typography.
    """

    readings: tuple[str | None, ...]
    is_shared: bool
    is_punctuation: bool


@dataclass(frozen=True)
class Variorum:
    """The aligned witnesses of one statement; `fullest` is the source whose reading has the most words.

    With a `disagreement` they are those of several statements, since the sources lay the same words to different speakers.
    """

    statement: str
    disagreement: str | None
    utterance: str | None
    witnesses: tuple[Witness, ...]
    columns: tuple[Column, ...]
    fullest: str

    @property
    def variants(self) -> int:
        """In how many places the words (not the punctuation) differ."""
        return sum(1 for column in self.columns if not column.is_shared and not column.is_punctuation)


def variorum(dossier: Dossier) -> tuple[Variorum, ...]:
    """Every statement that two or more sources of one language quote, in the order of time.

    A translation differs in every word, and says nothing of who left what out: the language with the most sources is compared.
    At the end stand the same words that sources lay to different speakers, where a disagreement says so.
    """
    standing = {statement.id: statement for statement in sorted(standing_statements(dossier), key=order_in_time)}
    found = [_variorum(dossier, (statement,)) for statement in standing.values()]
    found += [
        _of_several_speakers(dossier, record, [standing[one] for one in record.between if one in standing])
        for record in dossier.of_kind(Disagreement)
        if record.type == "attribution" and record.status != "withdrawn"
    ]
    return tuple(entry for entry in found if entry is not None)


def _of_several_speakers(dossier: Dossier, record: Disagreement, statements: Sequence[Statement]) -> Variorum | None:
    """The statements of a disagreement beside each other; None unless each has a holder and a source of its own and a run is the same."""
    sources = [{bound.quote.source for bound in dossier.quotes_of(statement.id)} for statement in statements]
    if len({statement.holder for statement in statements}) < max(2, len(statements)) or len(set().union(*sources)) < sum(map(len, sources)):
        return None
    entry = _variorum(dossier, statements, record.id)
    return entry if entry is not None and _longest_run(entry.columns) >= LEAST_WORDS else None


def _longest_run(columns: Sequence[Column]) -> int:
    """How many words in a row all witnesses share."""
    words = (column.is_shared for column in columns if not column.is_punctuation)
    return max((sum(1 for _ in run) for is_shared, run in groupby(words) if is_shared), default=0)


def _variorum(dossier: Dossier, statements: Sequence[Statement], disagreement: str | None = None) -> Variorum | None:
    by_source: dict[str, list[BoundQuote]] = {}
    statement_in: dict[str, str] = {}
    for statement in statements:
        for bound in dossier.quotes_of(statement.id):
            if not dossier.texts[bound.quote.source].is_withdrawn:
                by_source.setdefault(bound.quote.source, []).append(bound)
                statement_in[bound.quote.source] = statement.id
    languages = {source: main_language(dossier.texts[source].record.language) for source in by_source}
    compared = next((language for language, _ in Counter(languages.values()).most_common(1)), "")
    by_source = {source: quotes for source, quotes in by_source.items() if languages[source] == compared}
    if len(by_source) < 2:
        return None
    witnesses = tuple(_witness(dossier, statement_in[source], source, quotes) for source, quotes in by_source.items())
    columns = aligned([witness.words for witness in witnesses])
    if not columns or not _is_worth_showing([witness.words for witness in witnesses], columns):
        return None
    fullest = max(witnesses, key=lambda witness: sum(1 for token in _TOKEN.findall(witness.words) if token[0].isalnum())).source
    utterance = statements[0].utterance if disagreement is None else None
    return Variorum(statements[0].id, disagreement, utterance, witnesses, columns, fullest)


def _is_worth_showing(texts: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether the readings are the same, or share enough words, and not those of grammar alone."""
    shared = [column.readings[0] or "" for column in columns if column.is_shared and not column.is_punctuation]
    if all(column.is_shared for column in columns):
        return True
    shortest = min(sum(1 for token in _TOKEN.findall(text) if token[0].isalnum()) for text in texts)
    is_enough = len(shared) >= _LEAST_SHARED or len(shared) >= _LEAST_SHARE * shortest
    return is_enough and not all(is_of_grammar(word) for word in shared)


def is_of_grammar(word: str) -> bool:
    """Whether a word is so short and small that two readings may share it by chance: “on”, “the”; no name, no number."""
    return len(word) < _LEAST_LETTERS and word.isalpha() and word.islower()


def _witness(dossier: Dossier, statement: str, source: str, quotes: Sequence[BoundQuote]) -> Witness:
    whole = dossier.texts[source]
    text = whole.text
    spans = _merged(text, [span for bound in quotes for span in bound.spans])
    words = " […] ".join(_single_spaced(text[span.start : span.end]).strip() for span in spans)
    before, _ = whole.words_around(spans[0], WORDS_AROUND)
    _, after = whole.words_around(spans[-1], WORDS_AROUND)
    return Witness(
        statement,
        source,
        words,
        _single_spaced(before).lstrip(),
        _single_spaced(after).rstrip(),
        is_cut_before=_is_inside_sentence(whole, spans[0].start - len(before.lstrip())),
        is_cut_after=_is_inside_sentence(whole, spans[-1].end + len(after.rstrip())),
    )


def _is_inside_sentence(text: SourceText, place: int) -> bool:
    return any(sentence.start < place < sentence.end for sentence in text.sentences)


def _single_spaced(text: str) -> str:
    """Runs of white space as one space, at both ends too."""
    return re.sub(r"\s+", " ", text)


def _merged(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans in order; those that overlap, or have only white space between them, as one."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if merged and (span.start <= merged[-1].end or not text[merged[-1].end : span.start].strip()):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def aligned(texts: Sequence[str]) -> tuple[Column, ...]:
    """Two or more readings, aligned token by token; empty where one is too long to be of use."""
    tokens = [_TOKEN.findall(text) for text in texts]
    if any(not row or len(row) > _MOST_TOKENS for row in tokens):
        return ()
    if len({tuple(map(_normal, row)) for row in tokens}) == 1:
        # All read the same but for case and typography, as most of what an agency sends out: there is nothing to collate.
        return tuple(
            Column(readings, is_shared=True, is_punctuation=not re.search(r"\w", readings[0])) for readings in zip(*tokens, strict=True)
        )
    witnesses = {
        "witnesses": [
            {"id": f"w{number:03}", "tokens": [{"t": token, "n": _normal(token)} for token in row]} for number, row in enumerate(tokens)
        ]
    }
    table: Any = collate(Collation.create_from_dict(witnesses), output="table", segmentation=False)
    rows: Mapping[str, list[Any]] = {row.header: row.cells for row in table.rows}
    columns = []
    for place in range(len(table.columns)):
        readings = tuple(_reading(rows[f"w{number:03}"][place]) for number in range(len(texts)))
        normal = {None if reading is None else _normal(reading) for reading in readings}
        said = [reading for reading in readings if reading is not None]
        columns.append(Column(readings, len(normal) == 1, all(not re.search(r"\w", reading) for reading in said)))
    return tuple(columns)


def _normal(token: str) -> str:
    return fold_marks(token).casefold()


def _reading(cell: Any) -> str | None:
    """The tokens of one cell as they are printed."""
    return " ".join(token.token_data["t"] for token in cell) if cell else None
