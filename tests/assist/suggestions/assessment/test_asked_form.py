from __future__ import annotations

import pytest

from assist.suggestions.assessment.asked_form import is_of_another_form
from assist.suggestions.evidence.units import units_of
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page


@pytest.mark.parametrize(
    ("asked", "told", "is_another"),
    [
        ("¿Me envían el modelo 600?", "El impreso es el modelo 610.", True),
        ("¿Me envían el modelo 610?", "El impreso es el modelo 610.", False),
        ("¿Sirve el modelo 620 o el 610?", "El impreso es el modelo 610.", False),
        ("¿Qué modelo relleno?", "El impreso es el modelo 610.", False),
        ("¿Dónde presento el modelo 600?", "Se presenta en el registro.", False),
        ("¿Para qué es la tasa 30?", "Se abona la tasa 24.", True),
    ],
)
def test_what_is_said_of_one_form_answers_nothing_about_another(
    asked: str, told: str, is_another: bool
) -> None:
    (passage,) = page(f"{SEDE}/a", "Impuestos", [("Impreso", Aspect.FEE, told)])
    assert is_of_another_form(asked, units_of(passage)) is is_another


def test_a_page_called_after_the_form_is_about_it() -> None:
    text = "Sustituye al modelo 610."
    (passage,) = page(f"{SEDE}/a", "Impuesto (modelo 600)", [("Qué es", Aspect.SUMMARY, text)])
    assert not is_of_another_form("¿Para qué es el modelo 600?", units_of(passage))
