"""The outbox, on every engine: one worker a message, nothing changed by who lost it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine

from indexes.database import session_scope
from indexes.outbox import put
from indexes.repositories.live_events import LiveEventRepository
from indexes.repositories.outbox import OutboxFilter, OutboxRepository
from indexes.tables import LiveEvent, OutboxMessage, now


def write(engine: Engine, *keys: str, **more: int) -> None:
    with session_scope(engine) as session:
        for key in keys:
            put(session, kind="webhook", destination="webhook:1", key=key, payload={}, **more)


def lease(engine: Engine, worker: str, **more: object) -> list[OutboxMessage]:
    with session_scope(engine) as session:
        return OutboxRepository(session).lease(worker, now(), 10, **more)  # type: ignore[arg-type]


def test_each_message_is_one_workers_the_urgent_first(engine: Engine) -> None:
    write(engine, "a", "b")
    write(engine, "c", priority=5)
    assert lease(engine, "uno", without=["webhook:1"]) == []
    mine = lease(engine, "uno")
    assert [one.key for one in mine] == ["c", "a", "b"]
    assert lease(engine, "dos") == []
    with session_scope(engine) as session:
        outbox = OutboxRepository(session)
        assert not outbox.delivered(mine[0].id, "dos", now(), 200)
        assert outbox.delivered(mine[0].id, "uno", now(), 200)
        assert outbox.holders() == ["uno"]
        assert outbox.counts() == {"delivered": 1, "delivering": 2}


def test_what_a_dead_worker_left_is_due_again_and_no_longer_its_own(engine: Engine) -> None:
    write(engine, "a")
    (left,) = lease(engine, "muerto")
    with session_scope(engine) as session:
        outbox = OutboxRepository(session)
        assert outbox.free_older(timedelta(minutes=10), now()) == 0
        assert outbox.free_older(timedelta(0), now()) == 1
    (again,) = lease(engine, "vivo")
    assert (again.id, again.attempts) == (left.id, 2)
    with session_scope(engine) as session:
        assert not OutboxRepository(session).retry(left.id, "muerto", now(), "tarde")


def test_a_key_is_told_once_and_replayed_on_request(engine: Engine) -> None:
    write(engine, "a", "a")
    (one,) = lease(engine, "uno")
    with session_scope(engine) as session:
        outbox = OutboxRepository(session)
        assert not outbox.replay(one.id, "Eva", now()), "it is on its way"
        outbox.fail(one.id, "uno", "no existe", 404)
        assert outbox.replay(one.id, "Eva", now())
        (row,) = outbox.list(OutboxFilter(state="pending"))
        assert (row.attempts, row.replayed_by, row.last_error) == (0, "Eva", "no existe")
        assert outbox.forget(now()) == 0, "it is not over"
    (again,) = lease(engine, "dos")
    with session_scope(engine) as session:
        outbox = OutboxRepository(session)
        assert outbox.delivered(again.id, "dos", now(), 200)
        assert outbox.forget(again.created_at) == 0
        assert outbox.forget(now()) == 1


def test_live_events_come_in_the_order_of_their_commits(engine: Engine) -> None:
    with session_scope(engine) as session:
        events = LiveEventRepository(session)
        for number in range(3):
            events.add(LiveEvent(type="escalation.opened", subject=f"esc_{number}"))
        found = events.after(events.last_id() - 2, 10)
        assert [one.subject for one in found] == ["esc_1", "esc_2"]
        assert events.forget(now()) == 3
