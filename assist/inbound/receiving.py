"""From a delivery to interactions: each message in a transaction of its own, then classified."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine

from assist.interactions.classifying import classify
from assist.interactions.intake import take_in_all
from assist.interactions.schemas import IncomingMessage, Received
from assist.resources import Resources
from indexes.database import session_scope
from indexes.settings import Settings

logger = logging.getLogger(__name__)

_TOGETHER = 200  # messages in one transaction: others wait no longer than that


async def receive(resources: Resources, message: IncomingMessage) -> Received:
    """In, and classified where there is an index."""
    return (await receive_all(resources, [message]))[0]


async def receive_all(resources: Resources, messages: Sequence[IncomingMessage]) -> list[Received]:
    """They are in when this ends; what they are about is found for the new ones."""
    found = await run_in_threadpool(store, resources.engine, resources.settings, messages)
    for opened in (one.interaction_id for one in found if one.opened):
        await resources.pace.run(lambda id=opened: classify(resources, id))  # type: ignore[misc]
    return found


def store(
    engine: Engine, settings: Settings, messages: Iterable[IncomingMessage]
) -> list[Received]:
    """In the order of arrival; many in one transaction, all of them or none."""
    found: list[Received] = []
    waiting = list(messages)
    for start in range(0, len(waiting), _TOGETHER):
        with session_scope(engine) as session:
            found += take_in_all(session, settings, waiting[start : start + _TOGETHER])
    return found
