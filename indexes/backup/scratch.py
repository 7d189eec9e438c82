"""A folder to work in, on the disk of what it is for: the result is one rename away."""

from __future__ import annotations

import fcntl
import glob
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexes.snapshots.durable import only_one

_LOCK = "lock"  # held by the process that works there; the kernel frees it


@contextmanager
def scratch_beside(path: Path) -> Iterator[Path]:
    """Hidden, only its owner's, gone afterwards. Those that killed processes left go first."""
    prefix = f".{path.name}.partial-"
    for left in path.parent.glob(glob.escape(prefix) + "*"):
        _sweep(left)
    with (
        tempfile.TemporaryDirectory(prefix=prefix, dir=path.parent) as name,
        only_one(Path(name) / _LOCK),
    ):
        yield Path(name)


def _sweep(folder: Path) -> None:
    try:
        with (folder / _LOCK).open("r") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
    except (FileNotFoundError, BlockingIOError):
        return  # somebody else's, at work or just begun
