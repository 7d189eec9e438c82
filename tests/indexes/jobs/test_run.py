from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from indexes.database import open_database, session_scope
from indexes.errors import JobBusy, JobCancelled, RecordInvalid
from indexes.jobs import JobContext, enqueue, run_job, run_now
from indexes.jobs import context as context_module
from indexes.repositories import JobRepository, SourceRepository
from indexes.repositories.jobs import Progress
from indexes.settings import Settings
from indexes.tables import Job, Source, now


@pytest.fixture(autouse=True)
def _database(stored: Settings) -> None:
    open_database(stored).dispose()


def stored_job(settings: Settings, id: str) -> Job:
    engine = open_database(settings)
    with session_scope(engine) as session:
        job = JobRepository(session).get(id)
    engine.dispose()
    assert job is not None
    return job


def cancel(settings: Settings, id: str) -> None:
    engine = open_database(settings)
    with session_scope(engine) as session:
        JobRepository(session).request_cancel(id, now())
    engine.dispose()


def test_a_job_runs_to_its_result(stored: Settings) -> None:
    job = enqueue(stored, "greet", {"name": "Ana"})
    assert (job.state, job.payload) == ("queued", {"name": "Ana"})
    ended = run_job(stored, job.id, {"greet": lambda context: {"hello": context.payload["name"]}})
    assert ended is not None
    assert (ended.state, ended.result, ended.error) == ("done", {"hello": "Ana"}, None)
    assert ended.started_at is not None
    assert ended.finished_at is not None
    assert ended.finished_at >= ended.started_at
    assert run_job(stored, job.id, {}) is None, "a job runs once"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (RecordInvalid("línea 3: falta el título"), "línea 3: falta el título"),
        (ValueError("bad value"), "ValueError: bad value"),
        (KeyError("x"), "KeyError: 'x'"),
    ],
)
def test_an_error_is_stored_and_not_raised(stored: Settings, error: Exception, told: str) -> None:
    def handler(_: JobContext) -> dict[str, Any]:
        raise error

    ended = run_job(stored, enqueue(stored, "k", {}).id, {"k": handler})
    assert ended is not None
    assert (ended.state, ended.error) == ("failed", told)
    assert ended.finished_at is not None


def test_a_kind_without_handler_fails_by_name(stored: Settings) -> None:
    ended = run_job(stored, enqueue(stored, "dance", {}).id, {})
    assert ended is not None
    assert ended.state == "failed"
    assert "dance" in (ended.error or "")


