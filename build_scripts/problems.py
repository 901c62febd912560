"""A problem has a file, a line, a column, a code and a sentence, and a hint how to mend it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, at one place.

    `path` is relative to the dossier's root, with forward slashes; `line` and `column` count from 1
    (columns in code points); `code` is stable and named on the page “For editors”.
    """

    path: str
    line: int
    column: int
    code: str
    sentence: str
    hint: str = ""

    def as_text(self) -> str:
        """`path:line:col: CODE sentence`, and the hint on a line of its own."""
        head = f"{_one_line(self.path)}:{self.line}:{self.column}: {self.code} {_one_line(self.sentence)}"
        return f"{head}\n    hint: {_one_line(self.hint)}" if self.hint else head

    def as_github(self) -> str:
        """A workflow command, so that the problem shows beside its line in a pull request."""
        message = _one_line(self.sentence) + (f" ({_one_line(self.hint)})" if self.hint else "")
        place = f"file={_github_property(_one_line(self.path))},line={self.line},col={self.column},title={self.code}"
        return f"::error {place}::{_github_data(message)}"


class BuildFault(Exception):
    """Something cannot be made, and not because of the records; the message says what and why, in a reader's words."""


class ContentError(Exception):
    """Content that cannot be published; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(problem.as_text() for problem in self.problems))


def problems_as_text(problems: Sequence[Problem]) -> str:
    """Every problem, sorted by place, and a closing line that counts them; empty where there is none."""
    if not problems:
        return ""
    lines = [problem.as_text() for problem in sorted(problems)]
    files = len({problem.path for problem in problems})
    lines.append(f"{count_of(len(problems), 'problem')} in {count_of(files, 'file')}")
    return "\n".join(lines)


def problems_as_json(problems: Sequence[Problem]) -> str:
    """A JSON list of objects with the fields of `Problem`."""
    shown = [
        {name: _one_line(value) if isinstance(value, str) else value for name, value in asdict(problem).items()}
        for problem in sorted(problems)
    ]
    return json.dumps(shown, ensure_ascii=False, indent=2)


def problems_as_github(problems: Sequence[Problem]) -> str:
    """One workflow command a line."""
    return "\n".join(problem.as_github() for problem in sorted(problems))


def count_of(number: int, noun: str, plural: str | None = None) -> str:
    """`1 record`, `2 records`, `0 records`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def _one_line(text: str) -> str:
    """Text that stays on its line whatever a file smuggled into it: controls are shown as escapes."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape", "backslashreplace").decode() for character in text
    )


def _github_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")
