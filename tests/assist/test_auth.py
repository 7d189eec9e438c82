from __future__ import annotations

from fastapi.testclient import TestClient

from indexes.database import session_scope
from indexes.repositories import KeyRepository
from indexes.tables import now
from tests.assist.conftest import MakeClient


def test_call_without_key_is_refused_with_what_to_do(agent: TestClient) -> None:
    del agent.headers["Authorization"]
    response = agent.get("/v1/offices")
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    assert response.headers["content-type"] == "application/problem+json"
    assert "ventanilla key create" in response.json()["detail"]


def test_unknown_key_gets_the_same_answer_as_no_key(agent: TestClient) -> None:
    unknown = agent.get("/v1/offices", headers={"Authorization": "Bearer nada"})
    del agent.headers["Authorization"]
    assert unknown.json() == agent.get("/v1/offices").json()


def test_revoked_key_no_longer_opens(agent: TestClient) -> None:
    assert agent.get("/v1/offices").status_code == 200
    engine = agent.app.state.resources.engine  # type: ignore[attr-defined]
    with session_scope(engine) as session:
        repository = KeyRepository(session)
        repository.revoke(repository.list()[-1].id, now())
    assert agent.get("/v1/offices").status_code == 401


def test_agent_may_not_start_jobs(agent: TestClient) -> None:
    response = agent.post("/v1/jobs", json={"kind": "reindex"})
    assert response.status_code == 403
    assert "editor" in response.json()["detail"]


def test_admin_may_do_what_an_editor_may(client_as: MakeClient) -> None:
    assert client_as("admin").get("/v1/jobs").status_code == 200


def test_health_needs_no_key_and_tells_no_secret(agent: TestClient) -> None:
    del agent.headers["Authorization"]
    assert agent.get("/health/live").json() == {"status": "ok"}
    ready = agent.get("/health/ready")
    assert ready.status_code == 200
    assert ready.json()["checks"]["snapshot"]["passages"] > 0
    assert "sqlite" not in ready.text
    assert agent.get("/metrics").status_code == 200
