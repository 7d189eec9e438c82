from __future__ import annotations

import pytest

from assist.suggestions.evidence.narrowing.clauses import of_the_clause
from assist.suggestions.evidence.units import Unit, units_of
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

FIRST = (
    "La solicitud se presenta en enero; si es la primera vez que se pide, con la copia del título "
    "y el volante de empadronamiento, y si se renueva, solo con la copia del título."
)
RATES = "Se aplica el 4 % anual; si la deuda se garantiza con aval, el 3 %."


def unit_of(text: str) -> Unit:
    (passage,) = page(f"{SEDE}/c", "Bonificación", [("Modo", Aspect.OTHER, text)])
    return units_of(passage)[0]


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        (
            FIRST,
            "¿qué llevo para renovarla?",
            "La solicitud se presenta en enero; si se renueva, solo con la copia del título.",
        ),
        (FIRST, "¿qué llevo?", FIRST),
        (RATES, "¿qué interés hay si no pongo aval?", "Se aplica el 4 % anual."),
        (RATES, "¿qué interés hay?", RATES),
    ],
)
def test_only_the_condition_that_is_asked_about_is_told(
    text: str, asked: str, expected: str
) -> None:
    unit = unit_of(text)
    told = of_the_clause(unit, (), asked)
    assert told.text == expected
    assert told.quote == text


def test_a_clause_without_the_value_that_is_asked_for_does_not_stand_for_the_one_with_it() -> None:
    unit = unit_of(RATES)
    lower = [fact for fact in unit.facts if fact.value == "3 %"]
    assert of_the_clause(unit, lower, "sin aval, ¿qué interés?") == unit
