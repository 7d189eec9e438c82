from __future__ import annotations

import pytest

from indexes.facts.hours import days_in, limits_of, openings_in


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Abre de lunes a viernes de 9 a 14 horas.", ["12345 09:00-14:00"]),
        ("Horario: de 8:30 a 15:00, de lunes a viernes", ["12345 08:30-15:00"]),
        ("Martes y jueves, entre las 10 y las 13 horas", ["24 10:00-13:00"]),
        (
            "De lunes a jueves, 9:00-14:00 y 16:00-18:00; viernes, de 9 a 13",
            ["1234 09:00-14:00 16:00-18:00", "5 09:00-13:00"],
        ),
        ("Fines de semana, de 11 a 14 h", ["67 11:00-14:00"]),
        ("De 9.00 h a 14.30 h", ["09:00-14:30"]),
        ("Niños de 6 a 16 años", []),
        ("El lunes cuesta de 9 a 14 euros", []),
        ("Del 1 al 20 de mayo", []),
    ],
)
def test_hours_are_read_with_their_days(text: str, forms: list[str]) -> None:
    assert [one.form for one in openings_in(text)] == forms


@pytest.mark.parametrize(
    ("text", "other", "denies"),
    [
        ("De lunes a viernes, de 9 a 14", "Lunes a viernes: 8:30 a 15:00", True),
        ("De lunes a viernes, de 9 a 14", "De 9 a 13 horas", True),
        ("De lunes a viernes, de 9 a 14", "De 9 a 14 horas", False),
        ("De lunes a viernes, de 9 a 14", "De lunes a viernes, de 9 a 14 y de 16 a 18", False),
        ("De lunes a viernes, de 9 a 14", "Sábados, de 10 a 13", False),
    ],
)
def test_hours_deny_each_other_on_the_same_days(text: str, other: str, denies: bool) -> None:
    (one,), (another,) = openings_in(text), openings_in(other)
    assert one.denies(another) is denies
    assert another.denies(one) is denies


def test_hours_of_a_season_are_of_that_alone() -> None:
    assert limits_of("En agosto, de 9 a 13 h") != limits_of("De 9 a 14 h")
    assert limits_of("Desde agosto, de 9 a 13 h") == limits_of("De 9 a 14 h")


def test_days_are_read_without_times() -> None:
    assert days_in("Los sábados y de lunes a miércoles, hasta las 22:00") == {1, 2, 3, 6}
    assert days_in("Hasta las 22:00") == frozenset()
