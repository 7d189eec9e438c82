from __future__ import annotations

from collections.abc import Callable

import pytest

from indexes.facts import FactKind

SHARES = [
    ("33 %", ["33%"]),
    ("33%", ["33%"]),
    ("33\u202f%", ["33%"]),
    ("33 por ciento", ["33%"]),
    ("33 por 100", ["33%"]),
    ("33 por cien", ["33%"]),
    ("treinta y tres por ciento", ["33%"]),
    ("cincuenta por ciento", ["50%"]),
    ("33,5 %", ["33.5%"]),
    ("0,5 %", ["0.5%"]),
    ("100 %", ["100%"]),
    ("la mitad", ["50%"]),
    ("paga la mitad de la tasa", ["50%"]),
    ("entre el 33 y el 65 %", ["33%", "65%"]),
    ("del 33 al 65 %", ["33%", "65%"]),
    ("del 33 % al 65 %", ["33%", "65%"]),
    ("33-65 %", ["33%", "65%"]),
    ("un 50 % de bonificación y un 20 % más", ["50%", "20%"]),
    ("igual o superior al 33%", ["33%"]),
    ("dos por ciento", ["2%"]),
    ("150 %", ["150%"]),
]

NONE = [
    "cien euros",
    "a mitad de mes",
    "por 100 euros",
    "33 personas",
    "100 viviendas",
    "mayores de 65",
    "modelo 650",
    "el centenario",
    "ciento veinte días",
    "por 33 años",
    "porcentaje de discapacidad",
    "tasa 24",
    "5/5/2026",
    "976 71 40 00",
    "mitad de precio",
    "1.500 €",
    "dos tercios",
    "Ley 39/2015",
    "artículo 33",
    "el doble",
]


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_percentage_has_its_normal_form(
    forms: Callable[..., list[str]], text: str, expected: list[str]
) -> None:
    assert forms(FactKind.PERCENTAGE, text) == expected


@pytest.mark.parametrize("text", NONE)
def test_text_without_percentages_gives_none(forms: Callable[..., list[str]], text: str) -> None:
    assert forms(FactKind.PERCENTAGE, text) == []
