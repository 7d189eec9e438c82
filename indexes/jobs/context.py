"""What a handler is given to work with."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property
from typing import Any

from sqlalchemy import Engine

from indexes.database import create_engine, session_scope
from indexes.errors import JobCancelled, JobInterrupted
from indexes.repositories.jobs import JobRepository, Progress
from indexes.settings import Settings
from indexes.tables import now

Watch = Callable[[Progress], None]

_EVERY_S = 0.5  # progress is written, and cancellation looked up, no more often than this


class JobContext:
    """`attempt` is the claim: a worker that lost its job to another writes nothing any more."""

    def __init__(
        self,
        job_id: str,
        payload: dict[str, Any],
        settings: Settings,
        *,
        attempt: int = 0,
        watch: Watch | None = None,
        stopping: Callable[[], bool] | None = None,
    ) -> None:
        self.job_id = job_id
        self.payload = payload
        self.settings = settings
        self._attempt = attempt
        self._watch = watch
        self._stopping = stopping
        self._last = Progress(done=0)
        self._written_at = self._checked_at = float("-inf")

    def progress(
        self, done: int, total: int | None = None, stage: str = "", message: str = ""
    ) -> None:
        """Call as often as you like: a new stage and the end are written at once. A new step is a
        place to stop at, however short the step before it was."""
        progress = Progress(done=done, total=total, stage=stage, message=message)
        due = time.monotonic() - self._written_at >= _EVERY_S
        if (stage, message) != (self._last.stage, self._last.message):
            self._checked_at = float("-inf")
        if self._watch is not None:
            self._watch(progress)
        if due or stage != self._last.stage or done == total:
            self._write(progress)
        self._last = progress

    def check_cancelled(self) -> None:
        """Call wherever the work can stop. Raises JobCancelled, JobInterrupted."""
        if self._stopping is not None and self._stopping():
            raise JobInterrupted("el proceso se está cerrando")
        if time.monotonic() - self._checked_at < _EVERY_S:
            return
        self._checked_at = time.monotonic()
        with session_scope(self._engine) as session:
            job = JobRepository(session).get(self.job_id)
        if job is None:
            return
        if job.cancel_requested:
            raise JobCancelled("cancelada a petición")
        if job.state != "running" or job.attempts != self._attempt:
            raise JobCancelled("otro proceso tiene ahora esta tarea")

    def close(self) -> None:
        """Writes what the throttle held back."""
        self._write(self._last)
        self._engine.dispose()

    @cached_property
    def _engine(self) -> Engine:
        return create_engine(self.settings)

    def _write(self, progress: Progress) -> None:
        self._written_at = time.monotonic()
        with session_scope(self._engine) as session:
            JobRepository(session).progress(self.job_id, self._attempt, now(), progress)
