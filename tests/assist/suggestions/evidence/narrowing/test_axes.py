from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assist.suggestions.evidence.narrowing.axes import held_by
from assist.suggestions.evidence.narrowing.quantities import limits_of, quantities_in

INCOMES = ["Hasta 9.000 €", "De 9.000,01 a 14.500 €", "Más de 14.500 €"]
CHILDREN = ["Uno", "Dos", "Tres o más"]
MONTHS = ["12 a 17", "18 a 23", "24 o más"]
LETTERS = ["A – C", "D – G", "H – Z"]
DIGITS = ["0 y 1", "2 y 3", "4 a 9"]
SEASONS = ["Octubre a mayo", "Junio a septiembre"]
DAYS = ["Lunes a jueves", "Viernes", "Sábados y festivos"]
AREAS = ["Menor de 100", "De 100 a 300", "Mayor de 300"]
AGES = ["Menores de 6", "De 6 a 17", "De 18 a 64", "Mayores de 65"]
TABLES = ["De 1 a 4 mesas", "De 5 a 8 mesas"]


@pytest.mark.parametrize(
    ("names", "above", "asked", "held"),
    [
        (INCOMES, "", "ganamos 12.000 euros al año", 1),
        (INCOMES, "", "con 16000 en casa", 2),
        (CHILDREN, "Número de hijos", "tenemos tres hijos", 2),
        (CHILDREN, "Número de hijos", "tengo dos niños", 1),
        (MONTHS, "Meses cotizados", "llevo 20 meses cotizados", 1),
        (MONTHS, "Meses cotizados", "he cotizado dos años", 2),
        (LETTERS, "Primer apellido", "Me apellido Gutiérrez", 1),
        (DIGITS, "Última cifra del documento", "mi dni acaba en 3", 1),
        (DIGITS, "Última cifra del documento", "ends in 47", 2),
        (["1 y 3", "0 y 2"], "Última cifra del documento", "termina en 2", 1),
        (["Entre 3 y 6", "Entre 7 y 9"], "Meses", "llevo 4 meses", 0),
        (["De la A a la E", "De la F a la Z"], "Inicial", "me apellido Gil", 1),
        (SEASONS, "", "¿cierra en julio?", 1),
        (DAYS, "", "¿y los martes?", 0),
        (DAYS, "", "¿y el sábado?", 2),
        (["1 de octubre de 2026 al 31 de mayo", "Verano de junio"], "", "¿y en febrero?", 0),
        (AREAS, "Superficie (m²)", "un local de 350 m2", 2),
        (["Mayores de 25", "Mayores de 40"], "Acceso", "tengo 43 años", 1),
        (TABLES, "", "pongo 3 mesas durante 6 meses", 0),
        (AGES, "Edad", "tengo 12 años", 1),
        (AGES, "Edad", "tengo 18 años", 2),
        (AGES, "Edad", "acabo de cumplir 65 años", 3),
        (["Menos de 50 km", "A partir de 50 km"], "", "vivo a 50 km", 1),
        (["Hasta 50 km", "Más de 50 km"], "", "vivo a 50 km", 0),
    ],
)
def test_what_somebody_tells_falls_into_one_name(
    names: list[str], above: str, asked: str, held: int
) -> None:
    assert held_by(names, above, asked) == [at == held for at in range(len(names))]


@pytest.mark.parametrize(
    ("names", "above", "asked"),
    [
        (INCOMES, "", "tengo dos hijos"),
        (CHILDREN, "Número de hijos", "en tres plazos"),
        (MONTHS, "Meses cotizados", "mi hijo de 20 kilos"),
        (LETTERS, "Plazo", "Me apellido Gutiérrez"),
        (DIGITS, "Meses", "mi dni acaba en 3"),
        (["General", "Reducida"], "Tarifa", "tengo 20 años"),
        (SEASONS, "", "voy en enero y a lo mejor en agosto"),
    ],
)
def test_numbers_of_other_things_tell_no_names_apart(
    names: list[str], above: str, asked: str
) -> None:
    assert held_by(names, above, asked) is None


def test_a_bare_number_is_of_what_the_question_is_about() -> None:
    assert held_by(CHILDREN, "Número de hijos", "¿Y si son dos?") is None
    about = frozenset({"hij"})
    assert held_by(CHILDREN, "Número de hijos", "¿Y si son dos?", about) == [False, True, False]


def test_of_limits_within_limits_the_tightest_hold() -> None:
    assert held_by(["Más de 6 km", "Más de 10 km"], "", "vivo a 12 km") == [False, True]


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("Del 7.º al 12.º", 7, 12),
        ("Con un hijo", 1, 1),
        ("Sin hijos a cargo", 0, 0),
        ("De 14.500,01 a 19.800 €", 14_500.01, 19_800),
        ("De 0,500 a 1,5 kg", 0.5, 1.5),
    ],
)
def test_names_set_limits(name: str, least: float, most: float) -> None:
    assert [(one.least, one.most) for one in limits_of(name)] == [(least, most)]


@example("de 1,234.567,8 a 0.500.000 km")
@given(st.from_regex(r"(mas de |de )?[0-9.,]{1,12} a [0-9.,]{1,12} km", fullmatch=True))
def test_however_numbers_are_printed_they_are_read(text: str) -> None:
    for limits in limits_of(text):
        assert limits.least <= limits.most
    quantities_in(text)


def test_numbers_of_other_languages_are_read() -> None:
    assert [one.value for one in quantities_in("my family earns 8,000 euros")] == [8_000]
