"""Views + templates → {path: Markdown}: one page per record, one index per kind, and the pages of no record.

Whatever a template prints passes `_Printer`, which escapes it unless it is Markdown already: a text of a record cannot
reach a page in any other way. The only room that imports jinja2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import jinja2

from .dossier import Dossier
from .escaping import Markdown, escaped, escaped_attribute, front_matter, preformatted
from .identifiers import page_address, relative_link
from .page_views.actors import actor_view
from .page_views.changes import changes_view
from .page_views.citation_checks import verification_view
from .page_views.corpus import corpus_view, panel
from .page_views.data import ShownFile, data_view
from .page_views.explainers import explainer_view
from .page_views.figures import figure_view
from .page_views.framing import framing_view
from .page_views.home import home_view
from .page_views.indices import index_views
from .page_views.ledgers import absences_view, known_at_view, replies_view, warnings_view
from .page_views.lookup import Lookup
from .page_views.map_page import map_view
from .page_views.matrix import matrix_view
from .page_views.network import network_view
from .page_views.occasions import disagreement_view, event_view, place_view, precedent_view, utterance_view
from .page_views.phrases import Link, Marked, OutsideLink, Phrase, Piece
from .page_views.propositions import proposition_view
from .page_views.quote_checks import quote_checks_view
from .page_views.site_pages import citing_view, editors_view, licences_view, method_view, moved_views, policy_view
from .page_views.sources import source_view
from .page_views.statements import statement_view
from .page_views.timeline import timeline_view
from .page_views.variorum import variorum_view
from .page_views.withdrawals import withdrawals_view
from .problems import BuildFault
from .records import Actor, Claim, Denial, Disagreement, Event, Explainer, Figure, Place, Precedent, Proposition, Record, Source, Utterance
from .settings import Settings
from .theme_assets import AssetMissing

_VIEWS: dict[type[Record], Any] = {
    Source: source_view,
    Actor: actor_view,
    Proposition: proposition_view,
    Claim: statement_view,
    Denial: statement_view,
    Utterance: utterance_view,
    Event: event_view,
    Precedent: precedent_view,
    Figure: figure_view,
    Place: place_view,
    Disagreement: disagreement_view,
    Explainer: explainer_view,
}
_TEMPLATES: dict[type[Record], str] = {
    Source: "source",
    Actor: "actor",
    Proposition: "proposition",
    Claim: "statement",
    Denial: "statement",
    Utterance: "occasion",
    Event: "occasion",
    Precedent: "occasion",
    Figure: "figure",
    Place: "occasion",
    Disagreement: "occasion",
    Explainer: "explainer",
}
#: The pages of what is computed from all records; each template is called by its page's name.
_ANALYSIS: dict[str, Any] = {
    "timeline": timeline_view,
    "map": map_view,
    "matrix": matrix_view,
    "network": network_view,
    "right-of-reply": replies_view,
    "warnings": warnings_view,
    "absences": absences_view,
    "known-at": known_at_view,
    "framing": framing_view,
    "variorum": variorum_view,
    "withdrawals": withdrawals_view,
    "corpus": corpus_view,
}


class PageError(BuildFault):
    """A page cannot be rendered; the message names it."""


def render_pages(dossier: Dossier, settings: Settings, files: Sequence[ShownFile] = ()) -> dict[str, str]:
    """Every page of a dossier by its path; raises PageError, naming the page that failed, or two that would lie at one path.

    The page on the data tells of the files; without files there is none.
    """
    lookup = Lookup(dossier, settings)
    printer = _Printer(panel(lookup))
    pages: dict[str, str] = {}
    for path, template, view in _views(lookup):
        if path in pages:
            raise PageError(f"{path}: two pages would lie at this path; rename the record, or take its id out of `formerly`.")
        pages[path] = printer.page(path, template, view)
    if files:
        pages["data.md"] = printer.page("data.md", "data", data_view(lookup, files))
    return pages


def prose_page(lookup: Lookup, name: str) -> str:
    """The Markdown of a page that is prose in its template: `method` or `editorial-policy`."""
    view: Any = method_view(lookup) if name == "method" else policy_view(lookup)
    return _Printer(panel(lookup)).page(f"{name}.md", name, view)


def _views(lookup: Lookup) -> Iterator[tuple[str, str, Any]]:
    """Each page's path, the name of its template and its view."""
    yield "index.md", "home", home_view(lookup)
    yield "method.md", "method", method_view(lookup)
    yield "editorial-policy.md", "editorial-policy", policy_view(lookup)
    yield "for-editors.md", "for-editors", editors_view(lookup)
    yield "how-to-cite.md", "how-to-cite", citing_view(lookup)
    yield "licences.md", "licences", licences_view(lookup.settings)
    yield "accessibility.md", "accessibility", policy_view(lookup)
    yield "changes.md", "changes", changes_view(lookup)
    yield "verify-citation.md", "verify-citation", verification_view()
    yield "check-the-quotes.md", "check-the-quotes", quote_checks_view(lookup)
    for name, view_of in _ANALYSIS.items():
        yield f"{name}.md", name, view_of(lookup)
    for index in index_views(lookup):
        yield index.path, "index", index
    for identifier, record in lookup.dossier.records.items():
        try:
            view = _VIEWS[type(record)](lookup, record)
        except Exception as error:
            raise PageError(f"{lookup.path(identifier)}: {type(error).__name__}: {error}") from error
        yield lookup.path(identifier), _TEMPLATES[type(record)], view
    for moved in moved_views(lookup):
        yield moved.path, "moved", moved


