"""Who calls: `Authorization: Bearer` with an API key, or with the token of a session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from assist.auth.roles import (
    ADMINS,
    AGENTS,
    ATTENDING,
    EDITORS,
    HOSTS,
    MANAGERS,
    NOTIFIERS,
    QUALITY,
    SUPERVISORS,
    Role,
)
from assist.auth.tokens import PREFIX, read, session_secret
from assist.dependencies import ResourcesDependency
from assist.problems import Problem
from assist.resources import Resources
from indexes.database import session_scope
from indexes.keys import key_digest
from indexes.repositories.agent_sessions import AgentSessionRepository
from indexes.repositories.keys import key_in_force
from indexes.tables import now

_bearer = HTTPBearer(auto_error=False, description="La clave que dio `ventanilla key create`.")

CredentialsDependency = Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)]


@dataclass(frozen=True)
class SessionScope:
    """What the token of a session is limited to."""

    office: str
    interaction: str


@dataclass(frozen=True)
class Caller:
    """`shown` is who it is to people: the name that the key was given."""

    key_id: str
    role: Role
    name: str = ""
    session: SessionScope | None = None

    @property
    def shown(self) -> str:
        return self.name or self.key_id


def authenticate(resources: ResourcesDependency, credentials: CredentialsDependency) -> Caller:
    """Raises Problem 401. The answer is the same for a missing, unknown or revoked key.

    The connection is given back before the request goes on: requests that keep one while they wait
    for another wait for each other."""
    if credentials is None:
        raise Problem("unauthenticated")
    if credentials.credentials.startswith(PREFIX):
        return _of_session(resources, credentials.credentials)
    with resources.engine.connect() as connection:
        known = key_in_force(connection, key_digest(credentials.credentials))
    if known is None:
        raise Problem("unauthenticated")
    return Caller(known.id, Role(known.role), known.name)


def _of_session(resources: Resources, token: str) -> Caller:
    """An agent, for as long as the host asked. Raises Problem 401."""
    at = now()
    claims = read(token, session_secret(resources.settings))
    if claims is None or claims.expires <= at.timestamp():
        raise Problem("session_ended")
    with session_scope(resources.engine) as session:
        row = AgentSessionRepository(session).in_force(claims.id, at)
    if row is None:
        raise Problem("session_ended")
    scope = SessionScope(row.office, row.interaction)
    return Caller(row.key_id, Role.AGENT, row.agent, scope)


class _Requires:
    """A dependency that lets some roles through. Raises Problem 403."""

    def __init__(self, roles: frozenset[Role]) -> None:
        self._roles = roles

    async def __call__(self, caller: Annotated[Caller, Depends(authenticate)]) -> Caller:
        require(caller, self._roles)
        return caller


def require(caller: Caller, roles: frozenset[Role]) -> None:
    """Raises Problem 403."""
    if caller.role not in roles:
        raise Problem("forbidden", roles=", ".join(sorted(roles)))


AgentDependency = Annotated[Caller, Depends(_Requires(AGENTS))]
HostDependency = Annotated[Caller, Depends(_Requires(HOSTS))]
EditorDependency = Annotated[Caller, Depends(_Requires(EDITORS))]
QualityDependency = Annotated[Caller, Depends(_Requires(QUALITY))]
AttendingDependency = Annotated[Caller, Depends(_Requires(ATTENDING))]
AdminDependency = Annotated[Caller, Depends(_Requires(ADMINS))]
SupervisorDependency = Annotated[Caller, Depends(_Requires(SUPERVISORS))]
ManagerDependency = Annotated[Caller, Depends(_Requires(MANAGERS))]
NoticeDependency = Annotated[Caller, Depends(_Requires(NOTIFIERS))]
