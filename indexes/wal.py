"""SQLite's write-ahead log: readers and one writer at the same time."""

from __future__ import annotations

import random
import sqlite3
import time

BUSY_S = 30.0


def use_wal(connection: sqlite3.Connection) -> None:
    """Makes the file use the log, and the connection wait its turn. While a new file is switched
    over, SQLite refuses others at once instead of letting them wait: hence the attempts."""
    connection.execute(f"PRAGMA busy_timeout = {int(BUSY_S * 1000)}")
    deadline = time.monotonic() + BUSY_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(random.uniform(0.002, 0.02))  # noqa: S311  (no secret)
        else:
            return
