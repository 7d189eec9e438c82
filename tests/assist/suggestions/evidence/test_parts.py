from __future__ import annotations

from assist.suggestions.evidence.parts import parts_of
from assist.suggestions.understanding.question import Question
from indexes.facts import FactKind
from indexes.models import Aspect
from indexes.redaction import trusted
from tests.assist.suggestions.questions import question


def test_each_question_of_another_language_is_one() -> None:
    text = trusted("How much do I have to pay? And by when do I have to apply?")
    aspects = (Aspect.FEE, Aspect.DEADLINE)
    question = Question(text=text, search=text, language="en", aspects=aspects, decisive=True)
    fee, term = parts_of(question)
    assert FactKind.AMOUNT in fee.wanted.kinds
    assert FactKind.DATE in term.wanted.kinds
    assert term.aspects == (Aspect.DEADLINE,)


def test_what_is_asked_by_name_after_a_value_is_a_question_of_its_own() -> None:
    text = trusted("¿Cuánto cuesta registrarla y puedo entregarlo en papel?")
    aspects = (Aspect.FEE, Aspect.CHANNEL)
    question = Question(text=text, search=text, language="es", aspects=aspects, decisive=True)
    assert [part.aspects for part in parts_of(question)] == [(Aspect.FEE,), (Aspect.CHANNEL,)]


def test_what_is_told_around_several_questions_may_tell_their_case() -> None:
    text = trusted("Mi puerta mide 4 metros. ¿Cuánto cuesta el vado? ¿Dónde se pide?")
    aspects = (Aspect.FEE, Aspect.WHERE)
    question = Question(text=text, search=text, language="es", aspects=aspects, decisive=True)
    for part in parts_of(question):
        assert part.case.startswith("Mi puerta mide 4 metros.")
        assert "puerta" in {term.word for term in part.case_terms}
        assert "puerta" not in {term.word for term in part.terms}


def test_a_question_goes_on_from_those_before_it_and_not_from_a_later_one() -> None:
    text = "¿Tengo que depositar la fianza? ¿Cuánto es? ¿Y puedo llevar un animal?"
    asked = question(text)
    (part,) = [one for one in parts_of(asked) if one.aspects or one.wanted]
    words = {term.word for term in part.terms}
    assert "fianza" in words
    assert "animal" not in words


def test_how_often_is_a_question_of_its_own() -> None:
    parts = parts_of(question("¿Qué documentos piden y cada cuánto se renueva?"))
    assert [part.aspects for part in parts] == [(Aspect.DOCUMENTS,), (Aspect.DEADLINE,)]


def test_a_term_that_is_joined_to_what_is_no_term_is_a_question_of_its_own() -> None:
    parts = parts_of(question("cuánto cuesta el carné y tardan mucho"))
    assert [part.aspects for part in parts] == [(Aspect.FEE,), (Aspect.RESOLUTION_TERM,)]
