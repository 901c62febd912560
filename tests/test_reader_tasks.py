"""What readers come to do, done in a browser: the ways are short, the keyboard is enough, nothing moves, nothing foreign runs."""

from __future__ import annotations

import gzip
import posixpath
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, Page, expect

from build_scripts.dossier import Dossier
from build_scripts.read_dossier import read_dossier
from build_scripts.records import Actor, Source
from tests.browser.local_server import served
from tests.browser.visits import Visit, visit
from tests.built_sites import ROOTS, BuiltSite

#: A record page's files together, packed, without the typefaces.
HEAVIEST = 100_000
PHONE = {"width": 390, "height": 844}
#: Collects what moves and what the policy refuses, from the first moment of each page.
WATCH = """
window.shifts = 0; window.refused = [];
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shifts += entry.value; }).observe({type: 'layout-shift', buffered: true});
addEventListener('securitypolicyviolation', event => window.refused.push(event.effectiveDirective + ' ' + event.blockedURI));
"""


def links_in(site: BuiltSite, page: str, selector: str) -> list[str]:
    """The pages of the site that the selected links of a page lead to, in their order."""
    folder = posixpath.dirname(page)
    found = (node.attributes.get("href") or "" for node in site.parsed(page).css(selector))
    return [posixpath.normpath(posixpath.join(folder, address.partition("#")[0])) for address in found if "://" not in address]


def test_each_question_is_one_click_from_home_and_its_exact_words_one_more(site: BuiltSite) -> None:
    """At most two clicks to the answer and one more to the words: here it is one and one, or one and two."""
    questions = site.record_pages["explainers"]
    assert set(questions) <= set(links_in(site, "index.html", "#the-questions + ul a"))
    without = [
        page
        for page in questions
        if site.parsed(page).css(".marks a")
        and not any(site.parsed(record).css("blockquote .exact") for record in links_in(site, page, ".marks a"))
    ]
    assert without == []


def names_of(dossier: Dossier) -> dict[str, set[str]]:
    """Each actor's and each source's page → every name that leads to it."""
    names = {f"actors/{actor.id}.html": {actor.name, *(alias.name for alias in actor.aliases)} for actor in dossier.of_kind(Actor)}
    return names | {
        f"sources/{source.id}.html": {source.id.replace("-", " "), source.title or source.id} for source in dossier.of_kind(Source)
    }


@pytest.mark.browser
def test_search_finds_each_actor_by_each_spelling(chromium: Browser, site: BuiltSite) -> None:
    """Every name and alias, and every source by the name that the pages give it: among the first five, over `file://`."""
    lost = []
    with visit(chromium) as reader:
        reader.page.goto((site.folder / "index.html").as_uri())
        for address, names in names_of(read_dossier(ROOTS[site.name])).items():
            for name in sorted(names):
                first = reader.page.evaluate("async name => (await dossierSearch(name)).slice(0, 5)", name)
                if address not in first:
                    lost.append((name, address, first))
        assert reader.complaints == []
    assert lost == []


@pytest.mark.browser
def test_search_says_of_what_kind_each_result_is_and_can_be_narrowed(chromium: Browser, toy_site: BuiltSite) -> None:
    with served(toy_site.folder, toy_site.prefix) as home, visit(chromium) as reader:
        reader.page.goto(home)
        reader.page.locator("[data-search-open]").click()
        reader.page.locator("#search-field").fill("lamp")
        results = reader.page.locator(".search__found li")
        expect(results.first).to_be_visible()
        kinds = set(reader.page.locator(".search__found .search__kind").all_inner_texts())
        assert len(kinds) > 1
        reader.page.locator(".search__kinds button", has_text="proposition").click()
        assert {text.split()[0] for text in reader.page.locator(".search__found .search__kind").all_inner_texts()} == {"Proposition"}


