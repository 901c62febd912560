"""The pages of what is computed: what they count, what they say where there is nothing, and what a withdrawal does to them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import tests.property_settings  # noqa: F401 - before the first property
from build_scripts.analysis.readings import aligned
from build_scripts.analysis.warnings import Days
from build_scripts.citations.references import site_address
from build_scripts.exports.data_file import address_below
from build_scripts.mkdocs_adapter.preview import _Preview
from build_scripts.page_views.actors import actor_view
from build_scripts.page_views.corpus import corpus_view
from build_scripts.page_views.framing import framing_view
from build_scripts.page_views.home import home_view
from build_scripts.page_views.ledgers import days_in_words
from build_scripts.page_views.lookup import Lookup
from build_scripts.page_views.matrix import home_matrix
from build_scripts.page_views.network import network_view
from build_scripts.page_views.origins import support_view
from build_scripts.page_views.phrases import Link
from build_scripts.page_views.record_pages import relations_to
from build_scripts.page_views.variorum import passages
from build_scripts.read_dossier import read_dossier
from build_scripts.records import Actor, Source
from build_scripts.render_pages import render_pages
from build_scripts.settings import Settings, read_settings
from tests.built_sites import ROOTS
from tests.small_dossiers import PAPER, Piece, actor, claim, denial, dossier_of, figure, proposition, record, source, value
from tests.toy_changes import add, copy_of_toy, edit


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (15, 15, "15 days"),
        (1, 1, "1 day"),
        (0, 0, "0 days (the day itself)"),
        (2, 4, "2 to 4 days"),
        (15, None, "at least 15 days"),
        (0, None, "not known to the day; possibly on the day of the event"),
        (None, 3, "at most 3 days"),
        (None, 0, "none: on the day of the event or after it"),
        (-2, -2, "2 days after the event"),
        (-1, 2, "from 1 day after the event to 2 days"),
    ],
)
def test_days_are_told_with_their_bounds(least: int | None, most: int | None, words: str) -> None:
    assert words == days_in_words(Days(least, most))
    assert f"{words}, if the dates are right: not all are certain" == days_in_words(Days(least, most, "uncertain"))
    assert f"{words}, by dates of which not all are exact" == days_in_words(Days(least, most, "approximate"))


@pytest.mark.parametrize(
    "texts",
    [
        ("“We borrowed the lamp,” it said.", '"We borrowed the lamp", it said'),
        ("the lamp", "a lamp, and the oil"),
        ("dark", "bright"),
        ("a b c d", "a x c", "b c d"),
    ],
)
def test_the_passages_of_a_witness_make_up_its_words(texts: tuple[str, ...]) -> None:
    """Nothing is lost, added or spelt anew between the alignment and the page."""
    found = list(passages(texts, aligned(texts)))
    assert texts == tuple("".join(passage.readings[number] for passage in found) for number in range(len(texts)))
    assert all(len({words.split() and True for words in passage.readings}) == 1 for passage in found if passage.is_shared)


def test_words_that_are_laid_to_two_speakers_stand_in_the_variorum_and_not_among_the_statements() -> None:
    """The page names both, each with its source; neither statement has a variorum of its own."""
    words = "We have never seen a lamp there."
    made = dossier_of(
        source("paper", words),
        source("other", words),
        claim("one", "ann", ("paper", words)),
        claim("two", "ben", ("other", words)),
        record("disagreements", "whose", name="Whose words", type="attribution", between=["one", "two"], summary="They differ."),
    )
    pages = render_pages(made, Settings("x"))
    page = LexborHTMLParser(pages["variorum.md"]).text()
    assert "0 statements that two or more of these sources quote, in the order of time; at the end, words that sources lay to" in page
    assert re.search(r"Laid to different speakers: to \[Ann\]\(actors/ann.md\) in .*, and to \[Ben\]", pages["variorum.md"])
    assert "grid-witnesses" not in pages["claims/one.md"]


def test_a_word_of_grammar_between_two_variants_is_no_shared_passage() -> None:
    """Two readings meet in it by chance; a longer word, or one beside a shared one, is shared."""
    texts = ("the lamp burnt on the hill", "the lamp shone on a ship")
    assert [("the lamp", True), ("burnt on the hill", False)] == [
        (found.readings[0].strip(), found.is_shared) for found in passages(texts, aligned(texts))
    ]
    texts = ("the lamp burnt HMS the 5 hills", "the lamp shone HMS and 5 ships")
    assert ["the lamp", "burnt", "HMS", "the", "5", "hills"] == [found.readings[0].strip() for found in passages(texts, aligned(texts))]
    texts = ("the lamp burnt above the hill", "the lamp shone above a ship")
    assert ["the lamp", "burnt", "above", "the hill"] == [found.readings[0].strip() for found in passages(texts, aligned(texts))]


def witnesses_on_pages(found: Lookup) -> Iterator[tuple[str, str]]:
    """Each witness as the pages print it: its source, and its words without their markup."""
    titles = {found.names[source.id]: source.id for source in found.dossier.of_kind(Source)}
    for path, page in render_pages(found.dossier, found.settings).items():
        if path == "variorum.md" or path.startswith(("claims/", "denials/")):
            for cell in LexborHTMLParser(page).css("td[data-column=''], td:not([data-column])"):
                table = cell.parent.parent.parent if cell.parent and cell.parent.parent else None
                caption = table.css_first("caption") if table else None
                if caption and (caption.attributes["id"] or "").startswith("grid-witnesses-"):
                    yield titles[cell.parent.css_first("th").text()], cell.text()


def words_of(text: str) -> str:
    """A text with runs of white space as one space."""
    return " ".join(text.split())


WORDS = ("one", "two", "three", "four", "five", "six")
#: What may stand between two words of a line.
MARKS = st.sampled_from([" ", ", ", ". ", ".” ", ",” ", " “", "\u00a0", "  ", " – ", "—", "...", ": “", "’ ("])


@given(st.data())
@settings(max_examples=15)
def test_a_witness_on_a_page_is_its_sources_line(data: st.DataObject) -> None:
    """Whatever stands between the words: no space is added, none is lost, and nothing is spelt anew."""
    lines = {
        name: "".join(f"{word}{mark}" for word, mark in zip(WORDS, data.draw(st.lists(MARKS, min_size=6, max_size=6)), strict=True)).strip()
        for name in ("paper", "other")
    }
    quotes = [(name, re.search(r"two.*five", line).group()) for name, line in lines.items()]
    found = Lookup(
        dossier_of(*(source(name, f"A line.\n{line}\nMore.") for name, line in lines.items()), claim("said", "ann", *quotes)), Settings("x")
    )
    shown = list(witnesses_on_pages(found))
    assert len(shown) == 4
    assert {(name, words_of(line)) for name, line in lines.items()} == {(name, words_of(words)) for name, words in shown}
    assert all(words.strip() == words_of(words) for _, words in shown)


@pytest.mark.parametrize("name", ROOTS)
def test_the_witnesses_of_a_dossier_stand_in_their_sources(name: str) -> None:
    """Each stretch between the marks of what is left out, letter for letter but for runs of white space."""
    found = Lookup(read_dossier(ROOTS[name]), read_settings(ROOTS[name]))
    shown = list(witnesses_on_pages(found))
    assert shown
    assert [
        (source, stretch)
        for source, words in shown
        for stretch in f" {words} ".split(" […] ")
        if words_of(stretch) not in words_of(found.text_of(source).text)
    ] == []


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("We took “the lamp” home on Sunday.", "They took the lamp home on Sunday.", "“took the lamp home on Sunday” as Other prints it"),
        ("We took the lamp\nhome on Sunday.", "They took the lamp home on Sunday.", "“took the lamp home on Sunday”"),
        (
            "He said: “They took the lamp away”.",
            "He said. “They took the lamp away”.",
            "“He said. “They took the lamp away” as Other prints it",
        ),
    ],
)
def test_a_shared_run_says_in_whose_spelling_it_is(first: str, second: str, told: str) -> None:
    """Where the sources set other marks or capitals, they do not both print what is shown."""
    made = dossier_of(
        source("paper", first), source("other", f"Yes. {second}"), claim("a", "ann", ("paper", first)), claim("b", "ben", ("other", second))
    )
    found = Lookup(made, Settings("x"))
    (line,) = [joint.plain for origin in support_view(found, found.computed.standings["p"].support).origins for joint in origin.joints]
    assert told in line
    assert line.startswith("The same words: ")
    assert ("prints it" in line) == ("prints it" in told)


def test_a_withdrawn_source_counts_for_nothing_and_its_quotes_say_so(tmp_path: Path) -> None:
    """The dossier still builds; the pages that rested on the source change, and the numbers go down."""
    root = copy_of_toy(tmp_path)
    before = render_pages(read_dossier(root), read_settings(root))
    (change,) = [add("sources/text-post.yaml", "status: withdrawn\nwithdrawn_on: 2019-07-01\nwithdrawn_reason: It was never printed.")]
    file = root / "content/sources/text-post.yaml"
    file.write_text(
        "\n".join(line for line in file.read_text("utf-8").splitlines() if not line.startswith(("status:", "reviewed_on:"))), "utf-8"
    )
    change(root)
    # An answer may not rest on the source alone.
    edit("explainers/was-there-a-warning.yaml", "[marsh-grants-the-warning]", "[marsh-grants-the-warning, coastguard-warns-the-council]")(
        root
    )
    after = render_pages(read_dossier(root), read_settings(root))
    denial = "denials/thistle-denies-for-inkwell.md"
    proposition = "propositions/inkwell-has-the-lamp.md"
    assert "rests on 3 source texts" in before["index.md"]
    assert "rests on 2 source texts" in after["index.md"]
    assert "**Rejected in:** 2 articles, 1 origin" in before[proposition]
    assert "**Rejected in:** 1 article, 1 origin" in after[proposition]
    assert '](../sources/text-post.md) <span class="withdrawn">withdrawn</span>, paragraph' in after[denial]
    assert "It was never printed." in after["sources/text-post.md"]
    assert "The dossier no longer rests on the text" in after["sources/text-post.md"]
    assert "upholds" not in after["sources/text-post.md"]
    assert "text-post.md" not in before["withdrawals.md"].partition("## What has been withdrawn")[2]
    assert '](sources/text-post.md)<span class="quiet"> (source, 1 July 2019&#41;</span>' in after["withdrawals.md"]
    alone = "claims/marsh-asks-who-gains.md"
    assert "From none that counts" not in before[alone]
    assert "From none that counts: its source is withdrawn since 1 July 2019." in after[alone]
    assert "## As each source prints it" in before[denial]
    assert "## As each source prints it" not in after[denial]
    lost = "claims/marsh-asks-who-gains.md"
    assert "source withdrawn" in after[proposition]
    assert lost.removeprefix("claims/") in after[proposition]
    assert lost.replace(".md", ".html") in before["matrix.md"]
    assert lost.replace(".md", ".html") not in after["matrix.md"]
    assert "sources/text-post.html" in before["framing.md"]
    assert "sources/text-post.html" not in after["framing.md"]


def test_the_event_to_count_to_is_set_or_the_earliest_attack(tmp_path: Path) -> None:
    dossier, settings = read_dossier(ROOTS["toy"]), read_settings(ROOTS["toy"])
    assert "events/lamp-is-taken.md" in render_pages(dossier, settings)["warnings.md"]
    other = dataclasses.replace(settings, event="boats-stay-in")
    assert "events/boats-stay-in.md" in render_pages(dossier, other)["warnings.md"]


def test_an_empty_cell_is_said_to_mean_no_statement() -> None:
    pages = render_pages(read_dossier(ROOTS["toy"]), read_settings(ROOTS["toy"]))
    assert "An empty cell means: no statement in these sources." in pages["matrix.md"]
    assert "<td data-column" in pages["matrix.md"]
    assert 'scope="colgroup"' in pages["matrix.md"]
    assert 'scope="row"' in pages["matrix.md"]


def test_the_home_page_counts_no_value_of_a_withdrawn_source() -> None:
    """The toll is that of the sources that stand, and so is the number of its values."""
    words = {"role": "own_reporting"}
    made = dossier_of(
        source("old", "There were 9 lamps.", status="withdrawn", withdrawn_on="2020-01-01", withdrawn_reason="It was a mistake."),
        source("paper", "There were 3 lamps."),
        figure(
            "lamps",
            value("9", as_of="2019-05-09", quotes=[{"source": "old", "exact": "There were 9 lamps.", **words}]),
            value("3", as_of="2019-05-06", quotes=[{"source": "paper", "exact": "There were 3 lamps.", **words}]),
        ),
    )
    toll = home_view(Lookup(made, Settings("Lamps", toll="lamps"))).toll
    assert toll is not None
    assert (toll.latest.words, toll.latest.anchor, toll.others) == ("3", "value-2", ())
    assert toll.figure.plain == "What it counts: the value, with its words"


def test_a_value_of_a_day_or_before_is_not_taken_for_the_latest() -> None:
    """It may be older than one whose day is known, whatever the order in which they are shown."""
    made = dossier_of(figure("lamps", value("9", as_of="../2019-05-09"), value("3", as_of="2019-05-06")))
    toll = home_view(Lookup(made, Settings("Lamps", toll="lamps"))).toll
    assert toll is not None
    assert toll.latest.words == "3"


def test_the_dispute_at_a_glance_shows_what_is_disputed() -> None:
    """First what some state and others reject, then what some hint at, then what is rejected, however many speak on the rest."""
    holders = ["ann", "ben", "cat", "dan", "eve"]
    agreed = [claim(f"{on}-{holder}", holder, on=on) for on in ("agreed", "known", "seen") for holder in holders]
    made = dossier_of(
        *(proposition(name, text=f"{name}.") for name in ("agreed", "contested", "doubted", "hinted", "known", "rejected", "seen", "turned", "wide")),
        *agreed,
        claim("c-1", "ann", on="contested"), denial("c-2", "ben", on="contested"),
        claim("w-1", "ann", on="wide"), denial("w-2", "ben", on="wide"), claim("w-3", "cat", on="wide", stance="doubts"),
        claim("h-1", "ann", on="hinted", stance="insinuates"), denial("h-2", "ben", on="hinted"), denial("h-3", "cat", on="hinted"),
        denial("r-1", "ann", on="rejected"), denial("r-2", "ben", on="rejected"), denial("r-3", "cat", on="rejected"),
        claim("d-1", "ann", on="doubted"), claim("d-2", "ben", on="doubted", stance="notes-no-evidence"),
        claim("t-1", "ann", on="turned", said="2020-01-01"), denial("t-2", "ann", on="turned", said="2020-01-02"), claim("t-3", "ben", on="turned", stance="reports"),
    )  # fmt: skip
    found = home_matrix(Lookup(made, Settings("x")))
    assert found is not None
    titles = [link.text(deep=True) for link in LexborHTMLParser(found.wide).css("a") if not link.css("use")]
    assert [title.split(".")[0] for title in titles] == ["wide", "contested", "hinted", "rejected", "turned"]


@pytest.mark.parametrize(
    ("statements", "shown"),
    [
        pytest.param((denial("no", "ben"), claim("q1", on="q"), claim("q2", "ben", on="q")), ["p"], id="what nobody rejects is left out"),
        pytest.param(
            (claim("yes", "cat"), denial("no", "ben", on="wider"), denial("n2", "ann", on="r"), denial("n3", "ben", on="r"), claim("q2", "ben", on="q")),
            ["r", "p"],
            id="contested by what it implies",
        ),
        pytest.param((claim("yes", "ben"), claim("q1", on="q"), claim("q2", "ben", on="q")), ["p", "q"], id="without a dispute, what is spoken of"),
    ],
)  # fmt: skip
def test_the_dispute_at_a_glance_leaves_out_what_nobody_rejects(statements: tuple[Piece, ...], shown: list[str]) -> None:
    """Unless there is nothing else."""
    told = [proposition(name, text=f"{name}.", implies=["wider"] if name == "p" else []) for name in ("p", "q", "r", "wider")]
    found = home_matrix(Lookup(dossier_of(*told, claim("first", "ann"), *statements), Settings("x")))
    assert found is not None
    titles = [link.text(deep=True) for link in LexborHTMLParser(found.wide).css("a") if not link.css("use")]
    assert [title.split(".")[0] for title in titles] == shown


def test_the_order_of_a_source_says_how_each_stands_to_what_it_brings() -> None:
    """Who denies something is not listed beside it as if they held it."""
    made = dossier_of(denial("no", "ben"), claim("unseen", f"{PAPER}-outlet", on="q", stance="notes-no-evidence"))
    (order,) = framing_view(Lookup(made, Settings("x"))).orders
    told = " ".join(line.plain for line in order.propositions)
    assert "denies, in the words of Ben)" in told
    assert "notes no evidence, in its own voice)" in told


def test_the_page_of_the_accused_and_the_right_of_reply_show_the_same_answers() -> None:
    """What rejects what an accusation implies, and what a body says to which the accused belong."""
    charge = claim("charge", "ann", act="accusation", against=["council"])
    made = dossier_of(
        charge, denial("implied", "council", on="wider"), claim("contrary", "quill", on="q"), denial("else", "council", on="r"),
        proposition("p", implies=["wider"], contrary_to=["q"]), actor("council", "state-body", part_of="quill"), actor("quill", "state"),
    )  # fmt: skip
    lookup = Lookup(made, Settings("x"))
    (replies,) = lookup.computed.replies
    (accused,) = actor_view(lookup, made.get("council", Actor)).accusations
    paths = {piece.path for line in accused.answers for piece in line.pieces if isinstance(piece, Link)}
    assert paths == {lookup.path(reply.statement) for reply in replies.replies}
    assert len(paths) == 2


@pytest.mark.parametrize("written", ["https://example.org/lamps", "https://example.org/lamps/"])
def test_an_address_is_the_same_with_a_slash_at_its_end_and_without(written: str, tmp_path: Path) -> None:
    """All addresses begin with it, those of pages and those of data."""
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Lamps\nsite_url: {written}\n", encoding="utf-8")
    settings = read_settings(tmp_path)
    assert "https://example.org/lamps/" == settings.address
    assert "https://example.org/lamps/data/x.csv" == address_below(settings, "data/x.csv") == site_address(settings, "data/x.csv")


def test_a_preview_keeps_nothing_of_a_record_that_is_gone(tmp_path: Path) -> None:
    """Neither its page nor its data nor its citations; and what has not changed is not written again."""
    root, folder = copy_of_toy(tmp_path), tmp_path / "preview"
    folder.mkdir()
    gone = root / "content" / "places" / "lamp-room.yaml"
    gone.write_text("name: Lamp room\nlatitude: 48.25\nlongitude: -32.5\nprecision: site\nbasis: Invented.\n", encoding="utf-8")
    preview = _Preview(root, folder, "127.0.0.1", 0)
    preview._build()
    assert {"lamp-room.html", "lamp-room.json", "lamp-room.bib"} <= {file.name for file in folder.rglob("lamp-room*")}
    same = folder / "api" / "v1" / "places" / "dunmorrow.json"
    before = same.stat().st_mtime_ns
    gone.unlink()
    preview._build()
    assert [] == [file.name for file in folder.rglob("lamp-room*")]
    assert before == same.stat().st_mtime_ns


def test_a_value_of_a_withdrawn_source_is_marked_and_counted_nowhere() -> None:
    """Its figure's page still shows it, with the mark; the order in time, the index and the sentence to cite leave it out."""
    words = {"role": "own_reporting"}
    made = dossier_of(
        source("old", "There were 9 lamps.", status="withdrawn", withdrawn_on="2020-01-01", withdrawn_reason="It was a mistake."),
        source("paper", "There were 3 lamps, and then 4."),
        figure(
            "lamps",
            value("9", as_of="2019-05-09", holder="ben", quotes=[{"source": "old", "exact": "There were 9 lamps.", **words}]),
            value("3", as_of="2019-05-06", quotes=[{"source": "paper", "exact": "There were 3 lamps", **words}]),
            value("4", as_of="2019-05-07", quotes=[{"source": "paper", "exact": "then 4.", **words}]),
        ),
    )
    settings = Settings("A dossier")
    pages = render_pages(made, settings)
    before, over_time = pages["figures/lamps.md"].split("## Over time")
    assert '[9](#value-1) <span class="withdrawn">source withdrawn</span>' in before
    assert before.count("source withdrawn") == 1
    assert "#value-1" not in over_time.split("## ")[0]
    assert ">3 · 4</td>" in pages["figures/index.md"]
    assert "source withdrawn" in pages["actors/ben.md"]
    safe = Lookup(made, settings).sentence_on(made.records["lamps"])
    assert "1 holder gives 2 values in 1 article" in safe.short
    assert "Ann: exactly 3 (for 6 May 2019); Ann: exactly 4 (for 7 May 2019). Counted" in safe.full


