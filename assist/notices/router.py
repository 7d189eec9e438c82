"""Interests of citizens, notices to them, and campaigns."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import AfterValidator

from assist.auth.dependencies import (
    AttendingDependency,
    NoticeDependency,
    SupervisorDependency,
)
from assist.dependencies import ResourcesDependency, SessionDependency
from assist.interactions.schemas import named
from assist.jobs.schemas import JobOut
from assist.notices import campaigns, interests, service
from assist.notices.jobs import KIND
from assist.notices.schemas import (
    AudienceOut,
    CampaignIn,
    CampaignOut,
    InterestIn,
    InterestOut,
    Name,
    NoticeChanges,
    NoticeDetail,
    NoticePage,
    NoticeState,
    Origin,
    Rejection,
)
from assist.paging import Limit, Offset
from assist.preconditions import Expected, show_version
from indexes.jobs import enqueue
from indexes.repositories.notices import NoticeFilter

router = APIRouter(prefix="/v1", tags=["notices"])


@router.post("/interests", status_code=201)
def create_interest(
    caller: AttendingDependency, resources: ResourcesDependency, body: InterestIn
) -> InterestOut:
    """Needs the citizen's consent for the purpose `avisos` (`/v1/consents`)."""
    return interests.add(resources, body, caller)


@router.get("/interests")
def list_interests(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    session: SessionDependency,
    ref: Annotated[Name, AfterValidator(named), Query()],
) -> list[InterestOut]:
    """Those of one citizen, by the CRM's reference; the ended ones too."""
    return interests.interests(session, resources.settings, ref, caller)


@router.delete("/interests/{interest_id}", status_code=204)
def end_interest(
    caller: AttendingDependency, resources: ResourcesDependency, interest_id: str
) -> None:
    interests.end(resources, interest_id, caller)


@router.get("/notices")
def list_notices(
    _: NoticeDependency,
    session: SessionDependency,
    state: NoticeState | None = None,
    origin: Origin | None = None,
    procedure: str | None = None,
    theme: str | None = None,
    offset: Offset = 0,
    limit: Limit = 50,
) -> NoticePage:
    """The newest first. `state=proposed`: those that wait for somebody to decide."""
    chosen = NoticeFilter(state=state, origin=origin, procedure_code=procedure, theme=theme)
    return service.notices(session, chosen, offset, limit)


@router.post("/notices:propose", status_code=202)
def propose_notices(
    _: NoticeDependency, resources: ResourcesDependency, response: Response
) -> JobOut:
    """Looks for what is to be told, as is done every day: a worker does it."""
    job = JobOut.of(enqueue(resources.settings, KIND, {}))
    response.headers["Location"] = f"/v1/jobs/{job.id}"
    return job


@router.get("/notices/{notice_id}")
def get_notice(
    _: NoticeDependency,
    resources: ResourcesDependency,
    session: SessionDependency,
    response: Response,
    notice_id: str,
) -> NoticeDetail:
    return _shown(response, service.notice(session, resources.settings, notice_id))


@router.patch("/notices/{notice_id}")
def change_notice(
    caller: NoticeDependency,
    resources: ResourcesDependency,
    response: Response,
    notice_id: str,
    body: NoticeChanges,
    expected: Expected,
) -> NoticeDetail:
    """While it is proposed."""
    return _shown(response, service.change(resources, notice_id, body, expected, caller))


@router.post("/notices/{notice_id}:approve")
def approve_notice(
    caller: NoticeDependency,
    resources: ResourcesDependency,
    response: Response,
    notice_id: str,
    expected: Expected,
) -> NoticeDetail:
    """It is sent: to each citizen once, outside the quiet hours, and within what a week allows."""
    return _shown(response, service.approve(resources, notice_id, expected, caller))


@router.post("/notices/{notice_id}:reject")
def reject_notice(
    caller: NoticeDependency,
    resources: ResourcesDependency,
    response: Response,
    notice_id: str,
    body: Rejection,
    expected: Expected,
) -> NoticeDetail:
    """It is not proposed again."""
    return _shown(response, service.reject(resources, notice_id, body, expected, caller))


@router.get("/campaigns")
def list_campaigns(
    _: NoticeDependency, session: SessionDependency, offset: Offset = 0, limit: Limit = 50
) -> list[CampaignOut]:
    """The newest first."""
    return campaigns.campaigns(session, offset, limit)


@router.get("/campaigns:audiences")
def list_audiences(_: AttendingDependency, resources: ResourcesDependency) -> list[AudienceOut]:
    """The most vulnerable first."""
    return campaigns.groups(resources.settings)


@router.post("/campaigns", status_code=201)
def create_campaign(
    caller: NoticeDependency, resources: ResourcesDependency, body: CampaignIn
) -> CampaignOut:
    """A draft, with how many citizens would be told."""
    return campaigns.create(resources, body, caller)


@router.get("/campaigns/{campaign_id}")
def get_campaign(
    _: NoticeDependency,
    resources: ResourcesDependency,
    session: SessionDependency,
    campaign_id: str,
) -> CampaignOut:
    return campaigns.campaign(session, resources.settings, campaign_id)


@router.post("/campaigns/{campaign_id}:launch")
def launch_campaign(
    caller: SupervisorDependency,
    resources: ResourcesDependency,
    campaign_id: str,
    expected: Expected,
    dry_run: bool = False,
) -> CampaignOut:
    """`dry_run` only counts. The most vulnerable are told first."""
    return campaigns.launch(resources, campaign_id, dry_run, expected, caller)


def _shown(response: Response, found: NoticeDetail) -> NoticeDetail:
    show_version(response, found.version)
    return found
