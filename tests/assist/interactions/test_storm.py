"""Ten thousand deliveries: twice, out of order, broken."""

from __future__ import annotations

import json
import random

from sqlalchemy import Engine
from sqlmodel import func, select

from assist.inbound.receiving import store
from assist.inbound.rejected import reject
from assist.inbound.whatsapp import SOURCE, Delivery, read_delivery
from indexes.database import open_database, session_scope
from indexes.repositories.rejected import RejectedRepository
from indexes.settings import Settings
from indexes.tables import InteractionMessage, RejectedDelivery

_DELIVERIES, _MESSAGES, _PEOPLE, _BROKEN = 10_000, 600, 60, 50


def test_every_message_is_there_once_and_every_broken_one_is_listed(settings: Settings) -> None:
    chance = random.Random(7)
    good = [_body(number) for number in range(_MESSAGES)]
    broken = [_broken(number) for number in range(_BROKEN)]
    storm = [*good, *broken]
    storm += chance.choices(storm, k=_DELIVERIES - len(storm))
    chance.shuffle(storm)
    engine = open_database(settings)
    for start in range(0, len(storm), 500):
        _deliver(engine, settings, [read_delivery(body) for body in storm[start : start + 500]])
    with session_scope(engine) as session:
        stored = session.exec(select(InteractionMessage.external_id)).all()
        threads = session.exec(
            select(func.count(func.distinct(InteractionMessage.interaction_id)))
        ).one()
        listed = RejectedRepository(session).count(SOURCE)
        told = session.exec(select(func.sum(RejectedDelivery.times))).one()
    engine.dispose()
    assert len(stored) == len(set(stored)) == _MESSAGES
    assert threads == _PEOPLE
    assert listed == _BROKEN
    assert told == sum(body in set(broken) for body in storm)


def _deliver(engine: Engine, settings: Settings, deliveries: list[Delivery]) -> None:
    store(engine, settings, [one for each in deliveries for one in each.messages])
    refused = [one for each in deliveries for one in each.refusals]
    reject(engine, settings, SOURCE, refused)


def _body(number: int) -> bytes:
    text = {"body": f"¿Qué papeles hacen falta para la licencia {number}?"}
    one = {
        "from": f"346001{number % _PEOPLE:05}", "id": f"wamid.{number}", "type": "text",
        "timestamp": str(1_795_000_000 + number), "text": text,
    }  # fmt: skip
    return _wrapped({"messages": [one]})


def _broken(number: int) -> bytes:
    kinds = (
        f"{{nada {number}".encode(),
        _wrapped({"messages": [{"from": "34600", "type": "text", "text": {"body": str(number)}}]}),
        _wrapped({"messages": [{"from": "34600", "id": f"b{number}", "type": "text"}]}),
        _wrapped({"statuses": [{"id": f"s{number}", "status": "lost"}]}),
        json.dumps({"object": "page", "entry": [number]}).encode(),
    )
    return kinds[number % len(kinds)]


def _wrapped(value: dict[str, object]) -> bytes:
    change = {"field": "messages", "value": {"messaging_product": "whatsapp", **value}}
    body = {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [change]}]}
    return json.dumps(body).encode()
