"""The browser of the tests: the Chromium that is found on the PATH, started so that it talks to nobody by itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, sync_playwright

#: Each flag keeps the browser from starting work, or a connection, that no page asked for. Playwright adds `--headless`
#: and a new user data folder; the host rule lets no name resolve, so that a page that needs another host breaks here.
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def chromium_path() -> str:
    """Where the browser is; raises RuntimeError where there is none, since a missing browser is no reason to pass."""
    path = shutil.which("chromium")
    if path is None:
        message = "There is no program “chromium” on the PATH: run `make browser`."
        raise RuntimeError(message)
    return path


@contextmanager
def started_chromium() -> Iterator[Browser]:
    """A started browser, with nothing remembered from an earlier one; stopped at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
