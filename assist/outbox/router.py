"""What other systems were told, and what they have not taken yet."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from assist.auth.dependencies import SupervisorDependency
from assist.dependencies import ResourcesDependency, SessionDependency
from assist.outbox import service
from assist.outbox.schemas import OutboxOut, OutboxPage, Replayed
from assist.paging import Limit, Offset
from indexes.repositories.outbox import OutboxFilter, OutboxState

router = APIRouter(prefix="/v1/outbox", tags=["outbox"])


@router.get("")
def list_messages(
    _: SupervisorDependency,
    session: SessionDependency,
    state: OutboxState | None = None,
    kind: str | None = None,
    destination: str | None = None,
    subject: str | None = None,
    offset: Offset = 0,
    limit: Limit = 50,
) -> OutboxPage:
    """The newest first. `state=failed`: those that wait for a person, each with its reason."""
    chosen = OutboxFilter(state=state, kind=kind, destination=destination, subject=subject)
    return service.messages(session, chosen, offset, limit)


@router.get("/{message_id}")
def get_message(_: SupervisorDependency, session: SessionDependency, message_id: str) -> OutboxOut:
    return service.message(session, message_id)


@router.post(":replay", status_code=202)
def replay_failed_messages(
    caller: SupervisorDependency,
    resources: ResourcesDependency,
    destination: Annotated[str, Query(min_length=1, max_length=200)],
) -> Replayed:
    """All that failed at one destination."""
    return service.replay_failed(resources, destination, caller)


@router.post("/{message_id}:replay", status_code=202)
def replay_message(
    caller: SupervisorDependency, resources: ResourcesDependency, message_id: str
) -> OutboxOut:
    """Under the same id, so that who has taken it already need not look at it again."""
    return service.replay(resources, message_id, caller)
