"""Pages say things twice, once in a summary; a reply says them once."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.evidence.units import Unit
from assist.suggestions.text.folding import folded_words


def without_echoes(units: Sequence[Unit]) -> list[Unit]:
    """Pages say things twice, once in a summary: of equal texts the first stays, and what another
    one holds whole goes."""
    keys = [" ".join(folded_words(unit.text)) for unit in units]
    return [
        unit
        for place, unit in enumerate(units)
        if keys[place] not in keys[:place] and not any(_holds(other, keys[place]) for other in keys)
    ]


def _holds(longer: str, shorter: str) -> bool:
    return len(shorter) < len(longer) and f" {shorter} " in f" {longer} "
