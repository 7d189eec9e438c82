"""Deciding on notices: edited, rejected, or approved, which sends them."""

from __future__ import annotations

from sqlmodel import Session

from assist.auth.dependencies import Caller
from assist.auth.roles import NOTIFIERS
from assist.live.announcing import announce
from assist.notices.recipients import counted, recipients, send, target_of
from assist.notices.schemas import (
    NoticeChanges,
    NoticeDetail,
    NoticeOut,
    NoticePage,
    Rejection,
)
from assist.preconditions import take_to_edit
from assist.problems import Problem
from assist.resources import Resources
from indexes.audit import record
from indexes.database import session_scope
from indexes.outbox import ask_for_delivery
from indexes.repositories.notices import NoticeFilter, NoticeRepository
from indexes.settings import Settings
from indexes.tables import Notice, now
from prompts.catalogue import catalogue

WHAT = "ningún aviso"


def notices(session: Session, chosen: NoticeFilter, offset: int, limit: int) -> NoticePage:
    repository = NoticeRepository(session)
    rows = repository.search(chosen, offset, limit)
    return NoticePage(total=repository.count(chosen), items=[_out(row) for row in rows])


def notice(session: Session, settings: Settings, id: str) -> NoticeDetail:
    row = NoticeRepository(session).get(id)
    if row is None:
        raise Problem("not_found", what=WHAT, id=id)
    return _detail(session, settings, row)


def change(
    resources: Resources, id: str, changes: NoticeChanges, expected: int | None, caller: Caller
) -> NoticeDetail:
    """Its quote and its source stay: they are what it rests on."""
    values = changes.model_dump(exclude_unset=True)
    if not values:
        message = catalogue("notices")["edit"]["nothing"]
        raise Problem("invalid", errors=[{"field": "body", "message": message}])
    with session_scope(resources.engine) as session:
        row = _take(session, id, expected, "proposed")
        for name, value in values.items():
            if value is not None or name == "expires_on":
                setattr(row, name, value)
        row.edited = True
        return _saved(session, resources.settings, row, "notice.edited", caller)


def approve(resources: Resources, id: str, expected: int | None, caller: Caller) -> NoticeDetail:
    """It goes out to everybody whom it concerns now, through the outbox."""
    with session_scope(resources.engine) as session:
        row = _take(session, id, expected, "sent")
        row.state = "sent"
        row.decided_by, row.decided_at = caller.shown, now()
        row.sent_at = row.decided_at
        session.add(row)
        session.flush()
        send(session, resources.settings, row)
        _tell(session, row)
        done = _saved(session, resources.settings, row, "notice.approved", caller)
    ask_for_delivery(resources.settings)
    return done


def reject(
    resources: Resources, id: str, body: Rejection, expected: int | None, caller: Caller
) -> NoticeDetail:
    with session_scope(resources.engine) as session:
        row = _take(session, id, expected, "rejected")
        row.state, row.reason = "rejected", body.reason
        row.decided_by, row.decided_at = caller.shown, now()
        _tell(session, row)
        done = _saved(session, resources.settings, row, "notice.rejected", caller)
    ask_for_delivery(resources.settings)
    return done


def _take(session: Session, id: str, expected: int | None, wanted: str) -> Notice:
    row = take_to_edit(session, Notice, id, expected, WHAT)
    if row.state != "proposed":
        names = catalogue("notices")["states"]
        raise Problem("wrong_state", state=names[row.state], wanted=names[wanted], allowed="—")
    return row


def _tell(session: Session, row: Notice) -> None:
    data = {"state": row.state, "origin": row.origin, "procedure_code": row.procedure_code}
    announce(session, "notice.decided", row.id, data, roles=NOTIFIERS)


def _saved(
    session: Session, settings: Settings, row: Notice, action: str, caller: Caller
) -> NoticeDetail:
    session.add(row)
    session.flush()
    found = _detail(session, settings, row)
    record(session, actor=caller.shown, action=action, subject=row.id)
    return found


def _detail(session: Session, settings: Settings, row: Notice) -> NoticeDetail:
    wanted = (
        recipients(session, settings, target_of(session, row)) if row.state == "proposed" else None
    )
    return NoticeDetail(
        **_out(row).model_dump(),
        recipients=None if wanted is None else counted(wanted, row.audiences),
        deliveries=NoticeRepository(session).delivery_counts(row.id),
    )


def _out(row: Notice) -> NoticeOut:
    shown = row.model_dump(include=set(NoticeOut.model_fields))
    return NoticeOut(**shown, version=row.row_version)
