from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.datasets import dataset_path
from eval.errors import DatasetNotFound
from indexes.database import open_database, session_scope
from indexes.jobs import run_now
from indexes.repositories import EvaluationRepository
from indexes.settings import Settings
from ingest.handlers import handlers
from tests.eval.replay.world import make_data


@pytest.fixture(scope="module")
def small_index(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return make_data(tmp_path_factory.mktemp("datos"))


def test_a_job_leaves_a_run_with_its_report_and_its_row(small_index: Settings) -> None:
    folder = small_index.data_dir / "datasets"
    folder.mkdir(exist_ok=True)
    lines = [
        {"id": f"q{n}", "group": "tasa", "query": query, "relevant": ["727"]}
        for n, query in enumerate(("¿Cuánto cuesta el carné de pesca?", "precio carnet pesca"))
    ]
    (folder / "propio.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    payload = {"task": "consistency", "dataset": "propio", "channels": ["email"]}
    job = run_now(small_index, "evaluate", payload, handlers())
    assert job.error is None
    run = job.result["run"]
    assert (small_index.evaluations_dir / run / "report.html").exists()
    engine = open_database(small_index)
    with session_scope(engine) as session:
        row = EvaluationRepository(session).get(run)
        assert row is not None
        assert row.answers == job.result["answers"] > 0
        assert row.passed is None
    engine.dispose()


def test_own_datasets_go_before_shipped_ones(tmp_path: Path) -> None:
    assert dataset_path("consistency", tmp_path).exists()
    (tmp_path / "datasets").mkdir()
    own = tmp_path / "datasets" / "consistency.jsonl"
    own.write_text("{}", encoding="utf-8")
    assert dataset_path("consistency.jsonl", tmp_path) == own


def test_an_unknown_dataset_is_told_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(DatasetNotFound, match="consistency"):
        dataset_path("../../etc/passwd", tmp_path)
