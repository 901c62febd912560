"""The citation of each record, of the whole dossier and of each source text, as files beside their pages.

`<kind>/<id>.bib`, `.ris` and `.csl.json` cite the record's page; `sources/<id>.original.…` the source text itself; `cite.…` the whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..citations.formats import written
from ..citations.references import Reference, dossier_reference, record_reference, source_reference
from ..dossier import Dossier
from ..page_views.titles import abstract_of, cited_titles_of
from ..records import Source
from ..settings import Settings


def citation_files(dossier: Dossier, settings: Settings) -> dict[str, str | bytes]:
    """Every file of citations by its path below the site."""
    return {f"{stem}{suffix}": text for stem, reference in _references(dossier, settings) for suffix, text in written(reference)}


def _references(dossier: Dossier, settings: Settings) -> Iterator[tuple[str, Reference]]:
    yield "cite", dossier_reference(dossier, settings)
    titles = cited_titles_of(dossier.records)
    for record in dossier.records.values():
        stem = f"{record.kind}/{record.id}"
        yield stem, record_reference(dossier, settings, record, titles[record.id], abstract_of(record, dossier.records))
        if isinstance(record, Source):
            yield f"{stem}.original", source_reference(record)
