"""The queue: huey over one SQLite file. A message is a job's id; everything else is in its row, so
a message that is lost or comes twice does no harm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from huey import SqliteHuey

from indexes.settings import Settings

QUEUE_FILE = "queue.db"
_TASK = "run_job"


class JobQueue(SqliteHuey):  # type: ignore[misc]  # huey is not typed
    """Knows one task, by the same name in every process: the name travels in the message."""

    def __init__(self, path: Path, run: Callable[[str], None]) -> None:
        super().__init__("ventanilla", filename=str(path), results=False, timeout=30)

        def run_job(job_id: str) -> None:
            run(job_id)

        self._run_job = self.task(name=_TASK)(run_job)

    def send(self, job_id: str, delay_s: float = 0) -> None:
        if delay_s:
            self._run_job.schedule((job_id,), delay=delay_s)
        else:
            self._run_job(job_id)

    def close(self) -> None:
        self.storage.close()

    def waiting(self) -> set[str]:
        """Ids of the jobs that have a message, now or later."""
        return {task.args[0] for task in (*self.pending(), *self.scheduled())}


def _only_in_a_worker(job_id: str) -> None:
    raise AssertionError(f"{job_id} was run by a process that is no worker")


def open_queue(settings: Settings, run: Callable[[str], None] = _only_in_a_worker) -> JobQueue:
    """`run(job_id)` is what a worker does with a message; others only send them."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    return JobQueue(settings.data_dir / QUEUE_FILE, run)
