"""A page on paper: what is folded up on the screen is printed, and a picture stands on the page of its heading."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from build_scripts.page_views.drawings import WIDE, drawing
from build_scripts.pictures.shapes import Picture
from tests.browser.visits import visit
from tests.built_sites import BuiltSite

PAGES = (
    "index.html",
    "matrix.html",
    "framing.html",
    "timeline.html",
    "claims/moths-say-they-borrowed-it.html",
    "sources/text-gazette.html",
)
#: The summaries of what a reader of the paper does not get.
FOLDED = """() => [...document.querySelectorAll(".content details")]
    .filter((details) => [...details.children].some((child) => child.localName !== "summary" && !child.checkVisibility()))
    .map((details) => [details.className, getComputedStyle(details.querySelector("summary"), "::after").content])"""


def folded(page: Page) -> list[tuple[str, str]]:
    """What is folded up: its class, and what the print says of it."""
    return [(name, said) for name, said in page.evaluate(FOLDED)]


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_what_is_folded_up_on_the_screen_is_printed(path: str, chromium: Browser, toy_site: BuiltSite) -> None:
    """But what would be printed twice, and that says so."""
    with visit(chromium) as reader:
        reader.page.goto((toy_site.folder / path).as_uri())
        on_screen = folded(reader.page)
        reader.page.emulate_media(media="print")
        on_paper = folded(reader.page)
        assert [name for name, _ in on_paper] == [name for name, _ in on_screen if "twice" in name.split()]
        assert all("not printed" in said for _, said in on_paper)
        assert all(said == "none" for _, said in on_screen)
        assert reader.complaints == []


@pytest.mark.browser
def test_a_browser_whose_styles_cannot_unfold_opens_for_the_print_and_closes_again(chromium: Browser, toy_site: BuiltSite) -> None:
    with visit(chromium) as reader:
        reader.page.add_init_script("CSS.supports = () => false")
        reader.page.goto((toy_site.folder / "matrix.html").as_uri())
        before = reader.page.locator(".content details[open]").count()
        reader.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert reader.page.locator(".content details:not([open]):not(.twice)").count() == 0
        assert reader.page.locator(".content details[open]").count() > before
        reader.page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert reader.page.locator(".content details[open]").count() == before


def printed(page: Page, file: Path) -> list[str]:
    """The text of each printed page."""
    page.pdf(path=str(file), format="A4")
    return subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout.split("\f")


@pytest.mark.browser
@pytest.mark.parametrize("name", ["real", "toy"])
def test_the_first_page_of_the_timeline_holds_its_first_picture(
    name: str, chromium: Browser, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """And not a title alone."""
    site: BuiltSite = request.getfixturevalue(f"{name}_site")
    with visit(chromium) as reader:
        reader.page.goto((site.folder / "timeline.html").as_uri())
        caption = reader.page.locator("figure.picture figcaption").first.inner_text()
        first = printed(reader.page, tmp_path / "timeline.pdf")[0]
        assert " ".join(caption.split()) in " ".join(first.split())


@pytest.mark.browser
def test_on_paper_the_words_come_before_the_citations_and_on_the_screen_nothing_moves(
    chromium: Browser, toy_site: BuiltSite, tmp_path: Path
) -> None:
    """The words of the source are what a page is printed for."""
    with visit(chromium) as reader:
        reader.page.goto((toy_site.folder / "claims/moths-say-they-borrowed-it.html").as_uri())
        heads = "() => [...document.querySelectorAll('.content > :is(h2, details.cite)')].map((head) => head.id)"
        before = reader.page.evaluate(heads)
        words = " ".join(" ".join(printed(reader.page, tmp_path / "claim.pdf")).split())
        assert 0 < words.index("In the source’s words") < words.index("A sentence that is safe to cite")
        assert reader.page.evaluate(heads) == before
        assert before.index("cite") == 0
        assert reader.complaints == []


@pytest.mark.parametrize(("height", "is_tall"), [(WIDE * 0.9, False), (WIDE * 1.2, True), (WIDE * 3, False)])
def test_a_picture_is_made_smaller_where_that_leaves_it_legible(height: float, is_tall: bool) -> None:
    """One that is a page high, and no less or much more."""
    assert drawing("a", lambda name, width: Picture(name, "A", "A picture.", width, height, ()), "A").is_tall is is_tall
