from __future__ import annotations

import pytest

from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.yes_or_no import asks_whether, with_its_value
from assist.suggestions.vocabulary.values import wanted_in
from indexes.facts import Slot
from indexes.models import Aspect


def slots(question: str, *aspects: Aspect) -> set[Slot] | None:
    found = with_its_value(Part(question, aspects, wanted_in(question), ()))
    return set(found.wanted.slots) if found else None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Ganamos 21.000 euros, ¿me pueden dar la beca?", {Slot.INCOME_LIMIT}),
        ("Tengo 17 años, ¿puedo apuntarme?", {Slot.AGE_LIMIT}),
        ("Tengo un 33 % de discapacidad, ¿me corresponde?", {Slot.DISABILITY_DEGREE}),
        ("Tengo 17 años, ¿dónde me apunto?", None),  # asks for something else by name
        ("¿Puedo apuntarme?", None),
    ],
)
def test_who_states_a_measure_asks_for_its_limit(question: str, expected: set[Slot] | None) -> None:
    assert slots(question) == expected


def test_who_asks_for_papers_asks_for_no_limit_of_what_they_tell_of_themselves() -> None:
    asked = "Tengo 71 años. Hay que llevar documentos"
    assert slots(asked) == {Slot.AGE_LIMIT}
    assert slots(asked, Aspect.DOCUMENTS) is None


def test_whether_something_is_paid_is_told_by_its_price() -> None:
    assert slots("¿Tengo que pagar el seguro?", Aspect.FEE) == {Slot.FEE}


@pytest.mark.parametrize(
    ("question", "whether"),
    [
        ("¿Qué papeles hacen falta?", False),
        ("Tengo que mudarme. ¿Cuándo hay que avisar?", False),
        ("¿Tengo que avisar?", True),
        ("Hace falta cita", True),
    ],
)
def test_which_and_when_do_not_ask_whether(question: str, *, whether: bool) -> None:
    assert asks_whether(question) is whether
