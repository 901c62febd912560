"""`data/dossier.sqlite`: the tables with their keys, a full-text index, and what Datasette shows of them.

The same dossier gives the same bytes: the database is made in memory, in one order, in one transaction. The tables are STRICT,
every foreign key is declared, and the rows of statements with their quotes are a view. The only room that imports sqlite3.
https://www.sqlite.org/fts5.html · https://docs.datasette.io/en/stable/metadata.html
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ..page_views.lookup import Lookup
from ..problems import count_of
from .data_file import DATA, DataFile
from .dossier_json import FORMAT_VERSION, OFFSETS
from .record_data import as_json
from .tables import Table, foreign_keys

_TYPES: Final = {"text": "TEXT", "integer": "INTEGER", "number": "REAL"}
#: What the full-text indices hold: the index, the table that it is of, its columns.
SEARCHED: Final = (("records_fts", "records", ("title", "summary")), ("quotes_fts", "quotes", ("exact",)))
_CLAIM_QUOTES: Final = """CREATE VIEW claim_quotes AS
SELECT q.id, q.quote, r.kind, s.summary, s.holder, a.name AS holder_name, s.stance, s.act, s.said, s.propositions, s.status,
  q.source, q.role, q.exact, q.start, q."end", t.file, t.sha256, q.quote_address
FROM quotes AS q
JOIN (SELECT {columns} FROM claims UNION ALL SELECT {columns} FROM denials) AS s ON s.id = q.id
JOIN records AS r ON r.id = q.id
JOIN actors AS a ON a.id = s.holder
JOIN sources AS t ON t.id = q.source"""
_EXAMPLE: Final = (
    "SELECT quotes.id, quotes.exact FROM quotes_fts JOIN quotes ON quotes.rowid = quotes_fts.rowid WHERE quotes_fts MATCH 'a word'"
)
_OF_A_STATEMENT: Final = "id, summary, holder, stance, act, said, propositions, status"


def sqlite_files(lookup: Lookup, tables: Sequence[Table]) -> Iterator[DataFile]:
    """The database, and its description for Datasette."""
    yield DataFile(
        f"{DATA}dossier.sqlite",
        _database(tables),
        what="All tables in one SQLite database, with foreign keys, a view of statements with their quotes, and a full-text index.",
        holds=f"{count_of(len(tables), 'table')}, {count_of(sum(len(table.rows) for table in tables), 'row')}",
        schema=f"{DATA}datasette-metadata.json",
        opening=(
            "datasette dossier.sqlite --metadata datasette-metadata.json",
            f'sqlite3 dossier.sqlite "{_EXAMPLE}"',
        ),
    )
    yield DataFile(
        f"{DATA}datasette-metadata.json",
        as_json(_datasette(lookup, tables)),
        what="What Datasette shows of the database: titles, descriptions of every column, what to search and to sort by.",
        holds=count_of(len(tables), "table"),
    )


def table_name(table: Table) -> str:
    """What a table is called in SQL, where a hyphen would have to be quoted everywhere."""
    return table.name.replace("-", "_")


def _database(tables: Sequence[Table]) -> bytes:
    with_keys = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with_keys.executescript(f"PRAGMA page_size = 4096; PRAGMA foreign_keys = ON; PRAGMA user_version = {FORMAT_VERSION}; BEGIN;")
        for table in tables:
            with_keys.execute(_creation(table))
        for table in tables:
            places = ", ".join("?" * len(table.columns))
            with_keys.executemany(f'INSERT INTO "{table_name(table)}" VALUES ({places})', table.rows)  # noqa: S608 - our own names
        with_keys.execute(_CLAIM_QUOTES.format(columns=_OF_A_STATEMENT))
        for index, table_of_it, columns in SEARCHED:
            with_keys.execute(
                f"CREATE VIRTUAL TABLE {index} USING fts5({', '.join(columns)}, content='{table_of_it}', "
                "tokenize='unicode61 remove_diacritics 2')"
            )
            with_keys.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")  # noqa: S608
            with_keys.execute(f"INSERT INTO {index}({index}) VALUES ('optimize')")  # noqa: S608
        with_keys.execute("COMMIT")
        return bytes(with_keys.serialize())
    finally:
        with_keys.close()


def _creation(table: Table) -> str:
    """CREATE TABLE, with its key and what it refers to; deferred, since records refer to each other."""
    lines = [f'"{column.name}" {_TYPES[column.type]}{" NOT NULL" if column.is_required else ""}' for column in table.columns]
    lines.append(f"PRIMARY KEY ({_quoted(table.key)})")
    lines.extend(
        f'FOREIGN KEY ({_quoted(own)}) REFERENCES "{other.replace("-", "_")}" ({_quoted(theirs)}) DEFERRABLE INITIALLY DEFERRED'
        for own, other, theirs in foreign_keys(table)
    )
    return f'CREATE TABLE "{table_name(table)}" (\n  ' + ",\n  ".join(lines) + "\n) STRICT"


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _datasette(lookup: Lookup, tables: Sequence[Table]) -> dict[str, Any]:
    settings = lookup.settings
    indexed = {table_of_it: index for index, table_of_it, _ in SEARCHED}
    shown = {
        table_name(table): {
            "description": table.sentence,
            "columns": {column.name: column.description for column in table.columns},
            **({"label_column": label} if (label := _label(table)) else {}),
            **({"fts_table": indexed[table.name], "fts_pk": "rowid"} if table.name in indexed else {}),
            **({"facets": facets} if (facets := [column.name for column in table.columns if column.vocabulary]) else {}),
        }
        for table in tables
    }
    return {
        "title": settings.name,
        "description": f"{settings.description} Offsets are {OFFSETS[0].lower()}{OFFSETS[1:]}" if settings.description else OFFSETS,
        "license": settings.copyright,
        "source": settings.author,
        "source_url": settings.address,
        "databases": {"dossier": {"tables": shown | {"claim_quotes": {"description": "One row per statement and quote (a view)."}}}},
    }


def _label(table: Table) -> str:
    return next((name for name in ("page_title", "title", "exact") if name in {column.name for column in table.columns}), "")
