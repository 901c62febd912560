"""Rules on who says it. A wrong attribution is the worst fault that a dossier can have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..actor_names import Naming, actors_named_in, name_index, names_of, stands_in
from ..dates import parse_date
from ..dossier import BoundQuote, Dossier
from ..load_content import LoadedRecord
from ..problems import Problem
from ..prose import prose_segments
from ..quotation_marks import is_speech, is_within_one_pair, outside_marks
from ..quotations import QuotableText, Refusal, bind, fold_words
from ..record_fields import sentences_of
from ..records import Actor, Attribution, Explainer, Figure, Utterance
from ..seed_texts import Span, sentences_around
from ..turns import speakers_of_turn
from ..vocabularies import ATTRIBUTION_PHRASES, ATTRIBUTION_VERBS, FORMS_OF_SAYING, NOUNS_IN_A_SOURCE, VERBS_OF_SAYING
from ..yaml_files import Path

#: How many sentences before and after a quote count as “around it”.
SENTENCES_AROUND = 2
#: How many sentences before a cue the words that its pronoun stands for may lie.
SENTENCES_BACK = 6
#: How many words may stand between a speaker's name and a verb of saying that is theirs.
WORDS_BETWEEN = 3
#: How many words a noun phrase may have between a name and its verb: “X, the editor of the state channel Y, wrote”.
_LONGEST_PHRASE = 12


def _forms(verb: str) -> tuple[str, ...]:
    """`deny` → denies, denied, denying; `state` → states, stated, stating; of a phrase the first word. The bare form is mostly a noun."""
    word, _, rest = verb.partition(" ")
    stem = word.removesuffix("e") if word.endswith("e") else word[:-1] + "i" if word.endswith("y") and word[-2] not in "aeiou" else word
    third = f"{word}s" if word.endswith("e") or stem == word else f"{stem}es"
    if word.endswith(("ss", "sh", "ch", "x")):
        third = f"{word}es"
    gerund = f"{word.removesuffix('e')}ing"
    doubled = ("refer", "admit")
    if word in doubled:
        return tuple(f"{form} {rest}".strip() for form in (f"{word}s", f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"))
    return tuple(f"{form} {rest}".strip() for form in (third, f"{stem}ed", gerund))


def _any_of(forms: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(set(forms), key=len, reverse=True))})\b", flags)


#: By what our own words lay a statement to its holder.
SAYS = _any_of(
    (*FORMS_OF_SAYING, *ATTRIBUTION_PHRASES, *(form for verb in (*VERBS_OF_SAYING, *ATTRIBUTION_VERBS) for form in _forms(verb)))
)
#: By what a source lays words to a speaker. Of the forms in “-ing” only few do: “X, adding wood, said”.
_SAYS_IN_A_SOURCE = _any_of(
    (
        *FORMS_OF_SAYING,
        "claiming",
        "alleging",
        "continued",
        *({form for verb in VERBS_OF_SAYING for form in _forms(verb)[:2]} - NOUNS_IN_A_SOURCE),
    ),
    re.IGNORECASE,
)
#: A pronoun that speaks: right before its verb of saying, or right after one that follows the speech (“…,” said he).
_PRONOUN_SAYS = re.compile(
    rf"\b(?:he|she|they)\s+(?:(?:also|later|then|had|has|have|again)\s+){{0,2}}{_SAYS_IN_A_SOURCE.pattern}|\b(?:said|asked)\s+(?:he|she|they)\b",
    re.IGNORECASE,
)
_BEFORE_AN_OBJECT = re.compile(
    r"\b(?:told|tells|telling|warned|accused|asked|urged|blamed|against|(?<!according )to)\s+(?:the\s+|a\s+|an\s+)?$"
)
_APPOSITION = re.compile(r"\s*(?:[,(]|(?:of|for|at|from|in|on|and|or|to|through|after|before|also|then|further|later)\b)")


@dataclass(frozen=True)
class _Attributed:
    """A statement, or a figure's value: who holds it, by which chain, in which quotes."""

    loaded: LoadedRecord
    path: Path
    holder: str
    basis: str | None
    chain: Sequence[Attribution]
    quotes: Sequence[BoundQuote]

    def chain_in(self, source: str) -> tuple[Attribution, ...]:
        """The links that hold for one source: its own, and those that name none."""
        return tuple(link for link in self.chain if link.source in {None, source})


