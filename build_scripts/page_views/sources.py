"""What the page of a source shows: what the text shows of itself, its scope, every quote taken from it. Never the whole text."""

from __future__ import annotations

from dataclasses import dataclass

from ..analysis.coverage import coverage_of, words_quoted
from ..escaping import Markdown
from ..identifiers import quote_anchor
from ..pictures.coverage_strip import bars_in_words, counts_in_words, coverage_strip
from ..records import Source
from ..vocabularies import GENRES
from .grids import Grid, grid
from .lookup import Lookup, date_in_words
from .phrases import Fact, Link, Marked, OutsideLink, Phrase, Table, phrase, table
from .quotes import first_words
from .record_pages import RecordView, record_view
from .withdrawals import Effect, effect_of
from .wording import KIND_WORDS, NOT_SHOWN, term_anchor, term_in_words


@dataclass(frozen=True)
class SourceView:
    """A source's page."""

    record: RecordView
    shown: Table
    scope: tuple[Fact, ...]
    excluded: Table
    strip: Markdown | None
    strip_key: str
    sentences: Grid | None
    ignored: Grid | None
    effect: Effect | None
    quotes: Table


_SHOWN_HERE = {"quoted in"}


def source_view(lookup: Lookup, source: Source) -> SourceView:
    """A source → its page."""
    facts = [
        Fact("What it says in its own voice is held by", phrase(lookup.link(source.outlet))),
        Fact("File", phrase(Marked(source.file, "code"))),
        Fact("SHA-256", phrase(Marked(source.sha256, "code"))),
        Fact("Cut short", lookup.optional_prose(source.truncated)),
    ]
    return SourceView(
        record=record_view(lookup, source, facts, shown_elsewhere=_SHOWN_HERE),
        shown=_what_it_shows(lookup, source),
        scope=_scope(lookup, source.id),
        excluded=_excluded(lookup, source.id),
        strip=_strip(lookup, source.id),
        strip_key=bars_in_words(coverage_of(lookup.dossier, source.id)).lower() if source.id in lookup.dossier.texts else "",
        sentences=_sentences(lookup, source.id),
        ignored=_ignored(lookup, source),
        effect=effect_of(lookup, source.id),
        quotes=_quotes(lookup, source.id),
    )


def _what_it_shows(lookup: Lookup, source: Source) -> Table:
    """Each fact about the source, or that the text does not show it; and from where it is known."""
    genre: Phrase | None = None
    if source.genre:
        genre = phrase(
            Link(term_in_words(source.genre), "method.md", term_anchor("genre of source", source.genre)), f": {GENRES[source.genre]}"
        )
    values: list[tuple[str, str | OutsideLink | Phrase | None, str | None]] = [
        ("Title", source.title, source.basis.title),
        ("Publisher", source.publisher, source.basis.publisher),
        ("Genre", genre, source.basis.genre),
        ("Published", date_in_words(source.published), source.basis.published),
        ("Language", source.language, source.basis.language),
        ("Address", OutsideLink(source.url, source.url) if source.url else None, source.basis.url),
    ]
    return table(
        ("Fact", "As the text shows it", "From where it is known"),
        ((label, value or Marked(NOT_SHOWN, "quiet"), lookup.optional_prose(basis)) for label, value, basis in values),
    )


def _scope(lookup: Lookup, identifier: str) -> tuple[Fact, ...]:
    text = lookup.dossier.texts.get(identifier)
    if text is None:
        return ()
    in_scope = sum(span.end - span.start for span in text.passages)
    return (
        Fact("Length of the file", phrase(f"{len(text.text):,} characters")),
        Fact("In scope", phrase(f"{in_scope:,} characters, {len(text.sentences_in_scope)} sentences")),
        *(
            Fact(f"Passage {number} in scope", phrase("from “", Marked(ends.first, "exact"), "” to “", Marked(ends.last, "exact"), "”"))
            for number, ends in enumerate(text.record.scope.passages, 1)
        ),
        Fact("Sentences in scope", phrase(_coverage(lookup, identifier))),
        Fact("Quotes taken", phrase(_quotes_taken(lookup, identifier))),
    )


def _coverage(lookup: Lookup, identifier: str) -> str:
    """What has become of the sentences in scope."""
    return counts_in_words(coverage_of(lookup.dossier, identifier))


def _quotes_taken(lookup: Lookup, identifier: str) -> str:
    """How many quotes there are, and how much of the text they hold together."""
    quoted, words = words_quoted(lookup.dossier, identifier)
    quotes = len(lookup.dossier.quotes_by_source.get(identifier, ()))
    return f"{quotes}; together they hold {quoted:,} of the {words:,} words in scope"


def _strip(lookup: Lookup, identifier: str) -> Markdown | None:
    """The sentences in a row, by what has become of them."""
    text = lookup.dossier.texts.get(identifier)
    return coverage_strip(coverage_of(lookup.dossier, identifier), len(text.text), "coverage") if text else None


def _sentences(lookup: Lookup, identifier: str) -> Grid | None:
    """Every sentence in scope by place and length, with the records that quote it or the reason why none does."""
    if identifier not in lookup.dossier.texts:
        return None
    states = {"used": "quoted", "ignored": "left unused", "withdrawn": "quoted by withdrawn records alone", "open": "not yet handled"}
    return grid(
        "sentences",
        "Every sentence in scope, by its place and length; its words stand where they are quoted",
        ("Sentence", "Line", "Characters", "State", "Quoted in, or why not"),
        (
            (
                str(sentence.number),
                (
                    str(sentence.line),
                    f"{sentence.span.start}–{sentence.span.end}",
                    states[sentence.state],
                    tuple(lookup.marked_link(record) for record in sentence.records) or sentence.reason or "–",
                ),
            )
            for sentence in coverage_of(lookup.dossier, identifier).sentences
        ),
    )


def _ignored(lookup: Lookup, source: Source) -> Grid | None:
    """The sentences that no record quotes, by the words that name them, each with the reason."""
    if not source.ignored:
        return None
    return grid(
        "ignored",
        "Sentences in scope that no record quotes, by words of theirs, each with the reason",
        ("Words", "Why no record quotes it"),
        ((Marked(ignored.words, "exact", language=source.language or ""), (lookup.prose(ignored.reason),)) for ignored in source.ignored),
    )


def _excluded(lookup: Lookup, identifier: str) -> Table:
    """What is out of scope: place, length and reason; its words are not shown."""
    text = lookup.dossier.texts.get(identifier)
    return table(
        ("Characters", "Length", "Why it does not belong to the dossier"),
        (
            (f"{passage.span.start}–{passage.span.end}", f"{passage.span.end - passage.span.start:,}", lookup.prose(passage.reason))
            for passage in (text.excluded if text else ())
        ),
    )


def _quotes(lookup: Lookup, identifier: str) -> Table:
    """Every quote in the order of the text: its place, its first words, and the record that shows it whole."""
    rows = []
    for bound in lookup.dossier.quotes_by_source.get(identifier, ()):
        paragraph, sentence = lookup.place_of(bound)
        anchor = quote_anchor(lookup.quote_numbers[bound.owner, bound.path])
        kind = KIND_WORDS[lookup.dossier.records[bound.owner].kind].one
        rows.append(
            (
                phrase(f"paragraph {paragraph}, sentence {sentence}"),
                phrase(Marked(first_words(lookup, bound), "exact", language=lookup.text_of(identifier).record.language or "")),
                phrase(lookup.marked_link(bound.owner, anchor=anchor), Marked(f" ({kind})", "quiet")),
            )
        )
    return table(("Place", "Words", "Shown whole in"), rows)
