"""The suggestion calls, as JSON or as a stream of server-sent events."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Header
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from fastapi.sse import EventSourceResponse, format_sse_event

from assist.approvals.sending import check_sending
from assist.auth.dependencies import AgentDependency, Caller
from assist.dependencies import ResourcesDependency
from assist.escalations.schemas import EscalationIn
from assist.escalations.service import open_escalation
from assist.problems import Problem
from assist.resources import Resources
from assist.sessions.scope import check_scope, in_scope, keep_scope
from assist.suggestions.schemas import EventRequest, RedraftRequest, Suggestion, SuggestionRequest

router = APIRouter(prefix="/v1/suggestions", tags=["suggestions"])

_SSE = "text/event-stream"


@router.post("", response_model=Suggestion, responses={200: {"content": {_SSE: {}}}})
async def suggest(
    caller: AgentDependency,
    resources: ResourcesDependency,
    request: SuggestionRequest,
    accept: Annotated[str, Header()] = "",
) -> Response:
    """`Accept: text/event-stream` streams `status`, `sources`, `draft.delta` and `suggestion`."""
    request = in_scope(caller, request)
    if _SSE in accept:
        return EventSourceResponse(_events(caller, resources, request))
    suggestion = await resources.pace.run(partial(resources.suggestions.suggest, request))
    await _keep(caller, resources, suggestion.id)
    return _written(suggestion)


@router.get("/{suggestion_id}")
def get_suggestion(
    caller: AgentDependency, resources: ResourcesDependency, suggestion_id: str
) -> Suggestion:
    check_scope(caller, resources.engine, suggestion_id)
    return _existing(resources.suggestions.get(suggestion_id), suggestion_id)


@router.post("/{suggestion_id}/redraft", response_model=Suggestion)
async def redraft(
    caller: AgentDependency,
    resources: ResourcesDependency,
    suggestion_id: str,
    body: RedraftRequest,
) -> Response:
    await run_in_threadpool(check_scope, caller, resources.engine, suggestion_id)
    work = partial(resources.suggestions.redraft, suggestion_id, body)
    suggestion = _existing(await resources.pace.run(work), suggestion_id)
    await _keep(caller, resources, suggestion.id)
    return _written(suggestion)


@router.post("/{suggestion_id}/events", status_code=204)
def record_event(
    caller: AgentDependency,
    resources: ResourcesDependency,
    suggestion_id: str,
    body: EventRequest,
) -> None:
    """`sent` needs approval first where the office or the theme requires it; `escalated` passes the
    question on to the second level."""
    check_scope(caller, resources.engine, suggestion_id)
    check_sending(resources, suggestion_id, body)
    if not resources.suggestions.record_event(suggestion_id, body):
        raise Problem("not_found", what="ninguna sugerencia", id=suggestion_id)
    if body.type == "escalated":
        asked = EscalationIn(suggestion_id=suggestion_id, reason=body.reason or "")
        open_escalation(resources, asked, caller)


def _existing(suggestion: Suggestion | None, suggestion_id: str) -> Suggestion:
    if suggestion is None:
        raise Problem("not_found", what="ninguna sugerencia", id=suggestion_id)
    return suggestion


def _written(suggestion: Suggestion) -> Response:
    """Written once: FastAPI would check again what was made by the schema."""
    return Response(suggestion.model_dump_json(), media_type="application/json")


async def _keep(caller: Caller, resources: Resources, suggestion_id: str) -> None:
    if caller.session is not None:
        await run_in_threadpool(keep_scope, caller, resources.engine, suggestion_id)


async def _events(
    caller: Caller, resources: Resources, request: SuggestionRequest
) -> AsyncIterator[bytes]:
    async for event in resources.pace.stream(partial(resources.suggestions.stream, request)):
        if event.name == "suggestion":
            await _keep(caller, resources, str(event.data["id"]))
        yield format_sse_event(event=event.name, data_str=event.json())