@lru_cache(maxsize=8)
def _attributed(dossier: Dossier) -> tuple[_Attributed, ...]:
    found = [
        _Attributed(dossier.loaded[item.id], (), item.holder, item.holder_basis, item.attribution, dossier.quotes_of(item.id))
        for item in dossier.statements
    ]
    for figure in dossier.of_kind(Figure):
        for number, value in enumerate(figure.values):
            quotes = tuple(bound for bound in dossier.quotes_of(figure.id) if bound.path[:2] == ("values", number))
            path: Path = ("values", number)
            found.append(_Attributed(dossier.loaded[figure.id], path, value.holder, value.holder_basis, value.attribution, quotes))
    return tuple(found)


def sentences_near(dossier: Dossier, bound: BoundQuote, before: int = SENTENCES_AROUND, after: int = SENTENCES_AROUND) -> tuple[Span, ...]:
    """The sentences that a quote touches, with those around it, all of the quote's own passage."""
    text = dossier.texts[bound.quote.source]
    passage = next((passage for passage in text.passages if passage.contains(bound.spans[0])), None)
    if passage is None:
        return ()
    around = sentences_around(text.sentences_in_scope, bound.span, before, after)
    return tuple(sentence for sentence in around if passage.contains(sentence))


def words_around(dossier: Dossier, bound: BoundQuote, before: int = SENTENCES_AROUND, after: int = SENTENCES_AROUND) -> str:
    """The words of those sentences, as the source has them."""
    return _joined(dossier, bound, sentences_near(dossier, bound, before, after))


def _joined(dossier: Dossier, bound: BoundQuote, sentences: Sequence[Span]) -> str:
    text = dossier.texts[bound.quote.source].text
    return " ".join(text[sentence.start : sentence.end] for sentence in sentences)


def _words_beside(dossier: Dossier, bound: BoundQuote) -> str:
    """The words around a quote in which its holder may be named: beside speech, those that no quotation marks hold."""
    if bound.quote.role != "quoted_speech":
        return words_around(dossier, bound)
    text = dossier.texts[bound.quote.source].text
    return " ".join(outside_marks(text, sentence) for sentence in sentences_near(dossier, bound))


def holders_are_named_beside_their_words(dossier: Dossier) -> Iterator[Problem]:
    """Beside every quote stands the holder's name, or the cue that leads to them, or `holder_basis` says how the holder is known.

    The name may stand in the sentences around, unless the quote's own sentence gives the words to another speaker, or to a
    pronoun that no cue leads on from. Beside speech, a name within quotation marks does not count: a speaker names others.
    """
    for item in _attributed(dossier):
        if item.holder not in dossier.records or item.basis is not None:
            continue
        for bound in item.quotes:
            source = bound.quote.source
            if dossier.texts[source].record.outlet == item.holder:
                continue
            cues = [link.cue for link in item.chain_in(source) if link.who == item.holder]
            voice = one_voice(dossier, item.holder)
            named_beside = actors_named_in(dossier, _words_beside(dossier, bound), source) | speakers_of_turn(dossier, source, bound.span)
            if not stands_in(words_around(dossier, bound), cues) and not voice & named_beside:
                sentence = f"Neither a name of {item.holder} nor a cue for them stands in or around this quote from {source}."
                hint = "Check the holder; add the name to the actor's aliases or the cue to `attribution`, or give a `holder_basis`."
                yield item.loaded.problem((*item.path, "holder"), "RULE04", sentence, hint)
                continue
            if stands_in(_joined(dossier, bound, _telling_sentences(dossier, bound)), cues):
                continue
            speakers = speakers_in(dossier, bound)
            if speakers and not speakers & voice:
                named = ", ".join(sorted(speakers))
                sentence = f"The sentence of this quote from {source} gives the words to {named}, and not to {item.holder}."
                hint = "Check the holder; give a cue from the quote's own sentence that leads to them, or say why in `holder_basis`."
                yield item.loaded.problem((*item.path, "holder"), "RULE04", sentence, hint)
            elif not speakers and cues and _has_verb_of_saying(dossier, bound):
                sentence = f"The sentence of this quote from {source} says “… said”, and the cue for {item.holder} stands elsewhere."
                hint = (
                    "Take the cue from the quote's own sentence, with an antecedent where it is a pronoun; where two quotes of one source"
                    " have a cue each, write two links with the same `who` and `source`, one after the other."
                )
                yield item.loaded.problem((*item.path, "holder"), "RULE04", sentence, hint)
            elif not speakers and not cues and (says := _pronoun_that_speaks(dossier, bound)):
                sentence = f"The sentence of this quote from {source} says “{says}”, and no cue leads from there to {item.holder}."
                hint = (
                    "Check whom the pronoun means; give those words as a cue, with the earlier words that name the holder as `antecedent`."
                )
                yield item.loaded.problem((*item.path, "holder"), "RULE04", sentence, hint)


