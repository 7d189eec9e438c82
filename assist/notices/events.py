"""A notice to one citizen as a CloudEvent, for the gateway that sends it."""

from __future__ import annotations

from typing import Any

from cloudevents.core.bindings.http import to_structured_event
from cloudevents.core.v1.event import CloudEvent
from sqlmodel import Session

from assist.notices.recipients import PURPOSE, after_quiet_hours
from assist.outbox.errors import NotConfigured, TooEarly, Withdrawn
from assist.outbox.outgoing import Outgoing
from assist.outbox.secrets import opened, webhook_secret
from assist.outbox.tokens import issued
from indexes.repositories.interests import InterestRepository
from indexes.repositories.notices import NoticeRepository
from indexes.settings import Settings
from indexes.tables import Interest, Notice, OutboxMessage, now
from prompts.catalogue import catalogue

TYPE = "org.ventanilla.notice.v1"
UNSUBSCRIBE = "unsubscribe"  # what its token permits
_PREFIX = "gateway:"


def notice_request(session: Session, settings: Settings, row: OutboxMessage) -> Outgoing:
    """Raises Withdrawn for whoever does not want it any more, or once it would come too late;
    TooEarly in the quiet hours; NotConfigured while its channel has no gateway."""
    interest, notice = _wanted(session, row)
    at = now()
    allowed = after_quiet_hours(settings, at)
    if allowed > at:
        raise TooEarly(allowed)
    channel = row.destination.removeprefix(_PREFIX)
    gateway = gateway_of(settings, channel)
    if not gateway:
        raise NotConfigured(catalogue("outbox")["waiting"]["gateway"].format(channel=channel))
    sent = to_structured_event(_event(settings, row, interest, notice))
    return Outgoing(
        gateway,
        sent.body.decode(),
        media_type=str(sent.headers["content-type"]),
        secrets=(webhook_secret(settings, row.destination),),
        trusted=True,
    )


def gateway_of(settings: Settings, channel: str) -> str:
    """ "" where none is configured."""
    found = {
        "app": settings.notice_gateway_app,
        "mail": settings.notice_gateway_mail,
        "sms": settings.notice_gateway_sms,
    }.get(channel)
    return found.get_secret_value() if found else ""


def unsubscribe_url(settings: Settings, interest_id: str) -> str:
    token = issued(settings, UNSUBSCRIBE, interest_id)
    return f"{settings.public_url.rstrip('/')}/u/{token}"


def _wanted(session: Session, row: OutboxMessage) -> tuple[Interest, Notice]:
    said = catalogue("outbox")["withdrawn"]["notice"]
    repository, interests = NoticeRepository(session), InterestRepository(session)
    delivery = repository.delivery(row.payload["delivery"])
    notice = repository.get(delivery.notice_id) if delivery else None
    interest = interests.get(delivery.interest_id) if delivery else None
    if notice is None or interest is None or notice.state != "sent":
        raise Withdrawn(said)
    late = notice.expires_on is not None and notice.expires_on < now().date()
    if late or not interests.is_in_force(interest, PURPOSE, now()):
        raise Withdrawn(said)
    return interest, notice


def _event(
    settings: Settings, row: OutboxMessage, interest: Interest, notice: Notice
) -> CloudEvent:
    recipient = opened(settings, interest.recipient)
    if recipient is None:
        raise Withdrawn(catalogue("outbox")["withdrawn"]["notice"])
    attributes: dict[str, Any] = {
        "id": row.id,
        "source": settings.public_url or "urn:ventanilla",
        "type": TYPE,
        "subject": notice.id,
        "time": row.created_at,
        "datacontenttype": "application/json",
        "specversion": "1.0",
    }
    source = {"title": notice.source_title, "url": notice.source_url, "quote": notice.quote}
    data = {
        "recipient": recipient, "channel": interest.channel, "language": interest.language,
        "title": notice.title, "text": notice.text, "source": source,
        "unsubscribe_url": unsubscribe_url(settings, interest.id),
    }  # fmt: skip
    return CloudEvent(attributes, data)
