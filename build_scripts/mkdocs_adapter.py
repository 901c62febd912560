"""Pages → MkDocs: virtual files, a short navigation, and the settings that the engine needs.

The pages are handed over as files that exist in memory only, so that a preview shows an edit at once and a deleted record
leaves nothing behind. Addresses end in `.html`: they are then the same on a server and in a folder opened without one.
The only room that imports mkdocs.
"""

from __future__ import annotations

import html
import logging
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

# Material's notice on its successor is for those who choose a generator, not for those who build a dossier.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from .exports import exported_files
from .identifiers import index_path, record_path
from .new_folder import FolderRefused, new_folder
from .page_views.wording import KIND_WORDS, SECTIONS
from .problems import ContentError
from .read_dossier import read_dossier
from .render_pages import PageError, render_pages
from .settings import CONFIGURATION, read_settings
from .theme_assets import OVERRIDES, SEARCH_SHIM, AssetMissing, theme_assets

#: What python-markdown may do with the pages. Text of records is escaped for exactly these; others could interpret it.
MARKDOWN_EXTENSIONS: Final = ("toc", "tables")
EXTENSION_SETTINGS: Final = {"toc": {"permalink": "¶", "permalink_title": "Permanent link to this section", "toc_depth": "2-3"}}

_THEME: Final[dict[str, Any]] = {
    "font": False,
    "features": ["navigation.top", "content.action.edit", "toc.follow"],
    "palette": [
        {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "toggle": {"icon": "material/weather-night", "name": "Switch to dark"},
        },
        {
            "media": "(prefers-color-scheme: dark)",
            "scheme": "slate",
            "toggle": {"icon": "material/weather-sunny", "name": "Switch to light"},
        },
    ],
    "icon": {"logo": "material/text-box-search-outline"},
}
#: The engine's own styles, in order; a configuration's `extra_css` comes after them.
STYLES: Final = ("assets/stylesheets/fonts.css", "assets/stylesheets/dossier.css", "assets/stylesheets/print.css")
#: What a configuration that says nothing of it gets.
_DEFAULTS: Final[dict[str, Any]] = {
    "docs_dir": "content",
    "theme": {"name": "material"},
    "plugins": ["material/search", "material/offline"],
}
_NAME: Final = "dossier"
#: Faults of the theme's HTML against the standard, and what mends them.
_THEME_FAULTS: Final = (
    ('type="checkbox" id="__drawer" autocomplete="off"', 'type="checkbox" id="__drawer" aria-label="Menu"'),
    ('type="checkbox" id="__search" autocomplete="off"', 'type="checkbox" id="__search" aria-label="Search"'),
    ('data-md-component="search" role="dialog"', 'data-md-component="search" role="dialog" aria-label="Search"'),
)


#: Kinds whose pages search puts before the statements that name them.
_SEARCH_BOOSTS: Final = {"actors": 3, "sources": 6, "explainers": 1.5, "places": 2, "figures": 1.5, "events": 1.5, "precedents": 1.5}
#: The first section of a record's page that only repeats what stands on other pages, or says where the record lies.
_REPEATED: Final = re.compile(
    r'<h2 id="(?:what-the-accused-say|what-it-is-about|the-same-by-party|what-refers-to-this|other-questions|about-this-record)"'
)
_HEADING: Final = re.compile(r"<h[23] ")


class SiteError(Exception):
    """The site cannot be built; the message holds all that MkDocs told."""


