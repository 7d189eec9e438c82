"""The second level: passing on, assigning, answering, closing."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlmodel import Session

from assist.auth.dependencies import Caller
from assist.auth.roles import ATTENDING
from assist.escalations.cards import Card, card_of
from assist.escalations.knowledge import propose
from assist.escalations.opening import open_in, unknown_queue
from assist.escalations.queues import Queue, queue_for, queues
from assist.escalations.schemas import (
    Answer,
    Assignment,
    Closing,
    EscalationDetail,
    EscalationIn,
    EscalationPage,
    QueueOut,
    TeamsAnswer,
    TeamsThanks,
)
from assist.escalations.showing import shown_all, shown_in_detail
from assist.escalations.teams import escalation_of, tell_teams
from assist.escalations.threads import mark_answered
from assist.interactions.redacting import redacted
from assist.live.announcing import EventType, announce
from assist.outbox.tokens import issued
from assist.preconditions import take_to_edit
from assist.problems import Problem
from assist.resources import Resources
from indexes.audit import record
from indexes.database import session_scope
from indexes.outbox import ask_for_delivery
from indexes.repositories.escalations import EscalationFilter, EscalationRepository
from indexes.repositories.suggestions import SuggestionRepository
from indexes.settings import Settings
from indexes.tables import Escalation, now
from prompts.catalogue import catalogue

WHAT = "ninguna consulta al segundo nivel"
_WAITING = ("open", "assigned")


def escalations(
    session: Session, settings: Settings, chosen: EscalationFilter, offset: int, limit: int
) -> EscalationPage:
    repository = EscalationRepository(session)
    rows = repository.search(chosen, offset, limit)
    return EscalationPage(total=repository.count(chosen), items=shown_all(session, settings, rows))


def read_by(session: Session, settings: Settings, id: str, caller: Caller) -> EscalationDetail:
    """That somebody read what a citizen asked is kept."""
    row = _get(session, id)
    _check_session(session, row, caller)
    found = shown_in_detail(session, settings, row)
    record(session, actor=caller.shown, action="escalation.read", subject=id)
    return found


def queues_with_load(session: Session, settings: Settings) -> list[QueueOut]:
    waiting = EscalationRepository(session).waiting_by_queue(now())
    return [_queue_out(one, *waiting.get(one.id, (0, 0))) for one in queues(settings)]


def card(session: Session, settings: Settings, id: str) -> Card:
    """As Teams shows it, without the permission to answer."""
    row = _get(session, id)
    queue = queue_for(settings, row.theme, row.queue) or queues(settings)[0]
    token = issued(settings, "preview", row.id)
    return card_of(row, queue, token=token, url=None, zone=ZoneInfo(settings.time_zone))


def open_escalation(
    resources: Resources, body: EscalationIn, caller: Caller
) -> tuple[EscalationDetail, bool]:
    """Whether it is new, too."""
    with session_scope(resources.engine) as session:
        row, new = open_in(session, resources.settings, body, caller)
        opened = shown_in_detail(session, resources.settings, row)
    ask_for_delivery(resources.settings)
    return opened, new


def assign(
    resources: Resources, id: str, body: Assignment, expected: int | None, caller: Caller
) -> EscalationDetail:
    """Raises Problem 409 once it is answered."""
    settings = resources.settings
    if body.queue is not None and queue_for(settings, None, body.queue) is None:
        raise unknown_queue(body.queue)
    with session_scope(resources.engine) as session:
        row = _take(session, id, expected, _WAITING, "assigned")
        row.state, row.assigned_at = "assigned", now()
        row.assignee = body.assignee or caller.shown
        row.queue, row.priority = body.queue or row.queue, body.priority or row.priority
        _saved(session, row)
        tell_teams(session, settings, row)
        _tell(session, row, "escalation.assigned", caller.shown, assignee=row.assignee)
        done = shown_in_detail(session, settings, row)
    ask_for_delivery(settings)
    return done


def answer(
    resources: Resources, id: str, body: Answer, expected: int | None, caller: Caller
) -> EscalationDetail:
    """From the console. Raises Problem 409 when somebody was first."""
    with session_scope(resources.engine) as session:
        row = _take(session, id, expected, _WAITING, "answered")
        _answer(session, resources.settings, row, body, caller.shown, "console")
        done = shown_in_detail(session, resources.settings, row)
    ask_for_delivery(resources.settings)
    return done


def answer_from_teams(resources: Resources, body: TeamsAnswer) -> TeamsThanks:
    """With the token of a card, which is good for one answer. The same answer again is no other:
    what carries it may repeat itself. Raises Problem 403 or 409."""
    id = escalation_of(resources.settings, body.token)
    if id is None:
        raise Problem("callback_refused")
    said = catalogue("escalations")["teams"]
    by = said["by"].format(name=body.answered_by) if body.answered_by else None
    with session_scope(resources.engine) as session:
        row = _get(session, id)
        if not _is_repeated(row, body):
            row = _take(session, id, None, _WAITING, "answered")
            _answer(
                session,
                resources.settings,
                row,
                Answer(text=body.answer),
                by or said["anonymous"],
                "teams",
            )
    ask_for_delivery(resources.settings)
    return TeamsThanks(escalation_id=id, message=said["thanks"])


def close(
    resources: Resources, id: str, body: Closing, expected: int | None, caller: Caller
) -> EscalationDetail:
    with session_scope(resources.engine) as session:
        _check_session(session, _get(session, id), caller)
        row = _take(session, id, expected, (*_WAITING, "answered"), "closed")
        row.state, row.closed_at, row.closed_by = "closed", now(), caller.shown
        row.close_reason = redacted(body.reason)
        _saved(session, row)
        _tell(session, row, "escalation.closed", caller.shown)
        done = shown_in_detail(session, resources.settings, row)
    ask_for_delivery(resources.settings)
    return done


def _answer(
    session: Session, settings: Settings, row: Escalation, body: Answer, by: str, via: str
) -> None:
    row.state, row.answered_at = "answered", now()
    row.answer, row.answered_by, row.answer_via = redacted(body.text), by, via
    if body.as_knowledge:
        propose(session, row)
    _saved(session, row)
    _tell(session, row, "escalation.answered", by, via=via)
    mark_answered(session, settings, row)


def _is_repeated(row: Escalation, body: TeamsAnswer) -> bool:
    return row.answer_via == "teams" and row.answer == redacted(body.answer)


def _get(session: Session, id: str) -> Escalation:
    row = EscalationRepository(session).get(id)
    if row is None:
        raise Problem("not_found", what=WHAT, id=id)
    return row


def _check_session(session: Session, row: Escalation, caller: Caller) -> None:
    """A session's token opens what is of its interaction. Raises Problem 404."""
    if caller.session is None or row.interaction_id == caller.session.interaction:
        return
    made = SuggestionRepository(session).get(row.suggestion_id) if row.suggestion_id else None
    if made is None or made.interaction != caller.session.interaction:
        raise Problem("not_found", what=WHAT, id=row.id)


