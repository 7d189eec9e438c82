from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, func, select

from indexes.models import Value
from indexes.repositories.searching import holds_words
from indexes.repositories.upsert import upsert
from indexes.tables import ResolvedCase

if TYPE_CHECKING:
    from indexes.redaction import RedactedCase

Cases = list[ResolvedCase]

_BATCH = 500
_EDITED = frozenset(
    {"retired_at", "retired_by", "retired_reason", "corrected_at", "corrected_by", "row_version"}
)
_CORRECTED = frozenset({"question", "answer", "procedure_code", "language"})


class CaseFilter(Value):
    """`None` means any. `text` are words of the question or the answer."""

    office: str | None = None
    channel: str | None = None
    procedure_code: str | None = None
    stale: bool | None = None
    retired: bool | None = False
    text: str | None = None


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
        """Those in use, newest first; `None` means any."""
        chosen = CaseFilter(office=office, procedure_code=procedure_code)
        return self.search(chosen, offset, limit)

    def search(
        self, chosen: CaseFilter | None = None, offset: int = 0, limit: int | None = None
    ) -> Cases:
        """Newest first."""
        newest = (col(ResolvedCase.resolved_at).desc(), col(ResolvedCase.id))
        query = select(ResolvedCase).where(*_conditions(chosen or CaseFilter())).order_by(*newest)
        return list(self._session.exec(query.offset(offset).limit(limit)))

    def matching(self, chosen: CaseFilter) -> int:
        """How many `search` would give without a limit."""
        query = select(func.count()).select_from(ResolvedCase)
        return self._session.exec(query.where(*_conditions(chosen))).one()

    def save(self, case: RedactedCase) -> None:
        """Adds it, or replaces the one of that id, which is then no longer stale. What an editor
        corrected stays as they left it, and what they retired stays retired."""
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
        keep = _EDITED | _CORRECTED if case.id in self._corrected else _EDITED
        upsert(self._session, row, keep=keep, bump=True)

    def delete(self, id: str) -> bool:
        """Takes it out for good."""
        mine = col(ResolvedCase.id) == id
        return bool(self._session.exec(delete(ResolvedCase).where(mine)).rowcount)

    @cached_property
    def _corrected(self) -> frozenset[str]:
        query = select(ResolvedCase.id).where(col(ResolvedCase.corrected_at).is_not(None))
        return frozenset(self._session.exec(query))

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
        """Those in use by id, without holding them all in memory."""
        last = ""
        while True:
            query = select(ResolvedCase).where(
                ResolvedCase.id > last, col(ResolvedCase.retired_at).is_(None)
            )
            batch = self._session.exec(query.order_by(col(ResolvedCase.id)).limit(_BATCH)).all()
            if not batch:
                return
            yield from batch
            last = batch[-1].id


def _conditions(chosen: CaseFilter) -> list[ColumnElement[bool]]:
    found = [
        getattr(ResolvedCase, name) == value
        for name in ("office", "channel", "procedure_code", "stale")
        if (value := getattr(chosen, name)) is not None
    ]
    if chosen.retired is not None:
        retired = col(ResolvedCase.retired_at)
        found.append(retired.is_not(None) if chosen.retired else retired.is_(None))
    words = holds_words(chosen.text or "", col(ResolvedCase.question), col(ResolvedCase.answer))
    return [*found, *words]
