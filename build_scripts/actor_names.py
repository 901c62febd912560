"""What an actor is called, and where a text calls them so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from .dossier import Dossier
from .quotations import fold_words
from .records import Actor

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


def names_of(actor: Actor) -> tuple[str, ...]:
    """Every name and every description of an actor that the record knows, the longest first.

    A name such as “A spokesman (not named)” also counts without what stands in brackets.
    """
    found = {actor.name, _IN_BRACKETS.sub("", actor.name)}
    found.update(alias.name for alias in actor.aliases)
    found.update(role.words for role in actor.roles)
    return tuple(sorted((name for name in found if name), key=lambda name: (-len(name), name)))


@lru_cache(maxsize=16384)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(fold_words(name).casefold())}(?!\w)")


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """A text made comparable: white space, quotation marks, dashes and case do not count."""
    return fold_words(text).casefold()


def is_named_in(text: str, names: Iterable[str]) -> bool:
    """Whether one of the names stands in the text, as whole words; case does not count."""
    plain = folded(text)
    return any(folded(name) in plain and _pattern(name).search(plain) for name in names)


def is_actor_named_in(dossier: Dossier, text: str, actor_id: str) -> bool:
    """Whether a text names an actor, by any name or description on record."""
    actor = dossier.find(actor_id, Actor)
    return actor is not None and is_named_in(text, names_of(actor))
