"""A content security policy on every page, as an element of the page: it holds wherever the site is served, and over `file://`.

Nothing comes from elsewhere and nothing that stands inside a page runs, unless the build itself put it there: such a script is
allowed by its hash, worked out here from the finished page (CSP Level 3, section 2.3). `file:` stands beside `'self'` since a
page that is opened from a folder has no origin, and browsers differ on what `'self'` means there; a page from a server can load
nothing of that kind.
"""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from .dossier import Dossier
from .problems import BuildFault
from .settings import Settings

_OWN: Final = "'self' file:"
#: Types of a `script` element that a browser runs; any other type only holds data.
_RUN: Final = frozenset({"", "text/javascript", "application/javascript", "module"})
#: After this, which has to come first, stands the policy.
_CHARSET: Final = '<meta charset="utf-8">'

#: A script element, whole: all of a page that has to be parsed. One inside a comment is allowed too, and never runs.
_SCRIPT: Final = re.compile(r"<script[\s/>].*?</script\s*>", re.DOTALL | re.IGNORECASE)


class PolicyError(BuildFault):
    """A page on which a policy cannot stand; the message names it."""


def add_policies(folder: Path, dossier: Dossier, settings: Settings) -> None:  # noqa: ARG001 - a step of `finish_site` gets all three
    """Puts its policy into the head of every page below a folder; raises PolicyError where a page has no head to take it."""
    for page in sorted(folder.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        if _CHARSET not in text:
            raise PolicyError(f"{page.relative_to(folder)}: there is no {_CHARSET} after which the policy could stand.")
        element = f'<meta http-equiv="Content-Security-Policy" content="{policy(text)}">'
        page.write_text(text.replace(_CHARSET, f"{_CHARSET}\n  {element}", 1), encoding="utf-8")


def policy(page: str) -> str:
    """The policy of a page: its own host's files, and the inline scripts that stand in it now."""
    hashes = "".join(f" 'sha256-{_hash(script)}'" for script in inline_scripts(page))
    rules = (
        "default-src 'none'",
        f"script-src {_OWN}{hashes}",
        f"style-src {_OWN}",
        f"img-src {_OWN} data:",
        f"font-src {_OWN}",
        f"connect-src {_OWN}",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def inline_scripts(page: str) -> tuple[str, ...]:
    """The text of each script that stands in a page and is run, in their order, each once."""
    reader = _Scripts()
    for element in _SCRIPT.finditer(page):
        reader.feed(element.group())
    return tuple(dict.fromkeys(reader.found))


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._parts: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and "src" not in given and (given.get("type") or "").strip().lower() in _RUN:
            self._parts = []

    def handle_data(self, data: str) -> None:
        if self._parts is not None:
            self._parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._parts is not None:
            self.found.append("".join(self._parts))
            self._parts = None
