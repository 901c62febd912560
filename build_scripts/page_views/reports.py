"""The link by which a reader reports an error: what it is about is filled in already, so that an editor finds the place."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlsplit

from .lookup import Lookup
from .phrases import OutsideLink
from .quotes import first_words

_WORDS: Final = "report an error"


def report_link(lookup: Lookup, identifier: str, address: str) -> OutsideLink | None:
    """A letter (RFC 6068) or an issue with the record's id, the edition and its first quote; None where no address is configured."""
    target = lookup.settings.report
    if not target:
        return None
    quotes = lookup.dossier.quotes_of(identifier)
    body = [
        f"Record: {identifier}",
        f"State: {lookup.dossier.edition_label.in_words}",
        *((f"Address: {address}",) if address else ()),
        *((f"Quote: “{first_words(lookup, quotes[0])}”",) if quotes else ()),
        "",
        "What is wrong, and how you know:",
        "",
    ]
    subject, text = quote(f"Error in {identifier}", safe=""), quote("\r\n".join(body), safe="")
    start = "&" if urlsplit(target).query else "?"
    name = "subject" if target.startswith("mailto:") else "title"
    return OutsideLink(_WORDS, f"{target}{start}{name}={subject}&body={text}")
