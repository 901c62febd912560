"""The chart of a figure: its values in the order of their days, each as what it leaves possible."""

from __future__ import annotations

from ..analysis.figure_values import in_words as value_in_words
from ..analysis.figure_values import range_of, standing_values
from ..dates import LATEST, parse_date
from ..identifiers import value_anchor
from ..pictures.figure_chart import ChartPanel, ChartValue, figure_picture
from ..records import Figure, FigureValue
from .drawings import MIDDLE, PHONE, Drawing, address_from, drawing
from .lookup import Lookup, date_in_words

#: Operators under which the number that is given is itself not the quantity.
_EXCLUDING = frozenset({"more-than", "well-over", "less-than", "nearly"})


def figure_chart(lookup: Lookup, figure: Figure, here: str, name: str = "figure-values") -> Drawing | None:
    """The chart of a figure with two values or more; None where there are fewer."""
    standing = standing_values(lookup.dossier, figure)
    if len(standing) < 2:
        return None
    in_time = sorted(standing, key=lambda entry: (_moment_key(entry[1]), entry[0]))
    by_unit: dict[str, list[ChartValue]] = {}
    for number, value in in_time:
        by_unit.setdefault((value.unit or "").casefold(), []).append(_chart_value(lookup, figure, here, number, value))
    panels = [ChartPanel(unit, tuple(values)) for unit, values in by_unit.items()]
    title = f"{lookup.titles[figure.id]}: the values given"
    caption = "In the order of the days for which they are given. A line with an arrow head is an open bound: it goes on, and is no count."
    return drawing(name, lambda name, width: figure_picture(name, title, panels, width), caption, widths=(MIDDLE, PHONE))


def has_differing_values(lookup: Lookup, figure: Figure) -> bool:
    """Whether a figure is given in at least two ways, so that its chart says more than its line in a table."""
    return len({(value.value, value.operator, value.unit) for _, value in standing_values(lookup.dossier, figure)}) > 1


def _moment_key(value: FigureValue) -> tuple[object, object, str]:
    return (LATEST, LATEST, "") if value.as_of is None else parse_date(value.as_of).sort_key


def _chart_value(lookup: Lookup, figure: Figure, here: str, number: int, value: FigureValue) -> ChartValue:
    possible = range_of(value)
    day = date_in_words(value.as_of) or "no day given"
    return ChartValue(
        label=value_in_words(value),
        below=f"{day} · {lookup.titles[value.holder]}",
        address=address_from(lookup, here, figure.id, value_anchor(number + 1)),
        number=None if value.value is None else float(value.value),
        least=float(possible.least) if possible.least.is_finite() else None,
        most=None if possible.most is None else float(possible.most),
        excludes_number=value.operator in _EXCLUDING,
        is_dated=value.as_of is not None,
        is_day_unsure=value.as_of is not None and parse_date(value.as_of).is_uncertain,
    )
