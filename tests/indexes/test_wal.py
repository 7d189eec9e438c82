from __future__ import annotations

import multiprocessing
import sqlite3
from contextlib import closing
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from indexes.wal import use_wal

_spawn = multiprocessing.get_context("spawn")

FILES, PROCESSES = 40, 6


def _open_all(folder: Path, barrier: Barrier) -> None:
    for number in range(FILES):
        barrier.wait(60)
        with closing(sqlite3.connect(folder / f"{number}.db", timeout=30)) as connection:
            use_wal(connection)
            with connection:
                connection.execute("CREATE TABLE IF NOT EXISTS t (x)")
                connection.execute("INSERT INTO t VALUES (1)")


def test_processes_that_make_a_file_at_the_same_moment_all_may(tmp_path: Path) -> None:
    barrier = _spawn.Barrier(PROCESSES)
    openers = [_spawn.Process(target=_open_all, args=(tmp_path, barrier)) for _ in range(PROCESSES)]
    for opener in openers:
        opener.start()
    for opener in openers:
        opener.join()
    assert [opener.exitcode for opener in openers] == [0] * PROCESSES
    for number in range(FILES):
        with closing(sqlite3.connect(tmp_path / f"{number}.db")) as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert connection.execute("SELECT count(*) FROM t").fetchone() == (PROCESSES,)


def test_a_file_that_is_no_database_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"x" * 5_000)
    with (
        closing(sqlite3.connect(tmp_path / "x.db")) as connection,
        pytest.raises(sqlite3.DatabaseError, match="not a database"),
    ):
        use_wal(connection)
