from __future__ import annotations

import pytest

from assist.suggestions.evidence.narrowing.periods import of_the_period
from assist.suggestions.evidence.units import units_of
from assist.suggestions.vocabulary.values import wanted_in
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

GRANT = "En el curso la ayuda asciende a 860 € por curso, a razón de 86 € mensuales."
RANGE = "Entre 260 € y 410 € al mes, según el país."
RENT = "El complemento es de 52 € al mes (624 € al año) por familia."


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        (GRANT, "¿y cuánto es al mes?", "En el curso la ayuda asciende a 86 € mensuales."),
        (GRANT, "¿cuánto dan por curso?", "En el curso la ayuda asciende a 860 € por curso."),
        (GRANT, "¿cuánto dan?", GRANT),
        (GRANT, "¿cuánto dan por curso y al mes?", GRANT),
        (GRANT, "¿cuánto es al mes y cuánto en total?", GRANT),
        (RANGE, "¿cuánto dan al mes?", RANGE),
        (RENT, "¿cuánto dan al año?", RENT),  # what is left would have half a bracket
    ],
)
def test_the_sum_of_the_period_that_is_asked_for(text: str, asked: str, expected: str) -> None:
    (passage,) = page(f"{SEDE}/p", "Ayuda", [("Cuantía", Aspect.BENEFIT, text)])
    (unit,) = units_of(passage)
    told = of_the_period(unit, unit.facts, wanted_in(asked).period)
    assert told.text == expected
    assert told.quote == text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("et combien touche-t-on par mois ?", "fr"),
        ("how much per month?", "en"),
        ("cât este pe lună?", "ro"),
        ("скільки на місяць?", "uk"),
        ("كم شهريا؟", "ar"),
    ],
)
def test_periods_are_read_in_other_languages(text: str, language: str) -> None:
    assert wanted_in(text, language).period == "month"
