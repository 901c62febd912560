"""The built sites as a reader meets them: in Chromium, which can reach nothing but this machine."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import visit
from tests.built_sites import BuiltSite

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


def search(page: Page, words: str, sought: str) -> None:
    """Puts the words into the site's search; the sought page must be among the first results, before anyone scrolls."""
    window = page.locator("dialog.search")
    if not window.is_visible():
        page.locator("[data-search-open]").click()
    page.locator("#search-field").fill(words)
    expect(window.locator("[role=status]")).to_contain_text("found")
    first = window.locator(".search__found a").evaluate_all("links => links.slice(0, 4).map(link => link.getAttribute('href'))")
    assert any(address.endswith("/" + sought) for address in first), f"“{words}” does not lead to {sought}: {first}"


def luminance(colour: str) -> float:
    """The relative luminance of a computed colour such as `rgb(1, 2, 3)`, by WCAG 2's formula; 0 is black, 1 is white."""
    channels = [int(number) / 255 for number in re.findall(r"\d+", colour)[:3]]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(page: Page) -> tuple[float, float]:
    """The luminance of the page's text and of what it stands on."""
    text, ground = page.evaluate(
        """() => {
            const text = document.querySelector('h1');
            return [getComputedStyle(text).color, getComputedStyle(document.body).backgroundColor];
        }"""
    )
    return luminance(text), luminance(ground)


def test_each_sort_of_page_loads_without_a_complaint_and_asks_no_other_host(chromium: Browser, site: BuiltSite, home: str) -> None:
    """A reader's browser talks to the site's own host alone, and finds nothing to complain of."""
    faults = {}
    with visit(chromium) as reader:
        for page in site.page_of_each_sort:
            reader.forget()
            # Scripts are deferred, so that all they ask for at once is asked for before the page has loaded.
            reader.page.goto(home + page, wait_until="load")
            expect(reader.page.locator("h1").first).to_be_visible()
            if reader.complaints or reader.foreign_requests():
                faults[page] = reader.complaints + reader.foreign_requests()
    assert faults == {}


def test_search_finds_each_kind_of_record(chromium: Browser, site: BuiltSite, home: str) -> None:
    """The words of a record's heading lead to its page, whatever kind it is of; the longest heading says most."""
    with visit(chromium) as reader:
        reader.page.goto(home)
        for pages in site.record_pages.values():
            sought = max(pages, key=lambda page: len(site.heading(page)))
            search(reader.page, site.heading(sought), sought)
        assert reader.complaints == []
        assert reader.foreign_requests() == []


def test_a_name_leads_to_its_own_page_first(chromium: Browser, site: BuiltSite, home: str) -> None:
    """Who types the name of an actor or a source gets its page among the first results, and not below all that mention it."""
    with visit(chromium) as reader:
        reader.page.goto(home + site.record_pages["claims"][0])
        for kind in ("actors", "sources"):
            names = {page: site.heading(page) for page in site.record_pages[kind]}
            for page in list(names)[:5]:
                search(reader.page, names[page], page)


def test_a_heading_is_named_by_its_words_and_the_link_beside_it_has_a_name_of_its_own(chromium: Browser, toy_site: BuiltSite) -> None:
    """A screen reader lists headings by their names: the sign of a permanent link is no word of them."""
    with visit(chromium) as reader:
        for name in ("method.html", toy_site.record_pages["claims"][0]):
            reader.page.goto((toy_site.folder / name).as_uri(), wait_until="load")
            headings = reader.page.locator(":is(h1, h2, h3, h4):has(> .headerlink)").all()
            assert headings
            for heading in headings:
                words = (heading.locator("> span").first.inner_text()).strip()
                told = heading.aria_snapshot().splitlines()
                assert told[0].startswith(f'- heading "{words}" [level='), told
                assert any(line.strip().startswith('- link "Link to this section"') for line in told), told


