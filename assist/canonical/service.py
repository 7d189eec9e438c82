"""Proposing, approving, rejecting and ending canonical answers."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from assist.canonical.schemas import (
    Approval,
    CanonicalChanges,
    CanonicalDetail,
    CanonicalIn,
    CanonicalPage,
)
from assist.canonical.showing import WHAT, shown, shown_in_detail
from assist.preconditions import take_to_edit
from assist.problems import Problem
from indexes.database import session_scope
from indexes.facts.present import present
from indexes.grounds import dependencies, stated_of_procedure, unsupported
from indexes.repositories import ProcedureRepository
from indexes.repositories.canonical_answers import (
    CanonicalAnswerRepository,
    CanonicalFilter,
)
from indexes.repositories.dependencies import DependencyRepository
from indexes.repositories.feedback import FeedbackRepository
from indexes.tables import CanonicalAnswer, now
from prompts.catalogue import catalogue

_SUBJECT = "canonical:"


def answers(session: Session, chosen: CanonicalFilter, offset: int, limit: int) -> CanonicalPage:
    repository = CanonicalAnswerRepository(session)
    rows = repository.search(chosen, offset, limit)
    uses = FeedbackRepository(session).uses_of([row.id for row in rows])
    items = [shown(row, uses.get(row.id, [])) for row in rows]
    return CanonicalPage(total=repository.count(chosen), items=items)


def answer(session: Session, id: str) -> CanonicalDetail:
    row = CanonicalAnswerRepository(session).get(id)
    if row is None:
        raise Problem("not_found", what=WHAT, id=id)
    return shown_in_detail(session, row)


def add(engine: Engine, body: CanonicalIn, by: str) -> CanonicalDetail:
    with session_scope(engine) as session:
        return add_in(session, body, by)


def add_in(
    session: Session, body: CanonicalIn, by: str, evidence: Sequence[Mapping[str, Any]] = ()
) -> CanonicalDetail:
    """In a transaction of the caller. `evidence`: dumped Evidence, what it is proposed from."""
    if not ProcedureRepository(session).by_code(body.procedure_code):
        message = catalogue("knowledge")["canonical"]["procedure"]
        said = message.format(code=body.procedure_code)
        raise Problem("invalid", errors=[{"field": "body.procedure_code", "message": said}])
    values = body.model_dump(exclude={"owner"})
    owner = by if body.owner is None else body.owner
    row = CanonicalAnswer(
        id=_new_id(), owner=owner, updated_by=by, evidence=[dict(one) for one in evidence], **values
    )
    return _written(session, row)


def change(
    engine: Engine, id: str, changes: CanonicalChanges, expected: int | None, by: str
) -> CanonicalDetail:
    """A new text of one that was approved is a new version, under an id of its own."""
    values = changes.model_dump(exclude_unset=True)
    with session_scope(engine) as session:
        row = _take(session, id, expected)
        if row.state not in ("proposed", "approved"):
            raise _wrong_state(row, "proposed")
        texts = {name for name in ("text", "question") if values.get(name) is not None}
        if row.state == "approved" and texts:
            kept = row.model_dump(include=set(CanonicalIn.model_fields))
            row = CanonicalAnswer(id=_new_id(), **kept)
            row.created_at = now()
            return _written(session, _changed(row, values, by))
        return _saved(session, _changed(row, values, by))


def approve(
    engine: Engine, id: str, approval: Approval, expected: int | None, by: str
) -> CanonicalDetail:
    """The approved one before it is superseded. Raises Problem 409 when it states values that no
    page states, unless they are accepted."""
    with session_scope(engine) as session:
        row = _take(session, id, expected)
        if row.state not in ("proposed", "rejected", "expired"):
            raise _wrong_state(row, "approved")
        _changed(row, approval.model_dump(exclude_unset=True, include=_APPROVAL), by)
        if row.valid_to is not None and row.valid_to < date.today():
            said = catalogue("knowledge")["articles"]["ended"].format(
                day=f"{row.valid_to:%d/%m/%Y}"
            )
            raise Problem("invalid", errors=[{"field": "body.valid_to", "message": said}])
        _check_supported(session, row, approval)
        row.state, row.state_reason = "approved", approval.reason
        row.stale_reason, row.stale_facts = "", []
        row.approved_by, row.approved_at = by, row.updated_at
        CanonicalAnswerRepository(session).supersede(row, row.updated_at)
        return _saved(session, row)


_APPROVAL = {"valid_from", "valid_to", "owner"}


def reject(engine: Engine, id: str, reason: str, expected: int | None, by: str) -> CanonicalDetail:
    return _end(engine, id, "rejected", ("proposed",), reason, expected, by)


def expire(engine: Engine, id: str, reason: str, expected: int | None, by: str) -> CanonicalDetail:
    return _end(engine, id, "expired", ("approved",), reason, expected, by)


def delete(engine: Engine, id: str, expected: int | None) -> None:
    """Only what never was in use; what was is kept, since it tells what was answered and why."""
    with session_scope(engine) as session:
        row = _take(session, id, expected)
        if row.approved_at is not None:
            raise Problem("canonical_was_used")
        CanonicalAnswerRepository(session).delete(id)
        DependencyRepository(session).forget(_SUBJECT + id)


def _end(
    engine: Engine,
    id: str,
    state: str,
    allowed: tuple[str, ...],
    reason: str,
    expected: int | None,
    by: str,
) -> CanonicalDetail:
    with session_scope(engine) as session:
        row = _take(session, id, expected)
        if row.state not in allowed:
            raise _wrong_state(row, state)
        row.state, row.state_reason = state, reason
        row.updated_at, row.updated_by = now(), by
        session.add(row)
        session.flush()
        return shown_in_detail(session, row)


def _take(session: Session, id: str, expected: int | None) -> CanonicalAnswer:
    return take_to_edit(session, CanonicalAnswer, id, expected, WHAT)


def _changed(row: CanonicalAnswer, values: dict[str, object], by: str) -> CanonicalAnswer:
    for name, value in values.items():
        if value is not None or name in ("valid_from", "valid_to"):
            setattr(row, name, value)
    row.updated_at, row.updated_by = now(), by
    return row


def _written(session: Session, row: CanonicalAnswer) -> CanonicalDetail:
    row.version = CanonicalAnswerRepository(session).next_version(row)
    return _saved(session, row)


def _saved(session: Session, row: CanonicalAnswer) -> CanonicalDetail:
    """With what it rests on, so that a page that changes can retire it."""
    session.add(row)
    session.flush()
    subject = _SUBJECT + row.id
    stated = stated_of_procedure(session, row.procedure_code)
    DependencyRepository(session).replace(subject, dependencies(subject, row.text, stated))
    return shown_in_detail(session, row)


def _check_supported(session: Session, row: CanonicalAnswer, approval: Approval) -> None:
    found = unsupported(row.text, stated_of_procedure(session, row.procedure_code))
    if not found:
        return
    if not approval.accept_unsupported:
        errors = [{"field": fact.slot.value, "message": present(fact)} for fact in found]
        raise Problem("unsupported_values", errors=errors)
    if not approval.reason:
        message = catalogue("knowledge")["canonical"]["reason"]
        raise Problem("invalid", errors=[{"field": "body.reason", "message": message}])


def _wrong_state(row: CanonicalAnswer, wanted: str) -> Problem:
    names = catalogue("knowledge")["canonical_states"]
    allowed = ", ".join(names[one] for one in _NEXT[row.state]) or "—"
    return Problem("wrong_state", state=names[row.state], wanted=names[wanted], allowed=allowed)


_NEXT = {
    "proposed": ("approved", "rejected"),
    "approved": ("expired",),
    "rejected": ("approved",),
    "superseded": (),
    "expired": ("approved",),
}


def _new_id() -> str:
    return "can_" + secrets.token_hex(6)