def one_voice(dossier: Dossier, actor: str) -> frozenset[str]:
    """The actor, what it is part of, and what is part of it; but no body's name stands for one person or unnamed source of it."""
    record = dossier.find(actor, Actor)
    bodies = dossier.ancestors(actor) if record is None or record.type not in {"person", "unnamed"} else ()
    return frozenset({actor, *bodies, *_members(dossier).get(actor, ())})


@lru_cache(maxsize=8)
def _members(dossier: Dossier) -> dict[str, frozenset[str]]:
    """What is part of each actor, over any number of steps; gathered once, by walking up from each."""
    found: dict[str, set[str]] = {}
    for actor in dossier.of_kind(Actor):
        for ancestor in dossier.ancestors(actor.id):
            found.setdefault(ancestor, set()).add(actor.id)
    return {actor: frozenset(members) for actor, members in found.items()}


def _telling_sentences(dossier: Dossier, bound: BoundQuote) -> tuple[Span, ...]:
    """The quote's own sentences; where they are speech and nothing else, the sentence before them in the same line too.

    “…,” she said. “Speech that goes on.”
    """
    text = dossier.texts[bound.quote.source].text
    own = sentences_near(dossier, bound, 0, 0)
    if not own or any(character.isalnum() for sentence in own for character in outside_marks(text, sentence)):
        return own
    near = sentences_near(dossier, bound, 1, 0)
    before = near[near.index(own[0]) - 1] if own[0] in near[1:] else None
    if before is None or "\n" in text[before.start : own[0].start] or outside_marks(text, before) == text[before.start : before.end]:
        return own
    return (before, *own)


def speakers_in(dossier: Dossier, bound: BoundQuote) -> frozenset[str]:
    """Whom the quote's own sentences make speak, outside quotation marks; where they make nobody, whose turn it is in a transcript."""
    text, source = dossier.texts[bound.quote.source].text, bound.quote.source
    sentences = _telling_sentences(dossier, bound)
    told = frozenset(actor for span in sentences for actor in _speakers_of(dossier, outside_marks(text, span), source))
    return told or speakers_of_turn(dossier, source, bound.span)


def _speakers_of(dossier: Dossier, words: str, source: str) -> frozenset[str]:
    """Whom words of a source make speak: the namings before a verb of saying, or right after it where it follows the speech.

    Who is told, warned or accused is no speaker; of a noun phrase (“X of the Y”) all that it names count.
    """
    found: set[str] = set()
    namings = name_index(dossier).namings(words, source)
    clause = 0
    for verb in _SAYS_IN_A_SOURCE.finditer(words):
        if verb.start() < clause:
            continue
        before = [naming for naming in namings if clause <= naming.span.start and naming.span.end <= verb.start()]
        subjects = [naming for naming in before if not _is_object(words, naming)]
        near = [naming for naming in subjects if _is_subject(words[naming.span.end : verb.start()])]
        if not near and not any(naming.span.start in _right_after(verb) and not _is_object(words, naming) for naming in namings):
            near = [naming for naming in subjects if _is_subject(_SIDE_CLAUSE.sub(" ", words[naming.span.end : verb.start()]))]
        if near:
            # A noun phrase may name several: “X of the Y said”, “X, Y's spokesman, said”.
            found |= {actor for naming in subjects for actor in naming.actors if _is_one_phrase(words, naming, verb.start())}
        elif not words[clause : verb.start()].strip(" ,.;:-"):
            after = next((naming for naming in namings if naming.span.start >= verb.end()), None)
            gap = len(words[verb.end() : after.span.start].split()) if after is not None else WORDS_BETWEEN + 1
            if after is not None and gap <= WORDS_BETWEEN and not _is_object(words, after):
                found |= after.actors
        clause = verb.end()
    return frozenset(found)


def _right_after(verb: re.Match[str]) -> range:
    """Where a name begins that follows a verb at once: “said the X”."""
    return range(verb.end(), verb.end() + len(" the ") + 1)


def _is_subject(between: str) -> bool:
    """Whether so little stands between a naming and a verb that it is theirs."""
    return len(between.split()) <= WORDS_BETWEEN


