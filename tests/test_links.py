"""The built sites as files: every link leads somewhere, every page is reached, nothing is fetched from elsewhere."""

from __future__ import annotations

import posixpath
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.built_sites import PROGRAMS, BuiltSite

#: What a browser fetches by itself as it shows a page, and the attribute that says from where.
FETCHED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "link[rel~=stylesheet]": "href",
    "link[rel~=icon]": "href",
    "link[rel~=preload]": "href",
    "link[rel~=modulepreload]": "href",
    "link[rel~=preconnect]": "href",
    "link[rel~=dns-prefetch]": "href",
    "link[rel~=manifest]": "href",
}


def linked_pages(site: BuiltSite, page: str) -> set[str]:
    """The pages of the site that a page links to."""
    folder = posixpath.dirname(page)
    found = set()
    for link in site.parsed(page).css("a[href]"):
        address = urlsplit(link.attributes["href"] or "")
        if address.scheme or address.netloc or not address.path:
            continue
        target = posixpath.normpath(posixpath.join(folder, unquote(address.path)))
        found.add(posixpath.join(target, "index.html").removeprefix("./") if (site.folder / target).is_dir() else target)
    return found


def test_no_link_and_no_anchor_is_broken(site: BuiltSite, tmp_path: Path) -> None:
    """The link checker lychee follows every link of every page, the site's own full addresses and the fragments included."""
    host = tmp_path / "host"
    as_published = host / site.prefix.strip("/")
    as_published.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(site.folder, as_published)
    options = ["--offline", "--include-fragments", "--no-progress", "--root-dir", host, "--index-files", "index.html"]
    own_address = ["--remap", f"^{re.escape(site.address)}(.*)$ file://{as_published}/$1"] if site.address else []
    command = [PROGRAMS / "lychee", *options, *own_address, "--format", "detailed", as_published]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout[-6_000:] + run.stderr[-2_000:]


def test_every_record_has_its_page_and_every_kind_its_index(site: BuiltSite) -> None:
    """A record that no page shows would be lost to the reader."""
    wanted = {page for pages in site.record_pages.values() for page in pages} | set(site.index_pages)
    assert wanted - set(site.pages) == set()


def test_every_page_is_reached_from_the_home_page(site: BuiltSite) -> None:
    """By links alone: no page needs search, and none is forgotten."""
    reached, open_pages = {"index.html"}, ["index.html"]
    while open_pages:
        new = {page for page in linked_pages(site, open_pages.pop()) if page.endswith(".html")} - reached
        reached |= new
        open_pages.extend(new)
    assert set(site.pages) - {"404.html"} - reached == set()


def test_no_page_fetches_anything_from_another_host(site: BuiltSite) -> None:
    """Scripts, styles, pictures, fonts: each comes from the site itself."""
    foreign = [
        (page, node.attributes[attribute])
        for page in site.pages
        for selector, attribute in FETCHED.items()
        for node in site.parsed(page).css(selector)
        if urlsplit(node.attributes.get(attribute) or "").netloc
    ]
    assert foreign == []


def test_no_style_fetches_anything_from_another_host(site: BuiltSite) -> None:
    """A style sheet's `url(…)` and `@import` stay at home too."""
    foreign = [
        style.relative_to(site.folder).as_posix()
        for style in site.folder.rglob("*.css")
        if any(sign in style.read_text("utf-8") for sign in ("url(http", "url(//", 'url("http', "url('http", "@import url(http"))
    ]
    assert foreign == []


def test_an_id_stands_once_on_a_page(site: BuiltSite) -> None:
    """Two elements of one id: the anchor leads to the first, and the second cannot be cited."""
    twice = {
        page: doubles
        for page in site.pages
        if (
            doubles := [
                word for word, count in Counter(node.attributes["id"] for node in site.parsed(page).css("[id]")).items() if count > 1
            ]
        )
    }
    assert twice == {}


def test_every_page_says_its_language_and_has_a_title_of_its_own(site: BuiltSite) -> None:
    """A tab, a bookmark and a search engine show the title; a screen reader needs the language."""
    titles = Counter()
    for page in site.pages:
        parsed = site.parsed(page)
        html, title = parsed.css_first("html"), parsed.css_first("title")
        assert html is not None, page
        assert html.attributes.get("lang"), page
        assert title is not None, page
        titles[title.text().strip()] += page != "404.html"
    assert {title: count for title, count in titles.items() if count > 1 or not title} == {}
