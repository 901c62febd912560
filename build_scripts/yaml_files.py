"""The one strict door to YAML.

Reads the parser's events, never its objects: no tag, anchor, alias or implicit type is ever acted on, so
every scalar comes out as the text that stands in the file, and only `null` (or `~`, or nothing) is None.
Nesting is bounded and walked without recursion; what could mislead a reader (control, bidirectional and
invisible characters, in the file or written as escapes) is refused. All problems of a file are told at once,
as far as it can still be read.

The only room that imports yaml.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import yaml

from .problems import Problem

#: A record is a page of text; anything larger is a mistake or an attack.
LARGEST_FILE: Final = 256 * 1024
DEEPEST_NESTING: Final = 16

Path = tuple[str | int, ...]
Position = tuple[int, int]
Positions = dict[Path, Position]

_PARSER: Final[Any] = getattr(yaml, "CLoader", yaml.Loader)
_QUOTED_STYLES: Final = frozenset({"'", '"', "|", ">"})
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_RESOLVER: Final[Any] = yaml.resolver.Resolver()
_TEXT_TAG: Final = "tag:yaml.org,2002:str"
_UNUSUAL: Final = re.compile(r"[^\x20-\x7e\n]")
#: Characters that reorder or hide text on a page: Unicode's bidirectional controls and the invisible ones.
_MISLEADING: Final = frozenset(
    chr(point)
    for span in (
        (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
        (0x200B, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
        (0xFFA0, 0xFFA0), (0xFFF9, 0xFFFB), (0xE0000, 0xE0FFF),
    )
    for point in range(span[0], span[1] + 1)
)  # fmt: skip


@dataclass(frozen=True)
class YamlFile:
    """What a file holds: its mapping (text, None, lists and mappings), and the place of every field.

    `values` has the position of each value, `keys` that of each key; a path is a tuple of keys and indices.
    """

    fields: dict[str, Any]
    values: Positions
    keys: Positions

    def position(self, path: Path, *, of_key: bool = False) -> Position:
        """Line and column (from 1) of a field, or of the nearest thing around it that stands in the file."""
        first = self.keys if of_key else self.values
        while path:
            for table in (first, self.values, self.keys):
                if path in table:
                    return table[path]
            path = path[:-1]
        return self.values.get((), (1, 1))


@dataclass
class _Open:
    """A mapping or list whose end has not been met yet."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None
    keys_seen: set[str] = field(default_factory=set)


class _Stop(Exception):
    """The file cannot be read any further."""


def read_yaml(data: bytes, path: str) -> tuple[YamlFile | None, list[Problem]]:
    """The bytes of a file → its content, and every problem; the content is None where there is none to use.

    `path` is only for the problems. Never raises for anything that a file can hold.
    """
    problems: list[Problem] = []
    text = _decoded(data, path, problems)
    if text is None:
        return None, problems
    problems.extend(_misleading_characters(text, path))
    if problems:
        return None, problems
    reader = _Reader(path, problems)
    try:
        for event in yaml.parse(text, Loader=_PARSER):
            reader.take(event)
    except _Stop:
        return None, problems
    except yaml.YAMLError as error:
        problems.append(_syntax_problem(error, path))
        return None, problems
    except (ValueError, RecursionError, OverflowError, MemoryError) as error:
        problems.append(
            Problem(
                path, 1, 1, "YAML01", f"The file cannot be read as YAML ({type(error).__name__}).", "Compare it with a record that works."
            )
        )
        return None, problems
    if problems:
        return None, problems
    if not isinstance(reader.root, dict):
        problems.append(
            Problem(
                path,
                1,
                1,
                "YAML02",
                "The file does not hold fields.",
                "A record is a list of lines such as “name: …”; `dossier new` writes one.",
            )
        )
        return None, problems
    return YamlFile(reader.root, reader.values, reader.keys), problems


def _decoded(data: bytes, path: str, problems: list[Problem]) -> str | None:
    if len(data) > LARGEST_FILE:
        problems.append(
            Problem(path, 1, 1, "YAML03", f"The file is larger than {LARGEST_FILE // 1024} KiB.", "One record per file; split it.")
        )
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        problems.append(
            Problem(path, line, column, "YAML04", "The file is not UTF-8 here.", "Save it as UTF-8 (without a byte-order mark).")
        )
        return None


def _misleading_characters(text: str, path: str) -> Iterator[Problem]:
    """Refuses characters that a reader cannot see, or that change what they see; each kind once per line."""
    if not _UNUSUAL.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        seen: set[str] = set()
        for match in _UNUSUAL.finditer(line):
            character, column = match.group(), match.end()
            if character in seen or not _is_misleading(character, is_last=column == len(line)):
                continue
            seen.add(character)
            yield _character_problem(path, number, column, character)


