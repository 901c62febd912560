"""records → Dossier: references resolved, quotes bound, inverses derived, and problems.

First everything is collected, then linked; a reference may stand before what it refers to. What cannot be linked is
told with its place, and the rest is linked all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from .dossier import Backlink, BoundQuote, Dossier, ExcludedSpan, IgnoredSpan, SourceText
from .load_content import LoadedContent, LoadedRecord
from .nearest_names import nearest_name
from .numbers_in_text import main_language
from .problems import Problem
from .prose import linked_ids, unclosed_link
from .quotations import QuotableText, Refusal, bind
from .record_fields import quotes_of
from .records import PassageEnds, Proposition, Source
from .seed_texts import (
    SeedText,
    Span,
    holds_words,
    line_and_column,
    not_the_recorded_text,
    sentences_from_starts,
    signs_of_damage,
    split_sentences,
    trimmed,
)
from .yaml_files import Path


def link_records(content: LoadedContent) -> tuple[Dossier, list[Problem]]:
    """Loaded content → the linked dossier and every problem of linking."""
    problems: list[Problem] = []
    loaded = {item.record.id: item for item in sorted(content.records, key=lambda item: item.record.id)}
    problems.extend(_reference_problems(loaded, content.unread_ids))
    texts: dict[str, SourceText] = {}
    for item in loaded.values():
        if isinstance(item.record, Source):
            if item.record.file in content.unread_seeds:
                continue  # the file itself is told
            text, found = _source_text(item, item.record, content.seeds)
            problems.extend(found)
            if text is not None:
                texts[item.record.id] = text
    problems.extend(_seed_problems(loaded, content))
    quotes: dict[str, tuple[BoundQuote, ...]] = {}
    for item in loaded.values():
        bound, found = _bound_quotes(item, texts)
        problems.extend(found)
        quotes[item.record.id] = bound
    backlinks = _backlinks(tuple(loaded.values()))
    return Dossier(
        loaded,
        texts,
        quotes,
        backlinks,
        content.published_ids,
        content.wording,
        content.unread_ids,
        content.second_reading,
        content.editions,
    ), problems


def _reference_problems(loaded: Mapping[str, LoadedRecord], unread: frozenset[str]) -> Iterator[Problem]:
    """References to records that are not there, or of another kind; links in prose to none, or half a link."""
    for item in loaded.values():
        for field in item.values:
            if field.reference is not None:
                yield from _reference_problem(item, field.path, field.value, field.reference.kinds, loaded, unread)
            elif field.marker is not None and field.marker.what == "prose":
                for identifier in linked_ids(field.value):
                    if identifier not in loaded and identifier not in unread:
                        near = nearest_name(identifier, loaded)
                        hint = f"Is [[{near}]] meant?" if near else "Write [[id]] or [[id|words]]."
                        yield item.problem(field.path, "LINK03", f"[[{identifier}]] leads to no record.", hint)
                faulty = unclosed_link(field.value) if "[[" in field.value or "]]" in field.value else None
                if faulty is not None:
                    sentence = f"“{faulty}” is half a link: its brackets are not closed, or not opened."
                    yield item.problem(field.path, "LINK05", sentence, "Write [[id]] or [[id|words]].")


def _reference_problem(
    item: LoadedRecord, path: Path, target: str, kinds: Sequence[str], loaded: Mapping[str, LoadedRecord], unread: frozenset[str]
) -> Iterator[Problem]:
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    if target in unread:
        return
    if target not in loaded:
        near = nearest_name(target, [identifier for identifier, other in loaded.items() if other.record.kind in kinds])
        hint = f"Is “{near}” meant?" if near else f"Write the record first: `dossier new {kinds[0]} {target}`."
        yield item.problem(path, "LINK01", f"“{name}” of {item.record.id} names “{target}”, and there is no such record.", hint)
    elif loaded[target].record.kind not in kinds:
        yield item.problem(
            path,
            "LINK02",
            f"“{name}” of {item.record.id} names “{target}”, which is of the kind {loaded[target].record.kind}.",
            f"It takes: {', '.join(kinds)}.",
        )
    elif target == item.record.id:
        yield item.problem(
            path, "LINK04", f"“{name}” of {item.record.id} names the record itself.", "Name another record, or delete the line."
        )


def _source_text(item: LoadedRecord, source: Source, seeds: Mapping[str, SeedText]) -> tuple[SourceText | None, list[Problem]]:
    seed = seeds.get(source.file)
    if seed is None:
        near = nearest_name(source.file, seeds)
        return None, [
            item.problem(
                ("file",),
                "SEED02",
                f"There is no file seeds/{source.file}.",
                f"Is “{near}” meant?" if near else "Put the text into seeds/ as it arrived.",
            )
        ]
    if seed.sha256 != source.sha256:
        hint = f"If the text was changed, restore it; if the record is new, its sha256 is {seed.sha256}."
        return None, [item.problem(("sha256",), "SEED03", not_the_recorded_text(source.file), hint)]
    problems = [*_damage_problems(seed)]
    whole = QuotableText.of(seed.text)
    passages, excluded, found = _scope_spans(item, source, whole)
    problems.extend(found)
    if found:
        return None, problems  # with a broken scope every quote would be out of it: mend the scope first
    quotable = QuotableText(seed.text, whole.folded, passages)
    ignored: list[IgnoredSpan] = []
    for number, entry in enumerate(source.ignored):
        place = bind(quotable, (entry.words,), entry.prefix, entry.suffix)
        if isinstance(place, Refusal):
            problems.append(_refusal_problem(item, ("ignored", number, "words"), place, source.id))
        else:
            ignored.append(IgnoredSpan(place[0], entry.reason))
    sentences, found = _sentences(item, source, seed)
    problems.extend(found)
    return SourceText(source, seed, quotable, passages, tuple(excluded), tuple(ignored), sentences), problems


def _damage_problems(seed: SeedText) -> Iterator[Problem]:
    """A text whose encoding was broken before it arrived would be quoted broken."""
    for offset, characters in signs_of_damage(seed.text):
        line, column = line_and_column(seed.text, offset)
        shown = characters.encode("unicode_escape").decode()
        yield Problem(
            f"seeds/{seed.file}",
            line,
            column,
            "SEED04",
            f"The text's encoding is broken here (“{shown}”).",
            "Ask for a sound copy; quotes would carry the damage.",
        )


def _scope_spans(item: LoadedRecord, source: Source, whole: QuotableText) -> tuple[tuple[Span, ...], list[ExcludedSpan], list[Problem]]:
    """Passages and excluded passages as spans; together they must cover the text, without overlap."""
    problems: list[Problem] = []
    placed: list[tuple[Span, Path, str | None]] = []
    for number, passage in enumerate(source.scope.passages):
        place = _passage_span(item, ("scope", "passages", number), passage, whole, problems, source.id)
        if place:
            placed.append((place, ("scope", "passages", number), None))
    for number, excluded in enumerate(source.scope.excluded):
        place = _passage_span(item, ("scope", "excluded", number), excluded, whole, problems, source.id)
        if place:
            placed.append((place, ("scope", "excluded", number), excluded.reason))
    if not problems:
        problems.extend(_cover_problems(item, whole.text, placed))
    in_scope = tuple(sorted((span for span, _, reason in placed if reason is None), key=lambda span: span.start))
    return in_scope, [ExcludedSpan(span, reason) for span, _, reason in placed if reason is not None], problems


def _passage_span(
    item: LoadedRecord, path: Path, ends: PassageEnds, whole: QuotableText, problems: list[Problem], source: str
) -> Span | None:
    first = bind(whole, (ends.first,))
    if isinstance(first, Refusal):
        problems.append(_refusal_problem(item, (*path, "first"), first, source))
        return None
    rest = QuotableText(whole.text, whole.folded, (Span(first[0].start, len(whole.text)),))
    last = bind(rest, (ends.last,))
    if isinstance(last, Refusal):
        problems.append(_refusal_problem(item, (*path, "last"), last, source))
        return None
    return Span(first[0].start, last[0].end)


def _cover_problems(item: LoadedRecord, text: str, placed: Sequence[tuple[Span, Path, str | None]]) -> Iterator[Problem]:
    at = 0
    for span, path, _ in sorted(placed, key=lambda entry: entry[0].start):
        if span.start < at:
            yield item.problem(
                path, "SEED05", "This passage overlaps the one before it.", "Passages follow each other; mend its first or last words."
            )
        elif holds_words(text[at : span.start]):
            yield _uncovered(item, text, Span(at, span.start))
        at = max(at, span.end)
    if holds_words(text[at:]):
        yield _uncovered(item, text, Span(at, len(text)))


def _uncovered(item: LoadedRecord, text: str, gap: Span) -> Problem:
    span = trimmed(text, gap)
    words = text[span.start : span.end].split()
    shown = " ".join(words[:8]) + (" …" if len(words) > 8 else "")
    return item.problem(
        ("scope",),
        "SEED06",
        f"The scope says nothing of the passage that begins “{shown}” (line {line_and_column(text, span.start)[0]} of the text).",
        "Add it to scope.passages, or to scope.excluded with a reason.",
    )


def _sentences(item: LoadedRecord, source: Source, seed: SeedText) -> tuple[tuple[Span, ...], list[Problem]]:
    """The pinned sentences; the library's where none are pinned."""
    if not source.sentences:
        return split_sentences(seed.text, main_language(source.language)), []
    starts = [int(number) for number in source.sentences if number == int(number)]
    if len(starts) < len(source.sentences):
        return (), [item.problem(("sentences",), "SEED07", "A sentence begins at a whole number.", "`dossier pin` writes them anew.")]
    is_rising = all(first < second for first, second in pairwise(starts))
    before = seed.text[: starts[0]]
    if not is_rising or starts[0] < 0 or starts[-1] >= len(seed.text) or holds_words(before):
        return (), [
            item.problem(
                ("sentences",), "SEED07", "The pinned sentences do not fit the text.", "`dossier pin` writes them anew; look at what moves."
            )
        ]
    return sentences_from_starts(seed.text, starts), []


