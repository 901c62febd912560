"""The rules on numbers: what each must tell, what it must not, and what still slips through."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.checks import numbers
from tests.toy_changes import (
    Case,
    Change,
    add,
    assert_something_told,
    assert_told,
    case,
    edit,
    false_alarm,
    linked_after,
    slip,
    source,
    statement,
    told_by,
)

BOATS = "figures/boats-in-harbour.yaml"
WEIGHT = "figures/weight-of-the-lamp.yaml"
HOURS = "figures/hours-of-warning.yaml"
MOTHS = "figures/moths-who-collect.yaml"
WARNING = "claims/coastguard-warns-the-council.yaml"
WARNED = "explainers/was-there-a-warning.yaml"


def warned(summary: str) -> Change:
    """Another summary for the coastguard's warning, whose quote says “48 hours”."""
    return edit(
        WARNING,
        "summary: The Coastguard of Quill warned the council that “persons unknown” might try to take the lamp within 48 hours.",
        f"summary: {summary}",
    )


def given(words: str, value: str, operator: str = "exactly", *, language: str = "en", more: str = "") -> tuple[Change, Change]:
    """A text that holds only these words, and a figure with one value that they are said to give."""
    figure = [
        "quantity: boats",
        "scope: Boats of Quill.",
        "values:",
        *([f"  - value: {value}"] if value else []),
        f"  {' ' if value else '-'} operator: {operator}",
        *([f"    {more}"] if more else []),
        "    holder: radio-quill",
        "    quotes:",
        f"      - {{source: text-probe, exact: '{words}', role: own_reporting}}",
    ]
    return source("text-probe", words, language=language), add("figures/probe.yaml", "\n".join(figure))


def told_of(words: str, summary: str, language: str) -> tuple[Change, Change]:
    """A text of another language that holds only these words, and a statement that sums them up."""
    summed = statement(
        holder="radio-quill", attribution="", source="text-probe", exact=f"'{words}'", role="own_reporting", summary=summary, act="report"
    )
    return source("text-probe", words, language=language), summed


