from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.engine import Engine

from indexes.database import session_scope
from indexes.repositories import EvaluationRepository
from indexes.settings import Settings
from indexes.tables import EvaluationRun, now
from tests.assist.conftest import MakeClient

MEASURES = {"divergence": {"value": 0.0, "low": 0.0, "high": 0.04, "groups": 64, "n": 900}}


def run(id: str, mode: str = "replay") -> EvaluationRun:
    return EvaluationRun(
        id=id,
        mode=mode,
        dataset="consistency.jsonl",
        dataset_digest="ab12",
        target="in-process",
        snapshot="s1",
        pipeline="p1",
        answers=11_700,
        groups=64,
        measures=MEASURES,
        started_at=now(),
        finished_at=now(),
    )


@pytest.fixture
def quality(client_as: MakeClient, knowledge: Settings) -> TestClient:
    client = client_as("qa")
    engine: Engine = client.app.state.resources.engine  # type: ignore[attr-defined]
    with session_scope(engine) as session:
        for row in (run("run_1"), run("run_2", "audit")):
            EvaluationRepository(session).save(row)
    folder: Path = knowledge.evaluations_dir / "run_1"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.html").write_text("<h1>Coherencia</h1>", encoding="utf-8")
    return client


def test_runs_are_listed_with_their_figures_and_files(quality: TestClient) -> None:
    page = quality.get("/v1/evaluations", params={"mode": "replay"}).json()
    assert page["total"] == 1
    (item,) = page["items"]
    assert (item["id"], item["files"]) == ("run_1", ["report.html"])
    assert item["measures"]["divergence"]["high"] == 0.04


def test_report_is_served_with_a_policy_that_lets_nothing_run(quality: TestClient) -> None:
    answer = quality.get("/v1/evaluations/run_1/report.html")
    assert answer.text == "<h1>Coherencia</h1>"
    assert answer.headers["content-type"].startswith("text/html")
    assert "script-src" not in answer.headers["content-security-policy"]
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/v1/evaluations/run_9", 404),
        ("/v1/evaluations/run_1/junit.xml", 404),
        ("/v1/evaluations/run_1/passwd", 422),
        ("/v1/evaluations/..%2F..%2Fetc/report.html", 404),
    ],
)
def test_what_is_not_there_is_said(quality: TestClient, address: str, status: int) -> None:
    answer = quality.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")


def test_agents_do_not_see_evaluations(agent: TestClient) -> None:
    assert agent.get("/v1/evaluations").status_code == 403


def test_quality_starts_evaluations_and_leaves_content_to_editors(quality: TestClient) -> None:
    started = quality.post("/v1/jobs", json={"kind": "evaluate", "dataset": "consistency.jsonl"})
    assert started.status_code == 202
    assert started.json()["state"] == "queued"
    assert quality.delete(f"/v1/jobs/{started.json()['id']}").status_code == 202
    assert quality.post("/v1/jobs", json={"kind": "reindex"}).status_code == 403


def test_a_dataset_is_a_name_and_no_path(quality: TestClient) -> None:
    asked = {"kind": "evaluate", "dataset": "../../etc/passwd"}
    assert quality.post("/v1/jobs", json=asked).status_code == 422
