from __future__ import annotations

import pytest

from assist.suggestions.evidence.contradictions.unasked import is_of_a_past_call, is_of_other_years
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


@pytest.mark.parametrize(
    ("told", "is_past"),
    [
        ("En la convocatoria de 2025 el bono llegó a 9.000 euros.", True),
        ("En 2023 se pagaron 200 euros.", True),
        ("La edición 2024 dio 200 euros.", True),
        ("En 2027 se pagarán 300 euros.", False),
        ("Desde el 1 de enero de 2025 son 300 euros.", False),
    ],
)
def test_what_there_was_in_a_past_call_denies_nothing_of_now(told: str, is_past: bool) -> None:
    sheet = _unit(f"{SEDE}/a", "Bono de alquiler", "250 euros al mes.")
    news = _unit(f"{PORTAL}/b", "Noticias", told)
    conflict = Conflict(
        Aspect.BENEFIT, "benefit_amount", Stance(sheet, ()), Stance(news, ()), "date"
    )
    assert is_of_a_past_call(conflict, 2026) is is_past


def test_two_sentences_of_one_past_call_may_deny_each_other() -> None:
    said = [
        _unit(f"{SEDE}/a", "Bono", "En 2025 eran 250 euros."),
        _unit(f"{PORTAL}/b", "Noticias", "En 2025 eran 300 euros."),
    ]
    one, other = (Stance(unit, ()) for unit in said)
    assert not is_of_a_past_call(Conflict(Aspect.BENEFIT, "other", one, other, "date"), 2026)
