from __future__ import annotations

import pytest

from assist.suggestions.evidence.cells import OF_TWO_ROWS, named_rows
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


@pytest.mark.parametrize(
    ("paying", "free", "is_named"),
    [("Con aportación", "Usuario exento", True), ("Gratuito", "Gratuito", False)],
)
def test_below_a_name_over_several_columns_a_word_for_free_may_name_one(
    paying: str, free: str, is_named: bool
) -> None:
    text = (
        "Artículo\u2003Importe\u2003Importe\u2003Renueva\n"
        f"Artículo\u2003{paying}\u2003{free}\u2003Renueva\n"
        "Muletas\u200318,50 €\u200322,00 €\u20032 años"
    )
    heads = [cell.head for cell in list(named_rows(text).values())[-1]]
    assert (heads[2] == f"Importe{OF_TWO_ROWS}{free}") is is_named
