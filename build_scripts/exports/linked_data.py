"""`data/dossier.jsonld`: the dossier as a graph in the words of schema.org.

A claim is a `Claim` and nothing is rated: there is no ClaimReview. The context stands in the file, so that no program has to
fetch one. A date that is not plain ISO 8601 keeps its doubt as a literal of the type EDTF.
https://schema.org/docs/schemas.html · https://www.w3.org/TR/json-ld11/
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ..analysis.figure_values import in_words
from ..page_views.lookup import Lookup
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
from ..vocabularies import PUBLISHED
from .bound_quotes import whole_words
from .data_file import DATA, DataFile, address_below, address_of
from .quote_tables import quote_address
from .record_data import as_json, as_number
from .tables import records_in_order

Node = dict[str, Any]
CONTEXT: Final[Node] = {
    "@version": 1.1,
    "@language": "en",
    "schema": "https://schema.org/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "@vocab": "https://schema.org/",
}
#: The media types of the files of data, by the last part of their names.
ENCODINGS: Final = {"json": "application/json", "csv": "text/csv", "sqlite": "application/vnd.sqlite3"}
_PLAIN_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
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
    nodes = [_dataset(lookup, files), *_terms(lookup)]
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


def _dataset(lookup: Lookup, files: Sequence[DataFile]) -> Node:
    settings = lookup.settings
    return _filled(
        {
            "@id": address_below(settings, "index.html"),
            "@type": "Dataset",
            "name": settings.name,
            "description": settings.description,
            "url": _reference(address_below(settings, "index.html")),
            "creator": {"@type": "Organization", "name": settings.author} if settings.author else None,
            "copyrightNotice": settings.copyright,
            "version": lookup.dossier.edition_label.in_words,
            "isAccessibleForFree": True,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": file.path.rpartition("/")[2],
                    "description": file.what,
                    "contentUrl": _reference(address_below(settings, file.path)),
                    "encodingFormat": ENCODINGS[file.path.rpartition(".")[2]],
                    "contentSize": f"{len(file.data)} B",
                    "sha256": hashlib.sha256(file.data).hexdigest(),
                }
                for file in files
                if file.what
            ],
            "hasPart": [_to(lookup, record.id) for record in records_in_order(lookup)],
        }
    )


def _terms(lookup: Lookup) -> Iterator[Node]:
    """Stances and acts as defined terms; the page “Method” gives each its sentence."""
    for vocabulary in ("stance", "act"):
        for value, sentence in PUBLISHED[vocabulary].items():
            yield {
                "@id": _term_address(lookup, vocabulary, value),
                "@type": "DefinedTerm",
                "name": value,
                "description": sentence,
                "inDefinedTermSet": _reference(address_below(lookup.settings, f"method.html#{vocabulary}")),
            }


def _term_address(lookup: Lookup, vocabulary: str, value: str) -> str:
    return address_below(lookup.settings, f"method.html#{vocabulary}-{value}")


def _node(lookup: Lookup, record: Record) -> Node:
    """A record as a node: what every kind has, and what its own kind adds."""
    settings = lookup.settings
    words = plain_words(record.summary, lookup.dossier.records) if record.summary else None
    common: Node = {
        "@id": address_of(settings, record),
        "identifier": record.id,
        "name": lookup.titles[record.id],
        "description": words,
        "url": _reference(address_of(settings, record)),
    }
    if not isinstance(record, (Actor, Place, Event, Precedent, Utterance, Figure)):
        common["creativeWorkStatus"] = record.status
    return _filled(common | _own(lookup, record))


def _own(lookup: Lookup, record: Record) -> Node:
    records = lookup.dossier.records
    match record:
        case Statement():
            return {
                "@type": "Claim",
                "text": plain_words(record.summary, records),
                "author": _to(lookup, record.holder),
                "about": [_to(lookup, one) for one in record.propositions],
                "keywords": [
                    _reference(_term_address(lookup, "stance", record.stance)),
                    _reference(_term_address(lookup, "act", record.act)),
                ],
                "dateCreated": _date(record.said),
                "mentions": [_to(lookup, one) for one in (*record.against, *record.addressees)],
                "appearance": [_to(lookup, one) for one in _sources(lookup, record)],
                "hasPart": _quotes(lookup, record),
            }
        case Proposition():
            return {
                "@type": "Statement",
                "text": plain_words(record.text, records),
                "isPartOf": _to(lookup, record.question) if record.question else None,
            }
        case Source():
            return {
                "@type": _SOURCES.get(record.genre or "", "NewsArticle"),
                "headline": record.title,
                "publisher": _to(lookup, record.outlet),
                "datePublished": _date(record.published),
                "inLanguage": record.language,
                "sameAs": _reference(record.url) if record.url else None,
                "encoding": {"@type": "MediaObject", "name": record.file, "encodingFormat": "text/plain", "sha256": record.sha256},
            }
        case Actor():
            part_of = _to(lookup, record.part_of) if record.part_of else None
            return {
                "@type": _ACTORS[record.type],
                "alternateName": list(dict.fromkeys(alias.name for alias in record.aliases)),
                **({"affiliation": part_of} if record.type == "person" else {}),
                **({"parentOrganization": part_of} if record.type in {"state-body", "armed-group", "organisation", "outlet"} else {}),
            }
        case Utterance():
            return {
                "@type": "CommunicateAction",
                "agent": _to(lookup, record.speaker),
                "startTime": _date(record.date),
                "participant": _to(lookup, record.origin) if record.origin else None,
                "result": [_to(lookup, link.from_id) for link in lookup.dossier.backlinks_to(record.id, "carries")],
                "subjectOf": _quotes(lookup, record),
            }
        case Event() | Precedent():
            first, _, last = (record.date or "").partition("/")
            return {
                "@type": "Event",
                "startDate": _date(record.date if not last else first),
                "endDate": _date(last) if _PLAIN_DATE.fullmatch(last) else None,
                "location": _to(lookup, record.place) if record.place else None,
                "about": [_to(lookup, one) for one in record.actors],
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
            return {"@type": "CreativeWork", "about": [_to(lookup, one) for one in record.between], "hasPart": _quotes(lookup, record)}
        case Explainer():
            sentences = [sentence for paragraph in record.paragraphs for sentence in paragraph.sentences]
            return {
                "@type": "Article",
                "headline": record.question,
                "articleBody": " ".join(plain_words(sentence.text, records) for sentence in sentences),
                "citation": [_to(lookup, one) for one in dict.fromkeys(one for sentence in sentences for one in sentence.rests_on)],
            }
        case _:
            raise TypeError(f"{record.kind} has no words in the graph")


def _quotations(lookup: Lookup, record: Record) -> Iterator[Node]:
    """The quotes of a record: a speaker's words are theirs, an outlet's own words are the outlet's."""
    for number, bound in enumerate(lookup.dossier.quotes_of(record.id), 1):
        source = lookup.dossier.get(bound.quote.source, Source)
        speaker = record.holder if isinstance(record, Statement) and bound.quote.role == "quoted_speech" else None
        yield _filled(
            {
                "@id": quote_address(lookup, record.id, number),
                "@type": "Quotation",
                "text": _in_language(whole_words(lookup.dossier, bound), source.language),
                "isPartOf": _to(lookup, source.id),
                "spokenByCharacter": _to(lookup, speaker) if speaker else None,
                "creator": _to(lookup, source.outlet) if bound.quote.role != "quoted_speech" else None,
            }
        )


