"""What a book is made of: headings, paragraphs, lists, quotations, tables, pictures; plain frozen dataclasses.

A chapter says what stands in the book; how it looks is the business of the typesetter and of the e-book, which both read these.
Texts are those of the page views, unescaped; a link leads to a page of the site, and where that page has a place in the
book (a heading of that `place`) it leads there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ..page_views.grids import GridRow, Head
from ..page_views.phrases import Fact, Phrase


@dataclass(frozen=True)
class Heading:
    """A heading; `place` is the page (and anchor) of the site that it stands for, empty where there is none."""

    words: Phrase
    level: int
    place: str = ""
    is_record: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; a label stands above what follows, a note is small."""

    words: Phrase
    style: Literal["body", "lede", "note", "label", "warning"] = "body"


@dataclass(frozen=True)
class NotedSentence:
    """A sentence of an answer and its footnote: what it rests on."""

    words: Phrase
    note: Phrase


@dataclass(frozen=True)
class Answer:
    """A paragraph of an answer, sentence by sentence."""

    sentences: tuple[NotedSentence, ...]


@dataclass(frozen=True)
class Facts:
    """Labels with what they say, in one run."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Items:
    """A list."""

    items: tuple[Phrase, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Quotation:
    """A source's own words, with a line on where they stand."""

    words: Phrase
    foot: Phrase
    place: str = ""


@dataclass(frozen=True)
class BookTable:
    """A table with a caption; the first cell of each row is its head. `widths` are shares of the line."""

    caption: Phrase
    heads: tuple[tuple[Head, ...], ...]
    rows: tuple[GridRow, ...]
    widths: tuple[float, ...]
    has_upright_heads: bool = True


@dataclass(frozen=True)
class Picture:
    """A drawing as SVG, with its title and the words that stand for it where it cannot be seen."""

    title: str
    svg: str
    alternative: str


@dataclass(frozen=True)
class Address:
    """The permanent address of a record, and its state."""

    words: Phrase


@dataclass(frozen=True)
class IndexEntry:
    """Words, and the places of the book where to find them: the first is their own."""

    words: str
    places: tuple[str, ...]


@dataclass(frozen=True)
class Index:
    """An index with page numbers, under the letters it is given."""

    groups: tuple[tuple[str, tuple[IndexEntry, ...]], ...]


@dataclass(frozen=True)
class Contents:
    """The table of contents, down to a level."""

    depth: int = 2


@dataclass(frozen=True)
class Cover:
    """The first page: lines under the title; `prints_all` is false where the book is one record."""

    title: str
    description: str
    facts: tuple[Fact, ...]
    prints_all: bool = True


Block = Heading | Paragraph | Answer | Facts | Items | Quotation | BookTable | Picture | Address | Index | Contents | Cover


@dataclass(frozen=True)
class Book:
    """A whole book: its name, what is said of it, its blocks in order, and the records as data."""

    title: str
    short_title: str
    description: str
    author: str
    address: str
    edition: str
    blocks: tuple[Block, ...]
    data: tuple[tuple[str, str], ...] = ()

    @property
    def places(self) -> frozenset[str]:
        """Every place of the site that has a place in the book."""
        return frozenset(block.place for block in self.blocks if isinstance(block, (Heading, Quotation)) and block.place)


def place_of(path: str, anchor: str = "") -> str:
    """A page of the site, or an anchor on it, as a place."""
    return f"{path}#{anchor}" if anchor else path


def lowered(blocks: Iterator[Block], by: int) -> Iterator[Block]:
    """The same blocks with their headings so many levels deeper."""
    for block in blocks:
        yield replace(block, level=block.level + by) if isinstance(block, Heading) else block
