"""What the page of a figure shows: each value in words, for which day, from whom, with its quotes."""

from __future__ import annotations

from dataclasses import dataclass

from ..analysis.figure_values import in_words as value_in_words
from ..analysis.figure_values import series, standing_values
from ..dates import parse_date
from ..identifiers import value_anchor
from ..records import Figure, FigureValue
from ..vocabularies import OPERATORS
from .drawings import Drawing
from .figure_charts import figure_chart
from .grids import Grid, grid
from .lookup import Lookup, date_in_words
from .phrases import Fact, Link, Marked, Phrase, Table, joined, phrase, table
from .quotes import QuoteView, quote_view
from .record_pages import RecordView, attribution_chain, record_view
from .wording import term_anchor, term_in_words


@dataclass(frozen=True)
class ValueView:
    """One value that is given for a quantity."""

    anchor: str
    number: int
    words: str
    operator_link: Link
    operator_sentence: str
    holder: Phrase
    facts: tuple[Fact, ...]
    chain: tuple[Phrase, ...]
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True)
class FigureView:
    """A figure's page."""

    record: RecordView
    overview: Table
    chart: Drawing | None
    series: Grid | None
    pairs: Grid | None
    values: tuple[ValueView, ...]


def figure_view(lookup: Lookup, figure: Figure) -> FigureView:
    """A figure → its page; the table goes by the day for which a value is given, the sections by the record's order."""
    facts = [
        Fact("Stands for", lookup.prose(figure.scope)),
        Fact("Belongs to", phrase(lookup.marked_link(figure.of)) if figure.of else Phrase()),
    ]
    numbered = list(enumerate(figure.values, 1))
    in_time = sorted(
        numbered, key=lambda pair: (pair[1].as_of is None, parse_date(pair[1].as_of).sort_key if pair[1].as_of else (), pair[0])
    )
    path = lookup.path(figure.id)
    return FigureView(
        record=record_view(lookup, figure, facts),
        overview=table(
            ("Value", "As of", "Given by", "In"),
            (
                (
                    phrase(Link(value_in_words(value), path, value_anchor(number)), *lookup.value_mark(value)),
                    date_in_words(value.as_of) or "no day given",
                    lookup.link(value.holder),
                    joined(
                        lookup.marked_link(source, lookup.names[source])
                        for source in lookup.dossier.in_label_order(quote.source for quote in value.quotes)
                    ),
                )
                for number, value in in_time
            ),
        ),
        chart=figure_chart(lookup, figure, path),
        series=_series(lookup, figure),
        pairs=_pairs(lookup, figure),
        values=tuple(_value(lookup, figure, number, value) for number, value in numbered),
    )


def _series(lookup: Lookup, figure: Figure) -> Grid | None:
    """The dated numbers that stand, in the order of their days; a bound is said to be one. None where fewer than two are dated."""
    standing = {number for number, _ in standing_values(lookup.dossier, figure)}
    points = [point for point in series(figure) if point.number in standing]
    if len(points) < 2:
        return None
    return grid(
        "series",
        "The dated values in the order of their days",
        ("As of", "Value", "Meant as", "Given by"),
        (
            (
                point.moment.in_words,
                (
                    Link(value_in_words(figure.values[point.number]), lookup.path(figure.id), value_anchor(point.number + 1)),
                    "a lower bound" if point.is_lower_bound else "an upper bound" if point.is_upper_bound else "a number",
                    lookup.link(figure.values[point.number].holder),
                ),
            )
            for point in points
        ),
    )


def _pairs(lookup: Lookup, figure: Figure) -> Grid | None:
    """Every pair of values with its class and the reason; None where there is no pair."""
    pairs = lookup.computed.pairs_of.get(figure.id, ())
    if not pairs:
        return None
    return grid(
        "pairs",
        "Every two values side by side: whether they are the same, can both be so, are an update or a rounding, or contradict each other",
        ("One", "The other", "Class", "Why"),
        (
            (_valued(lookup, figure, *pair.first), (_valued(lookup, figure, *pair.second), Marked(pair.is_, "mark"), pair.reason))
            for pair in pairs
        ),
    )


def _valued(lookup: Lookup, here: Figure, identifier: str, index: int) -> Phrase:
    """A value with its holder and day; of another figure, that figure."""
    if identifier != here.id:
        return phrase(lookup.link(identifier))
    value = here.values[index]
    day = f", as of {date_in_words(value.as_of)}" if value.as_of else ""
    return phrase(
        Link(value_in_words(value), lookup.path(identifier), value_anchor(index + 1)),
        Marked(f" ({lookup.titles[value.holder]}{day})", "quiet"),
    )


def _value(lookup: Lookup, figure: Figure, number: int, value: FigureValue) -> ValueView:
    bound = [quote for quote in lookup.dossier.quotes_of(figure.id) if quote.path[:2] == ("values", number - 1)]
    return ValueView(
        anchor=value_anchor(number),
        number=number,
        words=value_in_words(value),
        operator_link=Link(term_in_words(value.operator), "method.md", term_anchor("operator of a figure", value.operator)),
        operator_sentence=OPERATORS[value.operator],
        holder=phrase(lookup.link(value.holder)),
        facts=tuple(
            fact
            for fact in (
                Fact("How the holder is known", lookup.optional_prose(value.holder_basis)),
                Fact("As of", phrase(date_in_words(value.as_of) or "no day given")),
                Fact("How the day is known", lookup.optional_prose(value.as_of_basis)),
                Fact("Note", lookup.optional_prose(value.notes)),
            )
            if fact.value
        ),
        chain=attribution_chain(lookup, value.attribution),
        quotes=tuple(quote_view(lookup, quote) for quote in bound),
    )
