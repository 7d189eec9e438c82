from __future__ import annotations

import pytest

from assist.suggestions.evidence.narrowing.columns import (
    joined,
    names_columns,
    of_the_column,
    row_name,
    uncut,
)
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.asked_values import wanted_facts
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.values import Wanted, wanted_in
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

PRICES = (
    "Abono\u2003Empadronados\u2003No empadronados\n"
    "Música (mes)\u200319 €\u200326 €\n"
    "Matrícula\u200328 €\u200345 €"
)
COURTS = "Pista\u2003Con tarjeta\u2003Sin tarjeta\nPádel\u20033 €\u20039 €"
DATES = (
    "Alumnado\u2003Apertura\u2003Cierre\n"
    "Primera lista\u200313 de julio de 2026\u200317 de julio de 2026"
)
LIGHT = "Pista\u2003Con tarjeta, Con luz\u2003Con tarjeta, Sin luz\nPádel\u20038 €\u20036 €"
LOANS = "Usuario\u2003Libros\u2003Días\nEstudiantes de máster\u200312\u200330"
EXAMS = (
    "Vía\u2003Requisito\u2003Precio\u2003Fecha del examen\n"
    "Mayores de 40\u2003Experiencia\u2003115,70 €\u200320 de abril de 2027"
)


def row(text: str, place: int) -> Unit:
    (passage,) = page(f"{SEDE}/tabla", "Trámite", [("Tarifas", Aspect.FEE, text)])
    return units_of(passage)[place]


def asked(question: str, words: str) -> Part:
    terms = tuple(Term(word, stem(word)) for word in words.split())
    return Part(question, (), wanted_in(question), terms)


def told(unit: Unit, question: str, words: str) -> str:
    part = asked(question, words)
    found = of_the_column(unit, part, wanted_facts(unit, part), question)
    assert found.quote == unit.quote
    return found.text


@pytest.mark.parametrize(
    ("text", "place", "question", "words", "expected"),
    [
        (COURTS, 1, "¿Cuánto es si no tengo la tarjeta?", "tarjeta", "Pádel, sin tarjeta: 9 €"),
        (
            LIGHT,
            1,
            "¿Cuánto vale con luz?",
            "luz",
            "Pádel, con tarjeta, con luz: 8 €",
        ),
        (
            DATES,
            1,
            "¿Hasta cuándo se matricula la primera lista?",
            "primera lista",
            "Primera lista: 17 de julio de 2026",
        ),
        (
            PRICES,
            2,
            "No estoy empadronado, ¿cuánto cuesta la matrícula?",
            "empadronado matricula",
            "Matrícula, no empadronados: 45 €",
        ),
        (
            PRICES,
            2,
            "Estoy empadronada, ¿cuánto cuesta la matrícula?",
            "empadronada matricula",
            "Matrícula, empadronados: 28 €",
        ),
        (
            PRICES,
            2,
            "¿Cuánto cuesta la matrícula?",
            "matricula",
            "Matrícula, empadronados: 28 €; no empadronados: 45 €",
        ),
        (
            LOANS,
            1,
            "¿Por cuántos días?",
            "master",
            "Estudiantes de máster, días: 30",
        ),
        (LOANS, 1, "¿Cuántos libros?", "libros", "Estudiantes de máster, libros: 12"),
        (
            EXAMS,
            1,
            "¿Qué día es el examen?",
            "examen",
            "Mayores de 40, fecha del examen: 20 de abril de 2027",
        ),
        (EXAMS, 1, "¿Cuánto cuesta?", "", "Mayores de 40, precio: 115,70 €"),
    ],
)
def test_of_a_row_the_column_that_the_question_names_is_told_by_its_name(
    text: str, place: int, question: str, words: str, expected: str
) -> None:
    assert told(row(text, place), question, words) == expected


def test_a_table_whose_corner_is_empty_has_names_of_columns_too() -> None:
    text = "Estudiantes\u2003Personal\nMensual\u200315 €\u200322 €"
    assert told(row(text, 1), "¿Cuánto cuesta?", "personal") == "Mensual, personal: 22 €"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("¿Cuánto cuesta la encina si compro 300 plantas?", "Encina: 0,70 €"),
        ("¿Cuánto cuesta la encina?", "Encina\u20030,80 €\u20030,70 €"),
    ],
)
def test_a_quantity_tells_the_column_and_no_number_of_its_name_is_stated(
    question: str, expected: str
) -> None:
    text = (
        "Especie\u2003Hasta 100 plantas\u2003De 101 a 1.000 plantas\nEncina\u20030,80 €\u20030,70 €"
    )
    assert told(row(text, 1), question, "encina") == expected
    assert names_columns(row(text, 0))
    assert not names_columns(row(text, 1))


