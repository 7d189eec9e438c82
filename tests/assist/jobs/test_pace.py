from __future__ import annotations

from assist.jobs.pace import Pace
from assist.jobs.schemas import JobOut
from indexes.tables import Job


def job(done: int, total: int | None = 100, message: str = "Rastreando") -> JobOut:
    return JobOut.of(
        Job(id="j", kind="crawl", state="running", stage="crawl", message=message, done=done,
            total=total)
    )  # fmt: skip


def test_the_rate_and_the_time_left_are_of_the_step() -> None:
    clock = iter([0.0, 0.5, 10.0, 11.0, 13.0])
    pace = Pace(lambda: next(clock))
    assert pace.told(job(20)).rate is None
    assert pace.told(job(21)).rate is None  # too early to say
    told = pace.told(job(40))
    assert (told.rate, told.seconds_left) == (2.0, 30.0)
    assert pace.told(job(0, 50, "Dividiendo")).rate is None  # another step begins
    told = pace.told(job(10, None, "Dividiendo"))
    assert (told.rate, told.seconds_left) == (5.0, None)
