"""Source texts: what the bytes say, nothing translated; sentences and paragraphs by code points."""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.seed_texts import (
    LARGEST_SEED,
    SeedError,
    Span,
    line_and_column,
    paragraph_number,
    read_seed,
    sentences_around,
    sentences_from_starts,
    signs_of_damage,
    split_paragraphs,
    split_sentences,
    trimmed,
)

#: More than any of these takes on a slow machine.
SECONDS = 4.0

texts = st.text(
    st.sampled_from("abcAB12 .?!,;:'\"“”’–…()\n\r\t\u00a0\u202f\u2028éИ灯م।。\u0301😀\ufeff") | st.characters(codec="utf-8"), max_size=150
)


@given(texts)
@example("a\r\nb\rc\n")
@example("\ufeffa")
@example("a\u2028b\x85c\x0cd")
def test_a_text_is_what_its_bytes_say(text: str) -> None:
    """Line ends, byte-order marks and odd spaces come through as they are, and the hash is that of the bytes."""
    data = text.encode("utf-8")
    if text.replace("\ufeff", "").strip():
        seed = read_seed("x.txt", data)
        assert (seed.text, seed.sha256) == (text, hashlib.sha256(data).hexdigest())


@given(st.binary(max_size=100))
def test_any_bytes_are_a_text_or_refused(data: bytes) -> None:
    """Bytes that are taken come back as they were; the others are refused, and nothing else happens."""
    with suppress(SeedError):
        assert read_seed("x.txt", data).text.encode("utf-8") == data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "holds no text"),
        (b" \r\n\t", "holds no text"),
        ("\u00a0\u3000\u2028".encode(), "holds no text"),
        (b"line\nline\n caf\xe9\n", "is not UTF-8 (byte 14, line 3)"),
        ("lamp".encode("utf-16"), "is not UTF-8 (byte 0, line 1)"),
        (b"\xed\xa0\x80", "is not UTF-8 (byte 0, line 1)"),
        (b"x" * (LARGEST_SEED + 1), "is larger than 2048 KiB"),
    ],
    ids=["nothing", "white space", "odd white space", "Latin-1", "UTF-16", "a surrogate", "too large"],
)
def test_what_is_not_a_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(SeedError) as raised:
        read_seed("x.txt", data)
    assert str(raised.value) == reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lamp “shines” – it’s café, naïve, Ærø, Ångström: 5 €, 20 °C, ½, §, «bon», Вася, año.", []),
        ("PÃO, SÃO, NÂO", []),
        ("lamp \ufffd gone", [5]),
        ("a\x00b", [1]),
        ("a\x07b\x1bc", [1, 3]),
        ("tab\tline\nreturn\r\n", []),
        ("â€œlampâ€\x9d", [0, 7]),
        ("itâ€™s", [2]),
        ("cafÃ©", [3]),
        ("Ã‰cole", [0]),
        ("Â£5", [0]),
        ("48Â\u00a0hours", [2]),
        ("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", [0]),
    ],
)
def test_signs_of_a_broken_encoding_are_seen(text: str, expected: list[int]) -> None:
    """UTF-8 once read as Windows-1252, replacement characters and controls are found; sound text is left alone."""
    found = [offset for offset, _ in signs_of_damage(text)]
    assert expected == (found[: len(expected)] if expected else found)


@pytest.mark.parametrize(
    "text",
    [
        "привет мир",
        "café",
        "Ñandú",
        "“lamp”",
        "it’s",
        "5 €",
        "a – b",
        "مرحبا",
        "灯塔",
        "Ærø",
        "Zürich",
        "48\u00a0hours",
        "😀",
    ],
)
def test_a_sound_text_read_as_windows_1252_is_seen(text: str) -> None:
    """What is not ASCII shows the damage once its bytes were misread."""
    assert list(signs_of_damage(text)) == []
    assert list(signs_of_damage(text.encode("utf-8").decode("cp1252", "replace")))


@given(texts)
@example("A😀 b. C😀😀 d. E f.")
@example("One. Two.\r\nThree? Four!")
@settings(max_examples=300)
def test_sentences_cover_the_text_in_order(text: str) -> None:
    """Nothing but white space lies outside the sentences; none is blank, none overlaps, none holds a line's end inside."""
    spans = split_sentences(text)

    assert all(earlier.end <= later.start for earlier, later in pairwise(spans))
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] != "" for span in spans)
    assert all("\n" not in text[span.start : span.end] for span in spans)
    covered = {offset for span in spans for offset in range(span.start, span.end)}
    assert all(text[offset].isspace() for offset in range(len(text)) if offset not in covered)


