"""The ledgers: accusations with their answers, what the sources call unverified, warnings, and what had been said by a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..analysis.known_at import KnownFrom
from ..analysis.replies import AnsweredAccusation, Reply, denials_besides
from ..analysis.warnings import Days, said_by_the_warned
from ..analysis.warnings import Warning as WarningEntry
from ..problems import count_of
from ..records import Statement
from .analysis_lines import day_mark, statement_of
from .grids import Grid, Lines, grid, lines
from .lookup import Lookup, date_in_words
from .phrases import Marked, Phrase, joined, phrase
from .quotes import quoted_words
from .statement_lines import holder_with_party, stance_mark, statement_line
from .wording import NONE_IN_SOURCES

#: How the page says when an answer came.
WHEN_WORDS = {"before": "before the accusation", "after": "after", "same day": "on the same day", "not known": "order not known"}


@dataclass(frozen=True)
class LedgerSection:
    """A part of a ledger: a heading, a sentence and a table; without rows the sentence says all. `further` is a list under a label."""

    heading: Phrase
    sentence: str
    grid: Grid | None
    label: str = ""
    further: tuple[Phrase, ...] = ()


@dataclass(frozen=True)
class LedgerView:
    """A ledger: a sentence on the whole, and its parts."""

    sentence: Phrase
    sections: tuple[LedgerSection, ...]


def replies_view(lookup: Lookup) -> LedgerView:
    """Every accusation under each of those accused, those with the most accusations first."""
    by_accused: dict[str, list[AnsweredAccusation]] = {}
    for answer in lookup.computed.replies:
        by_accused.setdefault(answer.accused, []).append(answer)
    order = sorted(by_accused, key=lambda accused: (-len(by_accused[accused]), lookup.titles[accused]))
    accusations = len({answer.accusation for answer in lookup.computed.replies})
    return LedgerView(
        phrase(
            f"{count_of(accusations, 'accusation')} against {count_of(len(order), 'actor')}; a mark says if it is stated or suggested. "
            "An answer is a statement of the accused, of a body that they belong to or of one that belongs to them, on the same "
            "proposition, on one that cannot be true together with it, or that rejects what it implies. What is sure to have been said "
            "before the accusation is shown beside it, and is not counted as an answer."
        ),
        tuple(_accused(lookup, accused, by_accused[accused]) for accused in order),
    )


def _accused(lookup: Lookup, accused: str, answers: Sequence[AnsweredAccusation]) -> LedgerSection:
    answered = sum(bool(answer.answers) for answer in answers)
    has = "has" if 1 in (answered, len(answers)) else "have"
    spoken_before = sum(bool(answer.replies) and not answer.answers for answer in answers)
    has_only = "has" if spoken_before == 1 else "have"
    before = f" {spoken_before} more {has_only} only what was said before the accusation." if spoken_before else ""
    return LedgerSection(
        phrase(lookup.link(accused)),
        f"In these sources {answered} of {count_of(len(answers), 'accusation')} {has} an answer.{before}",
        grid(
            f"accusations-{accused}",
            phrase("Accusations against ", lookup.titles[accused], ", in the order of time, each with the answers in these sources"),
            ("Accusation", "By", "Said", "Proposition", "Answers"),
            (
                (
                    phrase(stance_mark(statement.stance), " ", lookup.link(answer.accusation)),
                    (
                        holder_with_party(lookup, statement.holder),
                        day_mark(statement),
                        lines(lookup.link(proposition) for proposition in statement.propositions),
                        reply_lines(lookup, answer.replies) or lines([Marked(NONE_IN_SOURCES, "mark")]),
                    ),
                )
                for answer in answers
                for statement in [statement_of(lookup, answer.accusation)]
            ),
        ),
        "What they, and those whom the dossier places with them, deny besides:",
        _lines(lookup, denials_besides(lookup.dossier, accused, answers)),
    )


def _lines(lookup: Lookup, statements: Iterable[str]) -> tuple[Phrase, ...]:
    """Each statement in a line: its stance, what was said, and when."""
    return tuple(statement_line(lookup, statement_of(lookup, identifier)) for identifier in statements)


def reply_lines(lookup: Lookup, replies: Iterable[Reply]) -> Lines:
    """Each answer: its stance, what was said, when it came."""
    return tuple(reply_line(lookup, reply) for reply in replies)


def reply_line(lookup: Lookup, reply: Reply) -> Phrase:
    """`denies – … (6 May 2019, after the accusation; for the accused: …)`."""
    statement = statement_of(lookup, reply.statement)
    by = "" if reply.is_own else f"; said by {lookup.titles[reply.holder]}"
    when = WHEN_WORDS[reply.when]
    return phrase(
        stance_mark(statement.stance),
        " ",
        lookup.link(reply.statement),
        Marked(f" ({date_in_words(statement.said) or 'day not known'}: {when}{by})", "quiet"),
    )


def absences_view(lookup: Lookup) -> LedgerView:
    """What is called unverified, unproven or left open, each with its words, in the order of time."""
    found = lookup.computed.absences
    return LedgerView(
        phrase(
            f"{count_of(len(found), 'statement')} by which a source or a speaker in it says that something is unverified, unproven, "
            "uncorroborated or without evidence shown, or leaves it open."
        ),
        tuple(
            LedgerSection(
                phrase(heading),
                "",
                grid(anchor, caption, ("Statement", "By", "Said", "On", "In the source’s words"), rows) if rows else None,
            )
            for anchor, heading, caption, rows in (
                (
                    "unverified",
                    "Called unverified or without evidence",
                    "What is said to be unverified, unproven or without evidence, in the order of time",
                    [_absence(lookup, statement) for statement in found if statement.stance == "notes-no-evidence"],
                ),
                (
                    "left-open",
                    "Left open",
                    "What a speaker leaves open or does not specify, in the order of time",
                    [_absence(lookup, statement) for statement in found if statement.stance != "notes-no-evidence"],
                ),
            )
            if rows
        ),
    )


def _absence(lookup: Lookup, statement: Statement) -> tuple[Phrase, tuple[Phrase | Lines, ...]]:
    return phrase(lookup.link(statement.id)), (
        holder_with_party(lookup, statement.holder),
        phrase(day_mark(statement)),
        lines(lookup.link(proposition) for proposition in statement.propositions),
        quote_lines(lookup, statement.id),
    )


def quote_lines(lookup: Lookup, identifier: str) -> Lines:
    """Each quote of a record in whole, with a link to its place on the record's page."""
    return tuple(
        phrase(
            Marked(quoted_words(lookup, bound), "exact", language=lookup.text_of(bound.quote.source).record.language or ""),
            " (",
            lookup.link(identifier, lookup.names[bound.quote.source], f"quote-{number}"),
            ")",
        )
        for number, bound in enumerate(lookup.dossier.quotes_of(identifier), 1)
    )


