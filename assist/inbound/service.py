"""Deliveries: what is good is taken in, what is not is listed; nothing is lost silently."""

from __future__ import annotations

import hmac
from typing import NoReturn

from fastapi.concurrency import run_in_threadpool

from assist.inbound.mail import SOURCE as MAIL
from assist.inbound.mail import read_mail
from assist.inbound.receiving import receive_all
from assist.inbound.rejected import Refusal, reject
from assist.inbound.schemas import Delivered
from assist.inbound.signed import read_messages
from assist.inbound.whatsapp import SOURCE as WHATSAPP
from assist.inbound.whatsapp import Delivery, SentStatus, read_delivery
from assist.interactions.schemas import IncomingMessage
from assist.problems import Problem
from assist.resources import Resources
from indexes.citizens import external_hash
from indexes.database import session_scope
from indexes.repositories.messages import MessageRepository
from indexes.settings import Settings
from indexes.tables import MessageStatus, now
from prompts.catalogue import catalogue


async def deliver_mail(resources: Resources, body: bytes, office: str | None) -> Delivered:
    """Raises Problem 422 for what is no mail: the sender has to know."""
    found = await run_in_threadpool(read_mail, body, office)
    if isinstance(found, Refusal):
        await run_in_threadpool(reject, resources.engine, resources.settings, MAIL, [found])
        words = catalogue("inbound")["rejected"][found.reason]
        message = f"{words['reason']} {words['remedy']}"
        raise Problem("invalid", errors=[{"field": "body", "message": message}])
    return await _delivered(resources, MAIL, [found], [])


async def deliver_whatsapp(resources: Resources, body: bytes) -> Delivered:
    found = await run_in_threadpool(read_delivery, body)
    statuses = await run_in_threadpool(_store_statuses, resources, found)
    delivered = await _delivered(resources, WHATSAPP, found.messages, found.refusals)
    return delivered.model_copy(update={"statuses": statuses})


async def deliver_signed(resources: Resources, source: str, body: bytes) -> Delivered:
    messages, refusals = await run_in_threadpool(read_messages, source, body)
    return await _delivered(resources, source, messages, refusals)


def verify_whatsapp(settings: Settings, mode: str, token: str, challenge: str) -> str:
    """Raises Problem 403."""
    expected = settings.whatsapp_verify_token.get_secret_value()
    same = hmac.compare_digest(expected.encode(), token.encode("utf-8", "replace"))
    if not expected or mode != "subscribe" or not same:
        raise Problem("webhook_unverified")
    return challenge


def refuse_unsigned(resources: Resources, source: str, body: bytes) -> NoReturn:
    """Raises Problem 401; counted, so that a wrong secret is seen."""
    reject(resources.engine, resources.settings, source, [Refusal("signature", body)])
    raise Problem("webhook_unsigned")


async def _delivered(
    resources: Resources, source: str, messages: list[IncomingMessage], refusals: list[Refusal]
) -> Delivered:
    await run_in_threadpool(reject, resources.engine, resources.settings, source, refusals)
    received = await receive_all(resources, messages)
    new = sum(one.new for one in received)
    return Delivered(new=new, known=len(received) - new, rejected=len(refusals), received=received)


def _store_statuses(resources: Resources, found: Delivery) -> int:
    if not found.statuses:
        return 0
    with session_scope(resources.engine) as session:
        repository = MessageRepository(session)
        for one in found.statuses:
            repository.set_status(_status_row(resources.settings, one))
    return len(found.statuses)


def _status_row(settings: Settings, one: SentStatus) -> MessageStatus:
    return MessageStatus(
        source=WHATSAPP,
        external_id=external_hash(settings, WHATSAPP, one.external_id),
        status=one.status,
        rank=one.rank,
        at=one.at or now(),
        error=one.error,
    )
