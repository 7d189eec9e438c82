"""A host's backend opens sessions; their tokens open what an agent may do, for minutes only."""

from __future__ import annotations

import base64
import json
import re
import stat
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from assist.auth.tokens import SessionClaims, session_secret, signed
from indexes.database import session_scope
from indexes.repositories import KeyRepository
from indexes.repositories.agent_sessions import AgentSessionRepository
from indexes.tables import AgentSession, now
from tests.assist.conftest import Desk

WHO = {"agent": "maria", "office": "huesca", "interaction": "crm-1"}
QUESTION = {"query": "¿cuánto cuesta la licencia de pesca?"}


def opened(desk: Desk, **more: Any) -> dict[str, Any]:
    answer = desk("host").post("/v1/sessions", json={**WHO, **more})
    assert answer.status_code == 201, answer.text
    session: dict[str, Any] = answer.json()
    return session


def with_token(desk: Desk, token: str) -> TestClient:
    return TestClient(desk.agent.app, headers={"Authorization": f"Bearer {token}"})


def test_a_session_may_ask_search_and_read_for_its_office(desk: Desk) -> None:
    client = with_token(desk, opened(desk)["token"])
    answer = client.post("/v1/suggestions", json=QUESTION).json()
    assert "Oficina de Huesca" in answer["draft"]["closing"]
    address = f"/v1/suggestions/{answer['id']}"
    assert client.get(address).status_code == 200
    again = client.post(f"{address}/redraft", json={"style": "brief"}).json()
    assert client.get(f"/v1/suggestions/{again['id']}").status_code == 200
    assert client.post(f"{address}/events", json={"type": "displayed"}).status_code == 204
    assert client.get("/v1/search", params={"q": "pesca"}).json()["hits"]
    streamed = client.post(
        "/v1/suggestions", json=QUESTION, headers={"Accept": "text/event-stream"}
    )
    id = re.search(r'"id": "(sug_\w+)"', streamed.text)
    assert id is not None
    assert client.get(f"/v1/suggestions/{id[1]}").status_code == 200
    other = client.post("/v1/suggestions", json={**QUESTION, "office": "teruel"})
    assert (other.status_code, "huesca" in other.json()["detail"]) == (403, True)


def test_a_session_opens_nothing_of_another_interaction_and_no_editors_call(desk: Desk) -> None:
    first = with_token(desk, opened(desk)["token"])
    made = first.post("/v1/suggestions", json=QUESTION).json()["id"]
    other = with_token(desk, opened(desk, interaction="crm-2")["token"])
    assert other.get(f"/v1/suggestions/{made}").status_code == 404
    assert other.post(f"/v1/suggestions/{made}/redraft", json={}).status_code == 404
    event = {"type": "copied"}
    assert other.post(f"/v1/suggestions/{made}/events", json=event).status_code == 404
    same = with_token(desk, opened(desk)["token"])  # the token was renewed
    assert same.get(f"/v1/suggestions/{made}").status_code == 200
    for path in ("/v1/jobs", "/v1/sources", "/v1/cases", "/v1/conflicts"):
        assert first.get(path).status_code == 403
    assert first.post("/v1/sessions", json=WHO).status_code == 403


def test_a_token_that_was_touched_or_has_ended_opens_nothing(desk: Desk) -> None:
    token = opened(desk)["token"]
    payload, _, signature = token.removeprefix("vns_").partition(".")
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    longer = base64.urlsafe_b64encode(
        json.dumps({**claims, "expires": claims["expires"] + 9}).encode()
    ).decode()
    forged = [
        f"vns_{longer.rstrip('=')}.{signature}",
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        f"vns_{payload}.",
        "vns_",
        "vns_é.ü",
        signed(SessionClaims(id=claims["id"], expires=claims["expires"]), b"other secret"),
    ]
    for one in forged:
        headers = {"Authorization": b"Bearer " + one.encode()}
        assert desk.agent.get("/v1/offices", headers=headers).status_code == 401
    ended = _ended(desk)
    refused = with_token(desk, ended).get("/v1/offices")
    assert (refused.status_code, "ha caducado" in refused.json()["detail"]) == (401, True)


