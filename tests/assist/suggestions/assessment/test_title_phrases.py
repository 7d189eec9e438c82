from __future__ import annotations

import pytest

from assist.suggestions.assessment.title_phrases import is_told_by_a_phrase
from tests.assist.suggestions.questions import question

ACCESS, CUT = "Derecho de acceso a la información pública", "Corte de la vía pública"


@pytest.mark.parametrize(
    ("text", "titles", "is_told"),
    [
        ("¿Quién puede solicitar información pública?", (ACCESS, CUT), True),
        ("¿Quién puede solicitar información pública?", (CUT, ACCESS), False),
        ("¿Quién puede solicitar información pública?", (ACCESS, "Información pública"), False),
        ("¿Quién puede solicitar algo de la pública?", (ACCESS, CUT), False),
    ],
)
def test_two_words_together_tell_a_title(text: str, titles: tuple[str, ...], is_told: bool) -> None:
    assert is_told_by_a_phrase(titles, question(text)) is is_told
