"""Citations in a file → whether each of them still holds.

Read are BibTeX, RIS, CSL-JSON, and any text that holds permanent addresses of the dossier, one citation a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from ..editions import SHOWN_DIGITS
from . import bibtex, csl_json, ris
from .cited_words import FEWEST_TELLING, folded, gives_words, held
from .states import VERDICTS, WHOLE_VERDICTS, Judgement, KnownRecord, KnownStates

#: Where a record lies: its kind and its id, and before them the edition, where it is the frozen page that is cited. No record is
#: called “index”: that is the page of a folder, and the folder may be the whole site's.
PERMALINK: Final = re.compile(
    r"(?:\be/(?P<edition>[a-z0-9-]+))?/(?P<kind>[a-z]+)/(?!index\.html)(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\.html(?:#quote-(?P<quote>[0-9]{1,6})\b)?"
)
#: The same as somebody types it: an id, with or without its kind and its quote, and nothing else on the line.
BARE: Final = re.compile(
    r"\s*(?:(?P<kind>[a-z]+)/)?(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.html)?(?:#quote-(?P<quote>[0-9]{1,6}))?\s*", re.ASCII
)
RECORD: Final = re.compile(r"\bRecord (?P<kind>[a-z]+)/(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)")
HASH: Final = re.compile(r"(?:sha256:|[Rr]ecords? )(?P<sha256>[0-9a-f]{12,64})\b")
WHOLE: Final = re.compile(r"\bAll records, sha256:|\b[Rr]ecords [0-9a-f]{12}")
#: The home page, or the page of an edition.
HOME: Final = re.compile(r"(?:\be/(?P<edition>[a-z0-9-]+))?/index\.html\b")
#: The edition after which a state was cited that was not, or not yet, frozen.
AFTER: Final = re.compile(r"\b[Aa]fter edition (?P<edition>[a-z0-9]+(?:-[a-z0-9]+)*)")
EDITION: Final = re.compile(r"\b[Ee]dition (?P<edition>[a-z0-9]+(?:-[a-z0-9]+)*)")


class NotCitations(ValueError):
    """The text holds nothing that could be a citation of the dossier; the message says why."""


@dataclass(frozen=True)
class CitedState:
    """What a citation says of the record that it cites; empty where it does not.

    `words` are its title, or its line (`is_line`), where that is more than an id; where nothing else names the record, they do
    (`is_by_words`).
    """

    label: str
    kind: str
    id: str
    sha256: str = ""
    edition: str = ""
    after: str = ""
    words: str = ""
    is_line: bool = False
    is_by_words: bool = False
    is_whole: bool = False
    quote: int | None = None


@dataclass(frozen=True)
class CheckedCitation:
    """A citation and what became of it; `record` is the id of the one that is meant, empty where none is."""

    cited: CitedState
    judgement: Judgement
    record: str = ""

    @property
    def sentence(self) -> str:
        """What became of it, in words: what the verdict means, and why it is the verdict."""
        meanings = WHOLE_VERDICTS if self.cited.is_whole else VERDICTS
        return f"{meanings[self.judgement.verdict]} {self.judgement.why}".strip()


def cited_states(text: str) -> tuple[CitedState, ...]:
    """The citations of a text, in its order; raises NotCitations, NotBibtex, NotRis or NotCslJson."""
    if re.search(r"^\s*@\w+\s*[{(]", text, re.MULTILINE):
        items: list[dict[str, Any]] = list(bibtex.entries_of(text))
    elif re.search(r"^TY {2}- ", text, re.MULTILINE):
        items = ris.entries_of(text)
    elif text.lstrip()[:1] in {"[", "{"}:
        items = csl_json.items_of(text)
    else:
        items = [{"line": line} for line in text.splitlines() if line.strip()]
    found = tuple(_cited(item) for item in items)
    if not found:
        raise NotCitations("It holds no citation: neither BibTeX, RIS or CSL-JSON, nor an address.")
    return found


def _cited(item: dict[str, Any]) -> CitedState:
    """An entry in any format → what it cites: only the fields that name the record are read."""
    texts = [text for name, value in item.items() if name not in {"abstract", "notes_abstract"} for text in _texts(value)]
    whole = " \n ".join(texts)
    link, record, hash_, edition, home, after = (pattern.search(whole) for pattern in (PERMALINK, RECORD, HASH, EDITION, HOME, AFTER))
    bare = BARE.fullmatch(whole) if "line" in item and not link and not record else None
    place = link or record or bare
    address = link or home
    quote = place.groupdict().get("quote") if place else None
    named = str(item.get("version") or item.get("edition") or "") or (edition["edition"] if edition and not after else "")
    return CitedState(
        label=str(item.get("key") or item.get("id") or whole)[:200],
        kind=place["kind"] or "" if place else "",
        id=place["id"] if place else "",
        sha256=hash_["sha256"] if hash_ else "",
        edition=address["edition"] if address and address["edition"] else named,
        after=after["edition"] if after else "",
        words="" if bare else str(item.get("line") or item.get("title") or item.get("primary_title") or ""),
        is_line="line" in item,
        is_whole=place is None and (WHOLE.search(whole) is not None or (home is not None and hash_ is None)),
        quote=int(quote) if quote else None,
    )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def checked(states: KnownStates, cited: CitedState) -> CheckedCitation:
    """A citation → what became of what it cites."""
    if cited.is_whole:
        return CheckedCitation(cited, _judgement_of_whole(states, cited))
    meant, why = _meant(states, cited)
    if meant is None:
        return CheckedCitation(cited, why)
    by_words = not cited.id and not cited.sha256
    found = _judgement(states, meant, replace(cited, id=meant.id, kind=meant.kind, is_by_words=by_words))
    if by_words:
        found = replace(found, why=f"{found.why} It is known by its words alone as {meant.kind}/{meant.id}.".strip())
    return CheckedCitation(cited, found, meant.id)


def _meant(states: KnownStates, cited: CitedState) -> tuple[KnownRecord | None, Judgement]:
    """The record that a citation names by its id, by its hash alone (as where the dossier has no address), or by its words alone."""
    if cited.id:
        known = states.records.get(cited.id)
        if known is None or (cited.kind and cited.kind != known.kind):
            return None, Judgement("unknown", why="There is and was no such record.")
        return known, known.undated
    if cited.sha256:
        known = next((known for known in states.records.values() if _by_hash(known.states, cited.sha256)), None)
        return known, Judgement("unknown", why="No record is there, or was, with this hash.")
    found = _by_words(states, cited)
    if len(found) == 1:
        return found[0], found[0].undated
    why = f"Its words are those of several records: {', '.join(f'{known.kind}/{known.id}' for known in found)}." if found else ""
    return None, Judgement("not named", why=why)


def _by_words(states: KnownStates, cited: CitedState) -> list[KnownRecord]:
    """The records whose titles or summaries stand in a citation, those with the longest; a few words alone tell of no record."""
    longest, found = 0, list[KnownRecord]()
    for known in states.records.values():
        if known.now and known.now != known.id:
            continue
        words = max((held(cited.words, one, is_line=cited.is_line) for told in known.words.values() for one in told), default=0)
        if words and words >= longest and (words >= FEWEST_TELLING or words == len(folded(cited.words))):
            found = [*(found if words == longest else ()), known]
            longest = words
    return found


def _judgement_of_whole(states: KnownStates, cited: CitedState) -> Judgement:
    if cited.sha256:
        found = _by_hash(states.whole, cited.sha256)
        return (
            (_at_odds(cited, found) or found if found is not None else None)
            or _between(states.editions, cited, states.editions)
            or Judgement("unknown", why="No edition has had this set of records.")
        )
    if cited.edition:
        found = next((state for state in states.whole.values() if cited.edition in state.editions), None)
        return found or Judgement("unknown", why=f"There is no edition {cited.edition}.")
    return Judgement("stands")


def _judgement(states: KnownStates, known: KnownRecord, cited: CitedState) -> Judgement:
    if cited.quote is not None and not 1 <= cited.quote <= _quotes(known, cited):
        return Judgement("unknown", why=f"The record is there, and has no quote {cited.quote}.")
    if cited.sha256:
        found = _by_hash(known.states, cited.sha256)
        if found is None:
            between = _between(states.editions, cited, known.pages)
            if between and known.undated.verdict == "withdrawn":
                return known.undated
            return between or Judgement("unknown", why="The record is there, and no edition has had it with this hash.")
        return _at_odds(cited, found) or _with_words(states, known, cited, found)
    if cited.edition:
        found = next((state for state in known.states.values() if cited.edition in state.editions), None)
        if found is None:
            return Judgement("unknown", why=f"The record does not stand in an edition {cited.edition}.")
        return _with_words(states, known, cited, found)
    return _undated(states, known, cited)


def _at_odds(cited: CitedState, found: Judgement) -> Judgement | None:
    """That the edition which a citation names is not one that has the cited hash; None where they fit."""
    if not cited.edition or cited.edition in found.editions:
        return None
    has = f"edition {' and '.join(found.editions)}" if found.editions else "the present state, which no edition has frozen"
    return Judgement("at odds", found.editions, why=f"The hash is of {has}, and not of edition {cited.edition}.")


def _undated(states: KnownStates, known: KnownRecord, cited: CitedState) -> Judgement:
    """What became of a record that is cited with neither a hash nor an edition: its words tell the state, where only old ones have them."""
    if known.undated.verdict not in {"unchanged", "stands"} or not _gives_words(states, cited):
        return known.undated
    holding = [state for sha256, state in known.states.items() if _holds(known, cited, sha256)]
    if any(state.verdict == "unchanged" for state in holding):
        return known.undated
    if holding:
        return _also(holding[-1], f"It is called “{known.title}” now.")
    return Judgement("other words", why=_also(known.undated, f"It is called “{known.title}”.").why)


def _with_words(states: KnownStates, known: KnownRecord, cited: CitedState, found: Judgement) -> Judgement:
    """What became of a cited state, and that the words which are cited with it are not its words, where they are not."""
    # Nothing but the making of the record lies between states that say the same: the words of one are those of the other.
    same = [found, *(state for state in known.states.values() if found.verdict == state.verdict == "unchanged")]
    if not _gives_words(states, cited) or any(_holds(known, cited, sha256) for sha256, state in known.states.items() if state in same):
        return found
    title = next(known.words[sha256][0] for sha256, state in known.states.items() if state is found)
    if found.verdict == "unchanged":
        return Judgement(
            "other words", found.editions, why=_also(found, f"It is unchanged since it was cited, and is called “{title}”.").why
        )
    return _also(found, f"The words that are cited are not its words: it was called “{title}”.")


def _gives_words(states: KnownStates, cited: CitedState) -> bool:
    names_state = bool(cited.sha256 or cited.edition)
    return cited.is_by_words or gives_words(cited.words, states.own_names, is_line=cited.is_line, names_state=names_state)


def _holds(known: KnownRecord, cited: CitedState, sha256: str) -> bool:
    return any(held(cited.words, words, is_line=cited.is_line) for words in known.words[sha256])


def _also(judgement: Judgement, sentence: str) -> Judgement:
    return replace(judgement, why=f"{sentence} {judgement.why}".strip())


def _between(editions: Mapping[str, str], cited: CitedState, pages: Mapping[str, str]) -> Judgement | None:
    """What can be said of a state that no edition froze, where the citation says after which edition it was made; else None."""
    if cited.after not in editions:
        return None
    held = f"{'Edition' if len(pages) == 1 else 'Editions'} {' and '.join(pages)} {'holds' if len(pages) == 1 else 'hold'}"
    what = "the dossier" if cited.is_whole else "the record"
    told = f"{held} {what} as it stood then:" if pages else f"No edition holds {what}."
    return Judgement("not frozen", why=f"It was cited after edition {cited.after}. {told}", pages=tuple(pages.items()))


def _quotes(known: KnownRecord, cited: CitedState) -> int:
    """How many quotes the state has that is cited; of a citation that names no state, the most that any state has."""
    return max(
        (
            quotes
            for sha256, quotes in known.quotes.items()
            if (sha256.startswith(cited.sha256) if cited.sha256 else not cited.edition or cited.edition in known.states[sha256].editions)
        ),
        default=cited.quote or 0,
    )


def _by_hash(states: Mapping[str, Judgement], digits: str) -> Judgement | None:
    if len(digits) < SHOWN_DIGITS:
        return None
    found = [state for sha256, state in states.items() if sha256.startswith(digits)]
    return found[0] if len(found) == 1 else None
