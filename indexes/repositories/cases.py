from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import Session, col, func, select, update

from indexes.repositories.upsert import upsert
from indexes.tables import ResolvedCase

if TYPE_CHECKING:
    from indexes.redaction import RedactedCase

Cases = list[ResolvedCase]

_BATCH = 500


class CaseRepository:
    """Past queries with their replies. Only redacted ones can be saved."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, id: str) -> ResolvedCase | None:
        return self._session.get(ResolvedCase, id, populate_existing=True)

    def list(
        self,
        office: str | None = None,
        procedure_code: str | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> Cases:
        """Newest first; `None` means any."""
        newest = (col(ResolvedCase.resolved_at).desc(), col(ResolvedCase.id))
        query = select(ResolvedCase).order_by(*newest).offset(offset).limit(limit)
        if office is not None:
            query = query.where(ResolvedCase.office == office)
        if procedure_code is not None:
            query = query.where(ResolvedCase.procedure_code == procedure_code)
        return list(self._session.exec(query))

    def save(self, case: RedactedCase) -> None:
        """Adds it, or replaces the one of that id, which is then no longer stale."""
        row = ResolvedCase(
            id=case.id,
            question=str(case.question),
            answer=str(case.answer),
            office=case.office,
            channel=str(case.channel),
            resolved_at=case.resolved_at,
            procedure_code=case.procedure_code,
            language=case.language,
        )
        upsert(self._session, row)

    def set_stale(self, id: str, stale: bool) -> None:
        self._session.exec(
            update(ResolvedCase).where(col(ResolvedCase.id) == id).values(stale=stale)
        )

    def imported_since(self, at: datetime) -> set[str]:
        """Codes of the procedures of the cases that came at that time or later."""
        query = select(ResolvedCase.procedure_code).where(
            col(ResolvedCase.imported_at) >= at, col(ResolvedCase.procedure_code).is_not(None)
        )
        return {code for code in self._session.exec(query.distinct()) if code}

    def codes(self) -> dict[str, str]:
        """The codes of procedures that cases name, each with the id of one of them."""
        query = select(ResolvedCase.procedure_code, func.min(ResolvedCase.id))
        named = query.where(col(ResolvedCase.procedure_code).is_not(None))
        rows = self._session.exec(named.group_by(col(ResolvedCase.procedure_code))).all()
        return {code: id for code, id in rows if code}

    def count(self) -> int:
        return self._session.exec(select(func.count()).select_from(ResolvedCase)).one()

    def iter_all(self) -> Iterator[ResolvedCase]:
        """By id, without holding them all in memory."""
        last = ""
        while True:
            query = select(ResolvedCase).where(ResolvedCase.id > last)
            batch = self._session.exec(query.order_by(col(ResolvedCase.id)).limit(_BATCH)).all()
            if not batch:
                return
            yield from batch
            last = batch[-1].id
