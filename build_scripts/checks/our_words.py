"""Rules on whom and what our own words name: who speaks in them, who is said to take part, and which words they quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from ..actor_names import Naming, actors_named_in, name_index, stands_in
from ..dates import EARLIEST, LATEST, names_of_day, parse_date
from ..dossier import Dossier
from ..load_content import LoadedRecord
from ..numbers_in_text import main_language
from ..problems import Problem
from ..prose import prose_segments
from ..record_fields import sentences_of
from ..records import Actor, Disagreement, Explainer, Source
from ..yaml_files import Path
from .attribution import SAYS, WORDS_BETWEEN, linked_name, one_voice, without_names, words_around

#: Between a name and a verb of saying: the name is that of who is spoken to, or of another clause.
_NO_SUBJECT: Final = re.compile(r"[.;:,]|\b(?:is|are|was|were|be|been|being)\b", re.IGNORECASE)

#: Between two names that speak together: “A and the B said”.
_JOINED: Final = re.compile(r"\s*(?:,|,?\s+and)\s+(?:the\s+)?", re.IGNORECASE)


def who_speaks_in_our_sentences_is_behind_them(dossier: Dossier) -> Iterator[Problem]:
    """Whom a sentence of an explainer, or the summary of a disagreement, makes speak is named by the records behind it.

    As a holder, in a chain of attribution, as the outlet of a text, or in the sentences of a quote.
    """
    for explainer in dossier.of_kind(Explainer):
        for path, sentence in sentences_of(explainer):
            yield from _speaker_problems(dossier, dossier.loaded[explainer.id], (*path, "text"), sentence.text, sentence.rests_on)
    for disagreement in dossier.of_kind(Disagreement):
        if disagreement.summary:
            loaded = dossier.loaded[disagreement.id]
            yield from _speaker_problems(dossier, loaded, ("summary",), disagreement.summary, disagreement.between)


def _speaker_problems(dossier: Dossier, loaded: LoadedRecord, path: Path, text: str, behind: Iterable[str]) -> Iterator[Problem]:
    words = "".join(segment.words or linked_name(dossier, segment.link) for segment in prose_segments(text))
    speakers = tuple(_speakers(dossier, words))
    if not speakers:
        return
    known = frozenset[str]().union(*(_people_of(dossier, identifier) for identifier in behind))
    for naming in speakers:
        if not any(one_voice(dossier, actor) & known for actor in naming.actors):
            name = words[naming.span.start : naming.span.end]
            sentence = f"“{name}” speaks in this sentence, and none of the records behind it names {' or '.join(sorted(naming.actors))}."
            yield loaded.problem(path, "RULE35", sentence, "Check who said it, or name the record in which they say it.")


def _speakers(dossier: Dossier, words: str) -> Iterator[Naming]:
    """The names right before a verb of saying, or right after “according to”, outside quotation marks."""
    if not SAYS.search(words):
        return
    namings = name_index(dossier).namings(words)
    plain = without_names(words, namings)
    for verb in SAYS.finditer(plain):
        if verb.group() == "according to":
            after = next((naming for naming in namings if naming.span.start >= verb.end()), None)
            if after is not None and plain[verb.end() : after.span.start].strip() in {"", "the"}:
                yield after
            continue
        before = [naming for naming in namings if naming.span.end <= verb.start()]
        between = plain[before[-1].span.end : verb.start()] if before else ""
        if before and len(between.split()) <= WORDS_BETWEEN and not _NO_SUBJECT.search(between):
            yield before[-1]
            for former, latter in pairwise(reversed(before)):
                if not _JOINED.fullmatch(plain[latter.span.end : former.span.start]):
                    break
                yield latter


@lru_cache(maxsize=16384)
def _people_of(dossier: Dossier, identifier: str) -> frozenset[str]:
    """Every actor whom a record names: in its fields, by the texts that it names, or in the sentences of its quotes."""
    record = dossier.records.get(identifier)
    if record is None:
        return frozenset()
    found = {identifier} if isinstance(record, Actor) else set()
    named = [dossier.records.get(field.value) for field in dossier.loaded[identifier].values if field.reference is not None]
    for other in (record, *named):
        if isinstance(other, Actor):
            found.add(other.id)
        elif isinstance(other, Source):
            found.add(other.outlet)
    if isinstance(record, Disagreement):
        found |= frozenset[str]().union(*(_people_of(dossier, other) for other in record.between if other != identifier))
    for bound in dossier.quotes_of(identifier):
        found |= actors_named_in(dossier, words_around(dossier, bound, 0, 0), bound.quote.source)
    return frozenset(found)


def who_takes_part_is_named_by_the_sources(dossier: Dossier) -> Iterator[Problem]:
    """Whom a statement addresses is named in or around its quotes; who takes part in an event or a precedent, in a source that it quotes.

    So may be what they are part of, or what is part of them.
    """
    hint = "Quote the words that name them, or add the name that the source gives them to their aliases."
    for loaded in dossier.loaded.values():
        quotes = dossier.quotes_of(loaded.record.id)
        for field, where in (
            ("actors", "in the sources that this record quotes"),
            ("addressees", "in or around the quotes of this record"),
        ):
            listed = getattr(loaded.record, field) if quotes and field in type(loaded.record).model_fields else ()
            if not listed:
                continue
            named = {dossier.texts[bound.quote.source].record.outlet for bound in quotes}
            for bound in quotes:
                source = bound.quote.source
                named |= (
                    _named_in_text(dossier, source) if field == "actors" else actors_named_in(dossier, words_around(dossier, bound), source)
                )
            for number, actor in enumerate(listed):
                if actor in dossier.records and not one_voice(dossier, actor) & named:
                    yield loaded.problem((field, number), "RULE36", f"{actor} is not named {where}.", hint)


@lru_cache(maxsize=256)
def _named_in_text(dossier: Dossier, source: str) -> frozenset[str]:
    """Every actor whom a source names in scope."""
    text = dossier.texts[source]
    passages = (text.text[passage.start : passage.end] for passage in text.passages)
    return frozenset[str]().union(*(actors_named_in(dossier, words, source) for words in passages))


#: Names of weekdays and months in our words; “March” and “May” only where they cannot be verbs.
_NAMED_TIME: Final = re.compile(
    r"\b(?P<plain>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|April|June|July|August|September|October|November|December)s?\b"
    r"|\b(?:in|of|on|since|until|by|from|to|\d{1,2})\s+(?P<after>March|May)\b|\b(?P<before>March|May)\s+\d"
)

#: The fields that hold a date.
_DATES: Final = frozenset({"said", "date", "as_of", "published"})


def days_and_months_are_those_of_the_records(dossier: Dossier) -> Iterator[Problem]:
    """A weekday or a month that a summary or an answer names stands in the quotes behind it, in a basis, or is that of a date."""
    for loaded in dossier.loaded.values():
        record = loaded.record
        if isinstance(record, Explainer):
            if record.summary:
                behind = tuple(dict.fromkeys(one for _, sentence in sentences_of(record) for one in sentence.rests_on))
                yield from _time_problems(dossier, loaded, ("summary",), record.summary, behind)
            for path, sentence in sentences_of(record):
                yield from _time_problems(dossier, loaded, (*path, "text"), sentence.text, sentence.rests_on)
        elif record.summary:
            behind = record.between if isinstance(record, Disagreement) else ()
            yield from _time_problems(dossier, loaded, ("summary",), record.summary, (record.id, *behind))


def _time_problems(dossier: Dossier, loaded: LoadedRecord, path: Path, text: str, behind: Iterable[str]) -> Iterator[Problem]:
    names = dict.fromkeys(found["plain"] or found["after"] or found["before"] for found in _NAMED_TIME.finditer(text))
    if not names:
        return
    sources = {bound.quote.source for identifier in behind for bound in dossier.quotes_of(identifier)}
    if any(main_language(dossier.texts[source].record.language) != "en" for source in sources):
        return
    known = " \n ".join(words for identifier in behind for words in _times_told(dossier, identifier))
    for name in names:
        if not re.search(rf"\b{name[:3]}", known, re.IGNORECASE):
            sentence = f"“{name}” stands in none of the quotes behind this text, and in no date or basis of the records."
            yield loaded.problem(path, "RULE37", sentence, "Check the day, or quote the words that name it.")


@lru_cache(maxsize=16384)
def _times_told(dossier: Dossier, identifier: str) -> tuple[str, ...]:
    """What tells the time in a record: its dates with their weekdays, how they are known, and its quotes with their sentences."""
    loaded = dossier.loaded.get(identifier)
    if loaded is None:
        return ()
    told = [str(value.value) for value in loaded.values if str(value.path[-1]).endswith("_basis") or value.path[0] == "basis"]
    dates = (value.value for value in loaded.values if value.path[-1] in _DATES and value.path[0] != "basis")
    for moment in (parse_date(date) for date in dates if isinstance(date, str)):
        told += [moment.in_words, *(name for day in {moment.first, moment.last} - {EARLIEST, LATEST} for name in names_of_day(day)[1:])]
    told += [words_around(dossier, bound, 1, 0) for bound in dossier.quotes_of(identifier)]
    linked = [value.value for value in loaded.values if value.path[-1] == "utterance"]
    return (*told, *(words for other in linked for words in _times_told(dossier, str(other))))


def words_that_we_quote_are_the_sources(dossier: Dossier) -> Iterator[Problem]:
    """Words within double quotation marks in a summary or an answer stand in a text that is quoted behind it; in notes, in any.

    Case, marks and white space are folded, and of words with an ellipsis or a bracket each part counts. Where a text behind is not
    in English, they may be translated, and are not compared; nor are single words, and in notes fewer than five, which may be ours.
    """
    if len(dossier.texts) < len(dossier.of_kind(Source)) or dossier.unread_ids:
        return  # a text that cannot be read, or whose record cannot, may be the one
    for loaded in dossier.loaded.values():
        record = loaded.record
        behind: Iterable[str] = (record.id, *(record.between if isinstance(record, Disagreement) else ()))
        if isinstance(record, Explainer):
            behind = dict.fromkeys(one for _, sentence in sentences_of(record) for one in sentence.rests_on)
            for path, sentence in sentences_of(record):
                yield from _quotation_problems(dossier, loaded, (*path, "text"), sentence.text, sentence.rests_on)
        if record.summary:
            yield from _quotation_problems(dossier, loaded, ("summary",), record.summary, behind)
        for words in _quotations(record.notes or ""):
            is_told = len(words.split()) >= _LEAST_IN_NOTES and _are_in_english(dossier, dossier.texts)
            if is_told and not any(stands_in(text.text, (words,)) for text in dossier.texts.values()):
                told = f"“{words}” stands in none of the source texts."
                yield loaded.problem(("notes",), "RULE38", told, "Quote the words as the source has them.")


def _quotation_problems(dossier: Dossier, loaded: LoadedRecord, path: Path, text: str, behind: Iterable[str]) -> Iterator[Problem]:
    quotations = tuple(_quotations(text))
    sources = {bound.quote.source for identifier in behind for bound in dossier.quotes_of(identifier)} if quotations else set()
    if not sources or not _are_in_english(dossier, sources):
        return
    for words in quotations:
        if not any(stands_in(dossier.texts[source].text, (words,)) for source in sources):
            sentence = f"“{words}” stands in none of the texts that are quoted behind this sentence."
            yield loaded.problem(path, "RULE38", sentence, "Quote the words as the source has them, or write them without the marks.")


def _are_in_english(dossier: Dossier, sources: Iterable[str]) -> bool:
    return all(main_language(dossier.texts[source].record.language) == "en" for source in sources)


def _quotations(text: str) -> Iterator[str]:
    """The words, two or more in a row, within double quotation marks, part by part where something is left out or put in."""
    if "“" not in text and '"' not in text:
        return
    plain = "".join(segment.words for segment in prose_segments(text))
    for found in _QUOTATION.finditer(plain):
        for part in re.split(r"…|\.\.\.|\[[^\]]*\]", found[1] or found[2]):
            words = part.strip(" \n,.;:!?–—-’‘'")
            if " " in words:
                yield words


_LEAST_IN_NOTES: Final = 5
_QUOTATION: Final = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")


RULES = (
    who_speaks_in_our_sentences_is_behind_them,
    who_takes_part_is_named_by_the_sources,
    days_and_months_are_those_of_the_records,
    words_that_we_quote_are_the_sources,
)
