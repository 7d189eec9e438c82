"""Asks for a round now and then, where there is a connection."""

from __future__ import annotations

from datetime import timedelta

from assist.connectors.dataverse.tokens import missing
from indexes.database import open_database, session_scope
from indexes.jobs import enqueue
from indexes.repositories.jobs import JobRepository
from indexes.settings import Settings
from indexes.tables import now

JOB = "sync_dataverse"


def ask_when_due(settings: Settings) -> None:
    """Called twice a minute by workers. Nothing while one waits or runs, or began not long ago."""
    if missing(settings) or not settings.dataverse_every_minutes:
        return
    engine = open_database(settings)
    try:
        with session_scope(engine) as session:
            last = JobRepository(session).list(kind=JOB, limit=1)
    finally:
        engine.dispose()
    since = now() - timedelta(minutes=settings.dataverse_every_minutes)
    waits = any(one.state in ("queued", "running") or one.created_at > since for one in last)
    if not waits:
        enqueue(settings, JOB, {})
