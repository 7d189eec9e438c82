"""A question of the second level as the API gives it."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from assist.escalations.queues import queue_for
from assist.escalations.schemas import EscalationDetail, EscalationOut, Source
from assist.escalations.teams import delivery_of
from assist.outbox.schemas import Delivery
from indexes.settings import Settings
from indexes.tables import Escalation, now

_ADDED = {"queue_name", "overdue", "teams", "version"}


def shown(session: Session, settings: Settings, row: Escalation) -> EscalationOut:
    return EscalationOut(**_values(session, settings, row, set(EscalationOut.model_fields)))


def shown_in_detail(session: Session, settings: Settings, row: Escalation) -> EscalationDetail:
    values = _values(session, settings, row, set(EscalationDetail.model_fields) - {"citations"})
    return EscalationDetail(
        **values, citations=[Source.model_validate(one) for one in row.citations]
    )


def _values(
    session: Session, settings: Settings, row: Escalation, names: set[str]
) -> dict[str, Any]:
    queue = queue_for(settings, None, row.queue)
    sent = delivery_of(session, row)
    return {
        **row.model_dump(include=names - _ADDED),
        "queue_name": queue.name if queue else row.queue,
        "overdue": row.state in ("open", "assigned") and row.due_at < now(),
        "teams": Delivery.of(sent) if sent else None,
        "version": row.row_version,
    }
