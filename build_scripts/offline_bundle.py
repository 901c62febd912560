"""The offline bundle: the whole site as one archive, to be unpacked and opened without a network or a server."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Final

from .dossier import Dossier
from .packing import checksums, packed
from .settings import Settings

#: The hashes of every other file of the site, at its root.
SUMS: Final = "SHA256SUMS"
_LONGEST_NAME: Final = 60


def write_checksums(folder: Path, _dossier: Dossier, _settings: Settings) -> None:
    """Writes the SHA-256 of every file of a built site into it; the last of what is done to it."""
    (folder / SUMS).write_text(checksums({path: data for path, data in _files(folder).items() if path != SUMS}), encoding="utf-8")


def bundle_name(dossier: Dossier, settings: Settings) -> str:
    """`<name>-<edition>`: the dossier's name in plain letters; the latest edition, with the set's hash where records changed since."""
    plain = unicodedata.normalize("NFKD", settings.name).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME].strip("-") or "dossier"
    label = dossier.edition_label
    state = label.name if label.name is not None and not label.has_changed else f"{label.name or 'draft'}-{label.sha256[:8]}"
    return f"{name}-{state}"


def write_bundle(site: Path, target: Path, name: str) -> Path:
    """Packs a whole built site into `target/<name>.zip`, below one folder of that name; other bundles there are left alone.

    The archive is written beside and moved into its place when it is whole.
    """
    target.mkdir(parents=True, exist_ok=True)
    file = target / f"{name}.zip"
    unfinished = file.with_suffix(".zip.new")
    try:
        unfinished.write_bytes(packed({f"{name}/{path}": data for path, data in _files(site).items()}))
        return unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
