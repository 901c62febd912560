"""The tables as CSV (RFC 4180, UTF-8), described as the W3C's CSV on the Web asks and as a Frictionless Data Package.

A cell holds the text as it is, also where a spreadsheet would take it for a formula (`=…`, `+…`, `-…`, `@…`): a mark put before
it would falsify quotes. An empty cell is no value; no field of a record is ever an empty text.
https://www.w3.org/TR/tabular-metadata/ · https://specs.frictionlessdata.io/data-package/
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ..page_views.lookup import Lookup
from ..problems import count_of
from ..vocabularies import PUBLISHED
from .data_file import DATA, DataFile, address_below
from .record_data import as_json
from .tables import Column, Table, foreign_keys

FOLDER: Final = f"{DATA}csv/"
_DESCRIPTION: Final = f"{FOLDER}csv-metadata.json"
_TYPES: Final = {"text": "string", "integer": "integer", "number": "number"}


def csv_files(lookup: Lookup, tables: Sequence[Table]) -> Iterator[DataFile]:
    """One file per table, and the two descriptions of all of them."""
    files = {table.name: _csv_file(table) for table in tables}
    yield from files.values()
    yield DataFile(
        _DESCRIPTION,
        as_json(_csv_on_the_web(lookup, tables)),
        what="What every column of every CSV file means, its type, and which column of another file it refers to (CSV on the Web).",
        holds=count_of(len(tables), "table"),
    )
    yield DataFile(
        f"{DATA}datapackage.json",
        as_json(_data_package(lookup, [(table, files[table.name]) for table in tables])),
        what="What the CSV files hold, column by column, with the size and the hash of each (Frictionless Data Package).",
        holds=count_of(len(tables), "table"),
        opening=('package = frictionless.Package("datapackage.json"); package.validate()',),
    )


def _csv_file(table: Table) -> DataFile:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows(["" if cell is None else cell for cell in row] for row in table.rows)
    path = f"{FOLDER}{table.name}.csv"
    return DataFile(
        path,
        stream.getvalue(),
        what=table.sentence,
        holds=count_of(len(table.rows), "row"),
        opening=(f'pandas.read_csv("{table.name}.csv", dtype="string", keep_default_na=False)',),
    )


def _csv_on_the_web(lookup: Lookup, tables: Sequence[Table]) -> dict[str, Any]:
    settings = lookup.settings
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": settings.name,
        "dc:description": settings.description,
        "dc:creator": settings.author,
        "dc:rights": settings.copyright,
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True, "quoteChar": '"', "doubleQuote": True},
        "tables": [
            {
                "url": f"{table.name}.csv",
                "dc:title": table.name,
                "dc:description": table.sentence,
                "tableSchema": {
                    "columns": [_web_column(column) for column in table.columns],
                    "primaryKey": list(table.key),
                    "foreignKeys": [
                        {"columnReference": list(own), "reference": {"resource": f"{other}.csv", "columnReference": list(theirs)}}
                        for own, other, theirs in foreign_keys(table)
                    ],
                },
            }
            for table in tables
        ],
    }


def _web_column(column: Column) -> dict[str, Any]:
    datatype: Any = _TYPES[column.type]
    if column.vocabulary and not column.lists:
        datatype = {"base": "string", "format": "|".join(re.escape(value) for value in PUBLISHED[column.vocabulary])}
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.description,
        "datatype": datatype,
        "required": column.is_required,
        **({"separator": " "} if column.lists else {}),
    }


def _data_package(lookup: Lookup, files: Sequence[tuple[Table, DataFile]]) -> dict[str, Any]:
    settings = lookup.settings
    return {
        "profile": "tabular-data-package",
        "name": _name(settings.name),
        "title": settings.name,
        "description": settings.description,
        "homepage": address_below(settings, "index.html"),
        "contributors": [{"title": settings.author, "role": "author"}] if settings.author else [],
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": table.name,
                "title": table.name,
                "description": table.sentence,
                "path": file.path.removeprefix(DATA),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(file.data),
                "hash": f"sha256:{hashlib.sha256(file.data).hexdigest()}",
                "dialect": {"lineTerminator": "\r\n", "delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
                "schema": {
                    "fields": [_package_field(column) for column in table.columns],
                    "missingValues": [""],
                    "primaryKey": list(table.key),
                    "foreignKeys": [
                        {"fields": list(own), "reference": {"resource": other, "fields": list(theirs)}}
                        for own, other, theirs in foreign_keys(table)
                    ],
                },
            }
            for table, file in files
        ],
    }


def _package_field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.is_required else {}
    if column.vocabulary and not column.lists:
        constraints["enum"] = list(PUBLISHED[column.vocabulary])
    return {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.description,
        **({"constraints": constraints} if constraints else {}),
    }


def _name(words: str) -> str:
    """A data package's name: lower-case letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "dossier"
