from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from indexes.repositories.upsert import upsert
from indexes.tables import (
    ConnectorRecord,
    ConnectorStream,
    Escalation,
    Interaction,
    SuggestionEvent,
    SuggestionRecord,
    Survey,
)


class ConnectorRepository:
    """What is known of one other system."""

    def __init__(self, session: Session, connector: str) -> None:
        self._session = session
        self._connector = connector

    def stream(self, name: str) -> ConnectorStream:
        """As it is; a new one where it was never read."""
        found = self._session.get(ConnectorStream, (self._connector, name), populate_existing=True)
        return found or ConnectorStream(connector=self._connector, stream=name)

    def streams(self) -> Sequence[ConnectorStream]:
        query = select(ConnectorStream).where(ConnectorStream.connector == self._connector)
        return self._session.exec(query.order_by(col(ConnectorStream.stream))).all()

    def save_stream(self, row: ConnectorStream) -> None:
        self._session.add(row)
        self._session.flush()

    def records(self, stream: str, ids: Collection[str]) -> dict[str, ConnectorRecord]:
        """By their id there."""
        query = select(ConnectorRecord).where(
            ConnectorRecord.connector == self._connector,
            ConnectorRecord.stream == stream,
            col(ConnectorRecord.external_id).in_(list(ids)),
        )
        return {row.external_id: row for row in self._session.exec(query)}

    def save_record(self, row: ConnectorRecord) -> None:
        upsert(self._session, row)

    def external_id(self, stream: str, local_id: str) -> str | None:
        """The first of those that are this one here, if it is still there."""
        query = select(ConnectorRecord.external_id).where(
            ConnectorRecord.connector == self._connector,
            ConnectorRecord.stream == stream,
            ConnectorRecord.local_id == local_id,
            col(ConnectorRecord.deleted_at).is_(None),
        )
        return self._session.exec(query.order_by(col(ConnectorRecord.external_id))).first()


class ChangedRows:
    """Ids of what changed here since a time, and when: what other systems may have to be told."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def suggestions(self, since: datetime) -> list[tuple[str, datetime]]:
        """Made, or used, since then."""
        made = select(SuggestionRecord.id, SuggestionRecord.created_at)
        used = select(SuggestionEvent.suggestion_id, SuggestionEvent.at)
        rows = [
            *self._session.exec(made.where(col(SuggestionRecord.created_at) >= since)),
            *self._session.exec(used.where(col(SuggestionEvent.at) >= since)),
        ]
        last: dict[str, datetime] = {}
        for id, at in rows:
            last[id] = max(at, last.get(id, at))
        return sorted(last.items(), key=lambda item: (item[1], item[0]))

    def surveys(self, since: datetime) -> list[tuple[str, datetime]]:
        """Answered since then."""
        query = select(Survey.id, Survey.answered_at).where(col(Survey.answered_at) >= since)
        rows = self._session.exec(query.order_by(col(Survey.answered_at), col(Survey.id)))
        return [(id, at) for id, at in rows if at is not None]

    def escalations(self, since: datetime) -> list[tuple[str, datetime]]:
        query = select(Escalation.id, Escalation.updated_at)
        changed = query.where(col(Escalation.updated_at) >= since)
        order = (col(Escalation.updated_at), col(Escalation.id))
        return list(self._session.exec(changed.order_by(*order)))

    def interactions(self, since: datetime) -> list[tuple[str, datetime]]:
        query = select(Interaction.id, Interaction.updated_at)
        changed = query.where(col(Interaction.updated_at) >= since)
        order = (col(Interaction.updated_at), col(Interaction.id))
        return list(self._session.exec(changed.order_by(*order)))
