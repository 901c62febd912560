"""The two dossiers of the tests, built: the invented one and the real one."""

from __future__ import annotations

import re
import subprocess
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from filelock import FileLock
from selectolax.lexbor import LexborHTMLParser

PROJECT: Final = Path(__file__).resolve().parent.parent
#: The folder of each dossier's root, by its name in the tests.
ROOTS: Final[Mapping[str, Path]] = {"toy": PROJECT / "tests" / "toy", "real": PROJECT}
#: Where the programs of this environment lie (`dossier`, `lychee`, `lint-imports` …), whatever the PATH says.
PROGRAMS: Final = Path(sysconfig.get_path("scripts"))


@dataclass(frozen=True)
class BuiltSite:
    """A dossier and the folder that its site was built into."""

    name: str
    root: Path
    folder: Path

    @cached_property
    def address(self) -> str:
        """The `site_url` of its configuration, ending in `/`; empty where there is none."""
        found = re.search(r"^site_url:\s*['\"]?(\S+?)['\"]?\s*$", (self.root / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
        return found[1].rstrip("/") + "/" if found else ""

    @property
    def prefix(self) -> str:
        """The path of its address, `/` at both ends: where a server must serve it."""
        return urlsplit(self.address).path or "/"

    @cached_property
    def record_pages(self) -> dict[str, list[str]]:
        """The pages of its records by kind, as paths below the site; sorted."""
        by_kind: dict[str, list[str]] = {}
        for record in sorted((self.root / "content").glob("*/*.yaml")):
            by_kind.setdefault(record.parent.name, []).append(f"{record.parent.name}/{record.stem}.html")
        return by_kind

    @property
    def index_pages(self) -> list[str]:
        """The index page of each kind that has a record."""
        return [f"{kind}/index.html" for kind in self.record_pages]

    @cached_property
    def pages(self) -> list[str]:
        """Every HTML page there is, as paths below the site; sorted."""
        return sorted(page.relative_to(self.folder).as_posix() for page in self.folder.rglob("*.html"))

    @property
    def other_pages(self) -> list[str]:
        """The pages that belong to no kind of record: home, method, policy …; not the one for what is not there."""
        others = [page for page in self.pages if page.split("/")[0] not in self.record_pages and page != "404.html"]
        # The pages of an edition are alike: its index and one record stand for all of them.
        frozen = [page for page in others if page.startswith("e/")]
        shown = [*[page for page in frozen if page.endswith("/index.html")][:1], *frozen[:1]]
        return [page for page in others if not page.startswith("e/") or page in shown]

    @property
    def page_of_each_sort(self) -> list[str]:
        """One page of everything that looks different: the pages of no kind, each index, one record of each kind."""
        return [*self.other_pages, *self.index_pages, *(pages[0] for pages in self.record_pages.values())]

    @property
    def page_of_each_layout(self) -> list[str]:
        """The same with one index for all of them: for what is slow to look at."""
        return [*self.other_pages, self.index_pages[0], *(pages[0] for pages in self.record_pages.values())]

    def parsed(self, page: str) -> LexborHTMLParser:
        """A page, read by the rules of HTML 5."""
        return LexborHTMLParser((self.folder / page).read_bytes())

    def heading(self, page: str) -> str:
        """The words of a page's first heading, without the sign of its permanent link."""
        parsed = self.parsed(page)
        for sign in parsed.css("h1 .headerlink"):
            sign.decompose()
        heading = parsed.css_first("h1")
        assert heading is not None, f"{page} has no first heading"
        return " ".join(heading.text().split())


def built_site(name: str, shared_folder: Path) -> BuiltSite:
    """Builds a dossier once for all workers of one test run; what the build said stands in the error if it fails."""
    site = BuiltSite(name, ROOTS[name], shared_folder / f"site-{name}")
    with FileLock(shared_folder / f"site-{name}.lock"):
        if not site.folder.exists():
            command = [PROGRAMS / "dossier", "--root", site.root, "build", "--site-dir", site.folder]
            run = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
            if run.returncode != 0:
                pytest.fail(f"`dossier build` of the {name} dossier failed:\n{(run.stdout + run.stderr)[:1_000]}", pytrace=False)
    return site
