"""The outbox over HTTP. Destinations are names: addresses may hold secrets."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from indexes.repositories.outbox import OutboxState
from indexes.tables import OutboxMessage


class DeliveryReport(BaseModel):
    """What one round came to. `retried` are those that will be tried again."""

    model_config = ConfigDict(frozen=True)

    delivered: int = 0
    retried: int = 0
    failed: int = 0
    cancelled: int = 0


class OutboxOut(BaseModel):
    """Without what it says: that is where its `subject` is shown."""

    model_config = ConfigDict(frozen=True)

    id: str
    kind: str
    destination: str
    subject: str
    state: OutboxState
    attempts: int
    next_attempt_at: datetime
    last_error: str
    last_status: int | None
    created_at: datetime
    delivered_at: datetime | None
    replayed_at: datetime | None
    replayed_by: str

    @classmethod
    def of(cls, row: OutboxMessage) -> OutboxOut:
        return cls.model_validate(row.model_dump(include=set(cls.model_fields)))


class OutboxPage(BaseModel):
    """`counts`: of all messages, by state."""

    model_config = ConfigDict(frozen=True)

    total: int
    counts: dict[str, int]
    items: list[OutboxOut]


class Replayed(BaseModel):
    """How many are sent again."""

    model_config = ConfigDict(frozen=True)

    replayed: int


class Delivery(BaseModel):
    """How far it is with telling one thing. `pending_since`: the other side has not taken it."""

    model_config = ConfigDict(frozen=True)

    message_id: str
    state: OutboxState
    pending_since: datetime | None
    attempts: int
    next_attempt_at: datetime | None
    last_error: str

    @classmethod
    def of(cls, row: OutboxMessage) -> Delivery:
        waits = row.state in ("pending", "delivering")
        return cls(
            message_id=row.id,
            state=row.state,
            pending_since=row.created_at if waits else None,
            attempts=row.attempts,
            next_attempt_at=row.next_attempt_at if waits else None,
            last_error=row.last_error,
        )
