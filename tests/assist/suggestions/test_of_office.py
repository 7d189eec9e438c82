from __future__ import annotations

import pytest

from assist.suggestions.schemas import Status, WarningCode
from prompts.loader import REPLY_LANGUAGES, render
from tests.assist.suggestions.conftest import Ask


def test_what_the_table_has_is_told_beside_the_draft_as_territorial(ask: Ask) -> None:
    found = ask("¿Qué horario tienen?", office="huesca")
    assert found.status is Status.ANSWERED
    assert "de 9 a 14 horas" in found.draft.closing
    assert "9" not in found.draft.text
    assert [(fact.kind, fact.territorial) for fact in found.facts] == [("hours", True)]
    assert any(w.code is WarningCode.TERRITORIAL for w in found.warnings)


def test_what_the_table_lacks_is_said(ask: Ask) -> None:
    found = ask("¿En qué calle está la oficina?", office="jaca")
    assert found.status is Status.NO_EVIDENCE
    assert "No consta la dirección de nuestra oficina" in found.draft.text
    assert found.facts == ()


def test_a_text_message_has_room_for_one_line(ask: Ask) -> None:
    found = ask("dirección y teléfono de la oficina", office="huesca", channel="sms")
    assert [fact.kind for fact in found.facts] == ["address"]
    assert len(f"{found.draft.text}\n{found.draft.closing}") <= 160


def test_without_an_office_it_is_asked_like_anything_else(ask: Ask) -> None:
    assert ask("¿Qué horario tienen?").status is Status.CLARIFY


def test_after_a_procedure_it_is_asked_of_that(ask: Ask) -> None:
    turns = [
        {"role": "citizen", "text": "¿Cuánto cuesta la licencia de pesca fluvial?"},
        {"role": "agent", "text": "La licencia de pesca fluvial cuesta 10 euros."},
        {"role": "citizen", "text": "¿Y el teléfono?"},
    ]
    found = ask("", office="huesca", conversation=turns)
    assert "Estos son los datos de nuestra oficina" not in found.draft.text


@pytest.mark.parametrize("language", REPLY_LANGUAGES)
@pytest.mark.parametrize("missing", [[], ["address"], ["address", "hours", "phone"]])
def test_every_language_has_the_wording(language: str, missing: list[str]) -> None:
    assert render("status/office", language=language, missing=missing, told=True)
