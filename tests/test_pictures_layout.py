"""How the pictures lay things out: axes of time, scales of figures, outlines, names on a map, sides of a network."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tests.property_settings  # noqa: F401 - first
from build_scripts.dates import parse_date
from build_scripts.pictures.figure_chart import ChartPanel, ChartValue, _scale, figure_picture
from build_scripts.pictures.lettering import ELLIPSIS, width_of, wrapped
from build_scripts.pictures.map_labels import placed_labels
from build_scripts.pictures.network import NetworkActor, NetworkTie, network_picture
from build_scripts.pictures.network_layout import sides_of
from build_scripts.pictures.outlines import land_path, land_rings
from build_scripts.pictures.projection import RADIUS, angle_between, around, middle_of
from build_scripts.pictures.shapes import Shape
from build_scripts.pictures.signs import FAMILIES, family_of
from build_scripts.pictures.time_axes import DayAxis, Reach, YearAxis, days_of, years_of
from build_scripts.pictures.timeline import TimelineEntry, mark
from build_scripts.vocabularies import STANCES

# Lettering


@given(st.text(max_size=200), st.floats(60, 400), st.integers(1, 4))
def test_no_line_is_wider_than_its_room(text: str, room: float, most: int) -> None:
    lines = wrapped(text, room, 14, most)
    assert len(lines) <= most
    assert all(width_of(line, 14) <= room for line in lines)
    if not any(line.endswith(ELLIPSIS) for line in lines):
        assert "".join("".join(lines).split()) == "".join(text.split())


def test_only_a_word_that_is_longer_than_a_line_goes_on_in_the_next() -> None:
    assert wrapped("Some words in lines", 60, 14, 4) == ("Some", "words in", "lines")
    assert "".join(wrapped("Donaudampfschifffahrt", 60, 14, 3)) == "Donaudampfschifffahrt"
    assert wrapped("Donaudampfschifffahrt", 60, 14, 2)[-1].endswith(ELLIPSIS)
    assert wrapped("Donaudampfschifffahrt", 60, 14, 1) == ("Donaud" + ELLIPSIS,)


# Time


def axis(*dates: str, main: str | None = None) -> DayAxis:
    moments = [parse_date(text) for text in dates]
    return DayAxis(days_of(moments, parse_date(main) if main else None), 0, 1000)


@pytest.mark.parametrize(
    ("date", "opens_left", "opens_right"),
    [
        ("2019-05-04", False, False),
        ("2019-05-04?", False, False),
        ("2019-05-02/2019-05-06", False, False),
        ("2019-05-04/..", False, True),
        ("../2019-05-04", True, False),
        ("2017/2018", True, False),
        ("2019", True, True),
        ("2031", False, True),
    ],
)
def test_a_date_reaches_as_far_as_it_may_mean(date: str, opens_left: bool, opens_right: bool) -> None:
    found = axis("2019-05-02", "2019-05-04", "2019-05-06").reach(parse_date(date))
    assert (found.is_open_left, found.is_open_right) == (opens_left, opens_right)
    assert 0 <= found.left < found.right <= 1000


def test_days_follow_each_other_and_breaks_lie_between_days_that_do_not() -> None:
    columns = list(axis("2019-05-02", "2019-05-03", "2019-05-20").columns.values())
    assert columns[0][1] == pytest.approx(columns[1][0])
    assert columns[2][0] > columns[1][1] + 1


def test_a_day_without_a_column_lies_in_the_break() -> None:
    found = axis("2019-05-02", "2019-05-20")
    (_, first), (second, _) = found.columns.values()
    reach = found.reach(parse_date("2019-05-10/2019-05-12"))
    assert (first, second) == pytest.approx((reach.left, reach.right))


def test_a_wide_date_and_a_far_one_make_no_columns() -> None:
    assert days_of([parse_date("2019"), parse_date("1911-05-06"), parse_date("2019-05-06")], parse_date("2019-05-06")) == (
        parse_date("2019-05-06").first,
    )


def test_years_lie_in_their_order_and_open_ends_are_short() -> None:
    """What happened in a year or before it did not last from the beginning of the scale."""
    scale = YearAxis(1911, 2019, 0, 1000)
    decade, open_ended = scale.reach(parse_date("195X")), scale.reach(parse_date("2000/.."))
    assert decade.left == pytest.approx(358, abs=2)
    assert decade.right == pytest.approx(449, abs=3)
    assert (open_ended.is_open_left, open_ended.is_open_right) == (False, True)
    before = scale.reach(parse_date("../2000-01-01"))
    assert (before.is_open_left, before.is_open_right) == (True, False)
    assert before.right == open_ended.left == pytest.approx(816, abs=1)
    assert 0 < before.right - before.left == open_ended.right - open_ended.left < 30
    assert scale.reach(parse_date("../1911")).left >= -30
    assert scale.reach(parse_date("2019-12-31/..")).right <= 1030
    assert [drawn.look for drawn in mark("a", before, TimelineEntry("", "", parse_date("../2000-01-01")), 10)] == ["hatched", "span", "day"]
    assert years_of([parse_date("195X"), parse_date("../1911-05-06")]) == (1911, 1959)


@pytest.mark.parametrize(
    ("date", "looks"),
    [
        ("2019-05-06", ["day"]),
        ("2019-05-06?", ["day-unsure"]),
        ("2019-05-06~", ["day-unsure"]),
        ("2019-05-06/2019-05-07", ["hatched", "span"]),
        ("2019-05-06/..", ["hatched", "span", "day"]),
        ("../2019-05-06", ["hatched", "span", "day"]),
    ],
)
def test_a_date_is_drawn_as_precisely_as_it_is_known(date: str, looks: list[str]) -> None:
    """One certain day is a point; a day in doubt is outlined; a span is hatched, and an open end has an arrow head."""
    moment = parse_date(date)
    found = axis("2019-05-06", "2019-05-07").reach(moment)
    assert [drawn.look for drawn in mark("a", found, TimelineEntry("", "", moment), 10)] == looks


def test_every_stance_has_a_sign_and_every_sign_a_meaning() -> None:
    assert {family_of(stance) for stance in STANCES} == set(FAMILIES)


# Figures


def value(number: float | None, least: float | None, most: float | None, *, dated: bool = True, excludes: bool = False) -> ChartValue:
    return ChartValue("v", "b", "a", number, least, most, excludes, dated, is_day_unsure=False)


def looks_of(*values: ChartValue) -> list[str]:
    drawn = figure_picture("a", "t", [ChartPanel("", values)], 900).shapes
    links = [top for top in drawn if top.name == "a"]
    return [child.look for link in links for child in link.inside if isinstance(child, Shape) and child.name in {"line", "path", "circle"}]


@pytest.mark.parametrize(
    ("given_value", "looks"),
    [
        (value(133, 133, 133), ["day"]),
        (value(133, 133, None), ["day", "range", "day"]),
        (value(100, 100, None, excludes=True), ["day", "range", "day-unsure"]),
        (value(340, 306, 374), ["range", "day"]),
        (value(None, 24, None), ["day", "range", "range"]),
        (value(-7, None, -7), ["day", "range", "day"]),
    ],
)
def test_a_bound_is_drawn_as_a_bound_and_a_word_without_a_point(given_value: ChartValue, looks: list[str]) -> None:
    assert looks_of(given_value, value(90, 90, 90))[: len(looks)] == looks


def test_only_dated_counts_are_joined() -> None:
    """Two counts are; a bound, a word and an undated number are not."""

    def lines(*values: ChartValue) -> int:
        return sum(drawn.look == "series" for drawn in figure_picture("a", "t", [ChartPanel("", values)], 900).shapes)

    assert lines(value(10, 10, 10), value(12, 12, 12)) == 1
    assert lines(value(10, 10, None), value(12, 12, None)) == 0
    assert lines(value(10, 10, 10, dated=False), value(12, 12, 12, dated=False)) == 0


@pytest.mark.parametrize(
    "numbers", [(0.001, 0.004), (0.005, 0.012), (0.25, 0.75), (1.5, 2.5), (3, 4), (1000, 4500), (1e6, 9e6), (-7, -3), (0, 0.0000004)]
)
def test_the_numbers_along_a_chart_are_as_far_apart_as_they_say(numbers: tuple[float, float]) -> None:
    """No two read alike, and each stands where its number is."""
    scale = _scale([value(number, number, number) for number in numbers], 0.0, 100.0)
    labels = scale.labels()
    assert len(set(labels)) == len(labels) > 1
    assert [float(label.replace(",", "")) for label in labels] == pytest.approx(scale.ticks())


# Network


def test_lines_between_the_same_two_lie_beside_each_other() -> None:
    """Whatever they stand for, and whoever of the two speaks."""
    actors = [NetworkActor("Ann", "ann.html", "Ann"), NetworkActor("Ben", "ben.html", "Ben")]
    ties = [NetworkTie(0, 1, "accuses", 1, "a"), NetworkTie(0, 1, "warns", 1, "b"), NetworkTie(1, 0, "rejects", 1, "c")]
    drawn = [shape for top in network_picture("a", "t", actors, ties, 900.0).shapes for shape in top.walk()]
    curves = [dict(shape.attributes)["d"] for shape in drawn if shape.name == "path" and shape.look.startswith("edge-")]
    ends = [curve.split()[-1] for curve in curves if "C" in curve]
    assert len(set(ends)) == 3


# Map


def test_the_middle_of_an_azimuthal_map_is_its_middle() -> None:
    ((x, y),) = [point for point in around((30.0, 50.0)).points([(30.0, 50.0)]) if point is not None]
    assert (x, y) == pytest.approx((0.0, 0.0), abs=1e-3)


def test_a_degree_of_a_meridian_is_some_111_kilometres() -> None:
    points = around((30.0, 50.0)).points([(30.0, 50.0), (30.0, 51.0)])
    assert points[0] is not None
    assert points[1] is not None
    assert math.dist(points[0], points[1]) == pytest.approx(111_195, rel=1e-3)


def test_the_middle_is_found_across_the_date_line() -> None:
    assert abs(middle_of([(179.0, 0.0), (-179.0, 0.0)])[0]) == 180.0
    assert angle_between((179.0, 0.0), (-179.0, 0.0)) == pytest.approx(2.0)


@pytest.mark.parametrize("name", ["land-110m.json", "land-50m.json"])
def test_outlines_lie_on_the_globe_and_cover_less_than_a_third_of_it(name: str) -> None:
    rings = land_rings(name)
    assert all(-180 <= longitude <= 180 and -90 <= latitude <= 90 for ring in rings for longitude, latitude in ring.places)
    assert max(abs(one[0] - other[0]) for ring in rings for one, other in zip(ring.places, ring.places[1:], strict=False)) <= 360


def test_land_is_clipped_to_its_frame() -> None:
    projection = around((10.0, 50.0))
    d = land_path(projection, (10.0, 50.0), 5_000.0, (-1_000_000.0, 750_000.0), (0.0, 0.0, 400.0, 300.0))
    numbers = [float(number) for pair in d.replace("Z", "").replace("M", "L").split("L") if pair for number in pair.split()]
    assert numbers
    assert min(numbers) >= 0
    assert max(numbers[::2]) <= 400
    assert max(numbers[1::2]) <= 300


def test_the_open_ocean_has_no_land() -> None:
    middle = (-32.5, 48.2)
    assert land_path(around(middle), middle, 100.0, (-40_000.0, 30_000.0), (0.0, 0.0, 800.0, 600.0)) == ""


LAND = [(5.0, 20.0), (100.0, 60.0), (-55.0, -10.0), (134.0, -25.0), (-100.0, 50.0), (20.0, -82.0), (-40.0, 73.0), (25.0, 5.0)]
WATER = [(-160.0, 10.0), (-30.0, 35.0), (75.0, -30.0), (180.0, -45.0), (0.0, 89.0), (-20.0, -40.0), (51.0, 41.0)]
MIDDLES = [(180.0, -17.0), (0.0, 17.0), (0.0, 90.0), (0.0, -90.0), (-80.0, -60.0), (-45.0, 25.0), (20.0, 50.0), (150.0, 0.0)]


@pytest.mark.parametrize("middle", MIDDLES, ids=[f"{middle[0]:.0f}, {middle[1]:.0f}" for middle in MIDDLES])
@pytest.mark.parametrize("share", [1.0, 0.8], ids=["the whole globe", "without its rim"])
def test_land_is_land_and_water_water_wherever_the_middle_of_the_map_lies(middle: tuple[float, float], share: float) -> None:
    """The place opposite the middle is the whole rim of the map: a ring that holds it lies around its land there, not the land in it."""
    scale, half = 2 * RADIUS / 400, 400 * share
    origin = (-half * scale, half * scale)
    d = land_path(around(middle), middle, scale, origin, (0.0, 0.0, 2 * half, 2 * half))
    rings = [[(float(x), float(y)) for x, y in (pair.split() for pair in ring.rstrip("Z").split("L"))] for ring in d.split("M") if ring]
    for place in (*LAND, *WATER):
        (point,) = around(middle).points([place])
        if point is None:
            continue
        x, y = (point[0] - origin[0]) / scale, (origin[1] - point[1]) / scale
        if not (1 < x < 2 * half - 1 and 1 < y < 2 * half - 1):
            continue
        assert (sum(turns_around((x, y), ring) for ring in rings) != 0) == (place in LAND), place


def turns_around(place: tuple[float, float], ring: list[tuple[float, float]]) -> int:
    """How many times a ring runs around a place: what is not 0 is filled."""
    x, y = place
    turns = 0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 <= y) != (y2 <= y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            turns += 1 if y2 > y1 else -1
    return turns


@given(st.lists(st.tuples(st.integers(20, 880), st.integers(20, 480)), min_size=1, max_size=12, unique=True))
def test_names_on_a_map_do_not_lie_on_each_other(points: list[tuple[int, int]]) -> None:
    labels = placed_labels(["Some Name"] * len(points), [(float(x), float(y)) for x, y in points], (0.0, 0.0, 900.0, 500.0))
    boxes = [label.box for label in labels]
    for number, one in enumerate(boxes):
        assert one[0] >= 0
        assert one[2] <= 900
        for other in boxes[number + 1 :]:
            assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]


# Network


def test_parties_that_speak_of_each_other_stand_on_two_sides() -> None:
    left, right = sides_of(["a", "b", "c", "d"], {("a", "b"): 5, ("b", "a"): 3, ("c", "a"): 1, ("a", "a"): 9})
    assert left[0] in {"a", "b"}
    assert ("a" in left) != ("b" in left)
    assert ("a" in left) != ("c" in left)
    assert sorted(left + right) == ["a", "b", "c", "d"]


@given(st.dictionaries(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), st.integers(1, 9), max_size=12))
def test_every_party_stands_on_one_side_and_always_on_the_same(ties: dict[tuple[str, str], int]) -> None:
    left, right = sides_of(list("abcdef"), ties)
    assert sorted(left + right) == list("abcdef")
    assert sides_of(list("abcdef"), dict(reversed(ties.items()))) == (left, right)


def test_a_reach_has_a_middle() -> None:
    assert Reach(10, 20).middle == 15
