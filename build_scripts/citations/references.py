"""What is cited, in terms of no format: a record of the dossier, the dossier as a whole, or a source text.

What is not known stays out: no field is ever filled in for the look of it. The fields are those of CSL-JSON 1.0.2, which the
other formats are made from. That a record is withdrawn stands in its title, in square brackets, as libraries mark what was
retracted, so that every format and every style carries it; and with the day in the note. A source text keeps its own title:
that this dossier no longer rests on it is no word of its publisher's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Final, Literal

from ..dates import parse_date
from ..dossier import Dossier
from ..editions import SHOWN_DIGITS, edition_path
from ..escaping import collapsed
from ..identifiers import frozen_path, page_address, page_path
from ..records import Record, Source
from ..settings import Settings

#: EDTF, level 1: from 21 on a month's place holds a season.
_LAST_MONTH: Final = 12


@dataclass(frozen=True)
class Reference:
    """One thing that can be cited; empty or None where it is not known. `issued` is EDTF."""

    key: str
    type: Literal["webpage", "report", "article-newspaper"]
    title: str
    author: str = ""
    container: str = ""
    publisher: str = ""
    issued: str | None = None
    address: str = ""
    edition: str = ""
    state: str = ""
    abstract: str = ""
    language: str = ""
    note: str = ""

    @property
    def csl(self) -> dict[str, Any]:
        """The reference as a CSL-JSON item; a body's name is a literal, which no program splits into a person's."""
        fields: Mapping[str, Any] = {
            "id": self.key,
            "type": self.type,
            "title": self.title,
            "author": [{"literal": self.author}] if self.author else None,
            "container-title": self.container,
            "publisher": self.publisher,
            "issued": _date_parts(self.issued),
            "URL": self.address,
            "edition": self.edition,
            "abstract": self.abstract,
            "language": self.language,
            "note": self.note,
        }
        return {name: value for name, value in fields.items() if value}


def record_reference(dossier: Dossier, settings: Settings, record: Record, title: str, abstract: str) -> Reference:
    """A record as a page of the dossier: its editors, its edition, and the hash of what it says.

    The edition is the latest, where the record stands in it as it is now; the day is the edition's. A record that has changed
    since, or was never frozen, has neither.
    """
    sha256 = dossier.record_hashes[record.id]
    frozen = dossier.frozen_in(record.id)
    edition = frozen.name if frozen else ""
    return Reference(
        key=record.id,
        type="webpage",
        title=_marked(dossier, record, collapsed(title).strip()),
        author=settings.author or settings.name,
        container=settings.name,
        issued=frozen.date if frozen else None,
        address=site_address(settings, page_address(page_path(record.kind, record.id))),
        edition=edition,
        state=f"Edition {edition}, record {sha256[:SHOWN_DIGITS]}" if edition else f"Record {sha256[:SHOWN_DIGITS]}",
        abstract=collapsed(abstract).strip(),
        language="en",
        note=_note(settings, record, sha256, edition, dossier.edition_label.name or ""),
    )


def _marked(dossier: Dossier, record: Record, title: str) -> str:
    """A title with the mark of a record that is withdrawn, or every source of which is."""
    if record.status == "withdrawn":
        return f"{title.removesuffix('.')} [withdrawn]"
    return f"{title.removesuffix('.')} [source withdrawn]" if dossier.fallen_sources(record.id) else title


def _note(settings: Settings, record: Record, sha256: str, edition: str, latest: str) -> str:
    """What a reader needs to check the citation years later: the record, its hash, and where it stands as it stood."""
    frozen = site_address(settings, frozen_path(edition, record.kind, record.id)) if edition else ""
    state = f"edition {edition}" + (f", as it stood: {frozen}" if frozen else "") if edition else ""
    later = f"changed or added after edition {latest}" if latest and not edition else ""
    return "; ".join(part for part in (f"Record {record.kind}/{record.id}, sha256:{sha256}", state, later, _withdrawn(record)) if part)


def _withdrawn(record: Record) -> str:
    if record.status != "withdrawn":
        return ""
    return f"withdrawn since {parse_date(record.withdrawn_on).in_words}" if record.withdrawn_on else "withdrawn"


def dossier_reference(dossier: Dossier, settings: Settings) -> Reference:
    """The dossier as a whole: a report."""
    label = dossier.edition_label
    edition = label.name if label.name and not label.has_changed else ""
    return Reference(
        key="dossier",
        type="report",
        title=settings.name,
        author=settings.author or settings.name,
        publisher=settings.author,
        issued=label.date if edition else None,
        address=site_address(settings, "index.html"),
        edition=edition,
        state=f"Edition {edition}, records {label.sha256[:SHOWN_DIGITS]}" if edition else f"Records {label.sha256[:SHOWN_DIGITS]}",
        abstract=collapsed(settings.description).strip(),
        language="en",
        note=f"All records, sha256:{label.sha256}" + (f"; edition {edition}, {edition_path(edition)}" if edition else ""),
    )


def source_reference(source: Source) -> Reference:
    """A source text as its own publication, with what the text shows of it; its file and its hash say which text was read."""
    known = source.title or source.publisher
    withdrawn = _withdrawn(source).replace("withdrawn", "; withdrawn from this dossier", 1)
    return Reference(
        key=f"{source.id}-original",
        type="article-newspaper" if known else "webpage",
        title=collapsed(source.title).strip() if source.title else f"[Text without a title, held as {source.file}]",
        container=source.publisher or "",
        issued=source.published,
        address=source.url or "",
        state=f"Text read: sha256 {source.sha256[:SHOWN_DIGITS]}{withdrawn}",
        language=source.language or "",
        note=f"Text read: {source.file}, sha256:{source.sha256}{withdrawn}",
    )


def site_address(settings: Settings, path: str) -> str:
    """The full address of a path below the site's own; empty where the site has none yet."""
    return f"{settings.address.rstrip('/')}/{path}" if settings.address else ""


def _date_parts(text: str | None) -> dict[str, Any] | None:
    """An EDTF date as CSL gives dates: one to three numbers, two dates for an interval; an open end gives the known day.

    No month and no day is made up: of what is left open (`2019-XX`), or is a season, only the year is given; a date whose year
    is open gives none.
    """
    if not text:
        return None
    parsed = parse_date(text)
    ends = [end for end in text.split("/") if end not in {"", ".."}]
    parts = list(dict.fromkeys(_known_numbers(end) for end in ends))
    if not all(parts):
        return None
    is_open = parsed.is_interval and len(ends) < 2
    return {"date-parts": [list(numbers) for numbers in parts], **({"circa": True} if parsed.is_uncertain or is_open else {})}


def _known_numbers(moment: str) -> tuple[int, ...]:
    """The year, month and day of one moment in EDTF, as far as its digits give them."""
    digits = moment.rstrip("?~%").partition("T")[0].split("-")
    known = tuple(int(part) for part in takewhile(str.isdecimal, digits))
    return known if len(known) < 2 or known[1] <= _LAST_MONTH else known[:1]
