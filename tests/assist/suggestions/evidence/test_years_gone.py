from __future__ import annotations

from datetime import date

import pytest

from assist.suggestions.evidence.years_gone import of_a_year_gone
from indexes.models import Aspect
from tests.assist.suggestions.questions import question
from tests.assist.suggestions.world import SEDE, page

ROWS = [
    ("Cuantía", Aspect.BENEFIT, "En el curso 2024/2025 la ayuda es de 860 €."),
    ("Renta", Aspect.REQUIREMENTS, "En 2022 el límite era de 12.000 €."),
]
PAGES = [tuple(page(f"{SEDE}/beca", "Becas de comedor", ROWS))]


@pytest.mark.parametrize(
    ("text", "is_gone"),
    [
        ("¿Cuánto se daba de beca de comedor en el curso 2021/2022?", True),
        ("que renta pedían para la beca de comedor en 2021", True),
        ("¿Cuánto se da de beca de comedor en el curso 2024/2025?", False),
        ("¿Qué renta pedían en 2022?", False),
        ("¿Cuánto se da en 2026?", False),  # what pages say without a year
        ("¿Cuánto se da en 2028?", False),
        ("¿Cuánto se da si nació en 2021?", False),
        ("¿Cuánto se da a los nacidos en 2021?", False),
        ("¿Qué se da a quien llegó en 2021?", False),
        ("Llegamos en 2021, ¿cuánto se da?", False),
        ("¿Cuánto se daba en 2021? ¿Y cuándo se pide?", False),
        ("How much was it in 2021?", False),
    ],
)
def test_what_there_was_in_a_year_that_no_page_speaks_of(text: str, is_gone: bool) -> None:
    found = of_a_year_gone(question(text), PAGES, date(2026, 11, 22))
    assert bool(found) is is_gone
