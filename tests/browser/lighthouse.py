"""`make lighthouse`: Lighthouse's marks for a few sorts of page of the real site, on a desk; fails where one is below what is asked.

Accessibility, best practices and SEO are to be 100, performance at least 95. It takes some 20 seconds a page, so it is no part of
`make test`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.chromium import FLAGS, chromium_path
from tests.browser.local_server import served
from tests.built_sites import PROJECT, BuiltSite, built_site

ASKED = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 95}
LIGHTHOUSE = PROJECT / "node_modules" / "lighthouse" / "cli" / "index.js"


def marks(address: str) -> tuple[dict[str, int], list[str]]:
    """Lighthouse's marks for one address, and the audits that are not passed in full; raises where Lighthouse fails."""
    flags = " ".join(("--headless=new", *(flag for flag in FLAGS if " " not in flag)))
    command = [
        "node",
        LIGHTHOUSE,
        address,
        "--quiet",
        "--preset=desktop",
        "--output=json",
        f"--only-categories={','.join(ASKED)}",
        f"--chrome-path={chromium_path()}",
        f"--chrome-flags={flags}",
    ]
    run = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    if run.returncode != 0:
        raise RuntimeError(run.stderr[-2_000:])
    report = json.loads(run.stdout)
    found = {name: round(100 * report["categories"][name]["score"]) for name in ASKED}
    asked_of = {reference["id"] for category in report["categories"].values() for reference in category["auditRefs"] if reference["weight"]}
    failed = [name for name, audit in report["audits"].items() if name in asked_of and audit["score"] is not None and audit["score"] < 0.9]
    return found, failed


def pages_of(site: BuiltSite) -> Iterator[str]:
    """Home, a question, a claim, the matrix, an index."""
    yield "index.html"
    yield site.record_pages["explainers"][0]
    yield site.record_pages["claims"][0]
    yield "matrix.html"
    yield "claims/index.html"


def main() -> int:
    """Prints the marks of each page; 1 where one is below what is asked."""
    is_good = True
    with TemporaryDirectory() as folder:
        site = built_site("real", Path(folder))
        with served(site.folder, site.prefix) as home:
            for page in sys.argv[1:] or pages_of(site):
                found, failed = marks(home + page)
                is_good &= all(found[name] >= least for name, least in ASKED.items())
                print(
                    f"{page}: "
                    + ", ".join(f"{name} {found[name]}" for name in ASKED)
                    + (f"; look at {', '.join(failed)}" if failed else "")
                )
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
