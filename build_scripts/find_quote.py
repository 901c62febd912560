"""Words → the YAML of a quote of them: where they stand in the source texts, and what makes them unambiguous."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .dossier import Dossier, SourceText
from .quotation_marks import is_speech
from .quotations import QuotableText, bind, fold_words, nearest_passage
from .seed_texts import Span, line_and_column
from .turns import speakers_of_turn
from .yaml_files import write_scalar

#: The most words before or after that are tried to tell two places apart.
_MOST_CONTEXT: Final = 12


@dataclass(frozen=True)
class FoundQuote:
    """One place where the words stand: the source, the line in its file, and the YAML to paste."""

    source: str
    file: str
    line: int
    yaml: str


def find_quotes(dossier: Dossier, words: str) -> tuple[FoundQuote, ...]:
    """Every place in scope where the words stand as whole words, sources in order."""
    return tuple(found for source, text in dossier.texts.items() for found in _in_source(dossier, source, text, words))


def nearest_quote(dossier: Dossier, words: str) -> tuple[str, str] | None:
    """The source and the passage that come nearest to words that stand nowhere."""
    found = [(source, nearest_passage(text.quotable, fold_words(words))) for source, text in dossier.texts.items()]
    return next(((source, passage) for source, passage in found if passage), None)


def _in_source(dossier: Dossier, source: str, text: SourceText, words: str) -> Iterator[FoundQuote]:
    for span in _places(text, words):
        shown = " ".join(text.text[span.start : span.end].split())
        context = _needed_context(text, shown, span)
        line = line_and_column(text.text, span.start)[0]
        if context is None:
            yield FoundQuote(
                source, text.seed.file, line, "# The words around do not make this place the only one: quote a longer passage."
            )
            continue
        lines = [f"  - source: {source}", f"    exact: {write_scalar(shown)}"]
        lines += [f"    {name}: {write_scalar(value)}" for name, value in context.items()]
        is_spoken = is_speech(text.text, span) or speakers_of_turn(dossier, source, span)
        role = "quoted_speech" if is_spoken else "own_reporting"
        lines.append(f"    role: {role}")
        yield FoundQuote(source, text.seed.file, line, "\n".join(lines))


def _places(text: SourceText, words: str) -> Iterator[Span]:
    """Each place in scope, found by looking again in what follows the last one."""
    wanted = fold_words(words)
    folded = text.quotable.folded
    start = folded.text.find(wanted) if wanted else -1
    while start >= 0:
        span = folded.original(start, start + len(wanted))
        place = bind(QuotableText(text.text, folded, (span,)), (words,), suggests=False)
        if isinstance(place, tuple) and any(passage.contains(span) for passage in text.passages):
            yield span
        start = folded.text.find(wanted, start + 1)


def _needed_context(text: SourceText, words: str, span: Span) -> dict[str, str] | None:
    """The shortest words before, else after, else on both sides, that make a place the only one; None where none do."""
    if bind(text.quotable, (words,), suggests=False) == (span,):
        return {}
    # Over the ends of lines: the words that stand alone on a line have none beside them.
    words_before, words_after = text.text[: span.start].split()[-_MOST_CONTEXT:], text.text[span.end :].split()[:_MOST_CONTEXT]
    for count in range(1, _MOST_CONTEXT + 1):
        before, after = " ".join(words_before[-count:]), " ".join(words_after[:count])
        for context in ({"prefix": before}, {"suffix": after}, {"prefix": before, "suffix": after}):
            if all(context.values()) and bind(text.quotable, (words,), **context, suggests=False) == (span,):
                return context
    return None
