from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from assist.suggestions.assessment.scope import is_elsewhere
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Question, Term
from assist.suggestions.vocabulary.patterns import Matter
from indexes.models import Aspect, DocumentKind, Hit
from indexes.redaction import trusted
from tests.assist.suggestions.world import SEDE, page

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


@pytest.mark.parametrize(("row", "elsewhere"), [("IBI urbana", False), ("Basura", True)])
def test_what_a_row_states_of_the_matter_of_another_is_ours(
    row: str, elsewhere: bool, knowledge: Knowledge
) -> None:
    text = f"Tributo\u2003Fechas\n{row}\u2003Del 1 de julio al 7 de septiembre"
    rows = [("Calendario", Aspect.OTHER, text)]
    (passage,) = page(f"{SEDE}/c", "Recaudación", rows, kind=DocumentKind.PAGE)
    best = replace(_page("Recaudación"), hits=(Hit(passage, 1.0),))
    question = _asked("ibi casa", "municipal_taxes_and_permits", "ibi")
    assert is_elsewhere(question, best, knowledge) is elsewhere


@pytest.mark.parametrize(("worth", "elsewhere"), [(1.0, False), (0.4, True)])
def test_what_is_only_meant_makes_no_page_ours(
    worth: float, elsewhere: bool, knowledge: Knowledge
) -> None:
    question = _asked("ibi devolucion", "municipal_taxes_and_permits", "ibi")
    said, other = question.topic
    question = replace(question, topic=(said, replace(other, worth=worth)))
    best = _page("Devolución de ingresos")
    assert is_elsewhere(question, best, knowledge, is_sure=True) is elsewhere
