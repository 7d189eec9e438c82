from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select, update

from indexes.tables import ApiKey

Keys = list[ApiKey]


class KeyRepository:
    """API keys by their digests; the keys themselves are nowhere."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, key: ApiKey) -> None:
        self._session.add(key)
        self._session.flush()

    def get(self, id: str) -> ApiKey | None:
        return self._session.get(ApiKey, id, populate_existing=True)

    def by_digest(self, digest: str) -> ApiKey | None:
        """The key that is in force; None when unknown or revoked."""
        query = select(ApiKey).where(ApiKey.digest == digest, col(ApiKey.revoked_at).is_(None))
        return self._session.exec(query.execution_options(populate_existing=True)).first()

    def list(self) -> Keys:
        """Oldest first, the revoked ones too."""
        order = (col(ApiKey.created_at), col(ApiKey.id))
        return list(self._session.exec(select(ApiKey).order_by(*order)))

    def revoke(self, id: str, at: datetime) -> bool:
        """False when there is no such key in force."""
        revoked = (
            update(ApiKey)
            .where(col(ApiKey.id) == id, col(ApiKey.revoked_at).is_(None))
            .values(revoked_at=at)
        )
        return bool(self._session.exec(revoked).rowcount)
