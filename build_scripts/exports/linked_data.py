"""`data/dossier.jsonld`: the dossier as a graph in the words of schema.org.

A claim is a `Claim` and nothing is rated: there is no ClaimReview. The context stands in the file, so that no program has to
fetch one. A date that is not plain ISO 8601 keeps its doubt as a literal of the type EDTF.
https://schema.org/docs/schemas.html · https://www.w3.org/TR/json-ld11/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..analysis.figure_values import in_words
from ..identifiers import value_anchor
from ..page_views.lookup import Lookup
from ..page_views.quotes import quoted_words
from ..page_views.titles import plain_words
from ..problems import count_of
from ..records import (
    Actor,
    Disagreement,
    Event,
    Explainer,
    Figure,
    FigureValue,
    Place,
    Precedent,
    Proposition,
    Record,
    Source,
    Statement,
    Utterance,
)
from .data_file import DATA, DataFile, address_of
from .linked_dataset import dataset_node, term_address, term_nodes
from .linked_values import PLAIN_DATE, Node, dated, filled, in_language, reference, to_node
from .quote_tables import quote_address
from .record_data import as_json, as_number
from .tables import records_in_order

CONTEXT: Final[Node] = {
    "@version": 1.1,
    "@language": "en",
    "schema": "https://schema.org/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "@vocab": "https://schema.org/",
}
_ACTORS: Final = {
    "person": "Person",
    "state": "Country",
    "state-body": "GovernmentOrganization",
    "armed-group": "Organization",
    "organisation": "Organization",
    "outlet": "NewsMediaOrganization",
    "unnamed": "Thing",
}
_SOURCES: Final = {"opinion": "OpinionNewsArticle", "explainer": "BackgroundNewsArticle", "transcript": "CreativeWork"}
#: Operators by the bound that they give; the others, and the words without a number, are told in the description alone.
_LOWER: Final = frozenset({"at-least", "more-than", "well-over"})
_UPPER: Final = frozenset({"at-most", "less-than", "nearly"})


def graph_file(lookup: Lookup, files: Sequence[DataFile]) -> DataFile:
    """The graph: the dossier as a dataset with its files, a node per record, one per quote, one per value of a figure, one per term."""
    nodes = [dataset_node(lookup, files), *term_nodes(lookup)]
    for record in records_in_order(lookup):
        nodes.append(_node(lookup, record))
        nodes.extend(_quotations(lookup, record))
        if isinstance(record, Figure):
            nodes.extend(_observation(lookup, record, number, value) for number, value in enumerate(record.values, 1))
    return DataFile(
        f"{DATA}dossier.jsonld",
        as_json({"@context": CONTEXT, "@graph": nodes}),
        what="The graph of all records in the words of schema.org (JSON-LD): claims, quotations, persons, events, articles; no ratings.",
        holds=count_of(len(nodes), "node"),
        opening=('graph = rdflib.Graph().parse("dossier.jsonld", format="json-ld")',),
    )


def _node(lookup: Lookup, record: Record) -> Node:
    """A record as a node: what every kind has, and what its own kind adds."""
    settings = lookup.settings
    words = plain_words(record.summary, lookup.dossier.records) if record.summary else None
    common: Node = {
        "@id": address_of(settings, record),
        "identifier": record.id,
        "name": lookup.titles[record.id],
        "description": words,
        "url": reference(address_of(settings, record)),
    }
    if not isinstance(record, (Actor, Place, Event, Precedent, Utterance, Figure)):
        common["creativeWorkStatus"] = record.status
    return filled(common | _own(lookup, record))


def _own(lookup: Lookup, record: Record) -> Node:
    records = lookup.dossier.records
    match record:
        case Statement():
            return {
                "@type": "Claim",
                "text": plain_words(record.summary, records),
                "author": to_node(lookup, record.holder),
                "about": [to_node(lookup, one) for one in record.propositions],
                "keywords": [
                    reference(term_address(lookup, "stance", record.stance)),
                    reference(term_address(lookup, "act", record.act)),
                ],
                "dateCreated": dated(record.said),
                "mentions": [to_node(lookup, one) for one in (*record.against, *record.addressees)],
                "appearance": [to_node(lookup, one) for one in _sources(lookup, record)],
                "hasPart": _quotes(lookup, record),
            }
        case Proposition():
            return {
                "@type": "Statement",
                "text": plain_words(record.text, records),
                "isPartOf": to_node(lookup, record.question) if record.question else None,
            }
        case Source():
            return {
                "@type": _SOURCES.get(record.genre or "", "NewsArticle"),
                "headline": record.title,
                "publisher": to_node(lookup, record.outlet),
                "datePublished": dated(record.published),
                "inLanguage": record.language,
                "sameAs": reference(record.url) if record.url else None,
                "encoding": {"@type": "MediaObject", "name": record.file, "encodingFormat": "text/plain", "sha256": record.sha256},
            }
        case Actor():
            part_of = to_node(lookup, record.part_of) if record.part_of else None
            return {
                "@type": _ACTORS[record.type],
                "alternateName": list(dict.fromkeys(alias.name for alias in record.aliases)),
                **({"affiliation": part_of} if record.type == "person" else {}),
                **({"parentOrganization": part_of} if record.type in {"state-body", "armed-group", "organisation", "outlet"} else {}),
            }
        case Utterance():
            return {
                "@type": "CommunicateAction",
                "agent": to_node(lookup, record.speaker),
                "startTime": dated(record.date),
                "participant": to_node(lookup, record.origin) if record.origin else None,
                "result": [to_node(lookup, link.from_id) for link in lookup.dossier.backlinks_to(record.id, "carries")],
                "subjectOf": _quotes(lookup, record),
            }
        case Event() | Precedent():
            first, _, last = (record.date or "").partition("/")
            return {
                "@type": "Event",
                "startDate": dated(record.date if not last else first),
                "endDate": dated(last) if PLAIN_DATE.fullmatch(last) else None,
                "location": to_node(lookup, record.place) if record.place else None,
                "about": [to_node(lookup, one) for one in record.actors],
                "subjectOf": _quotes(lookup, record),
            }
        case Figure():
            return {
                "@type": "Property",
                "alternateName": record.quantity,
                "disambiguatingDescription": plain_words(record.scope, records),
            }
        case Place():
            return {
                "@type": "Place",
                "geo": {"@type": "GeoCoordinates", "latitude": as_number(record.latitude), "longitude": as_number(record.longitude)},
                "subjectOf": _quotes(lookup, record),
            }
        case Disagreement():
            return {"@type": "CreativeWork", "about": [to_node(lookup, one) for one in record.between], "hasPart": _quotes(lookup, record)}
        case Explainer():
            sentences = [sentence for paragraph in record.paragraphs for sentence in paragraph.sentences]
            return {
                "@type": "Article",
                "headline": record.question,
                "articleBody": " ".join(plain_words(sentence.text, records) for sentence in sentences),
                "citation": [to_node(lookup, one) for one in dict.fromkeys(one for sentence in sentences for one in sentence.rests_on)],
            }
        case _:
            raise TypeError(f"{record.kind} has no words in the graph")


def _quotations(lookup: Lookup, record: Record) -> Iterator[Node]:
    """The quotes of a record: a speaker's words are theirs, an outlet's own words are the outlet's."""
    for number, bound in enumerate(lookup.dossier.quotes_of(record.id), 1):
        source = lookup.dossier.get(bound.quote.source, Source)
        speaker = record.holder if isinstance(record, Statement) and bound.quote.role == "quoted_speech" else None
        yield filled(
            {
                "@id": quote_address(lookup, record.id, number),
                "@type": "Quotation",
                "text": in_language(quoted_words(lookup, bound), source.language),
                "isPartOf": to_node(lookup, source.id),
                "spokenByCharacter": to_node(lookup, speaker) if speaker else None,
                "creator": to_node(lookup, source.outlet) if bound.quote.role != "quoted_speech" else None,
            }
        )


