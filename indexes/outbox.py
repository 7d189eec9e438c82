"""What other systems are to be told: written in the transaction of the fact that it tells, sent by
a worker. A message is never lost, and goes out under the same id however often it is tried."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from indexes.database import open_database, session_scope
from indexes.jobs import enqueue
from indexes.repositories.jobs import JobRepository
from indexes.repositories.outbox import OutboxRepository
from indexes.settings import Settings
from indexes.tables import OutboxMessage, now

JOB = "deliver_outbox"


def put(
    session: Session,
    *,
    kind: str,
    destination: str,
    key: str,
    payload: Mapping[str, Any],
    at: datetime | None = None,
    subject: str = "",
    priority: int = 0,
) -> bool:
    """Whether it is new: what has the same `key` is told once. Not before `at`."""
    row = OutboxMessage(
        id="out_" + secrets.token_hex(12),
        key=key,
        kind=kind,
        destination=destination,
        subject=subject,
        payload=dict(payload),
        priority=priority,
        next_attempt_at=at or now(),
    )
    return OutboxRepository(session).add(row)


def ask_for_delivery(settings: Settings) -> str | None:
    """Call after the commit: a worker sends what is due. The id of the job, which may have waited
    already; None when nothing is due."""
    engine = open_database(settings)
    try:
        with session_scope(engine) as session:
            if not OutboxRepository(session).is_due(now()):
                return None
            waiting = JobRepository(session).list(state="queued", kind=JOB, limit=1)
    finally:
        engine.dispose()
    return waiting[0].id if waiting else enqueue(settings, JOB, {}).id
