"""Mutation score: what share of deliberate corruptions of the content the checks catch.

One change at a time, on a copy in memory, by a seeded plan over all kinds; then everything is linked and checked as
`dossier check` does, but for what only compares with a stored copy: hashes, pinned sentences and the ledger of
published ids are switched off, so that the score measures what the rules understand.
"""

from __future__ import annotations

import copy
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice
from typing import Any, Final

from .checks import ALL_RULES
from .checks.records_agree import published_ids_stay
from .dates import parse_date
from .link_records import link_records
from .load_content import LoadedContent, LoadedRecord
from .problems import ContentError, Problem
from .quotations import fold_words
from .record_fields import FieldValue
from .records import Source, record_from_fields
from .vocabularies import PUBLISHED
from .yaml_files import Path, YamlFile

#: The share that must be caught of each of these, and over all.
ALWAYS_CAUGHT: Final = ("quote", "number", "reference", "scope", "id", "order")
LEAST_OVER_ALL: Final = 0.95
#: How often a place is drawn again where the change would change nothing.
_MOST_DRAWS: Final = 40


@dataclass(frozen=True)
class Mutation:
    """One change: its class, the record and field, what stood there and what was put there; and what a rule would need to know."""

    name: str
    record: str
    kind: str
    path: Path
    before: str
    after: str
    changed: LoadedContent

    @property
    def as_text(self) -> str:
        """`claims/some-id holder: a → b`."""
        where = ".".join(str(step) for step in self.path)
        return f"{self.kind}/{self.record} {where}: {self.before[:60]} → {self.after[:60]}"


@dataclass(frozen=True)
class Score:
    """How many of the changes were caught, by class and by kind of record, and those that were not."""

    caught: Mapping[str, int]
    tried: Mapping[str, int]
    by_kind: Mapping[str, tuple[int, int]]
    survivors: tuple[Mutation, ...]

    @property
    def share(self) -> float:
        """The share caught over all classes (0 to 1)."""
        total = sum(self.tried.values())
        return sum(self.caught.values()) / total if total else 1.0


#: What a rule would have to know to catch a change of a class; told of each survivor.
_MISSING_KNOWLEDGE: Final = {
    "holder": "whose words these are, where the new holder is named in the quote's own sentence too",
    "stance": "what the words mean: whether they state, suppose, ask or reject",
    "date": "on which day it was said, where the text leaves several days open",
    "attribution": "who is meant by the cue, where the new actor is named beside it as well",
    "source": "nothing: the same words stand in the other source too",
    "dropped record": "that something was said, where no other record leans on the one that is gone",
    "proposition": "what the words say",
    "act": "what kind of speech act the words are",
}


def missing_knowledge(mutation: Mutation) -> str:
    """What a rule would have to know to catch a survivor."""
    return _MISSING_KNOWLEDGE.get(mutation.name, "the meaning of the words")


def mutation_score(content: LoadedContent, changes: int, seed: int, progress: Callable[[], None] = lambda: None) -> Score:
    """Tries so many changes and counts which are told as a problem; `progress` is called after each.

    Content that has problems already would make every change look caught: raises ContentError with them.
    """
    problems = _problems(without_seals(content))
    problems += [
        Problem("content", 1, 1, "FILE08", f"The record “{identifier}” cannot be read.", "`dossier check` tells why.")
        for identifier in sorted(content.unread_ids)
    ]
    if problems:
        raise ContentError(problems)
    caught: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    kinds: dict[str, list[int]] = {}
    survivors: list[Mutation] = []
    for mutation in planned(content, changes, seed):
        tried[mutation.name] += 1
        counts = kinds.setdefault(mutation.kind, [0, 0])
        counts[1] += 1
        if is_caught(mutation.changed):
            caught[mutation.name] += 1
            counts[0] += 1
        else:
            survivors.append(mutation)
        progress()
    return Score(caught, tried, {kind: (counts[0], counts[1]) for kind, counts in sorted(kinds.items())}, tuple(survivors))


def is_caught(content: LoadedContent) -> bool:
    """Whether the corrupted content has a problem; content whose record could not even be read has one by that."""
    return bool(content.unread_ids) or bool(_problems(content))


def _problems(content: LoadedContent) -> list[Problem]:
    """The problems of linking; where there are none, the first that the rules find."""
    dossier, problems = link_records(content)
    if problems:
        return problems
    found = (problem for rule in ALL_RULES if rule is not published_ids_stay for problem in rule(dossier))
    return list(islice(found, 1))


def planned(content: LoadedContent, changes: int, seed: int) -> Iterator[Mutation]:
    """So many changes, the classes in turn, each at a place drawn by the seed; a class that has no place is passed over."""
    draw = random.Random(seed)  # noqa: S311 - a plan that can be repeated, not a secret
    bare = without_seals(content)
    makers = list(_MAKERS.items())
    made = passed = 0
    while made < changes and passed < len(makers) * 4:
        name, maker = makers[(made + passed) % len(makers)]
        drawn = (maker(bare, draw, name) for _ in range(_MOST_DRAWS))
        mutation = next((found for found in drawn if found is None or _is_change(found)), None)
        if mutation is None:
            passed += 1
            continue
        passed = 0 if passed < len(makers) else passed
        made += 1
        yield mutation


