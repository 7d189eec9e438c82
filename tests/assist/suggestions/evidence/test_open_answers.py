from __future__ import annotations

import pytest

from assist.suggestions.evidence.open_answers import answer_to, by_its_words, of_the_message
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.understanding.open_questions import open_questions
from assist.suggestions.vocabulary.values import wanted_in
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

LIMITS = "El tope es de 600 € al mes, si es una vivienda, y de 300 €, si es una habitación."


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
            "¿Cuánto cuesta? ¿Puedo conducir?",
            [],
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿Quién puede entrar en los bailes?", "En los bailes de los sábados pueden entrar"),
        ("¿Cuánto cuestan los bailes?", None),  # it says no sum
        ("¿Quién paga el autobús?", None),
    ],
)
def test_what_no_place_of_the_page_answers(
    text: str, expected: str | None, knowledge: Knowledge
) -> None:
    asked = question(text)
    read = Reading(asked, knowledge, frozenset(), TODAY, None, None)
    part = Part(text, (Aspect.AUDIENCE,), wanted_in(text), asked.topic)
    given = by_its_words(part, PAGE[0].title, read, [tuple(PAGE)])
    units = [unit.text for one in given.aspects for unit in one.units] if given else []
    assert bool(units) is (expected is not None)
    assert all(expected and unit.startswith(expected) for unit in units)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿Dejan entrar a los nietos a los bailes?", "En los bailes de los sábados pueden entrar"),
        ("Mi madre tiene 70 años, ¿puede ir al hogar?", "Haber cumplido 65 años."),
        ("¿Me ayudan a darme de alta en el hogar?", None),  # that is what it is
        ("¿Qué requisitos hay?", None),  # the list answers
    ],
)
def test_a_message_that_asks_one_thing_and_that_by_no_name(
    text: str, expected: str | None, knowledge: Knowledge
) -> None:
    read = Reading(question(text), knowledge, frozenset(), TODAY, None, None)
    told = of_the_message(PAGE[0].title, read, [tuple(PAGE)])
    assert all(one.is_open for one in told)
    units = [unit.text for one in told for unit in one.units]
    assert units[0].startswith(expected) if expected else not units


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿Cuál es el plazo? ¿Y si es una habitación, hay tope?", "300 €, si es una habitación"),
        (
            "¿Cuál es el plazo si es una vivienda? ¿Y si es una habitación, hay tope?",
            LIMITS,
        ),  # both are named
        ("¿Cuál es el plazo? ¿Hay algún tope?", LIMITS),
    ],
)
def test_of_several_sums_the_one_of_their_case(
    text: str, expected: str, knowledge: Knowledge
) -> None:
    rent = page(f"{SEDE}/renta", "Bono joven", [("Requisitos", Aspect.REQUIREMENTS, LIMITS)])
    read = Reading(question(text), knowledge, frozenset(), TODAY, None, None)
    found = open_questions(text, "es")[-1]
    given = answer_to(found, rent[0].title, read, [tuple(rent)])
    units = [unit.text for one in given.aspects for unit in one.units] if given else []
    assert len(units) == 1
    assert expected in units[0]
    assert ("600" in units[0]) is (expected is LIMITS)
