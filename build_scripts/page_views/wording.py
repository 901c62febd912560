"""How the site calls things: kinds, fields, relations. Words of any dossier, and of no one in particular."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ..analysis.standing import STANDINGS


@dataclass(frozen=True)
class KindWords:
    """How a kind of record is called: one of it, many of it, the heading of its index and a sentence on what it is."""

    one: str
    many: str
    heading: str
    sentence: str


KIND_WORDS: Final[dict[str, KindWords]] = {
    "explainers": KindWords(
        "question", "questions", "Questions", "A question that a reader brings, answered in sentences that each rest on records."
    ),
    "propositions": KindWords(
        "proposition",
        "propositions",
        "Propositions",
        "A neutral sentence that can be true or false, with no holder and no verdict: the dossier lists who says what about it.",
    ),
    "claims": KindWords("claim", "claims", "Claims", "A statement that a holder makes on a proposition, with the words that carry it."),
    "denials": KindWords("denial", "denials", "Denials", "A statement that rejects a proposition, with the words that carry it."),
    "disagreements": KindWords(
        "disagreement", "disagreements", "Disagreements", "A place where sources or speakers disagree, or one disagrees with itself."
    ),
    "figures": KindWords("figure", "figures", "Figures", "A quantity, with every value that is given for it, by whom, and for which day."),
    "events": KindWords("event", "events", "Events", "Something that happened, as the sources say."),
    "utterances": KindWords(
        "occasion of speech",
        "occasions of speech",
        "Occasions of speech",
        "An address, an interview, a post or a briefing that one or more sources carry.",
    ),
    "precedents": KindWords(
        "precedent", "precedents", "Precedents", "An earlier event that the sources set beside this one, and for what."
    ),
    "actors": KindWords(
        "actor", "actors", "Actors", "A person, a state, a body, a group, an organisation or an outlet that says something or is spoken of."
    ),
    "places": KindWords("place", "places", "Places", "A place that the sources name."),
    "sources": KindWords(
        "source", "sources", "Sources", "A text from which the quotes are taken; it is held whole, and shown in excerpts only."
    ),
}

#: The sections of the navigation, each with its kinds in order.
SECTIONS: Final[dict[str, tuple[str, ...]]] = {
    "What is said": ("propositions", "claims", "denials", "disagreements"),
    "What is told": ("events", "figures", "precedents", "utterances"),
    "Who and where": ("actors", "places", "sources"),
}

#: The pages of what is computed: path, heading, and a sentence on each, in the order of the navigation.
ANALYSIS_PAGES: Final[dict[str, tuple[str, str]]] = {
    "timeline.md": ("Timeline", "What the sources say happened, and who said something when."),
    "map.md": ("Map", "Where the places lie that the sources name."),
    "matrix.md": ("Stance matrix", "Who says what on each proposition, by party and over time."),
    "network.md": ("Network", "Who accuses, contradicts and warns whom."),
    "right-of-reply.md": ("Right of reply", "Every accusation with the answer of those accused, or that these sources hold none."),
    "warnings.md": ("Warnings", "Who warned whom, of what, how many days before, and what became of it."),
    "absences.md": ("What is called unverified", "What the sources themselves call unverified, unproven or left open."),
    "known-at.md": ("What had been said when", "What is sure to have been said by each day."),
    "framing.md": ("Framing", "Which source brings which proposition, in whose words, in which order, and what it leaves out."),
    "variorum.md": ("Variorum", "One statement as several sources print it, word by word."),
    "withdrawals.md": ("If a source were withdrawn", "What each source carries alone."),
    "corpus.md": ("The sources as a whole", "How few they are, what they are, and whose statements they carry."),
}

#: The pages on the dossier itself: path, heading, and a sentence on each, in the order of the navigation.
ABOUT_PAGES: Final[dict[str, tuple[str, str]]] = {
    "method.md": ("Method", "How the records of this dossier are made, and what its words mean."),
    "editorial-policy.md": ("Editorial policy", "What this dossier does, what it does not do, and how it is corrected."),
    "changes.md": ("Changes", "What has changed in the dossier, from edition to edition, and why."),
    "verify-citation.md": ("Check a citation", "Paste a citation and see whether it still holds, with no network."),
    "data.md": ("Data", "Everything on this site as data: what each file is, how much it holds and how to open it."),
    "check-the-quotes.md": (
        "Check the quotes",
        "Check our quotes against your own copy of a source, in your browser and without a network.",
    ),
    "how-to-cite.md": ("How to cite", "Permanent addresses, editions, ready citations, and what to cite beside this dossier."),
    "licences.md": ("Licences", "Whose the words are, and what may be done with them."),
    "accessibility.md": ("Accessibility", "For whom these pages are made, what was tested and how, and what is known to be lacking."),
    "for-editors.md": ("For editors", "How to change a record, and every field of every kind."),
}

#: The whole as a book: its address, a label and what it is.
BOOKS: Final[dict[str, tuple[str, str]]] = {
    "dossier.pdf": ("As a book", "the whole dossier as a PDF, with page numbers and an index"),
    "dossier.epub": ("As an e-book", "the same for readers of EPUB"),
}

#: The pages that the head of every page leads to, in few words.
MAIN_WAYS: Final[dict[str, str]] = {
    "explainers/index.md": "Questions",
    "matrix.md": "Stance matrix",
    "timeline.md": "Timeline",
    "right-of-reply.md": "Right of reply",
    "sources/index.md": "Sources",
    "method.md": "Method",
}
#: The pages that the foot of every page leads to.
FOOT_WAYS: Final[dict[str, str]] = {
    "method.md": "Method",
    "editorial-policy.md": "Editorial policy and corrections",
    "corpus.md": "How few the sources are",
    "how-to-cite.md": "How to cite",
    "verify-citation.md": "Check a citation",
    "changes.md": "Changes",
    "data.md": "Data",
    "licences.md": "Licences",
    "accessibility.md": "Accessibility",
    "for-editors.md": "For editors",
}

#: The words for what is computed: each with the rule that it stands for.
COMPUTED_TERMS: Final[Mapping[str, Mapping[str, str]]] = {
    "standing": STANDINGS,
    "ground of one origin": {
        "one occasion": "Both articles carry one statement, or statements made on one occasion.",
        "one holder": "Both statements are those of one holder.",
        "one article": "Both statements stand in one article.",
        "one carrier": "Both reached the articles through one agency, broadcaster or other outlet that is named in the chain.",
        "the same words": "Both articles print a run of six or more words alike, in the sentences that are quoted.",
        "spelling": "Both articles write a name in a way that no other source does, where another source writes it otherwise.",
        "not shown to be independent": "None of the above is shown, and neither is the contrary: an outlet reports it and does not say "
        "from whom, or both holders belong to one party.",
        "editor": "An editor has joined them, with a reason. An editor can also part statements, and must give the reason.",
    },
    "class of two values": {
        "same": "Both give the same number in the same way.",
        "update": "Both have a day, and the one is given for a later day than the other and can replace it; where a day is not certain, "
        "the reason says so.",
        "scope mismatch": "The two are not compared: they stand for different things, or are in different units.",
        "one range": "They are the two ends of one range, which one holder gives in one text.",
        "rounding": "The one can be the other rounded: the same number to fewer digits, or with “about”.",
        "both can be so": "One number can satisfy both, and nothing need be rounded: a bound, or a word without a number, "
        "agrees with the other value.",
        "contradiction": "No one number satisfies both, and no later day explains it.",
    },
    "result of a reading": {
        "true": "With the values of this reading the claimed rank comes out, and no other.",
        "open": "With the values of this reading the claimed rank is one of several that fit, since a value is a bound or a word.",
        "not true": "With the values of this reading another rank comes out.",
    },
    "time of an answer": {
        "before": "The last day on which the answer may have been given lies before the first day of the accusation.",
        "same day": "Both were made on one day.",
        "after": "The first day on which the answer may have been given lies after the last day of the accusation.",
        "order not known": "One of the days is not known, or the two may overlap.",
    },
    "turn": {
        "reversal": "A holder first states a proposition and on a later day rejects it, or the other way round; both days are known.",
        "concession": "A holder grants a proposition against their own case or earlier words.",
    },
}

#: The lengths of a sentence that is safe to cite, and the formats that a citation can be had in, by the ending of the file.
CITE_LENGTHS: Final = ("Short", "With day and count", "With source and address")
CITATION_FORMATS: Final[dict[str, str]] = {".bib": "BibTeX", ".ris": "RIS", ".csl.json": "CSL-JSON"}

#: What became of a record from one state of the dossier to the next.
CHANGE_WORDS: Final[dict[str, str]] = {
    "added": "added",
    "changed": "changed",
    "withdrawn": "withdrawn",
    "moved": "moved to another id",
    "removed": "no longer at its address",
}

#: Labels of fields, where the field's own name would not do.
FIELD_LABELS: Final[dict[str, str]] = {
    "act": "Kind of statement",
    "said": "Said",
    "said_basis": "How the date is known",
    "date_basis": "How the date is known",
    "as_of_basis": "How the day is known",
    "holder_basis": "How the holder is known",
    "part_of": "Part of",
    "of": "Belongs to",
    "contrary_to": "Contrary to",
    "invoked_by": "Recalled by",
    "superseded_by": "Superseded by",
    "rests_on": "Rests on",
    "who": "Passed on by",
    "to": "Related to",
    "against": "Against",
    "addressees": "Addressed to",
    "utterance": "Occasion",
    "origin": "First carried by",
    "sha256": "SHA-256",
    "url": "Address",
}

#: Headings of the relations that lead to a record, by the inverse that its field declares.
RELATION_HEADINGS: Final[dict[str, str]] = {
    "quoted in": "Quoted in",
    "names": "Names given to actors",
    "describes": "Roles given to actors",
    "passes on": "Passes on",
    "related to": "Related actors",
    "invokes": "Precedents recalled",
    "gives figure": "Figures given",
    "supports a sentence of": "Part of the answer to",
    "supersedes": "Takes the place of",
    "publishes": "Texts in its voice",
    "has part": "Has as a part",
    "asks about": "Propositions on this question",
    "contrary to": "Contrary to",
    "states": "States",
    "is addressed by": "Statements on this",
    "carries": "Statements made there",
    "is accused in": "Is spoken against in",
    "acknowledges the receipt of": "Says that these warnings were given",
    "is addressed in": "Is addressed in",
    "speaks in": "Speaks on these occasions",
    "first carried": "Occasions first carried",
    "is the place of": "What happened there",
    "takes part in": "Takes part in",
    "is measured by": "Figures on this",
    "disagrees in": "Disagreements that involve this",
    "is mentioned in": "Mentioned in",
}

#: What is printed where the dossier has nothing to show, and does not say more than that.
NONE_IN_SOURCES: Final = "none in these sources"
NOT_SHOWN: Final = "not shown in the text"


def field_label(name: str) -> str:
    """How a page calls a field."""
    return FIELD_LABELS.get(name, term_in_words(name).capitalize())


def relation_heading(inverse: str) -> str:
    """How a page heads the records that stand in a relation to this one."""
    return RELATION_HEADINGS.get(inverse) or inverse.capitalize()


#: Values whose own word says more than is meant: to insinuate blames the speaker, and who leaves something open need not refuse.
_PLAINER: Final = {"insinuates": "suggests", "declines": "leaves open"}


def term_in_words(value: str) -> str:
    """A value of a vocabulary as a reader reads it."""
    return _PLAINER.get(value) or value.replace("-", " ").replace("_", " ")


def term_of_data(value: str) -> str:
    """The same, with the value that stands in the data where that is another word."""
    return f"{_PLAINER[value]} (in the data: {value})" if value in _PLAINER else term_in_words(value)


def term_anchor(vocabulary: str, value: str) -> str:
    """Where the method page gives a value's sentence."""
    return f"{vocabulary}-{value}".replace(" ", "-").replace("_", "-")


#: Languages by the first part of their tag (BCP 47); another is shown by its tag.
LANGUAGES: Final[dict[str, str]] = {
    "ar": "Arabic",
    "az": "Azerbaijani",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "bs": "Bosnian",
    "ca": "Catalan",
    "cs": "Czech",
    "cy": "Welsh",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "eu": "Basque",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "ga": "Irish",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "ko": "Korean",
    "ky": "Kyrgyz",
    "la": "Latin",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "mn": "Mongolian",
    "ms": "Malay",
    "mt": "Maltese",
    "nb": "Norwegian Bokmål",
    "nl": "Dutch",
    "nn": "Norwegian Nynorsk",
    "no": "Norwegian",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "ta": "Tamil",
    "tg": "Tajik",
    "th": "Thai",
    "tr": "Turkish",
    "tt": "Tatar",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "yi": "Yiddish",
    "zh": "Chinese",
}


def language_in_words(tag: str) -> str:
    """`English`, `English (en-GB)`; the tag alone where the language is not in the list."""
    name = LANGUAGES.get(tag.split("-", maxsplit=1)[0])
    return tag if name is None else name if "-" not in tag else f"{name} ({tag})"
