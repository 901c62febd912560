"""How long loading, checking and rendering take, and whether the cost of a record stays the same as a dossier grows.

Run by `make bench` as `python -m tests.benchmark`; sizes may be named: `python -m tests.benchmark 100 1000`. Each size is
measured in a process of its own, in CPU seconds (a busy machine does not count), after all modules are imported.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from build_scripts.checks import problems_of
from build_scripts.command_line import collect_seldom
from build_scripts.link_records import link_records
from build_scripts.load_content import load_content
from build_scripts.printed_texts import are_all_surely_set
from build_scripts.problems import ContentError
from build_scripts.render_pages import render_pages
from build_scripts.settings import read_settings
from tests import benchmark_analysis
from tests.built_sites import PROGRAMS, PROJECT, ROOTS
from tests.synthetic import write_dossier

SIZES: Final = (100, 1_000, 5_000)
STAGES: Final = ("load", "link", "check", "render")
#: What `dossier check` may take on the real content, after start-up.
REAL_CHECK_SECONDS: Final = 1.0


def measured(root: Path, *, renders: bool = True, profile: Path | None = None) -> dict[str, float]:
    """The records of a dossier, and the CPU seconds of each stage; raises ContentError where it has a problem."""
    result: dict[str, float] = {}

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        started = time.process_time()
        yield
        result[name] = time.process_time() - started

    with profiled(profile):
        with stage("load"):
            content, problems = load_content(root)
        with stage("link"):
            dossier, found = link_records(content)
        with stage("check"):
            problems = [*problems, *found, *problems_of(dossier)]
            are_all_surely_set(dossier, read_settings(root))
        if problems:
            raise ContentError(problems)
        if renders:
            with stage("render"):
                result["pages"] = len(dict(render_pages(dossier, read_settings(root))))
    result["records"] = len(dossier.records)
    return result


@contextmanager
def profiled(file: Path | None) -> Iterator[None]:
    """Writes a profile (for `python -m pstats`) of what happens within, where a file is named."""
    if file is None:
        yield
        return
    with cProfile.Profile() as profile:
        yield
    profile.dump_stats(file)


def measured_apart(root: Path, *, renders: bool, profile: Path | None = None) -> dict[str, float]:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmark", "--measure", str(root)]
    command += [] if renders else ["--no-pages"]
    command += ["--profile", str(profile)] if profile else []
    run = subprocess.run(command, capture_output=True, text=True, cwd=PROJECT, check=False)
    if run.returncode:
        raise SystemExit(f"{root} could not be measured:\n{run.stderr}")
    found: dict[str, float] = json.loads(run.stdout)
    return found


def book_apart(root: Path) -> tuple[float, float]:
    """The CPU seconds and the memory (MB, at its most) of printing a dossier's book in a process of its own, reading and checks included."""
    with tempfile.TemporaryDirectory() as folder:
        command = [PROGRAMS / "dossier", "--root", root, "pdf", "--output", Path(folder) / "book.pdf"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as run:
            _, status, used = os.wait4(run.pid, 0)
            run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode:
        raise SystemExit(f"the book of {root} could not be printed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def table(results: Sequence[Mapping[str, float]]) -> str:
    """Records, seconds of each stage, and what a record costs; the smallest dossier is 1.00."""
    stages = [stage for stage in STAGES if all(stage in result for result in results)]
    lines = [
        "  ".join([f"{'records':>8}", *(f"{stage:>8}" for stage in stages), f"{'check: ms/record':>20}", f"{'render: ms/record':>20}"])
    ]
    for result in results:
        seconds = [f"{result[stage]:7.2f}s" for stage in stages]
        costs = [
            f"{1000 * cost:11.2f} ({cost / cost_of(results[0], what):.2f})"
            for what in ("check", "render")
            if (cost := cost_of(result, what))
        ]
        lines.append("  ".join([f"{int(result['records']):8,}", *seconds, *(f"{cost:>20}" for cost in costs)]))
    return "\n".join(lines)


def cost_of(result: Mapping[str, float], what: str) -> float:
    """CPU seconds per record: of everything up to the checks, or of rendering; 0 where it was not measured."""
    stages = ("load", "link", "check") if what == "check" else ("render",)
    return sum(result.get(stage, 0.0) for stage in stages) / result["records"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures invented dossiers of each size, then the check of the real one, and prints a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=main.__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="numbers of records (default: %(default)s)")
    parser.add_argument("--no-pages", action="store_true", help="leave rendering out")
    parser.add_argument("--profile", type=Path, metavar="FILE", help="write a profile of the largest size, for `python -m pstats FILE`")
    parser.add_argument("--measure", type=Path, metavar="ROOT", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.measure:
        collect_seldom()  # as every command does
        print(json.dumps(measured(options.measure, renders=not options.no_pages, profile=options.profile)))
        return
    results = []
    for size in sorted(options.sizes):
        with tempfile.TemporaryDirectory() as folder:
            write_dossier(Path(folder) / "dossier", size)
            profile = options.profile.resolve() if options.profile and size == max(options.sizes) else None
            results.append(measured_apart(Path(folder) / "dossier", renders=not options.no_pages, profile=profile))
    print("CPU seconds, and milliseconds per record (in brackets: how many times that of the smallest dossier)\n")
    print(table(results))
    real = measured_apart(ROOTS["real"], renders=False)
    seconds = sum(real[stage] for stage in ("load", "link", "check"))
    verdict = "within" if seconds <= REAL_CHECK_SECONDS else "ABOVE"
    print(f"\n`dossier check` on the real dossier ({int(real['records']):,} records): {seconds:.2f} s, {verdict} {REAL_CHECK_SECONDS} s")
    print(f"\nThe book of the real dossier: {'{:.1f} s, {:.0f} MB'.format(*book_apart(ROOTS['real']))}")
    with tempfile.TemporaryDirectory() as folder:
        write_dossier(Path(folder) / "dossier", 1_000)
        print(f"The book of 1,000 invented records: {'{:.1f} s, {:.0f} MB'.format(*book_apart(Path(folder) / 'dossier'))}")
    print("\nThe analyses, in CPU seconds by statements\n")
    benchmark_analysis.main([] if options.sizes is SIZES else [str(size) for size in sorted(options.sizes)])


if __name__ == "__main__":
    main()
