"""What pydantic found wrong, in Spanish."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

_REASONS = {
    "missing": "falta",
    "extra_forbidden": "no se conoce",
    "string_type": "debe ser un texto",
    "string_too_short": "está vacío",
    "string_too_long": "tiene más de {max_length} caracteres",
    "string_pattern_mismatch": "no tiene la forma {pattern}",
    "too_short": "debe tener al menos {min_length} elementos",
    "too_long": "debe tener como mucho {max_length} elementos",
    "list_type": "debe ser una lista",
    "tuple_type": "debe ser una lista",
    "dict_type": "debe ser un objeto",
    "model_type": "debe ser un objeto",
    "model_attributes_type": "debe ser un objeto",
    "json_invalid": "no es JSON válido",
    "union_tag_invalid": "debe ser {expected_tags}",
    "union_tag_not_found": "falta «kind»",
    "date_type": "debe ser una fecha, como 2026-05-01",
    "date_parsing": "debe ser una fecha, como 2026-05-01",
    "date_from_datetime_inexact": "debe ser una fecha sin hora",
    "datetime_type": "debe ser una fecha con hora",
    "datetime_parsing": "debe ser una fecha con hora",
    "int_parsing": "debe ser un número entero",
    "int_type": "debe ser un número entero",
    "float_parsing": "debe ser un número",
    "float_type": "debe ser un número",
    "bool_parsing": "debe ser true o false",
    "greater_than": "debe ser mayor que {gt}",
    "greater_than_equal": "debe ser al menos {ge}",
    "less_than": "debe ser menor que {lt}",
    "less_than_equal": "debe ser como mucho {le}",
    "literal_error": "debe ser {expected}",
    "enum": "debe ser {expected}",
    "path_type": "debe ser una ruta",
    "date_from_datetime_parsing": "debe ser una fecha",
    "datetime_from_date_parsing": "debe ser una fecha con hora",
}


def explained(error: ValidationError) -> str:
    """`"port: debe ser un número entero; colour: no se conoce"`."""
    problems = []
    for item in error.errors():
        place = ".".join(str(part) for part in item["loc"])
        problems.append(f"{place}: {reason(item)}" if place else reason(item))
    return "; ".join(problems)


def reason(item: Mapping[str, Any]) -> str:
    """What is wrong with one value: of an item of pydantic's `errors()`."""
    known = _REASONS.get(item["type"])
    if known:
        return known.format(**_values(item.get("ctx", {})))
    return str(item["msg"]).removeprefix("Value error, ")


def _values(context: dict[str, Any]) -> dict[str, Any]:
    return {name: str(value).replace(" or ", " o ") for name, value in context.items()}
