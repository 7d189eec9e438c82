from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text
from sqlmodel import Session, SQLModel

from indexes.database import create_engine, is_current, open_database, session_scope, upgrade
from indexes.errors import ConfigurationError, DatabaseUnavailable
from indexes.repositories import SourceRepository
from indexes.settings import Settings
from indexes.tables import Source

_spawn = multiprocessing.get_context("spawn")


def test_migrations_make_the_tables_that_the_code_declares(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_an_empty_database_is_not_current_and_upgrading_twice_is_harmless(stored: Settings) -> None:
    stored.data_dir.mkdir()
    engine = create_engine(stored)
    assert not is_current(engine)
    upgrade(engine)
    upgrade(engine)
    assert is_current(engine)
    engine.dispose()


def _open(settings: Settings) -> None:
    open_database(settings).dispose()


def test_processes_that_start_at_once_migrate_once(stored: Settings) -> None:
    starters = [_spawn.Process(target=_open, args=(stored,)) for _ in range(6)]
    for starter in starters:
        starter.start()
    for starter in starters:
        starter.join()
    assert [starter.exitcode for starter in starters] == [0] * 6
    engine = create_engine(stored)
    assert is_current(engine)
    engine.dispose()


def test_a_migration_that_fails_leaves_no_table_behind(
    stored: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored.data_dir.mkdir()
    engine = create_engine(stored)

    def explode(*_: object, **__: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr("alembic.runtime.migration.HeadMaintainer.update_to_step", explode)
    with pytest.raises(RuntimeError, match="power cut"):
        upgrade(engine)
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    monkeypatch.undo()
    upgrade(engine)
    assert is_current(engine)
    engine.dispose()


def test_an_error_in_a_session_writes_nothing(engine: Engine) -> None:
    def save_and_fail() -> None:
        with session_scope(engine) as session:
            SourceRepository(session).save(Source(name="portal", kind="portal"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        save_and_fail()
    with session_scope(engine) as session:
        assert SourceRepository(session).list() == []


def test_rows_can_be_read_after_their_session(engine: Engine) -> None:
    with session_scope(engine) as session:
        SourceRepository(session).save(Source(name="portal", kind="portal"))
        source = SourceRepository(session).get("portal")
    assert source is not None
    assert source.kind == "portal"
    assert source.created_at.tzinfo is not None


def test_a_session_that_read_can_write_after_another_one_wrote(engine: Engine) -> None:
    with Session(engine) as first:
        assert SourceRepository(first).list() == []
        with session_scope(engine) as second:
            SourceRepository(second).save(Source(name="portal", kind="portal"))
        SourceRepository(first).save(Source(name="sede", kind="sede"))
        first.commit()
    with session_scope(engine) as session:
        assert [source.name for source in SourceRepository(session).list()] == ["portal", "sede"]


def test_sqlite_is_opened_for_many_processes(settings: Settings) -> None:
    engine = open_database(settings)
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert connection.execute(text("PRAGMA busy_timeout")).scalar() == 30_000
    engine.dispose()


@pytest.mark.parametrize("url", ["nothing", "oracle://host/base", "cobol://host/base"])
def test_an_unsupported_address_is_refused_by_name(tmp_path: Path, url: str) -> None:
    with pytest.raises(ConfigurationError, match="database_url"):
        create_engine(Settings.load(tmp_path, database_url=url))


def test_text_that_no_database_takes_is_stored_without_it(engine: Engine) -> None:
    odd = "¿plazo\x00 de \ud800becas? 🙂"
    with session_scope(engine) as session:
        SourceRepository(session).save(Source(name=odd, kind="web", include=[odd]))
    with session_scope(engine) as session:
        [source] = SourceRepository(session).list()
        assert source.name == "¿plazo\ufffd de \ufffdbecas? 🙂"
        assert source.include[0].endswith("\ufffdbecas? 🙂")
        assert SourceRepository(session).get(odd) is not None


@pytest.mark.parametrize("content", [b"x" * 5_000, b"SQLite format 3\0" + b"x" * 5_000])
def test_a_file_that_is_no_database_is_said_to_be_none(settings: Settings, content: bytes) -> None:
    settings.data_dir.mkdir()
    (settings.data_dir / "ventanilla.db").write_bytes(content)
    with pytest.raises(DatabaseUnavailable, match="base de datos"):
        open_database(settings)


def test_a_server_that_is_not_there_is_said_to_be_none(tmp_path: Path) -> None:
    url = "postgresql://ana:sesame@127.0.0.1:1/nowhere?connect_timeout=1"
    with pytest.raises(DatabaseUnavailable, match="base de datos") as told:
        open_database(Settings.load(tmp_path, database_url=url))
    assert "sesame" not in str(told.value)