#: What may stand between a speaker and their verb: a clause between commas, or one that begins with “who”.
_SIDE_CLAUSE = re.compile(r"^\s*(?:,[^,.;:!?]+(?:,(?=\s)|(?=\bwho\b))|who(?:se)?\b[^,.;:!?]*$)")


def _is_one_phrase(words: str, naming: Naming, verb: int) -> bool:
    """Whether nothing but a noun phrase stands between a naming and its verb: no full stop, no further verb of saying."""
    between = words[naming.span.end : verb]
    return not re.search(r"[.!?;:]", between) and len(between.split()) <= _LONGEST_PHRASE


def _is_object(words: str, naming: Naming) -> bool:
    """Whether a naming is the hearer or the object of what comes right before it."""
    return _BEFORE_AN_OBJECT.search(words[: naming.span.start]) is not None


def _has_verb_of_saying(dossier: Dossier, bound: BoundQuote) -> bool:
    text = dossier.texts[bound.quote.source].text
    return any(_SAYS_IN_A_SOURCE.search(outside_marks(text, sentence)) for sentence in sentences_near(dossier, bound, 0, 0))


def _pronoun_that_speaks(dossier: Dossier, bound: BoundQuote) -> str | None:
    """“she told”: the words by which the quote's own sentences make a pronoun speak, outside quotation marks; None where none does."""
    text = dossier.texts[bound.quote.source].text
    found = (_PRONOUN_SAYS.search(outside_marks(text, sentence)) for sentence in _telling_sentences(dossier, bound))
    return next((" ".join(match.group().split()) for match in found if match is not None), None)


def cues_lead_to_their_actor(dossier: Dossier) -> Iterator[Problem]:
    """Each cue of a chain stands beside one of the quotes, and it, its antecedent or its sentence names who says it."""
    for item in _attributed(dossier):
        for number, link in enumerate(item.chain):
            yield from _cue_problems(dossier, item, (*item.path, "attribution", number), link)


def _cue_problems(dossier: Dossier, item: _Attributed, path: Path, link: Attribution) -> Iterator[Problem]:
    actor = dossier.find(link.who, Actor)
    if actor is None or not item.quotes:
        return
    quotes = [bound for bound in item.quotes if link.source in {None, bound.quote.source}]
    places = [(bound, place) for bound in quotes for place in _cue_places(dossier, bound, link.cue)]
    if not places:
        hint = "Copy the source's own words that lay the statement to its holder."
        yield item.loaded.problem(
            (*path, "cue"), "RULE05", f"The cue “{link.cue}” does not stand in the sentences around any quote of this record.", hint
        )
        return
    if link.who in {dossier.texts[bound.quote.source].record.outlet for bound, _ in places}:
        yield from _outlet_problems(dossier, item, path, link, places)
        return
    if link.antecedent is not None:
        yield from _antecedent_problems(dossier, item, path, link, places)
    elif not any(_names(dossier, bound, place, link.who, is_holder=link.who == item.holder) for bound, place in places):
        hint = "Check who is meant; give the earlier words that name them as `antecedent`."
        yield item.loaded.problem((*path, "who"), "RULE06", f"Neither the cue “{link.cue}” nor its sentence names {link.who}.", hint)
    elif not _says_more_than_a_name(link.cue, actor):
        hint = "Take the verb of saying into the cue."
        yield item.loaded.problem(
            (*path, "cue"), "RULE05", f"The cue “{link.cue}” is a name and does not say that anybody says anything.", hint
        )


def _outlet_problems(
    dossier: Dossier, item: _Attributed, path: Path, link: Attribution, places: Sequence[tuple[BoundQuote, Span]]
) -> Iterator[Problem]:
    """A text seldom names its own outlet, so that the cue need not; but it must not make somebody else speak.

    An outlet that is told something passes it on, and holds nothing: “X told the Y” may stand for it before X in a chain.
    """
    speaking = [_speakers_of(dossier, link.cue, bound.quote.source) for bound, _ in places]
    is_hearer = link.who != item.holder and any(link.who in actors_named_in(dossier, link.cue, bound.quote.source) for bound, _ in places)
    if not is_hearer and all(speakers and not speakers & one_voice(dossier, link.who) for speakers in speaking):
        others = ", ".join(sorted(speaking[0]))
        hint = "Check who is meant: the words of an outlet are its own text."
        yield item.loaded.problem((*path, "who"), "RULE06", f"The cue “{link.cue}” makes {others} speak, and not {link.who}.", hint)


