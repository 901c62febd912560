"""Blocks → an EPUB 3, chapter by chapter. The only room that knows mkepub.

mkepub dates a book by the clock and names it at random; both are set here to what the records say, and the archive is
packed again in one order, so that the same records give the same bytes. Pictures stand in the pages themselves, since the
typefaces that the book carries reach no picture in a file of its own. A long chapter is several pages.
"""

from __future__ import annotations

import io
import re
import tempfile
import uuid
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from html import escape
from pathlib import Path
from typing import Final

import mkepub

from ..escaping import collapsed
from ..identifiers import page_address
from ..page_views.grids import Head
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
from .typefaces import WebFont, typefaces, web_fonts

_STYLES: Final = """
body { font-family: SERIF, serif; line-height: 1.45; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, .label, .foot, .address, caption { font-family: SANS, sans-serif; }
blockquote { margin: 0.6em 0; padding-left: 0.8em; border-left: 0.15em solid #7d6a3a; }
.context, .elision, .quiet, .foot, .address, .note { color: #565b5f; }
.foot, .address, .note, aside { font-size: 0.85em; }
.label { font-weight: bold; font-size: 0.9em; }
.stance, .mark, .act { font-family: SANS, sans-serif; font-weight: bold; font-size: 0.9em; }
.variant { text-decoration: underline; }
table { border-collapse: collapse; width: 100%; font-size: 0.9em; }
th, td { overflow-wrap: anywhere; text-align: left; vertical-align: top; padding: 0.2em 0.4em; border-bottom: 1px solid #d8d4ca; }
caption { text-align: left; font-weight: bold; padding: 0.4em 0; }
svg { max-width: 100%; height: auto; }
"""
#: A page longer than this (bytes) is cut at its sections: old e-readers are slow with more than 300 KB. What links add to it when
#: they lead to pages of their own is room left.
_LONGEST_PAGE: Final = 240_000
#: Below all headings, a page is cut before each of its pictures.
_LEVEL_OF_PICTURES: Final = 5
#: What a variable font needs; the fonts of an e-book are instances.
_VARIATION: Final = re.compile(r' font-variation-settings="[^"]*"')
_MODIFIED: Final = re.compile(r'(<meta property="dcterms:modified">)[^<]*(</meta>)')


@dataclass(frozen=True)
class _Page:
    """A page of the e-book: a chapter, or the sections of a long one, which stand below it in the contents."""

    title: str
    blocks: Sequence[Block]
    sections: tuple[_Page, ...] = ()

    def flat(self) -> Iterator[_Page]:
        """The page and all below it, in reading order."""
        yield self
        for section in self.sections:
            yield from section.flat()


def electronic_book(book: Book, moment: datetime) -> bytes:
    """A book as an EPUB 3 of that moment."""
    chapters = tuple(_Page(title, blocks) for title, blocks in _chapters(book))
    size = partial(_size, _Printer(book, _files(chapters)))
    chapters = tuple(_cut(chapter, 2, size) for chapter in chapters)
    # mkepub escapes the title in the package, and nowhere else: `_settled` takes one of the two away there.
    made = mkepub.Book(
        escape(book.title, quote=False),
        lang="en",
        published=moment.date().isoformat(),
        **{name: value for name, value in (("author", book.author), ("description", book.description)) if value},
    )
    made.uuid = uuid.uuid5(uuid.NAMESPACE_URL, f"{book.address} {book.edition}")
    printer = _Printer(book, _files(chapters))
    pages = [(page, _printed(printer, name, page)) for name, page in _named(chapters)]
    fonts = tuple(web_fonts(frozenset("".join(text for _, text in pages)) | _PLAIN))
    made.set_stylesheet(_styles(fonts))
    for font in fonts:
        made.add_font(font.name, font.packed)
    above = {id(section): page for page, _ in pages for section in page.sections}
    added: dict[int, object] = {}
    for page, text in pages:
        parent = above.get(id(page))
        added[id(page)] = made.add_page(escape(page.title, quote=False), text, added[id(parent)] if parent else None)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "book.epub"
        made.save(file)
        return _settled(file.read_bytes(), moment, book.title)


#: Letters that any e-book has: those of its names and addresses.
_PLAIN: Final = frozenset(chr(point) for point in range(32, 127))


def _styles(fonts: Sequence[WebFont]) -> str:
    faces = (
        f'@font-face {{ font-family: "{font.family}"; font-weight: {font.weight}; src: url("../fonts/{font.name}") format("woff2"); }}'
        for font in fonts
    )
    carried = {font.family for font in fonts}
    serif, sans = (
        ", ".join(f'"{family}"' for family in families if family in carried) for families in (typefaces().serif, typefaces().sans)
    )
    return "\n".join((*faces, _STYLES.replace("SERIF", serif).replace("SANS", sans)))


