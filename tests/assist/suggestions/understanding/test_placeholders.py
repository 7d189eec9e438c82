from __future__ import annotations

import pytest

from assist.suggestions.understanding.placeholders import without_placeholders


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Soy [NOMBRE], DNI [DNI]. ¿Qué plazo hay?", "Soy, DNI. ¿Qué plazo hay?"),
        ("[NOMBRE] [TELÉFONO] ¿cuánto cuesta?", "¿cuánto cuesta?"),
        ("no me llega la beca a [IBAN] desde mayo", "no me llega la beca a desde mayo"),
        ("el [ANEXO] y el DNI", "el [ANEXO] y el DNI"),
        ("[NOMBRE]", "[NOMBRE]"),
    ],
)
def test_placeholders_go_and_the_persons_words_stay(text: str, left: str) -> None:
    assert without_placeholders(text) == left
