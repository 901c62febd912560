"""Which typeface sets a text, and what none can set.

A letter with its marks (a cluster, roughly: a base and the combining marks after it, UAX 29) is set by one font or not at
all: two fonts would put the mark beside the letter. What no font can set is a problem at the record's file and line, found
before anything is typeset; it is never a box on paper.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ..dossier import Dossier
from ..escaping import collapsed
from ..printed_texts import is_surely_set, texts_of_records, texts_of_settings
from ..problems import Problem
from ..settings import CONFIGURATION, Settings
from .typefaces import typefaces
from .typesetting import carried_family

_HINT: Final = (
    "Write it in letters that the book’s typefaces hold (Latin, Cyrillic, Greek and signs); a quote can leave it out by its parts, and a "
    "source by its scope."
)


#: Stands for letters of a source, beside a quote and not in it, that no typeface of the book has.
_STAND_IN: Final = "[letters that the book cannot print]"


@dataclass(frozen=True)
class SetRun:
    """Part of a text, and the one family that sets it; empty where the families of the place do, one after the other."""

    text: str
    family: str = ""


def set_runs(text: str) -> Iterator[SetRun]:
    """A text (white space collapsed) → runs that one family sets; what none can set is left as it is."""
    shown = printable(text)
    if _plain().fullmatch(shown):
        yield SetRun(shown)
        return
    run, of = "", ""
    for cluster in clusters(shown):
        family = (_family(cluster) or "") if not cluster.isspace() else of
        if run and family != of:
            yield SetRun(run, of)
            run = ""
        run, of = run + cluster, family
    if run:
        yield SetRun(run, of)


def missing(text: str) -> tuple[str, ...]:
    """What no typeface can set of a text, each once, in order."""
    if is_surely_set(text):
        return ()
    shown = printable(text)
    if _plain().fullmatch(shown):
        return ()
    return tuple(dict.fromkeys(cluster for cluster in clusters(shown) if not cluster.isspace() and _family(cluster) is None))


def with_stand_ins(text: str) -> str:
    """Words around a quote, as they can be set: for what no typeface has stands a word of ours, since no editor can leave it out."""
    if not missing(text):
        return text
    pieces: list[str] = []
    for cluster in clusters(printable(text)):
        is_set = cluster.isspace() or _family(cluster) is not None
        if is_set or pieces[-1:] != [_STAND_IN]:
            pieces.append(cluster if is_set else _STAND_IN)
    return "".join(pieces)


def settings_glyph_problems(settings: Settings) -> list[Problem]:
    """What the configuration says of the dossier as a whole, and no typeface can set; on which line it stands is not known here."""
    return [
        Problem(CONFIGURATION, 1, 1, "PRINT01", f"{name}: {sentence}", _HINT)
        for name, text in texts_of_settings(settings)
        for sentence in _unset(text)
    ]


def glyph_problems(dossier: Dossier) -> list[Problem]:
    """Every text of a record that no typeface can set, at its field."""
    return sorted(
        {loaded.problem(path, "PRINT01", sentence, _HINT) for loaded, path, text in texts_of_records(dossier) for sentence in _unset(text)}
    )


def _unset(text: str) -> Iterator[str]:
    for cluster in missing(text):
        names = " + ".join(f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}" for character in cluster)
        yield f"No typeface of the book can set “{cluster}” ({names})."


def printable(text: str) -> str:
    """A text as a page of paper shows it: white space collapsed, unusual spaces as no-break ones."""
    shown = collapsed(text)
    return (
        "".join("\u00a0" if character.isspace() and character != " " else character for character in shown)
        if _SPACE.search(shown)
        else shown
    )


_SPACE: Final = re.compile(r"[^\S ]")


def clusters(text: str) -> Iterator[str]:
    """A text in clusters: each a character with the combining marks, joiners and selectors that follow it."""
    start = 0
    for place in range(1, len(text)):
        if not (unicodedata.category(text[place])[0] == "M" or text[place] in "\u200c\u200d"):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


@lru_cache(maxsize=1)
def _plain() -> re.Pattern[str]:
    """Text of which every character alone is set by a family of the site: no marks, which belong to a cluster."""
    points = sorted(point for point in frozenset().union(*typefaces().covered.values()) if unicodedata.category(chr(point))[0] != "M")
    return re.compile("[" + "".join(re.escape(chr(point)) for point in points) + "]*")


@lru_cache(maxsize=4096)
def _family(cluster: str) -> str | None:
    """Empty where the families of the place set it; the family that must; None where there is none."""
    needed = {ord(character) for character in cluster}
    faces = typefaces()
    holding = [family for family in faces.serif if needed <= faces.covered[family]]
    if holding:
        return "" if len(cluster) == 1 or holding[0] == faces.serif[0] else holding[0]
    composed = unicodedata.normalize("NFC", cluster)
    if composed != cluster and len(composed) == 1 and any(ord(composed) in faces.covered[family] for family in faces.serif):
        return ""
    return carried_family(cluster)
