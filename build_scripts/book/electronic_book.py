"""Blocks → an EPUB 3, chapter by chapter. The only room that knows mkepub.

mkepub dates a book by the clock and names it at random; both are set here to what the records say, and the archive is
packed again in one order, so that the same records give the same bytes.
"""

from __future__ import annotations

import io
import re
import tempfile
import uuid
import zipfile
from collections.abc import Iterator
from datetime import datetime
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

_STYLES: Final = """
body { font-family: serif; line-height: 1.45; }
h1, h2, h3, h4, h5, .label, .foot, .address, caption { font-family: sans-serif; }
blockquote { margin: 0.6em 0; padding-left: 0.8em; border-left: 0.15em solid #7d6a3a; }
.context, .elision, .quiet, .foot, .address, .note { color: #565b5f; }
.foot, .address, .note, aside { font-size: 0.85em; }
.label { font-weight: bold; font-size: 0.9em; }
.stance, .mark, .act { font-family: sans-serif; font-weight: bold; font-size: 0.9em; }
.variant { text-decoration: underline; }
table { border-collapse: collapse; width: 100%; font-size: 0.9em; }
th, td { text-align: left; vertical-align: top; padding: 0.2em 0.4em; border-bottom: 1px solid #d8d4ca; }
caption { text-align: left; font-weight: bold; padding: 0.4em 0; }
img { max-width: 100%; }
"""
_MODIFIED: Final = re.compile(r'(<meta property="dcterms:modified">)[^<]*(</meta>)')


def electronic_book(book: Book, moment: datetime) -> bytes:
    """A book as an EPUB 3 of that moment."""
    chapters = list(_chapters(book))
    files = {place: f"page{number:04}.xhtml" for number, (_, blocks) in enumerate(chapters, 1) for place in _places(blocks)}
    # mkepub escapes the title in the package, and nowhere else: `_settled` takes one of the two away there.
    made = mkepub.Book(
        escape(book.title, quote=False),
        lang="en",
        published=moment.date().isoformat(),
        **{name: value for name, value in (("author", book.author), ("description", book.description)) if value},
    )
    made.uuid = uuid.uuid5(uuid.NAMESPACE_URL, f"{book.address} {book.edition}")
    made.set_stylesheet(_STYLES)
    printer = _Printer(book, files)
    for number, (title, blocks) in enumerate(chapters, 1):
        printer.begin(f"page{number:04}.xhtml")
        made.add_page(escape(title, quote=False), "\n".join(printer.block(block) for block in blocks))
    for name, svg in printer.pictures.items():
        made.add_image(name, svg.encode("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "book.epub"
        made.save(file)
        return _settled(file.read_bytes(), moment, book.title)


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


def _places(blocks: list[Block]) -> Iterator[str]:
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
        self.pictures: dict[str, str] = {}

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
                name = f"picture-{len(self.pictures) + 1}.svg"
                self.pictures[name] = block.svg
                return f'<p><img src="images/{name}" alt="{escape(block.alternative)}"/></p><p class="note">{_text(block.title)}</p>'
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
