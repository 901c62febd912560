"""A quote is bound to the one place where its words stand, or refused with the reason; nothing is ever guessed."""

from __future__ import annotations

import re
import time
import unicodedata
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.quotations import (
    FARTHEST_PARTS,
    QuotableText,
    Refusal,
    bind,
    fold,
    fold_marks,
    fold_words,
    is_inside_word,
    nearest_passage,
    words_after,
    words_before,
)
from build_scripts.seed_texts import Span, trimmed

SECONDS = 2.0

#: Texts with everything that news text holds: words, marks, spaces of every width, several scripts.
texts = st.text(
    st.sampled_from("abcAB12 .,;:!?'\"‘’“”«»-–—‑()[]{}…\n\t\r\u00a0\u202f\u2009éßİıżЖя灯م\u0301😀") | st.characters(codec="utf-8"),
    max_size=120,
)
words = st.text("abcdefgé", min_size=1, max_size=6)


@st.composite
def texts_with_a_stretch(draw: st.DrawFn) -> tuple[str, Span]:
    """A text, and a stretch of it that holds something."""
    text = draw(texts.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


def bound_words(text: str, *parts: str, prefix: str | None = None, suffix: str | None = None, passages: Any = None) -> list[str]:
    """The words of the text at which the parts are bound."""
    place = bind(QuotableText.of(text, passages), parts, prefix, suffix)
    assert not isinstance(place, Refusal), place
    return [text[span.start : span.end] for span in place]


def refusal(text: str, *parts: str, prefix: str | None = None, suffix: str | None = None, passages: Any = None) -> Refusal:
    place = bind(QuotableText.of(text, passages), parts, prefix, suffix)
    assert isinstance(place, Refusal), [text[span.start : span.end] for span in place]
    return place


# --- folding


@given(texts)
@example("")
@example(" \u00a0\n x")
@example("\r\n\r\n")
def test_folding_keeps_offsets(text: str) -> None:
    """Each folded character stands for a stretch of the text; the stretches follow each other without a gap."""
    folded = fold(text)

    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == [0, *folded.ends[:-1]][: len(folded.starts)]
    assert (folded.ends[-1] if folded.ends else 0) == len(text)
    for character, start, end in zip(folded.text, folded.starts, folded.ends, strict=True):
        assert fold_words(text[start:end]) == character.strip()


@given(texts)
def test_folding_folds_nothing_but_space_quotation_marks_and_dashes(text: str) -> None:
    for character, start, end in zip((folded := fold(text)).text, folded.starts, folded.ends, strict=True):
        if character not in " '\"-":
            assert text[start:end] == character


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(text).text == fold(fold(text).text).text
    assert fold_words(text) == fold_words(fold_words(text))


@given(texts)
def test_marks_are_folded_one_for_one(text: str) -> None:
    assert len(fold_marks(text)) == len(text)


@pytest.mark.parametrize("mark", "‘’‚‛′ʼ'", ids=unicodedata.name)
def test_each_single_quotation_mark_is_an_apostrophe(mark: str) -> None:
    assert bound_words(f"the island{mark}s lamp", "the island's lamp") == [f"the island{mark}s lamp"]
    assert bound_words("the island's lamp", f"the island{mark}s lamp") == ["the island's lamp"]


@pytest.mark.parametrize("mark", '“”„‟″«»"', ids=unicodedata.name)
def test_each_double_quotation_mark_is_a_straight_one(mark: str) -> None:
    assert bound_words(f"said {mark}lamp{mark} twice", '"lamp"') == [f"{mark}lamp{mark}"]


@pytest.mark.parametrize("dash", "‐‑‒–—―−-", ids=unicodedata.name)
def test_each_dash_is_a_hyphen(dash: str) -> None:
    assert bound_words(f"Inkwell {dash} the island", "Inkwell - the island") == [f"Inkwell {dash} the island"]


@pytest.mark.parametrize(
    "space",
    [" ", "\u00a0", "\u202f", "\u2009", "\u3000", "\t", "\n", "\r\n", "  ", " \u00a0\n ", "\u2003\u2003"],
    ids=ascii,
)
def test_each_run_of_white_space_is_one_space(space: str) -> None:
    assert bound_words(f"within 48{space}hours of it", "48 hours") == [f"48{space}hours"]
    assert bound_words("within 48 hours of it", f"  48{space}hours\n") == ["48 hours"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("the Lamp", "the lamp"),
        ("café", "cafe"),
        ("caf\u00e9", "cafe\u0301"),
        ("Straße", "Strasse"),
        ("ﬁre", "fire"),
        ("İnkwell", "Inkwell"),
        ("ınkwell", "inkwell"),
        ("the lamp…", "the lamp..."),
        ("5 × 3", "5 x 3"),
        ("Аbc", "Abc"),
        ("so\u00adft", "soft"),
        ("a ‹b›", "a 'b'"),
        ("１２", "12"),
        ("the lamp, gone", "the lamp gone"),
    ],
)
def test_nothing_else_is_folded(text: str, quote: str) -> None:
    """Case, accents, ligatures, look-alikes, ellipses and punctuation make another text."""
    assert refusal(text, quote).reason in {"absent", "cut"}


