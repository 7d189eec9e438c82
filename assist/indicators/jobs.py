"""The job `pack_indicators`, which a worker does once a day, and whenever somebody asks for it."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from assist.indicators.facts import pack
from indexes.database import open_database
from indexes.jobs import JobContext


def pack_indicators(context: JobContext) -> dict[str, Any]:
    """The result says how many days were packed."""
    engine = open_database(context.settings)
    try:
        return {"days": pack(engine, ZoneInfo(context.settings.time_zone))}
    finally:
        engine.dispose()
