"""A new source against the rest of the dossier: what it repeats, what may be another story, what is new in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .actor_names import actors_named_in, stands_in
from .analysis.coverage import coverage_of
from .analysis.shared_runs import shared_runs_of
from .dossier import Dossier, SourceText
from .problems import count_of
from .records import Place
from .seed_texts import Span, line_and_column

#: So many paragraphs in a row that name nobody and no place of the dossier look like another story.
STRANGE_PARAGRAPHS = 4


@dataclass(frozen=True)
class Finding:
    """Something to look at in a new source: the line in its file, and a sentence."""

    line: int
    sentence: str


def survey(dossier: Dossier, source: str) -> tuple[Finding, ...]:
    """What an editor should look at first in a source, in the order of its text."""
    text = dossier.texts[source]
    found = [*_open(dossier, source), *_repeated(dossier, text, source), *_strange(dossier, text)]
    return tuple(sorted(found, key=lambda finding: finding.line))


def _repeated(dossier: Dossier, text: SourceText, source: str) -> Iterator[Finding]:
    """Runs of words that stand in another source too: one origin, not two."""
    for run in shared_runs_of(dossier):
        if source not in {run.first_source, run.second_source}:
            continue
        own, other = (run.first, run.second_source) if run.first_source == source else (run.second, run.first_source)
        line, words = _where_most_stands(text.text, own)
        yield Finding(
            line, f"{run.words} words stand in {other} too: “{_short(words)}”. The same words are one utterance with two witnesses."
        )


def _where_most_stands(text: str, run: Span) -> tuple[int, str]:
    """The line that holds most of a run, and its words there: a run may begin with the end of what somebody else said before."""
    line = line_and_column(text, run.start)[0]
    parts = [" ".join(part.split()) for part in text[run.start : run.end].split("\n")]
    most = max(range(len(parts)), key=lambda number: len(parts[number]))
    return line + most, parts[most]


def _strange(dossier: Dossier, text: SourceText) -> Iterator[Finding]:
    """Stretches of paragraphs in scope that name nobody and no place of the dossier: perhaps another story."""
    places = [place.name for place in dossier.of_kind(Place)]
    stretch: list[Span] = []
    for paragraph in [*text.paragraphs, Span(len(text.text), len(text.text))]:
        words = text.text[paragraph.start : paragraph.end]
        in_scope = any(passage.contains(paragraph) for passage in text.passages)
        if in_scope and words and not actors_named_in(dossier, words) and not stands_in(words, places):
            stretch.append(paragraph)
            continue
        if len(stretch) >= STRANGE_PARAGRAPHS:
            line = line_and_column(text.text, stretch[0].start)[0]
            first = " ".join(text.text[stretch[0].start : stretch[0].end].split())
            sentence = f"{len(stretch)} paragraphs from here on name nobody and no place of the dossier, beginning “{_short(first)}”. "
            yield Finding(line, sentence + "If it is another story, exclude it with the reason.")
        stretch = []


def _open(dossier: Dossier, source: str) -> Iterator[Finding]:
    """Sentences in scope that no record quotes yet: what is new, or has to be ignored with a reason.

    Of a text that no record quotes yet this is said once, and not of each sentence.
    """
    text = dossier.texts[source]
    sentences = coverage_of(dossier, source).sentences
    still_open = [sentence for sentence in sentences if sentence.state == "open"]
    if still_open and not dossier.quotes_by_source.get(source):
        count = count_of(len(still_open), "sentence")
        sentence = f"No record quotes this text yet: {count} in scope, from here on, to be quoted or ignored with a reason."
        yield Finding(still_open[0].line, sentence)
        return
    for found in still_open:
        words = " ".join(text.text[found.span.start : found.span.end].split())
        yield Finding(found.line, f"Not handled yet: “{_short(words)}”")


def _short(words: str) -> str:
    pieces = words.split()
    return " ".join(pieces[:12]) + (" …" if len(pieces) > 12 else "")