def test_a_reversal_stands_on_the_pages_of_its_statements_its_proposition_and_its_question() -> None:
    """What the same holder says is told apart from what others say."""
    dossier = dossier_of(
        proposition("p", question="why"),
        claim("one", "ann", said="2020-01-01", summary="Ann said it."),
        denial("two", "ann", said="2020-01-02", summary="Ann took it back."),
        claim("three", "ben", summary="Ben said it."),
    )
    pages = render_pages(dossier, Settings("A dossier"))
    own, others = (pages["claims/one.md"].partition("## What others say on this")[index] for index in (0, 2))
    own = own.partition("## The same holder on this")[2]
    assert "Ann took it back." in own
    assert '<span class="mark">reversal</span>' in own
    assert "Ben said it." not in own
    assert "Ben said it." in others.partition("\n## ")[0]
    assert "Ann took it back." not in others.partition("\n## ")[0]
    assert "Ann said it." in pages["denials/two.md"].partition("## The same holder on this")[2].partition("## What others")[0]
    assert "## The same holder on this" not in pages["claims/three.md"]
    alone = render_pages(dossier_of(claim("one", "ann"), denial("two", "ann")), Settings("A dossier"))["claims/one.md"]
    assert "Nobody else speaks on this in these sources." in alone
    assert "reversal" not in alone
    marked = '<span class="mark">reversal</span> by [Ann](../actors/ann.md)'
    assert f"- **Turned later:** {marked}" in pages["propositions/p.md"]
    assert marked in pages["explainers/why.md"]


