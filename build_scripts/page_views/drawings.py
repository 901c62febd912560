"""A picture on a page: drawn for a wide and for a narrow page, with the words that go with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
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
#: The same in several pictures, where one would be too high for a page of paper.
DrawParts = Callable[[str, float], tuple[Picture, ...]]

#: A picture that is so many times as high as wide leaves the page on paper that it begins on nearly empty, if it keeps its size.
_TALL: Final = 1.0
#: One higher than this would be too small to read if it stood on one page with what comes before it.
_TOO_TALL: Final = 1.5


@dataclass(frozen=True)
class Drawing:
    """A picture as a page shows it, wide and narrow: its caption, and the table that says the same.

    It is drawn where it is asked for, and so `draw` draws it for another width alone where that is what is wanted: the book's.
    """

    name: str
    caption: Phrase
    draw: Draw = field(compare=False)
    widths: tuple[float, float]
    table: Grid | None = None
    table_heading: str = "The same as a table"
    draw_parts: DrawParts | None = field(default=None, compare=False)

    def on_paper(self, name: str, width: float) -> tuple[Picture, ...]:
        """For pages of paper: one picture, or several that stand one below the other."""
        return self.draw_parts(name, width) if self.draw_parts else (self.draw(name, width),)

    @cached_property
    def wide(self) -> Markdown:
        """For a desk."""
        return site_svg(self._for_a_desk)

    @property
    def is_tall(self) -> bool:
        """Whether it is made smaller on paper, so that it fits on a page below a heading."""
        return _TALL < self._for_a_desk.height / self._for_a_desk.width <= _TOO_TALL

    @cached_property
    def _for_a_desk(self) -> Picture:
        return self.draw(self.name, self.widths[0])

    @cached_property
    def narrow(self) -> Markdown:
        """For a phone, with ids of its own."""
        return site_svg(self.draw(f"{self.name}-narrow", self.widths[1]))


def drawing(
    name: str,
    draw: Draw,
    caption: Phrase | str,
    table: Grid | None = None,
    *,
    widths: tuple[float, float] = (WIDE, PHONE),
    draw_parts: DrawParts | None = None,
) -> Drawing:
    """A picture for both widths."""
    return Drawing(name, phrase(caption), draw, widths, table, draw_parts=draw_parts)


def address_from(lookup: Lookup, here: str, identifier: str, anchor: str = "") -> str:
    """The address of a record's page, seen from the page at the path `here`."""
    target = relative_link(page_address(here), page_address(lookup.path(identifier)))
    return f"{target}#{anchor}" if anchor else target


def signed_statement(lookup: Lookup, here: str, statement: Statement) -> SignedStatement:
    """A statement as a sign, with its holder, its stance, its day and its title."""
    day = date_in_words(statement.said) or "day not known"
    label = f"{lookup.titles[statement.holder]} {term_in_words(statement.stance)}, {day}: {lookup.titles[statement.id]}"
    return SignedStatement(statement.stance, address_from(lookup, here, statement.id), label)
