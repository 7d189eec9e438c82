"""What a sum in a row of a table is of: its label is too short to tell."""

from __future__ import annotations

from assist.suggestions.evidence.pinpointing.asked_values import MONEY
from assist.suggestions.evidence.units import Unit
from assist.suggestions.vocabulary.cells import is_row
from assist.suggestions.vocabulary.headings import speaks_of
from indexes.facts import Fact, Slot
from indexes.models import Aspect


def of_its_table(fact: Fact, unit: Unit) -> Fact:
    """«Bono de 20 comidas | 110 €» below «Precios» is paid, and no grant."""
    if fact.slot not in MONEY or not is_row(unit.quote):
        return fact
    above = " ".join((unit.passage.title, *unit.passage.section))
    is_price = speaks_of(above, Aspect.FEE) and not speaks_of(above, Aspect.BENEFIT)
    return fact.model_copy(update={"slot": Slot.FEE}) if is_price else fact