def _names(dossier: Dossier, bound: BoundQuote, place: Span, who: str, *, is_holder: bool) -> bool:
    """Whether the cue names the actor; where it names nobody, whether its sentence does. Who is told something is not its holder.

    Where the cue names none but a hearer (“told the X”), its sentence must make the holder speak: it may name others as well.
    """
    text, source = dossier.texts[bound.quote.source], bound.quote.source
    cue = text.text[place.start : place.end]
    namings = name_index(dossier).namings(cue, source)
    speaking = frozenset(actor for naming in namings if not (is_holder and _is_object(cue, naming)) for actor in naming.actors)
    sentence = next((sentence for sentence in text.sentences_in_scope if sentence.overlaps(place)), None)
    if speaking:
        return who in speaking or bool(speaking & set(dossier.ancestors(who)) and not _has_other_person(dossier, speaking))
    if namings:
        return sentence is not None and who in _speakers_of(dossier, outside_marks(text.text, sentence), source)
    return sentence is not None and who in actors_named_in(dossier, text.text[sentence.start : sentence.end], source)


def _has_other_person(dossier: Dossier, actors: frozenset[str]) -> bool:
    return any(record.type == "person" for actor in actors if (record := dossier.find(actor, Actor)) is not None)


def _says_more_than_a_name(cue: str, actor: Actor) -> bool:
    if ":" in cue:
        return True  # “Smith: …”, as a headline has it
    rest = fold_words(cue).casefold()
    for name in names_of(actor):
        rest = rest.replace(fold_words(name).casefold(), " ")
    return any(word not in {"the", "a", "an", "of", "s"} for word in re.findall(r"[^\W\d_]+", rest))


def _antecedent_problems(
    dossier: Dossier, item: _Attributed, path: Path, link: Attribution, places: Sequence[tuple[BoundQuote, Span]]
) -> Iterator[Problem]:
    words = link.antecedent or ""
    found = [(bound, place, before) for bound, place in places if (before := _antecedent_place(dossier, bound, place, words)) is not None]
    if not found:
        hint = "Copy the nearest earlier words that name the actor."
        sentence = f"“{words}” does not stand in the {SENTENCES_BACK} sentences before the cue."
        yield item.loaded.problem((*path, "antecedent"), "RULE05", sentence, hint)
        return
    source = found[0][0].quote.source
    if link.who not in actors_named_in(dossier, words, source) | actors_named_in(dossier, link.cue, source):
        hint = "Check who is meant; add the name to the actor's aliases or roles."
        yield item.loaded.problem((*path, "who"), "RULE06", f"Neither the cue nor “{words}” is a name of {link.who}.", hint)
        return
    between = [_people_between(dossier, bound, before.end, place.start) - one_voice(dossier, link.who) for bound, place, before in found]
    if all(between) and item.basis is None:
        others = ", ".join(sorted(between[0]))
        hint = "Check whom the pronoun means; `holder_basis` says why it is not the nearer one."
        yield item.loaded.problem(
            (*path, "antecedent"), "RULE06", f"Between “{words}” and the cue somebody else speaks or is named: {others}.", hint
        )


def _people_between(dossier: Dossier, bound: BoundQuote, start: int, end: int) -> frozenset[str]:
    """The persons whom the text names, outside quotation marks, between two places."""
    words = outside_marks(dossier.texts[bound.quote.source].text, Span(start, max(start, end)))
    named = [naming.actors for naming in name_index(dossier).namings(words, bound.quote.source) if len(naming.actors) == 1]
    people = {actor for actors in named for actor in actors}
    return frozenset(actor for actor in people if (record := dossier.find(actor, Actor)) is not None and record.type == "person")


def _cue_places(dossier: Dossier, bound: BoundQuote, cue: str) -> tuple[Span, ...]:
    """Where the cue stands near a quote: every place in the nearest sentences that hold it, the quote's own first."""
    text = dossier.texts[bound.quote.source]
    for reach in range(SENTENCES_AROUND + 1):
        sentences = sentences_near(dossier, bound, reach, reach)
        if not sentences:
            return ()
        window = Span(sentences[0].start, sentences[-1].end)
        place = bind(QuotableText(text.text, text.quotable.folded, (window,)), (cue,), suggests=False)
        if not isinstance(place, Refusal):
            return place
        if place.reason == "ambiguous":
            found = []
            for sentence in sentences:
                inner = bind(QuotableText(text.text, text.quotable.folded, (sentence,)), (cue,), suggests=False)
                if not isinstance(inner, Refusal):
                    found.append(inner[0])
            return tuple(found)
    return ()


