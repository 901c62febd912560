"""The pictures: what they may hold, where it lies, and that they are the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree as ET

import pymupdf
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import tests.property_settings  # noqa: F401 - first
from build_scripts.book import pictures_of
from build_scripts.book.typefaces import typefaces
from build_scripts.dates import parse_date
from build_scripts.identifiers import index_path
from build_scripts.page_views.book_pictures import book_pictures
from build_scripts.page_views.chain_pictures import chain_drawing
from build_scripts.page_views.drawings import PHONE, WIDE, Drawing
from build_scripts.page_views.framing import framing_view
from build_scripts.page_views.indices import figure_charts
from build_scripts.page_views.lookup import Lookup
from build_scripts.page_views.map_page import map_view
from build_scripts.page_views.matrix import home_matrix, matrix_view
from build_scripts.page_views.network import network_view
from build_scripts.page_views.timeline import home_timeline, timeline_view
from build_scripts.pictures.chain_picture import ChainLane, LaneLink, chain_picture
from build_scripts.pictures.framing_chart import CarriedSigns, FramingChartRow, VoicedSign, framing_picture
from build_scripts.pictures.lettering import ELLIPSIS, width_of
from build_scripts.pictures.looks import PRINT, SIZES
from build_scripts.pictures.network import NetworkActor, NetworkTie, network_picture
from build_scripts.pictures.shapes import Picture, Shape, print_svg, shape, site_svg, words
from build_scripts.pictures.stance_matrix import StanceRow, matrix_picture, matrix_pictures
from build_scripts.pictures.stance_rows import SignedStatement
from build_scripts.pictures.timeline import TimelineEntry, days_picture
from build_scripts.read_dossier import read_dossier
from build_scripts.settings import read_settings
from tests.built_sites import PROJECT, ROOTS

STYLES = (PROJECT / "site_overrides" / "assets" / "stylesheets" / "pictures.css").read_text("utf-8")
#: Half a line's thickness, and what rounding to a tenth may add.
EDGE = 4.0


@cache
def lookup(name: str) -> Lookup:
    return Lookup(read_dossier(ROOTS[name]), read_settings(ROOTS[name]))


def drawings(name: str) -> Iterator[Drawing]:
    """Every picture that the pages of a dossier show, but the strips of the sources."""
    found = lookup(name)
    timeline = timeline_view(found)
    yield from (
        drawing
        for drawing in (
            timeline.days, timeline.years, timeline.statements, home_timeline(found), home_matrix(found), map_view(found).drawing,
            network_view(found).drawing, *(section.drawing for section in matrix_view(found).sections),
            *(section.drawing for section in framing_view(found).sections), *(chart for _, chart in figure_charts(found, index_path("figures"))),
            *(chain_drawing(found, statement, found.path(statement.id)) for statement in found.computed.standing.values()),
        )
        if drawing is not None
    )  # fmt: skip


def pictures(name: str) -> Iterator[Picture]:
    for drawing in drawings(name):
        for width in (WIDE, 700.0, PHONE):
            yield drawing.draw("some-name", width)


# Where things lie


def extent(drawn: Shape) -> Iterator[tuple[float, float]]:
    """Points of a shape, such that the shape lies in their box; a definition is drawn where it is used, and has none."""
    values = dict(drawn.attributes)

    def number(name: str) -> float:
        return float(values.get(name, "0"))

    match drawn.name:
        case "rect":
            yield from ((number("x"), number("y")), (number("x") + number("width"), number("y") + number("height")))
        case "circle":
            yield from ((number("cx") + side * number("r"), number("cy") + side * number("r")) for side in (-1, 1))
        case "line":
            yield from ((number("x1"), number("y1")), (number("x2"), number("y2")))
        case "use":
            yield from ((number("x"), number("y")), (number("x") + 14, number("y") + 14))
        case "text" if "transform" not in values:
            width = width_of("".join(str(child) for child in drawn.inside), SIZES.get(drawn.look, 12.5))
            left = number("x") - {"middle": width / 2, "end": width}.get(values.get("text-anchor", ""), 0.0)
            yield from ((left, number("y") - 9), (left + width, number("y") + 3))
        case "text":
            x, y, angle = (float(part) for part in re.findall(r"-?[\d.]+", values["transform"])[:3])
            assert angle == -52
            width = width_of("".join(str(child) for child in drawn.inside), SIZES[drawn.look])
            yield from ((x, y), (x + width * 0.616, y - width * 0.788))
        case "path":
            yield from path_points(values["d"])


def path_points(d: str) -> Iterator[tuple[float, float]]:
    """The corners (and the handles of curves) of a path of the commands that the pictures use."""
    x = y = 0.0
    for command, arguments in re.findall(r"([MLlhvCZ])([^MLlhvCZ]*)", d):
        numbers = [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?", arguments)]
        if command in "MLC":
            for x, y in zip(numbers[::2], numbers[1::2], strict=True):
                yield x, y
        elif command == "l":
            for across, down in zip(numbers[::2], numbers[1::2], strict=True):
                x, y = x + across, y + down
                yield x, y
        elif command in "hv" and numbers:
            x, y = (x + numbers[0], y) if command == "h" else (x, y + numbers[0])
            yield x, y


def outside(picture: Picture) -> list[str]:
    """What a picture draws outside of its view box."""
    found = []
    stack = [drawn for drawn in picture.shapes if drawn.name != "defs"]
    while stack:
        drawn = stack.pop()
        stack.extend(child for child in drawn.inside if isinstance(child, Shape))
        for x, y in extent(drawn):
            if not (-EDGE <= x <= picture.width + EDGE and -EDGE <= y <= picture.height + EDGE):
                found.append(f"{picture.title} at {picture.width}: {drawn.name} {drawn.inside!r} at {x:.0f}, {y:.0f}")
    return found


@pytest.mark.parametrize("name", ROOTS)
def test_every_drawn_thing_lies_inside_the_view_box(name: str) -> None:
    assert [fault for picture in pictures(name) for fault in outside(picture)] == []


def test_a_thing_outside_would_be_found() -> None:
    picture = Picture("a", "A", "B", 100, 50, (words("out of it", 90, 20),))
    assert len(outside(picture)) == 1


# Many holders

#: Names of one line, of a long one, and of several.
NAMES = ("Holder {}", "A holder with a name of some length {}", "The {} holder of " + "an office in a ministry of some state " * 3)
TITLES = ("The lamp was taken.", "Somebody who had been told of the lamp " + "said nothing of it to anybody " * 4)


def matrix_of(count: int, name: str) -> tuple[list[tuple[str, str]], list[StanceRow]]:
    """So many holders; each third of them speaks on both propositions, the others on one."""
    sign = SignedStatement("asserts", "some.html", "some label")
    columns = [(name.format(number), "a party") for number in range(1, count + 1)]
    cells = [{place: (sign,) for place in range(count) if place % 3 in speaking} for speaking in ((0, 1), (0, 2))]
    return columns, [StanceRow(title, "some.html", found) for title, found in zip(TITLES, cells, strict=True)]


def texts_of(picture: Picture) -> list[Shape]:
    return [drawn for top in picture.shapes for drawn in top.walk() if drawn.name == "text"]


def signs_of(picture: Picture) -> list[Shape]:
    """Each statement's sign, and not those of the legend."""
    return [drawn for top in picture.shapes if top.name == "a" for drawn in top.walk() if drawn.name == "use"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("count", [1, 15, 24, 26, 60, 250])
@pytest.mark.parametrize("width", [WIDE, 700.0, PHONE])
def test_however_many_hold_a_view_each_is_named_and_each_sign_stands_beside_the_titles(width: float, count: int, name: str) -> None:
    columns, rows = matrix_of(count, name)
    whole, parts = matrix_picture("a", "t", columns, rows, width), matrix_pictures("a", "t", columns, rows, width)
    statements = sum(len(row.cells) for row in rows)
    assert (len(signs_of(whole)), sum(len(signs_of(part)) for part in parts)) == (statements, statements)
    assert [fault for picture in (whole, *parts) for fault in outside(picture)] == []
    for drawn in (texts_of(whole), [text for part in parts for text in texts_of(part)]):
        told = " ".join(str(text.inside[0]) for text in drawn)
        assert [called for called, _ in columns if called not in told] == []
    if width != PHONE:
        for picture in (whole, *parts):
            titles = [point[0] for text in texts_of(picture) if text.look == "words" for point in extent(text)]
            assert max(titles) < min(point[0] for sign in signs_of(picture) for point in extent(sign))
        assert all(part.height < part.width for part in parts)


def test_holders_that_fit_stand_in_one_picture_and_others_in_parts_that_say_which() -> None:
    columns, rows = matrix_of(24, "Holder {}")
    (alone,) = matrix_pictures("a", "t", columns, rows, WIDE)
    assert alone == matrix_picture("a", "t", columns, rows, WIDE)
    columns, rows = matrix_of(60, "Holder {}")
    titles = [part.title for part in matrix_pictures("a", "t", columns, rows, WIDE)]
    assert titles == ["t – holders 1 to 30 of 60", "t – holders 31 to 60 of 60"]
    told = [text.inside[0] for text in texts_of(matrix_picture("a", "t", columns, rows, WIDE))]
    assert [words_drawn for words_drawn in told if str(words_drawn).startswith("Holders")] == [
        "Holders 1 to 30 of 60",
        "Holders 31 to 60 of 60",
    ]


# Whole names


@pytest.mark.parametrize("width", [WIDE, 700.0, PHONE])
def test_the_network_cuts_no_name(width: float) -> None:
    names = ["Someone", "The select committee on the waterworks of both valleys", "Donaudampfschifffahrtsgesellschaft (unnamed)"]
    actors = [NetworkActor(name, "some.html", party) for name in names for party in ("The party of all who speak of water", name)]
    picture = network_picture("a", "t", actors, [NetworkTie(0, 3, "accuses", 2, "some label")], width)
    drawn = "".join(str(text.inside[0]).replace(" ", "") for text in texts_of(picture))
    assert ELLIPSIS not in drawn
    assert [name for name in (*names, "The party of all who speak of water") if name.replace(" ", "") not in drawn] == []
    assert outside(picture) == []


@pytest.mark.parametrize("count", [2, 6, 12, 40])
@pytest.mark.parametrize("width", [WIDE, 700.0, PHONE])
def test_however_many_sources_bring_a_proposition_each_is_named_in_full(width: float, count: int) -> None:
    sources = [f"Gate of the reservoir fails; no danger to the villages, says number {number}" for number in range(1, count + 1)]
    carried = CarriedSigns((VoicedSign("asserts", is_own=True), VoicedSign("denies", is_own=False)), 0.3, "some.html", "some label")
    picture = framing_picture("a", "t", sources, [FramingChartRow(TITLES[1], "some.html", dict.fromkeys(range(count), carried))], width)
    told = " ".join(str(text.inside[0]) for text in texts_of(picture))
    assert [source for source in sources if source not in told] == []
    assert outside(picture) == []


def test_a_chain_shows_the_whole_of_its_names_and_of_the_words_between_them() -> None:
    cue = "the adviser to the head of the office that keeps the gate of the reservoir was told to have said to a reporter"
    names = ("The outlet that prints the words of the other one, which is not named", "The keeper of the gate")
    chain = chain_picture("a", "t", [ChainLane(names[0], "some.html", tuple(LaneLink(name, "some.html", cue) for name in names))], PHONE)
    told = " ".join(str(text.inside[0]) for text in texts_of(chain))
    assert [text for text in (*names, cue) if text not in told] == []
    assert outside(chain) == []


# What a picture holds


@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=40))
def test_any_text_comes_out_as_that_text_and_nothing_else(text: str, address: str) -> None:
    """On a page and in print: whatever a name holds, no element and no attribute comes of it."""
    plain = " ".join(re.sub(r"[^\w<>&\"'{}/;:=!-]+", " ", text).split()) or "x"
    entry = TimelineEntry(plain, address, parse_date("2019-05-06"))
    picture = days_picture("name", plain, [entry], WIDE)
    parsed = LexborHTMLParser(site_svg(picture))
    title, link = parsed.css_first("svg > title"), parsed.css_first("a")
    assert title is not None
    assert title.text() == plain
    assert link is not None
    assert {node.tag for node in parsed.css("svg *")} <= {
        "title", "desc", "defs", "pattern", "path", "rect", "line", "text", "a", "g", "circle",
    }  # fmt: skip
    names = {name for node in parsed.css("svg *") for name in node.attributes}
    assert not any(name.startswith("on") or name == "style" for name in names)
    printable = replace(picture, title="t") if not plain.isprintable() else picture
    assert ET.fromstring(print_svg(printable, ["Serif"])).tag.endswith("svg")


