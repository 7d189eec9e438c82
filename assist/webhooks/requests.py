"""A message of the outbox as the request of a subscription."""

from __future__ import annotations

import json

from sqlmodel import Session

from assist.outbox.errors import Withdrawn
from assist.outbox.outgoing import Outgoing
from assist.outbox.secrets import webhook_secret
from indexes.repositories.webhooks import WebhookRepository
from indexes.settings import Settings
from indexes.tables import OutboxMessage, WebhookSubscription, now
from prompts.catalogue import catalogue

PREFIX = "webhook:"


def webhook_request(session: Session, settings: Settings, row: OutboxMessage) -> Outgoing:
    """Raises Withdrawn for a subscription that was deleted or paused since."""
    subscription = WebhookRepository(session).get(row.destination.removeprefix(PREFIX))
    if subscription is None or subscription.state != "active":
        raise Withdrawn(catalogue("outbox")["withdrawn"]["subscription"])
    body = json.dumps(row.payload, ensure_ascii=False)
    return Outgoing(subscription.url, body, secrets=secrets_of(settings, subscription))


def secrets_of(settings: Settings, row: WebhookSubscription) -> tuple[str, ...]:
    """The present one, and for a while after a rotation the one before."""
    destination = PREFIX + row.id
    present = webhook_secret(settings, destination, row.secret_number)
    if row.previous_until is None or row.previous_until <= now():
        return (present,)
    return (present, webhook_secret(settings, destination, row.secret_number - 1))


def pause_subscription(session: Session, destination: str) -> None:
    """Its address says that nobody is there any more."""
    if not destination.startswith(PREFIX):
        return
    row = WebhookRepository(session).get(destination.removeprefix(PREFIX))
    if row is not None:
        row.state = "paused"
        session.add(row)