def test_who_says_that_who_says_marks_a_withdrawn_source() -> None:
    """The way through it is still shown, for the words are there, with the mark."""
    made = dossier_of(
        claim("told", by="old paper"),
        source("old", status="withdrawn", withdrawn_on="2020-01-01", withdrawn_reason="It was a mistake."),
    )
    (table,) = re.findall(r"## Who says that who says.*?</table>", render_pages(made, Settings("A dossier"))["claims/told.md"], re.DOTALL)
    rows = re.findall(r'<th scope="row">.*?</th>', table)
    assert ["withdrawn" in row for row in rows] == ["old" in row.lower() for row in rows]
    assert len(rows) == 2


def ties(*statements: Piece) -> set[tuple[str, str, str]]:
    """Who does what to whom in the network of Ann, Ben and Cat."""
    drawn = network_view(Lookup(dossier_of(actor("ann"), actor("ben"), actor("cat"), *statements), Settings("x"))).drawing
    rows = drawn.table.rows if drawn is not None else ()
    return {(row.head.plain, row.cells[0].lines[0].plain, row.cells[1].lines[0].plain) for row in rows}


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        pytest.param((claim("a"), denial("b", "ben", on="wider")), {("Ben", "Ann")}, id="what it implies is denied"),
        pytest.param((claim("a"), claim("b", "ben", on="other-way")), {("Ann", "Ben"), ("Ben", "Ann")}, id="each states a contrary"),
        pytest.param((claim("a"), claim("b", "ben", on="other-way", stance="speculates")), set(), id="a contrary is only supposed"),
        pytest.param((claim("a", stance="insinuates"), denial("b", "ben", on="wider")), set(), id="it is only suggested"),
        pytest.param((claim("a"), denial("b", "ann", on="wider")), set(), id="of oneself"),
    ],
)
def test_who_rejects_by_implication_contradicts(statements: tuple[Piece, ...], expected: set[tuple[str, str]]) -> None:
    """As the standing of a proposition counts it."""
    found = ties(*statements, proposition("p", implies=["wider"], contrary_to=["other-way"]))
    assert {(one, sort, other) for one, sort, other in found} == {
        (one, "contradicts what the other says", other) for one, other in expected
    }


