"""The fields of a frozen record as a reader reads them: names and links in the place of ids, sentences in the place of parts.

What a field holds is known from the shapes of today; a field that they do not know is shown all the same, by what it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Final

from ..dates import NotADate, parse_date
from ..editions import FrozenRecord
from ..history import in_words
from ..prose import prose_segments
from ..records import KINDS, FieldRequirement, Part, field_requirements
from .frozen_names import Names
from .wording import field_label, term_in_words

#: How a part reads, by the field that holds it: braces hold its fields, and what stands in brackets is left out where one is missing.
_SENTENCES: Final[Mapping[str, str]] = {
    "attribution": "{who} – in the source’s words: “{cue}”[ (the one meant: “{antecedent}”)][ (in {source})]",
    "quotes": "“{exact}” ({source}[, characters {places}][; {role}])",
    "aliases": "{name} ({source})",
    "roles": "“{words}” ({source})",
    "related": "{to}: {how}",
    "invoked_by": "{who}: {purpose}",
    "changes": "{on}, {type}: {note}",
    "passages": "from “{first}” to “{last}”",
    "excluded": "from “{first}” to “{last}”: {reason}",
    "ignored": "“{words}”[ (after “{prefix}”)][ (before “{suffix}”)]: {reason}",
    "sentences": "{text}[ (rests on: {rests_on})]",
}
_PIECES: Final = re.compile(r"\[(?P<optional>[^]]*)\]|\{(?P<field>\w+)\}|(?P<words>[^[{]+)")
_LABELS: Final = {"quotes": "In the source’s words"}
#: Fields whose values need no label before them: what they are shows.
_UNLABELLED: Final = frozenset({"sentences"})
#: Texts that may hold links.
_PROSE: Final = frozenset({"prose", "label", "reason"})
#: What parts the items of a list within a line.
_JOINTS: Final = {"exact": " … ", "places": ", "}


@dataclass(frozen=True)
class Piece:
    """Words, and where they lead; empty where they lead nowhere."""

    words: str
    path: str = ""


Line = tuple[Piece, ...]


@dataclass(frozen=True)
class FrozenField:
    """A field under its label; each value has one line or more."""

    label: str
    values: tuple[tuple[Line, ...], ...]


def frozen_fields(record: FrozenRecord, leaving_out: Iterable[str], names: Names) -> tuple[FrozenField, ...]:
    """The fields of a record that say something, in the order of its kind's shape; those that it does not know last."""
    known, away = _known(KINDS.get(str(record["kind"]))), frozenset(leaving_out)
    return tuple(
        FrozenField(_label(name), _values(names, name, known.get(name), value))
        for name, value in _in_order(record, known)
        if name not in away
    )


def value_in_line(kind: str, fields: Sequence[str], value: Any, names: Names) -> Line:
    """A value of a record of a kind, by the names of the fields that lead to it → the value on one line."""
    shape: type[Part] | None = KINDS.get(kind)
    field: FieldRequirement | None = None
    for name in fields:
        field = _known(shape).get(name)
        shape = field.parts if field else None
    return _in_line(names, fields[-1], field, value)


@cache
def _known(shape: type[Part] | None) -> Mapping[str, FieldRequirement]:
    return {field.name: field for field in field_requirements(shape)} if shape else {}


def _in_order(held: Mapping[str, Any], known: Mapping[str, FieldRequirement]) -> list[tuple[str, Any]]:
    """The fields that hold something, in the order of a shape, and then those that the shape does not know."""
    names = [name for name in known if name in held] + [name for name in held if name not in known]
    return [(name, held[name]) for name in names if held[name] not in (None, [], {})]


def _label(name: str) -> str:
    return _LABELS.get(name) or field_label(name)


def _values(names: Names, name: str, field: FieldRequirement | None, value: Any) -> tuple[tuple[Line, ...], ...]:
    """A field's value → its values, each in lines; numbers in a row are one value."""
    is_row = field is not None and field.marker == "number"
    items = value if isinstance(value, list) and not is_row else [value]
    return tuple(tuple(_lines(names, name, field, item)) for item in items)


def _lines(names: Names, name: str, field: FieldRequirement | None, value: Any) -> Iterator[Line]:
    """A value → its lines: a part that makes no sentence has one for each of its fields, and for each part in these."""
    if not isinstance(value, Mapping) or _sentence(names, name, field, value):
        yield _in_line(names, name, field, value)
        return
    known = _known(field.parts if field else None)
    for inner, item in _in_order(value, known):
        label = _labelled(inner)
        is_of_parts = isinstance(item, list) and any(isinstance(part, Mapping) for part in item)
        for part in item if is_of_parts else [item]:
            yield (*label, *_in_line(names, inner, known.get(inner), part))


def _labelled(name: str) -> Line:
    return () if name in _UNLABELLED else (Piece(f"{_label(name)}: "),)


def _in_line(names: Names, name: str, field: FieldRequirement | None, value: Any) -> Line:
    if isinstance(value, Mapping):
        known = _known(field.parts if field else None)
        return _sentence(names, name, field, value) or _joined(
            [(*_labelled(inner), *_in_line(names, inner, known.get(inner), item)) for inner, item in _in_order(value, known)],
            "; ",
        )
    if isinstance(value, list):
        if name == "places":
            return (Piece(", ".join(" to ".join(in_words(end) for end in place) for place in value)),)
        return _joined([_in_line(names, name, field, item) for item in value], _JOINTS.get(name, "; "))
    return _words(names, field, " ".join(str(value).split()))


def _joined(lines: Iterable[Line], joint: str) -> Line:
    return tuple(chain.from_iterable(((Piece(joint),) if number else ()) + line for number, line in enumerate(lines)))


def _words(names: Names, field: FieldRequirement | None, text: str) -> Line:
    """One text: the name of the record that it refers to, a term or a date in words, prose with its links, or as it stands."""
    if (field is None or field.kinds) and text in names.names:
        return (Piece(names.names[text] if field is None or field.name != "rests_on" else names.titles[text], names.path(text)),)
    if field is not None and field.vocabulary:
        return (Piece(term_in_words(text)),)
    if field is not None and field.marker == "date":
        return (Piece(_date_in_words(text)),)
    if field is None or field.marker in _PROSE:
        return tuple(
            Piece(part.words or names.names.get(part.link, part.link), names.path(part.link)) if part.link else Piece(part.words)
            for part in prose_segments(text)
        )
    return (Piece(text),)


def _date_in_words(text: str) -> str:
    try:
        return parse_date(text).in_words
    except NotADate:
        return text


def _sentence(names: Names, name: str, field: FieldRequirement | None, part: Mapping[str, Any]) -> Line:
    """A part as the sentence of its field, and after it what the sentence has no place for; empty where there is no such sentence."""
    template = _SENTENCES.get(name, "")
    known = _known(field.parts if field else None)
    held = {inner: _in_line(names, inner, known.get(inner), item) for inner, item in _in_order(part, known)}
    line = _filled(template, held)
    if not line:
        return ()
    used = set(re.findall(r"\{(\w+)\}", template))
    others = [(Piece(f"{_label(inner)}: "), *value) for inner, value in held.items() if inner not in used]
    return _joined([line, *others], "; ")


def _filled(template: str, held: Mapping[str, Line]) -> Line:
    """A template with the fields in their places; empty where one is missing."""
    found: list[Piece] = []
    for match in _PIECES.finditer(template):
        if match["field"]:
            if match["field"] not in held:
                return ()
            found.extend(held[match["field"]])
        elif match["optional"]:
            found.extend(_filled(match["optional"], held))
        else:
            found.append(Piece(match["words"]))
    return tuple(found)