def _observation(lookup: Lookup, figure: Figure, number: int, value: FigureValue) -> Node:
    """One value of a figure, as a number or a bound, whose it is and for which day."""
    told = None if value.value is None else as_number(value.value)
    bound = "minValue" if value.operator in _LOWER else "maxValue" if value.operator in _UPPER else "value"
    return filled(
        {
            "@id": f"{address_of(lookup.settings, figure)}#{value_anchor(number)}",
            "@type": "Observation",
            "measuredProperty": to_node(lookup, figure.id),
            "description": f"{in_words(value)}, given by {lookup.titles[value.holder]}",
            "value": {"@type": "QuantitativeValue", bound: told, **({"unitText": value.unit} if value.unit else {})}
            if told is not None
            else None,
            "observationDate": dated(value.as_of),
            "observedNode": to_node(lookup, figure.of) if figure.of else None,
            "subjectOf": [
                reference(quote_address(lookup, figure.id, place))
                for place, bound in enumerate(lookup.dossier.quotes_of(figure.id), 1)
                if bound.path[:2] == ("values", number - 1)
            ],
        }
    )


def _quotes(lookup: Lookup, record: Record) -> list[Node]:
    return [reference(quote_address(lookup, record.id, number)) for number, _ in enumerate(lookup.dossier.quotes_of(record.id), 1)]


def _sources(lookup: Lookup, record: Record) -> tuple[str, ...]:
    return tuple(dict.fromkeys(bound.quote.source for bound in lookup.dossier.quotes_of(record.id)))
