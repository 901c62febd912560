"""The rule on our own voice: neutral words, from a list that the editors keep."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..content_files import WORDING
from ..dossier import Dossier
from ..problems import Problem
from ..prose import prose_segments
from ..quotations import fold_words

#: The fields in which the dossier speaks in its own voice.
_OWN_VOICE = frozenset({"summary", "text", "quantity", "scope", "purpose", "how", "question", "name"})
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’(?!\w)")


def our_words_are_neutral(dossier: Dossier) -> Iterator[Problem]:
    """The words of our own hold none of the words in `content/wording.yaml`, outside quotation marks.

    The file maps a word (every form that begins with it where it ends in `*`) to what to write instead. White space, apostrophes
    and dashes are folded.
    """
    if dossier.wording is None:
        return
    rules: list[tuple[re.Pattern[str], str]] = []
    bodies: list[str] = []
    for word, advice in dossier.wording.fields.items():
        if not isinstance(advice, str):
            line, column = dossier.wording.position((word,))
            yield Problem(f"content/{WORDING}", line, column, "RULE25", f"“{word}” has no advice.", "Write “word: what to write instead”.")
            continue
        if not fold_words(word.rstrip("*")).strip():
            line, column = dossier.wording.position((word,), of_key=True)
            hint = "Write the word that is not to be used, or how it begins and “*”."
            yield Problem(f"content/{WORDING}", line, column, "RULE25", f"“{word}” names no word.", hint)
            continue
        end = "" if word.endswith("*") else r"(?!\w)"
        bodies.append(re.escape(fold_words(word.rstrip("*"))) + end)
        rules.append((re.compile(r"(?<!\w)" + bodies[-1], re.IGNORECASE), advice))
    if not rules:
        return
    any_word = re.compile(r"\b(?:" + "|".join(bodies) + ")", re.IGNORECASE)  # one look for all of them
    for loaded in dossier.loaded.values():
        for field in loaded.values:
            name = next((step for step in reversed(field.path) if isinstance(step, str)), "")
            if field.marker is None or field.marker.what not in {"prose", "label"} or name not in _OWN_VOICE:
                continue
            if loaded.record.kind == "actors" and name == "name":
                continue
            # What a link leads to is no word of ours; what it says is.
            words = "".join(segment.words for segment in prose_segments(field.value)) if "[[" in field.value else field.value
            plain = fold_words(_QUOTED.sub(" ", words))
            if not any_word.search(plain):
                continue
            for pattern, advice in rules:
                match = pattern.search(plain)
                if match:
                    yield loaded.problem(field.path, "RULE25", f"“{match.group()}” is not a word of our own voice.", advice)


RULES = (our_words_are_neutral,)
