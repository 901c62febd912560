"""How the analysis rooms grow: each at 100, 1,000 and 10,000 statements of invented dossiers, in seconds of CPU.

    python -m tests.benchmark_analysis [SIZE …] [--crowded] [--only NAME] [--profile NAME]

A dossier grows as a real one does: with more statements come more texts (forty statements in each, of some thousand
words), more holders and more propositions (ten statements on each). `--crowded` puts a tenth of all statements on one
proposition, as the question that everybody speaks of. A ratio is the cost of a statement beside its cost at the size
before; 1 is linear.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import random
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any, Final

from build_scripts.analysis.absences import ledger_of_absences
from build_scripts.analysis.chains import attribution_chains
from build_scripts.analysis.corpus import corpus_of
from build_scripts.analysis.coverage import coverage_of
from build_scripts.analysis.figure_values import superlatives, value_pairs
from build_scripts.analysis.framing import framing
from build_scripts.analysis.known_at import known_at
from build_scripts.analysis.origins import Origins
from build_scripts.analysis.readings import variorum
from build_scripts.analysis.replies import right_of_reply
from build_scripts.analysis.shared_runs import SharedRun, shared_runs_of
from build_scripts.analysis.stances import stance_matrix, standing_statements
from build_scripts.analysis.standing import standings
from build_scripts.analysis.warnings import warning_ledger
from build_scripts.analysis.withdrawals import blast_radius
from build_scripts.dossier import Dossier
from build_scripts.exports.dossier_json import dossier_json
from build_scripts.records import Event, Proposition
from build_scripts.settings import Settings
from tests.small_dossiers import Piece, actor, claim, dossier_of, proposition, record, source

SIZES: Final = (100, 1_000, 10_000)
#: A cost that grows faster than this per statement, from one size to the next, is told as more than linear …
NEAR_LINEAR: Final = 2.0
#: … where it takes at least so many seconds: below that, start-up and caches are what is measured.
LEAST_SECONDS: Final = 0.5
#: Seconds of CPU after which an analysis is stopped.
LIMIT: Final = 300

STATEMENTS_PER_SOURCE: Final = 40
STATEMENTS_PER_PROPOSITION: Final = 10
_SYLLABLES: Final = ("ba", "do", "fi", "gu", "ha", "jo", "ki", "lu", "me", "no", "pa", "ro", "si", "tu", "ve", "wo", "ya", "ze")
_STANCES: Final = (
    "asserts",
    "asserts",
    "asserts",
    "denies",
    "reports",
    "speculates",
    "doubts",
    "concedes",
    "notes-no-evidence",
    "declines",
)
_BEGINNING: Final = date(2020, 1, 1)


class Words:
    """Words of an invented language, the frequent ones as frequent as in a real one (after Zipf)."""

    def __init__(self, draw: random.Random, size: int = 6_000) -> None:
        self.draw = draw
        self.words = list(
            dict.fromkeys("".join(draw.choice(_SYLLABLES) for _ in range(draw.choice((1, 2, 2, 3, 3, 4)))) for _ in range(size))
        )
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))

    def sentence(self, least: int = 10, most: int = 30) -> str:
        """A sentence of so many words."""
        words = self.draw.choices(self.words, cum_weights=self.weights, k=self.draw.randint(least, most))
        return f"{words[0].capitalize()} {' '.join(words[1:])}."


def invented(statements: int, *, crowded: bool = False, seed: int = 1) -> list[Piece]:
    """The records of a dossier with so many statements; the same for the same numbers."""
    draw = random.Random(seed)
    words = Words(draw)
    sources = max(3, statements // STATEMENTS_PER_SOURCE)
    propositions = max(3, statements // STATEMENTS_PER_PROPOSITION)
    holders = max(6, statements // 20)
    talks = max(2, statements // 10)
    figures = max(3, statements // 50)
    lines: list[list[str]] = [[f"Beginning{number}."] for number in range(sources)]
    pieces = _actors(draw, holders, sources)
    for number in range(talks):
        origin = {"origin": f"agency-{number % 5}"} if number % 3 == 0 else {}
        pieces.append(record("utterances", f"talk-{number}", speaker=f"holder-{draw.randrange(holders)}", **origin))
    for number in range(statements):
        on = "p-0" if crowded and number % 10 == 0 else f"p-{draw.randrange(propositions)}"
        pieces.append(_statement(draw, words, number, lines, on, holders, talks))
    pieces += _sources(words, lines)
    happened = [{"source": "text-0", "exact": "It happened at the harbour.", "role": "own_reporting"}]
    pieces += [record("events", f"event-{number}", date="2020-06-01", type="attack", quotes=happened) for number in range(max(2, figures))]
    pieces += [_figure(draw, number, happened) for number in range(figures)]
    pieces += [proposition(f"p-{number}", **_relations(draw, number, propositions, figures)) for number in range(propositions)]
    return pieces


def _actors(draw: random.Random, holders: int, sources: int) -> list[Piece]:
    states = max(2, holders // 5)
    made = [actor(f"state-{number}", "state") for number in range(states)] + [actor(f"agency-{number}", "outlet") for number in range(5)]
    for number in range(holders):
        kind = draw.choice(("person", "person", "person", "state-body", "unnamed"))
        party = f"state-{draw.randrange(states)}" if draw.random() < 0.7 else None
        made.append(actor(f"holder-{number}", kind, part_of=party, aliases=_aliases(draw, number, sources)))
    return made


def _aliases(draw: random.Random, number: int, sources: int) -> list[dict[str, str]]:
    """Three texts name a holder; of every fourth holder, two write what the third does not."""
    places = draw.sample(range(sources), k=3)
    return [
        {"name": f"Holder {number}" if place != places[-1] or number % 4 else f"Old Holder {number}", "source": f"text-{place}"}
        for place in places
    ]


def _sources(words: Words, lines: list[list[str]]) -> Iterator[Piece]:
    """The texts: the sentences of the statements, twenty more, and in most of them a paragraph of an agency that three others print too."""
    for row in lines:
        row.extend(words.sentence() for _ in range(20))
    for number in range(0, len(lines), 5):
        paragraph = [words.sentence(20, 30) for _ in range(3)]
        for row in lines[number : number + 4]:
            row.extend(paragraph)
    lines[0].append("It happened at the harbour.")
    for number, row in enumerate(lines):
        published = (_BEGINNING + timedelta(days=number % 300)).isoformat() if number % 3 else None
        yield source(f"text-{number}", "\n".join([*row, f"The end{number}."]), published=published)


def _statement(draw: random.Random, words: Words, number: int, lines: list[list[str]], on: str, holders: int, talks: int) -> Piece:
    """A statement in a sentence of its own; every fifth stands in two texts."""
    places = draw.sample(range(len(lines)), k=2 if number % 5 == 0 else 1)
    sentence = f"Nr{number} {words.sentence()}"
    for place in places:
        lines[place].append(sentence)
    holder = f"text-{places[0]}-outlet" if number % 6 == 0 else f"holder-{draw.randrange(holders)}"
    fields: dict[str, Any] = {
        "stance": draw.choice(_STANCES),
        "act": draw.choice(("claim", "report", "opinion", "assessment")),
        "said": (_BEGINNING + timedelta(days=draw.randrange(300))).isoformat() if number % 7 else None,
    }
    if number % 10 == 3:
        fields |= {"act": "accusation", "against": [f"holder-{draw.randrange(holders)}"]}
    if number % 50 == 4:
        fields |= {"act": "warning", "addressees": [f"holder-{draw.randrange(holders)}"], "receipt": on}
    if number % 4 == 0:
        fields["utterance"] = f"talk-{draw.randrange(talks)}"
    if number % 3 == 0:
        fields["attribution"] = [{"who": f"agency-{number % 5}", "cue": "told"}, {"who": holder, "cue": "said"}]
    return claim(f"say-{number}", holder, *((f"text-{place}", sentence) for place in places), on=on, **fields)


def _figure(draw: random.Random, number: int, quotes: Sequence[dict[str, str]]) -> Piece:
    values = [
        {
            "value": str(draw.randint(10, 500)),
            "operator": draw.choice(("exactly", "at-least", "about", "more-than")),
            "holder": f"holder-{draw.randrange(6)}",
            "as_of": (_BEGINNING + timedelta(days=draw.randrange(5))).isoformat(),
            "quotes": list(quotes),
        }
        for _ in range(draw.randint(1, 5))
    ]
    event = f"event-{number // 3 % 2}" if number < 6 else None
    return record("figures", f"figure-{number}", quantity=f"quantity {number % 3}", scope=f"Scope {number}.", of=event, values=values)


def _relations(draw: random.Random, number: int, propositions: int, figures: int) -> dict[str, Any]:
    """What a proposition is contrary to, what it implies, what it ranks, and to which question it belongs: some of it, in turn."""
    relations: dict[str, Any] = {"question": f"question-{number % 8}"} if number % 4 else {}
    if number % 5 == 1 and number + 1 < propositions:
        relations["contrary_to"] = [f"p-{number + 1}"]
    if number % 4 == 1 and number + 2 < propositions:
        relations["implies"] = [f"p-{number + 2}"]
    if number % 20 == 2:
        first, *others = draw.sample(range(figures), k=min(3, figures))
        relations["superlative"] = {"figure": f"figure-{first}", "rank": "1", "among": [f"figure-{other}" for other in others]}
    return relations


@lru_cache(maxsize=1)
def _runs(made: Dossier) -> tuple[SharedRun, ...]:
    """The shared runs, made once: they are timed by themselves."""
    return shared_runs_of(made)


def _each_support(made: Dossier) -> None:
    origins = Origins(made, _runs(made))
    for entry in made.of_kind(Proposition):
        origins.support_of(entry.id)


def _each_blast_radius(made: Dossier) -> None:
    origins = Origins(made, _runs(made))
    for name in made.texts:
        blast_radius(made, origins, name)


#: Each analysis as it is made for a whole site.
ANALYSES: Final[dict[str, Callable[[Dossier], object]]] = {
    "shared runs": shared_runs_of,
    "origins": _each_support,
    "standings": lambda made: standings(made, Origins(made, _runs(made))),
    "blast radius": _each_blast_radius,
    "stance matrix": stance_matrix,
    "absences": ledger_of_absences,
    "chains": lambda made: [attribution_chains(made, statement) for statement in standing_statements(made)],
    "replies": right_of_reply,
    "warnings": lambda made: warning_ledger(made, made.of_kind(Event)[0]),
    "known-at": lambda made: known_at(made, date(2020, 6, 1)),
    "framing": framing,
    "coverage": lambda made: [coverage_of(made, name) for name in made.texts],
    "bias panel": corpus_of,
    "figure pairs": value_pairs,
    "superlatives": superlatives,
    "variorum": variorum,
    "dossier.json": lambda made: dossier_json(made, Settings("Benchmark")),
}


class _TooLong(Exception):
    pass


@contextmanager
def _limited(seconds: int) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def seconds_of(analysis: Callable[[Dossier], object], made: Dossier, limit: int = LIMIT) -> float | None:
    """Seconds of CPU that an analysis takes; None where it is stopped at the limit."""
    gc.collect()
    started = time.process_time()
    try:
        with _limited(limit):
            analysis(made)
    except _TooLong:
        return None
    return time.process_time() - started


def measure(sizes: Sequence[int], *, crowded: bool = False, only: str = "", limit: int = LIMIT) -> dict[str, list[float | None]]:
    """For each analysis: its seconds at each size (None once it was stopped; it is then not tried at a greater one)."""
    found: dict[str, list[float | None]] = {name: [] for name in ANALYSES if only in name}
    for size in sizes:
        started = time.process_time()
        made = dossier_of(*invented(size, crowded=crowded))
        print(
            f"{size} statements: {len(made.texts)} texts, {len(made.records)} records, made in {time.process_time() - started:.1f} s",
            flush=True,
        )
        _runs(made)
        for name, row in found.items():
            row.append(None if None in row else seconds_of(ANALYSES[name], made, limit))
    return found


def table(found: dict[str, list[float | None]], sizes: Sequence[int]) -> list[str]:
    """A line for each analysis: seconds at each size, and how the cost of a statement grows from each to the next."""
    lines = [f"{'':14}" + "".join(f"{size:>10,}" for size in sizes) + "   cost of a statement, beside the size before"]
    for name, row in found.items():
        shown = "".join(f"{'—' if seconds is None else f'{seconds:.3f}':>10}" for seconds in row)
        ratios = []
        for (before, after), (small, large) in zip(pairwise(row), pairwise(sizes), strict=True):
            if before is None or after is None:
                ratios.append("stopped")
            else:
                ratio = (after / large) / max(before / small, 1e-7)
                ratios.append(f"× {ratio:.1f}" + (" more than linear" if ratio > NEAR_LINEAR and after > LEAST_SECONDS else ""))
        lines.append(f"{name:14}{shown}   {', '.join(ratios)}")
    return lines


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--crowded", action="store_true", help="a tenth of all statements on one proposition")
    parser.add_argument("--only", default="", metavar="NAME", help="the analyses whose name holds this")
    parser.add_argument("--limit", type=int, default=LIMIT, metavar="SECONDS", help="stop an analysis after so long")
    parser.add_argument("--profile", default="", metavar="NAME", choices=["", *ANALYSES], help="where the time of one analysis goes")
    given = parser.parse_args(arguments)
    if given.profile:
        made = dossier_of(*invented(given.sizes[-1], crowded=given.crowded))
        _runs(made)
        with cProfile.Profile() as profile:
            ANALYSES[given.profile](made)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(25)
        return
    print("\n".join(table(measure(given.sizes, crowded=given.crowded, only=given.only, limit=given.limit), given.sizes)))


if __name__ == "__main__":
    main()
