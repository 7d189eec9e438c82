from __future__ import annotations

import pytest

from assist.suggestions.evidence.units import Unit, units_of
from indexes.facts import FactKind, Slot
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page


def rows(text: str) -> tuple[Unit, ...]:
    (passage,) = page(SEDE, "Impuesto", [("Tarifas", Aspect.FEE, text)])
    return units_of(passage)


def test_a_bare_number_below_a_column_of_money_is_a_sum() -> None:
    (row,) = rows("Clase\u2003Plazas\u2003Cuota (euros)\nAutobús\u200330\u2003172,05")[1:]
    (fact,) = row.facts
    assert (fact.kind, fact.slot, fact.normalised) == (FactKind.AMOUNT, Slot.FEE, "172.05 EUR")
    assert row.passage.text[fact.start : fact.end] == fact.value == "172,05"


def test_two_columns_are_enough_where_one_is_of_money() -> None:
    row = rows("Potencia\u2003Cuota (€)\nDe 8 a 12 caballos\u200349,42")[1]
    assert row.gives({FactKind.AMOUNT})


@pytest.mark.parametrize("title", ["Plazas", "Duración"])
def test_a_bare_number_below_any_other_column_is_none(title: str) -> None:
    assert not rows(f"Clase\u2003{title}\nAutobús\u200330")[1].gives({FactKind.AMOUNT})
