"""Jobs, their locks, daily upkeep and finished evaluations."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlmodel import Field, SQLModel

from indexes.tables.columns import json_column, time_column


class Job(SQLModel, table=True):
    """One durable piece of long work."""

    id: str = Field(primary_key=True)
    kind: str = Field(index=True)
    payload: dict[str, Any] = json_column()
    state: str = Field(default="queued", index=True)  # queued|running|done|failed|cancelled
    stage: str = ""
    done: int = 0
    total: int | None = None
    message: str = ""
    result: dict[str, Any] = json_column()
    error: str | None = None
    attempts: int = 0
    locks: list[str] = json_column(list)  # what it needs alone while it runs
    worker: str | None = None  # who runs it
    created_at: datetime = time_column()
    started_at: datetime | None = time_column(nullable=True)
    heartbeat_at: datetime | None = time_column(nullable=True)
    step_started_at: datetime | None = time_column(nullable=True)  # of the present step
    step_from: int = 0  # `done` at that time
    finished_at: datetime | None = time_column(nullable=True)
    cancel_requested: bool = False


class JobLock(SQLModel, table=True):
    """One row for each thing that a running job has for itself."""

    __tablename__ = "job_lock"

    name: str = Field(primary_key=True)
    job_id: str = Field(foreign_key="job.id", index=True)


class Upkeep(SQLModel, table=True):
    """Daily work of the worker, and the day it was last done."""

    name: str = Field(primary_key=True)
    done_on: date


class EvaluationRun(SQLModel, table=True):
    """A finished evaluation. Its answers and its report are files in its folder, by its id."""

    __tablename__ = "evaluation_run"

    id: str = Field(primary_key=True)
    mode: str = Field(index=True)  # replay | audit
    dataset: str
    dataset_digest: str
    target: str
    snapshot: str
    pipeline: str
    answers: int
    groups: int
    measures: dict[str, Any] = json_column()  # name -> Estimate of the room `eval`
    passed: bool | None = None  # the gate's outcome; none where no gate was asked for
    started_at: datetime = time_column()
    finished_at: datetime = time_column()
