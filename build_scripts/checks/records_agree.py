"""Rules on records among themselves: stances, circles, contraries, standing, ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..content_files import LEDGER
from ..dates import parse_date
from ..dossier import Dossier
from ..identifiers import record_path
from ..link_records import contraries, implied_by
from ..problems import Problem
from ..record_fields import sentences_of
from ..records import Actor, Explainer, Proposition, Record, Source
from ..vocabularies import STANCES_OF_ACT

#: The stances in which a holder holds a proposition to be so.
_HOLDS: Final = frozenset({"asserts", "concedes"})


def denials_deny(dossier: Dossier) -> Iterator[Problem]:
    """A denial's stance is `denies`, and its act is one that can deny; a claim's stance is not, and its act is no denial."""
    for statement in dossier.statements:
        loaded = dossier.loaded[statement.id]
        if statement.kind == "denials" and statement.stance != "denies":
            yield loaded.problem(
                ("stance",),
                "RULE12",
                f"A denial whose stance is “{statement.stance}” is no denial.",
                "Write “stance: denies”, or move the record to content/claims/.",
            )
        elif statement.kind == "denials" and "denies" not in STANCES_OF_ACT[statement.act]:
            acts = ", ".join(sorted(act for act, stances in STANCES_OF_ACT.items() if "denies" in stances))
            yield loaded.problem(("act",), "RULE12", f"A “{statement.act}” does not deny.", f"The acts that can are: {acts}.")
        if statement.kind == "claims" and (statement.stance == "denies" or statement.act == "denial"):
            yield loaded.problem(
                ("stance",) if statement.stance == "denies" else ("act",),
                "RULE12",
                "A claim does not deny.",
                "Move the record to content/denials/, or mend the stance and the act.",
            )


def nobody_holds_contraries_at_once(dossier: Dossier) -> Iterator[Problem]:
    """One statement does not hold two propositions that cannot both be true, nor what they imply, nor name a proposition twice."""
    for statement in dossier.statements:
        loaded = dossier.loaded[statement.id]
        seen: set[str] = set()
        held: set[str] = set()
        for number, proposition in enumerate(statement.propositions):
            holds = {proposition, *implied_by(dossier, proposition)} if statement.stance in _HOLDS else set()
            against = held & {contrary for implied in holds for contrary in contraries(dossier, implied)}
            if proposition in seen:
                yield loaded.problem(("propositions", number), "RULE13", f"“{proposition}” stands here twice.", "Delete one of the two.")
            elif against:
                other = min(against)
                yield loaded.problem(
                    ("propositions", number),
                    "RULE13",
                    f"One statement holds both “{proposition}” and its contrary “{other}”, or what implies it.",
                    "Check the propositions, or make two records of it.",
                )
            seen.add(proposition)
            held |= holds


def contraries_are_written_once(dossier: Dossier) -> Iterator[Problem]:
    """That two propositions are contrary is written at one end, once."""
    for proposition in dossier.of_kind(Proposition):
        for number, other in enumerate(proposition.contrary_to):
            record = dossier.find(other, Proposition)
            if other in proposition.contrary_to[:number]:
                yield dossier.loaded[proposition.id].problem(
                    ("contrary_to", number), "RULE14", f"“{other}” stands here twice.", "Delete one of the two."
                )
            if record and proposition.id in record.contrary_to and proposition.id < other:
                yield dossier.loaded[proposition.id].problem(
                    ("contrary_to", number),
                    "RULE14",
                    f"“{other}” names this proposition as its contrary already.",
                    "Keep it at one end; the other is derived.",
                )


def nothing_goes_in_circles(dossier: Dossier) -> Iterator[Problem]:
    """Nothing is part of itself, supersedes itself, or rests on itself, over any number of steps."""
    parents = {actor.id: actor.part_of for actor in dossier.of_kind(Actor) if actor.part_of}
    yield from _circles(dossier, parents, "part_of")
    yield from _implication_circles(dossier)
    successors = {record.id: record.superseded_by for record in dossier.records.values() if record.superseded_by}
    yield from _circles(dossier, successors, "superseded_by")
    for explainer in dossier.of_kind(Explainer):
        for path, sentence in sentences_of(explainer):
            for number, target in enumerate(sentence.rests_on):
                if dossier.find(target, Explainer):
                    yield dossier.loaded[explainer.id].problem(
                        (*path, "rests_on", number),
                        "RULE15",
                        "A sentence rests on records that quote, not on another explainer.",
                        "Name the records behind it.",
                    )


def _implication_circles(dossier: Dossier) -> Iterator[Problem]:
    """Two propositions that imply each other are one, and nothing implies its contrary."""
    for proposition in dossier.of_kind(Proposition):
        implied = implied_by(dossier, proposition.id)
        for number, other in enumerate(proposition.implies):
            if proposition.id in implied_by(dossier, other):
                yield dossier.loaded[proposition.id].problem(
                    ("implies", number),
                    "RULE15",
                    f"“{proposition.id}” and “{other}” imply each other.",
                    "Propositions that say the same are one record.",
                )
            elif set(contraries(dossier, proposition.id)) & {other, *implied}:
                yield dossier.loaded[proposition.id].problem(
                    ("implies", number), "RULE13", f"“{proposition.id}” implies its own contrary.", "Check `implies` and `contrary_to`."
                )


def _circles(dossier: Dossier, arrows: Mapping[str, str], field: str) -> Iterator[Problem]:
    settled: set[str] = set()
    for start in sorted(arrows):
        trail: list[str] = []
        here: str | None = start
        while here is not None and here not in settled and here not in trail:
            trail.append(here)
            here = arrows.get(here)
        if here in trail:
            circle = trail[trail.index(here) :]
            first = min(circle)
            circle = circle[circle.index(first) :] + circle[: circle.index(first)]
            yield dossier.loaded[first].problem(
                (field,), "RULE15", f"“{field}” goes in a circle: {' → '.join([*circle, first])}.", "Break it at the link that is wrong."
            )
        settled.update(trail)


def status_fits_its_fields(dossier: Dossier) -> Iterator[Problem]:
    """A withdrawn record says when and why; a reviewed one says when; no other record does.

    Nothing that stands rests on what is withdrawn.
    """
    for loaded in dossier.loaded.values():
        record = loaded.record
        withdrawn = record.status == "withdrawn"
        for name in ("withdrawn_on", "withdrawn_reason"):
            if withdrawn and getattr(record, name) is None:
                yield loaded.problem(
                    ("status",), "RULE16", f"A withdrawn record needs “{name}”.", "Say when and why, so that who cited it can tell."
                )
        for name in ("withdrawn_on", "withdrawn_reason", "superseded_by"):
            if not withdrawn and getattr(record, name) is not None:
                yield loaded.problem(
                    (name,),
                    "RULE16",
                    f"“{name}” stands on a record that is not withdrawn.",
                    "Write “status: withdrawn”, or delete the line.",
                )
        if record.status == "reviewed" and record.reviewed_on is None:
            yield loaded.problem(("status",), "RULE16", "A reviewed record needs “reviewed_on”.", "Write the day of the second reading.")
        if record.reviewed_on and record.withdrawn_on and record.reviewed_on > record.withdrawn_on:
            yield loaded.problem(
                ("reviewed_on",), "RULE16", "The second reading is said to be later than the withdrawal.", "Check the two days."
            )
        if record.status == "draft" and record.reviewed_on is not None:
            yield loaded.problem(
                ("reviewed_on",), "RULE16", "“reviewed_on” stands on a draft.", "Write “status: reviewed”, or delete the line."
            )
        if not withdrawn:
            yield from _leans_on_withdrawn(dossier, record)


def _leans_on_withdrawn(dossier: Dossier, record: Record) -> Iterator[Problem]:
    for field in dossier.loaded[record.id].values:
        if field.reference is None or field.reference.inverse == "supersedes":
            continue
        target = dossier.records.get(field.value)
        if target is not None and target.status == "withdrawn" and target.kind != "sources":
            hint = f"Name its successor, {target.superseded_by}." if target.superseded_by else "Take it out, or withdraw this record too."
            yield dossier.loaded[record.id].problem(field.path, "RULE17", f"“{field.value}” is withdrawn.", hint)


def answers_rest_on_what_stands(dossier: Dossier) -> Iterator[Problem]:
    """No sentence of an answer rests only on records every source of which is withdrawn."""
    for explainer in dossier.of_kind(Explainer):
        if explainer.status == "withdrawn":
            continue
        for path, sentence in sentences_of(explainer):
            fallen = [_fallen_sources(dossier, identifier) for identifier in sentence.rests_on]
            if fallen and all(fallen):
                sources = sorted({source.id for found in fallen for source in found})
                yield dossier.loaded[explainer.id].problem(
                    (*path, "rests_on"),
                    "RULE17",
                    f"All that this sentence rests on stands in withdrawn sources alone: {', '.join(sources)}.",
                    "Let it rest on what still stands, or take the sentence out.",
                )


def _fallen_sources(dossier: Dossier, identifier: str) -> tuple[Source, ...]:
    """The withdrawn sources that a record stands in alone; a source stands in itself."""
    source = dossier.find(identifier, Source)
    if source is not None:
        return (source,) if source.status == "withdrawn" else ()
    return dossier.fallen_sources(identifier)


def published_ids_stay(dossier: Dossier) -> Iterator[Problem]:
    """An id that was published stays: as a record of the same kind, withdrawn perhaps, or as a former id of one other.

    Published is what stands in the ledger, and what an edition has frozen.
    """
    former: dict[str, Record] = {}
    for record in dossier.records.values():
        for number, identifier in enumerate(record.formerly):
            if identifier in former:
                yield dossier.loaded[record.id].problem(
                    ("formerly", number),
                    "RULE18",
                    f"“{identifier}” is named as a former id of {former[identifier].id} already.",
                    "An old address leads to one record: keep it at the one that goes on with it.",
                )
            former.setdefault(identifier, record)
    published = [(kind, identifier, f"the list is content/{LEDGER}") for kind, identifier in dossier.published_ids]
    kinds = {identifier: kind for kind, identifier in dossier.published_ids}
    for edition in reversed(dossier.editions):
        for entry in edition.records:
            if entry.id not in kinds:
                kinds[entry.id] = entry.kind
                published.append((entry.kind, entry.id, f"edition {edition.name} holds it"))
    for kind, identifier, where in published:
        found = dossier.records.get(identifier)
        if found is not None and found.kind != kind:
            yield dossier.loaded[identifier].problem(
                (),
                "RULE18",
                f"“{identifier}” was published as one of {kind}, and is one of {found.kind} now.",
                "Give the new record an id of its own, and withdraw the old one.",
            )
        elif found is None and identifier not in former and identifier not in dossier.unread_ids:
            yield Problem(
                record_path(kind, identifier),
                1,
                1,
                "RULE18",
                f"“{identifier}” has been published, and its record is gone.",
                f"Put it back and withdraw it, or name it in `formerly` of the record that it became ({where}).",
            )
    for identifier, record in former.items():
        if identifier in dossier.records:
            yield dossier.loaded[record.id].problem(
                ("formerly", record.formerly.index(identifier)),
                "RULE18",
                f"“{identifier}” is named as a former id, and is a record.",
                "A former id is free of a record of its own.",
            )
        elif dossier.published_ids and identifier not in kinds:
            yield dossier.loaded[record.id].problem(
                ("formerly", record.formerly.index(identifier)),
                "RULE18",
                f"“{identifier}” was never published.",
                f"Former ids stand in content/{LEDGER} or in an edition.",
            )


def intervals_and_orders_of_dates_fit(dossier: Dossier) -> Iterator[Problem]:
    """Nothing is said after the day on which a source that quotes it was published.

    Every date of a statement says how it is known.
    """
    for statement in dossier.statements:
        loaded = dossier.loaded[statement.id]
        if statement.said is not None and not statement.said_basis:
            yield loaded.problem(
                ("said",),
                "RULE19",
                "The date does not say how it is known.",
                "Add `said_basis`, with the source's words in quotation marks.",
            )
        if statement.said is None:
            continue
        for bound in dossier.quotes_of(statement.id):
            published = dossier.texts[bound.quote.source].record.published
            if published and parse_date(statement.said).first > parse_date(published).last:
                yield loaded.problem(
                    ("said",),
                    "RULE19",
                    f"This was said after {bound.quote.source}, which quotes it, was published ({parse_date(published).in_words}).",
                    "Check the date.",
                )


RULES = (
    denials_deny,
    nobody_holds_contraries_at_once,
    contraries_are_written_once,
    nothing_goes_in_circles,
    status_fits_its_fields,
    answers_rest_on_what_stands,
    published_ids_stay,
    intervals_and_orders_of_dates_fit,
)
