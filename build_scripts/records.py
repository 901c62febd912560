"""What each kind of record is: typed, frozen, and nothing else.

One class per kind, one field per fact. The annotations carry what the other rooms need: a reference says
which kinds it may name (`link_records` resolves it and derives the inverse), a term says its vocabulary,
a date is EDTF. The description of a field is what an editor reads on the page “For editors”.

The only room that imports pydantic.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Final, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from .dates import NotADate, parse_date
from .vocabularies import PUBLISHED

#: Longest text that a field may hold, in code points: Markdown's inline parser is quadratic in some of it.
LONGEST_TEXT: Final = 4_000
LONGEST_WORDS: Final = 1_000
LONGEST_NUMBER: Final = 30
_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

#: How a JSON Schema says what it has no type for.
_WRITTEN_AS: Final[dict[str, dict[str, str]]] = {
    "date": {"$comment": "EDTF, level 1."},
    "number": {"type": "string", "pattern": f"^{_NUMBER.pattern}$", "$comment": "A number, digit for digit as it was given."},
}

# In the patterns below `$` matches at the very end only: pydantic matches with Rust's regex, not Python's.


@dataclass(frozen=True)
class RefersTo:
    """Marks a field as a reference; `kinds` are the kinds of record that it may name."""

    kinds: tuple[str, ...]
    inverse: str

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        """In a JSON Schema: which kinds of record the id may name."""
        return {**handler(core_schema), "$comment": f"The id of one of: {', '.join(self.kinds)}."}


@dataclass(frozen=True)
class Term:
    """Marks a field as taken from a closed list; `vocabulary` names it in `vocabularies.PUBLISHED`."""

    vocabulary: str

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        """In a JSON Schema: the values of the list."""
        return {**handler(core_schema), "enum": list(PUBLISHED[self.vocabulary])}


@dataclass(frozen=True)
class Marker:
    """Marks what a text is: `prose` may hold `[[id]]` links, `words` are a source's own, `date` is EDTF."""

    what: Literal["prose", "label", "words", "date", "address", "number", "reason"]

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        """In a JSON Schema: dates and numbers say how they are written."""
        return {**handler(core_schema), **_WRITTEN_AS.get(self.what, {})}


