"""A sentence on a record that is safe to cite, in three lengths: whose word it is, on how many origins it rests, and as of when.

What is said of the stance follows from the record's, so that a hint is never cited as a statement, nor a report as a conviction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ..analysis.figure_values import standing_values
from ..analysis.origins import Origins, Support
from ..analysis.stances import contraries_by_holder, order_in_time
from ..analysis.standing import Standing
from ..dates import parse_date
from ..dossier import Dossier
from ..editions import SHOWN_DIGITS
from ..numbers_in_text import plain_number
from ..problems import count_of
from ..prose import prose_segments
from ..records import Actor, Explainer, Figure, Proposition, Record, Source, Statement

#: How the holder stands to what the record's sentence says.
STANCE_NOTES: Final[dict[str, str]] = {
    "asserts": "stated",
    "concedes": "granted",
    "conditional": "said under a condition",
    "insinuates": "suggested, not stated",
    "speculates": "called possible or likely",
    "reports": "passed on, without taking a side",
    "doubts": "called questionable",
    "notes-no-evidence": "said to be unverified, or shown by no evidence",
    "declines": "left open",
    "denies": "denied",
}


_STATED: Final = "stated"
_PASSED_ON: Final = "passed on"
#: In which ways statements stand to a proposition that they do not reject, in the order in which a sentence tells of them.
SIDES: Final = (
    (_STATED, frozenset({"asserts", "concedes"})),
    (_PASSED_ON, frozenset({"reports"})),
    ("suggested and not stated", frozenset({"insinuates"})),
    ("called possible or likely", frozenset({"speculates"})),
    ("said under a condition", frozenset({"conditional"})),
    ("called questionable", frozenset({"doubts"})),
    ("called unverified or unproven", frozenset({"notes-no-evidence"})),
    ("left open", frozenset({"declines"})),
)


@dataclass(frozen=True)
class CiteSafe:
    """One sentence in three lengths; each holds the attribution, the count of origins and the day."""

    short: str
    middle: str
    full: str


@dataclass(frozen=True)
class _Side:
    """The statements that stand to a proposition in one way; `implied` are those that do so by what follows from them."""

    verb: str
    statements: tuple[Statement, ...]
    implied: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Sentences:
    """Makes the sentences of a dossier's records; `titles` are the pages' own, and `names` those that stand within a sentence."""

    dossier: Dossier
    origins: Origins
    standings: Mapping[str, Standing]
    titles: dict[str, str]
    names: dict[str, str]

    def of(self, record: Record, name: str, address: str) -> CiteSafe:
        """The sentence on a record; `name` is the dossier's, and `address` the page's."""
        sentences = self._sentences(record, name, address)
        if record.status != "withdrawn":
            return sentences
        what = "relied on" if isinstance(record, Source) else "upheld"
        told = f"Withdrawn{_since(record)}, and no longer {what}"
        return CiteSafe(*(f"{told}: {text}" for text in (sentences.short, sentences.middle, sentences.full)))

    def _sentences(self, record: Record, name: str, address: str) -> CiteSafe:
        where = f"{name}, {self._state(record)}{', ' + address if address else ''}"
        match record:
            case Statement():
                return self._statement(record, where)
            case Proposition():
                return self._proposition(record, where)
            case Figure():
                return self._figure(record, where)
            case Explainer():
                return self._answer(record, where)
            case _:
                return self._other(record, where)

    def _statement(self, record: Statement, where: str) -> CiteSafe:
        # The record's own sentence, since it was read against the text: it names the holder, and keeps hedges and quotation marks.
        # A sentence made from the proposition would lose both, and make an outlet's paraphrase the holder's own statement.
        support = self.origins.support_of_statement(record)
        said = self._plain(record.summary).rstrip(".")
        note = STANCE_NOTES[record.stance] + (", paraphrased and not quoted" if self._is_paraphrased(record) else "")
        when = f"said {parse_date(record.said).in_words}" if record.said else "day of the statement not known"
        # A count of nothing would not say why nothing is counted.
        counted = "counted nowhere" if record.status == "withdrawn" else why_uncounted(self.dossier, record)
        named = counted or f"{_articles(support)} in these sources"
        turned = self._turned(record)
        listed = (
            f"{named}: {', '.join(self.titles[source] for source in self.dossier.in_label_order(support.articles))}"
            if support.articles
            else named
        )
        return CiteSafe(
            f"{said} ({note}; {turned}{counted or _articles(support)}; as of {self._day}).",
            f"{said} ({note}; {when}; {turned}{named}; as of {self._day}).",
            f"{said} ({note}; {when}; {turned}{listed}; as of {self._day}). {where}.",
        )

    def _turned(self, record: Statement) -> str:
        """That the same holder surely said the contrary later, and when for the first time; of all that was said, or of a part."""
        turned = self._contraries.get(record.id, ())
        if not turned:
            return ""
        first = min((self.dossier.get(statement, Statement) for _, statement in turned), key=order_in_time)
        part = " on a part of it" if {proposition for proposition, _ in turned} < set(record.propositions) else ""
        return f"the same holder later said the contrary{part}, {parse_date(first.said or '').in_words}; "

    @cached_property
    def _contraries(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        return contraries_by_holder(self.dossier)

    def _is_paraphrased(self, record: Statement) -> bool:
        """Whether no text prints words of the holder's: all is told by others in theirs."""
        standing = [bound for bound in self.dossier.quotes_of(record.id) if self._stands(bound.quote.source)]
        outlets = {self.dossier.texts[bound.quote.source].record.outlet for bound in standing}
        return bool(standing) and record.holder not in outlets and all(bound.quote.role != "quoted_speech" for bound in standing)

    def _proposition(self, record: Proposition, where: str) -> CiteSafe:
        standing = self.standings.get(record.id)
        sides = tuple(self._sides(record, standing))
        counted = [f"{side.verb} by {self._count(side)}" for side in sides]
        told = f"{', '.join(counted[:-1])} and {counted[-1]}"
        short = f"{told[0].upper()}{told[1:]} in these sources: {self._plain(record.text).rstrip('.')}"
        day = f"{self._uncounted_on(record)}as of {self._day}"
        support = standing.support if standing else Support(())
        against = self._standing_texts(statement.id for statement in sides[-1].statements)
        passed_on = ", with what passes it on" if any(side.verb == _PASSED_ON for side in sides) else ""
        articles = f"for it: {_articles(support)}{passed_on}; against it: {count_of(len(against), 'article') if against else 'none'}"
        names = " ".join(f"{side.verb[0].upper()}{side.verb[1:]} by {', '.join(self._named(side))}." for side in sides if side.statements)
        return CiteSafe(
            f"{short} ({day}).",
            f"{short} ({articles}; {day}).",
            f"{short} ({articles}; {day}). {names} {where}.".replace("  ", " "),
        )

    def _sides(self, record: Proposition, standing: Standing | None) -> Iterator[_Side]:
        """Who states a proposition, who stands to it in another way, and who rejects it; the first and the last even where nobody does."""
        statements = self.origins.statements_on(record.id)
        for verb, stances in SIDES:
            found = tuple(statement for statement in statements if statement.stance in stances)
            if found or verb == _STATED:
                yield _Side(verb, found)
        rejections = standing.rejections if standing else ()
        yield _Side(
            "rejected",
            tuple(self.dossier.get(rejection.statement, Statement) for rejection in rejections),
            frozenset(rejection.statement for rejection in rejections if rejection.way != "denies it"),
        )

    def _count(self, side: _Side) -> str:
        """`2 holders (by implication)`; what holds for each of the statements is said of the side."""
        marks = self._marks(side, side.statements)
        holders = len({statement.holder for statement in side.statements})
        return f"{count_of(holders, 'holder')}{marks}" if holders else "none"

    def _named(self, side: _Side) -> list[str]:
        """The holders, each with what holds for all of its statements on this side."""
        by_holder: dict[str, list[Statement]] = {}
        for statement in side.statements:
            by_holder.setdefault(statement.holder, []).append(statement)
        return [self._name(holder) + self._marks(side, statements) for holder, statements in by_holder.items()]

    def _marks(self, side: _Side, statements: Sequence[Statement]) -> str:
        marks = (
            ("paraphrased", all(self._is_paraphrased(statement) for statement in statements)),
            ("by implication", all(statement.id in side.implied for statement in statements)),
        )
        told = [mark for mark, holds in marks if holds and statements]
        return f" ({', '.join(told)})" if told else ""

    def _uncounted_on(self, record: Proposition) -> str:
        """How many statements on a proposition are not counted, since no source of theirs stands; empty where there is none."""
        fallen = [
            statement
            for statement in self.dossier.statements
            if record.id in statement.propositions and statement.status != "withdrawn" and self.dossier.fallen_sources(statement.id)
        ]
        whose = "whose source is withdrawn" if len(fallen) == 1 else "whose sources are withdrawn"
        return f"not counted: {count_of(len(fallen), 'statement')} {whose}; " if fallen else ""

    def _figure(self, record: Figure, where: str) -> CiteSafe:
        standing = [value for _, value in standing_values(self.dossier, record)]
        given = [
            f"{self._name(value.holder)}: {value.operator.replace('-', ' ')}"
            + (f" {plain_number(value.value)}" if value.value is not None else "")
            + (f" {value.unit}" if value.unit else "")
            + (f" (for {parse_date(value.as_of).in_words})" if value.as_of else "")
            for value in standing
        ]
        holders = len({value.holder for value in standing})
        sources = count_of(len({quote.source for value in standing for quote in value.quotes if self._stands(quote.source)}), "article")
        head = f"For “{record.quantity}”, {count_of(holders, 'holder gives', 'holders give')} {count_of(len(given), 'value')} in {sources}"
        if record.values and not standing:
            head = f"For “{record.quantity}”, every source that gives a value is withdrawn"
        told = f"{head}: " if given else head
        return CiteSafe(
            f"{head} (as of {self._day}).",
            f"{told}{'; '.join(given[:4])}{' …' if len(given) > 4 else ''} (as of {self._day}).",
            f"{told}{'; '.join(given)}. Counted: {self._plain(record.scope).rstrip('.')} (as of {self._day}). {where}.",
        )

    def _answer(self, record: Explainer, where: str) -> CiteSafe:
        """The answer in short, which is a sentence of the dossier's own, with the question and the texts that it rests on."""
        behind = {name for paragraph in record.paragraphs for sentence in paragraph.sentences for name in sentence.rests_on}
        itself = (source for source in behind & self.dossier.texts.keys() if self._stands(source))
        sources = self.dossier.in_label_order(sorted({*self._standing_texts(behind), *itself}))
        body = self._plain(record.summary or self.titles[record.id]).rstrip(".")
        rests = f"in answer to “{record.question}”, from {count_of(len(sources), 'article')}" if sources else f"on “{record.question}”"
        named = ", ".join(self.titles[source] for source in sources)
        return CiteSafe(
            f"{body} ({rests}; as of {self._day}).",
            f"{body} ({rests}; as of {self._day}).",
            f"{body} ({rests}{': ' + named if named else ''}; as of {self._day}). {where}.",
        )

    def _other(self, record: Record, where: str) -> CiteSafe:
        sources = self._standing_texts((record.id,))
        rests = why_uncounted(self.dossier, record) if self.dossier.quotes_of(record.id) else "a record that quotes no source itself"
        if sources:
            rests = f"according to {count_of(len(sources), 'article')} in these sources"
        if isinstance(record, Source):
            rests = f"a source text held as {record.file}"
        if isinstance(record, Actor):
            rests = "an actor in these sources"
        title = self.titles[record.id].rstrip(".")
        summary = self._plain(record.summary or "").rstrip(".")
        named = ", ".join(self.titles[source] for source in sources)
        body = summary if summary and summary != title else title
        return CiteSafe(
            f"{title} ({rests}, as of {self._day}).",
            f"{body} ({rests}, as of {self._day}).",
            f"{body} ({rests}{': ' + named if named else ''}; as of {self._day}). {where}.",
        )

    def _standing_texts(self, identifiers: Iterable[str]) -> tuple[str, ...]:
        """The texts that records quote and that are not withdrawn, each once, in the order of their labels, then of their ids."""
        quoted = {bound.quote.source for identifier in identifiers for bound in self.dossier.quotes_of(identifier)}
        return self.dossier.in_label_order(sorted(source for source in quoted if self._stands(source)))

    def _stands(self, source: str) -> bool:
        return not self.dossier.texts[source].is_withdrawn

    def _state(self, record: Record) -> str:
        """The record by its hash; and its edition, where the whole sentence is of that edition, its counts and its names too."""
        edition = self.dossier.frozen_in(record.id)
        named = f"edition {edition.name}, " if edition and not self.dossier.edition_label.has_changed else ""
        return f"{named}record {self.dossier.record_hashes[record.id][:SHOWN_DIGITS]}"

    @cached_property
    def _day(self) -> str:
        """The day of the latest edition, where the whole set of records is that edition's; else the state by its hash, and no day.

        A sentence rests on more records than its own: origins are counted over all statements, and actors and propositions are
        named in their own words. What it says is of a day only where no record has changed since.
        """
        label = self.dossier.edition_label
        if label.date is not None and not label.has_changed:
            return parse_date(label.date).in_words
        # Not in the words by which a citation names its own record (“record 3fa…”): this hash is that of the whole set.
        after = f", after edition {label.name}" if label.name is not None else ""
        return f"the state {label.sha256[:SHOWN_DIGITS]} of the dossier{after}"

    def _name(self, actor: str) -> str:
        record = self.dossier.find(actor, Actor)
        return record.name if record else actor

    def _plain(self, text: str) -> str:
        """Prose without its links."""
        words = (part.words or self.names.get(part.link or "", part.link or "") for part in prose_segments(text))
        return " ".join("".join(words).split())


def why_uncounted(dossier: Dossier, record: Record) -> str:
    """Why a record counts for nothing, as a clause: it is withdrawn, or every source that it quotes is; empty where it counts."""
    if record.status == "withdrawn":
        return f"it is withdrawn{_since(record)}"
    fallen = dossier.fallen_sources(record.id)
    if len(fallen) < 2:
        return "".join(f"its source is withdrawn{_since(source)}" for source in fallen)
    latest = max(fallen, key=lambda source: source.withdrawn_on or "")
    return f"every source that it quotes is withdrawn, the last{_since(latest)}"


def _since(record: Record) -> str:
    return f" since {parse_date(record.withdrawn_on).in_words}" if record.withdrawn_on else ""


def _articles(support: Support) -> str:
    if not support.origins:
        return "no article"
    articles = count_of(len(support.articles), "article")
    if len(support.origins) == 1 < len(support.articles):
        return f"{articles}, not shown to be independent of each other"
    return f"{articles}, {count_of(len(support.origins), 'origin')}"
