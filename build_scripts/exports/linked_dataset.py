"""The dossier itself in the graph: a dataset with its files, and the terms of its vocabularies."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Final

from ..page_views.lookup import Lookup
from ..vocabularies import PUBLISHED
from .data_file import DataFile, address_below
from .linked_values import Node, filled, reference, to_node
from .tables import records_in_order

#: The media types of the files of data, by the last part of their names.
ENCODINGS: Final = {"json": "application/json", "csv": "text/csv", "sqlite": "application/vnd.sqlite3"}


def dataset_node(lookup: Lookup, files: Sequence[DataFile]) -> Node:
    """The dossier as a dataset, with its files and its records."""
    settings = lookup.settings
    return filled(
        {
            "@id": address_below(settings, "index.html"),
            "@type": "Dataset",
            "name": settings.name,
            "description": settings.description,
            "url": reference(address_below(settings, "index.html")),
            "creator": {"@type": "Organization", "name": settings.author} if settings.author else None,
            "copyrightNotice": settings.copyright,
            "version": lookup.dossier.edition_label.in_words,
            "isAccessibleForFree": True,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": file.path.rpartition("/")[2],
                    "description": file.what,
                    "contentUrl": reference(address_below(settings, file.path)),
                    "encodingFormat": ENCODINGS[file.path.rpartition(".")[2]],
                    "contentSize": f"{len(file.data)} B",
                    "sha256": hashlib.sha256(file.data).hexdigest(),
                }
                for file in files
                if file.what
            ],
            "hasPart": [to_node(lookup, record.id) for record in records_in_order(lookup)],
        }
    )


def term_nodes(lookup: Lookup) -> Iterator[Node]:
    """Stances and acts as defined terms; the page “Method” gives each its sentence."""
    for vocabulary in ("stance", "act"):
        for value, sentence in PUBLISHED[vocabulary].items():
            yield {
                "@id": term_address(lookup, vocabulary, value),
                "@type": "DefinedTerm",
                "name": value,
                "description": sentence,
                "inDefinedTermSet": reference(address_below(lookup.settings, f"method.html#{vocabulary}")),
            }


def term_address(lookup: Lookup, vocabulary: str, value: str) -> str:
    """Where the page “Method” gives a term its sentence."""
    return address_below(lookup.settings, f"method.html#{vocabulary}-{value}")
