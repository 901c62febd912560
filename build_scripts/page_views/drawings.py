"""A picture on a page: drawn for a wide and for a narrow page, with the words that go with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from ..escaping import Markdown
from ..identifiers import page_address, relative_link
from ..pictures.shapes import Picture, site_svg
from ..pictures.stance_rows import SignedStatement
from ..records import Statement
from .grids import Grid
from .lookup import Lookup, date_in_words
from .phrases import Phrase, phrase
from .wording import term_in_words

#: How wide a picture is drawn for a desk and for a phone, in CSS pixels: its words are then as large as the page's small print.
WIDE: Final = 900.0
#: The same on a page that has its contents beside it.
MIDDLE: Final = 690.0
PHONE: Final = 350.0


#: Draws a picture of a name, for a width.
Draw = Callable[[str, float], Picture]


@dataclass(frozen=True)
class Drawing:
    """A picture as a page shows it: wide, narrow where it is drawn anew for that, its caption, and the table that says the same.

    `draw` draws it once more, for another width: the book's.
    """

    name: str
    label: str
    wide: Markdown
    narrow: Markdown | None
    caption: Phrase
    draw: Draw = field(compare=False)
    table: Grid | None = None
    table_heading: str = "The same as a table"


def drawing(
    name: str, draw: Draw, caption: Phrase | str, table: Grid | None = None, *, widths: tuple[float, float | None] = (WIDE, PHONE)
) -> Drawing:
    """Draws a picture for both widths; the narrow one has ids of its own."""
    wide = draw(name, widths[0])
    narrow = draw(f"{name}-narrow", widths[1]) if widths[1] else None
    return Drawing(name, wide.title, site_svg(wide), site_svg(narrow) if narrow else None, phrase(caption), draw, table)


def address_from(lookup: Lookup, here: str, identifier: str, anchor: str = "") -> str:
    """The address of a record's page, seen from the page at the path `here`."""
    target = relative_link(page_address(here), page_address(lookup.path(identifier)))
    return f"{target}#{anchor}" if anchor else target


def signed_statement(lookup: Lookup, here: str, statement: Statement, anchor: str = "") -> SignedStatement:
    """A statement as a sign, with its holder, its stance, its day and its title."""
    day = date_in_words(statement.said) or "day not known"
    label = f"{lookup.titles[statement.holder]} {term_in_words(statement.stance)}, {day}: {lookup.titles[statement.id]}"
    return SignedStatement(statement.stance, address_from(lookup, here, statement.id, anchor), label)
