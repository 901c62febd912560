"""The built pages as markup: valid HTML, and nothing in the content that shuts a reader out."""

from __future__ import annotations

import json
import re
import subprocess
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


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_in_the_content(chromium: Browser, site: BuiltSite, home: str, scheme: str) -> None:
    """By axe's rules, contrast included, in both schemes; of what stands around the content another test will speak."""
    faults = {}
    with visit(chromium, color_scheme=scheme, bypass_csp=True) as reader:
        for page in site.page_of_each_sort:
            reader.page.goto(home + page, wait_until="networkidle")
            found = Axe().run(reader.page, context=".md-content").response["violations"]
            if found:
                faults[page] = {violation["id"]: [node["html"][:200] for node in violation["nodes"]][:3] for violation in found}
    assert faults == {}
