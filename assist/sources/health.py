"""How a source is doing: from its last run, its schedule and the jobs that are about it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from assist.sources.schemas import HealthState, SourceHealth
from indexes.sources import flaw_of, next_run
from indexes.tables import Job, Source
from prompts.catalogue import catalogue

_GRACE = timedelta(hours=1)  # a worker looks twice a minute, and may be busy


def planned_run(source: Source, at: datetime) -> datetime | None:
    """Before a worker has looked, the next run is when the schedule says."""
    if flaw_of(source):
        return None
    if source.next_run_at is None and source.schedule is not None:
        return next_run(source.schedule, at)
    return source.next_run_at


def health_of(source: Source, job: Job | None, at: datetime) -> SourceHealth:
    if flaw := flaw_of(source):
        told = catalogue("knowledge")["source_health"]["invalid"].format(reason=flaw)
        return SourceHealth(state="invalid", message=told)
    run: dict[str, Any] = source.last_run
    failures = len(run.get("failed", ()))
    state = _state(source, job, at, failures)
    message = catalogue("knowledge")["source_health"][state]
    told = message.format(failures=failures, reason=run.get("error") or _first_failure(run))
    return SourceHealth(state=state, message=told, failures=failures)


def _state(source: Source, job: Job | None, at: datetime, failures: int) -> HealthState:
    run = source.last_run
    if job is not None:
        return "running" if job.state == "running" else "queued"
    if source.next_run_at is not None and source.next_run_at + _GRACE < at:
        return "late"
    if source.last_run_at is None:
        return "never"
    if run.get("error") or (failures and not run.get("fetched")):
        return "failing"
    if not any(run.get(kind) for kind in ("new", "changed", "unchanged")):
        return "empty"
    if run.get("truncated"):
        return "truncated"
    return "partial" if failures else "ok"


def _first_failure(run: dict[str, Any]) -> str:
    problems = run.get("failed") or [{}]
    return str(problems[0].get("reason", ""))