def _named(chapters: Sequence[_Page]) -> Iterator[tuple[str, _Page]]:
    """Every page with the name that mkepub gives it."""
    pages = (page for chapter in chapters for page in chapter.flat())
    return ((f"page{number:04}.xhtml", page) for number, page in enumerate(pages, 1))


def _files(chapters: Sequence[_Page]) -> dict[str, str]:
    """The page on which each place stands."""
    return {place: name for name, page in _named(chapters) for place in _places(page.blocks)}


def _printed(printer: _Printer, name: str, page: _Page) -> str:
    printer.begin(name)
    return "\n".join(printer.block(block) for block in page.blocks)


def _size(printer: _Printer, blocks: Sequence[Block]) -> int:
    return sum(len(printer.block(block).encode("utf-8")) for block in blocks)


def _cut(page: _Page, level: int, size: Callable[[Sequence[Block]], int]) -> _Page:
    """The page; where it is too long, cut before each heading of the level, and what is still too long at the next level."""
    if level > _LEVEL_OF_PICTURES or size(page.blocks) <= _LONGEST_PAGE:
        return page
    starts = [(number, title) for number, block in enumerate(page.blocks) if number and (title := _title_at(block, level))]
    if not starts:
        return _cut(page, level + 1, size)
    ends = [*(number for number, _ in starts[1:]), len(page.blocks)]
    sections = (_Page(title, page.blocks[start:end]) for (start, title), end in zip(starts, ends, strict=True))
    return _Page(page.title, page.blocks[: starts[0][0]], tuple(_cut(section, level + 1, size) for section in sections))


def _title_at(block: Block, level: int) -> str:
    """The title of what begins with the block at a level; empty where nothing does."""
    match block:
        case Heading():
            return block.words.plain if block.level == level else ""
        case Picture():
            return block.title if level == _LEVEL_OF_PICTURES else ""
        case _:
            return ""


def _chapters(book: Book) -> Iterator[tuple[str, list[Block]]]:
    """The title of each chapter with its blocks; before the first stands the cover. An e-reader makes its own table of contents."""
    title, blocks = book.short_title, list[Block]()
    for block in book.blocks:
        if isinstance(block, Contents):
            continue
        if isinstance(block, Heading) and block.level == 1 and blocks:
            yield title, blocks
            title, blocks = block.words.plain, []
        blocks.append(block)
    yield title, blocks


def _places(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, (Heading, Quotation)) and block.place:
            yield block.place


