"""The interface for programs, as files: `api/v1/index.json`, `api/v1/<kind>/index.json`, `api/v1/<kind>/<id>.json`.

A contract: within `v1` no key goes and none changes its meaning; a record keeps its address for good, and what has moved says
where to. Each document names its JSON Schema.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from ..identifiers import document_path
from ..page_views.lookup import Lookup
from ..problems import count_of
from ..records import KINDS, Record
from .data_file import API, DataFile, address_below, address_of
from .dossier_json import OFFSETS
from .record_data import as_json, record_data
from .schemas import schema_path


def api_files(lookup: Lookup) -> Iterator[DataFile]:
    """Every document of the interface."""
    settings = lookup.settings
    kinds = []
    for kind, shape in KINDS.items():
        records = lookup.dossier.of_kind(shape)
        sentence = (shape.__doc__ or "").strip().splitlines()[0]
        entries = [_entry(lookup, record) for record in records]
        schema = address_below(settings, schema_path(kind))
        kinds.append(
            {
                "kind": kind,
                "sentence": sentence,
                "count": len(records),
                "api": address_below(settings, f"{API}{kind}/index.json"),
                "record_schema": schema,
            }
        )
        content = {
            "kind": kind,
            "sentence": sentence,
            "count": len(records),
            "records": entries,
            "schema": address_below(settings, schema_path("list")),
        }
        yield DataFile(f"{API}{kind}/index.json", as_json(content))
        for record, entry in zip(records, entries, strict=True):
            told = record_data(lookup.dossier, settings, record) | entry | {"kind": kind, "schema": schema}
            yield DataFile(document_path(kind, record.id), as_json(told))
            yield from (_moved(lookup, record, former) for former in record.formerly)
    yield DataFile(
        f"{API}index.json",
        as_json(
            {
                "version": 1,
                "name": settings.name,
                "description": settings.description,
                "address": settings.address,
                "licence": settings.copyright,
                "edition": asdict(lookup.dossier.edition_label),
                "offsets": OFFSETS,
                "kinds": kinds,
                "schemas": {name: address_below(settings, schema_path(name)) for name in ("dossier", "index", "list", "moved")},
                "schema": address_below(settings, schema_path("index")),
            }
        ),
        what="The interface for programs: from here to a list per kind, and to a document per record.",
        holds=count_of(len(lookup.dossier.records), "record"),
        schema=schema_path("index"),
        opening=(f"curl {address_below(settings, API + 'index.json')}",),
    )


def _entry(lookup: Lookup, record: Record) -> dict[str, Any]:
    return {
        "id": record.id,
        "page_title": lookup.titles[record.id],
        "status": record.status,
        "address": address_of(lookup.settings, record),
        "api": address_below(lookup.settings, document_path(record.kind, record.id)),
    }


def _moved(lookup: Lookup, record: Record, former: str) -> DataFile:
    entry = _entry(lookup, record)
    content = {
        "id": former,
        "kind": record.kind,
        "moved_to": record.id,
        "api": entry["api"],
        "address": entry["address"],
        "schema": address_below(lookup.settings, schema_path("moved")),
    }
    return DataFile(document_path(record.kind, former), as_json(content))