def _seed_problems(loaded: Mapping[str, LoadedRecord], content: LoadedContent) -> Iterator[Problem]:
    """A text that no source describes, or that two do; a label that two sources share."""
    owners: dict[str, LoadedRecord] = {}
    labelled: dict[str, LoadedRecord] = {}
    for item in loaded.values():
        if isinstance(item.record, Source):
            file = item.record.file
            if file in owners:
                yield item.problem(
                    ("file",),
                    "SEED08",
                    f"seeds/{file} already belongs to the source “{owners[file].record.id}”.",
                    "One source per text: delete one of the two, or name another file.",
                )
            owners.setdefault(file, item)
            label = " ".join((item.record.label or "").casefold().split())
            if label in labelled:
                yield item.problem(
                    ("label",),
                    "SEED10",
                    f"“{item.record.label}” is already the label of the source “{labelled[label].record.id}”.",
                    "Give each text a name of its own.",
                )
            if label:
                labelled.setdefault(label, item)
    for name in content.seeds:
        if name not in owners and not content.has_unread_source:
            yield Problem(
                f"seeds/{name}",
                1,
                1,
                "SEED09",
                "No source describes this text.",
                f"`dossier add-source seeds/{name}` writes the record to fill in.",
            )


def _bound_quotes(item: LoadedRecord, texts: Mapping[str, SourceText]) -> tuple[tuple[BoundQuote, ...], list[Problem]]:
    bound: list[BoundQuote] = []
    problems: list[Problem] = []
    for path, quote in quotes_of(item.record):
        text = texts.get(quote.source)
        if text is None:
            continue
        place = bind(text.quotable, quote.exact, quote.prefix, quote.suffix)
        if isinstance(place, Refusal):
            problems.append(_refusal_problem(item, (*path, "exact", place.part), place, quote.source))
        else:
            bound.append(BoundQuote(item.record.id, path, quote, place))
    return tuple(bound), problems


