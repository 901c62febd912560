"""The bias panel: how few the sources are, what they are, and what is not known of them.

It stands beside every statement about “all” or “no” source, and on each index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..dossier import Dossier
from ..records import Source
from .stances import standing_statements


@dataclass(frozen=True)
class Corpus:
    """Counts over the sources that are not withdrawn; each list holds (value, number), the most frequent first."""

    sources: int
    withdrawn: int
    languages: tuple[tuple[str, int], ...]
    genres: tuple[tuple[str, int], ...]
    publishers_shown: int
    dates_shown: int
    titles_shown: int
    truncated: int
    words_in_scope: int
    statements: int
    sides: tuple[tuple[str, int], ...]


def corpus_of(dossier: Dossier) -> Corpus:
    """What the dossier rests on."""
    standing = [source for source in dossier.of_kind(Source) if source.status != "withdrawn"]
    statements = standing_statements(dossier)
    return Corpus(
        sources=len(standing),
        withdrawn=sum(1 for source in dossier.of_kind(Source) if source.status == "withdrawn"),
        languages=_counted(source.language or "not shown" for source in standing),
        genres=_counted(source.genre or "not shown" for source in standing),
        publishers_shown=sum(1 for source in standing if source.publisher),
        dates_shown=sum(1 for source in standing if source.published),
        titles_shown=sum(1 for source in standing if source.title),
        truncated=sum(1 for source in standing if source.truncated),
        words_in_scope=sum(
            len(dossier.texts[source.id].text[passage.start : passage.end].split())
            for source in standing
            if source.id in dossier.texts
            for passage in dossier.texts[source.id].passages
        ),
        statements=len(statements),
        sides=_counted(dossier.party(statement.holder) for statement in statements),
    )


def _counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(values)
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