# --- where words stand


@given(st.lists(words, min_size=1, max_size=30), st.data())
def test_any_words_of_a_text_come_back_as_their_place(vocabulary: list[str], data: st.DataObject) -> None:
    """What is bound folds to what was asked for; what is refused as ambiguous stands in the text more than once."""
    gaps = data.draw(
        st.lists(
            st.sampled_from([" ", "  ", "\n", "\u00a0", " – ", ", ", ". “", "” ", " ‘"]), min_size=len(vocabulary), max_size=len(vocabulary)
        )
    )
    text = "".join(word + gap for word, gap in zip(vocabulary, gaps, strict=True))
    first = data.draw(st.integers(0, len(vocabulary) - 1))
    last = data.draw(st.integers(first, len(vocabulary) - 1))
    start = sum(len(word) + len(gap) for word, gap in list(zip(vocabulary, gaps, strict=True))[:first])
    quote = "".join(word + gap for word, gap in list(zip(vocabulary, gaps, strict=True))[first : last + 1]).removesuffix(gaps[last])

    place = bind(QuotableText.of(text), (fold_words(quote),))

    if isinstance(place, Refusal):
        assert place.reason == "ambiguous"
        assert len(re.findall(f"(?={re.escape(fold_words(quote))})", fold_words(text))) > 1
    else:
        assert place == (Span(start, start + len(quote)),)


@given(texts, texts)
@example("İ" * 100 + " hello world foo bar", "hello world fxo bar")
@example("a\u0301a", "a")
@example("ß" * 50, "ss")
@settings(max_examples=400)
def test_nothing_is_bound_that_does_not_stand_there(text: str, quote: str) -> None:
    """Whatever is asked of whatever text: a place holds the very words, whole; or there is a reason in a sentence."""
    place = bind(QuotableText.of(text), (quote,))

    if isinstance(place, Refusal):
        assert place.detail.endswith(".")
        assert place.part == 0
    else:
        (span,) = place
        assert fold_words(text[span.start : span.end]) == fold_words(quote)
        assert not is_inside_word(text, span.start)
        assert not is_inside_word(text, span.end)


@given(texts, st.lists(texts, min_size=1, max_size=4), texts | st.none(), texts | st.none())
@settings(max_examples=300)
def test_any_parts_with_any_prefix_and_suffix_are_bound_or_refused(
    text: str, parts: list[str], prefix: str | None, suffix: str | None
) -> None:
    place = bind(QuotableText.of(text), parts, prefix, suffix)

    if isinstance(place, Refusal):
        assert 0 <= place.part < len(parts)
    else:
        assert len(place) == len(parts)
        assert all(earlier.end <= later.start for earlier, later in pairwise(place))


@given(texts_with_a_stretch())
@settings(max_examples=300, suppress_health_check=[HealthCheck.filter_too_much])
def test_any_stretch_of_whole_words_binds_or_stands_twice(text_and_stretch: tuple[str, Span]) -> None:
    """A stretch of a text that cuts no word is bound, or is ambiguous, or holds no words; it is never absent."""
    text, stretch = text_and_stretch
    first, last = (span := trimmed(text, stretch)).start, span.end
    quote = text[first:last]
    assume(quote and not is_inside_word(text, first) and not is_inside_word(text, last))

    place = bind(QuotableText.of(text), (quote,))

    if isinstance(place, Refusal):
        assert place.reason in {"ambiguous", "empty"}
    else:
        assert place == (Span(first, first + len(quote)),)


@pytest.mark.parametrize("quote", ["", " ", "\u00a0", "—", "“”", "...", "?!", "😀", "\u0301"], ids=ascii)
def test_a_quote_without_a_word_is_empty(quote: str) -> None:
    assert refusal("a — “” ... ?! 😀 \u0301", quote).reason == "empty"