@given(texts)
@settings(max_examples=200)
def test_sentences_come_back_from_their_pinned_starts(text: str) -> None:
    spans = split_sentences(text)
    assert spans == (sentences_from_starts(text, [span.start for span in spans]) if spans else ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lamp is gone. Who took it?", ["The lamp is gone.", "Who took it?"]),
        ("Mr. Thistle left. He said so.", ["Mr. Thistle left.", "He said so."]),
        ("Heading\nFirst. Second.", ["Heading", "First.", "Second."]),
        ("It weighs 2.5 tonnes. Yes.", ["It weighs 2.5 tonnes.", "Yes."]),
        ("One.\r\nTwo.\r\n", ["One.", "Two."]),
        ("  padded \u00a0\n\n", ["padded"]),
        ("😀 One. Two 😀 is here. Three.", ["😀 One.", "Two 😀 is here.", "Three."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert expected == [text[span.start : span.end] for span in split_sentences(text)]


@pytest.mark.parametrize("language", ["en", "ru", "ar", "de", "zh", "qq", "qqq"])
def test_any_language_has_sentences(language: str) -> None:
    """A language that the library does not know is split all the same."""
    text = "One is here. Two is there."
    assert [text] == [" ".join(text[span.start : span.end] for span in split_sentences(text, language))]


@given(texts, st.integers(0, 200), st.integers(0, 200))
def test_trimming_takes_away_white_space_only(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    span = trimmed(text, Span(start, end))

    assert text[start:end].strip() == text[span.start : span.end]
    assert start <= span.start <= span.end <= max(end, span.start)


@given(texts, st.integers(0, 200))
def test_lines_and_columns_lead_back_to_the_place(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    line, column = line_and_column(text, offset)
    before = text.split("\n")[: line - 1]
    assert sum(len(earlier) + 1 for earlier in before) + column - 1 == offset


@given(texts)
def test_paragraphs_are_the_lines_that_hold_something(text: str) -> None:
    assert [line for line in text.split("\n") if line.strip()] == [text[span.start : span.end] for span in split_paragraphs(text)]


@given(texts)
def test_each_paragraph_knows_its_number(text: str) -> None:
    paragraphs = split_paragraphs(text)
    for number, paragraph in enumerate(paragraphs, 1):
        assert paragraph_number(paragraphs, paragraph.start) == paragraph_number(paragraphs, paragraph.end) == number


SENTENCES = (Span(0, 4), Span(5, 9), Span(10, 14), Span(15, 19))


@pytest.mark.parametrize(
    ("span", "before", "after", "expected"),
    [
        (Span(6, 8), 0, 0, (1, 2)),
        (Span(6, 8), 1, 1, (0, 3)),
        (Span(6, 8), 9, 9, (0, 4)),
        (Span(3, 11), 0, 0, (0, 3)),
        (Span(3, 11), 0, 1, (0, 4)),
        (Span(4, 5), 2, 2, (0, 0)),
        (Span(30, 31), 2, 2, (0, 0)),
        (Span(15, 19), 1, 5, (2, 4)),
    ],
)
def test_sentences_around_a_place(span: Span, before: int, after: int, expected: tuple[int, int]) -> None:
    assert SENTENCES[slice(*expected)] == sentences_around(SENTENCES, span, before, after)


spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 30))


@given(spans, spans)
def test_spans_overlap_where_they_share_a_place(one: Span, other: Span) -> None:
    places, others = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert one.overlaps(other) == bool(places & others) == other.overlaps(one)
    assert one.contains(other) == (others <= places)


@pytest.mark.parametrize(
    "text",
    ["Word and. " * 20_000, "word " * 60_000, "." * 100_000, "“" * 20_000, "a\n" * 50_000, "Mr. " * 20_000, "( " * 50_000],
    ids=lambda text: ascii(text[:6]),
)
def test_no_text_takes_long(text: str) -> None:
    started = time.process_time()
    split_sentences(text)
    split_paragraphs(text)
    list(signs_of_damage(text))
    assert time.process_time() - started < SECONDS
