from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, delete, func, select, update

from indexes.models import Value
from indexes.repositories.upsert import insert_missing
from indexes.tables import OutboxMessage

OutboxState = Literal["pending", "delivering", "delivered", "failed", "cancelled"]
Messages = list[OutboxMessage]


class OutboxFilter(Value):
    """`None` means any."""

    state: OutboxState | None = None
    kind: str | None = None
    destination: str | None = None
    subject: str | None = None


class OutboxRepository:
    """Every change of state is one conditional statement on the lease, so that two workers never
    both make it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: OutboxMessage) -> bool:
        """False when there is one with its key."""
        return insert_missing(self._session, row)

    def get(self, id: str) -> OutboxMessage | None:
        return self._session.get(OutboxMessage, id, populate_existing=True)

    def by_keys(self, keys: Collection[str]) -> Messages:
        query = select(OutboxMessage).where(col(OutboxMessage.key).in_(list(keys)))
        return list(self._session.exec(query.execution_options(populate_existing=True)))

    def list(
        self, chosen: OutboxFilter | None = None, offset: int = 0, limit: int | None = None
    ) -> Messages:
        """Newest first."""
        newest = (col(OutboxMessage.created_at).desc(), col(OutboxMessage.id))
        query = select(OutboxMessage).where(*_conditions(chosen)).order_by(*newest)
        fresh = query.execution_options(populate_existing=True)
        return list(self._session.exec(fresh.offset(offset).limit(limit)))

    def count(self, chosen: OutboxFilter | None = None) -> int:
        query = select(func.count()).select_from(OutboxMessage).where(*_conditions(chosen))
        return self._session.exec(query).one()

    def counts(self) -> dict[str, int]:
        """By state."""
        query = select(OutboxMessage.state, func.count()).group_by(col(OutboxMessage.state))
        return dict(self._session.exec(query).all())

    def is_due(self, at: datetime) -> bool:
        query = select(OutboxMessage.id).where(_due(at)).limit(1)
        return self._session.exec(query).first() is not None

    def lease(
        self, worker: str, at: datetime, limit: int, without: Collection[str] = ()
    ) -> Messages:
        """Takes what is due for this worker alone: the most urgent, then the oldest. `without`:
        destinations that are left alone for now."""
        waiting = select(OutboxMessage.id).where(_due(at))
        if without:
            waiting = waiting.where(col(OutboxMessage.destination).not_in(list(without)))
        first = (
            col(OutboxMessage.priority).desc(),
            col(OutboxMessage.next_attempt_at),
            col(OutboxMessage.id),
        )
        alone = waiting.order_by(*first).limit(limit).with_for_update(skip_locked=True)
        ids = list(self._session.exec(alone))
        if not self._take(ids, worker, at):
            return []
        mine = (col(OutboxMessage.id).in_(ids), col(OutboxMessage.lease) == worker)
        query = select(OutboxMessage).where(*mine).execution_options(populate_existing=True)
        return sorted(self._session.exec(query), key=lambda row: ids.index(row.id))

    def delivered(self, id: str, worker: str, at: datetime, status: int | None) -> bool:
        """False when the lease was lost."""
        return self._change(
            _leased(id, worker), state="delivered", delivered_at=at, last_status=status,
            last_error="", lease=None, leased_at=None,
        )  # fmt: skip

    def retry(
        self, id: str, worker: str, at: datetime, error: str, status: int | None = None
    ) -> bool:
        """It is tried again at that time."""
        return self._change(
            _leased(id, worker), state="pending", next_attempt_at=at, last_error=error,
            last_status=status, lease=None, leased_at=None,
        )  # fmt: skip

    def put_back(self, id: str, worker: str, at: datetime, error: str) -> bool:
        """It was not tried after all."""
        return self._change(
            _leased(id, worker), state="pending", next_attempt_at=at, last_error=error,
            attempts=col(OutboxMessage.attempts) - 1, lease=None, leased_at=None,
        )  # fmt: skip

    def fail(
        self, id: str, worker: str, error: str, status: int | None = None, state: str = "failed"
    ) -> bool:
        """It is not tried any more, until a person asks for it."""
        return self._change(
            _leased(id, worker), state=state, last_error=error, last_status=status,
            lease=None, leased_at=None,
        )  # fmt: skip

    def holders(self) -> Sequence[str]:
        """Workers that deliver something now."""
        query = select(OutboxMessage.lease).where(col(OutboxMessage.lease).is_not(None))
        return [holder for holder in self._session.exec(query.distinct()) if holder]

    def free(self, worker: str, at: datetime) -> int:
        """What a dead worker left is pending again; how many. Whether it was sent nobody knows, so
        that it goes out once more under its id."""
        left = and_(col(OutboxMessage.lease) == worker, col(OutboxMessage.state) == "delivering")
        return self._changed(left, state="pending", next_attempt_at=at, lease=None, leased_at=None)

    def free_older(self, than: timedelta, at: datetime) -> int:
        """The same for workers of which nothing else is known, as on another machine."""
        old = and_(
            col(OutboxMessage.state) == "delivering", col(OutboxMessage.leased_at) < at - than
        )
        return self._changed(old, state="pending", next_attempt_at=at, lease=None, leased_at=None)

    def replay(self, id: str, by: str, at: datetime) -> bool:
        """A person asks for it again, whether it failed, was cancelled or was delivered."""
        ended = and_(
            col(OutboxMessage.id) == id,
            col(OutboxMessage.state).in_(("failed", "cancelled", "delivered")),
        )
        return self._change(
            ended, state="pending", attempts=0, next_attempt_at=at, delivered_at=None,
            replayed_at=at, replayed_by=by,
        )  # fmt: skip

    def replay_failed(self, destination: str, by: str, at: datetime) -> int:
        """All that failed there; how many."""
        dead = and_(col(OutboxMessage.destination) == destination, OutboxMessage.state == "failed")
        return self._changed(
            dead, state="pending", attempts=0, next_attempt_at=at, replayed_at=at, replayed_by=by
        )

    def forget(self, before: datetime) -> int:
        """Takes out what was delivered or cancelled, and written before; how many. What failed
        stays: somebody has to look at it."""
        over = col(OutboxMessage.state).in_(("delivered", "cancelled"))
        old = delete(OutboxMessage).where(over, col(OutboxMessage.created_at) < before)
        return int(self._session.exec(old).rowcount)

    def _take(self, ids: Sequence[str], worker: str, at: datetime) -> int:
        """Those of them that nobody took since."""
        return self._changed(
            and_(col(OutboxMessage.id).in_(ids), _due(at)),
            state="delivering",
            lease=worker,
            leased_at=at,
            attempts=col(OutboxMessage.attempts) + 1,
        )

    def _change(self, where: ColumnElement[bool], **values: Any) -> bool:
        return bool(self._changed(where, **values))

    def _changed(self, where: ColumnElement[bool], **values: Any) -> int:
        return int(self._session.exec(update(OutboxMessage).where(where).values(**values)).rowcount)


def _due(at: datetime) -> ColumnElement[bool]:
    return and_(col(OutboxMessage.state) == "pending", col(OutboxMessage.next_attempt_at) <= at)


def _leased(id: str, worker: str) -> ColumnElement[bool]:
    return and_(
        col(OutboxMessage.id) == id,
        col(OutboxMessage.state) == "delivering",
        col(OutboxMessage.lease) == worker,
    )


def _conditions(chosen: OutboxFilter | None) -> list[ColumnElement[bool]]:
    values = chosen.model_dump() if chosen else {}
    return [getattr(OutboxMessage, name) == value for name, value in values.items() if value]
