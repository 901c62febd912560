"""The page on which readers check our quotes against their own copies of the sources."""

from __future__ import annotations

from dataclasses import dataclass

from ..problems import count_of
from .grids import Grid, grid
from .lookup import Lookup
from .phrases import Marked


@dataclass(frozen=True)
class QuoteChecksView:
    """What can be checked: how many quotes, and each source text with its hash."""

    count: str
    sources: Grid


def quote_checks_view(lookup: Lookup) -> QuoteChecksView:
    """Every source text that quotes are bound to."""
    quotes = {source: lookup.dossier.quotes_by_source.get(source, ()) for source in lookup.dossier.in_label_order(lookup.dossier.texts)}
    total = sum(len(bound) for bound in quotes.values())
    return QuoteChecksView(
        count=f"{count_of(total, 'quote')} from {count_of(len(quotes), 'source text')}",
        sources=grid(
            "texts",
            "The source texts by the SHA-256 of their bytes",
            ("Source", "File", "SHA-256", "Quotes"),
            (
                (
                    lookup.link(source),
                    (
                        Marked(lookup.text_of(source).seed.file, "code"),
                        Marked(lookup.text_of(source).seed.sha256, "code"),
                        str(len(bound)),
                    ),
                )
                for source, bound in quotes.items()
            ),
        ),
    )
