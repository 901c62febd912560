"""The JSON Schemas (draft 7) of `dossier.json` and of each document of the interface for programs, made from the records' shapes.

What the shapes say is changed where the data differs from what editors write: what is null is left out, numbers are told as
text and as numbers, and each record has its address, its bound quotes and what refers to it.
https://json-schema.org/draft-07/json-schema-release-notes
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..page_views.lookup import Lookup
from ..records import KINDS, Record
from .data_file import DATA, DataFile, address_below
from .record_data import AS_NUMBER, as_json

Schema = dict[str, Any]
FOLDER: Final = f"{DATA}schemas/"
_DRAFT: Final = "http://json-schema.org/draft-07/schema#"
_TEXT: Final[Schema] = {"type": "string"}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
_ID: Final[Schema] = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_HASH: Final[Schema] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_WORDS_AROUND: Final = "The fewest words that tell the place apart, where the same words stand there more than once; else empty."


def schema_files(lookup: Lookup) -> Iterator[DataFile]:
    """One schema per document; a record's is the same in `dossier.json` and in the interface."""
    for kind, shape in KINDS.items():
        yield _file(lookup, schema_path(kind), f"A record of the kind {kind}.", _document(kind, shape))
    yield _file(lookup, schema_path("moved"), "What stands at a former address of a record.", _moved())
    yield _file(lookup, schema_path("list"), "The list of all records of a kind.", _list())
    yield _file(lookup, schema_path("index"), "The list of all kinds: the entry to the interface.", _index())
    yield _file(lookup, schema_path("dossier"), "The whole dossier in one file.", _whole())


def schema_path(document: str) -> str:
    """Where the schema of a document lies, below the site's root."""
    return f"{FOLDER}{document}.schema.json"


def _file(lookup: Lookup, path: str, title: str, schema: Schema) -> DataFile:
    return DataFile(path, as_json({"$schema": _DRAFT, "$id": address_below(lookup.settings, path), "title": title, **schema}))


def record_schema(shape: type[Record]) -> Schema:
    """The schema of a record as it is told in the data."""
    schema: Schema = shape.model_json_schema(mode="serialization")
    for part in (schema, *schema.get("$defs", {}).values()):
        _as_told(part)
    schema["properties"].pop("sentences", None)
    schema["required"] = sorted((set(schema["required"]) | {"id", "address", "bound_quotes", "referred_to_by"}) - {"sentences"})
    schema["properties"] |= {
        "id": _ID,
        "address": {**_TEXT, "description": "The permanent address of the record's page."},
        "bound_quotes": {"type": "array", "items": _bound_quote(), "description": "Every quote of the record at its place."},
        "referred_to_by": {
            "type": "array",
            "items": _closed(id=_ID, relation=_TEXT),
            "description": "The records that name this one, and how.",
        },
    }
    return schema


def _as_told(part: Schema) -> None:
    """Null is left out and never required; what has a default is always told; a number has its twin."""
    required = []
    for name, field in list(part["properties"].items()):
        options = field.pop("anyOf", None)
        field.pop("title", None)
        default = field.pop("default", None)
        if options is None:
            required.append(name)
        else:
            field.update(next(option for option in options if option.get("type") != "null"))
        if field.get("type") == "array":
            field.pop("minLength", None)
            field.pop("maxLength", None)
        if "digit for digit" in field.get("$comment", ""):
            part["properties"][name + AS_NUMBER] = {"type": "number", "description": "The same as a number."}
        if default is not None and name not in required:
            required.append(name)
    part["required"] = sorted(required)


def _bound_quote() -> Schema:
    part = _closed(start=_COUNT, end=_COUNT, exact=_TEXT)
    around = {**_TEXT, "description": _WORDS_AROUND}
    return _closed(
        source=_ID,
        file=_TEXT,
        sha256=_HASH,
        role=_TEXT,
        field={**_TEXT, "description": "Where the quote stands in its record."},
        parts={"type": "array", "minItems": 1, "items": part, "description": "Code points, start included, end excluded."},
        prefix=around,
        suffix=around,
    )


def _document(kind: str, shape: type[Record]) -> Schema:
    """A record in the interface: the record itself, with its kind, its title and the address of its own document."""
    schema = record_schema(shape)
    added = {"kind": {"enum": [kind]}, "page_title": _TEXT, "api": _TEXT, "schema": _TEXT}
    return schema | {"properties": schema["properties"] | added, "required": sorted([*schema["required"], *added])}


def _moved() -> Schema:
    return _closed(id=_ID, kind={"enum": list(KINDS)}, moved_to=_ID, api=_TEXT, address=_TEXT, schema=_TEXT)


def _list() -> Schema:
    entry = _closed(id=_ID, page_title=_TEXT, status=_TEXT, address=_TEXT, api=_TEXT)
    return _closed(kind={"enum": list(KINDS)}, sentence=_TEXT, count=_COUNT, records={"type": "array", "items": entry}, schema=_TEXT)


def _index() -> Schema:
    entry = _closed(kind={"enum": list(KINDS)}, sentence=_TEXT, count=_COUNT, api=_TEXT, record_schema=_TEXT)
    return _closed(
        version={"enum": [1]},
        name=_TEXT,
        description=_TEXT,
        address=_TEXT,
        licence=_TEXT,
        edition=_edition(),
        offsets=_TEXT,
        kinds={"type": "array", "items": entry},
        schemas={"type": "object", "additionalProperties": _TEXT},
        schema=_TEXT,
    )


def _whole() -> Schema:
    """The file of everything; the shapes' own parts are named by kind, so that two kinds may have parts of one name."""
    definitions: Schema = {}
    for kind, shape in KINDS.items():
        schema = record_schema(shape)
        definitions |= schema.pop("$defs", {})
        definitions[kind] = schema
    words = {"type": "object", "additionalProperties": _TEXT}
    computed = {"type": ["object", "array"], "description": "Computed from the records at every build."}
    return {
        **_closed(
            format={"type": "object", "required": ["version", "offsets"]},
            name=_TEXT,
            description=_TEXT,
            address=_TEXT,
            author=_TEXT,
            licence=_TEXT,
            edition=_edition(),
            vocabularies={"type": "object", "additionalProperties": words},
            kinds=words,
            records=_closed(**{kind: {"type": "array", "items": {"$ref": f"#/$defs/{kind}"}} for kind in KINDS}),
            derived={"type": "object", "additionalProperties": computed},
        ),
        "$defs": definitions,
    }


def _edition() -> Schema:
    """Which state of the records this is; name and date are those of the latest edition, null where there is none."""
    named: Schema = {"type": ["string", "null"]}
    return _closed(name=named, date=named, sha256=_HASH, has_changed={"type": "boolean"})


def _closed(**properties: Any) -> Schema:
    """An object with these properties, all of them, and no other."""
    return {"type": "object", "properties": properties, "required": sorted(properties), "additionalProperties": False}
