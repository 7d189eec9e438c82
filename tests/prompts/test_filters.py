from __future__ import annotations

import pytest

from prompts.filters import (
    articled,
    as_question,
    contracted,
    enumerated,
    is_plural,
    lower_first,
    upper_first,
    without_stop,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La solicitud", "la solicitud"),
        ("Del 1 al 5", "del 1 al 5"),
        ("DNI del titular", "DNI del titular"),
        ("Zaragoza capital", "Zaragoza capital"),
        ("19,73 €", "19,73 €"),
        ("Realizar una inversión", "realizar una inversión"),
        ("Certificado de matrícula", "certificado de matrícula"),
        ("Verificación de los datos", "verificación de los datos"),
        ("Dirección General de Tributos", "Dirección General de Tributos"),
        ("Comisión de Garantías", "Comisión de Garantías"),
        ("", ""),
    ],
)
def test_only_common_words_lose_their_capital(text: str, expected: str) -> None:
    assert lower_first(text) == expected


def test_the_first_letter_alone_is_raised() -> None:
    assert upper_first("la DGA") == "La DGA"


@pytest.mark.parametrize("text", ["Libro de familia.", "Libro de familia;", "Libro de familia.. "])
def test_final_stops_go(text: str) -> None:
    assert without_stop(text) == "Libro de familia"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], ""),
        (["la tasa"], "la tasa"),
        (["la tasa", "el plazo"], "la tasa y el plazo"),
        (["a", "b", "c"], "a, b y c"),
        (["padres", "hijos"], "padres e hijos"),
        (["cal", "hierro"], "cal y hierro"),
    ],
)
def test_enumerations_are_spanish(parts: list[str], expected: str) -> None:
    assert enumerated(parts) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Oficina de Huesca", "a la Oficina de Huesca"),
        ("Punto de información", "al Punto de información"),
        ("Servicios centrales", "a los Servicios centrales"),
        ("Zaragoza", "a Zaragoza"),
    ],
)
def test_places_are_said_with_their_article(name: str, expected: str) -> None:
    assert contracted(f"a {articled(name)}") == expected


def test_the_number_of_a_name_is_that_of_its_article() -> None:
    assert is_plural("las entidades locales")
    assert not is_plural("la Seguridad Social")


def test_a_question_is_repeated_between_its_marks() -> None:
    assert as_question("qué plazo hay") == "¿Qué plazo hay?"
    assert as_question("si se paga algo") == "si se paga algo"
