"""The built pages as markup: valid HTML, and nothing in the content that shuts a reader out."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.visits import visit
from tests.built_sites import PROJECT, BuiltSite

CHECKER: Final = PROJECT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

#: What the theme's own templates are told off for; each is to go when `site_overrides/` mends it.
FAULTS_OF_THE_THEME: Final = (
    "Attribute “autocomplete” is only allowed when the input type is ",
    "The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control.",
)


def test_every_page_is_valid_html(site: BuiltSite) -> None:
    """The Nu Html Checker finds no error beyond those of the theme."""
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
        if not message["message"].startswith(FAULTS_OF_THE_THEME)
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


def faults_found_by_axe(
    chromium: Browser, addresses: Iterable[str], options: Mapping[str, object], **reader_options: object
) -> dict[str, object]:
    """What axe has against the content of each page: the rule, and the first elements that break it."""
    faults: dict[str, object] = {}
    with visit(chromium, has_search=False, **reader_options) as reader:
        for address in addresses:
            reader.page.goto(address, wait_until="load")
            found = Axe().run(reader.page, context=".md-content", options=dict(options)).response["violations"]
            if found:
                faults[address] = {violation["id"]: [node["html"][:200] for node in violation["nodes"]][:3] for violation in found}
    return faults


@pytest.mark.browser
def test_axe_finds_nothing_wrong_in_the_content(chromium: Browser, site: BuiltSite, home: str) -> None:
    """By all of axe's rules; of what stands around the content another test will speak."""
    addresses = [home + page for page in site.page_of_each_layout]
    assert faults_found_by_axe(chromium, addresses, {"resultTypes": ["violations"]}) == {}


@pytest.mark.browser
def test_the_content_has_contrast_by_night(chromium: Browser, site: BuiltSite, home: str) -> None:
    """The rules that another scheme can break."""
    addresses = [home + page for page in site.page_of_each_layout]
    contrast_alone = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
    assert faults_found_by_axe(chromium, addresses, contrast_alone, color_scheme="dark") == {}
