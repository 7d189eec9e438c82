from __future__ import annotations

from sqlmodel import Session, col, func, select, update

from indexes.repositories.upsert import insert_missing
from indexes.tables import RejectedDelivery

Rejected = list[RejectedDelivery]


class RejectedRepository:
    """Deliveries that could not be taken in; the same one again only counts."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: RejectedDelivery) -> None:
        if insert_missing(self._session, row):
            return
        again = (
            update(RejectedDelivery)
            .where(
                col(RejectedDelivery.source) == row.source,
                col(RejectedDelivery.digest) == row.digest,
                col(RejectedDelivery.reason) == row.reason,
            )
            .values(times=RejectedDelivery.times + 1, last_at=row.last_at)
        )
        self._session.exec(again)

    def list(self, source: str | None, offset: int, limit: int) -> Rejected:
        """The last one first."""
        query = select(RejectedDelivery).where(*_of(source))
        newest = (col(RejectedDelivery.last_at).desc(), col(RejectedDelivery.id))
        return list(self._session.exec(query.order_by(*newest).offset(offset).limit(limit)))

    def count(self, source: str | None = None) -> int:
        query = select(func.count()).select_from(RejectedDelivery).where(*_of(source))
        return self._session.exec(query).one()


def _of(source: str | None) -> list[bool]:
    return [] if source is None else [RejectedDelivery.source == source]
