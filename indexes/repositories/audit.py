from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select, update

from indexes.models import Value
from indexes.tables import AuditEntry, AuditHead

Entries = list[AuditEntry]
_BATCH = 1_000
_HEAD = 1


class AuditFilter(Value):
    """`None` means any. `action` may be the first words of one: "citizen." for all of them."""

    actor: str | None = None
    action: str | None = None
    subject: str | None = None
    since: datetime | None = None
    until: datetime | None = None


class AuditRepository:
    """The chain of the audit. Links are added by `indexes.audit.record` only."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def lock_head(self) -> tuple[int, str]:
        """The number of the next link, and the digest of the last; nobody else adds one until this
        transaction ends."""
        grown = (
            update(AuditHead)
            .where(col(AuditHead.id) == _HEAD)
            .values(seq=AuditHead.seq + 1)
            .returning(col(AuditHead.seq), col(AuditHead.digest))
        )
        seq, digest = self._session.connection().execute(grown).one()
        return seq, digest

    def move_head(self, digest: str, signature: str) -> None:
        moved = update(AuditHead).where(col(AuditHead.id) == _HEAD)
        self._session.connection().execute(moved.values(digest=digest, signature=signature))

    def head(self) -> AuditHead | None:
        return self._session.get(AuditHead, _HEAD, populate_existing=True)

    def search(self, chosen: AuditFilter, offset: int = 0, limit: int | None = None) -> Entries:
        """Newest first."""
        query = select(AuditEntry).where(*_conditions(chosen)).order_by(col(AuditEntry.seq).desc())
        return list(self._session.exec(query.offset(offset).limit(limit)))

    def count(self, chosen: AuditFilter) -> int:
        query = select(func.count()).select_from(AuditEntry).where(*_conditions(chosen))
        return self._session.exec(query).one()

    def iter_all(self) -> Iterator[AuditEntry]:
        """In the order of the chain, without holding all of it in memory."""
        last: int | None = None
        while True:
            query = select(AuditEntry).order_by(col(AuditEntry.seq)).limit(_BATCH)
            if last is not None:
                query = query.where(col(AuditEntry.seq) > last)
            batch = self._session.exec(query).all()
            if not batch:
                return
            last = batch[-1].seq
            yield from batch
            self._session.expunge_all()


def _conditions(chosen: AuditFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if chosen.actor is not None:
        found.append(col(AuditEntry.actor) == chosen.actor)
    if chosen.action is not None:
        found.append(col(AuditEntry.action).startswith(chosen.action, autoescape=True))
    if chosen.subject is not None:
        found.append(col(AuditEntry.subject) == chosen.subject)
    if chosen.since is not None:
        found.append(col(AuditEntry.at) >= chosen.since)
    if chosen.until is not None:
        found.append(col(AuditEntry.at) < chosen.until)
    return found
