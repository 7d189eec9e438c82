from __future__ import annotations

import pytest

from assist.suggestions.evidence.parts import Part, parts_of
from assist.suggestions.evidence.pinpointing.asked_step import asked_step
from assist.suggestions.evidence.pinpointing.pinpoint import pinpoint
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.text.stems import stem
from indexes.models import Aspect
from tests.assist.suggestions.questions import question
from tests.assist.suggestions.world import SEDE, Row, page

TITLE = "Pruebas de idiomas"
ROWS: list[Row] = [
    ("Inscripción", Aspect.DEADLINE, "Del 2 al 13 de marzo de 2026."),
    ("Calendario", Aspect.OTHER, "El examen se celebra el 27 de mayo de 2026 a las nueve."),
    ("Lista", Aspect.OTHER, "Contra la lista cabe reclamar del 1 al 5 de abril de 2026."),
]


def only_part(text: str) -> Part:
    (part,) = parts_of(question(text))
    return part


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("¿Qué día es el examen?", "27 de mayo"),
        ("¿Hasta cuándo puedo reclamar?", "1 al 5 de abril"),
        ("¿Hasta cuándo puedo apuntarme?", "2 al 13 de marzo"),
    ],
)
def test_the_time_of_the_step_is_told_and_not_that_to_apply(
    asked: str, day: str, knowledge: Knowledge
) -> None:
    found = pinpoint(only_part(asked), TITLE, (page(f"{SEDE}/p", TITLE, ROWS),), knowledge)
    assert day in found.units[0].text


@pytest.mark.parametrize(
    ("asked", "step"),
    [
        ("¿Qué día es la prueba de idiomas?", "prueba"),  # it happens: the title may say it
        ("¿Cuándo puedo hacer la prueba de idiomas?", None),
        ("¿Cuánto cuesta el examen?", None),  # no day is asked for
    ],
)
def test_the_procedure_itself_is_no_step(asked: str, step: str | None) -> None:
    found = asked_step(only_part(asked), TITLE)
    assert (found and found.stem) == (step and stem(step))


def test_what_is_asked_with_a_verb_that_says_no_more_may_be_what_is_applied_for() -> None:
    found = asked_step(only_part("¿Hasta qué día puedo pedir el traslado?"), TITLE)
    assert found is not None
    assert found.is_applied_for
