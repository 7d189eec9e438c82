"""Surveys and opinions. Only who may read citizens' text gets their comments."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Response

from assist.auth.dependencies import (
    AgentDependency,
    AttendingDependency,
    ManagerDependency,
    SupervisorDependency,
)
from assist.dependencies import ResourcesDependency, SessionDependency
from assist.paging import Limit, Offset
from assist.surveys import opinions as giving
from assist.surveys import service
from assist.surveys.schemas import (
    Invitation,
    InvitationIn,
    OpinionIn,
    OpinionOut,
    Opinions,
    Surveys,
)
from indexes.models import Channel
from indexes.repositories.surveys import SurveyFilter
from indexes.tables import as_utc

router = APIRouter(prefix="/v1", tags=["surveys"])


@router.post("/surveys", status_code=201)
def ask(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    session: SessionDependency,
    response: Response,
    body: InvitationIn,
) -> Invitation:
    """The link and the wording to send for a resolved interaction: new (201), or the same as
    before (200). Who asked for it is kept in the audit."""
    invitation, new = service.invite(session, resources.settings, body, caller)
    response.status_code = 201 if new else 200
    return invitation


@router.get("/surveys")
def list_answers(
    _: SupervisorDependency,
    session: SessionDependency,
    since: Annotated[datetime | None, Query(description="UTC si no dice zona.")] = None,
    until: Annotated[datetime | None, Query(description="Exclusive; UTC si no dice zona.")] = None,
    office: str | None = None,
    channel: Channel | None = None,
    theme: str | None = None,
    procedure: str | None = None,
    max_score: Annotated[int | None, Query(ge=1, le=5)] = None,
    offset: Offset = 0,
    limit: Limit = 50,
) -> Surveys:
    """What citizens answered, the last ones first. Figures are in `/v1/surveys:summary`."""
    chosen = SurveyFilter(
        since=as_utc(since) if since else None,
        until=as_utc(until) if until else None,
        office=office,
        channel=channel,
        theme=theme,
        procedure_code=procedure,
        max_score=max_score,
    )
    return service.answers(session, chosen, offset, limit)


@router.post("/process-opinions", status_code=201)
def give_opinion(
    caller: AgentDependency, session: SessionDependency, body: OpinionIn
) -> OpinionOut:
    """How well a procedure works for citizens, in the eyes of who attends them."""
    return giving.add_opinion(session, body, caller)


@router.get("/process-opinions")
def list_opinions(
    _: ManagerDependency,
    session: SessionDependency,
    procedure: str | None = None,
    office: str | None = None,
    offset: Offset = 0,
    limit: Limit = 50,
) -> Opinions:
    """What employees think of procedures, the worst first."""
    return giving.opinions(session, procedure, office, offset, limit)
