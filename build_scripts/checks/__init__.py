"""The rules: one small generator each; its docstring is the rule.

A rule takes the linked dossier and yields problems. `all_rules` lists them; `problems_of` runs them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from ..dossier import Dossier
from ..problems import Problem
from . import attribution, numbers, our_words, records_agree, sources_show, stances, wording

Rule = Callable[[Dossier], Iterator[Problem]]

ALL_RULES: Final[tuple[Rule, ...]] = (
    *attribution.RULES,
    *numbers.RULES,
    *our_words.RULES,
    *records_agree.RULES,
    *sources_show.RULES,
    *stances.RULES,
    *wording.RULES,
)


def problems_of(dossier: Dossier) -> list[Problem]:
    """Every problem that the rules find."""
    return [problem for rule in ALL_RULES for problem in rule(dossier)]
