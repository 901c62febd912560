"""What the site's configuration says of the dossier as a whole: its name, address, author and where its files are edited."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .problems import ContentError, Problem
from .yaml_files import configured_texts

#: The configuration's file, below the dossier's root.
CONFIGURATION = "mkdocs.yml"


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
    try:
        texts, problems = configured_texts(file.read_bytes(), CONFIGURATION)
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
    if not problems and not texts.get("site_name"):
        problems.append(Problem(CONFIGURATION, 1, 1, "FILE07", "The configuration has no site_name.", "Add the line “site_name: …”."))
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
