from __future__ import annotations

from sqlmodel import Session, col, select

from indexes.tables import WebhookSubscription

Subscriptions = list[WebhookSubscription]


class WebhookRepository:
    """Who is told of events."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: WebhookSubscription) -> None:
        self._session.add(row)
        self._session.flush()

    def get(self, id: str) -> WebhookSubscription | None:
        """None also for one that was deleted."""
        row = self._session.get(WebhookSubscription, id, populate_existing=True)
        return row if row is not None and row.deleted_at is None else None

    def list(self) -> Subscriptions:
        """The oldest first."""
        query = select(WebhookSubscription).where(col(WebhookSubscription.deleted_at).is_(None))
        oldest = (col(WebhookSubscription.created_at), col(WebhookSubscription.id))
        return list(self._session.exec(query.order_by(*oldest)))

    def active(self) -> Subscriptions:
        return [row for row in self.list() if row.state == "active"]
