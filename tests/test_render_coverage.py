"""Every field of every kind shows on some page, or is listed here as internal with its reason.

Each field of the toy dossier is given another value, after linking, and the pages are made anew: a text gets a mark that no
other field has, which must stand on a page; any other value must make another page.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, get_args

import pytest

from build_scripts.dossier import Dossier
from build_scripts.identifiers import page_path
from build_scripts.load_content import LoadedRecord
from build_scripts.read_dossier import read_dossier
from build_scripts.records import KINDS, Marker, Part, Record, RefersTo, Source, Term
from build_scripts.render_pages import render_pages
from build_scripts.settings import read_settings
from build_scripts.vocabularies import PUBLISHED
from tests.built_sites import ROOTS

#: Fields that no page shows, each with the reason; a path without a kind holds for every kind.
INTERNAL: Mapping[str, str] = {
    "quotes.exact": "The page shows the source's own words at the bound place, never the record's.",
    "quotes.prefix": "It only tells which of several places is meant; the page shows the words before the quote from the source.",
    "quotes.suffix": "The same for the words after.",
    "quotes.source": "Read with the bound place, which is made as the records are linked.",
    "quotes.role": "The same.",
    "values.quotes.exact": "As of every quote.",
    "values.quotes.prefix": "As of every quote.",
    "values.quotes.suffix": "As of every quote.",
    "values.quotes.role": "Read with the bound place, which is made as the records are linked.",
    "sources.scope.excluded.first": "Words out of scope are not published; the page shows their place and length.",
    "sources.scope.excluded.last": "The same.",
    "sources.scope.excluded.reason": "Read with the bound passage, which is made as the records are linked.",
    "sources.ignored.prefix": "It only tells which of several places is meant.",
    "sources.ignored.suffix": "The same.",
    "sources.sentences": "Where the sentences begin: the places that pages give are counted from them.",
}
#: Fields that only a withdrawn record has.
OF_WITHDRAWN = ("withdrawn_on", "withdrawn_reason", "superseded_by")


@dataclasses.dataclass(frozen=True)
class Field:
    """A field: its kind, and the names that lead to it; its annotation, and the marks on it."""

    kind: str
    names: tuple[str, ...]
    annotation: Any
    marks: tuple[Any, ...]

    @property
    def path(self) -> str:
        """`claims.quotes.role`."""
        return ".".join((self.kind, *self.names))


def fields_of(kind: str, shape: type[Part], names: tuple[str, ...] = ()) -> Iterator[Field]:
    """Every field of a kind that holds no part, those of its parts after them."""
    for name, field in shape.model_fields.items():
        if not names and name == "id":
            continue
        part = part_inside(field.annotation)
        if part is not None:
            yield from fields_of(kind, part, (*names, name))
        else:
            yield Field(kind, (*names, name), field.annotation, (*field.metadata, *marks_inside(field.annotation)))


def part_inside(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((found for argument in get_args(annotation) if (found := part_inside(argument))), None)


def marks_inside(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        if not isinstance(argument, (RefersTo, Term, Marker)):
            yield from marks_inside(argument)


#: Records of these kinds have changes in the toy. A note is told with the change that it belongs to, which takes an edition in
#: which the record stood otherwise; the room that tells it does not ask for the kind.
KINDS_WITH_CHANGES = ("actors", "propositions", "figures")
FIELDS = [
    field for kind, shape in KINDS.items() for field in fields_of(kind, shape) if field.names[0] != "changes" or kind in KINDS_WITH_CHANGES
]


@cache
def toy() -> tuple[Dossier, dict[str, str]]:
    dossier = read_dossier(ROOTS["toy"])
    return dossier, render_pages(dossier, read_settings(ROOTS["toy"]))


def is_internal(field: Field) -> bool:
    """Whether the field is listed as internal, or has a test of its own."""
    return field.names[0] in OF_WITHDRAWN or field.path in INTERNAL or ".".join(field.names) in INTERNAL


def with_value(part: Any, names: tuple[str, ...], value: Any) -> Any | None:
    """The part with another value at the end of the names; None where it has no such place."""
    first, rest = names[0], names[1:]
    old = getattr(part, first)
    if not rest:
        return part.model_copy(update={first: (value,) if isinstance(old, tuple) else value})
    inner = old if isinstance(old, tuple) else (old,) if old is not None else ()
    for number, item in enumerate(inner):
        changed = with_value(item, rest, value)
        if changed is not None:
            made = (*inner[:number], changed, *inner[number + 1 :])
            return part.model_copy(update={first: made if isinstance(old, tuple) else made[0]})
    return None


def value_at(part: Any, names: tuple[str, ...]) -> Any:
    """The first value at the end of the names; None where there is none."""
    old = getattr(part, names[0])
    if len(names) == 1:
        return old[0] if isinstance(old, tuple) and old else old or None
    inner = old if isinstance(old, tuple) else (old,) if old is not None else ()
    return next((value for item in inner if (value := value_at(item, names[1:])) is not None), None)


def with_record(dossier: Dossier, record: Record) -> Dossier:
    """The linked dossier with one record in another's place; what was bound stays bound."""
    old: LoadedRecord = dossier.loaded[record.id]
    texts = dict(dossier.texts)
    if isinstance(record, Source):
        texts[record.id] = dataclasses.replace(texts[record.id], record=record)
    return dataclasses.replace(dossier, loaded={**dossier.loaded, record.id: dataclasses.replace(old, record=record)}, texts=texts)


