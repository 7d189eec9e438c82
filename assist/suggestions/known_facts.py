"""The facts of what pages say, which is the same for every question."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.remembered import Remembered
from indexes.facts import Fact, extract_facts
from indexes.models import Aspect, Passage

Facts = tuple[Fact, ...]

_known: Remembered[tuple[str, tuple[str, ...], Aspect | None], Facts] = Remembered(16_384)


def passage_facts(passage: Passage) -> Facts:
    return facts_in(passage.text, passage.section, passage.aspect)


def facts_in(text: str, section: tuple[str, ...] = (), aspect: Aspect | None = None) -> Facts:
    """`extract_facts`, remembered."""
    key = text, section, aspect
    found = _known.get(key)
    if found is None:
        found = _known[key] = extract_facts(text, section=section, aspect=aspect)
    return found


def know(page: Sequence[Passage], facts: Sequence[Facts]) -> None:
    """Those of each of its passages were found when it was indexed."""
    for passage, found in zip(page, facts, strict=True):
        _known[passage.text, passage.section, passage.aspect] = found