def test_no_number_depends_on_the_machine() -> None:
    """A tenth at the most, and no minus nought."""
    assert dict(shape("rect", "", x=1 / 3, y=-0.01, width=10.0, height=None).attributes) == {"x": "0.3", "y": "0", "width": "10"}


@pytest.mark.parametrize("name", ROOTS)
def test_the_same_bytes_each_time(name: str) -> None:
    def written() -> list[str]:
        fresh = Lookup(lookup(name).dossier, lookup(name).settings)
        network, timeline = network_view(fresh).drawing, timeline_view(fresh).days
        assert network is not None
        assert timeline is not None
        return [network.wide, timeline.wide]

    assert written() == written()


@pytest.mark.parametrize("name", ROOTS)
def test_every_look_has_its_rule_on_the_site_and_in_print(name: str) -> None:
    looks = {drawn.look for picture in pictures(name) for top in picture.shapes for drawn in top.walk()} - {""}
    assert looks - set(PRINT) == set()
    assert [look for look in sorted(looks) if not re.search(rf"\.pic-{look}(?![\w-])", STYLES)] == []


def test_no_look_is_left_without_a_use() -> None:
    """What no picture can draw is dropped from the palette; neither dossier has dated counts, or names without room beside them."""
    used = {drawn.look for name in ROOTS for picture in pictures(name) for top in picture.shapes for drawn in top.walk()}
    assert set(PRINT) - used - {"leader", "series"} == set()


