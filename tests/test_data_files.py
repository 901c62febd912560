"""The data as files: the calendar, the citation, the hashes, the archive; and that no file gives a source's text away."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from datetime import date, timedelta

import cffconvert
import icalendar
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.editions import Edition
from build_scripts.escaping import collapsed
from build_scripts.exports import data_files, shown_files
from build_scripts.exports.archive import ARCHIVE, SUMS
from build_scripts.exports.citation_cff import citation_file, yaml_text
from build_scripts.exports.data_file import DATA
from build_scripts.exports.event_calendar import calendar_file, certain_days
from build_scripts.page_views.data import size_in_words
from build_scripts.page_views.lookup import Lookup
from build_scripts.read_dossier import read_dossier
from build_scripts.render_pages import render_pages
from build_scripts.settings import Settings, read_settings
from tests.built_sites import PROJECT, ROOTS
from tests.exported import HOSTILE, PLAIN, database, dossier, files, hostile_files, json_of, rows_of
from tests.small_dossiers import Piece, dossier_of, has_no_brackets, record

# --- the calendar

DAYS = [
    ("2019-05-06", ("2019-05-06", "2019-05-06")),
    ("2019-05-06/2019-05-08", ("2019-05-06", "2019-05-08")),
    ("2019-05-06?", None),
    ("2019-05-06~", None),
    ("2019-05", None),
    ("2019", None),
    ("2019-05/2019-06", None),
    ("2019-05-06/2019-05-08?", None),
    ("../2019-05-06", None),
    ("2019-05-06/..", None),
    ("2019-05-XX", None),
    ("201X", None),
    ("9999-12-30", ("9999-12-30", "9999-12-30")),
    ("9999-12-31", None),
    ("2019-05-06/9999-12-31", None),
    (None, None),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_a_calendar_holds_certain_days_alone(text: str | None, expected: tuple[str, str] | None) -> None:
    """One certain day, or an interval between two; it cannot say “about” or “in May”."""
    days = certain_days(text)
    assert expected == (days and tuple(day.isoformat() for day in days))


def event(name: str, when: str | None, **fields: object) -> Piece:
    """An event on a day."""
    quotes = [{"source": "news", "exact": f"It was {name}.", "role": "own_reporting"}]
    return record("events", name, date=when, type="other", quotes=quotes, **fields)


def calendar_of(*pieces: Piece) -> icalendar.Calendar:
    words = [f"It was {piece.id}." for piece in pieces if piece.kind == "events"]
    news = Piece(
        "sources",
        "news",
        {
            **dict.fromkeys(("title", "publisher", "published", "language")),
            "basis": {},
            "outlet": "news-outlet",
            "scope": {"passages": [{"first": words[0], "last": words[-1]}]},
        },
        "\n".join(words),
    )
    made = icalendar.Calendar.from_ical(calendar_file(Lookup(dossier_of(news, *pieces), PLAIN)).content)
    assert isinstance(made, icalendar.Calendar)
    return made


def test_an_interval_is_several_days_and_what_is_left_out_is_told() -> None:
    """All-day entries that end before the day after; what is withdrawn is not shown as what happened."""
    calendar = calendar_of(
        event("fair", "2019-05-06/2019-05-08"),
        event("storm", "2019-05-06", reviewed_on="2019-06-01"),
        event("hunch", "2019-05?"),
        event("rumour", None),
        event("gone", "2019-05-06", status="withdrawn", withdrawn_on="2019-06-02", withdrawn_reason="It was not."),
    )
    found = {str(entry["UID"]): entry for entry in calendar.walk("VEVENT")}
    assert {"fair@example.org", "storm@example.org"} == set(found)
    fair, storm = found["fair@example.org"], found["storm@example.org"]
    assert (date(2019, 5, 6), date(2019, 5, 9)) == (fair["DTSTART"].dt, fair["DTEND"].dt)
    assert (date(2019, 5, 6), date(2019, 5, 7)) == (storm["DTSTART"].dt, storm["DTEND"].dt)
    assert "20190601T000000Z" == storm["DTSTAMP"].to_ical().decode()
    assert "1 whose date is uncertain" in calendar["DESCRIPTION"]
    assert "1 without a date" in calendar["DESCRIPTION"]


@pytest.mark.parametrize("name", ["toy", "real"])
def test_the_calendar_is_read_by_another_program_and_agrees_with_the_records(name: str) -> None:
    """Each entry leads to its record, and is as long as the record says."""
    content = files(name)[f"{DATA}events.ics"].data
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    entries = icalendar.Calendar.from_ical(content).walk("VEVENT")
    records = dossier(name).records
    assert entries
    for entry in entries:
        identifier = str(entry["UID"]).partition("@")[0]
        days = certain_days(getattr(records[identifier], "date"))  # noqa: B009 - of several kinds
        assert days is not None
        assert (days[0], days[1] + timedelta(days=1)) == (entry["DTSTART"].dt, entry["DTEND"].dt)
        assert str(entry["URL"]).endswith(f"/{identifier}.html")


# --- the citation of the whole


@pytest.mark.parametrize("name", ["toy", "real"])
def test_the_citation_file_is_valid_and_says_what_the_configuration_says(name: str) -> None:
    """As cffconvert reads it, and as it turns it into other forms."""
    citation = cffconvert.Citation(files(name)[f"{DATA}CITATION.cff"].data.decode())
    citation.validate()
    given = read_settings(ROOTS[name])
    assert (given.name, given.address) == (citation.cffobj["title"], citation.cffobj["url"])
    assert given.name.split()[0] in citation.as_bibtex()


def test_the_citation_names_the_edition_or_the_state_after_it() -> None:
    """An edition by its name and day; what has changed since by the hash too; no version where there is no edition."""
    plain = dossier_of(record("propositions", "p", text="Something is so."))
    state = plain.edition_label.sha256

    def told(name: str, sha256: str) -> dict[str, object]:
        edition = dataclasses.replace(plain, editions=(Edition(name, "2019-05-06", sha256, ()),))
        cffobj: dict[str, object] = cffconvert.Citation(citation_file(Lookup(edition, PLAIN)).data.decode()).cffobj
        return {key: str(cffobj[key]) for key in ("version", "date-released") if key in cffobj}

    assert {"version": "2019-1", "date-released": "2019-05-06"} == told("2019-1", state)
    assert {"version": f"2019-1+{state[:12]}"} == told("2019-1", "0" * 64)
    assert b'version: "' not in citation_file(Lookup(plain, PLAIN)).data


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_back_from_the_calendar_and_the_citation(words: str) -> None:
    """As they were in the citation; with their white space collapsed in the calendar."""
    called = Settings(words, words, PLAIN.address, words)
    citation = cffconvert.Citation(citation_file(Lookup(dossier_of(), called)).data.decode())
    citation.validate()
    assert (words, words) == (citation.cffobj["title"], citation.cffobj["abstract"])
    calendar = icalendar.Calendar.from_ical(hostile_files(words)[f"{DATA}events.ics"])
    (entry,) = calendar.walk("VEVENT")
    once = " ".join(words.split())
    assert (once, once) == (str(entry["SUMMARY"]), str(entry["DESCRIPTION"]))
    # The library reads the newer NAME (RFC 7986) without its escapes.
    assert once == re.sub(r"\\(.)", r"\1", str(calendar["NAME"]))


ANY_TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(str.strip).filter(has_no_brackets)


@given(ANY_TEXT)
@settings(max_examples=100)
def test_any_text_comes_back_from_a_line_of_yaml(words: str) -> None:
    """Read by another program: line breaks, controls and every sign of YAML's own."""
    assert {"title": words} == yaml.safe_load(f"title: {yaml_text(words)}\n")


