from __future__ import annotations

from collections.abc import Mapping

import pytest

from assist.suggestions.assessment.scope import is_elsewhere
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Question, Term
from assist.suggestions.vocabulary.patterns import Matter
from indexes.redaction import trusted

FEATURES: Mapping[str, float] = {"title": 0.1, "acronym": 0.0, "coverage": 0.5, "code": 0.0}


def _asked(text: str, matter: str, words: str) -> Question:
    topic = tuple(Term(word, stem(word)) for word in text.split())
    told = Matter(name=matter, authority="otra", words=words)
    return Question(text=trusted(text), search=text, language="es", topic=topic, matter=told)


def _page(title: str) -> Candidate:
    return Candidate(title, "doc_" + "0" * 16, title, None, False, (), 5.0, FEATURES)


@pytest.mark.parametrize(
    ("title", "elsewhere"),
    [("Traslado a otra universidad", False), ("Matrícula en la universidad", True)],
)
def test_the_page_for_leaving_helps_who_leaves_for_another_region(
    knowledge: Knowledge, title: str, elsewhere: bool
) -> None:
    question = _asked("cambio universidad granada notas", "other_region", "granada")
    assert is_elsewhere(question, _page(title), knowledge, is_sure=True) is elsewhere


@pytest.mark.parametrize(
    ("title", "is_sure", "elsewhere"),
    [
        ("Impuesto de viviendas", True, False),
        ("Impuesto de viviendas", False, True),
        ("Certificado del catastro de viñas", True, True),
    ],
)
def test_another_matter_said_aside_takes_nothing_from_a_page_that_surely_answers(
    knowledge: Knowledge, title: str, is_sure: bool, elsewhere: bool
) -> None:
    words = "familia numerosa piso catastro descuento recibo anual impuesto cuota"
    question = _asked(words, "land_registry", "catastro")
    assert is_elsewhere(question, _page(title), knowledge, is_sure=is_sure) is elsewhere
