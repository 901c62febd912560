"""Framing: which source brings which proposition, in whose words, in which order, and what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..analysis.framing import Carried, Voice
from ..pictures.framing_chart import CarriedSigns, FramingChartRow, VoicedSign, framing_picture
from ..pictures.signs import family_of
from ..problems import count_of
from .analysis_lines import by_question, question_heading, stance_link, statement_of
from .drawings import Drawing, address_from, drawing
from .grids import Grid, GridCell, GridRow, Head, Lines, lines
from .lookup import Lookup
from .phrases import Marked, Phrase, joined, phrase
from .wording import term_in_words

_PATH: Final = "framing.md"


@dataclass(frozen=True)
class FramingSection:
    """One question with its propositions by source."""

    heading: Phrase
    drawing: Drawing | None
    grid: Grid


@dataclass(frozen=True)
class SourceOrder:
    """What a source brings, in the order of its text."""

    source: Phrase
    count: str
    propositions: tuple[Phrase, ...]


@dataclass(frozen=True)
class FramingView:
    """The page on framing."""

    sections: tuple[FramingSection, ...]
    orders: tuple[SourceOrder, ...]


def framing_view(lookup: Lookup) -> FramingView:
    """Every proposition that a source brings, by question; then each source's own order."""
    sources = [source.id for source in lookup.dossier.sources if lookup.stands(source)]
    rows = lookup.computed.framing
    return FramingView(
        sections=tuple(
            FramingSection(
                question_heading(lookup, question),
                _drawing(lookup, question, number, propositions, sources),
                _grid(lookup, question, number, propositions, sources),
            )
            for number, (question, propositions) in enumerate(by_question(lookup, rows), 1)
        ),
        orders=tuple(_order(lookup, source) for source in sources),
    )


def _drawing(lookup: Lookup, question: str | None, number: int, propositions: list[str], sources: list[str]) -> Drawing | None:
    """What two sources or more bring, those that most bring first; None where each is brought by one alone."""
    rows = lookup.computed.framing
    shared = [proposition for proposition in _most_carried(lookup, propositions) if len(rows[proposition].by_source) > 1]
    if not shared:
        return None
    heads = [lookup.names[source] for source in sources]
    drawn = [
        FramingChartRow(
            lookup.titles[proposition],
            address_from(lookup, _PATH, proposition),
            {sources.index(source): _signs(lookup, source, carried) for source, carried in rows[proposition].by_source.items()},
        )
        for proposition in shared
    ]
    title = f"{question_heading(lookup, question).plain} – what several sources bring, and how"
    return drawing(
        f"framing-{number}",
        lambda name, width: framing_picture(name, title, heads, drawn, width),
        f"{count_of(len(shared), 'proposition')} that two sources or more bring; the table has those of one source alone as well.",
    )


def _signs(lookup: Lookup, source: str, carried: Carried) -> CarriedSigns:
    link = lookup.quote_link(carried.statements[0], source)
    label = f"{lookup.names[source]}: {_voices_in_words(lookup, carried)}; after {carried.place:.0%} of the text"
    address = address_from(lookup, _PATH, carried.statements[0], link.anchor)
    return CarriedSigns(_one_of_each_sign(carried.voices), carried.place, address, label)


def _one_of_each_sign(voices: tuple[Voice, ...]) -> tuple[VoicedSign, ...]:
    """Stances that share a sign stand once among those of the source's own voice, and once among those that it passes on."""
    found: dict[tuple[str, bool], VoicedSign] = {}
    for voice in voices:
        found.setdefault((family_of(voice.stance), voice.is_own), VoicedSign(voice.stance, voice.is_own))
    return tuple(found.values())


def _voices_in_words(lookup: Lookup, carried: Carried) -> str:
    """`asserts, in the words of Ann and Ben; speculates, in its own voice`: to each holder their own stances."""
    stances: dict[str, list[str]] = {}
    for voice in carried.voices:
        stances.setdefault(voice.holder, []).append(term_in_words(voice.stance))
    speakers: dict[str, list[str]] = {}
    for holder, words in stances.items():
        speakers.setdefault(joined(words).plain, []).append(holder)
    own = {voice.holder for voice in carried.voices if voice.is_own}
    return "; ".join(f"{words}, {_whose(lookup, holders, own)}" for words, holders in speakers.items())


def _whose(lookup: Lookup, holders: list[str], own: set[str]) -> str:
    others = joined(lookup.titles[holder] for holder in holders if holder not in own).plain
    voices = ["in its own voice"] if own & set(holders) else []
    return " and ".join([*voices, f"in the words of {others}"] if others else voices)


def _most_carried(lookup: Lookup, propositions: list[str]) -> list[str]:
    rows = lookup.computed.framing
    return sorted(propositions, key=lambda proposition: (-len(rows[proposition].by_source), lookup.titles[proposition]))


def _grid(lookup: Lookup, question: str | None, number: int, propositions: list[str], sources: list[str]) -> Grid:
    """Propositions that most sources bring first."""
    rows = lookup.computed.framing
    ordered = _most_carried(lookup, propositions)
    caption = phrase(
        f"{question_heading(lookup, question).plain} – {count_of(len(ordered), 'proposition')} in rows, "
        "the sources in columns: with which stance each brings it, in whose words, and "
        "where in its text. An empty cell means that the source, as far as it is recorded here, leaves it out."
    )
    heads = (Head(phrase("Proposition")), *(Head(phrase(lookup.short_link(source))) for source in sources))
    return Grid(
        f"grid-framing-{number}",
        caption,
        (heads,),
        tuple(
            GridRow(
                phrase(lookup.link(proposition)),
                tuple(GridCell(_cell(lookup, source, rows[proposition].by_source.get(source)), lookup.names[source]) for source in sources),
            )
            for proposition in ordered
        ),
        is_wide=True,
    )


def _cell(lookup: Lookup, source: str, carried: Carried | None) -> Lines:
    if carried is None:
        return ()
    outlet = lookup.text_of(source).record.outlet
    found = []
    for identifier in carried.statements:
        statement = statement_of(lookup, identifier)
        voice = "in its own voice" if statement.holder == outlet else lookup.titles[statement.holder]
        anchor = lookup.quote_link(identifier, source).anchor
        found.append(phrase(stance_link(lookup, statement, anchor), Marked(f" {voice}", "quiet")))
    return (*found, *lines([Marked(f"no. {carried.rank}, after {carried.place:.0%} of the text", "quiet")]))


def _order(lookup: Lookup, source: str) -> SourceOrder:
    brought = sorted(
        (row.by_source[source].rank, proposition) for proposition, row in lookup.computed.framing.items() if source in row.by_source
    )
    return SourceOrder(
        phrase(lookup.marked_link(source)),
        f"{count_of(len(brought), 'proposition')}, in the order in which the text first brings them:"
        if len(brought) > 1
        else f"{count_of(len(brought), 'proposition')}{':' if brought else '.'}",
        tuple(_brought(lookup, source, proposition) for _, proposition in brought),
    )


def _brought(lookup: Lookup, source: str, proposition: str) -> Phrase:
    carried = lookup.computed.framing[proposition].by_source[source]
    return phrase(lookup.link(proposition), Marked(f" ({carried.place:.0%}; {_voices_in_words(lookup, carried)})", "quiet"))
