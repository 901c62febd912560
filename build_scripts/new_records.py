"""New files in a dossier: whether an id is free, whether a text can be taken as a source; and writing them whole or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from .dossier import Dossier
from .identifiers import is_identifier, record_path
from .link_records import link_records
from .load_content import LoadedContent, LoadedRecord, load_record
from .problems import BuildFault
from .records import Source
from .seed_texts import SeedError, SeedText, read_seed
from .starter_records import starter_record, starter_source

_OPEN_OUTLET: Final = re.compile(r"^outlet:[ \t]*(?:null|~)?[ \t]*(?=#|\r?$)", re.MULTILINE)


class NotTaken(BuildFault):
    """An id or a text cannot be taken; the message says why."""


@dataclass(frozen=True)
class NewSource:
    """A text that can be taken: its bytes, and its record to fill in, as text and as it will be read."""

    seed: SeedText
    data: bytes
    yaml: str
    loaded: LoadedRecord


def new_record(content: LoadedContent, kind: str, identifier: str) -> str:
    """The YAML of a record to fill in; raises NotTaken where its id is none, taken, or was published."""
    _refuse_taken(content, identifier)
    return starter_record(kind)


def new_source(content: LoadedContent, file_name: str, data: bytes, identifier: str | None, language: str) -> NewSource:
    """A file's bytes → a source to fill in; raises NotTaken for whatever `dossier check` would refuse, but for what is to be filled in."""
    try:
        seed = read_seed(file_name, data)
    except SeedError as error:
        raise NotTaken(f"{file_name} {error}.") from error
    stem = Path(file_name).stem.lower()
    name = identifier or "-".join("".join(letter if letter.isascii() and letter.isalnum() else " " for letter in stem).split())
    _refuse_taken(content, name, " Name one with --id.")
    if file_name.startswith("."):
        raise NotTaken(f"{file_name} is hidden, and hidden files in seeds/ are passed over. Rename it.")
    known = content.seeds
    if file_name in known and known[file_name].sha256 != seed.sha256:
        raise NotTaken(f"seeds/{file_name} exists, and holds another text.")
    twin = next((other.file for other in known.values() if other.sha256 == seed.sha256 and other.file != file_name), None)
    holder = next((item.path for item in content.records if isinstance(item.record, Source) and item.record.sha256 == seed.sha256), None)
    if twin or holder:
        raise NotTaken(f"{holder or 'seeds/' + str(twin)} holds the same text already.")
    yaml = starter_source(seed, language)
    # Only the outlet must be filled in before the record can be read: with any actor in its place nothing else may be wrong.
    loaded, problems = load_record(_with_any_outlet(yaml, name).encode("utf-8"), record_path("sources", name), "sources", name)
    if loaded is None or problems:
        raise NotTaken(f"{file_name}: {problems[0].sentence} {problems[0].hint}".rstrip() if problems else f"{file_name} cannot be taken.")
    return NewSource(seed, data, yaml, loaded)


def with_unfinished_sources(root: Path, content: LoadedContent) -> LoadedContent:
    """The content with those sources that lack nothing but their outlet, so that their texts can be looked into already."""
    found = []
    for identifier in sorted(content.unread_ids):
        path = record_path("sources", identifier)
        file = root / path
        if file.is_file() and not file.is_symlink():
            text = file.read_bytes().decode("utf-8", "replace")
            loaded, _ = load_record(_with_any_outlet(text, identifier).encode("utf-8"), path, "sources", identifier)
            if loaded is not None:
                found.append(loaded)
    return replace(content, records=(*content.records, *found)) if found else content


def _with_any_outlet(yaml: str, identifier: str) -> str:
    """With an actor in the place of the outlet that is to be filled in; which one is all the same."""
    return _OPEN_OUTLET.sub(f"outlet: {identifier[:60].rstrip('-')}-outlet ", yaml, count=1)


def dossier_with(content: LoadedContent, new: NewSource) -> Dossier:
    """The dossier as it will be with a new source in it; whose its words are is not known yet."""
    records = (*(item for item in content.records if item.record.id != new.loaded.record.id), new.loaded)
    return link_records(replace(content, records=records, seeds={**content.seeds, new.seed.file: new.seed}))[0]


def write_new(root: Path, files: dict[str, bytes]) -> None:
    """Writes files that are not there yet, all or none; raises FileExistsError where one is there with other bytes.

    Only a folder that holds a dossier is written to, and through no link: else raises NotTaken.
    """
    if not (root / "content").is_dir():
        raise NotTaken(f"{root} holds no dossier: there is no content/ in it.")
    for path in files:
        linked = next((folder for folder in reversed(_below(root, root / path)) if folder.is_symlink()), None)
        if linked is not None:
            raise NotTaken(f"{linked} is a symbolic link, and may lead out of the dossier. Put the folder itself there.")
    written: list[Path] = []
    try:
        for path, data in files.items():
            file = root / path
            if file.exists() and file.read_bytes() == data:
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("xb") as stream:
                written.append(file)
                stream.write(data)
    except OSError:
        for file in written:
            file.unlink(missing_ok=True)
        raise


def _below(root: Path, file: Path) -> list[Path]:
    """A file and the folders that it lies in, up to the root, which is not among them."""
    return [file, *file.parents][: len(file.relative_to(root).parts)]


def _refuse_taken(content: LoadedContent, identifier: str, advice: str = "") -> None:
    if not is_identifier(identifier):
        raise NotTaken(f"“{identifier}” is not an id: lower-case words joined by hyphens, at most 80 characters.{advice}")
    taken = next((item.path for item in content.records if item.record.id == identifier), None)
    if taken or identifier in content.unread_ids:
        raise NotTaken(f"The id “{identifier}” is taken{' by ' + taken if taken else ''}.{advice}")
    if identifier in {published for _, published in content.published_ids}:
        raise NotTaken(f"The id “{identifier}” has been published before; ids are never used again.{advice}")
