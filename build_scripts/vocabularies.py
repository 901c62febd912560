"""The closed lists: each value with the sentence that the site publishes for it.

A vocabulary is written here and nowhere else; the records take their allowed values from it, the
method page prints it, and the checks read the finer rules (which stance goes with which act) from it.

Terms follow the field's standards where there is one: stances after FactBank (a stance belongs to its
holder), roles of quoted words after PARC (source, cue, content), operators after UCDP's best, low and
high estimates, `withdrawn` after OSV.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

Vocabulary = Mapping[str, str]


def _vocabulary(**values: str) -> Vocabulary:
    """Values with their sentences; an underscore in a name stands for the hyphen of the value."""
    return MappingProxyType({name.rstrip("_").replace("_", "-"): text for name, text in values.items()})


STANCES: Final = _vocabulary(
    asserts="The holder states the proposition as true.",
    concedes="The holder states the proposition as true, although it stands against the holder's own case or earlier words.",
    conditional="The holder says what follows or would follow if the proposition is true, and does not say that it is.",
    insinuates="The holder suggests the proposition, by a question, a hint or a choice of words, and does not state it.",
    speculates="The holder calls the proposition possible or likely, and does not state it as true.",
    reports="The holder passes the proposition on as the word of somebody else or as a plain report, and takes no side.",
    doubts="The holder calls the proposition questionable, and does not reject it.",
    notes_no_evidence="The holder says that the proposition is unverified, unproven, uncorroborated or without evidence shown.",
    declines="The holder leaves open, or is said to leave open, what the proposition states: by refusing, or by not specifying.",
    denies="The holder rejects the proposition.",
)

ACTS: Final = _vocabulary(
    claim="A statement that something is so.",
    accusation="A statement that lays something blameworthy on somebody named.",
    claim_of_responsibility="A statement by which somebody takes an attack upon themselves.",
    denial="A statement that rejects what has been said or asked.",
    warning="A statement, made beforehand, that something may happen.",
    assessment="A judgement given as an expert, a service or an analyst.",
    acknowledgement="A statement that grants a fact or a point.",
    announcement="A statement that makes a decision, a measure or a result known.",
    threat="A statement that announces harm or punishment, outright or under a condition.",
    condolence="A statement of mourning or sympathy.",
    opinion="A judgement given as one's own view.",
    report="A statement that tells what happened or what others say.",
)

STATUSES: Final = _vocabulary(
    draft="Written, and not yet read a second time against its source.",
    reviewed="Read a second time against its source alone, by somebody who did not write it.",
    withdrawn="No longer upheld; kept at its address with the reason.",
)

QUOTE_ROLES: Final[Vocabulary] = MappingProxyType(
    {
        "quoted_speech": "Words that the source prints as somebody's own, within quotation marks.",
        "own_reporting": "The source's own words, a paraphrase of somebody's words included.",
        "background": "The source's own words on what was so before, or on what is not disputed.",
    }
)

ACTOR_TYPES: Final = _vocabulary(
    person="A named human being.",
    state="A state.",
    state_body="An institution, service, ministry or authority of a state.",
    armed_group="An armed group that is not a state's.",
    organisation="Any other organisation.",
    outlet="A news outlet, an agency, a channel or a platform; the publisher of a source text, also where the text does not name it.",
    unnamed="Somebody, or a group of people, whom the source does not name.",
)

GENRES: Final = _vocabulary(
    news_report="A text that tells news.",
    opinion="A text that argues or comments.",
    explainer="A text that sets out background.",
    mixed="A text that mixes news with comment in its own voice.",
    transcript="A record of spoken words; what follows a speaker's name and a colon is quoted speech, without quotation marks.",
)

EVENT_TYPES: Final = _vocabulary(
    attack="An attack.",
    warning="A warning given.",
    statement="An address, a post, an interview or another occasion of speech.",
    arrest="A detention or an arrest.",
    operation="A military, police or security operation.",
    mourning="An act of mourning.",
    election="An election.",
    conflict="A war, an intervention or a longer conflict.",
    disaster="A flood, a fire, a collapse, an accident or another calamity.",
    protest="A demonstration, a strike or a riot.",
    decision="A decision, a vote, a judgment or an agreement.",
    other="An event for which there is no other word in this list.",
)

OPERATORS: Final = _vocabulary(
    exactly="The number as given, with no qualification in the source.",
    at_least="The number or more.",
    more_than="Above the number.",
    well_over="Clearly above the number.",
    about="Near the number.",
    less_than="Below the number.",
    at_most="The number or less.",
    nearly="A little below the number.",
    dozens="The word “dozens”, with no number.",
    hundreds="The word “hundreds”, with no number.",
    hundreds_of_thousands="The words “hundreds of thousands”, with no number.",
    thousands="The word “thousands”, with no number.",
    several="The word “several” or “a number of”, with no number.",
    some="The words “some”, “a few” or “a couple”, with no number.",
    many="The word “many”, with no number.",
)

#: Operators that stand for a quantity without a number: their `value` stays empty.
OPERATORS_WITHOUT_NUMBER: Final = frozenset({"dozens", "hundreds", "hundreds-of-thousands", "thousands", "several", "some", "many"})

DISAGREEMENT_TYPES: Final = _vocabulary(
    contradiction="Both cannot be so.",
    scope_mismatch="The two speak of different things under one name.",
    update="The later one replaces the earlier one.",
    wording="The same thing in words that do not say the same, such as a paraphrase that goes further than its quote.",
    attribution="The same words or facts laid to different speakers.",
)

PRECISIONS: Final = _vocabulary(
    exact="The spot itself.",
    site="A building or its grounds.",
    town="A town, a village or a city district.",
    city="A city.",
    region="A region or a province: the point is a label inside it.",
    country="A country: the point is a label inside it.",
    area="A wider area: the point is a label inside it.",
)

CHANGE_TYPES: Final = _vocabulary(
    correction="Something was wrong, and has been put right.",
    addition="Something was added that the record did not say.",
    clarification="The same is said more clearly.",
    update="The sources say something more, or something later.",
)

#: Every vocabulary that the site publishes: the field that takes its values, and the list.
PUBLISHED: Final[Mapping[str, Vocabulary]] = MappingProxyType(
    {
        "stance": STANCES,
        "act": ACTS,
        "status": STATUSES,
        "role of quoted words": QUOTE_ROLES,
        "type of actor": ACTOR_TYPES,
        "genre of source": GENRES,
        "type of event": EVENT_TYPES,
        "operator of a figure": OPERATORS,
        "type of disagreement": DISAGREEMENT_TYPES,
        "precision of a place": PRECISIONS,
        "kind of change": CHANGE_TYPES,
    }
)

#: The words by which a source says how a number is meant (a pattern each; case does not count). `exactly` has none.
OPERATOR_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "at-least": r"\bat least\b|\b(?:no|not|never) (?:fewer|less) than\b",
        "well-over": r"\bwell over\b|\bfar more than\b|\bwell above\b",
        "more-than": r"\bmore than\b|\bover\b|\babove\b|\bupwards of\b|\bin excess of\b",
        "about": r"\babout\b|\baround\b|\bsome\b|\bapproximately\b|\broughly\b|\bor so\b|\bcirca\b|\bestimated\b",
        "less-than": r"\bless than\b|\bfewer than\b|\bunder\b|\bbelow\b",
        "at-most": (
            r"\bat most\b|\bup to\b|\b(?:no|not|never) more than\b|\bnot (?:over|above|exceeding)\b|\bas many as\b|\bmaximum\b|\bwithin\b"
        ),
        "nearly": r"\bnearly\b|\balmost\b|\bclose to\b|\bjust under\b",
    }
)

#: The operators whose wordings turn round a shorter one that stands within them: “no more than” is no “more than”.
TURN_ROUND: Final = frozenset({"at-least", "at-most"})
#: For some other languages, the words of the two bounds (a pattern each).
BOUNDS_ELSEWHERE: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "de": MappingProxyType(
            {
                "at-least": r"\b(?:mindestens|wenigstens|zumindest|nicht weniger als)\b",
                "at-most": r"\b(?:höchstens|maximal|nicht mehr als)\b",
            }
        ),
        "es": MappingProxyType(
            {
                "at-least": r"\b(?:al menos|por lo menos|como mínimo|no menos de)\b",
                "at-most": r"\b(?:como máximo|como mucho|a lo sumo|no más de)\b",
            }
        ),
    }
)

#: Verbs of saying whose forms follow the rule: by them a source lays words to a speaker, and our own words a statement to its holder.
VERBS_OF_SAYING: Final = (
    "accuse", "acknowledge", "add", "admit", "affirm", "allege", "announce", "answer", "argue", "ask", "assert", "blame", "call",
    "caution", "claim", "comment", "complain", "concede", "conclude", "confirm", "contend", "criticise", "criticize", "declare",
    "decline", "demand", "deny", "describe", "dismiss", "dispute", "explain", "insist", "maintain", "mention", "note", "pledge",
    "predict", "promise", "recall", "refuse", "reiterate", "reject", "remark", "repeat", "reply", "report", "respond", "state",
    "stress", "suggest", "threaten", "tweet", "urge", "vow", "warn",
)  # fmt: skip
#: The same whose forms do not follow the rule.
FORMS_OF_SAYING: Final = ("says", "said", "saying", "tells", "told", "writes", "wrote", "posted", "according to")
#: Forms that mostly are nouns or names in a source, and no verbs of saying.
NOUNS_IN_A_SOURCE: Final = frozenset(
    {"answers", "calls", "comments", "demands", "disputes", "mentions", "notes", "pledges", "promises", "remarks", "reports", "states"}
    | {"tweets", "vows"}
)
#: Further verbs by which our own words lay a statement to its holder; in a source they tell of deeds and thoughts as well.
ATTRIBUTION_VERBS: Final = (
    "ascribe", "assess", "attribute", "characterise", "characterize", "cite", "claim responsibility", "compare", "doubt",
    "estimate", "express", "hint", "identify", "imply", "invoke", "judge", "liken", "name", "presume", "question", "quote",
    "refer", "relate", "share", "speculate", "treat", "welcome",
)  # fmt: skip
#: Further forms and phrases that do so.
ATTRIBUTION_PHRASES: Final = (
    "say", "tell", "telling", "write", "written", "writing", "speak", "speaks", "spoke", "spoken", "laid the", "lays the",
    "set out", "sets out", "points to", "pointed to", "points out", "pointed out", "did not specify", "does not specify",
    "did not say", "does not say", "did not name", "could not verify", "was unable to", "were unable to", "in the words of",
    "as quoted", "as paraphrased", "points the finger", "pointed the finger", "points finger", "claims responsibility",
    "claimed responsibility", "claiming responsibility", "took responsibility", "takes responsibility", "posts", "published",
    "publishes", "released a", "released footage", "issued a", "issued an", "issued the", "showed pictures", "counts",
    "counted", "leaves open", "left open", "used the word", "used the words", "uses the word", "gives the", "gave the",
    "gives a", "gave a", "gave no", "puts the", "put the", "headlines", "headlined", "captioned", "wished", "expressed",
    "sent condolences", "ranks the", "ranked the", "holds that", "held that", "makes the", "made the",
)  # fmt: skip

#: Verbs of saying that follow speech which a dash opens, in languages that print it so (a pattern each).
VERBS_AFTER_SPEECH: Final = (
    # da, nb, sv
    "sier", "siger", "sa", "sade", "sagde", "säger", "forteller", "fortæller", "fortalte", "berättar", "berättade", "skriver",
    "skrev", "forklarer", "forklarte", "förklarar", "mener", "menar", "mente", "opplyser", "oplyser", "uppger", "svarer",
    "svarte", "svarar", "svarade", "spør", "spurte", "frågar", "legger", "hevder", "hävdar", "understreker", "konstaterer",
    # fi
    "sanoo", "sanoi", "kertoo", "kertoi", "toteaa", "totesi",
    # pl
    "mówi(?:ł[ai]?|li)?", "powiedzia(?:ł[aoy]?|eli)", "doda(?:ł[ay]?|li|je)", "stwierdzi(?:ł[ay]?|li)", "podkreśl(?:ił[ay]?|a)",
    "przyzna(?:ł[ay]?|je)", "wyjaśni(?:ł[ay]?|a)", "napisa(?:ł[ay]?|li)", "zaznacz(?:ył[ay]?|a)", "zapewni(?:ł[ay]?|a)",
    "odpowiedzia(?:ł[ay]?|eli)", "oświadczy(?:ł[ay]?|li)", "tłumaczy(?:ł[ay]?)?", "twierdzi(?:ł[ay]?)?", "pyta(?:ł[ay]?)?",
    # es, pt
    "dijo", "dijeron", "dice", "dicen", "afirm(?:ó|a|aron|ou)", "asegur(?:ó|a|aron)", "añadi(?:ó|eron)", "añade", "agreg(?:ó|a|aron)",
    "explic(?:ó|a|aron|ou)", "respond(?:ió|e|ieron|eu)", "contest(?:ó|a|aron)", "señal(?:ó|a|aron)", "declar(?:ó|a|aron|ou)",
    "indic(?:ó|a|aron|ou)", "pregunt(?:ó|a|aron)", "cont(?:ó|ou)", "insist(?:ió|e|ieron|iu)", "disse(?:ram)?", "diz", "acrescentou",
    # fr, it
    "dit", "disent", "a déclaré", "déclare", "affirme", "a affirmé", "explique", "a expliqué", "ajoute", "a ajouté", "répond",
    "raconte", "assure", "dice", "ha detto", "ha spiegato", "spiega", "afferma", "aggiunge", "ha aggiunto",
    # ru, uk
    "сказал[аи]?", "говорит", "говорят", "заявил[аи]?", "добавил[аи]?", "отметил[аи]?", "пояснил[аи]?", "ответил[аи]?",
    "сказа(?:в|ла|ли)", "каже", "кажуть", "заяви(?:в|ла|ли)", "дода(?:в|ла|ли)", "зазначи(?:в|ла|ли)", "поясни(?:в|ла|ли)",
    # en
    "said", "says",
)  # fmt: skip

#: Words by which a text holds back from what it says, the longer first.
HEDGES: Final = (
    "according to preliminary data", "according to preliminary information", "almost certainly", "entirely possible",
    "nothing is impossible", "preliminary", "reportedly", "allegedly", "alleged", "apparently", "suspected", "purportedly",
    "supposedly", "seemed", "seems", "appears", "appeared", "suggested", "suggests", "could not be independently verified",
    "unable to verify", "possibly", "possible", "probably", "perhaps", "likely", "may have", "might have", "could have",
    "is said to", "are said to", "believed to", "thought to", "claimed", "claims",
)  # fmt: skip

#: Which stances go with which act: who takes a deed upon themselves does not doubt it.
STANCES_OF_ACT: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "claim": frozenset(STANCES) - {"denies"},
        "accusation": frozenset({"asserts", "insinuates", "speculates", "conditional", "reports"}),
        "claim-of-responsibility": frozenset({"asserts"}),
        "denial": frozenset({"denies"}),
        "warning": frozenset({"asserts", "speculates", "conditional", "reports"}),
        "assessment": frozenset(STANCES) - {"concedes"},
        "acknowledgement": frozenset({"asserts", "concedes"}),
        "announcement": frozenset({"asserts", "declines", "conditional", "denies"}),
        "threat": frozenset({"asserts", "conditional", "insinuates"}),
        "condolence": frozenset({"asserts"}),
        "opinion": frozenset(STANCES) - {"declines"},
        "report": frozenset({"asserts", "reports", "notes-no-evidence", "declines", "doubts", "speculates", "denies"}),
    }
)

_NO_EVIDENCE = (
    r"\b(?:no|any|without) (?:\w+ ){0,2}(?:evidence|proof|confirmation|corroboration|footprint|trace)\b"
    r"|\b(?:not|never|yet to|n['’]t) (?:\w+ ){0,3}(?:corroborated|verified|confirmed|proven|proved|established|substantiated)\b"
    r"|\b(?:not|never|yet to|n['’]t) (?:\w+ ){0,3}(?:shown|verify|confirm)\b"
    r"|\bunable to (?:\w+ ){0,2}(?:verify|confirm|prove|establish)\b|\bun(?:verified|confirmed|proven|corroborated|substantiated)\b"
)
#: Words that leave something open without saying that evidence is missing: they mark that stance, and speak against no other.
_NOT_KNOWN: Final = (
    r"\b(?:little|scant|insufficient|not enough|not sufficient) (?:\w+ ){0,2}(?:evidence|proof|confirmation)\b"
    r"|\bunclear\b|\b(?:not|n['’]t|yet) (?:\w+ ){0,2}(?:clear|known)\b|\bunknown\b|\bunable to (?:\w+ ){0,2}(?:determine|ascertain)\b"
    r"|\b(?:not|never|n['’]t|yet to) (?:\w+ ){0,3}(?:be able to |able to )?(?:\w+ ){0,2}"
    r"(?:establish|prove|determine|corroborate|substantiate|ascertain)\b"
)
#: The usual marks of each stance in a source's words (a pattern each; case does not count). Where a statement's words
#: carry none, `stance_basis` says what shows the stance.
MARKS_OF_STANCE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "concedes": r"\b(?:acknowledg|admit|conced|grant|recogni[sz]|agree)\w*|\byes\b|\bit is true\b",
        "conditional": r"\b(?:if|unless|would|wouldn|were to|provided|in case|should)\b",
        "insinuates": (r"\?|\b(?:suggest|hint|impl|insinuat|question|wonder)\w*|\b(?:why|who|whoever|whose|sometimes|as if)\b"),
        "speculates": (
            r"\b(?:possib|likel|probab|suggest|plausib|seem|appear|expect|presum|fear|suspect|estimat|predict)\w*"
            r"|\b(?:may|might|could|perhaps|maybe|think|thinks|thought|believe|believes|believed|will|must|certainly|imminent)\b"
        ),
        "reports": (
            r"\b(?:report|reports|reported|reporting|reportedly|according to|said|says|told|tells|published|quoted|citing)\b"
            r"|\b(?:claims|claimed|monitoring|heard)\b"
        ),
        "doubts": (
            r"\b(?:doubt|question|sceptic|skeptic|unlikel|seem|suggest)\w*|\b(?:however|but|though|not|whether|hardly)\b|n['’]t\b"
            r"|\bvery \w+ of\b"
        ),
        "notes-no-evidence": f"{_NO_EVIDENCE}|{_NOT_KNOWN}",
        "declines": (
            r"\b(?:not|never|n['’]t|without) (?:\w+ ){0,2}(?:specify|specified|say|said|name|named|disclose|identify|comment)\b"
            r"|\b(?:not|never|n['’]t|without) (?:\w+ ){0,2}(?:give|reveal|elaborate|confirm|saying|naming)\b"
            r"|\b(?:not|never|n['’]t|without) (?:\w+ ){0,2}(?:respond(?:ed|ing)?|repl(?:y|ied)|answer(?:ed)?|commented|reached)\b"
            r"|\b(?:declin|refus)\w*|\bno (?:comment|reply|answer|response)\b|\bunavailable for comment\b"
        ),
        "denies": (
            r"\b(?:den(?:y|ies|ied|ying|ial)|reject\w*|refut\w*|dismiss\w*|disput\w*|contest(?:s|ed|ing)?|rebut\w*|contradict\w*)\b"
            r"|\b(?:false|falsehoods?|untrue|nonsense|rubbish|inventions?|invented|fabricat\w*|lie|lies|lied|lying|unfounded|baseless|"
            r"groundless|wrong|incorrect|mistaken|hoax|myth|absurd|ridiculous)\b"
            r"|\b(?:not|no|never|nothing|none|neither|nor|nobody|without)\b|n['’]t\b"
        ),
    }
)
#: What words that plainly state something do not carry.
MARKS_AGAINST_STATING: Final = r"^\W*if\b|\?\W*$|" + _NO_EVIDENCE
#: Words by which a speaker holds back from what follows them. `May` the month and “could be heard” are none.
HOLDS_BACK: Final = (
    r"\b(?:(?-i:may)(?=\s[a-z])|might|could\s(?:well\s|also\s)?have|possibly|perhaps|maybe|probably|presumably|apparently|likely|"
    r"reportedly|allegedly|purportedly|supposedly|(?:appear|seem)(?:s|ed)?\sto|(?:believed|thought)\sto)\b"
)
#: Words of ours that keep such a hedge, in whatever form.
KEEPS_BACK: Final = (
    HOLDS_BACK + r"|\b(?:possib|likel|probab|suggest|plausib|seem|appear|suspect|presum|estimat|expect|believ|alleg)\w*"
    r"|\b(?:may|could|can|think|thinks|thought|whether|fear|feared|fears|reported|unsure|uncertain|not\s(?:sure|certain))\b"
)
