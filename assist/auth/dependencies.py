"""API keys: `Authorization: Bearer KEY`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from assist.auth.roles import AGENTS, EDITORS, QUALITY, Role
from assist.dependencies import ResourcesDependency
from assist.problems import Problem
from indexes.keys import key_digest
from indexes.repositories.keys import key_in_force

_bearer = HTTPBearer(auto_error=False, description="La clave que dio `ventanilla key create`.")


@dataclass(frozen=True)
class Caller:
    """`shown` is who it is to people: the name that the key was given."""

    key_id: str
    role: Role
    name: str = ""

    @property
    def shown(self) -> str:
        return self.name or self.key_id


def authenticate(
    resources: ResourcesDependency,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
) -> Caller:
    """Raises Problem 401. The answer is the same for a missing, unknown or revoked key.

    The connection is given back before the request goes on: requests that keep one while they wait
    for another wait for each other."""
    if credentials is None:
        raise Problem("unauthenticated")
    with resources.engine.connect() as connection:
        known = key_in_force(connection, key_digest(credentials.credentials))
    if known is None:
        raise Problem("unauthenticated")
    return Caller(known.id, Role(known.role), known.name)


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
EditorDependency = Annotated[Caller, Depends(_Requires(EDITORS))]
QualityDependency = Annotated[Caller, Depends(_Requires(QUALITY))]
