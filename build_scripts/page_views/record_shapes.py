"""The fields of every kind of record, as the shapes in `records` declare them, for the page “For editors”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from ..records import KINDS, Marker, Part, Record, RefersTo, Term
from .phrases import Table, table
from .wording import KIND_WORDS

_TAKES = {
    "prose": "text; [[id]] links to a record",
    "label": "a short text",
    "words": "words of a source",
    "date": "a date (EDTF)",
    "address": "an address (https://…)",
    "number": "a number",
    "reason": "text",
}


@dataclass(frozen=True)
class KindShape:
    """The fields of a kind, those of its parts after them (`quotes › exact`)."""

    heading: str
    folder: str
    sentence: str
    fields: Table


def kind_shapes() -> tuple[KindShape, ...]:
    """Every kind with its fields; the fields that all kinds share come first."""
    columns = ("Field", "Needed", "Takes", "What it is")
    shared = KindShape("Every record", "", "These fields every record can have.", table(columns, _rows(Record, set())))
    own = (
        KindShape(
            KIND_WORDS[kind].heading, f"content/{kind}/", KIND_WORDS[kind].sentence, table(columns, _rows(shape, _shared_names(shape)))
        )
        for kind, shape in KINDS.items()
    )
    return (shared, *own)


def _shared_names(shape: type[Part]) -> set[str]:
    """The fields that a kind takes from every record as they are."""
    return {name for name, field in Record.model_fields.items() if shape.model_fields[name].is_required() == field.is_required()}


def _rows(shape: type[Part], left_out: set[str], prefix: str = "") -> Iterator[tuple[str, str, str, str]]:
    for name, field in shape.model_fields.items():
        if name == "id" or name in left_out:
            continue
        part = _part_of(field.annotation)
        is_nullable = type(None) in get_args(field.annotation)
        needed = ("yes, or null" if is_nullable else "yes") if field.is_required() else "no"
        marks = [*field.metadata, *_marks(field.annotation)]
        yield f"{prefix}{name}", needed, _takes(marks, part, field.annotation), field.description or ""
        if part is not None and len(prefix) < 80:
            yield from _rows(part, set(), f"{prefix}{name} › ")


def _takes(marks: list[Any], part: type[Part] | None, annotation: Any) -> str:
    one = _takes_one(marks, part)
    return f"a list: {one}" if _is_list(annotation) else one


def _takes_one(marks: list[Any], part: type[Part] | None) -> str:
    if part is not None:
        return "the fields below"
    for mark in marks:
        if isinstance(mark, RefersTo):
            return "the id of a record" if len(mark.kinds) == len(KINDS) else "an id: " + ", ".join(mark.kinds)
        if isinstance(mark, Term):
            return mark.vocabulary
        if isinstance(mark, Marker):
            return _TAKES[mark.what]
    return "text"


def _is_list(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) is tuple


def _part_of(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((found for argument in get_args(annotation) if (found := _part_of(argument))), None)


def _marks(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        if not isinstance(argument, (RefersTo, Term, Marker)):
            yield from _marks(argument)
