"""The rules on who says it: what each must tell, what it must not, and what still slips through."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.checks import attribution
from tests.toy_changes import Case, Change, assert_something_told, assert_told, case, edit, false_alarm, slip, source, statement

INKWELL = "“Inkwell has nothing to do with the missing lamp,” envoy Barnaby Thistle told Feather News Agency on Sunday."
EVERY_TRAIL = "“Every trail leads to Inkwell — and Inkwell has wanted our lamp for years,” she said at the quay."
NO_EVIDENCE = "She showed no evidence."
COUNCIL = "claims/council-repeats-inkwell.yaml"
WEIGHT = "figures/weight-of-the-lamp.yaml"

#: A text of one speaker after another, for records of this table.
VOICES = source(
    "text-probe",
    "“It is dark,” harbour master Pell Grieve said. The moths were seen by nobody. The night was long, Ottoline Marsh recalled.\n"
    "The sea was flat. ‘It stays dark,’ Ida Lumen said.\n"
    "PELL\u00a0GRIEVE spoke of it again. “Darker still,” he said.\n"
    "It was Barnaby Thistle’s view that boats float. Nobody looked at the marshes.\n"
    "A voice was heard. «It is gone,» said the voice.\n"
    "“It is gone, and this paragraph stays open.\n"
    "“It came back, and this one is closed,” Pell Grieve said.",
)


#: A text that says who was told.
HEARD = source(
    "text-probe",
    "Pell Grieve told Feather News Agency that Inkwell had the lamp. The sea was flat, according to Pell Grieve. Nobody slept.",
)

#: A text in which speakers name others, who are not the ones that speak.
CHARGES = source(
    "text-probe",
    "Ottoline Marsh came to the quay. The wind rose. “The Society of Moth Collectors took our lamp,” she told the paper.\n"
    "Many listened to every word of it. The wind fell. The night came down. It was cold.\n"
    "The council had met by then. “The council let it burn,” she said. “Inkwell has wanted it, and we sat in the dark.” Inkwell slept.\n"
    "“Nobody came,” Pell Grieve said. “We let it be, and the moths came.” The coastguard had heard it.",
)


#: A transcript, and the same as a text of another genre.
_TURNS = (
    "Pell Grieve was heard on the quay.\n\nQ1 Ottoline Marsh: Who asked for it?\n\n"
    "Q2 Harbour master (Pell Grieve): It was dark. I say so: it was. The wind rose. The wind fell. The boats left.\nAs Ottoline Marsh told me: it went. The sea was flat. The sky was clear.\n"
    "Then the boats came back.\n\nClerk Umber: Nobody else spoke up."
)
HEARING = source("text-probe", _TURNS, more="genre: transcript")
NO_HEARING = source("text-probe", _TURNS, more="genre: mixed")


def heard(**fields: str) -> Change:
    """A sound statement of Pell Grieve in the transcript, with some fields changed."""
    usual = {"attribution": "[{who: pell-grieve, cue: 'Harbour master (Pell Grieve):'}]", "exact": "It was dark."}
    return grieve(**{**usual, **fields})


#: A text that names its speaker in one sentence and calls him “he” in another.
TWICE = source(
    "text-probe",
    "Harbour master Pell Grieve said the boats had gone. The wind rose over the quay and all who stood there. It was late. It was cold. "
    "It was wet. “The moths came on Friday and again on Sunday,” he told me.",
)
#: What lays its two sentences to the speaker.
NAMES_HIM = "who: pell-grieve, cue: Pell Grieve said"
CALLS_HIM = "who: pell-grieve, cue: he told me, antecedent: Pell Grieve"
OF_THE_PROBE = "source: text-probe"


def twice(*links: str, **fields: str) -> Change:
    """A sound statement of Pell Grieve with a quote of each of the two sentences, and these links."""
    quotes = [
        "{source: text-probe, exact: Harbour master Pell Grieve said the boats had gone., role: own_reporting}",
        "{source: text-probe, exact: '“The moths came on Friday and again on Sunday,” he told me.', role: quoted_speech}",
    ]
    return grieve(**{"attribution": f"[{', '.join(links)}]", "quotes": f"[{', '.join(quotes)}]", **fields})


def charge(**fields: str) -> Change:
    """A statement in the text of charges, by default of the moth collectors, without a chain."""
    usual = {
        "attribution": "",
        "source": "text-probe",
        "summary": "The Society of Moth Collectors said that it took the lamp.",
        "act": "claim",
    }
    return statement(**{**usual, **fields})


def grieve(**fields: str) -> Change:
    """A sound statement of Pell Grieve in the text of many voices, with some fields changed."""
    usual = {
        "holder": "pell-grieve",
        "attribution": "[{who: pell-grieve, cue: Pell Grieve said}]",
        "source": "text-probe",
        "exact": "“It is dark,” harbour master Pell Grieve said.",
        "summary": "Pell Grieve said that it is dark.",
        "act": "claim",
    }
    return statement(**{**usual, **fields})


def marsh(**fields: str) -> Change:
    """A sound statement of Ottoline Marsh, called “she” in its sentence, with some fields changed."""
    usual = {
        "holder": "ottoline-marsh",
        "attribution": "[{who: ottoline-marsh, cue: she said at the quay, antecedent: Ms Marsh}]",
        "exact": EVERY_TRAIL,
        "summary": "Ottoline Marsh said that every trail leads to Inkwell.",
        "act": "claim",
    }
    return statement(**{**usual, **fields})


CASES = [
    case("a sound statement with its name in the sentence", statement()),
    case("a sound statement with a pronoun in the sentence", marsh()),
    # RULE04: the holder is named beside the words.
    case(
        "a holder whom nothing near the words names",
        statement(holder="▸ida-lumen", attribution="", summary="Ida Lumen said that she is sorry."),
        told="RULE04",
    ),
    case(
        "a holder who is named three sentences before the words and no nearer",
        statement(
            holder="▸barnaby-thistle",
            attribution="",
            exact="The lamp weighs about 2.5 tonnes.",
            role="own_reporting",
            summary="Barnaby Thistle said that the lamp weighs about 2.5 tonnes.",
        ),
        told="RULE04",
    ),
    case(
        "a holder of a figure's value whom nothing near the words names",
        edit(WEIGHT, "holder: quill-gazette\n    holder_basis: The paper's own words; it is the outlet of the text.", "holder: ▸ida-lumen"),
        told="RULE04",
    ),
    case(
        "a quote that names the holder does not vouch for another that does not",
        statement(
            holder="▸barnaby-thistle",
            quotes='[{source: text-gazette, exact: "“We are sorry for the dark nights of our neighbours,” Mr Thistle said.", role: quoted_speech},'
            ' {source: text-ledger, exact: "Sometimes a lamp is only mislaid.", role: own_reporting}]',
        ),
        told="RULE04",
    ),
    case(
        "one person for the body that the text names, without a word on why",
        source("text-probe", "The coastguard of Quill said that the nights are dark. The boats stayed in harbour."),
        grieve(
            holder="▸coastguard-official",
            attribution="",
            exact="The coastguard of Quill said that the nights are dark.",
            role="own_reporting",
            summary="An official of the coastguard said that the nights are dark.",
        ),
        told="RULE04",
    ),
    case(
        "the body for one person of it whom the text names",
        source("text-probe", "Ottoline Marsh, council chair, said that the nights are dark. The boats stayed in harbour."),
        grieve(
            holder="quill-council",
            attribution="",
            exact="Ottoline Marsh, council chair, said that the nights are dark.",
            role="own_reporting",
            summary="The council of Quill said that the nights are dark.",
            holder_basis="She speaks for the council.",
        ),
    ),
    case(
        "a name that is only part of a longer word",
        VOICES,
        grieve(
            holder="▸ottoline-marsh",
            attribution="",
            exact="Nobody looked at the marshes.",
            role="own_reporting",
            summary="Ottoline Marsh said that nobody looked.",
        ),
        told="RULE04",
    ),
    case(
        "a holder whom nothing near the words names, and a basis that says how they are known",
        statement(
            holder="pell-grieve", holder_basis="The letter bears his seal.", attribution="", summary="Pell Grieve said that he is sorry."
        ),
    ),
    case(
        "a holder who is named two sentences before the words",
        marsh(attribution="[{who: ottoline-marsh, cue: She showed, antecedent: Ms Marsh}]", exact=NO_EVIDENCE, role="own_reporting"),
    ),
    case(
        "a holder who is named in the possessive",
        VOICES,
        statement(
            attribution="[{who: barnaby-thistle, cue: It was Barnaby Thistle’s view}]",
            source="text-probe",
            exact="It was Barnaby Thistle’s view that boats float.",
            role="own_reporting",
        ),
    ),
    case(
        "a holder who is named in capitals, over a no-break space",
        VOICES,
        grieve(attribution="[{who: pell-grieve, cue: he said, antecedent: PELL GRIEVE}]", exact="“Darker still,” he said."),
    ),
    case(
        "the outlet of a text that does not name its outlet",
        statement(
            holder="mainland-ledger",
            attribution="",
            source="text-ledger",
            exact="Sometimes a lamp is only mislaid.",
            role="own_reporting",
            summary="The Mainland Ledger wrote that a lamp is sometimes mislaid.",
        ),
    ),
    case(
        "the accused as holder, who is named within the accuser's speech alone",
        CHARGES,
        charge(holder="▸moth-collectors", exact="“The Society of Moth Collectors took our lamp,”"),
        told="RULE04",
    ),
    case(
        "the accused as holder, who is named outside the speech as well, beside a pronoun that speaks",
        CHARGES,
        charge(holder="▸quill-council", exact="“The council let it burn,”", summary="The Quill council said that it let it burn."),
        told="RULE04",
    ),
    case(
        "a pronoun that speaks after a word that says when",
        source("text-probe", "Ottoline Marsh came. “It is dark,” she later told the paper. The coastguard slept."),
        charge(holder="▸quill-coastguard", exact="It is dark", role="quoted_speech", summary="The coastguard said that it is dark."),
        told="RULE04",
    ),
    case(
        "the accused as holder, in speech that goes on from a sentence in which a pronoun speaks",
        CHARGES,
        charge(holder="▸inkwell", exact="“Inkwell has wanted it, and we sat in the dark.”", summary="Inkwell said that it has wanted it."),
        told="RULE04",
    ),
    case(
        "speech that goes on from a sentence whose speaker is named, laid to them",
        CHARGES,
        charge(
            holder="pell-grieve",
            exact="“We let it be, and the moths came.”",
            summary="Pell Grieve said that they let it be.",
        ),
    ),
    case(
        "speech that goes on from a sentence whose speaker is named, laid to somebody else",
        CHARGES,
        charge(holder="▸quill-coastguard", exact="“We let it be, and the moths came.”", summary="The coastguard said that it let it be."),
        told="RULE04",
    ),
    case(
        "a pronoun that speaks, with a cue that says whom it means",
        CHARGES,
        charge(
            holder="ottoline-marsh",
            attribution="[{who: ottoline-marsh, cue: she told the paper, antecedent: Ottoline Marsh}]",
            exact="“The Society of Moth Collectors took our lamp,”",
            summary="Ottoline Marsh said that the society took the lamp.",
        ),
    ),
    # RULE05: a cue stands beside the words, and its antecedent before it.
    case("a cue that stands nowhere", statement(attribution="[{who: barnaby-thistle, cue: ▸Mr Thistle sang}]"), told="RULE05"),
    case(
        "a cue that stands in the text, but far away",
        statement(attribution="[{who: ottoline-marsh, cue: ▸Ottoline Marsh told reporters}, {who: barnaby-thistle, cue: Mr Thistle said}]"),
        told="RULE05",
    ),
    case("a cue that is cut inside a word", statement(attribution="[{who: barnaby-thistle, cue: ▸istle said}]"), told="RULE05"),
    case(
        "a cue of a figure's value that stands nowhere near",
        edit(
            "figures/boats-in-harbour.yaml",
            "as_of: 2019-05-04\n    as_of_basis: “on Saturday”\n    holder: pell-grieve\n    attribution:\n"
            "      - {who: pell-grieve, cue: harbour master Pell Grieve said}",
            "holder: pell-grieve\n    attribution:\n      - {who: pell-grieve, cue: ▸Mr Grieve told}",
        ),
        told="RULE05",
    ),
    case(
        "an antecedent that does not stand in the text",
        marsh(attribution="[{who: ottoline-marsh, cue: she said at the quay, antecedent: ▸Madam Marsh}]"),
        told="RULE05",
    ),
    case(
        "an antecedent that stands after the cue",
        statement(
            holder="ottoline-marsh",
            attribution="[{who: ottoline-marsh, cue: she said, antecedent: ▸Ms Marsh}]",
            exact="“Whoever keeps it will pay for our candles,”",
            suffix="she said.",
            summary="Ottoline Marsh said that whoever keeps it will pay.",
        ),
        told="RULE05",
    ),
    case(
        "an antecedent that stands seven sentences before the cue and no nearer",
        marsh(
            attribution="[{who: ottoline-marsh, cue: She showed, antecedent: ▸council chair Ottoline Marsh}]",
            exact=NO_EVIDENCE,
            role="own_reporting",
        ),
        told="RULE05",
    ),
    case(
        "an antecedent that stands six sentences before the cue",
        marsh(attribution="[{who: ottoline-marsh, cue: she said at the quay, antecedent: council chair Ottoline Marsh}]"),
    ),
    case("a cue with a run of spaces in it", statement(attribution="[{who: barnaby-thistle, cue: Mr   Thistle said}]")),
    # RULE06: the cue, its antecedent or its sentence names who says it.
    case(
        "a cue whose sentence does not name the actor",
        statement(attribution="[{who: ▸pell-grieve, cue: our neighbours}, {who: barnaby-thistle, cue: Mr Thistle said}]"),
        told="RULE06",
    ),
    case(
        "an antecedent that is a name of somebody else",
        statement(
            attribution="[{who: ▸ottoline-marsh, cue: told Feather, antecedent: Barnaby Thistle}, {who: barnaby-thistle, cue: Mr Thistle said}]"
        ),
        told="RULE06",
    ),
    case(
        "a pronoun without an antecedent",
        marsh(attribution="[{who: ▸ottoline-marsh, cue: she said at the quay}]"),
        told="RULE06",
    ),
    case(
        "a cue that names the hearer, in a sentence that makes the holder speak",
        statement(attribution="[{who: barnaby-thistle, cue: told Feather News Agency}]", exact=INKWELL),
    ),
    case(
        "a cue that names the hearer, laid to one of whom its sentence only speaks",
        HEARD,
        grieve(
            holder="inkwell",
            attribution="[{who: ▸inkwell, cue: told Feather News Agency}]",
            exact="Pell Grieve told Feather News Agency that Inkwell had the lamp.",
            role="own_reporting",
            summary="Inkwell said that it had the lamp.",
        ),
        told="RULE06",
    ),
    case(
        "a cue that names the hearer, laid to the hearer",
        HEARD,
        grieve(
            holder="feather-news-agency",
            attribution="[{who: ▸feather-news-agency, cue: told Feather News Agency}]",
            exact="Pell Grieve told Feather News Agency that Inkwell had the lamp.",
            role="own_reporting",
            summary="Feather News Agency said that Inkwell had the lamp.",
        ),
        told="RULE06",
    ),
    case(
        "“according to” and the holder",
        HEARD,
        grieve(
            attribution="[{who: pell-grieve, cue: according to Pell Grieve}]",
            exact="The sea was flat, according to Pell Grieve.",
            role="own_reporting",
            summary="Pell Grieve said that the sea was flat.",
        ),
    ),
    case(
        "a cue laid to an outlet that publishes another quote of the record",
        statement(
            quotes='[{source: text-gazette, exact: "“We are sorry for the dark nights of our neighbours,” Mr Thistle said.", role: quoted_speech},'
            " {source: text-post, exact: '\"If a boat of ours was near, it was fishing,\" Thistle added.', role: quoted_speech}]",
            attribution="[{who: ▸harbour-post, cue: envoy Barnaby Thistle told Feather News Agency, source: text-gazette},"
            " {who: barnaby-thistle, cue: Mr Thistle said, source: text-gazette}, {who: barnaby-thistle, cue: Thistle added, source: text-post}]",
        ),
        told="RULE06",
    ),
    case(
        "a cue laid to the text's own outlet, which makes somebody else speak",
        statement(attribution="[{who: ▸quill-gazette, cue: envoy Barnaby Thistle told}, {who: barnaby-thistle, cue: Mr Thistle said}]"),
        told="RULE06",
    ),
    case(
        "a cue laid to the text's own outlet, which makes nobody speak",
        statement(
            attribution="[{who: quill-gazette, cue: the dark nights of our neighbours}, {who: barnaby-thistle, cue: Mr Thistle said}]"
        ),
    ),
    case(
        "a cue laid to the text's own outlet, which is told",
        statement(
            holder="pell-grieve",
            attribution="[{who: harbour-post, cue: Mr Grieve told the Harbour Post}, {who: pell-grieve, cue: Mr Grieve told}]",
            source="text-post",
            exact="'\"I do not say who has it,\" Mr Grieve told the Harbour Post.'",
            summary="Pell Grieve said that he does not say who has it.",
        ),
    ),
    # RULE07: the chain ends at the holder.
    case(
        "a chain that goes on after its holder",
        statement(attribution="[▸{who: barnaby-thistle, cue: Mr Thistle said}, {who: feather-news-agency, cue: told Feather News Agency}]"),
        told="RULE07",
    ),
    case(
        "somebody twice in a row",
        statement(
            attribution="[{who: feather-news-agency, cue: told Feather News Agency},"
            " ▸{who: feather-news-agency, cue: Feather News Agency on Sunday}, {who: barnaby-thistle, cue: Mr Thistle said}]"
        ),
        told="RULE07",
    ),
    case("two cues of one source for its holder", TWICE, twice(f"{{{NAMES_HIM}, {OF_THE_PROBE}}}", f"{{{CALLS_HIM}, {OF_THE_PROBE}}}")),
    case(
        "one cue for its holder, and another sentence with a pronoun",
        TWICE,
        twice(f"{{{NAMES_HIM}, {OF_THE_PROBE}}}", holder="▸pell-grieve"),
        told="RULE04",
    ),
    case(
        "two cues for its holder without their source",
        TWICE,
        twice(f"▸{{{NAMES_HIM}}}", f"▸{{{CALLS_HIM}}}"),
        told="RULE07 RULE07",
    ),
    case(
        "the same cue twice",
        TWICE,
        twice(f"▸▸{{{NAMES_HIM}, {OF_THE_PROBE}}}", f"{{{NAMES_HIM}, {OF_THE_PROBE}}}", f"{{{CALLS_HIM}, {OF_THE_PROBE}}}"),
        told="RULE07 RULE07",
    ),
    case(
        "two cues for one quote",
        TWICE,
        grieve(
            attribution=f"[▸{{{NAMES_HIM}, {OF_THE_PROBE}}}, ▸{{who: pell-grieve, cue: Harbour master Pell Grieve said, {OF_THE_PROBE}}}]",
            exact="Harbour master Pell Grieve said the boats had gone.",
            role="own_reporting",
        ),
        told="RULE07 RULE07",
    ),
    case(
        "a chain of a figure's value that goes on after its holder",
        edit(
            "figures/boats-in-harbour.yaml",
            "    as_of_basis: “By Monday”\n    holder: pell-grieve\n    attribution:\n",
            "    as_of_basis: “By Monday”\n    holder: pell-grieve\n    attribution:\n      - ▸{who: pell-grieve, cue: more than 40 did}\n"
            "      - {who: harbour-post, cue: By Monday}\n",
        ),
        told="RULE07",
    ),
    case(
        "a chain of two that ends at its holder",
        edit("denials/thistle-denies-for-inkwell.yaml", "cue: Barnaby Thistle told", "cue: envoy Barnaby Thistle told"),
    ),
    # RULE08: an accusation names whom it is against.
    case("an accusation against nobody", edit(COUNCIL, "against: [inkwell]\n", ""), edit(COUNCIL, "act: acc", "act: ▸acc"), told="RULE08"),
    case(
        "a report that is against somebody",
        edit(COUNCIL, "act: accusation", "act: report"),
        edit(COUNCIL, "against: [inkwell]", "against: ▸[inkwell]"),
        told="RULE08",
    ),
    case("somebody who is accused by themselves", edit(COUNCIL, "against: [inkwell]", "against: [inkwell, ▸quill-council]"), told="RULE08"),
    case("a threat against somebody", edit(COUNCIL, "act: accusation", "act: threat")),
    case("an opinion against somebody", edit(COUNCIL, "act: accusation", "act: opinion")),
    case("an assessment against somebody", edit(COUNCIL, "act: accusation", "act: assessment")),
    case("a threat against nobody", edit(COUNCIL, "against: [inkwell]\n", ""), edit(COUNCIL, "act: accusation", "act: threat")),
    # A clause may stand between a speaker and their verb.
    *(
        case(
            f"a speaker before “{between}”",
            source("text-probe", f"Pell Grieve{between} told Radio Quill: “It is dark in here.” Nobody said more."),
            grieve(attribution="[{who: pell-grieve, cue: 'told Radio Quill: “It'}]", exact="It is dark in here."),
        )
        for between in (", a keeper whose lamp was taken from the tower last night,", " who had kept the tower for nine years")
    ),
    case(
        "the words of one speaker, with a clause before their verb, laid to another",
        source(
            "text-probe",
            "Barnaby Thistle was there. “It is dark,” Ottoline Marsh, speaking before the gate of the old tower, said. Pell Grieve left.",
        ),
        grieve(
            holder="▸pell-grieve",
            attribution="",
            exact="It is dark",
            summary="Pell Grieve said that it is dark.",
        ),
        told="RULE04",
    ),
    # Verbs of saying are the same in a source and in our own words.
    *(
        case(
            f"words after “{verb}” laid to the speaker of the next sentence",
            source("text-probe", f"“It is dark,” Ottoline Marsh {verb}. “It is wet,” Pell Grieve said."),
            grieve(holder="▸pell-grieve", attribution="", exact="It is dark", summary="Pell Grieve said that it is dark."),
            told="RULE04",
        )
        for verb in ("complained", "contended", "reported", "responded", "answered")
    ),
    *(
        case(f"a summary by “{verb}”", statement(summary=f"Barnaby Thistle {verb} that he is sorry for the dark nights."))
        for verb in ("alleged", "admitted", "explained", "maintained", "claimed", "contended", "tweeted")
    ),
    # RULE09: the summary lays it to its holder.
    case("a summary that names somebody else", statement(summary="▸Pell Grieve said that he is sorry."), told="RULE09"),
    case("a summary that names nobody", statement(summary="▸It was said that nights are dark."), told="RULE09"),
    case(
        "a summary that names its holder only inside another word", statement(summary="▸Thistles said that nights are dark."), told="RULE09"
    ),
    case("a summary in our own voice", statement(summary="▸Barnaby Thistle is sorry for the dark nights."), told="RULE09"),
    case("a summary that names its holder by a link", statement(summary="'[[barnaby-thistle]] said that he is sorry.'")),
    case(
        "a summary that names its holder by the words of a link",
        statement(summary="'[[barnaby-thistle|Mr Thistle]] said that he is sorry.'"),
    ),
    case("a summary that names its holder by a role", statement(summary="The envoy said that he is sorry.")),
    case("a summary whose verb is denied", statement(summary="Barnaby Thistle did not say who has the lamp.")),
    case("a summary that ends with who says it", statement(summary="Nights are dark, Barnaby Thistle said.")),
    # RULE04, RULE10: in a transcript a name and a colon begin somebody's speech.
    case("words of a turn as quoted speech", HEARING, heard(exact="It was dark.", role="quoted_speech")),
    case("words of a turn with their label", HEARING, heard(exact="'Q2 Harbour master (Pell Grieve): It was dark.'", role="quoted_speech")),
    case(
        "words far below the label of their turn", HEARING, heard(exact="Then the boats came back.", role="quoted_speech", attribution="")
    ),
    case("words of a turn as own reporting", HEARING, heard(exact="It was dark.", role="own_reporting")),
    case(
        "words of another's turn",
        HEARING,
        heard(exact="Who asked for it?", holder="▸pell-grieve", attribution="", role="quoted_speech"),
        told="RULE04",
    ),
    case(
        "words before the first turn called quoted speech",
        HEARING,
        heard(exact="Pell Grieve was heard", role="▸quoted_speech"),
        told="RULE10",
    ),
    case(
        "words after a label that names nobody, called quoted speech",
        HEARING,
        heard(exact="Nobody else spoke up", role="▸quoted_speech", attribution="", holder_basis="he wrote it"),
        told="RULE10",
    ),
    case(
        "a name and a colon in a text that is no transcript",
        NO_HEARING,
        heard(exact="It was dark.", role="▸quoted_speech"),
        told="RULE10",
    ),
    # RULE10: quoted speech stands in quotation marks.
    case("a paraphrase called quoted speech", edit("claims/council-says-taken.yaml", "role: own", "role: ▸quoted_speech #"), told="RULE10"),
    case(
        "an outlet's words between two quotations called quoted speech",
        statement(exact="envoy Barnaby Thistle told Feather News Agency on Sunday", role="▸quoted_speech"),
        told="RULE10",
    ),
    case("part of the words within typographic marks", statement(exact="dark nights of our neighbours")),
    case(
        "words within straight marks",
        edit(
            "claims/grieve-does-not-say.yaml", "'\"I do not say who has it,\" Mr Grieve told the Harbour Post.'", "I do not say who has it"
        ),
    ),
    case(
        "words within guillemets", VOICES, grieve(exact="«It is gone,» said the voice.", holder_basis="His was the voice.", attribution="")
    ),
    case("a speech that goes on in the next paragraph, the first part", VOICES, grieve(exact="this paragraph stays open")),
    case("a speech that goes on in the next paragraph, the second part", VOICES, grieve(exact="this one is closed")),
    case(
        "an outlet's own words called its own reporting",
        statement(exact="envoy Barnaby Thistle told Feather News Agency", role="own_reporting"),
    ),
    # RULE11: outlets speak in their own text.
    case(
        "an outlet's words from the text of another",
        statement(
            holder="quill-gazette",
            attribution="",
            source="▸text-ledger",
            exact="Sometimes a lamp is only mislaid.",
            role="own_reporting",
            summary="The Quill Gazette wrote that a lamp is sometimes mislaid.",
        ),
        edit(
            "actors/quill-gazette.yaml",
            "source: text-gazette}\n  - {name: Gazette",
            "source: text-gazette}\n  - {name: is only mislaid, source: text-ledger}\n  - {name: Gazette",
        ),
        told="RULE11",
    ),
    case(
        "an outlet's own words called quoted speech",
        statement(
            holder="quill-gazette",
            attribution="",
            exact="persons unknown",
            role="▸quoted_speech",
            summary="The Quill Gazette wrote of persons unknown.",
        ),
        told="RULE11",
    ),
    case(
        "an outlet's words from the text of another, with a basis",
        statement(
            holder="harbour-post",
            holder_basis="The Ledger copies the Post.",
            attribution="",
            source="text-ledger",
            exact="Sometimes a lamp is only mislaid.",
            role="own_reporting",
            summary="The Harbour Post wrote that a lamp is sometimes mislaid.",
        ),
    ),
    # Slips of an earlier day, and false alarms.
    case(
        "a speaker's words laid to the speaker of the next sentence",
        statement(
            holder="▸ottoline-marsh",
            attribution="[{who: ottoline-marsh, cue: council chair Ottoline Marsh asked}]",
            source="text-post",
            exact="'\"If a boat of ours was near, it was fishing,\" Thistle added.'",
            summary="Ottoline Marsh said that a boat was fishing.",
        ),
        told="RULE04",
    ),
    case(
        "a speaker's words laid to somebody named two sentences on, with no chain at all",
        statement(holder="▸pell-grieve", attribution="", summary="Pell Grieve said that he is sorry."),
        told="RULE04",
    ),
    case(
        "a second quote of another speaker, under a chain that the first quote bears out",
        statement(
            holder="▸barnaby-thistle",
            quotes="[{source: text-post, exact: '\"If a boat of ours was near, it was fishing,\" Thistle added.', role: quoted_speech},"
            ' {source: text-post, exact: "Who else gains from our darkness?", role: quoted_speech}]',
            attribution="[{who: barnaby-thistle, cue: Thistle added}]",
            summary="Barnaby Thistle said that a boat was fishing, and asked who else gains.",
        ),
        told="RULE04",
    ),
    case(
        "a chain that does not lead to the holder",
        statement(
            holder="▸pell-grieve",
            attribution="[▸{who: barnaby-thistle, cue: Mr Thistle said}]",
            summary="Pell Grieve said that he is sorry.",
        ),
        told="RULE04 RULE07",
    ),
    case(
        "a cue that says nothing of speech",
        statement(attribution="[{who: barnaby-thistle, cue: ▸Thistle}]"),
        told="RULE05",
    ),
    case(
        "a cue that stands in several places, beside somebody else's words",
        statement(
            holder="ottoline-marsh",
            holder_basis="Told apart from RULE04, which would be told as well.",
            attribution="[{who: ▸ottoline-marsh, cue: Feather News Agency}]",
            exact="“We borrowed the lamp, and we shall bring it back when the sky is dark enough to see the stars,” the letter said.",
            summary="Ottoline Marsh said that she borrowed the lamp.",
        ),
        told="RULE06",
    ),
    case(
        "an antecedent beyond another person who is named nearer to the pronoun",
        VOICES,
        grieve(
            holder="ottoline-marsh",
            attribution="[{who: ottoline-marsh, cue: he said, antecedent: ▸Ottoline Marsh}]",
            exact="“Darker still,” he said.",
            summary="Ottoline Marsh said that it is darker.",
        ),
        told="RULE06",
    ),
    case(
        "a speaker's words laid to the outlet that prints them",
        statement(
            holder="quill-gazette",
            attribution="",
            exact="Inkwell has wanted our lamp for years",
            role="▸own_reporting",
            summary="The Quill Gazette wrote that Inkwell has wanted the lamp for years.",
        ),
        told="RULE10",
    ),
    case(
        "a statement on an occasion at which somebody else spoke",
        statement(utterance="▸radio-talk"),
        told="RULE26",
    ),
    case(
        "a statement said on another day than its occasion",
        edit("claims/marsh-lays-it-to-inkwell.yaml", "said: 2019-05-04", "said: ▸2019-05-01"),
        told="RULE26",
    ),
    case(
        "an accusation against somebody whom the words do not name",
        edit("claims/marsh-asks-who-gains.yaml", "against: [inkwell]", "against: [▸moth-collectors]"),
        told="RULE08",
    ),
    case(
        "an actor whose name is part of another's name",
        statement(
            holder="quill",
            attribution="[{who: ▸quill, cue: the island council of Quill said}]",
            exact="The great lamp of Fogmark Lighthouse was taken on Friday night, the island council of Quill said.",
            role="own_reporting",
            summary="Quill said that the lamp was taken on Friday night.",
        ),
        told="RULE06",
    ),
    case(
        "a name that is an ordinary word there",
        source("text-probe", "The boat lay in a marsh. “It is dark,” a voice said."),
        statement(
            holder="▸ottoline-marsh",
            attribution="",
            source="text-probe",
            exact="“It is dark,” a voice said.",
            summary="Ottoline Marsh said that it is dark.",
        ),
        told="RULE04",
    ),
    case(
        "a summary that lays the statement to somebody else, and names the holder",
        statement(summary="▸Pell Grieve said that Barnaby Thistle is sorry."),
        told="RULE09",
    ),
    case(
        "a link that shows one actor's name and leads to another",
        statement(summary="▸'[[pell-grieve|Barnaby Thistle]] said that he is sorry.'"),
        told="RULE27",
    ),
    case(
        "a paraphrase that is a part beside a quoted part, called quoted speech",
        statement(exact='["We are sorry for the dark nights", "Mr Thistle said"]', role="▸quoted_speech"),
        told="RULE10",
    ),
    case(
        "a holder named only in a passage that is out of scope between two passages",
        source(
            "text-probe",
            "The first story begins. “It is dark,” a voice said.\nAdvertisement: Ida Lumen sells lamps.\nThe story goes on. It ends here.",
            more="scope:\n  passages:\n    - {first: The first story, last: a voice said.}\n    - {first: The story goes on., last: It ends here.}\n"
            "  excluded:\n    - {first: 'Advertisement:', last: sells lamps., reason: An advertisement.}",
        ),
        statement(
            holder="▸ida-lumen",
            attribution="",
            source="text-probe",
            exact="“It is dark,” a voice said.",
            summary="Ida Lumen said that it is dark.",
        ),
        told="RULE04",
    ),
    case(
        "two actors with one name in one text",
        edit("actors/pell-grieve.yaml", "roles:", "  - {name: ▸Mr Thistle, source: text-gazette}\nroles:"),
        told="RULE28",
    ),
    case(
        "words within single quotation marks",
        VOICES,
        grieve(
            holder="ida-lumen",
            attribution="[{who: ida-lumen, cue: Ida Lumen said}]",
            exact="‘It stays dark,’ Ida Lumen said.",
            summary="Ida Lumen said that it stays dark.",
        ),
    ),
    case(
        "a paper that is quoted in another paper's text, with a basis",
        source("text-probe", "“Sometimes it is dark,” the Harbour Post wrote. Nothing more was heard."),
        statement(
            holder="harbour-post",
            holder_basis="Radio Quill names the paper.",
            attribution="[{who: harbour-post, cue: the Harbour Post wrote}]",
            source="text-probe",
            exact="“Sometimes it is dark,” the Harbour Post wrote.",
            summary="The Harbour Post wrote that it is sometimes dark.",
        ),
    ),
    case(
        "a cue that names the speaker, under the name of the hearer",
        statement(
            holder="feather-news-agency",
            attribution="[{who: ▸feather-news-agency, cue: envoy Barnaby Thistle told}]",
            exact=INKWELL,
            summary="Feather News Agency said that Inkwell has nothing to do with it.",
        ),
        told="RULE06",
    ),
]


@pytest.mark.parametrize("case", CASES)
def test_is_told_at_its_place_and_nothing_else_is(case: Case, tmp_path: Path) -> None:
    assert_told(case, tmp_path, attribution)


#: Sound records that are told all the same.
FALSE_ALARMS = [
    false_alarm(
        "a holder who is named in capitals in a sentence that is not",
        source("text-probe", "“It is dark,” PELL GRIEVE said. Nobody said more."),
        grieve(attribution="[{who: pell-grieve, cue: PELL GRIEVE said}]", exact="“It is dark,” PELL GRIEVE said."),
    ),
]


@pytest.mark.parametrize("case", FALSE_ALARMS)
def test_a_sound_record_is_not_told(case: Case, tmp_path: Path) -> None:
    assert_told(case, tmp_path, attribution)


#: Wrong attributions, thought out against the rules; where there is a `why`, nothing tells of it yet.
SLIPS = [
    slip(
        "a speaker's words laid to another, by a cue that names the speaker and an antecedent that names the other",
        statement(
            holder="ottoline-marsh",
            attribution="[{who: ottoline-marsh, cue: envoy, antecedent: Ms Marsh}]",
            exact=INKWELL,
            summary="Ottoline Marsh said that Inkwell has nothing to do with it.",
        ),
        why="where there is an antecedent, the cue may name somebody else",
    ),
    slip(
        "a speaker's words laid to another, by a cue out of the speech itself",
        statement(
            holder="ottoline-marsh",
            attribution="[{who: ottoline-marsh, cue: has nothing to do, antecedent: Ms Marsh}]",
            exact=INKWELL,
            summary="Ottoline Marsh said that Inkwell has nothing to do with it.",
        ),
        why="a cue may stand within the quotation marks of the speech that it should lay to somebody",
    ),
    slip(
        "a deed in our own voice, in words that may also lay a statement",
        statement(summary="Barnaby Thistle gave the order to put out the lamp."),
        why="“gave the”, “made the”, “put the”, “issued the”, “released a”, “counts” and the like count as words of saying",
    ),
    slip(
        "a statement on an occasion at which somebody else of the same party spoke",
        statement(
            holder="coastguard-official",
            attribution="[{who: coastguard-official, cue: 'An official of the coastguard, who asked not to be named, said'}]",
            source="text-post",
            exact="could so much as lift a lamp of 3 tonnes",
            summary="An official of the coastguard said that it weighs 3 tonnes.",
            utterance="radio-talk",
        ),
        why="whoever shares the outermost body with the speaker counts as the speaker",
    ),
    slip(
        "an addressee whom the words do not name",
        statement(addressees="[ida-lumen]"),
    ),
    slip(
        "an actor of an event whom the words do not name",
        edit("events/boats-stay-in.yaml", "type: other", "type: other\nactors: [ida-lumen]"),
    ),
    slip(
        "a sentence of an explainer that lays a statement to somebody who does not hold it",
        edit(
            "explainers/who-took-the-lamp.yaml",
            "text: Barnaby Thistle said that Inkwell has nothing",
            "text: Pell Grieve said that Inkwell has nothing",
        ),
    ),
    slip(
        "a disagreement whose summary lays a statement to somebody who does not hold it",
        edit("disagreements/who-has-it.yaml", "Barnaby Thistle said that Inkwell", "Pell Grieve said that Inkwell"),
    ),
    slip(
        "a speaker's words laid to the agency to which they were told",
        statement(
            holder="feather-news-agency",
            attribution="[{who: feather-news-agency, cue: told Feather News Agency}]",
            exact=INKWELL,
            summary="Feather News Agency said that Inkwell has nothing to do with it.",
        ),
    ),
    slip(
        "a speaker's words laid to the one of whom they speak",
        source("text-probe", "“It is dark,” Ottoline Marsh said of Pell Grieve. Nobody said more."),
        grieve(attribution="[{who: pell-grieve, cue: said of Pell Grieve}]", exact="“It is dark,” Ottoline Marsh said of Pell Grieve."),
        why="a holder who is named anywhere in the quote's own sentence, as the object too, is not compared with its speaker",
    ),
    slip(
        "the words of “she” laid to the speaker of the sentence after the next",
        statement(
            attribution="[{who: barnaby-thistle, cue: Barnaby Thistle told}]",
            exact=EVERY_TRAIL,
            summary="Barnaby Thistle said that every trail leads to Inkwell.",
        ),
    ),
    slip(
        "a speaker's words laid to the speaker of the next sentence, after a verb that the list has not",
        source("text-probe", "“It is dark,” Ottoline Marsh explained. “It is wet,” Pell Grieve said."),
        grieve(exact="“It is dark,” Ottoline Marsh explained."),
    ),
    slip(
        "a summary whose holder is named first and whose speaker is another",
        statement(summary="The nights of Barnaby Thistle are dark, Pell Grieve said."),
    ),
    slip(
        "a summary of a deed in our own voice",
        statement(summary="Barnaby Thistle set fire to the lighthouse and took the lamp."),
    ),
    slip(
        "an accusation against somebody whom only the next sentence names",
        edit("claims/marsh-asks-who-gains.yaml", "against: [inkwell]", "against: [quill-coastguard]"),
        why="the accused may be anybody who is named in the five sentences around",
    ),
    slip(
        "two actors with one name in one text, once with an article",
        edit("actors/pell-grieve.yaml", "roles:", "  - {name: coastguard, source: text-gazette}\nroles:"),
    ),
    slip(
        "an outlet's own words laid to a person who is named nearby",
        statement(
            holder="pell-grieve",
            attribution="",
            exact="Older islanders recalled the Bell of Dunmorrow",
            role="own_reporting",
            summary="Pell Grieve said that older islanders recalled a bell.",
        ),
        why="own reporting needs no cue in its own sentence: a name in five sentences is enough",
    ),
    slip(
        "an unnamed speaker of one text, under a description that another text uses",
        source("text-probe", "“It is dark,” an official of the coastguard said."),
        statement(
            holder="coastguard-official",
            attribution="[{who: coastguard-official, cue: an official of the coastguard said}]",
            source="text-probe",
            exact="“It is dark,” an official of the coastguard said.",
            summary="An official of the coastguard said that it is dark.",
        ),
        why="names and descriptions count in every text, not only in the one that the actor's record takes them from",
    ),
    slip(
        "a summary in our own voice, in whose words a verb of saying begins",
        statement(summary="Barnaby Thistle carried off the lamp in a state of haste."),
    ),
    slip(
        "a paraphrase with one quoted word in it, called quoted speech",
        edit("claims/coastguard-warns-the-council.yaml", "role: own_reporting", "role: quoted_speech"),
        why="by its rule: words that hold words within quotation marks count; but the rest of them is then shown as speech",
    ),
]


@pytest.mark.parametrize("changes", SLIPS)
def test_a_wrong_attribution_is_told(changes: tuple[Change, ...], tmp_path: Path) -> None:
    assert_something_told(changes, tmp_path)
