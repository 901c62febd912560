"""What a reader's browser searches, and what it shows of a record before one goes there: two scripts that only hold data.

They are scripts and not JSON, since a page that is opened from a folder may read no other file. A page asks for them when
its reader searches, or rests on a link, and not before. The cards say what a record is; the words are its quotes and notes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any, Final

from ..actor_names import actors_named_in
from ..identifiers import page_address
from ..page_views.lookup import Lookup
from ..page_views.quotes import first_words, quoted_words
from ..page_views.titles import plain_words
from ..page_views.wording import ABOUT_PAGES, ANALYSIS_PAGES, KIND_WORDS, term_in_words
from ..record_fields import field_values
from ..records import Actor, Claim, Denial, Figure, Record, Source

CARDS: Final = "assets/records/cards.js"
WORDS: Final = "assets/records/words.js"

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
#: How like each other (0 to 1) two words of an actor's names are that are one word in two spellings.
_ONE_WORD: Final = 0.75


def search_files(lookup: Lookup) -> dict[str, str]:
    """The two files: cards and words of every record in one order, and after them a card of each page of no record."""
    records = list(lookup.dossier.records.values())
    numbers = {record.id: number for number, record in enumerate(records)}
    spelled = _words_spelled_in_several_ways(lookup.dossier.of_kind(Actor))
    cards = [_card(lookup, record, numbers, spelled) for record in records]
    pages = [
        {"address": page_address(path), "kind": "page", "title": heading, "summary": sentence}
        for path, (heading, sentence) in (ANALYSIS_PAGES | ABOUT_PAGES).items()
    ]
    return {
        CARDS: _script("dossierCards", [*cards, *pages]),
        WORDS: _script("dossierWords", [_words(lookup, record) for record in records]),
    }


def _script(name: str, value: Any) -> str:
    return f"window.{name}={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"


def _card(lookup: Lookup, record: Record, numbers: Mapping[str, int], spelled: Mapping[str, str]) -> Mapping[str, Any]:
    """What stands on a card; what a record has not is left out. The actors that it speaks of are told as the numbers of their cards.

    Ids are no names, and are never shown as such: the address holds the id, and `formerly` those before it.
    """
    title = lookup.titles[record.id]
    summary = plain_words(record.summary or "", lookup.dossier.records)
    quotes = lookup.dossier.quotes_of(record.id)
    card = {
        "address": page_address(lookup.path(record.id)),
        "kind": KIND_WORDS[record.kind].one,
        "title": title,
        "names": sorted(set(_names(record)) - {title}),
        "formerly": record.formerly,
        "actors": sorted(numbers[actor] for actor in _actors(lookup, record, spelled)),
        "summary": "" if summary == title or title in summary else summary,
        "stance": record.stance if isinstance(record, (Claim, Denial)) else "",
        "quote": first_words(lookup, quotes[0]) if quotes and not isinstance(record, (Actor, Source)) else "",
        "source": lookup.titles[quotes[0].quote.source] if quotes and not isinstance(record, (Actor, Source)) else "",
        "withdrawn": not lookup.stands(record),
    }
    return {name: value for name, value in card.items() if value}


def _names(record: Record) -> Iterator[str]:
    """Every name under which a reader may look for it: each spelling of the sources; what a text is called."""
    match record:
        case Actor():
            yield from (alias.name for alias in record.aliases)
        case Source():
            yield from filter(None, (record.label, record.title, record.publisher, record.file.rpartition("/")[2]))


def _words_spelled_in_several_ways(actors: Iterable[Actor]) -> dict[str, str]:
    """The words that a name has in more than one spelling, each with the actor; a word that names others too is left out.

    So who is called by such a word alone, as a person by the last part of the name, is known in each spelling.
    """
    bearers: dict[str, set[str]] = {}
    for actor in actors:
        for word in _words_of_names(actor):
            bearers.setdefault(word, set()).add(actor.id)
    return {
        word: actor.id
        for actor in actors
        for one, other in combinations(sorted(_words_of_names(actor)), 2)
        if other != f"{one}s" and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ONE_WORD
        for word in (one, other)
        if bearers[word] == {actor.id}
    }


def _words_of_names(actor: Actor) -> set[str]:
    """The words of an actor's names that have a capital letter."""
    names = (actor.name, *(alias.name for alias in actor.aliases))
    return {word for name in names for word in _WORD.findall(name) if word[0].isupper()}


def _actors(lookup: Lookup, record: Record, spelled: Mapping[str, str]) -> set[str]:
    """The actors that a record speaks of: those it refers to, and those whom its words or ours name; itself is none of them."""
    dossier = lookup.dossier
    found = {item.value for item in field_values(record) if item.reference and dossier.find(item.value, Actor)}
    quoted = [(quoted_words(lookup, bound), bound.quote.source) for bound in dossier.quotes_of(record.id)]
    for words, source in (*quoted, *((words, None) for words in (lookup.titles[record.id], *_own_words(lookup, record)))):
        found |= actors_named_in(dossier, words, source)
        found |= {spelled[word] for word in _WORD.findall(words) if word in spelled}
    return found - {record.id}


def _words(lookup: Lookup, record: Record) -> str:
    """What else a record says: its quotes, its scope, its notes, the stance in words."""
    parts = [quoted_words(lookup, bound) for bound in lookup.dossier.quotes_of(record.id)]
    parts += _own_words(lookup, record)
    if isinstance(record, (Claim, Denial)):
        parts += [lookup.titles[record.holder], term_in_words(record.stance), term_in_words(record.act)]
    return " · ".join(dict.fromkeys(parts))


def _own_words(lookup: Lookup, record: Record) -> tuple[str, ...]:
    """What a record says in the dossier's own words."""
    scope = record.scope if isinstance(record, Figure) else None
    return tuple(plain_words(text, lookup.dossier.records) for text in (record.summary, record.notes, scope) if text)
