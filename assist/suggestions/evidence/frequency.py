"""Who asks how often something is done is told that, not how much it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assist.suggestions.evidence.narrowing.periods import asks_how_often, comes_again
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import content_stems, stem_set
from indexes.models import Passage


def told_how_often(part: Part, pages: Iterable[Sequence[Passage]]) -> tuple[Unit, ...]:
    """The sentence that says how often, with most words of the question; of several the first.
    Empty where it is no such question, or no sentence says it of anything that is asked."""
    if not asks_how_often(part.text):
        return ()
    asked = frozenset(content_stems(part.text))
    units = [unit for page in pages for passage in page for unit in units_of(passage)]

    def said(unit: Unit) -> int:
        stems = stem_set(f"{unit.passage.heading} {unit.text}")
        return sum(stands(one, stems) == 1 for one in asked)

    best = max(filter(comes_again, units), key=said, default=None)
    return (best,) if best is not None and said(best) else ()
