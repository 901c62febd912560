"""The network: who accuses, contradicts and warns whom.

Each party is a card with its actors; the cards stand on two sides, so that most lines run across the middle. A line stands
for all statements of one sort by one actor on another: the more, the thicker. Solid lines accuse, broken ones speak against
somebody by a suggestion, under a condition or in a threat, dashed ones contradict, dotted ones warn; the arrow head is at the
one spoken of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from .lettering import in_lines, width_of, wrapped
from .network_layout import sides_of
from .shapes import Picture, Shape, box, group, line, shape, words
from .timeline import NARROW

Tie = Literal["accuses", "hints", "rejects", "warns"]
#: What each sort of line means, as the legend and the filter call it.
TIES: Final[Mapping[Tie, str]] = {
    "accuses": "accuses",
    "hints": "speaks against, without an outright accusation",
    "rejects": "contradicts what the other says",
    "warns": "warns",
}
_ROW: Final = 24.0
_LINE: Final = 15.0
#: Between the middles of two lines between the same two.
_APART: Final = 5.0
#: So many lines a name may take; the card grows with them.
_MOST_LINES: Final = 5


@dataclass(frozen=True)
class NetworkActor:
    """An actor: the name, the page, and the party."""

    name: str
    address: str
    party: str


@dataclass(frozen=True)
class NetworkTie:
    """How often one actor (by number) accuses, contradicts or warns another, and how that reads."""

    one: int
    other: int
    sort: Tie
    count: int
    label: str


@dataclass(frozen=True)
class _Placed:
    """Where an actor's row is: its middle, and the edge that faces the other side."""

    x: float
    y: float
    is_left: bool


def network_picture(name: str, title: str, actors: Sequence[NetworkActor], ties: Sequence[NetworkTie], width: float) -> Picture:
    """The cards on two sides, and the lines between them."""
    between: dict[tuple[str, str], int] = {}
    for tie in ties:
        pair = (actors[tie.one].party, actors[tie.other].party)
        between[pair] = between.get(pair, 0) + tie.count
    parties = list(dict.fromkeys(actor.party for actor in actors))
    left, right = sides_of(parties, between)
    card = width * (0.36 if width < NARROW else 0.33)
    placed: dict[int, _Placed] = {}
    shapes: list[Shape] = []
    heights = []
    for is_left, side in ((True, left), (False, right)):
        drawn, height = _side(actors, side, 1.0 if is_left else width - card - 1, card, is_left=is_left, placed=placed)
        shapes.extend(drawn)
        heights.append(height)
    beside = _side_by_side(ties)
    lines = [
        _tie(tie, placed[tie.one], placed[tie.other], width, beside[tie])
        for tie in sorted(ties, key=lambda tie: (-tie.count, tie.one, tie.other))
    ]
    legend, bottom = _legend({tie.sort for tie in ties}, max(heights) + 16, width)
    description = (
        f"{len(actors)} actors in {len(parties)} parties, and {len(ties)} lines: who accuses, contradicts or warns whom. "
        "The table beside the picture lists each line with its statements."
    )
    return Picture(name, title, description, width, bottom, (*shapes, group(lines, id=f"{name}-lines"), *legend))


def _side(
    actors: Sequence[NetworkActor], parties: Sequence[str], x: float, card: float, *, is_left: bool, placed: dict[int, _Placed]
) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    y = 2.0
    for party in parties:
        members = [(number, actor) for number, actor in enumerate(actors) if actor.party == party]
        is_alone = len(members) == 1 and members[0][1].name == party
        top, rows = y, list[Shape]()
        if not is_alone:
            called = wrapped(party, card - 20, 12.5, _MOST_LINES)
            rows.extend(words(found, x + 10, y + 18 + _LINE * place, "small") for place, found in enumerate(called))
            y += 24 + _LINE * (len(called) - 1)
        for number, actor in members:
            lines = wrapped(actor.name, card - 20, 12.5, _MOST_LINES)
            height = _ROW + _LINE * (len(lines) - 1)
            middle = y + height / 2
            first = middle - _LINE * (len(lines) - 1) / 2 + 4.5
            text = [words(found, x + 10, first + _LINE * place, "head") for place, found in enumerate(lines)]
            edge = x + card if is_left else x
            dot = shape("circle", "node", cx=edge, cy=middle, r=3.5)
            rows.append(_actor_link(actor, number, text, dot))
            placed[number] = _Placed(edge, middle, is_left)
            y += height
        y += 4
        shapes.append(box(x, top, card, y - top, "card", corner=4))
        shapes.extend(rows)
        y += 12
    return shapes, y - 12


def _actor_link(actor: NetworkActor, number: int, text: Sequence[Shape], dot: Shape) -> Shape:
    return shape("a", "link", shape("title", "", actor.name), *text, dot, href=actor.address, data_actor=str(number))


def _side_by_side(ties: Sequence[NetworkTie]) -> dict[NetworkTie, float]:
    """How far each tie stands from the middle of its pair, so that those between the same two do not lie on each other."""
    pairs: dict[frozenset[int], list[NetworkTie]] = {}
    for tie in ties:
        pairs.setdefault(frozenset((tie.one, tie.other)), []).append(tie)
    return {tie: (number - (len(pair) - 1) / 2) * _APART for pair in pairs.values() for number, tie in enumerate(pair)}


def _tie(tie: NetworkTie, one: _Placed, other: _Placed, width: float, beside: float) -> Shape:
    """A curve from the one who speaks to the one spoken of; on one side it bends into the middle."""
    direction, bend = (1 if one.is_left else -1), (1 if other.is_left else -1)
    end = other.x + bend * 9
    gap = width * 0.28
    out = gap * 0.5 if one.is_left != other.is_left else gap * 0.3 + abs(one.y - other.y) * 0.12
    out = min(out, gap * 0.9)
    start, turned = one.x + direction * 3.5, (one.x + direction * out, end + bend * out)
    from_y, to_y = one.y + beside, other.y + beside
    curve = f"M{start:.1f} {from_y:.1f}C{turned[0]:.1f} {from_y:.1f} {turned[1]:.1f} {to_y:.1f} {end:.1f} {to_y:.1f}"
    thickness = 1.2 + min(tie.count, 6) * 0.6
    head = f"M{other.x + bend * 3:.1f} {to_y:.1f}l{bend * 8} -4.5v9Z"
    return group(
        [
            shape("title", "", tie.label),
            shape("path", f"edge-{tie.sort}", d=curve, stroke_width=thickness),
            shape("path", f"head-{tie.sort}", d=head),
        ],
        data_tie=tie.sort,
        data_one=str(tie.one),
        data_other=str(tie.other),
    )


def _legend(used: set[Tie], top: float, width: float) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    ties = [(sort, text) for sort, text in TIES.items() if sort in used]
    places = in_lines((58 + width_of(text, 12.5) + 16 for _, text in ties), 8.0, top, width)
    for (sort, text), (x, y) in zip(ties, places, strict=True):
        shapes.append(line(x, y, x + 36, y, f"edge-{sort}"))
        shapes.append(shape("path", f"head-{sort}", d=f"M{x + 44:.1f} {y:.1f}l-8 -4.5v9Z"))
        shapes.append(words(text, x + 52, y + 4.5, "soft"))
    return shapes, (places[-1][1] if places else top) + 14
