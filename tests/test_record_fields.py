"""A record as a list of its values: each with its path, and with what the shape says of it."""

from __future__ import annotations

from functools import reduce
from typing import Any

import pytest

from build_scripts.load_content import LoadedRecord, load_content
from build_scripts.record_fields import FieldValue, field_values, quotes_of
from build_scripts.records import ANY_KIND, KINDS, Part, Quote, record_from_fields
from build_scripts.vocabularies import PUBLISHED
from tests.toy_changes import TOY

LOADED = load_content(TOY)[0].records


def named(loaded: LoadedRecord) -> str:
    return loaded.record.id


def value_at(record: Part, path: tuple[str | int, ...]) -> Any:
    """What stands at a path of a record."""
    return reduce(lambda part, step: getattr(part, step) if isinstance(step, str) else part[step], path, record)


def sole(values: list[FieldValue], *path: str | int) -> FieldValue:
    (found,) = [value for value in values if value.path == path]
    return found


@pytest.mark.parametrize("loaded", LOADED, ids=named)
def test_each_path_leads_to_its_value(loaded: LoadedRecord) -> None:
    values = list(field_values(loaded.record))
    assert [value_at(loaded.record, value.path) for value in values] == [value.value for value in values]
    assert len({value.path for value in values}) == len(values)
    assert all(value.value is not None for value in values)


@pytest.mark.parametrize("loaded", LOADED, ids=named)
def test_each_value_of_the_file_is_among_them(loaded: LoadedRecord) -> None:
    """No text of a file is overlooked: whatever is written has its path, and its place in the file."""
    paths = {value.path for value in field_values(loaded.record)}
    texts = [path for path in loaded.yaml.values if isinstance(_read(loaded.yaml.fields, path), str)]
    # One text in the place of a list is the list of that text.
    assert {path if path in paths else (*path, 0) for path in texts} <= paths
    for path in paths - {("id",)}:
        line, column = loaded.yaml.position(path)
        assert line >= 1
        assert column >= 1


def _read(fields: Any, path: tuple[str | int, ...]) -> Any:
    return reduce(lambda part, step: part[step], path, fields)


@pytest.mark.parametrize("loaded", LOADED, ids=named)
def test_each_quote_is_among_the_quotes(loaded: LoadedRecord) -> None:
    quotes = list(quotes_of(loaded.record))
    assert [value_at(loaded.record, path) for path, _ in quotes] == [quote for _, quote in quotes]
    assert {id(value.holder) for value in field_values(loaded.record) if isinstance(value.holder, Quote)} == {
        id(quote) for _, quote in quotes
    }


def test_a_field_says_what_it_may_name() -> None:
    """References, terms and kinds of text are declared once, in the shape, deep inside as well."""
    record, faults = record_from_fields(
        "claims",
        "x",
        {
            "holder": "a",
            "stance": "asserts",
            "propositions": ["p", "q"],
            "act": "claim",
            "said": "2019",
            "window": "48 hours",
            "summary": "s",
            "attribution": [{"who": "b", "cue": "said"}],
            "quotes": [{"source": "t", "exact": ["one", "two"], "role": "background"}],
        },
    )
    assert faults == []
    assert record is not None
    values = list(field_values(record))

    assert sole(values, "holder").reference.kinds == ("actors",)  # type: ignore[union-attr]
    assert sole(values, "propositions", 1).reference.inverse == "is addressed by"  # type: ignore[union-attr]
    assert sole(values, "attribution", 0, "who").reference.kinds == ("actors",)  # type: ignore[union-attr]
    assert sole(values, "quotes", 0, "source").reference.kinds == ("sources",)  # type: ignore[union-attr]
    assert sole(values, "stance").term.vocabulary == "stance"  # type: ignore[union-attr]
    assert sole(values, "status").term.vocabulary == "status"  # type: ignore[union-attr]
    assert sole(values, "quotes", 0, "role").term.vocabulary == "role of quoted words"  # type: ignore[union-attr]
    assert {value.path: value.marker.what for value in values if value.marker} == {
        ("said",): "date",
        ("window",): "label",
        ("summary",): "prose",
        ("attribution", 0, "cue"): "words",
        ("quotes", 0, "exact", 0): "words",
        ("quotes", 0, "exact", 1): "words",
    }


@pytest.mark.parametrize("loaded", LOADED, ids=named)
def test_each_term_is_in_its_vocabulary(loaded: LoadedRecord) -> None:
    for value in field_values(loaded.record):
        if value.term is not None:
            assert value.value in PUBLISHED[value.term.vocabulary]
        if value.reference is not None:
            assert set(value.reference.kinds) <= set(ANY_KIND)


def test_the_kinds_are_those_that_may_be_named() -> None:
    assert tuple(KINDS) == ANY_KIND


@pytest.mark.parametrize("kind", KINDS)
def test_the_toy_uses_every_field_of_its_own_of_every_kind(kind: str) -> None:
    """What no record of the toy uses, no test of a page, an export or a rule would see."""
    common = {"id", "withdrawn_on", "withdrawn_reason", "superseded_by", "formerly", "reviewed_on", "notes", "summary", "status", "changes"}
    used = {
        name for loaded in LOADED if loaded.record.kind == kind for name in type(loaded.record).model_fields if getattr(loaded.record, name)
    }
    # What claims and denials share is shown on claims.
    shared = set(KINDS["denials"].model_fields) if kind == "denials" else set()
    assert set(KINDS[kind].model_fields) - common - shared <= used


@pytest.mark.parametrize("kind", KINDS)
def test_records_are_frozen(kind: str) -> None:
    loaded = next(loaded for loaded in LOADED if loaded.record.kind == kind)
    with pytest.raises(ValueError, match="frozen"):
        loaded.record.notes = "x"  # type: ignore[misc]


def test_each_vocabulary_says_each_value_in_a_sentence() -> None:
    for values in PUBLISHED.values():
        assert all(text[0].isupper() and text.endswith(".") for text in values.values())
        assert all(value == value.lower() and " " not in value for value in values)


@pytest.mark.parametrize("kind", KINDS)
def test_each_field_says_what_it_is(kind: str) -> None:
    """The description of a field is what an editor reads."""
    for name, field in KINDS[kind].model_fields.items():
        assert name == "id" or (field.description or "").endswith((".", "…", "?")), name


def test_what_a_shape_says_of_itself_and_of_its_fields_is_plain() -> None:
    """Pages and schemas print these sentences as they stand: marks of code would be shown."""
    said = [(shape.__doc__ or "").splitlines()[0] for shape in KINDS.values()]
    said += [field.description or "" for shape in [*KINDS.values(), *Part.__subclasses__()] for field in shape.model_fields.values()]
    assert [sentence for sentence in said if "`" in sentence] == []
