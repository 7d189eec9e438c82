"""The job `propose_notices`, which a worker does once a day."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from assist.notices.proposing import propose
from indexes.database import open_database, session_scope
from indexes.jobs import JobContext
from indexes.outbox import ask_for_delivery
from indexes.repositories.live_events import LiveEventRepository
from indexes.repositories.outbox import OutboxRepository
from indexes.tables import now

KIND = "propose_notices"
_SHOWN_LIVE = timedelta(days=7)  # how long somebody who was away can catch up
_KEPT_IN_OUTBOX = timedelta(days=180)  # to show what was told, and to tell it again


def propose_notices(context: JobContext) -> dict[str, Any]:
    """The result is a ProposalCounts. Also takes out what nobody will ask for any more."""
    engine = open_database(context.settings)
    today = datetime.now(ZoneInfo(context.settings.time_zone)).date()
    try:
        with session_scope(engine) as session:
            counts = propose(session, context.settings, today)
            LiveEventRepository(session).forget(now() - _SHOWN_LIVE)
            OutboxRepository(session).forget(now() - _KEPT_IN_OUTBOX)
    finally:
        engine.dispose()
    ask_for_delivery(context.settings)
    return counts.model_dump(mode="json")
