"""Subscribing, rotating secrets, trying an address out."""

from __future__ import annotations

import json
import secrets
from contextlib import closing
from datetime import timedelta

from sqlmodel import Session

from assist.auth.dependencies import Caller
from assist.outbox.errors import AddressRefused
from assist.outbox.guard import check_address
from assist.outbox.outgoing import Outgoing
from assist.outbox.secrets import webhook_secret
from assist.outbox.sending import Sender
from assist.preconditions import take_to_edit
from assist.problems import Problem
from assist.resources import Resources
from assist.webhooks.requests import PREFIX, secrets_of
from assist.webhooks.schemas import (
    WebhookChanges,
    WebhookIn,
    WebhookOut,
    WebhookPing,
    WebhookSecret,
)
from indexes.audit import record
from indexes.database import session_scope
from indexes.repositories.webhooks import WebhookRepository
from indexes.settings import Settings
from indexes.tables import WebhookSubscription, now

WHAT = "ninguna suscripción"
_BOTH_SIGN = timedelta(hours=24)


def subscriptions(session: Session) -> list[WebhookOut]:
    return [_out(row) for row in WebhookRepository(session).list()]


def subscription(session: Session, id: str) -> WebhookOut:
    return _out(_get(session, id))


def subscribe(resources: Resources, body: WebhookIn, caller: Caller) -> WebhookSecret:
    """Raises Problem 422 for an address that may not be reached."""
    _check(resources.settings, body.url)
    row = WebhookSubscription(
        id="whk_" + secrets.token_hex(8), created_by=caller.shown, **body.model_dump()
    )
    with session_scope(resources.engine) as session:
        WebhookRepository(session).add(row)
        record(session, actor=caller.shown, action="webhook.created", subject=row.id)
    return _with_secret(resources.settings, row)


def change(
    resources: Resources, id: str, changes: WebhookChanges, expected: int | None, caller: Caller
) -> WebhookOut:
    values = changes.model_dump(exclude_none=True)
    if changes.url is not None:
        _check(resources.settings, changes.url)
    with session_scope(resources.engine) as session:
        row = _take(session, id, expected)
        for name, value in values.items():
            setattr(row, name, value)
        session.add(row)
        record(session, actor=caller.shown, action="webhook.changed", subject=id)
    return _out(row)


def rotate(resources: Resources, id: str, expected: int | None, caller: Caller) -> WebhookSecret:
    """A new secret; for a day, the one before signs too."""
    with session_scope(resources.engine) as session:
        row = _take(session, id, expected)
        row.secret_number += 1
        row.rotated_at = now()
        row.previous_until = row.rotated_at + _BOTH_SIGN
        session.add(row)
        record(session, actor=caller.shown, action="webhook.rotated", subject=id)
    return _with_secret(resources.settings, row)


def delete(resources: Resources, id: str, expected: int | None, caller: Caller) -> None:
    """Its row stays, since it tells what was sent where; nothing more is sent."""
    with session_scope(resources.engine) as session:
        row = _take(session, id, expected)
        row.deleted_at = now()
        session.add(row)
        record(session, actor=caller.shown, action="webhook.deleted", subject=id)


def ping(resources: Resources, id: str) -> WebhookPing:
    """Here and now, without the outbox: somebody is looking."""
    with session_scope(resources.engine) as session:
        row = _get(session, id)
    body = {"type": "webhook.ping", "timestamp": now().isoformat(), "data": {"id": row.id}}
    request = Outgoing(row.url, json.dumps(body), secrets=secrets_of(resources.settings, row))
    with closing(Sender(resources.settings)) as sender:
        outcome = sender.send("ping_" + secrets.token_hex(8), request)
    return WebhookPing(
        delivered=outcome.kind == "delivered", status=outcome.status, error=outcome.error
    )


def _check(settings: Settings, url: str) -> None:
    try:
        check_address(url, trusted=False, loopback=settings.outbound_allow_loopback)
    except AddressRefused as error:
        raise Problem("invalid", errors=[{"field": "body.url", "message": str(error)}]) from error


def _get(session: Session, id: str) -> WebhookSubscription:
    row = WebhookRepository(session).get(id)
    if row is None:
        raise Problem("not_found", what=WHAT, id=id)
    return row


def _take(session: Session, id: str, expected: int | None) -> WebhookSubscription:
    _get(session, id)
    return take_to_edit(session, WebhookSubscription, id, expected, WHAT)


def _out(row: WebhookSubscription) -> WebhookOut:
    shown = row.model_dump(include=set(WebhookOut.model_fields))
    return WebhookOut(**shown, version=row.row_version)


def _with_secret(settings: Settings, row: WebhookSubscription) -> WebhookSecret:
    secret = webhook_secret(settings, PREFIX + row.id, row.secret_number)
    return WebhookSecret(**_out(row).model_dump(), secret=secret)
