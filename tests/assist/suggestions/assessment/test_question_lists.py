from __future__ import annotations

from assist.suggestions.assessment.question_lists import is_list_of_questions
from indexes.models import Aspect, Passage
from tests.assist.suggestions.world import SEDE, page


def _page(*headings: str) -> list[Passage]:
    sections = [(heading, Aspect.OTHER, "Con 48 horas.") for heading in headings]
    return page(f"{SEDE}/ayuda", "Ayuda", sections)


def test_a_page_of_questions_is_told_by_its_headings() -> None:
    questions = ("¿Cuándo pasa el camión?", "¿Dónde están las pistas?", "¿Quién abre el horno?")
    assert is_list_of_questions(_page(*questions, "Contacto"))


def test_a_page_with_a_question_or_two_among_its_sections_is_none() -> None:
    assert not is_list_of_questions(_page("¿Qué es?", "¿Quién puede?", "Requisitos", "Tasa"))
    assert not is_list_of_questions(
        _page("¿Qué es?", "¿Quién?", "¿Cuánto?", "Requisitos", "Tasa", "Plazo", "Lugar")
    )
