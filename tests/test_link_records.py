"""Records are linked: references lead somewhere, quotes stand where they say, scopes cover their texts; inverses are derived."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from build_scripts.dossier import Dossier
from build_scripts.link_records import contraries, link_records
from build_scripts.load_content import load_content
from build_scripts.problems import Problem
from build_scripts.prose import linked_ids
from build_scripts.quotations import fold_words
from build_scripts.read_dossier import check_dossier
from build_scripts.record_fields import field_values
from build_scripts.records import ANY_KIND, Actor, Claim, Source
from tests.toy_changes import MARK, TOY, Case, Change, case, copy_of_toy, edit

LEDGER = "sources/text-ledger.yaml"
CANDLES = "claims/marsh-announces-candles.yaml"


def linking_problems(root: Path) -> list[Problem]:
    """The problems of form and of linking, without those of the rules."""
    content, problems = load_content(root)
    return sorted([*problems, *link_records(content)[1]])


def assert_linking_tells(given: Case, folder: Path) -> None:
    """At each mark the code is told, and nothing else: `path:line:col: CODE`."""
    root = copy_of_toy(folder)
    places = [place for change in given.changes for place in change(root)]
    expected = [f"{place}: {code}" for place, code in zip(places, given.codes, strict=True)]

    found = linking_problems(root)

    assert sorted(expected) == sorted(f"{problem.path}:{problem.line}:{problem.column}: {problem.code}" for problem in found)
    assert all(problem.sentence.endswith((".", ")")) and problem.hint.endswith((".", "?")) for problem in found), found


def seed(name: str, change: Callable[[bytes], bytes], *, rehash: bool = True) -> Change:
    """Changes the bytes of a seed; `rehash` writes the new SHA-256 into its record and takes the pins out."""

    def changed(root: Path) -> list[str]:
        file = root / "seeds" / name
        before = file.read_bytes()
        after = change(before)
        file.write_bytes(after)
        if rehash:
            (record,) = [path for path in (root / "content/sources").glob("*.yaml") if f"file: {name}" in path.read_text("utf-8")]
            lines = record.read_text("utf-8").replace(hashlib.sha256(before).hexdigest(), hashlib.sha256(after).hexdigest()).split("\n")
            record.write_text("\n".join(line for line in lines if not line.startswith("sentences:")), encoding="utf-8")
        return []

    return changed


def at(place: str) -> Change:
    """Changes nothing; a place that must be told."""
    return lambda _: [place]


@pytest.mark.parametrize(
    "given",
    [
        case("a holder that is not there", edit(CANDLES, "holder: ottoline-marsh", "holder: ▸otoline-marsh"), told="LINK01"),
        case("a reference in a list", edit(CANDLES, "[candles-are-free]", "[candles-are-free, ▸nothing-like-it-at-all]"), told="LINK01"),
        case(
            "a reference in a list in a list",
            edit("explainers/who-took-the-lamp.yaml", "- marsh-lays-it-to-inkwell", "- ▸marsh-lies"),
            told="LINK01",
        ),
        case(
            "a reference in a part",
            edit("figures/weight-of-the-lamp.yaml", "holder: quill-gazette", "holder: ▸quill-gazete"),
            told="LINK01",
        ),
        case("a quote of a source that is not there", edit(CANDLES, "source: text-ledger", "source: ▸text-lodger"), told="LINK01"),
        case(
            "an alias from a source that is not there",
            edit("actors/radio-quill.yaml", "source: text-post", "source: ▸text-past"),
            told="LINK01",
        ),
        case(
            "a successor that is not there",
            edit("places/inkwell-harbour.yaml", "status: withdrawn", "status: withdrawn\nsuperseded_by: ▸no-such-place"),
            told="LINK01",
        ),
        case(
            "an id that differs by a homograph's length",
            edit(CANDLES, "holder: ottoline-marsh", "holder: ▸ottoline-marsh-"),
            told="FIELD09",
        ),
        case("a holder that is no actor", edit(CANDLES, "holder: ottoline-marsh", "holder: ▸fogmark-lighthouse"), told="LINK02"),
        case("a proposition that is a claim", edit(CANDLES, "[candles-are-free]", "[▸marsh-asks-who-gains]"), told="LINK02"),
        case("a figure of a place", edit("figures/hours-of-warning.yaml", "of: lamp-is-taken", "of: ▸dunmorrow"), told="LINK02"),
        case("a quote of an outlet, not of its text", edit(CANDLES, "source: text-ledger", "source: ▸mainland-ledger"), told="LINK02"),
        case(
            "a link in prose that leads nowhere",
            edit("actors/quill.yaml", 'notes: "Nothing', 'notes: ▸"[[nowhere]] Nothing'),
            told="LINK03",
        ),
        case(
            "a link in prose with words", edit("actors/quill.yaml", 'notes: "Nothing', 'notes: ▸"[[no-where|here]] Nothing'), told="LINK03"
        ),
        case("a link in prose to nothing", edit("actors/quill.yaml", 'notes: "Nothing', 'notes: ▸"[[]] Nothing'), told="LINK03"),
        case(
            "two links in one prose are one place each",
            edit("actors/quill.yaml", 'notes: "Nothing', 'notes: ▸▸"[[a-a]] [[b-b]] Nothing'),
            told="LINK03 LINK03",
        ),
        case(
            "a link in prose deep inside",
            edit(
                "explainers/was-there-a-warning.yaml",
                "text: Ottoline Marsh said that the letter",
                "text: ▸Ottoline Marsh said that the [[letter-to-nobody]]",
            ),
            told="LINK03",
        ),
        case(
            "a link in a reason",
            edit("places/inkwell-harbour.yaml", "withdrawn_reason: No text", "withdrawn_reason: ▸No [[place]] text"),
            told="LINK03",
        ),
        case(
            "a link that is not closed", edit("actors/quill.yaml", 'notes: "Nothing', 'notes: ▸"[[quill|The island. Nothing'), told="LINK05"
        ),
        case(
            "a link that is closed by half",
            edit("actors/quill.yaml", 'notes: "Nothing', 'notes: ▸"[[quill|The island] Nothing'),
            told="LINK05",
        ),
        case(
            "a link that is not opened", edit("actors/quill.yaml", 'notes: "Nothing', 'notes: ▸"quill|The island]] Nothing'), told="LINK05"
        ),
        case(
            "a link that is opened by half",
            edit("actors/quill.yaml", 'notes: "Nothing', 'notes: ▸"[quill|The island]] Nothing'),
            told="LINK05",
        ),
        case("plain brackets within brackets", edit("actors/quill.yaml", 'notes: "Nothing', 'notes: "[As it says [sic]] Nothing')),
        case(
            "a link that is not closed, in a summary",
            edit(CANDLES, "summary: Ottoline Marsh", "summary: ▸Ottoline [[ottoline-marsh|Marsh"),
            told="LINK05",
        ),
        case(
            "a link that is not closed, deep inside",
            edit(
                "explainers/was-there-a-warning.yaml",
                "text: Ottoline Marsh said that the letter",
                "text: ▸Ottoline [[ottoline-marsh|Marsh said that the letter",
            ),
            told="LINK05",
        ),
        case(
            "a link that is not closed, in a reason",
            edit("places/inkwell-harbour.yaml", "withdrawn_reason: No text", "withdrawn_reason: ▸No [[quill text"),
            told="LINK05",
        ),
        case("a label holds no links", edit("utterances/letter-of-the-moths.yaml", "channel: a letter", "channel: a [[letter]]")),
        case("an actor that is part of itself", edit("actors/radio-quill.yaml", "part_of: quill", "part_of: ▸radio-quill"), told="LINK04"),
        case(
            "a proposition contrary to itself",
            edit("propositions/lamp-was-mislaid.yaml", "[lamp-was-taken]", "[▸lamp-was-mislaid]"),
            told="LINK04",
        ),
        case(
            "a record that takes its own place",
            edit(
                "claims/marsh-names-the-society.yaml", "superseded_by: marsh-lays-it-to-inkwell", "superseded_by: ▸marsh-names-the-society"
            ),
            told="LINK04",
        ),
    ],
)
def test_a_reference_that_leads_nowhere_is_told(given: Case, tmp_path: Path) -> None:
    assert_linking_tells(given, tmp_path)


@pytest.mark.parametrize(
    ("change", "hint"),
    [
        (edit(CANDLES, "holder: ottoline-marsh", "holder: otoline-marsh"), "Is “ottoline-marsh” meant?"),
        (edit(CANDLES, "holder: ottoline-marsh", "holder: zzzz"), "Write the record first: `dossier new actors zzzz`."),
        (edit(CANDLES, "holder: ottoline-marsh", "holder: dunmorrow"), "It takes: actors."),
        (edit("actors/quill.yaml", 'notes: "Nothing', 'notes: "[[inkwel]] Nothing'), "Is [[inkwell]] meant?"),
    ],
)
def test_what_may_be_meant_is_suggested(change: Change, hint: str, tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    change(root)
    assert [hint] == [problem.hint for problem in linking_problems(root)]


@pytest.mark.parametrize(
    "given",
    [
        case(
            "words that do not stand there",
            edit(CANDLES, "exact: Ottoline Marsh, who chairs", "exact: ▸Ottoline Marsh, who chaired"),
            told="QUOTE01",
        ),
        case(
            "words of another text",
            edit(
                CANDLES,
                "exact: Ottoline Marsh, who chairs the council, announced last week that candles would be free",
                "exact: ▸At least 37 boats",
            ),
            told="QUOTE01",
        ),
        case(
            "a part of a list that does not stand there",
            edit("claims/moths-say-they-borrowed-it.yaml", "- dark enough to see the stars,”", "- ▸dark enough to see the moon,”"),
            told="QUOTE01",
        ),
        case(
            "a prefix that does not stand there",
            edit(
                "utterances/letter-of-the-moths.yaml",
                "exact: Feather News Agency\n    prefix: said in a letter to",
                "exact: ▸Feather News Agency\n    prefix: said in a latter to",
            ),
            told="QUOTE01",
        ),
        case(
            "words that stand there twice",
            edit(
                CANDLES,
                "exact: Ottoline Marsh, who chairs the council, announced last week that candles would be free",
                "exact: ▸the council",
            ),
            told="QUOTE02",
        ),
        case(
            "words that need their prefix",
            edit(
                "utterances/letter-of-the-moths.yaml",
                "exact: Feather News Agency\n    prefix: said in a letter to\n    suffix: on Saturday",
                "exact: ▸Feather News Agency",
            ),
            told="QUOTE02",
        ),
        case(
            "words out of scope",
            edit("events/boats-stay-in.yaml", "exact: Dozens of boats stayed in harbour.", "exact: ▸Bake it until it smells of the sea."),
            told="QUOTE03",
        ),
        case(
            "a word cut short",
            edit("events/boats-stay-in.yaml", "exact: Dozens of boats stayed in harbour.", "exact: ▸Dozens of boat"),
            told="QUOTE04",
        ),
        case(
            "a number cut short",
            edit("figures/weight-of-the-lamp.yaml", "exact: The lamp weighs about 2.5 tonnes.", "exact: ▸5 tonnes."),
            told="QUOTE04",
        ),
        case(
            "parts in another order",
            edit(
                "claims/marsh-lays-it-to-inkwell.yaml",
                "- Every trail leads to Inkwell\n      - Inkwell has wanted our lamp for years",
                "- Inkwell has wanted our lamp for years\n      - ▸Every trail leads to",
            ),
            told="QUOTE05",
        ),
        case(
            "parts that are far apart, in two passages",
            edit(
                "precedents/bell-of-dunmorrow.yaml",
                "exact: Each time an islander had it.",
                "exact: [Each time an islander had it., ▸Sometimes a lamp]",
            ),
            told="QUOTE05",
        ),
        case(
            "a quote without words",
            edit("events/boats-stay-in.yaml", "exact: Dozens of boats stayed in harbour.", "exact: ▸'“…”'"),
            told="QUOTE06",
        ),
        case(
            "a part without words",
            edit("claims/marsh-lays-it-to-inkwell.yaml", "- Every trail leads to Inkwell", "- Every trail leads to Inkwell\n      - ▸—"),
            told="QUOTE06",
        ),
        case(
            "a quote in a figure's value",
            edit("figures/boats-in-harbour.yaml", "exact: By Monday more than 40 did", "exact: ▸By Monday more than 50 did"),
            told="QUOTE01",
        ),
    ],
)
def test_a_quote_that_does_not_stand_there_is_told_at_its_words(given: Case, tmp_path: Path) -> None:
    assert_linking_tells(given, tmp_path)


def test_the_nearest_passage_is_suggested(tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    edit("events/boats-stay-in.yaml", "exact: Dozens of boats stayed in harbour.", "exact: Duzens of boats stayed in the harbour.")(root)
    (problem,) = linking_problems(root)
    assert problem.as_text().split("\n")[1] == "    hint: The nearest passage is “Dozens of boats stayed in harbour.”."


@pytest.mark.parametrize(
    "given",
    [
        case(
            "a text that is not there",
            edit(LEDGER, "file: 002_ledger.txt", "file: ▸002_lodger.txt"),
            at("seeds/002_ledger.txt:1:1"),
            told="SEED02 SEED09",
        ),
        case(
            "a text that has gone", lambda root: (root / "seeds/002_ledger.txt").unlink() or [], at(f"content/{LEDGER}:1:7"), told="SEED02"
        ),
        case(
            "a text that was changed by one byte",
            seed("002_ledger.txt", lambda data: data + b"\n", rehash=False),
            at(f"content/{LEDGER}:2:9"),
            told="SEED03",
        ),
        case(
            "a text whose lines now end in CR LF",
            seed("002_ledger.txt", lambda data: data.replace(b"\n", b"\r\n"), rehash=False),
            at(f"content/{LEDGER}:2:9"),
            told="SEED03",
        ),
        case(
            "a text with a replacement character",
            seed("002_ledger.txt", lambda data: data.replace(b"a footprint.", "a footprint.\ufffd".encode())),
            at("seeds/002_ledger.txt:3:104"),
            told="SEED04",
        ),
        case(
            "a text that was read as Windows-1252 once",
            seed("002_ledger.txt", lambda data: data.replace("–".encode(), "â€“".encode())),
            at("seeds/002_ledger.txt:2:179"),
            at("content/claims/lumen-thinks-of-melting.yaml:13:12"),
            told="SEED04 QUOTE01",
        ),
        case(
            "two passages that overlap",
            edit(
                LEDGER,
                "- first: Sometimes a lamp",
                "- ▸first: Each time an islander had it.\n      last: Sometimes a lamp is only mislaid.\n    - ▸first: Sometimes a lamp",
            ),
            told="SEED05 SEED05",
        ),
        case(
            "a passage that nothing is said of",
            edit(
                "sources/text-post.yaml",
                "    - first: This page keeps biscuits.\n      last: Accept all biscuits?\n      reason: A notice of the web page.\n",
                "",
            ),
            at("content/sources/text-post.yaml:17:3"),
            told="SEED06",
        ),
        case(
            "a label that another text has",
            edit("sources/text-gazette.yaml", "title: Lamp", "label: Text 9\ntitle: Lamp"),
            edit(LEDGER, "title: null", 'label: ▸"text  9"\ntitle: null'),
            told="SEED10",
        ),
        case(
            "two texts with labels of their own",
            edit("sources/text-gazette.yaml", "title: Lamp", "label: Text 9\ntitle: Lamp"),
            edit(LEDGER, "title: null", "label: Text 10\ntitle: null"),
        ),
        case(
            "a beginning that nothing is said of",
            edit(LEDGER, '- first: "... and so the lamp"', "- first: It is possible that"),
            at(f"content/{LEDGER}:12:3"),
            told="SEED06",
        ),
        case(
            "a passage whose first words do not stand there",
            edit(LEDGER, "- first: Sometimes a lamp", "- first: ▸Somewhere a lamp"),
            told="QUOTE01",
        ),
        case(
            "a passage whose first words stand there twice",
            edit(LEDGER, "- first: Sometimes a lamp is only mislaid.", "- first: ▸lamp"),
            told="QUOTE02",
        ),
        case(
            "a passage that ends before it begins",
            edit(LEDGER, "last: candles would be free", "last: ▸Each time an islander had it."),
            told="QUOTE03",
        ),
        case(
            "an ignored sentence that does not stand there",
            edit(LEDGER, '- words: "... and so the lamp is gone."', "- words: ▸and thus the lamp is gone."),
            told="QUOTE01",
        ),
        case(
            "an ignored sentence that is out of scope",
            edit("sources/text-post.yaml", "- words: Who took the light of Fogmark?", "- words: ▸Bake it until"),
            told="QUOTE03",
        ),
        case("pins that are not in order", edit(LEDGER, "sentences: [0, 29", "sentences: ▸[29, 0"), told="SEED07"),
        case("pins beyond the text", edit(LEDGER, "482, 516]", "482, 51600]"), at(f"content/{LEDGER}:17:12"), told="SEED07"),
        case("pins that leave words out", edit(LEDGER, "sentences: [0, 29", "sentences: ▸[29"), told="SEED07"),
        case("a pin below nought", edit(LEDGER, "sentences: [0, 29", "sentences: ▸[-1, 29"), told="SEED07"),
        case("a pin twice", edit(LEDGER, "sentences: [0, 29", "sentences: ▸[0, 0, 29"), told="SEED07"),
        case("a pin between two characters", edit(LEDGER, "sentences: [0, 29", "sentences: ▸[0.5, 29"), told="SEED07"),
        case(
            "a text that two sources describe",
            edit(
                LEDGER,
                "file: 002_ledger.txt\nsha256: 3140b1aa63933bc31871b47348390ed4f374f31c7c7d1750b76524a4c05d7d55",
                "file: 001_harbour-post.txt\nsha256: ▸3140b1aa63933bc31871b47348390ed4f374f31c7c7d1750b76524a4c05d7d55",
            ),
            at("content/sources/text-post.yaml:1:7"),
            at("seeds/002_ledger.txt:1:1"),
            told="SEED03 SEED08 SEED09",
        ),
        case(
            "a text that no source describes",
            lambda root: (root / "seeds/x.txt").write_text("x") and [],
            at("seeds/x.txt:1:1"),
            told="SEED09",
        ),
        case("a hidden text is left alone", lambda root: (root / "seeds/.x.txt").write_text("x") and []),
        case("a text that begins with a byte-order mark", seed("002_ledger.txt", lambda data: b"\xef\xbb\xbf" + data)),
        case("a text whose lines end in CR LF", seed("002_ledger.txt", lambda data: data.replace(b"\n", b"\r\n"))),
        case("a text in one line", seed("002_ledger.txt", lambda data: data.replace(b"\n", b" "))),
    ],
)
def test_a_source_text_that_does_not_fit_its_record_is_told(given: Case, tmp_path: Path) -> None:
    """A text is as it was recorded, covered by its scope, and described by one source; a slip is told once, without an avalanche."""
    assert_linking_tells(given, tmp_path)


def test_a_source_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    given = Case("a pin that is no number", (edit(LEDGER, "sentences: [0, 29", "sentences: [0, ▸1e9999999"),), ("FIELD09",))
    assert_linking_tells(given, tmp_path)


def test_a_changed_text_names_its_new_hash(tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    file = root / "seeds/002_ledger.txt"
    file.write_bytes(file.read_bytes() + b"\n")
    (problem,) = linking_problems(root)
    assert hashlib.sha256(file.read_bytes()).hexdigest() in problem.hint


# --- what is derived


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    found, problems = check_dossier(TOY)
    assert [] == problems
    return found


def test_records_are_in_the_order_of_their_ids(dossier: Dossier) -> None:
    assert list(dossier.records) == sorted(dossier.records)


def test_each_reference_is_found_from_its_other_end(dossier: Dossier) -> None:
    """A relation is written once, and read from both ends."""
    for identifier, record in dossier.records.items():
        for field in field_values(record):
            if field.reference is not None:
                sources = {link.from_id for link in dossier.backlinks_to(field.value, field.reference.inverse)}
                assert identifier in sources
            elif field.marker is not None and field.marker.what == "prose":
                for target in linked_ids(field.value):
                    assert target == identifier or identifier in {link.from_id for link in dossier.backlinks_to(target)}


def test_each_inverse_is_a_reference_somewhere(dossier: Dossier) -> None:
    """No relation is derived that nobody wrote, and none is told twice."""
    for target, links in dossier.backlinks.items():
        assert target in dossier.records
        assert len({(link.from_id, link.label) for link in links}) == len(links)
        for link in links:
            written = {field.value for field in field_values(dossier.records[link.from_id]) if field.path == link.path}
            assert target in written or any(target in linked_ids(value) for value in written if isinstance(value, str))


def test_contraries_hold_both_ways(dossier: Dossier) -> None:
    assert contraries(dossier, "lamp-was-mislaid") == ("lamp-was-taken", "moths-acted-alone")
    assert contraries(dossier, "lamp-was-taken") == ("lamp-was-mislaid",)
    assert contraries(dossier, "candles-are-free") == ()
    assert contraries(dossier, "no-such-thing") == ()


def test_each_bound_quote_shows_the_words_of_its_record(dossier: Dossier) -> None:
    """What stands at the place is what the record quotes, part by part, but for spaces, quotation marks and dashes."""
    count = 0
    for quotes in dossier.quotes.values():
        for bound in quotes:
            text = dossier.texts[bound.quote.source].text
            assert [fold_words(text[span.start : span.end]) for span in bound.spans] == [fold_words(part) for part in bound.quote.exact]
            assert bound.span.start == bound.spans[0].start
            count += 1
    assert count > 50


def test_the_shown_words_are_those_of_the_text(dossier: Dossier) -> None:
    """The record writes straight marks and one space; the text has typographic marks and a no-break space: the text wins."""
    (bound,) = dossier.quotes_of("marsh-says-carried-off")
    text = dossier.texts["text-gazette"].text
    assert text[bound.span.start : bound.span.end].startswith("“Somebody has carried off the light of our island,” council chair")


def test_the_parts_of_a_text_are_its_scope(dossier: Dossier) -> None:
    """Passages and exclusions follow each other and leave nothing but white space out."""
    for text in dossier.texts.values():
        spans = sorted([*text.passages, *(excluded.span for excluded in text.excluded)], key=lambda span: span.start)
        at = 0
        for span in spans:
            assert text.text[at : span.start].strip() == ""
            at = span.end
        assert text.text[at:].strip() == ""
        assert all(any(passage.contains(sentence) for passage in text.passages) for sentence in text.sentences_in_scope)


def test_a_body_knows_what_it_is_part_of(dossier: Dossier) -> None:
    assert dossier.ancestors("ottoline-marsh") == ("quill-council", "quill")
    assert (dossier.party("ottoline-marsh"), dossier.party("quill"), dossier.party("pell-grieve")) == ("quill", "quill", "pell-grieve")
    assert dossier.ancestors("no-such-actor") == ()


def test_a_circle_of_bodies_is_walked_once(tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    edit("actors/quill.yaml", "type: state", "type: state\npart_of: ottoline-marsh")(root)
    found, _ = check_dossier(root)
    assert found.ancestors("quill") == ("ottoline-marsh", "quill-council")


def test_records_are_found_by_id_and_kind(dossier: Dossier) -> None:
    assert dossier.get("inkwell", Actor).name == "Inkwell"
    assert dossier.find("inkwell", Claim) is None
    assert dossier.find(None, Actor) is None
    assert dossier.find("no-such-thing", Actor) is None
    with pytest.raises(KeyError, match="inkwell is of the kind actors, not claims"):
        dossier.get("inkwell", Claim)
    with pytest.raises(KeyError):
        dossier.get("no-such-thing", Claim)


def test_quotes_of_a_source_are_in_the_order_of_its_text(dossier: Dossier) -> None:
    for quotes in dossier.quotes_by_source.values():
        assert [bound.span.start for bound in quotes] == sorted(bound.span.start for bound in quotes)
    assert set(dossier.quotes_by_source) == {source.id for source in dossier.of_kind(Source)}


def test_every_kind_of_record_may_be_referred_to() -> None:
    assert set(ANY_KIND) == {path.name for path in (TOY / "content").iterdir() if path.is_dir()} - {"editions"}


# --- many


def test_thousands_of_quotes_take_no_longer_than_their_number(tmp_path: Path) -> None:
    """Bound, ambiguous and absent quotes by the thousand are told of in the time of a breath."""
    root = copy_of_toy(tmp_path)
    for number in range(20):
        quotes = "".join(
            f"  - {{source: text-gazette, role: background, exact: '{words}'}}\n"
            for words in ["At least 37 boats", "lamp", "At least 38 boats stood in harbours", "boat"] * 25
        )
        (root / f"content/events/e{number}.yaml").write_text(f"date: null\ntype: other\nquotes:\n{quotes}", encoding="utf-8")
    started = time.process_time()

    found = linking_problems(root)

    assert time.process_time() - started < 5
    assert {code: sum(1 for problem in found if problem.code == code) for code in ("QUOTE01", "QUOTE02", "QUOTE04")} == {
        "QUOTE01": 500,
        "QUOTE02": 500,
        "QUOTE04": 500,
    }


def test_the_marks_of_these_cases_stand_in_no_record() -> None:
    assert all(MARK not in path.read_text("utf-8") for path in (TOY / "content").rglob("*.yaml"))
