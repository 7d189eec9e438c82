from __future__ import annotations

import pytest

from assist.suggestions.evidence.narrowing.alternatives import left_to
from assist.suggestions.evidence.units import Unit, units_of
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

WAYS = (
    "Acreditar una de estas vías: trabajo de 3 años (2 años en el nivel I); o cursos de 300 horas "
    "(200 horas en el nivel I)."
)


def unit_of(text: str) -> Unit:
    (passage,) = page(f"{SEDE}/v", "Acreditación", [("Requisitos", Aspect.REQUIREMENTS, text)])
    return units_of(passage)[0]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            "¿cuánto piden si no tengo bastante trabajo? (nivel 2)",
            "Acreditar una de estas vías: cursos de 300 horas.",
        ),
        (
            "sin cursos, ¿cuánto tiempo?",
            "Acreditar una de estas vías: trabajo de 3 años (2 años en el nivel I)",
        ),
        (
            "¿cuánto piden en el nivel III?",
            "Acreditar una de estas vías: trabajo de 3 años; o cursos de 300 horas.",
        ),
        ("¿cuánto piden en el nivel 1?", WAYS),
        ("¿cuánto piden?", WAYS),
        ("no tengo trabajo ni cursos, ¿cuánto piden?", WAYS),
    ],
)
def test_who_lacks_one_alternative_is_told_the_others(asked: str, expected: str) -> None:
    unit = unit_of(WAYS)
    told = left_to(unit, unit.facts, asked)
    assert told.text == expected
    assert told.quote == WAYS