def _antecedent_place(dossier: Dossier, bound: BoundQuote, cue: Span, words: str) -> Span | None:
    """The last place of the words before (or inside) the cue, within a few sentences."""
    text = dossier.texts[bound.quote.source]
    sentences = text.sentences_in_scope
    number = next((number for number, sentence in enumerate(sentences) if sentence.overlaps(cue)), None)
    if number is None:
        return None
    start = sentences[max(0, number - SENTENCES_BACK)].start
    last: Span | None = None
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(re.escape(word) for word in words.split()) + r"(?!\w)")
    for match in pattern.finditer(text.text, start, cue.end):
        last = Span(match.start(), match.end())
    return last


def chains_end_at_the_holder(dossier: Dossier) -> Iterator[Problem]:
    """A chain ends at the holder, or at who passes the holder's words on; nobody stands in it twice in a row.

    Two quotes of one source may each need a cue: the two links stand beside each other then, and both name that source.
    Where it ends at somebody else, the quote's own sentence names the holder, or `holder_basis` says how the holder is known.
    """
    for item in _attributed(dossier):
        told: set[Problem] = set()
        for source in dict.fromkeys(bound.quote.source for bound in item.quotes):
            told.update(_chain_problems(dossier, item, source))
        yield from sorted(told)


def _chain_problems(dossier: Dossier, item: _Attributed, source: str) -> Iterator[Problem]:
    links = _without_second_cues(item, source)
    people = [link.who for link in links]
    places = [item.chain.index(link) for link in links]
    path = (*item.path, "attribution")
    if item.holder in people[:-1]:
        hint = "The outermost comes first, the holder last; a link of one source alone names its `source`."
        place = places[people.index(item.holder)]
        yield item.loaded.problem((*path, place), "RULE07", f"The chain goes on after its holder, {item.holder}.", hint)
    elif people and item.holder not in people and item.basis is None and not _is_named_in_own_sentences(dossier, item, source):
        hint = "Let the last link be the holder, with the words that lay the statement to them."
        yield item.loaded.problem((*path, places[-1]), "RULE07", f"The chain does not lead to its holder, {item.holder}.", hint)
    for number in range(1, len(people)):
        if people[number] == people[number - 1]:
            sentence = f"{people[number]} stands twice in a row in the chain."
            yield item.loaded.problem((*path, places[number]), "RULE07", sentence, _ONE_LINK_EACH)


_ONE_LINK_EACH = "Delete one of the two, or name the `source` of each: the same one, where two of its quotes have a cue each."


def _without_second_cues(item: _Attributed, source: str) -> tuple[Attribution, ...]:
    """The links that hold for one source, of those in a row that give one actor several cues for its quotes the first."""
    has_more_quotes = sum(bound.quote.source == source for bound in item.quotes) > 1
    links = item.chain_in(source)
    return tuple(
        link
        for before, link in zip((None, *links), links, strict=False)
        if before is None
        or not (has_more_quotes and before.who == link.who and before.source == link.source == source and before.cue != link.cue)
    )


def _is_named_in_own_sentences(dossier: Dossier, item: _Attributed, source: str) -> bool:
    quotes = [bound for bound in item.quotes if bound.quote.source == source]
    return all(item.holder in actors_named_in(dossier, words_around(dossier, bound, 0, 0), source) for bound in quotes)


def accusations_name_the_accused(dossier: Dossier) -> Iterator[Problem]:
    """An accusation names whom it is against, and its source names them beside it; nobody is accused by themselves.

    Only an accusation, a threat, an opinion or an assessment is against somebody.
    """
    for statement in dossier.statements:
        loaded = dossier.loaded[statement.id]
        if statement.act == "accusation" and not statement.against:
            yield loaded.problem(("act",), "RULE08", "An accusation names whom it is against.", "Add “against: [actor]”.")
        if statement.against and statement.act not in {"accusation", "threat", "opinion", "assessment"}:
            hint = "Choose “act: accusation”, or leave `against` out."
            yield loaded.problem(("against",), "RULE08", f"A statement that is a {statement.act} accuses nobody.", hint)
        if not statement.against:
            continue
        named = frozenset(
            actor
            for bound in dossier.quotes_of(statement.id)
            for actor in actors_named_in(dossier, words_around(dossier, bound), bound.quote.source)
        )
        for number, accused in enumerate(statement.against):
            if accused == statement.holder:
                yield loaded.problem(("against", number), "RULE08", f"{accused} is both holder and accused.", "Check who accuses whom.")
            elif accused in dossier.records and not named & one_voice(dossier, accused) and dossier.quotes_of(statement.id):
                hint = "Check who is accused; add the source's name for them to the actor's aliases."
                yield loaded.problem(("against", number), "RULE08", f"The words and the sentences around them do not name {accused}.", hint)