def warnings_view(lookup: Lookup) -> LedgerView:
    """Every warning in the order of time, with the days to the event."""
    event, found = lookup.computed.event, lookup.computed.warnings
    to_event = (
        phrase("Days are counted to ", lookup.link(event.id), f" ({date_in_words(event.date)})." if event.date else ".") if event else None
    )
    return LedgerView(
        phrase(
            f"{count_of(len(found), 'warning')} in these sources, in the order of time. ",
            to_event or "No event is named to which days could be counted.",
            " Where a day is known to lie within bounds, the bounds are given; where it is uncertain or approximate, the days are counted "
            "as if it were right, and it is said so. One warning may be told by several sources in different words.",
        ),
        (
            LedgerSection(
                phrase("The warnings"),
                "",
                grid(
                    "warnings",
                    "Who warned whom, of what, and what the warned party states on whether it was received",
                    (
                        "Warning",
                        "In the source’s words",
                        "By whom, to whom",
                        "Said",
                        "Warned for",
                        "Days before",
                        "What the warned party states",
                    ),
                    (_warning(lookup, warning) for warning in found),
                ),
                "What those warned, and those who speak for them, say besides on the same question:",
                _lines(lookup, said_by_the_warned(lookup.dossier, found)),
            ),
        )
        if found
        else (),
    )


def _warning(lookup: Lookup, warning: WarningEntry) -> tuple[Phrase, tuple[Phrase | Lines, ...]]:
    statement = statement_of(lookup, warning.statement)
    return phrase(lookup.link(warning.statement)), (
        quote_lines(lookup, warning.statement),
        (
            phrase("by ", holder_with_party(lookup, warning.issuer)),
            phrase("to ", joined(lookup.link(recipient) for recipient in warning.recipients) or _not_stated()),
            phrase("through ", warning.channel or _not_stated()),
        ),
        phrase(day_mark(statement)),
        phrase(warning.window or _not_stated()),
        phrase(days_in_words(warning.lead)) if warning.lead else phrase(Marked("not known", "quiet")),
        (
            phrase(Marked("Acknowledges receipt: ", "quiet"), _named(lookup, warning.acknowledged_by)),
            phrase(Marked("Disputes receipt: ", "quiet"), _named(lookup, warning.disputed_by)),
        ),
    )


