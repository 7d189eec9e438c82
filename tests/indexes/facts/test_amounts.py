from __future__ import annotations

from collections.abc import Callable

import pytest

from indexes.facts import Fact, FactKind, Slot

SUMS = [
    ("19,73 €", ["19.73 EUR"]),
    ("19,73€", ["19.73 EUR"]),
    ("2\u2003655,00 €\u2003745,00 €", ["655.00 EUR", "745.00 EUR"]),  # cells of a table
    ("19.73 €", ["19.73 EUR"]),
    ("19'73 €", ["19.73 EUR"]),
    ("19,73\u00a0€", ["19.73 EUR"]),
    ("19,73 euros", ["19.73 EUR"]),
    ("19,73 EUR", ["19.73 EUR"]),
    ("€ 19,73", ["19.73 EUR"]),
    ("1.500 euros", ["1500.00 EUR"]),
    ("1500 EUR", ["1500.00 EUR"]),
    ("1.500,50 €", ["1500.50 EUR"]),
    ("1 500,50 €", ["1500.50 EUR"]),
    ("1,500.50 €", ["1500.50 EUR"]),
    ("1.500.- €", ["1500.00 EUR"]),
    ("1.250.000 €", ["1250000.00 EUR"]),
    ("dos mil quinientos euros", ["2500.00 EUR"]),
    ("mil euros", ["1000.00 EUR"]),
    ("doscientas cincuenta euros", ["250.00 EUR"]),
    ("2 mil euros", ["2000.00 EUR"]),
    ("1,5 millones de euros", ["1500000.00 EUR"]),
    ("un millón de euros", ["1000000.00 EUR"]),
    ("3 M€", ["3000000.00 EUR"]),
    ("950 €/mes", ["950.00 EUR"]),
    ("950 euros mensuales", ["950.00 EUR"]),
    ("50 céntimos", ["0.50 EUR"]),
    ("20 euros con 50 céntimos", ["20.50 EUR"]),
    ("20 euros y 50 céntimos", ["20.50 EUR"]),
    ("entre 100 y 200 €", ["100.00 EUR", "200.00 EUR"]),
    ("de 100 a 200 euros", ["100.00 EUR", "200.00 EUR"]),
    ("100-200 €", ["100.00 EUR", "200.00 EUR"]),
    ("0,125 €/litro", ["0.125 EUR"]),
    ("600 € en vivienda y 300 € en habitación", ["600.00 EUR", "300.00 EUR"]),
    ("un euro", ["1.00 EUR"]),
]

FREE = [
    "El trámite es gratuito",
    "La inscripción es gratuita",
    "Gratis",
    "Sin coste",
    "No tiene coste alguno",
    "Trámite sin tasas",
    "No se paga tasa",
    "No hay que pagar nada",
    "No cuesta nada",
    "Las familias numerosas están exentas",
    "Exento de pago",
]

NONE = [
    "No es gratuito",
    "asistencia jurídica gratuita",
    "el teléfono gratuito 900 12 13 14",
    "exentos de aportar el DNI",
    "sin cargo a fondos públicos",
    "No consta tasa",
    "modelo 650",
    "tasa 24",
    "33 %",
    "Plan 2021-2027",
    "976 71 40 00",
    "los países de la zona euro",
    "el centro de salud",
    "Eurodistrito 2000",
    "15 días",
    "la calle Europa 25",
    "artículo 21.3",
    "menores de 21 años",
    "2 copias",
    "el céntimo sanitario",
]


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_amount_has_its_normal_form(
    forms: Callable[..., list[str]], text: str, expected: list[str]
) -> None:
    assert forms(FactKind.AMOUNT, text) == expected


@pytest.mark.parametrize("text", FREE)
def test_free_is_a_fee_of_zero(of_kind: Callable[..., list[Fact]], text: str) -> None:
    facts = of_kind(FactKind.AMOUNT, text)
    assert [(fact.normalised, fact.slot) for fact in facts] == [("0.00 EUR", Slot.FEE)]


@pytest.mark.parametrize("text", NONE)
def test_text_without_amounts_gives_none(forms: Callable[..., list[str]], text: str) -> None:
    assert forms(FactKind.AMOUNT, text) == []
