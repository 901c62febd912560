"""Files in one archive, and their hashes: the same bytes each time, whatever the day and the machine."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from typing import Final

#: The earliest moment that the format can hold: an archive carries no other.
_NO_MOMENT: Final = (1980, 1, 1, 0, 0, 0)


def checksums(files: Mapping[str, bytes]) -> str:
    """The SHA-256 of each file by its path, in the form that `sha256sum --check` reads."""
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))


def packed(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of files by their paths, in the order of their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(path, _NO_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content)
    return stream.getvalue()
