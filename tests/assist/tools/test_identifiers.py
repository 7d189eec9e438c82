from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from assist.tools.identifiers import check_identifier


@pytest.mark.parametrize(
    ("value", "kind", "formatted"),
    [
        ("12345678z", "nif", "12345678Z"),
        ("12.345.678-Z", "nif", "12345678Z"),
        ("X1234567L", "nie", "X1234567L"),
        ("A58818501", "cif", "A58818501"),
        ("es9121000418450200051332", "iban", "ES91 2100 0418 4502 0005 1332"),
    ],
)
def test_well_written_identifiers(value: str, kind: str, formatted: str) -> None:
    check = check_identifier(value)
    assert (check.kind, check.valid, check.formatted) == (kind, True, formatted)


@pytest.mark.parametrize(
    ("value", "kind", "problem"),
    [
        ("12345678A", "nif", "check"),
        ("1234567", "nif", "length"),
        ("X1234567A", "nie", "check"),
        ("ES9121000418450200051333", "iban", "check"),
        ("hola", None, "unknown"),
        ("¿?", None, "unknown"),
    ],
)
def test_wrong_ones_say_what_is_wrong(value: str, kind: str | None, problem: str) -> None:
    check = check_identifier(value)
    assert (check.kind, check.valid, check.problem) == (kind, False, problem)


def test_over_http_for_agents_only(agent: TestClient) -> None:
    answer = agent.post("/v1/tools/identifier", json={"value": "12345678Z"})
    assert answer.json() == {
        "kind": "nif",
        "valid": True,
        "formatted": "12345678Z",
        "problem": None,
    }
    del agent.headers["Authorization"]
    assert agent.post("/v1/tools/identifier", json={"value": "1"}).status_code == 401
