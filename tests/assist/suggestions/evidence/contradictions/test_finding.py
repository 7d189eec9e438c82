from __future__ import annotations

import pytest

from assist.suggestions.evidence.contradictions.finding import is_of_other_years
from assist.suggestions.evidence.evidence import Conflict, Stance
from assist.suggestions.evidence.units import Unit, units_of
from indexes.models import Aspect
from tests.assist.suggestions.world import PORTAL, SEDE, page


def _unit(url: str, title: str, told: str) -> Unit:
    return units_of(page(url, title, [("Cuantía", Aspect.BENEFIT, told)])[0])[0]


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ("¿De cuánto era el bono en 2025?", True),
        ("¿De cuánto es el bono de 2027?", False),
        ("¿De cuánto es el bono?", False),
    ],
)
def test_who_asks_about_a_year_hears_no_conflict_of_another(asked: str, is_found: bool) -> None:
    sheet = _unit(f"{SEDE}/a", "Bono de alquiler", "250 euros al mes.")
    call = _unit(f"{PORTAL}/b", "Convocatoria de 2027 del bono", "Serán 300 euros al mes.")
    sides = Stance(sheet, ()), Stance(call, ())
    conflict = Conflict(Aspect.BENEFIT, "benefit_amount", *sides, "date")
    assert is_of_other_years(conflict, asked) is is_found
