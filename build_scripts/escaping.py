"""Text → Markdown that shows exactly that text.

The invariant: what a reader sees equals the text (runs of white space collapsed), whatever the text holds. Every
character that means something to Markdown, or to one of its usual extensions, is written as a numeric entity; the
rest stays as it is, so that the pages can be read as files.
"""

from __future__ import annotations

import html
import re
from typing import Final

#: Significant wherever they stand: emphasis, code, links, HTML, entities, tables, headings, extensions' own marks.
_ALWAYS: Final = r"\\`*_{}\[\]<>&#|~^=+!$"
#: A colon may begin a definition or the name of a picture; one between a word and a space does neither.
_COLON: Final = r"(?<!\w):|:(?=\S)"
#: A full stop or bracket after a digit begins a numbered list at a line's start.
_AFTER_DIGIT: Final = r"(?<=[0-9])[.)]"
#: A hyphen within a word is a hyphen; any other may begin a list, a rule or a heading's underline.
_HYPHEN: Final = r"(?<!\w)-|-(?!\w)"
#: White space that HTML does not collapse is kept, and would be lost at a line's end.
_OTHER_SPACE: Final = r"[^\S \t\n\r\f]"
_SIGNIFICANT: Final = re.compile(f"[{_ALWAYS}]|{_AFTER_DIGIT}|{_COLON}|{_HYPHEN}|{_OTHER_SPACE}")
_ATTRIBUTE: Final = re.compile(r"[^0-9A-Za-z /:.-]")
_LINE_BREAK: Final = re.compile(r"\r\n|[\r\n\f]")
_COLLAPSED: Final = re.compile(r"[ \t\n\r\f]+")
#: Controls, lone surrogates and noncharacters have no place in HTML; the door to YAML refuses them, this room replaces them.
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)


class Markdown(str):
    """Markdown that is ready to be printed: nothing in it is still to be escaped."""

    __slots__ = ()


def collapsed(text: str) -> str:
    """The text as a page can show it: runs of white space that HTML collapses are one space, what cannot be shown is U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", _COLLAPSED.sub(" ", text))


def escaped(text: str) -> Markdown:
    """Any text → Markdown on one line that shows it; white space at either end is kept as one space."""
    return Markdown(_SIGNIFICANT.sub(_entity, collapsed(text)))


def escaped_attribute(text: str) -> Markdown:
    """Any text → the value of an HTML attribute, to stand between quotation marks in Markdown."""
    return Markdown(_ATTRIBUTE.sub(_entity, collapsed(text)))


def preformatted(text: str) -> Markdown:
    """Any text → what shows it inside a block of raw HTML, line breaks included where the element keeps them; one line itself.

    Markdown reads nothing in such a block, so that only HTML's own characters are escaped: a page has many of these texts.
    """
    return Markdown("&#10;".join(_UNPRINTABLE.sub("\ufffd", html.escape(line)) for line in _LINE_BREAK.split(text.rstrip("\n"))))


def front_matter(fields: dict[str, str]) -> Markdown:
    """Names and texts → a page's front matter; the texts are plain, and have to be escaped again where a theme prints them."""
    lines = [f"{name}: {_yaml_text(text)}" for name, text in fields.items()]
    return Markdown("\n".join(["---", *lines, "---", ""]))


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"


def _yaml_text(text: str) -> str:
    """A text as a double-quoted YAML scalar in ASCII, on one line."""
    plain = collapsed(text).strip(" ")
    return (
        '"'
        + "".join(character if " " <= character <= "~" and character not in '"\\' else f"\\U{ord(character):08X}" for character in plain)
        + '"'
    )
