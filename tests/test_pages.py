"""The pages: golden ones for the toy dossier, and the rules that hold for every page of any dossier."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

import markdown
import pytest
from selectolax.lexbor import LexborHTMLParser

from build_scripts.dossier import Dossier
from build_scripts.identifiers import page_path, quote_anchor
from build_scripts.mkdocs_adapter import EXTENSION_SETTINGS, MARKDOWN_EXTENSIONS, SiteError, build_site
from build_scripts.page_views.quotes import WORDS_AROUND
from build_scripts.problems import ContentError
from build_scripts.read_dossier import check_dossier, read_dossier
from build_scripts.records import KINDS
from build_scripts.render_pages import PageError, render_pages
from build_scripts.settings import Settings, read_settings
from build_scripts.vocabularies import PUBLISHED
from build_scripts.write_pages import PAGES_LIST, write_pages
from tests.built_sites import ROOTS
from tests.golden import golden_pages, toy_pages
from tests.toy_changes import copy_of_toy, source

HOSTILE = '</title><script>alert(1)</script><img src=x onerror=alert(1)> [a](javascript:alert(1)) {{ 7*7 }} `x` *y* "z" &amp; |'


@cache
def dossier_and_pages(name: str) -> tuple[Dossier, dict[str, str]]:
    dossier = read_dossier(ROOTS[name])
    return dossier, render_pages(dossier, read_settings(ROOTS[name]))


@pytest.fixture(params=list(ROOTS))
def each(request: pytest.FixtureRequest) -> tuple[Dossier, dict[str, str]]:
    """Each dossier with its pages."""
    return dossier_and_pages(request.param)


def as_html(page: str) -> LexborHTMLParser:
    """A page as MkDocs makes it, without the theme."""
    body = re.sub(r"\A---\n.*?\n---\n", "", page, flags=re.DOTALL)
    return LexborHTMLParser(markdown.markdown(body, extensions=list(MARKDOWN_EXTENSIONS), extension_configs=dict(EXTENSION_SETTINGS)))


def words_of(text: str) -> str:
    """A text with every run of white space that HTML collapses as one space."""
    return re.sub(r"[ \t\n\r\f]+", " ", text).strip(" ")


def files_of(folder: Path) -> dict[str, str]:
    """The hash of every file below a folder."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.rglob("*") if file.is_file()
    }


def test_the_toys_pages_are_the_golden_ones() -> None:
    """`python -m tests.golden` writes them anew; what changes is looked at before it is kept."""
    now, golden = toy_pages(), golden_pages()
    assert sorted(now) == sorted(golden)
    assert {path: text for path, text in now.items() if golden[path] != text} == {}


def test_every_record_has_a_page_and_every_kind_with_records_an_index(each: tuple[Dossier, dict[str, str]]) -> None:
    dossier, pages = each
    assert {page_path(record.kind, identifier) for identifier, record in dossier.records.items()} <= set(pages)
    assert {path for path in pages if path.endswith("/index.md")} == {
        f"{kind}/index.md" for kind, shape in KINDS.items() if dossier.of_kind(shape)
    }


def test_a_quotes_shown_words_are_those_of_the_source(each: tuple[Dossier, dict[str, str]]) -> None:
    """Cut from the file at the bound place, under an anchor of their own; what a reader sees is what stands there."""
    dossier, pages = each
    for owner, quotes in dossier.quotes.items():
        if not quotes:
            continue
        html = as_html(pages[page_path(dossier.records[owner].kind, owner)])
        for number, bound in enumerate(quotes, 1):
            text = dossier.texts[bound.quote.source].text
            lead = html.css_first(f"#{quote_anchor(number)}")
            assert lead is not None
            block = lead.parent
            while block is not None and block.tag != "blockquote":
                block = block.next
            assert block is not None
            shown = [words_of(part.text()) for part in block.css(".exact")]
            assert shown == [words_of(text[span.start : span.end]) for span in bound.spans]


def test_the_words_around_a_quote_are_few_and_in_scope(each: tuple[Dossier, dict[str, str]]) -> None:
    """At most so many on either side, and never of a passage that does not belong to the dossier."""
    dossier, pages = each
    in_scope = [words_of(text.text[passage.start : passage.end]) for text in dossier.texts.values() for passage in text.passages]
    for page in pages.values():
        for context in as_html(page).css("blockquote .context") if 'class="context"' in page else ():
            words = words_of(context.text().replace("…", " … "))
            plain = words.removeprefix("… ").removesuffix(" …")
            assert len(plain.split()) <= WORDS_AROUND + 4
            assert any(words_of(context.text().removeprefix("… ").removesuffix(" …")) in passage for passage in in_scope)


