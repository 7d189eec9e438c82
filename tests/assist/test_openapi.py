from __future__ import annotations

import json
from pathlib import Path

import pytest

from assist.openapi import document

SNAPSHOT = Path(__file__).with_name("openapi.json")
PROMISED = {
    ("/v1/suggestions", "post"),
    ("/v1/suggestions/{suggestion_id}", "get"),
    ("/v1/suggestions/{suggestion_id}/redraft", "post"),
    ("/v1/suggestions/{suggestion_id}/events", "post"),
    ("/v1/search", "get"),
    ("/v1/documents/{document_id}", "get"),
    ("/v1/documents/{document_id}/revisions", "get"),
    ("/v1/procedures", "get"),
    ("/v1/procedures/{code}", "get"),
    ("/v1/cases:import", "post"),
    ("/v1/jobs", "post"),
    ("/v1/jobs/{job_id}", "get"),
    ("/v1/jobs/{job_id}/events", "get"),
    ("/v1/jobs/{job_id}", "delete"),
    ("/v1/offices", "get"),
    ("/health/live", "get"),
    ("/health/ready", "get"),
    ("/metrics", "get"),
}


def test_interface_is_the_one_in_the_snapshot() -> None:
    accepted = SNAPSHOT.read_text(encoding="utf-8")
    assert document() == accepted, f"if meant: python -m assist.openapi > {SNAPSHOT.name}"


@pytest.mark.parametrize(("path", "method"), sorted(PROMISED))
def test_promised_calls_are_there(path: str, method: str) -> None:
    assert method in json.loads(document())["paths"][path]


def test_each_shape_has_a_name_of_its_own() -> None:
    """Two of one name would change the names of both for every client that was made from them."""
    names = json.loads(document())["components"]["schemas"]
    assert [name for name in names if "__" in name] == []
