"""The plugin: the pages as virtual files, a short navigation, and the settings that the pages need."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from build_scripts.dossier import Dossier
from build_scripts.exports import exported_files
from build_scripts.finish_site import finish_site
from build_scripts.identifiers import index_path, page_address, record_path
from build_scripts.page_views.wording import ANALYSIS_PAGES, KIND_WORDS, SECTIONS
from build_scripts.problems import ContentError
from build_scripts.read_dossier import read_dossier
from build_scripts.render_pages import PageError, render_pages
from build_scripts.settings import Settings, read_settings
from build_scripts.theme_assets import OVERRIDES, SEARCH_SHIM, AssetMissing, theme_assets

#: What python-markdown may do with the pages. Text of records is escaped for exactly these; others could interpret it.
MARKDOWN_EXTENSIONS: Final = ("toc", "tables")
EXTENSION_SETTINGS: Final = {"toc": {"permalink": "¶", "permalink_title": "Permanent link to this section", "toc_depth": "2-3"}}

_THEME: Final[dict[str, Any]] = {
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
STYLES: Final = tuple(f"assets/stylesheets/{name}.css" for name in ("fonts", "dossier", "analysis", "pictures", "cite", "print"))
#: The engine's own scripts; a page works without them.
SCRIPTS: Final = ("assets/javascripts/cite.js",)
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
    r'<h2 id="(?:what-the-accused-say|what-it-is-about|the-same-over-time|what-refers-to-this|other-questions|about-this-record)"'
)
_HEADING: Final = re.compile(r"<h[23] ")


@dataclass(frozen=True)
class FormerBuild:
    """What a preview built before: its pages, and the entries of its search index. What has not changed is not built again."""

    pages: Mapping[str, str]
    entries: Sequence[Mapping[str, Any]]


class _PageFile(File):
    """A page in memory, of which MkDocs need not build what a former build left as it is."""

    is_new: bool = True

    def is_modified(self) -> bool:
        """Whether the page has to be built."""
        return self.is_new


class _NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin has no options."""


class DossierPlugin(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """Gives MkDocs the pages of the dossier whose `mkdocs.yml` it is configured in."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: Mapping[str, str] | None = None
        self.former: FormerBuild | None = None
        self.data: Mapping[str, str | bytes] = {}
        self.linked: tuple[Dossier, Settings] | None = None
        self.is_preview = False
        self._assets: dict[str, Path] = {}

    def read(self, root: Path) -> None:
        """Reads the dossier below a root and makes its pages and data; raises ContentError or PageError."""
        settings, dossier = read_settings(root), read_dossier(root)
        self.pages, self.data = render_pages(dossier, settings), exported_files(dossier, settings)
        self.linked = dossier, settings

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - the name is MkDocs's
        """Notes whether MkDocs itself serves a preview."""
        self.is_preview = command == "serve"

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
        config.extra_javascript[:0] = [script for script in SCRIPTS if script not in config.extra_javascript]
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
            page = _PageFile.generated(config, path, content=text, inclusion=inclusion)
            if isinstance(page, _PageFile):
                page.is_new = self.former is None or self.former.pages.get(path) != text
            kind, _, name = path.removesuffix(".md").rpartition("/")
            if kind in KIND_WORDS and (root / record_path(kind, name)).is_file():
                page.edit_uri = record_path(kind, name)
            files.append(page)
        for path, content in self.data.items():
            files.append(File.generated(config, path, content=content))
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
        found = _REPEATED.search(content) if page.meta.get("kind") else _HEADING.search(content) if "analysis" in page.meta else None
        if found is None:
            return content
        return content[: found.start()] + _HEADING.sub(r'\g<0>data-search-exclude="true" ', content[found.start() :])

    def on_post_page(self, output: str, **_: Any) -> str:
        """Mends what the theme does against the standards."""
        return _mended(output)

    def on_post_template(self, output: str, *, template_name: str, **_: Any) -> str:
        """The same for the page that is shown where there is none."""
        return _mended(output) if template_name.endswith(".html") else output

    @event_priority(-50)
    def _complete_search(self, *, config: MkDocsConfig) -> None:
        """Gives search the pages of the former build too, before the index is made ready for `file://`."""
        if self.former is not None:
            self._add_former_entries(Path(config.site_dir) / "search" / "search_index.json", self.former)

    @event_priority(-200)
    def _finish(self, *, config: MkDocsConfig) -> None:
        """Finishes a site after every other plugin has; a preview has no time for that."""
        folder = Path(config.site_dir)
        # The packed sitemap carries the moment of the build, and nobody needs it.
        (folder / "sitemap.xml.gz").unlink(missing_ok=True)
        if self.linked is not None and not self.is_preview:
            finish_site(folder, *self.linked)

    on_post_build = CombinedEvent(_complete_search, _finish)

    def _add_former_entries(self, index: Path, former: FormerBuild) -> None:
        if not index.is_file():
            return
        found = json.loads(index.read_text(encoding="utf-8"))
        same = {page_address(path) for path, text in (self.pages or {}).items() if former.pages.get(path) == text}
        found["docs"] = [*(entry for entry in former.entries if entry["location"].partition("#")[0] in same), *found["docs"]]
        index.write_text(json.dumps(found, separators=(",", ":")), encoding="utf-8")


def _mended(output: str) -> str:
    for fault, mended in _THEME_FAULTS:
        output = output.replace(fault, mended)
    # A page that is not in the navigation has no switch for its table of contents, and the theme labels it all the same.
    return output if 'id="__toc"' in output else output.replace(' for="__toc"', "")


def _navigation(pages: Mapping[str, str]) -> list[Any]:
    """Home, one index per kind, what is computed, and the pages on the dossier itself: short, since MkDocs is quadratic in it."""
    nav: list[Any] = [{"Home": "index.md"}]
    if index_path("explainers") in pages:
        nav.append({KIND_WORDS["explainers"].heading: index_path("explainers")})
    for heading, kinds in SECTIONS.items():
        found = [{KIND_WORDS[kind].heading: index_path(kind)} for kind in kinds if index_path(kind) in pages]
        if found:
            nav.append({heading: found})
    nav.append({"Analysis": [{heading: path} for path, (heading, _) in ANALYSIS_PAGES.items() if path in pages]})
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
    """The engine's own look, under what the configuration sets of its own; never a typeface from another host."""
    for name, value in _THEME.items():
        if not config.theme.get(name):
            config.theme[name] = value
    config.theme["font"] = False
    if str(OVERRIDES) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(OVERRIDES))
