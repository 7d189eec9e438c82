from __future__ import annotations

import pytest

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.lookup.looking_up import LookedUp
from assist.suggestions.evidence.lookup.weighing import better
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed
from assist.suggestions.evidence.units import units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.vocabulary.values import Wanted
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page


@pytest.mark.parametrize(
    ("asked", "place", "is_told"),
    [
        (Aspect.WHERE, Aspect.REQUIREMENTS, False),
        (Aspect.WHERE, Aspect.CONTACT, True),
        (Aspect.SUMMARY, Aspect.REQUIREMENTS, True),
    ],
)
def test_a_condition_that_was_looked_up_tells_nobody_where(
    knowledge: Knowledge, asked: Aspect, place: Aspect, is_told: bool
) -> None:
    text = "Para la feria oficial: instalaciones permanentes."
    (found,) = page(f"{SEDE}/{place}", "Ferias", [("Ferias", place, text)])
    part = Part("¿Dónde se registra la feria?", (asked,), Wanted(), ())
    cell = LookedUp(units_of(found)[0], is_held=False, said=1.0, terms=())
    told = better(cell, Answer(part, Pinpointed(), ()), knowledge).aspects
    assert bool(told) is is_told
