"""A worker: takes jobs from the queue until it is told to stop."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

from huey.consumer import Consumer
from sqlalchemy.exc import SQLAlchemyError

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
_TICK_S = 30.0
_CLOSING_S = 10  # for handlers to reach a safe point

_log = logging.getLogger(__name__)


def consume(
    settings: Settings,
    handlers: Handlers,
    *,
    threads: int = 2,
    stop: threading.Event | None = None,
    tick: Callable[[], object] | None = None,
) -> None:
    """Runs until SIGINT or SIGTERM (in the main thread), or until `stop` is set. Jobs that are
    running then are put back into the queue at their next safe point. `tick` is called at the
    beginning and then twice a minute, to see what is due."""
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
        recover(settings)
        with closing(queue), _recovering(settings), _stopping(consumer, stop), _ticking(tick):
            consumer.run()
            consumer.stop()  # waits for the running jobs, however the loop was left


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
def _recovering(settings: Settings) -> Iterator[None]:
    """From time to time, since other workers die too."""

    def attempt() -> None:
        try:
            recover(settings)
        except (SQLAlchemyError, sqlite3.Error, OSError):
            _log.exception("jobs could not be recovered; the next attempt is soon")

    with _repeated(_RECOVER_EVERY_S, attempt):
        yield


@contextmanager
def _ticking(tick: Callable[[], object] | None) -> Iterator[None]:
    """What fails is tried again the next time."""

    def look() -> None:
        try:
            if tick is not None:
                tick()
        except Exception:
            _log.exception("what is due could not be looked up; the next attempt is soon")

    look()
    with _repeated(_TICK_S, look):
        yield


@contextmanager
def _stopping(consumer: Any, stop: threading.Event | None) -> Iterator[None]:
    """Passes `stop` on to the consumer."""

    def look() -> None:
        if stop is not None and stop.is_set():
            consumer.stop_flag.set()

    with _repeated(_POLL_S, look):
        yield


@contextmanager
def _repeated(seconds: float, action: Callable[[], None]) -> Iterator[None]:
    """Runs `action` in a thread of its own, every so many seconds, until the block ends."""
    closed = threading.Event()

    def repeat() -> None:
        while not closed.wait(seconds):
            action()

    thread = threading.Thread(target=repeat, name=action.__name__, daemon=True)
    thread.start()
    try:
        yield
    finally:
        closed.set()
        thread.join()
