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
    (unit,) = units_of(page(f"{SEDE}/a", "Alta", [("S", Aspect.OTHER, told)])[0])
    part = Part(asked, (), wanted_in(asked), ())
    assert [fact.normalised for fact in wanted_facts(unit, part)] == expected
