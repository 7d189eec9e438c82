"""Approval before sending, over HTTP."""

from __future__ import annotations

from fastapi import APIRouter, Response

from assist.approvals import service
from assist.approvals.gate import subject_of
from assist.approvals.schemas import (
    ApprovalCheck,
    ApprovalIn,
    ApprovalOut,
    ApprovalPage,
    ApprovalState,
    Return,
)
from assist.auth.dependencies import AttendingDependency, SupervisorDependency
from assist.dependencies import ResourcesDependency, SessionDependency
from assist.interactions.access import existing
from assist.paging import Limit, Offset
from assist.preconditions import Expected, show_version
from assist.sessions.scope import check_scope
from indexes.repositories.approvals import ApprovalFilter

router = APIRouter(prefix="/v1", tags=["approvals"])


@router.post("/approvals", status_code=201)
def ask_for_approval(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    response: Response,
    session: SessionDependency,
    body: ApprovalIn,
) -> ApprovalOut:
    if body.suggestion_id is not None:
        check_scope(caller, resources.engine, body.suggestion_id)
    if body.interaction_id is not None:
        existing(session, body.interaction_id, caller)
    asked = service.ask(resources, body, caller)
    response.headers["Location"] = f"/v1/approvals/{asked.id}"
    return _shown(response, asked)


@router.get("/approvals")
def list_approvals(
    _: SupervisorDependency,
    session: SessionDependency,
    state: ApprovalState | None = None,
    office: str | None = None,
    offset: Offset = 0,
    limit: Limit = 50,
) -> ApprovalPage:
    """Those that wait first."""
    return service.approvals(session, ApprovalFilter(state=state, office=office), offset, limit)


@router.get("/approvals:check")
def check_approval(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    session: SessionDependency,
    suggestion_id: str | None = None,
    interaction_id: str | None = None,
) -> ApprovalCheck:
    """Whether what is to be sent needs approval, and how far it is."""
    if suggestion_id is not None:
        check_scope(caller, resources.engine, suggestion_id)
    if interaction_id is not None:
        existing(session, interaction_id, caller)
    office = caller.session.office if caller.session else None
    subject = subject_of(session, suggestion_id, interaction_id, office)
    return service.check(session, resources.settings, subject)


@router.get("/approvals/{approval_id}")
def get_approval(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    session: SessionDependency,
    response: Response,
    approval_id: str,
) -> ApprovalOut:
    found = service.approval(session, approval_id)
    if found.suggestion_id is not None:
        check_scope(caller, resources.engine, found.suggestion_id)
    elif found.interaction_id is not None:
        existing(session, found.interaction_id, caller)
    return _shown(response, found)


@router.post("/approvals/{approval_id}:approve")
def approve(
    caller: SupervisorDependency,
    resources: ResourcesDependency,
    response: Response,
    approval_id: str,
    expected: Expected,
) -> ApprovalOut:
    """This text may be sent; another one may not."""
    done = service.decide(resources, approval_id, "approved", "", expected, caller)
    return _shown(response, done)


@router.post("/approvals/{approval_id}:return")
def return_text(
    caller: SupervisorDependency,
    resources: ResourcesDependency,
    response: Response,
    approval_id: str,
    body: Return,
    expected: Expected,
) -> ApprovalOut:
    done = service.decide(resources, approval_id, "returned", body.reason, expected, caller)
    return _shown(response, done)


def _shown(response: Response, found: ApprovalOut) -> ApprovalOut:
    show_version(response, found.version)
    return found
