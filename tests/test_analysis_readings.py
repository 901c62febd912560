"""The variorum: the readings of two and more witnesses, aligned word by word."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.analysis.readings import WORDS_AROUND, Column, Variorum, aligned, variorum
from build_scripts.read_dossier import read_dossier
from tests.small_dossiers import Piece, actor, claim, dossier_of, proposition, record, source
from tests.toy_changes import TOY

WITHDRAWN = {"status": "withdrawn", "withdrawn_on": "2020-01-01", "withdrawn_reason": "It was a mistake."}
#: More than this takes on a slow machine.
SECONDS = 10.0


def shown(columns: tuple[Column, ...]) -> list[str]:
    """Each column in a line: `a` where all read so, `a | b` where not, `–` where a witness has nothing, `.` for punctuation."""
    return [
        (column.readings[0] or "–" if column.is_shared else " | ".join(reading or "–" for reading in column.readings))
        + (" ." if column.is_punctuation else "")
        for column in columns
    ]


ALIGNED = [
    pytest.param(["the lamp is gone", "the lamp is gone"], ["the", "lamp", "is", "gone"], id="the same"),
    pytest.param(["The Lamp", "the lamp"], ["The", "Lamp"], id="case is no variant"),
    pytest.param(["it’s “gone”", "it's \"gone\""], ["it’s", "“ .", "gone", "” ."], id="typography is no variant"),
    pytest.param(["the great lamp is gone", "the lamp is gone"], ["the", "great | –", "lamp", "is", "gone"], id="an elision"),
    pytest.param(["the lamp", "the lamp is gone"], ["the", "lamp", "– | is", "– | gone"], id="an elision at the end"),
    pytest.param(["is gone", "the lamp is gone"], ["– | the", "– | lamp", "is", "gone"], id="an elision at the beginning"),
    pytest.param(["Thistle said no", "Thistel said no"], ["Thistle | Thistel", "said", "no"], id="a variant spelling"),
    pytest.param(["gone, she said", "gone she said"], ["gone", ", | – .", "she", "said"], id="punctuation that one leaves out"),
    pytest.param(["gone, she said", "gone – she said"], ["gone", ", | – .", "she", "said"], id="other punctuation"),
    pytest.param(["a b c d", "x y z"], ["a | x", "b | y", "c | z", "d | –"], id="nothing in common"),
    pytest.param(
        ["the lamp is gone", "the old lamp is gone", "lamp is lost"],
        ["the | the | –", "– | old | –", "lamp", "is", "gone | gone | lost"],
        id="three witnesses",
    ),
    pytest.param(["don’t go", "don't go"], ["don’t", "go"], id="an apostrophe is inside its word"),
    pytest.param(["non-combatant here", "non-combatant there"], ["non-combatant", "here | there"], id="a hyphen too"),
    pytest.param(["Перо, сказал он", "перо сказал он"], ["Перо", ", | – .", "сказал", "он"], id="another script"),
    pytest.param(["", "the lamp"], [], id="nothing to align with"),
    pytest.param(["a " * 401, "a"], [], id="too long to be of use"),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), ALIGNED)
def test_alignment(texts: list[str], expected: list[str]) -> None:
    """Shared words, what one has and another has not, other spellings, other punctuation."""
    assert expected == shown(aligned(texts))


def test_four_hundred_words_are_still_looked_at() -> None:
    """The longest reading that is aligned."""
    assert 400 == len(aligned(["a " * 400, "a"]))


TOKEN = re.compile(r"\w+|[^\w\s]")

readings = st.lists(
    st.lists(st.sampled_from(["the", "The", "lamp", "gone", ",", "“", "”", "it’s", "it's", "…", "Перо", "2.5", "a-b", "é", "e\u0301", "😀"]), min_size=1, max_size=12).map(" ".join),
    min_size=2,
    max_size=4,
)  # fmt: skip


def tokens(text: str) -> list[str]:
    """Every word and every sign of a text."""
    return TOKEN.findall(text)


@given(readings)
@example(["the lamp, the lamp", "the lamp"])
@settings(max_examples=60)
def test_the_columns_read_back_to_each_witness(texts: list[str]) -> None:
    """Down one witness's column stand its words, all of them, in order, as it prints them."""
    columns = aligned(texts)
    for number, text in enumerate(texts):
        assert tokens(text) == tokens(" ".join(column.readings[number] or "" for column in columns))


