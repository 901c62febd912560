"""The tables: the same in CSV and in SQLite, whole against the records, described so that a program can check them."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.namespace import CSVW

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.exports.csv_files import csv_files
from build_scripts.exports.data_file import DATA
from build_scripts.exports.quote_tables import claim_quotes, quote_tables
from build_scripts.exports.sqlite_file import SEARCHED, sqlite_files
from build_scripts.exports.tables import Table, foreign_keys, record_tables
from build_scripts.page_views.lookup import Lookup
from build_scripts.record_fields import field_values, quotes_of
from build_scripts.records import KINDS
from build_scripts.vocabularies import PUBLISHED
from tests.exported import HOSTILE, PLAIN, database, dossier, files, hostile_dossier, hostile_files, json_of, rows_of
from tests.small_dossiers import claim, dossier_of, figure, has_no_brackets, value

CSV = f"{DATA}csv/"


def tables(name: str) -> tuple[Table, ...]:
    lookup = Lookup(dossier(name), PLAIN)
    return (claim_quotes(lookup), *record_tables(lookup), *quote_tables(lookup))


def cells(name: str, table: str) -> list[dict[str, str]]:
    return rows_of(files(name)[f"{CSV}{table}.csv"].content)


# --- whole


@pytest.mark.parametrize("name", ["toy", "real"])
def test_every_record_has_a_row_in_the_table_of_its_kind_and_in_the_register(name: str) -> None:
    """Counted against the files of `content/`, in CSV and in SQLite."""
    expected = {kind: sorted(record.id for record in dossier(name).of_kind(shape)) for kind, shape in KINDS.items()}
    assert expected == {kind: [row["id"] for row in cells(name, kind)] for kind in KINDS}
    assert sorted(dossier(name).records) == sorted(row["id"] for row in cells(name, "records"))
    connection = database(files(name)[f"{DATA}dossier.sqlite"].content)
    for kind, ids in expected.items():
        assert ids == [found for (found,) in connection.execute(f'SELECT id FROM "{kind}" ORDER BY id')]  # noqa: S608
    assert (sum(map(len, expected.values())),) == connection.execute("SELECT count(*) FROM records").fetchone()


@pytest.mark.parametrize("name", ["toy", "real"])
def test_every_value_of_every_record_stands_in_a_table(name: str) -> None:
    """Whatever an editor writes, with the numbers digit for digit; quotes are told as they stand in the source."""
    told: dict[str, set[str]] = {}
    for table in tables(name):
        identifier = next((place for place, column in enumerate(table.columns) if column.name == "id"), None)
        for row in table.rows if identifier is not None else ():
            own = told.setdefault(str(row[identifier]), set())
            for cell, column in zip(row, table.columns, strict=True):
                own.update(str(cell).split(" ") if column.lists else [str(cell)])
    pins = ("sentences",)
    for identifier, record in dossier(name).records.items():
        inside = {path for path, _ in quotes_of(record)}
        for field in field_values(record):
            is_in_a_quote = any(field.path[: len(path)] == path for path in inside)
            if field.path[0] not in (*pins, "id") and not is_in_a_quote:
                written = format(field.value, "f") if field.marker is not None and field.marker.what == "number" else str(field.value)
                assert written in told[identifier], (identifier, field.path)


@pytest.mark.parametrize("name", ["toy", "real"])
def test_every_quote_is_a_row_that_can_be_verified_from_its_source(name: str) -> None:
    """One row per quote, one per part; the offsets are code points of the file."""
    expected = sum(map(len, dossier(name).quotes.values()))
    assert expected == len(cells(name, "quotes"))
    texts = {identifier: text.text for identifier, text in dossier(name).texts.items()}
    sources = {(row["id"], row["quote"]): row for row in cells(name, "quotes")}
    parts = cells(name, "quote-parts")
    assert {(row["id"], row["quote"]) for row in parts} == set(sources)
    for row in parts:
        assert row["exact"] == texts[sources[row["id"], row["quote"]]["source"]][int(row["start"]) : int(row["end"])]


def test_a_statement_and_a_quote_make_a_row() -> None:
    """With nothing to join, and the same in CSV as in the view of the database."""
    rows = cells("toy", "claim-quotes")
    statements = {*dossier("toy").of_kind(KINDS["claims"]), *dossier("toy").of_kind(KINDS["denials"])}
    assert sum(len(dossier("toy").quotes_of(statement.id)) for statement in statements) == len(rows)
    connection = database(files("toy")[f"{DATA}dossier.sqlite"].content)
    view = connection.execute("SELECT * FROM claim_quotes")
    names = [column[0] for column in view.description]
    assert names == list(rows[0])
    assert sorted(tuple("" if cell is None else str(cell) for cell in row) for row in view) == sorted(tuple(row.values()) for row in rows)


# --- SQLite


@pytest.mark.parametrize("name", ["toy", "real"])
def test_the_database_is_whole(name: str) -> None:
    """SQLite's own checks, and as many rows as the CSV files have."""
    connection = database(files(name)[f"{DATA}dossier.sqlite"].content)
    assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall()
    assert [] == connection.execute("PRAGMA foreign_key_check").fetchall()
    for index, _, _ in SEARCHED:
        connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
    for path, file in files(name).items():
        if path.startswith(CSV) and path.endswith(".csv"):
            table = path.removeprefix(CSV).removesuffix(".csv").replace("-", "_")
            assert (len(rows_of(file.content)),) == connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608


