"""The dossier as data: one file per format, each from the linked dossier alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..dossier import Dossier
from ..page_views.data import ShownFile
from ..page_views.lookup import Lookup
from ..settings import Settings
from .annotations import annotations_file
from .archive import archive_files
from .citation_cff import citation_file
from .citation_files import citation_files
from .citation_states import citation_states
from .csv_files import csv_files
from .data_file import DataFile
from .dossier_json import whole_file
from .event_calendar import calendar_file
from .feeds import feed_files
from .frozen_pages import frozen_files
from .linked_data import graph_file
from .network import network_file
from .quote_tables import claim_quotes, quote_tables
from .schemas import schema_files
from .search_files import search_files
from .sqlite_file import sqlite_files
from .static_api import api_files
from .tables import record_tables
from .verification import verification_file


def exported_files(dossier: Dossier, settings: Settings) -> dict[str, str | bytes]:
    """Every file that is made from the records by its path below the site's root, what search reads among them; text is UTF-8."""
    return {**{file.path: file.content for file in data_files(dossier, settings)}, **other_files(dossier, settings)}


def other_files(dossier: Dossier, settings: Settings) -> dict[str, str | bytes]:
    """What pages need or link to and is no data to be taken away whole: citations, search, frozen pages, feeds, states of citations."""
    lookup = Lookup(dossier, settings)
    return {
        **citation_files(dossier, settings),
        **search_files(lookup),
        **frozen_files(lookup),
        **feed_files(lookup),
        **citation_states(lookup),
    }


def data_files(dossier: Dossier, settings: Settings) -> tuple[DataFile, ...]:
    """The data to be taken away and the interface for programs, with what is said of each on the page “Data”."""
    files = tuple(_files(Lookup(dossier, settings)))
    return (*files, *archive_files(files))


def shown_files(files: Iterable[DataFile]) -> tuple[ShownFile, ...]:
    """What the page “Data” tells of the files."""
    return tuple(ShownFile(file.path, len(file.data), file.what, file.holds, file.schema, file.opening) for file in files)


def _files(lookup: Lookup) -> Iterator[DataFile]:
    tables = (*record_tables(lookup), *quote_tables(lookup))
    first = (whole_file(lookup), *sqlite_files(lookup, tables), *csv_files(lookup, (claim_quotes(lookup), *tables)))
    yield from first
    yield graph_file(lookup, first)
    yield annotations_file(lookup)
    yield network_file(lookup)
    yield calendar_file(lookup)
    yield citation_file(lookup)
    yield from schema_files(lookup)
    yield from api_files(lookup)
    yield verification_file(lookup)
