"""The job `deliver_outbox`, which a worker does."""

from __future__ import annotations

from typing import Any

from assist.outbox.delivering import deliver
from indexes.jobs import JobContext


def deliver_outbox(context: JobContext) -> dict[str, Any]:
    """The result is a DeliveryReport."""
    return deliver(context.settings, context.check_cancelled).model_dump(mode="json")