def test_the_database_declares_its_keys_and_keeps_them() -> None:
    """A row that refers to nothing is refused when it is committed."""
    connection = database(files("toy")[f"{DATA}dossier.sqlite"].content)
    for table in tables("toy")[1:]:
        name = table.name.replace("-", "_")
        declared = {(row[2], row[3]) for row in connection.execute(f'PRAGMA foreign_key_list("{name}")')}
        assert {(other.replace("-", "_"), column) for own, other, _ in foreign_keys(table) for column in own} == declared
        assert (1,) == connection.execute("SELECT strict FROM pragma_table_list WHERE name = ?", (name,)).fetchone()
    connection.execute("INSERT INTO relations VALUES ('nobody', 1, 'nobody', 'x', 'y')")
    with pytest.raises(Exception, match="FOREIGN KEY"):
        connection.commit()


def test_words_are_found() -> None:
    """In titles, summaries and quotes, whatever the accents and the case."""
    connection = database(files("toy")[f"{DATA}dossier.sqlite"].content)
    found = connection.execute(
        "SELECT quotes.id FROM quotes_fts JOIN quotes ON quotes.rowid = quotes_fts.rowid WHERE quotes_fts MATCH ?", ("перо",)
    ).fetchall()
    assert [("plate-is-read",)] == found
    assert connection.execute("SELECT count(*) FROM records_fts WHERE records_fts MATCH 'lamp'").fetchone() > (3,)


