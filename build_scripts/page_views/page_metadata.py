"""What a page tells programs: reference managers by meta elements and COinS, search engines in the words of schema.org.

The rules of Zotero's translators decide the form: an item is a web page where `og:type` is `website`, a report where there is
`citation_technical_report_institution`; an author whose name ends in a comma is not split; a field that web pages lack goes into
`z:extra`. A COinS span beats a page's own meta elements, so that there are none but on the indices, where several give a list
to choose from. A claim is a `Claim`; there is no rating, so there is no ClaimReview.
https://github.com/zotero/translators · https://schema.org/docs/schemas.html · https://ocoins.info
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import urlencode

from ..citations.references import Reference, dossier_reference, site_address
from ..identifiers import index_path, page_address, quote_anchor
from ..records import Actor, Event, Explainer, Figure, Place, Precedent, Proposition, Record, Source, Statement, Utterance
from .lookup import Lookup
from .titles import abstract_of
from .wording import KIND_WORDS

Node = dict[str, Any]
_PLAIN_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_ACTORS: Final = {"person": "Person", "unnamed": "Person", "state": "Country", "outlet": "NewsMediaOrganization"}


def record_metadata(lookup: Lookup, record: Record) -> dict[str, str]:
    """The fields that a record's page adds to its front matter; the theme's template prints them."""
    reference = lookup.reference(record)
    return {**_citing(reference), "structured": _as_script(_record_graph(lookup, record, reference))}


def home_metadata(lookup: Lookup) -> dict[str, str]:
    """The same for the home page, which is cited as a report."""
    reference = dossier_reference(lookup.dossier, lookup.settings)
    data = [
        {"@type": "DataDownload", "contentUrl": site_address(lookup.settings, path), "encodingFormat": media}
        for path, media in (("data/dossier.json", "application/json"), ("data/dossier.sqlite", "application/vnd.sqlite3"))
    ]
    whole = {
        "@type": "Dataset",
        "@id": reference.address or None,
        "url": reference.address or None,
        "name": reference.title,
        "description": reference.abstract or reference.title,
        "creator": _body(reference.author),
        "version": reference.edition or None,
        "datePublished": reference.issued,
        "inLanguage": "en",
        "distribution": data if reference.address else None,
    }
    return {**_citing(reference), "cite_institution": reference.author, "structured": _as_script([whole])}


def context_objects(lookup: Lookup, records: Iterable[Record]) -> tuple[str, ...]:
    """A COinS context object (the `title` of a span of the class Z3988) for each record, in the form that Zotero reads and writes."""
    return tuple(_context_object(lookup.reference(record)) for record in records)


def _citing(reference: Reference) -> dict[str, str]:
    fields = {
        "cite_title": reference.title,
        "cite_author": f"{reference.author},",
        "cite_date": reference.issued or "",
        "cite_edition": reference.edition,
        "cite_extra": reference.note,
        "cite_abstract": reference.abstract,
    }
    return {name: text for name, text in fields.items() if text}


def _context_object(reference: Reference) -> str:
    fields = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "rft.type": "webpage",
        "rft.title": reference.title,
        "rft.source": reference.container,
        "rft.aucorp": reference.author,
        "rft.date": reference.issued or "",
        "rft.identifier": reference.address,
        "rft.language": reference.language,
    }
    return urlencode({name: text for name, text in fields.items() if text})


def _record_graph(lookup: Lookup, record: Record, reference: Reference) -> list[Node]:
    """The record itself, and where its page stands."""
    common: Node = {
        "@id": f"{reference.address}#record" if reference.address else None,
        "identifier": record.id,
        "mainEntityOfPage": reference.address or None,
    }
    return [{**_node(lookup, record), **common}, _trail(lookup, record)]


def _node(lookup: Lookup, record: Record) -> Node:
    name, told = lookup.titles[record.id], abstract_of(record, lookup.dossier.records) or None
    match record:
        case Statement():
            return {
                "@type": "Claim",
                "name": name,
                "text": told,
                "author": _actor(lookup, record.holder),
                "dateCreated": _day(record.said),
                "about": [{"@type": "Claim", "text": abstract_of(item, lookup.dossier.records)} for item in _propositions(lookup, record)],
                "appearance": [_article(lookup, source) for source in lookup.sources_of(record.id)],
                "hasPart": _quotations(lookup, record),
            }
        case Proposition():
            return {"@type": "Claim", "name": name, "text": told}
        case Actor():
            return {"@type": _ACTORS.get(record.type, "Organization"), "name": record.name, "description": told} | {
                "alternateName": sorted({alias.name for alias in record.aliases} - {record.name})
            }
        case Source():
            return {**_article(lookup, record.id), "name": name}
        case Place():
            point = {"@type": "GeoCoordinates", "latitude": float(record.latitude), "longitude": float(record.longitude)}
            return {"@type": "Place", "name": record.name, "description": told, "geo": point}
        case Event() | Precedent():
            place = lookup.dossier.find(record.place, Place)
            where = {"@type": "Place", "name": place.name} if place else None
            return {"@type": "Event", "name": name, "description": told, "startDate": _day(record.date), "location": where}
        case Utterance():
            speaker = _actor(lookup, record.speaker)
            return {"@type": "Event", "name": name, "description": told, "startDate": _day(record.date), "performer": speaker}
        case Figure():
            return {"@type": "Dataset", "name": name, "description": lookup.prose(record.scope).plain, "variableMeasured": record.quantity}
        case Explainer():
            sentences = (lookup.prose(sentence.text).plain for paragraph in record.paragraphs for sentence in paragraph.sentences)
            return {"@type": "Article", "headline": record.question, "text": " ".join(sentences) or None}
        case _:
            return {"@type": "CreativeWork", "name": name, "text": told}


def _propositions(lookup: Lookup, record: Statement) -> list[Proposition]:
    return [lookup.dossier.get(identifier, Proposition) for identifier in record.propositions]


def _quotations(lookup: Lookup, record: Record) -> list[Node]:
    """Each quote of a record with the source's own words; an elision is three points."""
    address = site_address(lookup.settings, page_address(lookup.path(record.id)))
    found = []
    for number, bound in enumerate(lookup.dossier.quotes_of(record.id), 1):
        text = lookup.text_of(bound.quote.source)
        words = " … ".join(" ".join(text.text[span.start : span.end].split()) for span in bound.spans)
        where = f"{address}#{quote_anchor(number)}" if address else None
        found.append({"@type": "Quotation", "@id": where, "text": words, "isPartOf": _named(_article(lookup, bound.quote.source))})
    return found


