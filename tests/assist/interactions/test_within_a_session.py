"""The token of a session opens one interaction, and nothing of anybody else."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.assist.conftest import Desk


def _came(desk: Desk, number: str, **rest: Any) -> str:
    body = {
        "source": "crm", "external_id": number, "channel": "phone", "citizen": {"ref": number},
        "text": "¿Cuánto cuesta la licencia de pesca?", **rest,
    }  # fmt: skip
    return str(desk.agent.post("/v1/interactions", json=body).json()["interaction_id"])


@pytest.fixture(scope="module")
def own(desk: Desk) -> str:
    return _came(desk, "propia")


@pytest.fixture(scope="module")
def inside(desk: Desk, own: str) -> TestClient:
    who = {"agent": "maria", "office": "huesca", "interaction": own}
    token = desk("host").post("/v1/sessions", json=who).json()["token"]
    return TestClient(desk.agent.app, headers={"Authorization": f"Bearer {token}"})


def test_it_does_not_say_that_its_citizen_is_another(
    desk: Desk, inside: TestClient, own: str
) -> None:
    _came(desk, "ajena-1")
    address = f"/v1/interactions/{own}"
    assert inside.patch(address, json={"citizen_ref": "ajena-1"}).status_code == 403
    assert inside.get("/v1/citizens/ajena-1/timeline").status_code == 404
    same = {"citizen_ref": "propia", "authentication": "low"}
    assert inside.patch(address, json=same).status_code == 200


def test_it_does_not_undo_the_merges_of_others(desk: Desk, inside: TestClient) -> None:
    one, into = _came(desk, "ajena-2"), _came(desk, "ajena-3", citizen={"ref": "ajena-2"})
    desk.agent.post(f"/v1/interactions/{one}:merge", json={"into": into})
    assert inside.post(f"/v1/interactions/{one}:unmerge").status_code == 404
    assert desk.agent.get(f"/v1/interactions/{one}").json()["merged_into"] == into


@pytest.mark.parametrize("direction", ["out", "note"])
def test_a_message_of_another_interaction_is_not_given_back(
    desk: Desk, inside: TestClient, own: str, direction: str
) -> None:
    _came(desk, "ajena-4")
    body = {"text": "x", "source": "crm", "external_id": "ajena-4", "direction": direction}
    answer = inside.post(f"/v1/interactions/{own}/messages", json=body)
    assert answer.status_code == 409
    assert "licencia" not in answer.text


def test_a_note_does_not_name_the_suggestion_of_another(
    desk: Desk, inside: TestClient, own: str
) -> None:
    other = desk.agent.post(f"/v1/interactions/{_came(desk, 'ajena-5')}:suggest").json()["id"]
    body = {"text": "x", "direction": "note", "suggestion_id": other}
    assert inside.post(f"/v1/interactions/{own}/messages", json=body).status_code == 404


def test_what_comes_in_is_not_for_it(inside: TestClient) -> None:
    body = {"source": "crm", "external_id": "n", "channel": "phone", "text": "Hola"}
    assert inside.post("/v1/interactions", json=body).status_code == 403
    assert inside.post("/v1/inbound/email", content=b"From: a@b.es\n\nHola").status_code == 403
    assert inside.get("/v1/inbound/rejected").status_code == 403
