"""Rules on what a source is said to show: names, roles, facts about itself, overlaps with others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..actor_names import actors_named_in, folded, stands_in
from ..analysis.coverage import coverage_of
from ..dossier import Dossier, SourceText
from ..problems import Problem
from ..prose import prose_segments
from ..quotations import QuotableText, Refusal, bind
from ..records import Actor, Figure, Place, Precedent, Proposition, Record, Source, Utterance
from ..seed_texts import Span
from .attribution import words_around

#: The fields that say how something is known.
_BASES: Final = ("said_basis", "date_basis", "holder_basis", "stance_basis")
_QUOTED: Final = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")
#: A sentence this long (in words) that stands in two texts was not written twice.
_LONG_SENTENCE: Final = 8
#: From this share of its sentences on, a text is a copy of another one.
_SHARE_OF_A_COPY: Final = 0.5


def names_occur_in_their_source(dossier: Dossier) -> Iterator[Problem]:
    """An alias, and the words of a role, stand in the source that they are said to come from, in scope; each there once."""
    for actor in dossier.of_kind(Actor):
        loaded = dossier.loaded[actor.id]
        for field, names in (
            ("aliases", [(alias.name, alias.source) for alias in actor.aliases]),
            ("roles", [(role.words, role.source) for role in actor.roles]),
        ):
            for number, (words, source) in enumerate(names):
                if (words, source) in names[:number]:
                    hint = "Another source may be meant; else delete the line."
                    yield loaded.problem((field, number), "RULE20", f"“{words}” of {source} stands here already.", hint)
        for number, alias in enumerate(actor.aliases):
            if not _stands_in(dossier, alias.source, alias.name):
                yield loaded.problem(
                    ("aliases", number, "name"),
                    "RULE20",
                    f"“{alias.name}” does not stand in {alias.source}, in scope.",
                    "Copy the name as the source writes it.",
                )
        for number, role in enumerate(actor.roles):
            if not _stands_in(dossier, role.source, role.words):
                yield loaded.problem(
                    ("roles", number, "words"),
                    "RULE20",
                    f"“{role.words}” does not stand in {role.source}, in scope.",
                    "Copy the words as the source writes them.",
                )


def _stands_in(dossier: Dossier, source: str, words: str) -> bool:
    text = dossier.texts.get(source)
    if text is None:
        return True
    place = bind(text.quotable, (words,), suggests=False)
    return not isinstance(place, Refusal) or place.reason == "ambiguous"


def facts_have_a_basis(dossier: Dossier) -> Iterator[Problem]:
    """Each fact about a source says from where it is known; what is null needs no basis, and words in quotation marks stand in the file."""
    for source in dossier.of_kind(Source):
        loaded = dossier.loaded[source.id]
        for name in type(source.basis).model_fields:
            fact, basis = getattr(source, name), getattr(source.basis, name)
            if fact is not None and basis is None:
                yield loaded.problem((name,), "RULE21", f"Nothing says from where the {name} is known.", f"Add “{name}: …” to `basis`.")
            if basis is not None and source.id in dossier.texts:
                text = dossier.texts[source.id]
                whole = QuotableText(text.text, text.quotable.folded, (Span(0, len(text.text)),))
                yield from _basis_problems(dossier, source, name, basis, whole)
        outlet = dossier.find(source.outlet, Actor)
        if outlet is not None and outlet.type != "outlet":
            yield loaded.problem(
                ("outlet",), "RULE21", f"“{source.outlet}” is not of the type outlet.", "A text's own voice is an actor of the type outlet."
            )


def _basis_problems(dossier: Dossier, source: Source, name: str, basis: str, whole: QuotableText) -> Iterator[Problem]:
    for words in _quoted_in(basis):
        place = bind(whole, (words,), suggests=False)
        if isinstance(place, Refusal) and place.reason != "ambiguous":
            yield dossier.loaded[source.id].problem(
                ("basis", name), "RULE21", f"“{words}” does not stand in the text.", "Quote the words as the file has them."
            )


def bases_quote_their_source(dossier: Dossier) -> Iterator[Problem]:
    """Words in quotation marks that say how a date, a holder or a stance is known stand in one of the source texts.

    Out of scope counts: a date line may stand there. Of words with an ellipsis each part does.
    """
    if len(dossier.texts) < len(dossier.of_kind(Source)) or dossier.unread_ids:
        return  # a text that cannot be read, or whose record cannot, may be the one
    for loaded in dossier.loaded.values():
        for path, basis in _bases(loaded.record):
            for words in _quoted_in(basis):
                if not any(stands_in(text.text, (words,)) for text in dossier.texts.values()):
                    yield loaded.problem(
                        path, "RULE22", f"“{words}” stands in none of the source texts.", "Quote the words as the source has them."
                    )


def _bases(record: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for name in _BASES:
        value = getattr(record, name) if name in type(record).model_fields else None
        if value:
            yield (name,), value
    for number, item in enumerate(record.values if isinstance(record, Figure) else ()):
        for name, value in (("as_of_basis", item.as_of_basis), ("holder_basis", item.holder_basis)):
            if value:
                yield ("values", number, name), value


def _quoted_in(prose: str) -> Iterator[str]:
    plain = "".join(segment.words for segment in prose_segments(prose))
    for match in _QUOTED.finditer(plain):
        for part in (match.group(1) or match.group(2)).split("…"):
            words = part.strip().strip(",.;:").strip()
            if words:
                yield words


def sources_are_not_copies(dossier: Dossier) -> Iterator[Problem]:
    """No source repeats most of another: at least half of the long sentences of a text stand in another text word by word."""
    owners: dict[str, list[str]] = {}
    totals: dict[str, int] = {}
    for source, text in dossier.texts.items():
        sentences = set(_long_sentences(text))
        totals[source] = len(sentences)
        for sentence in sentences:
            owners.setdefault(sentence, []).append(source)
    shared: dict[tuple[str, str], int] = {}
    for sources in owners.values():
        for later in sources[1:]:
            for earlier in sources[: sources.index(later)]:
                shared[earlier, later] = shared.get((earlier, later), 0) + 1
    for (earlier, later), count in sorted(shared.items()):
        if count >= _SHARE_OF_A_COPY * min(totals[earlier], totals[later]) and count >= 2:
            yield dossier.loaded[later].problem(
                ("file",),
                "RULE23",
                f"{count} of {totals[later]} long sentences of this text stand in {earlier} as well.",
                "A copy would count as a second witness: put what is new in scope, and exclude the rest with the reason.",
            )


def _long_sentences(text: SourceText) -> Iterator[str]:
    for sentence in text.sentences_in_scope:
        words = folded(text.text[sentence.start : sentence.end])
        if words.count(" ") + 1 >= _LONG_SENTENCE:
            yield words


def ignored_sentences_are_not_quoted(dossier: Dossier) -> Iterator[Problem]:
    """A sentence that a source calls ignored is quoted by no record, and none is ignored twice."""
    for source, text in dossier.texts.items():
        loaded = dossier.loaded[source]
        quoted = [span for bound in dossier.quotes_by_source.get(source, ()) for span in bound.spans]
        seen: list[Span] = []
        for number, ignored in enumerate(text.ignored):
            sentences = [sentence for sentence in text.sentences_in_scope if sentence.overlaps(ignored.span)]
            for sentence in sentences:
                if any(sentence.overlaps(span) for span in quoted):
                    yield loaded.problem(("ignored", number, "words"), "RULE24", "A record quotes this sentence.", "Delete the entry.")
                elif any(sentence.overlaps(span) for span in seen):
                    yield loaded.problem(
                        ("ignored", number, "words"), "RULE24", "This sentence is ignored already.", "Delete one of the two entries."
                    )
            seen.extend(sentences)


def precedents_are_invoked_by_who_recalls_them(dossier: Dossier) -> Iterator[Problem]:
    """A source that is said to invoke a precedent is quoted for it, an actor is named beside a quote of it.

    And every source that is quoted stands, or has somebody whose words it prints, in `invoked_by`.
    """
    for precedent in dossier.of_kind(Precedent):
        loaded = dossier.loaded[precedent.id]
        quotes = dossier.quotes_of(precedent.id)
        if not quotes:
            continue
        sources = {bound.quote.source for bound in quotes}
        outlets = {dossier.texts[source].record.outlet for source in sources}
        invokers = {invocation.who for invocation in precedent.invoked_by}
        named = frozenset(actor for bound in quotes for actor in actors_named_in(dossier, words_around(dossier, bound), bound.quote.source))
        for number, invocation in enumerate(precedent.invoked_by):
            actor = dossier.find(invocation.who, Actor)
            known = invocation.who in (named | outlets) if actor is not None else invocation.who in sources
            if not known:
                hint = "Quote the words by which they recall it, or name who does."
                yield loaded.problem(
                    ("invoked_by", number, "who"), "RULE32", f"No quote of this precedent shows that {invocation.who} invokes it.", hint
                )
        for bound in quotes:
            source = bound.quote.source
            around = actors_named_in(dossier, words_around(dossier, bound), source)
            if source not in invokers and dossier.texts[source].record.outlet not in invokers and not around & invokers:
                hint = "Add the source, or the actor whose words it prints, to `invoked_by`."
                yield loaded.problem(
                    (*bound.path, "source"), "RULE32", f"{source} recalls this precedent, and `invoked_by` names nobody in it.", hint
                )


def sources_leave_nothing_open(dossier: Dossier) -> Iterator[Problem]:
    """In a dossier that has been read a second time, no sentence in scope is neither quoted nor ignored, in any source.

    A source that comes in later is read whole before it is published, or its unread passages are excluded with that reason.
    """
    if not any(text.record.status == "reviewed" for text in dossier.texts.values()):
        return
    for source, text in dossier.texts.items():
        if text.record.status == "withdrawn":
            continue
        for sentence in coverage_of(dossier, source).sentences:
            if sentence.state == "open":
                words = " ".join(text.text[sentence.span.start : sentence.span.end].split()[:8])
                hint = f"Quote it in a record, or name it in `ignored` with a reason; `dossier survey {source}` lists what to look at."
                yield dossier.loaded[source].problem(
                    (), "RULE33", f"The sentence “{words} …” (line {sentence.line} of the text) is open.", hint
                )


def propositions_are_addressed(dossier: Dossier) -> Iterator[Problem]:
    """A proposition past its draft is addressed by a statement, an occasion carries one, and a place is named by a record."""
    for record, label, what in (
        *((record, "is addressed by", "Nobody says anything of this proposition.") for record in dossier.of_kind(Proposition)),
        *((record, "carries", "No statement belongs to this occasion.") for record in dossier.of_kind(Utterance)),
    ):
        if record.status == "reviewed" and not _is_referred_to(dossier, record.id, label):
            hint = "Write the statement, name it in one, or withdraw the record."
            yield dossier.loaded[record.id].problem((), "RULE34", what, hint)
    for place in dossier.of_kind(Place):
        if place.status == "reviewed" and not dossier.quotes_of(place.id) and not dossier.backlinks_to(place.id):
            hint = "Name it as the place of an event, quote the words that name it, or withdraw the record."
            yield dossier.loaded[place.id].problem((), "RULE34", "No record names this place, and no words are quoted for it.", hint)


def _is_referred_to(dossier: Dossier, identifier: str, label: str) -> bool:
    links = dossier.backlinks_to(identifier)
    carried = {"is addressed by": ("propositions",), "carries": ("utterance",)}[label]
    return any(str(link.path[0]) in carried for link in links) or bool(dossier.quotes_of(identifier))


RULES = (
    precedents_are_invoked_by_who_recalls_them,
    sources_leave_nothing_open,
    propositions_are_addressed,
    names_occur_in_their_source,
    facts_have_a_basis,
    bases_quote_their_source,
    sources_are_not_copies,
    ignored_sentences_are_not_quoted,
)
