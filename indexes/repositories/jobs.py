from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, case, col, delete, select, update

from indexes.models import Value
from indexes.repositories.upsert import insert_missing
from indexes.tables import Job, JobLock

# `list` is a method's name here, so that list types are named outside.
Jobs = list[Job]
Ids = list[str]


class Progress(Value):
    """How far a job is. `total` is None while it is not known."""

    done: int
    total: int | None = None
    stage: str = ""
    message: str = ""


class JobRepository:
    """Durable work. Every change of state is one conditional statement, so that two workers can
    never both make it; a claim is known by (id, attempt), and one that was lost changes nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, job: Job) -> None:
        self._session.add(job)
        self._session.flush()

    def get(self, id: str) -> Job | None:
        return self._session.get(Job, id, populate_existing=True)

    def list(
        self,
        state: str | None = None,
        kind: str | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> Jobs:
        """Newest first; `None` means any."""
        newest = (col(Job.created_at).desc(), col(Job.id))
        query = select(Job).order_by(*newest).offset(offset).limit(limit)
        if state is not None:
            query = query.where(Job.state == state)
        if kind is not None:
            query = query.where(Job.kind == kind)
        return list(self._session.exec(query.execution_options(populate_existing=True)))

    def waiting_for(self, lock: str) -> bool:
        """Whether a job that is queued or running needs this for itself."""
        query = select(Job.locks).where(col(Job.state).in_(("queued", "running")))
        return any(lock in locks for locks in self._session.exec(query))

    def active(self) -> Jobs:
        """Those that are queued or running, the running ones first, then the oldest."""
        first = (col(Job.state).desc(), col(Job.created_at), col(Job.id))
        query = select(Job).where(col(Job.state).in_(("queued", "running"))).order_by(*first)
        return list(self._session.exec(query.execution_options(populate_existing=True)))

    def claim(self, id: str, worker: str, at: datetime) -> Job | None:
        """Takes a queued job and all its locks, or nothing: None when it is not queued (any more),
        or when something it needs for itself is taken."""
        taken = self._change(
            and_(col(Job.id) == id, col(Job.state) == "queued"),
            state="running",
            worker=worker,
            started_at=at,
            heartbeat_at=at,
            step_started_at=None,
            attempts=col(Job.attempts) + 1,
        )
        job = self.get(id) if taken else None
        if job is None or self._lock(job):
            return job
        self.put_back(job)
        return None

    def heartbeat(self, id: str, attempt: int, at: datetime) -> bool:
        """False when the claim was lost."""
        return self._change(_claimed(id, attempt), heartbeat_at=at)

    def progress(self, id: str, attempt: int, at: datetime, progress: Progress) -> bool:
        """Counts as a heartbeat. A new stage or message begins a step, whose beginning is kept, so
        that its pace is known. False when the claim was lost."""
        same = and_(
            col(Job.stage) == progress.stage,
            col(Job.message) == progress.message,
            col(Job.step_started_at).is_not(None),
        )
        return self._change(
            _claimed(id, attempt),
            heartbeat_at=at,
            step_started_at=case((same, col(Job.step_started_at)), else_=at),
            step_from=case((same, col(Job.step_from)), else_=progress.done),
            **progress.model_dump(),
        )

    def finish(
        self,
        id: str,
        attempt: int,
        at: datetime,
        *,
        state: str,
        result: dict[str, Any] | None = None,
        error: str | None = None,
    ) -> bool:
        """Ends a running job and frees its locks; False when the claim was lost."""
        ended = self._change(
            _claimed(id, attempt), state=state, result=result or {}, error=error, finished_at=at
        )
        if ended:
            self._unlock([id])
        return ended

    def put_back(self, job: Job) -> bool:
        """Back to the queue as if it had never been taken; False when the claim was lost."""
        back = self._change(
            _claimed(job.id, job.attempts),
            state="queued",
            worker=None,
            started_at=None,
            attempts=job.attempts - 1,
        )
        if back:
            self._unlock([job.id])
        return back

    def holders(self, locks: Iterable[str]) -> Ids:
        """The jobs that have any of these things for themselves now."""
        query = select(JobLock.job_id).where(col(JobLock.name).in_(list(locks))).distinct()
        return list(self._session.exec(query.order_by(col(JobLock.job_id))))

    def request_cancel(self, id: str, at: datetime) -> bool:
        """A queued job is cancelled at once, a running one is asked to stop. False when it has
        ended, or never was."""
        if self._change(
            and_(col(Job.id) == id, col(Job.state) == "queued"), state="cancelled", finished_at=at
        ):
            return True
        running = and_(col(Job.id) == id, col(Job.state) == "running")
        return self._change(running, cancel_requested=True)

    def requeue(self, jobs: Iterable[Job], at: datetime, max_attempts: int) -> Jobs:
        """Puts back what dead workers left running; what was tried too often fails instead."""
        put_back = []
        for job in jobs:
            if job.attempts >= max_attempts:
                error = f"murió el proceso que hacía esta tarea (intentos: {job.attempts})"
                self.finish(job.id, job.attempts, at, state="failed", error=error)
            elif self._change(_claimed(job.id, job.attempts), state="queued", worker=None):
                self._unlock([job.id])
                put_back.append(job)
        return put_back

    def _change(self, where: ColumnElement[bool], **values: Any) -> bool:
        return bool(self._session.exec(update(Job).where(where).values(**values)).rowcount)

    def _lock(self, job: Job) -> bool:
        """All locks or none."""
        if all(insert_missing(self._session, JobLock(name=n, job_id=job.id)) for n in job.locks):
            return True
        self._unlock([job.id])
        return False

    def _unlock(self, ids: Iterable[str]) -> None:
        self._session.exec(delete(JobLock).where(col(JobLock.job_id).in_(list(ids))))


def _claimed(id: str, attempt: int) -> ColumnElement[bool]:
    return and_(col(Job.id) == id, col(Job.state) == "running", col(Job.attempts) == attempt)
