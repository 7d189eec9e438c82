"""What a worker does beside its jobs."""

from __future__ import annotations

import pytest

from indexes.database import open_database, session_scope
from indexes.outbox import put
from indexes.repositories.outbox import OutboxRepository
from indexes.settings import Settings
from ingest import periodic


def test_messages_go_out_even_where_nothing_can_be_queued(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_database(settings)
    with session_scope(engine) as session:
        put(session, kind="webhook", destination="webhook:gone", key="1", payload={})

    def broken(_: Settings) -> None:
        raise OSError("the queue is on a full disk")

    monkeypatch.setattr(periodic, "enqueue_due", broken)
    with pytest.raises(OSError, match="full disk"):
        periodic.look_around(settings)
    with session_scope(engine) as session:
        assert OutboxRepository(session).counts() == {"cancelled": 1}
    engine.dispose()
