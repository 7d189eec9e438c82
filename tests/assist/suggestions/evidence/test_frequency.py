from __future__ import annotations

import pytest

from assist.suggestions.evidence.frequency import told_how_often
from assist.suggestions.evidence.parts import Part
from assist.suggestions.vocabulary.values import Wanted
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

PAGE = page(
    f"{SEDE}/ayuda",
    "Ayuda al alquiler",
    [
        ("Cuantía", Aspect.BENEFIT, "Son 260 € al mes."),
        ("Pago", Aspect.OTHER, "Se paga por trimestres vencidos."),
        ("Revisión", Aspect.OTHER, "La situación se revisa cada dos años."),
    ],
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("¿Cada cuánto pagan la ayuda?", ["Se paga por trimestres vencidos."]),
        ("¿cada cuanto tiempo se revisa?", ["La situación se revisa cada dos años."]),
        ("¿Cuánto pagan?", []),
        ("¿Cada cuánto pasa el autobús?", []),
    ],
)
def test_who_asks_how_often_is_told_that(text: str, told: list[str]) -> None:
    part = Part(text, (Aspect.BENEFIT,), Wanted(), ())
    assert [unit.text for unit in told_how_often(part, [tuple(PAGE)])] == told