def test_a_sources_page_does_not_hold_its_text(each: tuple[Dossier, dict[str, str]]) -> None:
    """Excerpts, not articles: no run of 25 words of the text stands there."""
    dossier, pages = each
    for identifier, text in dossier.texts.items():
        page = words_of(as_html(pages[f"sources/{identifier}.md"]).text())
        words = text.text.split()
        assert [words[at : at + 25] for at in range(0, len(words) - 25, 5) if " ".join(words[at : at + 25]) in page] == []


def test_method_gives_each_term_its_sentence(each: tuple[Dossier, dict[str, str]]) -> None:
    _, pages = each
    shown = words_of(as_html(pages["method.md"]).text())
    missing = [sentence for vocabulary in PUBLISHED.values() for sentence in vocabulary.values() if words_of(sentence) not in shown]
    assert missing == []


def test_for_editors_names_every_field_of_every_kind() -> None:
    page = words_of(as_html(toy_pages()["for-editors.md"]).text())
    missing = [
        (kind, name)
        for kind, shape in KINDS.items()
        for name, field in shape.model_fields.items()
        if name != "id" and (field.description or "") not in page
    ]
    assert missing == []


def test_the_annotated_example_passes_the_checks(tmp_path: Path) -> None:
    """Who copies it, with the records that it names, is told nothing."""
    lines = toy_pages()["for-editors.md"].split("## A record, annotated\n\n")[1].split("\n## ")[0].splitlines()
    example = "\n".join(line.removeprefix("    ") for line in lines)
    file = re.search(r"content/\S+\.yaml", example)
    words = re.search(r"exact: (.+)", example)
    assert file is not None
    assert words is not None
    text = f"Bridge row\n\nExampletown, 18 May 2020. {words[1]}\n"
    files = {
        file[0]: example,
        "content/actors/example-agency.yaml": "name: Example Agency\ntype: outlet\naliases: [{name: Example Agency, source: text-example}]",
        "content/actors/mayor-example.yaml": "name: The mayor\ntype: unnamed\naliases: [{name: the mayor, source: text-example}]",
        "content/actors/paper.yaml": "name: The paper\ntype: outlet",
        "content/propositions/bridge-was-closed.yaml": "text: The bridge was closed.",
        "content/sources/text-example.yaml": "\n".join(
            (
                "file: text-example.txt",
                f"sha256: {hashlib.sha256(text.encode()).hexdigest()}",
                "title: null\npublisher: null\noutlet: paper\npublished: 2020-05-18\nlanguage: en",
                "basis: {published: “18 May 2020”, language: the text itself}",
                f"scope: {{passages: [{{first: Bridge row, last: '{words[1]}'}}]}}",
            )
        ),
        "seeds/text-example.txt": text,
    }
    for name, written in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(written, encoding="utf-8")
    assert [problem.as_text() for problem in check_dossier(tmp_path)[1]] == []


def test_for_editors_says_in_which_texts_the_rules_see_less(tmp_path: Path) -> None:
    """The rules know English verbs of saying; a dossier in English alone needs no such word."""
    root = copy_of_toy(tmp_path)
    for identifier, words, language in (("text-tout", "Tout est calme.", "fr-CA"), ("text-tykho", "Усе тихо.", "uk")):
        source(identifier, words, language=language)(root)
    dossier, _ = check_dossier(root)
    pages = render_pages(dossier, read_settings(root))
    shown = words_of(as_html(pages["for-editors.md"]).text())
    assert "In texts in French and Ukrainian the rules on verbs of saying do not see who speaks" in shown
    assert "no rule looks for the marks of a stance" in shown
    assert "Number words in Ukrainian are not read either." in shown
    assert "verbs of saying do not see" not in toy_pages()["for-editors.md"]