def cells_of_framing(*pieces: Piece) -> dict[str, tuple[list[tuple[str, bool]], str]]:
    """The cells of the framing charts by their links: the signs in order, each with whether a frame is around it alone; and the link's words."""
    found = {}
    for section in framing_view(Lookup(dossier_of(*pieces), Settings("x"))).sections:
        assert section.drawing is not None
        for svg in (section.drawing.wide, section.drawing.narrow):
            for link in LexborHTMLParser(svg).css("a:has(use)"):
                frames = [
                    [float(rect.attributes[name] or 0) for name in ("x", "y", "width", "height")] for rect in link.css("rect.pic-frame")
                ]
                signs = []
                for use in link.css("use"):
                    x, y = float(use.attributes["x"] or 0), float(use.attributes["y"] or 0)
                    inside = [
                        frame for frame in frames if frame[0] <= x + 7 <= frame[0] + frame[2] and frame[1] <= y + 7 <= frame[1] + frame[3]
                    ]
                    assert len(inside) < 2
                    signs.append(((use.attributes["href"] or "").rsplit("-", 1)[1], bool(inside)))
                assert len(frames) == sum(framed for _, framed in signs)
                label = link.css_first("title").text()
                assert found.setdefault(label, signs) == signs
    return {label.split(":")[0]: (signs, label.split(": ", 1)[1]) for label, signs in found.items()}


