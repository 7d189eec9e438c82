"""Whether a worker is alive: it holds a lock that the kernel frees when its process dies."""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FOLDER = "workers"
HERE_AND_NOW = "now-"  # prefix of who runs one job for a person who is waiting for it


@contextmanager
def worker_identity(data_dir: Path, prefix: str = "") -> Iterator[str]:
    """The id under which jobs are claimed, for as long as this worker lives."""
    name = f"{prefix}{os.getpid()}-{secrets.token_hex(4)}"
    path = _lock_file(data_dir, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        try:
            yield name
        finally:
            path.unlink(missing_ok=True)


def is_dead(data_dir: Path, worker: str) -> bool:
    """False also when nothing is known, as of a worker on another machine: then only the age of
    its heartbeat tells."""
    path = _lock_file(data_dir, worker)
    try:
        with path.open("r") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink(missing_ok=True)
    except (FileNotFoundError, BlockingIOError):
        return False
    return True


def living_workers(data_dir: Path) -> list[str]:
    """Of this machine, in no order."""
    locks = (data_dir / _FOLDER).glob("*.lock")
    return [lock.stem for lock in locks if not is_dead(data_dir, lock.stem)]


def _lock_file(data_dir: Path, worker: str) -> Path:
    return data_dir / _FOLDER / f"{worker}.lock"