CASES = [
    # RULE01: every number of our own words stands in the quotes.
    case("a number that no quote gives", warned("▸The coastguard sent 3 warnings."), told="RULE01"),
    case("a number in words that no quote gives", warned("▸The coastguard sent three warnings."), told="RULE01"),
    case("an ordinal that no quote gives", warned("▸The coastguard sent its third warning."), told="RULE01"),
    case("a changed number", warned("▸The coastguard warned of 84 hours."), told="RULE01"),
    case("a number that is only part of the quoted one", warned("▸The coastguard warned of 8 hours."), told="RULE01"),
    case("a number of which the quoted one is only part", warned("▸The coastguard warned of 148 hours."), told="RULE01"),
    case("a number that the quoted one rounds", warned("▸The coastguard warned of 50 hours."), told="RULE01"),
    case("a fraction of the quoted number", warned("▸The coastguard warned of 48.5 hours."), told="RULE01"),
    case("a number within a link's words", warned("▸'The coastguard sent [[quill-council|3 councils]] a warning.'"), told="RULE01"),
    case(
        "a day that is only the end of a stretch of days",
        edit("claims/council-repeats-inkwell.yaml", "summary: ", "summary: ▸On 10 May, "),
        told="RULE01",
    ),
    case("a word for a quantity that no quote gives", warned("▸The coastguard sent dozens of warnings."), told="RULE01"),
    case(
        "a number of the sentence of an explainer that none of its records gives",
        edit(WARNED, "- text: The Quill Gazette wrote", "- text: ▸The Quill Gazette wrote"),
        edit(WARNED, "within 48 hours", "within 72 hours"),
        told="RULE01",
    ),
    case(
        "a number that only a record gives on which another sentence rests",
        edit(
            WARNED,
            "- text: Ottoline Marsh said that the letter lay in a drawer.",
            "- text: ▸Ottoline Marsh said that the letter of 48 hours lay there.",
        ),
        told="RULE01",
    ),
    case("a figure whose number no quote gives", edit(BOATS, "value: 37", "value: ▸38"), told="RULE01"),
    case("a figure whose number is part of the quoted one", edit(BOATS, "value: 37", "value: ▸7"), told="RULE01"),
    case("a figure whose number is ten times the quoted one", edit(WEIGHT, "value: 2.5", "value: ▸25"), told="RULE01"),
    case("a figure whose number is the whole part of the quoted one", edit(WEIGHT, "value: 2.5", "value: ▸2"), told="RULE01"),
    case("a figure whose number another of its values gives", edit(BOATS, 'value: "40"', "value: ▸37"), told="RULE01"),
    case("digits that are part of a number with thousands", *given("There were 1,133 boats.", "▸133"), told="RULE01"),
    case("the quoted number", warned("The coastguard warned of 48 hours.")),
    case("the quoted number, in words", warned("The coastguard warned of forty-eight hours.")),
    case("a number in digits that the quote has in words", *given("There were four boats.", "4")),
    case("a number in words that the quote has in digits", edit(BOATS, "summary: Boats", "summary: At least thirty-seven boats")),
    case("a number with thousands, parted another way", *given("There were 6\u00a0000 boats.", "6000")),
    case("the number of a date of the record", warned("The coastguard warned on 2 May 2019.")),
    case("“one” and “first”, which count nothing", warned("The coastguard said that it was one of the first.")),
    case("a number in a name", warned("The coastguard warned on the A4 of the MH17.")),
    case(
        "a number of a record that a disagreement is between",
        edit("disagreements/how-many-boats.yaml", "said more boats", "said more than 40 boats"),
    ),
    case("a record without quotes", edit("actors/quill.yaml", "An island", "One of 12 islands")),
    case("a word for a quantity that the quote has", edit(BOATS, "summary: Boats", "summary: Dozens of boats")),
    case(
        "a word for a quantity that is in a quote of a record behind a disagreement",
        edit("disagreements/how-many-boats.yaml", "of dozens", "of dozens of boats"),
    ),
    case("“one” for a value of 1", *given("There was one boat.", "1")),
    case("a number below zero", *given("It was -12.5 degrees.", "-12.5")),
    case("a number below zero, in words", *given("It was minus 3 degrees.", "-3")),
    case("a number with a decimal comma", *given("It was 1,5 tonnes.", "1.5")),
    case("a number below zero laid to words above it", *given("It was 3 degrees.", "▸-3"), told="RULE01"),
    # Quotes are read in the language of their source.
    case("a number word of another language", *told_of("Zwanzig Jahre waren es.", "The radio says it was twenty years.", "de")),
    case("a number word of another language, in digits", *told_of("Ce fut vingt ans.", "The radio says it was 20 years.", "fr-CA")),
    case(
        "another number than a number word of another language",
        *told_of("Ce fut vingt ans.", "▸The radio says it was thirty years.", "fr"),
        told="RULE01",
    ),
    case(
        "a number word over a language whose number words are not read",
        *told_of("Міст не ремонтували двадцять років.", "The radio says it was twenty years.", "uk"),
    ),
    case(
        "digits over a language whose number words are not read",
        *told_of("Міст не ремонтували двадцять років.", "▸The radio says it was 20 years.", "uk"),
        told="RULE01",
    ),
    case(
        "the digits of a language whose number words are not read",
        *told_of("Збитки сягнули 4,5 млн гривень.", "The radio says it was 4.5 million.", "uk"),
    ),
    case(
        "“dozens” over a text in another language",
        *told_of("Des dizaines de bateaux sont partis.", "The radio says it was dozens of boats.", "fr"),
    ),
    case("a day whose month has another name", *told_of("Ce fut le 7 août.", "The radio says it was on 7 August.", "fr")),
    case(
        "another day than that of a text in another language",
        *told_of("Ce fut le 7 août.", "▸The radio says it was on 8 August.", "fr"),
        told="RULE01",
    ),
    case("a value in number words that are read", *given("Ce fut vingt ans.", "20", language="fr")),
    case("a value in number words that are not read", *given("Міст не ремонтували двадцять років.", "20", language="uk")),
    case(
        "another value than the digits of a text whose number words are not read",
        *given("Це 30 років.", "▸20", language="uk"),
        told="RULE01",
    ),
    case("millions in Norwegian", *given("Det kostet 38 millioner kroner.", "38000000", language="nb")),
    case("millions in Norwegian called 38", *given("Det kostet 38 millioner kroner.", "▸38", language="nb"), told="RULE01"),
    case("millions in Swedish", *given("Det kostade 4,2 miljoner kronor.", "4200000", language="sv")),
    case("millions in Danish", *given("Det kostede 4,2 mio. kroner.", "4200000", language="da")),
    case("thousands of millions in Norwegian", *given("Det kostet 3 milliarder kroner.", "3000000000", language="nn")),
    case("millions in Polish", *given("Kosztowało 18 mln zł.", "18000000", language="pl")),
    case("millions in Polish with a comma", *given("Kosztowało 4,2 mln zł.", "4200000", language="pl")),
    case("millions of people in a letter", *given("About 1.5m people came.", "1500000", "about")),
    case("millions of people in a letter called 1.5", *given("Here 1.5m people came.", "▸1.5"), told="RULE01"),
    case("metres in a letter", *given("The wall is 1.5m high.", "1.5", more="unit: m")),
    case("a value with a decimal comma", *given("Le pont mesurait 1,5 km.", "1.5", language="fr")),
    case("the decimals of a value with a decimal comma", *given("Le pont mesurait 1,5 km.", "▸5", language="fr"), told="RULE01"),
    case(
        "an operator and a unit over a text in another language",
        *given("Au moins vingt ans.", "20", "at-least", language="fr", more="unit: years"),
    ),
    case("a word without a number over a text in another language", *given("Des dizaines de bateaux.", "", "dozens", language="fr")),
    # RULE02: an operator that is a word has no number, and every other has one.
    case("a word with a number beside it", edit(MOTHS, "value: null", "value: ▸3"), told="RULE02"),
    case("an operator without its number", edit(HOURS, "  - value: 48\n    operator: at-most", "  - operator: ▸at-most"), told="RULE02"),
    case("`exactly` without its number", edit(HOURS, "  - value: 48\n    operator: at-most", "  - operator: ▸exactly"), told="RULE02"),
    case("a word without a number", *given("There were hundreds of boats.", "", "hundreds")),
    # RULE03: the words say how the number is meant.
    case("“at least 37” called exactly", edit(BOATS, "operator: at-least", "operator: ▸exactly"), told="RULE03"),
    case("“more than 40” called exactly", edit(BOATS, "operator: more-than", "operator: ▸exactly"), told="RULE03"),
    case("“about 2.5” called exactly", edit(WEIGHT, "operator: about", "operator: ▸exactly"), told="RULE03"),
    case("“within 48” called exactly", edit(HOURS, "operator: at-most", "operator: ▸exactly"), told="RULE03"),
    case("“nearly four” called exactly", *given("There were nearly four boats.", "4", "▸exactly"), told="RULE03"),
    case("“no fewer than 4” called exactly", *given("There were no fewer than 4 boats.", "4", "▸exactly"), told="RULE03"),
    case("“as many as 4” called exactly", *given("There were as many as 4 boats.", "4", "▸exactly"), told="RULE03"),
    case("“at least another 4” called exactly", *given("There were at least another 4 boats.", "4", "▸exactly"), told="RULE03"),
    case("a plain number called at least", edit(WEIGHT, "operator: exactly", "operator: ▸at-least"), told="RULE03"),
    case("“at least 37” called more than", edit(BOATS, "operator: at-least", "operator: ▸more-than"), told="RULE03"),
    # A bound that is turned round is the other one.
    case("“no more than 4” called more than", *given("There were no more than 4 boats.", "4", "▸more-than"), told="RULE03"),
    case("“no more than 4” called at most", *given("There were no more than 4 boats.", "4", "at-most")),
    case("“not more than 4” called at most", *given("There were not more than 4 boats.", "4", "at-most")),
    case("“not less than 4” called less than", *given("Not less than 4 boats came.", "4", "▸less-than"), told="RULE03"),
    case("“not less than 4” called at least", *given("Not less than 4 boats came.", "4", "at-least")),
    case("“no fewer than 4” called less than", *given("No fewer than 4 boats came.", "4", "▸less-than"), told="RULE03"),
    case("“not fewer than 4” called exactly", *given("Not fewer than 4 boats came.", "4", "▸exactly"), told="RULE03"),
    case("“well over 4” called more than", *given("Well over 4 boats came.", "4", "more-than")),
    case("“4+” called at least", *given("There were 4+ boats.", "4", "at-least")),
    case("“4+” called exactly", *given("There were 4+ boats.", "4", "▸exactly"), told="RULE03"),
    case("“mindestens 4” called exactly", *given("Es waren mindestens 4 Boote.", "4", "▸exactly", language="de"), told="RULE03"),
    case("“mindestens vier” called at most", *given("Es waren mindestens vier Boote.", "4", "▸at-most", language="de"), told="RULE03"),
    case("“mindestens 4” called at least", *given("Es waren mindestens 4 Boote.", "4", "at-least", language="de")),
    case("“höchstens 4” called at least", *given("Es waren höchstens 4 Boote.", "4", "▸at-least", language="de-AT"), told="RULE03"),
    case("“al menos 4” called exactly", *given("Eran al menos 4 barcos.", "4", "▸exactly", language="es"), told="RULE03"),
    case("“4 como máximo” called exactly", *given("Eran 4 como máximo.", "4", "▸exactly", language="es"), told="RULE03"),
    case("a bound of another number", *given("Mindestens 9 Motten sahen 4 Boote.", "4", language="de")),
    case("“dozens” called hundreds", edit(BOATS, "operator: dozens", "operator: ▸hundreds"), told="RULE03"),
    case("“some” called many", edit(MOTHS, "operator: some", "operator: ▸many"), told="RULE03"),
    case("“some 4” called about", *given("There were some 4 boats.", "4", "about")),
    case("a qualifier of another number", *given("At least 9 moths saw 4 boats.", "4")),
    # Letters that multiply, shared multiples, ranges and what is below zero, as a figure has them.
    case("millions in a letter", *given("The wall cost £3m.", "3000000")),
    case("millions in a letter called three", *given("The wall cost £3m.", "▸3"), told="RULE01"),
    case("billions in two letters", *given("The lamp drew $4bn.", "4000000000")),
    case("half a million", *given("It cost about half a million crowns.", "500000", "about")),
    case("half a million called a million", *given("It cost half a million crowns.", "▸1000000"), told="RULE01"),
    case("the lower end of a range of millions", *given("Between 3 and 5 million litres leaked.", "3000000", "at-least")),
    case("the upper end of a range of millions", *given("Between 3 and 5 million litres leaked.", "5000000", "at-most")),
    case(
        "the lower end of a range of millions without its multiple",
        *given("Between 3 and 5 million litres leaked.", "▸3", "at-least"),
        told="RULE01",
    ),
    case("the upper end of a range, of several words", *given("Between £7 million and £8 million was spent.", "8000000", "at-most")),
    case(
        "the upper end of a range, of several words, called exactly",
        *given("Between £7 million and £8 million was spent.", "8000000", "▸exactly"),
        told="RULE03",
    ),
    case("the lower end of a range with a dash", *given("It took 30–40 hours.", "30", "at-least", more="unit: hours")),
    case("the upper end of a range with a dash", *given("It took 30–40 hours.", "40", "at-most", more="unit: hours")),
    case("the lower end of a range with a dash called exactly", *given("It took 30–40 hours.", "30", "▸exactly"), told="RULE03"),
    case("the upper end of a range called at least", *given("It took 30–40 hours.", "40", "▸at-least"), told="RULE03"),
    case("another measure of a qualified number, in brackets", *given("It lies about 4 miles (6km) to the west.", "6", "about")),
    case("the lower end of a range in words", *given("Five to seven carts were lost.", "5", "at-least")),
    case("the lower end of a range in words called exactly", *given("Five to seven carts were lost.", "5", "▸exactly"), told="RULE03"),
    case("what a number rose to", *given("The count rose from 37 to 40.", "40")),
    case("degrees below zero", *given("The frost reached about 20 degrees below zero.", "-20", "about")),
    case("degrees below zero called above", *given("The frost reached 20 degrees below zero.", "▸20"), told="RULE01"),
    case("the number that stands against a denied one", *given("The fall was not 50 but 55 feet.", "55")),
    case("a denied number beside the one that stands", *given("The fall was not 50 but 55 feet.", "50", "▸exactly"), told="RULE03"),
    case("“nobody” for a value of 0", *given("Nobody was hurt.", "0")),
    case("“no one” for a value of 0", *given("As for the boats, no one had been hurt.", "0")),
    case("“none of them” for a value of 0", *given("None of the nine moths was hurt.", "0")),
    case("“no boats” for a value of 0", *given("No boats sank.", "0", more="unit: boats")),
    case("“nobody knows” called 0", *given("Nobody knows how many were hurt.", "▸0"), told="RULE01"),
    case("“nobody was told” called 0", *given("Nobody was told how many were hurt.", "▸0"), told="RULE01"),
    case("“no other boats” of which there are none called 0 moths", *given("No boats sank.", "▸0", more="unit: moths"), told="RULE01"),
    case("“nobody” in the middle called 0", *given("They saw nobody, and were hurt.", "▸0"), told="RULE01"),
    # A number that is part of a date or of a time counts nothing.
    case("the day of a date as a value", *given("On 21 May the ferry made 8 trips.", "▸21"), told="RULE01"),
    case("a count beside the day of a date", *given("On 21 May the ferry made 8 trips.", "8")),
    case("a count after the name of a month", *given("In May 20 boats sank.", "20")),
    case("a count that is the day of a date too", *given("On 21 May 21 boats sank.", "21")),
    case("a year as a value", *given("In 1997 the mill had 44 wheels.", "▸1997"), told="RULE01"),
    case("a count as large as a year", *given("It was found in 1997 homes.", "1997")),
    case("a time as a value", *given("At 6.30 p.m. the pump gave 2 gallons.", "▸6.30"), told="RULE01"),
    # A number that the words deny or condition, and a unit that they contradict.
    case("a number that is denied", *given("He denied that 65 pipes burst.", "▸65"), told="RULE03"),
    case("a number of reports that are denied", *given("The council denied reports of 65 burst pipes.", "▸65"), told="RULE03"),
    case("a number of what is denied", *given("He denied the theft that took 65 pipes.", "65")),
    case("a number that is called wrong", *given("The count of 81 lamps was wrong.", "▸81"), told="RULE03"),
    case("a number that is right beside a wrong one", *given("The count of 81 lamps was wrong, and 83 is right.", "83")),
    case("a number after an “if”", *given("If the dyke breaks, 99 farms will flood.", "▸99"), told="RULE03"),
    case("a number before an “if”", *given("It was dark. 99 farms would flood if the dyke broke.", "▸99"), told="RULE03"),
    case("a number beside an “as if”", *given("It looked as if 99 farms were under water.", "99")),
    case("a number after an “if”, with notes", *given("If the dyke breaks, 99 farms will flood.", "99", more="notes: A forecast.")),
    case("a denied number that is stated too", *given("He denied that 65 pipes burst. But 65 did.", "65")),
    case("dollars for pounds", *given("The wall cost £3m.", "3000000", more="unit: ▸dollars"), told="RULE03"),
    case("dollars for euros in words", *given("The wall cost 3 million euros.", "3000000", more="unit: ▸US dollars"), told="RULE03"),
    case("pounds for pounds", *given("The wall cost £3m.", "3000000", more="unit: pounds sterling")),
    case("boats for pounds", *given("The wall cost £3m.", "3000000", more="unit: ▸boats"), told="RULE03"),
    case("two currencies side by side", *given("The wall cost £3 (€4).", "4", more="unit: euros")),
    case("per cent without a unit", *given("It took 40% of the boats.", "▸40"), told="RULE03"),
    case("per cent for a count", *given("It took 40 per cent of the boats.", "40", more="unit: ▸boats"), told="RULE03"),
    case("per cent", *given("It took 40 per cent of the boats.", "40", more="unit: per cent")),
    case(
        "per cent for percentage points",
        *given("It rose by 3 percentage points to 10 per cent.", "3", more="unit: ▸per cent"),
        told="RULE03",
    ),
    case("percentage points", *given("It rose by 3 percentage points to 10 per cent.", "3", more="unit: percentage points")),
    case("Celsius for Fahrenheit", *given("It was 20 °F at dawn.", "20", more="unit: ▸°C"), told="RULE03"),
    case("Celsius", *given("It was 20 degrees Celsius at dawn.", "20", more="unit: °C")),
    case("a qualifier after the number, of what follows", *given("There were 4 boats, at least in the morning.", "4")),
]


