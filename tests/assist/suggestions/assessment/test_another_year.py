from __future__ import annotations

import pytest

from assist.suggestions.assessment.another_year import is_of_another_year
from assist.suggestions.evidence import AspectEvidence, Evidence, Unit
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.understanding.question import Question
from indexes.models import Aspect, Passage
from indexes.redaction import trusted
from tests.assist.suggestions.world import SEDE, page

DAYS = "Del 5 al 23 de abril de 2027."
OTHERS = "Del 5 al 23 de abril."


def _page(*said: str) -> tuple[Passage, ...]:
    rows = [("Plazo", Aspect.DEADLINE, text) for text in said]
    return tuple(page(f"{SEDE}/{len(' '.join(said))}", "Escuela infantil", rows))


def _is_of_another(text: str, *said: str) -> bool:
    passages = _page(*said)
    first = passages[0]
    told = AspectEvidence(Aspect.DEADLINE, (Unit(first, 0, len(first.text), first.text),))
    primary = Candidate("1", first.document_id, first.title, None, True, (), 1.0)
    question = Question(text=trusted(text), search=text, language="es")
    return is_of_another_year(question, Evidence(primary, aspects=(told,)), [passages])


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        ("¿Cuándo se pedía plaza en 2021?", True),
        ("¿Qué plazo tuvo el curso 2019-2020?", True),
        ("¿Cuándo se pide plaza en 2027?", False),
        ("¿Cuándo se pide plaza?", False),
        ("¿Cuándo se pide plaza si nació en 2025?", False),
        ("¿Cuándo se pide plaza para los nacidos en 2025?", False),
        ("¿Cuándo se pide plaza con un contrato de 2025 y cuánto cuesta?", False),
    ],
)
def test_the_days_of_this_year_are_not_those_of_another(text: str, is_other: bool) -> None:
    assert _is_of_another(text, DAYS) is is_other


@pytest.mark.parametrize("said", [(OTHERS,), (DAYS, "En 2021 fue en mayo.")])
def test_days_of_no_year_and_pages_that_say_it_may_answer(said: tuple[str, ...]) -> None:
    assert not _is_of_another("¿Cuándo se pedía plaza en 2021?", *said)
