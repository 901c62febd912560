"""Whatever is withdrawn of a dossier, its pages are made: the last statement of a question, its last source, or several at once."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.link_records import link_records
from build_scripts.load_content import LoadedContent, LoadedRecord, load_content
from build_scripts.records import record_from_fields
from build_scripts.render_pages import render_pages
from build_scripts.settings import read_settings
from build_scripts.yaml_files import YamlFile
from tests.built_sites import ROOTS

WITHDRAWN = {"status": "withdrawn", "withdrawn_on": "2030-01-01", "withdrawn_reason": "It was a mistake."}


@cache
def toy() -> LoadedContent:
    return load_content(ROOTS["toy"])[0]


def withdrawn(loaded: LoadedRecord) -> LoadedRecord:
    """The record as it would be with the fields of a withdrawal."""
    fields = {name: value for name, value in loaded.yaml.fields.items() if name != "reviewed_on"} | WITHDRAWN
    record, faults = record_from_fields(loaded.record.kind, loaded.record.id, fields)
    assert record is not None, faults
    return LoadedRecord(record, loaded.path, YamlFile(fields, loaded.yaml.values, loaded.yaml.keys))


ALL = frozenset(loaded.record.id for loaded in toy().records)
STATEMENTS = frozenset(loaded.record.id for loaded in toy().records if loaded.record.kind in {"claims", "denials"})
SOURCES = frozenset(loaded.record.id for loaded in toy().records if loaded.record.kind == "sources")
SOME = st.frozensets(st.sampled_from(sorted(ALL)), max_size=8) | st.frozensets(st.sampled_from(sorted(SOURCES)))


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(SOME)
@example(STATEMENTS)
@example(SOURCES)
@example(ALL)
def test_pages_are_made_whatever_is_withdrawn(fallen: frozenset[str]) -> None:
    records = tuple(withdrawn(loaded) if loaded.record.id in fallen else loaded for loaded in toy().records)
    dossier, _ = link_records(replace(toy(), records=records))
    assert render_pages(dossier, read_settings(ROOTS["toy"]))
