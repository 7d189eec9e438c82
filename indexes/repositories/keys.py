from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam
from sqlmodel import Session, col, select, update

from indexes.tables import ApiKey

Keys = list[ApiKey]

_IN_FORCE = select(ApiKey.id, ApiKey.role, ApiKey.name).where(
    col(ApiKey.digest) == bindparam("digest"), col(ApiKey.revoked_at).is_(None)
)


@dataclass(frozen=True, slots=True)
class KeyInForce:
    id: str
    role: str
    name: str


def key_in_force(connection: Connection, digest: str) -> KeyInForce | None:
    """None when unknown or revoked. Every request asks this, so it makes no rows of a session."""
    found = connection.execute(_IN_FORCE, {"digest": digest}).first()
    return KeyInForce(found.id, found.role, found.name) if found else None


class KeyRepository:
    """API keys by their digests; the keys themselves are nowhere."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, key: ApiKey) -> None:
        self._session.add(key)
        self._session.flush()

    def get(self, id: str) -> ApiKey | None:
        return self._session.get(ApiKey, id, populate_existing=True)

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