def test_a_page_can_show_any_text(tmp_path: Path) -> None:
    """Hostile text in a record is words on the page, and no element, in its heading, its title and its description."""
    root = copy_of_toy(tmp_path)
    quoted = HOSTILE.replace("'", "''")
    (root / "content" / "propositions" / "hostile.yaml").write_text(f"text: '{quoted}'\nsummary: '{quoted}'\n", encoding="utf-8")
    dossier, _ = check_dossier(root)
    pages = render_pages(dossier, read_settings(root))
    for path in ("propositions/hostile.md", "propositions/index.md"):
        html = as_html(pages[path])
        assert html.css("script, img, code, em") == []
        assert [link.attributes["href"] for link in html.css("a") if (link.attributes["href"] or "").startswith("javascript")] == []
        assert HOSTILE in words_of(html.text())


@pytest.mark.site
def test_a_site_can_show_any_text(tmp_path: Path) -> None:
    """The theme prints titles and descriptions as they are: they reach it escaped."""
    root = copy_of_toy(tmp_path)
    quoted = HOSTILE.replace("'", "''")
    (root / "content" / "propositions" / "hostile.yaml").write_text(f"text: '{quoted}'\n", encoding="utf-8")
    build_site(root, tmp_path / "site")
    page = LexborHTMLParser((tmp_path / "site" / "propositions" / "hostile.html").read_bytes())
    plain = LexborHTMLParser((tmp_path / "site" / "propositions" / "nights-are-dark.html").read_bytes())
    assert len(page.css("script")) == len(plain.css("script"))
    assert page.css("img") == []
    title, description = page.css_first("title"), page.css_first("meta[name=description]")
    assert title is not None
    assert title.text().startswith(HOSTILE)
    assert description is not None
    assert description.attributes["content"] == HOSTILE


def test_two_pages_at_one_path_are_refused(tmp_path: Path) -> None:
    """A former id that a record bears today would take that record's page."""
    root = copy_of_toy(tmp_path)
    with (root / "content" / "propositions" / "inkwell-has-the-lamp.yaml").open("a", encoding="utf-8") as file:
        file.write("formerly: [nights-are-dark]\n")
    dossier, _ = check_dossier(root)
    with pytest.raises(PageError, match=r"propositions/nights-are-dark\.md"):
        render_pages(dossier, Settings("A dossier"))


def test_pages_go_into_a_folder_of_their_own(tmp_path: Path) -> None:
    """Former pages give way as a whole; files of others are not touched."""
    assert write_pages({"index.md": "one\n", "a/b.md": "two\n"}, tmp_path / "pages") == 2
    write_pages({"index.md": "three\n"}, tmp_path / "pages")
    assert [file.name for file in (tmp_path / "pages").rglob("*") if file.name != PAGES_LIST] == ["index.md"]
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Exception, match=r"was not made by this command"):
        write_pages({"index.md": "one\n"}, tmp_path / "other")
    assert [file.name for file in (tmp_path / "other").iterdir()] == ["letter.txt"]


@pytest.mark.site
def test_a_minimal_configuration_is_enough_and_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    """A name is all that a dossier has to configure."""
    root = copy_of_toy(tmp_path)
    (root / "mkdocs.yml").write_text("site_name: Small & plain\n", encoding="utf-8")
    build_site(root, tmp_path / "one")
    build_site(root, tmp_path / "two")
    first = files_of(tmp_path / "one")
    assert first == files_of(tmp_path / "two")
    assert "actors/inkwell.html" in first
    assert [name for name in first if name.endswith((".yaml", ".yml", ".md", ".txt")) and not name.startswith("data/")] == []


@pytest.mark.site
@pytest.mark.parametrize("fault", ["content", "extensions", "no name"])
def test_a_failed_build_leaves_the_last_good_site(tmp_path: Path, fault: str) -> None:
    """Whatever is wrong, the folder is as it was, and nothing lies beside it."""
    root = copy_of_toy(tmp_path)
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good one", encoding="utf-8")
    if fault == "content":
        (root / "content" / "actors" / "inkwell.yaml").write_text("name: [", encoding="utf-8")
    else:
        configuration = root / "mkdocs.yml"
        text = configuration.read_text("utf-8")
        configuration.write_text(
            text + "markdown_extensions: [attr_list]\n" if fault == "extensions" else "docs_dir: content\n", encoding="utf-8"
        )
    with pytest.raises((ContentError, SiteError)):
        build_site(root, site)
    assert (site / "index.html").read_text("utf-8") == "the last good one"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["site", "toy"]
