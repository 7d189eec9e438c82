from __future__ import annotations

import pytest

from assist.suggestions.evidence.contradictions.tables import of_its_table
from assist.suggestions.evidence.units import units_of
from indexes.facts import Slot
from indexes.models import Aspect
from tests.assist.suggestions.world import PORTAL, page


@pytest.mark.parametrize(
    ("title", "row", "slot"),
    [
        ("Precios públicos", "Bono de 20 comidas\u2003110 €", Slot.FEE),
        ("Cuantía de las becas", "Bono de 30 comidas\u2003110 €", Slot.BENEFIT_AMOUNT),
        ("Precios públicos", "Las familias reciben un bono de 110 €.", Slot.BENEFIT_AMOUNT),
    ],
)
def test_what_a_row_of_a_table_of_prices_says_is_paid(title: str, row: str, slot: Slot) -> None:
    unit = units_of(page(f"{PORTAL}/t", title, [("", Aspect.OTHER, row)])[0])[0]
    assert [of_its_table(fact, unit).slot for fact in unit.facts] == [slot]
