"""The queue: huey over one SQLite file. A message is a job's id; everything else is in its row, so
a message that is lost or comes twice does no harm."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from huey import SqliteHuey

from indexes.settings import Settings

QUEUE_FILE = "queue.db"
_TASK = "run_job"


def open_queue(settings: Settings) -> SqliteHuey:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    return SqliteHuey(
        "ventanilla", filename=str(settings.data_dir / QUEUE_FILE), results=False, timeout=30
    )


def declare(queue: SqliteHuey, run: Callable[[str], None]) -> Any:
    """The huey task that calls `run(job_id)`."""
    return queue.task(name=_TASK)(run)


def send(queue: SqliteHuey, job_id: str) -> None:
    declare(queue, _only_in_a_worker)(job_id)


def waiting(queue: SqliteHuey) -> set[str]:
    """Ids of the jobs that have a message, now or later."""
    declare(queue, _only_in_a_worker)
    return {task.args[0] for task in (*queue.pending(), *queue.scheduled())}


def _only_in_a_worker(job_id: str) -> None:
    raise AssertionError(f"{job_id} was run by a process that is no worker")
