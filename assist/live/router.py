"""Events as they happen, as server-sent events that go on where they were left."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.sse import EventSourceResponse, ServerSentEvent

from assist.auth.dependencies import AgentDependency, CredentialsDependency
from assist.dependencies import ResourcesDependency
from assist.live.reading import Looking, is_admitted, looking_from, seen_by
from indexes.tables import LiveEvent

router = APIRouter(prefix="/v1", tags=["events"])

_POLL_SECONDS = 0.5
_RETRY_MS = 2_000


async def _looking(
    caller: AgentDependency,
    resources: ResourcesDependency,
    last_event_id: Annotated[str | None, Header(description="La última que se vio.")] = None,
    office: Annotated[str | None, Query(description="Sin ella, las de todas.")] = None,
) -> Looking:
    return await run_in_threadpool(looking_from, resources.engine, caller, last_event_id, office)


@router.get("/events", response_class=EventSourceResponse)
async def follow_events(
    resources: ResourcesDependency,
    request: Request,
    credentials: CredentialsDependency,
    looking: Annotated[Looking, Depends(_looking)],
) -> AsyncIterator[ServerSentEvent]:
    """What concerns the caller's role and office, from now on, or from `Last-Event-ID` on. Each
    event names what it is about (`data.id`), to be read where that is kept. It ends with the key,
    or the session, that it was asked for with."""
    yield ServerSentEvent(comment="en marcha", retry=_RETRY_MS, id=str(looking.last))
    while not await request.is_disconnected():
        if not await run_in_threadpool(is_admitted, resources, credentials):
            return
        looking, events = await run_in_threadpool(seen_by, resources.engine, looking)
        for event in events:
            yield ServerSentEvent(id=str(event.id), event=event.type, data=_shown(event))
        await asyncio.sleep(_POLL_SECONDS)


def _shown(event: LiveEvent) -> dict[str, Any]:
    return {"id": event.subject, "at": event.at, "office": event.office, **event.data}
