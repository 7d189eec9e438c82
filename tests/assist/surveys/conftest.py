"""Interactions to ask about."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from indexes.database import session_scope
from indexes.tables import Interaction, Survey, now
from tests.assist.conftest import Desk

Resolved = Callable[..., str]
Asked = Callable[..., str]


@pytest.fixture
def resolved(desk: Desk) -> Resolved:
    """The id of a new interaction, resolved if nothing else is said."""

    def make(**values: Any) -> str:
        id = "int_" + secrets.token_hex(8)
        at = now() - timedelta(hours=1)
        columns = {
            "id": id, "channel": "email", "office": "huesca", "state": "resolved",
            "theme": "familia", "source": "prueba", "thread_key": id, "created_at": at,
            "resolved_at": at,
        }  # fmt: skip
        with session_scope(desk.engine) as session:
            session.add(Interaction(**{**columns, **values}))
        return id

    return make


@pytest.fixture
def asked(desk: Desk, resolved: Resolved) -> Asked:
    """The path of a link that waits for its answer."""

    def make(**values: Any) -> str:
        answer = desk.agent.post("/v1/surveys", json={"interaction_id": resolved(), **values})
        return "/s/" + answer.json()["link"].rpartition("/")[2]

    return make


@pytest.fixture
def survey_of(desk: Desk) -> Callable[[str], Survey]:
    """The stored survey behind a path."""

    def find(path: str) -> Survey:
        from indexes.keys import key_digest
        from indexes.repositories.surveys import SurveyRepository

        with session_scope(desk.engine) as session:
            row = SurveyRepository(session).by_digest(key_digest(path.rpartition("/")[2]))
        assert row is not None
        return row

    return find
