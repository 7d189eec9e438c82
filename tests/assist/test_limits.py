from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tests.assist.conftest import MakeClient


def test_body_over_the_limit_is_refused(agent: TestClient) -> None:
    response = agent.post("/v1/suggestions", json={"query": "a" * 300_000})
    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"


def test_body_over_the_limit_is_refused_without_a_declared_length(agent: TestClient) -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(40):
            yield b"a" * 10_000

    headers = {"Content-Type": "application/json"}
    response = agent.post("/v1/suggestions", content=chunks(), headers=headers)
    assert response.status_code == 413


def test_long_query_within_the_body_limit_is_refused_by_its_field(agent: TestClient) -> None:
    response = agent.post("/v1/suggestions", json={"query": "a" * 9_000})
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == "body.query"


def test_import_may_be_larger_than_other_bodies(editor: TestClient) -> None:
    response = editor.post("/v1/cases:import", content=b"x" * 300_000)
    assert response.status_code == 422


def test_a_batch_of_whatsapp_may_have_three_megabytes(agent: TestClient) -> None:
    path = "/v1/inbound/whatsapp"
    assert agent.post(path, content=b"x" * 3_000_000).status_code == 401  # read, and unsigned
    assert agent.post(path, content=b"x" * 3_200_000).status_code == 413


@pytest.mark.parametrize("path", ["/v1/cases", "/v1/procedures", "/v1/evaluations", "/v1/jobs"])
def test_no_list_begins_where_no_database_reaches(client_as: MakeClient, path: str) -> None:
    response = client_as("admin").get(path, params={"offset": "99999999999999999999"})
    assert response.status_code == 422
