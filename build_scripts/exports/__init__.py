"""The dossier as data: one file per format, each from the linked dossier alone."""

from __future__ import annotations

from ..dossier import Dossier
from ..settings import Settings
from .citation_files import citation_files
from .dossier_json import dossier_json


def exported_files(dossier: Dossier, settings: Settings) -> dict[str, str | bytes]:
    """Every data file by its path below the site's root; text is UTF-8."""
    return {"data/dossier.json": dossier_json(dossier, settings), **citation_files(dossier, settings)}
