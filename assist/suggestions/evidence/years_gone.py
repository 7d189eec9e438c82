"""What there was in a year gone by that no page speaks of: «¿cuánto se daba en el curso 2021/2022?»
is told what there is today only beside that."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from assist.suggestions.evidence.pages import Page
from assist.suggestions.text.folding import fold
from assist.suggestions.understanding.asked_year import years_asked
from assist.suggestions.understanding.open_questions import asked_in
from assist.suggestions.understanding.question import PAGES, Question
from assist.suggestions.understanding.repeated import repeated
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.years import years_in

# In one breath with what asks: «¿cuánto pagaban en 2022?», not «compré la casa en 2021, ¿cuánto…?»
_ASKED = re.compile(
    rf"\W*(?:{any_of('before_asking')} )?(?:que|q|{any_of('asking')})\b(?P<said>[^,;.?]*)"
    rf"\b{any_of('in_a_call')} (?P<year>20\d\d)\b"
)
_RELATIVE = re.compile(rf"\b{any_of('relative')}\b")  # «quien llegó en 2021»


def of_a_year_gone(question: Question, pages: Iterable[Page], today: date) -> tuple[str, ...]:
    """The only question of a message, as it was asked, where no page says the year that it names.
    Only in the language of the pages."""
    asked = [core for core, _, _ in asked_in(question.text, PAGES)]
    if question.is_foreign or question.carried or len(asked) != 1:
        return ()
    match = _ASKED.match(fold(asked[0]))
    if match is None or _RELATIVE.search(match["said"]):
        return ()
    year = match["year"]
    if int(year) >= today.year or year not in years_asked(asked[0]):
        return ()
    passages = (passage for page in pages for passage in page)
    said = (years_in(f"{one.title} {one.context} {one.text}") for one in passages)
    return () if any(year in years for years in said) else (repeated(asked[0], PAGES),)