@pytest.mark.parametrize("case", CASES)
def test_is_told_at_its_place_and_nothing_else_is(case: Case, tmp_path: Path) -> None:
    assert_told(case, tmp_path, numbers)


#: Wrong numbers that nothing tells of yet.
SLIPS = [
    slip(
        "a number of something else in the same words",
        *given("There were 37 boats and 9 moths.", "9"),
        why="a number need only stand in the quote; what it counts is not looked at",
    ),
    slip(
        "the day of a date as a count",
        warned("The coastguard sent 5 warnings."),
    ),
    slip(
        "the day of a date as a count, in the sentence of an explainer",
        edit(WARNED, "- text: Ottoline Marsh said that the letter lay", "- text: Ottoline Marsh said that 5 letters lay"),
    ),
    slip(
        "a number in a disagreement that has no quotes of its own",
        edit("disagreements/who-has-it.yaml", "said that it is Inkwell", "said 17 times that it is Inkwell"),
    ),
    slip(
        "a number in the summary of an explainer",
        edit("explainers/who-took-the-lamp.yaml", "summary: The Night Moths said", "summary: The 17 Night Moths said"),
    ),
    slip(
        "a number in a proposition that no statement on it gives",
        edit("propositions/lamp-was-taken.yaml", "text: The lamp", "text: Lamp 17"),
    ),
    slip(
        "a window of a warning that no quote gives",
        edit(WARNING, "window: 48 hours", "window: 72 hours"),
    ),
    slip(
        "a number in the name of an event",
        edit("events/boats-stay-in.yaml", "name: The boats", "name: The 17 boats"),
        why="names, scopes and quantities are compared with no quote",
    ),
    slip(
        "a number glued to a word",
        warned("The coastguard sent ca.17 and nearly-17 warnings."),
    ),
    slip(
        "“at least 37” of another number called at least",
        *given("At least 9 moths saw 4 boats.", "4", "at-least"),
    ),
    slip(
        "“over” of something else called more than",
        *given("Over the weekend 4 boats sank.", "4", "more-than"),
        why="the operator's words need only stand somewhere in the quotes of the value",
    ),
    slip("“4 or more” called exactly", *given("There were 4 or more boats.", "4")),
    slip(
        "“4 at the most” called exactly",
        *given("There were 4 boats at the most.", "4"),
    ),
    slip(
        "“4 or so” called exactly",
        *given("There were 4 or so boats.", "4"),
    ),
    slip(
        "the end of a range called exactly",
        *given("There were between 4 and 9 boats.", "9"),
    ),
    slip(
        "a denied number called exactly",
        *given("There were not 4 boats.", "4"),
    ),
    slip("two dozen called two", *given("There were two dozen boats.", "2")),
    slip("several hundred called a hundred", *given("There were several hundred boats.", "100")),
    slip("twenty-one called twenty", *given("There were twenty-one boats.", "20")),
    slip(
        "six million in digits called six",
        *given("There were 6 million boats.", "6"),
    ),
    slip("the number of a name as a count", *given("There were boats of the type Su-34.", "34")),
    slip(
        "the minutes of a clock as a count",
        *given("There were boats at 22:30 in the harbour.", "30"),
    ),
    slip("1 where the words have only an article", *given("There was a fog.", "1"), why="any “a” or “an” in the quote gives 1"),
    slip("the last thousands of a number parted by plain spaces", *given("There were 1 200 000 boats.", "200")),
    slip("the first digits of a number parted by plain spaces", *given("There were 3 000 000 000 boats.", "3")),
    slip("the decimals of a number with a comma", *given("It was 1,5 tonnes.", "5")),
    slip("degrees below zero called above", *given("It was -12.5 degrees.", "12.5")),
    slip("degrees below zero, in words, called above", *given("It was minus three degrees.", "3")),
    slip("another unit than the words have", edit(HOURS, "unit: hours", "unit: days")),
]

