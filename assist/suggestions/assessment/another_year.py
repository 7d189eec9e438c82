"""Whether a call of a year is asked about of which the pages say nothing: «¿qué plazo tuvo la beca
de 2019?» is not answered by the days of this year's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assist.suggestions.evidence import Evidence
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.parts import parts_of
from assist.suggestions.text.folding import fold
from assist.suggestions.understanding.question import Question
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.facts import FactKind
from indexes.years import edition_years_in, years_in

# Before the year of a case that is told, which is no call: «si nació en 2021», «los nacidos en
# 2021», «un contrato de 2021».
_TOLD = re.compile(rf"\b{any_of('case', 'indefinite')}\b|\b\w+[aei]d[oa]s? (?:en|de|del)\s*$")
_FIRST_WORD = re.compile(r"\W*\w+")  # «cuándo» asks, «cuando» tells a case


def is_of_another_year(question: Question, evidence: Evidence, pages: Iterable[Page]) -> bool:
    """Where the only question names a year that no page says, and each day that would be told is of
    another."""
    parts = parts_of(question)
    if question.is_foreign or len(parts) != 1:
        return False
    asked = _years_asked(parts[0].text)
    units = [*evidence.focus, *(unit for one in evidence.aspects for unit in one.units)]
    dated = [unit for unit in units if unit.gives({FactKind.DATE})]
    if not asked or not dated or not all(years_in(unit.text) for unit in dated):
        return False
    return not any(
        asked.intersection(years_in(f"{passage.title} {passage.context} {passage.text}"))
        for page in pages
        for passage in page
    )


def _years_asked(text: str) -> set[str]:
    """Of a course, the first."""
    years = sorted(edition_years_in(text), key=text.find)
    told = (
        _TOLD.search(_FIRST_WORD.sub("", fold(text.partition(years[0])[0]), 1)) if years else None
    )
    return set() if told else set(years)