def _is_change(mutation: Mutation) -> bool:
    """Whether what is put there differs from what stood there by more than what never matters (white space, kinds of marks)."""
    return fold_words(mutation.before) != fold_words(mutation.after)


def without_seals(content: LoadedContent) -> LoadedContent:
    """The content without what only compares with a stored copy: pinned sentences and the ledger."""
    records = tuple(
        replace(item, record=item.record.model_copy(update={"sentences": ()}), yaml=_without(item.yaml, "sentences"))
        if isinstance(item.record, Source)
        else item
        for item in content.records
    )
    return replace(content, records=records, published_ids=())


def _without(yaml: YamlFile, name: str) -> YamlFile:
    return YamlFile({key: value for key, value in yaml.fields.items() if key != name}, yaml.values, yaml.keys)


# --- making one change


def _places(content: LoadedContent, fits: Callable[[LoadedRecord, FieldValue], bool]) -> list[tuple[LoadedRecord, FieldValue]]:
    return [(item, field) for item in content.records if item.record.status != "withdrawn" for field in item.values if fits(item, field)]


def _changed(content: LoadedContent, item: LoadedRecord, path: Path, value: Any, name: str) -> Mutation:
    """The content with one field of one record changed, through the same door as any file."""
    fields = copy.deepcopy(item.yaml.fields)
    path = _raw_path(fields, path)
    before = _put(fields, path, value)
    record, _ = record_from_fields(item.record.kind, item.record.id, fields)
    others = tuple(other for other in content.records if other is not item)
    if record is None:
        changed = replace(content, records=others, unread_ids=content.unread_ids | {item.record.id})
    else:
        changed = replace(content, records=(*others, LoadedRecord(record, item.path, YamlFile(fields, item.yaml.values, item.yaml.keys))))
    return Mutation(name, item.record.id, item.record.kind, path, str(before), str(value), changed)


def _put(fields: Any, path: Path, value: Any) -> Any:
    """Puts a value at a path of a file's fields, and gives back what stood there."""
    here = fields
    for step in path[:-1]:
        here = here[step]
    before = here[path[-1]]
    here[path[-1]] = value
    return before


def _raw_path(fields: Any, path: Path) -> Path:
    """The path as the file has it: a list of one may be written as a single text."""
    here = fields
    for number, step in enumerate(path):
        if isinstance(here, str):
            return path[:number]
        here = here[step]
    return path


def _raw(item: LoadedRecord, path: Path) -> Any:
    here: Any = item.yaml.fields
    for step in path:
        if isinstance(here, str):
            return here
        here = here[step]
    return here


def _field(field: FieldValue) -> str:
    return str(next((step for step in reversed(field.path) if isinstance(step, str)), ""))


def _is_exact(_: LoadedRecord, field: FieldValue) -> bool:
    return _field(field) == "exact"


