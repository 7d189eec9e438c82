"""What the path operations receive: the shared resources and a session of the database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, cast

from fastapi import Depends, Request
from sqlmodel import Session

from assist.resources import Resources
from indexes.database import session_scope


async def get_resources(request: Request) -> Resources:
    return cast(Resources, request.app.state.resources)


ResourcesDependency = Annotated[Resources, Depends(get_resources)]


def get_session(resources: ResourcesDependency) -> Iterator[Session]:
    with session_scope(resources.engine) as session:
        yield session


# Ends with the path operation, not with the answer's last byte: a slow reader would otherwise keep
# one of few connections, and what is told to be saved would not be saved yet.
SessionDependency = Annotated[Session, Depends(get_session, scope="function")]