@cache
def _plain_pages() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader(__package__, "page_templates"),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render_html(template: str, view: Any) -> str:
    """A page of plain HTML that no generator touches: whatever the template prints is escaped for HTML."""
    return _plain_pages().get_template(template).render(page=view)


class _Printer:
    """Renders one page after the other, and prints what a template names as Markdown for the page it is on."""

    def __init__(self, sources_in_a_line: Phrase) -> None:
        self._here = ""
        self._panel = sources_in_a_line
        # What is printed is Markdown and not HTML: `finalize` escapes it for that, so that HTML's autoescaping has nothing to do.
        self._environment = jinja2.Environment(  # noqa: S701
            loader=jinja2.PackageLoader(__package__, "page_templates"),
            undefined=jinja2.StrictUndefined,
            finalize=self._printed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.globals["front_matter"] = front_matter
        self._environment.filters["attribute"] = escaped_attribute
        self._environment.filters["html"] = self._html
        self._environment.filters["preformatted"] = preformatted

    def page(self, path: str, template: str, view: Any) -> str:
        """One page's Markdown."""
        self._here = path
        try:
            return self._environment.get_template(f"{template}.md.j2").render(page=view, panel=self._panel)
        except AssetMissing as error:
            raise PageError(f"{path}: {error}") from error
        except Exception as error:
            raise PageError(f"{path}: {type(error).__name__}: {error}") from error

    def _printed(self, value: Any) -> str:
        match value:
            case Markdown():
                return value
            case str():
                return escaped(value.strip(" \t\n\r\f"))
            case bool() | None:
                raise TypeError(f"{value!r} cannot be printed on a page")
            case int():
                return str(value)
            case Phrase():
                return "".join(self._piece(piece) for piece in value.pieces).strip(" ")
            case Link() | Marked() | OutsideLink():
                return self._piece(value)
            case _:
                raise TypeError(f"{type(value).__name__} cannot be printed on a page")

    def _piece(self, piece: Piece) -> str:
        match piece:
            case str():
                return escaped(piece)
            case Link():
                anchor = f"#{piece.anchor}" if piece.anchor else ""
                target = anchor if anchor and piece.path == self._here else relative_link(self._here, piece.path) + anchor
                return f"[{self._link_words(piece)}]({target})"
            case OutsideLink():
                return f'<a href="{escaped_attribute(piece.address)}" rel="external">{escaped(piece.words.strip())}</a>'
            case Marked():
                language = f' lang="{escaped_attribute(piece.language)}"' if piece.language else ""
                return f'<span class="{_classes(piece.style, piece.variant)}"{language}>{escaped(piece.words)}</span>'

    def _html(self, value: Phrase | Piece) -> Markdown:
        """What stands inside a block of HTML, where Markdown's own marks and links are not read: escaped text means the same there."""
        pieces = value.pieces if isinstance(value, Phrase) else (value,)
        return Markdown("".join(self._html_link(piece) if isinstance(piece, Link) else self._piece(piece) for piece in pieces).strip(" "))

    def _html_link(self, link: Link) -> str:
        anchor = f"#{link.anchor}" if link.anchor else ""
        target = "" if anchor and link.path == self._here else relative_link(page_address(self._here), page_address(link.path))
        return f'<a href="{target}{anchor}">{self._link_words(link)}</a>'

    def _link_words(self, link: Link) -> str:
        words = escaped(link.words.strip())
        return f'<span class="{_classes(link.style, link.variant)}">{words}</span>' if link.style else words


def _classes(style: str, variant: str) -> str:
    return f"{style} {style}--{variant}" if variant else style