@given(ANY_TEXT)
@settings(max_examples=25)
def test_any_text_comes_back_from_the_calendar(words: str) -> None:
    """As a page would show it, and one entry stays one entry."""
    (entry,) = calendar_of(event("fair", "2019-05-06", date_basis=words)).walk("VEVENT")
    assert collapsed(" ".join(words.split())) == str(entry.get("DESCRIPTION", ""))


def test_a_backslash_and_a_letter_are_not_a_line_break() -> None:
    """A folder that is called New stays one."""
    (entry,) = calendar_of(event("fair", "2019-05-06", summary="C:\\New; a, b \\n")).walk("VEVENT")
    assert "C:\\New; a, b \\n" == str(entry["SUMMARY"])


# --- the hashes and the archive


@pytest.mark.parametrize("name", ["toy", "real"])
def test_every_data_file_has_its_hash_and_lies_in_the_archive(name: str) -> None:
    """All of `data/`, and nothing else; `sha256sum --check` would say OK for each."""
    data = {path.removeprefix(DATA): file.data for path, file in files(name).items() if path.startswith(DATA)}
    own = {path.removeprefix(DATA) for path in (SUMS, ARCHIVE, f"{ARCHIVE}.sha256")}
    sums = dict(reversed(line.split("  ", 1)) for line in data["SHA256SUMS"].decode().splitlines())
    assert {path: hashlib.sha256(content).hexdigest() for path, content in data.items() if path not in own} == sums
    with zipfile.ZipFile(io.BytesIO(data["dossier-data.zip"])) as archive:
        assert archive.testzip() is None
        assert {**{path: data[path] for path in sums}, "SHA256SUMS": data["SHA256SUMS"]} == {
            path: archive.read(path) for path in archive.namelist()
        }
        assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in archive.infolist()}
    packed = hashlib.sha256(data["dossier-data.zip"]).hexdigest()
    assert f"{packed}  dossier-data.zip\n" == data["dossier-data.zip.sha256"].decode()