def _is_misleading(character: str, *, is_last: bool = False) -> bool:
    if character == "\t" or (character == "\r" and is_last):
        return False
    return character in _MISLEADING or unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}


def _character_problem(path: str, line: int, column: int, character: str, place: str = "a record") -> Problem:
    name = unicodedata.name(character, "a control or private character")
    return Problem(
        path,
        line,
        column,
        "YAML05",
        f"U+{ord(character):04X} ({name}) does not belong in {place}.",
        "Delete it; it is invisible, or it changes how the text around it is shown.",
    )


def _syntax_problem(error: yaml.YAMLError, path: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    what = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML")
    hint = "Put the value in double quotation marks if it holds “: ”, “ #” or begins with a sign; indent with spaces."
    return Problem(path, line, column, "YAML01", f"The file is not YAML here: {what}.", hint)


class _Reader:
    """Builds the content of one file from the parser's events, with its own bounded stack."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path, self.problems = path, problems
        self.root: Any = None
        self.values: Positions = {}
        self.keys: Positions = {}
        self.documents = 0
        self.stack: list[_Open] = []

    def take(self, event: Any) -> None:
        """One event of the parser; raises _Stop where going on would be of no use."""
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        match event:  # scalars first: nearly all events are
            case yaml.ScalarEvent():
                self._check_properties(event, line, column)
                self._scalar(event, line, column)
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._refuse(line, column, "YAML06", "A second document begins here.", "One record per file; delete the line “---”.")
                    raise _Stop
                if event.version or event.tags:
                    self._refuse(line, column, "YAML07", "A YAML directive stands here.", "Delete the line that begins with “%”.")
            case yaml.AliasEvent():
                self._refuse(
                    line,
                    column,
                    "YAML08",
                    "An alias (“*name”) stands here.",
                    "Write the value out; put it in quotation marks if the asterisk belongs to it.",
                )
                self._place(f"*{event.anchor}", line, column)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._check_properties(event, line, column)
                self._open({} if isinstance(event, yaml.MappingStartEvent) else [], line, column)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.stack.pop()
            case _:
                pass

    def _check_properties(self, event: Any, line: int, column: int) -> None:
        if event.anchor is not None:
            self._refuse(
                line,
                column,
                "YAML08",
                "An anchor (“&name”) stands here.",
                "Write the value out; put it in quotation marks if the ampersand belongs to it.",
            )
        if event.tag is not None:
            self._refuse(
                line,
                column,
                "YAML09",
                "A tag (“!name”) stands here.",
                "Delete it; put the value in quotation marks if the exclamation mark belongs to it.",
            )

    def _scalar(self, event: Any, line: int, column: int) -> None:
        text: str = event.value
        for match in () if text.isascii() and text.isprintable() else _UNUSUAL.finditer(text):
            if _is_misleading(match.group()):
                self.problems.append(_character_problem(self.path, line, column, match.group()))
                break
        is_null = event.style not in _QUOTED_STYLES and text in _NULLS
        self._place(None if is_null else text, line, column)

    def _open(self, value: dict[str, Any] | list[Any], line: int, column: int) -> None:
        if len(self.stack) >= DEEPEST_NESTING:
            self._refuse(
                line, column, "YAML10", f"The nesting is deeper than {DEEPEST_NESTING} levels.", "Compare the record with one that works."
            )
            raise _Stop
        path = self._place(value, line, column)
        self.stack.append(_Open(value, path))

    def _place(self, value: Any, line: int, column: int) -> Path:
        """Puts a value where it belongs (or takes it as a key) and returns its path."""
        if not self.stack:
            self.root, self.values[()] = value, (line, column)
            return ()
        around = self.stack[-1]
        if isinstance(around.value, list):
            path = (*around.path, len(around.value))
            around.value.append(value)
        elif around.key is None:
            return self._key(around, value, line, column)
        else:
            path = (*around.path, around.key)
            around.value[around.key] = value
            around.key = None
        self.values[path] = (line, column)
        return path

    def _key(self, around: _Open, value: Any, line: int, column: int) -> Path:
        if not isinstance(value, str):
            self._refuse(
                line,
                column,
                "YAML11",
                "A field's name is not a word here.",
                "Write “name: value”; put the value in quotation marks if it holds a brace, a bracket or “? ”.",
            )
            raise _Stop
        if value == "<<":
            self._refuse(line, column, "YAML08", "A merge key (“<<”) stands here.", "Write the fields out.")
        if value in around.keys_seen:
            self._refuse(line, column, "YAML12", f"The field “{value}” stands here a second time.", "Keep one of the two.")
        around.keys_seen.add(value)
        around.key = value
        path = (*around.path, value)
        self.keys.setdefault(path, (line, column))
        return path

    def _refuse(self, line: int, column: int, code: str, sentence: str, hint: str) -> None:
        self.problems.append(Problem(self.path, line, column, code, sentence, hint))


def write_scalar(text: str | None, style: Literal["plain", "quoted"] = "quoted") -> str:
    """A text as YAML that reads back as itself, on one line."""
    if text is None:
        return "null"
    if style == "plain" and text and text.replace("-", "").replace("_", "").isalnum() and text not in _NULLS:
        return text
    written = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10**9)
    return str(written).rstrip("\n")


def _hidden_character(event: Any, path: str) -> Iterator[Problem]:
    """The first character of a configured text that no page could show."""
    for match in _UNUSUAL.finditer(str(event.value)):
        if _is_misleading(match.group()):
            yield _character_problem(path, event.start_mark.line + 1, event.start_mark.column + 1, match.group(), "a setting")
            return


def _awaited(names: Sequence[str | None], keys: Sequence[str | None]) -> str:
    """The dotted name of the setting whose value comes next; empty before a key, and within a list."""
    return "" if not keys or keys[-1] is None or None in names else ".".join([*(name for name in names[:-1] if name), keys[-1]])


def _misshapen(event: Any, path: str, name: str, *, is_text: bool) -> Iterator[Problem]:
    """What stands where words or settings are meant, and is neither: told, since another program reads the same file by its types."""
    hint = "Write the words themselves, in quotation marks." if is_text else "Write each setting on a line below it."
    if isinstance(event, yaml.AliasEvent) or event.tag is not None:
        sentence = "a tag, such as “!ENV”, or an alias stands here; the dossier's settings are read from this file as they are written."
    elif isinstance(event, yaml.SequenceStartEvent):
        sentence = f"a list stands where {'words are' if is_text else 'settings by their names are'} meant."
    elif isinstance(event, yaml.MappingStartEvent) and is_text:
        sentence = "settings stand where words are meant."
    elif isinstance(event, yaml.ScalarEvent) and is_text and not _is_read_as_words(event):
        sentence, hint = f"“{event.value}” is read as a number, a day or a yes or no, and not as words.", "Put it in quotation marks."
    else:
        return
    yield Problem(path, event.start_mark.line + 1, event.start_mark.column + 1, "FILE10", f"{name}: {sentence}", hint)


def _is_read_as_words(event: Any) -> bool:
    """Whether a scalar is a text, or null, to a program that goes by the types of YAML."""
    if event.style in _QUOTED_STYLES or event.value in _NULLS:
        return True
    return bool(_RESOLVER.resolve(yaml.ScalarNode, event.value, (True, False)) == _TEXT_TAG)


def configured_texts(
    data: bytes, path: str, texts: Collection[str] = (), mappings: Collection[str] = ()
) -> tuple[dict[str, str], list[Problem]]:
    """The single texts of a configuration file by their dotted names (`extra.dossier.event`); empty where `null` stands.

    Lists and tags in it are left to its own program, and so is whatever lies deeper than a few levels; but those settings that
    are named in `texts` must be words, and those in `mappings` must hold settings of their own.
    """
    problems: list[Problem] = []
    text = _decoded(data, path, problems)
    if text is None:
        return {}, problems
    found: dict[str, str] = {}
    names: list[str | None] = []  # one for each open mapping: the key whose value is awaited; None for a list
    keys: list[str | None] = []
    try:
        for event in yaml.parse(text, Loader=_PARSER):
            name = _awaited(names, keys)
            if name in texts or name in mappings:
                problems.extend(_misshapen(event, path, name, is_text=name in texts))
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                if len(names) > DEEPEST_NESTING:
                    mark = event.start_mark
                    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
                    hint = "Compare it with a configuration that works."
                    return {}, [Problem(path, line, column, "YAML10", f"The nesting is deeper than {DEEPEST_NESTING} levels.", hint)]
                if keys:
                    names[-1] = keys[-1]
                names.append("" if isinstance(event, yaml.MappingStartEvent) else None)
                keys.append(None)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                names.pop()
                keys.pop()
                if keys:
                    keys[-1] = None
            elif isinstance(event, yaml.AliasEvent) and keys:
                keys[-1] = None if keys[-1] is not None else "*"
            elif isinstance(event, yaml.ScalarEvent) and names and names[-1] is not None:
                if keys[-1] is None:
                    keys[-1] = str(event.value)
                    continue
                if name and event.tag is None:
                    found[name] = "" if event.style not in _QUOTED_STYLES and event.value in _NULLS else str(event.value)
                    problems.extend(_hidden_character(event, path))
                keys[-1] = None
    except yaml.YAMLError as error:
        return {}, [_syntax_problem(error, path)]
    return ({} if problems else found), problems
