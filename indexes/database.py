"""The relational store: SQLite in the data directory by default, PostgreSQL by URL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlmodel import Session

from indexes.errors import ConfigurationError
from indexes.settings import Settings

_BUSY_MS = 30_000
_MIGRATION_LOCK = 0x56454E54  # "VENT": PostgreSQL's advisory lock while migrating


def create_engine(settings: Settings) -> Engine:
    """Raises ConfigurationError when `database_url` names no database that is supported."""
    try:
        url = make_url(settings.resolved_database_url)
    except ArgumentError as error:
        raise ConfigurationError(
            f"database_url no es la dirección de una base de datos: {error}"
        ) from error
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url)
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    try:
        return sqlalchemy.create_engine(url, pool_pre_ping=True)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise ConfigurationError(
            f"database_url: aquí no se puede usar {url.drivername!r}, sino sqlite, "
            "o postgresql tras `pip install ventanilla[postgres]`"
        ) from error


def open_database(settings: Settings) -> Engine:
    """Creates the data directory, connects, migrates."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    engine = create_engine(settings)
    upgrade(engine)
    return engine


def upgrade(engine: Engine) -> None:
    """Runs the migrations that are missing, all or none; safe when several processes start."""
    if is_current(engine):
        return
    with _migrating(engine) as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(engine: Engine) -> bool:
    """Whether the database has every migration of this version."""
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head


def alembic_config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


@contextmanager
def session_scope(engine: Engine) -> Iterator[Session]:
    """One commit on success, rollback on error. Rows stay readable afterwards."""
    with Session(engine, expire_on_commit=False) as session:
        try:
            yield session
            session.commit()
        except BaseException:
            session.rollback()
            raise


def _sqlite_engine(url: sqlalchemy.URL) -> Engine:
    # Reads run outside a transaction and the first write takes the lock at once, waiting its turn:
    # as PostgreSQL's "read committed". A transaction that reads first and writes later would fail
    # whenever another process wrote in between.
    arguments = {"isolation_level": "IMMEDIATE", "timeout": _BUSY_MS / 1000}
    engine = sqlalchemy.create_engine(url, connect_args=arguments)
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    for pragma in (
        f"busy_timeout = {_BUSY_MS}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


@contextmanager
def _migrating(engine: Engine) -> Iterator[Connection]:
    """A connection in a transaction that no other migration can be in."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
        yield connection
        connection.commit()