def test_words_are_drawn_as_large_as_they_are_measured() -> None:
    for look, size in SIZES.items():
        rules = re.findall(rf"([^{{}}]*\.pic-{look}(?![\w-])[^{{}}]*){{([^}}]*)}}", STYLES)
        sizes = [found[1] for _, body in rules if (found := re.search(r"font-size: ([\d.]+)px", body))]
        assert sizes, look
        assert float(sizes[-1]) == size, look


@pytest.mark.parametrize("name", ROOTS)
def test_pictures_have_titles_descriptions_and_no_inline_styles(name: str) -> None:
    for drawing in drawings(name):
        for svg in filter(None, (drawing.wide, drawing.narrow)):
            parsed = LexborHTMLParser(svg)
            root = parsed.css_first("svg")
            assert root is not None
            # What holds links is a group of them: an image's contents are not told.
            assert root.attributes["role"] == ("group" if parsed.css("a") else "img")
            named = [root.attributes["aria-labelledby"] or "", root.attributes["aria-describedby"] or ""]
            assert all(parsed.css_first(f"[id='{identifier}']").text().strip() for identifier in named)
            assert parsed.css("[style], script, style, foreignObject, image") == []
            ids = [node.attributes["id"] for node in parsed.css("[id]")]
            assert len(ids) == len(set(ids))
            for link in parsed.css("a"):
                assert link.css_first("title") is not None
                assert not (link.attributes["href"] or "").startswith(("http", "javascript", "/"))


