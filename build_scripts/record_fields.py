"""A record as a list of its values, each with its path and what the record's shape says of it.

The shapes in `records` declare once what a field is; the loader, the linker and the checks read that here,
so that none of them lists fields by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple, get_args

from .records import Explainer, Marker, Part, Quote, RefersTo, Sentence, Term
from .yaml_files import Path


class FieldValue(NamedTuple):
    """One value of a record: where it stands, the part that holds it, and its markers."""

    path: Path
    value: Any
    holder: Part
    reference: RefersTo | None
    term: Term | None
    marker: Marker | None


_Markers = tuple[RefersTo | None, Term | None, Marker | None]


@lru_cache(maxsize=256)
def _fields_of(shape: type[Part]) -> tuple[tuple[str, _Markers], ...]:
    """The fields of a shape, in its order, each with its markers."""
    return tuple((name, _markers(shape, name)) for name in shape.model_fields)


def _markers(shape: type[Part], name: str) -> _Markers:
    field = shape.model_fields[name]
    found = [*field.metadata, *_annotations(field.annotation)]
    return (
        next((mark for mark in found if isinstance(mark, RefersTo)), None),
        next((mark for mark in found if isinstance(mark, Term)), None),
        next((mark for mark in found if isinstance(mark, Marker)), None),
    )


def _annotations(annotation: Any) -> Iterator[Any]:
    """Every piece of metadata inside `X | None`, `tuple[X, ...]` and `Annotated[X, …]`."""
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        if not isinstance(argument, (RefersTo, Term, Marker)):
            yield from _annotations(argument)


def field_values(part: Part, path: Path = ()) -> Iterator[FieldValue]:
    """Every single value of a record or part that is not None, parts of parts included, in the order of its shape."""
    found: list[FieldValue] = []
    _take_part(part, path, found)
    return iter(found)


def _take_part(part: Part, path: Path, found: list[FieldValue]) -> None:
    for name, markers in _fields_of(type(part)):
        _take(part, getattr(part, name), (*path, name), markers, found)


def _take(part: Part, value: Any, path: Path, markers: _Markers, found: list[FieldValue]) -> None:
    if value is None:
        return
    if isinstance(value, Part):
        _take_part(value, path, found)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _take(part, item, (*path, index), markers, found)
    else:
        found.append(FieldValue(path, value, part, *markers))


def sentences_of(explainer: Explainer) -> Iterator[tuple[Path, Sentence]]:
    """Every sentence of an answer, with its path, in order."""
    for p, paragraph in enumerate(explainer.paragraphs):
        for s, sentence in enumerate(paragraph.sentences):
            yield ("paragraphs", p, "sentences", s), sentence


def quotes_of(part: Part, path: Path = ()) -> Iterator[tuple[Path, Quote]]:
    """Every quote of a record, with its path, in order."""
    for name, _ in _fields_of(type(part)):
        value = getattr(part, name)
        for index, item in enumerate(value if isinstance(value, tuple) else (value,)):
            if not isinstance(item, Part):
                continue
            here: Path = (*path, name, index) if isinstance(value, tuple) else (*path, name)
            if isinstance(item, Quote):
                yield here, item
            else:
                yield from quotes_of(item, here)
