from __future__ import annotations

import pytest

from indexes.facts.bounds import Bound, bound_of, is_rough


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("El 2 % del presupuesto, con un mínimo de 30 €.", Bound.LEAST),
        ("Se pagan 30 € como mínimo.", Bound.LEAST),
        ("Nunca se pagan más de 30 €.", Bound.MOST),
        ("Hasta 30 € al mes.", Bound.MOST),
        ("Se pagan 30 €.", None),
    ],
)
def test_the_least_and_the_most_are_told_apart(sentence: str, bound: Bound | None) -> None:
    assert bound_of(sentence, "30 €") is bound


def test_rough_values_are_told() -> None:
    assert is_rough("Los vendedores pagarán unos 3 euros por metro.", "3 euros")
    assert is_rough("Tarda 20 días aproximadamente.", "20 días")
    assert not is_rough("Los vendedores pagarán 3 euros por metro.", "3 euros")
