"""A record as data: what the editors wrote, its address, its quotes at their places, and who refers to it.

Numbers are told twice: `value` as it was given, digit for digit (`2.50` is known to the hundredth), and `value_number` for
programs that calculate.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from ..dossier import Dossier
from ..records import Record
from ..settings import Settings
from .bound_quotes import quote_data
from .data_file import address_of

#: What is added to the name of a number, for the same as a number of JSON, CSV or SQL.
AS_NUMBER: Final = "_number"
_TOO_LONG: Final = 2**63


def record_data(dossier: Dossier, settings: Settings, record: Record) -> dict[str, Any]:
    """The fields as the editors wrote them, with id, address, bound quotes, and who refers to the record."""
    fields = record.model_dump(mode="python", exclude_none=True)
    fields.pop("sentences", None)
    told: dict[str, Any] = plain(
        {
            **fields,
            "id": record.id,
            "address": address_of(settings, record),
            "bound_quotes": [quote_data(dossier, bound) for bound in dossier.quotes_of(record.id)],
            "referred_to_by": [{"id": link.from_id, "relation": link.label} for link in dossier.backlinks_to(record.id)],
        }
    )
    return told


def plain(value: Any) -> Any:
    """What JSON can hold: mappings and lists of texts, numbers and nothing."""
    if isinstance(value, Mapping):
        found = {str(key): plain(item) for key, item in value.items()}
        numbers = {f"{key}{AS_NUMBER}": as_number(item) for key, item in value.items() if isinstance(item, Decimal)}
        return found | numbers
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return as_given(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def as_given(value: Decimal) -> str:
    """A number digit for digit."""
    return format(value, "f")


def as_number(value: Decimal) -> int | float:
    """A number as programs take it: whole where it is whole and fits 64 bits, as whole numbers of SQL must."""
    return int(value) if value == value.to_integral_value() and abs(value) < _TOO_LONG else float(value)


def as_json(content: Any) -> str:
    """JSON text that is the same each time: letters as they are, keys sorted, a final line break."""
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
