from __future__ import annotations

import pytest

from assist.suggestions.evidence.cases import case_of, is_of_another
from assist.suggestions.evidence.narrowing.variants import for_the_case
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from indexes.facts import FactKind
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page


def unit_of(text: str) -> Unit:
    (passage,) = page(f"{SEDE}/casos", "Trámite", [("S", Aspect.OTHER, text)])
    return units_of(passage)[0]


def told(text: str, words: str) -> str:
    unit = unit_of(text)
    terms = [Term(word, stem(word)) for word in words.split()]
    asked_for = [fact for fact in unit.facts if fact.kind is unit.facts[0].kind]
    found = for_the_case(unit, terms, asked_for)
    assert found.quote == unit.quote  # it quotes the whole, whatever it says
    return found.text


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Tel.: Zaragoza 976 11 22 33; Huesca 974 11 22 33; Teruel 978 11 22 33 / 978 11 22 34",
            "provincia teruel",
            "Tel.: Teruel 978 11 22 33 / 978 11 22 34",
        ),
        (
            "Las quejas ordinarias se contestan en diez días y las urgentes, en dos días.",
            "queja urgente",
            "las urgentes, en dos días",
        ),
        (
            "Se respetan los topes de 600 € al mes, si es una vivienda, y de 300 € al mes, si es "
            "una habitación.",
            "habitación",
            "Se respetan los topes de 300 € al mes, si es una habitación",
        ),
        (
            "La cuota del ciclo básico es de 150 euros; la del medio, de 168 euros, y la del "
            "superior, de 208 euros.",
            "medio",
            "La cuota: la del medio, de 168 euros",
        ),
        (
            "El precio de la plaza válida es de 1.180 euros al mes y el de la plaza asistida, de "
            "1.640 euros al mes.",
            "asistida",
            "El precio: el de la plaza asistida, de 1.640 euros al mes",
        ),
        (
            "El precio es de 280 € en temporada baja y de 340 € en temporada alta; la individual "
            "tiene un suplemento de 95 €.",
            "alta",
            "El precio es de 340 € en temporada alta; la individual tiene un suplemento de 95 €",
        ),
        (
            "Han de pasar 60 días, si es una primera consulta, o 30 días, si es una prueba.",
            "prueba",
            "Han de pasar 30 días, si es una prueba",
        ),
        (
            "Se paga con el modelo 650 (sucesiones) y el modelo 651 (donaciones).",
            "donaciones",
            "Se paga con el modelo 651 (donaciones)",
        ),
        (
            "La inscripción cuesta 22,50 €; los certificados posteriores, 4,30 €.",
            "inscribirse inscripción",
            "La inscripción cuesta 22,50 €",
        ),
        (
            "Hay que pedir cita: en Ejea, en el 912 00 70 01; en Puente Alto, en el 912 00 70 02.",
            "puente alto",
            "Hay que pedir cita: en Puente Alto, en el 912 00 70 02",
        ),
        (
            "Se prestan hasta 6 libros durante 21 días y 3 películas durante 7 días.",
            "libros",
            "Se prestan hasta 6 libros durante 21 días",
        ),
    ],
)
def test_of_several_cases_the_one_that_is_asked_about_is_told(
    text: str, words: str, expected: str
) -> None:
    assert told(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # of no case, of all, or of none of them
        ("Zaragoza 976 11 22 33; Huesca 974 11 22 33", "registro"),
        ("Zaragoza 976 11 22 33; Huesca 974 11 22 33", "zaragoza huesca"),
        # not worded alike: one value goes on from the other
        ("Ser menor de 21 años, edad que se amplía hasta los 26 años si estudian.", "estudian"),
        ("La ayuda es de 860 € por curso, a razón de 86 € mensuales.", "mensuales"),
        # one value only
        ("La tasa es de 12 € para adultos.", "adultos"),
        # what is said of all cases stands at the end
        (
            "Zaragoza 976 11 22 33; Huesca 974 11 22 33, de lunes a viernes de nueve a dos, salvo "
            "en agosto, en que solo se atiende por la mañana y con cita previa",
            "zaragoza",
        ),
    ],
)
def test_what_cannot_be_told_apart_is_told_whole(text: str, words: str) -> None:
    assert told(text, words) == unit_of(text).text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Cuando el centro carezca de comedor, el importe es de 720 €.", "comedor"),
        ("Por caducidad, desde 35 días antes.", "caducidad"),
        ("Libro de familia (si hay hijos comunes)", "hijos"),
        ("Poder notarial: si actúa un representante", "representante"),
    ],
)
def test_the_case_of_a_sentence_is_known_by_its_words(text: str, word: str) -> None:
    assert stem(word) in case_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "La tasa es de 12 €.",
        "Son 60 días si es una consulta y 30 días si es una prueba.",  # of several
    ],
)
def test_what_is_said_of_every_case_has_none(text: str) -> None:
    assert case_of(text) == frozenset()


