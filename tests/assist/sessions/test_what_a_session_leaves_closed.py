"""A session's token opens its own interaction in every room, and ends when it is revoked."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi import Request
from fastapi.security import HTTPAuthorizationCredentials
from fastapi.sse import ServerSentEvent
from fastapi.testclient import TestClient

from assist.auth.roles import Role
from assist.live.reading import Looking
from assist.live.router import follow_events
from tests.assist.conftest import Desk
from tests.assist.notices.test_notices_http import consent

MINE, FOREIGN = "ana", "bea"


def thread(desk: Desk, name: str) -> str:
    """A resolved interaction of a citizen who wants to be told of things."""
    sent = {"source": "web", "external_id": name, "channel": "web_form", "text": "¿Y la tasa?",
            "office": "huesca", "citizen": {"ref": name}}  # fmt: skip
    received = desk.agent.post("/v1/interactions", json=sent)
    id: str = received.json()["interaction_id"]
    if received.status_code == 201:
        desk.agent.post(f"/v1/interactions/{id}:resolve", json={"reason": "Hecho"})
        consent(desk, name)
    return id


def opened(desk: Desk, interaction: str) -> dict[str, Any]:
    body = {"agent": "maria", "office": "huesca", "interaction": interaction}
    found: dict[str, Any] = desk("host").post("/v1/sessions", json=body).json()
    return found


@pytest.fixture
def client(desk: Desk) -> TestClient:
    """With the token of a session for `MINE`."""
    headers = {"Authorization": f"Bearer {opened(desk, thread(desk, MINE))['token']}"}
    return TestClient(desk.agent.app, headers=headers)


def test_it_sees_and_asks_for_approvals_of_its_own_interaction_only(
    desk: Desk, client: TestClient
) -> None:
    for name, status in ((MINE, 200), (FOREIGN, 404)):
        id = thread(desk, name)
        asked = desk.agent.post("/v1/approvals", json={"interaction_id": id, "text": "Son 12 €."})
        checked = client.get("/v1/approvals:check", params={"interaction_id": id})
        assert checked.status_code == status
        assert ("Son 12 €." in checked.text) == (status == 200)
        own = client.post("/v1/approvals", json={"interaction_id": id, "text": "Otra."})
        assert own.status_code == {200: 201}.get(status, status)
        assert client.get(f"/v1/approvals/{asked.json()['id']}").status_code == status


def test_it_sees_and_changes_what_its_own_citizen_is_told_of(
    desk: Desk, client: TestClient
) -> None:
    for name, own in ((MINE, True), (FOREIGN, False)):
        thread(desk, name)
        body = {"ref": name, "channel": "mail", "theme": "familia"}
        known = desk.agent.post("/v1/interests", json=body).json()
        assert client.get("/v1/interests", params={"ref": name}).status_code == (
            200 if own else 404
        )
        assert client.post("/v1/interests", json=body).status_code == (201 if own else 404)
        ended = client.delete(f"/v1/interests/{known['id']}")
        assert ended.status_code == (204 if own else 404)


def test_it_gets_the_survey_and_gives_an_opinion_of_its_own_interaction_only(
    desk: Desk, client: TestClient
) -> None:
    for name, own in ((MINE, True), (FOREIGN, False)):
        id = thread(desk, name)
        asked = client.post("/v1/surveys", json={"interaction_id": id})
        assert (asked.status_code in (200, 201), "link" in asked.text) == (own, own)
        opinion = {"procedure_code": "901", "score": 2, "interaction_id": id}
        given = client.post("/v1/process-opinions", json=opinion)
        assert given.status_code == (201 if own else 404), given.text


async def _told_after_the_end(desk: Desk, token: str, session: str) -> list[ServerSentEvent]:
    resources = desk.agent.app.state.resources  # type: ignore[attr-defined]

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": True}  # it is still there

    request = Request({"type": "http"}, receive)
    given = HTTPAuthorizationCredentials(scheme="Bearer", credentials=token)
    stream = follow_events(resources, request, given, Looking(Role.AGENT, "huesca", 0))
    assert (await anext(stream)).comment
    assert (await anext(stream)).event  # of what happened before
    desk("host").delete(f"/v1/sessions/{session}")
    return [one async for one in stream if int(one.id or 0) > 10**6]


def test_events_end_with_the_session(desk: Desk) -> None:
    session = opened(desk, thread(desk, MINE))
    after = _told_after_the_end(desk, session["token"], session["id"])
    with ThreadPoolExecutor(1) as alone:  # a browser of other tests may have a loop in this one
        told = alone.submit(lambda: asyncio.run(asyncio.wait_for(after, 60))).result()
    assert told == []  # and it ended


def test_who_got_the_link_of_a_survey_is_in_the_audit(desk: Desk) -> None:
    id = thread(desk, FOREIGN)
    made = desk.agent.post("/v1/surveys", json={"interaction_id": id}).json()
    asked = {"subject": made["id"], "action": "survey.link_given"}
    found = desk("supervisor").get("/v1/audit", params=asked).json()["items"]
    assert [one["actor"] for one in found][:1] == ["Una agent"]
    assert found[0]["detail"]["interaction"] == id
    assert made["link"] not in str(found)


def test_who_is_not_known_is_not_named_by_being_looked_for(desk: Desk) -> None:
    assert desk.agent.get("/v1/interests", params={"ref": "nadie"}).json() == []
    asked = {"action": "citizen.interests_read"}
    last = desk("supervisor").get("/v1/audit", params=asked).json()["items"][0]
    assert last["subject"].startswith("erased_")


def test_a_blank_reference_is_refused(desk: Desk) -> None:
    assert desk.agent.get("/v1/interests", params={"ref": " "}).status_code == 422
