"""Citizens by the CRM's reference (or its hash): their history, their data, their erasure."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from assist.auth.dependencies import AttendingDependency, SupervisorDependency
from assist.citizens import service
from assist.citizens.schemas import CitizenData, ErasureReport, Timeline
from assist.dependencies import ResourcesDependency, SessionDependency
from assist.interactions.schemas import Citizen
from assist.paging import Limit, Offset

router = APIRouter(prefix="/v1/citizens", tags=["citizens"])

Reference = Annotated[Citizen, Path(min_length=1, max_length=300)]


@router.get("/{ref:path}/timeline")
def get_timeline(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    session: SessionDependency,
    response: Response,
    ref: Reference,
    offset: Offset = 0,
    limit: Limit = 50,
) -> Timeline:
    """What was said on every channel, the last first. That it was read is kept in the audit."""
    response.headers["Cache-Control"] = "no-store"
    return service.timeline(session, resources.settings, ref, offset, limit, caller)


@router.get("/{ref:path}/data")
def get_data(
    caller: SupervisorDependency,
    resources: ResourcesDependency,
    session: SessionDependency,
    response: Response,
    ref: Reference,
) -> CitizenData:
    """All that is kept of a person, for them."""
    response.headers["Cache-Control"] = "no-store"
    return service.data_of(session, resources.settings, ref, caller.shown)


@router.delete("/{ref:path}")
def erase_citizen(
    caller: SupervisorDependency, resources: ResourcesDependency, ref: Reference
) -> ErasureReport:
    """For good, everywhere. Only the proof that it was done stays, in the audit."""
    return service.forget(resources.engine, resources.settings, ref, caller.shown)
