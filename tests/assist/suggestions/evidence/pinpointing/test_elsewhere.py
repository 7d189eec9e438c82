from __future__ import annotations

import pytest

from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.elsewhere import tells_how_long
from assist.suggestions.evidence.units import units_of
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.values import wanted_in
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

ASKED = "¿Cuánto tiempo vale el abono de la piscina?"
TERMS = tuple(Term(word, stem(word)) for word in ("abono", "piscina"))


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Es válido dos años.", True),
        ("Se concede por un plazo de dos años.", True),
        ("El abono se compra con dos años cumplidos.", True),
        ("La piscina se abrió hace dos años.", False),
        ("Se exigen dos años de residencia.", False),
    ],
)
def test_what_lasts_is_named_beyond_what_the_page_is_called(text: str, tells: bool) -> None:
    (passage,) = page(f"{SEDE}/a", "Piscina municipal", [("Normas", Aspect.OTHER, text)])
    (unit,) = units_of(passage)
    assert tells_how_long(unit, Part(ASKED, (), wanted_in(ASKED), TERMS)) is tells
