"""An invented dossier of any size, for measuring: every kind of record, in the proportions of the real one, and no problem in it.

It is made of blocks of 147 records, each with a source text of its own (some 60 sentences), whose speakers also speak
in the text of the block before. All words are made of syllables; the same size and seed make the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from build_scripts.seed_texts import split_sentences

#: How many records of each kind a block has: the real dossier's numbers, divided by its five sources.
BLOCK: Final[Mapping[str, int]] = {
    "sources": 1,
    "actors": 16,
    "propositions": 44,
    "claims": 45,
    "denials": 2,
    "utterances": 6,
    "events": 5,
    "precedents": 4,
    "figures": 7,
    "places": 5,
    "disagreements": 10,
    "explainers": 2,
}
_ONSETS: Final = ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "br", "dr", "gr", "kl", "pl", "tr", "st"]
_VOWELS: Final = ["a", "e", "i", "o", "u", "ai", "ou"]
_CODAS: Final = ["l", "m", "n", "r", "s", "t", "rn", "lt", "sk"]
#: A Sunday: the last of the days on which somebody speaks; each block speaks a week before the one that came before it.
_LAST_DAY: Final = date(1931, 5, 3)


def write_dossier(root: Path, records: int, seed: int = 1) -> None:
    """Writes a dossier of about so many records (whole blocks, the last one cut) below `root`, which is empty or not there."""
    words = _Words(random.Random(seed))
    blocks: list[_Block] = []
    left = records
    while left > 0:
        blocks.append(_Block(len(blocks), words, blocks[-1] if blocks else None, share=min(1.0, left / sum(BLOCK.values()))))
        left -= len(blocks[-1].records)
    (root / "seeds").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(
        "site_name: A dossier of syllables\nsite_url: https://example.org/syllables/\ndocs_dir: content\n", "utf-8"
    )
    for block in blocks:
        text = block.text()
        (root / "seeds" / block.file).write_text(text, encoding="utf-8")
        block.records["sources", block.source] = block.source_record(text)
    for (kind, identifier), content in ((key, record) for block in blocks for key, record in block.records.items()):
        file = root / "content" / kind / f"{identifier}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(_yaml_lines(content)), encoding="utf-8")


def _yaml_lines(fields: Mapping[str, object]) -> Iterator[str]:
    """One field a line; lists and mappings in JSON's way, which is YAML too."""
    for name, value in fields.items():
        yield f"{name}: {json.dumps(value, ensure_ascii=False)}\n"


