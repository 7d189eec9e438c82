"""A worker: takes jobs from the queue until it is told to stop."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from huey.consumer import Consumer

from indexes.database import open_database, session_scope
from indexes.jobs.liveness import worker_identity
from indexes.jobs.queue import open_queue
from indexes.jobs.recovery import recover
from indexes.jobs.run import Handlers, engine_for, run_job
from indexes.repositories.jobs import JobRepository
from indexes.settings import Settings

_POLL_S = 0.5
_RECOVER_EVERY_S = 10.0
_RETRY_LOCKED_S = 2
_CLOSING_S = 10  # for handlers to reach a safe point


def consume(
    settings: Settings,
    handlers: Handlers,
    *,
    threads: int = 2,
    stop: threading.Event | None = None,
) -> None:
    """Runs until SIGINT or SIGTERM (in the main thread), or until `stop` is set. Jobs that are
    running then are put back into the queue at their next safe point."""
    open_database(settings).dispose()
    with worker_identity(settings.data_dir) as worker:

        def take(job_id: str) -> None:
            ended = run_job(
                settings, job_id, handlers, worker=worker, stopping=consumer.stop_flag.is_set
            )
            if ended is None and _is_queued(settings, job_id):
                queue.send(job_id, delay_s=_RETRY_LOCKED_S)

        queue = open_queue(settings, take)
        consumer = _Consumer(
            queue,
            workers=threads,
            periodic=False,
            max_delay=_POLL_S,
            shutdown_timeout=_CLOSING_S,
        )
        with _recovering(settings, consumer, stop):
            consumer.run()


class _Consumer(Consumer):  # type: ignore[misc]  # huey is not typed
    """Signals reach the main thread only; elsewhere the consumer is stopped by its event. Either
    way the running jobs get a moment to reach a safe point."""

    def _set_signal_handlers(self) -> None:
        if threading.current_thread() is threading.main_thread():
            super()._set_signal_handlers()

    def stop(self, graceful: bool = False) -> None:
        del graceful
        super().stop(graceful=True)


def _is_queued(settings: Settings, job_id: str) -> bool:
    with engine_for(settings) as engine, session_scope(engine) as session:
        job = JobRepository(session).get(job_id)
    return job is not None and job.state == "queued"


@contextmanager
def _recovering(settings: Settings, consumer: Any, stop: threading.Event | None) -> Iterator[None]:
    """Recovers at once and from time to time; passes `stop` on."""
    recover(settings)
    closed = threading.Event()

    def watch() -> None:
        waited = 0.0
        while not closed.wait(_POLL_S):
            waited += _POLL_S
            if stop is not None and stop.is_set():
                consumer.stop_flag.set()
            if waited >= _RECOVER_EVERY_S:
                waited = 0.0
                recover(settings)

    thread = threading.Thread(target=watch, name="recovery", daemon=True)
    thread.start()
    try:
        yield
    finally:
        closed.set()
        thread.join()
