from __future__ import annotations

from sqlalchemy import ColumnElement
from sqlmodel import Session, case, col, func, select

from indexes.models import Value
from indexes.tables import Approval

Approvals = list[Approval]


class ApprovalFilter(Value):
    """`None` means any."""

    state: str | None = None
    office: str | None = None
    suggestion_id: str | None = None
    interaction_id: str | None = None


class ApprovalRepository:
    """Texts that supervisors decide on before they are sent."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: Approval) -> None:
        self._session.add(row)
        self._session.flush()

    def get(self, id: str) -> Approval | None:
        return self._session.get(Approval, id, populate_existing=True)

    def search(
        self, chosen: ApprovalFilter, offset: int = 0, limit: int | None = None
    ) -> Approvals:
        """Those that wait first, the oldest of them first; then the last decided."""
        waits = col(Approval.state) == "waiting"
        order = (
            case((waits, 0), else_=1),
            case((waits, col(Approval.requested_at)), else_=None),
            col(Approval.decided_at).desc(),
            col(Approval.id),
        )
        query = select(Approval).where(*_conditions(chosen)).order_by(*order)
        return list(self._session.exec(query.offset(offset).limit(limit)))

    def count(self, chosen: ApprovalFilter) -> int:
        query = select(func.count()).select_from(Approval).where(*_conditions(chosen))
        return self._session.exec(query).one()

    def latest(self, chosen: ApprovalFilter) -> Approval | None:
        """The one that was asked for last."""
        last = (col(Approval.requested_at).desc(), col(Approval.id).desc())
        query = select(Approval).where(*_conditions(chosen)).order_by(*last)
        return self._session.exec(query.execution_options(populate_existing=True)).first()


def _conditions(chosen: ApprovalFilter) -> list[ColumnElement[bool]]:
    values = chosen.model_dump()
    return [getattr(Approval, name) == value for name, value in values.items() if value is not None]
