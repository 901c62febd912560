"""The page on the data: each file, what it is, how much it holds, and how to open it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..records import Claim
from .lookup import Lookup
from .phrases import Link, Marked, Phrase, Table, joined, phrase, table


@dataclass(frozen=True)
class ShownFile:
    """A file of data as the page tells of it; `size` is in bytes, `schema` is the path of the file that describes it."""

    path: str
    size: int
    what: str
    holds: str
    schema: str
    opening: tuple[str, ...]


@dataclass(frozen=True)
class FileGroup:
    """Files of one sort under a heading, with a few sentences on them, and lines that lead further."""

    heading: str
    sentences: str
    lines: tuple[Phrase, ...]
    files: Table


@dataclass(frozen=True)
class DataView:
    """The page: the archive, the groups of files, how each is opened, the licence."""

    licence: str
    archive: Phrase
    groups: tuple[FileGroup, ...]
    opening: Table


_FILES: Final = "Each holds the whole dossier, or the part of it that its format can say."
_TABLES: Final = (
    "One file per kind of record, one for each list inside a record, and one with a row per statement and quote for a spreadsheet. The "
    "same tables are in the SQLite database. What each column means stands in csv-metadata.json and in datapackage.json. A list of ids "
    "stands in one cell, parted by spaces; an empty cell is no value. Cells hold the text as it is: a spreadsheet program may take one "
    "that begins with =, +, - or @ for a formula, so import the columns as text, and as UTF-8."
)
_INTERFACE: Final = (
    "The records one by one, as files that a program asks for. Within v1 no key goes and none changes its meaning; what moves says where "
    "to. Every document names its JSON Schema."
)


def data_view(lookup: Lookup, files: Sequence[ShownFile]) -> DataView:
    """The page on these files, the archive of all of them among them."""
    listed = [file for file in files if file.what]
    archive = next(file for file in listed if file.path.endswith(".zip"))
    interface = [file for file in listed if file.path.startswith("api/")]
    tables = [file for file in listed if file.path.startswith("data/csv/")]
    others = [file for file in listed if file not in {archive, *interface, *tables}]
    return DataView(
        licence=lookup.settings.copyright,
        archive=phrase(_link(archive), f" ({archive.holds}, {size_in_words(archive.size)})"),
        groups=(
            FileGroup("Files", _FILES, (), _files(others)),
            FileGroup("Tables", _TABLES, (), _files(tables)),
            FileGroup("Interface for programs", _INTERFACE, _ways_in(lookup, files), _files(interface)),
        ),
        opening=table(
            ("File", "In a program or a terminal"),
            ((_link(file), Marked(line, "code")) for file in (archive, *others, *tables[:1], *interface) for line in file.opening),
        ),
    )


def _files(files: Sequence[ShownFile]) -> Table:
    """The files with what each is; a column for what describes them only where something does."""
    has_schemas = any(file.schema for file in files)
    return table(
        ("File", "What it is", "Holds", "Size", *(("Described by",) if has_schemas else ())),
        (
            (
                *(_link(file), file.what, file.holds, size_in_words(file.size)),
                *((Link(_name(file.schema), file.schema) if file.schema else None,) if has_schemas else ()),
            )
            for file in files
        ),
    )


def _link(file: ShownFile) -> Link:
    return Link(_name(file.path) if file.path.startswith("data/") else file.path, file.path)


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _ways_in(lookup: Lookup, files: Sequence[ShownFile]) -> tuple[Phrase, ...]:
    """Where a list and a record are found, by example; and the schemas."""
    base = f"{lookup.settings.address}api/v1/"
    record = next(iter(lookup.dossier.of_kind(Claim)), None)
    schemas = joined(Link(_name(file.path).removesuffix(".schema.json"), file.path) for file in files if file.path.endswith(".schema.json"))
    return (
        phrase("All kinds: ", Marked(f"{base}index.json", "code")),
        phrase("All records of a kind: ", Marked(f"{base}claims/index.json", "code")),
        *((phrase("A record: ", Marked(f"{base}claims/{record.id}.json", "code")),) if record else ()),
        phrase("The JSON Schema (draft 7) of each document: ", schemas),
    )


def size_in_words(size: int) -> str:
    """`812 B`, `12 KB`, `1.9 MB` (of 1,000)."""
    if size < 1_000:
        return f"{size} B"
    return f"{size / 1_000:.0f} KB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"
