"""Workers as processes: they share the queue, are killed, are stopped, are replaced."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from itertools import pairwise
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from indexes.database import open_database, session_scope
from indexes.jobs import enqueue, recover, run_now
from indexes.jobs.queue import open_queue
from indexes.repositories import JobRepository
from indexes.settings import Settings
from indexes.tables import Job, now
from tests.indexes.jobs.handlers import HANDLERS, work, work_in_thread

_spawn = multiprocessing.get_context("spawn")

Start = Callable[[], BaseProcess]


@pytest.fixture
def start(settings: Settings) -> Iterator[Start]:
    started: list[BaseProcess] = []

    def worker() -> BaseProcess:
        process = _spawn.Process(target=work, args=(settings,))
        process.start()
        started.append(process)
        return process

    yield worker
    for process in started:
        if process.is_alive():
            process.kill()
        process.join()


@pytest.fixture
def note(tmp_path: Path) -> Path:
    return tmp_path / "runs"


def jobs(settings: Settings) -> dict[str, Job]:
    engine = open_database(settings)
    with session_scope(engine) as session:
        found = {job.id: job for job in JobRepository(session).list()}
    engine.dispose()
    return found


def wait_for(settings: Settings, id: str, *states: str) -> Job:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        job = jobs(settings)[id]
        if job.state in states:
            return job
        time.sleep(0.05)
    raise AssertionError(f"{job.id} is still {job.state} ({job.error})")


def put(settings: Settings, note: Path, kind: str = "count", steps: int = 3, **rest: object) -> str:
    open_database(settings).dispose()
    return enqueue(settings, kind, {"note": str(note), "steps": steps, **rest}).id


def test_a_worker_does_what_was_queued_before_and_after_it_started(
    settings: Settings, start: Start, note: Path
) -> None:
    before = put(settings, note)
    start()
    after = put(settings, note)
    failing = put(settings, note, "fail")
    assert wait_for(settings, before, "done").result == {"counted": 3}
    assert wait_for(settings, after, "done").result == {"counted": 3}
    assert wait_for(settings, failing, "failed").error == "ValueError: no se puede"


def test_two_workers_run_each_job_once(settings: Settings, start: Start, note: Path) -> None:
    ids = [put(settings, note, steps=1) for _ in range(20)]
    start(), start()
    for id in ids:
        wait_for(settings, id, "done")
    assert len(note.read_text().splitlines()) == 20


def test_a_job_whose_worker_was_killed_is_done_by_the_next(
    settings: Settings, start: Start, note: Path
) -> None:
    first = start()
    id = put(settings, note, "reindex", steps=100)
    wait_for(settings, id, "running")
    while not (note.exists() and note.read_text().strip()):
        time.sleep(0.01)
    assert first.pid is not None
    os.kill(first.pid, signal.SIGKILL)
    first.join()
    assert jobs(settings)[id].state == "running", "nobody could write down its end"
    second = start()
    done = wait_for(settings, id, "done")
    assert done.attempts == 2
    pids = note.read_text().split()
    assert pids == [str(first.pid), str(second.pid)]


def test_a_worker_that_is_stopped_puts_its_job_back(
    settings: Settings, start: Start, note: Path
) -> None:
    first = start()
    id = put(settings, note, steps=3_000)
    wait_for(settings, id, "running")
    assert first.pid is not None
    os.kill(first.pid, signal.SIGTERM)
    first.join(20)
    assert first.exitcode == 0
    job = jobs(settings)[id]
    assert (job.state, job.attempts) == ("queued", 0)
    assert recover(settings) == [id]


def test_a_running_job_is_cancelled(settings: Settings, start: Start, note: Path) -> None:
    start()
    id = put(settings, note, steps=3_000)
    wait_for(settings, id, "running")
    engine = open_database(settings)
    with session_scope(engine) as session:
        JobRepository(session).request_cancel(id, now())
    engine.dispose()
    assert wait_for(settings, id, "cancelled").done < 3_000


def test_crawls_of_one_source_wait_for_each_other(
    settings: Settings, start: Start, note: Path
) -> None:
    ids = [put(settings, note, "crawl", steps=20, sources=["portal"]) for _ in range(3)]
    start()
    ended = [wait_for(settings, id, "done") for id in ids]
    spans = sorted((job.started_at, job.finished_at) for job in ended)
    for (_, finished), (started, _) in pairwise(spans):
        assert finished is not None
        assert started is not None
        assert finished <= started


def test_a_worker_can_live_in_a_thread(settings: Settings, note: Path) -> None:
    stop = threading.Event()
    id = put(settings, note)
    thread = work_in_thread(settings, stop)
    wait_for(settings, id, "done")
    stop.set()
    thread.join(20)
    assert not thread.is_alive()


def test_a_message_that_was_lost_is_sent_again(settings: Settings, note: Path) -> None:
    id = put(settings, note)
    with closing(open_queue(settings)) as queue:
        queue.flush()
        assert queue.waiting() == set()
        assert recover(settings) == [id]
        assert queue.waiting() == {id}
    assert recover(settings) == [], "what has a message needs no other"


def test_a_job_of_a_worker_elsewhere_is_taken_when_its_heart_stops(
    settings: Settings, note: Path
) -> None:
    id = put(settings, note)
    with closing(open_queue(settings)) as queue:
        queue.flush()
    engine = open_database(settings)
    for age, expected in ((5, []), (3_600, [id])):
        with session_scope(engine) as session:
            JobRepository(session).claim(id, "another-machine", now() - timedelta(seconds=age))
        assert recover(settings) == expected
        if not expected:
            with session_scope(engine) as session:
                JobRepository(session).put_back(jobs(settings)[id])
    engine.dispose()


def _wait_here(settings: Settings, note: Path) -> None:
    payload = {"note": str(note), "steps": 3_000}
    run_now(settings, "reindex", payload, HANDLERS)


def test_a_job_that_somebody_waited_for_is_not_done_later(settings: Settings, note: Path) -> None:
    open_database(settings).dispose()
    waiting = _spawn.Process(target=_wait_here, args=(settings, note))
    waiting.start()
    while not note.exists():
        time.sleep(0.01)
    assert waiting.pid is not None
    os.kill(waiting.pid, signal.SIGKILL)
    waiting.join()
    assert recover(settings) == []
    [job] = jobs(settings).values()
    assert job.state == "failed"
    put_now = {"note": str(note), "steps": 1}
    assert run_now(settings, "reindex", put_now, HANDLERS).state == "done", "its lock is free"


def test_a_fresh_data_directory_has_nothing_to_recover(settings: Settings) -> None:
    open_database(settings).dispose()
    assert recover(settings) == []
