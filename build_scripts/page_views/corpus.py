"""The bias panel: how few the sources are and what they are; a page, and one line for all the others."""

from __future__ import annotations

from dataclasses import dataclass

from ..problems import count_of
from .grids import Grid, grid
from .lookup import Lookup, date_in_words
from .phrases import Fact, Link, Marked, Phrase, joined, phrase
from .wording import NOT_SHOWN, language_in_words, term_in_words


@dataclass(frozen=True)
class CorpusView:
    """The page on the sources as a whole."""

    facts: tuple[Fact, ...]
    sources: Grid
    sides: Grid


def panel(lookup: Lookup) -> Phrase:
    """One line: what “these sources” are; it stands wherever a page speaks of all of them, or of none."""
    corpus = lookup.computed.corpus
    parts = [
        count_of(corpus.sources, "text"),
        f"by language: {_listed(corpus.languages, languages=True)}",
        f"by genre: {_listed(corpus.genres)}",
        f"a day of publication is shown by {corpus.dates_shown} of {corpus.sources}",
    ]
    if corpus.truncated:
        parts.append(f"{corpus.truncated} cut short")
    if corpus.withdrawn:
        parts.append(f"{corpus.withdrawn} more withdrawn")
    return phrase("These sources: " + "; ".join(parts) + ". ", Link("What they are, and what that means", "corpus.md"))


def corpus_view(lookup: Lookup) -> CorpusView:
    """What the sources are, and whose statements they carry."""
    corpus = lookup.computed.corpus
    sources = lookup.dossier.sources
    return CorpusView(
        facts=(
            Fact("Texts", phrase(str(corpus.sources), f" ({corpus.withdrawn} more withdrawn)" if corpus.withdrawn else None)),
            Fact("Words in scope", phrase(f"{corpus.words_in_scope:,}")),
            Fact("Languages", phrase(_listed(corpus.languages, languages=True))),
            Fact("Genres", phrase(_listed(corpus.genres))),
            Fact("Show a title", phrase(f"{corpus.titles_shown} of {corpus.sources}")),
            Fact("Show a publisher", phrase(f"{corpus.publishers_shown} of {corpus.sources}")),
            Fact("Show a day of publication", phrase(f"{corpus.dates_shown} of {corpus.sources}")),
            Fact("Cut short", phrase(f"{corpus.truncated} of {corpus.sources}")),
            Fact("Statements taken from them", phrase(str(corpus.statements))),
        ),
        sources=grid(
            "sources",
            "Each text, and what it shows of itself",
            ("Text", "In the voice of", "Genre", "Language", "Published", "Cut short", "Statements"),
            (
                (
                    lookup.marked_link(source.id),
                    (
                        lookup.link(source.outlet),
                        term_in_words(source.genre) if source.genre else Marked(NOT_SHOWN, "quiet"),
                        language_in_words(source.language) if source.language else Marked(NOT_SHOWN, "quiet"),
                        date_in_words(source.published) or Marked(NOT_SHOWN, "quiet"),
                        lookup.prose(source.truncated) if source.truncated else "no",
                        str(sum(source.id in lookup.sources_of(statement) for statement in lookup.computed.standing)),
                    ),
                )
                for source in sources
            ),
        ),
        sides=grid(
            "sides",
            f"Whose {count_of(corpus.statements, 'statement')} these texts carry, by party",
            ("Party", "Statements", "Of all"),
            ((lookup.party_mark(party), (str(count), _share(count, corpus.statements))) for party, count in corpus.sides),
        ),
    )


def _share(count: int, total: int) -> str:
    """A part in whole per cent; what is some is never printed as none, nor what is not all as all."""
    if 0 < count < total:
        percent = 100 * count / total
        return "under 1%" if percent < 0.5 else "over 99%" if percent >= 99.5 else f"{percent:.0f}%"
    return f"{count / total:.0%}"


def _listed(counts: tuple[tuple[str, int], ...], *, languages: bool = False) -> str:
    """`mixed 4, news report 1`; a value that all have stands alone."""
    words = [(language_in_words(value) if languages and value != "not shown" else term_in_words(value), count) for value, count in counts]
    return words[0][0] if len(words) == 1 else joined((f"{word} {count}" for word, count in words)).plain or "none"