def test_a_frame_stands_around_what_a_source_says_itself_and_around_nothing_else() -> None:
    """What another holder says is passed on, though the outlet speaks on the same; the words say the same as the frames."""
    cells = cells_of_framing(
        claim("told", "ann", by="one two three"),
        claim("guessed", "one-outlet", by="one", stance="speculates"),
        claim("said", "two-outlet", by="two"),
        denial("denied", "ben", by="three"),
    )
    assert cells == {
        "One": ([("for", False), ("hedge", True)], "asserts, in the words of Ann; speculates, in its own voice; after 0% of the text"),
        "Two": ([("for", False), ("for", True)], "asserts, in its own voice and in the words of Ann; after 0% of the text"),
        "Three": ([("for", False), ("against", False)], "asserts, in the words of Ann; denies, in the words of Ben; after 0% of the text"),
    }


@pytest.mark.parametrize(
    ("stance", "act", "tie"),
    [
        ("asserts", "accusation", "accuses"),
        ("concedes", "accusation", "accuses"),
        ("insinuates", "accusation", "speaks against, without an outright accusation"),
        ("speculates", "accusation", "speaks against, without an outright accusation"),
        ("conditional", "threat", "speaks against, without an outright accusation"),
        ("asserts", "threat", "speaks against, without an outright accusation"),
        ("asserts", "opinion", "speaks against, without an outright accusation"),
    ],
)
def test_who_suggests_threatens_or_speaks_under_a_condition_is_not_said_to_accuse(stance: str, act: str, tie: str) -> None:
    """A condition is not an assertion, and a threat is not an accusation."""
    assert ties(claim("one", "ann", stance=stance, act=act, against=["ben"])) == {("Ann", tie, "Ben")}