@pytest.mark.parametrize(
    ("text", "quote", "whole"),
    [
        ("the lighthouse stands", "the light", "the lighthouse"),
        ("the lighthouse stands", "house stands", "lighthouse stands"),
        ("a cafe\u0301 there", "a cafe", "a cafe\u0301"),
        ("a caf\u00e9 there", "a caf", "a caf\u00e9"),
        ("й там".replace("й", "и\u0306"), "и", "и\u0306"),
        ("हिन्दी", "हिन", "हिन्दी"),
        ("مُنارة", "م", "مُنارة"),
        ("I don't know", "I don", "I don't"),
        ("I don’t know", "t know", "don’t know"),
        ("they can’t", "they can", "they can’t"),
        ("Marsh’s lamp", "s lamp", "Marsh’s lamp"),
        ("O’Brien spoke", "Brien spoke", "O’Brien spoke"),
        ("a non-combatant", "combatant", "non-combatant"),
        ("a well‑known lamp", "known lamp", "well‑known lamp"),
        ("about 2.5 tonnes", "5 tonnes", "2.5 tonnes"),
        ("about 2.5 tonnes", "about 2", "about 2.5"),
        ("about 1,000 boats", "000 boats", "1,000 boats"),
        ("it was -5 degrees", "5 degrees", "-5 degrees"),
        ("it was −5 degrees", "5 degrees", "−5 degrees"),
        ("at 12:30 then", "30 then", "12:30 then"),
        ("in 1/2 of it", "2 of it", "1/2 of it"),
        ("about 1\u00a0000 boats", "000 boats", "1\u00a0000 boats"),
        ("about 1\u202f000 boats", "about 1", "about 1\u202f000"),
        ("in 1911 it was", "in 191", "in 1911"),
        ("snake_case here", "case here", "snake_case here"),
        ("the 48th boat", "the 48", "the 48th"),
    ],
)
def test_a_quote_cut_inside_a_word_is_refused(text: str, quote: str, whole: str) -> None:
    """Words and numbers are whole: with their accents, apostrophes, hyphens, points; the whole words are suggested."""
    found = refusal(text, quote)
    assert (found.reason, found.nearest) == ("cut", whole)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Marsh’s lamp", "Marsh"),
        ("Marsh's lamp", "Marsh's"),
        ("the islanders’ lamp", "islanders"),
        ("the lamp—gone", "gone"),
        ("the lamp–gone", "the lamp"),
        ("“lamp”", "lamp"),
        ("(lamp)", "lamp"),
        ("lamp, lost", "lamp"),
        ("lamp…", "lamp"),
        ("lamp/light", "light"),
        ("at 5 %", "5"),
        ("the end.", "end"),
        ("in 1911.", "1911"),
        ("boats, 37, stayed", "37"),
        ("well-known", "well-known"),
        ("- lamp -", "lamp"),
        ("灯 塔", "塔"),
        ("'lamp'", "lamp"),
        ("cafe\u0301 noir", "cafe\u0301"),
    ],
)
def test_a_quote_may_end_where_a_word_ends(text: str, quote: str) -> None:
    assert bound_words(text, quote) == [quote]


@given(texts)
def test_no_cut_goes_through_a_word_at_the_ends_of_a_text(text: str) -> None:
    assert not is_inside_word(text, 0)
    assert not is_inside_word(text, len(text))


# --- which of several places


def test_words_that_stand_twice_are_ambiguous() -> None:
    assert refusal("a lamp is a lamp", "a lamp") == Refusal("ambiguous", 0, "These words can be placed in 2 ways.")


def test_words_that_overlap_themselves_are_ambiguous() -> None:
    assert refusal("lamp lamp lamp", "lamp lamp").detail == "These words can be placed in 2 ways."


def test_words_inside_a_longer_word_do_not_make_them_ambiguous() -> None:
    assert bound_words("the lighthouse has a light", "light") == ["light"]


def test_many_places_are_not_counted_out() -> None:
    assert refusal("lamp " * 100, "lamp").detail == "These words can be placed in more than 20 ways."


@pytest.mark.parametrize(
    ("prefix", "suffix", "start"),
    [
        ("One", None, 4),
        ("two", None, 13),
        (None, "two", 4),
        (None, "three", 13),
        ("One", "two", 4),
        ("lamp two", "three", 13),
        ("  two  ", None, 13),
        ("two\n", "\u00a0three", 13),
        ("o", None, 13),
    ],
)
def test_a_prefix_or_a_suffix_says_which_place_is_meant(prefix: str | None, suffix: str | None, start: int) -> None:
    assert bind(QuotableText.of("One lamp two lamp three."), ("lamp",), prefix, suffix) == (Span(start, start + 4),)