#: Sound records that are told all the same.
FALSE_ALARMS = [
    false_alarm(
        "a qualifier of something that is no number",
        *given("Almost everybody saw 4 boats.", "4"),
        why="a qualifier reaches over the next three words",
    ),
    false_alarm("twenty-one", *given("There were twenty-one boats.", "21")),
    false_alarm(
        "six million in digits",
        *given("There were 6 million boats.", "6000000"),
    ),
    false_alarm("two dozen", *given("There were two dozen boats.", "24")),
    false_alarm("a dozen", *given("There were a dozen boats.", "12")),
    false_alarm("thousands parted by a plain space", *given("There were 6 000 boats.", "6000")),
    false_alarm(
        "a number with a word of degree, parted by plain spaces",
        *given("There were at least 3 000 000 000 boats.", "3000000000", "at-least"),
    ),
]


@pytest.mark.parametrize("changes", SLIPS)
def test_a_wrong_number_is_told(changes: tuple[Change, ...], tmp_path: Path) -> None:
    assert_something_told(changes, tmp_path)


@pytest.mark.parametrize("case", FALSE_ALARMS)
def test_a_sound_record_is_not_told(case: Case, tmp_path: Path) -> None:
    assert_told(case, tmp_path, numbers)


def test_the_hint_does_not_turn_a_bound_round(tmp_path: Path) -> None:
    _, dossier = linked_after(tmp_path, given("Not less than 4 boats came.", "4"))
    (problem,) = told_by(numbers.RULES, dossier)
    assert problem.hint == "Write “operator: at-least”."


def test_the_hint_says_what_the_quotes_give(tmp_path: Path) -> None:
    _, dossier = linked_after(tmp_path, given("The damage is 4.5 million crowns.", "4.5"))
    (problem,) = told_by(numbers.RULES, dossier)
    assert problem.hint == "The quotes give: 4,500,000."
