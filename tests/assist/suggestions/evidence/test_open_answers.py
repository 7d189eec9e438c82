from __future__ import annotations

import pytest

from assist.suggestions.evidence.open_answers import answer_to
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.understanding.open_questions import open_questions
from indexes.models import Aspect
from tests.assist.suggestions.questions import question
from tests.assist.suggestions.world import SEDE, TODAY, page

PAGE = page(
    f"{SEDE}/hogar",
    "Hogar de mayores",
    [
        ("", Aspect.SUMMARY, "Permite darse de alta en un hogar de mayores."),
        (
            "Requisitos",
            Aspect.REQUIREMENTS,
            "Haber cumplido 65 años.\nNo padecer enfermedades contagiosas.",
        ),
        ("Bailes", Aspect.OTHER, "En los bailes de los sábados pueden entrar los nietos."),
        ("Documentación", Aspect.DOCUMENTS, "Autorización de los mayores de 14 años."),
    ],
)


def told(text: str, knowledge: Knowledge) -> list[str]:
    asked = question(text)
    read = Reading(asked, knowledge, frozenset(), TODAY, None, None)
    (found,) = open_questions(asked.text, "es")
    given = answer_to(found, PAGE[0].title, read, [tuple(PAGE)])
    return [unit.text for one in given.aspects for unit in one.units] if given else []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "¿Pueden ir los nietos a los bailes? ¿Cuánto cuesta?",
            ["En los bailes de los sábados pueden entrar los nietos."],
        ),
        ("¿Pueden ir en canoa? ¿Cuánto cuesta?", []),
        (
            "¿Puede ir al hogar de mayores? ¿Cuánto cuesta?",
            ["Haber cumplido 65 años.", "No padecer enfermedades contagiosas."],
        ),
        (
            "¿Cuánto cuesta? ¿Es obligatorio padecer enfermedades?",
            ["No padecer enfermedades contagiosas."],
        ),
        ("¿Cuánto cuesta? ¿Qué requisitos hay para los bailes?", []),  # the list answers
    ],
)
def test_what_speaks_of_the_same(text: str, expected: list[str], knowledge: Knowledge) -> None:
    assert told(text, knowledge) == expected
