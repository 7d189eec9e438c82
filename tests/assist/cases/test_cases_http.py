"""Resolved cases over HTTP: found, corrected, retired, deleted."""

from __future__ import annotations

import json
from typing import Any

import pytest

from indexes.database import session_scope
from indexes.tables import ResolvedCase
from ingest.pipeline import reindex
from tests.assist.conftest import Desk

CASE: dict[str, Any] = {
    "id": "CL-1",
    "question": "¿Qué cuesta la licencia de pesca?",
    "answer": "La tasa de la licencia de pesca es de 12,35 €.",
    "office": "huesca",
    "channel": "email",
    "resolved_at": "2026-02-03T09:00:00Z",
    "procedure_code": "901",
}


def put(desk: Desk, *cases: dict[str, Any]) -> Any:
    lines = "\n".join(json.dumps({**CASE, **case}) for case in cases)
    return desk.editor.post("/v1/cases:import", content=lines.encode())


def listed(desk: Desk, **chosen: Any) -> list[str]:
    page = desk.editor.get("/v1/cases", params=chosen).json()
    assert page["total"] == len(page["items"])
    return [item["id"] for item in page["items"]]


def found_in_index(desk: Desk, words: str) -> set[str]:
    reindex(desk.settings)
    hits = desk.agent.get("/v1/search", params={"q": words, "kind": "case"}).json()["hits"]
    return {hit["document_id"] for hit in hits}


def test_a_case_is_added_redacted_and_found(desk: Desk) -> None:
    sent = {**CASE, "id": "A/1", "question": "Soy Ana, DNI 12345678Z. ¿Cuánto vale pescar truchas?"}
    created = desk.editor.post("/v1/cases", json=sent)
    assert (created.status_code, created.headers["Location"]) == (201, "/v1/cases/A%2F1")
    assert "12345678Z" not in created.json()["question"]
    assert "A/1" in listed(desk, q="truchas")
    again = desk.editor.post("/v1/cases", json=sent)
    assert (again.status_code, again.json()["type"]) == (
        409,
        "urn:ventanilla:problem:already_exists",
    )
    wrong = desk.editor.post("/v1/cases", json={**CASE, "id": "A/2", "channel": "fax"})
    assert wrong.status_code == 422


def test_cases_are_filtered(desk: Desk) -> None:
    put(
        desk,
        {"id": "F/1", "office": "teruel", "answer": "Ampliación concedida."},
        {"id": "F/2", "office": "teruel", "channel": "phone", "procedure_code": "902"},
    )
    with session_scope(desk.engine) as session:
        session.get_one(ResolvedCase, "F/2").stale = True
    assert listed(desk, office="teruel") == ["F/1", "F/2"]
    assert listed(desk, office="teruel", stale=True) == ["F/2"]
    assert listed(desk, office="teruel", procedure="901") == ["F/1"]
    assert listed(desk, channel="phone") == ["F/2"]
    assert listed(desk, q="AMPLIACION concedida") == ["F/1"]
    assert desk.editor.get("/v1/cases/F/1").json()["office"] == "teruel"


def test_a_correction_is_redacted_and_reaches_the_index(desk: Desk) -> None:
    put(desk, {"id": "cor", "answer": "Cuesta 99 euros pescar truchas."})
    body = {"answer": "Pescar truchas cuesta 12,35 € (María, DNI 12345678Z)."}
    changed = desk.editor.patch("/v1/cases/cor", json=body).json()
    assert "12345678Z" not in changed["answer"]
    assert (changed["corrected_by"], bool(changed["reindex_job"])) == ("Una editor", True)
    reindex(desk.settings)
    hits = desk.agent.get("/v1/search", params={"q": "pescar truchas", "kind": "case"}).json()
    assert any("12,35" in hit["text"] for hit in hits["hits"])
    rests = desk.editor.get("/v1/cases/cor").json()["rests_on"]
    assert [(one["slot"], one["documents"][0]["title"]) for one in rests] == [
        ("fee", "Licencia de pesca fluvial")
    ]


