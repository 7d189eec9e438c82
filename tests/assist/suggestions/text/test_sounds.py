from __future__ import annotations

import pytest

from assist.suggestions.text.sounds import sound


@pytest.mark.parametrize(
    ("heard", "right"),
    [
        ("bibienda", "vivienda"),
        ("kiero", "quiero"),
        ("istorial", "historial"),
        ("rejistro", "registro"),
        ("alluda", "ayuda"),
        ("inpuesto", "impuesto"),
        ("esperiencia", "experiencia"),
        ("fraxionar", "fraccionar"),
        ("subension", "subvencion"),
    ],
)
def test_words_spelt_by_ear_sound_as_they_should(heard: str, right: str) -> None:
    assert sound(heard) == sound(right)


@pytest.mark.parametrize(
    ("one", "other"), [("coche", "cohe"), ("guerra", "jerra"), ("pago", "vago")]
)
def test_other_words_sound_otherwise(one: str, other: str) -> None:
    assert sound(one) != sound(other)
