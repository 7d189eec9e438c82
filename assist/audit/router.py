"""Who read what and who decided what."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import AwareDatetime

from assist.audit import service
from assist.audit.schemas import AuditPage, AuditState
from assist.auth.dependencies import SupervisorDependency
from assist.dependencies import ResourcesDependency, SessionDependency
from assist.interactions.schemas import Citizen
from assist.paging import Limit, Offset
from indexes.repositories.audit import AuditFilter

router = APIRouter(prefix="/v1", tags=["audit"])


@router.get("/audit")
def list_audit(
    caller: SupervisorDependency,
    resources: ResourcesDependency,
    session: SessionDependency,
    actor: str | None = None,
    action: Annotated[str | None, Query(description="O sus primeras palabras.")] = None,
    subject: str | None = None,
    citizen: Annotated[Citizen | None, Query(max_length=300)] = None,
    since: AwareDatetime | None = None,
    until: AwareDatetime | None = None,
    offset: Offset = 0,
    limit: Limit = 50,
) -> AuditPage:
    """Newest first. `citizen`: what was done with the data of one, by reference or hash."""
    if citizen:
        subject = service.subject_of(session, resources.settings, citizen)
    chosen = AuditFilter(actor=actor, action=action, subject=subject, since=since, until=until)
    return service.entries(session, chosen, offset, limit, caller)


@router.get("/audit:verify")
def verify_audit(_: SupervisorDependency, session: SessionDependency) -> AuditState:
    """Whether anything of it was changed, taken out, moved or cut off, and which."""
    return service.state(session)
