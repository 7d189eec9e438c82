"""When a question of the second level is to be answered: in working time of the office."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from assist.escalations.queues import Priority, Queue
from assist.interactions.service_levels import levels_of
from indexes.models import Channel
from indexes.settings import Settings


def due_at(
    session: Session,
    settings: Settings,
    queue: Queue,
    priority: Priority,
    office: str | None,
    since: datetime,
) -> datetime:
    """Raises ConfigurationError."""
    work = levels_of(session, settings, Channel.EMAIL, office).work  # of every channel the same
    return work.after(since, queue.hours_for(priority) * 60)
