from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert
from sqlmodel import Session, col, select, update

from indexes.drift import fact_changes
from indexes.errors import RecordNotFound
from indexes.tables import SuggestionEvent, SuggestionRecord, now

Records = list[SuggestionRecord]
Events = list[SuggestionEvent]

_INSERT = insert(SuggestionRecord)

CANONICAL = "canonical:"  # what the document of a citation of a canonical answer begins with


def insert_suggestion(connection: Connection, response: dict[str, Any], **columns: Any) -> None:
    """What `SuggestionRepository.save` keeps, without making a row of a session: every question
    waits for it. `columns` are those that are not taken from the response."""
    values = {**columns, **_counted_by(response), "response": response, "created_at": now()}
    connection.execute(_INSERT, values)


def _counted_by(response: dict[str, Any]) -> dict[str, str | None]:
    return {
        "procedure_code": (response.get("procedure") or {}).get("code"),
        "canonical_answer_id": _canonical_answer(response),
    }


class SuggestionRepository:
    """What was suggested, and what became of it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, record: SuggestionRecord) -> None:
        """What it is counted by is taken from its response."""
        for name, value in _counted_by(record.response).items():
            setattr(record, name, value)
        self._session.add(record)
        self._session.flush()

    def get(self, id: str) -> SuggestionRecord | None:
        return self._session.get(SuggestionRecord, id, populate_existing=True)

    def list(self, offset: int = 0, limit: int | None = None) -> Records:
        """Newest first."""
        newest = (col(SuggestionRecord.created_at).desc(), col(SuggestionRecord.id))
        query = select(SuggestionRecord).order_by(*newest).offset(offset).limit(limit)
        return list(self._session.exec(query))

    def belongs(self, id: str, interaction: str) -> None:
        """Notes in which interaction it was made."""
        mine = col(SuggestionRecord.id) == id
        self._session.exec(update(SuggestionRecord).where(mine).values(interaction=interaction))

    def add_event(self, event: SuggestionEvent) -> None:
        """What was changed before sending is kept as facts. Raises RecordNotFound when there is no
        such suggestion."""
        record = self.get(event.suggestion_id)
        if record is None:
            raise RecordNotFound(f"no existe la sugerencia {event.suggestion_id}")
        if event.final_text:
            changes = fact_changes(drafted(record.response), event.final_text)
            event.fact_changes = [change.model_dump() for change in changes]
        self._session.add(event)
        self._session.flush()

    def events(self, id: str) -> Events:
        """In the order in which they came."""
        query = select(SuggestionEvent).where(SuggestionEvent.suggestion_id == id)
        return list(self._session.exec(query.order_by(col(SuggestionEvent.id))))


def drafted(response: dict[str, Any]) -> str:
    """The whole text that was proposed."""
    draft = response.get("draft") or {}
    parts = (draft.get("opening"), draft.get("text"), draft.get("closing"))
    return "\n\n".join(part for part in parts if part)


def _canonical_answer(response: dict[str, Any]) -> str | None:
    cited = (str(citation.get("document_id")) for citation in response.get("citations") or ())
    return next((id.removeprefix(CANONICAL) for id in cited if id.startswith(CANONICAL)), None)
