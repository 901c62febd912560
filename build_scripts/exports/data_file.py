"""A file of data, and what the page “Data” says of it."""

from __future__ import annotations

from dataclasses import dataclass

from ..citations.references import site_address
from ..identifiers import page_address, page_path
from ..records import Record
from ..settings import Settings

#: The folders of the data and of the interface for programs, below the site's root.
DATA: str = "data/"
API: str = "api/v1/"


@dataclass(frozen=True)
class DataFile:
    """A file: its path below the site's root, its content, what it is, how much it holds, its schema and how to open it.

    `holds` is a count in words; `schema` is the path of the file that describes it; `opening` are lines to type.
    A file that says nothing of what it is is not listed on its own: it belongs to one that is.
    """

    path: str
    content: str | bytes
    what: str = ""
    holds: str = ""
    schema: str = ""
    opening: tuple[str, ...] = ()

    @property
    def data(self) -> bytes:
        """Its bytes; text is UTF-8."""
        return self.content.encode("utf-8") if isinstance(self.content, str) else self.content


def address_of(settings: Settings, record: Record) -> str:
    """The permanent address of a record."""
    return address_below(settings, page_address(page_path(record.kind, record.id)))


def address_below(settings: Settings, path: str) -> str:
    """The address of a file by its path below the site's root; the path alone where the site has no address yet."""
    return site_address(settings, path) or path