def test_another_matter_is_known_as_such() -> None:
    assert is_of_another("Existe otra prueba, para mayores de 18 años.")
    assert not is_of_another("La otra prueba es en mayo.")


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        (
            "El certificado vale 10 años, o 5 años si la calificación es G.",
            "¿Cuántos años vale con la letra G?",
            "El certificado vale 5 años si la calificación es G",
        ),
        (
            "Son 350 € si la distancia es de 20 a 50 km, y 600 € si supera los 50 km.",
            "¿Cuánto dan si vivo a 70 km?",
            "Son 600 € si supera los 50 km",
        ),
        (
            "Se cobran 30 € en el nivel I, 40 € en los niveles II y III, y 50 € en el nivel IV.",
            "precio niveles I y II",
            "Se cobran 30 € en el nivel I; 40 € en los niveles II y III",
        ),
    ],
)
def test_letters_and_quantities_tell_cases_too(text: str, asked: str, expected: str) -> None:
    unit = unit_of(text)
    values = [fact for fact in unit.facts if fact.kind in (FactKind.AMOUNT, FactKind.DURATION)]
    assert for_the_case(unit, [], values, asked).text == expected


def test_cases_that_the_question_joins_are_told_both_whatever_else_it_says_of_one() -> None:
    unit = unit_of("Tope de 600 € al mes, si se alquila una vivienda, y de 300 € si es habitación.")
    terms = [Term(word, stem(word)) for word in ("alquilar", "vivienda", "habitacion")]
    values = [fact for fact in unit.facts if fact.kind is FactKind.AMOUNT]
    assert for_the_case(unit, terms, values, "tope, ¿piso y habitación?") == unit
    assert for_the_case(unit, terms, values, "alquilar vivienda") != unit


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("6 € de comedor y 3 € en los demás casos", "comedor", "6 € de comedor y 3 € en los demás"),
        ("6 € de comedor y 3 € por aula", "comedor aula", "3 € por aula"),
        ("6 € de comedor y 3 € de becas", "becas", "3 € de becas"),  # of each a part of the title
    ],
)
def test_what_the_page_is_about_tells_no_case(text: str, words: str, expected: str) -> None:
    (passage,) = page(f"{SEDE}/casos", "Becas de comedor", [("S", Aspect.OTHER, text)])
    unit = units_of(passage)[0]
    terms = [Term(word, stem(word)) for word in words.split()]
    assert for_the_case(unit, terms, unit.facts).text.startswith(expected)


def test_who_is_not_of_the_first_case_is_of_the_one_that_denies_it() -> None:
    unit = unit_of("Carné anual: federados, 12 €; no federados, 20 €.")
    terms = [Term("federado", stem("federado"))]
    found = for_the_case(unit, terms, unit.facts, "No estoy federado")
    assert found.text == "Carné anual: no federados, 20 €"
