from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from indexes.backup import back_up
from indexes.database import open_database
from indexes.embedders.fake import FakeEmbedder
from indexes.keys import create_key
from indexes.models import Passage
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore


def unwatched(_done: int, _total: int) -> None:
    """Nobody looks on."""


def index(settings: Settings, *passages: Passage) -> str:
    embedder = FakeEmbedder()
    store = SnapshotStore(settings.snapshots_dir, embedder, keep=1)
    vectors = embedder.encode_passages([passage.text for passage in passages])
    id = store.write(passages, vectors).id
    store.switch(id)
    return id


def tree(root: Path) -> dict[str, bytes]:
    """All files by name, but those of a process that runs; databases by what they hold."""
    return {
        path.relative_to(root).as_posix(): _content(path)
        for path in sorted(root.rglob("*"))
        if path.is_file()
        and not path.name.startswith(".")
        and not path.name.endswith(("wal", "shm"))
    }


def _content(path: Path) -> bytes:
    if path.suffix != ".db":
        return path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump()).encode()


@pytest.fixture
def filled(settings: Settings, make_passage: Callable[..., Passage]) -> Settings:
    """An installation with a key, a snapshot, a secret, a setting and a report."""
    open_database(settings).dispose()
    create_key(settings, role="agent", name="una")
    index(settings, make_passage("La tasa es de 19,73 €."))
    (settings.data_dir / "ventanilla.toml").write_text('organisation = "Una"\n')
    (settings.data_dir / "secrets").mkdir()
    (settings.data_dir / "secrets" / "audit.key").write_bytes(b"0" * 32)
    (settings.data_dir / "secrets" / "audit.key").chmod(0o600)
    (settings.data_dir / "workers").mkdir()
    (settings.data_dir / "queue.db").write_bytes(b"")
    return settings


@pytest.fixture
def archive(filled: Settings, tmp_path: Path) -> Path:
    path = tmp_path / "copy.tar.gz"
    back_up(filled, path, watch=unwatched)
    return path