@pytest.mark.parametrize(("stance", "is_rejected"), [("asserts", True), ("insinuates", False), ("conditional", False), ("reports", False)])
def test_a_denial_rejects_what_is_stated_and_not_what_is_asked(stance: str, is_rejected: bool) -> None:
    """Somebody who heads a text with a question has said nothing that a denial elsewhere rejects."""
    found = ties(claim("one", "ann", stance=stance), denial("two", "cat"))
    assert found == ({("Cat", "contradicts what the other says", "Ann")} if is_rejected else set())


def test_an_answer_rejects_the_suggestion_that_it_answers() -> None:
    """Whoever is spoken against may reject a suggestion, and is shown to do so."""
    suggested = claim("one", "ann", stance="insinuates", act="accusation", against=["ben"])
    assert ("Ben", "contradicts what the other says", "Ann") in ties(suggested, denial("two", "ben"))


def test_an_actor_does_not_pass_on_their_own_words() -> None:
    """A chain ends with the holder; who says something of their own is listed as saying it, and not as passing it on."""
    through = [{"who": "ben", "cue": "Ben said"}, {"who": "ann", "cue": "Ann said"}]
    made = dossier_of(
        proposition("p"),
        claim("said-by-ann", "ann", ("paper", "It is gone."), attribution=through),
        figure("lamps", value("3", holder="ann", attribution=through)),
        source("paper", "It is gone."),
    )
    found = Lookup(made, Settings("x"))
    relations = {name: [group for group in relations_to(found, name) if group.heading == "Passes on"] for name in ("ann", "ben")}
    assert [] == relations["ann"]
    assert ["lamps", "said-by-ann"] == [
        re.search(r"([\w-]+)\.md", str(item)).group(1) for group in relations["ben"] for item in group.items
    ]


