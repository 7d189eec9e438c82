"""A question of the second level as the API gives it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session

from assist.escalations.queues import queue_for
from assist.escalations.schemas import EscalationDetail, EscalationOut, Source
from assist.escalations.teams import deliveries_of, key_of
from assist.outbox.schemas import Delivery
from indexes.settings import Settings
from indexes.tables import Escalation, OutboxMessage, now

_ADDED = {"queue_name", "overdue", "teams", "version"}


def shown_all(
    session: Session, settings: Settings, rows: Sequence[Escalation]
) -> list[EscalationOut]:
    sent = deliveries_of(session, rows)
    names = set(EscalationOut.model_fields)
    return [EscalationOut(**_values(settings, row, sent, names)) for row in rows]


def shown_in_detail(session: Session, settings: Settings, row: Escalation) -> EscalationDetail:
    names = set(EscalationDetail.model_fields) - {"citations"}
    values = _values(settings, row, deliveries_of(session, [row]), names)
    return EscalationDetail(
        **values, citations=[Source.model_validate(one) for one in row.citations]
    )


def _values(
    settings: Settings, row: Escalation, deliveries: Mapping[str, OutboxMessage], names: set[str]
) -> dict[str, Any]:
    queue = queue_for(settings, None, row.queue)
    sent = deliveries.get(key_of(row))
    return {
        **row.model_dump(include=names - _ADDED),
        "queue_name": queue.name if queue else row.queue,
        "overdue": row.state in ("open", "assigned") and row.due_at < now(),
        "teams": Delivery.of(sent) if sent else None,
        "version": row.row_version,
    }