@pytest.mark.browser
def test_a_sign_of_the_matrix_leads_to_the_words(chromium: Browser, toy_site: BuiltSite) -> None:
    """One click from the matrix to the statement, with its quote."""
    with served(toy_site.folder, toy_site.prefix) as home, visit(chromium) as reader:
        reader.page.goto(home + "matrix.html")
        reader.page.locator(".content svg a[href*='claims/'], .content td a[href*='claims/']").locator("visible=true").first.click()
        expect(reader.page.locator("blockquote .exact").first).to_be_visible()
        assert "/claims/" in reader.page.url


def pressed(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


@pytest.mark.browser
def test_the_keyboard_alone_is_enough(chromium: Browser, toy_site: BuiltSite) -> None:
    """Past the masthead, through the menu, into search, to a record, and back out of every window."""
    with served(toy_site.folder, toy_site.prefix) as home, visit(chromium) as reader:
        page = reader.page
        page.goto(home)
        pressed(page, "Tab")
        expect(page.locator(".skip")).to_be_focused()
        pressed(page, "Enter", "Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
        summary = page.locator(".menu summary")
        summary.focus()
        pressed(page, "Enter")
        expect(page.locator(".menu__pages")).to_be_visible()
        pressed(page, "Tab", "Escape")
        expect(summary).to_be_focused()
        expect(page.locator(".menu__pages")).to_be_hidden()
        pressed(page, "/")
        expect(page.locator("#search-field")).to_be_focused()
        pressed(page, "Escape")
        expect(page.locator("dialog.search")).to_be_hidden()
        pressed(page, "/")
        page.keyboard.type("inkwell")
        expect(page.locator(".search__found a").first).to_be_visible()
        pressed(page, "ArrowDown", "Enter")
        page.wait_for_url("**/actors/inkwell.html")
        assert reader.complaints == []


@pytest.mark.browser
def test_a_link_shows_where_it_leads(chromium: Browser, toy_site: BuiltSite) -> None:
    """On hover and on focus; the pointer can go onto it, Escape takes it away, and leaving does (WCAG 2.2, 1.4.13); over `file://`."""
    page_of_claim = toy_site.record_pages["claims"][0]
    with visit(chromium) as reader:
        page = reader.page
        page.goto((toy_site.folder / page_of_claim).as_uri())
        link, card = page.locator(".content li a[href*='/actors/']").first, page.locator(".preview")
        link.hover()
        expect(card).to_be_visible()
        card.hover()
        page.wait_for_timeout(500)
        expect(card).to_be_visible()
        pressed(page, "Escape")
        expect(card).to_be_hidden()
        page.mouse.move(0, 0)
        page.locator(".crumbs a").last.focus()
        pressed(page, "Tab")
        for _ in range(12):
            if page.evaluate("document.activeElement.href || ''").find("/actors/") > 0:
                break
            pressed(page, "Tab")
        expect(card).to_be_visible()
        pressed(page, "Tab")
        assert page.evaluate("document.querySelectorAll('[aria-describedby=preview]').length") <= 1
        assert reader.complaints == []


@pytest.mark.browser
def test_a_table_can_be_narrowed_and_the_address_keeps_it(chromium: Browser, toy_site: BuiltSite) -> None:
    """By stance, party and source; with the same address the same rows; without scripts, all of them."""
    rows = "tbody tr"
    with served(toy_site.folder, toy_site.prefix) as home, visit(chromium) as reader:
        page = reader.page
        page.goto(home + "claims/index.html")
        every = page.locator(rows).count()
        assert {"Stance", "Party", "Sources"} <= set(page.locator(".facets__label").all_inner_texts())
        page.get_by_label("Stance").select_option(index=1)
        few = page.locator(rows).locator("visible=true").count()
        assert 0 < few < every
        assert "stance=" in page.url
        page.reload()
        expect(page.locator(rows).locator("visible=true")).to_have_count(few)
    with served(toy_site.folder, toy_site.prefix) as home, visit(chromium, java_script_enabled=False) as reader:
        reader.page.goto(home + "claims/index.html")
        expect(reader.page.locator(rows).locator("visible=true")).to_have_count(every)
        expect(reader.page.locator("[data-search-open]")).to_be_hidden()


@cache
def packed_size(file: Path) -> int:
    """What a file weighs as a server sends it."""
    return len(gzip.compress(file.read_bytes(), 6))


def told_by(reader: Visit) -> tuple[float, list[str]]:
    """How much has moved on the page, and what the policy has refused."""
    moved, refused = reader.page.evaluate("[window.shifts, window.refused]")
    return moved, refused


@pytest.mark.browser
def test_a_record_page_is_light_and_nothing_moves_or_breaks_the_policy(chromium: Browser, real_site: BuiltSite) -> None:
    """The heaviest pages of the real dossier: at most 100 KB packed without typefaces, no shift of the layout, no refused script or style."""
    heaviest = [max(pages, key=lambda page: (real_site.folder / page).stat().st_size) for pages in real_site.record_pages.values()]
    faults: dict[str, object] = {}
    with served(real_site.folder, real_site.prefix) as home, visit(chromium) as reader:
        reader.page.context.add_init_script(WATCH)
        for page in heaviest:
            reader.forget()
            reader.page.goto(home + page, wait_until="networkidle")
            weight = sum(
                packed_size(real_site.folder / address.removeprefix(home)) for address in reader.requests if "/fonts/" not in address
            )
            moved, refused = told_by(reader)
            if weight > HEAVIEST or moved > 0 or refused:
                faults[page] = (weight, moved, refused)
    assert faults == {}


@pytest.mark.browser
@pytest.mark.parametrize("is_served", [True, False])
def test_no_page_breaks_its_policy(chromium: Browser, toy_site: BuiltSite, is_served: bool) -> None:
    """Neither from a server nor from a folder, with search and previews in use; and what is smuggled in does not run."""
    with served(toy_site.folder, toy_site.prefix) as home, visit(chromium) as reader:
        start = home if is_served else toy_site.folder.as_uri() + "/"
        reader.page.context.add_init_script(WATCH)
        refused = {}
        for page in toy_site.page_of_each_layout:
            reader.page.goto(start + page, wait_until="load")
            if told_by(reader)[1]:
                refused[page] = told_by(reader)[1]
        assert refused == {}
        reader.page.evaluate(
            "const s = document.createElement('script'); s.textContent = 'window.smuggled = true'; document.body.append(s)"
        )
        assert reader.page.evaluate("window.smuggled") is None
        assert len(told_by(reader)[1]) == 1


@pytest.mark.browser
def test_a_record_is_whole_on_paper(chromium: Browser, toy_site: BuiltSite) -> None:
    """Printed, a page shows each quote and its source, and nothing of the frame."""
    for page in (toy_site.record_pages["claims"][0], toy_site.record_pages["propositions"][0]):
        with visit(chromium) as reader:
            reader.page.goto((toy_site.folder / page).as_uri())
            reader.page.emulate_media(media="print")
            for quote in reader.page.locator("blockquote .exact").all():
                box = quote.bounding_box()
                assert box is not None
                assert box["width"] > 0
            expect(reader.page.locator(".masthead")).to_be_hidden()
            with pikepdf.open(BytesIO(reader.page.pdf(format="A4"))) as book:
                assert len(book.pages) >= 1


@pytest.mark.browser
def test_a_phone_shows_what_this_is_and_the_first_question_at_once(chromium: Browser, site: BuiltSite) -> None:
    """Above the fold at 390 pixels."""
    with visit(chromium, viewport=PHONE, is_mobile=True, has_touch=True) as reader:
        reader.page.goto((site.folder / "index.html").as_uri())
        for selector in ("h1", ".lede", "#the-questions + ul > li:first-child a"):
            box = reader.page.locator(selector).first.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= PHONE["height"]
