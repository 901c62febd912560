"""Pages that are prose in a template (method, editorial policy) as blocks, read from their Markdown as the site reads it.

Their words are the engine's own and stand in one place, the template; the book reads what the template makes. The only room
that imports markdown and html.parser.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

import markdown

from ..page_views.grids import GridCell, GridRow, Head
from ..page_views.phrases import Link, Marked, OutsideLink, Phrase, Piece, phrase
from .blocks import Block, BookTable, Heading, Items, Paragraph

_HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
_CELLS: Final = frozenset({"td", "th"})


def prose_blocks(text: str, path: str) -> Iterator[Block]:
    """A page's Markdown → its blocks, under a heading of level 1 that stands for the page."""
    reader = _Reader(path)
    reader.feed(markdown.markdown(_without_front_matter(text), extensions=["tables"]))
    reader.close()
    yield from reader.blocks


def _without_front_matter(text: str) -> str:
    return text.split("\n---\n", 1)[1] if text.startswith("---\n") else text


class _Reader(HTMLParser):
    """Reads the few elements of HTML that prose has; what it does not know it reads as its words."""

    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self._path = path
        self.blocks: list[Block] = []
        self._pieces: list[Piece] = []
        self._items: list[Phrase] = []
        self._rows: list[list[Phrase]] = []
        self._link: str | None = None
        self._strong = False
        self._style = ""
        self._is_in_list = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Notes what begins."""
        given = dict(attributes)
        if tag in {"ul", "ol"}:
            self._items, self._is_in_list = [], True
        elif tag == "tr":
            self._rows.append([])
        elif tag == "table":
            self._rows = []
        elif tag == "a":
            self._link = given.get("href") or ""
        elif tag == "strong":
            self._strong = True
        elif tag == "span" and given.get("class") == "lede":
            self._style = "lede"
        elif (tag == "p" and not self._is_in_list) or tag in _HEADINGS or tag in _CELLS or tag == "li":
            self._pieces = []

    def handle_endtag(self, tag: str) -> None:
        """Makes a block of what ends."""
        if tag in _HEADINGS:
            level = _HEADINGS[tag]
            self.blocks.append(Heading(self._taken(), level, self._path if level == 1 else ""))
        elif tag == "p" and not self._is_in_list:
            words = self._taken()
            if words.plain:
                self.blocks.append(Paragraph(words, "lede" if self._style == "lede" else "body"))
            self._style = ""
        elif tag == "li":
            self._items.append(self._taken())
        elif tag in {"ul", "ol"}:
            self.blocks.append(Items(tuple(self._items), is_numbered=tag == "ol"))
            self._is_in_list = False
        elif tag in _CELLS and self._rows:
            self._rows[-1].append(self._taken())
        elif tag == "table":
            self.blocks.append(self._table())
        elif tag == "a":
            self._link = None
        elif tag == "strong":
            self._strong = False

    def handle_data(self, data: str) -> None:
        """Words, as a link or marked where they are."""
        words = " ".join(data.split()) if not data.strip() else data.replace("\n", " ")
        if not words and not data:
            return
        if self._link is not None:
            self._pieces.append(self._linked(words))
        elif self._strong:
            self._pieces.append(Marked(words, "strong"))
        else:
            self._pieces.append(words or " ")

    def _linked(self, words: str) -> Piece:
        address = self._link or ""
        path, _, anchor = address.partition("#")
        if "://" in path or path.startswith("mailto:"):
            return OutsideLink(words, address)
        if path and not path.endswith(".md"):
            return words
        here = posixpath.normpath(posixpath.join(posixpath.dirname(self._path), path)) if path else self._path
        return Link(words, here, anchor)

    def _taken(self) -> Phrase:
        taken, self._pieces = phrase(*self._pieces), []
        return taken

    def _table(self) -> BookTable:
        heads, *rows = self._rows
        return BookTable(
            Phrase(),
            (tuple(Head(head) for head in heads),),
            tuple(GridRow(row[0], tuple(GridCell((cell,) if cell else (), "") for cell in row[1:])) for row in rows),
            (1.0,) * len(heads),
        )
