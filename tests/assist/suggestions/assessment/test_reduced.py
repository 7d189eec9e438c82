from __future__ import annotations

import pytest

from assist.suggestions.assessment.reduced import only_reduced, others_pay_less
from assist.suggestions.evidence import Unit
from assist.suggestions.understanding.question import Question
from indexes.models import Aspect
from indexes.redaction import trusted
from tests.assist.suggestions.world import FISHING

TITLE = "Licencia de pesca"
EXEMPT = "Están exentos los residentes mayores de 65 años."


def _only_reduced(query: str, *said: str) -> bool:
    question = Question(
        text=trusted(query), search=query, language="es", aspects=(Aspect.FEE,), decisive=True
    )
    places = (FISHING[0].model_copy(update={"id": 9_100_000 + len(s), "text": s}) for s in said)
    return only_reduced(question, [Unit(one, 0, len(one.text), one.text) for one in places], TITLE)


@pytest.mark.parametrize(
    "said",
    [
        EXEMPT,
        "El carné es gratuito para los menores de 14 años.",
        "Las familias numerosas tienen una bonificación del 50 %.",
    ],
)
def test_who_pays_less_is_no_price_for_the_rest(said: str) -> None:
    assert _only_reduced("¿Cuánto cuesta la licencia de pesca?", said)


@pytest.mark.parametrize(
    "said",
    [
        ("La inscripción es gratuita para todas las personas.",),
        ("Exenta de tasa.",),
        (EXEMPT, "La tasa es de 19,73 euros."),
        ("12 €, con un descuento del 50 % para familias numerosas.",),
        ("Se paga la tasa 31.", EXEMPT),
        ("Vivir en el municipio.",),
    ],
)
def test_a_price_stays_one_beside_who_pays_less(said: tuple[str, ...]) -> None:
    assert not _only_reduced("¿Cuánto cuesta la licencia de pesca?", *said)


@pytest.mark.parametrize(
    "query",
    [
        "tengo 70 años y soy residente, ¿cuánto pago?",
        "¿cuánto descuento hay en la licencia de pesca?",
        "¿tengo que pagar algo?",
    ],
)
def test_who_asks_about_that_case_or_for_less_is_answered(query: str) -> None:
    assert not _only_reduced(query, EXEMPT)


@pytest.mark.parametrize(
    ("query", "said", "is_of_others"),
    [
        ("¿Qué descuento hay por discapacidad?", "Las familias numerosas, el 20 %.", True),
        ("¿Qué descuento hay por discapacidad?", "Con discapacidad, el 30 %.", False),
        ("¿Qué descuento hay por discapacidad?", "Todas las reducciones son del 20 %.", False),
        ("¿Qué descuento hay?", "Las familias numerosas, el 20 %.", False),
        ("¿Qué descuento hay si estoy en desempleo?", "Los parados, el 20 %.", False),
    ],
)
def test_what_one_group_pays_is_no_answer_for_another(
    query: str, said: str, is_of_others: bool
) -> None:
    question = Question(text=trusted(query), search=query, language="es")
    place = FISHING[0].model_copy(update={"id": 9_200_000 + len(said), "text": said})
    assert others_pay_less(question, [Unit(place, 0, len(said), said)]) is is_of_others
