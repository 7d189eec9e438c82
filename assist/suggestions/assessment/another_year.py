"""Whether a call of a year is asked about of which the pages say nothing: «¿qué plazo tuvo la beca
de 2019?» is not answered by the days of this year's."""

from __future__ import annotations

from collections.abc import Iterable

from assist.suggestions.evidence import Evidence
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.parts import parts_of
from assist.suggestions.understanding.asked_year import years_asked
from assist.suggestions.understanding.question import Question
from indexes.facts import FactKind
from indexes.years import years_in


def is_of_another_year(question: Question, evidence: Evidence, pages: Iterable[Page]) -> bool:
    """Where the only question names a year that no page says, and each day that would be told is of
    another."""
    parts = parts_of(question)
    if question.is_foreign or len(parts) != 1:
        return False
    asked = years_asked(parts[0].text)
    units = [*evidence.focus, *(unit for one in evidence.aspects for unit in one.units)]
    dated = [unit for unit in units if unit.gives({FactKind.DATE})]
    if not asked or not dated or not all(years_in(unit.text) for unit in dated):
        return False
    return not any(
        asked.intersection(years_in(f"{passage.title} {passage.context} {passage.text}"))
        for page in pages
        for passage in page
    )
