"""Subscriptions: secrets shown once, rotated with both in force, messages signed and replayed."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from assist.outbox.delivering import deliver
from tests.assist.conftest import Desk
from tests.assist.outgoing import Receiver

ADDRESS = "/v1/webhooks"


def subscribe(desk: Desk, url: str, *events: str) -> dict[str, Any]:
    body = {"url": url, "events": list(events) or ["*"]}
    answer = desk("admin").post(ADDRESS, json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def escalate(desk: Desk, question: str) -> str:
    id: str = desk.agent.post("/v1/escalations", json={"question": question}).json()["id"]
    return id


def came(told: Receiver, path: str) -> list[Any]:
    return [one.json for one in told.at(path)]


def test_who_subscribed_is_told_of_what_they_want_signed(telling: Desk, told: Receiver) -> None:
    every = subscribe(telling, f"{told.url}/todo")
    subscribe(telling, f"{told.url}/otros", "approval.decided")
    id = escalate(telling, "¿Se avisa?")
    deliver(telling.settings)
    (message,) = [one for one in told.at("/todo") if one.json["data"]["id"] == id]
    assert Webhook(every["secret"]).verify(message.body, message.headers) == message.json
    assert (message.json["type"], "¿Se avisa?" in message.body) == ("escalation.opened", False)
    assert came(told, "/otros") == []
    sent = telling("admin").get(
        "/v1/outbox", params={"destination": f"webhook:{every['id']}", "subject": id}
    ).json()  # fmt: skip
    again = telling("supervisor").post(f"/v1/outbox/{sent['items'][0]['id']}:replay")
    assert again.status_code == 202
    deliver(telling.settings)
    assert told.attempts[message.id] == 2


def test_a_secret_is_shown_once_and_two_sign_after_a_rotation(
    telling: Desk, told: Receiver
) -> None:
    made = subscribe(telling, f"{told.url}/secreto")
    address = f"{ADDRESS}/{made['id']}"
    assert "secret" not in telling("admin").get(address).json()
    assert telling.editor.get(address).status_code == 403
    rotated = telling("admin").post(f"{address}:rotate").json()
    assert rotated["secret"] != made["secret"]
    pinged = telling("admin").post(f"{address}:ping").json()
    assert pinged == {"delivered": True, "status": 202, "error": ""}
    (ping,) = told.at("/secreto")
    for secret in (made["secret"], rotated["secret"]):
        assert Webhook(secret).verify(ping.body, ping.headers)["type"] == "webhook.ping"
    with pytest.raises(WebhookVerificationError):
        Webhook(made["secret"]).verify(ping.body + " ", ping.headers)
    with telling.engine.connect() as connection:
        rows = connection.execute(text("SELECT * FROM webhook_subscription")).all()
    assert not any(one["secret"][6:] in str(rows) for one in (made, rotated))


def test_a_paused_or_deleted_one_is_told_nothing(telling: Desk, told: Receiver) -> None:
    made = subscribe(telling, f"{told.url}/calla")
    address = f"{ADDRESS}/{made['id']}"
    stale = telling("admin").patch(address, json={}, headers={"If-Match": '"99"'})
    assert stale.status_code == 412
    paused = telling("admin").patch(address, json={"state": "paused"})
    assert paused.json()["state"] == "paused"
    escalate(telling, "¿Se calla?")
    assert telling("admin").delete(address).status_code == 204
    deliver(telling.settings)
    assert came(told, "/calla") == []
    assert telling("admin").get(address).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {"url": "https://10.0.0.1/", "events": ["*"]},
        {"url": "http://example.org/", "events": ["*"]},
        {"url": "https://example.org/", "events": ["lo.que.sea"]},
        {"url": "https://example.org/", "events": []},
    ],
)
def test_what_cannot_be_told_is_refused_when_subscribing(
    telling: Desk, body: dict[str, Any]
) -> None:
    answer = telling("admin").post(ADDRESS, json=body)
    assert (answer.status_code, bool(answer.json()["errors"])) == (422, True)
