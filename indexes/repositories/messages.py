from __future__ import annotations

from collections.abc import Collection

from sqlmodel import Session, col, func, select, update

from indexes.repositories.upsert import insert_missing
from indexes.tables import Interaction, InteractionMessage, MessageStatus

Messages = list[InteractionMessage]
Statuses = dict[tuple[str, str], MessageStatus]


class MessageRepository:
    """What was said, once each, and what became of what was sent."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def known(self, external_ids: Collection[str]) -> dict[tuple[str, str], InteractionMessage]:
        """By source and identifier."""
        query = select(InteractionMessage).where(
            col(InteractionMessage.external_id).in_(external_ids)
        )
        return {(row.source, row.external_id): row for row in self._session.exec(query)}

    def add_missing(self, row: InteractionMessage) -> bool:
        """Whether it was new."""
        return insert_missing(self._session, row)

    def of(self, interactions: Collection[str]) -> Messages:
        """In the order in which they were said."""
        mine = col(InteractionMessage.interaction_id).in_(interactions)
        return list(self._session.exec(select(InteractionMessage).where(mine).order_by(*_SAID)))

    def of_citizen(
        self, citizen: str, offset: int, limit: int
    ) -> list[tuple[InteractionMessage, Interaction]]:
        """On every channel, the last said first."""
        query = (
            select(InteractionMessage, Interaction)
            .join(Interaction, col(InteractionMessage.interaction_id) == Interaction.id)
            .where(Interaction.citizen == citizen)
            .order_by(col(InteractionMessage.at).desc(), col(InteractionMessage.id).desc())
        )
        return [(row[0], row[1]) for row in self._session.exec(query.offset(offset).limit(limit))]

    def count_of_citizen(self, citizen: str) -> int:
        query = (
            select(func.count())
            .select_from(InteractionMessage)
            .join(Interaction, col(InteractionMessage.interaction_id) == Interaction.id)
            .where(Interaction.citizen == citizen)
        )
        return self._session.exec(query).one()

    def first_texts(self, interactions: Collection[str]) -> dict[str, str]:
        """What the citizen said first in each."""
        mine = col(InteractionMessage.interaction_id).in_(interactions)
        query = select(InteractionMessage).where(mine, InteractionMessage.direction == "in")
        found: dict[str, str] = {}
        for row in self._session.exec(query.order_by(*_SAID)):
            found.setdefault(row.interaction_id, row.text)
        return found

    def suggested(self, interactions: Collection[str]) -> list[str]:
        """The suggestions that belong to these."""
        mine = col(InteractionMessage.interaction_id).in_(interactions)
        query = select(InteractionMessage.suggestion_id).where(
            mine, col(InteractionMessage.suggestion_id).is_not(None)
        )
        return [id for id in self._session.exec(query.distinct()) if id]

    def set_status(self, row: MessageStatus) -> bool:
        """Keeps the furthest: channels tell them in any order. False when nothing changed."""
        if insert_missing(self._session, row):
            return True
        further = (
            update(MessageStatus)
            .where(
                col(MessageStatus.source) == row.source,
                col(MessageStatus.external_id) == row.external_id,
                col(MessageStatus.rank) < row.rank,
            )
            .values(status=row.status, rank=row.rank, at=row.at, error=row.error)
        )
        return bool(self._session.exec(further).rowcount)

    def statuses(self, messages: Collection[InteractionMessage]) -> Statuses:
        sent = [one.external_id for one in messages if one.direction == "out"]
        if not sent:
            return {}
        query = select(MessageStatus).where(col(MessageStatus.external_id).in_(sent))
        return {(row.source, row.external_id): row for row in self._session.exec(query)}


_SAID = (
    col(InteractionMessage.at),
    col(InteractionMessage.received_at),
    col(InteractionMessage.id),
)
