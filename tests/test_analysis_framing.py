"""Framing, coverage and the bias panel: what each source brings, what has become of its sentences, and how few the sources are."""

from __future__ import annotations

from typing import Any

from build_scripts.analysis.corpus import corpus_of
from build_scripts.analysis.coverage import SourceCoverage, coverage_of, words_quoted
from build_scripts.analysis.framing import Carried, Voice, framing
from tests.small_dossiers import Piece, actor, claim, denial, dossier_of, figure, proposition, source, value

WITHDRAWN = {"status": "withdrawn", "withdrawn_on": "2020-01-01", "withdrawn_reason": "It was a mistake."}


# --- framing


def brought(*pieces: Piece) -> dict[str, dict[str, Carried]]:
    """How the sources bring the propositions."""
    return {row.proposition: dict(row.by_source) for row in framing(dossier_of(*pieces))}


LAMP = source("paper", "The lamp is gone.", "Ann has it, said Ben. She has not, said Ann. Bells ring.", leaving_out=["A recipe for bread."])


def test_the_order_in_which_a_source_brings_them() -> None:
    """By where each stands first; the statements and holders in the order of the text."""
    found = brought(
        LAMP,
        denial("a-denies", "ann", ("paper", "She has not, said Ann."), on="ann-has-it"),
        claim("b-accuses", "ben", ("paper", "Ann has it"), on="ann-has-it"),
        claim("paper-says", "paper-outlet", ("paper", "The lamp is gone."), on="gone"),
        claim("bells", "paper-outlet", ("paper", "Bells ring."), on="bells-ring gone"),
    )
    assert {"gone": 1, "ann-has-it": 2, "bells-ring": 3} == {name: carried["paper"].rank for name, carried in found.items()}
    hasit = found["ann-has-it"]["paper"]
    assert ("b-accuses", "a-denies") == hasit.statements
    assert ("ben", "ann") == tuple(voice.holder for voice in hasit.voices)
    assert (Voice("ben", "asserts", is_own=False), Voice("ann", "denies", is_own=False)) == hasit.voices
    assert ("paper-says", "bells") == found["gone"]["paper"].statements
    assert (Voice("paper-outlet", "asserts", is_own=True),) == found["gone"]["paper"].voices


def test_a_stance_belongs_to_its_holder() -> None:
    """What a source passes on is not its own, whatever it says itself; one holder's stance counts once."""
    found = brought(
        LAMP,
        claim("b-accuses", "ben", ("paper", "Ann has it"), on="it"),
        claim("b-again", "ben", ("paper", "said Ben."), on="it"),
        claim("paper-guesses", "paper-outlet", ("paper", "Bells ring."), on="it", stance="speculates"),
    )
    assert (Voice("ben", "asserts", is_own=False), Voice("paper-outlet", "speculates", is_own=True)) == found["it"]["paper"].voices
    assert ("ben", "paper-outlet") == tuple(voice.holder for voice in found["it"]["paper"].voices)


def test_where_it_stands() -> None:
    """The share of the text in scope that stands before it: the first is at 0, and what is out of scope does not count."""
    bread = "\n".join(f"Bread {number}." for number in range(200))
    scope = {
        "passages": [{"first": "One two", "last": "three four."}, {"first": "Five six", "last": "seven eight."}],
        "excluded": [{"first": "Bread 0.", "last": "Bread 199.", "reason": "A recipe."}],
    }
    text = source("paper", bread, "One two three four.", "Five six seven eight.", scope=scope)
    found = brought(
        text,
        claim("first", "ann", ("paper", "One two"), on="at-start"),
        claim("second", "ann", ("paper", "Five six"), on="at-half"),
    )
    assert 0 == found["at-start"]["paper"].place
    assert 0.4 < found["at-half"]["paper"].place < 0.6


def test_a_source_that_leaves_it_out_is_not_there() -> None:
    """And each source has an order of its own."""
    found = brought(claim("first", on="p", by="one"), claim("second", on="q", by="one two"))
    assert {"p": ["one"], "q": ["one", "two"]} == {name: sorted(carried) for name, carried in found.items()}
    assert (2, 1) == (found["q"]["one"].rank, found["q"]["two"].rank)


def test_one_statement_in_two_places_of_a_source() -> None:
    """Counts once, at its first place."""
    found = brought(
        source("paper", "Gone, said Ann. Ben slept. All gone, she said."),
        claim("other", "ben", ("paper", "Ben slept."), on="q"),
        claim("first", "ann", ("paper", "All gone"), ("paper", "Gone, said Ann.")),
    )
    assert ("first",) == found["p"]["paper"].statements
    assert (1, 2) == (found["p"]["paper"].rank, found["q"]["paper"].rank)


def test_what_is_withdrawn_frames_nothing() -> None:
    """Neither a statement nor a source."""
    found = brought(
        claim("gone", by="paper", **WITHDRAWN), claim("both", on="q", by="paper old"), claim("lost", by="old"), source("old", **WITHDRAWN)
    )
    assert {"q": ["paper"]} == {name: list(carried) for name, carried in found.items()}


# --- coverage


def states(found: SourceCoverage) -> list[tuple[int, str, tuple[str, ...], str]]:
    """Each sentence: its number, state, records and reason."""
    return [(sentence.number, sentence.state, sentence.records, sentence.reason) for sentence in found.sentences]


