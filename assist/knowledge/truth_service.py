"""Reading the change feed and the queue of conflicts, and ruling on them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session

from assist.knowledge.truth_schemas import (
    ChangeOut,
    ChangePage,
    ConflictOut,
    ConflictPage,
    RulingIn,
    ruling_out,
)
from assist.problems import Problem
from indexes.conflicts import ConflictState, Side
from indexes.repositories.changes import ChangeFilter, ChangeRepository
from indexes.repositories.conflicts import ConflictRepository
from indexes.tables import Conflict, ConflictRuling, now


def changes(session: Session, chosen: ChangeFilter, offset: int, limit: int) -> ChangePage:
    repository = ChangeRepository(session)
    rows = repository.list(chosen, offset, limit)
    return ChangePage(total=repository.count(chosen), items=[ChangeOut.of(row) for row in rows])


def conflicts(
    session: Session,
    state: ConflictState | None,
    procedure: str | None,
    slot: str | None,
    offset: int,
    limit: int,
) -> ConflictPage:
    repository = ConflictRepository(session)
    rows = repository.list(state, procedure, slot, offset, limit)
    rulings = repository.rulings_of([row.id for row in rows])
    return ConflictPage(
        total=repository.count(state, procedure, slot),
        items=[_conflict(row, rulings[row.id]) for row in rows],
    )


def conflict(session: Session, conflict_id: str) -> ConflictOut:
    repository = ConflictRepository(session)
    row = _found(repository, conflict_id)
    return _conflict(row, repository.rulings_of([conflict_id])[conflict_id])


def rule(session: Session, conflict_id: str, ruling: RulingIn, by: str) -> ConflictOut:
    """Raises Problem when neither a side nor a value is named, or there is no such side."""
    repository = ConflictRepository(session)
    row = _found(repository, conflict_id)
    value = ruling.value or _value_of(row, ruling.document_id)
    row = repository.rule(
        conflict_id, value=value, document_id=ruling.document_id, reason=ruling.reason, by=by,
        at=now(),
    )  # fmt: skip
    return _conflict(row, repository.rulings_of([conflict_id])[conflict_id])


def _found(repository: ConflictRepository, conflict_id: str) -> Conflict:
    row = repository.get(conflict_id)
    if row is None:
        raise Problem("not_found", what="ninguna contradicción", id=conflict_id)
    return row


def _value_of(row: Conflict, document_id: str | None) -> str:
    """All that the side states, as its normal forms."""
    sides = (Side.model_validate(side) for side in row.sides)
    side = next((side for side in sides if side.document_id == document_id), None)
    if side is None:
        field = "document_id" if document_id else "value"
        message = "indique «document_id», uno de los que se contradicen, o «value»"
        raise Problem("invalid", errors=[{"field": field, "message": message}])
    return ", ".join(side.forms)


def _conflict(row: Conflict, rulings: Sequence[ConflictRuling]) -> ConflictOut:
    sides = [Side.model_validate(side) for side in row.sides]
    valid = [r.id for r in rulings if r.digest == row.digest and row.state == "ruled"][:1]
    fields = row.model_dump(include=set(ConflictOut.model_fields) - {"sides"})
    return ConflictOut(
        **fields,
        preferred=sides[0],
        sides=sides,
        rulings=[ruling_out(ruling, ruling.id in valid) for ruling in rulings],
    )
