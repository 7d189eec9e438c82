"""The suggestion calls, as JSON or as a stream of server-sent events."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Header
from fastapi.responses import Response
from fastapi.sse import EventSourceResponse, format_sse_event

from assist.auth.dependencies import AgentDependency
from assist.dependencies import ResourcesDependency
from assist.problems import Problem
from assist.resources import Resources
from assist.suggestions.schemas import EventRequest, RedraftRequest, Suggestion, SuggestionRequest

router = APIRouter(prefix="/v1/suggestions", tags=["suggestions"])

_SSE = "text/event-stream"


@router.post("", response_model=Suggestion, responses={200: {"content": {_SSE: {}}}})
async def suggest(
    _: AgentDependency,
    resources: ResourcesDependency,
    request: SuggestionRequest,
    accept: Annotated[str, Header()] = "",
) -> Response:
    """`Accept: text/event-stream` streams `status`, `sources`, `draft.delta` and `suggestion`."""
    if _SSE in accept:
        return EventSourceResponse(_events(resources, request))
    suggestion = await resources.pace.run(partial(resources.suggestions.suggest, request))
    return _written(suggestion)


@router.get("/{suggestion_id}")
def get_suggestion(
    _: AgentDependency, resources: ResourcesDependency, suggestion_id: str
) -> Suggestion:
    return _existing(resources.suggestions.get(suggestion_id), suggestion_id)


@router.post("/{suggestion_id}/redraft", response_model=Suggestion)
async def redraft(
    _: AgentDependency, resources: ResourcesDependency, suggestion_id: str, body: RedraftRequest
) -> Response:
    work = partial(resources.suggestions.redraft, suggestion_id, body)
    return _written(_existing(await resources.pace.run(work), suggestion_id))


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


def _written(suggestion: Suggestion) -> Response:
    """Written once: FastAPI would check again what was made by the schema."""
    return Response(suggestion.model_dump_json(), media_type="application/json")


async def _events(resources: Resources, request: SuggestionRequest) -> AsyncIterator[bytes]:
    async for event in resources.pace.stream(partial(resources.suggestions.stream, request)):
        yield format_sse_event(event=event.name, data_str=event.json())
