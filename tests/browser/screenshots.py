"""Pictures of the built sites, to look at: `make screenshots` writes them to `build/screenshots/`.

One picture for each sort of page, by day and by night, on a desk and on a phone.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.chromium import started_chromium
from tests.browser.local_server import served
from tests.browser.visits import visit
from tests.built_sites import PROJECT, ROOTS, built_site

PICTURES = PROJECT / "build" / "screenshots"
SCREENS = {"desk": (1280, 900), "phone": (390, 844)}


def take_pictures() -> int:
    """Builds both dossiers and pictures them; gives the number of pictures."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    count = 0
    with TemporaryDirectory() as folder, started_chromium() as browser:
        for name in ROOTS:
            site = built_site(name, Path(folder))
            with served(site.folder, site.prefix) as home:
                for screen, (width, height) in SCREENS.items():
                    for scheme in ("light", "dark"):
                        with visit(browser, viewport={"width": width, "height": height}, color_scheme=scheme) as reader:
                            for page in site.page_of_each_sort:
                                reader.page.goto(home + page, wait_until="networkidle")
                                picture = PICTURES / name / f"{page.removesuffix('.html').replace('/', '--')}.{screen}-{scheme}.png"
                                reader.page.screenshot(path=picture, full_page=True)
                                count += 1
    return count


if __name__ == "__main__":
    print(f"{take_pictures()} pictures in {PICTURES.relative_to(PROJECT)}/")
