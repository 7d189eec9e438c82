from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlmodel import Session, and_, col, func, select

from indexes.conflicts import ConflictState, Finding, Ruling
from indexes.errors import RecordNotFound
from indexes.tables import Conflict, ConflictRuling

Conflicts = list[Conflict]
ConflictRulings = list[ConflictRuling]
Rulings = list[Ruling]


class ConflictRepository:
    """The queue of sources that disagree, and what editors ruled."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, id: str) -> Conflict | None:
        return self._session.get(Conflict, id, populate_existing=True)

    def list(
        self,
        state: ConflictState | None = None,
        procedure_code: str | None = None,
        slot: str | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> Conflicts:
        """The last found first; `None` means any."""
        newest = (col(Conflict.updated_at).desc(), col(Conflict.id))
        query = _chosen(select(Conflict), state, procedure_code, slot).order_by(*newest)
        return list(self._session.exec(query.offset(offset).limit(limit)))

    def count(
        self,
        state: ConflictState | None = None,
        procedure_code: str | None = None,
        slot: str | None = None,
    ) -> int:
        query = _chosen(select(func.count()).select_from(Conflict), state, procedure_code, slot)
        return int(self._session.exec(query).one())

    def keep(self, about: Collection[str], findings: Iterable[Finding], at: datetime) -> int:
        """Writes what was found about these procedures. What is no longer found is resolved; a
        ruling holds while the facts are those that it was made on, else the conflict is open again.
        How many are open that were not."""
        query = select(Conflict).where(col(Conflict.about).in_(about))
        known = {row.id: row for row in self._session.exec(query)}
        found = {finding.id: finding for finding in findings}
        opened = sum(self._keep(known.get(id), finding, at) for id, finding in found.items())
        for id, row in known.items():
            if id not in found and row.state != "resolved":
                row.state, row.updated_at = "resolved", at
                self._session.add(row)
        self._session.flush()
        return opened

    def rule(
        self, id: str, *, value: str, document_id: str | None, reason: str, by: str, at: datetime
    ) -> Conflict:
        """Raises RecordNotFound. A later ruling on the same facts replaces this one."""
        row = self._session.get(Conflict, id, populate_existing=True, with_for_update=True)
        if row is None:
            raise RecordNotFound(f"no existe la contradicción {id}")
        ruling = ConflictRuling(
            conflict_id=id, value=value, document_id=document_id, reason=reason, by=by, at=at,
            digest=row.digest,
        )  # fmt: skip
        row.state, row.reopened, row.updated_at = "ruled", False, at
        self._session.add_all([ruling, row])
        self._session.flush()
        return row

    def rulings_of(self, ids: Collection[str]) -> dict[str, ConflictRulings]:
        """By conflict, all that were ever made, the last one first."""
        query = select(ConflictRuling).where(col(ConflictRuling.conflict_id).in_(ids))
        newest = (col(ConflictRuling.at).desc(), col(ConflictRuling.id).desc())
        found: dict[str, ConflictRulings] = {id: [] for id in ids}
        for ruling in self._session.exec(query.order_by(*newest)):
            found[ruling.conflict_id].append(ruling)
        return found

    def rulings(self, procedure_code: str | None = None) -> Rulings:
        """Those in force, one a conflict: the last one made on the present facts."""
        joined = and_(
            col(ConflictRuling.conflict_id) == Conflict.id,
            col(ConflictRuling.digest) == Conflict.digest,
        )
        query = select(Conflict, ConflictRuling).join(ConflictRuling, joined)
        query = query.where(Conflict.state == "ruled")
        if procedure_code is not None:
            query = query.where(Conflict.procedure_code == procedure_code)
        in_order = (col(ConflictRuling.at), col(ConflictRuling.id))
        rows = self._session.exec(query.order_by(*in_order)).all()
        last = {row.id: _ruling(row, ruling) for row, ruling in rows}
        return sorted(last.values(), key=lambda ruling: ruling.conflict_id)

    def _keep(self, row: Conflict | None, finding: Finding, at: datetime) -> bool:
        """Whether it is open now and was not."""
        if row is None:
            self._session.add(_row(finding, at))
            return True
        same = row.digest == finding.digest
        was = row.state
        for name, value in _content(finding).items():
            setattr(row, name, value)
        if not same or was == "resolved":
            row.state = self._state(finding)
            row.reopened = was == "ruled" and row.state == "open"
            row.updated_at = at
        self._session.add(row)
        return row.state == "open" and was != "open"

    def _state(self, finding: Finding) -> ConflictState:
        """Facts that come back bring their ruling back."""
        made = self.rulings_of([finding.id])[finding.id]
        ruled = any(ruling.digest == finding.digest for ruling in made)
        return "ruled" if ruled else "open"


def _chosen(query: Any, state: str | None, code: str | None, slot: str | None) -> Any:
    pairs = ((Conflict.state, state), (Conflict.procedure_code, code), (Conflict.slot, slot))
    for column, value in pairs:
        if value is not None:
            query = query.where(column == value)
    return query


def _row(finding: Finding, at: datetime) -> Conflict:
    return Conflict(id=finding.id, found_at=at, updated_at=at, **_content(finding))


def _content(finding: Finding) -> dict[str, Any]:
    names = ("about", "procedure_code", "procedure_title", "slot", "kind", "sides", "reason")
    dumped = finding.model_dump(mode="json", include=set(names))
    return {**dumped, "digest": finding.digest}


def _ruling(row: Conflict, ruling: ConflictRuling) -> Ruling:
    return Ruling(
        conflict_id=row.id, about=row.about, procedure_code=row.procedure_code, slot=row.slot,
        kind=row.kind, value=ruling.value, document_id=ruling.document_id, reason=ruling.reason,
        by=ruling.by, at=ruling.at,
    )  # fmt: skip
