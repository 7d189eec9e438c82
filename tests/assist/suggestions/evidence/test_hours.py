from __future__ import annotations

import pytest

from assist.suggestions.evidence.hours import asks_for_hours, hours_asked
from assist.suggestions.evidence.parts import Part
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.values import Wanted
from indexes.models import Aspect, DocumentKind
from tests.assist.suggestions.world import SEDE, page

WINTER = "Lunes a viernes de 10:00 a 14:00. Sábados de 10:00 a 13:30."
SUMMER = "Lunes a viernes de 8:30 a 14:30. Sábados cerrado."
LIBRARY = page(
    SEDE,
    "Biblioteca municipal",
    [
        ("Horario de invierno (16 de septiembre a 15 de junio)", Aspect.OTHER, WINTER),
        ("Horario de verano (16 de junio a 15 de septiembre)", Aspect.OTHER, SUMMER),
        ("Préstamo", Aspect.OTHER, "Se prestan seis libros durante 21 días."),
    ],
    kind=DocumentKind.PAGE,
)


def told(text: str, *words: str) -> list[str]:
    terms = tuple(Term(word, stem(word)) for word in words)
    return [unit.text for unit in hours_asked(Part(text, (), Wanted(), terms), [LIBRARY])]


def test_the_hours_of_the_season_that_is_named_are_told() -> None:
    assert told("¿A qué hora abre en verano?", "verano") == SUMMER.replace(". ", ".|").split("|")


def test_a_month_lies_in_a_season() -> None:
    assert told("¿Abre en agosto?", "biblioteca", "agosto") == SUMMER.replace(". ", ".|").split("|")


def test_of_what_names_no_season_all_are_told() -> None:
    assert len(told("Horario de la biblioteca", "biblioteca")) == 4


def test_hours_of_which_the_question_says_nothing_are_not_told() -> None:
    assert told("¿A qué hora abre la piscina?", "piscina") == []


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("¿abre los sábados?", True),
        ("¿está abierto el punto limpio?", True),
        ("correo y horario de servicios sociales", True),
        ("¿cuándo se abre el plazo de matrícula?", False),
        ("¿cuánto cuesta la entrada?", False),
    ],
)
def test_what_opens_a_term_has_no_hours(text: str, asks: bool) -> None:
    assert asks_for_hours(text) is asks
