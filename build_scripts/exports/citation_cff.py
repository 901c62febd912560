"""`data/CITATION.cff`: how to cite the dossier as a whole (Citation File Format 1.2.0).

https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md
"""

from __future__ import annotations

import re

from ..editions import SHOWN_DIGITS
from ..page_views.lookup import Lookup
from .data_file import DATA, DataFile

_UNPRINTABLE = re.compile("[^\t\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def citation_file(lookup: Lookup) -> DataFile:
    """The citation of the whole; what the configuration does not say is left out."""
    settings = lookup.settings
    lines = [
        "cff-version: 1.2.0",
        "message: Cite a record by its own address; cite the whole as follows.",
        "type: dataset",
        f"title: {yaml_text(settings.name)}",
        "authors:",
        f"  - name: {yaml_text(settings.author or settings.name)}",
    ]
    if settings.description:
        lines.append(f"abstract: {yaml_text(settings.description)}")
    label = lookup.dossier.edition_label
    if label.name and label.date and not label.has_changed:
        lines += [f"version: {yaml_text(label.name)}", f"date-released: {label.date}"]
    elif label.name:
        lines.append(f"version: {yaml_text(f'{label.name}+{label.sha256[:SHOWN_DIGITS]}')}")
    if settings.address:
        lines.append(f"url: {yaml_text(settings.address)}")
    if settings.repository:
        lines.append(f"repository-code: {yaml_text(settings.repository)}")
    return DataFile(
        f"{DATA}CITATION.cff",
        "\n".join(lines) + "\n",
        what="How to cite the dossier as a whole (Citation File Format), for programs that keep references.",
        holds="1 citation",
        opening=("cffconvert --infile CITATION.cff --format bibtex",),
    )


def yaml_text(text: str) -> str:
    """A text as a double-quoted YAML scalar on one line; white space at either end and within is kept."""
    shown = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
    return '"' + _UNPRINTABLE.sub(lambda match: f"\\U{ord(match.group()):08X}", shown) + '"'