@given(readings)
@settings(max_examples=40)
def test_a_column_says_what_it_shares(texts: list[str]) -> None:
    """Shared is where every witness reads the same but for case and typography; nothing is shared with a gap, no column is empty."""
    for column in aligned(texts):
        assert any(column.readings)
        if column.is_shared:
            assert all(column.readings)
            assert 1 == len({reading.casefold().translate(str.maketrans("’“”", '\'""')) for reading in column.readings if reading})
        assert column.is_punctuation == all(not re.search(r"\w", reading) for reading in column.readings if reading)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40), st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
@settings(max_examples=60)
def test_any_text_is_aligned_or_left_out(first: str, second: str) -> None:
    """Whatever the signs, nothing breaks; and the words come back."""
    columns = aligned([first, second])
    if columns:
        assert tokens(first) == tokens(" ".join(column.readings[0] or "" for column in columns))


def test_long_readings_take_no_long_time() -> None:
    """Three witnesses of a hundred and fifty words each, of which many recur."""
    text = " ".join(f"w{number % 40}" for number in range(150))
    started = time.process_time()
    assert aligned([text, text.replace("w7", "v7"), text[:-40]])
    assert time.process_time() - started < SECONDS


# --- the statements of a dossier


def of(*pieces: Piece) -> tuple[Variorum, ...]:
    """The variorum of an invented dossier."""
    return variorum(dossier_of(*pieces))


PAPER = source("paper", "On Sunday Ann told us all: the great lamp is gone, for ever. Nobody laughed.")
OTHER = source("other", "We heard it. The lamp, Ann said, is gone.")


def test_a_witness_is_a_source_with_the_words_around_it() -> None:
    """Its words as it prints them, and what the outlet puts before and after, no farther than its line."""
    (found,) = of(
        PAPER, OTHER, claim("said", "ann", ("paper", "the great lamp is gone"), ("other", "The lamp, Ann said, is gone."), utterance="talk")
    )
    assert ("said", "talk", "other") == (found.statement, found.utterance, found.fullest)
    assert [
        ("paper", "the great lamp is gone", "On Sunday Ann told us all: ", ", for ever. Nobody laughed."),
        ("other", "The lamp, Ann said, is gone.", "We heard it. ", ""),
    ] == [(witness.source, witness.words, witness.before, witness.after) for witness in found.witnesses]


def test_so_many_words_around() -> None:
    """No more than twelve on each side."""
    text = " ".join(f"b{number}" for number in range(30)) + " it is gone " + " ".join(f"a{number}" for number in range(30))
    (found,) = of(
        source("paper", text), source("other", "It is gone."), claim("said", "ann", ("paper", "it is gone"), ("other", "It is gone."))
    )
    assert (WORDS_AROUND, "b18", "b29") == (len(found.witnesses[0].before.split()), *found.witnesses[0].before.split()[:: WORDS_AROUND - 1])
    assert (WORDS_AROUND, "a0", "a11") == (len(found.witnesses[0].after.split()), *found.witnesses[0].after.split()[:: WORDS_AROUND - 1])


def test_the_parts_of_an_elided_quote_are_one_reading() -> None:
    """In the order of the text, with the mark of what is left out between them."""
    (found,) = of(PAPER, OTHER, claim("said", "ann", ("paper", ["the great", "is gone"]), ("other", "is gone.")))
    assert "the great […] is gone" == found.witnesses[0].words


