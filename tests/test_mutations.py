"""The mutation score: the plan is what it says it is, and the score measures the rules and can fail."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from build_scripts import mutations
from build_scripts.checks import Rule, attribution, numbers, records_agree, sources_show, stances
from build_scripts.load_content import LoadedContent, load_content
from build_scripts.mutations import (
    ALWAYS_CAUGHT,
    CLASSES,
    LEAST_OVER_ALL,
    Mutation,
    Score,
    is_caught,
    missing_knowledge,
    mutation_score,
    planned,
    without_seals,
)
from build_scripts.problems import ContentError
from build_scripts.quotations import fold_words
from build_scripts.records import KINDS
from tests.built_sites import PROJECT
from tests.small_dossiers import claim, content_of
from tests.toy_changes import TOY, copy_of_toy, edit, remove

#: Eleven changes of each class.
CHANGES = 11 * len(CLASSES)
SEED = 1


@pytest.fixture(scope="module")
def toy() -> LoadedContent:
    """The toy dossier, loaded."""
    content, problems = load_content(TOY)
    assert problems == []
    return content


@pytest.fixture(scope="module")
def plan(toy: LoadedContent) -> list[Mutation]:
    """A long plan: enough that every place has its turn."""
    return list(planned(toy, 60 * len(CLASSES), SEED))


# --- the plan


def in_words(changes: Sequence[Mutation]) -> list[str]:
    """The plan, without its copies."""
    return [f"{mutation.name}: {mutation.as_text}" for mutation in changes]


def test_the_same_seed_gives_the_same_plan(toy: LoadedContent) -> None:
    """A score can be repeated; another seed makes other changes; a longer plan begins as the shorter one does."""
    first = in_words(list(planned(toy, 70, SEED)))
    assert first == in_words(list(planned(toy, 70, SEED)))
    assert first == in_words(list(planned(toy, 140, SEED)))[:70]
    assert first != in_words(list(planned(toy, 70, SEED + 1)))


def test_the_plan_is_the_same_in_every_process() -> None:
    """Whatever order Python's sets have there."""
    script = (
        "from pathlib import Path; from build_scripts.load_content import load_content; from build_scripts.mutations import planned\n"
        f"for mutation in planned(load_content(Path({str(TOY)!r}))[0], 70, 1): print(mutation.as_text)"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=PROJECT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert 1 == len(told)


def test_every_class_occurs_and_each_as_often(plan: list[Mutation]) -> None:
    """The classes take turns."""
    assert dict.fromkeys(CLASSES, 60) == dict(Counter(mutation.name for mutation in plan))


def test_every_class_that_is_asked_for_is_there() -> None:
    """A word of a quote, holder, stance, date, number, source, scope, reference, order of parts, id, attribution, dropped record."""
    asked = ["quote", "holder", "stance", "date", "number", "source", "scope", "reference", "order", "id", "attribution"]
    assert {*asked, "dropped record"} <= set(CLASSES)
    assert set(ALWAYS_CAUGHT) <= set(CLASSES)


def test_every_kind_of_record_is_changed(plan: list[Mutation]) -> None:
    """No kind is left out."""
    assert set(KINDS) == {mutation.kind for mutation in plan}


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every single value of a file's fields, with its path."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from leaves(item, (*path, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from leaves(item, (*path, number))
    else:
        yield path, value


def test_each_copy_differs_in_one_field(toy: LoadedContent, plan: list[Mutation]) -> None:
    """One record, and in it one field; the seeds and all other records are the very same."""
    bare = without_seals(toy)
    before = {item.record.id: item for item in bare.records}
    for mutation in plan:
        after = {item.record.id: item for item in mutation.changed.records}
        touched = {name for name in {*before, *after} if before.get(name) is not after.get(name) and before.get(name) != after.get(name)}
        assert mutation.changed.seeds is bare.seeds
        assert mutation.record in touched, mutation.as_text
        if mutation.name == "id":
            assert touched == {mutation.record, mutation.after}
            assert before[mutation.record].yaml == after[mutation.after].yaml
        elif mutation.record in after:
            assert touched == {mutation.record}
            old, new = (dict(leaves(items[mutation.record].yaml.fields)) for items in (before, after))
            changed = {path for path in {*old, *new} if old.get(path) != new.get(path)}
            assert all(path[: len(mutation.path)] == mutation.path for path in changed), mutation.as_text
        else:
            assert touched == {mutation.record}
            assert mutation.name == "dropped record" or mutation.record in mutation.changed.unread_ids


@pytest.mark.parametrize("name", ["quote", "reference"])
def test_each_change_changes_something(toy: LoadedContent, name: str) -> None:
    """What is put there is not what stood there, also when the differences that never matter are taken out."""
    for seed in range(12):
        for mutation in planned(toy, 30 * len(CLASSES), seed):
            if mutation.name == name:
                assert fold_words(mutation.before) != fold_words(mutation.after), mutation.as_text


def test_each_change_of_the_other_classes_changes_something(plan: list[Mutation]) -> None:
    """So that a change that is not caught is a change."""
    for mutation in plan:
        if mutation.name not in {"quote", "reference"}:
            assert mutation.before != mutation.after, mutation.as_text


def test_a_year_is_changed_to_another() -> None:
    """Also one that the plan itself likes to put."""
    for seed in range(20):
        for mutation in planned(content_of(claim("a", said="1999")), 2 * len(CLASSES), seed):
            if mutation.name == "date":
                assert mutation.before != mutation.after


def test_withdrawn_records_are_not_changed(toy: LoadedContent, plan: list[Mutation]) -> None:
    """Nobody upholds them; but what is renamed or turned round may be one."""
    withdrawn = {item.record.id for item in toy.records if item.record.status == "withdrawn"}
    assert withdrawn
    assert {"order", "id"} >= {mutation.name for mutation in plan if mutation.record in withdrawn}


def test_stored_copies_are_switched_off(toy: LoadedContent, plan: list[Mutation]) -> None:
    """No pinned sentence and no ledger can catch a change, and no hash is changed that could."""
    assert () == plan[0].changed.published_ids
    assert not any(getattr(item.record, "sentences", ()) for item in plan[0].changed.records)
    assert not any(mutation.path[:1] in {("sha256",), ("sentences",)} for mutation in plan)
    renamed = replace(toy, published_ids=(("claims", "long-gone"),))
    assert mutation_score(renamed, 1, SEED).tried == mutation_score(toy, 1, SEED).tried


def test_a_class_that_has_no_place_is_passed_over() -> None:
    """A dossier of one claim has no number, no scope to move and no second part; the plan goes on without."""
    found = Counter(mutation.name for mutation in planned(content_of(claim("a")), 40, SEED))
    assert 40 == found.total()
    assert {"quote", "reference", "stance", "dropped record"} <= set(found)
    assert not {"number", "order", "date", "attribution", "operator"} & set(found)


def test_nothing_can_be_changed_in_an_empty_dossier() -> None:
    """The plan ends."""
    assert [] == list(planned(content_of(), 40, SEED))


# --- the score


@pytest.fixture(scope="module")
def score(toy: LoadedContent) -> Score:
    """The score of the toy."""
    return mutation_score(toy, CHANGES, SEED)


def test_the_toy_s_score(score: Score) -> None:
    """All of what must always be caught, and of all changes at least the share that is promised."""
    told = "\n".join(f"{mutation.name}: {mutation.as_text}" for mutation in score.survivors)
    assert 150 <= sum(score.tried.values()) == CHANGES
    assert {name: score.tried[name] for name in ALWAYS_CAUGHT} == {name: score.caught.get(name, 0) for name in ALWAYS_CAUGHT}, told
    assert score.share >= LEAST_OVER_ALL, told


def test_the_score_adds_up(score: Score) -> None:
    """By class, by kind and over all it is one sum; what was not caught is listed, with what a rule would have to know."""
    assert sum(score.tried.values()) == sum(tried for _, tried in score.by_kind.values())
    assert sum(score.caught.values()) == sum(caught for caught, _ in score.by_kind.values())
    assert len(score.survivors) == sum(score.tried.values()) - sum(score.caught.values())
    assert score.share == sum(score.caught.values()) / sum(score.tried.values())
    assert all(score.caught.get(name, 0) <= tried for name, tried in score.tried.items())


def test_a_survivor_says_what_a_rule_would_have_to_know(plan: list[Mutation]) -> None:
    """Each class in words; and a line that leads to the field."""
    for mutation in plan[: len(CLASSES)]:
        assert missing_knowledge(mutation)
        assert mutation.as_text.startswith(f"{mutation.kind}/{mutation.record} ")


def test_progress_is_told_after_each_change(toy: LoadedContent) -> None:
    """Once for each."""
    ticks: list[None] = []
    mutation_score(toy, 5, SEED, lambda: ticks.append(None))
    assert 5 == len(ticks)


def test_no_change_is_no_failure() -> None:
    """Nothing tried, nothing missed."""
    assert 1.0 == Score({}, {}, {}, ()).share


def share_caught(plan: Sequence[Mutation], name: str, most: int = 12) -> float:
    """The share of the changes of a class that is caught, of the first so many."""
    changes = [mutation for mutation in plan if mutation.name == name][:most]
    return sum(is_caught(mutation.changed) for mutation in changes) / len(changes)


WHO_CATCHES: list[tuple[str, Sequence[Rule]]] = [
    ("holder", attribution.RULES),
    ("attribution", attribution.RULES),
    ("number", numbers.RULES),
    ("operator", numbers.RULES),
    ("stance", stances.RULES),
    ("date", (*records_agree.RULES, *sources_show.RULES, *stances.RULES)),
    ("source", sources_show.RULES),
    ("dropped record", (*sources_show.RULES, *records_agree.RULES)),
]


@pytest.mark.parametrize(("name", "rules"), WHO_CATCHES, ids=[name for name, _ in WHO_CATCHES])
def test_without_its_rules_a_class_is_caught_less_often(
    plan: list[Mutation], name: str, rules: Sequence[Rule], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The score can fail: what catches a class is a rule, and not the plan itself."""
    whole = share_caught(plan, name)
    monkeypatch.setattr(mutations, "ALL_RULES", tuple(rule for rule in mutations.ALL_RULES if rule not in rules))
    assert share_caught(plan, name) < whole


def test_without_any_rule_the_score_falls(toy: LoadedContent, score: Score, monkeypatch: pytest.MonkeyPatch) -> None:
    """Binding and references catch what they can; the rest is what the rules understand."""
    monkeypatch.setattr(mutations, "ALL_RULES", ())
    bare = mutation_score(toy, CHANGES, SEED)
    assert bare.share < score.share - 0.2
    assert dict.fromkeys(("quote", "reference", "id", "order", "kind of record"), 11) == {
        name: bare.caught.get(name, 0) for name in ("quote", "reference", "id", "order", "kind of record")
    }


# --- content that has problems


def broken(folder: Path, *changes: Any) -> LoadedContent:
    """The toy, broken, as far as it can be loaded."""
    root = copy_of_toy(folder)
    for change in changes:
        change(root)
    return load_content(root)[0]


BROKEN = [
    pytest.param(
        edit("claims/thistle-is-sorry.yaml", "propositions: [nights-are-dark]", "propositions: [nights-are-bright]"), id="linking"
    ),
    pytest.param(edit("claims/thistle-is-sorry.yaml", "dark nights of our", "bright nights of our"), id="a quote"),
    pytest.param(edit("claims/thistle-is-sorry.yaml", "stance: asserts", "stance: notes-no-evidence"), id="a rule"),
]


@pytest.mark.parametrize("change", BROKEN)
def test_content_with_problems_is_refused(change: Any, tmp_path: Path) -> None:
    """Else every change would look caught."""
    with pytest.raises(ContentError):
        mutation_score(broken(tmp_path, change), 1, SEED)


def test_content_with_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """A change would look caught by what was broken before."""
    unread = edit("disagreements/group-or-society.yaml", "type: scope-mismatch", "type: scope: mismatch")
    content = broken(tmp_path, unread)
    assert content.unread_ids
    with pytest.raises(ContentError):
        mutation_score(content, 1, SEED)


def test_the_ledger_alone_is_no_problem(tmp_path: Path) -> None:
    """A record that was published and is gone is told by the ledger, which is switched off; it is not in the way here."""
    gone = [remove("places/dunmorrow.yaml"), edit("precedents/bell-of-dunmorrow.yaml", "place: dunmorrow\n", "")]
    assert 1 == sum(mutation_score(broken(tmp_path, *gone), 1, SEED).tried.values())
