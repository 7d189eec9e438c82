from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from indexes.database import session_scope
from indexes.repositories import SourceRepository
from indexes.tables import Source


@pytest.fixture
def sources(engine: Engine) -> None:
    with session_scope(engine) as session:
        SourceRepository(session).save(Source(name="portal", kind="portal", authority=20))
        SourceRepository(session).save(Source(name="sede", kind="sede", authority=30))


@pytest.fixture
def session(engine: Engine, sources: None) -> Iterator[Session]:
    """With the sources `portal` and `sede`."""
    with session_scope(engine) as session:
        yield session
