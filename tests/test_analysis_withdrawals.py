"""Blast radius: what loses its only origin, or all support, if a source or a statement falls."""

from __future__ import annotations

import pytest

from build_scripts.analysis.origins import Origins
from build_scripts.analysis.withdrawals import BlastRadius, blast_radius
from tests.small_dossiers import Piece, actor, claim, denial, dossier_of, figure, record, source, value

WITHDRAWN = {"status": "withdrawn", "withdrawn_on": "2020-01-01", "withdrawn_reason": "It was a mistake."}


def radius(withdrawn: str, *pieces: Piece) -> BlastRadius:
    """What falls with one source or statement of an invented dossier."""
    made = dossier_of(*pieces)
    return blast_radius(made, Origins(made), withdrawn)


def test_a_statement_that_rests_on_a_source_alone_falls_with_it() -> None:
    """And what it alone held loses all support."""
    assert BlastRadius("paper", ("only",), ("p",), (), ()) == radius("paper", claim("only"))


def test_a_statement_in_two_sources_stays() -> None:
    """One origin before and after: nothing becomes single-origin."""
    assert BlastRadius("paper", (), (), (), ()) == radius("paper", claim("both", by="paper other"))


def test_the_last_but_one_origin() -> None:
    """Two origins, of which one falls: the proposition becomes single-origin."""
    assert BlastRadius("paper", ("first",), (), ("p",), ()) == radius("paper", claim("first"), claim("second", "ben", by="other"))


def test_one_of_three_origins() -> None:
    """Two are left: the statement falls, and the proposition stays as it is."""
    made = [claim("first"), claim("second", "ben", by="other"), claim("third", "cat", by="third-paper")]
    assert BlastRadius("paper", ("first",), (), (), ()) == radius("paper", *made)


def test_a_statement_may_fall_too() -> None:
    """Its own propositions alone are touched."""
    made = [claim("first", on="p q"), claim("second", "ben", by="other", on="p"), claim("third", "cat", on="r")]
    assert BlastRadius("first", ("first",), ("q",), ("p",), ()) == radius("first", *made)


def test_what_goes_against_a_proposition_supports_nothing() -> None:
    """A denial that falls leaves no proposition unsupported."""
    assert BlastRadius("paper", ("no",), (), (), ()) == radius("paper", denial("no"), claim("yes", "ben", by="other"))


def test_other_records_fall_with_their_only_source() -> None:
    """A figure or an event all of whose quotes stood there."""
    event = record(
        "events", "theft", date=None, type="attack", quotes=[{"source": "counts", "exact": "They were counted.", "role": "own_reporting"}]
    )
    kept = record(
        "events",
        "kept",
        date=None,
        type="attack",
        quotes=[
            {"source": "counts", "exact": "They were counted.", "role": "own_reporting"},
            {"source": "other", "exact": "All of them.", "role": "own_reporting"},
        ],
    )
    found = radius("counts", figure("lamps", value("3")), source("other", "All of them."), event, kept)
    assert BlastRadius("counts", (), (), (), ("lamps", "theft")) == found


def test_a_value_of_a_figure_that_keeps_others() -> None:
    """The value that rests on the source alone falls; one that another source gives too stays."""
    words = {"role": "own_reporting"}
    lamps = figure(
        "lamps",
        value("3", quotes=[{"source": "counts", "exact": "There were 3.", **words}]),
        value("4", quotes=[{"source": "other", "exact": "There were 4.", **words}]),
    )
    texts = [source("counts", "There were 3."), source("other", "There were 4.")]
    assert BlastRadius("counts", (), (), (), (), (("lamps", 0),)) == radius("counts", lamps, *texts)


def test_a_single_quote() -> None:
    """One of two articles no longer carries the statement: it stands, and rests on the other alone."""
    made = [claim("both", by="paper other"), claim("second", "ben", by="third")]
    assert BlastRadius("both#quote-1", (), (), (), ()) == radius("both#quote-1", *made)
    assert BlastRadius("second#quote-1", ("second",), (), ("p",), ()) == radius("second#quote-1", *made)


def test_an_occasion_takes_with_it_what_was_said_on_it() -> None:
    """All of one talk, and nothing else."""
    made = [claim("first", utterance="talk"), claim("second", "ben", by="other", utterance="talk"), claim("third", "cat", by="third-paper")]
    assert BlastRadius("talk", ("first", "second"), ("p",), (), ()) == radius("talk", *made[:2])
    assert BlastRadius("talk", ("first", "second"), (), ("p",), ()) == radius("talk", *made)


def test_an_origin_takes_with_it_what_it_passed_on() -> None:
    """An agency that told the one article; the other has the words from the speaker."""
    chain = [{"who": "agency", "cue": "told", "source": "paper"}, {"who": "ann", "cue": "said"}]
    made = [
        claim("first", "ann", by="paper other", attribution=chain),
        claim("second", "ann", attribution=chain),
        actor("agency", "outlet"),
    ]
    assert BlastRadius("agency", ("second",), (), (), ()) == radius("agency", *made)
    assert BlastRadius("ann", ("first", "second"), ("p",), (), ()) == radius("ann", *made)


@pytest.mark.parametrize("name", ["nobody", "first#quote-2", "first#quote-0", "first#2", ""])
def test_what_is_not_there_cannot_be_withdrawn(name: str) -> None:
    """The id is given back in the error."""
    with pytest.raises(KeyError):
        radius(name, claim("first"))


def test_a_source_that_nobody_quotes_takes_nothing_with_it() -> None:
    """Nothing falls."""
    assert BlastRadius("other", (), (), (), ()) == radius("other", claim("first"), source("other", "Nothing."))


def test_what_is_withdrawn_already_is_not_lost_again() -> None:
    """A withdrawn statement of the source is not told."""
    assert BlastRadius("paper", ("first",), ("p",), (), ()) == radius("paper", claim("first"), claim("gone", **WITHDRAWN))


def test_nothing_is_changed() -> None:
    """Thinking a source away leaves the dossier as it was."""
    made = dossier_of(claim("first"), claim("second", "ben", by="other"))
    origins = Origins(made)
    before = origins.support_of("p")
    blast_radius(made, origins, "paper")
    assert before == origins.support_of("p")


def test_a_withdrawn_source_holds_nothing_up() -> None:
    """A statement in two sources, one of which has fallen, rests on the other alone."""
    found = radius("paper", claim("both", by="paper old"), source("old", **WITHDRAWN))
    assert BlastRadius("paper", ("both",), ("p",), (), ()) == found
