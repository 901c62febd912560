"""What an actor is called, and where a text calls them so.

The longest name wins: in “Quill Radio said” the island of Quill is not named. A name's capital letters count, so that a
common word is no name; an actor whom a source does not name is known by that source's words for them alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import Final

from .dossier import Dossier
from .quotations import fold_marks, fold_words
from .records import Actor
from .seed_texts import Span

_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)\s*$")
_TOKEN: Final = re.compile(r"\w+(?:[-.&]\w+)*")
#: Stands for the source of a name that the dossier gave: it counts in the dossier's own words only.
_OURS: Final = ""
_ARTICLE: Final = frozenset({"the", "a", "an"})


@dataclass(frozen=True)
class Naming:
    """A place of a text (code points) that names one or more actors; more than one where a name is shared."""

    span: Span
    actors: frozenset[str]


@dataclass(frozen=True)
class _Name:
    words: tuple[str, ...]
    folded: tuple[str, ...]
    actor: str
    source: str | None


def names_of(actor: Actor, source: str | None = None) -> tuple[str, ...]:
    """Every name and every description of an actor that the record knows, the longest first.

    A name such as “A spokesman (not named)” also counts without what stands in brackets. With a source, the
    descriptions are those of that source, and so are the names of an actor whom the sources do not name.
    """
    found = {actor.name, _IN_BRACKETS.sub("", actor.name)}
    found.update(alias.name for alias in actor.aliases if source is None or actor.type != "unnamed" or alias.source == source)
    found.update(role.words for role in actor.roles if source is None or role.source == source)
    return tuple(sorted((name for name in found if name), key=lambda name: (-len(name), name)))


class NameIndex:
    """The names of all actors of a dossier by their first word, so that a text is read once for all of them."""

    def __init__(self, dossier: Dossier) -> None:
        self._by_first: dict[str, list[_Name]] = {}
        self._read: dict[tuple[str, str | None], tuple[Naming, ...]] = {}
        for actor in dossier.of_kind(Actor):
            for name in {actor.name, _IN_BRACKETS.sub("", actor.name)}:
                # A description that is ours, such as “Outlet of text 1”, may stand in the middle of a sentence.
                plain = name[:1].lower() + name[1:] if actor.type in {"outlet", "unnamed"} else name
                self._add(plain, actor.id, _OURS if actor.type == "unnamed" else None)
            for alias in actor.aliases:
                self._add(alias.name, actor.id, alias.source if actor.type == "unnamed" else None)
            for role in actor.roles:
                self._add(role.words, actor.id, role.source)
        for names in self._by_first.values():
            names.sort(key=lambda name: -len(name.words))

    def _add(self, name: str, actor: str, source: str | None) -> None:
        words = tuple(_words(name))
        if len(words) > 1 and words[0].casefold() in _ARTICLE:
            words = words[1:]
        if words:
            self._by_first.setdefault(words[0].casefold(), []).append(_Name(words, _folded(words), actor, source))

    def namings(self, text: str, source: str | None = None) -> tuple[Naming, ...]:
        """Where the text names an actor, the longest name at each place; places do not overlap."""
        known = self._read.get((text, source))
        if known is None:
            known = self._read[text, source] = tuple(self._namings(text, source))
        return known

    def _namings(self, text: str, source: str | None) -> Iterator[Naming]:
        tokens = list(_TOKEN.finditer(fold_marks(text)))
        words = tuple(token.group() for token in tokens)
        folded = _folded(words)
        shouts = text.upper() == text
        at = 0
        while at < len(tokens):
            names = self._by_first.get(folded[at])
            if names is None:  # as for most words
                at += 1
                continue
            length = 0
            actors: set[str] = set()
            for name in names:
                end = at + len(name.words)
                if len(name.words) < length:
                    break
                if source is not None and name.source not in {None, source}:
                    continue
                if name.folded == folded[at:end] and all(map(_fits, name.words, words[at:end], repeat(shouts))):
                    length = len(name.words)
                    actors.add(name.actor)
            if length:
                yield Naming(Span(tokens[at].start(), tokens[at + length - 1].end()), frozenset(actors))
            at += length or 1


def _words(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(fold_marks(text)):
        yield match.group()


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(str.casefold, words))


def _fits(word: str, token: str, shouts: bool) -> bool:
    """Whether a word of a text, which is that of a name but for the case of its letters, may stand for it."""
    return word == token or shouts or not word[:1].isupper() or (token.isupper() and len(token) > 1)


@lru_cache(maxsize=8)
def name_index(dossier: Dossier) -> NameIndex:
    """The index of a dossier's names, made once."""
    return NameIndex(dossier)


def actors_named_in(dossier: Dossier, text: str, source: str | None = None) -> frozenset[str]:
    """Every actor whom a text names; a text of a source in that source's words for them."""
    return frozenset(actor for naming in name_index(dossier).namings(text, source) for actor in naming.actors)


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """A text made comparable: white space, quotation marks, dashes and case do not count."""
    return fold_words(text).casefold()


def stands_in(text: str, words: Iterable[str]) -> bool:
    """Whether one of the wordings stands in the text, as whole words; case does not count."""
    plain = folded(text)
    return any(_stands_whole(plain, folded(wording)) for wording in words)


def _stands_whole(text: str, wording: str) -> bool:
    """Whether a wording stands in a text with no letter, digit or underscore right before or after it."""
    at = text.find(wording)
    while at >= 0:
        end = at + len(wording)
        if not _is_of_a_word(text[at - 1 : at]) and not _is_of_a_word(text[end : end + 1]):
            return True
        at = text.find(wording, at + 1)
    return False


def _is_of_a_word(character: str) -> bool:
    return character.isalnum() or character == "_"
