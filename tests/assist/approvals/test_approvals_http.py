"""Approval before sending: only where an office or a theme wants it, and only of that text."""

from __future__ import annotations

from typing import Any

from tests.assist.conftest import Desk

TEXT = "La tasa es de 12,35 €.\nSu DNI, 12345678Z, consta."


def suggested(desk: Desk, office: str) -> str:
    body = {"query": "¿Cuánto cuesta la licencia de pesca?", "office": office}
    id: str = desk.agent.post("/v1/suggestions", json=body).json()["id"]
    return id


def send(desk: Desk, id: str, text: str = TEXT) -> Any:
    return desk.agent.post(
        f"/v1/suggestions/{id}/events", json={"type": "sent", "final_text": text}
    )


def ask(desk: Desk, id: str, text: str = TEXT) -> dict[str, Any]:
    answer = desk.agent.post("/v1/approvals", json={"suggestion_id": id, "text": text})
    assert answer.status_code == 201, answer.text
    asked: dict[str, Any] = answer.json()
    return asked


def act(desk: Desk, id: str, what: str, role: str = "supervisor", **body: Any) -> Any:
    return desk(role).post(f"/v1/approvals/{id}:{what}", json=body)


def kind(answer: Any) -> str:
    assert answer.status_code == 409, answer.text
    return str(answer.json()["type"]).rpartition(":")[2]


def test_nothing_is_held_back_where_nobody_wants_it(telling: Desk) -> None:
    id = suggested(telling, "huesca")
    assert send(telling, id).status_code == 204
    checked = telling.agent.get("/v1/approvals:check", params={"suggestion_id": id}).json()
    assert checked == {"required": False, "latest": None}


def test_a_text_is_sent_once_it_is_approved_and_no_other(telling: Desk) -> None:
    id = suggested(telling, "Teruel")
    assert kind(send(telling, id)) == "approval_needed"
    asked = ask(telling, id)
    assert ("12345678Z" in asked["text"], asked["office"]) == (False, "Teruel")
    assert kind(send(telling, id)) == "approval_waiting"
    waiting = telling("supervisor").get("/v1/approvals", params={"state": "waiting"}).json()
    assert asked["id"] in {one["id"] for one in waiting["items"]}
    assert act(telling, asked["id"], "approve", role="agent").status_code == 403
    assert act(telling, asked["id"], "approve").json()["state"] == "approved"
    assert kind(send(telling, id, "Otra cosa.")) == "approval_differs"
    assert send(telling, id, TEXT.replace("\n", " ")).status_code == 204
    assert kind(act(telling, asked["id"], "return", reason="Tarde")) == "wrong_state"


def test_what_is_returned_says_why_and_may_be_asked_again(telling: Desk) -> None:
    id = suggested(telling, "teruel")
    first = ask(telling, id, "Son 12 euros.")
    assert act(telling, first["id"], "return").status_code == 422
    returned = act(telling, first["id"], "return", reason="Falta el importe exacto.").json()
    assert returned["state"] == "returned"
    refused = send(telling, id, "Son 12 euros.")
    assert kind(refused) == "approval_returned"
    assert "Falta el importe exacto." in refused.json()["detail"]
    second = ask(telling, id)
    act(telling, second["id"], "approve")
    assert send(telling, id).status_code == 204


def test_what_is_asked_about_exists(telling: Desk) -> None:
    answer = telling.agent.post("/v1/approvals", json={"suggestion_id": "sug_x", "text": "Hola"})
    assert answer.status_code == 404
    assert telling.agent.post("/v1/approvals", json={"text": "Hola"}).status_code == 422


def test_a_reply_in_a_thread_is_held_back_too(telling: Desk) -> None:
    sent = {"source": "web", "external_id": "w-9", "channel": "web_form", "text": "¿Cuánto cuesta?",
            "office": "teruel"}  # fmt: skip
    thread = telling.agent.post("/v1/interactions", json=sent).json()["interaction_id"]
    reply = {"direction": "out", "text": "Son 12,35 €."}
    address = f"/v1/interactions/{thread}/messages"
    assert kind(telling.agent.post(address, json=reply)) == "approval_needed"
    body = {"interaction_id": thread, "text": reply["text"]}
    asked = telling.agent.post("/v1/approvals", json=body).json()
    act(telling, asked["id"], "approve")
    assert telling.agent.post(address, json=reply).status_code == 201


def test_nobody_approves_what_they_asked_for_themselves(telling: Desk) -> None:
    body = {"suggestion_id": suggested(telling, "teruel"), "text": TEXT}
    asked = telling("supervisor").post("/v1/approvals", json=body).json()
    refused = act(telling, asked["id"], "approve")
    assert kind(refused) == "conflict"
    assert "otra persona" in refused.json()["detail"]
    assert act(telling, asked["id"], "approve", role="admin").json()["state"] == "approved"
