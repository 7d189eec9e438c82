from __future__ import annotations

import pytest

from assist.suggestions.evidence.narrowing.labelled import of_the_case, of_the_quantity
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.values import wanted_in
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page


def units(text: str) -> tuple[Unit, ...]:
    (passage,) = page(f"{SEDE}/casos", "Trámite", [("Plazo", Aspect.DEADLINE, text)])
    return units_of(passage)


def told(text: str, asked: str) -> list[str]:
    terms = tuple(Term(word, stem(word)) for word in asked.casefold().split())
    part = Part(asked, (Aspect.DEADLINE,), wanted_in(asked), terms)
    return [one.text for one in of_the_case(units(text), part, None, tells_cases=True)]


TERMS = "Herencias: 6 meses. Donaciones: 1 mes. Se presenta en línea."
CARDS = "Por caducidad, desde 35 días antes. Por cambio de datos, como máximo 1 mes después."
SEASONS = "Para el verano, hasta el 15 de marzo. Para la licencia anual, hasta el 30 de noviembre."
DEBTS = "Deudas de hasta 1.500 euros: 6 meses. Deudas de 1.500 a 6.000 euros: 12 meses."


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        (TERMS, "plazo donaciones", ["Donaciones: 1 mes.", "Se presenta en línea."]),
        (TERMS, "plazo del impuesto", [one.text for one in units(TERMS)]),
        (CARDS, "plazo porque caduca", ["Por caducidad, desde 35 días antes."]),
        (CARDS, "con cuántos días de adelanto", ["Por caducidad, desde 35 días antes."]),
        (CARDS, "plazo de la tarjeta", [one.text for one in units(CARDS)]),
        (SEASONS, "plazo terraza verano", ["Para el verano, hasta el 15 de marzo."]),
        (DEBTS, "plazo si debo 2.000 euros", ["Deudas de 1.500 a 6.000 euros: 12 meses."]),
    ],
)
def test_only_the_case_that_is_asked_about_and_what_is_said_of_all(
    text: str, asked: str, expected: list[str]
) -> None:
    assert told(text, asked) == expected


def test_the_papers_of_a_list_are_no_cases() -> None:
    rows = "Autorización del padre\u2003si es menor\nSeguro de cazador\u2003Siempre"
    (passage,) = page(f"{SEDE}/d", "Licencia", [("Documentos", Aspect.DOCUMENTS, rows)])
    asked = "Mi padre pregunta qué plazo hay para los papeles"
    terms = (Term("padre", stem("padre")),)
    part = Part(asked, (Aspect.DOCUMENTS,), wanted_in(asked), terms)
    found = of_the_case(units_of(passage), part, None, tells_cases=True)
    assert found == units_of(passage)


def test_the_words_of_this_turn_tell_the_case_before_those_of_the_turns_before() -> None:
    asked = "me caduca la tarjeta, he hecho un cambio, ¿qué plazo tengo?"
    earlier, now = Term("caduca", stem("caduca")), Term("cambio", stem("cambio"))
    part = Part(asked, (Aspect.DEADLINE,), wanted_in(asked), (earlier, now), (now,))
    found = of_the_case(units(CARDS), part, None, tells_cases=True)
    assert [one.text for one in found] == ["Por cambio de datos, como máximo 1 mes después."]


PROOFS = (
    "Los testigos comparecen con cita previa. Libro de familia: si la convivencia supera los dos"
    " años. Escritura pública: si la convivencia es inferior a dos años."
)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("vivimos juntos desde hace catorce meses", ["Escritura", "Los testigos"]),
        ("llevamos 3 años juntos", ["Libro", "Los testigos"]),
        ("vivimos juntos", ["Los testigos", "Libro", "Escritura"]),
    ],
)
def test_the_case_that_a_quantity_falls_into_comes_first(asked: str, expected: list[str]) -> None:
    told = of_the_quantity(units(PROOFS), asked)
    assert [unit.text.startswith(one) for unit, one in zip(told, expected, strict=True)] == [
        True
    ] * len(expected)


def test_words_of_the_title_tell_no_case_where_others_do() -> None:
    fines = "Llevarlo suelto: 150 euros. Perro peligroso sin bozal: de 300 a 2.400 euros."
    (passage,) = page(f"{SEDE}/p", "Censo de perros", [("Multas", Aspect.OTHER, fines)])
    asked = "Me han visto con el perro suelto, ¿de cuánto es la multa?"
    terms = tuple(Term(word, stem(word)) for word in ("perro", "suelto", "multa"))
    part = Part(asked, (Aspect.FEE,), wanted_in(asked), terms)
    found = of_the_case(units_of(passage), part, None, tells_cases=True)
    assert [one.text for one in found] == ["Llevarlo suelto: 150 euros."]
