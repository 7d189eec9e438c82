"""Who a matter is of: contacts are tied to citizens, citizens never to each other."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from assist.consent.standing import standing_of
from assist.suggestions.schemas import Citizen
from tests.assist.conftest import Desk

_numbers = itertools.count(1)


def _came(desk: Desk, ref: str) -> str:
    body = {
        "source": "crm", "external_id": f"atada{next(_numbers)}", "channel": "phone",
        "text": "¿Cuánto cuesta la licencia de pesca?", "citizen": {"ref": ref},
    }  # fmt: skip
    return str(desk.agent.post("/v1/interactions", json=body).json()["interaction_id"])


def _tie(desk: Desk, id: str, ref: str) -> Any:
    answer = desk.agent.patch(f"/v1/interactions/{id}", json={"citizen_ref": ref})
    assert answer.status_code == 200, answer.text
    return answer.json()


def _history(desk: Desk, ref: str) -> set[str]:
    found = desk.agent.get(f"/v1/citizens/{ref}/timeline").json()["items"]
    return {one["interaction"]["id"] for one in found}


def test_two_citizens_of_the_crm_are_never_made_one(desk: Desk) -> None:
    mine, other, theirs = (_came(desk, ref) for ref in ("CRM-7001", "CRM-7001", "CRM-7002"))
    _tie(desk, mine, "CRM-7002")
    assert _history(desk, "CRM-7001") == {other}
    assert _history(desk, "CRM-7002") == {mine, theirs}
    _tie(desk, mine, "CRM-7001")
    assert _history(desk, "CRM-7001") == {mine, other}
    assert _history(desk, "CRM-7002") == {theirs}


def test_a_contact_is_tied_corrected_and_untied(desk: Desk) -> None:
    contact = "tel:+34600111222"
    first, second, own = _came(desk, contact), _came(desk, contact), _came(desk, "CRM-8001")
    _tie(desk, first, "CRM-8001")
    assert _history(desk, "CRM-8001") == {first, second, own}
    _tie(desk, second, "CRM-8002")
    assert _history(desk, "CRM-8001") == {own}
    assert _history(desk, contact) == _history(desk, "CRM-8002") == {first, second}
    _tie(desk, first, contact)
    assert _history(desk, "CRM-8002") == set()
    assert _history(desk, contact) == {first, second}


@pytest.mark.parametrize("back", ["una", "crm"])
def test_no_ties_run_in_a_circle(desk: Desk, back: str) -> None:
    first, second = f"mailto:una.{back}@example.org", f"mailto:otra.{back}@example.org"
    one, other = _came(desk, first), _came(desk, second)
    _tie(desk, one, second)
    _tie(desk, other, "CRM-9001" if back == "crm" else first)
    assert _history(desk, "CRM-9001" if back == "crm" else first) >= {other}
    assert one in _history(desk, second)


def test_what_was_allowed_from_a_contact_counts_for_its_citizen(desk: Desk) -> None:
    contact, ref = "mailto:permite@example.org", "CRM-9100"
    id = _came(desk, contact)
    body = {"interaction_id": id, "purpose": "expediente", "channel": "email", "evidence": "Sí"}
    given = desk.agent.post("/v1/consents", json=body).json()["id"]
    _tie(desk, id, ref)
    listed = desk.agent.get("/v1/consents", params={"citizen": ref}).json()["items"]
    assert [one["id"] for one in listed] == [given]
    assert standing_of(Citizen(ref=ref), desk.engine, desk.settings).purposes == {"expediente"}
    assert desk.agent.post(f"/v1/consents/{given}:withdraw").status_code == 200
    assert standing_of(Citizen(ref=ref), desk.engine, desk.settings).purposes == set()


def test_what_a_contact_wants_to_be_told_of_is_its_citizens(desk: Desk) -> None:
    contact, ref = "mailto:avisos@example.org", "CRM-9200"
    id = _came(desk, contact)
    body = {"citizen_ref": contact, "purpose": "avisos", "channel": "email", "evidence": "Sí"}
    assert desk.agent.post("/v1/consents", json=body).status_code == 201
    wanted = {"channel": "mail", "theme": "Pesca"}
    first = desk.agent.post("/v1/interests", json={**wanted, "ref": contact})
    assert first.status_code == 201, first.text
    _tie(desk, id, ref)
    second = desk.agent.post("/v1/interests", json={**wanted, "ref": contact})
    assert second.status_code == 201, second.text
    listed = desk.agent.get("/v1/interests", params={"ref": ref}).json()
    assert {one["id"] for one in listed} == {first.json()["id"], second.json()["id"]}