def other_values(dossier: Dossier, field: Field, old: Any) -> list[Any]:
    """Other values that the field may have."""
    for mark in field.marks:
        if isinstance(mark, RefersTo):
            ids = [record.id for kind in mark.kinds for record in dossier.of_kind(KINDS[kind]) if record.status != "withdrawn"]
            return [identifier for identifier in ids if identifier != old][:: max(1, len(ids) - 2)]
        if isinstance(mark, Term):
            return [value for value in PUBLISHED[mark.vocabulary] if value not in {old, "withdrawn"}][:2]
        if isinstance(mark, Marker) and mark.what == "date":
            return ["1803-04-05"]
        if isinstance(mark, Marker) and mark.what == "number":
            return [Decimal(1) if old != 1 else Decimal(2)]
        if isinstance(mark, Marker) and mark.what == "address":
            return ["https://example.org/zqmark"]
    return ["fr"] if field.names == ("language",) else ["a" * 64]


def is_text(field: Field) -> bool:
    """Whether any mark may stand in the field."""
    kinds = {mark.what for mark in field.marks if isinstance(mark, Marker)}
    is_closed = any(isinstance(mark, (RefersTo, Term)) for mark in field.marks)
    return (
        field.names[0] not in OF_WITHDRAWN
        and not is_closed
        and not kinds & {"date", "number", "address"}
        and field.names not in {("language",), ("sha256",)}
    )


def holder_of(dossier: Dossier, field: Field, value: Any) -> Record | None:
    """A record of the toy with another value in the field: one that has the field, if there is one."""
    records = sorted(dossier.of_kind(KINDS[field.kind]), key=lambda record: (value_at(record, field.names) is None, record.id))
    return next((changed for record in records if (changed := with_value(record, field.names, value)) is not None), None)


@cache
def marked_pages() -> str:
    """All pages of the toy with a mark of its own in each field of text."""
    dossier = toy()[0]
    for number, field in enumerate(FIELDS):
        if is_text(field) and not is_internal(field):
            changed = holder_of(dossier, field, f"zqmark{number}x")
            assert changed is not None, f"the toy has no {field.path}"
            dossier = with_record(dossier, changed)
    return "\n".join(render_pages(dossier, read_settings(ROOTS["toy"])).values())


@pytest.mark.parametrize("field", [field for field in FIELDS if not is_internal(field) and is_text(field)], ids=lambda field: field.path)
def test_a_text_shows_on_some_page(field: Field) -> None:
    assert f"zqmark{FIELDS.index(field)}x" in marked_pages()


@pytest.mark.parametrize(
    "field", [field for field in FIELDS if not is_internal(field) and not is_text(field)], ids=lambda field: field.path
)
def test_a_value_shows_on_some_page(field: Field) -> None:
    """Another value of it makes another page."""
    dossier, before = toy()
    old = next((value for record in dossier.of_kind(KINDS[field.kind]) if (value := value_at(record, field.names)) is not None), None)
    for value in other_values(dossier, field, old):
        changed = holder_of(dossier, field, value)
        assert changed is not None, f"the toy has no {field.path}"
        if render_pages(with_record(dossier, changed), read_settings(ROOTS["toy"])) != before:
            return
    pytest.fail(f"{field.path} shows on no page; show it, or list it as internal with its reason")


@pytest.mark.parametrize("kind", KINDS)
def test_a_withdrawn_record_says_when_why_and_what_takes_its_place(kind: str) -> None:
    """`withdrawn_on`, `withdrawn_reason` and `superseded_by`, of every kind."""
    dossier = toy()[0]
    first, *_, last = dossier.of_kind(KINDS[kind])
    fields = {"status": "withdrawn", "withdrawn_on": "1803-04-05", "withdrawn_reason": "zqmark", "superseded_by": last.id}
    pages = render_pages(with_record(dossier, first.model_copy(update=fields)), read_settings(ROOTS["toy"]))
    page = pages[page_path(kind, first.id)]
    assert "5 April 1803" in page
    assert "zqmark" in page
    assert "In its place:** [" in page
    assert f"]({last.id}.md)" in page


def test_what_is_listed_as_internal_is_a_field() -> None:
    """A field that is gone, or renamed, leaves the list."""
    paths = {field.path for field in FIELDS} | {".".join(field.names) for field in FIELDS}
    assert set(INTERNAL) - paths == set()
