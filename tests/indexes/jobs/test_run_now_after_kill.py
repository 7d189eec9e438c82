"""A command that was killed does not block the next one."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from pathlib import Path
from typing import Any

from indexes.database import open_database, session_scope
from indexes.jobs import JobContext, run_now
from indexes.repositories import JobRepository
from indexes.settings import Settings


def _endless(context: JobContext) -> dict[str, Any]:
    (context.settings.data_dir / "running").touch()
    while True:
        time.sleep(0.05)


def _run_endless(settings: Settings) -> None:
    run_now(settings, "reindex", {}, {"reindex": _endless})


def test_killed_command_leaves_the_way_free_and_is_not_run_later(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path)
    engine = open_database(settings)
    process = multiprocessing.get_context("spawn").Process(target=_run_endless, args=(settings,))
    process.start()
    while not (tmp_path / "running").exists():
        assert process.is_alive()
        time.sleep(0.05)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()

    second = run_now(settings, "reindex", {}, {"reindex": lambda _: {"done": True}})

    assert second.state == "done"
    with session_scope(engine) as session:
        states = {job.id: job.state for job in JobRepository(session).list()}
    engine.dispose()
    assert sorted(states.values()) == ["done", "failed"]
