"""Tells people who look, and systems that subscribed, in the transaction of what it tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from sqlmodel import Session

from assist.auth.roles import Role
from indexes.outbox import put
from indexes.repositories.live_events import LiveEventRepository
from indexes.repositories.webhooks import WebhookRepository
from indexes.tables import LiveEvent

EventType = Literal[
    "escalation.opened",
    "escalation.assigned",
    "escalation.answered",
    "escalation.closed",
    "approval.requested",
    "approval.decided",
    "notice.proposed",
    "notice.decided",
    "campaign.launched",
    "survey.requested",
    "survey.answered",
]


def announce(
    session: Session,
    type: EventType,
    subject: str,
    data: Mapping[str, Any],
    *,
    roles: Iterable[Role] = (),
    office: str | None = None,
) -> None:
    """`data` names things and says no text of citizens. No roles: whoever answers citizens. Call it
    late in the transaction, as events are told in the order of commits, and before the audit is
    told: who waits for both in another order would wait for ever."""
    row = LiveEvent(type=type, subject=subject, data=dict(data), roles=sorted(roles), office=office)
    LiveEventRepository(session).add(row)
    told = {"type": type, "timestamp": row.at.isoformat(), "data": {"id": subject, **data}}
    for subscription in WebhookRepository(session).active():
        if "*" in subscription.events or type in subscription.events:
            put(
                session, kind="webhook", destination=f"webhook:{subscription.id}", subject=subject,
                key=f"webhook:{subscription.id}:{row.id}", payload=told,
            )  # fmt: skip
