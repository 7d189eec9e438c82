from __future__ import annotations

from datetime import timedelta

from sqlmodel import Session

from assist.jobs.pace import pace_of
from indexes.database import open_database, session_scope
from indexes.repositories import JobRepository
from indexes.repositories.jobs import Progress
from indexes.settings import Settings
from indexes.tables import Job, now

BEGAN = now()


def test_the_rate_and_the_time_left_are_of_the_step(tmp_path) -> None:
    engine = open_database(Settings.load(tmp_path, embedder="fake"))
    with session_scope(engine) as session:
        JobRepository(session).add(Job(id="j", kind="crawl"))
        JobRepository(session).claim("j", "w", BEGAN)
        assert told(session, 0, 20) == (None, None)
        assert told(session, 0.5, 21) == (None, None)  # too early to say
        assert told(session, 10, 40) == (2.0, 30.0)
        assert told(session, 11, 0, 50, "Dividiendo") == (None, None)  # another step begins
        assert told(session, 13, 10, None, "Dividiendo") == (5.0, None)
        JobRepository(session).finish("j", 1, BEGAN, state="done")
        job = JobRepository(session).get("j")
        assert job is not None
        assert pace_of(job) == (None, None)
    engine.dispose()


def told(
    session: Session, at: float, done: int, total: int | None = 100, message: str = "Rastreando"
) -> tuple[float | None, float | None]:
    progress = Progress(done=done, total=total, stage="crawl", message=message)
    jobs = JobRepository(session)
    assert jobs.progress("j", 1, BEGAN + timedelta(seconds=at), progress)
    job = jobs.get("j")
    assert job is not None
    return pace_of(job)