def _settled(packed: bytes, moment: datetime, title: str) -> bytes:
    """The archive in one order and of one time; the title of the package is escaped once, and not twice."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    package = files["EPUB/package.opf"].decode("utf-8")
    package = _MODIFIED.sub(rf"\g<1>{moment:%Y-%m-%dT%H:%M:%SZ}\g<2>", package)
    package = package.replace(escape(escape(title, quote=False)), escape(title, quote=False))
    for name in (name.removeprefix("EPUB/") for name, text in files.items() if name.endswith(".xhtml") and b"<svg " in text):
        package = package.replace(f'href="{name}" ', f'href="{name}" properties="svg" ')
    files["EPUB/package.opf"] = package.encode("utf-8")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in ["mimetype", *sorted(set(files) - {"mimetype"})]:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return target.getvalue()


class _Printer:
    """Prints blocks as XHTML; every text is escaped."""

    def __init__(self, book: Book, files: dict[str, str]) -> None:
        self._files = files
        self._address = book.address.rstrip("/")
        self._page = ""
        self._notes = 0

    def begin(self, page: str) -> None:
        """A new page of the e-book."""
        self._page, self._notes = page, 0

    def block(self, block: Block) -> str:
        """One block as XHTML."""
        match block:
            case Heading():
                return f"<h{block.level}{self._id(block.place)}>{self._phrase(block.words, links=False)}</h{block.level}>"
            case Paragraph():
                return f'<p class="{block.style}">{self._phrase(block.words)}</p>'
            case Answer():
                return self._answer(block)
            case Facts():
                return "<p>" + "<br/>".join(f"<b>{_text(fact.label)}:</b> {self._phrase(fact.value)}" for fact in block.facts) + "</p>"
            case Items():
                tag = "ol" if block.is_numbered else "ul"
                return f"<{tag}>" + "".join(f"<li>{self._phrase(item)}</li>" for item in block.items) + f"</{tag}>"
            case Quotation():
                words, foot = self._phrase(block.words), self._phrase(block.foot)
                return f'<blockquote{self._id(block.place)}><p>{words}</p><p class="foot">{foot}</p></blockquote>'
            case BookTable():
                return self._table(block)
            case Picture():
                svg = _VARIATION.sub("", block.svg).replace("<svg ", f'<svg role="img" aria-label="{escape(block.alternative)}" ', 1)
                return f'<div>{svg}</div><p class="note">{_text(block.title)}</p>'
            case Address():
                return f'<p class="address">{self._phrase(block.words)}</p>'
            case Index():
                return "".join(self._index(letter, entries) for letter, entries in block.groups)
            case Cover():
                facts = "<br/>".join(f"<b>{_text(fact.label)}:</b> {self._phrase(fact.value)}" for fact in block.facts)
                return f"<h1>{_text(block.title)}</h1><p>{_text(block.description)}</p><p>{facts}</p>"
            case Contents():
                return ""

    def _id(self, place: str) -> str:
        return f' id="{_anchor(place)}"' if place else ""

    def _answer(self, block: Answer) -> str:
        words, notes = [], []
        for sentence in block.sentences:
            words.append(self._phrase(sentence.words))
            if sentence.note:
                self._notes += 1
                number = self._notes
                words[-1] += f'<sup><a epub:type="noteref" id="r{number}" href="#n{number}">{number}</a></sup>'
                note = self._phrase(sentence.note)
                notes.append(f'<aside epub:type="footnote" id="n{number}"><p><a href="#r{number}">{number}</a> {note}</p></aside>')
        return f"<p>{' '.join(words)}</p>{''.join(notes)}"

    def _table(self, block: BookTable) -> str:
        caption = f"<caption>{self._phrase(block.caption)}</caption>" if block.caption else ""
        heads = "".join("<tr>" + "".join(self._head(head) for head in row) + "</tr>" for row in block.heads)
        rows = []
        for row in block.rows:
            cells = "".join(
                f"<td{_span('col', cell.columns)}>" + "<br/>".join(self._phrase(line) for line in cell.lines) + "</td>"
                for cell in row.cells
            )
            rows.append(f'<tr><th scope="row">{self._phrase(row.head)}</th>{cells}</tr>')
        return f"<table>{caption}<thead>{heads}</thead><tbody>{''.join(rows)}</tbody></table>"

    def _head(self, head: Head) -> str:
        scope = "colgroup" if head.is_group else "col"
        return f'<th scope="{scope}"{_span("col", head.columns)}{_span("row", head.rows)}>{self._phrase(head.words)}</th>'

    def _index(self, letter: str, entries: tuple[object, ...]) -> str:
        lines = []
        for entry in entries:
            words, places = getattr(entry, "words", ""), getattr(entry, "places", ())
            found = [place for place in dict.fromkeys(places) if place in self._files]
            named = ", ".join(f'<a href="{self._target(place)}">{number}</a>' for number, place in enumerate(found[1:], 1))
            first = f'<a href="{self._target(found[0])}">{_text(words)}</a>' if found else _text(words)
            lines.append(f"<li>{first}{': ' + named if named else ''}</li>")
        return f'<p class="label">{_text(letter)}</p><ul>{"".join(lines)}</ul>'

    def _target(self, place: str) -> str:
        file = self._files[place]
        return ("" if file == self._page else file) + f"#{_anchor(place)}"

    def _phrase(self, words: Phrase, *, links: bool = True) -> str:
        return "".join(self._piece(piece, links=links) for piece in words.pieces).strip()

    def _piece(self, piece: Piece, *, links: bool) -> str:
        match piece:
            case str():
                return _text(piece)
            case Marked():
                language = f' xml:lang="{escape(piece.language)}" lang="{escape(piece.language)}"' if piece.language else ""
                return f'<span class="{piece.style}"{language}>{_text(piece.words)}</span>'
            case OutsideLink():
                return f'<a href="{escape(piece.address)}">{_text(piece.words)}</a>' if links else _text(piece.words)
            case Link():
                return self._link(piece, links=links)

    def _link(self, link: Link, *, links: bool) -> str:
        words = f'<span class="{link.style}">{_text(link.words)}</span>' if link.style else _text(link.words)
        place = place_of(link.path, link.anchor)
        place = place if place in self._files else link.path
        if not links or (place not in self._files and not self._address):
            return words
        if place in self._files:
            return f'<a href="{self._target(place)}">{words}</a>'
        anchor = f"#{link.anchor}" if link.anchor else ""
        return f'<a href="{escape(f"{self._address}/{page_address(link.path)}{anchor}")}">{words}</a>'


def _text(text: str) -> str:
    return escape(collapsed(text), quote=False)


def _anchor(place: str) -> str:
    """A place as an XML name."""
    return "at-" + re.sub(r"[^A-Za-z0-9-]", "_", place)


def _span(which: str, count: int) -> str:
    return f' {which}span="{count}"' if count > 1 else ""
