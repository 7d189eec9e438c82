"""How fast a job is going, and how long it will still take: from what is seen of it."""

from __future__ import annotations

import time
from collections.abc import Callable

from assist.jobs.schemas import JobOut

_LONG_ENOUGH_S = 1.0  # less says nothing of the pace


class Pace:
    """Of one job that is being followed. Each step of it has a pace of its own."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._step: tuple[str, str] | None = None
        self._began, self._from = 0.0, 0

    def told(self, job: JobOut) -> JobOut:
        """The job with `rate` (of the step, a second) and `seconds_left`, once they are known."""
        at = self._clock()
        if (job.stage, job.message) != self._step:
            self._step, self._began, self._from = (job.stage, job.message), at, job.done
        elapsed, done = at - self._began, job.done - self._from
        if elapsed < _LONG_ENOUGH_S or done <= 0:
            return job
        rate = done / elapsed
        left = None if job.total is None else round(max(0, job.total - job.done) / rate, 1)
        return job.model_copy(update={"rate": round(rate, 2), "seconds_left": left})
