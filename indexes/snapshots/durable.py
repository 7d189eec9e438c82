"""Files that are there after a power cut, and names that change in one step."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def sync_tree(folder: Path) -> None:
    """Flushes every file and folder below `folder`, and itself."""
    for path in folder.rglob("*"):
        sync(path)
    sync(folder)


def write_atomically(path: Path, text: str) -> None:
    """Readers see the old content or the new, never a part."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        with temporary.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync(path.parent)


@contextmanager
def only_one(lock: Path) -> Iterator[None]:
    """One holder among all threads and processes; the kernel frees it when its process dies."""
    with lock.open("a") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def sync(path: Path) -> None:
    """Flushes one file, or the names in one folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
