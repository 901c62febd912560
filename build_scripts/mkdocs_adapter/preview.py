"""The live preview: an edit is on the page a moment later, and what is wrong is told there too."""

from __future__ import annotations

import html
import logging
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from build_scripts.identifiers import page_address
from build_scripts.problems import BuildFault, ContentError
from build_scripts.settings import CONFIGURATION, read_settings
from build_scripts.theme_assets import OVERRIDES

from .configuration import SiteError, configuration, told_by_mkdocs
from .plugin import DossierPlugin, FormerBuild

_LAST_PORT: Final = 65535


def serve_site(root: Path, address: str) -> None:
    """Shows the site at `host:port` and builds what has changed anew; returns when it is interrupted.

    Bad content is told in the terminal and at the head of every page; the pages stay those of the last good content, and
    the server lives on.
    """
    host, _, port = address.rpartition(":")
    if not host or not re.fullmatch("[0-9]{1,5}", port) or not 0 < int(port) <= _LAST_PORT:
        raise SiteError(f"“{address}” is not an address; write host:port, such as 127.0.0.1:8000; a port is at most {_LAST_PORT}.")
    with tempfile.TemporaryDirectory(prefix="dossier-preview-") as folder:
        _Preview(root, Path(folder), host, int(port)).run()


class _Preview:
    """A live preview: builds into its folder what has changed, and tells what is wrong on the pages themselves."""

    def __init__(self, root: Path, folder: Path, host: str, port: int) -> None:
        self._root, self._folder = root.absolute(), folder
        mount = urlsplit(read_settings(root).address).path or "/"
        self._address = f"http://{host}:{port}{mount}"
        self._server = LiveReloadServer(self._build, host=host, port=port, root=str(folder), mount_path=mount)
        self._server.error_handler = self._error_page
        self._former: FormerBuild | None = None
        self._look: tuple[tuple[str, int], ...] = ()

    def run(self) -> None:
        """Serves until interrupted."""
        log = logging.getLogger("mkdocs")
        log.setLevel(logging.INFO)
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(message)s"))
        handler.addFilter(lambda record: "'dirty' build" not in record.getMessage())
        log.addHandler(handler)
        try:
            self._build()
            for watched in (self._root / "content", self._root / "seeds", self._root / CONFIGURATION, OVERRIDES):
                if watched.exists():
                    self._server.watch(str(watched))
            self._server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            log.info("Shutting down")
        finally:
            self._server.shutdown()
            log.removeHandler(handler)

    def _build(self) -> None:
        """One build; whatever goes wrong is shown, and never raised."""
        try:
            plugin = DossierPlugin()
            plugin.is_preview = True
            plugin.read(self._root)
            self._build_what_changed(plugin)
            self._show("")
        except Exception as error:  # noqa: BLE001 - the preview outlives every fault of what it shows
            is_known = isinstance(error, (ContentError, BuildFault))
            message = str(error) if is_known else f"{type(error).__name__}: {error}"
            logging.getLogger("mkdocs").error("%s", message)
            self._show(message)

    def _build_what_changed(self, plugin: DossierPlugin) -> None:
        """Builds new and changed pages and data and removes what is gone; everything, where the look or the configuration changed."""
        look = _moments([self._root / CONFIGURATION, *OVERRIDES.rglob("*")])
        former = self._former if look == self._look else None
        self._former = None
        given, plugin.former = plugin.given, former
        for gone in set(former.files if former else ()) - set(given):
            (self._folder / (page_address(gone) if gone.endswith(".md") else gone)).unlink(missing_ok=True)
        with told_by_mkdocs() as told:
            config = configuration(self._root, self._folder, plugin, is_strict=False)
            config.site_url = self._address
            try:
                build(config, serve_url=self._address, dirty=former is not None)
            except MkDocsException as error:
                raise SiteError("\n".join(told) or str(error)) from error
        self._former, self._look = FormerBuild(given), look

    def _show(self, message: str) -> None:
        """Puts what is wrong at the head of every page of the last good build; takes it away where nothing is."""
        banner = f'{_BANNER[0]}<pre role="alert" style="{_BANNER_STYLE}">{html.escape(message)}</pre>{_BANNER[1]}' if message else ""
        for page in (self._folder / "index.html", self._folder / "404.html"):
            if not page.exists():
                page.write_text('<!doctype html><html lang="en"><title>Problems</title><body></body></html>', encoding="utf-8")
        for page in self._folder.rglob("*.html"):
            text = page.read_text(encoding="utf-8")
            head, begun, rest = text.partition(_BANNER[0])
            bare = head + rest.partition(_BANNER[1])[2] if begun else text
            start = bare.find(">", bare.find("<body")) + 1
            shown = bare[:start] + banner + bare[start:]
            if shown != text:
                page.write_text(shown, encoding="utf-8")

    def _error_page(self, code: int) -> bytes | None:
        page = self._folder / f"{code}.html"
        return page.read_bytes() if page.is_file() else None


def _moments(files: Sequence[Path]) -> tuple[tuple[str, int], ...]:
    """When each file was last changed."""
    return tuple(sorted((str(file), file.stat().st_mtime_ns) for file in files if file.is_file()))


_BANNER: Final = ("<!-- problems -->", "<!-- end of problems -->")
_BANNER_STYLE: Final = (
    "position:sticky;top:0;z-index:99;margin:0;padding:1rem;max-height:50vh;overflow:auto;white-space:pre-wrap;"
    "font:14px/1.5 monospace;color:#fff;background:#7a1f1f"
)