@pytest.mark.parametrize(("prefix", "suffix"), [("three", None), (None, "One"), ("One", "three"), ("two", "two"), ("ONE", None)])
def test_a_prefix_or_a_suffix_that_does_not_stand_there_is_refused(prefix: str | None, suffix: str | None) -> None:
    found = refusal("One lamp two lamp three.", "lamp", prefix=prefix, suffix=suffix)
    assert (found.reason, found.detail) == ("absent", "These words stand in the file, but not between the given prefix and suffix.")


def test_prefix_and_suffix_are_folded_as_the_words_are() -> None:
    assert bound_words("he said: “a lamp” – twice; she said: ‘a lamp’ twice", "a lamp", prefix='said: "', suffix='" - twice') == ["a lamp"]


def test_a_prefix_belongs_to_the_first_part_and_a_suffix_to_the_last() -> None:
    text = "red lamp, blue lamp, small boat, big boat"
    assert bind(QuotableText.of(text), ("lamp", "boat"), "blue", None) == Refusal("ambiguous", 1, "These words can be placed in 2 ways.")
    assert bind(QuotableText.of(text), ("lamp", "boat"), "blue", ", big") == (Span(15, 19), Span(27, 31))


def test_a_prefix_does_not_make_words_whole() -> None:
    assert refusal("the lighthouse", "house", prefix="light").reason == "cut"


# --- scope


def test_words_out_of_scope_are_refused() -> None:
    found = refusal("in scope. out of it.", "out of it", passages=[Span(0, 9)])
    assert (found.reason, found.detail) == ("out of scope", "These words stand in the file, but outside the passages in scope.")


def test_words_half_out_of_scope_are_refused() -> None:
    assert refusal("in scope. out of it.", "scope. out", passages=[Span(0, 9)]).reason == "out of scope"


def test_words_over_two_passages_are_refused() -> None:
    assert refusal("one two three", "two three", passages=[Span(0, 7), Span(8, 13)]).reason == "out of scope"


def test_words_that_stand_again_out_of_scope_are_not_ambiguous() -> None:
    assert bound_words("a lamp. a lamp.", "a lamp", passages=[Span(0, 7)]) == ["a lamp"]


def test_the_prefix_may_stand_out_of_scope() -> None:
    assert bound_words("red lamp", "lamp", prefix="red", passages=[Span(4, 8)]) == ["lamp"]


def test_nothing_binds_where_nothing_is_in_scope() -> None:
    assert refusal("a lamp", "a lamp", passages=[]).reason == "out of scope"


# --- parts


def test_parts_are_bound_in_order() -> None:
    assert bound_words("one two three four five", "one", "three four") == ["one", "three four"]


def test_parts_may_touch() -> None:
    assert bound_words("one two three", "one two", "three") == ["one two", "three"]


def test_parts_in_another_order_are_refused_at_the_later_one() -> None:
    found = refusal("one two three", "three", "one")
    assert (found.reason, found.part) == ("order", 1)


def test_parts_that_overlap_are_refused() -> None:
    assert refusal("one two three", "one two", "two three").reason == "order"


def test_a_part_that_is_absent_is_told_by_its_number() -> None:
    found = refusal("one two three", "one", "two", "four")
    assert (found.reason, found.part) == ("absent", 2)


def test_parts_in_two_passages_are_refused() -> None:
    assert refusal("one two. three four.", "one", "four", passages=[Span(0, 8), Span(9, 20)]).reason == "order"


