"""Cases of quantities."""

from __future__ import annotations

import pytest

from assist.suggestions.evidence.narrowing.brackets import fitting, numbers_in

DISTANCES = ("de 350 € si la distancia es de 20 a 50 km", "de 600 € si supera los 50 km")
DEBTS = ("Deudas de hasta 1.500 euros: 6 meses", "Deudas de 1.500 a 6.000 euros: 12 meses")
COHABITING = (
    "Si han convivido menos de un año, acta",
    "Si la convivencia supera el año, basta",
)
ROOMS = ("más de 6 m², una persona", "más de 10 m², dos personas", "más de 14 m², tres personas")


@pytest.mark.parametrize(
    ("cases", "asked", "expected"),
    [
        (DISTANCES, "¿Cuánto dan si vivo a 70 kilómetros del campus?", [False, True]),
        (DISTANCES, "Vivo a 35 km", [True, False]),
        (DEBTS, "Debo 1.200 €, ¿en cuántos meses lo pago?", [True, False]),
        (COHABITING, "Llevamos catorce meses viviendo juntos", [False, True]),
        (ROOMS, "El dormitorio tiene 11 metros cuadrados", [False, True, False]),
    ],
)
def test_a_quantity_tells_the_case_that_it_falls_into(
    cases: tuple[str, ...], asked: str, expected: list[bool]
) -> None:
    assert fitting(cases, asked) == expected


def test_what_limits_nothing_fits_every_quantity() -> None:
    assert fitting((*DEBTS, "Se aplica el interés de demora"), "Debo 5.000 euros") == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize("asked", ["¿Cuánto dan?", "Tengo 3 hijos", "Vivo a 7 km"])
def test_a_quantity_of_something_else_or_of_no_case_tells_none(asked: str) -> None:
    assert fitting(DISTANCES, asked) is None


SHARES = ("Gratis para quien ingresa menos de 800 € al mes", "9,50 € al mes en los demás casos")


@pytest.mark.parametrize(
    ("cases", "asked", "expected"),
    [
        (DEBTS, "Debo 4.000 al ayuntamiento", [False, True]),
        (DEBTS, "Debo unos 5 mil", [False, True]),
        (SHARES, "mi madre cobra 950 al mes", [False, True]),
        (SHARES, "cobro 600 € al mes", [True, False]),
    ],
)
def test_a_large_bare_number_is_money_and_the_rest_is_what_no_case_holds(
    cases: tuple[str, ...], asked: str, expected: list[bool]
) -> None:
    assert fitting(cases, asked) == expected


@pytest.mark.parametrize("asked", ["El curso 2026, ¿cuánto?", "Llamo al 976714000"])
def test_a_year_and_a_telephone_are_no_sums(asked: str) -> None:
    assert fitting(DEBTS, asked) is None


def test_numbers_are_read_as_words_ordinals_and_figures() -> None:
    assert numbers_in("tres días en una calle de 2.ª categoría") == {3, 2}
    assert numbers_in("la segunda vez") == {2}


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ("un vado de 3 metros", [True, False, False]),
        ("un vado de 4 metros", [False, True, False]),
        ("un vado de 6 metros", [False, False, True]),
    ],
)
def test_what_is_more_than_one_limit_and_up_to_another_lies_between(
    asked: str, fits: list[bool]
) -> None:
    assert fitting(["Hasta 3 metros", "De más de 3 a 5 metros", "Más de 5 metros"], asked) == fits


def test_the_upper_limit_of_a_range_is_no_limit_of_its_own() -> None:
    cases = ["De 8 hasta 11,99 caballos fiscales", "De 12 hasta 15,99 caballos fiscales"]
    assert fitting(cases, "un coche de 10 caballos") == [True, False]


def test_a_unit_of_two_words_has_limits_too() -> None:
    cases = ["De 12 a 19 caballos fiscales", "De 20 caballos fiscales en adelante"]
    assert fitting(cases, "22 caballos") == [False, True]


def test_what_is_limited_by_another_measure_is_another_thing() -> None:
    cases = ["De 8 a 12 caballos", "Hasta 125 c.c.", "De más de 125 a 500 c.c.", "Remolques"]
    assert fitting(cases, "una moto de 250 cc") == [False, False, True, True]
