"""Rules on who says it. A wrong attribution is the worst fault that a dossier can have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..actor_names import is_actor_named_in, is_named_in, names_of
from ..dossier import BoundQuote, Dossier
from ..load_content import LoadedRecord
from ..problems import Problem
from ..prose import prose_segments
from ..quotations import QuotableText, Refusal, bind, fold_words, is_within_quotation_marks
from ..records import Actor, Attribution, Claim, Denial, Figure, FigureValue, Statement
from ..seed_texts import Span, sentences_around
from ..vocabularies import ATTRIBUTION_VERBS
from ..yaml_files import Path

#: How many sentences before and after a quote count as “around it”.
SENTENCES_AROUND = 2
#: How many sentences before a cue the words that its pronoun stands for may lie.
SENTENCES_BACK = 6

_SAYS = re.compile(r"\b(?:" + "|".join(ATTRIBUTION_VERBS) + r")\w*", re.IGNORECASE)


def statements(dossier: Dossier) -> tuple[Statement, ...]:
    """Claims, then denials."""
    return (*dossier.of_kind(Claim), *dossier.of_kind(Denial))


def words_around(dossier: Dossier, bound: BoundQuote, before: int = SENTENCES_AROUND, after: int = SENTENCES_AROUND) -> str:
    """The sentences that a quote touches, with those around it, as the source has them; only passages in scope."""
    text = dossier.texts[bound.quote.source]
    around = sentences_around(text.sentences_in_scope, bound.span, before, after)
    return text.text[around[0].start : around[-1].end] if around else text.text[bound.span.start : bound.span.end]


def holders_are_named_beside_their_words(dossier: Dossier) -> Iterator[Problem]:
    """The holder, a name of theirs, or the cue that leads to them stands in the quote or in the sentences around it.

    Where none does, `holder_basis` says how the holder is known.
    """
    for statement in statements(dossier):
        yield from _holder_problems(
            dossier,
            dossier.loaded[statement.id],
            (),
            statement.holder,
            statement.holder_basis,
            statement.attribution,
            dossier.quotes_of(statement.id),
        )
    for figure in dossier.of_kind(Figure):
        for number, value in enumerate(figure.values):
            path: Path = ("values", number)
            quotes = tuple(bound for bound in dossier.quotes_of(figure.id) if bound.path[:2] == path)
            yield from _holder_problems(
                dossier, dossier.loaded[figure.id], path, value.holder, value.holder_basis, value.attribution, quotes
            )


def _holder_problems(
    dossier: Dossier,
    loaded: LoadedRecord,
    path: Path,
    holder: str,
    basis: str | None,
    chain: Sequence[Attribution],
    quotes: Sequence[BoundQuote],
) -> Iterator[Problem]:
    if holder not in dossier.records or basis is not None:
        return
    cues = [link.cue for link in chain if link.who == holder]
    for bound in quotes:
        if dossier.texts[bound.quote.source].record.outlet == holder:
            continue
        around = words_around(dossier, bound)
        if is_actor_named_in(dossier, around, holder) or is_named_in(around, cues):
            continue
        yield loaded.problem(
            (*path, "holder"),
            "RULE04",
            f"Neither a name of {holder} nor a cue for them stands in or around this quote from {bound.quote.source}.",
            "Check the holder; add the name to the actor's aliases or the cue to `attribution`, or give a `holder_basis`.",
        )


def cues_stand_beside_the_words(dossier: Dossier) -> Iterator[Problem]:
    """Each cue of a chain stands in the sentences around one of the quotes, and it, its antecedent or its sentence names who says it."""
    for loaded, path, chain, quotes in _chains(dossier):
        for number, link in enumerate(chain):
            yield from _cue_problems(dossier, loaded, (*path, "attribution", number), link, quotes)


def _chains(dossier: Dossier) -> Iterator[tuple[LoadedRecord, Path, Sequence[Attribution], Sequence[BoundQuote]]]:
    for statement in statements(dossier):
        yield dossier.loaded[statement.id], (), statement.attribution, dossier.quotes_of(statement.id)
    for figure in dossier.of_kind(Figure):
        for number, value in enumerate(figure.values):
            quotes = tuple(bound for bound in dossier.quotes_of(figure.id) if bound.path[:2] == ("values", number))
            yield dossier.loaded[figure.id], ("values", number), value.attribution, quotes


def _cue_problems(dossier: Dossier, loaded: LoadedRecord, path: Path, link: Attribution, quotes: Sequence[BoundQuote]) -> Iterator[Problem]:
    actor = dossier.find(link.who, Actor)
    if actor is None or not quotes:
        return
    places = [(bound, place) for bound in quotes for place in _cue_places(dossier, bound, link.cue)]
    if not places:
        yield loaded.problem(
            (*path, "cue"),
            "RULE05",
            f"The cue “{link.cue}” does not stand in the sentences around any quote of this record.",
            "Copy the source's own words that lay the statement to its holder.",
        )
        return
    if link.who in {dossier.texts[bound.quote.source].record.outlet for bound in quotes}:
        return  # a text seldom names its own outlet
    names = names_of(actor)
    if link.antecedent is not None:
        if not any(_stands_before(dossier, bound, place, link.antecedent) for bound, place in places):
            yield loaded.problem(
                (*path, "antecedent"),
                "RULE05",
                f"“{link.antecedent}” does not stand in the {SENTENCES_BACK} sentences before the cue.",
                "Copy the nearest earlier words that name the actor.",
            )
        elif not is_named_in(link.antecedent, names) and not is_named_in(link.cue, names):
            yield loaded.problem(
                (*path, "who"),
                "RULE06",
                f"Neither the cue nor “{link.antecedent}” is a name of {link.who}.",
                "Check who is meant; add the name to the actor's aliases or roles.",
            )
        return
    sentences = [_sentence_of(dossier, bound, place) for bound, place in places]
    if not is_named_in(link.cue, names) and not any(is_named_in(sentence, names) for sentence in sentences):
        yield loaded.problem(
            (*path, "who"),
            "RULE06",
            f"Neither the cue “{link.cue}” nor its sentence names {link.who}.",
            "Check who is meant; give the earlier words that name them as `antecedent`.",
        )


def _cue_places(dossier: Dossier, bound: BoundQuote, cue: str) -> list[Span]:
    text = dossier.texts[bound.quote.source]
    around = sentences_around(text.sentences_in_scope, bound.span, SENTENCES_AROUND, SENTENCES_AROUND)
    if not around:
        return []
    window = Span(around[0].start, around[-1].end)
    place = bind(QuotableText(text.text, text.quotable.folded, (window,)), (cue,))
    if isinstance(place, Refusal):
        # The same words may lay several statements to one speaker: take those in the quote's own sentences.
        own = sentences_around(text.sentences_in_scope, bound.span)
        nearer = bind(QuotableText(text.text, text.quotable.folded, (Span(own[0].start, own[-1].end),)), (cue,)) if own else place
        if isinstance(nearer, Refusal):
            return [window] if place.reason == "ambiguous" else []
        return [nearer[0]]
    return [place[0]]


def _sentence_of(dossier: Dossier, bound: BoundQuote, place: Span) -> str:
    text = dossier.texts[bound.quote.source]
    around = sentences_around(text.sentences_in_scope, place)
    return text.text[around[0].start : around[-1].end] if around else ""


def _stands_before(dossier: Dossier, bound: BoundQuote, place: Span, words: str) -> bool:
    text = dossier.texts[bound.quote.source]
    around = sentences_around(text.sentences_in_scope, Span(place.start, place.end), SENTENCES_BACK, 0)
    start = around[0].start if around else 0
    before = text.text[start : place.end]
    return re.search(rf"(?<!\w){re.escape(fold_words(words))}(?!\w)", fold_words(before)) is not None


def chains_end_at_the_holder(dossier: Dossier) -> Iterator[Problem]:
    """Where the holder stands in a chain of attribution, the holder is its last link; and nobody stands in it twice in a row."""
    for loaded, path, chain, _ in _chains(dossier):
        record = loaded.record
        holder = record.holder if isinstance(record, Statement) else _value_holder(record, path)
        people = [link.who for link in chain]
        if holder in people[:-1]:
            yield loaded.problem(
                (*path, "attribution", people.index(holder)),
                "RULE07",
                f"The chain goes on after its holder, {holder}.",
                "The outermost comes first, the holder last.",
            )
        for number in range(1, len(people)):
            if people[number] == people[number - 1]:
                yield loaded.problem(
                    (*path, "attribution", number),
                    "RULE07",
                    f"{people[number]} stands twice in a row in the chain.",
                    "Delete one of the two.",
                )


def _value_holder(record: object, path: Path) -> str:
    if isinstance(record, Figure) and isinstance(path[1], int):
        value: FigureValue = record.values[path[1]]
        return value.holder
    return ""


def accusations_name_the_accused(dossier: Dossier) -> Iterator[Problem]:
    """An accusation names whom it is against, and nobody is accused by themselves.

    Only an accusation, a threat, an opinion or an assessment is against somebody.
    """
    for statement in statements(dossier):
        loaded = dossier.loaded[statement.id]
        if statement.act == "accusation" and not statement.against:
            yield loaded.problem(("act",), "RULE08", "An accusation names whom it is against.", "Add “against: [actor]”.")
        if statement.against and statement.act not in {"accusation", "threat", "opinion", "assessment"}:
            yield loaded.problem(
                ("against",),
                "RULE08",
                f"A statement that is a {statement.act} accuses nobody.",
                "Choose “act: accusation”, or leave `against` out.",
            )
        for number, accused in enumerate(statement.against):
            if accused == statement.holder:
                yield loaded.problem(("against", number), "RULE08", f"{accused} is both holder and accused.", "Check who accuses whom.")


def summaries_attribute(dossier: Dossier) -> Iterator[Problem]:
    """The summary of a statement names its holder and says by a verb of saying that it is theirs."""
    for statement in statements(dossier):
        holder = dossier.find(statement.holder, Actor)
        if holder is None:
            continue
        words = "".join(segment.words or _linked_name(dossier, segment.link) for segment in prose_segments(statement.summary))
        loaded = dossier.loaded[statement.id]
        if not is_named_in(words, names_of(holder)):
            yield loaded.problem(
                ("summary",),
                "RULE09",
                f"The summary does not name its holder, {holder.name}.",
                "Begin it with the holder's name: “… said that …”.",
            )
        elif not _SAYS.search(words):
            yield loaded.problem(
                ("summary",),
                "RULE09",
                "The summary states in our own voice what its holder says.",
                "Lay it to the holder: “… said that …”.",
            )


def _linked_name(dossier: Dossier, identifier: str | None) -> str:
    actor = dossier.find(identifier, Actor)
    return actor.name if actor else ""


def quoted_speech_stands_in_quotation_marks(dossier: Dossier) -> Iterator[Problem]:
    """Words with the role `quoted_speech` stand within quotation marks in their source, or hold words that do."""
    for quotes in dossier.quotes.values():
        for bound in quotes:
            if bound.quote.role != "quoted_speech":
                continue
            text = dossier.texts[bound.quote.source].text
            if not any(is_within_quotation_marks(text, span) for span in bound.spans):
                yield dossier.loaded[bound.owner].problem(
                    (*bound.path, "role"),
                    "RULE10",
                    "The source does not print these words within quotation marks.",
                    "The role of an outlet's own words, a paraphrase included, is own_reporting.",
                )


def outlets_speak_in_their_own_text(dossier: Dossier) -> Iterator[Problem]:
    """What a source's outlet holds is quoted from its own source, and not as somebody's speech."""
    outlets = {text.record.outlet: source for source, text in dossier.texts.items()}
    for statement in statements(dossier):
        if statement.holder not in outlets:
            continue
        loaded = dossier.loaded[statement.id]
        for bound in dossier.quotes_of(statement.id):
            if dossier.texts[bound.quote.source].record.outlet != statement.holder and statement.holder_basis is None:
                yield loaded.problem(
                    (*bound.path, "source"),
                    "RULE11",
                    f"{statement.holder} holds this, and the words are from {bound.quote.source}.",
                    "An outlet's own words stand in its own text; check the holder.",
                )
            elif bound.quote.role == "quoted_speech":
                yield loaded.problem(
                    (*bound.path, "role"),
                    "RULE11",
                    "An outlet's own words are not quoted speech.",
                    "Check the holder; the role of an outlet's own words is own_reporting.",
                )


RULES = (
    holders_are_named_beside_their_words,
    cues_stand_beside_the_words,
    chains_end_at_the_holder,
    accusations_name_the_accused,
    summaries_attribute,
    quoted_speech_stands_in_quotation_marks,
    outlets_speak_in_their_own_text,
)
