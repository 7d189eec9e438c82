from __future__ import annotations

import pytest

from assist.suggestions.evidence.narrowing.grades import names_another_grade


@pytest.mark.parametrize(
    ("text", "asked", "is_another"),
    [
        ("Para grado medio, 17 años.", "¿Qué edad piden en grado superior?", True),
        ("Para grado medio, 17 años.", "¿Qué edad piden en grado medio?", False),
        ("Grados medio y superior: 17 y 19 años.", "¿y en el grado superior?", False),
        ("Hay que tener 17 años.", "¿Qué edad piden en grado superior?", False),
        ("Para grado medio, 17 años.", "¿Qué edad piden?", False),
        ("Para el grado medio, 17 años; 19 para el superior.", "¿y en grado superior?", False),
        ("18 años en el nivel II.", "edad, nivel 2", False),
        ("18 años en el nivel III.", "edad, nivel 2", True),
        ("Los de la zona A pagan 3 €.", "¿Cuánto pagan en la zona B?", True),
        ("Según el nivel a que corresponda.", "¿Cuánto se paga en el nivel B?", False),
        ("Grado de discapacidad del 33 %.", "tengo un grado 2 de dependencia", False),
    ],
)
def test_a_text_that_names_another_grade_alone(text: str, asked: str, is_another: bool) -> None:
    assert names_another_grade(text, asked) is is_another
