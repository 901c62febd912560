"""On which of two sides each party stands, so that most ties run across. The only room that imports networkx."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import networkx as nx

#: The search for the best parting begins here each time: the same ties give the same sides.
_SEED: Final = 1


def sides_of(parties: Sequence[str], ties: Mapping[tuple[str, str], int]) -> tuple[list[str], list[str]]:
    """Parties and how many ties run between two of them → those on the left and those on the right.

    The sides are a large cut of the graph (one exchange at a time), each in the order that keeps the most tied parties
    opposite each other; the side of the most tied party is the left one.
    """
    graph = nx.Graph()
    graph.add_nodes_from(parties)
    for (one, other), count in sorted(ties.items()):
        if one != other:
            graph.add_edge(one, other, weight=graph.get_edge_data(one, other, {"weight": 0})["weight"] + count)
    _, (some, others) = nx.approximation.one_exchange(graph, weight="weight", seed=_SEED)
    weights = dict(graph.degree(weight="weight"))
    foremost = min(parties, key=lambda party: (-weights[party], party), default="")
    first, second = (some, others) if foremost in some else (others, some)
    left = sorted(first, key=lambda party: (-weights[party], party))
    places = {party: number for number, party in enumerate(left)}
    return left, sorted(second, key=lambda party: (_mean_place(graph, party, places), -weights[party], party))


def _mean_place(graph: nx.Graph, party: str, places: Mapping[str, int]) -> float:
    """The mean of the places of the neighbours on the other side; last where there is none."""
    found = [places[neighbour] for neighbour in graph.neighbors(party) if neighbour in places]
    return sum(found) / len(found) if found else float(len(places))
