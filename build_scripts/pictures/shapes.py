"""A picture as a tree of shapes, and the two ways to write it: for a page of the site, and for print.

Every text and every attribute is escaped here, when it is written, and nowhere else. A shape has a look: the name of a
rule in the site's stylesheet `pictures.css`, which knows light, dark and paper. Print has no stylesheet: there the look
becomes the presentation attributes of `looks.PRINT`. Numbers are rounded to a tenth, so that the bytes are the same
whatever machine made them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..escaping import Markdown, escaped, escaped_attribute
from .looks import PRINT

Number = int | float
#: What stands in a text or an attribute of a picture for print: the five characters that XML knows.
_XML: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


@dataclass(frozen=True)
class Shape:
    """One element: its name, its look, its attributes, and what stands inside."""

    name: str
    look: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    inside: tuple[Shape | str, ...] = ()

    def walk(self) -> Iterator[Shape]:
        """The shape and all that stand inside it."""
        yield self
        for child in self.inside:
            if isinstance(child, Shape):
                yield from child.walk()


@dataclass(frozen=True)
class Picture:
    """A drawing: its name (unique on its page), what it shows in a line and in sentences, its size, what is drawn."""

    name: str
    title: str
    description: str
    width: float
    height: float
    shapes: tuple[Shape, ...]


def shape(name: str, look: str = "", *inside: Shape | str, **attributes: Number | str | None) -> Shape:
    """An element; `stroke_width` is written `stroke-width`, a number is rounded, None is left out."""
    written = tuple((key.rstrip("_").replace("_", "-"), _value(value)) for key, value in attributes.items() if value is not None)
    return Shape(name, look, written, inside)


def group(shapes: Iterable[Shape], look: str = "", **attributes: Number | str | None) -> Shape:
    """Shapes that belong together."""
    return shape("g", look, *shapes, **attributes)


def words(text: str, x: Number, y: Number, look: str = "words", anchor: str | None = None) -> Shape:
    """A line of text, its base line at `y`."""
    return shape("text", look, text, x=x, y=y, text_anchor=anchor)


def link(address: str, label: str, *inside: Shape) -> Shape:
    """Shapes that lead to a page; `label` says where, since a sign has no words."""
    return shape("a", "link", shape("title", "", label), *inside, href=address)


def line(x1: Number, y1: Number, x2: Number, y2: Number, look: str) -> Shape:
    """A straight line."""
    return shape("line", look, x1=x1, y1=y1, x2=x2, y2=y2)


def box(x: Number, y: Number, width: Number, height: Number, look: str, *, corner: Number | None = None, fill: str | None = None) -> Shape:
    """A rectangle; `fill` names a pattern of the picture."""
    return shape("rect", look, x=x, y=y, width=width, height=height, rx=corner, fill=fill)


def place_of_sign(sign: str, x: Number, y: Number) -> Shape:
    """A sign that the picture defines once, at a place."""
    return shape("use", "", href=f"#{sign}", x=x, y=y)


def number_text(value: Number) -> str:
    """A number as it stands in a picture: a tenth at the most, and no `-0`."""
    rounded = round(float(value), 1) + 0.0
    return str(int(rounded)) if rounded == int(rounded) else f"{rounded:.1f}"


def _value(value: Number | str | None) -> str:
    return value if isinstance(value, str) else number_text(value or 0)


def site_svg(picture: Picture) -> Markdown:
    """The picture as one line of SVG for a page: looks are classes, links lead on.

    What holds links is a group, and only what holds none an image: nothing inside an image can be reached (ARIA 1.2, `img`).
    """
    inside = "".join(_written(drawn, for_print=False) for drawn in picture.shapes)
    name = escaped_attribute(picture.name)
    role = "group" if "<a " in inside else "img"
    return Markdown(
        f'<svg class="pic" viewBox="0 0 {number_text(picture.width)} {number_text(picture.height)}" role="{role}" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-desc"><title id="{name}-title">{escaped(picture.title)}</title>'
        f'<desc id="{name}-desc">{escaped(picture.description)}</desc>{inside}</svg>'
    )


def print_svg(picture: Picture, families: Sequence[str]) -> str:
    """The picture as an SVG document for print: presentation attributes alone, no classes, no links, no ids but its own patterns'.

    Its words are set in the first of the typeface's families that has the letter. Their names are quoted: one with a number in
    it is no name in CSS as it stands, and the whole list would go for nothing.
    """
    inside = "".join(_written(drawn, for_print=True) for drawn in picture.shapes)
    size = f"{number_text(picture.width)} {number_text(picture.height)}"
    typeface = ", ".join(f"'{family}'" for family in families)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{number_text(picture.width)}" '
        f'height="{number_text(picture.height)}" font-family="{typeface.translate(_XML)}">'
        f"<title>{picture.title.translate(_XML)}</title>{inside}</svg>"
    )


def _written(drawn: Shape, *, for_print: bool) -> str:
    if for_print and drawn.name == "title":
        return ""
    inside = "".join(_inside(child, for_print=for_print) for child in drawn.inside)
    if for_print and drawn.name == "a":
        return inside
    attributes = {**_look(drawn.look, for_print=for_print), **dict(drawn.attributes)}
    written = "".join(f' {name}="{_attribute(value, for_print=for_print)}"' for name, value in attributes.items())
    return f"<{drawn.name}{written}>{inside}</{drawn.name}>"


def _look(look: str, *, for_print: bool) -> Mapping[str, str]:
    if not look:
        return {}
    return PRINT[look] if for_print else {"class": f"pic-{look}"}


def _inside(child: Shape | str, *, for_print: bool) -> str:
    if isinstance(child, Shape):
        return _written(child, for_print=for_print)
    return child.translate(_XML) if for_print else escaped(child)


def _attribute(value: str, *, for_print: bool) -> str:
    return value.translate(_XML) if for_print else escaped_attribute(value)