class _NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin has no options."""


class DossierPlugin(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """Gives MkDocs the pages of the dossier whose `mkdocs.yml` it is configured in."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: Mapping[str, str] | None = None
        self.data: Mapping[str, str] = {}
        self._assets: dict[str, Path] = {}

    def read(self, root: Path) -> None:
        """Reads the dossier below a root and makes its pages and data; raises ContentError or PageError."""
        settings, dossier = read_settings(root), read_dossier(root)
        self.pages, self.data = render_pages(dossier, settings), exported_files(dossier, settings)

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Renders the pages, so that bad content stops the build before anything is cleaned; sets what the pages need."""
        root = Path(config.config_file_path).parent
        try:
            if self.pages is None:
                self.read(root)
            self._assets = theme_assets()
        except (ContentError, PageError, AssetMissing) as error:
            raise PluginError(str(error)) from error
        config.use_directory_urls = False
        config.markdown_extensions = list(MARKDOWN_EXTENSIONS)
        config.mdx_configs = dict(EXTENSION_SETTINGS)
        config.validation.links.anchors = logging.WARNING
        config.validation.links.unrecognized_links = logging.WARNING
        config.nav = _navigation(self.pages or {})
        config.extra.setdefault("polyfills", []).append(SEARCH_SHIM)
        config.extra.setdefault("generator", False)
        config.extra_css[:0] = [style for style in STYLES if style not in config.extra_css]
        _set_theme(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The pages and what the theme needs, and nothing that lies in the folder of the records."""
        for file in list(files):
            if file.generated_by is None and file.src_dir == config.docs_dir:
                files.remove(file)
        named = set(_paths_of(config.nav))
        root = Path(config.config_file_path).parent
        for path, text in (self.pages or {}).items():
            if path in files.src_uris:
                raise PluginError(f"{path}: a page of another plugin lies at the path of a page of the dossier.")
            inclusion = InclusionLevel.INCLUDED if path in named else InclusionLevel.NOT_IN_NAV
            page = File.generated(config, path, content=text, inclusion=inclusion)
            kind, _, name = path.removesuffix(".md").rpartition("/")
            if kind in KIND_WORDS and (root / record_path(kind, name)).is_file():
                page.edit_uri = record_path(kind, name)
            files.append(page)
        for path, text in self.data.items():
            files.append(File.generated(config, path, content=text))
        for path, source in self._assets.items():
            files.append(File.generated(config, path, abs_src_path=str(source)))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """A page at a former address is not for search; a name leads to the one who bears it before those who speak of them."""
        if "moved_to" in page.meta:
            page.meta["search"] = {"exclude": True}
        elif page.meta.get("kind") in _SEARCH_BOOSTS:
            page.meta["search"] = {"boost": _SEARCH_BOOSTS[page.meta["kind"]]}
        return markdown

    def on_page_content(self, content: str, *, page: Page, **_: Any) -> str:
        """What a record's page repeats of other records is for reading, and would only bury the records themselves in search."""
        found = _REPEATED.search(content) if page.meta.get("kind") else None
        if found is None:
            return content
        return content[: found.start()] + _HEADING.sub(r'\g<0>data-search-exclude="true" ', content[found.start() :])

    def on_post_page(self, output: str, **_: Any) -> str:
        """Mends what the theme does against the standards."""
        return _mended(output)

    def on_post_template(self, output: str, *, template_name: str, **_: Any) -> str:
        """The same for the page that is shown where there is none."""
        return _mended(output) if template_name.endswith(".html") else output

    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """The packed sitemap carries the moment of the build, and nobody needs it."""
        (Path(config.site_dir) / "sitemap.xml.gz").unlink(missing_ok=True)


def _mended(output: str) -> str:
    for fault, mended in _THEME_FAULTS:
        output = output.replace(fault, mended)
    return output


def _navigation(pages: Mapping[str, str]) -> list[Any]:
    """Home, one index per kind, and the pages on the dossier itself: short, since MkDocs is quadratic in it."""
    nav: list[Any] = [{"Home": "index.md"}]
    if index_path("explainers") in pages:
        nav.append({KIND_WORDS["explainers"].heading: index_path("explainers")})
    for heading, kinds in SECTIONS.items():
        found = [{KIND_WORDS[kind].heading: index_path(kind)} for kind in kinds if index_path(kind) in pages]
        if found:
            nav.append({heading: found})
    nav.append({"About": [{"Method": "method.md"}, {"Editorial policy": "editorial-policy.md"}, {"For editors": "for-editors.md"}]})
    return nav


