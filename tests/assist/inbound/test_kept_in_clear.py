"""Whatever field a sender puts personal data in, it is not stored in clear."""

from __future__ import annotations

import json
from typing import Any

from sqlmodel import select

from assist.inbound.whatsapp import read_delivery
from indexes.database import session_scope
from indexes.tables import (
    AuditEntry,
    Consent,
    Interaction,
    InteractionChange,
    InteractionMessage,
    RejectedDelivery,
)
from tests.assist.inbound.conftest import Counter

_DNI, _PHONE = "12345678Z", "600111222"


def test_no_field_keeps_it(counter: Counter) -> None:
    body: dict[str, Any] = {
        "source": "crm", "channel": "email", "text": "Hola", "office": f"oficina {_DNI}",
        "author": f"Ana {_DNI}", "citizen": {"ref": "crm-clara"},
        "attachments": [{"name": f"dni{_DNI}.pdf", "type": f"pdf de {_DNI}"}],
    }  # fmt: skip
    agent = counter.agent
    came = [
        agent.post("/v1/interactions", json={**body, "external_id": way, "direction": way}).json()
        for way in ("in", "out", "note")
    ]
    address = f"/v1/interactions/{came[0]['interaction_id']}"
    assert agent.patch(address, json={"theme": f"ayuda de {_DNI}"}).is_success
    assert agent.post(f"{address}:assign", json={"assignee": f"Ana {_PHONE}"}).is_success
    agent.get("/v1/interactions", params={"assignee": _PHONE, "theme": _DNI})
    agent.post("/v1/consents", json={
        "citizen_ref": "crm-clara", "purpose": "expediente", "channel": "phone", "evidence": "Sí",
        "text_shown": f"Yo, con DNI {_DNI}, acepto",
    })  # fmt: skip
    counter.signed("padron", {"external_id": "1", "channel": "email", "text": "x", _DNI: 1})
    stored = _all(counter)
    assert "acepto" in stored
    assert "no se conoce" in stored
    assert _DNI not in stored
    assert _PHONE not in stored


def test_the_code_of_an_error_is_a_figure() -> None:
    def code(told: object) -> str:
        status = {"id": "w", "status": "failed", "errors": [{"code": told}]}
        change = {"field": "messages", "value": {"statuses": [status]}}
        content = {"object": "whatsapp_business_account", "entry": [{"changes": [change]}]}
        return read_delivery(json.dumps(content).encode()).statuses[0].error

    assert (code(131026), code("470"), code(_DNI), code("34600111222")) == ("131026", "470", "", "")


def _all(counter: Counter) -> str:
    tables = (
        AuditEntry, Consent, Interaction, InteractionChange, InteractionMessage, RejectedDelivery,
    )  # fmt: skip
    with session_scope(counter.engine) as session:
        rows = [row for table in tables for row in session.exec(select(table))]
        return "\n".join(row.model_dump_json() for row in rows)