def test_datasette_is_told_of_every_table_and_column() -> None:
    """And of nothing that is not there; the indices are those of the database."""
    data = json_of(files("toy")[f"{DATA}datasette-metadata.json"].content)
    told = data["databases"]["dossier"]["tables"]
    connection = database(files("toy")[f"{DATA}dossier.sqlite"].content)
    for name, entry in told.items():
        columns = {row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')}
        assert columns
        if "columns" in entry:
            assert columns == set(entry["columns"])
            assert all(entry["columns"].values())
        assert set(entry.get("facets", ())) | {entry.get("label_column", "")} <= columns | {""}
    assert {index for index, _, _ in SEARCHED} == {entry["fts_table"] for entry in told.values() if "fts_table" in entry}


# --- the descriptions of the CSV files


def referred(table: dict[str, Any]) -> list[tuple[list[str], str, list[str]]]:
    return [
        (key["columnReference"], key["reference"]["resource"], key["reference"]["columnReference"])
        for key in table["tableSchema"]["foreignKeys"]
    ]


@pytest.mark.parametrize("name", ["toy", "real"])
def test_csv_on_the_web_describes_every_file(name: str) -> None:
    """Each column by its name, its type and its key; what the description says of the cells holds."""
    described = {table["url"]: table for table in json_of(files(name)[f"{CSV}csv-metadata.json"].content)["tables"]}
    found = {path.removeprefix(CSV): rows_of(file.content) for path, file in files(name).items() if path.endswith(".csv")}
    assert set(described) == set(found)
    for url, table in described.items():
        schema = table["tableSchema"]
        header = files(name)[CSV + url].data.decode("utf-8").split("\r\n")[0].split(",")
        assert header == [column["name"] for column in schema["columns"]]
        assert all(re.fullmatch(r"[a-z][a-z0-9_]*", column) for column in header)
        assert all(column["dc:description"] for column in schema["columns"])
        keys = [tuple(row[column] for column in schema["primaryKey"]) for row in found[url]]
        assert len(keys) == len(set(keys))
        for column in schema["columns"]:
            for row in found[url]:
                cell = row[column["name"]]
                assert cell or not column["required"], (url, column["name"], row)
                assert not cell or fits(cell, column["datatype"]), (url, column["name"], cell)
        for own, other, theirs in referred(table):
            there = {tuple(row[column] for column in theirs) for row in found[other]}
            assert {tuple(row[column] for column in own) for row in found[url] if row[own[0]]} <= there


def fits(cell: str, datatype: Any) -> bool:
    """Whether a cell is of the type that the description gives it."""
    if isinstance(datatype, dict):
        return re.fullmatch(datatype["format"], cell) is not None
    return datatype == "string" or re.fullmatch({"integer": r"-?\d+", "number": r"-?\d+(\.\d+)?(e-?\d+)?"}[datatype], cell) is not None


def test_the_description_speaks_the_words_of_csv_on_the_web() -> None:
    """A key that the vocabulary does not know would be passed over in silence."""
    known = {"@context", "@language", "titles", "columns", "tables", "foreignKeys"}

    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    told = keys(json_of(files("toy")[f"{CSV}csv-metadata.json"].content))
    assert {key for key in told if not key.startswith("dc:") and key not in CSVW} - known == set()


@pytest.mark.parametrize("name", ["toy", "real"])
def test_the_data_package_knows_the_size_and_the_hash_of_each_file(name: str) -> None:
    """And the same columns and keys."""
    package = json_of(files(name)[f"{DATA}datapackage.json"].content)
    assert re.fullmatch(r"[a-z0-9._/-]+", package["name"])
    by_name = {table.name: table for table in tables(name)}
    assert set(by_name) == {resource["name"] for resource in package["resources"]}
    for resource in package["resources"]:
        content = files(name)[DATA + resource["path"]].data
        assert (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}") == (resource["bytes"], resource["hash"])
        table = by_name[resource["name"]]
        assert [column.name for column in table.columns] == [field["name"] for field in resource["schema"]["fields"]]
        assert list(table.key) == resource["schema"]["primaryKey"]
        assert len(foreign_keys(table)) == len(resource["schema"]["foreignKeys"])


def test_every_column_says_what_it_holds() -> None:
    """And names a list that is published, where it takes its values from one."""
    assert {(table.name, column.name) for table in tables("toy") for column in table.columns if not column.description} == set()
    assert {column.vocabulary for table in tables("toy") for column in table.columns} - {""} <= set(PUBLISHED)


# --- hostile text, and any text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_comes_back_as_it_was(words: str) -> None:
    """From CSV and from SQLite: nothing is put before a formula, nothing is cut at a line's end."""
    found = hostile_files(words)
    line = f"Before it {words} and after it."
    (row,) = rows_of(found[f"{CSV}claims.csv"])
    assert (words, words, words) == (row["summary"], row["notes"], row["window"])
    assert [words] == [row["name"] for row in rows_of(found[f"{CSV}actors.csv"]) if row["id"] == "ann"]
    assert {line} == {row["exact"] for row in rows_of(found[f"{CSV}quotes.csv"]) if row["source"] == "paper"}
    assert [line] == [row["exact"] for row in rows_of(found[f"{CSV}claim-quotes.csv"])]
    connection = database(found[f"{DATA}dossier.sqlite"])
    assert [(words, words)] == connection.execute("SELECT summary, notes FROM claims").fetchall()
    assert [(line,)] == connection.execute("SELECT exact FROM claim_quotes").fetchall()
    assert [("2.50", 2.5, words)] == connection.execute("SELECT value, value_number, unit FROM figures_values").fetchall()
    assert [("48.250", 48.25)] == connection.execute("SELECT latitude, latitude_number FROM places").fetchall()
    assert words == json_of(found[f"{DATA}datapackage.json"])["title"]
    assert words == json_of(found[f"{DATA}datasette-metadata.json"])["title"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=60).filter(str.strip).filter(has_no_brackets))
@settings(max_examples=20)
def test_any_text_comes_back_as_it_was(words: str) -> None:
    """Whatever a record may hold."""
    lookup = Lookup(dossier_of(claim("said", summary=words)), PLAIN)
    made = (*record_tables(lookup), *quote_tables(lookup))
    csv_text = next(file.content for file in csv_files(lookup, made) if file.path == f"{CSV}claims.csv")
    assert [words] == [row["summary"] for row in rows_of(csv_text)]
    connection = database(next(sqlite_files(lookup, made)).content)
    assert [(words,)] == connection.execute("SELECT summary FROM claims").fetchall()


def test_a_small_dossier_has_all_tables() -> None:
    """Also those without a row, so that a program finds what it looks for."""
    lookup = Lookup(hostile_dossier("x"), PLAIN)
    assert [table.name for table in record_tables(lookup)] == [table.name for table in tables("toy")[1:-3]]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("9223372036854775807", float(2**63 - 1)),
        ("9223372036854775808", float(2**63)),
        ("-99999999999999999999999999999", -1e29),
        ("5.0", 5.0),
    ],
)
def test_a_number_of_any_length_has_its_cells(number: str, expected: float) -> None:
    """Whole numbers of SQL have 64 bits; the digits stand beside."""
    lookup = Lookup(dossier_of(figure("lamps", value(number))), PLAIN)
    found = {file.path: file.content for file in sqlite_files(lookup, (*record_tables(lookup), *quote_tables(lookup)))}
    cells = database(found[f"{DATA}dossier.sqlite"]).execute("SELECT value, value_number FROM figures_values").fetchall()
    assert cells == [(number, expected)]
