"""Support by origin as a page shows it: how many articles, how many origins, and the proof of each joint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..analysis.joints import Carriage, Joint
from ..analysis.origins import Origin, Support
from ..analysis.standing import STANDINGS, Standing
from ..problems import count_of
from ..records import Proposition
from .analysis_lines import statement_of
from .lookup import Lookup
from .phrases import Link, Marked, Phrase, Piece, joined, phrase
from .statement_lines import stance_mark, statement_line
from .wording import term_anchor

#: How each ground of a joint is called.
GROUND_WORDS = {
    "occasion": "One occasion",
    "holder": "One holder",
    "article": "One article",
    "carrier": "One carrier",
    "run of words": "The same words",
    "spelling": "A spelling that only these two sources use",
    "not shown to be independent": "Not shown to be independent",
    "editor": "Joined by an editor",
}


@dataclass(frozen=True)
class OriginView:
    """One origin: the articles that carry it, each through which statement, and what joins them."""

    heading: str
    carriages: tuple[Phrase, ...]
    joints: tuple[Phrase, ...]


@dataclass(frozen=True)
class SupportView:
    """One side of a proposition, or one statement: the count, and its origins."""

    count: str
    origins: tuple[OriginView, ...]


def support_view(lookup: Lookup, support: Support, proposition: Proposition | None = None) -> SupportView:
    """Support → its count and its proof."""
    return SupportView(
        count_in_words(support), tuple(_origin(lookup, origin, number, proposition) for number, origin in enumerate(support.origins, 1))
    )


def count_in_words(support: Support) -> str:
    """`3 articles, 1 origin`; `none in these sources` where there is none."""
    if not support.origins:
        return "none in these sources"
    return f"{count_of(len(support.articles), 'article')}, {count_of(len(support.origins), 'origin')}"


def rejected_in_words(standing: Standing) -> str:
    """`1 article, 1 origin; by implication: 2 statements`; what follows from statements on other propositions is counted apart."""
    implied = sum(rejection.way != "denies it" for rejection in standing.rejections)
    direct = [count_in_words(standing.opposition)] if standing.opposition.origins or not implied else []
    return "; ".join([*direct, *([f"by implication: {count_of(implied, 'statement')}"] if implied else [])])


def _origin(lookup: Lookup, origin: Origin, number: int, proposition: Proposition | None) -> OriginView:
    grounds: dict[tuple[str, str], list[Joint]] = {}
    for joint in origin.joints:
        grounds.setdefault((joint.because, _key(joint)), []).append(joint)
    return OriginView(
        f"Origin {number}: {count_of(len(origin.sources), 'article')}, {count_of(len(origin.statements), 'statement')}",
        tuple(_carriage(lookup, carriage) for carriage in origin.carriages),
        tuple(_ground(lookup, because, joints, proposition) for (because, _), joints in grounds.items()),
    )


def _key(joint: Joint) -> str:
    """Joints of one ground with one proof are told together; two articles of one statement are told by the statement."""
    return joint.first.statement if joint.first.statement == joint.second.statement and joint.because == "occasion" else joint.proof


def _carriage(lookup: Lookup, carriage: Carriage) -> Phrase:
    statement = statement_of(lookup, carriage.statement)
    return phrase(
        lookup.short_link(carriage.source),
        ": ",
        stance_mark(statement.stance),
        " ",
        lookup.quote_link(carriage.statement, carriage.source),
    )


def _ground(lookup: Lookup, because: str, joints: list[Joint], proposition: Proposition | None) -> Phrase:
    members = dict.fromkeys(carriage for joint in joints for carriage in (joint.first, joint.second))
    return phrase(
        Marked(GROUND_WORDS[because], "strong"),
        ": ",
        _proof(lookup, because, joints[0], proposition),
        *(_spelling_of(lookup, joints) if because == "run of words" else ()),
        Marked(" – joins: ", "quiet"),
        _members(lookup, members, because),
    )


def _members(lookup: Lookup, members: Iterable[Carriage], because: str) -> Phrase:
    found = list(members)
    if len({carriage.statement for carriage in found}) == 1 or because in {"run of words", "spelling"}:
        return joined((lookup.quote_link(carriage.statement, carriage.source, lookup.names[carriage.source]) for carriage in found), ", ")
    return joined(
        phrase(
            lookup.link(statement),
            Marked(f" ({', '.join(lookup.names[source] for source in lookup.dossier.in_label_order(sources))})", "quiet"),
        )
        for statement, sources in _by_statement(found).items()
    )


def _by_statement(carriages: list[Carriage]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for carriage in carriages:
        found.setdefault(carriage.statement, []).append(carriage.source)
    return found


def _proof(lookup: Lookup, because: str, joint: Joint, proposition: Proposition | None) -> Phrase:
    if because == "occasion" and joint.first.statement == joint.second.statement:
        return phrase("one statement, carried by several articles: ", lookup.link(joint.first.statement))
    if because in {"run of words", "spelling"}:
        language = lookup.text_of(joint.first.source).record.language or ""
        return phrase("“", Marked(" ".join(joint.proof.split()), "exact", language=language), "”")
    if because == "editor":
        return _editors_reason(lookup, joint, proposition)
    if joint.proof in lookup.dossier.records:
        return phrase(lookup.link(joint.proof))
    return phrase(joint.proof)


def _spelling_of(lookup: Lookup, joints: list[Joint]) -> Iterator[Piece]:
    """Whose spelling a shared run is shown in, where the sources set different marks or capitals in it."""
    words = " ".join(joints[0].proof.split())
    sources = dict.fromkeys(carriage.source for joint in joints for carriage in (joint.first, joint.second))
    as_shown = [source for source in sources if words in " ".join(lookup.text_of(source).text.split())]
    if as_shown and len(as_shown) < len(sources):
        yield from (Marked(" as ", "quiet"), lookup.short_link(as_shown[0]), Marked(" prints it", "quiet"))


def _editors_reason(lookup: Lookup, joint: Joint, proposition: Proposition | None) -> Phrase:
    pair = {joint.first.statement, joint.second.statement}
    for judgement in proposition.same_origin if proposition else ():
        if pair <= set(judgement.between):
            return lookup.prose(judgement.reason) if judgement.reason else phrase("no reason given.")
    return phrase(joint.proof)


@dataclass(frozen=True)
class StandingWord:
    """A word for how a proposition stands, its definition, and the statements that prove it."""

    word: Phrase
    definition: str
    proofs: tuple[Phrase, ...]


def standing_words(lookup: Lookup, proposition: str) -> tuple[StandingWord, ...]:
    """The words that apply to a proposition, in the order of their definitions; none where nobody speaks on it."""
    standing = lookup.computed.standings.get(proposition)
    if standing is None:
        return ()
    return tuple(
        StandingWord(
            phrase(standing_mark(word)),
            STANDINGS[word],
            tuple(statement_line(lookup, statement_of(lookup, statement)) for statement in standing.proofs[word]),
        )
        for word in standing.words
    )


def standing_mark(word: str) -> Link:
    """A word of standing as a badge that leads to its definition."""
    return Link(word, "method.md", term_anchor("standing", word), "mark")


def standing_cells(lookup: Lookup, proposition: str) -> tuple[Phrase, Phrase, Phrase]:
    """In how many articles from how many origins a proposition is held, in how many rejected, and the words that apply to it."""
    standing = lookup.computed.standings.get(proposition)
    if standing is None:
        return Phrase(), Phrase(), Phrase()
    return (
        phrase(count_in_words(standing.support) if standing.support.origins else Marked("none", "quiet")),
        phrase(rejected_in_words(standing) if standing.rejections else Marked("none", "quiet")),
        joined((standing_mark(word) for word in standing.words), " "),
    )


def support_line(lookup: Lookup, proposition: str) -> Phrase:
    """`Held in 3 articles, 1 origin; rejected in 1 article, 1 origin. contested`; empty where nobody speaks on it."""
    standing = lookup.computed.standings.get(proposition)
    if standing is None:
        return Phrase()
    held, rejected, words = standing_cells(lookup, proposition)
    told = joined([*([words] if words else []), *reversal_lines(lookup, proposition)], " ")
    return phrase("Held in: ", held, "; rejected in: ", rejected, ". " if told else ".", told)


def reversal_lines(lookup: Lookup, proposition: str) -> tuple[Phrase, ...]:
    """Who first pointed one way on a proposition and surely later the other, each with the mark that the matrix gives them."""
    return tuple(
        phrase(Marked("reversal", "mark"), " by ", lookup.link(cell.actor))
        for cell in lookup.computed.cells.get(proposition, {}).values()
        if cell.is_reversal
    )


def joined_lines(lookup: Lookup, proposition: Proposition) -> tuple[Phrase, ...]:
    """The statements that an editor counts as one origin, with the reason where there is one."""
    return tuple(
        phrase(
            joined(lookup.link(statement) for statement in judgement.between),
            *((": ", lookup.prose(judgement.reason)) if judgement.reason else ()),
        )
        for judgement in proposition.same_origin
    )


def parted_lines(lookup: Lookup, proposition: Proposition) -> tuple[Phrase, ...]:
    """The statements that an editor counts as independent, with the reason."""
    return tuple(
        phrase(joined(lookup.link(statement) for statement in judgement.between), ": ", lookup.prose(judgement.reason))
        for judgement in proposition.independent
    )
