"""Cards for where a link is shown: one for the home page and one for each question, the same bytes each time."""

from __future__ import annotations

from ..dossier import Dossier
from ..identifiers import card_path
from ..page_views.lookup import Lookup
from ..settings import Settings
from .typefaces import typefaces
from .typesetting import typeset_card


def social_cards(dossier: Dossier, settings: Settings) -> dict[str, bytes]:
    """Each card's path below the site → the picture (PNG): what the page is called, of what it is part, and that it gives no verdict."""
    lookup, faces = Lookup(dossier, settings), typefaces()
    words = {"": settings.description or settings.name, **{question.id: lookup.titles[question.id] for question in lookup.questions}}
    return {
        card_path(identifier): typeset_card(
            {
                "name": settings.name,
                "title": title,
                "foot": "Every statement attributed, every quote at its place. No verdicts.",
                "serif": list(faces.serif),
                "sans": list(faces.sans),
            }
        )
        for identifier, title in words.items()
    }
