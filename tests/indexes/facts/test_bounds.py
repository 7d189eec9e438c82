from __future__ import annotations

import pytest

from indexes.facts.bounds import Bound, Span, bound_of, bound_passed, is_rough, span_of


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


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("No pueden pedirla empresas de más de 25 trabajadores.", Bound.MOST),
        ("No pueden pedirla empresas de menos de 25 trabajadores.", Bound.LEAST),
        ("No pueden pedirla empresas de 25 trabajadores.", None),
    ],
)
def test_what_lies_beyond_a_limit_passes_it(sentence: str, bound: Bound | None) -> None:
    assert bound_passed(sentence, "25") is bound


def test_rough_values_are_told() -> None:
    assert is_rough("Los vendedores pagarán unos 3 euros por metro.", "3 euros")
    assert is_rough("Tarda 20 días aproximadamente.", "20 días")
    assert not is_rough("Los vendedores pagarán 3 euros por metro.", "3 euros")


@pytest.mark.parametrize(
    ("sentence", "span"),
    [
        ("El informe se renueva cada 10 años.", Span.EVERY),
        ("Lo necesitan los edificios de más de 10 años.", Span.OLD),
        ("Se pide 10 años antes de la jubilación.", Span.AHEAD),
        ("Se avisa con 10 años de antelación.", Span.AHEAD),
        ("Con 10 años.", Span.AHEAD),
        ("El informe vale 10 años.", None),
    ],
)
def test_how_often_and_how_old_is_no_time_in_which_something_is_done(
    sentence: str, span: Span | None
) -> None:
    assert span_of(sentence, "10 años") is span
