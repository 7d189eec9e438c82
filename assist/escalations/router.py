"""The second level over HTTP."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from assist.auth.dependencies import AttendingDependency, SupervisorDependency
from assist.dependencies import ResourcesDependency, SessionDependency
from assist.escalations import service
from assist.escalations.schemas import (
    Answer,
    Assignment,
    Closing,
    EscalationDetail,
    EscalationIn,
    EscalationPage,
    EscalationState,
    QueueOut,
    TeamsAnswer,
    TeamsThanks,
)
from assist.interactions.access import check_key
from assist.paging import Limit, Offset
from assist.preconditions import Expected, show_version
from assist.sessions.scope import check_scope
from indexes.repositories.escalations import EscalationFilter

router = APIRouter(prefix="/v1", tags=["escalations"])


@router.post("/escalations", status_code=201)
def create_escalation(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    response: Response,
    body: EscalationIn,
) -> EscalationDetail:
    """Passes a question on. A suggestion is passed on once: 200 gives the escalation that is there.
    Where its queue is in Teams, `teams` says how far it is with telling it."""
    if body.suggestion_id is not None:
        check_scope(caller, resources.engine, body.suggestion_id)
    opened, new = service.open_escalation(resources, body, caller)
    response.status_code = 201 if new else 200
    response.headers["Location"] = f"/v1/escalations/{opened.id}"
    return _shown(response, opened)


@router.get("/escalations")
def list_escalations(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    session: SessionDependency,
    state: EscalationState | None = None,
    waiting: Annotated[bool | None, Query(description="Sin responder.")] = None,
    queue: str | None = None,
    assignee: str | None = None,
    office: str | None = None,
    interaction: str | None = None,
    offset: Offset = 0,
    limit: Limit = 50,
) -> EscalationPage:
    """Those that wait first, the most urgent of them first."""
    check_key(caller)
    chosen = EscalationFilter(
        state=state, waiting=waiting, queue=queue, assignee=assignee, office=office,
        interaction_id=interaction,
    )  # fmt: skip
    return service.escalations(session, resources.settings, chosen, offset, limit)


@router.get("/escalations:queues")
def list_queues(
    caller: AttendingDependency, resources: ResourcesDependency, session: SessionDependency
) -> list[QueueOut]:
    check_key(caller)
    return service.queues_with_load(session, resources.settings)


@router.get("/escalations/{escalation_id}")
def get_escalation(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    session: SessionDependency,
    response: Response,
    escalation_id: str,
) -> EscalationDetail:
    """A session's token opens those of its own interaction."""
    found = service.read_by(session, resources.settings, escalation_id, caller)
    return _shown(response, found)


@router.get("/escalations/{escalation_id}/card")
def get_card(
    _: SupervisorDependency,
    resources: ResourcesDependency,
    session: SessionDependency,
    escalation_id: str,
) -> dict[str, Any]:
    """The Adaptive Card that Teams shows; it cannot be answered with."""
    return service.card(session, resources.settings, escalation_id)


@router.post("/escalations/{escalation_id}:assign")
def assign_escalation(
    caller: SupervisorDependency,
    resources: ResourcesDependency,
    response: Response,
    escalation_id: str,
    body: Assignment,
    expected: Expected,
) -> EscalationDetail:
    """To somebody, or to another queue."""
    return _shown(response, service.assign(resources, escalation_id, body, expected, caller))


@router.post("/escalations/{escalation_id}:answer")
def answer_escalation(
    caller: SupervisorDependency,
    resources: ResourcesDependency,
    response: Response,
    escalation_id: str,
    body: Answer,
    expected: Expected,
) -> EscalationDetail:
    """The agent who asked is told at once (`/v1/events`). What is answered is proposed as
    knowledge: a canonical answer where the pages bear it out, else a draft of an article."""
    return _shown(response, service.answer(resources, escalation_id, body, expected, caller))


@router.post("/escalations/{escalation_id}:close")
def close_escalation(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    response: Response,
    escalation_id: str,
    body: Closing,
    expected: Expected,
) -> EscalationDetail:
    return _shown(response, service.close(resources, escalation_id, body, expected, caller))


@router.post("/callbacks/teams")
def take_answer_from_teams(resources: ResourcesDependency, body: TeamsAnswer) -> TeamsThanks:
    """For the workflow of Teams, without a key: the card's token permits one answer to one
    question, for as long as the settings say. The same answer again changes nothing."""
    return service.answer_from_teams(resources, body)


def _shown(response: Response, found: EscalationDetail) -> EscalationDetail:
    show_version(response, found.version)
    return found
