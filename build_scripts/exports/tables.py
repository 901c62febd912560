"""The dossier as tables: the same ones in CSV and in SQLite, made from the shapes of the records.

One table per kind, with a column per field, and a register of all records. A field that holds a part (such as `basis`) gives its
columns an own prefix; one that holds a list of parts has a table of its own (`figures-values`), keyed by the record's id and the
places in the lists, counted from 1. A list of ids stands in one cell, parted by spaces. Quotes are in tables of their own:
`quote_tables`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final, Literal

from ..page_views.lookup import Lookup
from ..records import KINDS, FieldRequirement, Part, Quote, Record, field_requirements
from ..vocabularies import PUBLISHED
from .data_file import address_of
from .record_data import AS_NUMBER, as_given, as_number

Cell = str | int | float | None
#: Written by a program for itself, and told by no table.
_PINS: Final = ("sentences", "number")
REGISTER: Final = "records"


@dataclass(frozen=True)
class Column:
    """A column: its name, what it holds, of what type; `refers_to` is the table whose `id` it holds, `lists` says that it holds many."""

    name: str
    description: str
    type: Literal["text", "integer", "number"] = "text"
    is_required: bool = False
    refers_to: str = ""
    lists: bool = False
    vocabulary: str = ""


@dataclass(frozen=True)
class Table:
    """A table: its name, a sentence on it, its columns, the columns of its key, and its rows."""

    name: str
    sentence: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    #: Columns that together name a row of another table, and that table.
    row_of: tuple[tuple[str, ...], str] | None = None


def foreign_keys(table: Table) -> tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]:
    """What refers to rows of other tables: own columns, the other table, its columns."""
    single = tuple(((column.name,), column.refers_to, ("id",)) for column in table.columns if column.refers_to)
    return single if table.row_of is None else (*single, (table.row_of[0], table.row_of[1], table.row_of[0]))


@dataclass(frozen=True)
class _Entry:
    """A part of a record, with the key of its row."""

    key: tuple[Cell, ...]
    part: Part


def record_tables(lookup: Lookup) -> tuple[Table, ...]:
    """The register of all records, the terms, and the tables of each kind with those of its parts."""
    identifier = Column("id", "The record's id, which is permanent.", is_required=True, refers_to=REGISTER)
    everything = [_Entry((record.id,), record) for record in records_in_order(lookup)]
    of_any_kind = _tables_of_lists(REGISTER, field_requirements(Record), (identifier,), everything, (("id",), REGISTER))
    tables = [_register(lookup), *of_any_kind, _terms()]
    for kind, shape in KINDS.items():
        entries = [_Entry((record.id,), record) for record in lookup.dossier.of_kind(shape)]
        sentence = (shape.__doc__ or "").strip().splitlines()[0]
        tables.extend(_tables_of(kind, sentence, shape, (identifier,), entries))
    return tuple(_with_titles(table, lookup) if table.name in KINDS else table for table in tables)


def _register(lookup: Lookup) -> Table:
    columns = (
        Column("id", "The record's id, which is permanent.", is_required=True),
        Column("kind", "Its kind, which is also the name of its table.", is_required=True),
        Column("title", "What the site calls it.", is_required=True),
        Column("summary", "One neutral sentence, in our words; [[id]] links to a record."),
        Column("status", "draft, reviewed or withdrawn.", is_required=True, vocabulary="status"),
        Column("address", "The permanent address of its page.", is_required=True),
    )
    rows = tuple(
        (record.id, record.kind, lookup.titles[record.id], record.summary, record.status, address_of(lookup.settings, record))
        for record in lookup.dossier.records.values()
    )
    return Table(REGISTER, "Every record, of whatever kind.", columns, ("id",), rows)


def _terms() -> Table:
    columns = (
        Column("vocabulary", "The closed list.", is_required=True),
        Column("value", "A value of it.", is_required=True),
        Column("sentence", "What the value means.", is_required=True),
    )
    rows = tuple((name, value, sentence) for name, values in PUBLISHED.items() for value, sentence in values.items())
    return Table("terms", "The closed lists that fields take their values from.", columns, ("vocabulary", "value"), rows)


def _with_titles(table: Table, lookup: Lookup) -> Table:
    """The table of a kind with what the site calls each record, and with its address."""
    records = lookup.dossier.records
    columns = (
        table.columns[0],
        Column("page_title", "What the site calls the record.", is_required=True),
        *table.columns[1:],
        Column("address", "The permanent address of its page.", is_required=True),
    )
    rows = tuple((row[0], lookup.titles[str(row[0])], *row[1:], address_of(lookup.settings, records[str(row[0])])) for row in table.rows)
    return replace(table, columns=columns, rows=rows)


def _tables_of(
    name: str,
    sentence: str,
    shape: type[Part],
    keys: tuple[Column, ...],
    entries: Sequence[_Entry],
    row_of: tuple[tuple[str, ...], str] | None = None,
) -> Iterator[Table]:
    """The table of a shape, then those of the lists of parts in it; a shape of nothing but lists has no table of its own."""
    fields = [field for field in field_requirements(shape) if field.name != "id" and (field.name, field.marker) != _PINS]
    if issubclass(shape, Record):
        fields = [field for field in fields if field.name not in Record.model_fields or not (field.is_list and field.parts)]
    columns = (*keys, *(column for field in fields for column in _columns(field)))
    if len(columns) > len(keys):
        key = tuple(column.name for column in keys)
        rows = tuple((*entry.key, *(cell for field in fields for cell in _cells(field, entry.part))) for entry in entries)
        yield Table(name, sentence, columns, key, rows, row_of)
        row_of = (key, name)
    yield from _tables_of_lists(name, fields, keys, entries, row_of)


def _tables_of_lists(
    name: str,
    fields: Sequence[FieldRequirement],
    keys: tuple[Column, ...],
    entries: Sequence[_Entry],
    row_of: tuple[tuple[str, ...], str] | None,
) -> Iterator[Table]:
    """The tables of the lists of parts in these fields."""
    for field, below, path in _lists_of_parts(fields):
        place = Column(f"{path[-1]}_position", f"The place in the list “{' › '.join(path)}”, counted from 1.", "integer", is_required=True)
        inner = [_Entry((*entry.key, number), part) for entry in entries for number, part in enumerate(_at(entry.part, path) or (), 1)]
        said = field.description or (below.__doc__ or "").strip().splitlines()[0]
        own_keys = (replace(keys[0], refers_to=""), *keys[1:], place)
        yield from _tables_of(f"{name}-{'-'.join(path).replace('_', '-')}", said, below, own_keys, inner, row_of)


def _lists_of_parts(
    fields: Sequence[FieldRequirement], path: tuple[str, ...] = ()
) -> Iterator[tuple[FieldRequirement, type[Part], tuple[str, ...]]]:
    """The fields that hold lists of parts, those of single parts included; quotes have tables of their own."""
    for field in fields:
        if field.parts is None or field.parts is Quote:
            continue
        if field.is_list:
            yield field, field.parts, (*path, field.name)
        else:
            yield from _lists_of_parts(field_requirements(field.parts), (*path, field.name))


def _at(part: Part, path: Sequence[str]) -> Any:
    value: Any = part
    for step in path:
        value = getattr(value, step) if value is not None else None
    return value


def _columns(field: FieldRequirement, prefix: str = "") -> Iterator[Column]:
    """The columns of a field: none for a list of parts, several for a part, two for a number."""
    name = prefix + field.name
    if field.parts is not None:
        if not field.is_list:
            for inner in field_requirements(field.parts):
                yield from _columns(inner, f"{name}_")
        return
    refers_to = "" if field.is_list or not field.kinds else field.kinds[0] if len(field.kinds) == 1 else REGISTER
    description = field.description or f"The field “{name.replace('_', ' › ') if prefix else name}” of the record."
    yield Column(name, description, refers_to=refers_to, lists=field.is_list, vocabulary=field.vocabulary or "")
    if field.marker == "number":
        yield Column(name + AS_NUMBER, "The same as a number.", "number")


def _cells(field: FieldRequirement, part: Part | None) -> Iterator[Cell]:
    """What stands in the columns of a field."""
    value = getattr(part, field.name) if part is not None else None
    if field.parts is not None:
        if not field.is_list:
            for inner in field_requirements(field.parts):
                yield from _cells(inner, value)
    elif field.marker == "number":
        yield from _number_cells(value)
    elif field.is_list:
        yield " ".join(value or ()) or None
    else:
        yield value


def _number_cells(value: Decimal | None) -> tuple[Cell, Cell]:
    return (None, None) if value is None else (as_given(value), as_number(value))


def records_in_order(lookup: Lookup) -> tuple[Record, ...]:
    """Every record, in the order of the kinds and then of the ids."""
    return tuple(record for shape in KINDS.values() for record in lookup.dossier.of_kind(shape))
