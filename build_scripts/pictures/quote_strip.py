"""The strip of a quote: where in its source it stands. Place and length only, never the words."""

from __future__ import annotations

from typing import Final

from ..escaping import Markdown

_WIDTH: Final = 1000.0
#: A quote of few words is still seen.
_NARROWEST: Final = 6.0


def quote_strip(start: int, end: int, length: int) -> Markdown:
    """A text of a length as a line, and on it the block of a quote from `start` to `end` (code points); one line of SVG."""
    scale = _WIDTH / max(length, 1)
    width = max((end - start) * scale, _NARROWEST)
    left = min(start * scale, _WIDTH - width)
    words = f"Where the quote stands: after {start / max(length, 1):.0%} of the text"
    return Markdown(
        f'<svg class="quote-strip" viewBox="0 0 {_WIDTH:.0f} 12" preserveAspectRatio="none" role="img" aria-label="{words}">'
        f'<rect class="quote-strip__text" x="0" y="4" width="{_WIDTH:.0f}" height="4"></rect>'
        f'<rect class="quote-strip__quote" x="{left:.1f}" y="0" width="{width:.1f}" height="12"></rect></svg>'
    )
