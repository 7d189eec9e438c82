"""Words for numbers, for times and for units, folded, as pages write them."""

from __future__ import annotations

from functools import cache
from typing import Any

from assist.suggestions.vocabulary.files import read_table

_PAGES = "es"
_PLURALS = ("", "s", "es")


@cache
def quantity_words() -> dict[str, Any]:
    return read_table(_PAGES, "brackets.toml")


def days_of(unit: str) -> float | None:
    """How long a unit of time is: 30.4 of «meses»; None of any other («mesas»)."""
    return _days().get(unit)


@cache
def _days() -> dict[str, float]:
    known = quantity_words()["days"].items()
    return {f"{word}{plural}": days for word, days in known for plural in _PLURALS}