def _change_word(content: LoadedContent, draw: random.Random, name: str) -> Mutation | None:
    """One word of a quote becomes another word of the same dossier's quotes, or loses a letter, or is left out."""
    places = _places(content, _is_exact)
    if not places:
        return None
    item, field = draw.choice(places)
    words = str(field.value).split()
    at = draw.randrange(len(words))
    other = draw.choice(str(draw.choice(places)[1].value).split())
    manner = draw.randrange(3)
    if manner == 0 and other.strip('“”".,') != words[at].strip('“”".,'):
        words[at] = other
    elif manner == 1 and len(words) > 4 and 0 < at < len(words) - 1:
        del words[at]
    else:
        word = words[at]
        words[at] = word[: len(word) // 2] + "x" + word[len(word) // 2 + 1 :]
    return _changed(content, item, field.path, " ".join(words), name)


def _change_reference(names: Sequence[str], same_kind: bool = True) -> Callable[[LoadedContent, random.Random, str], Mutation | None]:
    def make(content: LoadedContent, draw: random.Random, name: str) -> Mutation | None:
        places = _places(content, lambda _, field: field.reference is not None and _field(field) in names)
        if not places:
            return None
        item, field = draw.choice(places)
        kinds = {other.record.id: other.record.kind for other in content.records}
        others = sorted(
            identifier
            for identifier, kind in kinds.items()
            if identifier not in {field.value, item.record.id} and (kind == kinds.get(str(field.value))) is same_kind
        )
        return _changed(content, item, field.path, draw.choice(others), name) if others else None

    return make


def _break_reference(content: LoadedContent, draw: random.Random, name: str) -> Mutation | None:
    """A reference gets a letter wrong."""
    places = _places(content, lambda _, field: field.reference is not None)
    if not places:
        return None
    item, field = draw.choice(places)
    text = str(field.value)
    at = draw.randrange(len(text))
    return _changed(content, item, field.path, text[:at] + draw.choice("qxz") + text[at + 1 :], name)


def _change_term(vocabulary: str) -> Callable[[LoadedContent, random.Random, str], Mutation | None]:
    def make(content: LoadedContent, draw: random.Random, name: str) -> Mutation | None:
        places = _places(content, lambda _, field: field.term is not None and field.term.vocabulary == vocabulary)
        if not places:
            return None
        item, field = draw.choice(places)
        return _changed(content, item, field.path, draw.choice([term for term in PUBLISHED[vocabulary] if term != field.value]), name)

    return make


def _change_date(content: LoadedContent, draw: random.Random, name: str) -> Mutation | None:
    """A date of a statement moves by some days, months or years."""
    places = _places(content, lambda _, field: field.marker is not None and field.marker.what == "date" and field.path[-1] == "said")
    if not places:
        return None
    item, field = draw.choice(places)
    date = parse_date(str(field.value))
    if not date.is_day:
        return _changed(content, item, field.path, draw.choice(["2019-06-02", "2030-01-01", "1999"]), name)
    return _changed(
        content, item, field.path, (date.first + timedelta(days=draw.choice([-400, -30, -2, -1, 1, 2, 30, 400]))).isoformat(), name
    )


def _change_number(content: LoadedContent, draw: random.Random, name: str) -> Mutation | None:
    """A figure's number, or a number in a summary, becomes another."""
    figures = _places(content, lambda item, field: item.record.kind == "figures" and field.path[-1] == "value")
    summaries = _places(
        content,
        lambda item, field: (
            field.path == ("summary",) and item.record.kind in {"claims", "denials"} and any(map(str.isdigit, str(field.value)))
        ),
    )
    places = draw.choice([figures or summaries, summaries or figures])
    if not places:
        return None
    item, field = draw.choice(places)
    text = str(_raw(item, field.path))
    digits = [at for at, character in enumerate(text) if character.isdigit() and (at == 0 or not text[at - 1].isalpha())]
    if not digits:
        return None
    at = draw.choice(digits)
    other = draw.choice([digit for digit in "123456789" if digit != text[at]])
    return _changed(content, item, field.path, text[:at] + other + text[at + 1 :], name)


def _change_scope(content: LoadedContent, draw: random.Random, name: str) -> Mutation | None:
    """The ends of a passage move, or a passage is lost."""
    places = _places(
        content, lambda item, field: item.record.kind == "sources" and field.path[0] == "scope" and field.path[-1] in {"first", "last"}
    )
    if not places:
        return None
    item, field = draw.choice(places)
    words = str(field.value).split()
    source = next(seed for seed in content.seeds.values() if isinstance(item.record, Source) and seed.file == item.record.file)
    lines = [line for line in source.text.split("\n") if len(line.split()) > 6 and " ".join(words) not in " ".join(line.split())]
    if not lines:
        return None
    other = " ".join(draw.choice(lines).split()[:6])
    return _changed(content, item, field.path, other, name)


def _change_order(content: LoadedContent, draw: random.Random, name: str) -> Mutation | None:
    """The parts of an elided quote, or of a chain, change places."""
    places = [
        (item, path)
        for item in content.records
        for path in sorted({field.path[:-1] for field in item.values if _field(field) == "exact"}, key=str)
        if isinstance(_raw(item, path), list) and len(_raw(item, path)) > 1
    ]
    if not places:
        return None
    item, path = draw.choice(places)
    return _changed(content, item, path, list(reversed(_raw(item, path))), name)


def _change_id(content: LoadedContent, draw: random.Random, name: str) -> Mutation | None:
    """A record that others refer to gets another id."""
    referred = {str(field.value) for item in content.records for field in item.values if field.reference is not None}
    places = [item for item in content.records if item.record.id in referred]
    if not places:
        return None
    item = draw.choice(places)
    renamed = replace(item, record=item.record.model_copy(update={"id": f"{item.record.id[:70]}-x"}))
    changed = replace(content, records=tuple(renamed if other is item else other for other in content.records))
    return Mutation(name, item.record.id, item.record.kind, ("id",), item.record.id, renamed.record.id, changed)


def _drop_record(content: LoadedContent, draw: random.Random, name: str) -> Mutation | None:
    """A record is lost."""
    places = [item for item in content.records if item.record.status != "withdrawn"]
    if not places:
        return None
    item = draw.choice(places)
    changed = replace(content, records=tuple(other for other in content.records if other is not item))
    return Mutation(name, item.record.id, item.record.kind, (), item.record.id, "nothing", changed)


_MAKERS: Final[Mapping[str, Callable[[LoadedContent, random.Random, str], Mutation | None]]] = {
    "quote": _change_word,
    "holder": _change_reference(("holder",)),
    "stance": _change_term("stance"),
    "date": _change_date,
    "number": _change_number,
    "source": _change_reference(("source",)),
    "scope": _change_scope,
    "reference": _break_reference,
    "order": _change_order,
    "id": _change_id,
    "attribution": _change_reference(("who",)),
    "dropped record": _drop_record,
    "kind of record": _change_reference(
        tuple(sorted({"holder", "propositions", "source", "against", "utterance", "speaker", "place", "of"})), same_kind=False
    ),
    "operator": _change_term("operator of a figure"),
}

#: The classes, in the order of the plan.
CLASSES: Final = tuple(_MAKERS)
