"""Blocks → what the template reads: lists of plain values, every text as a string in runs.

A run is a string, or a list whose first value says what it is: `l` words that lead to a place of the book, `u` words that
lead to an address, `s` words in a style, `g` words in one typeface. A link says the page that it leads to, once in a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from ..identifiers import page_address
from ..page_views.grids import GridCell
from ..page_views.phrases import Link, Marked, OutsideLink, Phrase, Piece
from .blocks import (
    Address,
    Answer,
    Block,
    Book,
    BookTable,
    Contents,
    Cover,
    Facts,
    Heading,
    Index,
    Items,
    Paragraph,
    Picture,
    Quotation,
    place_of,
)
from .glyphs import set_runs, with_stand_ins

#: A short quotation stays on one page: so many characters, about six lines.
SHORT_QUOTATION: Final = 600
#: The length of a line, and the height that a picture may have below a heading, in cm.
LINE: Final = 16.5
TALLEST: Final = 20.5
_VIEW_BOX: Final = re.compile(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')
#: The book's own language.
LANGUAGE: Final = "en"
#: Printed paragraphs and facts, which can hold an address as their last line, and do so last.
_END_WITH_ADDRESS: Final = frozenset({"p", "f"})
#: Styles of words of a source: those beside a quote, and those at the ends of a passage, are printed with stand-ins.
_SOURCES_OWN: Final = frozenset({"context", "exact"})
#: Styles that a book prints like the words around.
_PLAIN: Final = frozenset({"exact", "count", "lede"})
#: A word of a vocabulary leads nowhere: the book explains all of them in one chapter.
_EXPLAINED_AT: Final = frozenset({"method.md"})


def printed(book: Book) -> tuple[list[Any], dict[str, bytes]]:
    """A book → its blocks as the template reads them, and the pictures as files."""
    printer = _Printer(book)
    blocks: list[list[Any]] = []
    for block in book.blocks:
        # An address ends the paragraph before it: by itself it would stand alone at the top of a page now and then.
        if isinstance(block, Address) and blocks and blocks[-1][0] in _END_WITH_ADDRESS:
            blocks[-1][-1] = printer.runs(block.words)
        else:
            blocks.append(printer.block(block))
    return blocks, printer.files


def plain_runs(text: str) -> list[Any]:
    """A text as runs."""
    return [run.text if not run.family else ["g", run.family, run.text] for run in set_runs(text)]


class _Printer:
    """Prints block after block, and knows which places the record at hand has named already."""

    def __init__(self, book: Book) -> None:
        self._places = book.places
        self._address = book.address.rstrip("/")
        self._here = ""
        self._told: set[str] = set()
        self.files: dict[str, bytes] = {}

    def block(self, block: Block) -> list[Any]:
        match block:
            case Heading():
                self._here, self._told = block.place, {block.place}
                return ["h", block.level, self.runs(block.words, links=False), block.place, block.is_record]
            case Paragraph():
                return ["p", block.style, self.runs(block.words), []]
            case Answer():
                return ["a", [[self.runs(sentence.words), self.runs(sentence.note, every=True)] for sentence in block.sentences]]
            case Facts():
                return ["f", [[self.text(fact.label), self.runs(fact.value), _stop(fact.value)] for fact in block.facts], []]
            case Items():
                return ["i", block.is_numbered, [self.runs(item) for item in block.items]]
            case Quotation():
                is_short = len(block.words.plain) <= SHORT_QUOTATION
                return ["q", self.runs(block.words), self.runs(block.foot), block.place, is_short]
            case BookTable():
                return self._table(block)
            case Picture():
                name = f"picture-{len(self.files) + 1}.svg"
                self.files[name] = block.svg.encode("utf-8")
                return ["v", name, self.text(block.title), " ".join(block.alternative.split()), _width(block.svg)]
            case Address():
                return ["u", self.runs(block.words)]
            case Index():
                return ["x", [[self.text(letter), [self._entry(entry) for entry in entries]] for letter, entries in block.groups]]
            case Contents():
                return ["c", block.depth]
            case Cover():
                facts = [[self.text(fact.label), self.runs(fact.value)] for fact in block.facts]
                return ["t", self.text(block.title), self.text(block.description), facts, block.prints_all]

    def _entry(self, entry: Any) -> list[Any]:
        return [self.text(entry.words), [place for place in dict.fromkeys(entry.places) if place in self._places]]

    def _table(self, block: BookTable) -> list[Any]:
        heads = [[[self.runs(head.words, links=False), head.columns, head.rows] for head in row] for row in block.heads]
        rows = [[self.runs(row.head), [self._cell(cell) for cell in row.cells]] for row in block.rows]
        return ["b", self.runs(block.caption), list(block.widths), heads, rows, block.has_upright_heads]

    def _cell(self, cell: GridCell) -> list[Any]:
        return [[self.runs(line, every=True) for line in cell.lines], cell.columns]

    def text(self, text: str) -> list[Any]:
        """A text as runs."""
        return plain_runs(text)

    def runs(self, words: Phrase, *, links: bool = True, every: bool = False) -> list[Any]:
        """A phrase as runs; `every` link says its page, and not only the first of a record that leads there."""
        pieces = _trimmed(words.pieces)
        return [run for piece in pieces for run in self._piece(piece, links=links, every=every)]

    def _piece(self, piece: Piece, *, links: bool, every: bool) -> list[Any]:
        match piece:
            case str():
                return self.text(piece)
            case Marked():
                code = piece.language.split("-")[0]
                language = "" if code == LANGUAGE else code
                words = with_stand_ins(piece.words) if piece.style in _SOURCES_OWN else piece.words
                if piece.style in _PLAIN and not language:
                    return self.text(words)
                return [["s", piece.style, piece.variant, language, self.text(words)]]
            case OutsideLink():
                return [["u", piece.address, self.text(piece.words.strip())]] if links else self.text(piece.words)
            case Link():
                return self._link(piece, links=links, every=every)

    def _link(self, link: Link, *, links: bool, every: bool) -> list[Any]:
        words = self.text(link.words.strip())
        if link.style:
            words = [["s", link.style, link.variant, "", words]]
        place = place_of(link.path, link.anchor)
        place = place if place in self._places else link.path
        if not links or link.path in _EXPLAINED_AT:
            return words
        if place not in self._places:
            anchor = f"#{link.anchor}" if link.anchor else ""
            return [["u", f"{self._address}/{page_address(link.path)}{anchor}", words]] if self._address else words
        if place == self._here:
            return words
        says_page = every or link.path not in self._told
        self._told.add(link.path)
        return [["l", place, words, says_page]]


def _width(svg: str) -> float:
    """How wide a picture stands, in cm: the line, or less where it would be too high for a page with its heading."""
    found = _VIEW_BOX.search(svg)
    if found is None:
        return LINE
    width, height = float(found[1]), float(found[2])
    return min(LINE, round(TALLEST * width / height, 2))


def _stop(words: Phrase) -> str:
    """The full stop after a fact, where it does not end with a sign of its own."""
    return "" if words.plain.rstrip("”’)").endswith((".", "!", "?", "…")) else "."


def _trimmed(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces without white space at either end."""
    found = list(pieces)
    if found and isinstance(found[0], str):
        found[0] = found[0].lstrip()
    if found and isinstance(found[-1], str):
        found[-1] = found[-1].rstrip()
    return [piece for piece in found if piece != ""]