@pytest.mark.parametrize(("other", "is_folded"), [("2", True), ("9", False)])
def test_readings_of_a_rank_that_all_come_to_the_same_are_a_sentence(other: str, is_folded: bool) -> None:
    """The table is folded up below it; where they do not, it stands open. No rank need be claimed in words."""
    made = dossier_of(
        proposition("most", superlative={"figure": "now", "rank": "1", "among": ["then"]}),
        figure("now", value("5"), value("7")),
        figure("then", value("1"), value(other)),
    )
    page = render_pages(made, Settings("x"))["propositions/most.md"]
    assert "**Claims or implies a rank:** number 1 by" in page
    result = "true under all 4 readings" if is_folded else "true under 2, not true under 2 of 4 readings"
    assert f"worked out anew from the values in these sources: {result}. A reading takes" in page
    assert is_folded == ("<summary>Every reading, as a table</summary>" in page)


def test_a_share_that_is_some_is_never_printed_as_none_nor_one_that_is_not_all_as_all() -> None:
    many = [claim(f"claim-{number}", "ann") for number in range(299)]
    grid = corpus_view(Lookup(dossier_of(*many, claim("other", "bo")), Settings(name="Toy"))).sides
    assert [row.cells[1].lines[0].plain for row in grid.rows] == ["over 99%", "under 1%"]
