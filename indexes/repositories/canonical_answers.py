from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Session, and_, col, or_, select, update

from indexes.tables import CanonicalAnswer

Answers = list[CanonicalAnswer]


class CanonicalAnswerRepository:
    """Answers that somebody answers for, by procedure and aspect."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, id: str) -> CanonicalAnswer | None:
        return self._session.get(CanonicalAnswer, id, populate_existing=True)

    def list(
        self,
        procedure_code: str | None = None,
        aspect: str | None = None,
        state: str | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> Answers:
        """By procedure, aspect and version, the newest first; `None` means any."""
        query = select(CanonicalAnswer)
        columns = {"procedure_code": procedure_code, "aspect": aspect, "state": state}
        for name, value in columns.items():
            if value is not None:
                query = query.where(getattr(CanonicalAnswer, name) == value)
        in_order = (
            col(CanonicalAnswer.procedure_code), col(CanonicalAnswer.aspect),
            col(CanonicalAnswer.version).desc(), col(CanonicalAnswer.id),
        )  # fmt: skip
        return list(self._session.exec(query.order_by(*in_order).offset(offset).limit(limit)))

    def in_force(self, procedure_code: str, aspect: str, on: date) -> CanonicalAnswer | None:
        """The newest approved version that is valid that day and rests on facts that hold."""
        query = select(CanonicalAnswer).where(
            CanonicalAnswer.procedure_code == procedure_code,
            CanonicalAnswer.aspect == aspect,
            CanonicalAnswer.state == "approved",
            CanonicalAnswer.stale_reason == "",
            or_(col(CanonicalAnswer.valid_from).is_(None), col(CanonicalAnswer.valid_from) <= on),
            or_(col(CanonicalAnswer.valid_to).is_(None), col(CanonicalAnswer.valid_to) >= on),
        )
        return self._session.exec(query.order_by(col(CanonicalAnswer.version).desc())).first()

    def save(self, answer: CanonicalAnswer) -> None:
        """Adds it, or changes the one of that id."""
        self._session.merge(answer)
        self._session.flush()

    def expire(self, today: date, at: datetime) -> int:
        """Ends the approved ones whose last day was before `today`; how many."""
        ended = and_(
            col(CanonicalAnswer.state) == "approved", col(CanonicalAnswer.valid_to) < today
        )
        change = update(CanonicalAnswer).where(ended).values(state="expired", updated_at=at)
        return int(self._session.exec(change).rowcount)
