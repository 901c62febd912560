"""The pictures and the known-at slider as a reader meets them, in Chromium."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visits import visit
from tests.built_sites import BuiltSite

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
PAGES = ("timeline.html", "map.html", "matrix.html", "network.html", "framing.html", "figures/index.html")


def days(page: Page) -> list[str]:
    """The moments of a page's slider."""
    return (page.locator(".known-at").get_attribute("data-days") or "").split(" ")


def shown(page: Page) -> dict[str, int]:
    """How many of the statements' signs in the wide pictures are shown in each state."""
    return page.evaluate(
        """() => {
            const counts = {};
            for (const link of document.querySelectorAll(".picture__wide a[data-known]"))
                counts[link.dataset.known] = (counts[link.dataset.known] || 0) + 1;
            return counts;
        }"""
    )


@pytest.mark.parametrize("page", ["timeline.html", "matrix.html"])
def test_the_sliders_state_stands_in_the_address_and_survives_a_reload(chromium: Browser, home: str, page: str) -> None:
    with visit(chromium) as reader:
        reader.page.goto(home + page)
        slider = reader.page.locator("#known-at-range")
        expect(slider).to_be_visible()
        assert shown(reader.page) == {}
        slider.focus()
        slider.press("Home")
        slider.press("ArrowRight")
        day = days(reader.page)[1]
        expect(reader.page).to_have_url(re.compile(rf"#known-at={day}$"))
        told, counts = reader.page.locator(".known-at__told").inner_text(), shown(reader.page)
        assert counts.get("not-yet", 0) > 0
        reader.page.reload()
        expect(reader.page.locator("#known-at-range")).to_have_value("1")
        assert reader.page.locator(".known-at__told").inner_text() == told
        assert shown(reader.page) == counts
        reader.page.get_by_role("button", name="Show everything").click()
        assert shown(reader.page) == {}
        assert reader.complaints == []


def test_every_statement_is_counted_at_every_moment(chromium: Browser, home: str) -> None:
    """Said, perhaps said, not yet said, of no known day: together they are all; none is shown or dropped in silence."""
    with visit(chromium) as reader:
        reader.page.goto(home + "timeline.html")
        for day in (days(reader.page)[0], days(reader.page)[-1]):
            reader.page.goto(f"{home}timeline.html#known-at={day}")
            expect(reader.page.locator(".known-at__all")).to_be_visible()
            numbers = [int(number) for number in re.findall(r"\d+", reader.page.locator(".known-at__told").inner_text())]
            assert numbers[0] == sum(numbers[1:])
            hidden = """[...document.querySelectorAll("[data-known='not-yet']")].map((mark) => getComputedStyle(mark).visibility)"""
            assert set(reader.page.evaluate(hidden)) <= {"hidden"}
        listed = reader.page.locator("h2#statements-for-which-no-day-is-known-at-all ~ ul").first.locator("li").count()
        assert listed == (numbers[4] if len(numbers) > 4 else 0)


def test_what_had_been_said_only_grows(chromium: Browser, home: str) -> None:
    """At a later moment no statement is less sure to have been said than at an earlier one."""
    with visit(chromium) as reader:
        reader.page.goto(home + "timeline.html")
        slider = reader.page.locator("#known-at-range")
        slider.focus()
        slider.press("Home")
        said = []
        for _ in days(reader.page):
            said.append(int(re.findall(r"\d+", reader.page.locator(".known-at__told").inner_text())[1]))
            slider.press("ArrowRight")
        assert said == sorted(said)


def test_a_hostile_or_foreign_address_shows_everything(chromium: Browser, home: str) -> None:
    with visit(chromium) as reader:
        for state in ("%3Cimg%20src=x%20onerror=alert(1)%3E", "2019", "yesterday", "9999-99-99x"):
            reader.page.goto("about:blank")
            reader.page.goto(f"{home}timeline.html#known-at={state}")
            expect(reader.page.locator(".known-at__day")).to_have_text("the whole time")
        assert reader.complaints == []


