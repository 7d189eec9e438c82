from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, delete, func, or_, select, update

from indexes.models import Value
from indexes.repositories.searching import holds_words
from indexes.tables import CanonicalAnswer

Answers = list[CanonicalAnswer]

_NEXT_ROW_VERSION = col(CanonicalAnswer.row_version) + 1


class CanonicalFilter(Value):
    """`None` means any. `stale`: a value that it states is said by no page any more. `text` are
    words of the question or the answer."""

    procedure_code: str | None = None
    aspect: str | None = None
    language: str | None = None
    state: str | None = None
    stale: bool | None = None
    text: str | None = None


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

    def search(
        self, chosen: CanonicalFilter | None = None, offset: int = 0, limit: int | None = None
    ) -> Answers:
        """The last edited first."""
        last = (col(CanonicalAnswer.updated_at).desc(), col(CanonicalAnswer.id))
        query = select(CanonicalAnswer).where(*_conditions(chosen or CanonicalFilter()))
        return list(self._session.exec(query.order_by(*last).offset(offset).limit(limit)))

    def count(self, chosen: CanonicalFilter | None = None) -> int:
        query = select(func.count()).select_from(CanonicalAnswer)
        return self._session.exec(query.where(*_conditions(chosen or CanonicalFilter()))).one()

    def versions(self, answer: CanonicalAnswer) -> Answers:
        """All of the same procedure, aspect and language, the newest first."""
        query = select(CanonicalAnswer).where(*_of_key(answer))
        return list(self._session.exec(query.order_by(col(CanonicalAnswer.version).desc())))

    def next_version(self, answer: CanonicalAnswer) -> int:
        query = select(func.max(CanonicalAnswer.version)).where(*_of_key(answer))
        return (self._session.exec(query).one() or 0) + 1

    def supersede(self, answer: CanonicalAnswer, at: datetime) -> int:
        """Ends the approved ones that this one takes the place of; how many."""
        others = (*_of_key(answer), col(CanonicalAnswer.id) != answer.id)
        approved = (*others, col(CanonicalAnswer.state) == "approved")
        change = update(CanonicalAnswer).where(*approved)
        values = {"state": "superseded", "updated_at": at, "row_version": _NEXT_ROW_VERSION}
        return int(self._session.exec(change.values(**values)).rowcount)

    def in_force(
        self, procedure_code: str, aspect: str, on: date, language: str | None = None
    ) -> CanonicalAnswer | None:
        """The newest approved version that is valid that day and rests on facts that hold."""
        query = select(CanonicalAnswer).where(
            CanonicalAnswer.procedure_code == procedure_code,
            CanonicalAnswer.aspect == aspect,
            CanonicalAnswer.state == "approved",
            CanonicalAnswer.stale_reason == "",
            or_(col(CanonicalAnswer.valid_from).is_(None), col(CanonicalAnswer.valid_from) <= on),
            or_(col(CanonicalAnswer.valid_to).is_(None), col(CanonicalAnswer.valid_to) >= on),
        )
        if language is not None:
            query = query.where(CanonicalAnswer.language == language)
        return self._session.exec(query.order_by(col(CanonicalAnswer.version).desc())).first()

    def delete(self, id: str) -> bool:
        mine = col(CanonicalAnswer.id) == id
        return bool(self._session.exec(delete(CanonicalAnswer).where(mine)).rowcount)

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


def _of_key(answer: CanonicalAnswer) -> tuple[ColumnElement[bool], ...]:
    return (
        col(CanonicalAnswer.procedure_code) == answer.procedure_code,
        col(CanonicalAnswer.aspect) == answer.aspect,
        col(CanonicalAnswer.language) == answer.language,
    )


def _conditions(chosen: CanonicalFilter) -> list[ColumnElement[bool]]:
    found = [
        getattr(CanonicalAnswer, name) == value
        for name in ("procedure_code", "aspect", "language", "state")
        if (value := getattr(chosen, name)) is not None
    ]
    if chosen.stale is not None:
        reason = col(CanonicalAnswer.stale_reason)
        found.append(reason != "" if chosen.stale else reason == "")
    words = (col(CanonicalAnswer.question), col(CanonicalAnswer.text))
    return [*found, *holds_words(chosen.text or "", *words)]
