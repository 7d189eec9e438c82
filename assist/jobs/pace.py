"""How fast a job is going, and how long it will still take: from what its row says."""

from __future__ import annotations

from typing import NamedTuple

from indexes.tables import Job

_LONG_ENOUGH_S = 1.0  # less says nothing of the pace


class Pace(NamedTuple):
    """`rate` is of the present step, a second."""

    rate: float | None = None
    seconds_left: float | None = None


def pace_of(job: Job) -> Pace:
    """Nothing is known of a job that does not run, or whose step has only begun."""
    if job.state != "running" or job.step_started_at is None or job.heartbeat_at is None:
        return Pace()
    elapsed = (job.heartbeat_at - job.step_started_at).total_seconds()
    done = job.done - job.step_from
    if elapsed < _LONG_ENOUGH_S or done <= 0:
        return Pace()
    rate = done / elapsed
    left = None if job.total is None else round(max(0, job.total - job.done) / rate, 1)
    return Pace(round(rate, 2), left)
