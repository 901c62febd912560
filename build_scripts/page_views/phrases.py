"""What a page says in a line: texts, links and marked words, in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

#: What words can be marked as; the styles of the theme know each.
Style = Literal[
    "context",
    "exact",
    "elision",
    "stance",
    "act",
    "withdrawn",
    "draft",
    "label",
    "quiet",
    "count",
    "kind",
    "strong",
    "code",
    "lede",
    "variant",
    "mark",
    "party",
]


@dataclass(frozen=True)
class Link:
    """Words that lead to a page of the site, by its Markdown path, and to an anchor on it; with a style, where they are a badge."""

    words: str
    path: str
    anchor: str = ""
    style: Style | None = None
    variant: str = ""


@dataclass(frozen=True)
class OutsideLink:
    """Words that lead to an address elsewhere."""

    words: str
    address: str


@dataclass(frozen=True)
class Marked:
    """Words with a style; `variant` is a value of a closed list, `language` a BCP 47 tag where it is not the page's own."""

    words: str
    style: Style
    variant: str = ""
    language: str = ""


Piece = str | Link | OutsideLink | Marked


@dataclass(frozen=True)
class Phrase:
    """Pieces that follow each other on one line."""

    pieces: tuple[Piece, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pieces)

    @property
    def plain(self) -> str:
        """The words alone."""
        return "".join(piece if isinstance(piece, str) else piece.words for piece in self.pieces).strip()


def phrase(*pieces: Piece | Phrase | None) -> Phrase:
    """Pieces and phrases → one phrase; None is left out."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Phrase):
            found.extend(piece.pieces)
        elif piece is not None:
            found.append(piece)
    return Phrase(tuple(found))


def joined(items: Iterable[Piece | Phrase], between: str = ", ") -> Phrase:
    """Items with words between them."""
    pieces: list[Piece | Phrase] = []
    for number, item in enumerate(items):
        if number:
            pieces.append(between)
        pieces.append(item)
    return phrase(*pieces)


@dataclass(frozen=True)
class Fact:
    """A line of a record's facts: a label and what it says; several values stand in a list."""

    label: str
    value: Phrase


@dataclass(frozen=True)
class LinkGroup:
    """Links under a heading."""

    heading: str
    items: tuple[Phrase, ...]


@dataclass(frozen=True)
class Table:
    """A table: its columns and its rows; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Phrase, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row does not have as many cells as the table has columns")


def table(columns: Sequence[str], rows: Iterable[Sequence[Piece | Phrase | None]]) -> Table:
    """Columns and cells → a table; None is an empty cell."""
    return Table(tuple(columns), tuple(tuple(phrase(cell) for cell in row) for row in rows))
