"""Canonical answers over HTTP: proposed from what offices answered, approved, retired by facts."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assist.canonical.jobs import propose_canonical
from indexes.database import session_scope
from indexes.jobs import JobContext
from indexes.models import ExtractedDocument
from indexes.repositories import DocumentRepository
from indexes.tables import SuggestionRecord, now
from ingest.pipeline import reindex
from tests.assist.conftest import Desk
from tests.assist.pages import FISHING

FEE = "La tasa de la licencia de pesca es de 12,35 €."
ADDRESS = "/v1/canonical-answers"


def write(desk: Desk, **more: Any) -> dict[str, Any]:
    body = {"procedure_code": "901", "aspect": "fee", "text": FEE, **more}
    answer = desk.editor.post(ADDRESS, json=body)
    assert answer.status_code == 201, answer.text
    written: dict[str, Any] = answer.json()
    return written


def act(desk: Desk, id: str, what: str, **body: Any) -> Any:
    return desk.editor.post(f"{ADDRESS}/{id}:{what}", json=body)


def answered(desk: Desk, number: int, answer: str, **more: Any) -> None:
    case = {
        "id": f"C-{number}", "question": "¿Cuánto cuesta la licencia de pesca?", "answer": answer,
        "office": f"oficina-{number}", "channel": "email", "procedure_code": "901",
        "resolved_at": f"2026-02-0{number}T09:00:00Z", **more,
    }  # fmt: skip
    desk.editor.post("/v1/cases:import", content=json.dumps(case).encode())


def propose(desk: Desk, **payload: Any) -> dict[str, Any]:
    return propose_canonical(JobContext("job_x", payload, desk.settings))


def test_what_offices_say_alike_and_pages_bear_out_is_proposed_once(desk: Desk) -> None:
    answered(desk, 1, "Hola, buenos días:\nCuesta 12,35 €.\nUn saludo")
    answered(desk, 2, f"Estimada señora:\n{FEE} Quedamos a su disposición.")
    answered(desk, 3, "La licencia cuesta 12,35 € al año.\nAtentamente, la oficina")
    answered(desk, 4, "Son 15 €.")
    tried = propose(desk, dry_run=True)
    assert [one["id"] for one in tried["proposed"]] == [None]
    (proposed,) = propose(desk)["proposed"]
    assert (proposed["aspect"], proposed["replies"], proposed["others"]) == ("fee", 3, 1)
    assert "12,35 €" in proposed["text"]
    for courtesy in ("Hola", "saludo", "Estimada", "disposición", "Atentamente"):
        assert courtesy not in proposed["text"]
    assert propose(desk) == {**propose(desk), "proposed": [], "known": 1}
    detail = desk.editor.get(f"{ADDRESS}/{proposed['id']}").json()
    assert [one["agrees"] for one in detail["evidence"]] == [True, True, True, False]
    assert (detail["state"], detail["unsupported"]) == ("proposed", [])
    rejected = act(desk, proposed["id"], "reject", reason="Falta la renovación").json()
    assert (rejected["state"], rejected["state_reason"]) == ("rejected", "Falta la renovación")
    assert propose(desk)["proposed"] == []


def test_what_no_page_says_is_not_proposed(desk: Desk) -> None:
    question = "¿Qué documentos hay que presentar para el carné de biblioteca?"
    for number in (5, 6, 7):
        answered(desk, number, "Hay que pagar 99 €.", question=question, procedure_code="903")
    report = propose(desk, procedure="903")
    assert (report["unsupported"], report["proposed"]) == (1, [])


def test_an_approved_answer_takes_the_place_of_the_one_before(desk: Desk) -> None:
    first = write(desk, aspect="benefit")
    approved = act(desk, first["id"], "approve").json()
    assert (approved["state"], approved["in_force"], approved["approved_by"]) == (
        "approved", True, "Una editor",
    )  # fmt: skip
    assert [one["slot"] for one in approved["rests_on"]] == ["fee"]
    text = "Cuesta 12,35 €."
    second = desk.editor.patch(f"{ADDRESS}/{first['id']}", json={"text": text}).json()
    assert (second["id"] != first["id"], second["state"]) == (True, "proposed")
    assert second["number"] == first["number"] + 1
    assert desk.editor.get(f"{ADDRESS}/{first['id']}").json()["in_force"]
    act(desk, second["id"], "approve")
    versions = desk.editor.get(f"{ADDRESS}/{second['id']}").json()["versions"]
    assert [one["state"] for one in versions] == ["approved", "superseded"]
    assert act(desk, first["id"], "approve").status_code == 409
    ended = act(desk, second["id"], "expire", reason="Cambia la ley").json()
    assert (ended["state"], ended["in_force"]) == ("expired", False)
    assert desk.editor.delete(f"{ADDRESS}/{second['id']}").status_code == 409


def test_what_no_page_says_is_approved_only_knowingly(desk: Desk) -> None:
    doubtful = write(desk, aspect="deadline", text="El plazo acaba el 3 de marzo de 2026.")
    assert [one["slot"] for one in doubtful["unsupported"]] == ["deadline"]
    refused = act(desk, doubtful["id"], "approve")
    assert refused.status_code == 409
    assert "3 de marzo de 2026" in refused.json()["errors"][0]["message"]
    assert act(desk, doubtful["id"], "approve", accept_unsupported=True).status_code == 422
    body = {"accept_unsupported": True, "reason": "Lo dice la orden, aún sin publicar"}
    assert act(desk, doubtful["id"], "approve", **body).json()["state"] == "approved"


def test_facts_that_change_make_it_stale(desk: Desk) -> None:
    kept = write(desk, aspect="other")
    act(desk, kept["id"], "approve")
    _say(desk, FISHING, "La tasa de la licencia de pesca es de 14,00 €.")
    stale = desk.editor.get(f"{ADDRESS}/{kept['id']}").json()
    assert (stale["in_force"], "12,35" in stale["stale_reason"]) == (False, True)
    found = desk.editor.get(ADDRESS, params={"stale": True, "state": "approved"}).json()
    assert kept["id"] in [one["id"] for one in found["items"]]
    _say(desk, FISHING, FEE)
    assert desk.editor.get(f"{ADDRESS}/{kept['id']}").json()["in_force"]


def _say(desk: Desk, page: ExtractedDocument, fee: str) -> None:
    blocks = tuple(
        block.model_copy(update={"text": fee}) if block.aspect == "fee" else block
        for block in page.blocks
    )
    with session_scope(desk.engine) as session:
        DocumentRepository(session).save_extracted(
            "sede", page.model_copy(update={"blocks": blocks}), digest=fee, etag=None,
            last_modified=None, at=now(),
        )  # fmt: skip
    reindex(desk.settings)


def test_who_relies_on_it_is_told(desk: Desk) -> None:
    relied = write(desk, aspect="contact")
    with session_scope(desk.engine) as session:
        from indexes.repositories import SuggestionRepository

        for number, office in enumerate(("huesca", "huesca", "teruel")):
            citation = {"document_id": f"canonical:{relied['id']}"}
            SuggestionRepository(session).save(
                SuggestionRecord(
                    id=f"sug_{number}", query="¿?", office=office, channel="email",
                    status="answered", snapshot="s", pipeline="p",
                    response={"citations": [citation], "procedure": {"code": "901"}},
                )
            )  # fmt: skip
    detail = desk.editor.get(f"{ADDRESS}/{relied['id']}").json()
    shown = [(one["office"], one["suggestions"]) for one in detail["relied_on_by"]]
    assert (detail["used"], shown) == (3, [("huesca", 2), ("teruel", 1)])


def test_what_cannot_be_is_refused_with_what_to_do(desk: Desk) -> None:
    base = {"procedure_code": "901", "aspect": "fee", "text": FEE}
    for wrong, field in (
        ({"procedure_code": "nada"}, "procedure_code"),
        ({"aspect": "precio"}, "aspect"),
        ({"text": " "}, "text"),
        ({"valid_from": "2026-05-02", "valid_to": "2026-05-01"}, ""),
    ):
        answer = desk.editor.post(ADDRESS, json={**base, **wrong})
        assert answer.status_code == 422
        assert field in answer.json()["errors"][0]["field"]
    past = write(desk, aspect="where")
    refused = act(desk, past["id"], "approve", valid_to="2020-01-01")
    assert refused.json()["errors"][0]["field"] == "body.valid_to"
    tag = {"If-Match": '"1"'}
    send = {"json": {"text": "Otra."}, "headers": tag}
    statuses = [desk.editor.patch(f"{ADDRESS}/{past['id']}", **send).status_code for _ in "ab"]
    assert statuses == [200, 412]
    assert desk.editor.delete(f"{ADDRESS}/{past['id']}").status_code == 204
    assert desk.editor.get(f"{ADDRESS}/{past['id']}").status_code == 404


@pytest.mark.parametrize("role", ["agent", "qa"])
def test_only_editors_decide(desk: Desk, role: str) -> None:
    client = desk(role)
    answers = [
        client.get(ADDRESS),
        client.post(ADDRESS, json={}),
        client.post(f"{ADDRESS}/x:approve"),
        client.patch(f"{ADDRESS}/x", json={}),
        client.post("/v1/jobs", json={"kind": "propose_canonical"}),
    ]
    assert {answer.status_code for answer in answers} == {403}


def test_what_is_approved_is_answered_and_its_use_counted(desk: Desk) -> None:
    text = "Para pescar en los ríos se paga una tasa de 12,35 €."
    relied = write(desk, text=text)
    act(desk, relied["id"], "approve")
    asked = {"query": "¿cuánto cuesta la licencia de pesca?", "office": "huesca"}
    answer = desk.agent.post("/v1/suggestions", json=asked).json()
    assert "se paga una tasa de 12,35 €" in answer["draft"]["text"]
    detail = desk.editor.get(f"{ADDRESS}/{relied['id']}").json()
    assert [(one["office"], one["suggestions"]) for one in detail["relied_on_by"]] == [
        ("huesca", 1)
    ]