def statements_fit_their_occasion(dossier: Dossier) -> Iterator[Problem]:
    """The speaker of an occasion is the holder, of the holder's party, or in the chain; and the days agree."""
    for statement in dossier.statements:
        utterance = dossier.find(statement.utterance, Utterance)
        if utterance is None:
            continue
        loaded = dossier.loaded[statement.id]
        people = {statement.holder, *(link.who for link in statement.attribution)}
        if utterance.speaker not in people and dossier.party(utterance.speaker) != dossier.party(statement.holder):
            hint = "Check the holder and the occasion."
            yield loaded.problem(("utterance",), "RULE26", f"On the occasion “{utterance.id}” {utterance.speaker} speaks.", hint)
        if statement.said is not None and utterance.date is not None:
            said, date = parse_date(statement.said), parse_date(utterance.date)
            if said.last < date.first or date.last < said.first:
                hint = "One of the two dates is wrong, or the occasion is another."
                yield loaded.problem(("said",), "RULE26", f"The occasion “{utterance.id}” is of another day ({date.in_words}).", hint)


def summaries_attribute(dossier: Dossier) -> Iterator[Problem]:
    """The summary of a statement names its holder, and lays it to them by a verb of saying that follows, or by “according to”."""
    for statement in dossier.statements:
        holder = dossier.find(statement.holder, Actor)
        if holder is None:
            continue
        loaded = dossier.loaded[statement.id]
        words = "".join(segment.words or linked_name(dossier, segment.link) for segment in prose_segments(statement.summary))
        namings = name_index(dossier).namings(words)
        own = [naming for naming in namings if statement.holder in naming.actors]
        if not own:
            hint = "Begin it with the holder's name: “… said that …”."
            yield loaded.problem(("summary",), "RULE09", f"The summary does not name its holder, {holder.name}.", hint)
        elif not _says_so(words, namings, own):
            hint = "Lay it to the holder: “… said that …”."
            yield loaded.problem(("summary",), "RULE09", f"The summary does not say that this is the word of {holder.name}.", hint)


def _says_so(words: str, namings: Sequence[Naming], own: Sequence[Naming]) -> bool:
    """Whether the first verb of saying outside names and quotation marks is the holder's."""
    plain = without_names(words, namings)
    for verb in SAYS.finditer(plain):
        following = next((naming for naming in namings if naming.span.start >= verb.end()), None)
        if verb.group() == "according to":
            if following in own:
                return True
            continue
        before = [naming for naming in namings if naming.span.end <= verb.start()]
        if before and (before[-1] in own or any(_is_in_apposition(plain, naming, verb.start()) for naming in before if naming in own)):
            return True
        if following is not None and following in own and plain[verb.end() : following.span.start].strip() in {"", "by", "by the", "the"}:
            return True
        if before:
            return False
    return False


def without_names(words: str, namings: Sequence[Naming]) -> str:
    """A text of ours, of the same length, with what stands in quotation marks and each name blotted out."""
    blank = list(outside_marks(words, Span(0, len(words))))
    for naming in namings:
        for at in range(naming.span.start, naming.span.end):
            blank[at] = "_"
    return "".join(blank)


def _is_in_apposition(plain: str, naming: Naming, verb: int) -> bool:
    """Whether what follows a naming only says more of it before the verb comes: “X of the Y said”, “X, as Z puts it, said”."""
    return _APPOSITION.match(plain[naming.span.end : verb]) is not None


def links_call_actors_by_their_names(dossier: Dossier) -> Iterator[Problem]:
    """The words of a link to an actor are not the name of another actor."""
    for loaded in dossier.loaded.values():
        for path, text in _prose_of(loaded):
            for segment in prose_segments(text):
                if segment.link is None or not segment.words or dossier.find(segment.link, Actor) is None:
                    continue
                named = actors_named_in(dossier, segment.words)
                if named and segment.link not in named and not named & one_voice(dossier, segment.link):
                    hint = "Mend the id or the words."
                    sentence = f"The words “{segment.words}” lead to {segment.link}, and are a name of {', '.join(sorted(named))}."
                    yield loaded.problem(path, "RULE27", sentence, hint)


