"""`data/dossier.json`: every record, every quote with its place, and all that is computed from them, in one file that says what it is.

Keys are sorted and numbers are written as they were given, so that the same dossier gives the same bytes.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from typing import Any, Final

from ..analysis.chains import attribution_chains
from ..analysis.coverage import coverage_of
from ..analysis.figure_values import value_pairs
from ..analysis.origins import Support
from ..analysis.standing import STANDINGS
from ..analysis.withdrawals import blast_radius
from ..dossier import Dossier
from ..page_views.computed import computed_of
from ..page_views.lookup import Lookup
from ..problems import count_of
from ..records import KINDS
from ..settings import Settings
from ..vocabularies import PUBLISHED
from .data_file import DATA, DataFile
from .record_data import as_json, plain, record_data

#: The shape of the file; raised when a key is renamed or goes, or what it holds is of another type.
FORMAT_VERSION: Final = 2
#: What offsets count, said wherever there are offsets.
OFFSETS: Final = "Unicode code points of the file decoded as UTF-8, start included, end excluded (W3C TextPositionSelector)."


def whole_file(lookup: Lookup) -> DataFile:
    """The file, with what is said of it."""
    return DataFile(
        f"{DATA}dossier.json",
        dossier_json(lookup.dossier, lookup.settings),
        what="Everything in one file that says what it is: all records, all quotes at their places, and all that is computed from them.",
        holds=count_of(len(lookup.dossier.records), "record"),
        schema=f"{DATA}schemas/dossier.schema.json",
        opening=('dossier = json.load(open("dossier.json", encoding="utf-8"))',),
    )


@lru_cache(maxsize=2)
def dossier_json(dossier: Dossier, settings: Settings) -> str:
    """The whole dossier as JSON text, UTF-8, with a final line break."""
    content = {
        "format": {
            "version": FORMAT_VERSION,
            "is": "A citable dossier: attributed statements, each bound to exact words of a source text that is known by its SHA-256.",
            "offsets": OFFSETS,
            "dates": "EDTF, level 1.",
            "numbers": "As they were given, as text; the same as a number under the name with “_number” at its end.",
            "derived": "Computed from the records at every build; nothing in it is typed in.",
        },
        "name": settings.name,
        "description": settings.description,
        "address": settings.address,
        "author": settings.author,
        "licence": settings.copyright,
        "edition": asdict(dossier.edition_label),
        "vocabularies": {name: dict(values) for name, values in PUBLISHED.items()},
        "kinds": {kind: (shape.__doc__ or "").strip().splitlines()[0] for kind, shape in KINDS.items()},
        "records": {kind: [record_data(dossier, settings, record) for record in dossier.of_kind(shape)] for kind, shape in KINDS.items()},
        "derived": plain(_derived(dossier, settings)),
    }
    return as_json(content)


def _derived(dossier: Dossier, settings: Settings) -> dict[str, Any]:
    computed = computed_of(dossier, settings)
    origins, matrix, statements = computed.origins, computed.matrix, computed.standing.values()
    return {
        "standing_words": dict(STANDINGS),
        "standing": [
            {
                "proposition": standing.proposition,
                "words": standing.words,
                "proofs": dict(standing.proofs),
                "support": _support(standing.support),
                "opposition": _support(standing.opposition),
                "rejections": [asdict(rejection) for rejection in standing.rejections],
            }
            for standing in computed.standings.values()
        ],
        "stance_matrix": [asdict(cell) for group in matrix.groups for row in group.rows for cell in row.cells.values()],
        "parties": [{"party": party, "actors": actors} for party, actors in matrix.parties],
        "variorum": [asdict(entry) for entry in computed.variorum],
        "figure_pairs": [asdict(pair) for pair in value_pairs(dossier)],
        "superlatives": [asdict(entry) for entry in computed.superlatives.values()],
        "attribution_chains": [
            asdict(chain) | {"depth": chain.depth} for statement in statements for chain in attribution_chains(dossier, statement)
        ],
        "right_of_reply": [asdict(answer) for answer in computed.replies],
        "absences": [statement.id for statement in computed.absences],
        "warnings": [asdict(warning) for warning in computed.warnings],
        "known_from": [asdict(known) for known in computed.known_from.values()],
        "framing": [asdict(row) for row in computed.framing.values()],
        "withdrawals": [asdict(blast_radius(dossier, origins, source)) for source in dossier.texts],
        "coverage": [
            {
                "source": source,
                "sentences": [
                    {
                        "number": sentence.number,
                        "start": sentence.span.start,
                        "end": sentence.span.end,
                        "state": sentence.state,
                        "records": sentence.records,
                    }
                    for sentence in coverage_of(dossier, source).sentences
                ],
            }
            for source in dossier.texts
        ],
        "corpus": asdict(computed.corpus),
    }


def _support(support: Support) -> dict[str, Any]:
    return {
        "articles": support.articles,
        "origins": [
            {
                "sources": origin.sources,
                "statements": origin.statements,
                "joined_by": [
                    {
                        "first": asdict(joint.first),
                        "second": asdict(joint.second),
                        "because": joint.because,
                        "proof": joint.proof,
                    }
                    for joint in origin.joints
                ],
            }
            for origin in support.origins
        ],
    }