def _paths_of(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from _paths_of(value)
    elif isinstance(nav, list):
        for item in nav:
            yield from _paths_of(item)


def _set_theme(config: MkDocsConfig) -> None:
    """The engine's own look, under what the configuration sets of its own."""
    given: dict[str, Any] = next((found["theme"] for found in config.user_configs if isinstance(found.get("theme"), dict)), {})
    for name, value in _THEME.items():
        if name not in given:
            config.theme[name] = value
    if str(OVERRIDES) not in config.theme.dirs:
        config.theme.dirs.insert(1 if "custom_dir" in given else 0, str(OVERRIDES))


def build_site(root: Path, site_dir: Path) -> None:
    """Builds the site of the dossier below a root into a folder, which is replaced when the new one is whole, and only then.

    Raises ContentError where the content is bad, SiteError where MkDocs or the theme refuses; the folder is then as it was.
    """
    plugin = DossierPlugin()
    try:
        plugin.read(root)
        with new_folder(site_dir, "index.html") as new, _told() as told:
            try:
                build(_configuration(root, new, plugin, is_strict=True))
            except MkDocsException as error:
                raise SiteError("\n".join(told) or str(error)) from error
    except (PageError, FolderRefused) as error:
        raise SiteError(str(error)) from error


def _configuration(root: Path, site_dir: Path, plugin: DossierPlugin, *, is_strict: bool) -> MkDocsConfig:
    """The root's `mkdocs.yml`, with what it does not say filled in; raises SiteError where it is refused."""
    file = root.absolute() / CONFIGURATION
    config = MkDocsConfig(config_file_path=str(file))
    with file.open("rb") as stream:
        config.load_file(stream)
    given = config.user_configs[-1]
    config.load_dict({name: value for name, value in _DEFAULTS.items() if name not in given})
    config.load_dict({"site_dir": str(site_dir), "strict": is_strict})
    errors, warnings = config.validate()
    if errors or warnings:
        raise SiteError("\n".join(f"{CONFIGURATION}: {name}: {fault}" for name, fault in (*errors, *warnings)))
    if _NAME in config.plugins:
        configured = config.plugins[_NAME]
        configured.pages, configured.data = plugin.pages, plugin.data  # type: ignore[attr-defined]
    else:
        config.plugins[_NAME] = plugin
    return config


@contextmanager
def _told() -> Iterator[list[str]]:
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


def serve_site(root: Path, address: str) -> None:
    """Shows the site at `host:port` and builds it anew after each change; returns when it is interrupted.

    Bad content is told in the terminal and at the head of every page; the pages stay those of the last good content, and
    the server lives on.
    """
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit():
        raise SiteError(f"“{address}” is not an address; write host:port, such as 127.0.0.1:8000.")
    with tempfile.TemporaryDirectory(prefix="dossier-preview-") as folder:
        preview = _Preview(root, Path(folder), host, int(port))
        preview.run()


class _Preview:
    """A live preview: builds into its folder, and tells what is wrong on the pages themselves."""

    def __init__(self, root: Path, folder: Path, host: str, port: int) -> None:
        self._root, self._folder = root.absolute(), folder
        settings = read_settings(root)
        self._mount = urlsplit(settings.address).path or "/"
        self._address = f"http://{host}:{port}{self._mount}"
        self._server = LiveReloadServer(self._build, host=host, port=port, root=str(folder), mount_path=self._mount)
        self._server.error_handler = self._error_page

    def run(self) -> None:
        """Serves until interrupted."""
        log = logging.getLogger("mkdocs")
        log.setLevel(logging.INFO)
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(message)s"))
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
            with _told() as told:
                plugin = DossierPlugin()
                plugin.read(self._root)
                config = _configuration(self._root, self._folder, plugin, is_strict=False)
                config.site_url = self._address
                try:
                    build(config, serve_url=self._address)
                except MkDocsException as error:
                    raise SiteError("\n".join(told) or str(error)) from error
        except Exception as error:  # noqa: BLE001 - the preview outlives every fault of what it shows
            message = (
                str(error) if isinstance(error, (ContentError, SiteError, PageError, AssetMissing)) else f"{type(error).__name__}: {error}"
            )
            logging.getLogger("mkdocs").error("%s", message)
            self._show(message)

    def _show(self, message: str) -> None:
        """Puts the problems at the head of every page of the last good build."""
        banner = f'{_BANNER[0]}<pre role="alert" style="{_BANNER_STYLE}">{html.escape(message)}</pre>{_BANNER[1]}'
        for page in (self._folder / "index.html", self._folder / "404.html"):
            if not page.exists():
                page.write_text(
                    f'<!doctype html><html lang="en"><title>Problems</title><body>{_BANNER[0]}{_BANNER[1]}</body></html>', encoding="utf-8"
                )
        for page in self._folder.rglob("*.html"):
            text = page.read_text(encoding="utf-8")
            head, begun, rest = text.partition(_BANNER[0])
            if begun:
                text = head + rest.partition(_BANNER[1])[2]
            start = text.find(">", text.find("<body")) + 1
            page.write_text(text[:start] + banner + text[start:], encoding="utf-8")

    def _error_page(self, code: int) -> bytes | None:
        page = self._folder / f"{code}.html"
        return page.read_bytes() if page.is_file() else None


_BANNER: Final = ("<!-- problems -->", "<!-- end of problems -->")
_BANNER_STYLE: Final = (
    "position:sticky;top:0;z-index:99;margin:0;padding:1rem;max-height:50vh;overflow:auto;white-space:pre-wrap;"
    "font:14px/1.5 monospace;color:#fff;background:#7a1f1f"
)