# Print


def test_the_book_gets_pictures_that_need_no_stylesheet() -> None:
    """Another program reads them: a parser of XML, and Typst, which sets them on a page."""
    found = book_pictures(read_dossier(ROOTS["toy"]), read_settings(ROOTS["toy"]))
    assert len(found) > 5
    for title, svg, words_for_it in found:
        tree = ET.fromstring(svg)
        assert words_for_it.startswith(title)
        assert all(("class" not in node.attrib and "href" not in node.attrib) or node.tag.endswith("use") for node in tree.iter())
        assert not re.search(r"var\(|currentcolor|<a[ >]", svg, re.IGNORECASE)
    sheet = "\n".join(
        f'#image(bytes("{svg}"), format: "svg", width: 10cm)' for svg in (found_svg.replace('"', r"\"") for _, found_svg, _ in found)
    )
    assert typst.compile(sheet.encode()).startswith(b"%PDF")


@pytest.mark.parametrize("name", ROOTS)
def test_the_book_sets_the_words_of_a_picture_in_the_face_and_the_room_they_were_measured_for(name: str) -> None:
    """On a page that is set in another face."""
    drawn = pictures_of(lookup(name).dossier, lookup(name).settings)
    sheet = '#set text(font: "Source Serif 4 Latin")\n#set page(width: 700pt, height: auto, margin: 0pt)\n' + "#pagebreak()".join(
        f'#image(bytes("{svg}"), format: "svg", width: 700pt)\n' for svg in (found.svg.replace('"', r"\"") for found in drawn)
    )
    faces, faults = set(), []
    made = typst.compile(sheet.encode(), font_paths=[str(typefaces().folder)], ignore_system_fonts=True)
    with pymupdf.open(stream=made) as book:
        for page, found in zip(book, drawn, strict=True):
            faces |= {font[3].partition("+")[2].removesuffix(" Latin") for font in page.get_fonts()}
            for text in ET.fromstring(found.svg).iter("{http://www.w3.org/2000/svg}text"):
                if "transform" in text.attrib or "text-anchor" in text.attrib:
                    continue
                line, (x, y, size) = "".join(text.itertext()), (float(text.attrib[key]) for key in ("x", "y", "font-size"))
                places = [place for place in page.search_for(line) if abs(place.x0 - x) < 1 and place.y0 < y < place.y1]
                faults += [(line, place.width) for place in places if place.width > width_of(line, size)]
    assert faces == {"Source Sans 3"}
    assert faults == []
