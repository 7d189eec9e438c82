from __future__ import annotations

from datetime import datetime

from sqlalchemy import text
from sqlmodel import Session, col, delete, func, select

from indexes.tables import LiveEvent

LiveEvents = list[LiveEvent]

_LOCK = 0x4C495645  # "LIVE": PostgreSQL's advisory lock while an event is added


class LiveEventRepository:
    """What people see live. Ids are committed in their order, so that whoever has seen one has seen
    all before it: SQLite writes one transaction at a time, PostgreSQL is told to."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: LiveEvent) -> None:
        if self._session.get_bind().dialect.name == "postgresql":
            self._session.connection().execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        self._session.add(row)
        self._session.flush()

    def last_id(self) -> int:
        return self._session.exec(select(func.max(LiveEvent.id))).one() or 0

    def after(self, id: int, limit: int) -> LiveEvents:
        """In their order."""
        query = select(LiveEvent).where(col(LiveEvent.id) > id).order_by(col(LiveEvent.id))
        return list(self._session.exec(query.limit(limit)))

    def forget(self, before: datetime) -> int:
        """How many were older."""
        gone = delete(LiveEvent).where(col(LiveEvent.at) < before)
        return int(self._session.exec(gone).rowcount)
