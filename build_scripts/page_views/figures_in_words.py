"""A value of a figure as a reader reads it: `at least 133`, `about 4.5 km`, `dozens`; an exact number stands alone.

The rule is the analysis's, whose sentences print values too.
"""

from __future__ import annotations

from ..analysis.figure_values import in_words as value_in_words

__all__ = ["value_in_words"]
