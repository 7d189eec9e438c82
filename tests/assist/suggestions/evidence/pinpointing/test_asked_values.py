from __future__ import annotations

import pytest

from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.asked_values import wanted_facts
from assist.suggestions.evidence.units import units_of
from assist.suggestions.vocabulary.values import wanted_in
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page


@pytest.mark.parametrize(
    ("asked", "told", "expected"),
    [
        ("qué multa ponen por no darlo de alta", "La multa es de 300 €.", ["300.00 EUR"]),
        ("qué multa ponen por no darlo de alta", "La tasa es de 30 €.", []),
        ("cuánto cuesta recurrir la multa", "La tasa es de 30 €.", ["30.00 EUR"]),
    ],
)
def test_a_fee_is_no_fine(asked: str, told: str, expected: list[str]) -> None:
    assert _wanted(asked, told, Aspect.OTHER) == expected


@pytest.mark.parametrize(
    ("asked", "told", "expected"),
    [
        ("¿Hasta qué edad se puede?", "Tener entre 14 y 30 años.", ["<=30"]),
        ("¿Desde qué edad se puede?", "Tener entre 14 y 30 años.", [">=14"]),
        ("¿Qué edad se pide?", "Tener entre 14 y 30 años.", [">=14", "<=30"]),
        ("¿A partir de qué edad?", "Hay que tener 20 años.", ["20"]),
    ],
)
def test_until_when_is_not_from_when(asked: str, told: str, expected: list[str]) -> None:
    assert _wanted(asked, told, Aspect.REQUIREMENTS) == expected


def _wanted(asked: str, told: str, aspect: Aspect) -> list[str]:
    (unit,) = units_of(page(f"{SEDE}/a", "Alta", [("S", aspect, told)])[0])
    part = Part(asked, (), wanted_in(asked), ())
    return [fact.normalised for fact in wanted_facts(unit, part)]
