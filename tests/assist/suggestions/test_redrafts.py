"""A redraft changes what it is asked to change, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.engine import Engine

from assist.suggestions.schemas import (
    Citizen,
    RedraftRequest,
    Suggestion,
    SuggestionRequest,
    Turn,
)
from assist.suggestions.service import SuggestionService
from indexes.database import session_scope
from indexes.models import Aspect, Channel
from indexes.repositories.suggestions import SuggestionRepository

_FEE = "¿Cuánto cuesta la licencia de pesca fluvial?"
_DOCUMENTS = "¿Qué documentos hacen falta para la licencia de pesca fluvial?"
_FOLLOW_UP = (
    Turn(role="citizen", text=_FEE),
    Turn(role="agent", text="Son 19,73 €."),
    Turn(role="citizen", text="¿Y qué documentos hacen falta? Mi DNI es 12345678Z."),
)
_REQUESTS: tuple[dict[str, Any], ...] = (
    {"query": _FEE, "office": "huesca", "style": "plain"},
    {"conversation": _FOLLOW_UP, "channel": "chat"},
    {"query": "How much is the fluvial fishing licence (licencia de pesca)?", "language": "en"},
    {"query": f"{_FEE} Otra cosa: ¿cuánto tardan en dar el carné de la biblioteca regional?"},
)


def _again(service: SuggestionService, first: Suggestion, **change: Any) -> Suggestion:
    found = service.redraft(first.id, RedraftRequest(**change))
    assert found is not None
    return found


@pytest.mark.parametrize("asked", _REQUESTS)
def test_a_redraft_that_changes_nothing_says_the_same(
    service: SuggestionService, asked: dict[str, Any]
) -> None:
    first = service.suggest(SuggestionRequest(**asked))
    again = _again(service, first)
    assert first.citations
    assert (again.status, again.draft) == (first.status, first.draft)
    assert (again.citations, again.aspects) == (first.citations, first.aspects)


def test_a_style_keeps_the_conversation_and_a_channel_keeps_the_style(
    service: SuggestionService,
) -> None:
    first = service.suggest(SuggestionRequest(conversation=_FOLLOW_UP, office="huesca"))
    plain = _again(service, first, style="plain")
    aloud = _again(service, plain, channel="phone")
    whole = SuggestionRequest(
        conversation=_FOLLOW_UP, office="huesca", style="plain", channel=Channel.PHONE
    )
    assert aloud.draft == service.suggest(whole).draft
    assert "Documento de identidad" in plain.draft.text


def test_what_was_instructed_before_stays(service: SuggestionService) -> None:
    first = service.suggest(SuggestionRequest(query=_FEE))
    added = _again(service, first, instruction="Añade qué documentos hacen falta")
    again = _again(service, added, channel="chat")
    assert again.aspects == added.aspects == (Aspect.FEE, Aspect.DOCUMENTS)
    left_out = _again(service, again, exclude_sources=(added.citations[0].document_id,))
    assert Aspect.DOCUMENTS in left_out.aspects


def test_a_redraft_belongs_to_the_same_citizen_and_knows_them_as_well(
    service: SuggestionService, engine: Engine
) -> None:
    citizen = Citizen(ref="crm-redraft", authenticated="high", consent=True)
    first = service.suggest(SuggestionRequest(query=_FEE, citizen=citizen))
    again = _again(service, _again(service, first, style="brief"), style="standard")
    with session_scope(engine) as session:
        records = SuggestionRepository(session)
        kept, other = records.get(first.id), records.get(again.id)
        assert kept is not None
        assert other is not None
        assert kept.citizen == other.citizen is not None
        assert "crm-redraft" not in str(other.response)
        assert other.response["request"]["citizen"] == kept.response["request"]["citizen"]
        assert kept.response["request"]["citizen"]["authenticated"] == "high"


def test_an_instruction_may_name_a_style(service: SuggestionService) -> None:
    first = service.suggest(SuggestionRequest(query=_DOCUMENTS))
    shorter = _again(service, first, instruction="Más corto, por favor")
    assert shorter.draft == _again(service, first, style="brief").draft
    assert shorter.draft.text != first.draft.text


def test_an_instruction_may_name_a_language(service: SuggestionService) -> None:
    first = service.suggest(SuggestionRequest(query=_FEE))
    english = _again(service, first, instruction="hazlo en inglés")
    assert (first.draft.language, english.draft.language) == ("es", "en")
    assert english.draft.text.startswith("Fee (official text, in Spanish)")
    assert english.facts == first.facts
    assert english.warnings == first.warnings


def test_a_language_without_wording_is_said_to_have_none(service: SuggestionService) -> None:
    first = service.suggest(SuggestionRequest(query=_FEE))
    found = _again(service, first, instruction="pásalo a euskera")
    assert found.draft == first.draft
    assert [one.code for one in found.warnings if one not in first.warnings] == ["other_language"]
