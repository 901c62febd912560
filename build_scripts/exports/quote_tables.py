"""The tables of quotes and of relations, and the flat one of statements with their quotes."""

from __future__ import annotations

from collections.abc import Iterator

from ..dossier import BoundQuote
from ..identifiers import quote_anchor
from ..page_views.lookup import Lookup
from ..page_views.quotes import quoted_words
from ..records import Actor, Statement
from .bound_quotes import field_of, quote_data
from .data_file import address_of
from .tables import REGISTER, Cell, Column, Table, records_in_order

_ID = Column("id", "The id of the record that quotes.", is_required=True, refers_to=REGISTER)
_QUOTE = Column("quote", "The number of the quote on the record's page, counted from 1.", "integer", is_required=True)
_SOURCE = Column("source", "The source whose words these are.", is_required=True, refers_to="sources")
_ROLE = Column("role", "Whose words they are.", is_required=True, vocabulary="role of quoted words")
_EXACT = Column(
    "exact", "The words as they stand in the source; “[…]” marks what the record leaves out between two parts.", is_required=True
)
_START = Column("start", "Where the words begin in the source: code points, from 0, included.", "integer", is_required=True)
_END = Column("end", "Where the words end in the source: code points, excluded.", "integer", is_required=True)
_ADDRESS = Column("quote_address", "The permanent address of the quote.", is_required=True)


def quote_tables(lookup: Lookup) -> tuple[Table, ...]:
    """Every quote, every part of every quote, and every relation between two records."""
    quotes = tuple(_quotes(lookup))
    parts = tuple(
        (owner, number, part, span.start, span.end, lookup.dossier.texts[bound.quote.source].text[span.start : span.end])
        for owner, number, bound in _bound(lookup)
        for part, span in enumerate(bound.spans, 1)
    )
    relations = tuple(
        (record.id, number, link.from_id, ".".join(map(str, link.path)), link.label)
        for record in records_in_order(lookup)
        for number, link in enumerate(lookup.dossier.backlinks_to(record.id), 1)
    )
    field = Column("field", "Where the quote stands in its record.", is_required=True)
    around = "the fewest words of the source that tell the place apart, where the same words stand there more than once."
    part_number = Column("part", "The number of the part, counted from 1.", "integer", is_required=True)
    return (
        Table(
            "quotes",
            "Every quote of every record, bound to its place in a source.",
            (
                *(_ID, _QUOTE, _SOURCE, _ROLE, field, _EXACT, _START, _END),
                Column("parts", "How many parts it has.", "integer", is_required=True),
                Column("prefix", f"Before the first part: {around}"),
                Column("suffix", f"After the last part: {around}"),
                _ADDRESS,
            ),
            ("id", "quote"),
            quotes,
        ),
        Table(
            "quote-parts",
            "Each part of each quote: most quotes have one, one that elides has several.",
            (_ID, _QUOTE, part_number, _START, _END, Column("exact", "The words as they stand in the source.", is_required=True)),
            ("id", "quote", "part"),
            parts,
            (("id", "quote"), "quotes"),
        ),
        Table(
            "relations",
            "Every relation between two records, as the one writes it and as the other is led to.",
            (
                Column("to_id", "The record that is named.", is_required=True, refers_to=REGISTER),
                Column("number", "The number of the relation among those that lead there, counted from 1.", "integer", is_required=True),
                Column("from_id", "The record that names it.", is_required=True, refers_to=REGISTER),
                Column("field", "The field in which it does.", is_required=True),
                Column("relation", "The relation, as seen from the record that is named.", is_required=True),
            ),
            ("to_id", "number"),
            relations,
        ),
    )


def claim_quotes(lookup: Lookup) -> Table:
    """One row per statement and quote: what a spreadsheet needs, with nothing to join."""
    columns = (
        Column("id", "The statement's id.", is_required=True, refers_to=REGISTER),
        _QUOTE,
        Column("kind", "claims or denials.", is_required=True),
        Column("summary", "The statement in one neutral sentence, in our words.", is_required=True),
        Column("holder", "Whose statement it is.", is_required=True, refers_to="actors"),
        Column("holder_name", "What the dossier calls them.", is_required=True),
        Column("stance", "How the holder stands to the propositions.", is_required=True, vocabulary="stance"),
        Column("act", "What kind of statement it is.", is_required=True, vocabulary="act"),
        Column("said", "When it was said (EDTF), where that is known."),
        Column("propositions", "What the statement is about.", is_required=True, lists=True),
        Column("status", "draft, reviewed or withdrawn.", is_required=True, vocabulary="status"),
        *(_SOURCE, _ROLE, _EXACT, _START, _END),
        Column("file", "The file of the source.", is_required=True),
        Column("sha256", "The SHA-256 of the file's bytes.", is_required=True),
        _ADDRESS,
    )
    return Table("claim-quotes", "One row per statement and quote.", columns, ("id", "quote"), tuple(_claim_quotes(lookup)))


def _claim_quotes(lookup: Lookup) -> Iterator[tuple[Cell, ...]]:
    for owner, number, bound in _bound(lookup):
        statement = lookup.dossier.records[owner]
        if isinstance(statement, Statement):
            text = lookup.dossier.texts[bound.quote.source]
            yield (
                *(owner, number, statement.kind, statement.summary),
                *(statement.holder, lookup.dossier.get(statement.holder, Actor).name),
                *(statement.stance, statement.act, statement.said, " ".join(statement.propositions), statement.status),
                *(bound.quote.source, bound.quote.role, quoted_words(lookup, bound), bound.span.start, bound.span.end),
                *(text.seed.file, text.seed.sha256, quote_address(lookup, owner, number)),
            )


def _quotes(lookup: Lookup) -> Iterator[tuple[Cell, ...]]:
    for owner, number, bound in _bound(lookup):
        data = quote_data(lookup.dossier, bound)
        yield (
            *(owner, number, bound.quote.source, bound.quote.role, field_of(bound), quoted_words(lookup, bound)),
            *(bound.span.start, bound.span.end, len(bound.spans), data["prefix"] or None, data["suffix"] or None),
            quote_address(lookup, owner, number),
        )


def _bound(lookup: Lookup) -> Iterator[tuple[str, int, BoundQuote]]:
    """Every quote with its record's id and its number there."""
    for record in records_in_order(lookup):
        for number, bound in enumerate(lookup.dossier.quotes_of(record.id), 1):
            yield record.id, number, bound


def quote_address(lookup: Lookup, owner: str, number: int) -> str:
    """The permanent address of a quote."""
    return f"{address_of(lookup.settings, lookup.dossier.records[owner])}#{quote_anchor(number)}"
