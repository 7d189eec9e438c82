"""Finished runs as rows of the database, so that the service can list them without this room."""

from __future__ import annotations

from datetime import datetime

from eval.models import Metrics, Run
from indexes.database import open_database, session_scope
from indexes.repositories import EvaluationRepository
from indexes.settings import Settings
from indexes.tables import EvaluationRun


def register(settings: Settings, run: Run, metrics: Metrics, *, passed: bool | None) -> None:
    """Writes the run's row, anew where it was judged before. `passed`: the gate's outcome, None
    without a gate."""
    row = EvaluationRun(
        id=run.id,
        mode=run.mode,
        dataset=run.dataset,
        dataset_digest=run.dataset_digest,
        target=run.target,
        snapshot=run.snapshot,
        pipeline=run.pipeline,
        answers=metrics.answers,
        groups=metrics.groups,
        measures={name: value.model_dump() for name, value in metrics.measures.items()},
        passed=passed,
        started_at=datetime.fromisoformat(run.started_at),
        finished_at=datetime.fromisoformat(run.finished_at or run.started_at),
    )
    engine = open_database(settings)
    try:
        with session_scope(engine) as session:
            EvaluationRepository(session).save(row)
    finally:
        engine.dispose()


def forget(settings: Settings, id: str) -> None:
    """After the run's folder was removed."""
    engine = open_database(settings)
    try:
        with session_scope(engine) as session:
            EvaluationRepository(session).delete(id)
    finally:
        engine.dispose()
