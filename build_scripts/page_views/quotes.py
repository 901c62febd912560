"""A quote as a page shows it: the source's own words at their place, with the words around."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ..dossier import BoundQuote, SourceText
from ..escaping import Markdown
from ..identifiers import quote_anchor
from ..pictures.quote_strip import quote_strip
from ..seed_texts import Span
from ..vocabularies import QUOTE_ROLES
from .lookup import Lookup
from .phrases import Link, Marked, Phrase, Piece, phrase
from .wording import term_anchor, term_in_words

#: So many words of the same paragraph are shown before and after a quote, in a lighter voice.
WORDS_AROUND: Final = 12
#: So many words of a quote are shown where many are listed.
WORDS_IN_LIST: Final = 14
_WORDS: Final = re.compile(r"\S+")


@dataclass(frozen=True)
class QuoteView:
    """One quote: its words, where they stand, whose they are."""

    anchor: str
    words: Phrase
    source: Phrase
    place: str
    characters: str
    strip: Markdown
    role: Link
    role_sentence: str


def quotes_of_record(lookup: Lookup, identifier: str) -> tuple[QuoteView, ...]:
    """Every quote of a record, in the record's order."""
    return tuple(quote_view(lookup, bound) for bound in lookup.dossier.quotes_of(identifier))


def quote_view(lookup: Lookup, bound: BoundQuote) -> QuoteView:
    """A bound quote → what its record's page shows of it."""
    text = lookup.text_of(bound.quote.source)
    paragraph, sentence = lookup.place_of(bound)
    role = bound.quote.role
    return QuoteView(
        anchor=quote_anchor(lookup.quote_numbers[bound.owner, bound.path]),
        words=_words_in_context(text, bound),
        source=lookup.marked_link(bound.quote.source),
        place=f"paragraph {paragraph}, sentence {sentence}",
        characters=f"characters {bound.span.start}–{bound.span.end}",
        strip=quote_strip(bound.span.start, bound.span.end, len(text.text)),
        role=Link(term_in_words(role), "method.md", term_anchor("role of quoted words", role)),
        role_sentence=QUOTE_ROLES[role],
    )


def quoted_words(lookup: Lookup, bound: BoundQuote) -> str:
    """The source's words at the quote's place, its parts joined by the sign of an elision."""
    text = lookup.text_of(bound.quote.source).text
    return " […] ".join(text[span.start : span.end] for span in bound.spans)


def first_words(lookup: Lookup, bound: BoundQuote) -> str:
    """The first words of a quote, for lists: the whole stands on its record's page."""
    words = quoted_words(lookup, bound)
    found = list(_WORDS.finditer(words))
    return words if len(found) <= WORDS_IN_LIST else words[: found[WORDS_IN_LIST - 1].end()] + " …"


def _words_in_context(text: SourceText, bound: BoundQuote) -> Phrase:
    language = text.record.language or ""
    before, after = _around(text, bound.span)
    pieces: list[Piece] = [Marked(before, "context", language=language)] if before.strip() else []
    for number, span in enumerate(bound.spans):
        if number:
            pieces.append(Marked(" […] ", "elision"))
        pieces.append(Marked(text.text[span.start : span.end], "exact", language=language))
    if after.strip():
        pieces.append(Marked(after, "context", language=language))
    return phrase(*pieces)


def _around(text: SourceText, span: Span) -> tuple[str, str]:
    """Words before and after, of the same paragraph and the same passage in scope."""
    before, after = text.words_around(span, WORDS_AROUND)
    is_cut_before = before.strip() != "" and text.text[: span.start - len(before)].rstrip(" \t\u00a0")[-1:] not in {"", "\n"}
    line_end = text.text.find("\n", span.end)
    rest = text.text[span.end + len(after) : line_end if line_end >= 0 else len(text.text)]
    is_cut_after = after.strip() != "" and rest.strip() != ""
    return ("… " if is_cut_before else "") + before, after + (" …" if is_cut_after else "")
