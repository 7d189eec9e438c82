"""Asking for approval, and deciding."""

from __future__ import annotations

import secrets

from sqlmodel import Session

from assist.approvals.gate import Subject, is_required, subject_of
from assist.approvals.schemas import (
    ApprovalCheck,
    ApprovalIn,
    ApprovalOut,
    ApprovalPage,
)
from assist.auth.dependencies import Caller
from assist.auth.roles import ATTENDING, SUPERVISORS
from assist.live.announcing import announce
from assist.preconditions import take_to_edit
from assist.problems import Problem
from assist.resources import Resources
from indexes.audit import record
from indexes.database import session_scope
from indexes.outbox import ask_for_delivery
from indexes.redaction import redact
from indexes.repositories.approvals import ApprovalFilter, ApprovalRepository
from indexes.settings import Settings
from indexes.tables import Approval, now
from prompts.catalogue import catalogue

WHAT = "ninguna solicitud de aprobación"


def approvals(session: Session, chosen: ApprovalFilter, offset: int, limit: int) -> ApprovalPage:
    repository = ApprovalRepository(session)
    rows = repository.search(chosen, offset, limit)
    return ApprovalPage(total=repository.count(chosen), items=[_out(row) for row in rows])


def approval(session: Session, id: str) -> ApprovalOut:
    row = ApprovalRepository(session).get(id)
    if row is None:
        raise Problem("not_found", what=WHAT, id=id)
    return _out(row)


def check(session: Session, settings: Settings, subject: Subject) -> ApprovalCheck:
    chosen = ApprovalFilter(
        suggestion_id=subject.suggestion_id, interaction_id=subject.interaction_id
    )
    latest = ApprovalRepository(session).latest(chosen)
    return ApprovalCheck(
        required=is_required(settings, subject), latest=_out(latest) if latest else None
    )


def ask(resources: Resources, body: ApprovalIn, caller: Caller) -> ApprovalOut:
    """Also where nothing requires it: an agent may want somebody else to look."""
    office = caller.session.office if caller.session else body.office
    with session_scope(resources.engine) as session:
        subject = subject_of(session, body.suggestion_id, body.interaction_id, office)
        row = Approval(
            id="apr_" + secrets.token_hex(8),
            suggestion_id=subject.suggestion_id,
            interaction_id=subject.interaction_id,
            citizen=subject.citizen,
            office=subject.office,
            theme=subject.theme,
            text=str(redact(body.text).text),
            requested_by=caller.shown,
            requested_key=caller.key_id,
        )
        ApprovalRepository(session).add(row)
        announce(
            session, "approval.requested", row.id, _told(row), roles=SUPERVISORS, office=row.office
        )
        record(session, actor=caller.shown, action="approval.requested", subject=row.id)
    ask_for_delivery(resources.settings)
    return _out(row)


def decide(
    resources: Resources, id: str, state: str, reason: str, expected: int | None, caller: Caller
) -> ApprovalOut:
    """Raises Problem 409 for one that was decided, and for who approves their own text."""
    with session_scope(resources.engine) as session:
        row = take_to_edit(session, Approval, id, expected, WHAT)
        names = catalogue("escalations")["approvals"]
        if row.state != "waiting":
            raise Problem("wrong_state", state=names[row.state], wanted=names[state], allowed="—")
        if state == "approved" and row.requested_key == caller.key_id:
            raise Problem("conflict", reason=names["own"])
        row.state, row.reason = state, str(redact(reason).text) if reason else ""
        row.decided_by, row.decided_at = caller.shown, now()
        session.add(row)
        session.flush()
        announce(
            session, "approval.decided", row.id, _told(row), roles=ATTENDING, office=row.office
        )
        record(session, actor=caller.shown, action=f"approval.{state}", subject=id)
    ask_for_delivery(resources.settings)
    return _out(row)


def _told(row: Approval) -> dict[str, str | None]:
    return {
        "state": row.state, "suggestion_id": row.suggestion_id,
        "interaction_id": row.interaction_id, "requested_by": row.requested_by,
    }  # fmt: skip


def _out(row: Approval) -> ApprovalOut:
    shown = row.model_dump(include=set(ApprovalOut.model_fields))
    return ApprovalOut(**shown, version=row.row_version)
