"""Writes a job down: for the workers, or to run it here and now."""

from __future__ import annotations

import secrets
from contextlib import closing
from typing import Any

from sqlmodel import Session

from indexes.database import session_scope
from indexes.errors import JobBusy
from indexes.jobs.context import JobContext, Watch
from indexes.jobs.liveness import HERE_AND_NOW, worker_identity
from indexes.jobs.locks import locks_for
from indexes.jobs.queue import open_queue
from indexes.jobs.recovery import recover
from indexes.jobs.run import Handlers, engine_for, execute
from indexes.repositories.jobs import JobRepository
from indexes.repositories.sources import SourceRepository
from indexes.settings import Settings
from indexes.tables import Job, now


def enqueue(settings: Settings, kind: str, payload: dict[str, Any]) -> Job:
    """The queued row. It is committed before the message goes out: `recover` sends again what was
    lost in between."""
    with engine_for(settings) as engine, session_scope(engine) as session:
        job = _add(session, kind, payload)
    with closing(open_queue(settings)) as queue:
        queue.send(job.id)
    return job


def run_now(
    settings: Settings,
    kind: str,
    payload: dict[str, Any],
    handlers: Handlers,
    watch: Watch | None = None,
) -> Job:
    """Runs a job in this process, as a worker would, and returns its row when it has ended.
    Raises JobBusy when another job has what it needs for itself."""
    recover(settings)
    with (
        worker_identity(settings.data_dir, HERE_AND_NOW) as worker,
        engine_for(settings) as engine,
    ):
        with session_scope(engine) as session:
            job = _add_claimed(session, kind, payload, worker)
        context = JobContext(job.id, job.payload, settings, attempt=job.attempts, watch=watch)
        return execute(engine, job, context, handlers)


def _add(session: Session, kind: str, payload: dict[str, Any]) -> Job:
    sources = [source.name for source in SourceRepository(session).list()]
    job = Job(
        id="job_" + secrets.token_hex(8),
        kind=kind,
        payload=payload,
        locks=locks_for(kind, payload, sources),
    )
    JobRepository(session).add(job)
    return job


def _add_claimed(session: Session, kind: str, payload: dict[str, Any], worker: str) -> Job:
    """In one transaction, so that no worker sees the job in the queue."""
    jobs = JobRepository(session)
    job = _add(session, kind, payload)
    claimed = jobs.claim(job.id, worker, now())
    if claimed is None:
        holders = ", ".join(jobs.holders(job.locks))
        raise JobBusy(f"ya hay otra tarea en marcha ({holders}); espere a que termine o cancélela")
    return claimed
