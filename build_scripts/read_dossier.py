"""One folder → one dossier: the front door for everything that shows, exports or serves it."""

from __future__ import annotations

from pathlib import Path

from .checks import problems_of
from .dossier import Dossier
from .link_records import link_records
from .load_content import load_content
from .problems import ContentError, Problem
from .settings import Settings, read_settings, settings_problems


def check_dossier(root: Path) -> tuple[Dossier, list[Problem]]:
    """The dossier below a root as far as it can be linked, and every problem of form, of linking and of the rules, sorted."""
    content, problems = load_content(root)
    dossier, found = link_records(content)
    return dossier, sorted({*problems, *found, *problems_of(dossier)})


def check_settings(root: Path, dossier: Dossier) -> tuple[Settings | None, list[Problem]]:
    """The settings of a root, None where they cannot be read, and every problem in them and between them and the records."""
    try:
        settings = read_settings(root)
    except ContentError as error:
        return None, list(error.problems)
    kinds = {identifier: record.kind for identifier, record in dossier.records.items()}
    return settings, list(settings_problems(root, settings, kinds | dict.fromkeys(dossier.unread_ids, "")))


def read_configured(root: Path) -> tuple[Dossier, Settings]:
    """The dossier below a root with its settings; raises ContentError with every problem of either."""
    dossier, problems = check_dossier(root)
    settings, found = check_settings(root, dossier)
    if settings is None or problems or found:
        raise ContentError(sorted({*problems, *found}))
    return dossier, settings


def read_dossier(root: Path) -> Dossier:
    """The dossier below a root; raises ContentError with every problem where there is any."""
    dossier, problems = check_dossier(root)
    if problems:
        raise ContentError(problems)
    return dossier
