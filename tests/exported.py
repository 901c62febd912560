"""The exported data of a dossier, read back, and texts that formats like to break on."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from functools import cache
from typing import Any, Final

from build_scripts.dossier import Dossier
from build_scripts.exports import data_files
from build_scripts.exports.data_file import DataFile
from build_scripts.read_dossier import read_dossier
from build_scripts.settings import Settings, read_settings
from tests.built_sites import ROOTS
from tests.small_dossiers import actor, claim, dossier_of, figure, proposition, record, source, value

PLAIN: Final = Settings("A small dossier", "Words on it.", "https://example.org/small/", "The editors")

#: Each would end a field, a record or a string in one format or another, or be taken for a formula or a direction of writing.
HOSTILE: Final = (
    "first line\nER  - \nTY  - RPRT",
    'a "quoted" word, a comma; a semicolon, \\ a backslash',
    "{braces} {{twice}} 100 % & # _ ~ ^ $x$",
    '=HYPERLINK("x") and +1 -1 @SUM',
    "\u202eright to left\u202c منارة Перо e\u0301 😀",
    "</script><!-- <![CDATA[ ]]> & &amp; <b>",
    "BEGIN:VEVENT\nEND:VCALENDAR",
    "' OR 1=1; DROP TABLE records; --",
    "null",
    "NA",
    "007",
)


@cache
def dossier(name: str) -> Dossier:
    """One of the two dossiers of the tests."""
    return read_dossier(ROOTS[name])


@cache
def files(name: str) -> dict[str, DataFile]:
    """Its data files by their paths below the site."""
    return {file.path: file for file in data_files(dossier(name), read_settings(ROOTS[name]))}


def json_of(content: str | bytes) -> Any:
    """JSON, read."""
    return json.loads(content)


def rows_of(content: str | bytes) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    text = content.decode("utf-8") if isinstance(content, bytes) else content
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def database(content: str | bytes) -> sqlite3.Connection:
    """A SQLite database, opened in memory, with its foreign keys looked at."""
    assert isinstance(content, bytes)
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def hostile_dossier(words: str) -> Dossier:
    """A dossier in which these words stand in a name, a summary, a proposition, a scope, a place and a quote."""
    line = f"Before it {words} and after it."
    return dossier_of(
        source("paper", line, "The end."),
        actor("ann", name=words),
        proposition("p", text=words),
        claim("said", "ann", ("paper", line), summary=words, notes=words, window=words),
        figure("lamps", value("2.50", unit=words[:300]), scope=words),
        record(
            "events",
            "fair",
            name=words,
            date="2019-05-06",
            date_basis=words,
            type="other",
            quotes=[{"source": "paper", "exact": line, "role": "own_reporting"}],
        ),
        record(
            "places", "quay", name=words, latitude="48.250", longitude="-32.5", precision="exact", basis=words,
        ),
    )  # fmt: skip


@cache
def hostile_files(words: str) -> dict[str, str | bytes]:
    """Its data files, with a dossier that is called by the same words."""
    found = data_files(hostile_dossier(words), Settings(words, words, PLAIN.address, words, "https://example.org/small.git", "", words))
    return {file.path: file.content for file in found}
