from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient

from indexes.cpsv import procedures_from_cpsv
from tests.assist.pages import FISHING

CASE = {
    "id": "CL-1",
    "question": "Soy Ana Pérez, DNI 12345678Z, ¿qué cuesta pescar?",
    "answer": "La tasa es de 12,35 €.",
    "office": "huesca",
    "channel": "email",
    "resolved_at": "2026-02-03T09:00:00Z",
}


def test_search_gives_passages_with_scores_and_places(agent: TestClient) -> None:
    results = agent.get("/v1/search", params={"q": "licencia de pesca", "limit": 3}).json()
    first = results["hits"][0]
    assert first["procedure_code"] == "901"
    assert first["scores"]
    assert first["url"].startswith(FISHING.url)


def test_search_keeps_what_holds_today(agent: TestClient) -> None:
    def found(validity: str) -> list[str]:
        asked = {"q": "licencia de pesca", "validity": validity}
        return [hit["text"] for hit in agent.get("/v1/search", params=asked).json()["hits"]]

    assert found("current")
    assert not set(found("current")) & set(found("past"))
    assert agent.get("/v1/search", params={"q": "x", "validity": "ayer"}).status_code == 422


def test_search_keeps_personal_data_out_of_its_answer(agent: TestClient) -> None:
    results = agent.get("/v1/search", params={"q": "pesca 12345678Z"})
    assert "12345678Z" not in results.text


def test_document_and_its_revisions(agent: TestClient) -> None:
    hit = agent.get("/v1/search", params={"q": "licencia de pesca"}).json()["hits"][0]
    document = agent.get(f"/v1/documents/{hit['document_id']}").json()
    assert document["title"] == FISHING.title
    assert document["procedure"]["code"] == "901"
    revisions = agent.get(f"/v1/documents/{hit['document_id']}/revisions").json()["revisions"]
    assert [revision["number"] for revision in revisions] == [1]


def test_procedures_are_listed_found_and_read(agent: TestClient) -> None:
    page = agent.get("/v1/procedures", params={"limit": 2}).json()
    assert (page["total"], len(page["items"])) == (3, 2)
    found = agent.get("/v1/procedures", params={"q": "BIBLIOTECAS"}).json()
    assert [item["code"] for item in found["items"]] == ["903"]
    procedure = agent.get("/v1/procedures/901").json()
    assert procedure["texts"]["fee"] == ["La tasa de la licencia de pesca es de 12,35 €."]


def test_offices(agent: TestClient) -> None:
    assert [office["id"] for office in agent.get("/v1/offices").json()] == ["huesca"]


def test_import_keeps_the_good_lines_and_reports_the_bad(editor: TestClient) -> None:
    body = "\n".join([json.dumps(CASE), "{no es json", json.dumps({**CASE, "channel": "fax"})])
    response = editor.post("/v1/cases:import", content=body.encode())
    report = response.json()
    assert response.status_code == 207
    assert (report["imported"], report["failed"]) == (1, 2)
    assert [error["line"] for error in report["errors"]] == [2, 3]
    assert editor.get(f"/v1/jobs/{report['reindex_job']}").json()["kind"] == "reindex"


@pytest.mark.parametrize("what", ["cases", "articles"])
def test_a_form_is_no_file_of_lines(editor: TestClient, what: str) -> None:
    refused = editor.post(f"/v1/{what}:import", files={"file": ("a.jsonl", b"{}")})
    assert refused.status_code == 415
    assert "text/csv" in refused.json()["detail"]


def test_import_of_csv(editor: TestClient) -> None:
    header = ",".join(CASE)
    line = ",".join(f'"{value}"' for value in CASE.values())
    body = f"{header}\n{line}\n".encode()
    response = editor.post("/v1/cases:import", content=body, headers={"Content-Type": "text/csv"})
    assert response.status_code == 200
    assert response.json()["imported"] == 1


def test_import_in_another_encoding_is_refused_whole(editor: TestClient) -> None:
    response = editor.post("/v1/cases:import", content="¿qué?".encode("latin-1"))
    assert response.status_code == 422
    assert "UTF-8" in response.text


def test_procedures_are_given_as_linked_data(agent: TestClient) -> None:
    one = agent.get("/v1/procedures/901", params={"format": "cpsv-ap"})
    assert one.headers["content-type"].startswith("application/ld+json")
    assert procedures_from_cpsv(one.json())[0].procedure.code == "901"
    many = agent.get("/v1/procedures", params={"format": "cpsv-ap"})
    assert len(procedures_from_cpsv(many.json())) == agent.get("/v1/procedures").json()["total"]
    assert agent.get("/v1/procedures/901", params={"format": "xml"}).status_code == 422
