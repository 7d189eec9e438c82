from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlmodel import col, select

from assist.adapters.codes import check, code_for
from assist.adapters.protocols import Card
from indexes.citizens import citizen_hash
from indexes.database import session_scope
from indexes.settings import Settings
from indexes.tables import AuditEntry
from tests.assist.conftest import Desk
from tests.assist.outgoing import desk_with

ONE, TWO = "persona-demo-1", "persona-demo-2"
KNOWN = {"authenticated": "substantial", "consent": "true"}


@pytest.fixture(scope="module")
def window(knowledge: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with desk_with(knowledge, tmp_path_factory, citizen_adapter="demo") as desk:
        yield desk


def holdings(client: TestClient, ref: str, **asked: str) -> Any:
    return client.get(f"/v1/citizens/{ref}/holdings", params=asked)


def actions(desk: Desk) -> list[str]:
    with session_scope(desk.engine) as session:
        return [
            row.action for row in session.exec(select(AuditEntry).order_by(col(AuditEntry.seq)))
        ]


def test_without_what_its_class_needs_nothing_is_shown_and_it_says_what_is_missing(
    window: Desk,
) -> None:
    refused = holdings(window.agent, ONE)
    assert refused.status_code == 403
    body = refused.json()
    assert body["missing"] == {"authentication": "substantial", "consent": ["expediente"]}
    assert body["ask"]
    assert "comedor" not in refused.text
    assert holdings(window.agent, ONE, authenticated="low", consent="true").status_code == 403
    assert actions(window)[-1] == "citizen.holdings_refused"


def test_what_needs_more_is_withheld_until_it_is_there(window: Desk) -> None:
    answer = holdings(window.agent, ONE, **KNOWN)
    assert answer.headers["cache-control"] == "no-store"
    found = answer.json()
    assert [one["id"] for one in found["files"]] == ["EXP-2026-0002"]
    assert [one["id"] for one in found["documents"]] == ["DOC-1"]
    assert [one["what"] for one in found["withheld"]] == ["file", "document"]
    assert "discapacidad" not in answer.text
    consent = {
        "citizen_ref": ONE, "purpose": "menores", "channel": "in_person", "evidence": "Firmado",
    }  # fmt: skip
    assert window.agent.post("/v1/consents", json=consent).status_code == 201
    files = holdings(window.agent, ONE, **KNOWN).json()["files"]
    assert {one["id"] for one in files} == {"EXP-2026-0001", "EXP-2026-0002"}


def test_what_is_held_for_one_procedure_is_not_asked_for_again(window: Desk) -> None:
    found = holdings(window.agent, ONE, procedure="1234", **KNOWN).json()
    assert [one["title"] for one in found["documents"]] == ["Título de familia numerosa"]
    assert (found["appointments"], found["cards"]) == ([], [])


def test_every_look_is_in_the_audit_without_the_reference(window: Desk) -> None:
    before = len(actions(window))
    holdings(window.agent, ONE, **KNOWN)
    assert actions(window)[before:] == ["citizen.holdings"]
    with session_scope(window.engine) as session:
        told = json.dumps([row.model_dump(mode="json") for row in session.exec(select(AuditEntry))])
    assert ONE not in told
    assert citizen_hash(window.settings, ONE) not in told


def test_somebody_unknown_has_nothing_and_a_hash_cannot_be_looked_up(window: Desk) -> None:
    found = holdings(window.agent, "nadie", **KNOWN)
    assert found.json()["files"] == []
    hashed = citizen_hash(window.settings, ONE)
    assert holdings(window.agent, hashed, **KNOWN).status_code == 422
    assert holdings(window("manager"), ONE, **KNOWN).status_code == 403


def test_without_an_adapter_it_says_which_setting_is_missing(desk: Desk) -> None:
    answer = holdings(desk.agent, ONE, **KNOWN)
    assert answer.status_code == 503
    assert "citizen_adapter" in answer.json()["detail"]


def test_a_qr_is_drawn_for_a_card_in_force_only(window: Desk) -> None:
    drawn = window.agent.get(f"/v1/citizens/{ONE}/cards/CARNE-1/qr", params=KNOWN)
    assert drawn.headers["content-type"] == "image/svg+xml"
    assert drawn.text.startswith("<svg")
    url = f"/v1/citizens/{TWO}/cards/CARNE-2/qr"
    assert window.agent.get(url, params=KNOWN).status_code == 409
    assert window.agent.get(f"/v1/citizens/{TWO}/cards/CARNE-1/qr", params=KNOWN).status_code == 404


def verify(client: TestClient, code: str) -> Any:
    answer = client.post("/v1/cards:verify", json={"code": code})
    assert answer.status_code == 200
    return answer.json()


def test_a_genuine_code_is_taken_and_forged_expired_and_revoked_ones_are_refused(
    window: Desk,
) -> None:
    settings, at = window.settings, datetime.now(UTC)
    card = Card(id="CARNE-1", title="", issuer="", valid_until=at.date() + timedelta(days=900))
    code = code_for(settings, card, at).text
    good = verify(window.agent, code)
    assert (good["valid"], good["card"]["title"]) == (True, "Carné de familia numerosa")
    name, expires, signature = code.split(".")[1:]
    forged = [
        code[:-1] + ("A" if code[-1] != "A" else "B"),
        f"VT1.{name}.{int(expires) + 9_999}.{signature}",
        f"VT1.{'Q0FSTkUtMg'}.{expires}.{signature}",
        "https://example.org/carne", "ñ" * 200, f"{code}\n{code}",
    ]  # fmt: skip
    assert {verify(window.agent, one)["outcome"] for one in forged} == {"forged"}
    old = code_for(settings, card, at - timedelta(days=settings.card_days, seconds=5)).text
    assert verify(window.agent, old)["outcome"] == "expired"
    for id, outcome in (("CARNE-2", "revoked"), ("CARNE-9", "unknown")):
        other = code_for(settings, card.model_copy(update={"id": id}), at).text
        told = verify(window.agent, other)
        assert (told["valid"], told["outcome"]) == (False, outcome)


def test_a_code_ends_with_its_card_and_is_of_one_installation(tmp_path: Path) -> None:
    here, there = Settings.load(tmp_path / "a"), Settings.load(tmp_path / "b")
    at = datetime(2026, 5, 4, 12, tzinfo=UTC)
    card = Card(id="Ñ 1/2", title="", issuer="", valid_until=at.date())
    code = code_for(here, card, at)
    assert code.expires == datetime(2026, 5, 5, tzinfo=UTC)
    assert check(here, code.text, at).card == "Ñ 1/2"
    assert check(here, code.text, code.expires).refused == "expired"
    assert check(there, code.text, at).refused == "forged"


def test_a_file_that_cannot_be_read_is_told(
    knowledge: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from assist.adapters.errors import AdapterUnavailable, AdapterUnknown
    from assist.adapters.factory import systems_of

    path = tmp_path_factory.mktemp("gente") / "gente.json"
    path.write_text('{"people": {"x": {"cards": [{"id": 1}]}}}', encoding="utf-8")
    settings = knowledge.model_copy(update={"citizen_adapter": "demo"})
    with pytest.raises(AdapterUnavailable, match="cards"):
        systems_of(settings.model_copy(update={"citizen_adapter_file": str(path)}))
    with pytest.raises(AdapterUnknown, match="demo"):
        systems_of(settings.model_copy(update={"citizen_adapter": "otro"}))
