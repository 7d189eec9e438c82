from __future__ import annotations

import pytest

from assist.suggestions.evidence import AspectEvidence
from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed
from assist.suggestions.evidence.unanswered import unanswered
from assist.suggestions.evidence.units import units_of
from assist.suggestions.understanding.open_questions import open_questions
from assist.suggestions.understanding.question import Question
from assist.suggestions.vocabulary.values import wanted_in
from indexes.models import Aspect
from indexes.redaction import trusted
from tests.assist.suggestions.world import SEDE, page

PAGES = [page(f"{SEDE}/t", "Licencia de caza", [("Tasa", Aspect.FEE, "La tasa es de 5 €.")])]
((FEE,),) = PAGES
TOLD = [AspectEvidence(Aspect.FEE, units_of(FEE))]


@pytest.mark.parametrize(
    ("message", "language", "expected"),
    [
        ("¿Cuánto cuesta y puedo conducir?", "es", ("puedo conducir",)),
        ("¿Cuánto cuesta? ¿Cómo se reparten los cupos?", "es", ("Cómo se reparten los cupos",)),
        ("¿Cuánto cuesta? ¿Se puede pedir la licencia?", "es", ()),  # it asks of nothing else
        ("¿Cuánto cuesta? ¿Me podrían orientar?", "es", ()),  # for help
        ("¿Cuánto cuesta y cuáles consultan ustedes?", "es", ()),
        ("¿Cuánto cuesta y qué miran ustedes?", "es", ()),
        ("¿Cuánto cuesta y cuál es el tope?", "es", ()),  # of what is told
        ("¿Cuánto cuesta? ¿Puedo ir con 3 perros?", "es", ("Puedo ir con 3 perros",)),
        ("¿Cuánto cuesta? ¿Puedo cazar con 82 años?", "es", ("",)),  # a reply repeats no fact
        ("¿Cuánto cuesta? ¿Quién puede sacarla?", "es", ()),
        ("¿Cuánto cuesta? ¿Y qué ventajas da?", "es", ("qué ventajas da",)),
        ("¿Cuánto cuesta? ¿Cuánto tiempo dura?", "es", ("Cuánto tiempo dura",)),
        ("cuánto cuesta y si es compatible con otra", "es", ("si es compatible con otra",)),
        ("cuánto cuesta y si calla qué pasa", "es", ()),
        ("¿Cuánto cuesta? ¿Y cuánto puedo sacar?", "es", ("cuánto puedo sacar",)),
        ("¿Cuánto cuesta? ¿Cuánto mide la red?", "es", ("Cuánto mide la red",)),
        ("¿Cuánto cuesta? No sé cuándo se reparten.", "es", ()),
        ("¿Cuánto cuesta? No sé cuándo se dan los cupos.", "es", ("cuándo se dan los cupos",)),
        ("How much is it? Can I bring a dog?", "en", ("Can I bring a dog",)),
        ("How much is it? Where exactly do we go?", "en", ()),
    ],
)
def test_what_nothing_answers_is_admitted_as_it_was_asked(
    message: str, language: str, expected: tuple[str, ...]
) -> None:
    lacking = [one for one in open_questions(message, language) if not one.lists]
    question = Question(trusted(message), message, language)
    assert unanswered(question, [], lacking, TOLD, "Licencia de caza", PAGES) == expected


def test_what_answers_one_of_several_joined_does_not_answer_the_others() -> None:
    message = "¿Cuánto cuesta? ¿Cuántos puntos dan por un hermano?"
    part = Part(message, (Aspect.FEE,), wanted_in(message), ())
    question = Question(trusted(message), message, "es")
    given = [Answer(part, Pinpointed(), tuple(TOLD))]
    left = unanswered(question, given, [], TOLD, "Licencia de caza", PAGES)
    assert left == ("Cuántos puntos dan por un hermano",)


def test_two_questions_are_not_cut_behind_what_joins_them() -> None:
    (first, _) = open_questions("¿Cómo se reparten los cupos y puedo ir en coche?", "es")
    assert first.core == "Cómo se reparten los cupos"
