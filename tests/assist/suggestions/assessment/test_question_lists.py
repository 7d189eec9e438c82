from __future__ import annotations

import pytest

from assist.suggestions.assessment.question_lists import is_asked_there, is_list_of_questions
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Question, Term
from indexes.models import Aspect, Hit, Passage
from indexes.redaction import trusted
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


@pytest.mark.parametrize(
    ("heading", "said", "is_there"),
    [
        ("¿Dónde compro un abono perdido?", "perdido abono duplicado", True),
        ("¿Dónde compro un abono perdido?", "perdido abono caballo", False),
        ("¿Dónde compro un abono perdido?", "abono", False),
        ("Abono perdido", "perdido abono duplicado", False),
    ],
)
def test_what_is_asked_in_the_words_of_one_of_its_questions_is_named(
    heading: str, said: str, is_there: bool
) -> None:
    passage = page(f"{SEDE}/ayuda", "Ayuda", [(heading, Aspect.OTHER, "3 € el duplicado.")])[0]
    hits = (Hit(passage=passage, score=1.0),)
    best = Candidate("1", passage.document_id, "Ayuda", None, False, hits, 1.0)
    topic = tuple(Term(word, stem(word)) for word in said.split())
    question = Question(text=trusted(said), search=said, language="es", topic=topic)
    assert is_asked_there(question, best) is is_there
