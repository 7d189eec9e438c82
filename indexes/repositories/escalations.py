from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, case, col, func, select

from indexes.models import Value
from indexes.repositories.upsert import insert_missing
from indexes.tables import Document, Escalation

Escalations = list[Escalation]
_WAITING = ("open", "assigned")
_URGENT_FIRST = case(
    {"urgent": 0, "high": 1, "normal": 2, "low": 3}, value=col(Escalation.priority), else_=4
)


class EscalationFilter(Value):
    """`None` means any. `waiting`: those that are not answered."""

    state: str | None = None
    queue: str | None = None
    assignee: str | None = None
    office: str | None = None
    interaction_id: str | None = None
    waiting: bool | None = None


class EscalationRepository:
    """Questions that were passed on to specialists."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: Escalation) -> bool:
        """False when its suggestion was escalated before."""
        return insert_missing(self._session, row)

    def get(self, id: str) -> Escalation | None:
        return self._session.get(Escalation, id, populate_existing=True)

    def of_suggestion(self, suggestion_id: str) -> Escalation | None:
        query = select(Escalation).where(Escalation.suggestion_id == suggestion_id)
        return self._session.exec(query.execution_options(populate_existing=True)).first()

    def waiting_for(self, interaction_id: str, question: str) -> Escalation | None:
        """The first one of that interaction that asks just that and is not answered."""
        query = (
            select(Escalation)
            .where(Escalation.interaction_id == interaction_id, Escalation.question == question)
            .where(col(Escalation.state).in_(_WAITING))
            .order_by(col(Escalation.created_at), col(Escalation.id))
        )
        return self._session.exec(query.execution_options(populate_existing=True)).first()

    def search(
        self, chosen: EscalationFilter, offset: int = 0, limit: int | None = None
    ) -> Escalations:
        """Those that wait first, by urgency and by when they are due; then the last answered."""
        query = select(Escalation).where(*_conditions(chosen))
        order = (
            case((col(Escalation.state).in_(_WAITING), 0), else_=1),
            case((col(Escalation.state).in_(_WAITING), _URGENT_FIRST), else_=9),
            case((col(Escalation.state).in_(_WAITING), col(Escalation.due_at)), else_=None),
            col(Escalation.updated_at).desc(),
            col(Escalation.id),
        )
        return list(self._session.exec(query.order_by(*order).offset(offset).limit(limit)))

    def count(self, chosen: EscalationFilter) -> int:
        query = select(func.count()).select_from(Escalation).where(*_conditions(chosen))
        return self._session.exec(query).one()

    def waiting_by_queue(self, at: datetime) -> dict[str, tuple[int, int]]:
        """How many wait, and how many of these are overdue."""
        overdue = func.sum(case((col(Escalation.due_at) < at, 1), else_=0))
        query = (
            select(Escalation.queue, func.count(), overdue)
            .where(col(Escalation.state).in_(_WAITING))
            .group_by(col(Escalation.queue))
        )
        return {queue: (count, int(late or 0)) for queue, count, late in self._session.exec(query)}

    def load_of(self, members: Sequence[str]) -> dict[str, int]:
        """How many each of them has to answer."""
        query = (
            select(Escalation.assignee, func.count())
            .where(col(Escalation.state) == "assigned", col(Escalation.assignee).in_(members))
            .group_by(col(Escalation.assignee))
        )
        found = {str(name): count for name, count in self._session.exec(query)}
        return {member: found.get(member, 0) for member in members}

    def theme_of(self, procedure_code: str) -> str | None:
        """As its pages name it."""
        query = (
            select(Document.theme)
            .where(Document.procedure_code == procedure_code, col(Document.theme).is_not(None))
            .order_by(col(Document.id))
        )
        return self._session.exec(query).first()


def _conditions(chosen: EscalationFilter) -> list[ColumnElement[bool]]:
    values = chosen.model_dump(exclude={"waiting"})
    found = [getattr(Escalation, name) == value for name, value in values.items() if value]
    if chosen.waiting is not None:
        waits = col(Escalation.state).in_(_WAITING)
        found.append(waits if chosen.waiting else ~waits)
    return found