def _take(
    session: Session, id: str, expected: int | None, allowed: Sequence[str], wanted: str
) -> Escalation:
    row = take_to_edit(session, Escalation, id, expected, WHAT)
    if row.state in allowed:
        return row
    names = catalogue("escalations")["states"]
    if wanted == "answered":
        raise Problem("escalation_answered", id=id, by=row.answered_by or row.closed_by)
    raise Problem(
        "wrong_state", state=names[row.state], wanted=names[wanted],
        allowed=names["closed"] if row.state == "answered" else "—",
    )  # fmt: skip


def _saved(session: Session, row: Escalation) -> None:
    row.updated_at = now()
    session.add(row)
    session.flush()


def _tell(session: Session, row: Escalation, type: EventType, by: str, **more: str) -> None:
    data = {"queue": row.queue, "suggestion_id": row.suggestion_id, **more,
            "interaction_id": row.interaction_id, "opened_by": row.opened_by}  # fmt: skip
    announce(session, type, row.id, data, roles=ATTENDING, office=row.office)
    record(session, actor=by, action=type, subject=row.id, detail={"queue": row.queue})


def _queue_out(queue: Queue, waiting: int, overdue: int) -> QueueOut:
    return QueueOut(
        id=queue.id, name=queue.name, themes=list(queue.themes), members=list(queue.members),
        waiting=waiting, overdue=overdue,
    )  # fmt: skip
