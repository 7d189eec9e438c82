"""Consents over HTTP: given, counted, withdrawn."""

from __future__ import annotations

from typing import Any

from tests.assist.conftest import Desk

_ASKED = "¿Cómo va mi expediente de la licencia de pesca fluvial?"


def _give(desk: Desk, ref: str, **rest: Any) -> Any:
    body = {
        "citizen_ref": ref, "purpose": "expediente", "channel": "phone",
        "evidence": "Dijo que sí; DNI 12345678Z", **rest,
    }  # fmt: skip
    return desk.agent.post("/v1/consents", json=body)


def _status(desk: Desk, ref: str) -> str:
    citizen = {"ref": ref, "authenticated": "substantial"}
    body = {"query": _ASKED, "citizen": citizen}
    return str(desk.agent.post("/v1/suggestions", json=body).json()["status"])


def test_a_consent_opens_the_gate_until_it_is_withdrawn(desk: Desk) -> None:
    assert _status(desk, "crm-a") == "needs_consent"
    given = _give(desk, "crm-a").json()
    assert given["in_force"]
    assert (given["evidence"], given["given_by"]) == ("Dijo que sí; DNI [DNI]", "Una agent")
    assert "expediente" in given["text_shown"]
    assert _status(desk, "crm-a") != "needs_consent"
    assert _status(desk, "crm-b") == "needs_consent"
    withdrawn = desk.agent.post(f"/v1/consents/{given['id']}:withdraw").json()
    assert (withdrawn["in_force"], withdrawn["withdrawn_by"]) == (False, "Una agent")
    assert _status(desk, "crm-a") == "needs_consent"
    (listed,) = desk.agent.get("/v1/consents", params={"citizen": "crm-a"}).json()["items"]
    assert listed["id"] == given["id"]


def test_one_that_is_over_counts_no_more(desk: Desk) -> None:
    over = {"given_at": "2024-01-01T00:00:00Z", "expires_at": "2024-02-01T00:00:00Z"}
    assert not _give(desk, "crm-c", **over).json()["in_force"]
    assert _status(desk, "crm-c") == "needs_consent"


def test_it_can_be_given_in_an_interaction(desk: Desk) -> None:
    came = desk.agent.post("/v1/interactions", json={
        "source": "w", "external_id": "c1", "channel": "whatsapp", "text": _ASKED,
        "citizen": {"ref": "tel:+34600999888", "authenticated": "substantial"},
    }).json()["interaction_id"]  # fmt: skip
    suggest = f"/v1/interactions/{came}:suggest"
    assert desk.agent.post(suggest).json()["status"] == "needs_consent"
    assert _give(desk, "", citizen_ref=None, interaction_id=came).status_code == 201
    made = desk.agent.post(suggest).json()
    assert made["status"] != "needs_consent"
    # However it is put, the citizen is the one who agreed.
    redraft = f"/v1/suggestions/{made['id']}/redraft"
    assert desk.agent.post(redraft, json={"style": "brief"}).json()["status"] == made["status"]


def test_what_is_not_configured_or_nobodys_is_refused(desk: Desk) -> None:
    unknown = _give(desk, "crm-a", purpose="curiosidad")
    assert unknown.status_code == 422
    assert "expediente" in unknown.text
    assert _give(desk, "", citizen_ref=None).status_code == 422


def test_all_of_them_are_for_supervisors(desk: Desk) -> None:
    assert desk.agent.get("/v1/consents").status_code == 403
    assert desk("supervisor").get("/v1/consents").json()["total"] >= 1


def test_the_words_to_ask_are_there_for_every_channel(desk: Desk) -> None:
    told = desk.agent.get("/v1/sensitivity", params={"language": "ro"}).json()
    assert {"own_file", "own_health"} <= {one["name"] for one in told["classes"]}
    for purpose in told["purposes"]:
        assert len(set(purpose["ask"])) == 8
        assert all(purpose["names"]["ro"] in text for text in purpose["ask"].values())
