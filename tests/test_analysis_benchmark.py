"""The benchmark of the analyses measures what it says: sound dossiers, the same each time, that grow as they should."""

from __future__ import annotations

import pytest

from build_scripts.dossier import Dossier
from build_scripts.records import KINDS, Claim, Source
from tests.benchmark_analysis import ANALYSES, LEAST_SECONDS, invented, measure, seconds_of, table
from tests.small_dossiers import dossier_of


@pytest.fixture(scope="module")
def made() -> Dossier:
    """A dossier of sixty statements, which links without a problem."""
    return dossier_of(*invented(60))


def test_a_benchmark_dossier_has_what_is_timed(made: Dossier) -> None:
    """Statements, texts that carry the same ones, propositions that lean on each other, figures, occasions."""
    assert 60 == len(made.of_kind(Claim))
    assert {"sources", "actors", "propositions", "claims", "utterances", "events", "figures"} <= {
        record.kind for record in made.records.values()
    }
    assert set(KINDS) >= {record.kind for record in made.records.values()}
    assert any(len({bound.quote.source for bound in made.quotes_of(claim.id)}) > 1 for claim in made.of_kind(Claim))
    assert all(len(made.texts[entry.id].text.split()) > 300 for entry in made.of_kind(Source))


def test_a_benchmark_dossier_is_the_same_each_time() -> None:
    """What is timed today can be timed tomorrow."""
    assert invented(40) == invented(40)
    assert invented(40) != invented(40, seed=2)


@pytest.mark.parametrize("name", ANALYSES)
def test_every_analysis_can_be_timed(made: Dossier, name: str) -> None:
    """Each runs on it, and finds something where it looks for something."""
    assert seconds_of(ANALYSES[name], made) is not None


def test_an_analysis_that_takes_too_long_is_stopped(made: Dossier) -> None:
    """And told as stopped."""

    def endless(_: Dossier) -> None:
        while True:
            pass

    assert seconds_of(endless, made, limit=1) is None


def test_the_table_tells_what_is_more_than_linear() -> None:
    """A row for each analysis; only what takes a while is called slow."""
    found: dict[str, list[float | None]] = {
        "even": [1.0, 10.0, 100.0],
        "steep": [1.0, 10.0, 300.0],
        "brief": [0.0001, 0.001, LEAST_SECONDS / 2],
        "endless": [1.0, None, None],
    }
    head, even, steep, brief, endless = table(found, (100, 1_000, 10_000))
    assert ["100", "1,000", "10,000"] == head.split()[:3]
    assert even.endswith("× 1.0, × 1.0")
    assert steep.endswith("× 1.0, × 3.0 more than linear")
    assert "more than linear" not in brief
    assert endless.endswith("stopped, stopped")


def test_what_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    """Each analysis at each size."""
    assert {"absences": 2} == {name: len(row) for name, row in measure((20, 40), only="absences").items()}
    assert "20 statements" in capsys.readouterr().out
