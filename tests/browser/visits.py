"""One reader's visit to a site: a new browser context that keeps what was asked for and what went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, WebError


class Visit:
    """A page, every address that was asked for, and every complaint of the browser, since the start or since `forget`."""

    def __init__(self, context: BrowserContext) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        context.on("request", self._on_request)
        context.on("requestfailed", self._on_failure)
        context.on("response", self._on_response)
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        self.page: Page = context.new_page()

    def forget(self) -> None:
        """Begins the lists anew, for the next page of the same visit."""
        self.requests.clear()
        self.complaints.clear()

    def foreign_requests(self) -> list[str]:
        """The addresses asked for on any other host than 127.0.0.1: a whole site asks for none."""
        own = {"127.0.0.1", "", None}
        return [address for address in self.requests if urlsplit(address).hostname not in own]

    def network_requests(self) -> list[str]:
        """The addresses asked for over a network at all: a site that is read from a folder asks for none."""
        return [address for address in self.requests if urlsplit(address).scheme not in {"file", "data", "blob"}]

    def _on_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _on_failure(self, request: Request) -> None:
        # A page left while it still loads cancels what it was waiting for: that is no fault of the page.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.url}: {request.failure}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.url}: status {response.status}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            self.complaints.append(f"console {message.type}: {message.text} ({message.location.get('url', '')})")

    def _on_error(self, error: WebError) -> None:
        self.complaints.append(f"uncaught: {error.error}")


@contextmanager
def visit(browser: Browser, **context_options: object) -> Iterator[Visit]:
    """A visit in a fresh context; the options are those of Playwright's `new_context` (`color_scheme`, `viewport` …)."""
    context = browser.new_context(**context_options)  # type: ignore[arg-type]
    context.set_default_timeout(30_000)
    try:
        yield Visit(context)
    finally:
        context.close()