_QUOTE_CODES = {
    "absent": "QUOTE01",
    "ambiguous": "QUOTE02",
    "out of scope": "QUOTE03",
    "cut": "QUOTE04",
    "order": "QUOTE05",
    "empty": "QUOTE06",
}
_QUOTE_HINTS = {
    "absent": 'Copy the words from the file; `dossier quote "WORDS"` finds them.',
    "ambiguous": "Quote more words, or say which place is meant with prefix or suffix.",
    "out of scope": "Only passages in scope may be quoted; see `scope` of the source.",
    "cut": "Quote whole words.",
    "order": "Give the parts in the order of the text; parts that stand far apart are two quotes.",
    "empty": "Quote words.",
}


def _refusal_problem(item: LoadedRecord, path: Path, refusal: Refusal, source: str) -> Problem:
    hint = _QUOTE_HINTS[refusal.reason]
    if refusal.nearest:
        hint = f"The nearest passage is “{refusal.nearest}”." if refusal.reason != "cut" else f"Quote whole words: “{refusal.nearest}”."
    return item.problem(path, _QUOTE_CODES[refusal.reason], f"{refusal.detail} (source {source})", hint)


def _backlinks(loaded: Sequence[LoadedRecord]) -> dict[str, tuple[Backlink, ...]]:
    """Every relation from its other end; contrariety, which holds both ways, is given to both ends."""
    found: dict[str, list[Backlink]] = {}
    for item in loaded:
        record = item.record
        seen: set[tuple[str, str]] = set()
        for field in item.values:
            if field.reference is not None:
                key = (field.value, field.reference.inverse)
                if key not in seen:
                    seen.add(key)
                    found.setdefault(field.value, []).append(Backlink(record.id, field.reference.inverse, field.path))
            elif field.marker is not None and field.marker.what == "prose":
                for identifier in linked_ids(field.value):
                    if identifier != record.id and (identifier, "mentions") not in seen:
                        seen.add((identifier, "mentions"))
                        found.setdefault(identifier, []).append(Backlink(record.id, "is mentioned in", field.path))
    return {identifier: tuple(links) for identifier, links in found.items()}


def implied_by(dossier: Dossier, proposition: str) -> tuple[str, ...]:
    """The propositions that are true if this one is, over any number of steps, without itself; sorted."""
    found: set[str] = set()
    waiting = [proposition]
    while waiting:
        record = dossier.find(waiting.pop(), Proposition)
        for other in record.implies if record else ():
            if other not in found and other != proposition:
                found.add(other)
                waiting.append(other)
    return tuple(sorted(found))


def contraries(dossier: Dossier, proposition: str) -> tuple[str, ...]:
    """The propositions that cannot be true together with this one, from either end, sorted."""
    record = dossier.find(proposition, Proposition)
    own = set(record.contrary_to) if record else set()
    return tuple(sorted(own | {link.from_id for link in dossier.backlinks_to(proposition, "contrary to")}))
