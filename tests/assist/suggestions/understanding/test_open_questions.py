from __future__ import annotations

import pytest

from assist.suggestions.understanding.open_questions import open_questions, open_turn
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
        ("Tengo 30 años recién cumplidos, puedo sacarme el carné?", []),  # what it tells
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


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("¿Y podremos hacer la renta conjunta?", True),
        ("no tengo firma electrónica", True),
        ("¿y también es gratis?", False),
        ("¿Cuánto tiempo?", False),
        ("¿Puedo ir al juez? ¿Y al defensor?", False),  # two
    ],
)
def test_the_turn_that_asks_for_nothing_by_name(text: str, is_open: bool) -> None:
    found = open_turn(text, "Quiero un arbitraje", "es")
    assert (found is not None) is is_open


def test_a_turn_asks_whether_they_may_only_in_such_words() -> None:
    asked = (open_turn(text, "", "es") for text in ("¿Me pueden decir que no?", "¿y mientras?"))
    assert [one.may for one in asked if one] == [True, False]
