from __future__ import annotations

from collections.abc import Callable

import pytest

from indexes.facts import FactKind

AGES = [
    ("menores de 21 años", ["<21"]),
    ("menores de dieciocho años", ["<18"]),
    ("menores de 18", ["<18"]),
    ("mayores de 65 años", [">65"]),
    ("mayores de 18", [">18"]),
    ("mayores de sesenta y cinco", [">65"]),
    ("no mayores de 35 años", ["<=35"]),
    ("no menores de 16 años", [">=16"]),
    ("a partir de 65", [">=65"]),
    ("a partir de los 65 años", [">=65"]),
    ("desde los 18", [">=18"]),
    ("desde los 18 años", [">=18"]),
    ("dura hasta los 30 años", ["<=30"]),
    ("21 años cumplidos", [">=21"]),
    ("18 años cumplidos", [">=18"]),
    ("tener cumplidos 18 años", [">=18"]),
    ("haber cumplido 55 años", [">=55"]),
    ("personas de 65 años o más", [">=65"]),
    ("personas de 65 o más años", [">=65"]),
    ("edad igual o superior a 60 años", [">=60"]),
    ("edad mínima de 16 años", [">=16"]),
    ("edad máxima: 30 años", ["<=30"]),
    ("jóvenes de hasta 30 años", ["<=30"]),
    ("jóvenes de 16 a 29 años", [">=16", "<=29"]),
    ("entre 18 y 30 años de edad", [">=18", "<=30"]),
    ("Tener como máximo 35 años", ["<=35"]),
    ("Tener más de 25 años", [">25"]),
    ("Debe tener al menos 17 años", [">=17"]),
    ("hijos de menos de 3 años", ["<3"]),
    ("antes de cumplir 26 años", ["<26"]),
    ("menores de 14 a 17 años", [">=14", "<=17"]),
    ("menores de edad", ["<18"]),
    ("mayor de edad", [">=18"]),
    ("Tengo 62 años", ["62"]),
    ("mi hija tiene 3 años", ["3"]),
]

NONE = [
    "más de dos años de convivencia",
    "al menos un año empadronado en Aragón",
    "hace 3 años",
    "dos años de experiencia",
    "tiene un plazo de 4 años",
    "tiene cinco años para pedirla",
    "la tarjeta tiene una validez de 10 años",
    "viviendas mayores de 100 m2",
    "contratos menores de 3.000 euros",
    "una discapacidad mayor del 33 %",
    "calle Mayor 25",
    "Plaza Mayor, 3",
    "a partir de 2025",
    "desde el 18 de mayo",
    "a partir de 20 €",
    "menos de 15 días",
    "municipios de menos de 1.000 habitantes",
    "con al menos dos hijos",
    "más de 50 km",
    "los 5 años siguientes",
    "desde los 18 municipios",
    "una renta mayor",
    "El edificio debe tener al menos 40 años.",
]


@pytest.mark.parametrize(("text", "expected"), AGES)
def test_age_has_its_comparator(
    forms: Callable[..., list[str]], text: str, expected: list[str]
) -> None:
    assert forms(FactKind.AGE, text) == expected


@pytest.mark.parametrize("text", NONE)
def test_text_without_ages_gives_none(forms: Callable[..., list[str]], text: str) -> None:
    assert forms(FactKind.AGE, text) == []
