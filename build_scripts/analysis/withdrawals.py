"""Blast radius: what loses its only origin, or all support, if a source, an origin, a record or a single quote is withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..dossier import BoundQuote, Dossier
from ..identifiers import quote_number
from ..records import Actor, Figure, Proposition, Source, Statement, Utterance
from .joints import Carriage
from .origins import Origins


@dataclass(frozen=True)
class BlastRadius:
    """What becomes of the dossier without one source, origin, record or quote.

    `lost_statements` rest on it alone; `unsupported` propositions lose all who hold them; `single_origin` propositions
    keep just one of several origins; `lost_records` are other records all of whose quotes fall; `lost_values` are values
    (figure, number from 0) that fall with it, of figures that keep others.
    """

    withdrawn: str
    lost_statements: tuple[str, ...]
    unsupported: tuple[str, ...]
    single_origin: tuple[str, ...]
    lost_records: tuple[str, ...]
    lost_values: tuple[tuple[str, int], ...] = ()


def blast_radius(dossier: Dossier, origins: Origins, withdrawn: str) -> BlastRadius:
    """The effect of thinking something away; nothing is changed.

    It is named by its id: a source; a statement or another record with quotes; an occasion of speech, with all that was
    said on it; an actor, with all that they say or pass on; or a quote, as `id#quote-2`. Raises KeyError for any other id.
    """
    falling = _falling(dossier, withdrawn)
    lost_statements: list[str] = []
    lost_records: list[str] = []
    values: list[tuple[str, int]] = []
    carriages: set[Carriage] = set()
    for owner in sorted({bound.owner for bound in falling}):
        record, left = dossier.records[owner], _left(dossier, owner, falling)
        if record.status == "withdrawn":
            continue
        if isinstance(record, Statement):
            sources = {bound.quote.source for bound in left}
            carriages |= {
                Carriage(owner, bound.quote.source) for bound in falling if bound.owner == owner and bound.quote.source not in sources
            }
        if not left:
            (lost_statements if isinstance(record, Statement) else lost_records).append(owner)
        elif isinstance(record, Figure):
            kept = {bound.path[:2] for bound in left}
            numbers = {bound.path[1] for bound in falling if bound.owner == owner and bound.path[:2] not in kept}
            values.extend((owner, number) for number in sorted(step for step in numbers if isinstance(step, int)))
    unsupported, single = [], []
    for proposition, fallen in _by_proposition(dossier, carriages).items():
        before, after = origins.count_of(proposition), origins.count_of(proposition, without=fallen)
        if before and not after:
            unsupported.append(proposition)
        elif before > 1 and after == 1:
            single.append(proposition)
    return BlastRadius(withdrawn, tuple(lost_statements), tuple(unsupported), tuple(single), tuple(lost_records), tuple(values))


def _by_proposition(dossier: Dossier, carriages: Iterable[Carriage]) -> dict[str, list[Carriage]]:
    """The carriages by the propositions that their statements are on, in the order of their ids."""
    found: dict[str, list[Carriage]] = {}
    for carriage in sorted(carriages, key=lambda carriage: (carriage.statement, carriage.source)):
        record = dossier.records[carriage.statement]
        for proposition in dict.fromkeys(record.propositions) if isinstance(record, Statement) else ():
            if dossier.find(proposition, Proposition):
                found.setdefault(proposition, []).append(carriage)
    return dict(sorted(found.items()))


def _falling(dossier: Dossier, withdrawn: str) -> frozenset[BoundQuote]:
    """The quotes that fall with what is withdrawn."""
    identifier, number = quote_number(withdrawn)
    record = dossier.records[identifier]
    if number is not None:
        quotes = dossier.quotes_of(identifier)
        if not 0 < number <= len(quotes):
            raise KeyError(withdrawn)
        return frozenset({quotes[number - 1]})
    match record:
        case Source():
            return frozenset(dossier.quotes_by_source.get(identifier, ()))
        case Utterance():
            return _quotes_of_statements(dossier, lambda statement, _: statement.utterance == identifier)
        case Actor():
            return _quotes_of_statements(dossier, lambda statement, source: _goes_through(dossier, statement, source, identifier))
        case _:
            return frozenset(dossier.quotes_of(identifier))


def _quotes_of_statements(dossier: Dossier, falls: Callable[[Statement, str], bool]) -> frozenset[BoundQuote]:
    return frozenset(
        bound for statement in dossier.statements for bound in dossier.quotes_of(statement.id) if falls(statement, bound.quote.source)
    )


def _goes_through(dossier: Dossier, statement: Statement, source: str, actor: str) -> bool:
    """Whether an actor holds a statement, first carried its occasion, or stands in its chain in a source."""
    utterance = dossier.find(statement.utterance, Utterance)
    return (
        statement.holder == actor
        or (utterance is not None and utterance.origin == actor)
        or any(link.who == actor and link.source in {None, source} for link in statement.attribution)
    )


def _left(dossier: Dossier, owner: str, falling: frozenset[BoundQuote]) -> list[BoundQuote]:
    """The quotes of a record that still stand."""
    return [bound for bound in dossier.quotes_of(owner) if bound not in falling and not dossier.texts[bound.quote.source].is_withdrawn]
