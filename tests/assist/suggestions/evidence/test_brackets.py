"""Cases of quantities."""

from __future__ import annotations

import pytest

from assist.suggestions.evidence.brackets import fitting

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
