"""One folder → one dossier: the front door for everything that shows, exports or serves it."""

from __future__ import annotations

from pathlib import Path

from .checks import problems_of
from .dossier import Dossier
from .link_records import link_records
from .load_content import load_content
from .problems import ContentError, Problem


def check_dossier(root: Path) -> tuple[Dossier, list[Problem]]:
    """The dossier below a root as far as it can be linked, and every problem of form, of linking and of the rules, sorted."""
    content, problems = load_content(root)
    dossier, found = link_records(content)
    return dossier, sorted({*problems, *found, *problems_of(dossier)})


def read_dossier(root: Path) -> Dossier:
    """The dossier below a root; raises ContentError with every problem where there is any."""
    dossier, problems = check_dossier(root)
    if problems:
        raise ContentError(problems)
    return dossier
