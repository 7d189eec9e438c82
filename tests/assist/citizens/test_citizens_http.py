"""What is kept of a citizen: shown to those who may, to them, and taken away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from indexes.audit import proof_name
from indexes.audit_check import verify
from indexes.citizens import citizen_hash, mail_ref
from indexes.database import session_scope
from tests.assist.inbound.conftest import Counter

_REF = "crm-borrar-4711"
_ADDRESS = "persona.borrada@example.org"


@pytest.fixture(scope="module")
def known(counter: Counter) -> list[str]:
    """Somebody who wrote a mail, rang, agreed, and was answered; gives the interactions."""
    mail = f"From: {_ADDRESS}\nMessage-ID: <1@{_ADDRESS}>\nSubject: Pesca\n\n¿Cuánto cuesta?\n"
    by_mail = counter.mail(mail.encode()).json()["received"][0]["interaction_id"]
    counter.agent.patch(f"/v1/interactions/{by_mail}", json={"citizen_ref": _REF})
    rang = counter.agent.post("/v1/interactions", json={
        "source": "crm", "external_id": f"llamada de {_REF}", "channel": "phone",
        "text": "Pregunta otra vez por la licencia de pesca fluvial", "citizen": {"ref": _REF},
    }).json()["interaction_id"]  # fmt: skip
    suggestion = counter.agent.post(f"/v1/interactions/{rang}:suggest").json()
    reply = {"text": "Son 12,35 €.", "suggestion_id": suggestion["id"]}
    counter.agent.post(f"/v1/interactions/{rang}/messages", json=reply)
    counter.agent.post(f"/v1/interactions/{rang}:resolve")
    consent = {"citizen_ref": _REF, "purpose": "expediente", "channel": "phone", "evidence": "Sí"}
    counter.agent.post("/v1/consents", json=consent)
    return [by_mail, rang]


def _timeline(counter: Counter, ref: str, **asked: Any) -> Any:
    return counter.agent.get(f"/v1/citizens/{ref}/timeline", params=asked).json()


def test_the_history_holds_every_channel_the_last_first(
    counter: Counter,
    known: list[str],
) -> None:
    found = _timeline(counter, _REF)
    channels = [one["message"]["channel"] for one in found["items"]]
    assert channels == ["phone", "phone", "email"]
    assert _timeline(counter, mail_ref(_ADDRESS))["items"] == found["items"]
    assert _timeline(counter, found["citizen"], limit=1)["items"] == found["items"][:1]
    assert _timeline(counter, "nadie")["total"] == 0


def test_that_it_was_read_can_be_looked_up(counter: Counter, known: list[str]) -> None:
    _timeline(counter, _REF)
    asked = {"citizen": _REF, "action": "citizen."}
    found = counter("supervisor").get("/v1/audit", params=asked).json()
    assert found["items"][0]["action"] == "citizen.timeline"
    assert found["items"][0]["actor"] == "Una agent"
    assert found["items"][0]["subject"].startswith("p_")
    assert counter("supervisor").get("/v1/audit:verify").json()["ok"]
    assert counter.agent.get("/v1/audit").status_code == 403


def test_they_get_all_that_is_kept_of_them(counter: Counter, known: list[str]) -> None:
    assert counter.agent.get(f"/v1/citizens/{_REF}/data").status_code == 403
    found = counter("supervisor").get(f"/v1/citizens/{_REF}/data").json()["data"]
    assert sorted(one["id"] for one in found["interactions"]) == sorted(known)
    counts = {name: len(found[name]) for name in ("messages", "suggestions", "consents")}
    assert counts == {"messages": 3, "suggestions": 1, "consents": 1}
    assert "thread_key" not in found["interactions"][0]


def test_who_is_forgotten_leaves_no_trace_but_the_proof(
    counter: Counter,
    known: list[str],
) -> None:
    hashes = [citizen_hash(counter.settings, ref) for ref in (_REF, mail_ref(_ADDRESS))]
    _timeline(counter, _REF)
    erased = counter("supervisor").delete(f"/v1/citizens/{_REF}").json()
    assert {name: count for name, count in erased["erased"].items() if count} == {
        "interactions": 2, "messages": 3, "suggestions": 1, "consents": 1, "resolved_cases": 1,
        "surveys": 1, "live_events": 1, "ties": 1,
    }  # fmt: skip
    assert erased["proof"] == proof_name(hashes[0])
    assert _timeline(counter, _REF)["total"] == 0
    held = b"".join(path.read_bytes() for path in _files(counter.settings.data_dir))
    for trace in (_REF, _ADDRESS, *hashes, "Pregunta otra vez por la licencia"):
        assert trace.encode() not in held, trace
    with session_scope(counter.engine) as session:
        assert verify(session).ok
    asked = {"subject": erased["proof"], "action": "citizen.erased"}
    (proof,) = counter("supervisor").get("/v1/audit", params=asked).json()["items"]
    assert proof["detail"]["erased"]["messages"] == 3


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "indexes" not in path.parts]
