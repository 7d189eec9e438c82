from __future__ import annotations

import pytest

from assist.suggestions.understanding.repeated import repeated


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("y otra cosa, ¿dónde pido el carné? Muchas gracias.", "dónde pido el carné"),
        ("2) ¿Qué plazo hay?", "Qué plazo hay"),
        ("Cobro el paro, ¿eso lo lleváis?", "Cobro el paro, eso lo lleváis"),
        ("¿Puedo ir con 3 perros?", "Puedo ir con 3 perros"),
        ("¿Puedo ir con 82 años?", ""),
        ("cómo " * 15, ""),
    ],
)
def test_a_question_is_named_in_its_own_words(question: str, said: str) -> None:
    assert repeated(question, "es") == said
