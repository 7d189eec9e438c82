"""Of which year's call a question asks."""

from __future__ import annotations

import re

from assist.suggestions.text.folding import fold
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.years import edition_years_in

# Before the year of a case that is told, which is no call: «si nació en 2021», «los nacidos en
# 2021», «un contrato de 2021».
_TOLD = re.compile(rf"\b{any_of('case', 'indefinite')}\b|\b\w+[aei]d[oa]s? (?:en|de|del)\s*$")
_FIRST_WORD = re.compile(r"\W*\w+")  # «cuándo» asks, «cuando» tells a case


def years_asked(text: str) -> set[str]:
    """Of a course, the first."""
    years = sorted(edition_years_in(text), key=text.find)
    told = (
        _TOLD.search(_FIRST_WORD.sub("", fold(text.partition(years[0])[0]), 1)) if years else None
    )
    return set() if told else set(years)
