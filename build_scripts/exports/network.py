"""`data/network.graphml`: actors, propositions, statements and sources as nodes, what joins them as edges.

http://graphml.graphdrawing.org/

The only room that imports networkx.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Final

import networkx as nx

from ..analysis.stances import accuses_outright
from ..escaping import collapsed
from ..page_views.lookup import Lookup
from ..problems import count_of
from ..records import Actor, Claim, Denial, Proposition, Record, Source, Statement
from .data_file import DATA, DataFile, address_of

#: The nodes, by the shape of the record.
_NODES: Final[tuple[tuple[type[Record], str], ...]] = (
    (Actor, "actor"),
    (Proposition, "proposition"),
    (Claim, "statement"),
    (Denial, "statement"),
    (Source, "source"),
)
#: What XML 1.0 cannot hold, in addition to what a page cannot show.
_NOT_IN_XML: Final = re.compile("[\ufffe\uffff\ud800-\udfff]")


def network_file(lookup: Lookup) -> DataFile:
    """The network as GraphML; in its texts a run of white space is one space."""
    graph = nx.MultiDiGraph(name=_text(lookup.settings.name))
    for shape, sort in _NODES:
        for record in lookup.dossier.of_kind(shape):
            graph.add_node(record.id, **_node(lookup, record, sort))
    for start, end, relation, more in _edges(lookup):
        graph.add_edge(start, end, key=f"{start} {relation} {end}", relation=relation, **more)
    stream = io.BytesIO()
    nx.write_graphml_xml(graph, stream, encoding="utf-8", prettyprint=True)
    return DataFile(
        f"{DATA}network.graphml",
        stream.getvalue(),
        what="The network of actors, propositions, statements and sources: who states, accuses, publishes, belongs to what.",
        holds=f"{count_of(graph.number_of_nodes(), 'node')}, {count_of(graph.number_of_edges(), 'edge')}",
        opening=('graph = networkx.read_graphml("network.graphml")',),
    )


def _node(lookup: Lookup, record: Record, sort: str) -> dict[str, str]:
    fields = {"sort": sort, "kind": record.kind, "title": lookup.titles[record.id], "status": record.status}
    match record:
        case Statement():
            fields |= {"stance": record.stance, "act": record.act, "said": record.said or ""}
        case Actor():
            fields |= {"type": record.type}
        case _:
            pass
    return {name: _text(value) for name, value in (fields | {"address": address_of(lookup.settings, record)}).items() if value}


def _edges(lookup: Lookup) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """Each edge once: from, to, relation, and what else is to be said of it."""
    for actor in lookup.dossier.of_kind(Actor):
        if actor.part_of:
            yield actor.id, actor.part_of, "is part of", {}
        for other in dict.fromkeys(relation.to for relation in actor.related):
            yield actor.id, other, "is related to", {}
    for proposition in lookup.dossier.of_kind(Proposition):
        for relation, others in (("is contrary to", proposition.contrary_to), ("implies", proposition.implies)):
            for other in dict.fromkeys(others):
                yield proposition.id, other, relation, {}
    for statement in lookup.dossier.statements:
        yield statement.holder, statement.id, "states", {}
        for proposition_id in dict.fromkeys(statement.propositions):
            yield statement.id, proposition_id, "is about", {"stance": statement.stance}
        for accused in dict.fromkeys(statement.against):
            yield statement.id, accused, "accuses" if accuses_outright(statement) else "speaks against", {}
        for addressee in dict.fromkeys(statement.addressees):
            yield statement.id, addressee, "is addressed to", {}
        for source in dict.fromkeys(bound.quote.source for bound in lookup.dossier.quotes_of(statement.id)):
            yield statement.id, source, "is quoted from", {}
    for source_record in lookup.dossier.of_kind(Source):
        yield source_record.outlet, source_record.id, "publishes", {}


def _text(words: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", collapsed(words)).strip(" ")
