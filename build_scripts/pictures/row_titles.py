"""The titles of a picture's rows: in lines, each title a link; beside the row, or above it where there is no room beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .lettering import wrapped
from .shapes import Shape, line, link, words

#: From one line of a label to the next.
LINE: Final = 17.0
#: Titles beside their rows have at least so much room; where columns leave less, what they hold stands in parts or below the rows.
LEAST_FOR_TITLES: Final = 200.0


def linked_title(address: str, title: str, lines: Sequence[str], first: float, look: str = "words") -> Shape:
    """A title in lines, the first of which stands on `first`; it leads to an address."""
    return link(address, title, *(words(text, 8, first + LINE * number, look) for number, text in enumerate(lines)))


def title_above(address: str, title: str, y: float, width: float) -> tuple[list[Shape], float]:
    """A rule and below it the title of a row in a narrow picture; and where its last line ends."""
    lines = wrapped(title, width - 16, 14.5, 4)
    return [line(8, y, width - 8, y, "rule"), linked_title(address, title, lines, y + 18, "strong")], y + LINE * len(lines)
