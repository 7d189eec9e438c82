from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, delete, select, update

from indexes.tables import AgentSession, ApiKey


class AgentSessionRepository:
    """Short-lived permissions that hosts asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: AgentSession) -> None:
        self._session.add(row)
        self._session.flush()

    def get(self, id: str) -> AgentSession | None:
        return self._session.get(AgentSession, id, populate_existing=True)

    def in_force(self, id: str, at: datetime) -> AgentSession | None:
        """None when it has expired, was revoked, or the key that asked for it was."""
        query = (
            select(AgentSession)
            .join(ApiKey, col(ApiKey.id) == AgentSession.key_id)
            .where(
                AgentSession.id == id,
                col(AgentSession.expires_at) > at,
                col(AgentSession.revoked_at).is_(None),
                col(ApiKey.revoked_at).is_(None),
            )
        )
        return self._session.exec(query.execution_options(populate_existing=True)).first()

    def revoke(self, id: str, at: datetime) -> bool:
        """False when there is none that is not revoked yet."""
        mine = (col(AgentSession.id) == id, col(AgentSession.revoked_at).is_(None))
        change = update(AgentSession).where(*mine).values(revoked_at=at)
        return bool(self._session.exec(change).rowcount)

    def forget(self, before: datetime) -> int:
        """Takes out those that expired before that time; how many."""
        gone = delete(AgentSession).where(col(AgentSession.expires_at) < before)
        return int(self._session.exec(gone).rowcount)
