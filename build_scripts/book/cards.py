"""Cards for where a link is shown: one for the home page and one for each question, the same bytes each time."""

from __future__ import annotations

from typing import Final

from ..dossier import Dossier
from ..identifiers import card_path
from ..page_views.lookup import Lookup
from ..settings import Settings
from .typefaces import typefaces
from .typesetting import typeset_card

#: So many characters of a name and of a title stand on a card; what is longer ends in “…”.
_LONGEST_NAME: Final = 120
_LONGEST_TITLE: Final = 220
#: So many letters without a space are as wide as the card.
_LONGEST_WORD: Final = 24


def social_cards(dossier: Dossier, settings: Settings) -> dict[str, bytes]:
    """Each card's path below the site → the picture (PNG): what the page is called, of what it is part, and that it gives no verdict."""
    lookup, faces = Lookup(dossier, settings), typefaces()
    words = {"": settings.description or settings.name, **{question.id: lookup.titles[question.id] for question in lookup.questions}}
    return {
        card_path(identifier): typeset_card(
            {
                "name": _shortened(settings.name, _LONGEST_NAME),
                "title": _shortened(title, _LONGEST_TITLE),
                "foot": "Every statement attributed, every quote at its place. No verdicts.",
                "serif": list(faces.serif),
                "sans": list(faces.sans),
            }
        )
        for identifier, title in words.items()
    }


def _shortened(text: str, longest: int) -> str:
    """A text that fits on a card: cut between words where it is too long, and within a word where that alone is."""
    words = [word if len(word) <= _LONGEST_WORD else word[: _LONGEST_WORD - 1] + "…" for word in text.split()]
    whole = " ".join(words)
    if len(whole) <= longest:
        return whole
    return whole[:longest].rpartition(" ")[0].rstrip(" ,;:–-") + " …"
