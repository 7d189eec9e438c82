from __future__ import annotations

import pytest

from assist.suggestions.evidence import AspectEvidence, Evidence
from assist.suggestions.evidence.other_parts import answers_another
from assist.suggestions.evidence.units import units_of
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.understanding.question import Question
from indexes.models import Aspect
from indexes.redaction import trusted
from tests.assist.suggestions.world import SEDE, page

(FORM,) = page(f"{SEDE}/d", "Huertos", [("Impreso", Aspect.FEE, "Impreso: modelo 7.")])
BEST = Candidate("1", "d", "Huertos", None, True, (), 1.0)


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("¿Qué modelo es y cuánto tarda la resolución?", True),
        ("¿Cuánto tarda la resolución?", False),
    ],
)
def test_a_form_answers_one_of_two_questions(text: str, answers: bool) -> None:
    aspects = (Aspect.RESOLUTION_TERM,)
    question = Question(text=trusted(text), search=text, language="es", aspects=aspects)
    told = Evidence(BEST, aspects=(AspectEvidence(Aspect.FEE, units_of(FORM)),))
    assert answers_another(told, question) is answers
    assert not answers_another(Evidence(BEST), question)
