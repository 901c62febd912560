"""The citation of each record, of the whole dossier and of each source text, as files beside their pages.

`<kind>/<id>.bib`, `.ris` and `.csl.json` cite the record's page; `sources/<id>.original.…` the source text itself; `cite.…` the whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..citations.bibtex import as_bibtex
from ..citations.csl_json import as_csl_json
from ..citations.references import Reference, dossier_reference, record_reference, source_reference
from ..citations.ris import as_ris
from ..dossier import Dossier
from ..page_views.titles import abstract_of, titles_of
from ..records import Source
from ..settings import Settings

_FORMATS = {".bib": as_bibtex, ".ris": as_ris, ".csl.json": as_csl_json}


def citation_files(dossier: Dossier, settings: Settings) -> dict[str, str | bytes]:
    """Every file of citations by its path below the site."""
    found: dict[str, str | bytes] = {f"cite{suffix}": write(dossier_reference(dossier, settings)) for suffix, write in _FORMATS.items()}
    for stem, reference in _references(dossier, settings):
        found |= {f"{stem}{suffix}": write(reference) for suffix, write in _FORMATS.items()}
    return found


def _references(dossier: Dossier, settings: Settings) -> Iterator[tuple[str, Reference]]:
    titles = titles_of(dossier.records)
    for record in dossier.records.values():
        stem = f"{record.kind}/{record.id}"
        yield stem, record_reference(dossier, settings, record, titles[record.id], abstract_of(record, dossier.records))
        if isinstance(record, Source):
            yield f"{stem}.original", source_reference(record)
