from __future__ import annotations

import pytest

from assist.suggestions.evidence.narrowing.ordinals import is_of_another_place


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("Segundo año: hasta 1.200 €", "¿Cuánto dan el primer año?", True),
        ("Segundo año: hasta 1.200 €", "¿Cuánto dan el segundo año?", False),
        ("Segundo año: hasta 1.200 €", "¿Cuánto dan por el primer hijo?", False),
        ("Segundo año: hasta 1.200 €", "¿Cuánto dan?", False),
        ("800 € por el primer hijo y 1.500 € por el tercero", "por el tercer hijo", False),
    ],
)
def test_one_of_several_of_the_same_kind(text: str, asked: str, expected: bool) -> None:
    assert is_of_another_place(text, asked) is expected
