from __future__ import annotations

import pytest

from assist.suggestions.understanding.open_questions import open_questions
from indexes.models import Aspect


def cores(text: str, language: str = "es") -> list[str]:
    return [one.core for one in open_questions(text, language)]


def test_what_is_asked_by_no_name_beside_what_is() -> None:
    text = "Vivimos juntos. ¿Nos valen dos testigos? ¿Cuánto cuesta?"
    (found,) = open_questions(text, "es")
    assert (found.core, found.story) == ("Nos valen dos testigos", "Vivimos juntos.")
    assert text[found.at :].startswith("¿Nos")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "¿Cuándo se avisa y sirve avisar en el ayuntamiento?",
            ["sirve avisar en el ayuntamiento"],
        ),
        ("Quería saber si puedo elegir otro y cuánto cuesta", ["puedo elegir otro"]),  # no marks
        ("¿Me vale la de Ibercaja o tiene que ser otro banco?", []),  # the other answer
        ("¿Nos valen dos testigos?", []),  # the whole message
        ("Queremos inscribirnos: si se paga algo y cuánto puede tardar", []),
    ],
)
def test_where_one_begins(text: str, expected: list[str]) -> None:
    assert cores(text) == expected


def test_one_that_names_a_list() -> None:
    (found,) = open_questions("¿Cuánto cuesta? ¿Hay que cumplir los 65 años?", "es")
    assert found.lists == (Aspect.REQUIREMENTS,)
    assert found.whether
    assert not found.may


def test_in_another_language() -> None:
    text = "How much is it and can I sign it on paper?"
    assert cores(text, "en") == ["can I sign it on paper"]