def test_two_quotes_of_one_source_are_one_witness() -> None:
    """In the order of the text, not of the record."""
    (found,) = of(PAPER, OTHER, claim("said", "ann", ("paper", "for ever"), ("other", "is gone."), ("paper", "lamp is gone")))
    assert ["lamp is gone […] for ever", "is gone."] == [witness.words for witness in found.witnesses]


def test_white_space_is_shown_as_one_space() -> None:
    """A line's end inside the words is no variant."""
    (found,) = of(
        source("paper", "It is\nall \u00a0 gone."),
        source("other", "It is all gone."),
        claim("said", "ann", ("paper", "It is all gone."), ("other", "It is all gone.")),
    )
    assert "It is all gone." == found.witnesses[0].words
    assert 0 == found.variants


def test_one_witness_has_nothing_to_be_set_beside() -> None:
    """Nor two of which one is withdrawn; nor a statement that is."""
    assert () == of(claim("one"))
    assert () == of(claim("two", by="paper old"), source("old", **WITHDRAWN))
    assert () == of(claim("gone", by="paper other", **WITHDRAWN))


def test_a_statement_that_is_too_long_is_left_out() -> None:
    """Nothing is aligned that nobody could read."""
    long = [f"Part{number} {'so ' * 200}end{number}." for number in range(3)]
    quotes = [("paper", words) for words in long]
    assert () == of(source("paper", "\n".join(long)), OTHER, claim("said", "ann", *quotes, ("other", "is gone.")))


def test_statements_are_in_the_order_of_time() -> None:
    """Unknown days last."""
    quotes = [("paper", "the great lamp is gone"), ("other", "The lamp, Ann said, is gone.")]
    days = {"unknown": None, "z-early": "2020-01-01", "late": "2020-01-02"}
    made = [PAPER, OTHER, *(claim(name, "ann", *quotes, said=day) for name, day in days.items())]
    assert ["z-early", "late", "unknown"] == [entry.statement for entry in of(*made)]


@pytest.mark.parametrize(
    ("first", "second", "is_shown"),
    [
        ("The old lamp of the hill was lit by them.", "On the isle a beacon was set.", False),
        ("It was lit by the lamp on the hill.", "By night the sea was red, they told us.", False),
        ("The lamp is gone.", "The lamp is lost.", True),
        ("Gone.", "They said it was gone.", True),
        ("So it is.", "So it is.", True),
    ],
)
def test_readings_that_share_too_little_are_not_set_beside_each_other(first: str, second: str, is_shown: bool) -> None:
    """Three words, or half of the shortest reading, and one of them more than a word of grammar."""
    found = of(source("paper", first), source("other", second), claim("said", "ann", ("paper", first), ("other", second)))
    assert is_shown == bool(found)


def test_a_witness_says_where_its_source_goes_on() -> None:
    """Where the words around a quote are cut within a sentence; not where they end with one, or with the line."""
    words = " ".join(f"w{number}" for number in range(30))
    texts = {
        "long": f"{words} the lamp is gone {words}.",
        "short": "We say: the lamp is gone for ever.",
        "ended": f"Before it. One two three four five six seven eight nine ten eleven twelve. The lamp is gone. {words.capitalize()}.",
    }
    quotes = [("long", "the lamp is gone"), ("short", "the lamp is gone"), ("ended", "The lamp is gone.")]
    (found,) = of(*(source(name, text) for name, text in texts.items()), claim("said", "ann", *quotes))
    cut = {witness.source: (witness.is_cut_before, witness.is_cut_after) for witness in found.witnesses}
    assert {"long": (True, True), "short": (False, False), "ended": (False, True)} == cut


def laid_to(first: str, second: str, other: str = "ben", type_: str = "attribution", **fields: str) -> tuple[Variorum, ...]:
    """The variorum of words that one text lays to Ann, and another one to somebody else."""
    return of(
        source("paper", first),
        source("other", second),
        claim("one", "ann", ("paper", first)),
        claim("two", other, ("other", second)),
        record("disagreements", "whose", type=type_, between=["one", "two"], summary="They differ.", **fields),
    )