def test_a_reader_without_scripts_reaches_every_kind_and_reads_its_quotes(chromium: Browser, site: BuiltSite, home: str) -> None:
    """Scripts add search and schemes; the words and the ways to them need none."""
    with visit(chromium, java_script_enabled=False) as reader:
        for kind, pages in site.record_pages.items():
            reader.page.goto(home)
            expect(reader.page.locator("h1").first).to_be_visible()
            reader.page.locator(".menu summary").click()
            reader.page.locator(f".menu a[href$='{kind}/index.html']").click()
            assert reader.page.url.startswith(f"{home}{kind}/")
            reader.page.locator(f".content a[href$='{pages[0].split('/')[1]}']").locator("visible=true").first.click()
            assert reader.page.url == home + pages[0]
            expect(reader.page.locator("h1").first).to_be_visible()
            for quote in reader.page.locator(".content blockquote").all():
                assert quote.is_visible()
                assert quote.inner_text().strip() != ""
    assert reader.foreign_requests() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_readers_scheme(chromium: Browser, site: BuiltSite, home: str, scheme: str) -> None:
    """In a fresh context, where no choice is remembered: dark on light by day, light on dark by night."""
    with visit(chromium, color_scheme=scheme) as reader:
        for page in ("index.html", site.record_pages["actors"][0]):
            reader.page.goto(home + page, wait_until="networkidle")
            text, ground = contrast(reader.page)
            lighter, darker = max(text, ground), min(text, ground)
            assert (ground > text) == (scheme == "light")
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_nothing_is_wider_than_a_phone(chromium: Browser, site: BuiltSite, home: str) -> None:
    """On a screen of 390 pixels no page scrolls sideways."""
    too_wide = {}
    with visit(chromium, viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True) as reader:
        for page in site.page_of_each_sort:
            reader.page.goto(home + page, wait_until="load")
            width = reader.page.evaluate("document.scrollingElement.scrollWidth")
            if width > PHONE["width"]:
                too_wide[page] = width
    assert too_wide == {}


def test_a_phone_has_search_and_the_menu(chromium: Browser, site: BuiltSite, home: str) -> None:
    """The search opens on a phone, and finds."""
    page = site.record_pages["actors"][0]
    with visit(chromium, viewport=PHONE, is_mobile=True, has_touch=True) as reader:
        reader.page.goto(home, wait_until="networkidle")
        search(reader.page, site.heading(page), page)


def test_the_site_is_read_from_a_folder_with_no_network(chromium: Browser, site: BuiltSite) -> None:
    """Opened as files, every sort of page loads, asks for nothing over a network, and search works from the home and from below."""
    sought = site.record_pages["actors"][0]
    faults = {}
    with visit(chromium) as reader:
        for page in site.page_of_each_sort:
            reader.forget()
            reader.page.goto((site.folder / page).as_uri(), wait_until="load")
            expect(reader.page.locator("h1").first).to_be_visible()
            if reader.complaints or reader.network_requests():
                faults[page] = reader.complaints + reader.network_requests()
    assert faults == {}
    for page in ("index.html", site.record_pages["sources"][0]):
        with visit(chromium) as reader:
            reader.page.goto((site.folder / page).as_uri(), wait_until="load")
            search(reader.page, site.heading(sought), sought)
            assert reader.complaints == []
            assert reader.network_requests() == []


def test_what_is_not_there_gets_a_page_of_the_site(chromium: Browser, home: str) -> None:
    """A wrong address, at any depth, shows a page that has its styles and leads home."""
    for address in ("nothing-here.html", "actors/nothing/at/all.html"):
        with visit(chromium) as reader:
            answer = reader.page.goto(home + address, wait_until="networkidle")
            assert answer is not None
            assert answer.status == 404
            expect(reader.page.locator("h1").first).to_be_visible()
            assert [complaint for complaint in reader.complaints if home + address not in complaint] == []
            reader.page.locator("a.masthead__name").first.click()
            reader.page.wait_for_url(re.compile(rf"^{re.escape(home)}(index\.html)?$"))
