"""Whose turn it is in a transcript: what stands after a speaker's name and a colon is speech, without quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .actor_names import actors_named_in, name_index
from .dossier import Dossier
from .seed_texts import Span

#: The beginning of a line up to its first colon; before it there may be the number of a question or a time.
_LABEL: Final = re.compile(
    r"^[ \t]*(?:[\[(]?\d+(?::\d+)+[\])]?\s+)?(?P<label>(?=[^\n:：]*[^\W\d_])[^\n:：!?]{1,80})(?::(?=\s)|：)", re.MULTILINE
)
_WORD: Final = re.compile(r"[^\W_][\w'’-]*")
#: Words of a label that may begin with a small letter; “Let me say this:” is no label.
_SMALL_WORDS: Final = frozenset({"and", "da", "de", "del", "di", "du", "for", "la", "of", "on", "the", "van", "von"})

#: So many words of a role may be unknown.
_LONGEST_ROLE: Final = 3
#: Words of a sentence, which stand in no label: “As Ms Lee told me:”.
_OF_A_SENTENCE: Final = frozenset(
    {"a", "are", "as", "asked", "be", "by", "did", "had", "has", "he", "her", "him", "i", "in", "is", "it", "me", "my", "not", "our"}
    | {
        "said",
        "say",
        "says",
        "she",
        "so",
        "that",
        "these",
        "they",
        "this",
        "to",
        "told",
        "was",
        "we",
        "were",
        "what",
        "with",
        "you",
        "your",
    }
)


@dataclass(frozen=True)
class Turn:
    """Whom the label of a turn names, and its place: from the label to the next one, or to the end of the text."""

    speakers: frozenset[str]
    span: Span


def speakers_of_turn(dossier: Dossier, source: str, span: Span) -> frozenset[str]:
    """Whom the label names of the turn in which a stretch of a source lies; nobody where the source is no transcript."""
    if dossier.texts[source].record.genre != "transcript":
        return frozenset()
    return next((turn.speakers for turn in turns_of(dossier, source) if turn.span.contains(span)), frozenset())


@lru_cache(maxsize=64)
def turns_of(dossier: Dossier, source: str) -> tuple[Turn, ...]:
    """The turns of a transcript, in order."""
    text = dossier.texts[source].text
    labels = [match for match in _LABEL.finditer(text) if _is_label(dossier, source, match["label"])]
    ends = [*(match.start() for match in labels[1:]), len(text)]
    return tuple(
        Turn(actors_named_in(dossier, match["label"], source), Span(match.start(), end)) for match, end in zip(labels, ends, strict=False)
    )


def _is_label(dossier: Dossier, source: str, words: str) -> bool:
    """Whether the words before a colon are a name or a role.

    What begins with a small letter is part of a name or a role that is known, or belongs to one: “Chief engineer (Ann Lee)”.
    """
    small = [match for match in _WORD.finditer(words) if match.group()[0].islower() and match.group() not in _SMALL_WORDS]
    known = [naming.span for naming in name_index(dossier).namings(words, source)]
    unknown = [match.group() for match in small if not any(span.contains(Span(*match.span())) for span in known)]
    return not unknown or (bool(known) and len(unknown) <= _LONGEST_ROLE and not _OF_A_SENTENCE.intersection(words.casefold().split()))