@pytest.mark.parametrize(
    "text", ["Libro de familia\u2003Siempre\u2003Original", "La tasa es de 5 €."]
)
def test_what_has_no_names_of_columns_stays_as_it_is(text: str) -> None:
    unit = row(text, 0)
    assert told(unit, "¿Cuánto cuesta?", "familia") == unit.text
    assert row_name(unit) == ""


def test_two_questions_about_one_row_are_told_its_name_once() -> None:
    unit = row(EXAMS, 1)
    price = told(unit, "¿Cuánto cuesta?", "")
    day = told(unit, "¿Qué día es?", "examen")
    assert joined(unit, [price, day]) == (
        "Mayores de 40, precio: 115,70 €; fecha del examen: 20 de abril de 2027"
    )
    assert uncut(unit).text == unit.quote


CIRCULATION = (
    "Potencia fiscal\u2003Cuota (€)\u2003Con etiqueta CERO (€)\n"
    "De 8 a 11,99 caballos\u200358,60\u200314,65"
)
LESSONS = "Grupo\u2003Dos días por semana\u2003Tres días por semana\nAdultos\u200363 €\u200387 €"
STREETS = (
    "1.ª categoría\u20032.ª categoría\u20033.ª categoría\nAnual\u2003138 €\u2003104 €\u200376 €"
)


@pytest.mark.parametrize(
    ("text", "question", "words", "expected"),
    [
        (
            CIRCULATION,
            "¿Cuánto se paga por un coche con etiqueta cero?",
            "coche etiqueta cero",
            "De 8 a 11,99 caballos, con etiqueta CERO (€): 14,65",
        ),
        (LESSONS, "¿Cuánto cuesta tres días por semana?", "adultos semana", "Adultos: 87 €"),
        (STREETS, "¿Cuánto cuesta en una calle de segunda?", "calle segunda", "Anual: 104 €"),
    ],
)
def test_a_column_is_told_by_the_number_or_the_sign_in_its_name(
    text: str, question: str, words: str, expected: str
) -> None:
    assert told(row(text, 1), question, words) == expected


SEASONS = (
    "Régimen\u2003Hasta 29 años\u2003Hasta 29 años\u200330 años o más\u200330 años o más\n"
    "Régimen\u2003Baja\u2003Alta\u2003Baja\u2003Alta\n"
    "Media pensión\u200315,20 €\u200318,90 €\u200320,10 €\u200325,30 €\n"
    "Alta: julio, agosto y Semana Santa."
)
WORKS = (
    "Obra\u2003General\u2003Persona mayor de 65 años o con movilidad reducida\n"
    "Baño\u20032.400 €\u20033.600 €"
)
NURSERY = "Renta\u2003Jornada (7 horas)\u2003Comedor\nHasta 4.110 €\u200336 €\u200330 €"
ROOMS = "Sala\u2003Por hora\u2003Por día\nEnsayo\u20034,20 €\u200325,00 €"


@pytest.mark.parametrize(
    ("text", "place", "question", "expected"),
    [
        (SEASONS, 2, "Tengo 25 años, ¿cuánto cuesta en agosto?", "Media pensión: 18,90 €"),
        (
            SEASONS,
            2,
            "Tengo 40 años, ¿cuánto cuesta?",
            "Media pensión, baja: 20,10 €; alta: 25,30 €",
        ),
        (WORKS, 1, "Mi madre tiene 70 años, ¿cuánto le dan?", "Baño: 3.600 €"),
        (ROOMS, 1, "¿Cuánto cuesta un día entero?", "Ensayo, por día: 25,00 €"),
        (NURSERY, 1, "¿Cuánto cuesta el comedor?", "Hasta 4.110 €, comedor: 30 €"),
    ],
)
def test_columns_are_told_by_two_rows_of_names_by_ages_and_by_what_is_said_of_them(
    text: str, place: int, question: str, expected: str
) -> None:
    words = " ".join(word for word in ("agosto", "comedor") if word in question)
    assert told(row(text, place), question, words) == expected


def test_one_name_over_all_columns_tells_none() -> None:
    text = (
        "Personas\u2003Tramo\u2003Tramo\nPersonas\u2003Inclusión\u2003Empleo\n"
        "Dos\u2003655 €\u2003745 €"
    )
    assert told(row(text, 2), "¿Cuánto se paga de empleo?", "empleo") == "Dos, empleo: 745 €"


DISCOUNTS = (
    "Valor\u2003Categoría general\u2003Categoría especial\nHasta 50.000 €\u200360 %\u200390 %"
)


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("Somos de categoría especial.", "Hasta 50.000 €, categoría especial: 90 %"),
        ("", "Hasta 50.000 €, categoría general: 60 %; categoría especial: 90 %"),
    ],
)
def test_a_percentage_below_the_column_that_the_story_names(story: str, expected: str) -> None:
    part = Part("¿Cuánto nos bonifican?", (Aspect.BENEFIT,), Wanted(), (), story=story)
    assert of_the_column(row(DISCOUNTS, 1), part, (), part.case).text == expected
