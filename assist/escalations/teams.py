"""Microsoft Teams: questions go out as cards through the outbox, answers come back with a token."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

from sqlmodel import Session

from assist.escalations.cards import card_of, message
from assist.escalations.queues import Queue, queue_for
from assist.outbox.errors import NotConfigured, Withdrawn
from assist.outbox.outgoing import Outgoing
from assist.outbox.tokens import issued, subject_of
from indexes.outbox import put
from indexes.repositories.escalations import EscalationRepository
from indexes.repositories.outbox import OutboxRepository
from indexes.settings import Settings
from indexes.tables import Escalation, OutboxMessage, now
from prompts.catalogue import catalogue

KIND = "teams_card"
_PREFIX = "teams:"
_PURPOSE = "escalation"
_CONSOLE = "/ui/service#/escalations/"
_PRIORITIES = {"low": 1, "normal": 2, "high": 3, "urgent": 4}


def tell_teams(session: Session, settings: Settings, row: Escalation) -> None:
    """Where its queue is in Teams. Once for each queue that it comes to."""
    queue = queue_for(settings, row.theme, row.queue)
    if queue is not None and address_of(settings, queue):
        put(
            session, kind=KIND, destination=_PREFIX + queue.id, subject=row.id,
            key=key_of(row), payload={"escalation": row.id}, priority=_PRIORITIES[row.priority],
        )  # fmt: skip


def deliveries_of(session: Session, rows: Sequence[Escalation]) -> dict[str, OutboxMessage]:
    """By `key_of`; none for those of queues that are not in Teams."""
    found = OutboxRepository(session).by_keys([key_of(row) for row in rows])
    return {message.key: message for message in found}


def key_of(row: Escalation) -> str:
    return f"{KIND}:{row.id}:{row.queue}"


def address_of(settings: Settings, queue: Queue) -> str:
    own = queue.teams_webhook.get_secret_value()
    return own or settings.teams_webhook_url.get_secret_value()


def card_request(session: Session, settings: Settings, message_row: OutboxMessage) -> Outgoing:
    """The card as the question stands now. Raises Withdrawn once nobody needs to answer it,
    and NotConfigured while its queue has no address."""
    row = EscalationRepository(session).get(message_row.payload["escalation"])
    if row is None or row.state not in ("open", "assigned"):
        raise Withdrawn(catalogue("outbox")["withdrawn"]["escalation"])
    name = message_row.destination.removeprefix(_PREFIX)
    queue = queue_for(settings, row.theme, name)
    if queue is None or not address_of(settings, queue):
        raise NotConfigured(catalogue("outbox")["waiting"]["teams"].format(queue=name))
    card = card_of(
        row, queue, token=callback_token(settings, row), url=_console(settings, row),
        zone=ZoneInfo(settings.time_zone),
    )  # fmt: skip
    body = json.dumps(message(card), ensure_ascii=False)
    return Outgoing(address_of(settings, queue), body, trusted=True)


def callback_token(settings: Settings, row: Escalation) -> str:
    """Permits to answer this one question, once, for as long as the settings say."""
    until = row.created_at + timedelta(hours=settings.teams_callback_hours)
    return issued(settings, _PURPOSE, row.id, until)


def escalation_of(settings: Settings, token: str) -> str | None:
    """None for a token that is not ours, or has expired."""
    return subject_of(settings, _PURPOSE, token, now())


def _console(settings: Settings, row: Escalation) -> str | None:
    base = settings.public_url.rstrip("/")
    return f"{base}{_CONSOLE}{quote(row.id)}" if base else None