def _prose_of(loaded: LoadedRecord) -> Iterator[tuple[Path, str]]:
    for name in ("summary", "notes"):
        text = getattr(loaded.record, name)
        if text and "[[" in text:
            yield (name,), text
    for path, sentence in sentences_of(loaded.record) if isinstance(loaded.record, Explainer) else ():
        if "[[" in sentence.text:
            yield (*path, "text"), sentence.text


def linked_name(dossier: Dossier, identifier: str | None) -> str:
    """The name of the actor to whom a link without words leads; empty for any other record."""
    actor = dossier.find(identifier, Actor)
    return actor.name if actor else ""


def roles_fit_the_quotation_marks(dossier: Dossier) -> Iterator[Problem]:
    """Words with the role `quoted_speech` stand within quotation marks, each part in a good part.

    In a transcript what stands in a speaker's turn needs none. Words, five or more, that stand wholly within a pair of marks
    have that role.
    """
    for quotes in dossier.quotes.values():
        for bound in quotes:
            text = dossier.texts[bound.quote.source].text
            loaded = dossier.loaded[bound.owner]
            if bound.quote.role == "quoted_speech":
                if not all(is_speech(text, span) or speakers_of_turn(dossier, bound.quote.source, span) for span in bound.spans):
                    hint = "The role of an outlet's own words, a paraphrase included, is own_reporting."
                    sentence = "The source does not print these words, or most of them, within quotation marks."
                    yield loaded.problem((*bound.path, "role"), "RULE10", sentence, hint)
            elif _is_a_sentence(text, bound) and is_within_one_pair(text, bound.spans):
                sentence = "The source prints these words within quotation marks: they are somebody's speech."
                yield loaded.problem((*bound.path, "role"), "RULE10", sentence, "Write “role: quoted_speech”, and check the holder.")


def _is_a_sentence(text: str, bound: BoundQuote) -> bool:
    """Whether the words are long enough to be speech and not a word or a name in quotation marks."""
    return sum(len(text[span.start : span.end].split()) for span in bound.spans) >= 5


def outlets_speak_in_their_own_text(dossier: Dossier) -> Iterator[Problem]:
    """What a source's outlet holds is quoted from its own source, and not as somebody's speech."""
    outlets = {text.record.outlet for text in dossier.texts.values()}
    for statement in dossier.statements:
        if statement.holder not in outlets or statement.holder_basis is not None:
            continue
        loaded = dossier.loaded[statement.id]
        for bound in dossier.quotes_of(statement.id):
            if dossier.texts[bound.quote.source].record.outlet != statement.holder:
                hint = "An outlet's own words stand in its own text; check the holder."
                sentence = f"{statement.holder} holds this, and the words are from {bound.quote.source}."
                yield loaded.problem((*bound.path, "source"), "RULE11", sentence, hint)
            elif bound.quote.role == "quoted_speech":
                hint = "Check the holder; the role of an outlet's own words is own_reporting."
                yield loaded.problem((*bound.path, "role"), "RULE11", "An outlet's own words are not quoted speech.", hint)


def names_belong_to_one_actor(dossier: Dossier) -> Iterator[Problem]:
    """One name of one source belongs to one actor; a role may be shared by all who are named."""
    owners: dict[tuple[str, str], str] = {}
    for actor in dossier.of_kind(Actor):
        for number, alias in enumerate(actor.aliases):
            key = (fold_words(alias.name).casefold().removeprefix("the "), alias.source)
            other = owners.setdefault(key, actor.id)
            if other != actor.id:
                hint = "A source's one name for two actors cannot tell them apart; make one record of them, or choose longer words."
                yield dossier.loaded[actor.id].problem(
                    ("aliases", number, "name"), "RULE28", f"“{alias.name}” is {other}'s name in {alias.source} already.", hint
                )


RULES = (
    holders_are_named_beside_their_words,
    cues_lead_to_their_actor,
    chains_end_at_the_holder,
    accusations_name_the_accused,
    statements_fit_their_occasion,
    summaries_attribute,
    links_call_actors_by_their_names,
    roles_fit_the_quotation_marks,
    outlets_speak_in_their_own_text,
    names_belong_to_one_actor,
)
