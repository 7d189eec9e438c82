from __future__ import annotations

import pytest

from assist.suggestions.evidence.narrowing.denied import by_denial

_CASES = ["federados, 12 €", "no federados, 20 €"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("No estoy federado, ¿cuánto pago?", [False, True]),
        ("Estoy federada, ¿cuánto pago?", [True, False]),
        ("¿Cuánto se paga?", None),
        ("No sé si estoy federado, ¿cuánto pago?", None),
    ],
)
def test_a_no_parts_two_cases(asked: str, expected: list[bool] | None) -> None:
    assert by_denial(_CASES, asked) == expected


def test_cases_without_a_no_are_not_told_apart() -> None:
    assert by_denial(["socios, 12 €", "visitantes, 20 €"], "no soy socio") is None
