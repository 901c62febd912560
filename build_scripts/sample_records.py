"""Records drawn at random, laid out for a check by hand: what is said of the words beside the words themselves."""

from __future__ import annotations

import random
from collections.abc import Iterator

from .analysis.figure_values import in_words
from .checks.attribution import words_around
from .dossier import Dossier
from .records import Figure, Record, Statement


def sample_of(dossier: Dossier, count: int, seed: int) -> Iterator[str]:
    """So many records that quote (or all, where there are fewer), each as a block of lines; the same seed gives the same records."""
    quoting = [record for record in dossier.records.values() if dossier.quotes_of(record.id) and record.status != "withdrawn"]
    draw = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
    for number, record in enumerate(sorted(draw.sample(quoting, min(count, len(quoting))), key=lambda record: record.id), 1):
        lines = [f"{number}. {record.kind}/{record.id}", *(f"   {line}" for line in _said_of(dossier, record))]
        for bound in dossier.quotes_of(record.id):
            text = dossier.texts[bound.quote.source].text
            words = " […] ".join(text[span.start : span.end] for span in bound.spans)
            lines.append(f"   {bound.quote.source} ({bound.quote.role}): “{words}”")
            lines.append(f"      in: {' '.join(words_around(dossier, bound, 1, 1).split())}")
        yield "\n".join(lines)


def _said_of(dossier: Dossier, record: Record) -> Iterator[str]:
    if record.summary:
        yield record.summary
    if isinstance(record, Statement):
        yield f"holder {record.holder}, stance {record.stance}, act {record.act}, said {record.said or 'not known'}"
        for proposition in record.propositions:
            yield f"on: {getattr(dossier.records[proposition], 'text', proposition)}"
    if isinstance(record, Figure):
        yield f"{record.quantity}; {record.scope}"
        for value in record.values:
            yield f"{in_words(value)} ({value.operator}) by {value.holder}, as of {value.as_of or 'not known'}"
