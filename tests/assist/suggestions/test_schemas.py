from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from assist.suggestions.schemas import EventRequest, SuggestionRequest


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"query": "   "},
        {"conversation": []},
        {"conversation": [{"role": "agent", "text": "¿En qué puedo ayudarle?"}]},
        {"query": "hola", "oficina": "huesca"},
        {"query": "hola", "citizen": {"ref": "x", "dni": "1"}},
        {"query": "hola", "channel": "fax"},
        {"query": "hola", "style": "rhyme"},
        {"query": "hola", "max_sources": 0},
        {"query": "hola", "language": "español"},
        {"query": "x" * 8_001},
    ],
)
def test_what_is_no_question_is_refused(body: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        SuggestionRequest.model_validate(body)


def test_a_question_or_a_conversation_is_enough() -> None:
    assert SuggestionRequest(query="  ¿cuánto cuesta?  ").query == "¿cuánto cuesta?"
    turn = {"role": "citizen", "text": "¿cuánto cuesta?", "at": "2026-11-21T09:00:00Z"}
    assert SuggestionRequest.model_validate({"conversation": [turn]}).query is None


def test_events_need_what_their_type_says() -> None:
    with pytest.raises(ValidationError):
        EventRequest(type="rated")
    with pytest.raises(ValidationError):
        EventRequest(type="sent")
    assert EventRequest(type="rated", rating=5).rating == 5


@pytest.mark.parametrize(("event", "missing"), [("sent", "final_text"), ("rated", "rating")])
def test_what_an_event_lacks_is_named(event: str, missing: str) -> None:
    with pytest.raises(ValidationError, match=f"«{missing}»"):
        EventRequest.model_validate({"type": event})


@pytest.mark.parametrize("body", [{}, {"query": "  "}])
def test_a_request_without_question_says_what_is_missing(body: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="falta «query»"):
        SuggestionRequest.model_validate(body)
