"""The words that a citation gives of a record, and whether they are the record's.

Styles and programs change quotation marks, dashes, capitals and spaces, and cut long titles: compared are the letters, digits and
signs of amounts alone, word by word. The page in the browser folds in the same way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_MONTHS: Final = "january february march april may june july august september october november december"
_BESIDE_A_TITLE: Final = (
    "a accessed added after and as at changed citation cite cited d dossier edition from in it n nd no of on or record records retrieved"
    " see sha256 since source state stood the withdrawn"
)
#: Words that a citation has beside a title, and that are nobody's.
APPARATUS: Final = frozenset([*_BESIDE_A_TITLE.split(), *_MONTHS.split(), *(month[:3] for month in _MONTHS.split()), "sept"])
#: Without a hash or an edition so many words of its own make a line a citation that gives words, and no address with a remark.
FEWEST_BESIDE_ADDRESS: Final = 4
#: So many words in a row tell a record by its words alone, or by the beginning of a title that was cut.
FEWEST_TELLING: Final = 4
#: A mark that is ours and no part of a title.
_MARK: Final = re.compile(r"\s*\[(?:source )?withdrawn\]\s*$")
_WORD: Final = re.compile(r"[^\W_]+|[%$£€°‰]")
_ELLIPSIS: Final = re.compile(r"…|\.\.\.")
#: Between two words, what can stand before a title and after it; a comma after it goes on.
_OPENING: Final = re.compile("[.?!…;:,\\[(“\"‘'«\\])”’|–—]")
_CLOSING: Final = re.compile("[.?!…;:\\[(”\"’'»)\\]|–—]")
#: With these a title may end itself.
_ENDS: Final = ")”’\"'»"
#: What names a record or a state, and holds no words.
_NAMES: Final = re.compile(
    r"https?://\S+|(?:\be/[a-z0-9-]+)?/?\b[a-z]+/[a-z0-9-]+\.html\S*|\bRecord [a-z]+/[a-z0-9-]+|\b(?:sha256:)?[0-9a-f]{12,64}\b"
    r"|\b[Ee]dition [a-z0-9]+(?:-[a-z0-9]+)*"
)


def folded(text: str) -> tuple[str, ...]:
    """A text → its words in small letters, without marks; `%` and signs of money and degrees are words."""
    return _words_and_gaps(text)[0]


def without_names(line: str) -> str:
    """A line without addresses, hashes and names of editions."""
    return _NAMES.sub(" ", line)


def gives_words(words: str, own_names: Iterable[str], *, is_line: bool, names_state: bool) -> bool:
    """Whether a citation gives words of a record: a title, or more on its line than a citation has beside a title.

    `own_names` are those of the dossier and its editors; a citation that names a state (an edition, a hash) is a formal one.
    """
    if not is_line:
        return bool(folded(words))
    known = {*APPARATUS, *(word for name in own_names for word in folded(name))}
    others = [word for word in folded(without_names(words)) if word not in known and not word.isdecimal()]
    return len(others) >= (1 if names_state else FEWEST_BESIDE_ADDRESS)


def held(words: str, theirs: str, *, is_line: bool) -> int:
    """How many of a record's words stand in a citation: all of them, or their beginning before “…”; 0 where they do not.

    A title that is given as such must be the record's; on a line it stands among other words.
    """
    title = folded(theirs)
    if not title:
        return 0
    given = without_names(words) if is_line else _MARK.sub("", words)
    if _stands_in(given, theirs) if is_line else folded(given) == title:
        return len(title)
    for cut in _ELLIPSIS.finditer(given):
        before, after = folded(given[: cut.start()]), _words_and_gaps(given[cut.end() :])
        if after[0] and not (is_line and _CLOSING.search(after[1][0])):
            continue
        for number in range(min(len(title), len(before)), FEWEST_TELLING - 1, -1):
            if before[-number:] == title[:number] and (is_line or number == len(before)):
                return number
    return 0


def _stands_in(line: str, theirs: str) -> bool:
    """Whether a title stands in a line and begins and ends there, and is not a part of more words."""
    title, own = _words_and_gaps(theirs)
    words, gaps = _words_and_gaps(line)
    if f" {' '.join(title)} " not in f" {' '.join(words)} ":
        return False
    ends = ((start, start + len(title)) for start in range(len(words) - len(title) + 1) if words[start : start + len(title)] == title)
    return any(
        (start == 0 or _is_seam(gaps[start], _OPENING)) and (end == len(words) or _is_seam(_without_own(gaps[end], own[-1]), _CLOSING))
        for start, end in ends
    )


def _without_own(gap: str, own: str) -> str:
    """What stands after a title, without the bracket or the quotation mark that is the title's own."""
    return re.sub(rf"^[{_ENDS}]{{0,{len(re.findall(rf'[{_ENDS}]', own))}}}", "", gap)


def _is_seam(gap: str, marks: re.Pattern[str]) -> bool:
    """Whether a title can begin or end between two words; not at the mark within `Marsh's` or `2.5`."""
    return len(gap) > 1 and marks.search(gap) is not None


@lru_cache(maxsize=16384)
def _words_and_gaps(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a text, and what stands before each and after the last."""
    plain = unicodedata.normalize("NFC", text).lower()
    found = list(_WORD.finditer(plain))
    ends = [0, *(match.end() for match in found)]
    starts = [*(match.start() for match in found), len(plain)]
    return tuple(match[0] for match in found), tuple(plain[end:start] for end, start in zip(ends, starts, strict=True))
