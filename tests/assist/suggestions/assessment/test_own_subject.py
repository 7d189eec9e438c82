from __future__ import annotations

import pytest

from assist.suggestions.assessment.own_subject import beyond_its_subject
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.understanding.question import Question
from indexes.models import Aspect
from indexes.redaction import trusted

APPEALS, TITLE = "Recurso de alzada y de reposición", "Título de familia numerosa"


def _aspects(title: str, text: str, *aspects: Aspect) -> tuple[Aspect, ...]:
    candidate = Candidate("1", f"doc_{1:016x}", title, "1", True, (), 5.0, {})
    question = Question(text=trusted(text), search=text, language="es", aspects=aspects)
    return beyond_its_subject(question, candidate).aspects


@pytest.mark.parametrize(
    ("text", "aspects", "expected"),
    [
        ("Recurso de alzada: plazo", (Aspect.APPEAL,), (Aspect.DEADLINE,)),
        (
            "¿Cuánto tardan en resolver un recurso?",
            (Aspect.RESOLUTION_TERM, Aspect.APPEAL),
            (Aspect.RESOLUTION_TERM,),
        ),
        ("¿Qué recurso cabe?", (Aspect.APPEAL,), (Aspect.APPEAL,)),
        ("Quiero recurrir un recibo", (Aspect.APPEAL,), (Aspect.CHANNEL,)),
    ],
)
def test_a_page_on_appeals_is_asked_what_it_says_of_them(
    text: str, aspects: tuple[Aspect, ...], expected: tuple[Aspect, ...]
) -> None:
    assert _aspects(APPEALS, text, *aspects) == expected
    assert _aspects(TITLE, text, *aspects) == aspects
