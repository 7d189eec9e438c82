"""What of a data directory goes into a backup: all that cannot be made again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from indexes.jobs.queue import QUEUE_FILE
from indexes.snapshots.catalogue import CURRENT, PINNED, current_id, manifests
from indexes.snapshots.durable import only_one

SECRETS = "secrets"
DATABASE = "ventanilla.db"
# Of the moment: messages of the queue are sent again, workers and logs are of this machine.
_LEFT_OUT = frozenset({"workers", "logs", QUEUE_FILE})
_BESIDE_SQLITE = ("-wal", "-shm", "-journal")
_SQLITE = b"SQLite format 3\0"


def loose_files(root: Path, snapshots: Path, *, with_secrets: bool) -> list[Path]:
    """All but the snapshots and the relational store, relative to `root`, in a fixed order."""
    left_out = _LEFT_OUT if with_secrets else _LEFT_OUT | {SECRETS}
    return [
        path.relative_to(root)
        for path in sorted(_walk(root, {snapshots}))
        if path.relative_to(root).parts[0] not in left_out
        and path.name != DATABASE
        and not path.name.endswith(_BESIDE_SQLITE)
    ]


def _walk(root: Path, skipped: set[Path]) -> Iterator[Path]:
    """Follows links to other disks, each once. What is hidden is a lock, or half written."""
    seen: set[str] = set()
    for name, folders, files in os.walk(root, followlinks=True):
        here = Path(name)
        folders[:] = [
            folder
            for folder in folders
            if not folder.startswith(".")
            and here / folder not in skipped
            and not (here / folder / DATABASE).exists()  # an installation of its own
        ]
        if (real := os.path.realpath(name)) in seen:
            folders.clear()
            continue
        seen.add(real)
        yield from (here / file for file in files if not file.startswith("."))


def is_sqlite(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(_SQLITE)) == _SQLITE


@contextmanager
def held_snapshots(root: Path) -> Iterator[tuple[str | None, dict[str, BinaryIO]]]:
    """The one in use, and all files by name relative to `root`, open: whatever is pruned or
    switched meanwhile, they can be read to the end."""
    with ExitStack() as stack:
        if not root.is_dir():
            yield None, {}
            return
        with only_one(root / ".switch.lock"):
            names = [Path(name) for name in (CURRENT, PINNED) if (root / name).is_file()]
            for manifest in manifests(root):
                folder = root / manifest.id
                names += sorted(p.relative_to(root) for p in folder.rglob("*") if p.is_file())
            held: dict[str, BinaryIO] = {
                name.as_posix(): stack.enter_context((root / name).open("rb")) for name in names
            }
            current = current_id(root)
        yield current, held
