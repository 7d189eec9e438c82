"""Of the times of a page's steps («Preinscripción», «Matrícula»), those of the step asked about."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.evidence.units import Unit
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Term
from indexes.facts import FactKind


def of_the_step(units: Sequence[Unit], terms: Sequence[Term]) -> list[Unit]:
    """Where headings tell the steps apart by more than the title, without the dates of those that
    the words of the question do not name; what names none of them leaves all."""
    steps = {unit: _step(unit) for unit in units if unit.gives({FactKind.DATE})}
    asked = [term.stem for term in terms if term.is_said]
    named = {u for u, own in steps.items() if any(stands(stem, own) for stem in asked)}
    if not named:
        return list(units)
    return [unit for unit in units if unit in named or not steps.get(unit)]


def _step(unit: Unit) -> frozenset[str]:
    return stem_set(unit.passage.heading) - stem_set(unit.passage.subject)
