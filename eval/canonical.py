"""JSON whose bytes depend on its values alone."""

from __future__ import annotations

import json
from typing import Any

_PLACES = 6


def canonical_json(data: Any) -> str:
    """Sorted keys, floats of at most six places, one final newline. Raises ValueError for NaN."""
    return (
        json.dumps(rounded(data), ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
        + "\n"
    )


def rounded(data: Any) -> Any:
    """The same values with their floats rounded; -0.0 becomes 0.0."""
    if isinstance(data, float):
        return round(data, _PLACES) + 0.0
    if isinstance(data, dict):
        return {name: rounded(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [rounded(value) for value in data]
    return data
