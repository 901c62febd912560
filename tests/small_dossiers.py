"""Small invented dossiers, made in memory, for what is computed from linked records.

A test names only what it is about: an actor, a proposition or an occasion that a record refers to and that the test does
not describe is made up, and a statement without words of its own gets a sentence of one word in the text that carries it.
The records go through the same shapes and the same linking as those of files; a dossier that does not link is the
test's own fault and stops it. The rules of the checks are not applied.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from build_scripts.dossier import Dossier
from build_scripts.link_records import link_records
from build_scripts.load_content import LoadedContent, LoadedRecord
from build_scripts.record_fields import field_values
from build_scripts.records import record_from_fields
from build_scripts.seed_texts import SeedText
from build_scripts.yaml_files import YamlFile

#: The text that carries a statement of which the test does not say where it stands.
PAPER: Final = "paper"

#: A record that a test refers to and does not describe.
_MADE_UP: Final[Mapping[str, Mapping[str, Any]]] = {
    "actors": {"type": "person"},
    "propositions": {"text": "Something is so."},
    "utterances": {"speaker": "somebody"},
    "explainers": {"question": "What is so?"},
}
_NAMED: Final = frozenset({"actors"})

#: A quote: its source and its words, or the parts of them.
Words = tuple[str, str | Sequence[str]]


@dataclass(frozen=True)
class Piece:
    """A record of an invented dossier; for a source, also its text."""

    kind: str
    id: str
    fields: Mapping[str, Any]
    text: str = ""
    carried_by: tuple[str, ...] = ()


def source(
    identifier: str, *passages: str, leaving_out: Sequence[str] = (), outlet: str = "", ignored: Sequence[str] = (), **fields: Any
) -> Piece:
    """A text of some passages in scope (one line or more each), then those left out; its outlet is `<id>-outlet`."""

    def ends(passage: str) -> dict[str, str]:
        lines = [line for line in passage.split("\n") if line.strip()]
        return {"first": lines[0][:900], "last": lines[-1][-900:]}

    return Piece(
        "sources",
        identifier,
        {
            "title": None,
            "publisher": None,
            "published": None,
            "language": "en",
            "basis": {},
            "outlet": outlet or f"{identifier}-outlet",
            "scope": {
                "passages": [ends(passage) for passage in passages],
                "excluded": [{**ends(passage), "reason": "Another page."} for passage in leaving_out],
            },
            "ignored": [{"words": words, "reason": f"Not about it: {words}"} for words in ignored],
            **fields,
        },
        "\n\n".join([*passages, *leaving_out]) + "\n",
    )


def actor(identifier: str, type: str = "person", **fields: Any) -> Piece:  # noqa: A002 - the field's own name
    """An actor; by default a person who belongs to nobody."""
    return Piece("actors", identifier, {"name": identifier.replace("-", " ").title(), "type": type, **fields})


def proposition(identifier: str, **fields: Any) -> Piece:
    """A proposition with whatever the test wants of it."""
    return Piece("propositions", identifier, {"text": "Something is so.", **fields})


def record(kind: str, identifier: str, **fields: Any) -> Piece:
    """A record of any other kind, by its fields."""
    return Piece(kind, identifier, fields)


def claim(identifier: str, holder: str = "ann", *quotes: Words, on: str = "p", by: str = PAPER, **fields: Any) -> Piece:
    """A statement: `on` names its propositions and `by` the texts that carry it, parted by spaces.

    By default the holder asserts `p` in one text, on a day that is not known.
    """
    return Piece(
        fields.pop("kind", "claims"),
        identifier,
        {
            "holder": holder,
            "stance": "asserts",
            "propositions": on.split(),
            "act": "claim",
            "said": None,
            "summary": "Somebody said something.",
            "quotes": [{"source": place, "exact": words, "role": "own_reporting"} for place, words in quotes],
            **fields,
        },
        carried_by=() if quotes or "quotes" in fields else tuple(by.split()),
    )


def denial(identifier: str, holder: str = "ann", *quotes: Words, **fields: Any) -> Piece:
    """A statement that rejects `p`, if nothing else is said."""
    return claim(identifier, holder, *quotes, **{"kind": "denials", "stance": "denies", "act": "denial", **fields})


def value(number: str | None = None, operator: str = "exactly", holder: str = "ann", **fields: Any) -> dict[str, Any]:
    """A value of a figure, quoted from the text `counts`."""
    return {"value": number, "operator": operator, "holder": holder, "quotes": [_COUNTED], **fields}


_COUNTED: Final = {"source": "counts", "exact": "They were counted.", "role": "own_reporting"}


def figure(identifier: str, *values: Mapping[str, Any], **fields: Any) -> Piece:
    """A figure with its values."""
    return Piece("figures", identifier, {"quantity": "lamps", "scope": "All lamps.", "values": list(values), **fields})


def content_of(*pieces: Piece) -> LoadedContent:
    """The invented records as loaded content: what they refer to and what carries them is made up where it is missing."""
    told = {piece.id: piece for piece in pieces}
    assert len(told) == len(pieces), "an id stands twice"
    needed: dict[str, list[str]] = {}
    for piece in pieces:
        for place in piece.carried_by:
            needed.setdefault(place, []).append(_word(piece.id, place))
        if piece.kind == "figures" and "counts" not in told and any(_COUNTED in entry["quotes"] for entry in piece.fields["values"]):
            needed["counts"] = [_COUNTED["exact"]]
    for place, words in needed.items():
        old = told.get(place)
        told[place] = source(place, "\n".join(words)) if old is None else _lengthened(old, words)
    loaded = {piece.id: _loaded(piece) for piece in told.values()}
    waiting = list(loaded.values())
    while waiting:
        for field in field_values(waiting.pop().record):
            if field.reference is not None and field.value not in loaded:
                made = _loaded(_made_up(field.reference.kinds, field.value))
                loaded[field.value] = made
                waiting.append(made)
    seeds = {f"{piece.id}.txt": _seed(piece) for piece in told.values() if piece.kind == "sources"}
    return LoadedContent(records=tuple(loaded.values()), seeds=seeds, unread_ids=frozenset(), published_ids=(), wording=None)


def dossier_of(*pieces: Piece) -> Dossier:
    """The invented records, linked."""
    return linked(content_of(*pieces))


def linked(content: LoadedContent) -> Dossier:
    """Loaded content, linked; it must link without a problem."""
    dossier, problems = link_records(content)
    assert problems == [], "\n".join(problem.as_text() for problem in problems)
    return dossier


def _word(statement: str, place: str) -> str:
    """The sentence of one word that carries a statement in a text: no two are alike."""
    return f"{statement.replace('-', '').capitalize()}in{place.replace('-', '')}x."


def _lengthened(old: Piece, words: Sequence[str]) -> Piece:
    """A text with lines more at the end of its last passage in scope; one without a passage gets one."""
    assert not old.fields["scope"]["excluded"], f"the text {old.id} cannot be lengthened"
    passages = [dict(ends) for ends in old.fields["scope"]["passages"]] or [{"first": words[0]}]
    passages[-1]["last"] = words[-1]
    text = "\n".join([*old.text.split("\n"), *words]).strip("\n") + "\n"
    return Piece(old.kind, old.id, {**old.fields, "scope": {"passages": passages, "excluded": []}}, text)


def _made_up(kinds: Sequence[str], identifier: str) -> Piece:
    kind = next((kind for kind in kinds if kind in _MADE_UP), None)
    assert kind is not None, f"{identifier} is missing, and none can be made up of the kinds {kinds}"
    fields = dict(_MADE_UP[kind])
    if identifier.endswith("-outlet"):
        fields["type"] = "outlet"
    return Piece(kind, identifier, {"name": identifier.replace("-", " ").title(), **fields} if kind in _NAMED else fields)


def _seed(piece: Piece) -> SeedText:
    return SeedText(f"{piece.id}.txt", _sha256(piece.text), piece.text)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _loaded(piece: Piece) -> LoadedRecord:
    fields = dict(piece.fields)
    if piece.kind == "sources":
        fields |= {"file": f"{piece.id}.txt", "sha256": _sha256(piece.text)}
    if piece.carried_by:
        fields["quotes"] = [{"source": place, "exact": [_word(piece.id, place)], "role": "own_reporting"} for place in piece.carried_by]
    made, faults = record_from_fields(piece.kind, piece.id, fields)
    assert made is not None, f"{piece.kind}/{piece.id}: {faults}"
    return LoadedRecord(made, f"content/{piece.kind}/{piece.id}.yaml", YamlFile(fields, {(): (1, 1)}, {}))


def has_no_brackets(text: str) -> bool:
    """Whether a text has neither end of a link: half a link in a record's prose is a problem of its own."""
    return "[[" not in text and "]]" not in text
