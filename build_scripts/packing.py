"""Files in one archive, and their hashes: the same bytes each time, whatever the day and the machine."""

from __future__ import annotations

import hashlib
import io
import os
import re
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from .problems import BuildFault

#: The earliest moment that the format can hold: an archive carries no other.
_NO_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
#: The variable that fixes the moment of a build, and the last second that all formats made here can hold (gzip has 32 bits for it).
_EPOCH: Final = "SOURCE_DATE_EPOCH"
_LAST_SECOND: Final = 2**32 - 1


def moment_asked_for() -> datetime | None:
    """The moment that SOURCE_DATE_EPOCH gives, None where it is not set; raises BuildFault where it gives none.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    given = os.environ.get(_EPOCH)
    if given is None:
        return None
    if not re.fullmatch("[0-9]{1,10}", given) or int(given) > _LAST_SECOND:
        limit = f"a whole number of seconds since 1970, at most {_LAST_SECOND} (in the year 2106)"
        raise BuildFault(f"{_EPOCH} is “{given}”, and must be {limit}. Give it so, or unset it.")
    return datetime.fromtimestamp(int(given), UTC)


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