def _not_blank(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("blank", "blank")
    return text


def _edtf(text: str) -> str:
    try:
        parse_date(text)
    except NotADate as error:
        raise PydanticCustomError("not_a_date", "{why}", {"why": str(error)}) from error
    return text


def _one_of(vocabulary: str) -> Callable[[str], str]:
    """The check that a text is one of a vocabulary's values."""

    def is_known(text: str) -> str:
        if text not in PUBLISHED[vocabulary]:
            raise PydanticCustomError("unknown_term", "{vocabulary}", {"vocabulary": vocabulary})
        return text

    return is_known


Prose = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(_not_blank), Marker("prose")]
Label = Annotated[str, Field(max_length=300), AfterValidator(_not_blank), Marker("label")]
Words = Annotated[str, Field(max_length=LONGEST_WORDS), AfterValidator(_not_blank), Marker("words")]
Date = Annotated[str, AfterValidator(_edtf), Marker("date")]
Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_edtf), Marker("date")]
Address = Annotated[str, Field(min_length=8, max_length=500, pattern=r"^https?://[^\s<>\"]+$"), Marker("address")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
SeedFile = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


def _decimal(value: object) -> Decimal:
    """A number as YAML writes it (always text at our door) → Decimal: digits, a sign, a point; nothing else."""
    if isinstance(value, str) and len(value) <= LONGEST_NUMBER and _NUMBER.fullmatch(value):
        return Decimal(value)
    raise PydanticCustomError("not_a_number", "not a number")


def _one_or_more(value: Any) -> Any:
    """A single text where a list is meant → a list of one."""
    return [value] if isinstance(value, str) else value


Number = Annotated[Decimal, BeforeValidator(_decimal), Marker("number")]


def _refers(*kinds: str, inverse: str) -> Any:
    return RefersTo(kinds, inverse)


_Id = Annotated[str, Field(max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
ANY_KIND: Final = (
    "sources",
    "actors",
    "propositions",
    "claims",
    "denials",
    "utterances",
    "events",
    "precedents",
    "figures",
    "places",
    "disagreements",
    "explainers",
)

Stance = Annotated[str, AfterValidator(_one_of("stance")), Term("stance")]
Act = Annotated[str, AfterValidator(_one_of("act")), Term("act")]
StatusTerm = Annotated[str, AfterValidator(_one_of("status")), Term("status")]
QuoteRole = Annotated[str, AfterValidator(_one_of("role of quoted words")), Term("role of quoted words")]
ActorType = Annotated[str, AfterValidator(_one_of("type of actor")), Term("type of actor")]
Genre = Annotated[str, AfterValidator(_one_of("genre of source")), Term("genre of source")]
EventType = Annotated[str, AfterValidator(_one_of("type of event")), Term("type of event")]
Operator = Annotated[str, AfterValidator(_one_of("operator of a figure")), Term("operator of a figure")]
DisagreementType = Annotated[str, AfterValidator(_one_of("type of disagreement")), Term("type of disagreement")]
ChangeType = Annotated[str, AfterValidator(_one_of("kind of change")), Term("kind of change")]
Precision = Annotated[str, AfterValidator(_one_of("precision of a place")), Term("precision of a place")]


class Part(BaseModel):
    """A part of a record: frozen, and closed to fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Quote(Part):
    """Words of a source, bound to their place (W3C Web Annotation: TextQuoteSelector)."""

    source: Annotated[_Id, _refers("sources", inverse="quoted in")] = Field(description="The source whose words these are.")
    exact: Annotated[tuple[Words, ...], BeforeValidator(_one_or_more), Field(min_length=1, max_length=20)] = Field(
        description="The words as they stand in the file; a list of parts, in order, where the record elides."
    )
    prefix: Words | None = Field(
        None, description="Words that stand right before, where the quoted words stand in the text more than once."
    )
    suffix: Words | None = Field(None, description="Words that stand right after, where the quoted words stand in the text more than once.")
    role: QuoteRole = Field(description="Whose words they are: the speaker's (quoted_speech) or the outlet's (own_reporting, background).")


class Attribution(Part):
    """One link of a chain “who says that who says” (PARC: source and cue)."""

    who: Annotated[_Id, _refers("actors", inverse="passes on")] = Field(description="The actor who says it, at this link.")
    cue: Words = Field(description="The source's own words that lay the statement to them, such as “told” or “Mr Smith said”.")
    source: Annotated[_Id, _refers("sources", inverse="lays words")] | None = Field(
        None, description="Where several sources carry the statement in chains of their own: the source of this link."
    )
    antecedent: Words | None = Field(
        None, description="Where the cue has a pronoun or a description: the earlier words of the same source that name the actor."
    )


class PassageEnds(Part):
    """A passage of a source, by its first and last words."""

    first: Words = Field(description="Its first words, unambiguous in the file.")
    last: Words = Field(description="Its last words, unambiguous in what follows the first words.")


class ExcludedPassage(PassageEnds):
    """A passage of a source that is out of scope."""

    reason: Prose = Field(description="Why the passage does not belong to the dossier.")


class Scope(Part):
    """Which passages of a source belong to the dossier; together they cover the file."""

    passages: tuple[PassageEnds, ...] = Field(min_length=1, description="The passages in scope.")
    excluded: tuple[ExcludedPassage, ...] = Field((), description="All the rest, each passage with its reason.")


class IgnoredSentence(Part):
    """A sentence in scope that no record quotes."""

    words: Words = Field(description="Unambiguous words of the sentence (its beginning will do).")
    prefix: Words | None = Field(None, description="Words that stand right before, where the words stand in the text more than once.")
    suffix: Words | None = Field(None, description="Words that stand right after, where the words stand in the text more than once.")
    reason: Prose = Field(description="Why no record quotes it: a caption, an advertisement, a repetition of …")


class Basis(Part):
    """From where each fact about a source is known."""

    title: Prose | None = None
    publisher: Prose | None = None
    genre: Prose | None = None
    published: Prose | None = None
    language: Prose | None = None
    url: Prose | None = None


class Alias(Part):
    """A name that a source uses for an actor."""

    name: Label = Field(description="The name as the source writes it.")
    source: Annotated[_Id, _refers("sources", inverse="names")] = Field(description="The source that writes it so.")


class Role(Part):
    """What a source calls an actor."""

    words: Words = Field(description="The source's own words, such as “foreign ministry spokeswoman”.")
    source: Annotated[_Id, _refers("sources", inverse="describes")] = Field(description="The source that says so.")


class Relation(Part):
    """A relation between two actors that is neither identity nor membership."""

    to: Annotated[_Id, _refers("actors", inverse="related to")] = Field(description="The other actor.")
    how: Prose = Field(description="How they are related, and according to which source.")


class Invocation(Part):
    """Who sets a precedent beside the event, and for what."""

    who: Annotated[_Id, _refers("sources", "actors", inverse="invokes")] = Field(description="The source or the actor.")
    purpose: Prose = Field(description="For what: scale, rescue, motive …")


class FigureValue(Part):
    """One value that is given for a quantity."""

    value: Number | None = Field(None, description="The number; left out where the operator is a word such as “dozens”.")
    operator: Operator = Field(description="How the number is meant.")
    unit: Label | None = Field(None, description="The unit, where it is not people: km, hours, years …")
    as_of: Date | None = Field(None, description="The day for which the value is given, EDTF.")
    as_of_basis: Prose | None = Field(None, description="From which words the day is known.")
    holder: Annotated[_Id, _refers("actors", inverse="gives figure")] = Field(
        description="Whose figure it is; for an outlet's own words, the outlet."
    )
    holder_basis: Prose | None = Field(
        None, description="From where the holder is known, where neither the quote nor the sentences around it name them."
    )
    attribution: tuple[Attribution, ...] = Field((), description="Who says that who says, outermost first.")
    quotes: tuple[Quote, ...] = Field(min_length=1, description="The words that give the value.")
    notes: Prose | None = None


class Sentence(Part):
    """One sentence of an explainer, with what it rests on."""

    text: Prose = Field(description="One plain, attributed sentence.")
    rests_on: tuple[Annotated[_Id, _refers(*ANY_KIND, inverse="supports a sentence of")], ...] = Field(
        min_length=1, description="The records that carry it."
    )


class Paragraph(Part):
    """A paragraph of an explainer."""

    sentences: tuple[Sentence, ...] = Field(min_length=1)


class ChangeNote(Part):
    """Why a record was changed, in the editors' words; that it was, and in what, is found by comparing editions."""

    on: Day = Field(description="The day of the change, as 2019-05-06.")
    type: ChangeType = Field(description="What kind of change it was.")
    note: Prose = Field(description="What was changed, and why.")


class Record(Part):
    """What every record has."""

    kind: ClassVar[str]
    id: _Id = Field(exclude=True)
    summary: Prose | None = Field(None, description="One neutral sentence, in our words, with its attribution.")
    notes: Prose | None = Field(None, description="What a reader should know of how the record was made.")
    status: StatusTerm = Field("draft", description="draft, reviewed or withdrawn.")
    reviewed_on: Date | None = Field(None, description="The day of the second reading.")
    withdrawn_on: Date | None = Field(None, description="The day of the withdrawal.")
    withdrawn_reason: Prose | None = Field(None, description="Why the record is no longer upheld.")
    superseded_by: Annotated[_Id, _refers(*ANY_KIND, inverse="supersedes")] | None = Field(
        None, description="The record that takes its place."
    )
    formerly: tuple[_Id, ...] = Field((), description="Ids under which this record was published before; their addresses lead here.")
    changes: tuple[ChangeNote, ...] = Field((), description="Why it was changed since it was first published, the latest last.")


class Source(Record):
    """A source text, in the folder “seeds”."""

    kind: ClassVar[str] = "sources"
    file: SeedFile = Field(description="Its file name in the folder “seeds”.")
    sha256: Sha256 = Field(description="The SHA-256 of the file's bytes, in hexadecimal.")
    label: Label | None = Field(
        None, description="The short name by which the dossier's own sentences call the text, such as “Text C”; no two sources share one."
    )
    title: Label | None = Field(description="The title, where the text shows it; else null.")
    publisher: Label | None = Field(description="The publisher, where the text shows it; else null.")
    outlet: Annotated[_Id, _refers("actors", inverse="publishes")] = Field(
        description="The actor (type outlet) who holds what the text says in its own voice."
    )
    genre: Genre | None = Field(None, description="The genre, as far as the text shows it.")
    published: Date | None = Field(description="The day of publication (EDTF), where the text shows it; else null.")
    language: Language | None = Field(description="The language (BCP 47).")
    url: Address | None = Field(None, description="The address, where the text shows it; else null.")
    basis: Basis = Field(description="For each field that is not null, from where it is known.")
    truncated: Prose | None = Field(None, description="Where the text shows that it is cut, how it shows.")
    scope: Scope = Field(description="Which passages belong to the dossier.")
    ignored: tuple[IgnoredSentence, ...] = Field((), description="Sentences in scope that no record quotes, each with a reason.")
    sentences: tuple[Number, ...] = Field(
        (), description="Where each sentence begins (code points); written by “dossier pin”, never by hand."
    )


class Actor(Record):
    """A person, state, state body, armed group, organisation, news outlet, or unnamed source."""

    kind: ClassVar[str] = "actors"
    name: Label = Field(description="The name that the dossier uses.")
    type: ActorType = Field(description="What kind of actor it is.")
    aliases: tuple[Alias, ...] = Field((), description="Every name that a source uses, each with the source.")
    roles: tuple[Role, ...] = Field((), description="What the sources call the actor, each with the source.")
    part_of: Annotated[_Id, _refers("actors", inverse="has part")] | None = Field(
        None, description="The body, state or group that the actor belongs to."
    )
    related: tuple[Relation, ...] = Field((), description="Actors that one text merges with this one and another separates, and the like.")


class Ranking(Part):
    """A superlative: a figure's rank among other figures, to be worked out anew."""

    figure: Annotated[_Id, _refers("figures", inverse="is ranked in")] = Field(description="The figure that is ranked.")
    rank: Annotated[Number, Field(ge=1, le=99)] = Field(description="The rank that is claimed: 1 for the greatest, 2 for the second …")
    among: tuple[Annotated[_Id, _refers("figures", inverse="is compared in")], ...] = Field(
        min_length=1, description="The figures that it is ranked among."
    )


class SameOrigin(Part):
    """Statements that an editor counts as one origin."""

    between: tuple[Annotated[_Id, _refers("claims", "denials", inverse="is joined in")], ...] = Field(
        min_length=2, description="The statements."
    )
    reason: Prose | None = Field(None, description="Why they come from one origin.")


class Independent(Part):
    """Statements that an editor counts as independent although nothing in the texts shows it."""

    between: tuple[Annotated[_Id, _refers("claims", "denials", inverse="is parted in")], ...] = Field(
        min_length=2, description="The statements."
    )
    reason: Prose = Field(description="What shows that they are independent.")


class Proposition(Record):
    """One neutral sentence that can be true or false, with no holder and no verdict."""

    kind: ClassVar[str] = "propositions"
    text: Prose = Field(description="The sentence.")
    question: Annotated[_Id, _refers("explainers", inverse="asks about")] | None = Field(
        None, description="The explainer whose question it belongs to."
    )
    contrary_to: tuple[Annotated[_Id, _refers("propositions", inverse="contrary to")], ...] = Field(
        (), description="Propositions that cannot be true together with this one; written at one end."
    )
    implies: tuple[Annotated[_Id, _refers("propositions", inverse="is implied by")], ...] = Field(
        (), description="Propositions that are true if this one is: who rejects one of them rejects this one."
    )
    superlative: Ranking | None = Field(None, description="Where the sentence is a superlative: what is ranked, among what.")
    same_origin: tuple[SameOrigin, ...] = Field(
        (), description="Statements on it that come from one origin, where the texts do not show it."
    )
    independent: tuple[Independent, ...] = Field(
        (), description="Statements on it that are independent, where the texts leave it open; each with a reason."
    )


class Statement(Record):
    """What a claim and a denial have in common."""

    holder: Annotated[_Id, _refers("actors", inverse="states")] = Field(
        description="The actor whose statement it is; for an outlet's own words, the outlet."
    )
    holder_basis: Prose | None = Field(
        None, description="From where the holder is known, where neither the quote nor the sentences around it name them."
    )
    stance: Stance = Field(description="How the holder stands to the propositions.")
    stance_basis: Prose | None = Field(
        None, description="What shows the stance, where the source's words do not carry one of the usual marks of it."
    )
    propositions: tuple[Annotated[_Id, _refers("propositions", inverse="is addressed by")], ...] = Field(
        min_length=1, description="What the statement is about."
    )
    act: Act = Field(description="What kind of speech act it is.")
    said: Date | None = Field(description="When it was said (EDTF); null where the text gives no hold for it.")
    said_basis: Prose | None = Field(None, description="How the date is known, with the source's words in quotation marks.")
    utterance: Annotated[_Id, _refers("utterances", inverse="carries")] | None = Field(
        None, description="The occasion, where several records or sources share it."
    )
    attribution: tuple[Attribution, ...] = Field(
        (), description="Who says that who says, outermost first, each with the source's own words; the last link is the holder."
    )
    against: tuple[Annotated[_Id, _refers("actors", inverse="is accused in")], ...] = Field(
        (), description="For an accusation: those accused."
    )
    addressees: tuple[Annotated[_Id, _refers("actors", inverse="is addressed in")], ...] = Field(
        (), description="To whom it was said, such as who was warned."
    )
    window: Label | None = Field(None, description="For a warning: the time for which it was given, such as “48 hours”.")
    receipt: Annotated[_Id, _refers("propositions", inverse="acknowledges the receipt of")] | None = Field(
        None, description="For a warning: the proposition that it was given, which the warned may acknowledge or dispute."
    )
    summary: Prose = Field(description="One neutral sentence, in our words, with its attribution.")
    quotes: tuple[Quote, ...] = Field(min_length=1, description="The words that carry the statement.")


class Claim(Statement):
    """A holder's statement on a proposition, at a time."""

    kind: ClassVar[str] = "claims"


class Denial(Statement):
    """A holder's statement rejecting a proposition."""

    kind: ClassVar[str] = "denials"


class Utterance(Record):
    """One occasion of speech: an address, an interview, a post, a briefing."""

    kind: ClassVar[str] = "utterances"
    name: Label | None = Field(None, description="What to call the occasion.")
    speaker: Annotated[_Id, _refers("actors", inverse="speaks in")] = Field(description="Who speaks.")
    date: Date | None = Field(None, description="When (EDTF).")
    date_basis: Prose | None = Field(None, description="How the date is known.")
    channel: Label | None = Field(None, description="Through what: a televised address, a post on …")
    audience: Label | None = Field(None, description="To whom.")
    origin: Annotated[_Id, _refers("actors", inverse="first carried")] | None = Field(
        None, description="Who first carried it: an agency, a broadcaster."
    )
    quotes: tuple[Quote, ...] = Field((), description="Words that show the occasion.")


class Event(Record):
    """Something that happened, as the sources say."""

    kind: ClassVar[str] = "events"
    name: Label | None = Field(None, description="What to call it.")
    date: Date | None = Field(description="When (EDTF).")
    date_basis: Prose | None = Field(None, description="How the date is known.")
    place: Annotated[_Id, _refers("places", inverse="is the place of")] | None = Field(None, description="Where.")
    actors: tuple[Annotated[_Id, _refers("actors", inverse="takes part in")], ...] = Field((), description="Who took part.")
    type: EventType = Field(description="What kind of event.")
    quotes: tuple[Quote, ...] = Field(min_length=1, description="The words that tell of it.")


class Precedent(Record):
    """An earlier event that the sources set beside this one."""

    kind: ClassVar[str] = "precedents"
    name: Label | None = Field(None, description="What to call it.")
    date: Date | None = Field(description="When (EDTF).")
    date_basis: Prose | None = Field(None, description="How the date is known.")
    place: Annotated[_Id, _refers("places", inverse="is the place of")] | None = Field(None, description="Where.")
    actors: tuple[Annotated[_Id, _refers("actors", inverse="takes part in")], ...] = Field(
        (), description="Who took part, as the sources say."
    )
    invoked_by: tuple[Invocation, ...] = Field(min_length=1, description="Who sets it beside the event, and for what.")
    quotes: tuple[Quote, ...] = Field(min_length=1, description="The words that recall it.")


class Figure(Record):
    """A quantity, with every value given for it."""

    kind: ClassVar[str] = "figures"
    quantity: Label = Field(description="What is measured, such as “people killed”.")
    scope: Prose = Field(description="Who or what is counted, and what is not.")
    of: Annotated[_Id, _refers("events", "precedents", inverse="is measured by")] | None = Field(
        None, description="The event or precedent it belongs to."
    )
    values: tuple[FigureValue, ...] = Field(min_length=1, description="Every value given.")


class Place(Record):
    """A place, for the map."""

    kind: ClassVar[str] = "places"
    name: Label = Field(description="Its name.")
    latitude: Annotated[Number, Field(ge=-90, le=90)] = Field(description="Degrees north (WGS 84).")
    longitude: Annotated[Number, Field(ge=-180, le=180)] = Field(description="Degrees east (WGS 84).")
    precision: Precision = Field(description="What the point stands for.")
    basis: Prose = Field(description="From where the coordinates are known.")
    quotes: tuple[Quote, ...] = Field((), description="The words that name it.")


class Disagreement(Record):
    """A place where sources or speakers disagree, or one disagrees with itself."""

    kind: ClassVar[str] = "disagreements"
    name: Label | None = Field(None, description="What to call it.")
    type: DisagreementType = Field(description="What kind of disagreement.")
    between: tuple[Annotated[_Id, _refers(*ANY_KIND, inverse="disagrees in")], ...] = Field(
        min_length=1, description="The records that disagree; one, where it disagrees with itself."
    )
    summary: Prose = Field(description="What they disagree on, in our words, with its attribution.")
    quotes: tuple[Quote, ...] = Field((), description="The words of both sides, where the records do not hold them.")


class Explainer(Record):
    """The narrative: a question, answered in sentences that rest on records."""

    kind: ClassVar[str] = "explainers"
    question: Label = Field(description="The question that a reader brings.")
    position: Number | None = Field(None, description="Its place among the questions.")
    paragraphs: tuple[Paragraph, ...] = Field((), description="The answer.")


class Differences(Part):
    """What a second reading found of one weight, and how it was settled from the text."""

    weight: Label = Field(description="How heavy: wrong, misleading, minor, missing.")
    found: Number = Field(description="How many were found.")
    changed: Number = Field(description="How many records were changed for it.")
    added: Number = Field(description="How many records were added for it.")
    left: Number = Field(description="How many were left as they were, for a reason.")


class SecondReading(Part):
    """The second reading of the whole dossier, against the sources alone: `content/second-reading.yaml`."""

    read_on: Date = Field(description="The day.")
    records: Number = Field(description="How many records were read.")
    how: Prose = Field(description="Who read what, and without what.")
    differences: tuple[Differences, ...] = Field(min_length=1, description="What was found, by weight.")


KINDS: Final[dict[str, type[Record]]] = {
    shape.kind: shape
    for shape in (
        Source,
        Actor,
        Proposition,
        Claim,
        Denial,
        Utterance,
        Event,
        Precedent,
        Figure,
        Place,
        Disagreement,
        Explainer,
    )
}


@dataclass(frozen=True)
class ShapeFault:
    """Something in which a record's fields depart from their kind's shape.

    `path` leads to the field; `known` lists the names that the place knows, where the field is unknown there.
    """

    path: tuple[str | int, ...]
    code: str
    sentence: str
    hint: str = ""
    is_unknown: bool = False
    known: tuple[str, ...] = ()


def record_from_fields(kind: str, identifier: str, fields: dict[str, Any]) -> tuple[Record | None, list[ShapeFault]]:
    """The fields of a file (text, None, lists and mappings) → a record of that kind, or every fault of their shape."""
    shape = KINDS[kind]
    try:
        return shape.model_validate({**fields, "id": identifier}), []
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=True)
        # A list whose items are at fault is also called too short: the items' own faults say it better.
        told = [
            fault
            for fault in found
            if fault["type"] != "too_short"
            or not any(len(other["loc"]) > len(fault["loc"]) and other["loc"][: len(fault["loc"])] == fault["loc"] for other in found)
        ]
        return None, [_fault(shape, fault) for fault in told]


def second_reading_from_fields(fields: dict[str, Any]) -> tuple[SecondReading | None, list[ShapeFault]]:
    """The fields of `content/second-reading.yaml`, or every fault of their shape."""
    try:
        return SecondReading.model_validate(fields), []
    except ValidationError as error:
        return None, [_fault(SecondReading, fault) for fault in error.errors(include_url=False, include_input=True)]


_SENTENCES: Final[dict[str, tuple[str, str, str]]] = {
    "missing": (
        "FIELD03",
        "The field “{name}” is missing.",
        "Add it; write null where the source does not show it and the field allows that.",
    ),
    "string_type": ("FIELD04", "“{name}” takes one text.", "Write it on one line after “{name}:”."),
    "tuple_type": ("FIELD04", "“{name}” takes a list.", "Write each item on a line of its own that begins with “- ”."),
    "model_type": ("FIELD04", "“{name}” takes fields.", "Write them on lines of their own, indented below."),
    "model_attributes_type": ("FIELD04", "“{name}” takes fields.", "Write them on lines of their own, indented below."),
    "too_long": ("FIELD05", "“{name}” has more than {max_length} items.", "Make several of it."),
    "string_too_long": ("FIELD05", "“{name}” is longer than {max_length} characters.", "Shorten it."),
    "too_short": ("FIELD06", "“{name}” needs at least {min_length} item.", "Add it."),
    "blank": ("FIELD06", "The text is blank.", "Write it, or leave the field out."),
    "greater_than_equal": ("FIELD09", "“{name}” is less than {ge}.", "Check the number."),
    "less_than_equal": ("FIELD09", "“{name}” is more than {le}.", "Check the number."),
}
_PATTERNS: Final = {
    "id": ("is not an id", "Ids are lower-case words joined by hyphens."),
    "sha256": ("is not a SHA-256", "Sixty-four hexadecimal digits, as `sha256sum` prints them."),
    "file": ("is not the name of a file in seeds/", "Letters, digits, “.”, “_” and “-”; no folder."),
    "language": ("is not a language tag", "BCP 47, such as en, ru or en-GB."),
    "on": ("is not a day", "Year, month and day, such as 2019-05-06."),
    "url": ("is not an address", "It begins with https:// and holds no spaces."),
}


def _fault(shape: type[Part], error: Any) -> ShapeFault:
    path = tuple(error["loc"])
    names = [step for step in path if isinstance(step, str)]
    name = names[-1] if names else "the record"
    context = error.get("ctx") or {}
    kind = error["type"]
    if kind == "extra_forbidden":
        return ShapeFault(path, "FIELD01", "", is_unknown=True, known=_known_names(shape, path[:-1]))
    if kind == "unknown_term":
        vocabulary = context["vocabulary"]
        return ShapeFault(path, "FIELD07", f"“{str(error['input'])[:100]}” is not a {vocabulary}.", known=tuple(PUBLISHED[vocabulary]))
    if kind == "not_a_date":
        return ShapeFault(
            path,
            "FIELD08",
            f"“{str(error['input'])[:100]}” {context['why']}.",
            "EDTF, level 1: 2019-05-06, 2019-05, 2019, 2019-05-06?, 2000/2010, ../2019-05-06.",
        )
    if kind == "string_pattern_mismatch":
        what, hint = _PATTERNS.get(name, ("is not an id", "Ids are lower-case words joined by hyphens."))
        return ShapeFault(path, "FIELD09", f"“{str(error['input'])[:100]}” {what}.", hint)
    vocabulary_here = _vocabulary_at(shape, path) if kind == "string_type" else None
    if vocabulary_here:
        listed = ", ".join(PUBLISHED[vocabulary_here])
        return ShapeFault(path, "FIELD04", f"“{name}” takes one word of a list.", f"The values are: {listed}.")
    if kind == "tuple_type" and name == "exact":
        return ShapeFault(path, "FIELD04", "“exact” takes the words, or a list of their parts.", "Copy the words from the file.")
    if kind == "not_a_number" or kind.startswith("decimal"):
        given = f"“{str(error['input'])[:40]}” is not a number." if error["input"] is not None else f"“{name}” takes a number."
        return ShapeFault(
            path,
            "FIELD09",
            given,
            "Digits only, such as 133 or 55.82; a word such as “dozens” is an operator.",
        )
    code, sentence, hint = _SENTENCES.get(
        kind, ("FIELD04", "“{name}” does not fit: " + str(error["msg"]) + ".", "Compare it with the page “For editors”.")
    )
    values = {"name": name, **context}
    return ShapeFault(path, code, sentence.format_map(values), hint.format_map(values))


def _known_names(shape: type[Part], path: tuple[str | int, ...]) -> tuple[str, ...]:
    """The fields that the part at the end of a path knows."""
    here: type[Part] = shape
    for step in path:
        if isinstance(step, str) and step in here.model_fields:
            here = _part_inside(here.model_fields[step].annotation) or here
    return tuple(name for name in here.model_fields if name != "id")


def _vocabulary_at(shape: type[Part], path: tuple[str | int, ...]) -> str | None:
    """The vocabulary of which the field at the end of a path takes a value, where it takes one."""
    here: type[Part] = shape
    steps = [step for step in path if isinstance(step, str)]
    for step in steps[:-1]:
        if step in here.model_fields:
            here = _part_inside(here.model_fields[step].annotation) or here
    last = next((requirement for requirement in field_requirements(here) if requirement.name in steps[-1:]), None)
    return last.vocabulary if last else None


def _part_inside(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    for argument in get_args(annotation):
        found = _part_inside(argument)
        if found:
            return found
    return None


@dataclass(frozen=True)
class FieldRequirement:
    """What an editor needs to know of a field: name, meaning, whether it must be there, and the parts that it takes."""

    name: str
    description: str
    is_required: bool
    is_list: bool
    parts: type[Part] | None
    vocabulary: str | None
    kinds: tuple[str, ...]
    marker: str | None


def field_requirements(shape: type[Part]) -> tuple[FieldRequirement, ...]:
    """The fields of a kind or part, in the order of its shape."""
    found = []
    for name, field in shape.model_fields.items():
        marks = [*field.metadata, *_metadata_inside(field.annotation)]
        term = next((mark for mark in marks if isinstance(mark, Term)), None)
        reference = next((mark for mark in marks if isinstance(mark, RefersTo)), None)
        marker = next((mark for mark in marks if isinstance(mark, Marker)), None)
        found.append(
            FieldRequirement(
                name=name,
                description=field.description or "",
                is_required=field.is_required(),
                is_list="tuple" in str(field.annotation).split("[")[0] or str(field.annotation).startswith("tuple"),
                parts=_part_inside(field.annotation),
                vocabulary=term.vocabulary if term else None,
                kinds=reference.kinds if reference else (),
                marker=marker.what if marker else None,
            )
        )
    return tuple(found)


def _metadata_inside(annotation: Any) -> list[Any]:
    found = list(getattr(annotation, "__metadata__", ()))
    for argument in get_args(annotation):
        if not isinstance(argument, (RefersTo, Term, Marker)):
            found.extend(_metadata_inside(argument))
    return found