def test_parts_that_stand_far_apart_are_refused() -> None:
    near, far = "x " * (FARTHEST_PARTS // 2 - 1), "x " * (FARTHEST_PARTS // 2)
    assert bound_words(f"one {near}two", "one", "two") == ["one", "two"]
    assert refusal(f"one {far}two", "one", "two").reason == "order"


def test_a_part_that_stands_twice_is_settled_by_the_order_of_the_others() -> None:
    assert bind(QuotableText.of("two one two three"), ("one", "two")) == (Span(4, 7), Span(8, 11))


def test_an_ambiguous_part_is_told_by_its_number() -> None:
    found = refusal("one two three two", "one", "two")
    assert (found.reason, found.part) == ("ambiguous", 1)


def test_the_only_way_is_found_behind_many_others() -> None:
    """However often the first part stands elsewhere, the one place from which the second can be reached is taken."""
    text = "lamp x " * 30 + "filler " * 400 + "lamp END"
    assert bind(QuotableText.of(text), ("lamp", "END")) == (Span(len(text) - 8, len(text) - 4), Span(len(text) - 3, len(text)))


def test_two_ways_behind_many_others_are_ambiguous() -> None:
    """However often the first part stands elsewhere, two places from which the second can be reached are two ways."""
    text = "lamp x " * 20 + "filler " * 400 + "lamp lamp END"
    assert refusal(text, "lamp", "END").reason == "ambiguous"


def ways(text: str, parts: tuple[str, ...], start: int = 0) -> int:
    """In how many ways single words stand after each other: the rule, written plainly."""
    if not parts:
        return 1
    total = 0
    at = 0
    for word in text.split(" "):
        if at >= start and word == parts[0]:
            total += ways(text, parts[1:], at + len(word))
        at += len(word) + 1
    return total


@given(st.lists(st.sampled_from("abc"), max_size=14).map(" ".join), st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map(tuple))
@settings(max_examples=400)
def test_parts_are_bound_if_and_only_if_there_is_one_way(text: str, parts: tuple[str, ...]) -> None:
    place = bind(QuotableText.of(text), parts)
    count = ways(text, parts)

    assert count == 1 if not isinstance(place, Refusal) else count != 1
    if isinstance(place, Refusal) and place.reason == "ambiguous":
        assert place.detail == f"These words can be placed in {count if count <= 20 else 'more than 20'} ways."


# --- suggestions


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("The great lamp was taken on Friday night.", "the grate lamp was taken", "The great lamp was taken"),
        ("İıİı: the great lamp was taken.", "the grate lamp was taken", "the great lamp was taken"),
        ("Nothing here is like it at all.", "zzz qqq", ""),
        ("The coastguard\u00a0wrote to\nthem.", "The coastguard rote to", "The coastguard wrote to"),
    ],
)
def test_the_nearest_passage_is_whole_words_of_the_text(text: str, quote: str, expected: str) -> None:
    assert nearest_passage(QuotableText.of(text), quote) == expected


def test_the_nearest_passage_is_never_taken_for_the_quote() -> None:
    found = refusal("The great lamp was taken.", "The great lamp was token")
    assert (found.reason, found.nearest) == ("absent", "The great lamp was taken")


@given(texts, texts)
@settings(max_examples=200)
def test_any_suggestion_stands_in_the_text(text: str, quote: str) -> None:
    nearest = nearest_passage(QuotableText.of(text), quote)
    assert nearest in " ".join(text.split())


# --- words around


def test_words_around_stay_on_their_line() -> None:
    text = "a line\none two three LAMP four five six\nanother"
    start = text.index("LAMP")
    assert (words_before(text, start, 2), words_after(text, start + 4, 2)) == ("two three ", " four five")
    assert (words_before(text, start, 9), words_after(text, start + 4, 9)) == ("one two three ", " four five six")


@given(texts_with_a_stretch(), st.integers(1, 5))
def test_words_around_stand_right_beside_the_place(text_and_stretch: tuple[str, Span], count: int) -> None:
    text, offset = text_and_stretch[0], text_and_stretch[1].start
    before, after = words_before(text, offset, count), words_after(text, offset, count)
    assert text[:offset].endswith(before)
    assert text[offset:].startswith(after)
    assert "\n" not in before + after


# --- time


@pytest.mark.parametrize(
    ("name", "text", "parts", "prefix"),
    [
        ("a common word", "a b " * 20_000, ["a"], None),
        ("a common word after a prefix", "a b " * 20_000, ["a"], "zzz"),
        ("words that overlap themselves", "a " * 20_000, ["a " * 400], None),
        ("no spaces", "a" * 40_000, ["a" * 900], None),
        ("only spaces", " \u00a0" * 100_000 + "a", ["a b"], None),
        ("only marks", "e" + "\u0301" * 100_000, ["e"], None),
        ("absent words", "lorem ipsum dolor sit amet " * 10_000, ["lorem ipzum dolor sitt amet " * 20], None),
        ("absent words in many lines", "lorem ipsum dolor sit amet\n" * 10_000, ["lorem ipzum dolor sitt amet " * 20], None),
        ("many parts of many places", "a b " * 1_000, ["a", "b"] * 20, None),
        ("many more parts", "a b " * 200, ["a", "b"] * 100, None),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else "",
)
def test_no_quote_takes_long(name: str, text: str, parts: list[str], prefix: str | None) -> None:
    source = QuotableText.of(text)
    started = time.process_time()
    bind(source, parts, prefix)
    assert time.process_time() - started < SECONDS, name
