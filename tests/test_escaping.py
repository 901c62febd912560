"""What a reader sees equals what the record says, whatever the record says."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.escaping import Markdown, collapsed, escaped, escaped_attribute, front_matter, preformatted
from build_scripts.mkdocs_adapter import EXTENSION_SETTINGS, MARKDOWN_EXTENSIONS

#: Text that means something to Markdown, to HTML, to an extension or to a template, and whole characters of every sort.
SIGNIFICANT = [
    *"\\`*_{}[]()<>&#|~^=+-.!$:;\"'/%@?,0123456789",
    *["  ", "\n", "\n\n", "\n    ", "\t", "\u00a0", "\u3000", "\u2003", "…", "–", "я", "é", "日", "🕯"],
    *["1. ", "12) ", "- ", "+ ", "# ", "> ", "---", "===", "***", "```", "~~~", "| a | b |\n|---|---|\n", "    ", ": "],
    *["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- ", " -->", "</span>", "<br>", "&copy;", "&#60;", "&amp;amp;"],
    *["[a](b)", "[a]: http://b", "*[Acme]: x", "[^1]", "[[quill]]", "![a](b)", "<http://a.b>", "a@b.c", "http://a.b/c_d_e"],
    *["{{ 7*7 }}", "{% raw %}", "{: .a #b }", '--8<-- "x"', ":smile:", "__init__", "2*3*4", "a_b_c", "\\*", "wzxhzdk:0", "klzzwxh:0001"],
]
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(SIGNIFICANT), max_size=12).map("".join))


class _Seen(HTMLParser):
    """The text of a page, and its elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.elements: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@cache
def converter() -> markdown.Markdown:
    return markdown.Markdown(extensions=list(MARKDOWN_EXTENSIONS), extension_configs=dict(EXTENSION_SETTINGS))


def seen(source: str) -> tuple[str, list[str]]:
    """Markdown → the text that a reader sees, white space collapsed as a browser does, and the elements it stands in."""
    parser = _Seen()
    parser.feed(converter().reset().convert(source))
    parser.close()
    return re.sub(r"[ \t\n\r\f]+", " ", "".join(parser.words)).strip(" "), parser.elements


def shown(text: str) -> str:
    """What a page should show for a text."""
    return collapsed(text).strip(" ")


PLACES = {
    "in a paragraph": ("{}", "", ["p"]),
    "in a heading": ("# {}", "¶", ["h1", "a"]),
    "in a list": ("- {}", "", ["ul", "li"]),
    "in a numbered list": ("1. {}", "", ["ol", "li"]),
    "in a quote": ("> {}", "", ["blockquote", "p"]),
    "in a table": ("| a |\n| --- |\n| {} |\n", "", None),
    "in a link": ("[{}](https://example.org/)", "", ["p", "a"]),
    "in a span": ('<span class="exact">{}</span>', "", ["p", "span"]),
    "after bold words": ("- **Label:** {}", "Label:", ["ul", "li", "strong"]),
    "on a second line": ("first\n{}", "first", ["p"]),
}


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_any_text_comes_out_as_that_text(place: str, text: str) -> None:
    """Wherever a template prints it; and it makes no element of its own."""
    template, around, elements = PLACES[place]
    expected = shown(text)
    if not expected:
        return
    words, made = seen(template.replace("{}", escaped(text).strip(" ")))
    if place == "in a table":
        assert words == f"a {expected}"
        assert made == ["table", "thead", "tr", "th", "tbody", "tr", "td"]
        return
    if around == "¶":
        assert words == expected + "¶"
    else:
        assert words == f"{around} {expected}".strip(" ")
    assert made == elements


@settings(max_examples=500, deadline=None)
@given(text=TEXTS)
def test_any_text_comes_out_of_an_attribute_as_that_text(text: str) -> None:
    """An address of a source may hold anything but white space, quotation marks and angle brackets; this holds for those too."""
    found: list[str | None] = []

    class Reader(HTMLParser):
        def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(value for name, value in attrs if name == "href")

    Reader().feed(converter().reset().convert(f'see <a href="{escaped_attribute(text)}">there</a>'))
    assert found == [collapsed(text)]


@settings(max_examples=500, deadline=None)
@given(text=TEXTS)
def test_front_matter_reads_back_as_the_text(text: str) -> None:
    """A title is data in the page's head, and never a line of it."""
    head = front_matter({"description": text, "kind": "claims"})
    assert head.isascii()
    assert head.count("\n") == 4
    assert yaml.safe_load(head.split("---")[1] if "---" not in collapsed(text) else head[4:-4]) == {
        "description": shown(text),
        "kind": "claims",
    }


def test_what_is_plain_stays_readable() -> None:
    """The pages are read as files too: an ordinary sentence is itself."""
    sentence = "“We are sorry,” Mr Thistle (an envoy) said on 5 May: a well-known Quill-born man; 1,000 moths?"
    assert escaped(sentence) == sentence


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2*3*4", "2&#42;3&#42;4"),
        ("1. a", "1&#46; a"),
        ("- a", "&#45; a"),
        ("a\n\nb", "a b"),
        ("a\u00a0b", "a&#160;b"),
        ("\x00\ud800", "\ufffd\ufffd"),
        ("<b>", "&#60;b&#62;"),
    ],
)
def test_cases(text: str, written: str) -> None:
    assert escaped(text) == Markdown(written)


@given(TEXTS)
def test_text_in_a_block_of_html_is_seen_as_it_is(text: str) -> None:
    """As in the box from which a page is cited, where a text keeps its lines to be copied."""
    page = f"# Before\n\n<details>\n<dl>\n<dd>[{preformatted(text)}]</dd>\n</dl>\n</details>\n\nAfter.\n"
    words, elements = seen(page)
    between = " ".join(words.split("[", 1)[1].rsplit("]", 1)[0].split())
    assert between == " ".join(collapsed(text).split())
    assert elements == ["h1", "a", "details", "dl", "dd", "p"]