def _ended(desk: Desk) -> str:
    """A token that is signed well, of a session whose time has passed."""
    row = AgentSession(id="ses_old", key_id="key_host", **WHO, expires_at=now() - timedelta(1))
    with session_scope(desk.engine) as session:
        AgentSessionRepository(session).add(row)
    later = int((now() + timedelta(1)).timestamp())
    return signed(SessionClaims(id="ses_old", expires=later), session_secret(desk.settings))


def test_a_session_is_revoked_by_its_host_and_with_the_hosts_key(desk: Desk) -> None:
    mine = opened(desk)
    client = with_token(desk, mine["token"])
    assert client.get("/v1/offices").status_code == 200
    assert desk.editor.delete(f"/v1/sessions/{mine['id']}").status_code == 403
    assert desk("host").delete(f"/v1/sessions/{mine['id']}").status_code == 204
    assert client.get("/v1/offices").status_code == 401
    other = desk("admin").post("/v1/sessions", json=WHO).json()
    assert desk("host").delete(f"/v1/sessions/{other['id']}").status_code == 404
    left = with_token(desk, other["token"])
    with session_scope(desk.engine) as session:
        KeyRepository(session).revoke("key_admin", now())
    assert left.get("/v1/offices").status_code == 401


def test_a_host_opens_sessions_and_nothing_else(desk: Desk) -> None:
    host = desk("host")
    assert host.post("/v1/suggestions", json=QUESTION).status_code == 403
    assert host.get("/v1/search", params={"q": "pesca"}).status_code == 403
    for role in ("agent", "editor", "qa"):
        assert desk(role).post("/v1/sessions", json=WHO).status_code == 403
    answer = host.post("/v1/sessions", json={**WHO, "minutes": 3})
    assert (answer.json()["expires_in"], answer.headers["cache-control"]) == (180, "no-store")
    for wrong in ({"office": "luna"}, {"minutes": 600}, {"agent": ""}, {"role": "editor"}):
        assert host.post("/v1/sessions", json={**WHO, **wrong}).status_code == 422


def test_the_secret_is_its_owners_only_and_the_token_tells_nobody_who_it_is_for(desk: Desk) -> None:
    token = opened(desk, agent="maría@example.org")["token"]
    file = desk.settings.data_dir / "session.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    payload = token.removeprefix("vns_").partition(".")[0]
    assert set(json.loads(base64.urlsafe_b64decode(payload + "==="))) == {"id", "expires"}


def test_the_example_backend_gives_its_page_a_token(desk: Desk, monkeypatch: Any) -> None:
    guide = (Path(__file__).parents[3] / "docs" / "embedding.md").read_text(encoding="utf-8")
    match = re.search(r"```python\n(.*?)```", guide, re.DOTALL)
    assert match is not None
    assert len(match[1].strip().splitlines()) <= 22
    host = desk("host")
    monkeypatch.setenv("VENTANILLA_URL", "http://testserver")
    monkeypatch.setenv("VENTANILLA_KEY", host.headers["authorization"].removeprefix("Bearer "))
    monkeypatch.setattr(httpx, "post", lambda url, **more: _through(host, url, **more))
    example: dict[str, Any] = {}
    exec(compile(match[1], "embedding.md", "exec"), example)
    page = TestClient(example["app"])
    refused = page.post("/ventanilla/session", json={"interaction": "crm-9"})
    assert refused.status_code == 401
    signed_in = {"X-Agent": "maria", "X-Office": "huesca"}
    given = page.post("/ventanilla/session", json={"interaction": "crm-9"}, headers=signed_in)
    assert with_token(desk, given.json()["token"]).get("/v1/offices").status_code == 200


def _through(host: TestClient, url: str, **more: Any) -> Any:
    """The example's call, made to the service of this test."""
    more.pop("timeout", None)
    return host.post(url, **more)


@pytest.fixture(autouse=True)
def _keys_are_there(desk: Desk) -> None:
    desk("host")
