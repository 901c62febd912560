"""The whole book from cover to colophon, and the print of a single record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Final

from ..exports.dossier_json import dossier_json
from ..page_views.lookup import Lookup, date_in_words
from ..page_views.matrix import matrix_view
from ..page_views.phrases import Fact, Marked, OutsideLink, phrase, table
from ..page_views.site_pages import base_sentence
from ..records import Explainer, Proposition, Record
from .blocks import Block, Book, Contents, Cover, Facts, Heading, Paragraph, Picture, lowered
from .chapters import chapters
from .entries import entry
from .grid_blocks import table_block
from .index_blocks import index_blocks
from .matrix_blocks import matrix_blocks

#: The name of the data that the book carries.
DATA_FILE: Final = "dossier.json"


def whole_book(lookup: Lookup, pictures: Sequence[Picture] = ()) -> Book:
    """Everything, with the records as data."""
    data = dossier_json(lookup.dossier, lookup.settings)
    blocks = (
        Cover(lookup.settings.name, lookup.settings.description, tuple(_cover_facts(lookup))),
        Contents(),
        *chapters(lookup, pictures),
        *index_blocks(lookup),
        *_colophon(lookup, data),
    )
    return _book(lookup, lookup.settings.name, blocks, ((DATA_FILE, data),))


def single_print(lookup: Lookup, identifier: str) -> Book:
    """One record by itself; a question with who says what on it. Raises KeyError where there is no such record."""
    record = lookup.dossier.records[identifier]
    title = lookup.titles[identifier]
    blocks = [
        Cover(lookup.settings.name, "", tuple(_cover_facts(lookup)), prints_all=False),
        *entry(lookup, record),
        *(_on_question(lookup, record) if isinstance(record, Explainer) else ()),
    ]
    return _book(lookup, f"{title} – {lookup.settings.name}", tuple(blocks), ())


def _book(lookup: Lookup, title: str, blocks: tuple[Block, ...], data: tuple[tuple[str, str], ...]) -> Book:
    settings = lookup.settings
    return Book(
        title=title,
        short_title=settings.name,
        description=settings.description,
        author=settings.author,
        address=settings.address,
        edition=lookup.dossier.edition_label.in_words,
        blocks=blocks,
        data=data,
    )


def _cover_facts(lookup: Lookup) -> Iterator[Fact]:
    settings, label = lookup.settings, lookup.dossier.edition_label
    yield Fact("Edition", phrase(label.in_words.rsplit(", records", 1)[0]))
    if label.date:
        yield Fact("Date", phrase(date_in_words(label.date)))
    yield Fact("SHA-256 of the records", phrase(Marked(label.sha256, "code")))
    if settings.author:
        yield Fact("By", phrase(settings.author))
    if settings.address:
        yield Fact("Address", phrase(OutsideLink(settings.address, settings.address)))


def _on_question(lookup: Lookup, question: Explainer) -> Iterator[Block]:
    """The matrix of a question, its propositions, and the statements on them."""
    title = lookup.titles[question.id]
    for section in matrix_view(lookup).sections:
        if section.heading.plain == title:
            yield from matrix_blocks(section)
    propositions = [item for item in lookup.dossier.of_kind(Proposition) if item.question == question.id]
    asked: list[Record] = [*propositions, *(item for item in lookup.statements if lookup.question_of(item) == question.id)]
    for record in asked:
        yield from lowered(entry(lookup, record), 1)


def _colophon(lookup: Lookup, data: str) -> Iterator[Block]:
    """How the book was made, and the hashes by which each part can be checked."""
    settings, label = lookup.settings, lookup.dossier.edition_label
    yield Heading(phrase("Colophon"), 1)
    yield Paragraph(phrase(base_sentence(lookup)))
    if settings.copyright:
        yield Paragraph(phrase(settings.copyright))
    yield Paragraph(
        phrase(
            "Made by a program from the same records and views as the site, and the same bytes each time. Set in Source Serif 4 and "
            "Source Sans 3 (SIL Open Font License), by Typst; signs that these lack in Libertinus Serif and DejaVu Sans Mono."
        )
    )
    yield Facts(tuple(_cover_facts(lookup)))
    sources = lookup.dossier.sources
    data_hash = hashlib.sha256(data.encode("utf-8")).hexdigest()
    yield table_block(
        table(
            ("What", "File", "SHA-256"),
            [
                ("The set of records", "", Marked(label.sha256, "code")),
                ("The data, attached to the PDF", Marked(DATA_FILE, "code"), Marked(data_hash, "code")),
                *((lookup.link(source.id), Marked(source.file, "code"), Marked(source.sha256, "code")) for source in sources),
            ],
        ),
        "What can be checked, and against what",
        (1.4, 1.5, 3.6),
    )
