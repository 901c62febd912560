"""A PDF as other people's readers see it: its text without running heads, its links, its fonts, its outline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf

#: What stands above and below the text of a page, in points: the running head and the foot with the page's number.
HEAD, FOOT = 64, 56
#: A link that is no higher stands on one line.
LINE = 16


def squeezed(text: str) -> str:
    """A text without white space: where a line or a page ends is the typesetter's business."""
    return "".join(text.split())


def text_of(file: Path) -> str:
    """All words of a PDF in the order of its pages, squeezed; running heads and feet are left out."""
    with pymupdf.open(file) as book:
        return "".join(squeezed(page.get_text(clip=pymupdf.Rect(0, HEAD, page.rect.width, page.rect.height - FOOT))) for page in book)


def outline_of(file: Path) -> list[str]:
    """The words of every entry of the outline, squeezed."""
    with pymupdf.open(file) as book:
        return [squeezed(title) for _, title, *_ in book.get_toc()]


def fonts_not_embedded(book: pikepdf.Pdf) -> list[str]:
    """The fonts that a reader would have to have."""
    missing = []
    for font in book.objects:
        if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/Font" and font.get("/Subtype") != "/Type0":
            held = font.get("/FontDescriptor", pikepdf.Dictionary())
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(held.keys()) and font.get("/Subtype") != "/Type3":
                missing.append(str(font.get("/BaseFont")))
    return missing


def links_of(book: pikepdf.Pdf) -> Iterator[Any]:
    """The target of every link: an address as text, a place in the book as an array of a page and a place on it."""
    for page in book.pages:
        for note in page.get("/Annots", []):
            if note.get("/Subtype") == "/Link":
                action = note.get("/A", pikepdf.Dictionary())
                yield str(action.URI) if "/URI" in action else note.get("/Dest", action.get("/D"))


def named_places(book: pikepdf.Pdf) -> dict[str, Any]:
    """The named places of the book."""
    names = book.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    return dict(pikepdf.NameTree(names).items()) if names is not None else {}


def pages_told(file: Path) -> Iterator[tuple[str, int]]:
    """The words of each link on one line that ends by saying a page, squeezed, and the page that it leads to."""
    with pymupdf.open(file) as book:
        for page in book:
            words = page.get_text("words")
            for link in page.get_links():
                place = link["from"]
                if link["kind"] != pymupdf.LINK_NAMED or place.height > LINE:
                    continue
                inside = [word for word in words if place.contains(pymupdf.Point((word[0] + word[2]) / 2, (word[1] + word[3]) / 2))]
                told = "".join(squeezed(word[4]) for word in inside).rstrip(".;,")
                if re.search(r"p\.\d+$", told):
                    yield told, link["page"] + 1
