"""The picture of a statement's attribution chains, where somebody passes it on between the outlet and its holder."""

from __future__ import annotations

from ..analysis.chains import attribution_chains
from ..pictures.chain_picture import ChainLane, LaneLink, chain_picture
from ..records import Statement
from .drawings import MIDDLE, PHONE, Drawing, address_from, drawing
from .lookup import Lookup


def chain_drawing(lookup: Lookup, statement: Statement, here: str) -> Drawing | None:
    """The chains of a statement that passes through two hands or more; None where it reaches the reader through the outlet alone."""
    chains = sorted(attribution_chains(lookup.dossier, statement), key=lambda chain: lookup.dossier.label_order(chain.source))
    if all(chain.depth < 2 for chain in chains):
        return None
    lanes = [
        ChainLane(
            lookup.names[chain.source] + (" (withdrawn)" if lookup.text_of(chain.source).is_withdrawn else ""),
            address_from(lookup, here, statement.id, lookup.quote_link(statement.id, chain.source).anchor),
            tuple(LaneLink(lookup.titles[link.actor], address_from(lookup, here, link.actor), link.cue or "") for link in chain.links),
        )
        for chain in chains
    ]
    return drawing(
        "chains",
        lambda name, width: chain_picture(name, "Who says that who says", lanes, width),
        "From the text a reader holds, at the top, down to the holder of the statement; between them the source’s own words.",
        widths=(MIDDLE, PHONE),
    )
