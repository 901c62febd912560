"""A record, or a source, to fill in: YAML written from the shapes, so that it cannot fall behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from .numbers_in_text import main_language
from .quotations import QuotableText, Refusal, bind
from .records import KINDS, LONGEST_WORDS, Part, field_requirements
from .seed_texts import SeedText, Span, split_sentences
from .yaml_files import write_scalar

#: The field with its value, which may go over several lines; at the margin stands no text but a field's name.
_PINS: Final = re.compile(r"^sentences:[^\r\n]*(?:\r?\n(?:[ \t]|-[ \t])[^\r\n]*)*", re.MULTILINE)
#: So many words of the first and of the last sentence show where a passage begins and ends, if they stand once.
_FEW_WORDS: Final = 8
#: The mark that ends a YAML document.
_DOCUMENT_END: Final = re.compile(r"^\.\.\.", re.MULTILINE)


def starter_record(kind: str) -> str:
    """The YAML of an empty record of a kind: the fields that it needs first, then the others as comments, each with what it means."""
    lines = [f"# {(KINDS[kind].__doc__ or kind).strip().splitlines()[0]}"]
    needed: list[str] = []
    optional: list[str] = []
    for requirement in field_requirements(KINDS[kind]):
        if requirement.name in {"id", "sentences", "status"}:
            continue
        target = needed if requirement.is_required else optional
        target.append(f"# {requirement.description}" if requirement.description else "#")
        if requirement.parts is None:
            target.append(
                f"{'' if requirement.is_required else '# '}{requirement.name}: {'null' if requirement.is_required else ''}".rstrip()
            )
        else:
            target.extend(_nested(requirement.name, requirement.parts, requirement.is_list, "" if requirement.is_required else "# "))
    return "\n".join(
        [*lines, *needed, "status: draft", "", "# Where there is something to say:", *[line for line in optional if line.strip("# ")], ""]
    )


def _nested(name: str, part: type[Part], is_list: bool, comment: str) -> list[str]:
    lines = [f"{comment}{name}:"]
    first = True
    for requirement in sorted(field_requirements(part), key=lambda requirement: not requirement.is_required):
        mark = ("  - " if first else "    ") if is_list else "  "
        first = False
        hash_mark = comment or ("" if requirement.is_required else "# ")
        lines.append(
            f"{hash_mark}{mark}{requirement.name}: {'null' if requirement.is_required else ''}".rstrip()
            + (f"  # {requirement.description}" if requirement.description else "")
        )
    return lines


def starter_source(seed: SeedText, language: str = "en") -> str:
    """The YAML of a source for a text: its hash, all of it in scope, what it shows of itself to be filled in, and its sentences pinned."""
    text = seed.text
    sentences = split_sentences(text, main_language(language))
    first, last = _ends(text, sentences)
    return "\n".join(
        [
            f"file: {write_scalar(seed.file, 'plain' if seed.file.isascii() and not seed.file[:1].isdigit() else 'quoted')}",
            f"sha256: {seed.sha256}",
            "# What the text itself shows; null where it does not.",
            "title: null",
            "publisher: null",
            "outlet: null  # the actor (type outlet) who says what the text says in its own voice",
            "published: null",
            f"language: {write_scalar(language, 'plain')}",
            "basis:",
            f"  language: {write_scalar('the text itself')}",
            "# Which passages belong to the dossier; the rest goes under `excluded`, each passage with its reason.",
            "scope:",
            "  passages:",
            f"    - first: {write_scalar(first)}",
            f"      last: {write_scalar(last)}",
            pin_line([sentence.start for sentence in sentences]),
            "",
        ]
    )


def _ends(text: str, sentences: Sequence[Span]) -> tuple[str, str]:
    """The first and the last words of a text: a few of one sentence, and more where the same words stand elsewhere too."""
    start, end = sentences[0].start, sentences[-1].end
    words, source = text[start:end].split(), QuotableText.of(text)
    count = min(_FEW_WORDS, len(text[start : sentences[0].end].split()))
    while len(first := " ".join(words[:count])) <= LONGEST_WORDS // 2 and count < len(words) and not _stands_once(source, first):
        count *= 2
    source = QuotableText(text, source.folded, (Span(start, len(text)),))
    count = min(_FEW_WORDS, len(text[sentences[-1].start : end].split()))
    while len(last := " ".join(words[-count:])) <= LONGEST_WORDS // 2 and count < len(words) and not _stands_once(source, last):
        count *= 2
    return first, last


def _stands_once(source: QuotableText, words: str) -> bool:
    return not isinstance(bind(source, (words,), suggests=False), Refusal)


def pin_line(starts: list[int]) -> str:
    """The line that pins where each sentence of a source begins."""
    return f"sentences: [{', '.join(str(start) for start in starts)}]"


def with_pins(yaml: str, starts: list[int]) -> str:
    """A source's YAML with its pins written, or written anew where they stand; all else, line ends too, is left as it was."""
    newline = "\r\n" if "\r\n" in yaml else "\n"
    found = _PINS.search(yaml)
    if found:
        return yaml[: found.start()] + pin_line(starts) + yaml[found.end() :]
    end = _DOCUMENT_END.search(yaml)
    at = end.start() if end else len(yaml)
    before = yaml[:at]
    return before + ("" if not before or before.endswith("\n") else newline) + pin_line(starts) + newline + yaml[at:]