def test_the_same_dossier_gives_the_same_bytes_in_another_process() -> None:
    """The database and the archive too, whatever order Python's sets have there, whatever the time zone."""
    script = (
        "import hashlib, sys; from pathlib import Path; from build_scripts.exports import data_files\n"
        "from build_scripts.read_dossier import read_dossier; from build_scripts.settings import read_settings\n"
        f"root = Path({str(ROOTS['toy'])!r})\n"
        "for file in data_files(read_dossier(root), read_settings(root)):\n"
        "    print(hashlib.sha256(file.data).hexdigest(), file.path)"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    run = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, env=environment, capture_output=True, text=True, check=True)
    told = dict(reversed(line.split(" ", 1)) for line in run.stdout.splitlines())
    assert {path: hashlib.sha256(file.data).hexdigest() for path, file in files("toy").items()} == told


def test_what_a_file_holds_is_counted_from_the_file() -> None:
    """The numbers on the page “Data” are those of the bytes that are served."""
    found = files("real")
    for path, file in found.items():
        number = int(re.match(r"\d+", file.holds)[0]) if re.match(r"\d+", file.holds) else None
        if path.endswith(".csv"):
            assert len(rows_of(file.content)) == number
    counted = {
        "dossier.json": sum(map(len, json_of(found[f"{DATA}dossier.json"].content)["records"].values())),
        "dossier.jsonld": len(json_of(found[f"{DATA}dossier.jsonld"].content)["@graph"]),
        "annotations.jsonld": len(json_of(found[f"{DATA}annotations.jsonld"].content)["first"]["items"]),
        "events.ics": found[f"{DATA}events.ics"].data.count(b"BEGIN:VEVENT"),
        "network.graphml": found[f"{DATA}network.graphml"].data.count(b"<node "),
        "SHA256SUMS": len(found[SUMS].data.splitlines()),
        "dossier.sqlite": database(found[f"{DATA}dossier.sqlite"].content)
        .execute("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%fts%'")
        .fetchone()[0],
    }
    for name, number in counted.items():
        assert found[DATA + name].holds.split()[0] == str(number), name


# --- the page


def test_the_page_tells_of_every_file_with_its_size_and_leads_to_it() -> None:
    """Each file is listed by itself or, as a record's document, by what leads to it; nothing is listed that is not there."""
    found = files("toy")
    page = render_pages(dossier("toy"), read_settings(ROOTS["toy"]), shown_files(found.values()))["data.md"]
    linked = set(re.findall(r"\]\(((?:data|api)/[^)#]+)\)", page))
    own = {path for path in found if path.startswith((DATA, "api/v1/index.json"))} - {f"{ARCHIVE}.sha256"}
    assert own == linked
    lines = [line for line in reversed(page.splitlines()) if line.startswith("| [")]
    rows = {re.findall(r"\]\(([^)]+)\)", line)[0]: line for line in lines}
    for path in (path for path in own if found[path].what):
        assert size_in_words(len(found[path].data)) in (rows[path] if path != ARCHIVE else page), path
        assert not found[path].schema or found[path].schema in found
    assert len([path for path in own if found[path].opening]) > 8


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 B"), (999, "999 B"), (1_499, "1 KB"), (999_499, "999 KB"), (999_500, "1.0 MB"), (1_940_000, "1.9 MB")]
)
def test_sizes_in_words(size: int, words: str) -> None:
    """Of 1,000, as file managers and browsers say them."""
    assert words == size_in_words(size)


def test_without_files_there_is_no_page_on_them() -> None:
    """Who renders pages alone has nothing to lead to."""
    assert "data.md" not in render_pages(dossier("toy"), read_settings(ROOTS["toy"]))


def test_the_toys_data_is_made_of_the_toy() -> None:
    """Read anew, it is the same: nothing is kept between two makings."""
    again = data_files(read_dossier(ROOTS["toy"]), read_settings(ROOTS["toy"]))
    assert {file.path: file.data for file in again} == {path: file.data for path, file in files("toy").items()}
