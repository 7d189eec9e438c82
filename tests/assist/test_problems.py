from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

MEDIA_TYPE = "application/problem+json"


def test_validation_error_names_the_field_but_not_the_value(agent: TestClient) -> None:
    response = agent.post("/v1/suggestions", json={"query": "hola", "canal": "dato privado"})
    body = response.json()
    assert response.status_code == 422
    assert body["type"] == "urn:ventanilla:problem:invalid"
    assert [error["field"] for error in body["errors"]] == ["body.canal"]
    assert "dato privado" not in response.text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/nada", 404),
        ("PUT", "/v1/suggestions", 405),
        ("GET", "/v1/documents/doc_nada", 404),
        ("GET", "/v1/documents/doc_nada/revisions", 404),
        ("GET", "/v1/procedures/nada", 404),
        ("GET", "/v1/suggestions/sug_nada", 404),
        ("GET", "/v1/search?q=", 422),
        ("GET", "/v1/search?q=a&limit=1000", 422),
    ],
)
def test_every_error_is_a_problem(agent: TestClient, method: str, path: str, status: int) -> None:
    response = agent.request(method, path)
    assert response.status_code == status
    assert response.headers["content-type"] == MEDIA_TYPE
    assert response.json()["status"] == status
    assert response.json()["detail"]


def test_broken_json_is_a_problem(agent: TestClient) -> None:
    headers = {"Content-Type": "application/json"}
    response = agent.post("/v1/suggestions", content=b'{"query": ', headers=headers)
    assert response.status_code == 422
    assert response.headers["content-type"] == MEDIA_TYPE
