"""Gathers hits by procedure."""

from __future__ import annotations

from collections.abc import Iterable

from assist.suggestions.knowledge import Knowledge
from indexes.models import Hit


def grouped(hits: Iterable[Hit], knowledge: Knowledge) -> dict[str, list[Hit]]:
    """Hits by procedure or page, each best first, groups in order of their best hit."""
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(knowledge.titles.key_of(hit.passage), []).append(hit)
    return found