def _observation(lookup: Lookup, figure: Figure, number: int, value: FigureValue) -> Node:
    """One value of a figure, as a number or a bound, whose it is and for which day."""
    told = None if value.value is None else as_number(value.value)
    bound = "minValue" if value.operator in _LOWER else "maxValue" if value.operator in _UPPER else "value"
    return _filled(
        {
            "@id": f"{address_of(lookup.settings, figure)}#value-{number}",
            "@type": "Observation",
            "measuredProperty": _to(lookup, figure.id),
            "description": f"{in_words(value)}, given by {lookup.titles[value.holder]}",
            "value": {"@type": "QuantitativeValue", bound: told, **({"unitText": value.unit} if value.unit else {})}
            if told is not None
            else None,
            "observationDate": _date(value.as_of),
            "observedNode": _to(lookup, figure.of) if figure.of else None,
            "subjectOf": [
                _reference(quote_address(lookup, figure.id, place))
                for place, bound in enumerate(lookup.dossier.quotes_of(figure.id), 1)
                if bound.path[:2] == ("values", number - 1)
            ],
        }
    )


def _quotes(lookup: Lookup, record: Record) -> list[Node]:
    return [_reference(quote_address(lookup, record.id, number)) for number, _ in enumerate(lookup.dossier.quotes_of(record.id), 1)]


def _sources(lookup: Lookup, record: Record) -> tuple[str, ...]:
    return tuple(dict.fromkeys(bound.quote.source for bound in lookup.dossier.quotes_of(record.id)))


def _to(lookup: Lookup, identifier: str) -> Node:
    return _reference(address_of(lookup.settings, lookup.dossier.records[identifier]))


def _reference(address: str) -> Node:
    return {"@id": address}


def _date(text: str | None) -> str | Node | None:
    """A plain date as it is; one with doubt, an interval or an open end as a literal that says that it is EDTF."""
    if text is None or not text:
        return None
    if _PLAIN_DATE.fullmatch(text):
        return {"@value": text, "@type": "xsd:" + {4: "gYear", 7: "gYearMonth", 10: "date"}[len(text)]}
    return {"@value": text, "@type": "edtf:EDTF"}


def _in_language(words: str, language: str | None) -> Node:
    return {"@value": words, "@language": language} if language else {"@value": words}


def _filled(node: Node) -> Node:
    """A node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
