from __future__ import annotations

from sqlmodel import Session, col, select

from indexes.errors import RecordNotFound
from indexes.tables import SuggestionEvent, SuggestionRecord

Records = list[SuggestionRecord]
Events = list[SuggestionEvent]


class SuggestionRepository:
    """What was suggested, and what became of it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, record: SuggestionRecord) -> None:
        self._session.add(record)
        self._session.flush()

    def get(self, id: str) -> SuggestionRecord | None:
        return self._session.get(SuggestionRecord, id, populate_existing=True)

    def list(self, offset: int = 0, limit: int | None = None) -> Records:
        """Newest first."""
        newest = (col(SuggestionRecord.created_at).desc(), col(SuggestionRecord.id))
        query = select(SuggestionRecord).order_by(*newest).offset(offset).limit(limit)
        return list(self._session.exec(query))

    def add_event(self, event: SuggestionEvent) -> None:
        """Raises RecordNotFound when there is no such suggestion."""
        if self.get(event.suggestion_id) is None:
            raise RecordNotFound(f"no existe la sugerencia {event.suggestion_id}")
        self._session.add(event)
        self._session.flush()

    def events(self, id: str) -> Events:
        """In the order in which they came."""
        query = select(SuggestionEvent).where(SuggestionEvent.suggestion_id == id)
        return list(self._session.exec(query.order_by(col(SuggestionEvent.id))))
