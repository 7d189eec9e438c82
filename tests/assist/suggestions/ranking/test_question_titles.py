from __future__ import annotations

import pytest

from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.question_titles import answers_its_title, is_asked


@pytest.mark.parametrize(
    ("title", "asks"),
    [
        ("¿Qué navegador puedo utilizar?", True),
        ("Cómo presento una queja", True),
        ("Necesito un justificante, ¿quién lo emite?", True),
        ("Quejas y sugerencias", False),
        ("¿Qué?", False),
    ],
)
def test_a_title_that_is_a_question(title: str, asks: bool) -> None:
    assert is_asked(title) is asks


def test_a_procedure_is_not_a_page_that_answers_its_title() -> None:
    page = Candidate("1", "doc", "¿Qué es la firma digital?", None, False, (), 1.0)
    sheet = Candidate("2", "doc", "¿Qué es la firma digital?", "2", True, (), 1.0)
    assert answers_its_title(page)
    assert not answers_its_title(sheet)