def test_progress_is_written_seldom_but_ends_right(
    stored: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[tuple[int, str]] = []
    original = JobRepository.progress

    def spy(self: JobRepository, id: str, attempt: int, at: Any, progress: Progress) -> bool:
        written.append((progress.done, progress.stage))
        return original(self, id, attempt, at, progress)

    monkeypatch.setattr(JobRepository, "progress", spy)

    def handler(context: JobContext) -> dict[str, Any]:
        for number in range(2_000):
            context.progress(number, 5_000, stage="fetch")
        context.progress(0, None, stage="index", message="casi")
        context.progress(7, 9, stage="index", message="hecho")
        return {}

    ended = run_job(stored, enqueue(stored, "k", {}).id, {"k": handler})
    assert ended is not None
    assert (ended.done, ended.total, ended.stage, ended.message) == (7, 9, "index", "hecho")
    assert written[0] == (0, "fetch")
    assert (0, "index") in written
    assert len(written) < 50


def test_a_running_job_stops_at_its_next_safe_point(
    stored: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context_module, "_EVERY_S", 0.0)
    reached: list[int] = []

    def handler(context: JobContext) -> dict[str, Any]:
        for number in range(10):
            if number == 3:
                cancel(stored, context.job_id)
            context.check_cancelled()
            reached.append(number)
        return {}

    ended = run_job(stored, enqueue(stored, "k", {}).id, {"k": handler})
    assert ended is not None
    assert ended.state == "cancelled"
    assert reached == [0, 1, 2]


def test_a_worker_that_closes_puts_its_job_back(stored: Settings) -> None:
    closing = threading.Event()

    def handler(context: JobContext) -> dict[str, Any]:
        closing.set()
        context.check_cancelled()
        return {}

    job = enqueue(stored, "k", {})
    ended = run_job(stored, job.id, {"k": handler}, stopping=closing.is_set)
    assert ended is not None
    assert (ended.state, ended.attempts, ended.error) == ("queued", 0, None)
    again = run_job(stored, job.id, {"k": lambda _: {"ok": 1}})
    assert again is not None
    assert again.state == "done"


def test_a_handler_that_lost_its_job_is_told_and_writes_nothing(
    stored: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context_module, "_EVERY_S", 0.0)

    def handler(context: JobContext) -> dict[str, Any]:
        engine = open_database(stored)
        with session_scope(engine) as session:
            jobs = JobRepository(session)
            jobs.requeue([stored_job(stored, context.job_id)], now(), max_attempts=5)
            assert jobs.claim(context.job_id, "another", now())
        engine.dispose()
        context.progress(99, 99)
        with pytest.raises(JobCancelled):
            context.check_cancelled()
        return {"from": "the first"}

    job = enqueue(stored, "k", {})
    run_job(stored, job.id, {"k": handler})
    now_running = stored_job(stored, job.id)
    assert (now_running.state, now_running.worker) == ("running", "another")
    assert (now_running.done, now_running.result) == (0, {})


def test_the_heart_beats_while_the_handler_is_busy(
    stored: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexes.jobs.run.HEARTBEAT_S", 0.05)

    def handler(context: JobContext) -> dict[str, Any]:
        before = stored_job(stored, context.job_id).heartbeat_at
        time.sleep(0.5)
        after = stored_job(stored, context.job_id).heartbeat_at
        assert before is not None
        assert after is not None
        return {"beats": after > before}

    ended = run_job(stored, enqueue(stored, "k", {}).id, {"k": handler})
    assert ended is not None
    assert ended.result == {"beats": True}


def test_a_context_works_without_a_job(settings: Settings) -> None:
    open_database(settings).dispose()
    context = JobContext("job_0", {}, settings)
    context.progress(1, 2)
    context.check_cancelled()
    context.close()


def test_one_crawl_of_a_source_at_a_time(stored: Settings) -> None:
    engine = open_database(stored)
    with session_scope(engine) as session:
        for name in ("portal", "sede"):
            SourceRepository(session).save(Source(name=name, kind="web"))
    engine.dispose()
    refused: dict[str, bool] = {}

    def other(_: JobContext) -> dict[str, Any]:
        return {}

    def handler(_: JobContext) -> dict[str, Any]:
        for name, payload in (
            ("same", {"sources": ["portal"]}),
            ("all", {"sources": []}),
            ("another", {"sources": ["sede"]}),
        ):
            job = enqueue(stored, "crawl", payload)
            refused[name] = run_job(stored, job.id, {"crawl": other}) is None
        return {}

    run_job(stored, enqueue(stored, "crawl", {"sources": ["portal"]}).id, {"crawl": handler})
    assert refused == {"same": True, "all": True, "another": False}


def test_a_job_can_be_run_here_and_now(stored: Settings) -> None:
    watched: list[Progress] = []

    def handler(context: JobContext) -> dict[str, Any]:
        context.progress(1, 2, stage="a")
        with pytest.raises(JobBusy, match=context.job_id):
            run_now(stored, "reindex", {}, {"reindex": lambda _: {}})
        return {"full": context.payload["full"]}

    job = run_now(stored, "reindex", {"full": True}, {"reindex": handler}, watched.append)
    assert (job.state, job.result) == ("done", {"full": True})
    assert watched == [Progress(done=1, total=2, stage="a")]
    engine = open_database(stored)
    with session_scope(engine) as session:
        assert len(JobRepository(session).list()) == 1, "a refused job leaves no row"
    engine.dispose()


def test_a_row_that_cannot_be_written_down_is_not_queued(stored: Settings) -> None:
    with pytest.raises(Exception, match="JSON serializable"):
        enqueue(stored, "k", {"what": object()})
    engine = open_database(stored)
    with session_scope(engine) as session:
        assert JobRepository(session).list() == []
    engine.dispose()
