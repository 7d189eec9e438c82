from __future__ import annotations

import multiprocessing
from datetime import UTC, datetime

from sqlalchemy import Engine
from sqlmodel import Session

from indexes.database import create_engine, session_scope
from indexes.repositories import JobRepository
from indexes.repositories.jobs import Progress
from indexes.settings import Settings
from indexes.tables import Job

NOW = datetime(2026, 1, 1, tzinfo=UTC)
_spawn = multiprocessing.get_context("spawn")


def add(session: Session, id: str = "job_1", *locks: str) -> Job:
    job = Job(id=id, kind="crawl", locks=list(locks))
    JobRepository(session).add(job)
    return job


def test_a_job_is_claimed_once(session: Session) -> None:
    add(session)
    jobs = JobRepository(session)
    claimed = jobs.claim("job_1", "w1", NOW)
    assert claimed is not None
    assert (claimed.state, claimed.worker, claimed.attempts) == ("running", "w1", 1)
    assert jobs.claim("job_1", "w2", NOW) is None
    assert jobs.claim("job_0", "w2", NOW) is None


def _claim_all(settings: Settings, worker: str, results: multiprocessing.Queue[str]) -> None:  # type: ignore[type-arg]
    engine = create_engine(settings)
    for number in range(40):
        with session_scope(engine) as session:
            if JobRepository(session).claim(f"job_{number}", worker, NOW):
                results.put(f"job_{number}")
    engine.dispose()


def test_workers_in_a_race_never_claim_the_same_job(stored: Settings, engine: Engine) -> None:
    with session_scope(engine) as session:
        for number in range(40):
            add(session, f"job_{number}")
    results = _spawn.Queue()
    workers = [_spawn.Process(target=_claim_all, args=(stored, f"w{n}", results)) for n in "123"]
    for worker in workers:
        worker.start()
    claimed = [results.get(timeout=60) for _ in range(40)]
    for worker in workers:
        worker.join()
    assert sorted(claimed) == sorted(f"job_{number}" for number in range(40))
    assert results.empty()


def test_what_is_locked_stays_queued_until_it_is_free(session: Session) -> None:
    jobs = JobRepository(session)
    add(session, "job_1", "crawl:a", "crawl:b")
    add(session, "job_2", "crawl:b", "crawl:c")
    add(session, "job_3", "crawl:c")
    assert jobs.claim("job_1", "w", NOW)
    assert jobs.claim("job_2", "w", NOW) is None
    waiting = jobs.get("job_2")
    assert waiting is not None
    assert (waiting.state, waiting.attempts, waiting.worker) == ("queued", 0, None)
    assert jobs.holders(["crawl:b", "crawl:c"]) == ["job_1"]
    assert jobs.claim("job_3", "w", NOW), "a claim that failed must hold nothing"
    jobs.finish("job_1", 1, NOW, state="done")
    jobs.finish("job_3", 1, NOW, state="failed")
    assert jobs.claim("job_2", "w", NOW)


def test_a_worker_that_lost_its_claim_changes_nothing(session: Session) -> None:
    jobs = JobRepository(session)
    add(session)
    first = jobs.claim("job_1", "w1", NOW)
    assert first is not None
    jobs.requeue([first], NOW, max_attempts=5)
    second = jobs.claim("job_1", "w2", NOW)
    assert second is not None
    assert not jobs.progress("job_1", 1, NOW, Progress(done=9))
    assert not jobs.heartbeat("job_1", 1, NOW)
    assert not jobs.finish("job_1", 1, NOW, state="done")
    assert jobs.finish("job_1", 2, NOW, state="done", result={"pages": 3})
    ended = jobs.get("job_1")
    assert ended is not None
    assert (ended.state, ended.result, ended.done) == ("done", {"pages": 3}, 0)


def test_a_job_that_kills_its_worker_again_and_again_fails(session: Session) -> None:
    jobs = JobRepository(session)
    add(session, "job_1", "reindex")
    for _ in range(3):
        claimed = jobs.claim("job_1", "w", NOW)
        assert claimed is not None
        jobs.requeue([claimed], NOW, max_attempts=3)
    ended = jobs.get("job_1")
    assert ended is not None
    assert ended.state == "failed"
    assert "intentos: 3" in (ended.error or "")
    assert jobs.holders(["reindex"]) == []


def test_a_queued_job_is_cancelled_at_once_and_a_running_one_is_asked(session: Session) -> None:
    jobs = JobRepository(session)
    add(session, "job_1")
    add(session, "job_2")
    jobs.claim("job_2", "w", NOW)
    assert jobs.request_cancel("job_1", NOW)
    assert jobs.request_cancel("job_2", NOW)
    states = {job.id: (job.state, job.cancel_requested) for job in jobs.list()}
    assert states == {"job_1": ("cancelled", False), "job_2": ("running", True)}
    assert jobs.claim("job_1", "w", NOW) is None
    assert not jobs.request_cancel("job_1", NOW)
    assert not jobs.request_cancel("job_0", NOW)


def test_jobs_are_listed_by_state_and_kind(session: Session) -> None:
    jobs = JobRepository(session)
    add(session, "job_1")
    add(session, "job_2")
    jobs.claim("job_2", "w", NOW)
    assert [job.id for job in jobs.list(state="queued")] == ["job_1"]
    assert [job.id for job in jobs.list(kind="reindex")] == []
    assert len(jobs.list(kind="crawl", limit=1)) == 1
