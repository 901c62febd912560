"""`data/SHA256SUMS` and `data/dossier-data.zip`: all files of data, their hashes, and one archive of them.

The archive is the same bytes each time: its files are in the order of their names and carry no moment.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..problems import count_of
from .data_file import DATA, DataFile

#: The earliest moment that the format can hold.
_NO_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
ARCHIVE: Final = f"{DATA}dossier-data.zip"
SUMS: Final = f"{DATA}SHA256SUMS"


def archive_files(files: Sequence[DataFile]) -> Iterator[DataFile]:
    """The hashes of the files below `data/`, the archive that holds these files and the hashes, and the hash of the archive."""
    data = {file.path.removeprefix(DATA): file.data for file in files if file.path.startswith(DATA)}
    sums = DataFile(
        SUMS,
        _sums(data),
        what="The SHA-256 of every file of data, to check that none has been changed or cut.",
        holds=count_of(len(data), "file"),
        opening=("sha256sum --check SHA256SUMS",),
    )
    yield sums
    packed = _zip({**data, sums.path.removeprefix(DATA): sums.data})
    yield DataFile(
        ARCHIVE,
        packed,
        what="All files of data in one archive.",
        holds=count_of(len(data) + 1, "file"),
        opening=("unzip dossier-data.zip && sha256sum --check SHA256SUMS",),
    )
    yield DataFile(f"{ARCHIVE}.sha256", _sums({ARCHIVE.removeprefix(DATA): packed}))


def _sums(files: Mapping[str, bytes]) -> str:
    """In the form that `sha256sum --check` reads."""
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))


def _zip(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(path, _NO_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content)
    return stream.getvalue()
