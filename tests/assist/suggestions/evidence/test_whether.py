from __future__ import annotations

import pytest

from assist.suggestions.evidence.whether import limits_asked
from assist.suggestions.understanding.question import Question
from indexes.facts import FactKind
from indexes.redaction import trusted


def asked(text: str) -> list[tuple[frozenset[FactKind], bool]]:
    question = Question(
        text=trusted(text), search=trusted(text), language="es", aspects=(), topic=()
    )
    return [(part.wanted.kinds, is_first) for part, is_first in limits_asked(question)]


def test_what_somebody_says_of_themselves_is_held_against_a_limit() -> None:
    text = "Mi hija tiene 12 años, ¿puede sacárselo? ¿Y cuánto cuesta?"
    assert asked(text) == [(frozenset({FactKind.AGE}), True)]


def test_in_the_order_asked() -> None:
    text = "¿Cuánto es la beca? Ganamos 25.000 euros, ¿nos la dan?"
    assert asked(text) == [(frozenset({FactKind.AMOUNT}), False)]


@pytest.mark.parametrize(
    "text",
    [
        "Mi hija tiene 12 años, ¿puede sacárselo?",  # the whole message, which is read as one
        "Tengo 40 años. ¿Qué papeles hacen falta? ¿Y cuánto cuesta?",
        "¿Puedo pedirla? ¿Y cuánto cuesta?",
    ],
)
def test_nothing_else_is(text: str) -> None:
    assert asked(text) == []
