from __future__ import annotations

import pytest

from assist.suggestions.evidence import AspectEvidence
from assist.suggestions.evidence.introductions import only_introduces
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.units import units_of
from assist.suggestions.vocabulary.values import wanted_in
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

PLAIN = "Ayuda por el primer contrato indefinido."


@pytest.mark.parametrize(
    ("asked", "place", "text", "expected"),
    [
        ("¿Cuánto dan?", Aspect.SUMMARY, PLAIN, True),
        ("¿Cuánto dan?", Aspect.SUMMARY, "Ayuda de 3.000 € por el primer contrato.", False),
        ("¿Cuánto dan?", Aspect.BENEFIT, "La que fije la convocatoria.", False),
        ("¿Qué ayuda hay?", Aspect.SUMMARY, PLAIN, False),
    ],
)
def test_who_asks_how_much_is_told_no_introduction_without_a_sum(
    asked: str, place: Aspect, text: str, expected: bool
) -> None:
    (found,) = page(f"{SEDE}/c", "Primer contrato", [("Ayuda", place, text)])
    part = Part(asked, (Aspect.BENEFIT,), wanted_in(asked), ())
    assert only_introduces(AspectEvidence(Aspect.BENEFIT, units_of(found)), part) is expected
