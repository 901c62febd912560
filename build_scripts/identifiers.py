"""id → page path, anchor, address: the only place that knows."""

from __future__ import annotations

import re
from typing import Final

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
#: Words that are the names of pages.
_RESERVED: Final = frozenset({"index"})
LONGEST_ID: Final = 80


def is_identifier(text: str) -> bool:
    """Whether the text is an id: lower-case words joined by hyphens, at most 80 characters, and not “index”."""
    return len(text) <= LONGEST_ID and text not in _RESERVED and _ID.fullmatch(text) is not None


def record_path(kind: str, identifier: str) -> str:
    """Where a record's YAML lies, below the dossier's root."""
    return f"content/{kind}/{identifier}.yaml"


def page_path(kind: str, identifier: str) -> str:
    """Where a record's Markdown page lies, below the pages' root."""
    return f"{kind}/{identifier}.md"


def document_path(kind: str, identifier: str) -> str:
    """Where a record's document for programs lies, below the site's root."""
    return f"api/v1/{kind}/{identifier}.json"


def index_path(kind: str) -> str:
    """Where the index page of a kind lies."""
    return f"{kind}/index.md"


def page_address(path: str) -> str:
    """The address of a page below the site's own, from its Markdown path.

    Addresses end in `.html`, so that they are the same on a web server and over `file://`.
    """
    return path.removesuffix(".md") + ".html"


def frozen_path(edition: str, kind: str, identifier: str) -> str:
    """Where a record lies as it stood in an edition."""
    return f"e/{edition}/{kind}/{identifier}.html"


def card_path(identifier: str) -> str:
    """Where the picture lies that stands for a page where a link to it is shown; of no record: the home page's."""
    return f"assets/cards/{identifier or 'index'}.png"


def quote_anchor(number: int) -> str:
    """The anchor of a record's quote on its page; quotes are numbered from 1."""
    return f"quote-{number}"


def quote_number(text: str) -> tuple[str, int | None]:
    """`some-id#quote-2` → the id and 2; an id alone has no number."""
    found = re.fullmatch(r"([^#]*)#quote-([1-9]\d{0,5})", text)
    return (found[1], int(found[2])) if found else (text, None)


def value_anchor(number: int) -> str:
    """The anchor of a figure's value on its page; values are numbered from 1."""
    return f"value-{number}"


def sentence_anchor(paragraph: int, sentence: int) -> str:
    """The anchor of an explainer's sentence; both numbers count from 1."""
    return f"p{paragraph}-s{sentence}"


def relative_link(from_path: str, to_path: str) -> str:
    """The link from one page to another, both below the pages' root."""
    ups = from_path.count("/")
    here, there = from_path.split("/"), to_path.split("/")
    shared = 0
    while shared < min(ups, len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (ups - shared) + "/".join(there[shared:])
