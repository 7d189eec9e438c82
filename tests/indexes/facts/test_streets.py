from __future__ import annotations

import pytest

from indexes.facts.streets import streets_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("En la avenida de la Constitución, 3, primera planta", "3"),
        ("C/ Mayor nº 5, 2º", "5"),
        ("Plaza de España 1, de 9:00 a 14:00", "1"),
    ],
)
def test_a_street_with_its_number_is_found(text: str, number: str) -> None:
    (street,) = streets_in(text)
    assert street.number == number


def test_a_street_without_a_number_and_a_road_are_none() -> None:
    assert not [*streets_in("En la calle San Juan, s/n. Carretera N-340, km 12.")]


def test_a_street_may_be_called_in_short() -> None:
    (whole,), (short,), (other,) = (
        tuple(streets_in(text))
        for text in ("calle Ramón y Cajal, 8", "C/ Cajal 8", "calle Olmo, 8")
    )
    assert whole.is_same(short)
    assert not whole.is_same(other)
