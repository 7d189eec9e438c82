"""How rows of interactions look to those who ask."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from assist.interactions.life_cycle import actions_of
from assist.interactions.schemas import (
    InteractionDetail,
    InteractionOut,
    MessageOut,
    StateChange,
)
from indexes.repositories.interactions import InteractionRepository
from indexes.repositories.messages import MessageRepository, Messages
from indexes.tables import Interaction, now


def shown(row: Interaction, at: datetime | None = None) -> InteractionOut:
    at = at or now()
    values = row.model_dump(include=set(InteractionOut.model_fields))
    overdue = row.due_at is not None and row.due_at < at
    return InteractionOut(**values, overdue=overdue, version=row.row_version)


def shown_in_detail(session: Session, row: Interaction) -> InteractionDetail:
    """With what was merged into it, as one talk."""
    repository = InteractionRepository(session)
    members = repository.members(row.id)
    return InteractionDetail(
        **shown(row).model_dump(),
        messages=shown_messages(session, MessageRepository(session).of(members)),
        changes=[StateChange(**one.model_dump()) for one in repository.changes(members)],
        merged=members[1:],
        actions=actions_of(row.state) if row.merged_into is None else [],
    )


def shown_messages(session: Session, messages: Messages) -> list[MessageOut]:
    statuses = MessageRepository(session).statuses(messages)
    found = []
    for row in messages:
        status = statuses.get((row.source, row.external_id))
        values = row.model_dump(include=set(MessageOut.model_fields))
        told = {"status": status.status, "status_error": status.error} if status else {}
        found.append(MessageOut(**values, **told))
    return found