class _Words:
    """Words that are made of syllables, each given out once."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self.taken: set[str] = set()

    def new(self, syllables: int = 3) -> str:
        """A word in small letters that nobody has had yet."""
        while True:
            pieces = [self.draw.choice(_ONSETS) + self.draw.choice(_VOWELS) for _ in range(syllables)]
            word = "".join(pieces) + self.draw.choice(_CODAS)
            if word not in self.taken:
                self.taken.add(word)
                return word

    def name(self) -> str:
        """A new word with a capital letter."""
        return self.new().capitalize()


@dataclass
class _Block:
    """A source text and the records that stand on it."""

    number: int
    words: _Words
    before: _Block | None
    share: float
    records: dict[tuple[str, str], dict[str, object]] = field(default_factory=dict)
    sentences: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.source = f"text-{self.number:03}"
        self.file = f"{self.source}.txt"
        self.day = _LAST_DAY - timedelta(weeks=self.number)
        published = self.day + timedelta(days=1)
        self.published = f"Monday, {published.day} {published:%B} {published.year}"
        self.basis = f"“on Sunday”, in a paper of “{self.published}”"
        self.make_actors()
        self.make_places()
        self.make_explainers()
        self.make_statements()
        self.make_happenings()
        self.make_disagreements()
        self.fill_explainers()

    def count(self, kind: str) -> int:
        """How many records of a kind this block has; a cut block has fewer of each, and at least one."""
        return max(1, round(BLOCK[kind] * self.share))

    def add(self, kind: str, identifier: str, **fields: object) -> str:
        """Takes a record in; its id comes back."""
        self.records[kind, identifier] = fields
        return identifier

    def say(self, sentence: str) -> str:
        """Lets the source text say a sentence; it comes back."""
        self.sentences.append(sentence)
        return sentence

    def quote(self, words: str, role: str = "own_reporting", source: str | None = None) -> dict[str, str]:
        """A quote of the source."""
        return {"source": source or self.source, "exact": words, "role": role}

    def make_actors(self) -> None:
        """An outlet, an agency, a state, a body of it, and people who belong to it."""
        self.outlet_name, self.agency_name, self.state_name = (
            f"The {self.words.name()} Herald",
            f"{self.words.name()} Agency",
            self.words.name(),
        )
        self.outlet = self.add("actors", f"outlet-{self.number:03}", name=self.outlet_name, type="outlet")
        agency = self.add(
            "actors", f"agency-{self.number:03}", name=self.agency_name, type="outlet", aliases=[self.alias(self.agency_name)]
        )
        self.state = self.add(
            "actors", f"state-{self.number:03}", name=self.state_name, type="state", aliases=[self.alias(self.state_name)]
        )
        self.agency = agency
        self.people: list[tuple[str, str]] = []
        for _ in range(max(2, self.count("actors") - 3)):
            name = f"{self.words.name()} {self.words.name()}"
            identifier = name.lower().replace(" ", "-")
            self.people.append((identifier, name))
            self.add("actors", identifier, name=name, type="person", aliases=[self.alias(name)], part_of=self.state)

    def alias(self, name: str) -> dict[str, str]:
        """A name that the source of this block uses."""
        return {"name": name, "source": self.source}

    def make_places(self) -> None:
        """Places, each named in a sentence."""
        self.places: list[tuple[str, str]] = []
        for _ in range(self.count("places")):
            name = self.words.name()
            sentence = self.say(f"The road to {name} lay under {self.words.new()} that week.")
            draw = self.words.draw
            place = self.add(
                "places",
                f"place-{name.lower()}",
                name=name,
                latitude=f"{draw.uniform(-60, 60):.3f}",
                longitude=f"{draw.uniform(-180, 180):.3f}",
                precision="town",
                basis="Made of syllables.",
                quotes=[self.quote(sentence)],
            )
            self.places.append((place, name))

    def make_explainers(self) -> None:
        """Questions; their answers come when there is something to rest on."""
        self.questions = [
            self.add("explainers", f"question-{self.number:03}-{number}", question=f"What became of the {self.words.new()}?")
            for number in range(self.count("explainers"))
        ]

    def make_statements(self) -> None:
        """Propositions, and what people say of them; every fourth is carried by the source before as well."""
        self.utterances = []
        for number in range(self.count("utterances")):
            identifier, name = self.people[number % len(self.people)]
            utterance = f"occasion-{self.number:03}-{number}"
            self.add(
                "utterances",
                utterance,
                name=f"{name} to {self.agency_name}",
                speaker=identifier,
                date=self.day.isoformat(),
                date_basis=self.basis,
                audience=self.agency_name,
                origin=self.agency,
            )
            self.utterances.append(utterance)
        self.claims: list[tuple[str, str, str]] = []
        claims, denials = self.count("claims"), self.count("denials")
        propositions = self.count("propositions")
        for number in range(propositions):
            thing, place = self.words.new(), self.words.draw.choice(self.places)[1]
            self.add(
                "propositions",
                f"the-{thing}-was-moved",
                text=f"The {thing} of {place} was moved.",
                question=self.questions[number % len(self.questions)],
                **({"contrary_to": [self.said_of[-1][0]]} if number % 5 == 4 else {}),
            )
            self.said_of = [*getattr(self, "said_of", []), (f"the-{thing}-was-moved", thing)]
        for number in range(claims):
            self.make_claim(number, *self.said_of[number % propositions])
        for number in range(denials):
            self.make_denial(number, *self.said_of[-1 - number % propositions])

    def make_claim(self, number: int, proposition: str, thing: str) -> None:
        """Somebody says that something was so: as a plain claim, as a guess, or against somebody."""
        identifier, name = self.people[number % len(self.people)]
        kinds = [
            ("asserts", "claim", "was moved by night"),
            ("speculates", "assessment", "may have been moved"),
            ("asserts", "accusation", f"was moved by {self.state_name}"),
        ]
        stance, act, what = kinds[number % 3]
        words = f"The {thing} {what}, and the {self.words.new()} knew of the {self.words.new()}"
        sentence = self.say(f"“{words},” {name} told {self.agency_name} on Sunday.")
        quotes = [self.quote(sentence, "quoted_speech")]
        if self.before is not None and number % 4 == 0:
            earlier = self.before.say(
                f"“{words},” {name} told {self.agency_name} at the {self.words.new()}, in front of the {self.words.new()} and its keepers."
            )
            quotes.append(self.quote(earlier, "quoted_speech", self.before.source))
        accused = {"against": [self.state]} if act == "accusation" else {}
        on_occasion = number < len(self.utterances) and not accused
        claim = self.add(
            "claims",
            f"{identifier}-on-the-{thing}",
            holder=identifier,
            stance=stance,
            propositions=[proposition],
            act=act,
            said=self.day.isoformat(),
            said_basis=self.basis,
            **({"utterance": self.utterances[number]} if on_occasion else {}),
            attribution=[{"who": self.agency, "cue": f"told {self.agency_name}"}, {"who": identifier, "cue": f"{name} told"}],
            **accused,
            summary=f"{name} said that the {thing} {what}.",
            quotes=quotes,
        )
        self.claims.append((claim, name, thing))

    def make_denial(self, number: int, proposition: str, thing: str) -> None:
        """Somebody says that something was not so."""
        identifier, name = self.people[-1 - number % len(self.people)]
        sentence = self.say(f"“Nobody moved the {thing}, and nobody saw the {self.words.new()},” {name} said on Sunday.")
        self.add(
            "denials",
            f"{identifier}-denies-the-{thing}",
            holder=identifier,
            stance="denies",
            propositions=[proposition],
            act="denial",
            said=self.day.isoformat(),
            said_basis=self.basis,
            attribution=[{"who": identifier, "cue": f"{name} said"}],
            summary=f"{name} said that nobody moved the {thing}.",
            quotes=[self.quote(sentence, "quoted_speech")],
        )

    def make_happenings(self) -> None:
        """Events, earlier events, and what is counted of them."""
        events = []
        for _ in range(self.count("events")):
            place, place_name = self.words.draw.choice(self.places)
            thing = self.words.new()
            sentence = self.say(
                f"The {thing} of {place_name} went out on Sunday, and its {self.words.new()} was found by the {self.words.new()}."
            )
            event = self.add(
                "events",
                f"the-{thing}-goes-out",
                name=f"The {thing} goes out",
                date=self.day.isoformat(),
                date_basis=self.basis,
                place=place,
                actors=[self.people[0][0]],
                type="other",
                quotes=[self.quote(sentence), self.quote(f"The {thing} of {place_name} went out on Sunday")],
                summary=f"The {thing} of {place_name} went out, as {self.outlet_name} wrote.",
            )
            events.append(event)
        for _ in range(self.count("precedents")):
            thing, year = self.words.new(), self.words.draw.randint(1700, 1899)
            sentence = self.say(f"Some recalled the {thing} of the {self.words.new()}, which had gone out in {year} and came back.")
            self.add(
                "precedents",
                f"the-{thing}-of-old",
                name=f"The {thing} of old",
                date=str(year),
                date_basis=f"“in {year}”",
                invoked_by=[{"who": self.source, "purpose": "that it came back"}],
                quotes=[self.quote(sentence, "background")],
            )
        for number in range(self.count("figures")):
            identifier, name = self.people[number % len(self.people)]
            thing, value = self.words.new(), self.words.draw.randint(13, 999)
            sentence = self.say(f"At least {value} {thing} boats were counted, {name} said.")
            self.add(
                "figures",
                f"number-of-{thing}-boats",
                quantity=f"{thing} boats",
                scope="All that were counted.",
                of=events[number % len(events)],
                values=[
                    {
                        "value": str(value),
                        "operator": "at-least",
                        "unit": "boats",
                        "holder": identifier,
                        "attribution": [{"who": identifier, "cue": f"{name} said"}],
                        "quotes": [self.quote(sentence)],
                    }
                ],
                summary=f"{thing.capitalize()} boats, as {name} counted them.",
            )

    def make_disagreements(self) -> None:
        """Pairs of claims."""
        for number in range(min(self.count("disagreements"), len(self.claims) - 1)):
            (first, first_name, thing), (second, second_name, other) = self.claims[number], self.claims[number + 1]
            self.add(
                "disagreements",
                f"on-the-{thing}-and-the-{other}",
                type="contradiction",
                between=[first, second],
                summary=f"{first_name} spoke of the {thing}, and {second_name} of the {other}.",
            )

    def fill_explainers(self) -> None:
        """Each question is answered in sentences that rest on claims."""
        share = max(1, len(self.claims) // len(self.questions) // 2)
        for number, question in enumerate(self.questions):
            resting = self.claims[number * share : (number + 1) * share] or self.claims[:1]
            told = [{"text": f"{name} spoke of the [[{claim}|{thing}]].", "rests_on": [claim]} for claim, name, thing in resting]
            self.records["explainers", question]["paragraphs"] = [{"sentences": told[at : at + 4]} for at in range(0, len(told), 4)]

    def text(self) -> str:
        """The source text: a headline, the line of the day, and the sentences in paragraphs of four."""
        paragraphs = [" ".join(self.sentences[at : at + 4]) for at in range(0, len(self.sentences), 4)]
        return "\n".join([f"All is moved in {self.state_name}", self.published, *paragraphs, ""])

    def source_record(self, text: str) -> dict[str, object]:
        """The record of the source text."""
        published = self.day + timedelta(days=1)
        return {
            "file": self.file,
            "sha256": hashlib.sha256(text.encode("utf-8")).hexdigest(),
            "title": f"All is moved in {self.state_name}",
            "publisher": None,
            "outlet": self.outlet,
            "published": published.isoformat(),
            "language": "en",
            "basis": {"title": "the first line", "published": f"the second line: “{self.published}”", "language": "the text itself"},
            "scope": {"passages": [{"first": f"All is moved in {self.state_name}", "last": self.sentences[-1]}]},
            "sentences": [str(sentence.start) for sentence in split_sentences(text)],
        }
