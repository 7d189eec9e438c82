from __future__ import annotations

import pytest

from assist.suggestions.verification.short import SMS_CHARACTERS
from tests.assist.suggestions.conftest import Ask


@pytest.mark.parametrize(
    "question",
    [
        "¿Qué documentos necesito para la licencia de pesca fluvial?",
        "¿Cuánto cuesta la licencia de pesca fluvial?",
        "¿Hasta cuándo puedo pedir las ayudas a talleres de artesanía?",
        "¿Cuánto tardan en entregar el carné de la biblioteca regional?",
        "¿De qué color es el caballo blanco de Santiago?",
        "¿Cómo va mi expediente?",
    ],
)
def test_a_text_message_fits(ask: Ask, question: str) -> None:
    text = ask(question, channel="sms").draft.text
    assert 0 < len(text) <= SMS_CHARACTERS
    assert "[1]" not in text


def test_what_is_read_aloud_has_no_marks(ask: Ask) -> None:
    found = ask("¿Qué documentos necesito para la licencia de pesca fluvial?", channel="phone")
    assert found.citations
    assert "[" not in found.draft.text
