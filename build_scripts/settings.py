"""What the site's configuration says of the dossier as a whole: its name, address, author and where its files are edited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .nearest_names import nearest_name
from .problems import ContentError, Problem
from .yaml_files import configured_texts

#: The configuration's file, below the dossier's root.
CONFIGURATION = "mkdocs.yml"
#: Where the settings of the dossier itself stand in it, and which there are.
_OWN: Final = "extra.dossier."
_OURS: Final = ("event", "toll", "report")
_ADDRESS: Final = re.compile(r"https?://[^\s/]+(?:/\S*)?")


@dataclass(frozen=True)
class Settings:
    """The few settings that pages show; empty where the configuration does not give them."""

    name: str
    description: str = ""
    address: str = ""
    author: str = ""
    repository: str = ""
    edit_address: str = ""
    copyright: str = ""
    event: str = ""
    toll: str = ""
    report: str = ""


def read_settings(root: Path) -> Settings:
    """The settings in a root's `mkdocs.yml`; raises ContentError where the file is missing, broken or has no site_name."""
    file = root / CONFIGURATION
    if file.exists() and not file.is_file():
        hint = "It is a file of text; put it here itself."
        raise ContentError([Problem(CONFIGURATION, 1, 1, "FILE02", "This is not a regular file.", hint)])
    data = b""
    try:
        data = file.read_bytes()
        texts, problems = configured_texts(data, CONFIGURATION)
    except OSError:
        texts, problems = (
            {},
            [
                Problem(
                    CONFIGURATION,
                    1,
                    1,
                    "FILE01",
                    "The file does not exist.",
                    "A dossier's root holds content/, seeds/ and mkdocs.yml; name it with --root.",
                )
            ],
        )
    if not problems:
        problems.extend(_faults(texts, data.decode("utf-8", "replace")))
    if problems:
        raise ContentError(problems)
    repository = texts.get("repo_url", "").rstrip("/")
    edit, site = texts.get("edit_uri", ""), texts.get("site_url", "")
    edit_address = edit if "://" in edit else f"{repository}/{edit.lstrip('/')}" if repository and edit else ""
    return Settings(
        name=texts["site_name"],
        description=texts.get("site_description", ""),
        # All addresses begin with it: it ends in a slash, whether the file says so or not.
        address=site.rstrip("/") + "/" if site else "",
        author=texts.get("site_author", ""),
        repository=repository,
        edit_address=edit_address,
        copyright=texts.get("copyright", ""),
        event=texts.get("extra.dossier.event", ""),
        toll=texts.get("extra.dossier.toll", ""),
        report=texts.get("extra.dossier.report", ""),
    )


def _faults(texts: Mapping[str, str], written: str) -> Iterator[Problem]:
    """What of the settings cannot be right, whatever the records are."""
    if not texts.get("site_name"):
        yield Problem(CONFIGURATION, 1, 1, "FILE07", "The configuration has no site_name.", "Add the line “site_name: …”.")
    site = texts.get("site_url", "")
    if site and not _ADDRESS.fullmatch(site):
        hint = "It begins with https:// (or http://) and names a host; leave it out where the site has no address yet."
        yield Problem(CONFIGURATION, *_place(written, "site_url"), "FILE10", f"site_url: “{site}” is not an address.", hint)
    for name in texts:
        own = name.removeprefix(_OWN)
        if own != name and own not in _OURS:
            near = nearest_name(own, _OURS)
            hint = f"Is “{near}” meant?" if near else f"The settings here are: {', '.join(_OURS)}."
            yield Problem(CONFIGURATION, *_place(written, own), "FILE10", f"{name}: there is no such setting.", hint)


def settings_problems(root: Path, settings: Settings, records: Mapping[str, str]) -> Iterator[Problem]:
    """What of a root's settings does not fit its records, which are given as kinds by id; the kind of an unread one is empty."""
    for name, kind, identifier in (("event", "events", settings.event), ("toll", "figures", settings.toll)):
        if not identifier or records.get(identifier, "none") in {kind, ""}:
            continue
        written = (root / CONFIGURATION).read_text(encoding="utf-8", errors="replace")
        near = nearest_name(identifier, [other for other, its_kind in records.items() if its_kind == kind])
        hint = f"Is “{near}” meant?" if near else f"Name a record of {kind}, or delete the line."
        sentence = f"{_OWN}{name}: “{identifier}” is no record of {kind}."
        yield Problem(CONFIGURATION, *_place(written, name), "FILE10", sentence, hint)


def _place(written: str, name: str) -> tuple[int, int]:
    """Line and column of the value of a setting; the first line where it cannot be found."""
    found = re.search(rf"^[ \t]*{re.escape(name)}[ \t]*:[ \t]*", written, re.MULTILINE)
    if found is None:
        return 1, 1
    return written.count("\n", 0, found.start()) + 1, found.end() - found.start() + 1
