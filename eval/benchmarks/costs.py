"""What work costs: by the clock, and by what the processors did for it."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, and of the processors by this process and those that it began. Where
    others use the machine, too, the processors' say more."""

    wall: float
    cpu: float

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.wall + other.wall, self.cpu + other.cpu)


def cost_of(work: Callable[[], object], own: Callable[[], float] = time.process_time) -> Cost:
    """`own`: the clock of what this process does itself; `time.thread_time` where other threads of
    it serve a site meanwhile."""
    started, busy, children = time.perf_counter(), own(), _children()
    work()
    return Cost(time.perf_counter() - started, own() - busy + _children() - children)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
