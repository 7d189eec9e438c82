"""When a question of the second level is to be answered."""

from __future__ import annotations

from datetime import datetime, timedelta

from assist.escalations.queues import Priority, Queue


def due_at(queue: Queue, priority: Priority, since: datetime) -> datetime:
    return since + timedelta(hours=queue.hours_for(priority))