def _article(lookup: Lookup, source: str) -> Node:
    record = lookup.dossier.get(source, Source)
    return {
        "@type": "NewsArticle",
        "@id": site_address(lookup.settings, f"{page_address(lookup.path(source))}#record") or None,
        "headline": record.title,
        "publisher": {"@type": "NewsMediaOrganization", "name": record.publisher} if record.publisher else None,
        "datePublished": _day(record.published),
        "inLanguage": record.language,
        "url": record.url,
        "sha256": record.sha256,
    }


def _named(node: Node) -> Node:
    """A node that stands in full elsewhere in the graph, by its name alone, where it has one."""
    return {"@id": node["@id"]} if node["@id"] else node


def _actor(lookup: Lookup, identifier: str) -> Node:
    record = lookup.dossier.get(identifier, Actor)
    return {"@type": _ACTORS.get(record.type, "Organization"), "name": record.name}


def _body(name: str) -> Node:
    return {"@type": "Organization", "name": name}


def _trail(lookup: Lookup, record: Record) -> Node:
    """Home, the index of its kind, the record."""
    steps = (
        (lookup.settings.name, "index.html"),
        (KIND_WORDS[record.kind].heading, page_address(index_path(record.kind))),
        (lookup.titles[record.id], page_address(lookup.path(record.id))),
    )
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": site_address(lookup.settings, path) or None}
        for number, (name, path) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _day(text: str | None) -> str | None:
    """A day, month or year that is certain; a date with a doubt or an open end stays out."""
    return text if text and _PLAIN_DATE.fullmatch(text) else None


def _as_script(graph: list[Node]) -> str:
    """JSON-LD for a script element: what is not known is left out, and nothing in it can end the element."""
    whole = {"@context": "https://schema.org", "@graph": _known(graph)}
    return (
        json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    )


def _known(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _known(item) for name, item in value.items() if item not in (None, [], "")}
    return [_known(item) for item in value] if isinstance(value, list) else value
