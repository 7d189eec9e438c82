from __future__ import annotations

import pytest

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.parts import parts_of
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed
from assist.suggestions.evidence.titled import answered_whole
from assist.suggestions.evidence.units import units_of
from assist.suggestions.ranking.candidate import Candidate
from indexes.models import Aspect, DocumentKind
from tests.assist.suggestions.questions import question
from tests.assist.suggestions.world import SEDE, page

USE = "Un certificado electrónico sirve para:\nFirmar documentos.\nCifrar datos."


def told(text: str, *, title: str, body: str = USE, is_valued: bool = False) -> list[str]:
    found = page(f"{SEDE}/uso", title, [("", Aspect.OTHER, body)], kind=DocumentKind.PAGE)
    candidate = Candidate("1", found[0].document_id, title, None, False, (), 1.0)
    asked = question(text)
    value = Pinpointed(units_of(found[0])[:1]) if is_valued else Pinpointed()
    answers = [Answer(part, value, ()) for part in parts_of(asked)]
    given = answered_whole(candidate, asked, answers, [tuple(found)])
    return [unit.text for one in given for unit in one.units]


@pytest.mark.parametrize(
    ("text", "title", "sentences"),
    [
        ("¿Por qué debo usar el certificado electrónico?", "¿Para qué sirve el certificado?", 3),
        ("¿Por qué debo usar el certificado electrónico?", "Certificado electrónico", 0),
        ("¿Cuánto cuesta el certificado electrónico?", "¿Para qué sirve el certificado?", 0),
        ("¿Cuánto cuesta el certificado electrónico?", "¿Qué tasa tiene el certificado?", 3),
    ],
)
def test_a_page_that_answers_its_title_is_told_whole(text: str, title: str, sentences: int) -> None:
    assert len(told(text, title=title)) == sentences


def test_a_value_that_was_found_answers_alone() -> None:
    assert not told("¿Para qué sirve?", title="¿Para qué sirve el certificado?", is_valued=True)


def test_a_long_page_is_not_told_whole() -> None:
    body = "\n".join(f"Sirve para la gestión número {n}." for n in range(20))
    assert not told("¿Para qué sirve?", title="¿Para qué sirve el certificado?", body=body)


def test_of_several_questions_each_is_answered_by_itself() -> None:
    text = "¿Para qué sirve el certificado? ¿Dónde lo pido?"
    assert not told(text, title="¿Para qué sirve el certificado?")
