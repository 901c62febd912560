"""What the site's configuration says of the dossier as a whole: its name, address, author and where its files are edited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from .nearest_names import nearest_name
from .problems import ContentError, Problem
from .yaml_files import configured_texts

#: The configuration's file, below the dossier's root.
CONFIGURATION = "mkdocs.yml"
#: Where the settings of the dossier itself stand in it, and which there are.
_OWN: Final = "extra.dossier."
_OURS: Final = ("event", "toll", "report")
_ADDRESS: Final = re.compile(r"https?://[^\s/]+(?:/\S*)?")
_LETTERS: Final = re.compile(r"mailto:[^\s@?]+@[^\s@?]+(?:\?\S*)?")
#: The theme that the templates of `site_overrides/` stand on.
THEME: Final = "material"
#: What the pages rely on, and no configuration may set otherwise: addresses, links, that nothing interprets a record's text, and
#: that a page asks for nothing but what the site brings.
ENGINES_OWN: Final = (
    "markdown_extensions",
    "nav",
    "not_in_nav",
    "use_directory_urls",
    "validation",
    "hooks",
    "extra_css",
    "extra_javascript",
    "extra_templates",
)
#: Every name that MkDocs takes at the margin of the file; it builds nothing where there is another one.
MKDOCS_NAMES: Final = frozenset({
    "config_file_path", "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template", "exclude_docs", "extra",
    "extra_css", "extra_javascript", "extra_templates", "hooks", "markdown_extensions", "mdx_configs", "nav", "not_in_nav", "plugins",
    "remote_branch", "remote_name", "repo_name", "repo_url", "site_author", "site_description", "site_dir", "site_name", "site_url",
    "strict", "theme", "use_directory_urls", "validation", "watch",
})  # fmt: skip
#: Settings that are words, and settings that hold others.
_WORDS: Final = frozenset(
    {
        "site_name",
        "site_description",
        "site_author",
        "site_url",
        "repo_url",
        "edit_uri",
        "copyright",
        "docs_dir",
        *(_OWN + name for name in _OURS),
    }
)
_PARTS: Final = frozenset({"extra", "extra.dossier"})


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
        texts, problems = configured_texts(data, CONFIGURATION, _WORDS, _PARTS)
    except FileNotFoundError:
        hint = "A dossier's root holds content/, seeds/ and mkdocs.yml; name it with --root."
        texts, problems = {}, [Problem(CONFIGURATION, 1, 1, "FILE01", "The file does not exist.", hint)]
    except OSError as error:
        sentence = f"The file cannot be read ({error.strerror})."
        texts, problems = {}, [Problem(CONFIGURATION, 1, 1, "FILE08", sentence, "Check who may read it.")]
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
    for match in re.finditer(r"^([A-Za-z_]+)[ \t]*:(?=\s)", written, re.MULTILINE):
        name, place = match[1], place_of(written, match[1])
        if name == "INHERIT":
            hint = "Write here what the other file says, and delete the line."
            yield Problem(CONFIGURATION, *place, "FILE10", "INHERIT: the dossier's settings are read from this file alone.", hint)
        elif name not in MKDOCS_NAMES:
            near = nearest_name(name, MKDOCS_NAMES)
            hint = f"Is “{near}” meant?" if near else "Delete the lines; settings of your own go below “extra:”."
            yield Problem(CONFIGURATION, *place, "FILE10", f"{name}: MkDocs knows no such setting.", hint)
    if not texts.get("site_name") and "INHERIT" not in texts:
        yield Problem(CONFIGURATION, 1, 1, "FILE07", "The configuration has no site_name.", "Add the line “site_name: …”.")
    yield from _no_addresses(texts, written)
    for name in ENGINES_OWN:
        if re.search(rf"^{name}[ \t]*:", written, re.MULTILINE):
            hint = "The pages rely on it; delete the lines."
            yield Problem(CONFIGURATION, *place_of(written, name), "FILE10", f"{name}: the engine sets this itself.", hint)
    if texts.get("docs_dir", "content") != "content":
        hint = "Delete the line, or write “docs_dir: content”."
        sentence = "docs_dir: the records lie in content/, and nowhere else."
        yield Problem(CONFIGURATION, *place_of(written, "docs_dir"), "FILE10", sentence, hint)
    theme = texts.get("theme.name", texts.get("theme", THEME))
    if theme != THEME:
        hint = f"Write “theme: {{name: {THEME}}}”, or delete the lines."
        sentence = f"theme: the pages stand on {THEME}, and on no other theme."
        yield Problem(CONFIGURATION, *place_of(written, "theme"), "FILE10", sentence, hint)
    for name in ("theme.features", "extra.dossier", "extra"):
        if texts.get(name):
            hint = "Delete the line, or write its parts below it."
            sentence = f"{name}: “{texts[name]}” stands where a list of settings belongs."
            yield Problem(CONFIGURATION, *place_of(written, name.rpartition(".")[2]), "FILE10", sentence, hint)
    for name in texts:
        own = name.removeprefix(_OWN)
        if own != name and own not in _OURS:
            near = nearest_name(own, _OURS)
            hint = f"Is “{near}” meant?" if near else f"The settings here are: {', '.join(_OURS)}."
            yield Problem(CONFIGURATION, *place_of(written, own), "FILE10", f"{name}: there is no such setting.", hint)


def _is_address(text: str) -> bool:
    """Whether a text is an address on the web, with a host and, where there is one, a port that can be."""
    try:
        parts = urlsplit(text)
        return bool(_ADDRESS.fullmatch(text) and parts.hostname and parts.port != 0)
    except ValueError:
        return False


def _no_addresses(texts: Mapping[str, str], written: str) -> Iterator[Problem]:
    """The settings that are put into links and are no addresses: a link must lead somewhere, and must not run anything."""
    for name in ("site_url", "repo_url"):
        given = texts.get(name, "")
        if given and not _is_address(given):
            hint = "It begins with https:// (or http://) and names a host; leave it out where there is no address yet."
            yield Problem(CONFIGURATION, *place_of(written, name), "FILE10", f"{name}: “{given}” is not an address.", hint)
    edit = texts.get("edit_uri", "")
    if ":" in edit.partition("/")[0] and not _is_address(edit):
        hint = "It is the part of the address after `repo_url`, such as edit/main/, or an address of its own."
        yield Problem(CONFIGURATION, *place_of(written, "edit_uri"), "FILE10", f"edit_uri: “{edit}” is not an address.", hint)
    report = texts.get(f"{_OWN}report", "")
    if report and not (_is_address(report) or _LETTERS.fullmatch(report)):
        hint = "It is mailto: with an address for letters, or the https:// address at which a report is written."
        yield Problem(CONFIGURATION, *place_of(written, "report"), "FILE10", f"{_OWN}report: “{report}” is not an address.", hint)


def settings_problems(root: Path, settings: Settings, records: Mapping[str, str]) -> Iterator[Problem]:
    """What of a root's settings does not fit its records, which are given as kinds by id; the kind of an unread one is empty."""
    for name, kind, identifier in (("event", "events", settings.event), ("toll", "figures", settings.toll)):
        if not identifier or records.get(identifier, "none") in {kind, ""}:
            continue
        written = (root / CONFIGURATION).read_text(encoding="utf-8", errors="replace")
        near = nearest_name(identifier, [other for other, its_kind in records.items() if its_kind == kind])
        hint = f"Is “{near}” meant?" if near else f"Name a record of {kind}, or delete the line."
        sentence = f"{_OWN}{name}: “{identifier}” is no record of {kind}."
        yield Problem(CONFIGURATION, *place_of(written, name), "FILE10", sentence, hint)


def place_of(written: str, name: str) -> tuple[int, int]:
    """Line and column of the value of a setting; the first line where it cannot be found."""
    found = re.search(rf"^[ \t]*{re.escape(name)}[ \t]*:[ \t]*", written, re.MULTILINE)
    if found is None:
        return 1, 1
    return written.count("\n", 0, found.start()) + 1, found.end() - found.start() + 1
