"""The relational store as one file, when it is PostgreSQL: `pg_dump` and `pg_restore`."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Engine, make_url, text

from indexes.database import create_engine
from indexes.errors import BackupError, RestoreRefused
from indexes.settings import Settings

ASIDE = "ventanilla_before_"  # schemas that a restore set aside


def dump(settings: Settings, target: Path) -> None:
    """Raises BackupError with what `pg_dump` says."""
    _run(settings, "pg_dump", "--format=custom", "--no-owner", "--no-privileges",
         f"--exclude-schema={ASIDE}*", f"--file={target}")  # fmt: skip


@contextmanager
def loaded(settings: Settings, dump: Path, stamp: str) -> Iterator[str | None]:
    """The schema in which what was there is kept, if anything was; there it comes back from when
    loading, or what the caller does then, fails."""
    engine = create_engine(settings)
    aside = f"{ASIDE}{stamp}"
    try:
        kept = _tables(engine) > 0
        _execute(engine, f"ALTER SCHEMA public RENAME TO {aside}", "CREATE SCHEMA public")
        try:
            _run(settings, "pg_restore", "--no-owner", "--no-privileges", "--exit-on-error",
                 "--single-transaction", f"--dbname={_address(settings)}", str(dump))  # fmt: skip
            yield aside if kept else None
        except BaseException:
            _execute(engine, "DROP SCHEMA public CASCADE", f"ALTER SCHEMA {aside} RENAME TO public")
            raise
        if not kept:
            _execute(engine, f"DROP SCHEMA {aside} CASCADE")
    finally:
        engine.dispose()


def check_free(settings: Settings, *, force: bool) -> None:
    """Raises RestoreRefused where tables are and nobody said `force`, or others are connected."""
    engine = create_engine(settings)
    try:
        if not _tables(engine):
            return
        if not force:
            raise RestoreRefused("la base de datos de database_url no está vacía; añada --force")
        with engine.connect() as connection:
            others = connection.scalar(text(_OTHERS)) or 0
    finally:
        engine.dispose()
    if others:
        raise RestoreRefused(f"hay {others} conexiones a la base de datos; pare el servicio")


_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)


def _tables(engine: Engine) -> int:
    query = "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"
    with engine.connect() as connection:
        return connection.scalar(text(query)) or 0


def _execute(engine: Engine, *statements: str) -> None:
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def _run(settings: Settings, program: str, *arguments: str) -> None:
    url = make_url(settings.resolved_database_url)
    password = {"PGPASSWORD": url.password} if isinstance(url.password, str) else {}
    where = () if program == "pg_restore" else (f"--dbname={_address(settings)}",)
    try:
        done = subprocess.run(  # noqa: S603  (our own arguments, and no shell)
            [program, *arguments, *where], env=os.environ | password, capture_output=True, text=True
        )
    except FileNotFoundError as error:
        raise BackupError(f"falta {program}: instale el cliente de PostgreSQL") from error
    if done.returncode != 0:
        raise BackupError(f"{program} ha fallado: {done.stderr.strip()}")


def _address(settings: Settings) -> str:
    """Without the password, which other users of the machine would see."""
    url = make_url(settings.resolved_database_url)
    plain = URL.create(
        "postgresql", url.username, None, url.host, url.port, url.database, url.query
    )
    return plain.render_as_string(hide_password=False)
