from __future__ import annotations

import pytest

from assist.suggestions.evidence.counts import counted
from assist.suggestions.vocabulary.values import wanted_in


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("Comercios de más de 300 m² útiles.", "¿a partir de cuántos metros?", {"300"}),
        ("La corta no supera 25 ha de superficie.", "¿cuántas hectáreas puedo cortar?", {"25"}),
        ("Hasta 300 m³ de madera.", "¿cuántos metros cúbicos?", {"300"}),
        ("Hasta 300 m³ de madera.", "¿cuántas hectáreas?", set()),
        ("Bastan 2 testigos.", "¿cuántos testigos?", {"2"}),
        ("14 € por metro cuadrado.", "¿cuántos metros puedo ocupar?", set()),
    ],
)
def test_symbols_of_units_count_what_people_call_by_name(
    text: str, asked: str, expected: set[str]
) -> None:
    assert counted(text, wanted_in(asked).nouns) == expected
