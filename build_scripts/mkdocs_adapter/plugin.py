"""The plugin: the pages as virtual files, a short navigation, and the settings that the pages need."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from build_scripts.dossier import Dossier
from build_scripts.exports import data_files, other_files, shown_files
from build_scripts.finish_site import finish_site
from build_scripts.identifiers import index_path, page_address, record_path
from build_scripts.page_views.wording import ABOUT_PAGES, ANALYSIS_PAGES, FOOT_WAYS, KIND_WORDS, MAIN_WAYS, SECTIONS
from build_scripts.problems import BuildFault, ContentError
from build_scripts.read_dossier import read_configured
from build_scripts.render_pages import render_pages
from build_scripts.settings import THEME, Settings
from build_scripts.theme_assets import BUNDLED, OVERRIDES, bundled_assets, theme_assets

#: What python-markdown may do with the pages. Text of records is escaped for exactly these; others could interpret it.
MARKDOWN_EXTENSIONS: Final = ("toc", "tables")
EXTENSION_SETTINGS: Final = {"toc": {"permalink": "¶", "permalink_title": "Link to this section", "toc_depth": "2-3"}}

#: What the theme prints outside its blocks: switches that no script of this site reads (and that fail the HTML checker), a second
#: way to the content, and a place for messages.
_LEFTOVERS: Final = re.compile(
    r' *<input class="md-toggle"[^>]*>\n| *<label class="md-overlay"[^>]*></label>\n'
    r'| *<div data-md-component="(?:skip|announce)">(?:(?!<div).)*?</div>\n'
    r'| *<div class="md-dialog" data-md-component="dialog">\s*<div class="md-dialog__inner md-typeset"></div>\s*</div>\n',
    re.DOTALL,
)


#: A heading with its permanent link, as the extension writes it.
_HEADING: Final = re.compile(r'<(h[1-6]) id="([^"]+)">((?:(?!</h[1-6]>).)*?)<a class="headerlink" href="#\2" title="([^"]*)">', re.DOTALL)


@dataclass(frozen=True)
class FormerBuild:
    """What a preview built before, pages and data, by path. What has not changed is not built again, and what is gone is removed."""

    files: Mapping[str, str | bytes]


class _GivenFile(File):
    """A page or a file of data in memory, of which MkDocs need not build what a former build left as it is."""

    is_new: bool = True

    def is_modified(self) -> bool:
        """Whether it has to be built."""
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

    def read(self, root: Path) -> tuple[Dossier, Settings]:
        """Reads the dossier below a root, makes its pages and data, and gives it back; raises ContentError or PageError."""
        dossier, settings = read_configured(root)
        files = data_files(dossier, settings)
        self.pages = render_pages(dossier, settings, shown_files(files))
        self.data = {**{file.path: file.content for file in files}, **other_files(dossier, settings)}
        self.linked = dossier, settings
        return self.linked

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
        except (ContentError, BuildFault) as error:
            raise PluginError(str(error)) from error
        config.use_directory_urls = False
        config.markdown_extensions = list(MARKDOWN_EXTENSIONS)
        config.mdx_configs = dict(EXTENSION_SETTINGS)
        config.validation.links.anchors = logging.WARNING
        config.validation.links.unrecognized_links = logging.WARNING
        config.nav = _navigation(self.pages or {})
        if self.linked is not None:
            config.extra["edition"] = self.linked[0].edition_label.in_words
        config.extra["ways"] = _ways(MAIN_WAYS, self.pages or {})
        config.extra["foot_ways"] = _ways(FOOT_WAYS, self.pages or {})
        _set_theme(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The pages and what the theme needs, and nothing that lies in the folder of the records."""
        for file in list(files):
            # The theme's own styles and scripts are asked for by no page; neither are the pieces of our bundles.
            if file.generated_by is None and (file.src_dir != str(OVERRIDES) or file.src_uri in BUNDLED):
                files.remove(file)
        named = set(_paths_of(config.nav))
        root = Path(config.config_file_path).parent
        for path, text in (self.pages or {}).items():
            if path in files.src_uris:
                raise PluginError(f"{path}: a page of another plugin lies at the path of a page of the dossier.")
            inclusion = InclusionLevel.INCLUDED if path in named else InclusionLevel.NOT_IN_NAV
            page = self._given(config, path, text, inclusion)
            kind, _, name = path.removesuffix(".md").rpartition("/")
            if kind in KIND_WORDS and (root / record_path(kind, name)).is_file():
                page.edit_uri = record_path(kind, name)
            files.append(page)
        for path, content in self.data.items():
            files.append(self._given(config, path, content))
        for path, content in bundled_assets().items():
            files.append(File.generated(config, path, content=content))
        for path, source in self._assets.items():
            files.append(File.generated(config, path, abs_src_path=str(source)))
        return files

    @property
    def given(self) -> Mapping[str, str | bytes]:
        """All that is made of the records, pages and data, by path."""
        return {**(self.pages or {}), **self.data}

    def _given(
        self, config: MkDocsConfig, path: str, content: str | bytes, inclusion: InclusionLevel = InclusionLevel.UNDEFINED
    ) -> _GivenFile:
        file = _GivenFile.generated(config, path, content=content, inclusion=inclusion)
        assert isinstance(file, _GivenFile)  # noqa: S101 - MkDocs makes a file of the class that is asked
        file.is_new = self.former is None or self.former.files.get(path) != content
        return file

    def on_page_content(self, html: str, **_: Any) -> str:
        """Gives each heading its words alone as its name, and its permanent link a name of its own: a sign is none."""
        return _HEADING.sub(
            r'<\1 id="\2" aria-labelledby="\2-words"><span id="\2-words">\3</span>'
            r'<a class="headerlink" href="#\2" title="\4" aria-label="\4">',
            html,
        )

    def on_post_page(self, output: str, **_: Any) -> str:
        """Takes out what the theme puts beside its blocks: switches for a menu and a search that this site does not use."""
        return _without_leftovers(output)

    def on_post_template(self, output: str, *, template_name: str, **_: Any) -> str:
        """The same for the page that is shown where there is none."""
        return _without_leftovers(output) if template_name.endswith(".html") else output

    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finishes a site after every other plugin has; a preview has no time for that."""
        folder = Path(config.site_dir)
        # The packed sitemap carries the moment of the build, and nobody needs it.
        (folder / "sitemap.xml.gz").unlink(missing_ok=True)
        if self.linked is not None and not self.is_preview:
            finish_site(folder, *self.linked)


def _without_leftovers(output: str) -> str:
    return _LEFTOVERS.sub("", output)


def _set_theme(config: MkDocsConfig) -> None:
    """Material for MkDocs with our templates over it; never a typeface from another host."""
    if config.theme.name != THEME:
        raise PluginError(f"theme: the templates of this site stand on “{THEME}”; write “theme: {{name: {THEME}}}” or leave it out.")
    config.theme["font"] = False
    if str(OVERRIDES) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(OVERRIDES))


def _navigation(pages: Mapping[str, str]) -> list[Any]:
    """Home, one index per kind, what is computed, and the pages on the dossier itself: short, since MkDocs is quadratic in it."""
    nav: list[Any] = [{"Home": "index.md"}]
    if index_path("explainers") in pages:
        nav.append({"What is asked": [{KIND_WORDS["explainers"].heading: index_path("explainers")}]})
    for heading, kinds in SECTIONS.items():
        found = [{KIND_WORDS[kind].heading: index_path(kind)} for kind in kinds if index_path(kind) in pages]
        if found:
            nav.append({heading: found})
    nav.append({"Analysis": [{heading: path} for path, (heading, _) in ANALYSIS_PAGES.items() if path in pages]})
    nav.append({"About": [{heading: path} for path, (heading, _) in ABOUT_PAGES.items() if path in pages]})
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


def _ways(paths: Mapping[str, str], pages: Mapping[str, str]) -> list[dict[str, str]]:
    """The pages that every page leads to, those that there are, each with its words."""
    return [{"path": page_address(path), "words": words} for path, words in paths.items() if path in pages]
