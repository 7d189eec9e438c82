"""Gives and takes back short-lived permissions."""

from __future__ import annotations

import secrets
from datetime import timedelta

from assist.auth.dependencies import Caller
from assist.auth.roles import Role
from assist.auth.tokens import SessionClaims, session_secret, signed
from assist.problems import Problem
from assist.resources import Resources
from assist.sessions.schemas import SessionIn, SessionOut
from indexes.database import session_scope
from indexes.repositories import OfficeRepository
from indexes.repositories.agent_sessions import AgentSessionRepository
from indexes.tables import AgentSession, now
from prompts.catalogue import catalogue

_WHAT = "ninguna sesión"


def open_session(resources: Resources, body: SessionIn, caller: Caller) -> SessionOut:
    """Raises Problem 422 for an office that is not known."""
    lasts = timedelta(minutes=body.minutes or resources.settings.session_minutes)
    with session_scope(resources.engine) as session:
        if OfficeRepository(session).get(body.office) is None:
            said = catalogue("knowledge")["sessions"]["office"].format(office=body.office)
            raise Problem("invalid", errors=[{"field": "body.office", "message": said}])
        row = AgentSession(
            id="ses_" + secrets.token_hex(12),
            key_id=caller.key_id,
            agent=body.agent,
            office=body.office,
            interaction=body.interaction,
            expires_at=now() + lasts,
        )
        AgentSessionRepository(session).add(row)
    claims = SessionClaims(id=row.id, expires=int(row.expires_at.timestamp()))
    return SessionOut(
        **row.model_dump(include={"id", "agent", "office", "interaction", "expires_at"}),
        token=signed(claims, session_secret(resources.settings)),
        expires_in=int(lasts.total_seconds()),
    )


def revoke(resources: Resources, id: str, caller: Caller) -> None:
    """A host revokes its own. Raises Problem 404 for any other, as for one that does not exist."""
    with session_scope(resources.engine) as session:
        repository = AgentSessionRepository(session)
        row = repository.get(id)
        if row is None or (caller.role is not Role.ADMIN and row.key_id != caller.key_id):
            raise Problem("not_found", what=_WHAT, id=id)
        repository.revoke(id, now())
