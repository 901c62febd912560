"""Rules on how a holder stands to what they say, and on when it was."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from ..dates import DossierDate, days_named_in, names_of_day, names_of_day_in, parse_date
from ..dossier import Dossier
from ..numbers_in_text import main_language
from ..problems import Problem
from ..records import Actor, Figure, Proposition, Record, Source, Statement
from ..vocabularies import HOLDS_BACK, KEEPS_BACK, MARKS_AGAINST_STATING, MARKS_OF_STANCE, STANCES_OF_ACT
from ..yaml_files import Path
from .attribution import speakers_in, words_around
from .numbers import quoted_words


def stances_fit_their_act(dossier: Dossier) -> Iterator[Problem]:
    """A stance goes with its act: a claim of responsibility asserts, a condolence does not doubt."""
    for statement in dossier.statements:
        allowed = STANCES_OF_ACT[statement.act]
        if statement.kind == "claims" and statement.stance != "denies" and statement.stance not in allowed:
            hint = f"The stances of this act are: {', '.join(sorted(allowed))}."
            yield dossier.loaded[statement.id].problem(
                ("stance",), "RULE29", f"The stance “{statement.stance}” does not go with the act “{statement.act}”.", hint
            )


def stances_show_in_the_words(dossier: Dossier) -> Iterator[Problem]:
    """A stance other than plain stating shows in the words: a condition in an “if”, a refusal in “did not say”.

    A statement that asserts is no question, does not begin with “if”, and does not say that evidence is missing. Where the
    words carry no usual mark, `stance_basis` says what shows the stance. The marks are known in English: where no quote is
    from a text in English, they are not looked for.
    """
    for statement in dossier.statements:
        if statement.stance_basis is not None or not dossier.quotes_of(statement.id):
            continue
        loaded = dossier.loaded[statement.id]
        own = " ".join(words_around(dossier, bound, 0, 0) for bound in dossier.quotes_of(statement.id))
        if statement.stance in MARKS_OF_STANCE:
            if not _quotes_english(dossier, statement):
                continue
            if not _pattern(MARKS_OF_STANCE[statement.stance]).search(own):
                hint = "Check the stance; `stance_basis` says what shows it, where the words carry no usual mark."
                yield loaded.problem(("stance",), "RULE30", f"No word of the quoted sentences marks the stance “{statement.stance}”.", hint)
            elif statement.stance == "reports" and not _passes_on(dossier, statement, own):
                hint = "What somebody states in their own voice, they assert."
                yield loaded.problem(
                    ("stance",), "RULE30", "Nobody but the holder speaks in the quoted sentences: they report nobody's word.", hint
                )
        elif statement.stance == "asserts" and _pattern(MARKS_AGAINST_STATING).search(
            " \n ".join(quoted_words(dossier, (statement.id,))).strip()
        ):
            hint = "A question insinuates, an “if” is conditional, missing evidence is noted: check the stance."
            yield loaded.problem(("stance",), "RULE30", "These words do not plainly state anything.", hint)


def _quotes_english(dossier: Dossier, statement: Statement) -> bool:
    return any(main_language(dossier.texts[bound.quote.source].record.language) == "en" for bound in dossier.quotes_of(statement.id))


def hedges_are_kept(dossier: Dossier) -> Iterator[Problem]:
    """Who asserts does not hold back: “may have”, “probably” in what is quoted stands in our words too, or the stance is another.

    Only words that our own take up count; what a side clause holds back from may be left out. `stance_basis` says why it is
    no hedge.
    """
    for statement in dossier.statements:
        if statement.stance != "asserts" or statement.stance_basis is not None:
            continue
        quoted = (" ".join(words.split()) for words in quoted_words(dossier, (statement.id,)))
        hedged = [words for words in quoted if _pattern(HOLDS_BACK).search(words)]
        if hedged:
            propositions = (dossier.find(identifier, Proposition) for identifier in statement.propositions)
            ours = " \n ".join((statement.summary, *(proposition.text for proposition in propositions if proposition is not None)))
            dropped = None if _pattern(KEEPS_BACK).search(ours) else next(_dropped(hedged, ours), None)
            if dropped is not None:
                sentence = f"The quote says “{dropped}”, and neither the summary nor its propositions hold back."
                hint = "Choose “stance: speculates”, or keep the hedge in the summary; `stance_basis` says why it is none."
                yield dossier.loaded[statement.id].problem(("stance",), "RULE30", sentence, hint)


def _dropped(quoted: Iterable[str], ours: str) -> Iterator[str]:
    """The hedges of quoted words of which our words take up, without them, at least half of what they hold back from."""
    own = _stems(ours)
    for words in quoted:
        for hedge in _pattern(HOLDS_BACK).finditer(words):
            held = _stems(_CLAUSE_ENDS.split(words[hedge.end() :], maxsplit=1)[0])
            held = held or next(filter(None, map(_stems, reversed(_CLAUSE_ENDS.split(words[: hedge.start()])))), held)
            if held and 2 * len(held & own) >= len(held):
                yield hedge.group()


def _stems(words: str) -> frozenset[str]:
    """How the words begin that carry a text: `blocked` and `blocks` alike."""
    return frozenset(word[:5] for word in re.findall(r"\w+", words.casefold()) if len(word) >= 3 and word not in _SMALL_WORDS)


_CLAUSE_ENDS = re.compile(r"[,;:.!?–—“”\"]|\s(?:and|but|which|who)\s")
_SMALL_WORDS = frozenset(
    {"and", "are", "been", "but", "did", "does", "for", "from", "had", "has", "have", "her", "his", "its", "not", "our", "said", "she"}
    | {"that", "the", "their", "them", "there", "they", "this", "was", "were", "will", "with", "would", "you"}
)


def _passes_on(dossier: Dossier, statement: Statement, own: str) -> bool:
    """Whether the quoted sentences lay words to somebody other than the holder, or call them a report."""
    if re.search(r"\b(?:report|reports|reported|reporting|reportedly|according to|citing)\b", own, re.IGNORECASE):
        return True
    others = {actor for bound in dossier.quotes_of(statement.id) for actor in speakers_in(dossier, bound)}
    return bool(others - {statement.holder})


#: So many days a weekday reaches to either side.
_WEEK = 7
_DAY = re.compile(r"(?<!\d)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_YEAR = re.compile(r"(?<![\d.,])[12]\d{3}(?![\d]|[.,]\d)")
#: A date that is no more precise than a year.
_YEARS = re.compile(r"(?:\d{4}|\d{3}X|\d\dXX)[?~%]?")


@lru_cache(maxsize=64)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


def dates_are_named_in_their_basis(dossier: Dossier) -> Iterator[Problem]:
    """The day of a statement, an occasion, an event or a figure is named in its basis, or in its quotes: by its date or its weekday.

    Of a span, one end is; of a month, its own words are; of a year or a decade, a year in it. Where a basis names years, the
    date's is one of them, for the day of a source's publication as well. A weekday stands for a day in the
    week before or after a day that is named beside it, or on which a quoted source was published, where there is any.
    """
    for loaded in dossier.loaded.values():
        for path, moment, basis in _dates_with_basis(loaded.record):
            dossier_date = parse_date(moment)
            said = basis if path == ("said",) else " \n ".join((basis, *quoted_words(dossier, (loaded.record.id,))))
            days = [date.fromisoformat(day) for day in _DAY.findall(moment)]
            published = _published(dossier, loaded.record.id)
            # Where the day of publication stands in a file may be said without it (“the line below the headline”).
            is_named = path == ("published",) or any(_is_named(day, said, published) for day in days) or _names_the_span(dossier_date, said)
            if not is_named and not any(_is_named_in_its_language(dossier, loaded.record.id, day, said) for day in days):
                name = f"{path[-1]}_basis"
                hint = f"Say in `{name}` by which words of the source the day is known, with the day or the weekday itself."
                day = "" if not dossier_date.is_day else " nor its day of the week near it"
                yield loaded.problem(path, "RULE31", f"`{name}` does not name {dossier_date.in_words}{day}.", hint)
            elif (years := {int(year) for year in _YEAR.findall(basis)}) and not years & _years_of(dossier_date):
                sentence = f"The basis names the year {', '.join(map(str, sorted(years)))}, and not that of {dossier_date.in_words}."
                yield loaded.problem(path, "RULE31", sentence, "Check the year.")


def _dates_with_basis(record: Record) -> Iterator[tuple[Path, str, str]]:
    """The dates of a record that say how they are known, each with its field and with what it says."""
    for name in ("said", "date"):
        if name in type(record).model_fields and f"{name}_basis" in type(record).model_fields:
            moment, basis = getattr(record, name), getattr(record, f"{name}_basis")
            if moment is not None and basis:
                yield (name,), moment, basis
    for number, value in enumerate(record.values if isinstance(record, Figure) else ()):
        if value.as_of is not None and value.as_of_basis:
            yield ("values", number, "as_of"), value.as_of, value.as_of_basis
    if isinstance(record, Source) and record.published is not None and record.basis.published:
        yield ("published",), record.published, record.basis.published


def _years_of(moment: DossierDate) -> set[int]:
    """The years in which a date may lie, as far as they are written in it."""
    return {int(year) for year in _YEAR.findall(moment.text)} or set(range(moment.first.year, moment.last.year + 1))


def _published(dossier: Dossier, identifier: str) -> tuple[date, ...]:
    """The days, as far as they are known, on which the sources that a record quotes were published."""
    found = (dossier.texts[bound.quote.source].record.published for bound in dossier.quotes_of(identifier))
    return tuple(day for text in found if text for moment in [parse_date(text)] for day in (moment.first, moment.last))


def _is_named(day: date, said: str, published: Sequence[date]) -> bool:
    """Whether words name a day: by its date, or by its weekday in the week around a day that is known otherwise."""
    *dates, weekday = names_of_day(day)
    if (day.day, day.month) in days_named_in(said) or any(_stands_in(name, said) for name in dates):
        return True
    if not _stands_in(weekday, said):
        return False
    years = {day.year - 1, day.year, day.year + 1}  # a day of another month may be one of the year before
    named = [(int(name[:4]), int(name[5:7]), int(name[8:])) for name in _DAY.findall(said)]
    named += [(year, month, number) for number, month in days_named_in(said) for year in years]
    known = [*published, *(date(*parts) for parts in named if _is_a_day(*parts))]
    return not known or any(abs((other - day).days) <= _WEEK for other in known)


def _is_named_in_its_language(dossier: Dossier, identifier: str, day: date, said: str) -> bool:
    """Whether words name a day as a text that the record quotes does, where that is not in English."""
    languages = {main_language(dossier.texts[bound.quote.source].record.language) for bound in dossier.quotes_of(identifier)}
    names = (name for language in sorted(languages - {"en"}) for name in names_of_day_in(language, day))
    return any(_stands_in(name, said) for name in names)


def _stands_in(name: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE) is not None


def _is_a_day(year: int, month: int, day: int) -> bool:
    return 1 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1]


def _names_the_span(date: DossierDate, basis: str) -> bool:
    """A month or a longer time is named by its own words, such as “May 2019”; a year or a decade by a year in it; a span by one end."""
    if "/" in date.text:
        return any(_names_the_span(parse_date(end), basis) for end in date.text.split("/") if end not in {"", ".."})
    if date.is_day:
        return False
    years = range(date.first.year, date.last.year + 1) if _YEARS.fullmatch(date.text) else ()
    return date.in_words.split(" (")[0].casefold() in basis.casefold() or any(
        int(match.group()) in years for match in re.finditer(r"(?<!\d)\d{4}", basis)
    )


def outlets_hold_no_office(dossier: Dossier) -> Iterator[Problem]:
    """A claim of responsibility is nobody's who only passes it on: an outlet claims no deed."""
    for statement in dossier.statements:
        holder = dossier.find(statement.holder, Actor)
        if (
            statement.act == "claim-of-responsibility"
            and holder is not None
            and holder.type == "outlet"
            and not dossier.ancestors(holder.id)
        ):
            hint = "The holder is who takes the deed upon themselves; the outlet stands in `attribution`."
            yield dossier.loaded[statement.id].problem(
                ("holder",), "RULE29", f"{holder.id} is an outlet, and takes no deed upon itself.", hint
            )


RULES = (stances_fit_their_act, stances_show_in_the_words, hedges_are_kept, dates_are_named_in_their_basis, outlets_hold_no_office)
