"""The coverage strip: a source's sentences in a row, each as long as it is, by what has become of it.

Place and length only, never the words. Told apart by height and pattern as well as by colour; the table beside it says
the same in words.
"""

from __future__ import annotations

from typing import Final

from ..analysis.coverage import SourceCoverage, State
from ..escaping import Markdown

_WIDTH: Final = 1000.0
_HEIGHT: Final = 40.0
#: Height and upper edge of a sentence's bar, by its state.
_BARS: Final[dict[State, tuple[float, float]]] = {
    "used": (40.0, 0.0),
    "ignored": (16.0, 12.0),
    "withdrawn": (6.0, 17.0),
    "open": (28.0, 6.0),
}


def counts_in_words(coverage: SourceCoverage) -> str:
    """How many sentences are in each state; withdrawn records are told of where there are some."""
    fallen = coverage.count("withdrawn")
    told = f"{fallen} quoted by withdrawn records alone, " if fallen else ""
    return (
        f"{coverage.count('used')} quoted, {coverage.count('ignored')} left unused with a reason, {told}"
        f"{coverage.count('open')} not yet handled"
    )


def bars_in_words(coverage: SourceCoverage) -> str:
    """How the strip tells the states apart."""
    fallen = "thin bars quoted by withdrawn records alone, " if coverage.count("withdrawn") else ""
    return f"Tall bars are quoted, low bars left unused with a reason, {fallen}outlined bars not yet handled"


def coverage_strip(coverage: SourceCoverage, length: int, name: str) -> Markdown:
    """The strip of one source of a length (code points), as one line of SVG; `name` makes its ids unique on a page."""
    scale = _WIDTH / max(length, 1)
    counts = counts_in_words(coverage)
    bars = []
    for sentence in coverage.sentences:
        height, top = _BARS[sentence.state]
        start, width = sentence.span.start * scale, max((sentence.span.end - sentence.span.start) * scale - 0.6, 0.8)
        bars.append(
            f'<rect class="strip__{sentence.state}" x="{start:.1f}" y="{top:.0f}" width="{width:.1f}" height="{height:.0f}"></rect>'
        )
    return Markdown(
        f'<svg class="strip" viewBox="0 0 {_WIDTH:.0f} {_HEIGHT:.0f}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" preserveAspectRatio="none">'
        f'<title id="{name}-title">What has become of each sentence</title>'
        f'<desc id="{name}-desc">{len(coverage.sentences)} sentences in scope in the order of the text, each as long as it is: {counts}. '
        f"{bars_in_words(coverage)}; gaps are out of scope.</desc>"
        f'<line class="strip__base" x1="0" y1="{_HEIGHT / 2:.0f}" x2="{_WIDTH:.0f}" y2="{_HEIGHT / 2:.0f}"></line>{"".join(bars)}</svg>'
    )
