"""The suggestion calls, as JSON or as a stream of server-sent events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Header
from fastapi.responses import StreamingResponse
from fastapi.sse import EventSourceResponse, format_sse_event

from assist.auth.dependencies import AgentDependency
from assist.dependencies import ResourcesDependency
from assist.problems import Problem
from assist.suggestions.schemas import EventRequest, RedraftRequest, Suggestion, SuggestionRequest
from assist.suggestions.service import SuggestionService

router = APIRouter(prefix="/v1/suggestions", tags=["suggestions"])

_SSE = "text/event-stream"


@router.post("", response_model=Suggestion, responses={200: {"content": {_SSE: {}}}})
def suggest(
    _: AgentDependency,
    resources: ResourcesDependency,
    request: SuggestionRequest,
    accept: Annotated[str, Header()] = "",
) -> Suggestion | StreamingResponse:
    """`Accept: text/event-stream` streams `status`, `sources`, `draft.delta` and `suggestion`."""
    if _SSE in accept:
        return EventSourceResponse(_events(resources.suggestions, request))
    return resources.suggestions.suggest(request)


@router.get("/{suggestion_id}")
def get_suggestion(
    _: AgentDependency, resources: ResourcesDependency, suggestion_id: str
) -> Suggestion:
    return _existing(resources.suggestions.get(suggestion_id), suggestion_id)


@router.post("/{suggestion_id}/redraft")
def redraft(
    _: AgentDependency, resources: ResourcesDependency, suggestion_id: str, body: RedraftRequest
) -> Suggestion:
    return _existing(resources.suggestions.redraft(suggestion_id, body), suggestion_id)


@router.post("/{suggestion_id}/events", status_code=204)
def record_event(
    _: AgentDependency, resources: ResourcesDependency, suggestion_id: str, body: EventRequest
) -> None:
    if not resources.suggestions.record_event(suggestion_id, body):
        raise Problem("not_found", what="ninguna sugerencia", id=suggestion_id)


def _existing(suggestion: Suggestion | None, suggestion_id: str) -> Suggestion:
    if suggestion is None:
        raise Problem("not_found", what="ninguna sugerencia", id=suggestion_id)
    return suggestion


def _events(service: SuggestionService, request: SuggestionRequest) -> Iterator[bytes]:
    for event in service.stream(request):
        yield format_sse_event(event=event.name, data_str=event.json())
