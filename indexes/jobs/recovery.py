"""Jobs that a dead worker left, and messages that were lost."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta

from indexes.database import session_scope
from indexes.jobs.liveness import HERE_AND_NOW, is_dead
from indexes.jobs.queue import open_queue
from indexes.jobs.run import engine_for
from indexes.repositories.jobs import JobRepository
from indexes.settings import Settings
from indexes.tables import Job, now

STALE = timedelta(seconds=60)  # twelve missed heartbeats
MAX_ATTEMPTS = 5


def recover(settings: Settings) -> list[str]:
    """Puts jobs whose worker died back into the queue, and sends queued ones that have no message.
    Ids of those that were sent. Safe to call at any time, from any number of workers."""
    with engine_for(settings) as engine, session_scope(engine) as session:
        jobs = JobRepository(session)
        orphans = [job for job in jobs.list(state="running") if _is_orphan(settings, job)]
        jobs.requeue([job for job in orphans if not _ran_here(job)], now(), MAX_ATTEMPTS)
        jobs.requeue([job for job in orphans if _ran_here(job)], now(), max_attempts=0)
        queued = [job.id for job in jobs.list(state="queued")]
    with closing(open_queue(settings)) as queue:
        lost = sorted(set(queued) - queue.waiting())
        for id in lost:
            queue.send(id)
    return lost


def _ran_here(job: Job) -> bool:
    """Nobody waits for it any more: it fails instead of being done later."""
    return job.worker is not None and job.worker.startswith(HERE_AND_NOW)


def _is_orphan(settings: Settings, job: Job) -> bool:
    if job.worker is not None and is_dead(settings.data_dir, job.worker):
        return True
    seen = job.heartbeat_at or job.created_at
    return now() - seen > STALE
