"""A root's `mkdocs.yml`, completed; and what MkDocs says while it builds."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from build_scripts.packing import moment_asked_for
from build_scripts.problems import BuildFault, ContentError, Problem
from build_scripts.settings import CONFIGURATION, ENGINES_OWN, THEME, place_of

from .plugin import DossierPlugin

#: What a configuration that says nothing of it gets.
_DEFAULTS: Final[dict[str, Any]] = {
    "docs_dir": "content",
    "theme": {"name": THEME},
    # The pages bring a search of their own.
    "plugins": [],
}
NAME: Final = "dossier"


class SiteError(BuildFault):
    """The site cannot be built; the message holds all that MkDocs told."""


def configuration(root: Path, site_dir: Path, plugin: DossierPlugin, *, is_strict: bool) -> MkDocsConfig:
    """The root's `mkdocs.yml`, with what it does not say filled in; raises ContentError or SiteError where it is refused."""
    moment_asked_for()  # MkDocs takes the variable as it is
    file = root.absolute() / CONFIGURATION
    try:
        with file.open("rb") as stream:
            given = yaml_load(stream)
    except ConfigurationError as error:
        raise SiteError(f"{CONFIGURATION}: {error}") from error
    for name in ENGINES_OWN:
        # The reader of the settings tells them with their lines, where it sees them.
        if name in given:
            raise SiteError(f"{CONFIGURATION}: {name}: the engine sets this itself, and the pages rely on it; delete the lines.")
    config = MkDocsConfig(config_file_path=str(file))
    config.load_dict({**_DEFAULTS, **given, "site_dir": str(site_dir), "strict": is_strict})
    errors, warnings = config.validate()
    if errors or warnings:
        written = file.read_text("utf-8", errors="replace")
        raise ContentError(
            Problem(
                CONFIGURATION, *place_of(written, name), "FILE10", f"{name}: {fault}", "MkDocs refuses it; mend it, or delete the lines."
            )
            for name, fault in (*errors, *warnings)
        )
    if NAME in config.plugins:
        configured = config.plugins[NAME]
        for given_over in ("pages", "data", "linked", "former", "is_preview"):
            setattr(configured, given_over, getattr(plugin, given_over))
    else:
        config.plugins[NAME] = plugin
    return config


@contextmanager
def told_by_mkdocs() -> Iterator[list[str]]:
    """Collects the warnings and errors that MkDocs logs."""
    told: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record.getMessage())

    logger, collector = logging.getLogger("mkdocs"), Collector(logging.WARNING)
    logger.addHandler(collector)
    try:
        yield told
    finally:
        logger.removeHandler(collector)
