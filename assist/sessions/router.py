"""Sessions: what a host's backend asks for, so that its page needs no key."""

from __future__ import annotations

from fastapi import APIRouter, Response

from assist.auth.dependencies import HostDependency
from assist.dependencies import ResourcesDependency
from assist.sessions import service
from assist.sessions.schemas import SessionIn, SessionOut

router = APIRouter(prefix="/v1/sessions", tags=["sessions"])


@router.post("", status_code=201)
def open_session(
    caller: HostDependency, resources: ResourcesDependency, response: Response, body: SessionIn
) -> SessionOut:
    """A token for one agent, office and interaction, which opens what an agent may do."""
    response.headers["Cache-Control"] = "no-store"
    return service.open_session(resources, body, caller)


@router.delete("/{session_id}", status_code=204)
def revoke_session(caller: HostDependency, resources: ResourcesDependency, session_id: str) -> None:
    """Its token opens nothing from now on."""
    service.revoke(resources, session_id, caller)
