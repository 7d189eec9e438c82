from __future__ import annotations

import pytest

from assist.suggestions.evidence.answering import answer
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed
from assist.suggestions.evidence.units import units_of
from assist.suggestions.vocabulary.values import wanted_in
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

ASKED = "¿En qué plazo puedo recurrir?"


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("El plazo máximo para resolver es de 3 meses.", False),
        ("Puede interponerse recurso de alzada en el plazo de un mes.", True),
    ],
)
def test_who_asks_how_long_they_have_to_appeal_is_told_no_other_term(
    sentence: str, is_told: bool
) -> None:
    (passage,) = page(f"{SEDE}/a", "Ayuda", [("Resolución", Aspect.RESOLUTION_TERM, sentence)])
    part = Part(ASKED, (Aspect.APPEAL,), wanted_in(ASKED), ())
    found = answer(part, Pinpointed(units_of(passage)), lambda _: None)
    assert bool(found.pinpointed.units) is is_told