def test_without_scripts_the_pictures_show_whole_and_there_is_no_slider(chromium: Browser, home: str) -> None:
    with visit(chromium, java_script_enabled=False) as reader:
        reader.page.goto(home + "timeline.html")
        expect(reader.page.locator(".known-at")).to_be_hidden()
        assert reader.page.locator(".picture__wide svg.pic").first.is_visible()
        reader.page.goto(home + "network.html")
        expect(reader.page.locator(".network-filter")).to_be_hidden()
        assert reader.page.locator(".picture__wide [data-tie]").first.is_visible()


def test_the_table_beside_a_picture_says_the_same(site: BuiltSite) -> None:
    """Every page that the signs, rows and lines of a picture lead to is linked in the table or the lists of the page too."""
    missing = {}
    for page in PAGES:
        parsed = site.parsed(page)
        drawn = {(link.attributes["href"] or "").split("#")[0] for link in parsed.css(".picture svg a")}
        told = {(link.attributes["href"] or "").split("#")[0] for link in parsed.css(".content a") if link.css_first("title") is None}
        if drawn - told:
            missing[page] = sorted(drawn - told)
    assert missing == {}


def test_the_network_can_be_filtered(chromium: Browser, home: str) -> None:
    with visit(chromium) as reader:
        reader.page.goto(home + "network.html")
        lines = reader.page.locator(".picture__wide [data-tie]:not(.pic-hidden)")
        everything = lines.count()
        reader.page.locator("#network-accuses").uncheck()
        assert lines.count() < everything
        assert reader.page.locator(".picture__wide [data-tie='accuses']:not(.pic-hidden)").count() == 0
        expect(reader.page.locator(".network-filter__told")).to_contain_text(str(lines.count()))
        reader.page.locator("#network-accuses").check()
        reader.page.locator("#network-actor").select_option(index=1)
        assert 0 < lines.count() < everything or everything == lines.count() == 1
        assert reader.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_stand_out_from_the_page_in_either_scheme(chromium: Browser, home: str, scheme: str) -> None:
    """Words and marks differ from what they stand on; nothing falls back to the browser's black."""
    with visit(chromium, color_scheme=scheme) as reader:
        reader.page.goto(home + "timeline.html")
        words, mark, ground = reader.page.evaluate(
            """() => ["text.pic-words", ".pic-day, .pic-main", "body"].map((found) => {
                const style = getComputedStyle(document.querySelector(found));
                return found === "body" ? style.backgroundColor : style.fill;
            })"""
        )
        brightness = [sum(int(number) for number in re.findall(r"\d+", colour)[:3]) for colour in (words, mark, ground)]
        assert (brightness[0] < brightness[2]) == (scheme == "light")
        assert (brightness[1] < brightness[2]) == (scheme == "light")


def test_a_phone_shows_the_narrow_pictures_and_does_not_scroll_sideways(chromium: Browser, home: str) -> None:
    """The words of a picture are as large on a phone as they were drawn, give or take a tenth."""
    faults = {}
    with visit(chromium, viewport=PHONE, is_mobile=True, has_touch=True) as reader:
        for page in PAGES:
            reader.page.goto(home + page)
            width = reader.page.evaluate("document.scrollingElement.scrollWidth")
            sizes = reader.page.evaluate(
                """() => [...document.querySelectorAll(".picture svg.pic")].filter((svg) => svg.getBoundingClientRect().width > 0)
                    .map((svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)"""
            )
            if width > PHONE["width"] or any(not 0.9 <= size <= 1.15 for size in sizes):
                faults[page] = (width, sizes)
    assert faults == {}


def test_the_slider_works_from_a_folder(chromium: Browser, site: BuiltSite) -> None:
    with visit(chromium) as reader:
        reader.page.goto((site.folder / "timeline.html").as_uri())
        slider = reader.page.locator("#known-at-range")
        slider.focus()
        slider.press("Home")
        assert reader.page.url.endswith(f"#known-at={days(reader.page)[0]}")
        reader.page.reload()
        expect(reader.page.locator("#known-at-range")).to_have_value("0")
        assert reader.complaints == []
