"""`data/SHA256SUMS` and `data/dossier-data.zip`: all files of data, their hashes, and one archive of them.

The archive is the same bytes each time: its files are in the order of their names and carry no moment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..packing import checksums
from ..packing import packed as packed_files
from ..problems import count_of
from .data_file import DATA, DataFile

ARCHIVE: Final = f"{DATA}dossier-data.zip"
SUMS: Final = f"{DATA}SHA256SUMS"


def archive_files(files: Sequence[DataFile]) -> Iterator[DataFile]:
    """The hashes of the files below `data/`, the archive that holds these files and the hashes, and the hash of the archive."""
    data = {file.path.removeprefix(DATA): file.data for file in files if file.path.startswith(DATA)}
    sums = DataFile(
        SUMS,
        checksums(data),
        what="The SHA-256 of every file of data, to check that none has been changed or cut.",
        holds=count_of(len(data), "file"),
        opening=("sha256sum --check SHA256SUMS",),
    )
    yield sums
    packed = packed_files({**data, sums.path.removeprefix(DATA): sums.data})
    yield DataFile(
        ARCHIVE,
        packed,
        what="All files of data in one archive.",
        holds=count_of(len(data) + 1, "file"),
        opening=("unzip dossier-data.zip && sha256sum --check SHA256SUMS",),
    )
    yield DataFile(f"{ARCHIVE}.sha256", checksums({ARCHIVE.removeprefix(DATA): packed}))
