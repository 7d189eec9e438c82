"""The relational store: SQLite in the data directory by default, PostgreSQL by URL."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy
from sqlalchemy import URL, Connection, Engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError
from sqlmodel import Session

from indexes.encodable import encodable
from indexes.errors import ConfigurationError, DatabaseUnavailable
from indexes.folding import SQLITE_FOLD, fold
from indexes.packed_documents import JsonText
from indexes.settings import Settings
from indexes.wal import BUSY_S, use_wal

if TYPE_CHECKING:
    from alembic.config import Config

_MIGRATION_LOCK = 0x56454E54  # "VENT": PostgreSQL's advisory lock while migrating


def create_engine(settings: Settings) -> Engine:
    """Raises ConfigurationError when `database_url` names no database that is supported."""
    try:
        url = make_url(settings.resolved_database_url)
    except ArgumentError as error:
        raise ConfigurationError(
            f"database_url no es la dirección de una base de datos: {error}"
        ) from error
    try:
        engine = _sqlite_engine(url) if _is_sqlite(url) else _server_engine(url)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise ConfigurationError(
            f"database_url: aquí no se puede usar {url.drivername!r}, sino sqlite, "
            "o postgresql tras `pip install ventanilla[postgres]`"
        ) from error
    event.listen(engine, "before_cursor_execute", _clean_texts, retval=True)
    engine.update_execution_options(settings=settings)  # whose key signs the audit
    return engine


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def open_database(settings: Settings) -> Engine:
    """Creates the data directory, connects, migrates. Raises DatabaseUnavailable."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    engine = create_engine(settings)
    try:
        upgrade(engine)
    except DatabaseError as error:
        engine.dispose()
        raise DatabaseUnavailable(f"no se puede abrir la base de datos: {error.orig}") from error
    return engine


def upgrade(engine: Engine) -> None:
    """Runs the migrations that are missing, all or none; safe when several processes start."""
    from alembic import command  # a crawl connects without it

    if is_current(engine):
        return
    with _migrating(engine) as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(engine: Engine) -> bool:
    """Whether the database has every migration of this version."""
    from alembic.script import ScriptDirectory

    return revision_of(engine) == ScriptDirectory.from_config(alembic_config()).get_current_head()


def revision_of(engine: Engine) -> str | None:
    """The last migration that it has; None before the first."""
    from alembic.migration import MigrationContext

    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def alembic_config() -> Config:
    from alembic.config import Config

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


def _server_engine(url: URL) -> Engine:
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    return sqlalchemy.create_engine(url, pool_pre_ping=True, json_serializer=_json)


def _sqlite_engine(url: URL) -> Engine:
    # Reads run outside a transaction and the first write takes the lock at once, waiting its turn:
    # as PostgreSQL's "read committed". A transaction that reads first and writes later would fail
    # whenever another process wrote in between.
    arguments = {"isolation_level": "IMMEDIATE", "timeout": BUSY_S}
    engine = sqlalchemy.create_engine(url, connect_args=arguments, json_serializer=_json)
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    use_wal(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.create_function(SQLITE_FOLD, 1, _folded, deterministic=True)


def _folded(text: str | None) -> str | None:
    return None if text is None else fold(text)


def _json(value: Any) -> str:
    if isinstance(value, JsonText):
        return value
    return encodable(json.dumps(value, ensure_ascii=False))


def _clean_texts(
    _connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool
) -> tuple[str, Any]:
    """What people paste may hold NUL or half a surrogate pair, which no database takes."""
    return statement, _cleaned(parameters)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return encodable(value).replace("\0", "\ufffd")
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_cleaned(item) for item in value)
    return value


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