def _not_stated() -> Phrase:
    return phrase(Marked("not stated", "quiet"))


def _named(lookup: Lookup, statements: Sequence[str]) -> Phrase:
    found = (phrase(stance_mark(statement_of(lookup, identifier).stance), " ", lookup.link(identifier)) for identifier in statements)
    return joined(found, "; ") or phrase(Marked(NONE_IN_SOURCES, "quiet"))


def days_in_words(days: Days) -> str:
    """`15 days`, `2 to 4 days`, `15 days, if the dates are right: not all are certain`."""
    condition = {
        "": "",
        "uncertain": ", if the dates are right: not all are certain",
        "approximate": ", by dates of which not all are exact",
        "uncertain and approximate": ", if the dates are right: not all are certain or exact",
    }
    return _bounds_in_words(days) + condition[days.doubt]


def _bounds_in_words(days: Days) -> str:
    """`15 days`, `2 to 4 days`, `at least 15 days`, `on the day or 1 day after`; a negative number lies after the event."""
    least, most = days.least, days.most
    if least is None:
        return f"at most {_days(most)}" if most is not None and most > 0 else "none: on the day of the event or after it"
    if most is None:
        return f"at least {_days(least)}" if least > 0 else "not known to the day; possibly on the day of the event"
    if least == most:
        return _days(least)
    return f"{least} to {_days(most)}" if least >= 0 else f"from {_days(least)} to {_days(most)}"


def _days(number: int) -> str:
    if number == 0:
        return "0 days (the day itself)"
    return count_of(abs(number), "day") + (" after the event" if number < 0 else "")


def known_at_view(lookup: Lookup) -> LedgerView:
    """Day by day what is sure to have been said; statements of no known day stand apart."""
    known = list(lookup.computed.known_from.values())
    by_day: dict[date, list[KnownFrom]] = {}
    for entry in known:
        if entry.day is not None:
            by_day.setdefault(entry.day, []).append(entry)
    sections, total = [], 0
    for number, day in enumerate(sorted(by_day), 1):
        total += len(by_day[day])
        words = date_in_words(day.isoformat())
        sections.append(
            LedgerSection(
                phrase(f"By {words}"),
                f"{count_of(len(by_day[day]), 'statement')} more; {total} in all by the end of that day.",
                _known_grid(lookup, f"day-{number}", f"Sure to have been said by {words}, and by no earlier day", by_day[day]),
            )
        )
    unknown = [entry for entry in known if entry.day is None]
    if unknown:
        begun = sum(entry.earliest is not None for entry in unknown)
        partly = f"; for {begun} of them they show from which day on" if begun else ""
        sections.append(
            LedgerSection(
                phrase("No day by which they were surely said"),
                f"For {count_of(len(unknown), 'statement')} the sources show no day by which they were surely said{partly}. They are "
                "counted at no day above.",
                _known_grid(lookup, "unknown", "No day is known by which they were surely said", unknown),
            )
        )
    dated = len(known) - len(unknown)
    return LedgerView(
        phrase(
            f"Of {count_of(len(known), 'statement')}, {dated} are sure to have been made by a day that is known. A statement counts "
            "from the last day on which it may have been said; where that is not known, or uncertain or approximate, from the day of "
            "publication of the first source that quotes it."
        ),
        tuple(sections),
    )


def _known_grid(lookup: Lookup, anchor: str, caption: str, entries: Sequence[KnownFrom]) -> Grid:
    return grid(
        anchor,
        caption,
        ("Statement", "Stance", "Said", "Known by"),
        (
            (
                lookup.link(entry.statement),
                (stance_mark(statement.stance), day_mark(statement), phrase(Marked(_basis(entry), "quiet"))),
            )
            for entry in sorted(entries, key=lambda entry: lookup.moment(statement_of(lookup, entry.statement)))
            for statement in [statement_of(lookup, entry.statement)]
        ),
    )


def _basis(entry: KnownFrom) -> str:
    words = {"said": "the day it was said", "published": "the day of publication", "not known": "not known"}[entry.basis]
    if entry.earliest is not None and entry.earliest != entry.day:
        return f"{words}; not before {date_in_words(entry.earliest.isoformat())}"
    return words


def lines_of(lookup: Lookup, identifiers: Iterable[str]) -> tuple[Phrase, ...]:
    """Statements as lines."""
    return tuple(statement_line(lookup, statement_of(lookup, identifier)) for identifier in identifiers)