def test_each_sentence_in_scope_is_used_ignored_or_open() -> None:
    """By the quotes that touch it; a quote wins over a reason to ignore; sentences out of scope are not told, but counted."""
    found = coverage_of(
        dossier_of(
            source(
                "paper",
                "The lamp is gone. Ann has it. Nobody knows why.",
                "A caption. Bells ring.",
                leaving_out=["A recipe for bread."],
                ignored=["A caption.", "Bells ring"],
            ),
            claim("a", "ann", ("paper", ["lamp is gone.", "Ann has"])),
            claim("b", "ann", ("paper", "Bells")),
            claim("c", "ann", ("paper", "has it."), ("paper", "Ann")),
        ),
        "paper",
    )
    assert [
        (1, "used", ("a",), ""),
        (2, "used", ("a", "c"), ""),
        (3, "open", (), ""),
        (4, "ignored", (), "Not about it: A caption."),
        (5, "used", ("b",), ""),
    ] == states(found)
    assert (3, 1, 1) == tuple(found.count(state) for state in ("used", "ignored", "open"))


def test_a_sentence_out_of_scope_between_two_passages_keeps_its_number() -> None:
    """Numbers are those of the file, so that they are the same whatever the scope."""
    scope = {
        "passages": [{"first": "One lamp.", "last": "One lamp."}, {"first": "Three lamps.", "last": "Three lamps."}],
        "excluded": [{"first": "Two pears.", "last": "Two pears.", "reason": "A recipe."}],
    }
    found = coverage_of(dossier_of(source("paper", "One lamp.\n\nTwo pears.\n\nThree lamps.", scope=scope)), "paper")
    assert [(1, 1), (3, 5)] == [(sentence.number, sentence.line) for sentence in found.sentences]


def test_every_kind_of_record_uses_a_sentence() -> None:
    """A figure's quote as well as a statement's; each record once, sorted."""
    found = coverage_of(
        dossier_of(
            source("counts", "They were counted."), figure("lamps", value("2"), value("3")), claim("a", "ann", ("counts", "counted"))
        ),
        "counts",
    )
    assert [("a", "lamps")] == [sentence.records for sentence in found.sentences]


def test_a_quote_uses_every_sentence_that_it_touches() -> None:
    """And none beside it, though they stand back to back."""
    found = coverage_of(
        dossier_of(
            source("paper", "It rained. It snowed. It froze. It thawed."), claim("a", "ann", ("paper", "rained. It snowed. It froze"))
        ),
        "paper",
    )
    assert ["used", "used", "used", "open"] == [sentence.state for sentence in found.sentences]


def test_a_withdrawn_record_uses_nothing_and_leaves_nothing_open() -> None:
    """What it alone quoted is told as that; a record that is upheld, or a reason to ignore the sentence, comes first."""
    found = coverage_of(
        dossier_of(
            source("paper", "The lamp is gone. Ann has it. Nobody knows why. It rained.", ignored=["Nobody knows why."]),
            claim("a", "ann", ("paper", "The lamp is gone. Ann has it. Nobody knows why."), **WITHDRAWN),
            claim("b", "ann", ("paper", "Ann has it."), **WITHDRAWN),
            claim("c", "ann", ("paper", "Ann has it.")),
        ),
        "paper",
    )
    assert [
        (1, "withdrawn", ("a",), ""),
        (2, "used", ("c",), ""),
        (3, "ignored", (), "Not about it: Nobody knows why."),
        (4, "open", (), ""),
    ] == states(found)
    assert words_quoted(dossier_of(source("paper", "It rained."), claim("a", "ann", ("paper", "It rained."), **WITHDRAWN)), "paper") == (
        0,
        2,
    )


# --- the bias panel


def test_the_bias_panel_counts_what_stands() -> None:
    """Sources that stand, by what they show and what they do not; the most frequent first, then by name."""
    basis: dict[str, Any] = {
        "publisher": "the head",
        "published": "the head",
        "title": "the head",
        "genre": "its tone",
        "language": "the text",
    }
    found = corpus_of(
        dossier_of(
            source("a", "One two three.", genre="opinion", publisher="A", published="2020-01-01", title="T", basis=basis),
            source("b", "Four five.", "Six.", leaving_out=["Seven eight nine."], genre="news-report", truncated="It ends without a stop."),
            source("c", "Ten.", language=None),
            source("d", "Eleven.", genre="news-report", publisher="D", **WITHDRAWN),
            claim("one", "clerk", ("a", "One")),
            claim("two", "quill", ("b", "Six.")),
            claim("three", "ann", ("c", "Ten.")),
            claim("lost", "ann", ("d", "Eleven.")),
            claim("gone", "ann", ("a", "two"), **WITHDRAWN),
            actor("quill", "state"),
            actor("clerk", part_of="quill"),
            proposition("p"),
        )
    )
    assert (3, 1) == (found.sources, found.withdrawn)
    assert (("en", 2), ("not shown", 1)) == found.languages
    assert (("news-report", 1), ("not shown", 1), ("opinion", 1)) == found.genres
    assert (1, 1, 1, 1) == (found.publishers_shown, found.dates_shown, found.titles_shown, found.truncated)
    assert 7 == found.words_in_scope
    assert 3 == found.statements
    assert (("quill", 2), ("ann", 1)) == found.sides
