"""Resolved cases that are near in meaning point at the procedure they were about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assist.suggestions.confidence import above_floor
from indexes.models import Hit

_HEARD = 8  # cases


def votes(cases: Sequence[Hit], floor: float) -> Mapping[str, float]:
    """Code → how much the nearest cases speak for it. They choose among official pages only; what
    they said is not repeated."""
    found: dict[str, float] = {}
    for hit in cases[:_HEARD]:
        code = hit.passage.procedure_code
        if code:
            nearness = above_floor(hit.scores["dense"], floor)
            found[code] = min(1.0, found.get(code, 0.0) + nearness)
    return found