def test_the_same_words_of_two_speakers_are_set_beside_each_other() -> None:
    """Where a disagreement says so, and six words or more are the same; each witness knows whose statement it is."""
    said = ("“We have never seen a lamp there,” Ann said.", "“We have never seen a lamp there,” a man said.")
    (found,) = laid_to(*said)
    assert ("one", "whose", None) == (found.statement, found.disagreement, found.utterance)
    assert [("one", "paper"), ("two", "other")] == [(witness.statement, witness.source) for witness in found.witnesses]
    assert () == laid_to(*said, other="ann")
    assert () == laid_to(*said, type_="contradiction")
    assert () == laid_to(*said, **WITHDRAWN)
    assert () == laid_to("“We have never seen a lamp,” Ann said.", "“We have never seen it there,” a man said.")


def test_variants_are_of_words() -> None:
    """Punctuation that differs is shown, and not counted."""
    (found,) = of(PAPER, OTHER, claim("said", "ann", ("paper", "the great lamp is gone"), ("other", "The lamp, Ann said, is gone.")))
    assert ["the", "great | –", "lamp", "– | , .", "– | Ann", "– | said", "– | , .", "is", "gone", "– | . ."] == shown(found.columns)
    assert 3 == found.variants


def test_the_fullest_reading_has_the_most_words() -> None:
    """Not the most commas."""
    (found,) = of(
        source("dotted", "The lamp, – it is, – gone!"),
        source("plain", "The lamp, it is all gone"),
        claim("said", "ann", ("dotted", "The lamp, – it is, – gone!"), ("plain", "The lamp, it is all gone")),
    )
    assert "plain" == found.fullest


def test_nothing_is_left_out_between_words_that_stand_side_by_side() -> None:
    """Two quotes of one source with nothing but white space between them are one stretch of it."""
    (found,) = of(PAPER, OTHER, claim("said", "ann", ("paper", "the great lamp"), ("paper", "is gone"), ("other", "is gone.")))
    assert "the great lamp is gone" == found.witnesses[0].words


def test_words_that_two_quotes_share_are_shown_once() -> None:
    """A source's words stand in its reading as often as in the source."""
    (found,) = of(
        PAPER, OTHER, claim("said", "ann", ("paper", "the great lamp is gone"), ("paper", "lamp is gone, for ever"), ("other", "is gone."))
    )
    assert "the great lamp is gone, for ever" == found.witnesses[0].words


def test_the_toy_is_read_as_it_stands() -> None:
    """The letter that the second paper cuts short, and the envoy's denial, which both print."""
    found = {entry.statement: entry for entry in variorum(read_dossier(TOY))}
    assert ["moths-say-they-borrowed-it", "thistle-denies-for-inkwell"] == list(found)
    assert {"text-gazette"} == {entry.fullest for entry in found.values()}
    assert [
        "“ .", "Inkwell", "has", "nothing", "to", "do", "with", "the", "missing", "lamp", ",” .", "envoy", "Barnaby", "Thistle",
        "told", "Feather", "News", "Agency", "on | –", "Sunday | –", ". .",
    ] == shown(found["thistle-denies-for-inkwell"].columns)  # fmt: skip


def test_readings_in_another_language_are_not_compared() -> None:
    """A translation differs in every word; two of one language are compared, and the third is left out."""
    sources = [
        source("one", "He said it is gone.", language="en"),
        source("two", "Il dit que c'est parti.", language="fr"),
        source("three", "He said “it is gone”.", language="en-GB"),
    ]
    quotes = [("one", "it is gone"), ("two", "c'est parti"), ("three", "it is gone")]
    (entry,) = variorum(dossier_of(*sources, actor("ann"), proposition("p"), claim("c", "ann", *quotes)))
    assert [witness.source for witness in entry.witnesses] == ["one", "three"]
    assert variorum(dossier_of(*sources, actor("ann"), proposition("p"), claim("c", "ann", *quotes[:2]))) == ()
