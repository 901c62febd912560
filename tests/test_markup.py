"""The built pages as markup: valid HTML, and nothing in the content that shuts a reader out."""

from __future__ import annotations

import json
import re
import subprocess
from itertools import pairwise
from typing import Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.local_server import served
from tests.browser.visits import visit
from tests.built_sites import PROJECT, BuiltSite

CHECKER: Final = PROJECT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def test_every_page_is_valid_html(site: BuiltSite) -> None:
    """The Nu Html Checker finds no error on any page."""
    run = subprocess.run(
        ["java", "-jar", CHECKER, "--errors-only", "--skip-non-html", "--format", "json", site.folder],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    messages = json.loads(run.stderr)["messages"]
    faults = {
        f"{message['message']} — {re.sub('.*/', '', message.get('url', ''))}:{message.get('lastLine')}: {message.get('extract', '')!r}"
        for message in messages
    }
    assert sorted(faults)[:20] == []


def test_headings_go_down_one_step_at_a_time(site: BuiltSite) -> None:
    """One first heading in the content, and no level left out: what a screen reader's list of headings needs."""
    faults = {}
    for page in site.pages:
        levels = [int((node.tag or "")[1]) for node in site.parsed(page).css("main :is(h1, h2, h3, h4, h5, h6)")]
        if levels[:1] != [1] or levels.count(1) != 1 or any(below > above + 1 for above, below in pairwise(levels)):
            faults[page] = levels
    assert faults == {}


#: The rules of axe that a scheme can break.
OF_COLOUR = ["color-contrast", "link-in-text-block"]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("width", "scheme", "rules"),
    [(1280, "light", None), (390, "dark", None), (1280, "dark", OF_COLOUR), (390, "light", OF_COLOUR)],
)
def test_axe_finds_nothing_wrong_on_any_layout(
    chromium: Browser, toy_site: BuiltSite, width: int, scheme: str, rules: list[str] | None
) -> None:
    """By all of axe's rules, best practices included, on the whole page: by day and by night, on a desk and on a phone.

    Every rule is asked at each width and in each scheme; where both have been met with another partner, those on colours alone.
    """
    faults: dict[str, object] = {}
    options = {"viewport": {"width": width, "height": 844}, "color_scheme": scheme}
    with served(toy_site.folder, toy_site.prefix) as home, visit(chromium, **options) as reader:
        for page in toy_site.page_of_each_layout:
            reader.page.goto(home + page, wait_until="load")
            asked = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
            found = Axe().run(reader.page, options=asked).response["violations"]
            if found:
                faults[page] = {violation["id"]: [node["html"][:200] for node in violation["nodes"]][:3] for violation in found}
    assert faults == {}