def test_an_import_undoes_neither_correction_nor_retirement(desk: Desk) -> None:
    put(desk, {"id": "re-1"}, {"id": "re-2"})
    desk.editor.patch("/v1/cases/re-1", json={"answer": "Corregida."})
    desk.editor.patch("/v1/cases/re-2", json={"retired": True, "reason": "Ley derogada"})
    assert put(desk, {"id": "re-1"}, {"id": "re-2"}).status_code == 200
    assert desk.editor.get("/v1/cases/re-1").json()["answer"] == "Corregida."
    assert desk.editor.get("/v1/cases/re-2").json()["retired_reason"] == "Ley derogada"


def test_a_retired_case_is_not_used_until_it_is_back(desk: Desk) -> None:
    put(desk, {"id": "ret", "question": "¿Hay veda de cangrejo autóctono?"})
    assert "ret" in found_in_index(desk, "veda de cangrejo autóctono")
    without = desk.editor.patch("/v1/cases/ret", json={"retired": True})
    assert (without.status_code, without.json()["errors"][0]["field"]) == (422, "body.reason")
    desk.editor.patch("/v1/cases/ret", json={"retired": True, "reason": "No procede"})
    assert "ret" not in found_in_index(desk, "veda de cangrejo autóctono")
    assert "ret" in listed(desk, retired=True)
    desk.editor.patch("/v1/cases/ret", json={"retired": False})
    assert "ret" in found_in_index(desk, "veda de cangrejo autóctono")


def test_a_correction_of_a_stale_case_makes_it_fresh(desk: Desk) -> None:
    put(desk, {"id": "sta"})
    with session_scope(desk.engine) as session:
        row = session.get(ResolvedCase, "sta")
        assert row is not None
        row.stale, row.stale_reason = True, "ya no lo dice ninguna página: 15 €"
    assert desk.editor.get("/v1/cases/sta").json()["stale_reason"]
    desk.editor.patch("/v1/cases/sta", json={"answer": "Ahora son 12,35 €."})
    after = desk.editor.get("/v1/cases/sta").json()
    assert (after["stale"], after["stale_reason"]) == (False, "")


def test_the_second_of_two_editors_is_told_and_deletion_is_for_good(desk: Desk) -> None:
    put(desk, {"id": "dos"})
    tag = desk.editor.get("/v1/cases/dos").headers["etag"]
    send = {"headers": {"If-Match": tag}, "json": {"language": "es"}}
    statuses = [desk.editor.patch("/v1/cases/dos", **send).status_code for _ in range(2)]
    assert statuses == [200, 412]
    assert desk.editor.delete("/v1/cases/dos", headers={"If-Match": tag}).status_code == 412
    assert desk.editor.delete("/v1/cases/dos").status_code == 204
    assert desk.editor.get("/v1/cases/dos").status_code == 404
    assert desk.editor.delete("/v1/cases/dos").status_code == 404


def test_a_trial_import_keeps_nothing(desk: Desk) -> None:
    line = json.dumps({**CASE, "id": "prueba"})
    body = f"{line}\n{json.dumps({'id': 'x'})}".encode()
    report = desk.editor.post("/v1/cases:import", content=body, params={"dry_run": True}).json()
    assert (report["imported"], report["failed"], report["reindex_job"]) == (1, 1, None)
    assert "falta" in report["errors"][0]["reason"]
    assert desk.editor.get("/v1/cases/prueba").status_code == 404


@pytest.mark.parametrize("role", ["agent", "qa"])
def test_only_editors_see_and_change_cases(desk: Desk, role: str) -> None:
    client = desk(role)
    answers = [
        client.get("/v1/cases"),
        client.get("/v1/cases/CL-1"),
        client.patch("/v1/cases/CL-1", json={"retired": False}),
        client.delete("/v1/cases/CL-1"),
        client.post("/v1/cases:import", content=b""),
    ]
    assert {answer.status_code for answer in answers} == {403}
