"""Runs one claimed job to its end, and writes that end down."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any

from sqlalchemy import Engine

from indexes.database import create_engine, session_scope
from indexes.errors import JobCancelled, JobInterrupted
from indexes.jobs.context import JobContext
from indexes.jobs.liveness import worker_identity
from indexes.repositories.jobs import JobRepository
from indexes.settings import Settings
from indexes.tables import Job, now

Handler = Callable[[JobContext], dict[str, Any]]
Handlers = Mapping[str, Handler]

HEARTBEAT_S = 5.0

_log = logging.getLogger(__name__)


def run_job(
    settings: Settings,
    job_id: str,
    handlers: Handlers,
    *,
    worker: str | None = None,
    stopping: Callable[[], bool] | None = None,
) -> Job | None:
    """The row as it is afterwards: done, failed, cancelled, or queued again when the worker is
    closing. None when the job could not be claimed: it is not queued, or what it needs for itself
    is taken. A handler's error is stored, never raised."""
    if worker is None:
        with worker_identity(settings.data_dir) as name:
            return run_job(settings, job_id, handlers, worker=name, stopping=stopping)
    with engine_for(settings) as engine:
        with session_scope(engine) as session:
            job = JobRepository(session).claim(job_id, worker, now())
        if job is None:
            return None
        context = JobContext(job.id, job.payload, settings, attempt=job.attempts, stopping=stopping)
        return execute(engine, job, context, handlers)


def execute(engine: Engine, job: Job, context: JobContext, handlers: Handlers) -> Job:
    """Runs a claimed job; its row afterwards."""
    with _heartbeat(engine, job):
        _run(engine, job, context, handlers)
    with session_scope(engine) as session:
        return JobRepository(session).get(job.id) or job


@contextmanager
def engine_for(settings: Settings) -> Iterator[Engine]:
    engine = create_engine(settings)
    try:
        yield engine
    finally:
        engine.dispose()


def _run(engine: Engine, job: Job, context: JobContext, handlers: Handlers) -> None:
    try:
        with closing(context):
            handler = handlers.get(job.kind)
            if handler is None:
                raise LookupError(f"nadie sabe hacer tareas de la clase {job.kind!r}")
            context.check_cancelled()
            result = handler(context)
    except JobInterrupted:
        _put_back(engine, job)
    except JobCancelled as stopped:
        _finish(engine, job, state="cancelled", error=str(stopped))
    except BaseException as error:
        _log.exception("job %s (%s) failed", job.id, job.kind)
        _finish(engine, job, state="failed", error=_explained(error))
        if not isinstance(error, Exception):
            raise
    else:
        _finish(engine, job, state="done", result=result)


def _finish(engine: Engine, job: Job, **end: Any) -> None:
    with session_scope(engine) as session:
        if not JobRepository(session).finish(job.id, job.attempts, now(), **end):
            _log.warning("job %s was finished by another worker", job.id)


def _put_back(engine: Engine, job: Job) -> None:
    with session_scope(engine) as session:
        JobRepository(session).put_back(job)


def _explained(error: BaseException) -> str:
    """Our own errors are written for people; of others the kind tells more than the message."""
    own = type(error).__module__.split(".")[0] in ("assist", "ingest", "indexes", "prompts", "eval")
    return str(error) if own and str(error) else f"{type(error).__name__}: {error}"


@contextmanager
def _heartbeat(engine: Engine, job: Job) -> Iterator[None]:
    """Says that the worker lives while the handler is busy."""
    done = threading.Event()

    def beat() -> None:
        while not done.wait(HEARTBEAT_S):
            with session_scope(engine) as session:
                JobRepository(session).heartbeat(job.id, job.attempts, now())

    thread = threading.Thread(target=beat, name=f"heartbeat-{job.id}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
