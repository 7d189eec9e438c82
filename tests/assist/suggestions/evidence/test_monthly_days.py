from __future__ import annotations

import pytest

from assist.suggestions.evidence.monthly_days import told_by_the_day
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.units import units_of
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.values import Wanted
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

LEAVING = "La baja se comunica antes del día 25 del mes anterior."
COURTS = "Los abonados reservan pista con 5 días de antelación."
PAGE = page(f"{SEDE}/p", "Polideportivo", [("Abonados", Aspect.OTHER, f"{LEAVING} {COURTS}")])


def day(word: str, aspect: Aspect, told: str) -> list[str]:
    part = Part("¿hasta cuándo?", (aspect,), Wanted(), (Term(word, stem(word)),))
    units = [unit for unit in units_of(PAGE[0]) if unit.text == told]
    return [unit.text for unit in told_by_the_day(part, PAGE[0].title, units, [tuple(PAGE)])]


@pytest.mark.parametrize(
    ("word", "aspect", "told", "found"),
    [
        ("baja", Aspect.DEADLINE, COURTS, [LEAVING]),
        ("baja", Aspect.DEADLINE, LEAVING, []),  # it is told already
        ("pista", Aspect.DEADLINE, COURTS, []),
        ("baja", Aspect.FEE, COURTS, []),
        ("polideportivo", Aspect.DEADLINE, COURTS, []),  # that is what the page is about
    ],
)
def test_the_day_of_the_month_of_what_is_named(
    word: str, aspect: Aspect, told: str, found: list[str]
) -> None:
    assert day(word, aspect, told) == found
