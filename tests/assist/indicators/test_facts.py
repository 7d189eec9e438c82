"""What several processes pack while others write is what is stored in the end."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from assist.indicators.facts import FactStore, pack
from indexes.database import open_database, session_scope
from indexes.indicators import Kind
from indexes.settings import Settings
from indexes.tables import IndicatorClock, Interaction

_ZONE = ZoneInfo("Europe/Madrid")
_NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
_EACH = 40


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(Settings.load(tmp_path))
    yield engine
    engine.dispose()


def _write(engine: Engine, writer: int) -> None:
    for n in range(_EACH):
        with session_scope(engine) as session:
            id = f"int_{writer}_{n}"
            row = Interaction(
                id=id, channel="email", source="prueba", thread_key=id,
                created_at=_NOON + timedelta(days=n % 3),
            )  # fmt: skip
            session.add(row)
        if n % 2:
            with session_scope(engine) as session:
                session.get_one(Interaction, id).theme = "vivienda"


def test_nothing_that_is_written_meanwhile_is_missed(engine: Engine) -> None:
    writers = [threading.Thread(target=_write, args=(engine, n)) for n in range(3)]
    ended = threading.Event()

    def keep_packing() -> None:
        while not ended.is_set():
            pack(engine, _ZONE)

    packers = [threading.Thread(target=keep_packing) for _ in range(2)]
    for thread in (*packers, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    ended.set()
    for thread in packers:
        thread.join()
    columns = FactStore().current(engine, _ZONE).parts[Kind.INTERACTION].columns
    assert len(columns["day"]) == 3 * _EACH
    assert (columns["theme"] > 0).sum() == 3 * _EACH // 2


def test_only_what_changed_is_read_again_and_an_older_database_is_noticed(engine: Engine) -> None:
    store = FactStore()
    _write(engine, 1)
    first = store.current(engine, _ZONE)
    assert store.current(engine, _ZONE).parts is first.parts
    with session_scope(engine) as session:
        session.delete(session.get_one(Interaction, "int_1_0"))
    assert len(store.current(engine, _ZONE).parts[Kind.INTERACTION].columns["day"]) == _EACH - 1
    with session_scope(engine) as session:
        session.get_one(IndicatorClock, 1).version = 0
    before = store.current(engine, _ZONE)
    assert before.version == 0
    assert len(before.parts[Kind.INTERACTION].columns["day"]) == _EACH - 1
