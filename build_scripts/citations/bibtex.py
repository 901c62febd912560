"""References as BibTeX, for LaTeX, and read by BibTeX and biber alike.

Text is written in UTF-8; the characters that mean something to TeX are written as TeX does, braces by their names, since a
brace counts even behind a backslash. Titles and bodies' names stand in a second pair of braces: no style changes a sentence's
capitals, and no program splits the editors into first and last names.

The only room that imports pybtex.
"""

from __future__ import annotations

import re
from typing import Final

from pybtex.database import BibliographyData, Entry, parse_string
from pybtex.database.output.bibtex import Writer
from pybtex.exceptions import PybtexError

from ..escaping import collapsed
from .references import Reference

#: Of an entry with no known day biber demands one, unless it is a data set; a day is never made up.
_UNDATED: Final = "dataset"
_ENTRY_TYPES: Final = {"webpage": "misc", "article-newspaper": "misc", "report": "techreport"}
_TEX: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "%&#_$"},
}
_SPECIAL: Final = re.compile(r"[\\{}~^%&#_$]")
_COMMAND: Final = re.compile("|".join(map(re.escape, sorted(_TEX.values(), key=len, reverse=True))))
_PLAIN: Final = {command: character for character, command in _TEX.items()}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class NotBibtex(ValueError):
    """The text is not BibTeX; the message says why."""


class _PlainWriter(Writer):  # type: ignore[misc]
    """Writes what it is given: it is TeX already."""

    def _encode(self, text: str) -> str:
        return text

    def quote(self, s: str) -> str:
        # The name of a month is a macro, which each style prints in its own way.
        if s in _MONTHS:
            return s
        self.check_braces(s)
        return f"{{{s}}}"


def as_bibtex(*references: Reference) -> str:
    """References as a BibTeX file, one entry each, with a final line break."""
    entries = {
        reference.key: Entry(_ENTRY_TYPES[reference.type] if reference.issued else _UNDATED, fields=_fields(reference))
        for reference in references
    }
    return str(_PlainWriter().to_string(BibliographyData(entries=entries)))


def _fields(reference: Reference) -> list[tuple[str, str]]:
    day = (reference.csl.get("issued", {}).get("date-parts") or [[]])[0]
    is_report = reference.type == "report" and bool(day)
    fields = {
        "author": f"{{{tex(reference.author)}}}" if reference.author else "",
        "title": f"{{{tex(reference.title)}}}",
        "howpublished": tex(reference.container) if day and not is_report else "",
        "organization": "" if day else tex(reference.container or reference.publisher),
        "institution": tex(reference.publisher or reference.author) if is_report else "",
        "year": str(day[0]) if day else "",
        "month": _MONTHS[day[1] - 1] if len(day) > 1 else "",
        "version": tex(reference.edition),
        "url": tex(reference.address),
        "note": tex(reference.note),
        "abstract": tex(reference.abstract),
        "language": {"en": "english"}.get(reference.language, ""),
    }
    return [(name, value) for name, value in fields.items() if value]


def tex(text: str) -> str:
    """Any text → TeX that prints exactly that text, on one line and with its braces in balance."""
    return _SPECIAL.sub(lambda match: _TEX[match.group()], collapsed(text).strip())


def plain(text: str) -> str:
    """TeX as `tex` writes it, or as others write it for the same → the text."""
    out, rest = [], re.sub(r"\\(textbackslash|textbraceleft|textbraceright|textasciitilde|textasciicircum) (?=\S|$)", r"\\\1{}", text)
    place = 0
    for match in _COMMAND.finditer(rest):
        out += [rest[place : match.start()].replace("{", "").replace("}", ""), _PLAIN[match.group()]]
        place = match.end()
    out.append(rest[place:].replace("{", "").replace("}", ""))
    return " ".join("".join(out).split())


def entries_of(text: str) -> list[dict[str, str]]:
    """A BibTeX file → the fields of each entry as plain texts, its key as `key`; raises NotBibtex."""
    try:
        read = parse_string(text, "bibtex")
    except (PybtexError, RecursionError) as error:
        raise NotBibtex(str(error)) from error
    found = []
    for key, entry in read.entries.items():
        fields = {name.lower(): plain(value) for name, value in entry.fields.items()}
        found.append({**fields, "key": key})
    return found
