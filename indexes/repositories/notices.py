from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ColumnElement, text
from sqlmodel import Session, col, func, select, update

from indexes.models import Value
from indexes.repositories.upsert import insert_missing
from indexes.tables import Campaign, Document, Notice, NoticeDelivery

Notices = list[Notice]
Campaigns = list[Campaign]

_LOCK = 0x4E4F5449  # "NOTI": PostgreSQL's advisory lock while deliveries are planned


class NoticeFilter(Value):
    """`None` means any."""

    state: str | None = None
    origin: str | None = None
    procedure_code: str | None = None
    theme: str | None = None


class NoticeRepository:
    """What citizens are told, and to whom each notice goes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: Notice) -> bool:
        """False when it was proposed before."""
        return insert_missing(self._session, row)

    def get(self, id: str) -> Notice | None:
        return self._session.get(Notice, id, populate_existing=True)

    def known(self, keys: Collection[str]) -> set[str]:
        """Those of these keys that were proposed before."""
        query = select(Notice.key).where(col(Notice.key).in_(list(keys)))
        return set(self._session.exec(query))

    def search(self, chosen: NoticeFilter, offset: int = 0, limit: int | None = None) -> Notices:
        """The newest first."""
        newest = (col(Notice.proposed_at).desc(), col(Notice.id))
        query = select(Notice).where(*_conditions(chosen)).order_by(*newest)
        return list(self._session.exec(query.offset(offset).limit(limit)))

    def count(self, chosen: NoticeFilter) -> int:
        query = select(func.count()).select_from(Notice).where(*_conditions(chosen))
        return self._session.exec(query).one()

    def expire(self, today: date) -> int:
        """Ends proposals that would come too late; how many."""
        late = (col(Notice.state) == "proposed", col(Notice.expires_on) < today)
        change = update(Notice).where(*late).values(state="expired")
        return int(self._session.exec(change).rowcount)

    def codes_of_editions(self, code: str) -> tuple[str, ...]:
        """Those of all editions of a procedure, its own too."""
        keys = select(Document.edition_of).where(
            Document.procedure_code == code, col(Document.edition_of).is_not(None)
        )
        query = select(Document.procedure_code).where(
            col(Document.edition_of).in_(keys), col(Document.procedure_code).is_not(None)
        )
        return tuple(sorted({code, *filter(None, self._session.exec(query.distinct()))}))

    def plan_alone(self) -> None:
        """Until the transaction ends nobody else plans deliveries, so that the cap holds. SQLite
        writes one transaction at a time anyway."""
        if self._session.get_bind().dialect.name == "postgresql":
            self._session.connection().execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))

    def add_delivery(self, row: NoticeDelivery) -> bool:
        """False when that citizen is told of it already."""
        return insert_missing(self._session, row)

    def delivery(self, id: str) -> NoticeDelivery | None:
        return self._session.get(NoticeDelivery, id, populate_existing=True)

    def delivery_counts(self, notice_id: str) -> dict[str, int]:
        """By state."""
        query = (
            select(NoticeDelivery.state, func.count())
            .where(NoticeDelivery.notice_id == notice_id)
            .group_by(col(NoticeDelivery.state))
        )
        return dict(self._session.exec(query).all())

    def planned_since(self, citizen: str, since: datetime) -> list[datetime]:
        """When the citizen was or will be told something, from the first on."""
        query = (
            select(NoticeDelivery.planned_at)
            .where(NoticeDelivery.citizen == citizen, NoticeDelivery.state == "queued")
            .where(col(NoticeDelivery.planned_at) > since)
        )
        return list(self._session.exec(query.order_by(col(NoticeDelivery.planned_at))))

    def campaigns(self, offset: int = 0, limit: int | None = None) -> Campaigns:
        """The newest first."""
        newest = (col(Campaign.created_at).desc(), col(Campaign.id))
        query = select(Campaign).order_by(*newest).offset(offset).limit(limit)
        return list(self._session.exec(query))

    def campaign(self, id: str) -> Campaign | None:
        return self._session.get(Campaign, id, populate_existing=True)


def _conditions(chosen: NoticeFilter) -> list[ColumnElement[bool]]:
    values = chosen.model_dump()
    return [getattr(Notice, name) == value for name, value in values.items() if value is not None]
