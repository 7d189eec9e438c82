"""The relational store as one file, when it is SQLite."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from indexes.backup.manifest import Kind
from indexes.errors import BackupError
from indexes.settings import Settings
from indexes.wal import BUSY_S


def kind_of(settings: Settings) -> Kind:
    """Of whatever store the settings name."""
    name = make_url(settings.resolved_database_url).get_backend_name()
    return "sqlite" if name == "sqlite" else "postgresql"


def sqlite_file(settings: Settings) -> Path:
    return Path(make_url(settings.resolved_database_url).database or "")


def copy(source: Path, target: Path) -> None:
    """As it is at one moment, while others read and write. Raises BackupError when the source is
    damaged: better now than when it is needed."""
    try:
        with (
            closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True, timeout=BUSY_S)) as old,
            closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new)  # in one step: in several it begins anew whenever somebody writes
            new.execute("PRAGMA journal_mode = DELETE")  # one file, without its log
            (found,) = new.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        raise BackupError(f"no se puede copiar {source}: {error}") from error
    if found != "ok":
        raise BackupError(f"{source} está dañada: {found}")


def in_use(path: Path) -> bool:
    """Whether any process has it open: then nobody gets it for himself."""
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return "locked" in str(error)
    except sqlite3.DatabaseError:
        return False  # no database: nobody can be using it
    return False
