"""Deliveries over HTTP: what is signed and good is in, what is not is listed."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.assist.inbound.conftest import Counter


def _whatsapp(*messages: dict[str, Any], statuses: list[dict[str, Any]] | None = None) -> bytes:
    value = {"messages": list(messages), "statuses": statuses or []}
    change = {"field": "messages", "value": value}
    body = {"object": "whatsapp_business_account", "entry": [{"changes": [change]}]}
    return json.dumps(body).encode()


def _text(id: str, text: str, sender: str = "34600123456") -> dict[str, Any]:
    said = {"type": "text", "text": {"body": text}}
    return {"from": sender, "id": id, "timestamp": "1763800000", **said}


def _rejected(counter: Counter, source: str) -> dict[str, dict[str, Any]]:
    found = counter.agent.get("/v1/inbound/rejected", params={"source": source}).json()
    return {one["code"]: one for one in found["items"]}


def test_meta_verifies_the_address(counter: Counter) -> None:
    asked = {"hub.mode": "subscribe", "hub.verify_token": "testigo", "hub.challenge": "1158"}
    answer = counter.stranger.get("/v1/inbound/whatsapp", params=asked)
    assert (answer.status_code, answer.text) == (200, "1158")
    wrong = {**asked, "hub.verify_token": "otro"}
    assert counter.stranger.get("/v1/inbound/whatsapp", params=wrong).status_code == 403


def test_a_batch_is_taken_in_without_its_broken_parts(counter: Counter) -> None:
    body = _whatsapp(
        _text("w1", "¿Cuánto cuesta la licencia de pesca?"),
        _text("w2", "¿Y para mi hijo?"),
        {
            "from": "34600123456",
            "id": "w3",
            "type": "image",
            "image": {"caption": "Esto", "id": "9"},
        },
        {"from": "34600123456", "id": "w4", "type": "hologram"},
        statuses=[{"id": "ours", "status": "read"}, {"id": "ours", "status": "sent"}],
    )
    first = counter.whatsapp(body).json()
    assert (first["new"], first["known"], first["rejected"], first["statuses"]) == (3, 0, 1, 2)
    assert counter.whatsapp(body).json()["known"] == 3
    listed = _rejected(counter, "whatsapp")["unknown_kind"]
    assert listed["times"] == 2
    assert listed["detail"] == "entry.0.changes.0.value.messages.3.type"
    assert listed["remedy"]
    thread = counter.agent.get(f"/v1/interactions/{first['received'][0]['interaction_id']}").json()
    assert [one["text"] for one in thread["messages"]][2] == "Esto"
    assert thread["classified_by"] == "pipeline"


def test_what_became_of_a_reply_is_told_although_it_was_told_before(counter: Counter) -> None:
    told = [{"id": "out-1", "status": "delivered"}, {"id": "out-1", "status": "sent"}]
    counter.whatsapp(_whatsapp(statuses=told))
    came = counter.whatsapp(_whatsapp(_text("w9", "¿Dónde se pide la licencia?", "34611")))
    id = came.json()["received"][0]["interaction_id"]
    reply = {"text": "En la sede electrónica.", "external_id": "out-1"}
    sent = counter.agent.post(f"/v1/interactions/{id}/messages", json=reply)
    assert sent.json()["status"] == "delivered"
    again = counter.agent.post(f"/v1/interactions/{id}/messages", json=reply)
    assert (again.status_code, again.json()["id"]) == (200, sent.json()["id"])


def test_without_its_signature_nothing_is_taken_in_and_that_is_counted(counter: Counter) -> None:
    def counted() -> int:
        return int(_rejected(counter, "whatsapp").get("signature", {"times": 0})["times"])

    before = counted()
    for number in range(3):
        body = _whatsapp(_text(f"x{number}", "hola"))
        assert counter.whatsapp(body, "otro secreto").status_code == 401
        assert counter.stranger.post("/v1/inbound/whatsapp", content=body).status_code == 401
    assert counted() == before + 6


def test_whoever_has_a_secret_delivers(counter: Counter) -> None:
    one = {"external_id": "1", "channel": "web_form", "text": "¿Cuánto cuesta?"}
    assert counter.signed("formulario", one).json()["new"] == 1
    some = counter.signed("formulario", {"messages": [one, {"external_id": "2"}, {"text": "x"}, 7]})
    assert some.status_code == 207
    assert (some.json()["known"], some.json()["rejected"]) == (1, 3)
    assert {"invalid", "no_identifier"} <= set(_rejected(counter, "formulario"))
    assert counter.signed("formulario", ["nada"]).status_code == 422
    late = datetime.now(UTC) - timedelta(minutes=6)
    assert counter.signed("formulario", one, late).status_code == 401
    assert counter.stranger.post("/v1/inbound/formulario", json=one).status_code == 401


def test_a_mail_of_many_megabytes_is_taken_in(counter: Counter) -> None:
    head = (
        b"From: a@example.org\nMessage-ID: <big@x>\nContent-Type: multipart/mixed; boundary=B\n\n"
    )
    part = b"--B\n\n\xbfCu\xe1nto cuesta?\n--B\nContent-Type: image/png\n\n" + b"A" * 1_000_000
    assert counter.mail(head + part + b"\n--B--\n").json()["new"] == 1
    refused = counter.mail(b"nada")
    assert refused.status_code == 422
    assert _rejected(counter, "email")["not_a_mail"]["times"] == 1


def test_a_storm_over_http_leaves_each_message_once(counter: Counter) -> None:
    bodies = [_whatsapp(_text(f"s{n % 20}", f"Consulta {n % 20}", "34699")) for n in range(80)]
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(counter.whatsapp, bodies))
    assert {one.status_code for one in answers} == {200}
    assert sum(one.json()["new"] for one in answers) == 20
    threads = {one.json()["received"][0]["interaction_id"] for one in answers}
    assert len(threads) == 1
