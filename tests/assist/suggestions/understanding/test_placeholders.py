from __future__ import annotations

import pytest

from assist.suggestions.understanding.placeholders import without_placeholders


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Duda\nSoy [NOMBRE], con DNI [DNI]. ¿Qué plazo hay?", "Duda\n. ¿Qué plazo hay?"),
        ("Perdí el DNI y soy viuda de [NOMBRE]", "Perdí el DNI y soy viuda de"),
        ("[NOMBRE] [TELÉFONO] ¿cuánto cuesta?", "¿cuánto cuesta?"),
        ("no me llega la beca a [IBAN] desde mayo", "no me llega la beca a desde mayo"),
        ("el [ANEXO] y el DNI", "el [ANEXO] y el DNI"),
        ("[NOMBRE]", "[NOMBRE]"),
    ],
)
def test_placeholders_go_and_the_persons_words_stay(text: str, left: str) -> None:
    assert without_placeholders(text) == left
