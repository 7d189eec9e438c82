from __future__ import annotations

import pytest

from assist.suggestions.understanding.instructions import wanted_language, wanted_style


@pytest.mark.parametrize(
    ("instruction", "style"),
    [
        ("Más corto", "brief"),
        ("resúmelo en dos frases", "brief"),
        ("hazlo más sencillo, es una persona mayor", "plain"),
        ("en lectura fácil", "plain"),
        ("añade también los requisitos", ""),
        ("", ""),
    ],
)
def test_the_style_that_an_agent_names(instruction: str, style: str) -> None:
    assert wanted_style(instruction) == style


@pytest.mark.parametrize(
    ("instruction", "language"),
    [
        ("hazlo en inglés", "en"),
        ("tradúcelo al rumano", "ro"),
        ("no en inglés: en francés", "fr"),
        ("añade el curso de inglés", ""),
    ],
)
def test_the_language_that_an_agent_names(instruction: str, language: str) -> None:
    assert wanted_language(instruction) == language
