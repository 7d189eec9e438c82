"""References that are odd, and what speaks of somebody without their name on it."""

from __future__ import annotations

import pytest
from sqlmodel import select

from indexes.database import session_scope
from indexes.tables import InteractionMessage, SuggestionEvent, SuggestionRecord
from tests.assist.inbound.conftest import Counter


@pytest.mark.parametrize("blank", ["%20", "%09%20", "%1C"])
def test_a_blank_reference_is_refused(counter: Counter, blank: str) -> None:
    assert counter.agent.get(f"/v1/citizens/{blank}/timeline").status_code == 422
    assert counter("supervisor").delete(f"/v1/citizens/{blank}").status_code == 422
    assert counter.agent.get(f"/v1/consents?citizen={blank}").status_code == 422
    assert counter.agent.get(f"/v1/interests?ref={blank}").status_code == 422
    assert counter("supervisor").get(f"/v1/audit?citizen={blank}").status_code == 422


def test_a_reference_may_hold_slashes(counter: Counter) -> None:
    came = counter.agent.post("/v1/interactions", json={
        "source": "crm", "external_id": "barra", "channel": "phone", "text": "Hola",
        "citizen": {"ref": "crm/7/datos"},
    })  # fmt: skip
    found = counter.agent.get("/v1/citizens/crm%2F7%2Fdatos/timeline").json()
    (item,) = found["items"]
    assert item["interaction"]["id"] == came.json()["interaction_id"]
    supervisor = counter("supervisor")
    assert supervisor.get("/v1/citizens/crm%2F7%2Fdatos/data").json()["data"]["messages"]
    erased = supervisor.delete("/v1/citizens/crm%2F7%2Fdatos").json()["erased"]
    assert erased["messages"] == 1


def test_what_was_merged_and_is_of_nobody_goes_with_them(counter: Counter) -> None:
    def came(id: str, **rest: object) -> str:
        body = {"source": "crm", "external_id": id, "channel": "phone", "text": "Hola", **rest}
        return str(counter.agent.post("/v1/interactions", json=body).json()["interaction_id"])

    one, other = came("sin-nombre"), came("con-nombre", citizen={"ref": "crm-unida"})
    assert counter.agent.post(f"/v1/interactions/{one}:merge", json={"into": other}).is_success
    counter("supervisor").delete("/v1/citizens/crm-unida")
    with session_scope(counter.engine) as session:
        left = set(session.exec(select(InteractionMessage.interaction_id)))
    assert not left & {one, other}


def test_what_was_suggested_for_them_goes_with_them(counter: Counter) -> None:
    body = {"query": "¿Cuánto cuesta la licencia de pesca?", "citizen": {"ref": "crm-pregunta"}}
    id = counter.agent.post("/v1/suggestions", json=body).json()["id"]
    counter.agent.post(f"/v1/suggestions/{id}/events", json={"type": "displayed"})
    erased = counter("supervisor").delete("/v1/citizens/crm-pregunta").json()["erased"]
    assert erased["suggestions"] == 1
    with session_scope(counter.engine) as session:
        assert session.get(SuggestionRecord, id) is None
        assert not session.exec(
            select(SuggestionEvent).where(SuggestionEvent.suggestion_id == id)
        ).all()
